//! Sticks that are plugged in: noticed, never taken unasked, found again anywhere, and no fault while they are elsewhere.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use crate::fixture::{self, Office, at};
use crate::stick;
use disk::Disk;
use library::Library;
use library::api::{
    CopyRequest, ErrorCode, JobKind, JobPhase, SourceKind, StickCopy, StickNews, StickTrust, SyncRequest, SyncState,
};

const NOW: &str = "2026-11-24T12:00:00Z";

/// What is plugged in.
#[derive(Clone, Default)]
struct Ports(Arc<Mutex<Vec<PathBuf>>>);

impl Ports {
    fn hold(&self, drives: &[&Path]) {
        *self.0.lock().unwrap() = drives.iter().map(|drive| drive.to_path_buf()).collect();
    }

    fn of(&self, library: Library) -> Library {
        let ports = self.0.clone();
        library.with_drives(Arc::new(move || ports.lock().unwrap().clone()))
    }
}

/// A stick with a copy of what the office has now, made by a library of its own.
fn stick_of(office: &Office, name: &str) -> PathBuf {
    let library = office.library(&format!("library that made {name}"), NOW);
    library.add_source(&office.repository(), &office.card()).unwrap();
    library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    let stick = office.folder(name);
    std::fs::create_dir_all(&stick).unwrap();
    library.copy_to(&stick, &CopyRequest::default(), &mut |_| {}).unwrap();
    stick
}

fn copies(library: &Library) -> Vec<StickCopy> {
    library.sticks().unwrap().into_iter().flat_map(|row| row.copies).collect()
}

fn until_the_job_has_ended(library: &Library) -> JobPhase {
    for _ in 0..10_000_000 {
        let job = &library.jobs().unwrap()[0];
        if job.ended.is_some() {
            return job.phase;
        }
        std::thread::yield_now();
    }
    panic!("the sync never ends");
}

#[test]
fn a_stick_is_noticed_and_nothing_is_taken_or_trusted_by_looking() {
    let office = Office::new();
    let ports = Ports::default();
    let library = ports.of(office.library("library", NOW));
    let mut watch = library.watch_drives();
    assert!(!watch.look());
    let stick = stick_of(&office, "stick");
    ports.hold(&[&stick]);
    assert!(watch.look() && !watch.look(), "once");
    let [copy] = &copies(&library)[..] else { panic!("one copy") };
    assert_eq!((copy.trust, copy.news, copy.source), (StickTrust::Unknown, StickNews::New, false));
    assert_eq!((copy.signed.as_deref(), copy.name.as_str()), (Some("2026-11-23T08:00:00Z"), "Field office"));
    assert_eq!(copy.collections, ["office/books", "office/notices"]);
    library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    assert!(library.sources().unwrap().is_empty());
    assert_eq!(library.stats().unwrap().publications, 0);
    ports.hold(&[]);
    assert!(watch.look());
    assert_eq!(copies(&library), []);
}

#[test]
fn what_was_shown_is_what_is_trusted_and_taken() {
    let office = Office::new();
    let ports = Ports::default();
    let library = ports.of(office.library("library", NOW));
    let stick = stick_of(&office, "stick");
    ports.hold(&[&stick]);
    let [copy] = &copies(&library)[..] else { panic!("one copy") };
    let folder = PathBuf::from(&copy.folder);
    // Another card than the one that was shown lies there by now.
    let stranger = Office::new();
    let other = stick_of(&stranger, "stick");
    let card = |office: &Office| std::fs::read(office.card()).unwrap();
    std::fs::write(folder.join("publisher.fieldshelf-card"), card(&stranger)).unwrap();
    let refused = library.take_stick(&folder, &copy.fingerprint).unwrap_err();
    assert_eq!(refused.code, ErrorCode::Refused, "{}", refused.message);
    assert!(library.sources().unwrap().is_empty());
    std::fs::write(folder.join("publisher.fieldshelf-card"), card(&office)).unwrap();

    let job = library.take_stick(&folder, &copy.fingerprint).unwrap();
    assert_eq!(job.kind, JobKind::Sync);
    assert_eq!(until_the_job_has_ended(&library), JobPhase::Done);
    assert_eq!(library.stats().unwrap().publications, 2);
    let [source] = &library.sources().unwrap()[..] else { panic!("one source") };
    assert_eq!((source.kind, source.at.as_deref()), (SourceKind::Stick, Some(copy.folder.as_str())));
    let [copy] = &copies(&library)[..] else { panic!("one copy") };
    assert_eq!((copy.trust, copy.news, copy.source), (StickTrust::Trusted, StickNews::Same, true));
    // Who goes by the same name under another card is named as that, and taken by nobody.
    ports.hold(&[&other]);
    let [copy] = &copies(&library)[..] else { panic!("one copy") };
    assert_eq!(copy.trust, StickTrust::Other);
    let refused = library.take_stick(Path::new(&copy.folder), &copy.fingerprint).unwrap_err();
    assert_eq!(refused.code, ErrorCode::Refused, "{}", refused.message);
    // One that is gone.
    ports.hold(&[]);
    let gone = library.take_stick(Path::new(&copy.folder), &copy.fingerprint).unwrap_err();
    assert_eq!(gone.code, ErrorCode::Unplugged);
}

#[test]
fn who_carries_a_card_does_not_rename_its_publisher() {
    let office = Office::new();
    let ports = Ports::default();
    let library = ports.of(office.subscribed(NOW));
    let stick = stick_of(&office, "stick");
    ports.hold(&[&stick]);
    let path = PathBuf::from(&copies(&library)[0].folder).join("publisher.fieldshelf-card");
    let text = std::fs::read_to_string(&path).unwrap().replace("Field office", "Ministry of Health");
    std::fs::write(&path, &text).unwrap();
    let [copy] = &copies(&library)[..] else { panic!("one copy") };
    assert_eq!((copy.trust, copy.name.as_str()), (StickTrust::Trusted, "Field office"));
    assert_eq!(library.look_at_card(&text).unwrap().name, "Field office");
    library.take_stick(Path::new(&copy.folder), &copy.fingerprint).unwrap();
    assert_eq!(until_the_job_has_ended(&library), JobPhase::Done);
    library.add_source(&office.repository(), &path).unwrap();
    let names: Vec<String> = library.sources().unwrap().into_iter().map(|source| source.name).collect();
    assert_eq!(names, ["Field office", "Field office"], "the folder and the stick");
    assert!(!library.card_copy("office").unwrap().text.contains("Ministry"));
}

#[test]
fn a_stick_is_found_again_anywhere_and_is_no_fault_while_it_is_elsewhere() {
    let office = Office::new();
    let ports = Ports::default();
    let library = ports.of(office.library("library", NOW));
    let stick = stick_of(&office, "stick");
    ports.hold(&[&stick]);
    // Named by its root; it is kept as a stick, not as the path it has today.
    library.add_source(&stick.to_string_lossy(), &office.card()).unwrap();
    library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    let before = library.sources().unwrap();
    assert_eq!(before[0].location, "stick:");

    ports.hold(&[]);
    let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    assert_eq!(report.sources[0].error.as_ref().unwrap().code, ErrorCode::Unplugged);
    let job = &library.jobs().unwrap()[0];
    assert_eq!((job.phase, &job.error), (JobPhase::Done, &None));
    let after = library.sources().unwrap();
    assert_eq!((after[0].at.as_deref(), &after[0].last_error), (None, &None));
    assert_eq!(after[0].last_success, before[0].last_success);
    assert_eq!(library.sync_status().unwrap().state, SyncState::UpToDate);
    assert_eq!(
        library.plan(&SyncRequest::default()).unwrap().sources[0].error.as_ref().unwrap().code,
        ErrorCode::Unplugged
    );

    // Elsewhere, and with what was published since.
    office.write("collections/books/guide/en.toml", "format = 1\nrevision = 2\n");
    office.build("2026-11-24T08:00:00Z");
    let drive = stick_of(&office, "another letter");
    ports.hold(&[&drive]);
    assert_eq!(copies(&library)[0].news, StickNews::Newer);
    let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    assert_eq!((report.sources[0].applied, &report.sources[0].error), (1, &None));
    // The older stick has nothing to offer, and changes nothing.
    ports.hold(&[&stick]);
    assert_eq!(copies(&library)[0].news, StickNews::Older);
    let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    assert_eq!(report.sources[0].error.as_ref().unwrap().code, ErrorCode::Unplugged);
    assert_eq!(library.sources().unwrap()[0].last_error, None);
    assert_eq!(library.sync_status().unwrap().state, SyncState::UpToDate);
    assert_eq!(library.sources().unwrap()[0].signed.as_deref(), Some("2026-11-24T08:00:00Z"));
}

#[test]
fn copies_are_found_by_their_card_whatever_their_folders_are_called() {
    let office = Office::new();
    let stick = office.folder("stick");
    for place in ["", "by hand", "fieldshelf/office-00000000"] {
        let _ = std::fs::remove_dir_all(&stick);
        let folder = stick.join(place);
        std::fs::create_dir_all(&folder).unwrap();
        fixture::copy(&office.folder("repository"), &folder);
        std::fs::create_dir_all(stick.join("holiday")).unwrap();
        let ports = Ports::default();
        ports.hold(&[&stick]);
        let library = ports.of(office.library(&format!("library {}", place.len()), NOW));
        let folders: Vec<PathBuf> = copies(&library).into_iter().map(|copy| PathBuf::from(copy.folder)).collect();
        assert_eq!(folders, [folder.components().collect::<PathBuf>()], "{place}");
        // What does not verify is said, not hidden.
        std::fs::write(folder.join("metadata/timestamp.json"), "{}").unwrap();
        let [copy] = &copies(&library)[..] else { panic!("one copy") };
        assert_eq!((copy.news, copy.signed.as_ref()), (StickNews::Refused, None));
        assert!(copy.error.is_some());
    }
}

#[test]
fn of_a_folder_that_holds_several_copies_the_one_of_the_card_is_taken() {
    let (one, other) = (Office::new(), Office::new());
    let share = stick_of(&one, "share");
    let made = other.subscribed(NOW);
    made.copy_to(&share, &CopyRequest::default(), &mut |_| {}).unwrap();
    for office in [&one, &other] {
        let library = Ports::default().of(office.library("fresh", NOW));
        let row = library.add_source(&share.to_string_lossy(), &office.card()).unwrap();
        assert_eq!(row.kind, SourceKind::Folder);
        assert!(Path::new(&row.location).starts_with(share.join("fieldshelf")), "{}", row.location);
        let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
        assert_eq!((report.sources[0].applied, &report.sources[0].error), (4, &None));
    }
}

#[test]
fn a_stick_pulled_out_in_mid_sync_costs_what_had_not_come() {
    let office = Office::in_folder(stick::quick_folder());
    let stick = stick_of(&office, "stick");
    let away = office.folder("away");
    let ports = Ports::default();
    let sync = |library: &Library| library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    for step in (1..120).step_by(8) {
        let folder = office.folder("library");
        let _ = std::fs::remove_dir_all(&folder);
        ports.hold(&[&stick]);
        let setting_up = ports.of(office.library("library", NOW));
        setting_up.add_source(&stick.to_string_lossy(), &office.card()).unwrap();
        drop(setting_up);
        let pulled = Arc::new(stick::Pulled::new(&stick, &away, step));
        let opened = Library::open_on(Disk::with_fault(pulled), &folder, Arc::new(|| at(NOW))).unwrap();
        let library = ports.of(opened);
        let report = sync(&library);
        drop(library);
        let _ = std::fs::remove_dir(&stick);
        let was_pulled = away.exists();
        if was_pulled {
            std::fs::rename(&away, &stick).unwrap();
        }
        let source = &report.sources[0];
        let codes = source.error.iter().chain(source.failed.iter().map(|failed| &failed.error)).map(|error| error.code);
        for code in codes {
            let expected = matches!(code, ErrorCode::Unreachable | ErrorCode::NotHere | ErrorCode::Unplugged);
            assert!(expected, "step {step}: {report:?}");
        }
        let library = ports.of(office.library("library", NOW));
        assert!(library.verify(&mut |_| {}).unwrap().database_sound, "step {step}");
        let report = sync(&library);
        assert_eq!((&report.sources[0].error, &report.sources[0].failed[..]), (&None, &[][..]), "step {step}");
        assert_eq!(library.stats().unwrap().editions, 4);
        let verified = library.verify(&mut |_| {}).unwrap();
        assert!(verified.problems.is_empty() && verified.index_complete, "step {step}: {verified:?}");
        if !was_pulled {
            assert!(step > 30, "the sync had only {step} steps");
            return;
        }
    }
}
