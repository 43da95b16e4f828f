//! What comes back: counted, and held to a pace.

use std::io::{self, Read};
use std::sync::Arc;
use std::time::Duration;

use repository::NetworkFault;
use reqwest::blocking::Response;

use super::Shared;
use super::ask::Answer;

/// The body of an answer. Its errors hold a [`NetworkFault`].
pub(super) struct Body {
    response: Response,
    shared: Arc<Shared>,
    /// When the stretch of time began in which bytes are counted against the slowest pace, and how many came in it.
    since: Duration,
    came: u64,
}

impl Body {
    pub(super) fn new(answer: Answer, shared: &Arc<Shared>) -> Self {
        let since = shared.options.pace.now();
        Self { response: answer.response, shared: shared.clone(), since, came: 0 }
    }
}

impl Read for Body {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let options = &self.shared.options;
        let read = self.response.read(buffer).map_err(|error| {
            let late = error.get_ref().and_then(|inner| inner.downcast_ref::<reqwest::Error>());
            if late.is_some_and(reqwest::Error::is_timeout) || error.kind() == io::ErrorKind::TimedOut {
                return io::Error::new(io::ErrorKind::TimedOut, NetworkFault::Stalled(options.stall));
            }
            let reason = late.map_or_else(|| error.to_string(), super::ask::told);
            io::Error::new(io::ErrorKind::ConnectionReset, NetworkFault::Broken(reason))
        })?;
        self.shared.traffic.body(read);
        self.came += read as u64;
        let now = options.pace.now();
        if now.saturating_sub(self.since) >= options.stall {
            if self.came < options.slowest && read > 0 {
                return Err(io::Error::new(io::ErrorKind::TimedOut, NetworkFault::Stalled(now - self.since)));
            }
            (self.since, self.came) = (now, 0);
        }
        Ok(read)
    }
}
