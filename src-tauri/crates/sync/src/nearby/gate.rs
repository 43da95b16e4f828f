//! Connections from the local network: how many there may be, where they may come from, and how slow they may be.

use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{Interval, MissedTickBehavior, interval, timeout};

use crate::http::is_nearby;

/// What one server bears. [`Limits::default`] is for an office of some fifty computers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Connections at one time.
    pub connections: usize,
    /// Of these, from one address: a library asks over one or two.
    pub from_one: usize,
    /// Requests from one address in one `window`.
    pub requests: u32,
    /// The time in which requests are counted. It is also what one who asked too often is told to wait.
    pub window: Duration,
    /// Each stretch of time in which at least `slowest` bytes must pass over a connection, either way.
    pub stall: Duration,
    /// See `stall`. 500 bytes a second is far below any local network.
    pub slowest: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 64,
            from_one: 8,
            requests: 500,
            window: Duration::from_secs(1),
            stall: Duration::from_secs(30),
            slowest: 15_000,
        }
    }
}

/// Accepts what the limits allow. Who comes when all places are taken is told to come again, and who is not on the local
/// network is told nothing.
pub(super) struct Gate {
    listener: TcpListener,
    limits: Limits,
    taken: Arc<Taken>,
    /// Places for those who are being told that there is none.
    waiting: Arc<Semaphore>,
}

/// How many places are taken, by address.
type Taken = Mutex<HashMap<IpAddr, usize>>;

/// What a connection is told for which there is no place.
const FULL: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 5\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
/// How many are told so at one time, and how long one may take to hear it. Others see a connection that was closed.
const WAITING: usize = 16;
const TELLING: Duration = Duration::from_secs(1);

impl Gate {
    pub(super) fn new(listener: TcpListener, limits: Limits) -> Self {
        Self { listener, limits, taken: Arc::default(), waiting: Arc::new(Semaphore::new(WAITING)) }
    }

    /// A place for a connection from `from`, where there is one.
    fn place(&self, from: IpAddr) -> Option<Place> {
        let mut taken = lock(&self.taken);
        let (all, own) = (taken.values().sum::<usize>(), taken.get(&from).copied().unwrap_or(0));
        if all >= self.limits.connections || own >= self.limits.from_one {
            return None;
        }
        taken.insert(from, own + 1);
        Some(Place { of: from, taken: self.taken.clone() })
    }
}

/// Tells a connection that there is no place for it. What it says meanwhile is read, because a connection that is closed over
/// unread bytes is reset, and the answer with it.
async fn turn_away(mut stream: TcpStream) -> io::Result<()> {
    stream.write_all(FULL).await?;
    stream.shutdown().await?;
    let mut unheard = [0; 1024];
    while stream.read(&mut unheard).await? > 0 {}
    Ok(())
}

impl Listener for Gate {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        loop {
            // The trait's own `accept` for listeners outlasts errors such as too many open files.
            let (stream, from) = Listener::accept(&mut self.listener).await;
            let address = from.ip().to_canonical();
            if !is_nearby(address) && !address.is_loopback() {
                continue;
            }
            let Ok(local) = stream.local_addr() else { continue };
            let Some(place) = self.place(address) else {
                if let Ok(turn) = self.waiting.clone().try_acquire_owned() {
                    tokio::spawn(async move {
                        // Whether it was heard makes no difference here.
                        let _ = timeout(TELLING, turn_away(stream)).await;
                        drop(turn);
                    });
                }
                continue;
            };
            let _ = stream.set_nodelay(true);
            let mut pace = interval(self.limits.stall);
            pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
            pace.reset();
            let peer = Peer { from: address, local };
            return (Connection { stream, peer, pace, passed: 0, slowest: self.limits.slowest, _place: place }, from);
        }
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.listener.local_addr()
    }
}

/// A taken place, given back when the connection ends.
struct Place {
    of: IpAddr,
    taken: Arc<Taken>,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = lock(&self.taken);
        if let Some(count) = taken.get_mut(&self.of) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.of);
            }
        }
    }
}

/// Who is at the other end, and at which address of this computer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Peer {
    pub(super) from: IpAddr,
    pub(super) local: SocketAddr,
}

impl Connected<IncomingStream<'_, Gate>> for Peer {
    fn connect_info(stream: IncomingStream<'_, Gate>) -> Self {
        stream.io().peer
    }
}

/// A connection that ends when it is too slow, whether it is the other end that sends its request so or that does not read.
pub(super) struct Connection {
    stream: TcpStream,
    peer: Peer,
    pace: Interval,
    passed: u64,
    slowest: u64,
    _place: Place,
}

impl Connection {
    /// Looks whether a stretch of time is over and too little passed in it; wakes the task when the next one is.
    fn hold_to_pace(&mut self, context: &mut Context<'_>) -> io::Result<()> {
        while self.pace.poll_tick(context).is_ready() {
            if self.passed < self.slowest {
                return Err(io::ErrorKind::TimedOut.into());
            }
            self.passed = 0;
        }
        Ok(())
    }

    fn count(&mut self, result: &Poll<io::Result<usize>>) {
        if let Poll::Ready(Ok(bytes)) = result {
            self.passed += *bytes as u64;
        }
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.hold_to_pace(context)?;
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        self.passed += (buffer.filled().len() - before) as u64;
        read
    }
}

impl AsyncWrite for Connection {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.hold_to_pace(context)?;
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.count(&written);
        written
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.hold_to_pace(context)?;
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, bytes);
        self.count(&written);
        written
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

/// Requests in the present window, by address.
#[derive(Default)]
pub(super) struct Rate {
    counts: Mutex<HashMap<IpAddr, u32>>,
}

impl Rate {
    /// Counts a request from `from`; false when it is one too many.
    pub(super) fn allows(&self, from: IpAddr, most: u32) -> bool {
        let mut counts = lock(&self.counts);
        let count = counts.entry(from).or_default();
        *count = count.saturating_add(1);
        *count <= most
    }

    /// Begins a new window every so often, for ever.
    pub(super) async fn renew(&self, window: Duration) {
        let mut turn = interval(window);
        turn.reset();
        loop {
            turn.tick().await;
            lock(&self.counts).clear();
        }
    }
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
