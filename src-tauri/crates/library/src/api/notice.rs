//! Notices and what is known of them today.

use domain::{MessageType, NoticeStatus, Severity};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::PublicationRow;

data! {
    /// What is known of a notice today.
    pub struct NoticeRow {
        /// Its status now.
        pub status: NoticeStatus,
        /// The day its information was last confirmed, where the status can no longer be trusted to be today's:
        /// the newest verified metadata has expired. A moment.
        pub as_of: Option<String>,
        /// The moment of the newest metadata its publisher signed that this library verified.
        pub verified: Option<String>,
        /// CAP message type.
        pub message: MessageType,
        /// CAP severity.
        pub severity: Severity,
        /// As published: a date or a moment.
        pub effective: Option<String>,
        /// As published.
        pub onset: Option<String>,
        /// As published.
        pub expires: Option<String>,
        /// As published.
        pub expected_to_resume: Option<String>,
        /// IANA name of the zone in which bare dates begin and end.
        pub time_zone: String,
        /// Ids of the notices this one replaces.
        pub supersedes: Vec<String>,
        /// Ids of the notices that replace this one.
        pub superseded_by: Vec<String>,
        /// Whether readers are asked to acknowledge it.
        pub must_acknowledge: bool,
        /// When the person acknowledged it on this computer: a moment.
        pub acknowledged: Option<String>,
        /// Whether it was opened since it last changed.
        pub read: bool,
        /// Whom it is for, by language tag.
        pub audience: std::collections::BTreeMap<String, String>,
    }

    /// The notices, in the order the design gives: in force, check before you rely on it, scheduled, past.
    pub struct NoticeList {
        /// How many in force or scheduled were not opened yet.
        pub unread: u32,
        /// How many ask for an acknowledgement that was not given.
        pub to_acknowledge: u32,
        /// The notices.
        pub items: Vec<PublicationRow>,
        /// Set when this computer's clock is earlier than the newest metadata it has verified: that moment.
        pub clock_behind: Option<String>,
    }

    /// An urgent notice, to be told of outside the window.
    pub struct UrgentNotice {
        /// The publication.
        pub id: String,
        /// The language it is told in: BCP 47 tag.
        pub lang: String,
        /// Title.
        pub title: String,
        /// Summary; may be empty.
        pub summary: String,
        /// Its publisher's name.
        pub publisher: String,
    }
}
