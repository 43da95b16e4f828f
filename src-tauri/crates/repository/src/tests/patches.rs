//! Files that changed, as patches from the last revisions.

use domain::{File, Patch};

use super::fixture::*;
use crate::*;

/// A text of which `revision` changes a line.
fn text(revision: u32) -> String {
    let mut state = 7u32;
    (0..3000)
        .map(|line| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let edition = if line == 1500 { revision } else { 0 };
            format!("{:x}.{edition}", state >> 3)
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// The sections of the article about water, as a reader finds them listed.
fn listed(office: &Office, day_of: i64) -> File {
    let fresh = refresh(office.card(), &office.copy(), &InMemoryTrust::new(), day(day_of), Expired::Refuse).unwrap();
    let collection = fresh.collections.iter().find(|c| c.id.collection == name("health")).unwrap();
    let (shard, _) = read_shard(&office.copy(), &collection.id, &collection.catalogue.shards[0]).unwrap();
    let water = shard.publications.iter().find(|listed| listed.id.publication == name("water")).unwrap();
    water.editions[0].sections.clone().unwrap()
}

fn whole(office: &Office, file: &File) -> Vec<u8> {
    let mut content = Vec::new();
    let blob = &office.copy().files[&RepositoryPath::Blob(file.transport.sha256).to_string()];
    blob::decode(file.transport.encoding, &mut blob.as_slice(), file, &mut content).unwrap();
    content
}

fn patched(office: &Office, old: &[u8], patch: &Patch, file: &File) -> Result<Vec<u8>, BlobError> {
    let mut content = Vec::new();
    let path = RepositoryPath::patch(patch.from, file.sha256);
    let bytes = &office.copy().files[&path.to_string()];
    patch::apply(&mut &*old, &mut bytes.as_slice(), patch, file, &mut content)?;
    Ok(content)
}

#[test]
fn a_new_revision_has_patches_from_the_last_three() {
    let mut office = Office::new();
    let mut before = Vec::new();
    for revision in 1..=5 {
        office.says("health", "water", revision, &text(revision));
        // Nothing that was given before is given again: it is read from the folder.
        let last = office.release.blobs.pop().unwrap();
        office.release.blobs.clear();
        office.release.blobs.push(last);
        if revision == 1 {
            let mut law = Office::new().release.blobs;
            office.release.blobs.append(&mut law);
        }
        office.publish(i64::from(revision));
        let file = listed(&office, 6);
        assert_eq!(file.transport.patches.len(), before.len().min(3), "revision {revision}");
        let content = whole(&office, &file);
        for (patch, old) in file.transport.patches.iter().zip(before.iter().rev()) {
            let (old_file, old_content): &(File, Vec<u8>) = old;
            assert_eq!(patch.from, old_file.sha256, "newest first");
            assert!(patch.bytes < file.transport.bytes / 20, "{} of {}", patch.bytes, file.transport.bytes);
            assert!(patched(&office, old_content, patch, &file).unwrap() == content);
        }
        before.push((file, content));
    }
    let copy = office.copy();
    office.publish(5);
    assert_eq!(office.copy(), copy, "writing the same again changes nothing");
}

#[test]
fn a_file_that_did_not_change_keeps_its_patches() {
    let mut office = Office::new();
    for revision in 1..=2 {
        office.says("health", "water", revision, &text(revision));
        office.publish(i64::from(revision));
    }
    let patches = listed(&office, 3).transport.patches;
    assert_eq!(patches.len(), 1);
    office.says("health", "sleep", 1, "Eight hours.");
    office.publish(3);
    assert_eq!(listed(&office, 3).transport.patches, patches);
}

#[test]
fn no_patch_is_made_where_it_saves_little() {
    let mut office = Office::new();
    office.publish(1);
    office.says("health", "water", 2, "Boil it for a minute.");
    office.publish(2);
    assert_eq!(listed(&office, 3).transport.patches, []);
    assert!(!office.copy().files.keys().any(|file| file.starts_with("patches/")));
}

#[test]
fn a_patch_that_is_not_the_one_signed_is_refused_and_nothing_of_it_is_taken() {
    let mut office = Office::new();
    office.says("health", "water", 1, &text(1));
    office.publish(1);
    let old = whole(&office, &listed(&office, 2));
    office.says("health", "water", 2, &text(2));
    office.publish(2);
    let file = listed(&office, 3);
    let patch = file.transport.patches[0];
    let path = RepositoryPath::patch(patch.from, file.sha256);
    let bytes = office.copy().files[&path.to_string()].clone();

    let apply = |old: &[u8], bytes: &[u8], patch: &Patch, file: &File| {
        let mut out = Vec::new();
        let done = patch::apply(&mut &*old, &mut &*bytes, patch, file, &mut out);
        done.map(|()| out).map_err(|error| error.to_string())
    };
    assert!(apply(&old, &bytes, &patch, &file).is_ok());
    let refused = |done: Result<Vec<u8>, String>, why: &str| {
        let error = done.unwrap_err();
        assert!(error.contains(why) && error.contains(&patch.sha256.to_string()), "{error}");
    };
    refused(apply(&old, &bytes[1..], &patch, &file), "length");
    let mut other = bytes.clone();
    other[20] ^= 1;
    refused(apply(&old, &other, &patch, &file), "hash");
    refused(apply(&old[1..], &bytes, &patch, &file), "another file than the one here");
    let mut another = file.clone();
    another.sha256 = patch.from;
    refused(apply(&old, &bytes, &patch, &another), "unpacks to another file");
    let large = Patch { bytes: patch::FORM_LIMIT as u64 + 1, ..patch };
    refused(apply(&old, &bytes, &large, &file), "too large");
    // What a publisher signed and is no patch.
    let (nonsense, mut signed) = (b"no patch".to_vec(), patch);
    signed.bytes = nonsense.len() as u64;
    signed.sha256 = format::sha256(&nonsense);
    assert!(apply(&old, &nonsense, &signed, &file).unwrap_err().contains("cannot be unpacked"));
}

#[test]
fn a_listing_with_patches_that_cannot_be_is_refused() {
    let (mut publication, _) = article("office/health/water", 2, &text(2));
    let collection = publication.id.collection.clone();
    let from = domain::BlobId::from_bytes([1; 32]);
    let bytes = publication.editions[0].sections.as_ref().unwrap().transport.bytes;
    let own = publication.editions[0].sections.as_ref().unwrap().sha256;
    let patch = Patch { from, sha256: from, bytes: 10 };
    let cases = [
        (vec![patch], true),
        (vec![patch, patch], false),
        (vec![Patch { bytes, ..patch }], false),
        (vec![Patch { from: own, ..patch }], false),
    ];
    for (patches, good) in cases {
        publication.editions[0].sections.as_mut().unwrap().transport.patches = patches;
        assert_eq!(shard::check(&collection, &publication).is_ok(), good);
    }
}
