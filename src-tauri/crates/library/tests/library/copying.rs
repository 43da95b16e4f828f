//! Copies that are carried away: complete, of what was chosen, never behind what is there, and whole at every moment.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use crate::fixture::{self, Office, at};
use crate::stick::{self, copies_on, read};
use disk::Disk;
use jiff::SignedDuration;
use library::Library;
use library::api::{CopyRequest, ErrorCode, JobKind, JobPhase, SyncRequest};
use testkit::Power;
use testkit::Stick;
use testkit::power::Failing;

const NOW: &str = "2026-11-24T12:00:00Z";

fn of(collections: &[&str]) -> CopyRequest {
    CopyRequest { collections: collections.iter().map(|name| (*name).to_owned()).collect(), ..CopyRequest::default() }
}

fn copy(library: &Library, to: &Path, request: &CopyRequest) -> library::api::CopyReport {
    library.copy_to(to, request, &mut |_| {}).unwrap_or_else(|failure| panic!("{}", failure.message))
}

/// An office whose guide says something else, one day later.
fn corrected(office: &Office) {
    office.write("collections/books/guide/en.toml", "format = 1\nrevision = 2\n");
    office.write("collections/books/guide/en.md", "# Guide to the centre\n\n## Opening {#opening}\n\nAt ten.\n");
    office.build("2026-11-24T08:00:00Z");
}

#[test]
fn a_library_fills_itself_from_a_copy_and_the_copy_from_what_that_took() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    let stick = office.folder("stick");
    std::fs::create_dir(&stick).unwrap();
    let report = copy(&library, &stick, &CopyRequest::default());
    let [only] = &report.copies[..] else { panic!("{report:?}") };
    assert_eq!(only.collections, ["office/books", "office/notices"]);
    assert_eq!((only.absent, only.kept, only.removed), (0, 0, 0));
    assert!(only.written > 4 && only.bytes > 1000, "{only:?}");
    assert_eq!(library.jobs().unwrap()[0].kind, JobKind::Copy);
    assert_eq!(library.jobs().unwrap()[0].phase, JobPhase::Done);

    std::fs::remove_dir_all(office.folder("repository")).unwrap();
    let second = office.library("second", NOW);
    let card = Path::new(&only.folder).join("publisher.fieldshelf-card");
    second.add_source(&only.folder, &card).unwrap();
    let taken = second.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    assert!(taken.sources[0].error.is_none() && taken.sources[0].failed.is_empty(), "{taken:?}");
    assert_eq!(second.stats().unwrap().editions, library.stats().unwrap().editions);
    assert!(second.verify(&mut |_| {}).unwrap().problems.is_empty());
    // And the next one from the second: the same bytes.
    let next = office.folder("next stick");
    std::fs::create_dir(&next).unwrap();
    copy(&second, &next, &CopyRequest::default());
    assert_eq!(stick::files(&next), stick::files(&stick));
    for name in stick::files(&next).keys() {
        assert!(stick::safe_on_windows(name), "{name}");
    }
}

#[test]
fn the_next_copy_brings_only_what_is_new_and_never_goes_back() {
    let office = Office::new();
    let old = office.subscribed(NOW);
    let stick = office.folder("stick");
    std::fs::create_dir(&stick).unwrap();
    copy(&old, &stick, &CopyRequest::default());
    assert_eq!(copy(&old, &stick, &CopyRequest::default()).copies[0].written, 0);
    fixture::copy(&office.folder("library"), &office.folder("older"));
    corrected(&office);
    old.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    let second = copy(&old, &stick, &CopyRequest::default());
    assert_eq!((second.copies[0].written, second.copies[0].removed > 0), (2, true), "a shard and a text: {second:?}");
    let older = office.library("older", NOW);
    let jobs = older.jobs().unwrap().len();
    let refused = older.copy_to(&stick, &CopyRequest::default(), &mut |_| {}).unwrap_err();
    assert_eq!(refused.code, ErrorCode::WrongInput, "{}", refused.message);
    assert!(refused.message.contains("is newer"), "{}", refused.message);
    assert_eq!(older.jobs().unwrap().len(), jobs, "nothing was begun");
    let choices = older.copy_choices(&stick, &[]).unwrap();
    assert_eq!((choices.collections.len(), choices.refused.len()), (0, 1));
}

#[test]
fn what_is_chosen_is_copied_and_what_is_there_stays_unless_it_is_let_go() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    let stick = office.folder("stick");
    std::fs::create_dir(&stick).unwrap();
    let collections = |report: library::api::CopyReport| report.copies[0].collections.clone();
    assert_eq!(collections(copy(&library, &stick, &of(&["notices"]))), ["office/notices"]);
    let choices = library.copy_choices(&stick, &["fr".to_owned()]).unwrap();
    let seen: Vec<_> =
        choices.collections.iter().map(|choice| (choice.title.as_str(), choice.there, choice.needed == 0)).collect();
    assert_eq!(seen, [("Livres", false, false), ("Notices", true, true)]);
    assert!(choices.collections.iter().all(|choice| choice.bytes > 0 && choice.absent == 0) && choices.free > 0);
    // The notices stay, and what was chosen comes beside them.
    assert_eq!(collections(copy(&library, &stick, &of(&["office/books"]))), ["office/books", "office/notices"]);
    let only = CopyRequest { only: true, ..of(&["books"]) };
    assert_eq!(collections(copy(&library, &stick, &only)), ["office/books"]);
    // What this library does not hold would be lost from the copy.
    copy(&library, &stick, &CopyRequest::default());
    std::fs::remove_dir_all(office.content().join("collections/notices")).unwrap();
    office.build("2026-11-24T08:00:00Z");
    library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    let refused = library.copy_to(&stick, &of(&["books"]), &mut |_| {}).unwrap_err();
    assert_eq!((refused.code, refused.args["item"].as_str()), (ErrorCode::NotHere, "office/notices"));
    copy(&library, &stick, &only);
    for (request, code) in [
        (of(&["maps"]), ErrorCode::NotFound),
        (CopyRequest { publishers: vec!["nobody".to_owned()], ..CopyRequest::default() }, ErrorCode::NotFound),
        (CopyRequest { publishers: vec!["No Body".to_owned()], ..CopyRequest::default() }, ErrorCode::WrongInput),
    ] {
        assert_eq!(library.copy_to(&stick, &request, &mut |_| {}).unwrap_err().code, code, "{request:?}");
    }
    let inside = office.folder("library");
    let everything = CopyRequest::default();
    assert_eq!(library.copy_to(&inside, &everything, &mut |_| {}).unwrap_err().code, ErrorCode::WrongInput);
    let nowhere = office.folder("no stick");
    assert_eq!(library.copy_to(&nowhere, &everything, &mut |_| {}).unwrap_err().code, ErrorCode::Unreachable);
    assert!(!nowhere.exists());
}

#[test]
fn one_stick_carries_several_publishers_even_of_one_name() {
    let (one, other) = (Office::new(), Office::new());
    let stick = one.folder("stick");
    std::fs::create_dir(&stick).unwrap();
    std::fs::write(stick.join("holiday.jpg"), "mine").unwrap();
    copy(&one.subscribed(NOW), &stick, &CopyRequest::default());
    copy(&other.subscribed(NOW), &stick, &CopyRequest::default());
    let copies = copies_on(&stick);
    assert_eq!(copies.len(), 2);
    let cards: Vec<_> = [&one, &other].map(|office| std::fs::read(office.card()).unwrap()).into();
    for copy in &copies {
        assert!(cards.contains(&std::fs::read(copy.join("publisher.fieldshelf-card")).unwrap()));
        assert_eq!(read(copy), Some(at("2026-11-23T08:00:00Z")));
    }
    assert_eq!(std::fs::read_to_string(stick.join("holiday.jpg")).unwrap(), "mine");
}

#[test]
fn a_copy_that_is_stopped_says_so_and_goes_on_from_there() {
    let office = Office::new();
    drop(office.subscribed(NOW));
    // A clock on which time passes: progress is told four times a second.
    let seconds = Arc::new(AtomicI64::new(0));
    let clock = { move || at(NOW) + SignedDuration::from_secs(seconds.fetch_add(1, Ordering::Relaxed)) };
    let library = Library::open(&office.folder("library"), Arc::new(clock)).unwrap();
    let stick = office.folder("stick");
    std::fs::create_dir(&stick).unwrap();
    let asking = library.clone();
    let mut told = 0;
    let stopped = library.copy_to(&stick, &CopyRequest::default(), &mut |_| {
        told += 1;
        if told == 3 {
            asking.cancel_job(asking.jobs().unwrap()[0].id).unwrap();
        }
    });
    let stopped = stopped.unwrap();
    assert!(stopped.stopped && stopped.copies[0].written >= 1, "{stopped:?}");
    assert_eq!(library.jobs().unwrap()[0].phase, JobPhase::Cancelled);
    assert_eq!(read(&copies_on(&stick)[0]), None, "nobody takes a copy that is not whole for one");
    let whole = copy(&library, &stick, &CopyRequest::default());
    assert_eq!(whole.copies[0].kept, stopped.copies[0].written);
    assert_eq!(read(&copies_on(&stick)[0]), Some(at("2026-11-23T08:00:00Z")));
}

#[test]
fn whatever_the_step_a_power_cut_or_an_error_leaves_the_older_copy_or_the_newer() {
    let office = Office::in_folder(stick::quick_folder());
    let library = office.subscribed(NOW);
    let older = office.folder("older stick");
    std::fs::create_dir(&older).unwrap();
    copy(&library, &older, &CopyRequest::default());
    corrected(&office);
    library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    drop(library);
    let (day, next) = (Some(at("2026-11-23T08:00:00Z")), Some(at("2026-11-24T08:00:00Z")));
    let stick = office.folder("stick");
    let empty = office.folder("empty stick");
    std::fs::create_dir(&empty).unwrap();
    // Errors of the system: input and output, no space left, read-only file system; and what each is told as.
    let errors = [(5, ErrorCode::Failed), (28, ErrorCode::DiskFull), (30, ErrorCode::ReadOnly)];
    let mut kills = 0;
    for (turn, (template, before)) in [(&empty, None), (&older, day)].into_iter().enumerate() {
        let run = |failing: Failing, lose: fn(&Power)| {
            let _ = std::fs::remove_dir_all(&stick);
            fixture::copy(template, &stick);
            let power = Arc::new(Power::new(failing));
            let disk = Disk::with_fault(Arc::new(stick::Under { folder: stick.clone(), fault: power.clone() }));
            let clock: library::Clock = Arc::new(|| at(NOW));
            let library = Library::open_on(disk, &office.folder("library"), clock).unwrap();
            let done = library.copy_to(&stick, &CopyRequest::default(), &mut |_| {});
            if matches!(failing, Failing::Cut(_)) {
                lose(&power);
            }
            let copies = copies_on(&stick);
            let seen = copies.first().and_then(|copy| read(copy));
            assert!(seen == before || seen == next, "{failing:?} over {before:?}: {seen:?}");
            assert!(done.is_err() || seen == next, "{failing:?}: said to be done, and {seen:?} is there");
            // The same stick in a sound computer.
            let sound = office.library("library", NOW);
            copy(&sound, &stick, &CopyRequest::default());
            assert_eq!(read(&copies_on(&stick)[0]), next, "{failing:?} over {before:?}");
            (power.steps().len(), done)
        };
        let (steps, done) = run(Failing::Never, Power::lose);
        done.unwrap();
        // A third of the steps, and another third over the other copy: they are much alike.
        for at in (turn..steps).step_by(3) {
            let _ = run(Failing::Cut(at), Power::lose);
            kills += 1;
        }
        // What the disk kept of names that were not forced may be the last alone: the timestamp without what it names.
        for at in 0..steps {
            let _ = run(Failing::Cut(at), Power::lose_all_but_the_newest_name);
            kills += 1;
        }
        for (at, (error, code)) in (turn + 1..steps).step_by(3).zip(errors.into_iter().cycle()) {
            let (_, done) = run(Failing::Once(at, error), Power::lose);
            // What only tidies up may fail unheard.
            assert!(done.is_ok() || done.as_ref().unwrap_err().code == code, "{error} at {at}: {done:?}");
        }
    }
    println!("copy: {kills} kill points, and as many errors");
    assert!(kills > 26, "only {kills}");
}

#[test]
fn a_stick_pulled_out_in_mid_copy_is_said_and_nothing_is_written_in_its_place() {
    let office = Office::new();
    drop(office.subscribed(NOW));
    let (stick, away) = (office.folder("stick"), office.folder("away"));
    std::fs::create_dir(&stick).unwrap();
    for at_step in [0, 5, 17, 40] {
        let pulled = Arc::new(stick::Pulled::new(&stick, &away, at_step));
        let disk = Disk::with_fault(Arc::new(stick::Under { folder: stick.clone(), fault: pulled.clone() }));
        let library = Library::open_on(disk, &office.folder("library"), Arc::new(|| at(NOW))).unwrap();
        let failure = library.copy_to(&stick, &CopyRequest::default(), &mut |_| {}).unwrap_err();
        assert_eq!(failure.code, ErrorCode::Unreachable, "{at_step}: {}", failure.message);
        assert_eq!(library.jobs().unwrap()[0].phase, JobPhase::Failed);
        assert!(!stick.join("fieldshelf").exists(), "{at_step}: written to where the stick was");
        let _ = std::fs::remove_dir(&stick);
        std::fs::rename(&away, &stick).unwrap();
    }
    copy(&office.library("library", NOW), &stick, &CopyRequest::default());
    assert_eq!(read(&copies_on(&stick)[0]), Some(at("2026-11-23T08:00:00Z")));
}

#[test]
fn a_stick_without_room_is_told_before_and_a_full_one_leaves_what_was_there() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    let Some(small) = Stick::mount(&office.folder("small"), "size=4k") else { return };
    let failure = library.copy_to(small.path(), &CopyRequest::default(), &mut |_| {}).unwrap_err();
    assert_eq!(failure.code, ErrorCode::DiskFull, "{}", failure.message);
    assert!(std::fs::read_dir(small.path()).unwrap().next().is_none(), "nothing was begun");
    drop(small);
    // Room for the bytes, not for the names: the disk itself says that it is full.
    let Some(full) = Stick::mount(&office.folder("full"), "size=8m,nr_inodes=20") else { return };
    let failure = library.copy_to(full.path(), &CopyRequest::default(), &mut |_| {}).unwrap_err();
    assert_eq!(failure.code, ErrorCode::DiskFull, "{}", failure.message);
    full.again("size=8m,nr_inodes=2000");
    copy(&library, full.path(), &CopyRequest::default());
    assert_eq!(read(&copies_on(full.path())[0]), Some(at("2026-11-23T08:00:00Z")));
    // A stick whose switch is on “lock” can be read, and is not written.
    full.again("ro");
    let failure = library.copy_to(full.path(), &CopyRequest::default(), &mut |_| {}).unwrap_err();
    assert_eq!(failure.code, ErrorCode::ReadOnly, "{}", failure.message);
    let newcomer = office.library("newcomer", NOW);
    newcomer.add_source(&full.path().to_string_lossy(), &office.card()).unwrap();
    let report = newcomer.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    assert_eq!((report.sources[0].applied, &report.sources[0].error), (4, &None));
}

#[test]
fn nothing_is_copied_to_another_disk_that_lies_where_the_stick_was() {
    let office = Office::new();
    let stick = office.folder("stick");
    std::fs::create_dir(&stick).unwrap();
    // The stick is there when the copy begins; the folder it was at lies on another disk when the first part does.
    let asked = AtomicI64::new(0);
    let library = office
        .subscribed(NOW)
        .with_devices(Arc::new(move |_| Some(if asked.fetch_add(1, Ordering::Relaxed) == 0 { 7 } else { 8 })));
    let failure = library.copy_to(&stick, &CopyRequest::default(), &mut |_| {}).unwrap_err();
    assert_eq!(failure.code, ErrorCode::Unreachable);
    assert!(failure.message.contains("plug the stick in again"), "{}", failure.message);
    assert_eq!(std::fs::read_dir(&stick).unwrap().count(), 0, "the other disk is left alone");
}
