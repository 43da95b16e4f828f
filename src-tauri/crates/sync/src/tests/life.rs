//! The life of a library: an office publishes, servers lie, links break, disks fail, clocks are wrong, old sticks turn up, in
//! any order. A reader sees each text in the revision it had or in the one that was offered, and in the end all is there.

use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use disk::{Disk, Fault, Step as DiskStep};
use proptest::prelude::*;
use repository::{Carrier, Expired, RefreshError, refresh};
use store::Store;
use testkit::{HttpLie, LyingServer};

use super::fixture::*;
use crate::http::Options;
use crate::*;

/// The publications, with the bytes of their documents: none, one that comes at once, one that comes in pieces.
const PUBLICATIONS: [(&str, usize); 3] = [("water", 0), ("soap", 5_000), ("beds", 180_000)];

/// What happens next.
#[derive(Debug, Clone)]
enum Event {
    /// The office publishes the next revision of one of them.
    Published(usize),
    /// Somebody copies the repository to a stick, as it is now.
    Copied,
    /// A sync from a server that lies about files whose path ends like this.
    Asked { lie: Option<(&'static str, HttpLie)>, fate: Fate },
    /// A sync from the stick.
    Plugged(Fate),
    /// The clock is set so many days off.
    Clock(i64),
}

/// What becomes of a sync.
#[derive(Debug, Clone, Copy)]
enum Fate {
    Ends,
    /// The person stops it after so many reports.
    Stopped(u32),
    /// The power is cut after so many steps of the disk.
    Cut(i64),
}

fn event() -> impl Strategy<Value = Event> {
    let fate = || prop_oneof![3 => Just(Fate::Ends), 1 => (1..9u32).prop_map(Fate::Stopped), 2 => (0..60i64).prop_map(Fate::Cut)];
    let file = prop::sample::select(vec![
        "",
        "timestamp.json",
        "snapshot.json",
        "health.json",
        ".json.zst",
        "root.json",
        "the long file",
    ]);
    let lie = prop::sample::select(vec![
        HttpLie::EndsAfter(70_000),
        HttpLie::EndsAfter(10),
        HttpLie::EndsAfterUnannounced(100_000),
        HttpLie::ResetsAfter(64 << 10),
        HttpLie::HangsUp,
        HttpLie::Endless,
        HttpLie::PartFrom(1),
        HttpLie::PartOfLonger(1),
        HttpLie::NoParts,
        HttpLie::Unsatisfiable,
        HttpLie::ChangesTag,
        HttpLie::ChangesTagInParts,
        HttpLie::WeakTag,
        HttpLie::Page,
        HttpLie::PageAsJson,
        HttpLie::SendsOn,
        HttpLie::Status(403, u32::MAX),
        HttpLie::Status(500, u32::MAX),
        HttpLie::Status(404, u32::MAX),
        HttpLie::LabelledGzip,
        HttpLie::PackedGzip,
    ]);
    let lie = prop::option::weighted(0.7, (file, lie));
    prop_oneof![
        3 => (0..PUBLICATIONS.len()).prop_map(Event::Published),
        1 => Just(Event::Copied),
        5 => (lie, fate()).prop_map(|(lie, fate)| Event::Asked { lie, fate }),
        2 => fate().prop_map(Event::Plugged),
        1 => prop::sample::select(vec![-3653, -1, 0, 0, 45, 400, 3653]).prop_map(Event::Clock),
    ]
}

/// A disk that takes so many steps and then none.
struct Cut(AtomicI64);

impl Fault for Cut {
    fn before(&self, _: DiskStep) -> io::Result<()> {
        if self.0.fetch_sub(1, Ordering::SeqCst) > 0 { Ok(()) } else { Err(io::Error::other("the power was cut")) }
    }
}

/// Syncs from `carrier` as a library does; an error is why nothing could be verified.
fn sync_from(store: &Store, office: &Office, carrier: &dyn Carrier, on: i64, stop: u32) -> Result<(), RefreshError> {
    let trust = PublisherTrust::new(store, name("office"));
    let refreshed = refresh(&office.release.card, carrier, &trust, day(on), Expired::AcceptAsOf)?;
    let mut offers = Vec::new();
    for verified in &refreshed.collections {
        let Ok(offer) = read_offer(store, &[carrier], verified) else { continue };
        // A disk that fails here ends the sync.
        if record_offer(store, verified, &offer).is_err() {
            return Ok(());
        }
        offers.push(offer);
    }
    let Ok(have) = store.publications() else { return Ok(()) };
    let steps = plan(&have, &offers, &domain::Rules::default(), &|id| store.has_blob(id).unwrap_or(false));
    let mut reports = 0;
    execute(&steps, &[carrier], store, &clean, &mut |_| {
        reports += 1;
        if reports == stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    Ok(())
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn text(id: &str, revision: u32) -> String {
    format!("{id}, revision {revision}.")
}

/// What a reader sees of each: its revision, 0 where it is not here. Text and files are of one revision.
fn revisions(store: &Store) -> [u32; PUBLICATIONS.len()] {
    PUBLICATIONS.map(|(id, _)| {
        let Some((revision, says)) = seen(store, id) else { return 0 };
        assert_eq!(says, text(id, revision));
        revision
    })
}

/// The version of the trusted timestamp.
fn floor(store: &Store) -> u64 {
    let bytes = store.trusted_load(&name("office"), "timestamp.json").unwrap().unwrap_or_default();
    let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap_or_default();
    value["signed"]["version"].as_u64().unwrap_or(0)
}

/// A client that gives up at once.
fn http(server: &LyingServer) -> Http {
    Http::new(&server.address(), Options { retries: 0, ..Options::default() }).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_reader_sees_the_revision_there_was_or_the_one_that_is_offered(events in prop::collection::vec(event(), 4..16)) {
        let library = tempfile::tempdir().unwrap();
        let sticks = tempfile::tempdir().unwrap();
        let mut office = Office::new();
        let mut offered = [1; PUBLICATIONS.len()];
        let says = |office: &mut Office, at: usize, revision| {
            let (id, document) = PUBLICATIONS[at];
            office.says(id, revision, &text(id, revision), document);
        };
        (0..PUBLICATIONS.len()).for_each(|at| says(&mut office, at, 1));
        office.publish(1);
        let server = LyingServer::serving(office.folder.path());
        let mut store = Some(taking(Store::open(library.path(), day(1)).unwrap()));
        subscribe(store.as_ref().unwrap(), &office);
        let (mut read, mut trusted, mut days, mut off) = ([0; PUBLICATIONS.len()], 0, 1, 0);
        // Each with what it offers.
        let mut stick: Option<(PathBuf, [u32; PUBLICATIONS.len()])> = None;
        for (number, event) in events.iter().enumerate() {
            let (fate, on) = match event {
                Event::Published(at) => {
                    offered[*at] += 1;
                    days += 1;
                    says(&mut office, *at, offered[*at]);
                    office.publish(days);
                    continue;
                }
                Event::Copied => {
                    let folder = sticks.path().join(number.to_string());
                    copy(office.folder.path(), &folder);
                    stick = Some((folder, offered));
                    continue;
                }
                Event::Clock(by) => {
                    off = *by;
                    continue;
                }
                Event::Asked { fate, .. } | Event::Plugged(fate) => (*fate, days + off),
            };
            // One process ends and another begins, on a disk that may fail.
            drop(store.take());
            let disk = Arc::new(Cut(AtomicI64::new(i64::MAX)));
            let running = taking(Store::open_on(Disk::with_fault(disk.clone()), library.path(), day(on)).unwrap());
            if let Fate::Cut(steps) = fate {
                disk.0.store(steps, Ordering::SeqCst);
            }
            let stop = if let Fate::Stopped(after) = fate { after } else { u32::MAX };
            let may_be = match event {
                Event::Plugged(_) => {
                    let Some((folder, holds)) = &stick else { continue };
                    let _ = sync_from(&running, &office, &Folder::new(folder), on, stop);
                    *holds
                }
                Event::Asked { lie, .. } => {
                    server.tell_the_truth();
                    if let Some((file, lie)) = lie {
                        let beds = office.release.collections[0].publications.iter().find(|p| p.id.publication.as_str() == "beds");
                        let long = beds.unwrap().editions[0].files[0].transport.sha256.to_string();
                        server.lie_about(if *file == "the long file" { &long } else { file }, lie.clone());
                    }
                    let done = sync_from(&running, &office, &http(&server), on, stop);
                    if lie.is_none() && matches!(fate, Fate::Ends) {
                        prop_assert!(done.is_ok(), "{:?}: {:?}", event, done);
                        prop_assert_eq!(revisions(&running), offered, "{:?}", event);
                    }
                    offered
                }
                _ => unreachable!("the others are done above"),
            };
            drop(running);
            let reopened = taking(Store::open(library.path(), day(on)).unwrap());
            let now = revisions(&reopened);
            for at in 0..PUBLICATIONS.len() {
                let right = now[at] == read[at] || now[at] == may_be[at] && now[at] > read[at];
                prop_assert!(right, "{:?}: {} was read as {}, is {} and {} is offered", event, PUBLICATIONS[at].0, read[at], now[at], may_be[at]);
            }
            prop_assert!(floor(&reopened) >= trusted, "{:?}: the floor fell", event);
            prop_assert_eq!(reopened.integrity_check().unwrap(), Vec::<String>::new());
            (read, trusted) = (now, floor(&reopened));
            store = Some(reopened);
        }
        drop(store);
        server.tell_the_truth();
        let store = taking(Store::open(library.path(), day(days)).unwrap());
        sync_from(&store, &office, &http(&server), days, u32::MAX).unwrap();
        prop_assert_eq!(revisions(&store), offered);
    }
}
