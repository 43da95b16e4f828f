//! Jobs as the outside sees them.

use store::{JobItem, JobRecord};

use crate::api::{
    ErrorCode, Failure, JobAsk, JobItemRow, JobItemState, JobKind, JobOrigin, JobPhase, JobRow, NextAction,
};

/// A job as the outside sees it.
pub(crate) fn row(record: &JobRecord) -> JobRow {
    let error = record.error.clone().map(failure);
    let progress = &record.progress;
    let left = progress.bytes_total.map(|total| total.saturating_sub(progress.bytes_done));
    JobRow {
        id: record.id,
        kind: match record.kind {
            store::JobKind::Sync => JobKind::Sync,
            store::JobKind::Verify => JobKind::Verify,
            store::JobKind::Index => JobKind::Index,
            store::JobKind::Copy => JobKind::Copy,
            store::JobKind::Move => JobKind::Move,
        },
        phase: match record.phase {
            store::JobPhase::Queued => JobPhase::Queued,
            store::JobPhase::Running => JobPhase::Running,
            store::JobPhase::Paused => JobPhase::Paused,
            store::JobPhase::Done => JobPhase::Done,
            store::JobPhase::Failed => JobPhase::Failed,
            store::JobPhase::Cancelled => JobPhase::Cancelled,
        },
        origin: match record.origin {
            store::JobOrigin::Person => JobOrigin::Person,
            store::JobOrigin::Schedule => JobOrigin::Schedule,
            store::JobOrigin::App => JobOrigin::App,
        },
        interrupted: record.interrupted,
        asked: record.asked.map(|asked| match asked {
            store::JobAsk::Pause => JobAsk::Pause,
            store::JobAsk::Cancel => JobAsk::Cancel,
        }),
        started: record.started.to_string(),
        ended: record.ended.map(|ended| ended.to_string()),
        item: progress.item.clone(),
        done: progress.done,
        total: progress.total,
        bytes_done: progress.bytes_done,
        bytes_total: progress.bytes_total,
        rate: progress.rate,
        seconds_left: progress.rate.filter(|rate| *rate > 0).zip(left).map(|(rate, left)| left.div_ceil(rate)),
        next: error.as_ref().map(next),
        error,
    }
}

/// An item of a job as the outside sees it.
pub(super) fn item(item: &JobItem) -> JobItemRow {
    let error = item.error.clone().map(failure);
    JobItemRow {
        id: item.item.clone(),
        part: item.part.clone(),
        title: item.title.clone(),
        bytes: item.bytes,
        bytes_done: item.bytes_done,
        state: match item.state {
            store::JobItemState::Waiting => JobItemState::Waiting,
            store::JobItemState::Running => JobItemState::Running,
            store::JobItemState::Done => JobItemState::Done,
            store::JobItemState::Failed => JobItemState::Failed,
        },
        next: error.as_ref().map(next),
        error,
        mended: item.mended,
    }
}

/// What helps after `failure`.
fn next(failure: &Failure) -> NextAction {
    match failure.code {
        ErrorCode::Unreachable | ErrorCode::Unplugged => NextAction::Connect,
        ErrorCode::NotHere => NextAction::OtherSource,
        ErrorCode::Refused => NextAction::TellPublisher,
        ErrorCode::DiskFull | ErrorCode::OverLimit => NextAction::MakeRoom,
        ErrorCode::ReadOnly => NextAction::MakeWritable,
        ErrorCode::Damaged => NextAction::Repair,
        ErrorCode::Held => NextAction::Wait,
        ErrorCode::NewerLibrary => NextAction::Update,
        ErrorCode::WrongInput | ErrorCode::NotFound | ErrorCode::Failed => NextAction::Retry,
    }
}

/// A stored error as the outside sees it.
pub(crate) fn failure(value: serde_json::Value) -> Failure {
    serde_json::from_value(value.clone()).unwrap_or_else(|_| Failure::new(ErrorCode::Failed, value.to_string()))
}
