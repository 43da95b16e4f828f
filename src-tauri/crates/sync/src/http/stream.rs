//! A file that comes piece by piece, and goes on from where it was when the connection broke.

use std::io::{self, Read};

use repository::{CarrierError, NetworkFault, RepositoryPath};
use reqwest::Url;
use reqwest::header::{IF_RANGE, RANGE};

use super::ask::{Answer, Fault};
use super::body::{self, Body};
use super::{Http, part};

/// How many bytes between two breaks are progress, after which the tries are counted anew. With less, a server that
/// gives a byte for each request could have them for ever.
const PROGRESS: u64 = 16 << 10;

pub(super) struct Stream {
    http: Http,
    path: RepositoryPath,
    url: Url,
    body: Body,
    /// Where in the file the next byte belongs.
    at: u64,
    /// The length that was signed, where there is one.
    length: Option<u64>,
    /// The strong tag of the state that the bytes so far are of.
    tag: Option<String>,
    /// Tries since the last progress, and where that was.
    tried: u32,
    progress: u64,
}

impl Stream {
    /// Asks for `url` from `start` on, of the state that the strong `tag` names, where there is one.
    pub(super) fn open(
        http: &Http,
        path: &RepositoryPath,
        url: Url,
        start: u64,
        tag: Option<&str>,
        length: Option<u64>,
    ) -> Result<Option<Self>, Fault> {
        http.patiently(|| {
            let rest = if start > 0 { rest(http, &url, start, tag, length)? } else { Rest::Other };
            let (answer, at) = match rest {
                Rest::Part(answer) => (answer, start),
                Rest::Whole(answer) => (answer, 0),
                Rest::Other => (http.ask(&url, &[])?, 0),
            };
            match answer.status {
                200 => fits(&answer, length)?,
                206 if at > 0 => {}
                404 | 410 => return Ok(None),
                status => return Err(answer.refused(status)),
            }
            let shown = tag.filter(|_| at > 0).map(str::to_owned);
            let tag = shown.or_else(|| part::strong_tag(&answer));
            let body = Body::new(answer, http);
            let (http, path, url) = (http.clone(), path.clone(), url.clone());
            Ok(Some(Self { http, path, url, body, at, length, tag, tried: 0, progress: at }))
        })
    }

    pub(super) fn at(&self) -> u64 {
        self.at
    }

    pub(super) fn validator(&self) -> Option<String> {
        self.tag.clone()
    }

    /// Goes on after `fault`, or gives the fault that it ends with.
    fn go_on(&mut self, fault: Fault) -> Result<(), Fault> {
        if self.at.saturating_sub(self.progress) >= PROGRESS {
            (self.tried, self.progress) = (0, self.at);
        }
        let mut fault = fault;
        loop {
            // Without a name for the state of the file, its rest could be the rest of another.
            let Some(tag) = self.tag.clone().filter(|_| self.http.pause(&fault, self.tried)) else {
                return Err(fault);
            };
            self.tried += 1;
            match rest(&self.http, &self.url, self.at, Some(&tag), self.length) {
                Ok(Rest::Part(answer)) => {
                    self.body = Body::new(answer, &self.http);
                    return Ok(());
                }
                // What was handed out already cannot be taken back: whoever asked starts again.
                Ok(_) => return Err(Fault::altered("it changed while it was read")),
                Err(next) => fault = next,
            }
        }
    }

    /// Bytes that the file still has, as signed.
    fn left(&self) -> u64 {
        self.length.map_or(u64::MAX, |length| length.saturating_sub(self.at))
    }
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // Never more than was signed, whatever comes.
        let room = buffer.len().min(usize::try_from(self.left()).unwrap_or(usize::MAX));
        if room == 0 {
            return Ok(0);
        }
        loop {
            let fault = match self.body.read(&mut buffer[..room]) {
                Ok(0) if self.length.is_some() => NetworkFault::Broken("it ended early".to_owned()).into(),
                Ok(read) => {
                    self.at += read as u64;
                    return Ok(read);
                }
                Err(error) => Fault::from_stream(error),
            };
            if let Err(fault) = self.go_on(fault) {
                let kind = match &fault {
                    Fault::Network { fault, .. } => body::kind(fault),
                    _ => io::ErrorKind::ConnectionReset,
                };
                let error: CarrierError = self.http.name(&self.path, self.length.unwrap_or(u64::MAX), fault);
                return Err(io::Error::new(kind, error));
            }
        }
    }
}

/// What a server answers to who asks for the rest of a file.
enum Rest {
    /// Exactly that.
    Part(Answer),
    /// The whole file: it is another by now, or the server knows no parts.
    Whole(Answer),
    /// Nothing of use.
    Other,
}

/// Asks for the rest of a file from `start`, of the state that `tag` names, where one does.
fn rest(http: &Http, url: &Url, start: u64, tag: Option<&str>, length: Option<u64>) -> Result<Rest, Fault> {
    let mut headers = vec![(RANGE, format!("bytes={start}-"))];
    headers.extend(tag.map(|tag| (IF_RANGE, tag.to_owned())));
    let answer = http.ask(url, &headers)?;
    match answer.status {
        206 if part::is_exactly(&answer, start, length, tag) => Ok(Rest::Part(answer)),
        200 => Ok(Rest::Whole(answer)),
        // 412 and 416: some servers say so for what is another file by now.
        206 | 404 | 410 | 412 | 416 => Ok(Rest::Other),
        status => Err(answer.refused(status)),
    }
}

/// Whether an answer can be the whole file that was asked for.
fn fits(answer: &Answer, length: Option<u64>) -> Result<(), Fault> {
    let announced = answer.length();
    if length.is_some() && announced == length {
        // Packed or not, page or not: it is as long as it was signed, and its hash will tell.
        return Ok(());
    }
    if answer.is_page() {
        return Err(NetworkFault::SignIn.into());
    }
    if let Some(label) = answer.packed_as() {
        return Err(NetworkFault::Mislabelled(label).into());
    }
    match (announced, length) {
        (Some(announced), Some(length)) => {
            Err(Fault::altered(&format!("{announced} bytes instead of the {length} that were signed")))
        }
        _ => Ok(()),
    }
}
