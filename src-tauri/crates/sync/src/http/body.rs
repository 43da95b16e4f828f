//! What comes back: counted, and held to a pace.

use std::io::{self, Read};
use std::time::Duration;

use bytes::{Buf, Bytes};
use repository::NetworkFault;
use reqwest::Response;

use super::Http;
use super::ask::{Answer, told};

/// The body of an answer. Its errors hold a [`NetworkFault`].
pub(super) struct Body {
    response: Response,
    http: Http,
    /// What came and was not read yet.
    here: Bytes,
    /// When the stretch of time began in which bytes are counted against the slowest pace, and how many came in it.
    since: Duration,
    came: u64,
}

impl Body {
    pub(super) fn new(answer: Answer, http: &Http) -> Self {
        let since = http.shared.options.pace.now();
        Self { response: answer.response, http: http.clone(), here: Bytes::new(), since, came: 0 }
    }

    /// Waits for more, unless there is some or none is to come.
    fn fill(&mut self) -> Result<(), NetworkFault> {
        while self.here.is_empty() {
            match self.http.wait_for(self.response.chunk()).ok_or(NetworkFault::Stopped)? {
                Ok(Some(piece)) => self.here = piece,
                Ok(None) => break,
                Err(error) if error.is_timeout() => return Err(NetworkFault::Stalled(self.http.shared.options.stall)),
                Err(error) => return Err(NetworkFault::Broken(told(&error))),
            }
        }
        Ok(())
    }
}

impl Read for Body {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        self.fill().map_err(|fault| io::Error::new(kind(&fault), fault))?;
        let read = buffer.len().min(self.here.len());
        buffer[..read].copy_from_slice(&self.here[..read]);
        self.here.advance(read);
        let shared = &self.http.shared;
        shared.traffic.body(read);
        self.came += read as u64;
        let now = shared.options.pace.now();
        if now.saturating_sub(self.since) >= shared.options.stall {
            if self.came < shared.options.slowest && read > 0 {
                return Err(io::Error::new(io::ErrorKind::TimedOut, NetworkFault::Stalled(now - self.since)));
            }
            (self.since, self.came) = (now, 0);
        }
        Ok(read)
    }
}

/// What a fault is among the errors of input and output: none that is tried again by itself.
pub(super) fn kind(fault: &NetworkFault) -> io::ErrorKind {
    match fault {
        NetworkFault::Stalled(_) => io::ErrorKind::TimedOut,
        NetworkFault::Altered(_) => io::ErrorKind::InvalidData,
        NetworkFault::Stopped => io::ErrorKind::ConnectionAborted,
        _ => io::ErrorKind::ConnectionReset,
    }
}
