//! Handing on what a library has verified to computers on the same local network, and finding those that do.
//!
//! A neighbour is a carrier like any other: it is asked by [`crate::Http`] with [`crate::http::Options::nearby`], and what it
//! brings is checked against the publisher's signatures. It is dialled at private and link-local addresses alone, whatever a
//! name server or an announcement says.
//!
//! ```text
//! offered   what can be asked for: names of the format, of publishers that are here
//! server    who may ask, as whom, how often
//! answer    what part of a file a request gets, and under which headers
//! gate      connections: how many, from where, and how slow they may be
//! announce  DNS-SD over multicast DNS: saying that this computer is there, hearing of others
//! address   what a person types
//! ```

mod address;
mod announce;
mod answer;
mod gate;
mod offered;
mod server;

pub use address::{Address, AddressError, PORT, own_addresses, reach};
pub use announce::{Announcing, Heard, Listening, NearbyError};
pub use gate::Limits;
pub use offered::Offered;
pub use server::Server;

/// What this computer calls itself, for people to tell it from others; never empty.
pub fn host_name() -> String {
    let name = gethostname::gethostname().to_string_lossy().trim().to_owned();
    if name.is_empty() { "Fieldshelf".to_owned() } else { name }
}
