//! What a job is to do, so that any process can do it.

use std::path::PathBuf;

use domain::ShortName;
use serde::{Deserialize, Serialize};
use store::JobRecord;

use crate::api::{CopyRequest, Failure, SyncRequest};

/// What a job is to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Task {
    /// Take in what the sources have.
    Sync(SyncTask),
    /// Check everything that is stored, and mend it where that is asked for.
    Verify { repair: bool },
    /// Make the search index anew.
    Index,
    /// Copy what is here to a stick or folder.
    Copy(CopyTask),
    /// Move the library to another folder, an absolute path.
    Move { to: PathBuf },
}

/// What a sync is to take in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct SyncTask {
    pub(crate) request: SyncRequest,
    /// Only what this publisher has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) publisher: Option<ShortName>,
}

/// What is to be copied, and where to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct CopyTask {
    /// Absolute.
    pub(crate) folder: PathBuf,
    pub(crate) request: CopyRequest,
}

impl SyncTask {
    /// Whether all publishers are asked for all they have.
    pub(crate) fn is_whole(&self) -> bool {
        self.publisher.is_none() && self.request.only.is_empty()
    }
}

impl Task {
    /// The task of a job.
    pub(crate) fn of(record: &JobRecord) -> Result<Self, Failure> {
        let task = record.task.clone().unwrap_or_default();
        serde_json::from_value(task).map_err(|error| {
            Failure::failed(format!("job {} cannot be done by this version ({error}); begin it anew", record.id))
        })
    }

    pub(crate) fn kind(&self) -> domain::JobKind {
        match self {
            Self::Sync(_) => domain::JobKind::Sync,
            Self::Verify { .. } => domain::JobKind::Verify,
            Self::Index => domain::JobKind::Index,
            Self::Copy(_) => domain::JobKind::Copy,
            Self::Move { .. } => domain::JobKind::Move,
        }
    }

    /// What the holder of the lease is called while it does this; nothing where it writes nothing.
    pub(crate) fn lease_name(&self) -> Option<&'static str> {
        match self {
            Self::Sync(_) => Some("sync"),
            Self::Verify { repair: true } => Some("repair"),
            Self::Verify { repair: false } | Self::Copy(_) => None,
            Self::Index => Some("reindex"),
            Self::Move { .. } => Some("moving the library"),
        }
    }

    /// Whether doing this does what `other` would do.
    pub(crate) fn includes(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Sync(this), Self::Sync(other)) => {
                this == other || (this.is_whole() && other.is_whole()) || (this.is_whole() && other.publisher.is_some())
            }
            (Self::Verify { repair }, Self::Verify { repair: other }) => *repair || !other,
            (this, other) => this == other,
        }
    }
}
