//! What a sync is to do, would do and did.

use domain::Kind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ChangedDetail, Failure, ItemFailure, JobRow, SavedSearch};

data! {
    /// What somebody wants of a sync.
    #[derive(Default, Eq)]
    #[serde(default)]
    pub struct SyncRequest {
        /// At most so many bytes of texts and files, as they travel. No limit when absent.
        #[ts(type = "number | null")]
        pub budget: Option<u64>,
        /// Nobody is asked: only collections whose rule says so are taken in.
        pub unattended: bool,
        /// How far it goes.
        pub extent: Extent,
        /// Only these editions, whatever the rules say about when; all when empty.
        pub only: Vec<String>,
    }

    /// How far a sync goes. Withdrawals are always taken over.
    #[derive(Copy, Eq, Default)]
    pub enum Extent {
        /// Notices alone.
        Notices,
        /// Notices, corrections and texts; files wait. What a metered connection is used for.
        Texts,
        /// Files as well.
        #[default]
        Everything,
    }

    /// What a sync would do.
    pub struct Plan {
        /// One entry a source.
        pub sources: Vec<SourcePlan>,
        /// Bytes to fetch in all.
        pub bytes: u64,
    }

    /// What a sync would do for one source.
    pub struct SourcePlan {
        /// The publisher's short name.
        pub publisher: String,
        /// What changes, notices first, then text, then files.
        pub items: Vec<PlanItem>,
        /// What is said otherwise of publications, beside that: it comes with the catalogue.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub entries: Vec<ChangedEntry>,
        /// Bytes to fetch.
        pub bytes: u64,
        /// Why no plan could be made.
        pub error: Option<Failure>,
    }

    /// One edition that a sync would change.
    pub struct PlanItem {
        /// The edition's id.
        pub id: String,
        /// Its title.
        pub title: String,
        /// What the publication is.
        pub kind: Kind,
        /// What would happen.
        pub change: ChangeKind,
        /// What of it is fetched, and so when: texts come before files.
        pub part: PlanPart,
        /// Bytes to fetch for it.
        pub bytes: u64,
        /// Why it would not come with this sync; absent where it would.
        pub waits: Option<WaitReason>,
    }

    /// A publication of which something is said otherwise that is in none of its editions: a notice's dates or severity, topics,
    /// links, or that it is offered again.
    pub struct ChangedEntry {
        /// `publisher/collection/publication`.
        pub id: String,
        /// Its title.
        pub title: String,
        /// What it is.
        pub kind: Kind,
        /// What of a notice is said otherwise; empty where it is something else.
        pub details: Vec<ChangedDetail>,
    }

    /// What a step of a plan brings, in the order in which they are done; the smallest first within each.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    pub enum PlanPart {
        /// That a publication was withdrawn.
        Withdrawal,
        /// A notice's text.
        Notice,
        /// The text of a newer revision.
        Correction,
        /// A text that is new or lacking here.
        Text,
        /// Files.
        Files,
    }

    /// Why something does not come with a sync.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    pub enum WaitReason {
        /// The rule of its collection asks first.
        Ask,
        /// The rule of its collection leaves it to the person.
        ByHand,
        /// The sync does not go so far: files wait on a metered connection.
        Extent,
        /// It does not fit under the limit to space.
        Space,
        /// It does not fit into the budget.
        Budget,
    }

    /// What happens to an edition.
    #[derive(Copy, Eq)]
    pub enum ChangeKind {
        /// It is new here.
        New,
        /// A newer revision replaces the one here.
        Changed,
        /// Its publisher withdrew it.
        Withdrawn,
        /// Something of it is missing here and would be fetched.
        Missing,
    }

    /// How a sync ended.
    pub struct SyncReport {
        /// One entry a publisher.
        pub sources: Vec<SourceReport>,
        /// The saved searches that have something new.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub saved_searches: Vec<SavedSearch>,
    }

    /// How it went with one source of a publisher.
    pub struct SourceOutcome {
        /// Where its repository lies: a folder, or an address.
        pub location: String,
        /// Why it failed.
        pub error: Option<Failure>,
    }

    /// How the sync of one publisher's content ended.
    pub struct SourceReport {
        /// The publisher's short name.
        pub publisher: String,
        /// Editions applied.
        pub applied: u32,
        /// Publications newly marked as withdrawn.
        pub withdrawn: u32,
        /// Publications of which something is said otherwise since.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub entries: Vec<ChangedEntry>,
        /// Bytes fetched.
        pub bytes: u64,
        /// Changes that are left for another time: they did not fit into the budget or under the limit, or wait to be asked for.
        pub waiting: u32,
        /// Those changes.
        pub waits: Vec<PlanItem>,
        /// Whether the source's metadata had expired, so that it is "as of" its date only.
        pub as_of: Option<String>,
        /// Editions that could not be applied, each with its reason.
        pub failed: Vec<ItemFailure>,
        /// How it went with each source.
        pub sources: Vec<SourceOutcome>,
        /// Why nothing could be taken in: no source could be verified.
        pub error: Option<Failure>,
    }

    /// The one truth behind the sync chip.
    pub struct SyncStatus {
        /// What the chip says.
        pub state: SyncState,
        /// When every publisher was last checked with success, the earliest of them: a moment; absent while one never was.
        pub last_success: Option<String>,
        /// The last check that was tried: a moment.
        pub last_attempt: Option<String>,
        /// Where what was verified has expired: when the oldest of it was signed. A moment.
        pub as_of: Option<String>,
        /// The update at work or waiting for its turn, else one that is paused.
        pub job: Option<JobRow>,
        /// How many changes the last check found that were not taken yet.
        pub pending: u64,
    }

    /// What the sync chip says.
    #[derive(Copy, Eq)]
    pub enum SyncState {
        /// Every source was checked and its metadata has not expired.
        UpToDate,
        /// A sync is at work.
        Updating,
        /// The last check found something that was not taken yet, or an update is paused.
        UpdateReady,
        /// No check succeeded for more than seven days, or never.
        NotChecked,
        /// The last check failed.
        CheckFailed,
        /// The last check found no source in reach; nothing is wrong with what is here.
        Offline,
    }
}
