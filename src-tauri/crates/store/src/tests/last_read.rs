//! What was read last is the person's to say, and its text stays until they have compared it with what came.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::{ComparedText, LastReadSection};
use disk::Disk;

const GUIDE: &str = "p/c/a@en";

/// Applies `revision` with a text that is known by `text`.
fn revise(store: &Store, revision: u32, text: u32) {
    let id = edition_id(GUIDE);
    let mut edition = edition("en", revision);
    edition.title = "Guide".to_owned();
    edition.sections = Some(file(FileRole::Sections, &text.to_le_bytes()));
    let publication = publication("p/c/a", Vec::new());
    store.apply_edition(&id, &edition, &sections(text, 2), &publication).unwrap();
}

fn read(store: &Store, revision: u32, compared: bool, seconds: i64) -> bool {
    store.set_text_read(&edition_id(GUIDE), revision, compared, at(seconds)).unwrap()
}

fn compared(store: &Store) -> ComparedText {
    store.compared_text(&edition_id(GUIDE)).unwrap().unwrap()
}

/// The revision that was read last, when, and which text of it is kept.
fn last(store: &Store) -> Option<(u32, i64, Option<String>)> {
    let found = compared(store);
    let kept = |sections: &[LastReadSection]| sections.first().map(|section| section.text.clone());
    found.last.map(|last| (last.revision, last.read.as_second() - at(0).as_second(), kept(&found.before)))
}

fn text(of: u32) -> Option<String> {
    Some(format!("revision {of}"))
}

#[test]
fn the_text_that_was_read_last_is_kept_whatever_a_sync_brings_until_it_was_compared() {
    let (folder, store) = library_with_collection();
    revise(&store, 1, 1);
    assert_eq!(last(&store), None, "what comes is not read by coming");
    revise(&store, 2, 2);
    assert_eq!(last(&store), None, "and nothing is kept of what nobody read");

    assert!(read(&store, 2, false, 10));
    assert!(read(&store, 2, false, 20));
    assert_eq!(last(&store), Some((2, 20, None)), "what is here need not be kept twice");
    assert!(!read(&store, 1, false, 30), "a revision that is not here any more");

    revise(&store, 3, 3);
    assert_eq!(last(&store), Some((2, 20, text(2))));
    assert!(!read(&store, 3, false, 30), "shown, and not compared");
    revise(&store, 4, 4);
    assert_eq!(last(&store), Some((2, 20, text(2))));
    drop(store);
    let store = Store::open(folder.path(), at(40)).unwrap();
    assert_eq!(last(&store), Some((2, 20, text(2))));
    let found = compared(&store);
    assert_eq!((found.before.len(), found.here.sections.len(), found.here.edition.revision), (2, 2, 4));
    assert_eq!(found.before[0].heading, "Heading 0 of revision 2");
    assert_eq!(found.before.iter().map(|section| section.parts).collect::<Vec<_>>(), [true, false]);

    assert!(read(&store, 4, true, 50));
    assert_eq!(last(&store), Some((4, 50, None)));
}

#[test]
fn the_same_text_under_another_number_is_no_other_text() {
    let (_folder, store) = library_with_collection();
    revise(&store, 1, 1);
    assert!(read(&store, 1, false, 10));
    revise(&store, 2, 1);
    assert_eq!(last(&store), Some((1, 10, None)));
    assert!(read(&store, 2, false, 20), "there is nothing to compare");

    // Another text under the same number is one.
    revise(&store, 2, 5);
    assert_eq!(last(&store), Some((2, 20, text(1))));
    assert!(!read(&store, 2, false, 30));
    // And what comes back need not be compared.
    revise(&store, 3, 1);
    assert_eq!(last(&store), Some((2, 20, None)));
    assert!(read(&store, 3, false, 40));
}

#[test]
fn what_was_said_of_it_counts_too() {
    let (_folder, store) = library_with_collection();
    revise(&store, 1, 1);
    assert!(read(&store, 1, false, 10));
    let id = edition_id(GUIDE);
    let mut other = edition("en", 2);
    other.sections = Some(file(FileRole::Sections, &1_u32.to_le_bytes()));
    other.title = "Another title".to_owned();
    store.apply_edition(&id, &other, &sections(1, 2), &publication("p/c/a", Vec::new())).unwrap();
    assert!(!read(&store, 2, false, 20));
    let found = compared(&store);
    assert_eq!((found.last.unwrap().described.title, found.described.title), ("Guide".into(), "Another title".into()));
    assert!(read(&store, 2, true, 30));
}

#[test]
fn a_text_that_is_too_long_is_not_kept_and_what_comes_later_is_not_taken_for_it() {
    let (_folder, store) = library_with_collection();
    let id = edition_id(GUIDE);
    let mut long = sections(1, 1);
    long[0].text = "x".repeat(5 << 20);
    let mut first = edition("en", 1);
    first.sections = Some(file(FileRole::Sections, b"long"));
    store.apply_edition(&id, &first, &long, &publication("p/c/a", Vec::new())).unwrap();
    assert!(read(&store, 1, false, 10));
    revise(&store, 2, 2);
    assert_eq!(last(&store), Some((1, 10, None)));
    revise(&store, 3, 3);
    assert_eq!(last(&store), Some((1, 10, None)));
    assert_eq!(store.last_read_bytes().unwrap(), BTreeMap::new());
}

#[test]
fn what_is_kept_counts_as_space_and_goes_with_its_edition() {
    let (_folder, store) = library_with_collection();
    revise(&store, 1, 1);
    read(&store, 1, false, 10);
    revise(&store, 2, 2);
    let bytes = store.last_read_bytes().unwrap();
    let (texts, headings) = (2 * "revision 1".len(), 2 * "Heading 0 of revision 1".len());
    assert_eq!(bytes.into_values().collect::<Vec<_>>(), [(texts + headings) as u64]);
    store.remove_publisher(&name("p"), true).unwrap();
    assert_eq!(store.last_read_bytes().unwrap(), BTreeMap::new());
    assert_eq!(store.compared_text(&edition_id(GUIDE)).unwrap(), None);
    let gone = store.set_text_read(&edition_id(GUIDE), 2, true, at(20));
    assert!(matches!(gone, Err(crate::StoreError::NotFound { .. })));
}

#[test]
fn a_plug_that_is_pulled_leaves_both_texts_or_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let plug = Arc::new(Plug::default());
    let store = taking(Store::open_on(Disk::with_fault(plug.clone()), folder.path(), at(0)).unwrap());
    add_collection(&store, "p/c");
    revise(&store, 1, 1);
    read(&store, 1, false, 10);
    plug.arm(Some(0));
    let mut next = edition("en", 2);
    next.sections = Some(file(FileRole::Sections, b"two"));
    let work = publication("p/c/a", Vec::new());
    store.apply_edition(&edition_id(GUIDE), &next, &sections(2, 2), &work).unwrap_err();
    plug.arm(None);
    assert_eq!(last(&store), Some((1, 10, None)));
    revise(&store, 2, 2);
    assert_eq!(last(&store), Some((1, 10, text(1))));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever comes and whatever is looked at in which order: the text that was read last is here or kept.
    #[test]
    fn the_text_that_was_read_last_can_always_be_shown(steps in prop::collection::vec((0..3_u8, 0..4_u32), 1..24)) {
        let (_folder, store) = library_with_collection();
        let (mut revision, mut here) = (1, 0);
        let mut known: Option<u32> = None;
        revise(&store, revision, here);
        for (seconds, (step, of)) in steps.into_iter().enumerate() {
            match step {
                0 => {
                    revision += 1;
                    here = of;
                    revise(&store, revision, here);
                }
                shown => {
                    let compared = shown == 2;
                    let noted = read(&store, revision, compared, seconds as i64);
                    prop_assert_eq!(noted, compared || known.is_none_or(|known| known == here));
                    if noted {
                        known = Some(here);
                    }
                }
            }
            let found = compared(&store);
            let kept = found.before.first().map(|section| section.text.clone());
            let wanted = known.filter(|known| *known != here).and_then(text);
            prop_assert_eq!(kept, wanted);
        }
    }
}
