//! `shelf sync`.

use library::Library;
use library::api::{ChangeKind, ChangedEntry, Extent, Failure, JobRow, Plan, SyncReport, SyncRequest, WaitReason};

use crate::Place;
use crate::arguments::Sync;
use crate::exit::Exit;
use crate::output::Output;
use crate::table::{bytes, counted, moment, table};

/// How many of the changes that wait, and of the publications of which something is said otherwise, are named.
const NAMED: usize = 10;

pub(crate) fn run(place: &Place, sync: &Sync, output: &Output) -> Result<Exit, Failure> {
    let library = crate::open_or_begin_under_policy(place)?;
    let extent = if sync.metered { Extent::Texts } else { Extent::Everything };
    let request = SyncRequest { budget: sync.budget, unattended: sync.unattended, extent, only: Vec::new() };
    if sync.plan {
        let plan = library.plan(&request)?;
        output.answer(&plan, planned)?;
        return Ok(Exit::gravest(plan.sources.iter().filter_map(|source| source.error.as_ref())));
    }
    take_in(&library, &request, output)
}

/// Takes in what there is, with a progress bar, and prints how it went.
pub(crate) fn take_in(library: &Library, request: &SyncRequest, output: &Output) -> Result<Exit, Failure> {
    follow(output, |hear| {
        if request.unattended { library.sync_unattended(request, hear) } else { library.sync(request, hear) }
    })
}

/// Runs `sync` with a progress bar, and prints how it went.
pub(crate) fn follow(
    output: &Output,
    sync: impl FnOnce(&mut dyn FnMut(&JobRow)) -> Result<SyncReport, Failure>,
) -> Result<Exit, Failure> {
    let bar = output.progress(true);
    let mut told = 0;
    let report = sync(&mut |job| {
        // What is to come of a publisher is known before any of it is fetched.
        if let (Some(total), Some(bytes_total)) = (job.total, job.bytes_total)
            && total > told
            && job.done == told
        {
            let name = job.item.as_deref().unwrap_or_default();
            let size = bytes(bytes_total.saturating_sub(job.bytes_done));
            output
                .tell_plan(&bar, &format!("{name}: {} to take in, {size} to fetch.", counted(total - told, "change")));
            told = total;
        }
        output.show(&bar, job);
    });
    bar.finish_and_clear();
    let report = report?;
    output.answer(&report, reported)?;
    let failures = report
        .sources
        .iter()
        .flat_map(|source| source.error.iter().chain(source.failed.iter().map(|item| &item.error)));
    Ok(Exit::gravest(failures))
}

fn planned(plan: &Plan) -> String {
    let mut rows = table(&["CHANGE", "KIND", "TITLE", "EDITION", "SIZE"]);
    let mut any = false;
    let mut errors = String::new();
    let mut entries = String::new();
    for source in &plan.sources {
        entries += &changed(&source.entries);
        if let Some(error) = &source.error {
            errors += &format!("{}: {}\n", source.publisher, error.message);
        }
        for item in &source.items {
            any = true;
            let waits = item.waits.map(|why| format!(", waits: {}", reason(why))).unwrap_or_default();
            rows.add_row([
                format!("{}{waits}", change(item.change)),
                item.kind.to_string(),
                item.title.clone(),
                item.id.clone(),
                bytes(item.bytes),
            ]);
        }
    }
    match any {
        _ if plan.sources.is_empty() => super::source::NONE_YET.to_owned(),
        // Of a source that could not be asked nobody knows what it has.
        false if !errors.is_empty() => errors + &entries,
        false if !entries.is_empty() => format!("{entries}Nothing to fetch."),
        false => "Nothing to take in.".to_owned(),
        true => format!("{errors}{rows}\n{entries}{} to fetch.", bytes(plan.bytes)),
    }
}

/// What is said otherwise of publications, a line each.
fn changed(entries: &[ChangedEntry]) -> String {
    let mut text = String::new();
    for entry in entries.iter().take(NAMED) {
        let details: Vec<String> = entry.details.iter().map(super::changes::said_otherwise).collect();
        let details = if details.is_empty() { "what is said of it".to_owned() } else { details.join("; ") };
        text += &format!("  changed: {} ({}), {details}\n", entry.title, entry.id);
    }
    if entries.len() > NAMED {
        text += &format!("  changed: {} more\n", entries.len() - NAMED);
    }
    text
}

fn reason(why: WaitReason) -> &'static str {
    match why {
        WaitReason::Ask => "its collection asks first",
        WaitReason::ByHand => "its collection comes by hand",
        WaitReason::Extent => "a file, and the connection is metered",
        WaitReason::Space => "over the limit to space",
        WaitReason::Budget => "over the budget",
    }
}

fn change(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::New => "new",
        ChangeKind::Changed => "changed",
        ChangeKind::Withdrawn => "withdrawn",
        ChangeKind::Missing => "missing",
    }
}

fn reported(report: &SyncReport) -> String {
    if report.sources.is_empty() {
        return super::source::NONE_YET.to_owned();
    }
    let mut text = String::new();
    for source in &report.sources {
        match &source.error {
            Some(error) => text += &format!("{}: {}\n", source.publisher, error.message),
            None => {
                text += &format!(
                    "{}: {} taken in, {} withdrawn, {} fetched",
                    source.publisher,
                    counted(source.applied, "edition"),
                    counted(source.withdrawn, "publication"),
                    bytes(source.bytes)
                );
                if !source.entries.is_empty() {
                    text += &format!("; details of {} changed", counted(source.entries.len(), "publication"));
                }
                if let Some(date) = &source.as_of {
                    text += &format!("; as of {}, because nothing newer could be verified whole", moment(date));
                }
                if source.waiting > 0 {
                    text += &format!("; {} waiting", counted(source.waiting, "change"));
                }
                text += ".\n";
            }
        }
        text += &changed(&source.entries);
        for outcome in source.sources.iter().filter(|_| source.error.is_none()) {
            if let Some(error) = &outcome.error {
                text += &format!("  {}\n", error.message);
            }
        }
        for item in source.waits.iter().take(NAMED) {
            text += &format!("  waits: {} ({}), {}\n", item.title, item.id, bytes(item.bytes));
        }
        if source.waits.len() > NAMED {
            text += &format!("  and {} more; see: shelf sync --plan\n", source.waits.len() - NAMED);
        }
        for item in &source.failed {
            text += &format!("  {}: {}\n", item.id, item.error.message);
        }
    }
    for search in &report.saved_searches {
        let news = counted(search.news, "section");
        text += &format!("New for “{}”: {news}; see: shelf saved run {}\n", search.name, search.id);
    }
    text
}
