//! `shelf jobs`.

use std::time::Duration;

use library::Library;
use library::api::{Failure, JobAsk, JobDetail, JobItemState, JobKind, JobOrigin, JobPhase, JobRow, NextAction};
use schemars::JsonSchema;
use serde::Serialize;

use crate::Place;
use crate::arguments::Jobs;
use crate::exit::Exit;
use crate::output::Output;
use crate::table::{bytes, moment, table};

/// How often `watch` looks: jobs tell at most four times a second.
const PERIOD: Duration = Duration::from_millis(250);

/// What `jobs --json` prints.
#[derive(Serialize, JsonSchema)]
pub(crate) struct AllJobs {
    /// The latest, newest first.
    jobs: Vec<JobRow>,
}

pub(crate) fn run(place: &Place, what: Option<Jobs>, output: &Output) -> Result<Exit, Failure> {
    let library = crate::open(place)?;
    match what.unwrap_or(Jobs::List) {
        Jobs::List => output.answer(&AllJobs { jobs: library.jobs()? }, |all| listed(&all.jobs))?,
        Jobs::Show { id } => output.answer(&library.job(id)?, shown)?,
        Jobs::Pause { id } => {
            library.pause_job(id)?;
            output.answer(&library.job(id)?, |detail| asked(&detail.job))?;
        }
        Jobs::Cancel { id } => {
            library.cancel_job(id)?;
            output.answer(&library.job(id)?, |detail| asked(&detail.job))?;
        }
        Jobs::Resume { id } | Jobs::Retry { id, item: None } => return go_on(&library, id, output),
        Jobs::Retry { id, item: Some(item) } => {
            return super::sync::follow(output, |hear| library.retry_item_here(id, &item, hear));
        }
        Jobs::Watch { id } => watch(&library, id, output)?,
    }
    Ok(Exit::Done)
}

/// Does the job in this process, and waits for it.
fn go_on(library: &Library, id: i64, output: &Output) -> Result<Exit, Failure> {
    let bar = output.progress(true);
    let ended = library.resume_job_here(id, &mut |job| output.show(&bar, job));
    bar.finish_and_clear();
    let ended = ended?;
    output.answer(&ended, shown)?;
    Ok(Exit::gravest(ended.job.error.iter()))
}

fn watch(library: &Library, id: Option<i64>, output: &Output) -> Result<(), Failure> {
    let mut watch = library.watch();
    let meant = |job: &JobRow| id.is_none_or(|id| id == job.id);
    let mut seen = match id {
        Some(id) => vec![library.job(id)?.job],
        None => library.jobs()?.into_iter().filter(at_work).collect(),
    };
    loop {
        for job in seen.iter().filter(|job| meant(job)) {
            output.answer(job, line)?;
        }
        if !library.jobs()?.iter().any(|job| meant(job) && at_work(job)) {
            return Ok(());
        }
        std::thread::sleep(PERIOD);
        seen = watch.look().map(|(_, jobs)| jobs).unwrap_or_default();
    }
}

fn at_work(job: &JobRow) -> bool {
    matches!(job.phase, JobPhase::Queued | JobPhase::Running)
}

fn listed(jobs: &[JobRow]) -> String {
    if jobs.is_empty() {
        return "Nothing has been done yet.".to_owned();
    }
    let mut rows = table(&["JOB", "WHAT", "STATE", "BEGUN", "DONE", "NOW"]);
    for job in jobs {
        let now =
            job.error.as_ref().map(|error| error.message.clone()).or_else(|| job.item.clone()).unwrap_or_default();
        rows.add_row([job.id.to_string(), kind(job).to_owned(), state(job), moment(&job.started), amount(job), now]);
    }
    let rests = jobs.iter().filter(|job| job.phase == JobPhase::Paused).map(|job| job.id.to_string());
    let rests: Vec<String> = rests.collect();
    let hint = match rests.as_slice() {
        [] => String::new(),
        [one] => format!("\n\nTo go on: shelf jobs resume {one}"),
        several => format!("\n\nTo go on with {}: shelf jobs resume JOB", several.join(", ")),
    };
    format!("{rows}{hint}")
}

fn shown(detail: &JobDetail) -> String {
    let job = &detail.job;
    let mut text = line(job);
    text.push('\n');
    if let Some(error) = &job.error {
        text += &format!("  {}\n", error.message);
    }
    if let Some(next) = job.next {
        text += &format!("  Next: {}\n", advice(next, job.id));
    }
    for item in &detail.items {
        let state = match item.state {
            JobItemState::Waiting => "waits",
            JobItemState::Running => "at work",
            JobItemState::Done => "done",
            JobItemState::Failed if item.mended => "failed, done since",
            JobItemState::Failed => "failed",
        };
        text += &format!("  {state}: {} ({}, {}), {}\n", item.title, item.id, item.part, bytes(item.bytes));
        if let (Some(error), false) = (&item.error, item.mended) {
            text += &format!("    {}\n", error.message);
            if job.kind == JobKind::Sync {
                text += &format!("    shelf jobs retry {} --item {}\n", job.id, item.id);
            }
        }
    }
    if detail.waiting + detail.received + detail.failed > 0 {
        text += &format!("{} done, {} waiting, {} failed.\n", detail.received, detail.waiting, detail.failed);
    }
    text
}

fn line(job: &JobRow) -> String {
    let rate = job.rate.map(|rate| format!(", {}/s", bytes(rate))).unwrap_or_default();
    let left = job.seconds_left.filter(|_| at_work(job)).map(|left| format!(", {} left", span(left)));
    let item = job.item.as_ref().map(|item| format!(": {item}")).unwrap_or_default();
    format!("{} {}, {}, {}{rate}{}{item}", job.id, kind(job), state(job), amount(job), left.unwrap_or_default())
}

fn asked(job: &JobRow) -> String {
    match (job.phase, job.asked) {
        (JobPhase::Running, Some(JobAsk::Pause)) => {
            format!(
                "Job {} rests as soon as it has finished what it is at. To go on: shelf jobs resume {}",
                job.id, job.id
            )
        }
        (JobPhase::Running, _) => format!("Job {} ends as soon as it has finished what it is at.", job.id),
        (JobPhase::Paused, _) => format!("Job {} rests. To go on: shelf jobs resume {}", job.id, job.id),
        _ => format!("Job {} has ended. What it had done stays done.", job.id),
    }
}

fn kind(job: &JobRow) -> &'static str {
    match (job.kind, job.origin) {
        (JobKind::Sync, JobOrigin::Schedule) => "sync, by itself",
        (JobKind::Sync, JobOrigin::App) => "sync of what the app brought",
        (JobKind::Sync, JobOrigin::Person) => "sync",
        (JobKind::Verify, _) => "verify",
        (JobKind::Index, _) => "reindex",
        (JobKind::Copy, _) => "copy",
        (JobKind::Move, _) => "move of the library",
    }
}

fn state(job: &JobRow) -> String {
    match (job.phase, job.asked) {
        (JobPhase::Queued, _) => "waits for its turn",
        (JobPhase::Running, Some(JobAsk::Pause)) => "pausing",
        (JobPhase::Running, Some(JobAsk::Cancel)) => "ending",
        (JobPhase::Running, None) => "at work",
        (JobPhase::Paused, _) if job.interrupted => "interrupted",
        (JobPhase::Paused, _) => "paused",
        (JobPhase::Done, _) => "done",
        (JobPhase::Failed, _) => "failed",
        // Another job does its work since; nobody called it off.
        (JobPhase::Cancelled, _) if job.interrupted => "interrupted",
        (JobPhase::Cancelled, _) => "cancelled",
    }
    .to_owned()
}

fn amount(job: &JobRow) -> String {
    match (job.bytes_total, job.total) {
        (Some(total), _) if total > 0 => format!("{} of {}", bytes(job.bytes_done), bytes(total)),
        (_, Some(total)) => format!("{} of {total}", job.done),
        _ => "–".to_owned(),
    }
}

fn span(seconds: u64) -> String {
    match seconds {
        0..60 => format!("{seconds} s"),
        60..3600 => format!("{} min", seconds.div_ceil(60)),
        _ => format!("{} h", seconds.div_ceil(3600)),
    }
}

fn advice(next: NextAction, id: i64) -> String {
    match next {
        NextAction::Retry => format!("try it again: shelf jobs retry {id}"),
        NextAction::Connect => format!("bring a source into reach, then: shelf jobs retry {id}"),
        NextAction::OtherSource => format!("use a source that has it, then: shelf jobs retry {id}"),
        NextAction::TellPublisher => "tell the publisher, or use another source".to_owned(),
        NextAction::MakeRoom => format!("make room on the disk, then: shelf jobs retry {id}"),
        NextAction::MakeWritable => format!("make the library's folder writable, then: shelf jobs retry {id}"),
        NextAction::Repair => "shelf verify --repair".to_owned(),
        NextAction::Wait => format!("wait until the other process has ended, then: shelf jobs retry {id}"),
        NextAction::Update => "update Fieldshelf".to_owned(),
    }
}
