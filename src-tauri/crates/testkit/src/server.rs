//! A web server on this computer that serves a folder as a static host does, except where it was told to lie.
//!
//! It writes its answers byte for byte, so that it can break every rule of HTTP, and counts what went over the line.

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// How a server lies about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HttpLie {
    /// The connection ends after so many bytes of the body, whose length was announced.
    EndsAfter(u64),
    /// The same, with no length announced: it looks like the end.
    EndsAfterUnannounced(u64),
    /// The connection is reset after so many bytes of each body.
    ResetsAfter(u64),
    /// The connection is closed before anything is answered.
    HangsUp,
    /// Nothing comes after so many bytes of the body, and the connection stays.
    StallsAfter(u64),
    /// Nothing is ever answered.
    SaysNothing,
    /// One byte at a time.
    Dribbles,
    /// The body never ends.
    Endless,
    /// The headers never end.
    EndlessHeaders,
    /// A part begins so many bytes later than was asked for, and says so, but is as long as one that does not.
    PartFrom(u64),
    /// A part is of a whole that is so many bytes longer, and says so.
    PartOfLonger(u64),
    /// Parts are answered with the whole.
    NoParts,
    /// Parts are answered with 416.
    Unsatisfiable,
    /// Every answer has another entity tag, and so every part is answered with the whole.
    ChangesTag,
    /// Every answer has another entity tag, and parts are given all the same.
    ChangesTagInParts,
    /// The entity tag is a weak one.
    WeakTag,
    /// A page to sign in on, with 200.
    Page,
    /// The same, said to be JSON.
    PageAsJson,
    /// A redirect there.
    SendsTo(String),
    /// Redirects without end, each to another address.
    SendsOn,
    /// A status, so many times; after that the truth.
    Status(u16, u32),
    /// 503 with `Retry-After` of so many seconds, so many times; after that the truth.
    RetryAfter(u64, u32),
    /// The bytes as they are, said to be packed with gzip.
    LabelledGzip,
    /// Bytes packed with gzip, which nobody asked for.
    PackedGzip,
}

/// A request as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The path asked for, without the `/` it begins with.
    pub path: String,
    /// Its `Range`.
    pub range: Option<String>,
    /// Its `If-Range`.
    pub if_range: Option<String>,
}

/// What went over the line, as the server saw it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Line {
    /// Connections made.
    pub connections: u64,
    /// Bytes that came.
    pub received: u64,
    /// Bytes that were sent.
    pub sent: u64,
}

/// A server of a folder, which stops when it is dropped.
pub struct LyingServer {
    shared: Arc<Shared>,
    address: SocketAddr,
    accepting: Option<JoinHandle<()>>,
}

struct Shared {
    folder: PathBuf,
    lies: Mutex<Vec<(String, HttpLie)>>,
    asked: Mutex<Vec<Asked>>,
    /// Connections that are open, by number: each is ended with the server.
    open: Mutex<BTreeMap<u64, TcpStream>>,
    stopping: AtomicBool,
    answers: AtomicU64,
    connections: AtomicU64,
    received: AtomicU64,
    sent: AtomicU64,
}

impl LyingServer {
    /// Serves `folder` on a free port of this computer, truthfully.
    ///
    /// # Panics
    /// When there is no free port.
    pub fn serving(folder: &Path) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("this computer has a free port");
        let address = listener.local_addr().expect("a bound socket has an address");
        let shared = Arc::new(Shared {
            folder: folder.to_owned(),
            lies: Mutex::default(),
            asked: Mutex::default(),
            open: Mutex::default(),
            stopping: AtomicBool::new(false),
            answers: AtomicU64::new(0),
            connections: AtomicU64::new(0),
            received: AtomicU64::new(0),
            sent: AtomicU64::new(0),
        });
        let accepted = shared.clone();
        let accepting = std::thread::spawn(move || accept(&listener, &accepted));
        Self { shared, address, accepting: Some(accepting) }
    }

    /// The address that the folder is served under, ending with `/`.
    pub fn address(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// From now on lies about every file whose path ends with `path`. Of several lies the one told last counts.
    pub fn lie_about(&self, path: &str, lie: HttpLie) {
        lock(&self.shared.lies).push((path.to_owned(), lie));
    }

    /// From now on lies no more.
    pub fn tell_the_truth(&self) {
        lock(&self.shared.lies).clear();
    }

    /// What it was asked for since this was last asked, in order.
    pub fn asked(&self) -> Vec<Asked> {
        std::mem::take(&mut lock(&self.shared.asked))
    }

    /// What went over the line so far.
    pub fn line(&self) -> Line {
        let of = |count: &AtomicU64| count.load(Ordering::SeqCst);
        let shared = &self.shared;
        Line { connections: of(&shared.connections), received: of(&shared.received), sent: of(&shared.sent) }
    }
}

impl Drop for LyingServer {
    fn drop(&mut self) {
        self.shared.stopping.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for connections.
        let _ = TcpStream::connect(self.address);
        if let Some(accepting) = self.accepting.take() {
            let _ = accepting.join();
        }
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    let mut answering = Vec::new();
    for connection in listener.incoming() {
        if shared.stopping.load(Ordering::SeqCst) {
            break;
        }
        let Ok(connection) = connection else { continue };
        let number = shared.connections.fetch_add(1, Ordering::SeqCst);
        let Ok(another) = connection.try_clone() else { continue };
        lock(&shared.open).insert(number, another);
        let shared = shared.clone();
        answering.push(std::thread::spawn(move || {
            // A connection that ends in the middle is what this is for. It is closed with the last handle on it.
            let _ = answer_all(connection, &shared);
            lock(&shared.open).remove(&number);
        }));
    }
    for connection in lock(&shared.open).values() {
        let _ = connection.shutdown(std::net::Shutdown::Both);
    }
    for thread in answering {
        let _ = thread.join();
    }
}

/// Answers the requests of one connection until it ends.
fn answer_all(connection: TcpStream, shared: &Shared) -> io::Result<()> {
    connection.set_nodelay(true)?;
    let mut requests = BufReader::new(connection.try_clone()?);
    let mut line = Counted { connection, sent: &shared.sent };
    while let Some(asked) = request(&mut requests, &shared.received)? {
        lock(&shared.asked).push(asked.clone());
        if !answer(&asked, shared, &mut line)? {
            break;
        }
    }
    Ok(())
}

struct Counted<'a> {
    connection: TcpStream,
    sent: &'a AtomicU64,
}

impl Write for Counted<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Counted before it goes, so that whoever has read it finds it counted.
        self.sent.fetch_add(bytes.len() as u64, Ordering::SeqCst);
        let written = self.connection.write(bytes);
        let unsent = bytes.len() - written.as_ref().map_or(0, |written| *written);
        self.sent.fetch_sub(unsent as u64, Ordering::SeqCst);
        written
    }

    fn flush(&mut self) -> io::Result<()> {
        self.connection.flush()
    }
}

impl Counted<'_> {
    /// Waits until the client goes away, which is when it has lost patience.
    fn wait_for_the_end(&mut self) -> io::Result<()> {
        let mut buffer = [0; 512];
        while self.connection.read(&mut buffer)? > 0 {}
        Ok(())
    }

    /// Ends the connection so that the client is told of a reset, not of an end.
    fn reset(&self) -> io::Result<()> {
        socket2::SockRef::from(&self.connection).set_linger(Some(Duration::ZERO))
    }
}

fn request(from: &mut impl BufRead, received: &AtomicU64) -> io::Result<Option<Asked>> {
    let mut asked = Asked { path: String::new(), range: None, if_range: None };
    let mut first = true;
    loop {
        let mut line = String::new();
        let read = from.read_line(&mut line)?;
        received.fetch_add(read as u64, Ordering::SeqCst);
        if read == 0 {
            return Ok(None);
        }
        let line = line.trim_end();
        if first {
            let target = line.split(' ').nth(1).unwrap_or_default();
            // As it is asked in another's name: the absolute form, which proxies get (RFC 9112, section 3.2.2).
            let path = target.strip_prefix("http://").map_or(target, |rest| rest.split_once('/').map_or("", |at| at.1));
            asked.path = path.trim_start_matches('/').to_owned();
            first = false;
        } else if line.is_empty() {
            return Ok(Some(asked));
        } else if let Some((name, value)) = line.split_once(": ") {
            match name.to_ascii_lowercase().as_str() {
                "range" => asked.range = Some(value.to_owned()),
                "if-range" => asked.if_range = Some(value.to_owned()),
                _ => {}
            }
        }
    }
}

const PAGE: &[u8] = b"<!DOCTYPE html><html><title>Guest network</title><form>Sign in to use this network</form></html>";

/// Answers one request; false when the connection ends with it.
fn answer(asked: &Asked, shared: &Shared, to: &mut Counted<'_>) -> io::Result<bool> {
    let number = shared.answers.fetch_add(1, Ordering::SeqCst);
    let lie = lie(asked, shared);
    let short = |status: &str, headers: &str, body: &[u8]| {
        let head = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n{headers}\r\n", body.len());
        [head.as_bytes(), body].concat()
    };
    match &lie {
        Some(HttpLie::HangsUp) => {
            to.reset()?;
            return Ok(false);
        }
        Some(HttpLie::SaysNothing) => {
            to.wait_for_the_end()?;
            return Ok(false);
        }
        Some(HttpLie::EndlessHeaders) => {
            to.write_all(b"HTTP/1.1 200 OK\r\n")?;
            for header in 0u64.. {
                to.write_all(format!("x-{header}: {}\r\n", "a".repeat(1000)).as_bytes())?;
            }
        }
        Some(HttpLie::Endless) => {
            to.write_all(b"HTTP/1.1 200 OK\r\n\r\n{")?;
            loop {
                to.write_all(&[b' '; 4096])?;
            }
        }
        Some(HttpLie::Page) => {
            to.write_all(&short("200 OK", "content-type: text/html; charset=utf-8\r\n", PAGE))?;
            return Ok(true);
        }
        Some(HttpLie::PageAsJson) => {
            to.write_all(&short("200 OK", "content-type: application/json\r\n", PAGE))?;
            return Ok(true);
        }
        Some(HttpLie::SendsTo(address)) => {
            to.write_all(&short("302 Found", &format!("location: {address}\r\n"), b""))?;
            return Ok(true);
        }
        Some(HttpLie::SendsOn) => {
            let location = format!("location: /{number}/{}\r\n", asked.path);
            to.write_all(&short("307 Temporary Redirect", &location, b""))?;
            return Ok(true);
        }
        Some(HttpLie::Status(status, _)) => {
            to.write_all(&short(&format!("{status} {}", reason(*status)), "", b"no"))?;
            return Ok(true);
        }
        Some(HttpLie::RetryAfter(seconds, _)) => {
            to.write_all(&short("503 Service Unavailable", &format!("retry-after: {seconds}\r\n"), b"busy"))?;
            return Ok(true);
        }
        _ => {}
    }
    let path = asked.path.split('/').fold(shared.folder.clone(), |path, part| path.join(part));
    let climbs = asked.path.split('/').any(|part| part.is_empty() || part == "..");
    let Some(bytes) = std::fs::read(path).ok().filter(|_| !climbs) else {
        to.write_all(&short("404 Not Found", "", b"there is no such file"))?;
        return Ok(true);
    };
    serve(asked, lie.as_ref(), number, &bytes, to)
}

/// Sends the file `bytes`, or the part of it that was asked for.
fn serve(asked: &Asked, lie: Option<&HttpLie>, number: u64, bytes: &[u8], to: &mut Counted<'_>) -> io::Result<bool> {
    let mut hash = DefaultHasher::new();
    bytes.hash(&mut hash);
    let tag = match lie {
        Some(HttpLie::ChangesTag | HttpLie::ChangesTagInParts) => format!("\"{number}\""),
        Some(HttpLie::WeakTag) => format!("W/\"{:x}\"", hash.finish()),
        _ => format!("\"{:x}\"", hash.finish()),
    };
    let total = bytes.len() as u64;
    let fresh = asked.if_range.as_ref().is_none_or(|shown| *shown == tag || lie == Some(&HttpLie::ChangesTagInParts));
    let start = asked.range.as_deref().and_then(|range| range.strip_prefix("bytes=")?.strip_suffix('-')?.parse().ok());
    let start: Option<u64> = start.filter(|_| fresh && lie != Some(&HttpLie::NoParts));
    let mut head = format!("etag: {tag}\r\naccept-ranges: bytes\r\ncontent-type: application/octet-stream\r\n");
    let (status, mut body) = match start {
        Some(start) if start >= total || lie == Some(&HttpLie::Unsatisfiable) => {
            head += &format!("content-range: bytes */{total}\r\n");
            ("416 Range Not Satisfiable", Vec::new())
        }
        Some(start) => {
            let (mut from, mut end) = (start, total);
            match lie {
                Some(HttpLie::PartFrom(later)) => from += later,
                Some(HttpLie::PartOfLonger(more)) => end += more,
                _ => {}
            }
            head += &format!("content-range: bytes {from}-{}/{end}\r\n", end - 1);
            let mut body = bytes.get(usize::try_from(from).unwrap_or(usize::MAX)..).unwrap_or(&[]).to_vec();
            // As long as an honest answer to this range of such a file would be.
            body.resize(usize::try_from(end - start).unwrap_or(usize::MAX), 0);
            ("206 Partial Content", body)
        }
        None => ("200 OK", bytes.to_vec()),
    };
    match lie {
        Some(HttpLie::LabelledGzip) => head += "content-encoding: gzip\r\n",
        Some(HttpLie::PackedGzip) => {
            head += "content-encoding: gzip\r\n";
            // RFC 1952's magic and flags; what follows is never unpacked.
            body = [&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3][..], &body].concat();
        }
        _ => {}
    }
    if !matches!(lie, Some(HttpLie::EndsAfterUnannounced(_))) {
        head += &format!("content-length: {}\r\n", body.len());
    }
    to.write_all(format!("HTTP/1.1 {status}\r\n{head}\r\n").as_bytes())?;
    let first = |bytes: u64| &body[..body.len().min(usize::try_from(bytes).unwrap_or(usize::MAX))];
    match lie {
        Some(HttpLie::EndsAfter(bytes) | HttpLie::EndsAfterUnannounced(bytes)) => {
            to.write_all(first(*bytes))?;
            Ok(false)
        }
        Some(HttpLie::ResetsAfter(bytes)) if body.len() as u64 > *bytes => {
            to.write_all(first(*bytes))?;
            to.reset()?;
            Ok(false)
        }
        Some(HttpLie::StallsAfter(bytes)) => {
            to.write_all(first(*bytes))?;
            to.wait_for_the_end()?;
            Ok(false)
        }
        Some(HttpLie::Dribbles) => {
            for byte in &body {
                to.write_all(std::slice::from_ref(byte))?;
            }
            Ok(true)
        }
        _ => {
            to.write_all(&body)?;
            Ok(true)
        }
    }
}

/// The lie for a request, counted down where it is told a number of times.
fn lie(asked: &Asked, shared: &Shared) -> Option<HttpLie> {
    let mut lies = lock(&shared.lies);
    let at = lies.iter().rposition(|(path, lie)| {
        asked.path.ends_with(path.as_str()) && !matches!(lie, HttpLie::Status(_, 0) | HttpLie::RetryAfter(_, 0))
    })?;
    let told = lies[at].1.clone();
    if let HttpLie::Status(_, left) | HttpLie::RetryAfter(_, left) = &mut lies[at].1 {
        *left -= 1;
    }
    Some(told)
}

fn reason(status: u16) -> &'static str {
    match status {
        403 => "Forbidden",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        511 => "Network Authentication Required",
        _ => "Status",
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
