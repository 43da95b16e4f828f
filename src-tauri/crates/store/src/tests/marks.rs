use domain::{Mark, Marked};

use super::*;
use crate::StoreError;

/// A bookmark, made so many seconds after the beginning of time.
pub(super) fn mark(id: &str, edition: &str, seconds: i64) -> Mark {
    Mark {
        id: id.to_owned(),
        edition: edition_id(edition),
        title: "Title".to_owned(),
        of: Marked::Section,
        colour: None,
        section: "s0".parse().unwrap(),
        ordinal: 0,
        heading: String::new(),
        page: None,
        quote: None,
        span: None,
        was: None,
        note: String::new(),
        orphaned: false,
        revision: 1,
        created: at(seconds),
        changed: at(seconds),
        removed: None,
    }
}

fn ids(marks: &[Mark]) -> Vec<&str> {
    let mut ids: Vec<&str> = marks.iter().map(|mark| mark.id.as_str()).collect();
    ids.sort_unstable();
    ids
}

#[test]
fn marks_outlive_everything_but_the_persons_own_hand() {
    let (folder, store) = library_with_collection();
    apply(&store, "p/c/a@en", 1, 1).unwrap();
    store.put_mark(&mark("a", "p/c/a@en", 1)).unwrap();
    store.put_mark(&mark("b", "nobody/knows/this@fr", 1)).unwrap();
    apply(&store, "p/c/a@en", 2, 1).unwrap();
    store.set_withdrawn(&publication_id("p/c/a")).unwrap();
    store.remove_withdrawn(&publication_id("p/c/a")).unwrap();
    store.remove_publisher(&name("p"), true).unwrap();
    drop(store);
    let store = Store::open(folder.path(), at(0)).unwrap();
    assert_eq!(ids(&store.marks(false).unwrap()), ["a", "b"]);
    assert_eq!(ids(&store.marks_in(&edition_id("p/c/a@en")).unwrap()), ["a"]);

    assert_eq!(store.set_mark_removed("a", true, at(10)).unwrap().removed, Some(at(10)));
    assert_eq!((ids(&store.marks(false).unwrap()), ids(&store.marks(true).unwrap())), (vec!["b"], vec!["a", "b"]));
    assert_eq!(ids(&store.marks_in(&edition_id("p/c/a@en")).unwrap()), Vec::<&str>::new());
    assert_eq!(store.set_mark_removed("a", false, at(11)).unwrap().removed, None);
    assert_eq!(ids(&store.marks(false).unwrap()), ["a", "b"]);
}

#[test]
fn what_was_removed_can_be_put_back_for_thirty_days() {
    let (_folder, store) = library();
    let days = |days: i64| at(days * 86_400);
    store.put_mark(&mark("a", "p/c/a@en", 0)).unwrap();
    store.put_mark(&mark("b", "p/c/a@en", 0)).unwrap();
    store.set_mark_removed("a", true, days(0)).unwrap();
    store.set_mark_removed("b", true, days(30)).unwrap();
    assert_eq!(ids(&store.marks(true).unwrap()), ["a", "b"]);
    store.set_mark_removed("b", false, days(31)).unwrap();
    assert_eq!(ids(&store.marks(true).unwrap()), ["b"]);
    assert!(matches!(store.set_mark_removed("a", false, days(31)), Err(StoreError::NotFound { .. })));
}

#[test]
fn of_a_mark_from_elsewhere_and_one_that_is_here_the_later_change_counts() {
    let (_folder, store) = library();
    let note = |seconds, note: &str| Mark { note: note.to_owned(), ..mark("a", "p/c/a@en", seconds) };
    for (given, news, expected) in [
        (note(5, "five"), true, "five"),
        (note(5, "other"), false, "five"),
        (note(4, "four"), false, "five"),
        (note(6, "six"), true, "six"),
    ] {
        assert_eq!(store.merge_mark(&given).unwrap(), news);
        assert_eq!(store.marks(false).unwrap()[0].note, expected);
    }
    // A removal is a change, too.
    store.set_mark_removed("a", true, at(7)).unwrap();
    assert!(!store.merge_mark(&note(6, "six")).unwrap());
    assert!(store.marks(false).unwrap().is_empty());
}

#[test]
fn a_change_is_made_to_the_mark_as_it_is_now() {
    let (folder, first) = library();
    let second = Store::open(folder.path(), at(0)).unwrap();
    first.put_mark(&mark("a", "p/c/a@en", 0)).unwrap();
    let note = |mark: &mut Mark, note: &str| {
        mark.note += note;
        true
    };
    first.change_mark("a", |mark| note(mark, "one ")).unwrap();
    second.change_mark("a", |mark| note(mark, "two")).unwrap();
    assert_eq!(first.marks(false).unwrap()[0].note, "one two");
    let counters = first.counters().unwrap();
    first.change_mark("a", |_| false).unwrap();
    assert_eq!(first.counters().unwrap(), counters, "nothing was written");
}
