//! The server: read-only HTTP/1.1 over what a library offers.
//!
//! Only names of the format can be asked for, `/<publisher>/<name>`; nothing lists them. A request whose `Host` is not this
//! computer is refused, so that a web page cannot reach the server under a name of its own (DNS rebinding), and no answer
//! lets another site read it.

use std::io::{self, Read};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::thread::JoinHandle;

use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{ConnectInfo, Path, Request, State};
use axum::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_RANGE, CONTENT_TYPE, HOST, HeaderValue, RETRY_AFTER, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::ShortName;
use http_body::{Frame, SizeHint};
use repository::RepositoryPath;
use socket2::{Domain, Protocol, Socket, Type};
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};

use super::answer;
use super::gate::{Gate, Limits, Peer, Rate};
use super::offered::Offered;
use crate::system::take_up_again;

/// How much of a file is read at once. With two such pieces on their way, a connection takes under 400 kB.
const PIECE: usize = 128 << 10;

/// A server that runs on a thread of its own until it is dropped.
pub struct Server {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    running: Option<JoinHandle<()>>,
}

/// What every request is answered with.
struct Desk {
    offered: Arc<Offered>,
    limits: Limits,
    rate: Rate,
    /// Names under which this computer may be asked for beside its addresses, in lower case.
    names: Vec<String>,
}

impl Server {
    /// Serves `offered` at `address`: on every address of this computer where there is none, and on a free port where its port
    /// is 0. `host` is this computer's name.
    ///
    /// # Errors
    /// When the port is taken, or the system does not allow it.
    pub fn start(
        offered: Arc<Offered>,
        address: Option<IpAddr>,
        port: u16,
        limits: Limits,
        host: &str,
    ) -> io::Result<Self> {
        let listener = listen(address, port)?;
        let address = listener.local_addr()?;
        let host = host.to_ascii_lowercase();
        let names = vec![format!("{host}.local"), host, "localhost".to_owned()];
        let desk = Arc::new(Desk { offered, limits, rate: Rate::default(), names });
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .enable_time()
            .max_blocking_threads(limits.connections.max(1) * 2)
            .build()?;
        let listener = {
            let _inside = runtime.enter();
            TcpListener::from_std(listener)?
        };
        let (stop, stopped) = oneshot::channel::<()>();
        let running = std::thread::Builder::new().name("nearby".to_owned()).spawn(move || {
            let served = axum::serve(Gate::new(listener, limits), router(desk.clone()));
            runtime.block_on(async move {
                tokio::select! {
                    _ = served.into_future() => {}
                    () = desk.rate.renew(limits.window) => {}
                    _ = stopped => {}
                }
            });
            // What is being sent is cut off, and its readers of the disk end by themselves.
            runtime.shutdown_background();
        })?;
        Ok(Self { address, stop: Some(stop), running: Some(running) })
    }

    /// Where it listens; an unspecified address stands for all of this computer's.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It has ended already where nobody hears this.
        let _ = self.stop.take().map(|stop| stop.send(()));
        let _ = self.running.take().map(JoinHandle::join);
    }
}

/// A socket that listens. On all addresses it takes IPv4 and IPv6 alike where the system has both.
fn listen(address: Option<IpAddr>, port: u16) -> io::Result<std::net::TcpListener> {
    let on = |address: IpAddr| -> io::Result<std::net::TcpListener> {
        let domain = if address.is_ipv6() { Domain::IPV6 } else { Domain::IPV4 };
        let socket = Socket::new(domain, Type::STREAM, Some(Protocol::TCP))?;
        if address == IpAddr::V6(Ipv6Addr::UNSPECIFIED) {
            socket.set_only_v6(false)?;
        }
        take_up_again(&socket)?;
        socket.bind(&SocketAddr::new(address, port).into())?;
        socket.listen(128)?;
        socket.set_nonblocking(true)?;
        Ok(socket.into())
    };
    match address {
        Some(address) => on(address),
        None => match on(Ipv6Addr::UNSPECIFIED.into()) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => Err(error),
            Err(_) => on(Ipv4Addr::UNSPECIFIED.into()),
            listener => listener,
        },
    }
}

fn router(desk: Arc<Desk>) -> axum::extract::connect_info::IntoMakeServiceWithConnectInfo<Router, Peer> {
    Router::new()
        .route("/{publisher}/{*path}", get(file))
        .layer(from_fn_with_state(desk.clone(), admit))
        .with_state(desk)
        .into_make_service_with_connect_info::<Peer>()
}

/// Lets a request through that asks for this computer, and not too often.
async fn admit(
    State(desk): State<Arc<Desk>>,
    ConnectInfo(peer): ConnectInfo<Peer>,
    request: Request,
    next: Next,
) -> Response {
    if !desk.rate.allows(peer.from, desk.limits.requests) {
        let wait = desk.limits.window.as_secs().max(1);
        return (StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, HeaderValue::from(wait))]).into_response();
    }
    let hosts: Vec<_> = request.headers().get_all(HOST).iter().collect();
    let ours = match hosts.as_slice() {
        [host] => host.to_str().is_ok_and(|host| is_ours(host, peer.local, &desk.names)),
        _ => false,
    };
    // What is asked for under another name is misdirected (RFC 9110, section 15.5.20).
    let mut response = if ours { next.run(request).await } else { StatusCode::MISDIRECTED_REQUEST.into_response() };
    response.headers_mut().insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

/// Whether `host`, as a request has it, is this computer: the very address that was dialled, or one of `names`, and the
/// port that was dialled.
fn is_ours(host: &str, local: SocketAddr, names: &[String]) -> bool {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => match port.parse() {
            Ok(port) => (name, port),
            Err(_) => return false,
        },
        _ => (host, 80),
    };
    if port != local.port() {
        return false;
    }
    let number = match name.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
        Some(number) => number.parse().map(IpAddr::V6).ok(),
        None => name.parse().map(IpAddr::V4).ok(),
    };
    match number {
        Some(number) => number.to_canonical() == local.ip().to_canonical(),
        None => names.contains(&name.to_ascii_lowercase()),
    }
}

/// Answers a request for a file of a publisher's repository.
async fn file(
    State(desk): State<Arc<Desk>>,
    Path((publisher, path)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let (Ok(publisher), Ok(path)) = (publisher.parse::<ShortName>(), path.parse::<RepositoryPath>()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let offered = desk.offered.clone();
    let tag = answer::tag(&path);
    // The store and the disk may make wait.
    let found = tokio::task::spawn_blocking(move || {
        let Some(found) = offered.find(&publisher, &path).map_err(|_| ())? else { return Ok(None) };
        let part = answer::part(&headers, found.length(), tag.as_deref());
        let stream = found.from(part.start).map_err(|_| ())?.take(part.length);
        Ok::<_, ()>(Some((part, tag, stream)))
    });
    let (part, tag, stream) = match found.await {
        Ok(Ok(Some(found))) => found,
        Ok(Ok(None)) => return StatusCode::NOT_FOUND.into_response(),
        Ok(Err(())) | Err(_) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    };
    let mut response = Response::new(Body::new(Sent::new(stream, part.length)));
    *response.status_mut() = part.status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    for (name, value) in [(CONTENT_RANGE, part.range), (answer::TAG, tag)] {
        if let Some(value) = value.and_then(|value| HeaderValue::from_str(&value).ok()) {
            headers.insert(name, value);
        }
    }
    response
}

/// A body that is read from the disk piece by piece, no faster than it is sent.
struct Sent {
    pieces: mpsc::Receiver<io::Result<Bytes>>,
    left: u64,
}

impl Sent {
    fn new(mut stream: impl Read + Send + 'static, length: u64) -> Self {
        let (give, pieces) = mpsc::channel(1);
        if length > 0 {
            tokio::task::spawn_blocking(move || {
                loop {
                    let mut piece = Vec::with_capacity(PIECE.min(usize::try_from(length).unwrap_or(PIECE)));
                    let read = stream.by_ref().take(PIECE as u64).read_to_end(&mut piece);
                    let last = !matches!(read, Ok(read) if read > 0);
                    let given = match read {
                        Ok(0) => break,
                        Ok(_) => give.blocking_send(Ok(piece.into())),
                        Err(error) => give.blocking_send(Err(error)),
                    };
                    // Nobody waits for the rest when the connection has ended.
                    if last || given.is_err() {
                        break;
                    }
                }
            });
        }
        Self { pieces, left: length }
    }
}

impl HttpBody for Sent {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        self.pieces.poll_recv(context).map(|piece| match piece {
            Some(Ok(piece)) => {
                self.left = self.left.saturating_sub(piece.len() as u64);
                Some(Ok(Frame::data(piece)))
            }
            Some(Err(error)) => Some(Err(error)),
            // A file that is shorter than it was signed must not look like the whole of it.
            None if self.left > 0 => Some(Err(io::ErrorKind::UnexpectedEof.into())),
            None => None,
        })
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_for_this_computer_or_it_is_not_answered() {
        let names = ["desk-3.local".to_owned(), "desk-3".to_owned()];
        let four: SocketAddr = "192.168.1.7:27433".parse().unwrap();
        let mapped: SocketAddr = "[::ffff:192.168.1.7]:27433".parse().unwrap();
        let six: SocketAddr = "[fd00::7]:27433".parse().unwrap();
        for (host, local, ours) in [
            ("192.168.1.7:27433", four, true),
            ("192.168.1.7:27433", mapped, true),
            ("[fd00::7]:27433", six, true),
            ("Desk-3:27433", four, true),
            ("desk-3.local:27433", four, true),
            ("192.168.1.8:27433", four, false),
            ("192.168.1.7:80", four, false),
            ("192.168.1.7", four, false),
            ("desk-3", four, false),
            ("desk-3.example.org:27433", four, false),
            ("library.example.org:27433", four, false),
            ("192.168.1.7.example.org:27433", four, false),
            ("fd00::7:27433", six, false),
            ("", four, false),
            (":27433", four, false),
            ("[fd00::7]", "[fd00::7]:80".parse().unwrap(), true),
        ] {
            assert_eq!(is_ours(host, local, &names), ours, "{host} at {local}");
        }
    }
}
