//! An edition's text is one revision's, whole, whoever looks and whenever.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::StoreError;
use disk::Disk;

#[test]
fn an_applied_edition_is_read_back_with_everything() {
    let (_folder, store) = library_with_collection();
    let key = apply(&store, "p/c/a@en", 1, 5).unwrap();
    assert_eq!(whole_revision(&store, "p/c/a@en"), Some((1, 5)));
    let stored = store.publication(&publication_id("p/c/a")).unwrap().unwrap();
    assert_eq!(*stored.publication, publication("p/c/a", Vec::new()));
    let [found] = stored.editions.as_slice() else { panic!("one edition") };
    assert_eq!((found.key, &*found.known, found.applied.as_deref()), (key, &edition("en", 1), Some(&edition("en", 1))));
    assert!(found.offered);
    assert_eq!(store.sections(&edition_id("p/c/a@en")).unwrap().len(), 5);
    assert!(store.sections(&edition_id("p/c/a@fr")).unwrap().is_empty());
    assert_eq!(store.edition_text(&edition_id("p/c/b@en")).unwrap(), None);
}

#[test]
fn a_new_revision_has_new_keys_and_the_old_ones_find_nothing() {
    let (_folder, store) = library_with_collection();
    let edition = apply(&store, "p/c/a@en", 1, 3).unwrap();
    let old: Vec<_> = store.sections(&edition_id("p/c/a@en")).unwrap().iter().map(|s| s.key).collect();
    assert_eq!(apply(&store, "p/c/a@en", 2, 2).unwrap(), edition, "the edition keeps its key");
    let new: Vec<_> = store.sections(&edition_id("p/c/a@en")).unwrap().iter().map(|s| s.key).collect();
    assert!(new.iter().all(|key| old.iter().all(|old| old < key)));
    let hits = store.sections_by_keys(&[old[2], new[1]]).unwrap();
    let [hit] = hits.as_slice() else { panic!("one section is still here: {hits:?}") };
    assert_eq!((hit.key, &hit.edition, hit.text.as_str()), (new[1], &edition_id("p/c/a@en"), "revision 2"));
    // Even after everything is gone, keys are not used again.
    store.remove_publisher(&name("p"), false).unwrap();
    add_collection(&store, "p/c");
    assert!(apply(&store, "p/c/a@en", 1, 1).unwrap() > edition);
    assert!(store.sections(&edition_id("p/c/a@en")).unwrap()[0].key > new[1]);
}

#[test]
fn sections_whose_words_stay_keep_their_keys_while_the_title_does() {
    let (_folder, store) = library_with_collection();
    let id = edition_id("p/c/a@en");
    let publication = publication("p/c/a", Vec::new());
    let mut described = edition("en", 1);
    let mut apply = |title: &str, revision, sections: &[SectionContent]| {
        (described.revision, described.title) = (revision, title.to_owned());
        store.apply_edition(&id, &described, sections, &publication).unwrap();
        store.sections(&id).unwrap().iter().map(|section| section.key).collect::<Vec<_>>()
    };
    let before = sections(1, 4);
    let first = apply("Guide", 1, &before);
    assert_eq!(store.newest_section().unwrap(), first[3]);
    // One is corrected, one goes, and the others stand in another order.
    let mut after = vec![before[3].clone(), before[0].clone(), before[1].clone()];
    after[2].text += ", corrected";
    after.iter_mut().zip(0..).for_each(|(section, ordinal)| section.ordinal = ordinal);
    let second = apply("Guide", 2, &after);
    assert_eq!(second[..2], [first[3], first[0]]);
    assert!(second[2] > first[3]);
    assert!(apply("Guide to the centre", 3, &after).iter().all(|key| *key > second[2]));
}

#[test]
fn hits_come_in_the_order_asked_for_without_those_that_are_gone() {
    let (_folder, store) = library_with_collection();
    apply(&store, "p/c/a@en", 1, 150).unwrap();
    let key = apply(&store, "p/c/b@sr-Latn", 4, 150).unwrap();
    let keys = |id| store.sections(&edition_id(id)).unwrap().into_iter().map(|s| s.key).collect::<Vec<_>>();
    let mut wanted: Vec<i64> = keys("p/c/b@sr-Latn").into_iter().chain(keys("p/c/a@en")).rev().take(200).collect();
    wanted.insert(7, i64::MAX);
    let hits = store.sections_by_keys(&wanted).unwrap();
    wanted.remove(7);
    assert_eq!(hits.iter().map(|hit| hit.key).collect::<Vec<_>>(), wanted);
    let hit = hits.iter().find(|hit| hit.edition_key == key).unwrap();
    assert_eq!(hit.edition, edition_id("p/c/b@sr-Latn"));
    assert_eq!((hit.title.as_str(), hit.kind, hit.text.as_str()), ("Title sr-Latn 4", Kind::Handbook, "revision 4"));
    assert!(store.sections_by_keys(&[]).unwrap().is_empty());
}

#[test]
fn hits_are_found_by_their_keys_not_by_reading_the_table() {
    let (_folder, store) = library_with_collection();
    apply(&store, "p/c/a@en", 1, 2).unwrap();
    let sql = format!("EXPLAIN QUERY PLAN {}", crate::table::section::HITS);
    let plan = store
        .read(|tables| {
            Ok(tables.prepare(&sql)?.query_map(["[1]"], |row| row.get(3))?.collect::<Result<Vec<String>, _>>()?)
        })
        .unwrap();
    assert!(plan.iter().all(|step| !step.starts_with("SCAN") || step.contains("wanted")), "{plan:?}");
}

#[test]
fn parts_of_different_editions_are_refused() {
    let (_folder, store) = library_with_collection();
    let work = publication("p/c/a", Vec::new());
    for (id, language) in [("p/c/a@fr", "en"), ("p/c/b@en", "en")] {
        let refused = store.apply_edition(&edition_id(id), &edition(language, 1), &[], &work);
        assert!(matches!(refused, Err(StoreError::Contradiction { .. })), "{id}");
    }
    let elsewhere = publication("p/other/a", Vec::new());
    let refused = store.apply_edition(&edition_id("p/other/a@en"), &edition("en", 1), &[], &elsewhere);
    assert!(matches!(refused, Err(StoreError::NotFound { what: "collection", .. })));
    assert!(store.publications().unwrap().is_empty());
}

#[test]
fn an_edition_that_cannot_be_stored_whole_is_not_stored_at_all() {
    let (_folder, store) = library_with_collection();
    apply(&store, "p/c/a@en", 1, 2).unwrap();
    let mut twice = sections(2, 3);
    twice[2].ordinal = 0;
    let work = publication("p/c/a", Vec::new());
    store.apply_edition(&edition_id("p/c/a@en"), &edition("en", 2), &twice, &work).unwrap_err();
    assert_eq!(whole_revision(&store, "p/c/a@en"), Some((1, 2)));
}

#[test]
fn a_full_disk_loses_nothing() {
    let (_folder, store) = library_with_collection();
    apply(&store, "p/c/a@en", 1, 2).unwrap();
    let limit = |pages: i64| {
        store
            .write(|tables| Ok(tables.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))?))
            .unwrap();
    };
    limit(1); // which SQLite raises to the size the database has
    let refused = apply(&store, "p/c/a@en", 2, 20_000);
    assert!(matches!(&refused, Err(StoreError::DiskFull { path }) if path.ends_with("library.sqlite")), "{refused:?}");
    assert_eq!(whole_revision(&store, "p/c/a@en"), Some((1, 2)));
    limit(1 << 30);
    apply(&store, "p/c/a@en", 2, 20_000).unwrap();
    assert_eq!(whole_revision(&store, "p/c/a@en"), Some((2, 20_000)));
}

#[test]
fn an_older_catalogue_does_not_make_the_known_edition_older() {
    let (_folder, store) = library_with_collection();
    store.put_publication(&publication("p/c/a", vec![edition("en", 3)])).unwrap();
    apply(&store, "p/c/a@en", 2, 1).unwrap();
    let stored = store.publication(&publication_id("p/c/a")).unwrap().unwrap();
    assert_eq!(stored.editions[0].known.revision, 3);
    assert_eq!(stored.editions[0].applied.as_ref().unwrap().revision, 2);
}

/// Of each edition, the revision that is here and how many sections it has.
type Seen = Vec<Option<(u32, u32)>>;

/// Looks through another handle at the very moment before each commit, and notes what it sees.
struct Onlooker {
    other: Store,
    seen: Mutex<Option<Seen>>,
    fail: Mutex<bool>,
}

const EDITIONS: [&str; 3] = ["p/c/a@en", "p/c/a@fr", "p/c/b@en"];

impl Fault for Onlooker {
    fn before(&self, step: Step) -> io::Result<()> {
        if step == Step::Commit {
            let seen = EDITIONS.iter().map(|id| whole_revision(&self.other, id)).collect();
            *self.seen.lock().unwrap() = Some(seen);
            if *self.fail.lock().unwrap() {
                return Err(io::Error::other("cut off"));
            }
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_reader_sees_the_old_revision_or_the_new_one_whole(
        operations in prop::collection::vec((0..3_usize, 1..9_u32, 0..40_u32, prop::bool::weighted(0.2)), 1..12)
    ) {
        let (folder, filled) = library_with_collection();
        let other = filled.clone();
        drop(filled);
        let onlooker = Arc::new(Onlooker { other, seen: Mutex::default(), fail: Mutex::default() });
        let store = taking(Store::open_on(Disk::with_fault(onlooker.clone()), folder.path(), at(0)).unwrap());
        let mut expected: BTreeMap<usize, (u32, u32)> = BTreeMap::new();
        for (which, revision, count, cut_off) in operations {
            let before: Vec<_> = (0..3).map(|index| expected.get(&index).copied()).collect();
            let number = onlooker.other.change_number().unwrap();
            let same = before[which] == Some((revision, count));
            *onlooker.fail.lock().unwrap() = cut_off;
            let applied = apply(&store, EDITIONS[which], revision, count);
            prop_assert_eq!(applied.is_ok(), !cut_off);
            prop_assert_eq!(onlooker.seen.lock().unwrap().take(), Some(before), "before the commit");
            if !cut_off {
                expected.insert(which, (revision, count));
            }
            for (index, id) in EDITIONS.iter().enumerate() {
                prop_assert_eq!(whole_revision(&onlooker.other, id), expected.get(&index).copied(), "{}", id);
            }
            // What the index would be told is exactly what happened.
            let changed: Vec<_> = onlooker.other.changed_editions_since(number).unwrap()
                .into_iter().map(|change| change.id.to_string()).collect();
            let told: Vec<_> = if cut_off || same { Vec::new() } else { vec![EDITIONS[which].to_owned()] };
            prop_assert_eq!(changed, told);
        }
        prop_assert!(store.integrity_check().unwrap().is_empty());
    }
}

#[test]
fn readers_in_other_threads_never_see_a_mixture() {
    let (folder, store) = library_with_collection();
    apply(&store, "p/c/a@en", 1, 30).unwrap();
    let done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let reader = Store::open(folder.path(), at(0)).unwrap();
                let mut newest = 1;
                while !done.load(std::sync::atomic::Ordering::Relaxed) {
                    let (revision, _) = whole_revision(&reader, "p/c/a@en").unwrap();
                    assert!(revision >= newest, "revisions do not go back");
                    newest = revision;
                }
            });
        }
        for revision in 2..40 {
            apply(&store, "p/c/a@en", revision, 30 + revision % 7).unwrap();
        }
        done.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}
