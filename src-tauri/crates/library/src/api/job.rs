//! Jobs and their items.

pub use domain::{JobAsk, JobItemState, JobKind, JobOrigin, JobPhase};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Failure, NextAction};

data! {
    /// A long piece of work and where it stands.
    #[derive(Eq)]
    pub struct JobRow {
        /// Its number.
        pub id: i64,
        /// What it does.
        pub kind: JobKind,
        /// Where it stands.
        pub phase: JobPhase,
        /// Who wanted it.
        pub origin: JobOrigin,
        /// Its process died, so nobody paused it or called it off: it rests, or another job does its work.
        pub interrupted: bool,
        /// What it was asked and has not done yet.
        pub asked: Option<JobAsk>,
        /// When it was begun: a moment.
        pub started: String,
        /// When it ended: a moment.
        pub ended: Option<String>,
        /// What it works on now: a title or a name.
        pub item: Option<String>,
        /// Steps done.
        pub done: u64,
        /// Steps in all, where known.
        pub total: Option<u64>,
        /// Bytes done.
        pub bytes_done: u64,
        /// Bytes in all, where known.
        pub bytes_total: Option<u64>,
        /// Bytes a second, over the last seconds; known while it is at work.
        pub rate: Option<u64>,
        /// Seconds until it is done at that rate.
        pub seconds_left: Option<u64>,
        /// Why it failed.
        pub error: Option<Failure>,
        /// What helps where it failed.
        pub next: Option<NextAction>,
    }

    /// A job with what it works on, one by one.
    #[derive(Eq)]
    pub struct JobDetail {
        /// The job.
        #[serde(flatten)]
        pub job: JobRow,
        /// Those of its items that matter now, in their order: those that failed, the one at work, the last that were done,
        /// and the next.
        pub items: Vec<JobItemRow>,
        /// How many of its items wait.
        pub waiting: u64,
        /// How many are done.
        pub received: u64,
        /// How many failed and have not been done since.
        pub failed: u64,
    }

    /// An item of a job.
    #[derive(Eq)]
    pub struct JobItemRow {
        /// What it is: an edition's id, say.
        pub id: String,
        /// Which part of it: of a sync one of the parts of a plan.
        pub part: String,
        /// Its title.
        pub title: String,
        /// Bytes of it.
        pub bytes: u64,
        /// Bytes done.
        pub bytes_done: u64,
        /// How it goes.
        pub state: JobItemState,
        /// Why it failed.
        pub error: Option<Failure>,
        /// What helps then.
        pub next: Option<NextAction>,
        /// It failed here and was done later.
        pub mended: bool,
    }
}
