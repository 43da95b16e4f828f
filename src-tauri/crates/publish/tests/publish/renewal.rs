//! Signing again, replacing keys, and offices that sign for themselves, as readers see it who type nothing.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::office::{self, Office, files};
use jiff::Timestamp;
use publish::{KeyFolder, PublishError, RenewOptions, Renewed, Rotation};
use repository::{
    Card, Expired, Expiry, Folder, InMemoryTrust, Key, PublicKey, RefreshError, Refreshed, Refusal, WriteError,
};

const FIRST: &str = "2026-11-23T09:00:00Z";
const SECOND: &str = "2026-11-24T09:00:00Z";
const THIRD: &str = "2026-11-25T09:00:00Z";
const FOURTH: &str = "2026-11-26T09:00:00Z";

fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// An office that has published on the first day, and a reader who has read it.
struct Desk {
    office: Office,
    keys: KeyFolder,
    card: Card,
    trust: InMemoryTrust,
}

impl Desk {
    fn new() -> Self {
        let office = Office::new();
        let keys = office.keys();
        let out = office.folder.path().join("repository");
        office.build(&out, FIRST).unwrap();
        let card = Card::parse(&std::fs::read(out.join("publisher.fieldshelf-card")).unwrap()).unwrap();
        let desk = Self { office, keys, card, trust: InMemoryTrust::new() };
        desk.read(FIRST).unwrap();
        desk
    }

    fn out(&self) -> PathBuf {
        self.office.folder.path().join("repository")
    }

    fn key_files(&self) -> std::collections::BTreeMap<PathBuf, Vec<u8>> {
        files(&self.office.folder.path().join("keys"))
    }

    /// The reader again, who has the first card and nothing else; python-tuf too, where it is installed.
    fn read(&self, now: &str) -> Result<Refreshed, RefreshError> {
        let read = repository::refresh(&self.card, &Folder::new(self.out()), &self.trust, time(now), Expired::Refuse);
        python_agrees(&self.out(), self.card.root(), now, &read);
        read
    }

    /// What a carrier who kept yesterday's repository, or made up a new one, has to offer.
    fn read_other(&self, out: &Path, now: &str) -> Result<Refreshed, RefreshError> {
        repository::refresh(&self.card, &Folder::new(out), &self.trust, time(now), Expired::Refuse)
    }

    fn with<T>(
        &self,
        now: &str,
        work: impl FnOnce(&RenewOptions<'_>) -> Result<T, PublishError>,
    ) -> Result<T, PublishError> {
        self.with_root_keys(&[], now, work)
    }

    fn with_root_keys<T>(
        &self,
        root_keys: &[PathBuf],
        now: &str,
        work: impl FnOnce(&RenewOptions<'_>) -> Result<T, PublishError>,
    ) -> Result<T, PublishError> {
        let out = self.out();
        work(&RenewOptions { repository: &out, keys: &self.keys, root_keys, expiry: Expiry::default(), now: time(now) })
    }

    fn refresh(&self, now: &str) -> Result<Renewed, PublishError> {
        self.with(now, |options| publish::refresh(options, &[]))
    }

    fn rotate(&self, rotation: &Rotation, now: &str) -> Result<Renewed, PublishError> {
        self.with(now, |options| publish::rotate(options, rotation))
    }

    /// The repository as it is now, in a folder of its own.
    fn copy(&self) -> tempfile::TempDir {
        let copy = tempfile::tempdir().unwrap();
        for (name, bytes) in files(&self.out()) {
            let path = copy.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        copy
    }
}

/// That the reference client reads the same, or refuses too. Where it is not installed this says so and passes.
fn python_agrees(out: &Path, root: &str, now: &str, read: &Result<Refreshed, RefreshError>) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/interop/read_with_python_tuf.py");
    let python = std::env::var_os("FIELDSHELF_TUF_PYTHON").map_or_else(|| PathBuf::from("python3"), PathBuf::from);
    let folder = tempfile::tempdir().unwrap();
    let first = folder.path().join("root.json");
    std::fs::write(&first, root).unwrap();
    let output = Command::new(python).arg(script).arg(out).arg(first).args([now, "library"]).output();
    let Some(output) = output.ok().filter(|output| output.status.code() != Some(3)) else {
        println!("skipped: python-tuf is not installed (pip install -r tests/interop/requirements.txt)");
        return;
    };
    let good = read.as_ref().is_ok_and(|read| read.refused.is_empty());
    assert_eq!(output.status.success(), good, "{now}: {}", String::from_utf8_lossy(&output.stderr));
}

fn is_unsigned(read: Result<Refreshed, RefreshError>) -> bool {
    matches!(read, Err(RefreshError::Refused { reason: Refusal::Signature { .. }, .. }))
}

#[test]
fn what_expires_is_signed_again_without_the_content() {
    let desk = Desk::new();
    std::fs::remove_dir_all(desk.office.content()).unwrap();
    let renewed = desk.refresh("2026-12-22T09:00:00Z").unwrap();
    assert_eq!((renewed.version, renewed.root, renewed.collections.len()), (2, 1, 0));
    assert_eq!(desk.read("2027-01-20T09:00:00Z").unwrap().signed, time("2026-12-22T09:00:00Z"));
    assert!(matches!(desk.refresh(FIRST), Err(PublishError::Write(WriteError::Earlier { .. }))), "time went back");

    // Half a year on, the root, targets and the collection too; with the root key away, all but the root.
    let root = desk.office.folder.path().join("keys/root.pem");
    let away = desk.office.folder.path().join("root.pem");
    std::fs::rename(&root, &away).unwrap();
    let renewed = desk.refresh("2027-06-01T09:00:00Z").unwrap();
    assert_eq!((renewed.root, renewed.collections.len()), (1, 1));
    let renewed =
        desk.with_root_keys(&[away], "2027-06-02T09:00:00Z", |options| publish::refresh(options, &[])).unwrap();
    assert_eq!((renewed.root, renewed.root_expires), (2, time("2028-06-01T09:00:00Z")));
    assert!(!desk.read("2027-06-30T09:00:00Z").unwrap().as_of);
}

#[test]
fn readers_follow_a_new_release_key_and_the_old_one_signs_nothing_any_more() {
    let desk = Desk::new();
    let thief = desk.copy();
    let stolen = desk.key_files();
    let renewed = desk.rotate(&Rotation::Release, SECOND).unwrap();
    assert_eq!((renewed.version, renewed.root), (2, 2));
    assert_eq!(desk.read(SECOND).unwrap().signed, time(SECOND));
    assert!(is_unsigned(desk.read_other(thief.path(), SECOND)), "what the old key signed is refused now");

    // The thief has the old keys, and signs what is newer still.
    let keys = thief.path().join("keys");
    for (name, bytes) in stolen {
        std::fs::create_dir_all(keys.join(&name).parent().unwrap()).unwrap();
        std::fs::write(keys.join(name), bytes).unwrap();
    }
    let keys = KeyFolder::new(&keys, None, &[]).unwrap();
    let options = publish::BuildOptions {
        content: &desk.office.content(),
        out: &thief.path().join("forged"),
        keys: &keys,
        expiry: Expiry::default(),
        now: time(THIRD),
        same_revision: false,
    };
    publish::build(&options, &office::extractor(), &mut |_, _| {}).unwrap();
    assert!(is_unsigned(desk.read_other(&thief.path().join("forged"), THIRD)));
    let root = desk.out().join("metadata/2.root.json");
    std::fs::copy(root, thief.path().join("forged/metadata/2.root.json")).unwrap();
    assert!(is_unsigned(desk.read_other(&thief.path().join("forged"), THIRD)));
    // And an old copy of the keys signs nothing over the newer repository by mistake.
    let late = publish::BuildOptions { out: &desk.out(), ..options };
    let error = publish::build(&late, &office::extractor(), &mut |_, _| {}).unwrap_err();
    assert!(matches!(error, PublishError::Write(WriteError::OlderKeys { there: 2, known: 1, .. })), "{error}");

    desk.office.build(&desk.out(), FOURTH).unwrap();
    assert_eq!(desk.read(FOURTH).unwrap().signed, time(FOURTH));
    assert!(desk.key_files().contains_key(Path::new("replaced/1-release.pem")), "the old key is put aside");
}

#[test]
fn a_root_of_two_of_three_keys_is_followed_and_one_of_them_alone_makes_no_next() {
    let desk = Desk::new();
    for (keys, threshold) in [(0, 0), (2, 0), (2, 3), (17, 1)] {
        let error = desk.rotate(&Rotation::Root { keys, threshold }, SECOND).unwrap_err();
        assert!(matches!(error, PublishError::WrongThreshold { .. }), "{error}");
    }
    desk.rotate(&Rotation::Root { keys: 3, threshold: 2 }, SECOND).unwrap();
    let status = publish::status(&desk.out(), Some(&desk.keys), time(SECOND)).unwrap();
    let root = &status.roles[0];
    assert_eq!((root.version, root.keys.len(), root.threshold, root.signed_by.len()), (2, 3, 2, 3));
    desk.read(SECOND).unwrap();

    // Two of them are given to other people.
    let away: Vec<PathBuf> = ["root-2.pem", "root-3.pem"]
        .iter()
        .map(|name| {
            let to = desk.office.folder.path().join(name);
            std::fs::rename(desk.office.folder.path().join("keys").join(name), &to).unwrap();
            to
        })
        .collect();
    let before = (desk.key_files(), files(&desk.out()));
    let error = desk.rotate(&Rotation::Release, THIRD).unwrap_err();
    assert!(matches!(error, PublishError::Write(WriteError::RootKeys { version: 2, given: 1, needed: 2 })), "{error}");
    assert_eq!((desk.key_files(), files(&desk.out())), before, "nothing has changed");
    desk.with_root_keys(&away[1..], THIRD, |options| publish::rotate(options, &Rotation::Release)).unwrap();
    desk.with_root_keys(&away[..1], FOURTH, |options| {
        publish::rotate(options, &Rotation::Root { keys: 1, threshold: 1 })
    })
    .unwrap();
    assert_eq!(desk.read(FOURTH).unwrap().signed, time(FOURTH));
    let names: Vec<String> = desk.key_files().into_keys().map(|name| name.display().to_string()).collect();
    assert!(names.iter().any(|name| name == "root.pem") && !names.iter().any(|name| name == "root-2.pem"), "{names:?}");
    let status = publish::status(&desk.out(), None, time(FOURTH)).unwrap();
    assert_eq!((status.roles[0].version, status.roles[0].threshold, status.roles[0].keys.len()), (4, 1, 1));
}

#[test]
fn a_release_key_that_was_lost_is_replaced_by_the_root_key() {
    let desk = Desk::new();
    std::fs::remove_file(desk.office.folder.path().join("keys/release.pem")).unwrap();
    assert!(!desk.keys.needs_passphrase().unwrap(), "the other keys are still here");
    let renewed = desk.rotate(&Rotation::Release, SECOND).unwrap();
    assert_eq!((renewed.version, renewed.root), (2, 2));
    assert_eq!(desk.read(SECOND).unwrap().signed, time(SECOND));
    desk.office.build(&desk.out(), THIRD).unwrap();
    assert_eq!(desk.read(THIRD).unwrap().signed, time(THIRD));
}

#[test]
fn readers_follow_a_collections_new_key() {
    let desk = Desk::new();
    let old = Key::load(&desk.office.folder.path().join("keys/collections/library.pem"), None).unwrap();
    let renewed = desk.rotate(&Rotation::Collection("library".parse().unwrap()), SECOND).unwrap();
    assert_eq!((renewed.root, renewed.collections.len()), (1, 1));
    desk.read(SECOND).unwrap();
    let status = publish::status(&desk.out(), None, time(SECOND)).unwrap();
    assert_ne!(status.roles[4].keys, [old.id()]);
    assert_eq!(status.roles[4].keys, status.roles[4].signed_by);
    // What the old key signed, under the name that the new one's has.
    let metadata = desk.out().join("metadata");
    std::fs::copy(metadata.join("1.library.json"), metadata.join("2.library.json")).unwrap();
    let fresh =
        repository::refresh(&desk.card, &Folder::new(desk.out()), &InMemoryTrust::new(), time(SECOND), Expired::Refuse);
    assert_eq!(fresh.unwrap().refused.len(), 1);
    let error = desk.rotate(&Rotation::Collection("nothing".parse().unwrap()), THIRD).unwrap_err();
    assert!(matches!(error, PublishError::NoKeyOf { .. }), "{error}");
}

#[test]
fn an_office_signs_its_collection_on_a_computer_of_its_own() {
    let desk = Desk::new();
    let library = "library".parse().unwrap();
    let theirs = tempfile::tempdir().unwrap();
    let key = theirs.path().join("office.pem");
    let (public, id) = publish::office_key(&key, Some("four words")).unwrap();
    let public = PublicKey::load(&public).unwrap();
    let added = desk.with(SECOND, |options| publish::add_office(options, &library, &public)).unwrap();
    let [request] = added.requests.as_slice() else { panic!("{added:?}") };
    assert_eq!(desk.read(SECOND).unwrap().collections.len(), 1, "readers see what they saw");

    // The content changes before the office has signed: it is asked for the newest.
    desk.office.write("welcome/en.toml", "format = 1\nrevision = 2\n");
    let built = desk.office.build(&desk.out(), SECOND).unwrap();
    assert_eq!((built.new_keys, built.requests.as_slice()), (Vec::new(), std::slice::from_ref(request)));
    let asked = std::fs::read(request).unwrap();
    desk.office.build(&desk.out(), THIRD).unwrap();
    assert_eq!(std::fs::read(request).unwrap(), asked, "the same is not asked for twice");

    // A file goes to the office, another comes back.
    let carried = theirs.path().join("library.fieldshelf-request");
    std::fs::copy(request, &carried).unwrap();
    let stranger = theirs.path().join("stranger.pem");
    publish::office_key(&stranger, None).unwrap();
    let asked = publish::read_request(&carried).unwrap();
    assert_eq!((asked.id.to_string().as_str(), asked.version), ("office/library", 2));
    assert_eq!(asked.publications[0].editions[0].revision, 2);
    let refused = publish::sign(&asked, &carried, &stranger, None, None).unwrap_err();
    assert!(matches!(refused, PublishError::Request { .. }), "{refused}");
    let answer = publish::sign(&asked, &carried, &key, Some("four words"), None).unwrap();
    let taken = |answer: &Path, now| desk.with(now, |options| publish::refresh(options, &[answer.to_owned()]));
    assert!(matches!(taken(&carried, FOURTH), Err(PublishError::NotAnAnswer { .. })));
    let renewed = taken(&answer, FOURTH).unwrap();
    assert_eq!((renewed.collections.len(), renewed.requests.len(), request.exists()), (1, 0, false));
    desk.read(FOURTH).unwrap();
    let status = publish::status(&desk.out(), Some(&desk.keys), time(FOURTH)).unwrap();
    assert_eq!((&status.roles[4].keys, &status.roles[4].signed_by), (&vec![id.clone()], &vec![id.clone()]));
    assert!(matches!(
        desk.rotate(&Rotation::Collection(library.clone()), FOURTH),
        Err(PublishError::OfficeSigns { .. })
    ));
    assert_eq!(desk.office.build(&desk.out(), FOURTH).unwrap().requests.len(), 0);

    // The collection is taken back: what the office signed is worth nothing.
    let theirs_last = desk.copy();
    let last = "2026-11-27T09:00:00Z";
    desk.with(last, |options| publish::remove_office(options, &library)).unwrap();
    desk.read(last).unwrap();
    let status = publish::status(&desk.out(), Some(&desk.keys), time(last)).unwrap();
    assert_ne!(status.roles[4].keys, [id]);
    let metadata = |out: &Path, version: u32| out.join(format!("metadata/{version}.library.json"));
    std::fs::copy(metadata(theirs_last.path(), 2), metadata(&desk.out(), 3)).unwrap();
    let fresh =
        repository::refresh(&desk.card, &Folder::new(desk.out()), &InMemoryTrust::new(), time(last), Expired::Refuse);
    assert_eq!(fresh.unwrap().refused.len(), 1);
    let error = desk.with(last, |options| publish::remove_office(options, &library)).unwrap_err();
    assert!(matches!(error, PublishError::NoOffice { .. }), "{error}");
}

#[test]
fn a_collections_key_that_was_lost_is_replaced_at_once() {
    let desk = Desk::new();
    std::fs::remove_file(desk.office.folder.path().join("keys/collections/library.pem")).unwrap();
    let none = desk.rotate(&Rotation::Collection("nothing".parse().unwrap()), SECOND).unwrap_err();
    assert!(matches!(none, PublishError::NoKeyOf { .. }), "{none}");
    let renewed = desk.rotate(&Rotation::Collection("library".parse().unwrap()), SECOND).unwrap();
    assert_eq!((renewed.version, renewed.root), (2, 1));
    assert_eq!(desk.read(SECOND).unwrap().signed, time(SECOND));
    assert!(desk.office.build(&desk.out(), THIRD).unwrap().new_keys.is_empty(), "it has one");
    assert_eq!(desk.read(THIRD).unwrap().signed, time(THIRD));
}
