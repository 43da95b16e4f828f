//! Jobs as the outside sees them.

use store::{JobItem, JobRecord};

use crate::api::{ErrorCode, Failure, JobItemRow, JobRow, NextAction};

/// A job as the outside sees it.
pub(crate) fn row(record: &JobRecord) -> JobRow {
    let error = record.error.clone().map(failure);
    let progress = &record.progress;
    let left = progress.bytes_total.map(|total| total.saturating_sub(progress.bytes_done));
    JobRow {
        id: record.id,
        kind: record.kind,
        phase: record.phase,
        origin: record.origin,
        interrupted: record.interrupted,
        asked: record.asked,
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
        state: item.state,
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
        ErrorCode::WrongInput | ErrorCode::NotFound | ErrorCode::NotTaken | ErrorCode::Failed => NextAction::Retry,
    }
}

/// A stored error as the outside sees it.
pub(crate) fn failure(value: serde_json::Value) -> Failure {
    serde_json::from_value(value.clone()).unwrap_or_else(|_| Failure::new(ErrorCode::Failed, value.to_string()))
}
