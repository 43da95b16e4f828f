//! What went over the line, counted as HTTP/1.1 writes it: below it, TLS and TCP add their own.

use std::sync::atomic::{AtomicU64, Ordering};

use reqwest::header::HeaderMap;
use reqwest::{StatusCode, Url};

/// Requests made and bytes of them and of their answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Traffic {
    /// Requests sent, redirects and repetitions included.
    pub requests: u64,
    /// Bytes of the requests: they have headers only.
    pub sent: u64,
    /// Bytes of the answers' status lines and headers.
    pub headers: u64,
    /// Bytes of the answers' bodies, as far as they were read.
    pub bodies: u64,
}

impl Traffic {
    /// All bytes, both ways.
    pub fn bytes(&self) -> u64 {
        self.sent + self.headers + self.bodies
    }
}

#[derive(Default)]
pub(super) struct Counter {
    requests: AtomicU64,
    sent: AtomicU64,
    headers: AtomicU64,
    bodies: AtomicU64,
}

impl Counter {
    pub(super) fn read(&self) -> Traffic {
        let of = |count: &AtomicU64| count.load(Ordering::Relaxed);
        Traffic {
            requests: of(&self.requests),
            sent: of(&self.sent),
            headers: of(&self.headers),
            bodies: of(&self.bodies),
        }
    }

    /// Counts a request for `url` with `headers`, to which the client adds `host`.
    pub(super) fn request(&self, url: &Url, headers: &HeaderMap) {
        let target = url.path().len() + url.query().map_or(0, |query| query.len() + 1);
        let host = url.host_str().unwrap_or_default().len() + url.port().map_or(0, |port| format!(":{port}").len());
        let line = "GET  HTTP/1.1\r\n".len() + target;
        self.requests.fetch_add(1, Ordering::Relaxed);
        self.sent.fetch_add((line + "host: \r\n".len() + host + fields(headers)) as u64, Ordering::Relaxed);
    }

    /// Counts the head of an answer.
    pub(super) fn answer(&self, status: StatusCode, headers: &HeaderMap) {
        let line = "HTTP/1.1 000 \r\n".len() + status.canonical_reason().map_or(0, str::len);
        self.headers.fetch_add((line + fields(headers)) as u64, Ordering::Relaxed);
    }

    pub(super) fn body(&self, bytes: usize) {
        self.bodies.fetch_add(bytes as u64, Ordering::Relaxed);
    }
}

/// The bytes of a header section with the empty line after it.
fn fields(headers: &HeaderMap) -> usize {
    let field = |(name, value): (&reqwest::header::HeaderName, &reqwest::header::HeaderValue)| {
        name.as_str().len() + ": \r\n".len() + value.len()
    };
    headers.iter().map(field).sum::<usize>() + "\r\n".len()
}
