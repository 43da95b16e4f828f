//! A blob is whole and right, or not there.

use std::io::{self, Write};
use std::sync::Arc;

use super::*;
use crate::StoreError;
use disk::Disk;

const BYTES: &[u8] = b"the bytes of a handbook";

fn put(store: &Store, bytes: &'static [u8]) -> Result<(), StoreError> {
    // In two writes, as a copying loop would.
    store.put_blob(&hash(bytes), bytes.len() as u64, |out| {
        out.write_all(&bytes[..bytes.len() / 2])?;
        out.write_all(&bytes[bytes.len() / 2..])
    })
}

/// The names in the temporary folder, the lock file apart.
fn temporary_files(folder: &TempDir) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder.path().join("blobs/tmp")) else { return Vec::new() };
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).filter(|name| name != "in-use").collect()
}

#[test]
fn what_was_put_is_read_back() {
    let (_folder, store) = library_to_fill();
    let id = hash(BYTES);
    assert!(!store.has_blob(&id).unwrap());
    assert!(matches!(store.open_blob(&id), Err(StoreError::NotHere { blob }) if blob == id));
    put(&store, BYTES).unwrap();
    assert!(store.has_blob(&id).unwrap());
    assert!(store.blob_is_sound(&id).unwrap());
    assert_eq!(std::fs::read(store.blob_path(&id)).unwrap(), BYTES);
    assert_eq!(store.blobs().unwrap(), [crate::BlobRecord { id, bytes: BYTES.len() as u64 }]);
    assert_eq!(store.totals().unwrap().blob_bytes, BYTES.len() as u64);
    store.put_blob(&id, BYTES.len() as u64, |_| panic!("it is here already")).unwrap();
}

#[test]
fn an_empty_blob_is_a_blob() {
    let (_folder, store) = library_to_fill();
    put(&store, b"").unwrap();
    assert!(store.has_blob(&hash(b"")).unwrap());
    assert_eq!(store.read_range(&hash(b""), 0, 10).unwrap(), b"");
}

#[test]
fn ranges_end_where_the_blob_ends() {
    let (_folder, store) = library_to_fill();
    put(&store, BYTES).unwrap();
    for (start, length, expected) in [
        (0, 3, &BYTES[..3]),
        (4, 5, &BYTES[4..9]),
        (20, 100, &BYTES[20..]),
        (0, u64::MAX, BYTES),
        (23, 1, b""),
        (u64::MAX, u64::MAX, b""),
    ] {
        assert_eq!(store.read_range(&hash(BYTES), start, length).unwrap(), expected, "{start}+{length}");
    }
}

#[test]
fn wrong_bytes_are_refused_and_leave_nothing() {
    type Give = fn(&mut dyn Write) -> io::Result<()>;
    let table: [(&str, Give, bool); 6] = [
        ("other bytes of the same length", |out| out.write_all(&[0; 23]), true),
        ("too few", |out| out.write_all(&BYTES[..22]), true),
        ("none", |_| Ok(()), true),
        ("too many", |out| out.write_all(&[BYTES, b"!"].concat()), true),
        ("too many, which the giver ignores", |out| out.write_all(BYTES).and(out.write_all(b"!").or(Ok(()))), true),
        (
            "the source breaks off",
            |out| out.write_all(&BYTES[..9]).and(Err(io::ErrorKind::UnexpectedEof.into())),
            false,
        ),
    ];
    for (what, give, wrong) in table {
        let (folder, store) = library_to_fill();
        let error = store.put_blob(&hash(BYTES), 23, give).unwrap_err();
        match error {
            StoreError::WrongBytes { blob, .. } => assert!(wrong && blob == hash(BYTES), "{what}"),
            StoreError::Interrupted { .. } => assert!(!wrong, "{what}"),
            other => panic!("{what}: {other}"),
        }
        assert!(!store.has_blob(&hash(BYTES)).unwrap(), "{what}");
        assert!(!store.blob_path(&hash(BYTES)).exists(), "{what}");
        assert!(temporary_files(&folder).is_empty(), "{what}");
        put(&store, BYTES).unwrap();
    }
}

#[test]
fn a_wrong_promise_of_the_size_is_refused_even_with_the_right_bytes() {
    let (_folder, store) = library_to_fill();
    for promised in [0, 22, 24, u64::MAX] {
        let refused = store.put_blob(&hash(BYTES), promised, |out| out.write_all(BYTES));
        assert!(matches!(refused, Err(StoreError::WrongBytes { .. })), "{promised}");
        assert!(store.blobs().unwrap().is_empty());
    }
}

#[test]
fn a_full_disk_is_called_so() {
    for (step, kind) in [
        (Step::Write, io::ErrorKind::StorageFull),
        (Step::SyncFile, io::ErrorKind::StorageFull),
        (Step::CreateFile, io::ErrorKind::QuotaExceeded),
    ] {
        let (folder, first) = library();
        put(&taking(first.clone()), b"so that the folders are there").unwrap();
        let disk = Disk::with_fault(Arc::new(Always(step, kind)));
        let store = match Store::open_on(disk, folder.path(), at(0)).unwrap().lease("a test", || at(0)) {
            Err(StoreError::DiskFull { .. }) if step == Step::CreateFile => continue,
            lease => lease.unwrap(),
        };
        assert!(matches!(put(&store, BYTES), Err(StoreError::DiskFull { .. })), "{step:?}");
        assert!(!first.has_blob(&hash(BYTES)).unwrap());
        assert!(temporary_files(&folder).is_empty());
    }
}

#[test]
fn wherever_the_plug_is_pulled_no_wrong_blob_is_seen_and_nothing_is_left_behind() {
    let id = hash(BYTES);
    let plug = Arc::new(Plug::default());
    let steps = {
        let folder = tempfile::tempdir().unwrap();
        let store = taking(Store::open_on(Disk::with_fault(plug.clone()), folder.path(), at(0)).unwrap());
        plug.arm(None);
        put(&store, BYTES).unwrap();
        plug.steps()
    };
    for kind in [Step::Write, Step::SyncFile, Step::Rename, Step::SyncFolder, Step::Commit] {
        assert!(steps.contains(&kind), "{kind:?} goes through the seam");
    }
    let position = |kind| steps.iter().rposition(|step| *step == kind).unwrap();
    assert!(position(Step::Write) < position(Step::SyncFile), "bytes are synced after they are written");
    assert!(position(Step::SyncFile) < position(Step::Rename), "and before they have their name");
    assert!(position(Step::Rename) < position(Step::SyncFolder), "the name is synced");
    assert!(position(Step::SyncFolder) < position(Step::Commit), "before the row says that they are here");

    for pulled in 0..steps.len() {
        let folder = tempfile::tempdir().unwrap();
        let store = taking(Store::open_on(Disk::with_fault(plug.clone()), folder.path(), at(0)).unwrap());
        let other = Store::open(folder.path(), at(0)).unwrap();
        plug.arm(Some(pulled));
        put(&store, BYTES).unwrap_err();
        plug.arm(None);
        assert!(!other.has_blob(&id).unwrap(), "step {pulled}");
        // Under its name there is never anything but the whole blob.
        assert!(!other.blob_path(&id).exists() || other.blob_is_sound(&id).unwrap(), "step {pulled}");
        drop((store, other));

        let store = Store::open(folder.path(), at(0)).unwrap();
        assert!(temporary_files(&folder).is_empty(), "step {pulled}: swept at the next start");
        assert!(!store.has_blob(&id).unwrap());
        let store = taking(store);
        put(&store, BYTES).unwrap();
        assert!(store.has_blob(&id).unwrap() && store.blob_is_sound(&id).unwrap());
    }
}

#[test]
fn a_whole_file_without_a_row_is_adopted_and_a_wrong_one_replaced() {
    let id = hash(BYTES);
    for (lying_there, adopted) in [(BYTES, true), (&[7; 23][..], false), (&BYTES[..4], false)] {
        let (_folder, store) = library_to_fill();
        let path = store.blob_path(&id);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, lying_there).unwrap();
        assert!(!store.has_blob(&id).unwrap());
        let mut asked = false;
        store
            .put_blob(&id, 23, |out| {
                asked = true;
                out.write_all(BYTES)
            })
            .unwrap();
        assert_eq!(asked, !adopted);
        assert!(store.has_blob(&id).unwrap() && store.blob_is_sound(&id).unwrap());
    }
}

#[test]
fn a_blob_whose_file_was_lost_or_cut_is_not_here_and_can_be_put_again() {
    type Harm = fn(&std::path::Path);
    let table: [Harm; 2] = [|path| std::fs::remove_file(path).unwrap(), |path| std::fs::write(path, b"short").unwrap()];
    for harm in table {
        let (_folder, store) = library_to_fill();
        put(&store, BYTES).unwrap();
        harm(&store.blob_path(&hash(BYTES)));
        assert!(!store.has_blob(&hash(BYTES)).unwrap());
        put(&store, BYTES).unwrap();
        assert!(store.blob_is_sound(&hash(BYTES)).unwrap());
    }
}

#[test]
fn damage_that_keeps_the_size_is_found_by_hashing_and_mended_by_removing() {
    let (_folder, store) = library_to_fill();
    put(&store, BYTES).unwrap();
    let id = hash(BYTES);
    std::fs::write(store.blob_path(&id), [0; 23]).unwrap();
    assert!(!store.blob_is_sound(&id).unwrap());
    store.remove_blob(&id).unwrap();
    assert!(!store.has_blob(&id).unwrap());
    put(&store, BYTES).unwrap();
    assert!(store.blob_is_sound(&id).unwrap());
}

#[test]
fn a_blob_being_put_is_not_swept_by_a_handle_that_opens_meanwhile() {
    let (folder, store) = library_to_fill();
    let path = folder.path().to_path_buf();
    store
        .put_blob(&hash(BYTES), 23, |out| {
            out.write_all(&BYTES[..9])?;
            drop(Store::open(&path, at(100)).unwrap());
            out.write_all(&BYTES[9..])
        })
        .unwrap();
    assert!(store.blob_is_sound(&hash(BYTES)).unwrap());
}

#[test]
fn only_what_no_edition_refers_to_is_removed() {
    let (_folder, store) = library_with_collection();
    for bytes in [&b"applied"[..], b"known", b"text", b"travels", b"nothing's"] {
        store.put_blob(&hash(bytes), bytes.len() as u64, |out| out.write_all(bytes)).unwrap();
    }
    let mut old = edition("en", 1);
    old.files = vec![file(FileRole::Document, b"applied")];
    old.sections = Some(file(FileRole::Sections, b"text"));
    let new = Edition { files: vec![file(FileRole::Document, b"known")], revision: 2, sections: None, ..old.clone() };
    let mut other = edition("fr", 1);
    let mut travelling = file(FileRole::Cover, b"not here in this form");
    travelling.transport.sha256 = hash(b"travels");
    other.files = vec![travelling];
    let mut work = publication("p/c/a", Vec::new());
    store.apply_edition(&edition_id("p/c/a@en"), &old, &[], &work).unwrap();
    work.editions = vec![new, other];
    store.put_publication(&work).unwrap();

    let removed: Vec<_> = store.remove_unreferenced(&store).unwrap().into_iter().map(|record| record.id).collect();
    assert_eq!(removed, [hash(b"nothing's")]);
    assert!(!store.blob_path(&hash(b"nothing's")).exists());
    for kept in [&b"applied"[..], b"known", b"text", b"travels"] {
        assert!(store.has_blob(&hash(kept)).unwrap());
    }
    assert!(store.remove_unreferenced(&store).unwrap().is_empty());
}

#[test]
fn the_files_of_a_replaced_revision_stay_until_they_are_let_go() {
    let (_folder, store) = library_with_collection();
    let id = edition_id("p/c/a@en");
    let work = publication("p/c/a", Vec::new());
    let names: [&[u8]; 4] = [b"first", b"second", b"third", b"fourth"];
    let revision = |number: u32| Edition {
        files: vec![file(FileRole::Document, names[number as usize - 1])],
        ..edition("en", number)
    };
    let replaced = || {
        let stored = store.publication(&id.publication).unwrap().unwrap();
        stored.editions[0].replaced.as_ref().map(|edition| edition.revision)
    };
    let apply = |number| store.apply_edition(&id, &revision(number), &[], &work).unwrap();
    let sweep = || store.remove_unreferenced(&store).unwrap().len();
    put(&store, b"first").unwrap();
    apply(1);
    assert_eq!(replaced(), None);
    apply(2);
    apply(2);
    assert_eq!((replaced(), sweep()), (Some(1), 0), "applied again it replaces nothing");
    // Of the second no file ever came.
    apply(3);
    assert_eq!((replaced(), sweep()), (Some(1), 0));
    put(&store, b"third").unwrap();
    apply(4);
    assert_eq!((replaced(), sweep()), (Some(3), 1), "what has its files takes the place of what had them before");
    store.forget_replaced(&id).unwrap();
    assert_eq!((replaced(), sweep()), (None, 1));
}

#[test]
fn what_is_set_aside_is_out_of_the_way_and_can_be_put_again() {
    let (folder, store) = library_to_fill();
    put(&store, BYTES).unwrap();
    let id = hash(BYTES);
    std::fs::write(store.blob_path(&id), b"damaged").unwrap();
    let aside = store.set_aside(&id).unwrap().unwrap();
    assert_eq!(aside, folder.path().join("damaged").join(id.to_string()));
    assert_eq!(std::fs::read(&aside).unwrap(), b"damaged");
    assert!(!store.has_blob(&id).unwrap() && store.blobs().unwrap().is_empty());
    put(&store, BYTES).unwrap();
    assert!(store.blob_is_sound(&id).unwrap());
    // The next damage replaces what lies there; a file that is gone leaves nothing to move.
    std::fs::write(store.blob_path(&id), b"again").unwrap();
    assert_eq!(std::fs::read(store.set_aside(&id).unwrap().unwrap()).unwrap(), b"again");
    assert_eq!(store.set_aside(&id).unwrap(), None);
}

#[test]
fn a_check_tells_every_byte_and_ends_when_it_is_told_to() {
    let (_folder, store) = library_to_fill();
    let bytes: Vec<u8> = (0..200_000_u32).map(|at| at as u8).collect();
    let id = hash(&bytes);
    store.put_blob(&id, bytes.len() as u64, |out| out.write_all(&bytes)).unwrap();
    let (mut told, mut pieces) = (0, 0);
    let mut count = |bytes| {
        told += bytes;
        pieces += 1;
        true
    };
    assert_eq!(store.blob_is_sound_while(&id, &mut count).unwrap(), Some(true));
    assert!(told == 200_000 && pieces > 2);
    assert_eq!(store.blob_is_sound_while(&id, &mut |_| false).unwrap(), None);
}
