//! A file whose fetch was cut off goes on from there: at the next sync, after a kill, from another source.

use std::io::{self, Read};
use std::ops::ControlFlow;
use std::sync::Mutex;

use domain::BlobId;
use repository::{Carrier, CarrierError, Opened, Part, RepositoryPath};
use store::{Lease, Store};
use testkit::{HttpLie, LyingServer};

use super::fixture::*;
use crate::http::Options;
use crate::*;

/// How many bytes of a file come before it is cut off.
const CUT: u64 = 200_000;

/// A library that holds the entry of a publication with a long document, an office that offers it, and the steps.
struct World {
    library: tempfile::TempDir,
    store: Lease,
    office: Office,
    steps: Vec<Step>,
}

impl World {
    /// With a document that travels as it is, or with a long text that travels packed.
    fn new(packed: bool) -> Self {
        let library = tempfile::tempdir().unwrap();
        let store = taking(Store::open(library.path(), day(1)).unwrap());
        let mut office = Office::new();
        if packed {
            office.says("long", 1, &words(1), 0)
        } else {
            office.says("long", 1, "A long one.", 500_000)
        }
        office.publish(1);
        subscribe(&store, &office);
        recorded(&store, &office, 1);
        let steps = planned(&store, &office, 1);
        Self { library, store, office, steps }
    }

    /// The long file.
    fn file(&self) -> &domain::File {
        self.steps[0].fetch.last().unwrap()
    }

    fn id(&self) -> BlobId {
        self.file().transport.sha256
    }

    fn path(&self) -> String {
        RepositoryPath::Blob(self.id()).to_string()
    }

    fn whole(&self) -> u64 {
        self.file().transport.bytes
    }

    fn server(&self) -> LyingServer {
        LyingServer::serving(self.office.folder.path())
    }

    fn kept(&self) -> u64 {
        self.store.partial(&self.id(), self.whole()).unwrap().length()
    }

    /// Fetches from a server that is cut off in the long file.
    fn cut_off_at(&self, server: &LyingServer) -> u64 {
        server.lie_about(&self.path(), HttpLie::EndsAfter(CUT));
        let outcome = run(&self.store, &self.steps, &[&http(server)]);
        assert_eq!((outcome.applied.len(), outcome.failed.len()), (0, 1), "{outcome:?}");
        server.tell_the_truth();
        server.asked();
        outcome.bytes
    }

    /// Fetches from `carriers` and finds all of it here. Gives how many bytes came.
    fn completes(&self, carriers: &[&dyn Carrier]) -> u64 {
        let outcome = run(&self.store, &planned(&self.store, &self.office, 1), carriers);
        assert!(outcome.failed.is_empty(), "{:?}", outcome.failed);
        assert!(self.store.blob_is_sound(&self.file().sha256).unwrap());
        assert_eq!(seen(&self.store, "long").unwrap().0, 1);
        assert_eq!(self.store.partial_bytes(), 0, "nothing is left of it");
        outcome.bytes
    }
}

/// A client that does not try again by itself.
fn http(server: &LyingServer) -> Http {
    Http::new(&server.address(), Options { retries: 0, ..Options::default() }).unwrap()
}

/// Words that zstd cannot pack well.
fn words(seed: u32) -> String {
    let mut state = seed;
    let mut word = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        format!("{:x}", state >> 3)
    };
    (0..80_000).map(|_| word()).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_next_fetch_asks_for_the_rest_of_the_same_state() {
    for packed in [false, true] {
        let world = World::new(packed);
        let server = world.server();
        world.cut_off_at(&server);
        assert_eq!(world.kept(), CUT);
        let mut steps = planned(&world.store, &world.office, 1);
        let before = bytes_to_fetch(&steps);
        resume(&mut steps, &|id| world.store.partial_length(id));
        assert_eq!(bytes_to_fetch(&steps), before - CUT, "the plan counts what is still to come");
        let (fits, waits) = within(text_first(steps), before - CUT);
        assert_eq!((bytes_to_fetch(&fits), waits.len()), (before - CUT, 0), "and so does a budget");
        let came = world.completes(&[&http(&server)]);
        let asked = server.asked().into_iter().find(|asked| asked.path == world.path()).unwrap();
        assert_eq!(asked.range.as_deref(), Some(format!("bytes={CUT}-").as_str()));
        assert!(asked.if_range.is_some_and(|tag| tag.starts_with('"')), "under its strong tag");
        assert_eq!(came, world.whole() - CUT, "what was here did not come again");
    }
}

#[test]
fn another_source_goes_on_by_length_alone() {
    for packed in [false, true] {
        let world = World::new(packed);
        world.cut_off_at(&world.server());
        let another = world.server();
        assert_eq!(world.completes(&[&http(&another)]), world.whole() - CUT);
        let asked = another.asked().into_iter().find(|asked| asked.path == world.path()).unwrap();
        assert_eq!((asked.range, asked.if_range), (Some(format!("bytes={CUT}-")), None));

        let world = World::new(packed);
        world.cut_off_at(&world.server());
        assert_eq!(world.completes(&[&Folder::new(world.office.folder.path())]), world.whole() - CUT, "a folder too");
    }
}

#[test]
fn in_one_fetch_the_next_source_goes_on_where_the_first_was_cut_off() {
    let world = World::new(false);
    let (first, second) = (world.server(), world.server());
    first.lie_about(&world.path(), HttpLie::EndsAfter(CUT));
    let text: u64 = world.steps[0].fetch[0].transport.bytes;
    assert_eq!(world.completes(&[&http(&first), &http(&second)]), text + world.whole());
}

#[test]
fn a_killed_process_loses_the_last_piece_and_a_power_cut_what_the_disk_lost() {
    for power in [false, true] {
        let world = World::new(true);
        let (kept, bytes) = {
            let server = world.server();
            world.cut_off_at(&server);
            let folder = world.library.path().join("blobs/partial");
            let path = folder.join(world.id().to_string());
            let mut bytes = std::fs::read(&path).unwrap();
            if power {
                // The file has its length, and the disk never got the end.
                let from = bytes.len() - 70_000;
                bytes[from..].fill(0);
                std::fs::write(&path, &bytes).unwrap();
            }
            (world.kept(), bytes.len() as u64)
        };
        assert!(if power { (1..bytes).contains(&kept) } else { kept == bytes }, "{kept} of {bytes}");
        assert_eq!(world.completes(&[&http(&world.server())]), world.whole() - kept);
    }
}

/// What a server answers to who asks for the rest, and whether all of it is fetched anew.
#[test]
fn what_is_not_the_rest_of_the_same_file_is_not_taken_for_it() {
    for lie in [
        HttpLie::NoParts,
        HttpLie::Unsatisfiable,
        HttpLie::ChangesTag,
        HttpLie::ChangesTagInParts,
        HttpLie::PartFrom(1),
        HttpLie::PartOfLonger(1),
        HttpLie::WeakTag,
    ] {
        let world = World::new(false);
        let server = world.server();
        world.cut_off_at(&server);
        server.lie_about(&world.path(), lie.clone());
        assert_eq!(world.completes(&[&http(&server)]), world.whole(), "{lie:?}");
    }
}

/// A carrier that gives other bytes from one place on, of the right length, and is cut off after some.
struct Forger<'a> {
    folder: &'a Folder,
    wrong: usize,
    breaks: u64,
    asked: Mutex<Vec<u64>>,
}

impl Carrier for Forger<'_> {
    fn read(&self, path: &RepositoryPath, limit: u64) -> Result<Option<Vec<u8>>, CarrierError> {
        self.folder.read(path, limit)
    }

    fn open(&self, path: &RepositoryPath) -> Result<Option<Box<dyn Read + Send>>, CarrierError> {
        Ok(self.open_at(path, &Part::whole(u64::MAX))?.map(|opened| opened.stream))
    }

    fn open_at(&self, path: &RepositoryPath, part: &Part<'_>) -> Result<Option<Opened>, CarrierError> {
        let mut bytes = self.folder.read(path, u64::MAX - 1)?.unwrap();
        if let Some(byte) = bytes.get_mut(self.wrong) {
            *byte ^= 1;
        }
        self.asked.lock().unwrap().push(part.start);
        let rest = io::Cursor::new(bytes.split_off(usize::try_from(part.start).unwrap().min(bytes.len())));
        let stream: Box<dyn Read + Send> = match self.breaks {
            0 => Box::new(rest),
            breaks => Box::new(rest.take(breaks)),
        };
        Ok(Some(Opened { stream, start: part.start, validator: None }))
    }

    fn describe(&self) -> String {
        "the forger".to_owned()
    }
}

#[test]
fn a_wrong_beginning_costs_the_sound_source_one_fetch_of_the_whole_and_no_more() {
    for packed in [false, true] {
        let world = World::new(packed);
        let folder = Folder::new(world.office.folder.path());
        let forger = Forger { folder: &folder, wrong: 150_000, breaks: CUT, asked: Mutex::default() };
        let before = run(&world.store, &world.steps, &[&forger]);
        assert_eq!(before.failed.len(), 1);
        let server = world.server();
        let came = world.completes(&[&http(&server)]);
        assert!(came <= world.whole() + (world.whole() - CUT), "{came}");
        let ranges: Vec<_> = server.asked().into_iter().filter(|asked| asked.path == world.path()).collect();
        assert!((1..=2).contains(&ranges.len()) && ranges.last().unwrap().range.is_none(), "{ranges:?}");
    }
}

#[test]
fn a_forger_of_the_rest_is_found_out_and_asked_for_all_of_it_once() {
    let world = World::new(false);
    let folder = Folder::new(world.office.folder.path());
    world.cut_off_at(&world.server());
    let forger = Forger { folder: &folder, wrong: 300_000, breaks: 0, asked: Mutex::default() };
    let outcome = run(&world.store, &planned(&world.store, &world.office, 1), &[&forger]);
    let [(_, ItemError::Fetch { attempts, .. })] = outcome.failed.as_slice() else { panic!("{outcome:?}") };
    assert!(matches!(attempts[0].error, AttemptError::Blob(repository::BlobError::Wrong { .. })), "{attempts:?}");
    assert_eq!(*forger.asked.lock().unwrap(), [CUT, 0]);
    assert_eq!(world.kept(), 0, "nothing of a forgery is kept");
    assert_eq!(world.completes(&[&folder]), world.whole());
}

#[test]
fn who_stops_in_the_middle_of_a_file_goes_on_there() {
    for packed in [false, true] {
        let world = World::new(packed);
        let folder = Folder::new(world.office.folder.path());
        let mut before = 0;
        let outcome = execute(&world.steps, &[&folder], &world.store, &clean, &mut |at| {
            before = at.bytes_done;
            if before > CUT { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert!(matches!(outcome.ended, Ended::Stopped) && outcome.applied.is_empty(), "{outcome:?}");
        let came = world.completes(&[&folder]);
        let text: u64 = world.steps[0].fetch.iter().map(|file| file.transport.bytes).sum();
        assert_eq!(outcome.bytes + came, text, "each byte came once");
    }
}

#[test]
fn a_patch_that_was_cut_off_goes_on_too() {
    let world = World::new(true);
    let server = world.server();
    world.completes(&[&http(&server)]);
    let mut office = world.office;
    // Enough of it is new for the patch to be long.
    let text = format!("{} {}", words(1), &words(5)[..300_000]);
    office.says("long", 2, &text, 0);
    office.publish(2);
    recorded(&world.store, &office, 2);
    let steps = planned(&world.store, &office, 2);
    let file = &steps[0].fetch[0];
    let patch = file.transport.patches[0];
    assert!(patch.bytes > 100_000, "{patch:?}");
    let path = RepositoryPath::patch(patch.from, file.sha256).to_string();
    server.lie_about(&path, HttpLie::EndsAfter(80_000));
    server.lie_about(&RepositoryPath::Blob(file.transport.sha256).to_string(), HttpLie::Status(500, u32::MAX));
    assert_eq!(run(&world.store, &steps, &[&http(&server)]).failed.len(), 1);
    server.tell_the_truth();
    let outcome = run(&world.store, &planned(&world.store, &office, 2), &[&http(&server)]);
    assert_eq!((outcome.failed.len(), outcome.bytes), (0, patch.bytes - 80_000));
    assert_eq!(seen(&world.store, "long"), Some((2, text)));
}
