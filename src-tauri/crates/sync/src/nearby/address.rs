//! The address of a neighbour, as a person types it.

use std::fmt;
use std::net::{IpAddr, SocketAddr, TcpStream, ToSocketAddrs};
use std::str::FromStr;
use std::time::Duration;

use crate::http::is_nearby;

/// The port that a library is offered on unless another is set: below the range from which systems give ports to outgoing
/// connections, and assigned to nobody.
pub const PORT: u16 = 27433;

/// How long a neighbour may take to accept a connection. On a local network it takes milliseconds.
const REACH: Duration = Duration::from_secs(2);

/// The most addresses of one neighbour that are tried.
const TRIED: usize = 4;

/// A computer on the local network: its name or number, and its port.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    host: Host,
    port: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Host {
    Number(IpAddr),
    Name(String),
}

/// The text is no address of a neighbour.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not the address of a computer; write 192.168.1.7, desk-3.local or 192.168.1.7:{PORT}")]
pub struct AddressError(pub String);

impl FromStr for Address {
    type Err = AddressError;

    /// Reads a name or number with or without a port, and with or without `http://`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || AddressError(text.to_owned());
        let bare = text.trim().strip_prefix("http://").unwrap_or(text.trim());
        let bare = bare.strip_suffix('/').unwrap_or(bare);
        if let Ok(number) = bare.parse::<IpAddr>() {
            return Ok(Self { host: Host::Number(number.to_canonical()), port: PORT });
        }
        if let Ok(socket) = bare.parse::<SocketAddr>().or_else(|error| match bare.strip_suffix(']') {
            Some(open) => format!("{open}]:{PORT}").parse(),
            None => Err(error),
        }) {
            let port = Some(socket.port()).filter(|port| *port > 0).ok_or_else(wrong)?;
            return Ok(Self { host: Host::Number(socket.ip().to_canonical()), port });
        }
        let (name, port) = match bare.split_once(':') {
            Some((name, port)) => (name, port.parse().ok().filter(|port| *port > 0).ok_or_else(wrong)?),
            None => (bare, PORT),
        };
        // What is nearly a number is a slip, not a name: some resolvers read 10.1 as an address.
        let letters = name.bytes().any(|byte| byte.is_ascii_alphabetic());
        let label = |label: &str| {
            !label.is_empty()
                && label.len() < 64
                && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        };
        if !letters || name.len() > 253 || !name.split('.').all(label) {
            return Err(wrong());
        }
        Ok(Self { host: Host::Name(name.to_ascii_lowercase()), port })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.host {
            Host::Number(number) => SocketAddr::new(*number, self.port).fmt(f),
            Host::Name(name) => write!(f, "{name}:{}", self.port),
        }
    }
}

impl Address {
    /// The number of an address that has no name to look up.
    pub fn number(&self) -> Option<IpAddr> {
        match self.host {
            Host::Number(number) => Some(number),
            Host::Name(_) => None,
        }
    }

    /// Where it may be dialled: of what its name stands for, what `dials` lets through. None when that is nothing, or the
    /// name is not known now.
    pub fn sockets(&self, dials: fn(IpAddr) -> bool) -> Vec<SocketAddr> {
        let all: Vec<SocketAddr> = match &self.host {
            Host::Number(number) => vec![SocketAddr::new(*number, self.port)],
            Host::Name(name) => (name.as_str(), self.port).to_socket_addrs().map(Iterator::collect).unwrap_or_default(),
        };
        all.into_iter().filter(|socket| dials(socket.ip())).collect()
    }
}

/// Where this computer is reached from the local network, the addresses that people type first. Empty where it is in none.
pub fn own_addresses() -> Vec<IpAddr> {
    let found = if_addrs::get_if_addrs().unwrap_or_default();
    let mut own: Vec<IpAddr> = found.iter().map(if_addrs::Interface::ip).filter(|own| is_typed(*own)).collect();
    own.sort_by_key(|address| (address.is_ipv6(), *address));
    own.dedup();
    own
}

/// Whether `address` is one of a local network that stands for itself: a link-local one of IPv6 needs the network card
/// beside it.
pub(super) fn is_typed(address: IpAddr) -> bool {
    is_nearby(address) && !matches!(address, IpAddr::V6(address) if address.is_unicast_link_local())
}

/// The first of `sockets` that accepts a connection now; only what `dials` lets through is tried.
pub fn reach(sockets: &[SocketAddr], dials: fn(IpAddr) -> bool) -> Option<SocketAddr> {
    let mut allowed = sockets.iter().filter(|socket| dials(socket.ip())).take(TRIED);
    allowed.find(|socket| TcpStream::connect_timeout(socket, REACH).is_ok()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_people_type_it() {
        for (text, read) in [
            ("192.168.1.7", Some("192.168.1.7:27433")),
            (" 192.168.1.7:4000 ", Some("192.168.1.7:4000")),
            ("http://192.168.1.7:4000/", Some("192.168.1.7:4000")),
            ("Desk-3.local", Some("desk-3.local:27433")),
            ("desk_3:1", Some("desk_3:1")),
            ("fd00::7", Some("[fd00::7]:27433")),
            ("[fd00::7]", Some("[fd00::7]:27433")),
            ("[fd00::7]:80", Some("[fd00::7]:80")),
            ("::ffff:10.0.0.1", Some("10.0.0.1:27433")),
            ("", None),
            ("10.1", None),
            ("192.168.1.7:", None),
            ("192.168.1.7:0", None),
            ("192.168.1.7:70000", None),
            ("https://192.168.1.7", None),
            ("http://192.168.1.7/office", None),
            ("name@desk", None),
            ("desk 3", None),
            ("desk..local", None),
            ("../desk", None),
        ] {
            let found = text.parse::<Address>().map(|address| address.to_string());
            assert_eq!(found.as_deref().ok(), read, "{text}");
            if let Ok(written) = found {
                assert_eq!(written.parse::<Address>().map(|again| again.to_string()), Ok(written));
            }
        }
    }

    #[test]
    fn only_the_local_network_is_dialled_whatever_a_name_stands_for() {
        let sockets = |text: &str| text.parse::<Address>().unwrap().sockets(is_nearby);
        assert_eq!(sockets("10.0.0.7").len(), 1);
        for elsewhere in ["8.8.8.8", "127.0.0.1", "localhost", "2001:db8::1"] {
            assert_eq!(sockets(elsewhere), [], "{elsewhere}");
        }
        // A listener is there, and still it is not connected to.
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let here = [listener.local_addr().unwrap()];
        assert_eq!(reach(&here, is_nearby), None);
        assert_eq!(reach(&here, |address| address.is_loopback()), Some(here[0]));
        listener.set_nonblocking(true).unwrap();
        assert!(listener.accept().is_ok() && listener.accept().is_err(), "one connection was made, not two");
    }
}
