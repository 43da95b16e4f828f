//! Jobs outlive their process, rest and go on, and end when they are told to; what is planned is what comes.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::fixture::{Office, at};
use disk::{Disk, Fault, Step};
use domain::{Rule, Trigger};
use jiff::SignedDuration;
use library::Library;
use library::api::{
    ErrorCode, Extent, JobDetail, JobItemState, JobKind, JobOrigin, JobPhase, JobRow, ListQuery, NextAction, Place,
    PlanItem, PlanPart, SearchQuery, Settings, SyncRequest, SyncState, WaitReason,
};
use testkit::{HttpLie, LyingServer, ToldClock};

const NOW: &str = "2026-11-23T09:00:00Z";

/// A library whose clock goes on by a second each time that it is looked at, so that every report is due.
fn ticking(folder: &Path) -> Library {
    let clock = ToldClock::at(NOW);
    Library::open(
        folder,
        Arc::new(move || {
            clock.pass(SignedDuration::from_secs(1));
            clock.now()
        }),
    )
    .unwrap()
}

/// A library that knows the office and holds nothing of it.
fn subscribed(office: &Office) -> Library {
    let library = ticking(&office.folder("library"));
    library.add_source(&office.repository(), &office.card()).unwrap();
    library
}

fn everything() -> SyncRequest {
    SyncRequest::default()
}

fn only_job(library: &Library) -> JobRow {
    let mut jobs = library.jobs().unwrap();
    assert_eq!(jobs.len(), 1, "{jobs:?}");
    jobs.remove(0)
}

fn titles(detail: &JobDetail, state: JobItemState) -> Vec<(&str, &str)> {
    detail.items.iter().filter(|i| i.state == state).map(|i| (i.id.as_str(), i.part.as_str())).collect()
}

/// Waits for what another thread or process does; it is at work, so it needs no rest.
fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    for _ in 0..10_000_000_u64 {
        if is_so() {
            return;
        }
        std::thread::yield_now();
    }
    panic!("{what} did not come");
}

/// Which items come, in their order, of a sync of all that the office has.
const ALL: [(&str, &str); 5] = [
    ("office/notices/desk@en", "notice"),
    ("office/notices/desk@fr", "notice"),
    ("office/books/guide@fr", "text"),
    ("office/books/guide@en", "text"),
    ("office/books/guide@en", "files"),
];

fn in_order(items: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut sorted: Vec<_> = items.iter().map(|(id, part)| (id.to_string(), part.to_string())).collect();
    sorted.sort();
    sorted
}

#[test]
fn a_sync_that_is_paused_rests_where_it_is_and_goes_on_from_there() {
    let office = Office::new();
    let library = subscribed(&office);
    let whole = library.plan(&everything()).unwrap().bytes;
    let other = office.library("library", NOW);
    let report = library
        .sync(&everything(), &mut |job| {
            if job.done == 2 {
                other.pause_job(job.id).unwrap();
            }
        })
        .unwrap();
    assert_eq!(report.sources[0].applied, 2);
    let rests = only_job(&library);
    assert_eq!((rests.phase, rests.interrupted, rests.done, rests.total), (JobPhase::Paused, false, 2, Some(5)));
    assert!(rests.bytes_done < whole && rests.bytes_total == Some(whole), "{rests:?}");
    assert_eq!(library.sync_status().unwrap().state, SyncState::UpdateReady);
    library.pick_up_interrupted().unwrap();
    assert_eq!(only_job(&library).phase, JobPhase::Paused, "what somebody paused stays so");

    let mut heard = Vec::new();
    let ended = other.resume_job_here(rests.id, &mut |job| heard.push((job.done, job.bytes_done))).unwrap();
    assert_eq!((ended.job.phase, ended.job.done, ended.job.total), (JobPhase::Done, 5, Some(5)));
    assert!(heard.is_sorted() && heard[0].0 == 2, "it goes on from where it was: {heard:?}");
    assert_eq!(ended.job.bytes_done, whole, "nothing is fetched twice");
    assert_eq!(in_order(&titles(&ended, JobItemState::Done)), in_order(&ALL));
    assert_eq!(only_job(&library).id, rests.id);
    let state = library.sync_status().unwrap();
    assert_eq!((state.state, state.pending), (SyncState::UpToDate, 0));
}

#[test]
fn a_window_is_told_of_each_file_that_came_while_others_are_still_on_their_way() {
    let office = Office::new();
    let library = subscribed(&office);
    let mut watch = office.library("library", NOW).watch();
    let mut told = Vec::new();
    let mut hear = |job: &JobRow| told.extend(watch.look().map(|(change, _)| (job.done, change.publications)));
    library.sync(&everything(), &mut hear).unwrap();
    // The last is a file, whose coming changes nothing else that is counted.
    assert_eq!(told.iter().find(|(done, _)| *done == 5), Some(&(5, true)), "{told:?}");
}

/// Tells the child where its library is, and what it is to do.
const LIBRARY: &str = "JOBS_TEST_LIBRARY";
const DOES: &str = "JOBS_TEST_DOES";

fn child(office: &Office, does: &str) -> Command {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child
        .args(["--exact", "jobs::the_child", "--nocapture"])
        .env(LIBRARY, office.folder("library"))
        .env(DOES, does)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    child
}

/// Does nothing in an ordinary run.
#[test]
fn the_child() {
    let Some(folder) = std::env::var_os(LIBRARY) else { return };
    let library = ticking(folder.as_ref());
    let does = std::env::var(DOES).unwrap();
    let mut halfway = |job: &JobRow| {
        if job.done == 2 && does == "dies" {
            std::process::abort();
        }
        if job.done == 2 {
            println!("halfway");
            std::io::stdin().lock().read_line(&mut String::new()).unwrap();
        }
    };
    library.sync(&everything(), &mut halfway).unwrap();
}

#[test]
fn a_sync_whose_process_died_is_taken_up_at_the_next_start_and_goes_on_from_there() {
    let office = Office::new();
    let library = subscribed(&office);
    let ended = child(&office, "dies").output().unwrap();
    assert!(!ended.status.success());
    assert_eq!(library.sync_status().unwrap().state, SyncState::NotChecked, "nothing is at work");
    let rests = only_job(&library);
    assert_eq!((rests.phase, rests.interrupted), (JobPhase::Paused, true), "whoever asks finds it at rest");
    let before = rests.done;
    library.pick_up_interrupted().unwrap();
    until("the end of the job", || only_job(&library).phase == JobPhase::Done);
    let detail = library.job(rests.id).unwrap();
    assert!(before >= 1 && detail.job.done >= 4, "{before} and {:?}", detail.job);
    assert_eq!(in_order(&titles(&detail, JobItemState::Done)), in_order(&ALL));
    assert_eq!(
        library.search(&SearchQuery { query: "cupboard".to_owned(), ..SearchQuery::default() }).unwrap().total,
        1
    );
}

#[test]
fn what_a_process_that_died_had_applied_is_found_once_its_job_was_told_of() {
    let office = Office::new();
    let library = subscribed(&office);
    library.sync(&everything(), &mut |_| {}).unwrap();
    for (file, title) in [("en", "Desk closed"), ("fr", "Guichet fermé")] {
        let text = format!("# {title}\n\n## Sundays {{#changed}}\n\nSundays as well.\n");
        office.write(&format!("collections/notices/desk/{file}.md"), &text);
        office.write(&format!("collections/books/guide/{file}.md"), &text);
    }
    office.build("2026-11-23T08:30:00Z");
    assert!(!child(&office, "dies").output().unwrap().status.success());
    let found =
        || library.search(&SearchQuery { query: "Sundays".to_owned(), ..SearchQuery::default() }).unwrap().total;
    let rests = library.jobs().unwrap().remove(0);
    assert_eq!((rests.phase, found()), (JobPhase::Paused, 0), "it died before it indexed what it applied");
    library.follow_up(&rests);
    until("what it applied in searches", || found() > 0);
}

#[test]
fn a_job_stops_when_another_process_asks_it_to() {
    for (ask, phase) in [("pause", JobPhase::Paused), ("cancel", JobPhase::Cancelled)] {
        let office = Office::new();
        let library = subscribed(&office);
        let mut running = child(&office, "waits").spawn().unwrap();
        let mut said = BufReader::new(running.stdout.take().unwrap());
        let mut line = String::new();
        while !line.contains("halfway") {
            line.clear();
            assert_ne!(said.read_line(&mut line).unwrap(), 0, "it ended before it was halfway");
        }
        let job = only_job(&library);
        assert_eq!(job.phase, JobPhase::Running);
        if ask == "pause" { library.pause_job(job.id) } else { library.cancel_job(job.id) }.unwrap();
        assert!(only_job(&library).asked.is_some(), "{ask} is seen before it is heard");
        running.stdin.take().unwrap().write_all(b"\n").unwrap();
        assert!(running.wait().unwrap().success());
        let job = only_job(&library);
        assert_eq!((job.phase, job.asked), (phase, None));
        assert!(job.done < 5, "{job:?}");
        assert_eq!(job.ended.is_some(), phase == JobPhase::Cancelled);
    }
}

/// A disk that is full as soon as a file is put on it, until somebody makes room.
#[derive(Default)]
struct FillsUp {
    full: AtomicBool,
    room: AtomicBool,
}

impl Fault for FillsUp {
    fn before(&self, _: Step) -> std::io::Result<()> {
        let full = self.full.load(Ordering::SeqCst) && !self.room.load(Ordering::SeqCst);
        if full { Err(std::io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }

    fn touching(&self, step: Step, path: &Path, _: Option<&Path>) -> std::io::Result<()> {
        if step == Step::CreateFile && path.components().any(|part| part.as_os_str() == "blobs") {
            self.full.store(true, Ordering::SeqCst);
        }
        self.before(step)
    }
}

#[test]
fn a_job_that_failed_on_a_full_disk_is_not_at_work_any_more_once_there_is_room_to_say_so() {
    let office = Office::new();
    let disk = Arc::new(FillsUp::default());
    let folder = office.folder("library");
    let library = Library::open_on(Disk::with_fault(disk.clone()), &folder, Arc::new(|| at(NOW))).unwrap();
    library.add_source(&office.repository(), &office.card()).unwrap();
    let mut watch = library.watch();
    let failure = library.sync(&everything(), &mut |_| _ = watch.look()).unwrap_err();
    assert_eq!(failure.code, ErrorCode::DiskFull, "{}", failure.message);
    library.work();
    let news = watch.look().expect("a window is told, though nothing could be written").1;
    assert_eq!(news.into_iter().map(|job| job.phase).collect::<Vec<_>>(), [JobPhase::Failed]);
    let store = store::Store::open(&folder, at(NOW)).unwrap();
    let written = || store.jobs(9).unwrap().remove(0).phase;
    assert_eq!(written(), JobPhase::Running, "there is no room to write how it ended");
    let failed = (JobPhase::Failed, Some(ErrorCode::DiskFull));
    let told = |job: JobRow| (job.phase, job.error.map(|error| error.code));
    assert_eq!(
        (told(only_job(&library)), library.sync_status().unwrap().job),
        (failed, None),
        "and it is told already"
    );
    disk.room.store(true, Ordering::SeqCst);
    library.work();
    assert_eq!((told(only_job(&library)), written()), (failed, JobPhase::Failed));
    library.sync(&everything(), &mut |_| {}).unwrap();
    assert_eq!(library.sync_status().unwrap().state, SyncState::UpToDate);
}

#[test]
fn a_job_whose_process_died_is_told_to_rest_where_that_cannot_be_written_and_was_not_called_off() {
    let office = Office::new();
    drop(subscribed(&office));
    assert!(!child(&office, "dies").output().unwrap().status.success());
    let disk = Arc::new(FillsUp::default());
    disk.full.store(true, Ordering::SeqCst);
    let library =
        Library::open_on(Disk::with_fault(disk.clone()), &office.folder("library"), Arc::new(|| at(NOW))).unwrap();
    let rests = only_job(&library);
    assert_eq!((rests.phase, rests.interrupted, rests.item), (JobPhase::Paused, true, None));
    let detail = library.job(rests.id).unwrap();
    assert_eq!((detail.job.phase, titles(&detail, JobItemState::Running)), (JobPhase::Paused, vec![]));
    disk.room.store(true, Ordering::SeqCst);
    library.sync(&everything(), &mut |_| {}).unwrap();
    let state = |id| library.job(id).map(|detail| (detail.job.phase, detail.job.interrupted)).unwrap();
    assert_eq!(state(rests.id), (JobPhase::Cancelled, true), "a later one did its work");
}

#[test]
fn nobody_who_reads_or_searches_waits_for_a_sync_that_is_stuck_on_its_source() {
    let office = Office::new();
    let server = LyingServer::serving(&office.folder("repository"));
    let library = ticking(&office.folder("library"));
    library.add_source(&server.address(), &office.card()).unwrap();
    library.sync(&everything(), &mut |_| {}).unwrap();
    office.write("collections/books/guide/en.md", "# Guide\n\n## Opening {#opening}\n\nWe open on Sundays.\n");
    office.build("2026-11-23T10:00:00Z");
    let blob = office.sections_blob("office/books/guide@en");
    for silent in ["timestamp.json", blob.file_name().unwrap().to_str().unwrap()] {
        server.lie_about(silent, HttpLie::StallsAfter(10));
        server.asked();
        std::thread::scope(|scope| {
            let syncing = scope.spawn(|| library.sync(&everything(), &mut |_| {}));
            until("the silence", || server.asked().iter().any(|asked| asked.path.ends_with(silent)));
            // Of this process and of another.
            for reader in [&library, &ticking(&office.folder("library"))] {
                let query = SearchQuery { query: "cupboard".to_owned(), ..SearchQuery::default() };
                assert_eq!(reader.search(&query).unwrap().total, 1, "{silent}");
                assert_eq!(reader.publications(&ListQuery::default()).unwrap().total, 2);
                assert_eq!(reader.notices(&[]).unwrap().items.len(), 1);
                assert_eq!(reader.read("office/books/guide@en", &[]).unwrap().sections.len(), 2);
                reader.cover("office/books/guide@en").unwrap();
                // What the person does while they read is kept at once, too.
                reader.mark_read("office/books/guide").unwrap();
                reader.acknowledge("office/notices/desk", true).unwrap();
                let place = Place { section: "privacy".to_owned(), page: None, view: "text".to_owned(), at: None };
                reader.set_position("office/books/guide@en", &place).unwrap();
            }
            let job = library.jobs().unwrap().remove(0);
            assert_eq!(job.phase, JobPhase::Running, "{silent}: all of that was done while the sync was stuck");
            assert!(server.asked().is_empty(), "{silent}: and nothing had been given up and tried again");
            library.cancel_job(job.id).unwrap();
            syncing.join().unwrap().unwrap();
        });
        server.tell_the_truth();
    }
}

#[test]
fn a_sync_that_waits_for_a_silent_server_ends_when_it_is_told_to() {
    let office = Office::new();
    let blob = office.sections_blob("office/books/guide@fr");
    for silent in ["timestamp.json", blob.file_name().unwrap().to_str().unwrap()] {
        let server = LyingServer::serving(&office.folder("repository"));
        server.lie_about(silent, HttpLie::StallsAfter(10));
        let folder = office.folder(&format!("library-{silent}"));
        let library = ticking(&folder);
        library.add_source(&server.address(), &office.card()).unwrap();
        let report = std::thread::scope(|scope| {
            let syncing = scope.spawn(|| library.sync(&everything(), &mut |_| {}));
            until("the silence", || server.asked().iter().any(|asked| asked.path.ends_with(silent)));
            let other = ticking(&folder);
            other.cancel_job(only_job(&other).id).unwrap();
            syncing.join().unwrap().unwrap()
        });
        assert!(server.asked().is_empty(), "{silent}: nothing was waited for and tried again");
        let job = only_job(&library);
        assert_eq!((job.phase, job.error), (JobPhase::Cancelled, None), "{silent}");
        // That somebody had enough is nobody's failure.
        assert!(report.sources[0].failed.is_empty() && report.sources[0].error.is_none(), "{silent}: {report:?}");
        assert_eq!(library.sources().unwrap().remove(0).last_error, None, "{silent}");
        assert!(library.sync_status().unwrap().pending > 0, "{silent}: it is not known to be in order");
    }
}

#[test]
fn what_failed_is_named_with_its_cause_and_what_helps_and_can_be_fetched_again_alone() {
    let office = Office::new();
    let library = subscribed(&office);
    let blob = office.sections_blob("office/books/guide@fr");
    let kept = std::fs::read(&blob).unwrap();
    std::fs::remove_file(&blob).unwrap();
    library.sync(&everything(), &mut |_| {}).unwrap();
    let job = only_job(&library);
    assert_eq!((job.phase, job.next), (JobPhase::Failed, Some(NextAction::OtherSource)));
    let error = job.error.unwrap();
    assert_eq!(error.code, ErrorCode::NotHere);
    assert_eq!(error.args["item"], "office/books/guide@fr");
    assert_eq!(
        (error.args["title"].as_str(), error.args["source"].as_str()),
        ("Guide du centre", office.repository().as_str())
    );
    let detail = library.job(job.id).unwrap();
    assert_eq!(titles(&detail, JobItemState::Failed), [("office/books/guide@fr", "text")]);
    assert_eq!((detail.received, detail.waiting, detail.failed), (4, 0, 1));
    let item = detail.items.iter().find(|item| item.state == JobItemState::Failed).unwrap();
    assert!(item.error.as_ref().unwrap().message.contains("missing there"), "{item:?}");

    for (item, code) in [("office/books/guide@sq", ErrorCode::NotFound), ("nothing", ErrorCode::NotFound)] {
        assert_eq!(library.retry_item_here(job.id, item, &mut |_| {}).unwrap_err().code, code, "{item}");
    }
    std::fs::write(&blob, kept).unwrap();
    let report = library.retry_item_here(job.id, "office/books/guide@fr", &mut |_| {}).unwrap();
    assert_eq!((report.sources[0].applied, report.sources[0].failed.len()), (1, 0));
    let detail = library.job(job.id).unwrap();
    assert_eq!((detail.job.phase, detail.failed), (JobPhase::Failed, 0));
    assert!(detail.items.iter().any(|item| item.mended));
    assert_eq!(library.jobs().unwrap()[0].phase, JobPhase::Done);
}

#[test]
fn a_new_sync_takes_the_place_of_one_that_rests_where_it_does_the_same() {
    let office = Office::new();
    let library = subscribed(&office);
    let stop = |library: &Library, request: &SyncRequest| {
        let other = office.library("library", NOW);
        library.sync(request, &mut |job| other.pause_job(job.id).unwrap()).unwrap();
        library.jobs().unwrap()[0].id
    };
    let whole = stop(&library, &everything());
    let one = SyncRequest { only: vec!["office/notices/desk@en".to_owned()], ..everything() };
    let part = stop(&library, &one);
    let phase = |id| library.job(id).unwrap().job.phase;
    assert_eq!([phase(whole), phase(part)], [JobPhase::Paused, JobPhase::Paused]);
    library.sync(&everything(), &mut |_| {}).unwrap();
    assert_eq!([phase(whole), phase(part)], [JobPhase::Cancelled, JobPhase::Paused]);
    assert!(library.sync(&SyncRequest { only: vec!["nothing".to_owned()], ..everything() }, &mut |_| {}).is_err());
}

#[test]
fn jobs_of_the_background_wait_until_nobody_else_writes_and_come_one_after_the_other() {
    let office = Office::new();
    let library = subscribed(&office);
    let store = store::Store::open(&office.folder("library"), at(NOW)).unwrap();
    let lease = store.lease("the other desk", || at("2100-01-01T00:00:00Z")).unwrap();
    let first = library.begin_sync(SyncRequest { extent: Extent::Notices, ..everything() }).unwrap();
    let second = library.begin_sync(everything()).unwrap();
    library.work();
    let phase = |id| library.job(id).unwrap().job.phase;
    assert_eq!([phase(first.id), phase(second.id)], [JobPhase::Queued, JobPhase::Queued]);
    assert_eq!(library.sync_status().unwrap().state, SyncState::Updating);
    library.cancel_job(first.id).unwrap();
    assert_eq!(phase(first.id), JobPhase::Cancelled);
    drop(lease);
    library.work();
    until("the end of the second", || phase(second.id) == JobPhase::Done);
    assert_eq!(library.stats().unwrap().editions, 4);
}

#[test]
fn a_check_and_a_new_index_go_on_where_they_were() {
    let office = Office::new();
    let library = subscribed(&office);
    library.sync(&everything(), &mut |_| {}).unwrap();
    let other = office.library("library", NOW);
    let mut stop = |job: &JobRow| {
        if job.done >= 2 {
            other.pause_job(job.id).unwrap();
        }
    };
    let report = library.verify(&mut stop).unwrap();
    assert!(report.stopped && report.blobs >= 2);
    let paused = library.jobs().unwrap().remove(0);
    assert_eq!((paused.kind, paused.phase), (JobKind::Verify, JobPhase::Paused));
    let mut heard = Vec::new();
    let ended = library.resume_job_here(paused.id, &mut |job| heard.push(job.done)).unwrap();
    assert!(heard.iter().all(|done| *done >= 2), "what was looked at is not looked at again: {heard:?}");
    assert_eq!((ended.job.phase, Some(ended.job.done)), (JobPhase::Done, ended.job.total));

    library.reindex(&mut stop).unwrap();
    let paused = library.jobs().unwrap().remove(0);
    assert_eq!((paused.kind, paused.phase), (JobKind::Index, JobPhase::Paused));
    let generations = || std::fs::read_dir(office.folder("library/index")).unwrap().count();
    library.sweep_old_indexes();
    let before = generations();
    let mut heard = Vec::new();
    let ended = library.resume_job_here(paused.id, &mut |job| heard.push(job.total)).unwrap();
    assert_eq!(ended.job.phase, JobPhase::Done);
    assert!(heard.iter().flatten().all(|total| *total < 4), "what is indexed is not indexed again: {heard:?}");
    assert_eq!(generations(), before, "the half-made index was spared and finished");
    assert!(library.verify(&mut |_| {}).unwrap().index_complete);
    library.sweep_old_indexes();
    let found = library.search(&SearchQuery { query: "cupboard".to_owned(), ..SearchQuery::default() }).unwrap();
    assert_eq!((found.total, generations()), (1, 2), "one index and its lock");
}

#[test]
fn a_plan_says_what_comes_first_and_of_what_waits_why() {
    let office = Office::new();
    let library = subscribed(&office);
    let plan = |request: &SyncRequest| -> Vec<PlanItem> { library.plan(request).unwrap().sources.remove(0).items };
    let all = plan(&everything());
    assert!(all.is_sorted_by_key(|item| item.part) && all.iter().all(|item| item.waits.is_none()), "{all:?}");
    let waits = |request: &SyncRequest| -> Vec<(PlanPart, Option<WaitReason>)> {
        let mut waits: Vec<_> = plan(request).into_iter().map(|item| (item.part, item.waits)).collect();
        waits.sort_by_key(|(part, _)| *part);
        waits
    };
    use PlanPart::{Files, Notice, Text};
    use WaitReason::{Ask, Budget, ByHand, Extent as NotSoFar};
    let notices = SyncRequest { extent: Extent::Notices, ..everything() };
    let texts = SyncRequest { extent: Extent::Texts, ..everything() };
    let far = |notice, text, files| [(Notice, notice), (Notice, notice), (Text, text), (Text, text), (Files, files)];
    assert_eq!(waits(&notices), far(None, Some(NotSoFar), Some(NotSoFar)));
    assert_eq!(waits(&texts), far(None, None, Some(NotSoFar)));
    let budget: u64 = all.iter().filter(|item| item.part == Notice).map(|item| item.bytes).sum();
    let within = SyncRequest { budget: Some(budget), ..everything() };
    assert_eq!(waits(&within), far(None, Some(Budget), Some(Budget)));
    assert_eq!(library.plan(&within).unwrap().bytes, budget);

    let mut rules = library.rules().unwrap();
    rules.default = Rule { trigger: Trigger::Ask, ..Rule::default() };
    let by_hand = Rule { trigger: Trigger::ByHand, ..Rule::default() };
    rules.collections.insert("office/books".parse().unwrap(), by_hand);
    library.set_rules(&rules).unwrap();
    let unattended = SyncRequest { unattended: true, ..everything() };
    assert_eq!(waits(&unattended), far(Some(Ask), Some(ByHand), Some(ByHand)));
    assert_eq!(library.sync_status().unwrap().pending, 2, "what comes by hand alone is no news");
    let named = SyncRequest { only: vec!["office/books/guide@en".to_owned()], ..unattended };
    assert_eq!(waits(&named), [(Text, None), (Files, None)], "what the person names comes");
}

/// A library under a told clock, and what it does by itself.
fn by_itself(office: &Office) -> (Library, ToldClock) {
    let clock = ToldClock::at(NOW);
    let library = Library::open(&office.folder("library"), Arc::new(clock.as_fn())).unwrap();
    library.add_source(&office.repository(), &office.card()).unwrap();
    (library, clock)
}

fn at_rest(library: &Library) {
    until("rest", || !library.jobs().unwrap().iter().any(|j| matches!(j.phase, JobPhase::Queued | JobPhase::Running)));
}

#[test]
fn the_app_looks_by_itself_at_the_start_and_on_time_and_does_what_the_rules_and_settings_say() {
    let office = Office::new();
    let (library, clock) = by_itself(&office);
    let mut rules = library.rules().unwrap();
    rules.collections.insert("office/notices".parse().unwrap(), Rule { trigger: Trigger::Ask, ..Rule::default() });
    library.set_rules(&rules).unwrap();
    library.set_settings(&Settings { metered: true, ..Settings::default() }).unwrap();
    let mut background = library.background(Arc::new(|| None));
    background.tick();
    at_rest(&library);
    let job = only_job(&library);
    assert_eq!((job.origin, job.phase), (JobOrigin::Schedule, JobPhase::Done));
    let here = |library: &Library| {
        let list = library.publications(&ListQuery::default()).unwrap();
        list.items.iter().flat_map(|row| &row.editions).map(|e| (e.id.clone(), e.availability)).collect::<Vec<_>>()
    };
    use library::api::Availability::{NotHere, TextOnly};
    let state = |id: &str| here(&library).into_iter().find(|(known, _)| known == id).unwrap().1;
    assert_eq!(state("office/notices/desk@en"), NotHere, "it asks first");
    assert_eq!(state("office/books/guide@en"), TextOnly, "files wait on a metered connection");
    assert_eq!(library.sync_status().unwrap().state, SyncState::UpdateReady);

    // Nothing is new: two more looks leave one trace.
    for _ in 0..2 {
        background.tick();
        clock.pass(SignedDuration::from_hours(6));
        background.tick();
        at_rest(&library);
    }
    until("the first of them to be forgotten", || library.jobs().unwrap().len() == 2);
    // No source is in reach: that is no fault, and it is tried sooner.
    std::fs::rename(office.folder("repository"), office.folder("unplugged")).unwrap();
    clock.pass(SignedDuration::from_hours(6));
    background.tick();
    at_rest(&library);
    assert_eq!(library.sync_status().unwrap().state, SyncState::Offline);
    std::fs::rename(office.folder("unplugged"), office.folder("repository")).unwrap();
    clock.pass(SignedDuration::from_mins(5));
    background.tick();
    at_rest(&library);
    assert_eq!(library.sync_status().unwrap().state, SyncState::UpdateReady);
    until("the one that failed to be forgotten", || library.jobs().unwrap().len() == 2);

    library.set_settings(&Settings { sync_every_minutes: Some(0), ..Settings::default() }).unwrap();
    let before = library.jobs().unwrap();
    clock.pass(SignedDuration::from_hours(100));
    background.tick();
    assert_eq!(library.jobs().unwrap(), before, "never");
}

#[test]
fn files_wait_by_themselves_while_the_system_calls_the_connection_metered() {
    use library::api::Availability::{Downloaded, TextOnly};
    for (system, set, expected) in [
        (None, false, Downloaded),
        (Some(false), false, Downloaded),
        (Some(true), false, TextOnly),
        // What the person set holds whatever the system thinks.
        (Some(false), true, TextOnly),
        (None, true, TextOnly),
    ] {
        let office = Office::new();
        let (library, _clock) = by_itself(&office);
        library.set_settings(&Settings { metered: set, ..Settings::default() }).unwrap();
        library.background(Arc::new(move || system)).tick();
        at_rest(&library);
        let guide = library.publication("office/books/guide", &[]).unwrap().row;
        let english = guide.editions.iter().find(|edition| edition.lang == "en").unwrap();
        assert_eq!(english.availability, expected, "{system:?} {set}");
    }
}

#[test]
fn who_paused_the_updates_does_not_get_them_by_another_way() {
    let office = Office::new();
    let (library, clock) = by_itself(&office);
    let other = office.library("library", NOW);
    library.sync(&everything(), &mut |job| other.pause_job(job.id).unwrap()).unwrap();
    let mut background = library.background(Arc::new(|| None));
    for _ in 0..3 {
        background.tick();
        clock.pass(SignedDuration::from_hours(7));
    }
    assert_eq!(only_job(&library).phase, JobPhase::Paused);
    let resumed = library.resume_job(only_job(&library).id).unwrap();
    until("its end", || library.job(resumed.id).unwrap().job.phase == JobPhase::Done);
}

#[test]
fn being_up_to_date_is_said_as_of_the_publisher_that_was_looked_at_longest_ago() {
    let (one, two) = (Office::new(), Office::new());
    let clock = ToldClock::at(NOW);
    let library = Library::open(&one.folder("library"), Arc::new(clock.as_fn())).unwrap();
    let card = std::fs::read(two.card()).unwrap();
    library.take_in_built_in(&card, &two.repository()).unwrap();
    assert_eq!(library.sync_status().unwrap().state, SyncState::UpToDate, "what came with the app alone");
    clock.pass(SignedDuration::from_hours(24));
    library.sync(&everything(), &mut |_| {}).unwrap();
    let status = library.sync_status().unwrap();
    assert_eq!(status.last_success.as_deref(), Some("2026-11-24T09:00:00Z"));
    clock.pass(SignedDuration::from_hours(24 * 40));
    library.sync(&everything(), &mut |_| {}).unwrap();
    let status = library.sync_status().unwrap();
    assert_eq!(status.state, SyncState::NotChecked);
    assert_eq!(status.as_of.as_deref(), Some("2026-11-23T08:00:00Z"), "what expired is as of its signature");
}
