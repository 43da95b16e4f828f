//! What is called up to date, and what only “as of” a date: signatures that expired, clocks that are wrong.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::fixture::{Office, at};
use jiff::{SignedDuration, Timestamp};
use library::Library;
use library::api::{NoticeRow, SourceReport, SyncRequest, SyncState};
use repository::Expiry;

fn synced(library: &Library) -> SourceReport {
    let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources.remove(0);
    assert!(report.error.is_none() && report.failed.is_empty(), "{report:?}");
    report
}

/// An office that has signed nothing before what it signs now, for so long.
fn office(expiry: Expiry, now: &str) -> Office {
    let office = Office::new();
    for folder in ["repository", "keys/published"] {
        std::fs::remove_dir_all(office.folder(folder)).unwrap();
    }
    office.build_for(expiry, now);
    office
}

fn is_up_to_date(library: &Library) -> bool {
    library.sync_status().unwrap().state == SyncState::UpToDate
}

fn notice(library: &Library) -> NoticeRow {
    library.notices(&[]).unwrap().items[0].notice.clone().unwrap()
}

#[test]
fn only_a_carrier_whose_metadata_is_good_makes_a_library_up_to_date() {
    let long = Expiry { root: 365, targets: 4000, collections: 4000, snapshot: 4000, timestamp: 4000 };
    for (what, expiry, now) in [
        ("the timestamp", Expiry { timestamp: 5, ..long }, "2026-11-29T09:00:00Z"),
        ("the snapshot", Expiry { snapshot: 5, ..long }, "2026-11-29T09:00:00Z"),
        ("the targets", Expiry { targets: 5, ..long }, "2026-11-29T09:00:00Z"),
        ("a collection", Expiry { collections: 5, ..long }, "2026-11-29T09:00:00Z"),
        ("the root", long, "2027-11-24T09:00:00Z"),
    ] {
        let office = office(expiry, "2026-11-23T08:30:00Z");
        let library = office.library("library", now);
        library.add_source(&office.repository(), &office.card()).unwrap();
        let report = synced(&library);
        assert_eq!((report.applied, report.as_of.as_deref()), (4, Some("2026-11-23T08:30:00Z")), "{what}");
        assert!(!is_up_to_date(&library), "{what} has expired");
        assert_eq!(notice(&library).as_of.as_deref(), Some("2026-11-23T08:30:00Z"), "{what} has expired");
        if what == "the root" {
            continue;
        }
        // Another carrier has what was signed since.
        let before = office.copy_of_repository("stick");
        office.build_for(Expiry::default(), now);
        library.add_source(&before.to_string_lossy(), &office.card()).unwrap();
        assert_eq!(synced(&library).as_of, None, "{what}");
        assert!(is_up_to_date(&library), "{what} is good again");
        assert_eq!(notice(&library).as_of, None, "{what} is good again");
    }
}

#[test]
fn an_office_whose_signature_expired_leaves_the_others_alone() {
    let expiry = Expiry { collections: 20, timestamp: 60, snapshot: 60, ..Expiry::default() };
    for (late, signed_again, as_of) in [("books", "notices/desk", false), ("notices", "books/guide", true)] {
        let office = office(expiry, "2026-11-23T08:30:00Z");
        office.write(&format!("collections/{signed_again}/en.toml"), "format = 1\nrevision = 2\n");
        office.build_for(expiry, "2026-12-02T08:00:00Z");
        let at_first = office.subscribed("2026-12-03T08:00:00Z");
        assert!(is_up_to_date(&at_first) && notice(&at_first).as_of.is_none());
        drop(at_first);
        // The signature of one of the two has expired; that of the publisher has not.
        let library = office.library("library", "2026-12-15T08:00:00Z");
        assert!(!is_up_to_date(&library), "{late} is late before anybody asked");
        let report = synced(&library);
        assert!(report.as_of.is_some() && !is_up_to_date(&library), "{late} is late");
        assert_eq!(notice(&library).as_of.is_some(), as_of, "{late} is late, and nobody else");
        // A new library takes both in.
        let new = office.library("new", "2026-12-15T08:00:00Z");
        new.add_source(&office.repository(), &office.card()).unwrap();
        assert_eq!(synced(&new).applied, 4, "{late} is late");
        // Once nothing is published there any more, nobody waits for it.
        std::fs::remove_dir_all(office.content().join("collections").join(late)).unwrap();
        office.build_for(expiry, "2026-12-15T08:00:00Z");
        synced(&library);
        assert!(is_up_to_date(&library), "{late} is gone");
    }
}

/// Ten years.
const OFF: SignedDuration = SignedDuration::from_hours(24 * 3653);

#[test]
fn a_clock_that_is_ten_years_off_or_steps_in_the_middle_of_a_sync_spoils_nothing() {
    const RIGHT: &str = "2026-11-24T12:00:00Z";
    let right = at(RIGHT);
    let (early, late) = (right.checked_sub(OFF).unwrap(), right.checked_add(OFF).unwrap());
    let office = Office::in_folder(tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap());
    drop(office.subscribed("2026-11-23T09:00:00Z"));
    let mut revision = 1;
    let mut publish = || {
        revision += 1;
        office.write("collections/notices/desk/en.toml", &format!("format = 1\nrevision = {revision}\n"));
        office.build(&at("2026-11-23T10:00:00Z").checked_add(SignedDuration::from_mins(revision)).unwrap().to_string());
        revision
    };
    let read = |library: &Library| i64::from(library.publication("desk", &[]).unwrap().row.editions[0].revision);
    // From one time to another, after so many looks at the clock.
    for (from, to) in [(early, early), (late, late), (right, early), (right, late), (early, right), (late, right)] {
        for looks in [1, 4, 12] {
            let here = format!("{from} and after {looks} looks {to}");
            let offered = publish();
            let seen = Arc::new(AtomicU32::new(0));
            let clock = move || -> Timestamp { if seen.fetch_add(1, Ordering::Relaxed) < looks { from } else { to } };
            let wrong = Library::open(&office.folder("library"), Arc::new(clock)).unwrap();
            assert_eq!(synced(&wrong).applied, 1, "{here}");
            let behind = wrong.notices(&[]).unwrap().clock_behind;
            assert!(behind.is_some() == (to == early) || looks == 12, "{here}: a clock that is behind is said");
            drop(wrong);
            // The clock is right again, and what was done under the other is neither lost nor in the way.
            let library = office.library("library", RIGHT);
            assert_eq!(read(&library), offered, "{here}");
            let offered = publish();
            let report = synced(&library);
            assert_eq!((report.applied, report.as_of.as_deref(), read(&library)), (1, None, offered), "{here}");
            assert!(is_up_to_date(&library), "{here}");
            assert_eq!(library.sync_status().unwrap().last_success.as_deref(), Some(RIGHT), "{here}");
        }
    }
}

#[test]
fn what_came_with_the_app_is_taken_in_later_where_another_process_writes_at_first() {
    let office = Office::new();
    let library = office.library("library", "2026-11-23T09:00:00Z");
    let other = store::Store::open(&office.folder("library"), at("2026-11-23T09:00:00Z")).unwrap();
    let lease = other.lease("the other desk", || at("2026-11-23T09:00:00Z")).unwrap();
    let mut background = library.background(Arc::new(|| None::<bool>));
    let card = std::fs::read(office.card()).unwrap();
    let held = background.take_in_built_in(&card, &office.repository()).unwrap_err();
    assert_eq!(held.code, library::api::ErrorCode::Held);
    background.tick();
    assert_eq!(library.stats().unwrap().editions, 0, "the other one still writes");
    drop(lease);
    background.tick();
    assert_eq!(library.stats().unwrap().editions, 4);
}

#[test]
fn each_source_of_a_publisher_tells_when_what_it_has_itself_was_signed() {
    let office = Office::new();
    let library = office.library("library", "2026-11-25T09:00:00Z");
    let old = office.copy_of_repository("stick");
    office.build("2026-11-24T08:00:00Z");
    library.add_source(&office.repository(), &office.card()).unwrap();
    library.add_source(&old.to_string_lossy(), &office.card()).unwrap();
    assert!(library.sources().unwrap().iter().all(|source| source.signed.is_none()), "neither was asked yet");
    synced(&library);
    let signed: Vec<_> = library.sources().unwrap().into_iter().map(|source| source.signed.unwrap()).collect();
    assert_eq!(signed, ["2026-11-24T08:00:00Z", "2026-11-23T08:00:00Z"]);
}
