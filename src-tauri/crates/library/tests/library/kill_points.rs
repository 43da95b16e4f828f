//! A library that is killed, or whose disk fails, at every step of a sync, an apply, an index, a sweep, a repair, a backup and a
//! restore.
//!
//! After each: what a power cut takes is taken; the database checks; every blob that it names is there and hashes; no version
//! that was trusted has fallen; each edition is read whole, in the revision it had or the next; and the work finishes.
//! `cargo test -p library --test kill_points -- --nocapture` prints how many there were.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::fixture::{self, Office, at, copy};
use disk::{Disk, Fault, Step};
use domain::{BlobId, EditionId};
use jiff::Timestamp;
use library::Library;
use library::api::{Failure, SyncRequest};
use proptest::prelude::*;
use store::Store;
use testkit::Power;
use testkit::power::Failing;

const NOW: &str = "2026-11-23T12:00:00Z";
/// The errors of the system that a step fails with: input and output, no space left, read-only file system.
const ERRORS: [(&str, i32); 3] = [("EIO", 5), ("ENOSPC", 28), ("EROFS", 30)];
/// Publications beside those that every test office has.
const LEAFLETS: [&str; 3] = ["beds", "soap", "water"];

fn now() -> Timestamp {
    at(NOW)
}

/// A temporary folder in memory, where the system has such: what a power cut takes is taken by [`Power`], so that nothing is
/// gained by forcing some ten thousand files to a real disk.
fn quick_folder() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

/// Writes revision `revision` of a leaflet, the number in each of its sections.
fn leaflet(office: &Office, name: &str, revision: u32) {
    let folder = format!("collections/leaflets/{name}");
    office.write("collections/leaflets/collection.toml", "format = 1\n[titles]\nen = \"Leaflets\"\n");
    office.write(&format!("{folder}/publication.toml"), "format = 1\nkind = \"article\"\nissued = 2026-11-01\n");
    office.write(&format!("{folder}/en.toml"), &format!("format = 1\nrevision = {revision}\n"));
    let text =
        format!("# {name}\n\n## One {{#one}}\n\nRevision {revision}.\n\n## Two {{#two}}\n\nRevision {revision}.\n");
    office.write(&format!("{folder}/en.md"), &text);
}

/// Writes revision `revision` of the guide, whose picture is long enough to come in two pieces.
fn guide(office: &Office, revision: u32) {
    let mut state = revision;
    let mut noise = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    // A picture by its first bytes, and long.
    let picture: Vec<u8> = fixture::PIXEL.iter().copied().chain((0..70_000).map(|_| noise())).collect();
    std::fs::write(office.content().join("collections/books/guide/media/plan.png"), picture).unwrap();
    office.write("collections/books/guide/en.toml", &format!("format = 1\nrevision = {revision}\n"));
}

/// The revision of a leaflet that is read; its number and its sections are of one revision.
fn seen(store: &Store, name: &str) -> Option<u32> {
    let id: EditionId = format!("office/leaflets/{name}@en").parse().unwrap();
    let text = store.edition_text(&id).unwrap()?;
    let revision = text.edition.revision;
    assert_eq!(text.sections.len(), 2, "{name}");
    for section in &text.sections {
        assert_eq!(section.text.trim(), format!("Revision {revision}."), "a mixture of revisions of {name}");
    }
    Some(revision)
}

/// Versions below which nothing may fall: those of the trusted metadata.
fn floors(store: &Store) -> Vec<u64> {
    ["timestamp.json", "snapshot.json"]
        .map(|name| {
            let bytes = store.trusted_load(&"office".parse().unwrap(), name).unwrap().unwrap_or_default();
            let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap_or_default();
            value["signed"]["version"].as_u64().unwrap_or(0)
        })
        .to_vec()
}

/// What is tried, beginning with a copy of the library in `template`.
struct Scenario {
    name: &'static str,
    template: PathBuf,
    act: fn(&Library, &Office) -> Result<(), Failure>,
    /// What each leaflet may be read as: from one revision to another, 0 being not here.
    revisions: (u32, u32),
    floors: Vec<u64>,
    /// Blobs of the template that are damaged.
    damaged: HashSet<BlobId>,
    /// Whether the power goes with the process, and what was not forced to the disk is lost.
    power: bool,
}

impl Scenario {
    fn new(name: &'static str, template: PathBuf, act: fn(&Library, &Office) -> Result<(), Failure>) -> Self {
        let store = Store::open(&template, now()).unwrap();
        let read = LEAFLETS.map(|leaflet| seen(&store, leaflet).unwrap_or(0));
        let unsound = |id: &BlobId| !store.blob_is_sound(id).unwrap_or(false);
        let damaged = store.blobs().unwrap().into_iter().map(|blob| blob.id).filter(unsound).collect();
        Self { name, act, revisions: (read[0], 2), floors: floors(&store), damaged, template, power: true }
    }

    /// Runs it once on a disk that fails as `failing` says, and looks at what is left. Gives the steps that happened.
    fn run(&self, office: &Office, folder: &Path, failing: Failing) -> Vec<Step> {
        let _ = std::fs::remove_dir_all(folder);
        copy(&self.template, folder);
        let power = Arc::new(Power::new(failing));
        let clock = || -> library::Clock { Arc::new(now) };
        {
            let opened = Library::open_on(Disk::with_fault(power.clone()), folder, clock());
            let done = opened.and_then(|library| (self.act)(&library, office));
            if failing == Failing::Never {
                done.unwrap();
            }
        }
        if matches!(failing, Failing::Cut(_)) && self.power {
            power.lose();
        }
        let here = format!("{} with {failing:?}", self.name);
        {
            let store = Store::open(folder, now()).unwrap();
            assert_eq!(store.integrity_check().unwrap(), Vec::<String>::new(), "{here}");
            for blob in store.blobs().unwrap().into_iter().filter(|blob| !self.damaged.contains(&blob.id)) {
                assert!(store.blob_is_sound(&blob.id).unwrap_or(false), "{here}: {} is not what its row says", blob.id);
            }
            for (before, after) in self.floors.iter().zip(floors(&store)) {
                assert!(after >= *before, "{here}: a floor fell from {before} to {after}");
            }
            for leaflet in LEAFLETS {
                let revision = seen(&store, leaflet).unwrap_or(0);
                let (from, to) = self.revisions;
                assert!(revision == from || revision == to, "{here}: {leaflet} is read as revision {revision}");
            }
        }
        let backup = folder.join("my.backup");
        let library = Library::open(folder, clock()).unwrap();
        if backup.exists() {
            library.restore(&backup).unwrap_or_else(|failure| panic!("{here}: half a backup: {}", failure.message));
        }
        library.add_source(&office.repository(), &office.card()).unwrap();
        let repaired = library.repair(&mut |_| {}).unwrap();
        assert_eq!(repaired.repaired.unwrap().left, [], "{here}");
        let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
        assert!(report.sources.iter().all(|s| s.error.is_none() && s.failed.is_empty()), "{here}: {report:?}");
        let verified = library.verify(&mut |_| {}).unwrap();
        assert!(verified.problems.is_empty() && verified.index_complete, "{here}: {verified:?}");
        let space = library.space().unwrap();
        let stats = library.stats().unwrap();
        let whole = stats.database_bytes + stats.blob_bytes + stats.index_bytes;
        assert_eq!(space.total, whole, "{here}: a piece of a file was left behind");
        drop(library);
        let store = Store::open(folder, now()).unwrap();
        for leaflet in LEAFLETS {
            assert_eq!(seen(&store, leaflet), Some(2), "{here}: {leaflet} at the end");
        }
        power.steps()
    }
}

fn sync(library: &Library) -> Result<(), Failure> {
    let report = library.sync(&SyncRequest::default(), &mut |_| {})?;
    let failures = report.sources.into_iter().filter_map(|source| source.error);
    failures.into_iter().next().map_or(Ok(()), Err)
}

/// An office that offers revision 2 of everything, and what is tried with it.
fn scenarios() -> (Office, Vec<Scenario>) {
    let office = Office::in_folder(quick_folder());
    LEAFLETS.iter().for_each(|name| leaflet(&office, name, 1));
    guide(&office, 2);
    office.build("2026-11-23T09:00:00Z");
    let (empty, old, new) = (office.folder("empty"), office.folder("old"), office.folder("new"));
    drop(Library::open(&empty, Arc::new(now)).unwrap());
    let library = Library::open(&old, Arc::new(now)).unwrap();
    library.add_source(&office.repository(), &office.card()).unwrap();
    sync(&library).unwrap();
    library.set_saved("beds", true).unwrap();
    library.backup(&office.folder("my.backup")).unwrap();
    drop(library);
    LEAFLETS.iter().for_each(|name| leaflet(&office, name, 2));
    guide(&office, 3);
    std::fs::remove_dir_all(office.content().join("collections/notices")).unwrap();
    office.build("2026-11-23T10:00:00Z");
    copy(&old, &new);
    let library = Library::open(&new, Arc::new(now)).unwrap();
    sync(&library).unwrap();
    drop(library);
    let damaged = office.folder("damaged");
    copy(&new, &damaged);
    let store = Store::open(&damaged, now()).unwrap();
    for blob in store.blobs().unwrap().iter().step_by(2) {
        std::fs::write(store.blob_path(&blob.id), b"damaged").unwrap();
    }
    std::fs::remove_dir_all(damaged.join("index")).unwrap();
    drop(store);
    let first = |name| {
        Scenario::new(name, empty.clone(), |library, office| {
            library.add_source(&office.repository(), &office.card())?;
            sync(library)
        })
    };
    let scenarios = vec![
        first("first sync"),
        Scenario { power: false, ..first("first sync, without a power cut") },
        Scenario::new("update and sweep", old.clone(), |library, _| {
            sync(library)?;
            // The next sync clears away what this one replaced.
            sync(library)?;
            library.reindex(&mut |_| {})?;
            library.sweep_old_indexes();
            Ok(())
        }),
        Scenario::new("repair", damaged, |library, _| library.repair(&mut |_| {}).map(|_| ())),
        Scenario::new("copy away and back", old, |library, office| {
            let folder = library.stats()?.library;
            library.backup(&Path::new(&folder).join("my.backup"))?;
            library.backup(&Path::new(&folder).join("my.backup"))?;
            library.restore(&office.folder("my.backup"))?;
            library.free("water")?;
            library.fetch("water", &mut |_| {})?;
            sync(library)
        }),
        Scenario::new("restore and fill", empty, |library, office| {
            library.restore(&office.folder("my.backup"))?;
            sync(library)
        }),
    ];
    (office, scenarios)
}

/// Runs `run` for each of `failings`, on as many threads as there are processors; each has a folder of its own.
fn each(office: &Office, scenario: &Scenario, failings: &[Failing]) {
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for thread in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            let next = &next;
            scope.spawn(move || {
                let folder = office.folder(&format!("run {thread}"));
                while let Some(failing) = failings.get(next.fetch_add(1, Ordering::Relaxed)) {
                    scenario.run(office, &folder, *failing);
                }
            });
        }
    });
}

#[test]
fn killed_at_any_step_nothing_is_lost_mixed_or_wrong_and_the_work_finishes() {
    let (office, scenarios) = scenarios();
    let mut kills = 0;
    for scenario in &scenarios {
        let steps = scenario.run(&office, &office.folder("counted"), Failing::Never).len();
        each(&office, scenario, &(0..steps).map(Failing::Cut).collect::<Vec<_>>());
        println!("{}: killed at each of {steps} steps", scenario.name);
        kills += steps;
    }
    println!("{kills} kill points");
    assert!(kills >= 500, "only {kills} kill points");
}

#[test]
fn an_error_of_the_disk_at_any_step_loses_nothing_and_the_work_finishes() {
    let (office, scenarios) = scenarios();
    let mut count = 0;
    for scenario in scenarios.iter().filter(|scenario| scenario.power) {
        let steps = scenario.run(&office, &office.folder("counted"), Failing::Never).len();
        // Every step fails, with the errors in turn: which error it is decides only what it is called.
        let failings: Vec<_> = (0..steps).map(|at| Failing::Once(at, ERRORS[at % ERRORS.len()].1)).collect();
        each(&office, scenario, &failings);
        println!(
            "{}: each of {steps} steps failed once, with {}",
            scenario.name,
            ERRORS.map(|(name, _)| name).join(", ")
        );
        count += steps;
    }
    println!("{count} errors");
}

/// What happens next in the life of a library.
#[derive(Debug, Clone)]
enum Event {
    /// The office publishes the next revision of a leaflet.
    Published(usize),
    /// A sync, whose disk fails.
    Synced(Failing),
    /// A file is damaged, and a repair follows, whose disk fails.
    Damaged(usize, Failing),
    /// The index is made anew on a disk that fails.
    Indexed(Failing),
}

fn event() -> impl Strategy<Value = Event> {
    let failing = || {
        prop_oneof![
            1 => Just(Failing::Never),
            4 => (0..90_usize).prop_map(Failing::Cut),
            2 => (0..90_usize, 0..ERRORS.len()).prop_map(|(at, error)| Failing::Once(at, ERRORS[error].1)),
        ]
    };
    prop_oneof![
        3 => (0..LEAFLETS.len()).prop_map(Event::Published),
        4 => failing().prop_map(Event::Synced),
        1 => (0..20_usize, failing()).prop_map(|(blob, failing)| Event::Damaged(blob, failing)),
        1 => failing().prop_map(Event::Indexed),
    ]
}

/// A disk that fails, and on which somebody reads at the moment before each commit.
struct Watched {
    power: Power,
    reader: Store,
    allowed: [[u32; LEAFLETS.len()]; 2],
}

impl Fault for Watched {
    fn before(&self, step: Step) -> io::Result<()> {
        self.power.before(step)
    }

    fn touching(&self, step: Step, path: &Path, to: Option<&Path>) -> io::Result<()> {
        if step == Step::Commit {
            for (at, name) in LEAFLETS.iter().enumerate() {
                let revision = seen(&self.reader, name).unwrap_or(0);
                let allowed = self.allowed.map(|of| of[at]);
                assert!(allowed.contains(&revision), "{name} is read as {revision}, which is none of {allowed:?}");
            }
        }
        self.power.touching(step, path, to)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_a_reader_sees_the_revision_there_was_or_the_one_that_is_offered(
        life in prop::collection::vec(event(), 4..12)
    ) {
        let office = Office::in_folder(quick_folder());
        LEAFLETS.iter().for_each(|name| leaflet(&office, name, 1));
        office.build("2026-11-23T09:00:00Z");
        let folder = office.folder("library");
        let library = Library::open(&folder, Arc::new(now)).unwrap();
        library.add_source(&office.repository(), &office.card()).unwrap();
        sync(&library).unwrap();
        drop(library);
        // Which revision is offered, and which the last look found.
        let (mut offered, mut read) = ([1; LEAFLETS.len()], [1; LEAFLETS.len()]);
        let mut builds = 0;
        let trusted = floors(&Store::open(&folder, now()).unwrap());
        let mut highest = trusted;
        for event in life {
            let failing = match event {
                Event::Published(at) => {
                    offered[at] += 1;
                    builds += 1;
                    leaflet(&office, LEAFLETS[at], offered[at]);
                    office.build(&format!("2026-11-23T10:{builds:02}:00Z"));
                    continue;
                }
                Event::Synced(failing) | Event::Damaged(_, failing) | Event::Indexed(failing) => failing,
            };
            let mut damaged = None;
            if let Event::Damaged(at, _) = event {
                let store = Store::open(&folder, now()).unwrap();
                let blobs = store.blobs().unwrap();
                let blob = blobs[at % blobs.len()].id;
                std::fs::write(store.blob_path(&blob), b"damaged").unwrap();
                damaged = Some(blob);
            }
            let reader = Store::open(&folder, now()).unwrap();
            let watched = Arc::new(Watched { power: Power::new(failing), reader, allowed: [read, offered] });
            let power = &watched.power;
            let done = Library::open_on(Disk::with_fault(watched.clone()), &folder, Arc::new(now)).and_then(|library| {
                match &event {
                    Event::Synced(_) => sync(&library),
                    Event::Damaged(..) => library.repair(&mut |_| {}).map(|_| ()),
                    _ => library.reindex(&mut |_| {}).map(|_| ()),
                }
            });
            prop_assert!(done.is_ok() || power.has_failed(), "{:?}: {:?}", event, done);
            if matches!(failing, Failing::Cut(_)) {
                power.lose();
            }
            let store = Store::open(&folder, now()).unwrap();
            prop_assert_eq!(store.integrity_check().unwrap(), Vec::<String>::new());
            for blob in store.blobs().unwrap().into_iter().filter(|blob| Some(blob.id) != damaged) {
                prop_assert!(store.blob_is_sound(&blob.id).unwrap_or(false), "{:?}: {} is not what its row says", event, blob.id);
            }
            let now_trusted = floors(&store);
            prop_assert!(now_trusted.iter().zip(&highest).all(|(now, before)| now >= before));
            highest = now_trusted;
            for (at, name) in LEAFLETS.iter().enumerate() {
                let revision = seen(&store, name).unwrap_or(0);
                prop_assert!(revision == read[at] || revision == offered[at], "{:?}: {} is {}", event, name, revision);
                if matches!(event, Event::Synced(_)) && !power.has_failed() {
                    prop_assert_eq!(revision, offered[at]);
                }
                read[at] = revision;
            }
            drop(store);
            if damaged.is_some() {
                let library = Library::open(&folder, Arc::new(now)).unwrap();
                prop_assert_eq!(library.repair(&mut |_| {}).unwrap().repaired.unwrap().left, vec![]);
                drop(library);
                let store = Store::open(&folder, now()).unwrap();
                LEAFLETS.iter().enumerate().for_each(|(at, name)| read[at] = seen(&store, name).unwrap_or(0));
            }
        }
        let library = Library::open(&folder, Arc::new(now)).unwrap();
        sync(&library).unwrap();
        let verified = library.verify(&mut |_| {}).unwrap();
        prop_assert!(verified.problems.is_empty() && verified.index_complete, "{:?}", verified);
        let store = Store::open(&folder, now()).unwrap();
        prop_assert_eq!(LEAFLETS.map(|name| seen(&store, name).unwrap_or(0)), offered);
    }
}
