//! What came of a blob before it was cut off is gone on from, as far as it is sound.

use std::collections::HashSet;
use std::io::Read;

use super::*;
use crate::{Origin, Partial, StoreError};

/// Bytes of some pieces and a little more.
fn long() -> Vec<u8> {
    (0..200_000u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect()
}

fn from(source: &str) -> Origin {
    Origin { source: source.to_owned(), validator: Some(format!("\"{source}\"")) }
}

/// Begins to take in `bytes` from a source “one”, as far as `until`; what was held back is lost, as when killed.
fn killed_at(store: &Store, bytes: &[u8], until: usize) {
    let mut partial = begun(store, bytes);
    append(&mut partial, &bytes[..until]);
}

fn begun<'a>(store: &'a Store, bytes: &[u8]) -> Partial<'a> {
    let mut partial = store.partial(&hash(bytes), bytes.len() as u64).unwrap();
    partial.comes_from(from("one"));
    partial
}

fn append(partial: &mut Partial<'_>, bytes: &[u8]) {
    bytes.chunks(10_000).for_each(|bytes| partial.append(bytes).unwrap());
}

/// What is here of `bytes`, after checking that it is their beginning.
fn kept(store: &Store, bytes: &[u8]) -> u64 {
    let mut partial = store.partial(&hash(bytes), bytes.len() as u64).unwrap();
    let length = partial.length();
    let mut read = vec![0; bytes.len()];
    let mut at = 0;
    while at < length {
        at += partial.read_at(at, &mut read[usize::try_from(at).unwrap()..]).unwrap() as u64;
    }
    assert_eq!(at, length);
    assert!(read[..usize::try_from(at).unwrap()] == bytes[..usize::try_from(at).unwrap()], "other bytes");
    length
}

#[test]
fn a_blob_that_was_cut_off_goes_on_from_there_and_is_one_when_it_is_whole() {
    let (_folder, store) = library_to_fill();
    let bytes = long();
    assert_eq!(kept(&store, &bytes), 0);
    let mut partial = begun(&store, &bytes);
    append(&mut partial, &bytes[..150_001]);
    partial.keep();
    assert_eq!(store.partial_length(&hash(&bytes)), 150_001);
    assert!(store.partial_bytes() >= 150_001);
    assert!(!store.has_blob(&hash(&bytes)).unwrap());
    let mut partial = store.partial(&hash(&bytes), bytes.len() as u64).unwrap();
    assert_eq!((partial.length(), partial.origin()), (150_001, Some(&from("one"))));
    partial.comes_from(from("two"));
    append(&mut partial, &bytes[150_001..160_000]);
    partial.keep();
    let mut partial = store.partial(&hash(&bytes), bytes.len() as u64).unwrap();
    assert_eq!((partial.length(), partial.origin()), (160_000, Some(&from("two"))));
    append(&mut partial, &bytes[160_000..]);
    store.put_partial(&hash(&bytes), partial).unwrap();
    assert!(store.has_blob(&hash(&bytes)).unwrap() && store.blob_is_sound(&hash(&bytes)).unwrap());
    assert_eq!(store.partial_bytes(), 0, "nothing is left");
}

#[test]
fn who_is_killed_loses_the_last_piece_at_most() {
    let (_folder, store) = library_to_fill();
    let bytes = long();
    killed_at(&store, &bytes, 150_000);
    assert_eq!(kept(&store, &bytes), 140_000, "two pieces, each of as much as it takes to have 64 KiB");
    killed_at(&store, &bytes, 0);
    assert_eq!(kept(&store, &bytes), 140_000);
}

#[test]
fn what_is_not_as_it_was_noted_is_cut_off() {
    type Damage = fn(&mut Vec<u8>, &mut Vec<u8>);
    let cases: [(&str, Damage, u64); 9] = [
        ("nothing", |_, _| {}, 140_000),
        ("a byte of the second piece", |bytes, _| bytes[139_999] ^= 1, 70_000),
        ("a byte of the first piece", |bytes, _| bytes[0] ^= 1, 0),
        ("the end of the bytes is lost", |bytes, _| bytes.truncate(100_000), 70_000),
        ("the end of the bytes is zeros", |bytes, _| bytes[100_000..].fill(0), 70_000),
        ("bytes that were not noted", |bytes, _| bytes.extend([7; 100]), 140_000),
        ("the log's last line is torn", |_, log| log.truncate(log.len() - 5), 70_000),
        ("the log is lost", |_, log| log.clear(), 0),
        ("the log is something else", |_, log| log.fill(b'{'), 0),
    ];
    for (what, damage, expected) in cases {
        let (folder, store) = library_to_fill();
        let bytes = long();
        killed_at(&store, &bytes, 150_000);
        let path = folder.path().join("blobs/partial").join(hash(&bytes).to_string());
        let log = path.with_extension("log");
        let (mut here, mut noted) = (std::fs::read(&path).unwrap(), std::fs::read(&log).unwrap());
        damage(&mut here, &mut noted);
        std::fs::write(&path, here).unwrap();
        std::fs::write(&log, noted).unwrap();
        assert_eq!(kept(&store, &bytes), expected, "{what}");
        let mut partial = begun(&store, &bytes);
        append(&mut partial, &bytes[usize::try_from(expected).unwrap()..]);
        store.put_partial(&hash(&bytes), partial).unwrap();
        assert!(store.blob_is_sound(&hash(&bytes)).unwrap(), "{what}: it goes on");
    }
}

#[test]
fn other_bytes_become_no_blob_and_nothing_is_kept_of_them() {
    let (_folder, store) = library_to_fill();
    let bytes = long();
    let mut wrong = bytes.clone();
    wrong[150_000] ^= 1;
    for other in [&wrong[..], &bytes[..bytes.len() - 1]] {
        let mut partial = begun(&store, &bytes);
        append(&mut partial, other);
        assert!(matches!(store.put_partial(&hash(&bytes), partial), Err(StoreError::WrongBytes { .. })));
        assert_eq!((store.has_blob(&hash(&bytes)).unwrap(), store.partial_bytes()), (false, 0));
    }
    let mut partial = begun(&store, &bytes);
    append(&mut partial, &bytes);
    assert!(partial.append(b"x").is_err(), "no more than was promised");
}

#[test]
fn beginning_anew_forgets_what_was_there() {
    let (_folder, store) = library_to_fill();
    let bytes = long();
    killed_at(&store, &bytes, 150_000);
    let mut partial = store.partial(&hash(&bytes), bytes.len() as u64).unwrap();
    partial.restart().unwrap();
    assert_eq!((partial.length(), partial.origin()), (0, None));
    append(&mut partial, &bytes[..80_000]);
    drop(partial);
    assert_eq!(kept(&store, &bytes), 70_000);
}

#[test]
fn one_at_a_time_keeps_what_comes() {
    let (folder, store) = library_to_fill();
    let another = Store::open(folder.path(), at(0)).unwrap();
    let bytes = long();
    let mut partial = begun(&store, &bytes);
    append(&mut partial, &bytes[..80_000]);
    assert!(another.partial(&hash(&bytes), bytes.len() as u64).is_none());
    partial.keep();
    assert_eq!(kept(&another, &bytes), 80_000);
}

#[test]
fn what_is_not_wanted_is_swept() {
    let (folder, store) = library_to_fill();
    let (bytes, other) = (long(), long()[1..].to_vec());
    killed_at(&store, &bytes, 150_000);
    killed_at(&store, &other, 150_000);
    std::fs::write(folder.path().join("blobs/partial/something else"), "x").unwrap();
    store.sweep_partials(&store, &HashSet::from([hash(&bytes)])).unwrap();
    assert_eq!((kept(&store, &bytes), kept(&store, &other)), (140_000, 0));
    store.sweep_partials(&store, &HashSet::new()).unwrap();
    assert_eq!((kept(&store, &bytes), store.partial_bytes()), (0, 0));
}

#[test]
fn a_whole_file_that_a_crash_left_without_its_row_is_found() {
    let (_folder, store) = library_to_fill();
    let bytes = long();
    let path = store.blob_path(&hash(&bytes));
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, &bytes[1..]).unwrap();
    let find = || store.find_blob(&hash(&bytes), bytes.len() as u64).unwrap();
    assert!(!find(), "it is another");
    std::fs::write(&path, &bytes).unwrap();
    assert!(find() && store.has_blob(&hash(&bytes)).unwrap());
    let mut read = Vec::new();
    store.open_blob(&hash(&bytes)).unwrap().read_to_end(&mut read).unwrap();
    assert!(read == bytes);
}
