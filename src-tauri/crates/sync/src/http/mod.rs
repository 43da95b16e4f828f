//! A repository behind an HTTP or HTTPS address.
//!
//! TLS trusts what the system trusts, and the system's proxy is used; neither matters for what is believed, since all
//! of it is checked against the publisher's signatures. What is looked after here is the way: nothing is read beyond
//! what was asked for, a line that says nothing is given up, what breaks is tried again with growing pauses and goes on
//! from where it was, and a network that answers in the server's place is named.
//!
//! ```text
//! options   what is allowed, and how time passes
//! ask       one request: redirects, pauses, statuses
//! body      what comes back, counted and held to its pace
//! running   what requests run on
//! stop      what ends the waiting before its time
//! part      whether an answer is the part that was asked for
//! stream    a blob that goes on after the connection broke
//! traffic   requests and bytes
//! ```

mod ask;
mod body;
mod options;
mod part;
mod running;
mod stop;
mod stream;
mod traffic;

use std::future::Future;
use std::io::Read;
use std::sync::Arc;

use repository::{Carrier, CarrierError, NetworkFault, Opened, Part, RepositoryPath};
use reqwest::header::CACHE_CONTROL;
use reqwest::{Client, Url};
use tokio::runtime::Handle;

use ask::{Answer, Fault};
use body::Body;
pub use options::{Options, Pace, RealPace, is_nearby};
pub use stop::Stop;
use stream::Stream;
pub use traffic::Traffic;

/// The first bytes of a zstd frame (RFC 8878, section 3.1.1).
const ZSTD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];

/// A carrier that asks a server. Clones share connections and counts.
///
/// Beside 404 and 410, a 403 for a root says that there is no newer one: storage such as S3 answers so for any name it
/// does not have, to those who may not list. For any other file a 403 is a refusal.
#[derive(Clone)]
pub struct Http {
    shared: Arc<Shared>,
    stop: Stop,
}

struct Shared {
    address: Url,
    running: Handle,
    client: Client,
    options: Options,
    traffic: traffic::Counter,
}

/// Why an address cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum AddressError {
    /// It is no `http:` or `https:` address of a folder.
    #[error("“{0}” is not the http: or https: address of a repository; check it for mistakes")]
    Unfit(String),
    /// The system's TLS cannot be set up.
    #[error("secure connections cannot be set up on this computer: {0}")]
    Tls(String),
    /// The system has no thread to spare.
    #[error("connections cannot be set up on this computer: {0}; close other programs and try again")]
    Thread(String),
}

impl Http {
    /// The repository under `address`. Nothing is asked yet.
    ///
    /// # Errors
    /// [`AddressError::Unfit`] for other schemes, and for addresses with a name and password, a query or a fragment.
    pub fn new(address: &str, options: Options) -> Result<Self, AddressError> {
        let address = read(address)?;
        let client = ask::client(&address, &options).map_err(|error| AddressError::Tls(ask::told(&error)))?;
        let running = running::handle().map_err(AddressError::Thread)?;
        let traffic = traffic::Counter::default();
        Ok(Self { shared: Arc::new(Shared { address, running, client, options, traffic }), stop: Stop::default() })
    }

    /// The same carrier, whose waiting ends when `stop` is asked: in [`NetworkFault::Stopped`], within a second.
    #[must_use]
    pub fn until(&self, stop: &Stop) -> Self {
        Self { shared: self.shared.clone(), stop: stop.clone() }
    }

    /// The repository under another address, asked under the same options and over the same connections; counted apart. A
    /// client of its own costs a reading of the system's trust store. Whether the system's proxy is used was
    /// decided for the first address.
    ///
    /// # Errors
    /// As [`Http::new`].
    pub fn beside(&self, address: &str) -> Result<Self, AddressError> {
        let Shared { running, client, options, .. } = &*self.shared;
        let (running, client, options) = (running.clone(), client.clone(), options.clone());
        let traffic = traffic::Counter::default();
        let shared = Shared { address: read(address)?, running, client, options, traffic };
        Ok(Self { shared: Arc::new(shared), stop: self.stop.clone() })
    }

    /// What was asked for and what came, over all clones, since this carrier was made.
    pub fn traffic(&self) -> Traffic {
        self.shared.traffic.read()
    }

    /// The whole file at the encoded relative address `relative`, at most `limit` bytes; `None` where there is none.
    /// For clients of repositories that have other names than ours.
    ///
    /// # Errors
    /// [`GetError`].
    pub fn get(&self, relative: &str, limit: u64) -> Result<Option<Vec<u8>>, GetError> {
        let url = self.shared.address.join(relative).map_err(|_| Fault::status(404))?;
        Ok(self.whole(&url, limit, &Wanted { starts: |_| true, forbidden_is_missing: true, newest: true })?)
    }

    /// What `work` comes to, waited for here; `None` when it was to stop first.
    fn wait_for<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        self.shared.running.block_on(self.stop.or(work))
    }

    fn url(&self, path: &RepositoryPath) -> Result<Url, Fault> {
        // The names of the format need no encoding.
        self.shared.address.join(&path.to_string()).map_err(|error| Fault::altered(&error.to_string()))
    }

    /// A file that is small enough to be held, tried again from its beginning when the connection breaks.
    fn whole(&self, url: &Url, limit: u64, wanted: &Wanted) -> Result<Option<Vec<u8>>, Fault> {
        let fresh = [(CACHE_CONTROL, "no-cache".to_owned())];
        let headers = if wanted.newest { &fresh[..] } else { &[] };
        self.patiently(|| {
            let answer = self.ask(url, headers)?;
            match answer.status {
                200 => self.take(answer, limit, wanted).map(Some),
                404 | 410 => Ok(None),
                403 if wanted.forbidden_is_missing => Ok(None),
                status => Err(answer.refused(status)),
            }
        })
    }

    fn take(&self, answer: Answer, limit: u64, wanted: &Wanted) -> Result<Vec<u8>, Fault> {
        let announced = answer.length();
        if announced.is_some_and(|length| length > limit) {
            return Err(if answer.is_page() { NetworkFault::SignIn.into() } else { Fault::too_long() });
        }
        let (page, label) = (answer.is_page(), answer.packed_as());
        let mut bytes = Vec::new();
        let mut body = Body::new(answer, self);
        body.by_ref().take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(Fault::from_stream)?;
        let starts_well = (wanted.starts)(&bytes);
        if (page || !starts_well) && looks_like_a_page(&bytes) {
            return Err(NetworkFault::SignIn.into());
        }
        // A label over the bytes as they are does no harm; bytes that were packed on the way are of no use.
        if let Some(label) = label.filter(|_| !starts_well) {
            return Err(NetworkFault::Mislabelled(label).into());
        }
        if bytes.len() as u64 > limit { Err(Fault::too_long()) } else { Ok(bytes) }
    }

    fn name(&self, path: &RepositoryPath, limit: u64, fault: Fault) -> CarrierError {
        let (location, path) = (self.describe(), path.clone());
        match fault {
            Fault::Unreachable(reason) => CarrierError::Unreachable { location, reason },
            Fault::TooLong => CarrierError::TooLong { location, path, limit },
            Fault::Network { fault, .. } => CarrierError::Network { location, path, fault },
        }
    }
}

/// The address of a folder.
fn read(address: &str) -> Result<Url, AddressError> {
    let unfit = || AddressError::Unfit(address.to_owned());
    let mut url = Url::parse(address.trim()).map_err(|_| unfit())?;
    let plain = url.username().is_empty() && url.password().is_none();
    if !matches!(url.scheme(), "http" | "https") || !plain || url.query().is_some() || url.fragment().is_some() {
        return Err(unfit());
    }
    if !url.path().ends_with('/') {
        url.set_path(&format!("{}/", url.path()));
    }
    Ok(url)
}

/// What is known of a file before it comes.
struct Wanted {
    /// Whether a file may begin like this.
    starts: fn(&[u8]) -> bool,
    forbidden_is_missing: bool,
    /// Whether a copy that a proxy kept is no good.
    newest: bool,
}

impl Wanted {
    fn of(path: &RepositoryPath) -> Self {
        let json: fn(&[u8]) -> bool = |bytes| bytes.trim_ascii_start().starts_with(b"{");
        let starts = match path {
            RepositoryPath::Catalogue { .. } => |bytes: &[u8]| bytes.starts_with(ZSTD),
            RepositoryPath::Blob(_) => {
                |bytes: &[u8]| bytes.starts_with(ZSTD) || bytes.trim_ascii_start().starts_with(b"{")
            }
            _ => json,
        };
        Self {
            starts,
            forbidden_is_missing: matches!(path, RepositoryPath::Root(_)),
            newest: matches!(path, RepositoryPath::Root(_) | RepositoryPath::Timestamp | RepositoryPath::Card),
        }
    }
}

/// Whether these are the first bytes of a web page.
fn looks_like_a_page(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let begins = |with: &[u8]| text.get(..with.len()).is_some_and(|first| first.eq_ignore_ascii_case(with));
    [&b"<!doctype"[..], b"<html", b"<head", b"<meta", b"<script", b"<body", b"<?xml"].iter().any(|tag| begins(tag))
}

/// Why [`Http::get`] brought nothing.
#[derive(Debug, thiserror::Error)]
pub enum GetError {
    /// The server cannot be reached.
    #[error("it cannot be reached: {0}")]
    Unreachable(String),
    /// The file is longer than allowed.
    #[error("it is too long")]
    TooLong,
    /// The network or the server is in the way.
    #[error(transparent)]
    Network(#[from] NetworkFault),
}

impl From<Fault> for GetError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Unreachable(reason) => Self::Unreachable(reason),
            Fault::TooLong => Self::TooLong,
            Fault::Network { fault, .. } => Self::Network(fault),
        }
    }
}

impl Carrier for Http {
    fn read(&self, path: &RepositoryPath, limit: u64) -> Result<Option<Vec<u8>>, CarrierError> {
        self.url(path)
            .and_then(|url| self.whole(&url, limit, &Wanted::of(path)))
            .map_err(|fault| self.name(path, limit, fault))
    }

    fn open(&self, path: &RepositoryPath) -> Result<Option<Box<dyn Read + Send>>, CarrierError> {
        let opened = self.url(path).and_then(|url| Stream::open(self, path, url, 0, None, None));
        let opened = opened.map_err(|fault| self.name(path, u64::MAX, fault))?;
        Ok(opened.map(|stream| Box::new(stream) as Box<dyn Read + Send>))
    }

    /// Asks for the part under the strong entity tag that came with what is here; where there is none, because that came
    /// from elsewhere, its length alone must be the signed one. An answer that is not exactly that part is not taken, and
    /// the file is asked for from its beginning.
    fn open_at(&self, path: &RepositoryPath, part: &Part<'_>) -> Result<Option<Opened>, CarrierError> {
        let validator = part.validator.filter(|tag| part::is_strong(tag));
        let start = if part.start < part.length { part.start } else { 0 };
        let opened = self.url(path).and_then(|url| Stream::open(self, path, url, start, validator, Some(part.length)));
        let opened = opened.map_err(|fault| self.name(path, part.length, fault))?;
        Ok(opened.map(|stream| {
            let (start, validator) = (stream.at(), stream.validator());
            Opened { stream: Box::new(stream), start, validator }
        }))
    }

    fn describe(&self) -> String {
        self.shared.address.to_string()
    }
}
