//! Bringing a publisher's signed content here: what to do is planned, then done edition by edition.
//!
//! ```text
//! repository::refresh   the card and a carrier → verified catalogues
//! offer::read           their shards → what is offered
//! plan::plan            what is here and what is offered → steps; pure
//! offer::record         what is offered → the store, as known
//! execute::execute      steps and carriers → blobs, then one transaction an edition
//! ```
//!
//! Nothing here decides whom to trust, which collections to take, or when; nothing is stored that was not checked
//! against a signed catalogue. A carrier that fails, lies or is pulled out costs the editions it could not bring.

#![warn(missing_docs)]

pub mod execute;
pub mod folder;
pub mod http;
pub mod nearby;
pub mod offer;
pub mod own;
pub mod plan;
mod system;
pub mod trusted;

#[cfg(test)]
mod tests;

pub use execute::{
    Attempt, AttemptError, Ended, ItemError, Outcome, Progress, SECTIONS_LIMIT, execute, parse_sections,
};
pub use folder::Folder;
pub use http::Http;
pub use offer::{Offer, collection_record, read as read_offer, record as record_offer};
pub use own::{Listing, Own, OwnError, listings};
pub use plan::{Change, Part, Step, bytes_to_fetch, plan, resume, same, text_first, within};
pub use trusted::PublisherTrust;
