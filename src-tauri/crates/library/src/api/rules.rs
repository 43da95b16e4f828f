//! What the person and the office set.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ItemFailure;

data! {
    /// What an office set for its computers by a policy file. What is locked cannot be changed here.
    pub struct SetByOffice {
        /// The file.
        pub file: String,
        /// The publishers whose sources are locked.
        pub sources: Vec<String>,
        /// The collections whose rule is locked, and `default`.
        pub rules: Vec<String>,
        /// Whether the interface's language is locked.
        pub language: bool,
        /// Whether the theme is locked.
        pub theme: bool,
        /// Whether the limit to space is locked.
        pub space: bool,
        /// Whether sharing with computers nearby is locked.
        pub nearby: bool,
        /// How many bytes a sync that nobody watches may fetch.
        #[ts(type = "number | null")]
        pub budget: Option<u64>,
        /// Whether that cannot be raised.
        pub budget_locked: bool,
        /// After how many minutes the window is to sync again.
        pub sync_every_minutes: Option<u32>,
        /// Whether that is locked.
        pub schedule_locked: bool,
        /// What could not be put on this computer, each with its reason.
        pub problems: Vec<ItemFailure>,
    }

    /// The rules, with what there is to be ruled.
    pub struct RulesView {
        /// The rules in force.
        pub rules: domain::Rules,
        /// The collections that are known here.
        pub collections: Vec<RuledCollection>,
        /// The collections whose rule is set by the office, and `default`.
        pub locked: Vec<String>,
    }

    /// A collection that rules may be made for.
    pub struct RuledCollection {
        /// `publisher/collection`.
        pub collection: String,
        /// Its title in the best language for the reader.
        pub title: String,
        /// The languages in which something of it is published.
        pub languages: Vec<String>,
    }

    /// What rules would change.
    pub struct RulesEffect {
        /// Bytes that the next sync would fetch, as they travel.
        pub fetch: u64,
        /// Of how many editions.
        pub editions: u32,
        /// Bytes of documents and pictures here that they do not want.
        pub free: u64,
        /// Of how many publications.
        pub publications: u32,
    }
}
