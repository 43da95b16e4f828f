//! Several processes with one library, and what a window is told of.

use std::sync::Arc;

use domain::NoticeStatus;
use library::Library;
use library::api::{ErrorCode, JobPhase, ListQuery, SyncRequest};

use crate::fixture::{Office, at};

#[test]
fn while_one_writes_the_other_reads_and_is_told_who_writes() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T09:00:00Z");
    let other = office.library("library", "2026-11-23T09:00:01Z");
    let held = store::Store::open(&office.folder("library"), at("2026-11-23T09:00:00Z")).unwrap();
    let lease = held.lease("a long sync", || at("2026-11-23T09:00:00Z")).unwrap();
    let failure = other.sync(&SyncRequest::default(), &mut |_| {}).unwrap_err();
    assert_eq!(failure.code, ErrorCode::Held);
    assert!(failure.message.contains("a long sync"), "{}", failure.message);
    assert_eq!(library.publications(&ListQuery::default()).unwrap().total, 2);
    drop(lease);
    other.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
}

#[test]
fn a_window_notices_what_another_process_changed() {
    let office = Office::new();
    let window = office.library("library", "2026-11-23T09:00:00Z");
    let mut watch = window.watch();
    assert!(watch.look().is_none());
    office.subscribed("2026-11-23T09:00:00Z");
    let (change, jobs) = watch.look().unwrap();
    assert!(change.publications && change.number > 0);
    assert_eq!(jobs.len(), 1);
    assert!(watch.look().is_none());
}

#[test]
fn what_a_window_could_not_read_of_jobs_it_is_told_at_the_next_look() {
    let office = Office::new();
    let window = office.library("library", "2026-11-23T09:00:00Z");
    let mut watch = window.watch();
    office.subscribed("2026-11-23T09:00:00Z");
    let database = rusqlite::Connection::open(office.folder("library").join("library.sqlite")).unwrap();
    database.execute_batch("ALTER TABLE job RENAME TO elsewhere").unwrap();
    assert!(watch.look().is_none());
    database.execute_batch("ALTER TABLE elsewhere RENAME TO job").unwrap();
    let (change, jobs) = watch.look().unwrap();
    assert!(change.publications && change.jobs);
    assert_eq!(jobs.len(), 1);
}

#[test]
fn an_old_job_that_goes_on_is_listed_and_told_of_until_it_ends() {
    let office = Office::new();
    let window = office.subscribed("2026-11-23T09:00:00Z");
    let store = store::Store::open(&office.folder("library"), at("2026-11-23T09:00:00Z")).unwrap();
    let _lease = store.lease("the other desk", || at("2100-01-01T00:00:00Z")).unwrap();
    let begin = |edition: &str| {
        let request = SyncRequest { only: vec![edition.to_owned()], ..SyncRequest::default() };
        window.begin_sync(request).unwrap().id
    };
    let old = begin("office/books/guide@en");
    window.pause_job(old).unwrap();
    for _ in 0..25 {
        window.cancel_job(begin("office/notices/desk@en")).unwrap();
    }
    assert!(window.jobs().unwrap().iter().any(|job| job.id == old), "it can be taken up again");
    let mut watch = window.watch();
    let mut told = || watch.look().unwrap().1.into_iter().map(|job| (job.id, job.phase)).collect::<Vec<_>>();
    window.resume_job(old).unwrap();
    assert_eq!(told(), [(old, JobPhase::Queued)]);
    window.cancel_job(old).unwrap();
    assert_eq!(told(), [(old, JobPhase::Cancelled)]);
}

#[test]
fn a_window_is_told_when_a_notice_lapses_or_the_clock_is_set_back_though_nothing_was_received() {
    let office = Office::new();
    drop(office.subscribed("2026-11-23T09:00:00Z"));
    // The desk is expected to be open again after the last of November, in Belgrade.
    let clock = testkit::ToldClock::at("2026-11-30T22:59:59Z");
    let window = Library::open(&office.folder("library"), Arc::new(clock.as_fn())).unwrap();
    let status = || window.notices(&[]).unwrap().items[0].notice.as_ref().unwrap().status;
    let mut watch = window.watch();
    assert!(watch.look().is_none());
    assert_eq!(status(), NoticeStatus::InForce);
    for (seconds, now) in [(1, NoticeStatus::ExpiredNotConfirmed), (-1, NoticeStatus::InForce)] {
        clock.pass(jiff::SignedDuration::from_secs(seconds));
        let (change, jobs) = watch.look().expect("what is shown is true no longer");
        assert!(change.publications && !change.jobs && jobs.is_empty());
        assert_eq!(status(), now);
        assert!(watch.look().is_none(), "it is told once");
    }
    // A clock that is behind what was signed is told of until it is right again.
    let behind = || window.notices(&[]).unwrap().clock_behind.is_some();
    for (now, is_behind) in [("2026-11-23T07:00:00Z", true), ("2026-11-23T09:00:00Z", false)] {
        clock.tell(at(now));
        assert!(watch.look().is_some_and(|(change, _)| change.publications), "{now}");
        assert_eq!(behind(), is_behind, "{now}");
    }
}

#[test]
fn a_library_from_a_newer_version_is_refused_by_name() {
    let office = Office::new();
    drop(office.subscribed("2026-11-23T09:00:00Z"));
    let database = office.folder("library").join("library.sqlite");
    rusqlite::Connection::open(database).unwrap().pragma_update(None, "user_version", 999).unwrap();
    let failure = office.try_library("library", "2026-11-23T09:00:00Z").err().unwrap();
    assert_eq!(failure.code, ErrorCode::NewerLibrary);
    assert!(failure.message.contains("999"), "{}", failure.message);
}
