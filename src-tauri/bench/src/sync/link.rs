//! A proxy on this computer that counts what goes over it, and lets it pass as a slow link would.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::Result;

/// How a link lets bytes pass.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// Bits a second, each way.
    pub bits: u64,
    /// How long a packet takes there and back.
    pub round_trip: Duration,
}

/// Bytes of a packet that hold something, and those of its headers (IPv4 and TCP with timestamps).
const PACKET: usize = 1448;
const PACKET_HEADERS: u64 = 52;

/// Packets on the way that are held before the sender has to wait.
const IN_FLIGHT: usize = 64;

/// What went over a link.
#[derive(Debug, Clone, Copy, Default)]
pub struct Passed {
    pub requests: u64,
    /// Bytes of requests, and those of answers: headers and bodies.
    pub up: u64,
    pub down: u64,
}

impl Passed {
    /// All bytes, both ways.
    pub fn bytes(&self) -> f64 {
        (self.up + self.down) as f64
    }
}

/// A link to an origin, until the benchmark ends.
pub struct Link {
    address: SocketAddr,
    counts: Arc<Counts>,
}

#[derive(Default)]
struct Counts {
    requests: AtomicU64,
    up: AtomicU64,
    down: AtomicU64,
}

impl Link {
    /// A link to `origin`; without a shape it only counts.
    pub fn to(origin: SocketAddr, shape: Option<Shape>) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let (address, counts) = (listener.local_addr()?, Arc::new(Counts::default()));
        let counted = counts.clone();
        std::thread::spawn(move || {
            // All connections share the link.
            let ways = [Way::new(shape), Way::new(shape)];
            for connection in listener.incoming().flatten() {
                let (counts, ways) = (counted.clone(), ways.clone());
                std::thread::spawn(move || connect(connection, origin, &counts, ways));
            }
        });
        Ok(Self { address, counts })
    }

    /// The address that readers use.
    pub fn address(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// What passed since this was last asked.
    pub fn passed(&self) -> Passed {
        let take = |count: &AtomicU64| count.swap(0, Ordering::Relaxed);
        let counts = &self.counts;
        Passed { requests: take(&counts.requests), up: take(&counts.up), down: take(&counts.down) }
    }
}

/// One direction of a link: when it is free for the next packet.
#[derive(Clone)]
struct Way {
    shape: Option<Shape>,
    free: Arc<Mutex<Instant>>,
}

impl Way {
    fn new(shape: Option<Shape>) -> Self {
        Self { shape, free: Arc::new(Mutex::new(Instant::now())) }
    }

    /// When a packet of `bytes` bytes arrives that is there to be sent at `ready`.
    fn arrival(&self, bytes: usize, ready: Instant) -> Instant {
        let Some(shape) = self.shape else { return ready };
        let bits = (bytes as u64 + PACKET_HEADERS) * 8;
        let time = Duration::from_secs_f64(bits as f64 / shape.bits as f64);
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        *free = (*free).max(ready) + time;
        *free + shape.round_trip / 2
    }
}

fn connect(reader: TcpStream, origin: SocketAddr, counts: &Arc<Counts>, [up, down]: [Way; 2]) -> io::Result<()> {
    let origin = TcpStream::connect(origin)?;
    for end in [&reader, &origin] {
        end.set_nodelay(true)?;
    }
    // The handshake went there and back before the first byte could leave.
    let established = Instant::now() + up.shape.map_or(Duration::ZERO, |shape| shape.round_trip);
    let (from, to) = (reader.try_clone()?, origin.try_clone()?);
    let counted = counts.clone();
    let asking = std::thread::spawn(move || {
        let mut ends = RequestEnds::default();
        pump(from, to, &up, established, &mut |bytes| {
            counted.up.fetch_add(bytes.len() as u64, Ordering::Relaxed);
            counted.requests.fetch_add(ends.count(bytes), Ordering::Relaxed);
        })
    });
    let answered = pump(origin, reader, &down, established, &mut |bytes| {
        counts.down.fetch_add(bytes.len() as u64, Ordering::Relaxed);
    });
    let _ = asking.join();
    answered
}

/// Moves bytes one way until they end, each packet when it would have arrived.
fn pump(
    mut from: TcpStream,
    to: TcpStream,
    way: &Way,
    established: Instant,
    passed: &mut dyn FnMut(&[u8]),
) -> io::Result<()> {
    if way.shape.is_none() {
        let (mut to, mut buffer) = (to, vec![0; 256 << 10]);
        loop {
            match from.read(&mut buffer)? {
                0 => return to.shutdown(Shutdown::Write),
                read => {
                    passed(&buffer[..read]);
                    to.write_all(&buffer[..read])?;
                }
            }
        }
    }
    let (sender, receiver): (SyncSender<(Instant, Vec<u8>)>, Receiver<_>) = sync_channel(IN_FLIGHT);
    let delivering = std::thread::spawn(move || deliver(&receiver, to));
    let mut buffer = vec![0; PACKET];
    loop {
        let read = from.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        passed(&buffer[..read]);
        let arrival = way.arrival(read, Instant::now().max(established));
        if sender.send((arrival, buffer[..read].to_vec())).is_err() {
            break;
        }
    }
    drop(sender);
    let _ = delivering.join();
    Ok(())
}

fn deliver(packets: &Receiver<(Instant, Vec<u8>)>, mut to: TcpStream) -> io::Result<()> {
    for (arrival, bytes) in packets {
        std::thread::sleep(arrival.saturating_duration_since(Instant::now()));
        to.write_all(&bytes)?;
    }
    to.shutdown(Shutdown::Write)
}

/// Finds the empty line that ends each request, wherever it is cut in two.
#[derive(Default)]
struct RequestEnds {
    matched: usize,
}

impl RequestEnds {
    fn count(&mut self, bytes: &[u8]) -> u64 {
        const END: &[u8] = b"\r\n\r\n";
        let mut found = 0;
        for byte in bytes {
            self.matched = match self.matched {
                at if *byte == END[at] => at + 1,
                _ if *byte == END[0] => 1,
                _ => 0,
            };
            if self.matched == END.len() {
                (found, self.matched) = (found + 1, 0);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_counted_wherever_they_are_cut() {
        let asked = b"GET /a HTTP/1.1\r\nhost: x\r\n\r\nGET /b HTTP/1.1\r\n\r\n";
        for size in 1..asked.len() {
            let mut ends = RequestEnds::default();
            assert_eq!(asked.chunks(size).map(|bytes| ends.count(bytes)).sum::<u64>(), 2, "in pieces of {size}");
        }
    }

    #[test]
    fn a_packet_waits_for_those_before_it_and_travels_half_a_round_trip() {
        let shape = Shape { bits: 8_000, round_trip: Duration::from_millis(600) };
        let way = Way::new(Some(shape));
        let now = Instant::now();
        let bytes = 1000 - usize::try_from(PACKET_HEADERS).unwrap();
        let after = |arrival: Instant| arrival.duration_since(now).as_millis();
        assert_eq!(after(way.arrival(bytes, now)), 1300);
        assert_eq!(after(way.arrival(bytes, now)), 2300);
        assert_eq!(after(way.arrival(bytes, now + Duration::from_secs(10))), 11_300);
    }
}
