//! What a client may do, and how time passes for it.

use std::net::IpAddr;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::Stop;

/// How a server is asked. [`Options::default`] is for addresses on the internet, [`Options::nearby`] for neighbours.
#[derive(Clone)]
pub struct Options {
    /// How long a connection may take to be made. A satellite link needs some three seconds with TLS.
    pub connect: Duration,
    /// How long nothing may come: neither an answer nor its next bytes. There is no limit for the whole.
    pub stall: Duration,
    /// The fewest bytes that must come in each stretch of `stall`, so that a server cannot hold a reader up for ever.
    /// 10 bytes a second is a hundredth of the slowest modem link still in use.
    pub slowest: u64,
    /// How many redirects in a row are followed.
    pub redirects: usize,
    /// How often something is tried again after a break, a 5xx or a 429, without progress in between.
    pub retries: u32,
    /// Whether the system's proxy is used. It never is for this computer itself.
    pub system_proxy: bool,
    /// The addresses that may be dialled; all where there is none.
    pub dials: Option<fn(IpAddr) -> bool>,
    /// How time passes.
    pub pace: Arc<dyn Pace>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(20),
            stall: Duration::from_secs(30),
            slowest: 300,
            redirects: 5,
            retries: 4,
            system_proxy: true,
            dials: None,
            pace: Arc::new(RealPace::default()),
        }
    }
}

impl Options {
    /// For a computer on the local network: private and link-local addresses alone, no redirect, no proxy. One that is slower
    /// than any such network, 6 kB a second, is given up: others may have the same.
    pub fn nearby() -> Self {
        Self {
            connect: Duration::from_secs(2),
            stall: Duration::from_secs(10),
            slowest: 64 << 10,
            redirects: 0,
            retries: 1,
            system_proxy: false,
            dials: Some(is_nearby),
            ..Self::default()
        }
    }
}

/// Whether `address` is a private or link-local one (RFC 1918, 3927, 4193, 4291).
pub fn is_nearby(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => address.is_private() || address.is_link_local(),
        IpAddr::V6(address) => address.is_unique_local() || address.is_unicast_link_local(),
    }
}

/// How time passes for a client: tests tell it.
pub trait Pace: Send + Sync {
    /// Time since some fixed moment.
    fn now(&self) -> Duration;

    /// Lets `time` pass before something is tried again; `Break` gives it up instead, when `stop` was asked for or otherwise.
    fn wait(&self, time: Duration, stop: &Stop) -> ControlFlow<()>;
}

/// Time as it passes, waited for by sleeping.
#[derive(Debug)]
pub struct RealPace(Instant);

impl Default for RealPace {
    fn default() -> Self {
        Self(Instant::now())
    }
}

impl Pace for RealPace {
    fn now(&self) -> Duration {
        self.0.elapsed()
    }

    fn wait(&self, time: Duration, stop: &Stop) -> ControlFlow<()> {
        stop.wait(time)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_a_local_network_are_nearby() {
        for (address, nearby) in [
            ("10.1.2.3", true),
            ("172.16.0.1", true),
            ("172.32.0.1", false),
            ("192.168.1.7", true),
            ("169.254.10.1", true),
            ("127.0.0.1", false),
            ("8.8.8.8", false),
            ("0.0.0.0", false),
            ("fe80::1", true),
            ("fd12::1", true),
            ("2001:db8::1", false),
            ("::1", false),
            ("::ffff:10.0.0.1", true),
            ("::ffff:8.8.8.8", false),
        ] {
            assert_eq!(is_nearby(address.parse().unwrap()), nearby, "{address}");
        }
    }
}
