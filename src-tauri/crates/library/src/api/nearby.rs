//! Computers nearby.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Failure;

data! {
    /// Whether this library is offered to computers nearby and takes from them, and how that is going.
    pub struct NearbyState {
        /// Whether it is switched on.
        pub on: bool,
        /// What this computer calls itself there.
        pub name: String,
        /// The port it is offered on.
        pub port: u16,
        /// Whether neither it is announced nor others are listened for: only remembered addresses are asked.
        pub addresses_only: bool,
        /// The addresses that are remembered, each with its port.
        pub addresses: Vec<String>,
        /// Where others reach this computer, each with the port: what they type where nothing is announced.
        pub own_addresses: Vec<String>,
        /// Whether this process offers it now.
        pub serving: bool,
        /// Why this process does not offer it though it is on.
        pub error: Option<Failure>,
        /// Whether the office set it on or off.
        pub locked: bool,
    }

    /// A computer nearby.
    pub struct Neighbour {
        /// What it calls itself; its address where only that is known.
        pub name: String,
        /// Where it is asked.
        pub address: String,
        /// The remembered address by which it is known, where it is.
        pub remembered: Option<String>,
        /// Whether it answers now.
        pub reached: bool,
        /// What it holds of the publishers that are trusted here.
        pub holds: Vec<NeighbourHolds>,
    }

    /// What a computer nearby holds of one publisher, as the publisher's signatures prove it.
    pub struct NeighbourHolds {
        /// The publisher's short name.
        pub publisher: String,
        /// The publisher's full name.
        pub name: String,
        /// When the newest metadata that it has was signed: a moment.
        pub signed: Option<String>,
        /// How that compares with what is here.
        pub age: Option<Age>,
        /// Why nothing can be taken from it.
        pub error: Option<Failure>,
    }

    /// How old something is beside what is here.
    #[derive(Copy, Eq)]
    pub enum Age {
        /// Older.
        Older,
        /// The same.
        Same,
        /// Newer.
        Newer,
    }
}
