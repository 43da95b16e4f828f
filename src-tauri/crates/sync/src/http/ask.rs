//! One request: who is asked, where it is sent on to, when it is tried again.

use std::error::Error as _;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io;
use std::net::IpAddr;
use std::time::Duration;

use repository::NetworkFault;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue,
    LOCATION, RETRY_AFTER, USER_AGENT,
};
use reqwest::{Client, Response, Url};

use super::{Http, Options, Shared};

/// How long the first pause is; each further one is twice as long, give or take half, up to [`LONGEST_PAUSE`].
const FIRST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// The longest pause that a server may ask for. One that wants more is left alone until the next sync.
const LONGEST_RETRY_AFTER: Duration = Duration::from_secs(120);

/// Why a request brought nothing.
#[derive(Debug)]
pub(super) enum Fault {
    /// No connection could be made.
    Unreachable(String),
    /// More would come than was asked for.
    TooLong,
    Network {
        fault: NetworkFault,
        again: Again,
    },
}

/// Whether trying again may help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Again {
    No,
    /// After a pause of our own.
    Later,
    /// After the pause the server asked for.
    After(Duration),
}

impl From<NetworkFault> for Fault {
    /// A fault that trying again does not mend, save a broken or stalled connection.
    fn from(fault: NetworkFault) -> Self {
        let again = match fault {
            NetworkFault::Broken(_) | NetworkFault::Stalled(_) => Again::Later,
            _ => Again::No,
        };
        Self::Network { fault, again }
    }
}

impl Fault {
    pub(super) fn too_long() -> Self {
        Self::TooLong
    }

    pub(super) fn status(status: u16) -> Self {
        NetworkFault::Status(status).into()
    }

    pub(super) fn altered(reason: &str) -> Self {
        NetworkFault::Altered(reason.to_owned()).into()
    }

    /// The fault that a [`super::Body`] put into the error of a stream.
    pub(super) fn from_stream(error: io::Error) -> Self {
        match error.downcast::<NetworkFault>() {
            Ok(fault) => fault.into(),
            Err(error) => NetworkFault::Broken(error.to_string()).into(),
        }
    }
}

/// An answer, with its body still to come.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) response: Response,
    /// Whether another host answered than was asked.
    elsewhere: bool,
}

impl Answer {
    pub(super) fn header(&self, name: HeaderName) -> Option<&str> {
        self.response.headers().get(name).and_then(|value| value.to_str().ok())
    }

    /// The length of the body, where it was announced.
    pub(super) fn length(&self) -> Option<u64> {
        self.header(CONTENT_LENGTH).and_then(|length| length.trim().parse().ok())
    }

    /// Whether it says that it is a web page.
    pub(super) fn is_page(&self) -> bool {
        self.header(CONTENT_TYPE).is_some_and(|kind| {
            let kind = kind.trim_start().to_ascii_lowercase();
            kind.starts_with("text/html") || kind.starts_with("application/xhtml")
        })
    }

    /// What it says it is packed as.
    pub(super) fn packed_as(&self) -> Option<String> {
        let label = self.header(CONTENT_ENCODING)?.trim();
        (!label.is_empty() && !label.eq_ignore_ascii_case("identity")).then(|| label.chars().take(40).collect())
    }

    /// The fault that an answer with any other status than the ones understood is.
    pub(super) fn refused(&self, status: u16) -> Fault {
        let again = match status {
            // 511 is what a network says that wants a sign-in (RFC 6585, section 6).
            511 => return NetworkFault::SignIn.into(),
            429 | 500 | 502..=504 => {
                let asked = self.header(RETRY_AFTER).and_then(|seconds| seconds.trim().parse().ok());
                match asked.map(Duration::from_secs) {
                    Some(pause) if pause > LONGEST_RETRY_AFTER => Again::No,
                    Some(pause) => Again::After(pause),
                    None => Again::Later,
                }
            }
            _ => Again::No,
        };
        if self.elsewhere && self.is_page() {
            return NetworkFault::SignIn.into();
        }
        Fault::Network { fault: NetworkFault::Status(status), again }
    }
}

impl Http {
    /// Does `attempt`, again after a pause while that may help.
    pub(super) fn patiently<T>(&self, mut attempt: impl FnMut() -> Result<T, Fault>) -> Result<T, Fault> {
        let mut tried = 0;
        loop {
            match attempt() {
                Err(fault) if self.pause(&fault, tried) => tried += 1,
                other => return other,
            }
        }
    }

    /// Waits before the next try after `fault`, the one after `tried` others; false when there is to be none.
    pub(super) fn pause(&self, fault: &Fault, tried: u32) -> bool {
        let Fault::Network { again, .. } = fault else { return false };
        let time = match again {
            Again::No => return false,
            Again::Later => jittered(FIRST_PAUSE.saturating_mul(1 << tried.min(16)).min(LONGEST_PAUSE)),
            Again::After(time) => *time,
        };
        let options = &self.shared.options;
        tried < options.retries && options.pace.wait(time, &self.stop).is_continue()
    }

    /// Asks for `url`, and where it is sent on to. The answer may have any status that is not a redirect.
    pub(super) fn ask(&self, url: &Url, headers: &[(HeaderName, String)]) -> Result<Answer, Fault> {
        let mut asked = vec![url.clone()];
        loop {
            let here = asked.last().unwrap_or(url);
            let response = self.send(here, headers)?;
            let status = response.status().as_u16();
            let elsewhere = here.host_str() != url.host_str();
            let answer = Answer { status, response, elsewhere };
            if !matches!(status, 301 | 302 | 303 | 307 | 308) {
                if status == 200 && elsewhere && answer.is_page() {
                    return Err(NetworkFault::SignIn.into());
                }
                return Ok(answer);
            }
            let next =
                sent_on(here, answer.header(LOCATION)).map_err(|reason| Fault::from(NetworkFault::Redirect(reason)))?;
            let refuse = |reason: &str| Err(NetworkFault::Redirect(reason.to_owned()).into());
            if asked.contains(&next) {
                return refuse("in a circle");
            }
            if asked.len() > self.shared.options.redirects {
                return refuse(if self.shared.options.redirects == 0 {
                    "to somewhere else"
                } else {
                    "again and again"
                });
            }
            asked.push(next);
        }
    }

    fn send(&self, url: &Url, headers: &[(HeaderName, String)]) -> Result<Response, Fault> {
        if let Some(dials) = self.shared.options.dials
            && let Some(address) = literal(url)
            && !dials(address)
        {
            return Err(Fault::Unreachable(format!("{address} is not on the local network")));
        }
        let mut all = standing();
        for (name, value) in headers {
            let value = HeaderValue::from_str(value).map_err(|error| Fault::altered(&error.to_string()))?;
            all.insert(name, value);
        }
        let Shared { client, traffic, .. } = &*self.shared;
        traffic.request(url, &all);
        // Its timers begin with it, so it is made where time passes.
        let answered = self.wait_for(async { client.get(url.clone()).headers(all).send().await });
        let response = answered.ok_or(NetworkFault::Stopped)?.map_err(|error| self.failed(&error))?;
        traffic.answer(response.status(), response.headers());
        Ok(response)
    }

    fn failed(&self, error: &reqwest::Error) -> Fault {
        if error.is_connect() || error.is_builder() {
            Fault::Unreachable(told(error))
        } else if error.is_timeout() {
            NetworkFault::Stalled(self.shared.options.stall).into()
        } else {
            NetworkFault::Broken(told(error)).into()
        }
    }
}

/// Where a redirect leads from `here`, if that is gone to.
fn sent_on(here: &Url, location: Option<&str>) -> Result<Url, String> {
    let to = location.ok_or("without saying where to")?;
    let next = here.join(to).map_err(|_| "to no address".to_owned())?;
    match (here.scheme(), next.scheme()) {
        ("https", "http") => Err("to an address that is not secure".to_owned()),
        (_, "http" | "https") => Ok(next),
        _ => Err("to something that is no web address".to_owned()),
    }
}

/// A client for `address`.
pub(super) fn client(address: &Url, options: &Options) -> Result<Client, reqwest::Error> {
    let mut builder = Client::builder()
        // Counted for each answer and for each further piece of its body: a stall, not a total.
        .read_timeout(options.stall)
        .connect_timeout(options.connect)
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .default_headers(standing());
    let own = literal(address).map_or(address.host_str() == Some("localhost"), |address| address.is_loopback());
    if own || !options.system_proxy {
        builder = builder.no_proxy();
    }
    if let Some(dials) = options.dials {
        builder = builder.dns_resolver(std::sync::Arc::new(Only(dials)));
    }
    builder.build()
}

/// What every request says.
fn standing() -> HeaderMap {
    HeaderMap::from_iter([
        (ACCEPT, HeaderValue::from_static("*/*")),
        // So that nothing on the way packs it: lengths and hashes are those of the bytes as they lie there.
        (ACCEPT_ENCODING, HeaderValue::from_static("identity")),
        // Some servers refuse those who give no name.
        (USER_AGENT, HeaderValue::from_static(concat!("Fieldshelf/", env!("CARGO_PKG_VERSION")))),
    ])
}

/// Resolves names to those addresses that may be dialled.
struct Only(fn(IpAddr) -> bool);

impl Resolve for Only {
    fn resolve(&self, name: Name) -> Resolving {
        let dials = self.0;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let found: Vec<_> = found.filter(|found| dials(found.ip())).collect();
            if found.is_empty() {
                return Err(format!("{} is not on the local network", name.as_str()).into());
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

fn literal(url: &Url) -> Option<IpAddr> {
    let host = url.host_str()?;
    host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host).parse().ok()
}

/// The cause at the bottom of an error, which says most.
pub(super) fn told(error: &reqwest::Error) -> String {
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(next) = cause {
        said = next.to_string();
        cause = next.source();
    }
    said
}

/// Between a half and one and a half of `time`, so that offices that were cut off together do not come back together.
fn jittered(time: Duration) -> Duration {
    // The standard library's hasher is seeded by the system's randomness.
    let share = RandomState::new().build_hasher().finish() % 1000;
    time / 2 + time * u32::try_from(share).unwrap_or(0) / 1000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_leads_to_web_addresses_and_never_from_a_secure_one_to_another() {
        let cases = [
            ("http://a.example/x/y", Some("/z"), Some("http://a.example/z")),
            ("http://a.example/x/y", Some("z"), Some("http://a.example/x/z")),
            ("http://a.example/", Some("https://b.example/"), Some("https://b.example/")),
            ("https://a.example/", Some("https://b.example/"), Some("https://b.example/")),
            ("https://a.example/", Some("//b.example/"), Some("https://b.example/")),
            ("https://a.example/", Some("http://a.example/"), None),
            ("http://a.example/", Some("file:///etc/passwd"), None),
            ("http://a.example/", Some("http://"), None),
            ("http://a.example/", None, None),
        ];
        for (here, location, to) in cases {
            let found = sent_on(&here.parse().unwrap(), location).ok().map(String::from);
            assert_eq!(found.as_deref(), to, "{here} to {location:?}");
        }
    }
}
