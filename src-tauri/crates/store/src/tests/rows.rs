//! The smaller tables, and that handles see one another's changes.

use std::collections::BTreeMap;

use serde_json::json;

use super::*;
use crate::{CheckRecord, Counters, SourceRecord, StoreError, Verified};

fn not_found<T>(result: Result<T, StoreError>) -> &'static str {
    match result.map(|_| ()) {
        Err(StoreError::NotFound { what, .. }) => what,
        other => panic!("{other:?}"),
    }
}

#[test]
fn publishers_and_collections_are_read_back_and_replaced() {
    let (_folder, store) = library_with_collection();
    let mut record = publisher("p");
    assert_eq!(store.publisher(&name("p")).unwrap(), Some(record.clone()));
    apply(&store, "p/c/a@en", 1, 1).unwrap();
    record.built_in = true;
    store.put_publisher(&record).unwrap();
    assert_eq!(store.publishers().unwrap(), [record]);
    assert_eq!(store.publications().unwrap().len(), 1, "replacing a publisher keeps its content");
    let mut collection = store.collections().unwrap().remove(0);
    assert_eq!(collection.titles, BTreeMap::from([(language("en"), "Notices".to_owned())]));
    collection.cover = "plum".to_owned();
    store.put_collection(&collection).unwrap();
    assert_eq!(store.collections().unwrap(), [collection.clone()]);
    assert_eq!(store.publications().unwrap().len(), 1);
    collection.id = "q/c".parse().unwrap();
    assert_eq!(not_found(store.put_collection(&collection)), "publisher");
    assert_eq!(store.publisher(&name("q")).unwrap(), None);
}

#[test]
fn a_publisher_goes_with_everything_but_not_with_what_was_saved_unless_forced() {
    let (_folder, store) = library_with_collection();
    add_collection(&store, "q/c");
    apply(&store, "p/c/a@en", 1, 2).unwrap();
    apply(&store, "p/c/b@en", 1, 2).unwrap();
    apply(&store, "q/c/a@en", 1, 2).unwrap();
    store.trusted_replace(&name("p"), &[("root", b"1")]).unwrap();
    store.set_saved(&publication_id("p/c/a"), true).unwrap();
    store.set_position(&edition_id("p/c/a@en"), &json!({"section": "s1"})).unwrap();
    let number = store.change_number().unwrap();

    let refused = store.remove_publisher(&name("p"), false);
    assert!(matches!(refused, Err(StoreError::Saved { count: 1, .. })), "{refused:?}");
    assert_eq!(store.publications().unwrap().len(), 3);

    store.remove_publisher(&name("p"), true).unwrap();
    let left: Vec<_> = store.publications().unwrap().iter().map(|p| p.publication.id.to_string()).collect();
    assert_eq!(left, ["q/c/a"]);
    assert_eq!(store.trusted_load(&name("p"), "root").unwrap(), None);
    assert_eq!(store.position(&edition_id("p/c/a@en")).unwrap(), None);
    let gone = store.changed_editions_since(number).unwrap();
    assert_eq!(
        gone.iter().map(|c| (c.id.to_string(), c.present)).collect::<Vec<_>>(),
        [("p/c/a@en".to_owned(), false), ("p/c/b@en".to_owned(), false),]
    );
    assert_eq!(store.totals().unwrap().sections, 2);
    assert_eq!(not_found(store.remove_publisher(&name("p"), true)), "publisher");
    assert!(store.integrity_check().unwrap().is_empty());
}

#[test]
fn a_failed_check_keeps_what_the_last_success_verified() {
    let (_folder, store) = library_with_collection();
    let p = name("p");
    assert_eq!(store.checks(&p).unwrap(), CheckRecord::default());
    let failure = json!({"code": "unreachable"});
    store.record_check(&p, at(1), Err(failure.clone())).unwrap();
    let failed = CheckRecord { last_attempt: Some(at(1)), last_error: Some(failure.clone()), ..CheckRecord::default() };
    assert_eq!(store.checks(&p).unwrap(), failed);
    store.record_check(&p, at(2), Ok(Verified { signed: at(-50), expires: at(50), as_of: true })).unwrap();
    let success = CheckRecord {
        last_success: Some(at(2)),
        last_attempt: Some(at(2)),
        last_error: None,
        signed: Some(at(-50)),
        expires: Some(at(50)),
        as_of: true,
    };
    assert_eq!(store.checks(&p).unwrap(), success);
    store.record_check(&p, at(3), Err(failure.clone())).unwrap();
    let failed = CheckRecord { last_attempt: Some(at(3)), last_error: Some(failure), ..success };
    assert_eq!(store.checks(&p).unwrap(), failed);
    assert_eq!(not_found(store.record_check(&name("q"), at(4), Err(json!(1)))), "publisher");
}

#[test]
fn trusted_metadata_is_replaced_file_by_file() {
    let (_folder, store) = library_with_collection();
    let p = name("p");
    assert_eq!(store.trusted_load(&p, "root").unwrap(), None);
    store.trusted_replace(&p, &[("root".to_owned(), vec![1]), ("timestamp".to_owned(), vec![2])]).unwrap();
    store.trusted_replace(&p, &[("timestamp", [0, 255])]).unwrap();
    assert_eq!(store.trusted_load(&p, "root").unwrap(), Some(vec![1]));
    assert_eq!(store.trusted_load(&p, "timestamp").unwrap(), Some(vec![0, 255]));
    store.put_publisher(&publisher("p")).unwrap();
    assert_eq!(store.trusted_load(&p, "root").unwrap(), Some(vec![1]), "a new card of the same name keeps the floors");
    assert_eq!(not_found(store.trusted_replace(&name("q"), &[("root", [1])])), "publisher");
    add_collection(&store, "q/c");
    store.trusted_replace(&name("q"), &[("root", [9])]).unwrap();
    store.put_source(&p, "/media/old").unwrap();
    store.replace_publisher(&publisher("p"), "/media/new").unwrap();
    assert_eq!(store.trusted_load(&p, "root").unwrap(), None, "another card was trusted");
    let locations: Vec<_> = store.sources(&p).unwrap().into_iter().map(|source| source.location).collect();
    assert_eq!(locations, ["/media/new"]);
    assert_eq!(store.trusted_load(&name("q"), "root").unwrap(), Some(vec![9]), "another publisher's stays");
}

#[test]
fn a_publisher_has_several_sources_and_each_remembers_how_it_last_went() {
    let (_folder, store) = library_with_collection();
    let p = name("p");
    assert_eq!(not_found(store.put_source(&name("q"), "/media/stick")), "publisher");
    for location in ["https://example.org/repository", "/media/stick", "https://example.org/repository"] {
        store.put_source(&p, location).unwrap();
    }
    let failure = json!({"code": "unreachable"});
    store.record_source_check(&p, "/media/stick", at(1), Ok(Some((at(-50), at(50))))).unwrap();
    store.record_source_check(&p, "/media/stick", at(2), Err(failure.clone())).unwrap();
    store.record_source_check(&p, "/media/removed", at(2), Ok(None)).unwrap();
    let source = |location: &str| SourceRecord {
        publisher: p.clone(),
        location: location.to_owned(),
        last_success: None,
        last_attempt: None,
        last_error: None,
        has: None,
    };
    let asked = SourceRecord {
        last_success: Some(at(1)),
        last_attempt: Some(at(2)),
        last_error: Some(failure),
        has: Some((at(-50), at(50))),
        ..source("/media/stick")
    };
    assert_eq!(store.sources(&p).unwrap(), [source("https://example.org/repository"), asked]);
    store.remove_source(&p, "/media/stick").unwrap();
    assert_eq!(store.sources(&p).unwrap(), [source("https://example.org/repository")]);
    assert_eq!(not_found(store.remove_source(&p, "/media/stick")), "source");
    store.remove_publisher(&p, false).unwrap();
    assert_eq!(store.sources(&p).unwrap(), []);
}

#[test]
fn the_shards_of_a_collection_are_those_that_were_named_last() {
    let (_folder, store) = library_with_collection();
    let collection = "p/c".parse().unwrap();
    let [one, two, three] = [b"1", b"2", b"3"].map(|bytes| (hash(bytes), bytes.to_vec()));
    store.put_shards(&collection, &[one.0, two.0], &[one.clone(), two.clone()]).unwrap();
    store.put_shards(&collection, &[two.0, three.0], std::slice::from_ref(&three)).unwrap();
    let held = [&one, &two, &three].map(|(id, _)| store.shard(&collection, id).unwrap());
    assert_eq!(held, [None, Some(two.1.clone()), Some(three.1)]);
    assert_eq!(not_found(store.put_shards(&"p/x".parse().unwrap(), &[], &[])), "collection");
    store.remove_publisher(&name("p"), false).unwrap();
    assert_eq!(store.shard(&collection, &two.0).unwrap(), None);
}

#[test]
fn a_catalogue_adds_changes_and_drops_what_it_lists() {
    let (_folder, store) = library_with_collection();
    store.put_publication(&publication("p/c/a", vec![edition("en", 1), edition("fr", 1), edition("sq", 1)])).unwrap();
    apply(&store, "p/c/a@en", 1, 1).unwrap();
    apply(&store, "p/c/a@fr", 1, 1).unwrap();
    store.put_publication(&publication("p/c/a", vec![edition("ar", 1), edition("fr", 2)])).unwrap();
    let stored = store.publication(&publication_id("p/c/a")).unwrap().unwrap();
    let found: Vec<_> = stored
        .editions
        .iter()
        .map(|e| (e.known.language.as_str(), e.known.revision, e.applied.as_ref().map(|a| a.revision), e.offered))
        .collect();
    // The English text is here, so it stays; the Albanian one was only listed.
    assert_eq!(found, [("ar", 1, None, true), ("en", 1, Some(1), false), ("fr", 2, Some(1), true)]);
    store.put_publication(&publication("p/c/a", vec![edition("en", 1)])).unwrap();
    assert!(store.publication(&publication_id("p/c/a")).unwrap().unwrap().edition(&language("en")).unwrap().offered);
    let stray = publication("p/nowhere/a", Vec::new());
    assert_eq!(not_found(store.put_publications(&[publication("p/c/z", Vec::new()), stray])), "collection");
    assert_eq!(store.publication(&publication_id("p/c/z")).unwrap(), None, "all or none");
}

#[test]
fn a_withdrawn_publication_stays_and_can_come_back() {
    let (_folder, store) = library_with_collection();
    apply(&store, "p/c/a@en", 1, 3).unwrap();
    let withdrawn = || store.publications().unwrap()[0].withdrawn;
    assert!(!withdrawn());
    assert!(store.set_withdrawn(&publication_id("p/c/a")).unwrap());
    assert!(!store.set_withdrawn(&publication_id("p/c/a")).unwrap(), "it is no news the second time");
    assert!(withdrawn());
    assert_eq!(whole_revision(&store, "p/c/a@en"), Some((1, 3)));
    store.put_publication(&publication("p/c/a", vec![edition("en", 1)])).unwrap();
    assert!(!withdrawn());
    store
        .put_publication(&Publication { stage: Stage::Withdrawn, ..publication("p/c/a", vec![edition("en", 1)]) })
        .unwrap();
    assert!(withdrawn());
    assert_eq!(not_found(store.set_withdrawn(&publication_id("p/c/x"))), "publication");
}

#[test]
fn the_index_is_told_of_what_a_catalogue_says_of_editions_that_are_not_here() {
    let (_folder, store) = library_with_collection();
    apply(&store, "p/c/a@en", 1, 1).unwrap();
    let told = |put: &Publication| {
        let number = store.change_number().unwrap();
        store.put_publication(put).unwrap();
        let changed = store.changed_editions_since(number).unwrap();
        changed.iter().map(|c| (c.id.to_string(), c.present)).collect::<Vec<_>>()
    };
    let both = publication("p/c/a", vec![edition("en", 2), edition("fr", 1)]);
    assert_eq!(told(&both), [("p/c/a@fr".to_owned(), true)], "the text of the other one is as it was");
    assert_eq!(told(&both), []);
    assert_eq!(told(&Publication { kind: Kind::Report, ..both }), [], "what a publication is, no index holds");
    let newer = publication("p/c/a", vec![edition("en", 2), edition("fr", 2)]);
    assert_eq!(told(&newer), [("p/c/a@fr".to_owned(), true)]);
    let one = publication("p/c/a", vec![edition("en", 2)]);
    assert_eq!(told(&one), [("p/c/a@fr".to_owned(), false)]);
    assert_eq!(store.totals().unwrap().listed_only, 0);
}

#[test]
fn the_index_is_told_of_no_text_that_stayed_as_it_was() {
    let (_folder, store) = library_with_collection();
    let key = apply(&store, "p/c/a@en", 1, 3).unwrap();
    let (number, before) =
        (store.change_number().unwrap(), store.edition_text(&edition_id("p/c/a@en")).unwrap().unwrap());
    // As it is taken in again where the catalogue says something else of it.
    assert_eq!(apply(&store, "p/c/a@en", 1, 3).unwrap(), key);
    let after = store.edition_text(&edition_id("p/c/a@en")).unwrap().unwrap();
    assert_eq!((store.change_number().unwrap(), &after.sections), (number, &before.sections));
    assert!(after.is_sound());
    apply(&store, "p/c/a@en", 1, 2).unwrap();
    assert_eq!(store.changed_editions_since(number).unwrap().len(), 1);
}

#[test]
fn each_edition_is_told_once_with_its_last_change() {
    let (_folder, store) = library_with_collection();
    for (id, revision) in [("p/c/a@en", 1), ("p/c/b@en", 1), ("p/c/a@en", 2)] {
        apply(&store, id, revision, 1).unwrap();
    }
    let ids = |number| -> Vec<_> {
        store.changed_editions_since(number).unwrap().into_iter().map(|change| change.id.to_string()).collect()
    };
    assert_eq!(ids(0), ["p/c/b@en", "p/c/a@en"]);
    assert_eq!(ids(2), ["p/c/a@en"]);
    assert!(ids(store.change_number().unwrap()).is_empty());
}

#[test]
fn what_the_person_did_stays_until_it_is_undone_or_the_text_changes() {
    let (_folder, store) = library_with_collection();
    let id = publication_id("p/c/a");
    apply(&store, "p/c/a@en", 1, 1).unwrap();
    let marks = || {
        let stored = store.publication(&id).unwrap().unwrap();
        assert_eq!(store.publications().unwrap(), std::slice::from_ref(&stored), "the list says the same");
        (stored.saved, stored.read, stored.acknowledged)
    };
    assert_eq!(marks(), (false, None, None));
    store.set_saved(&id, true).unwrap();
    store.set_read(&id, at(5)).unwrap();
    store.set_acknowledged(&id, Some(at(6))).unwrap();
    assert_eq!(marks(), (true, Some(at(5)), Some(at(6))));
    apply(&store, "p/c/a@fr", 1, 1).unwrap();
    apply(&store, "p/c/a@en", 1, 1).unwrap();
    assert_eq!(marks(), (true, Some(at(5)), Some(at(6))), "another language, or the same revision, is no change");
    apply(&store, "p/c/a@en", 2, 1).unwrap();
    assert_eq!(marks(), (true, None, Some(at(6))), "a new revision is unread");
    store.set_acknowledged(&id, None).unwrap();
    store.set_saved(&id, false).unwrap();
    assert_eq!(marks(), (false, None, None));
    let none = publication_id("p/c/x");
    assert_eq!(not_found(store.set_saved(&none, true)), "publication");
    assert_eq!(not_found(store.set_read(&none, at(0))), "publication");
    assert_eq!(not_found(store.set_acknowledged(&none, None)), "publication");
}

#[test]
fn positions_settings_and_the_index_generation_are_kept() {
    let (folder, store) = library_with_collection();
    apply(&store, "p/c/a@en", 1, 1).unwrap();
    let id = edition_id("p/c/a@en");
    assert_eq!(store.position(&id).unwrap(), None);
    store.set_position(&id, &json!({"section": "s0", "page": 4})).unwrap();
    apply(&store, "p/c/a@en", 2, 1).unwrap();
    assert_eq!(not_found(store.set_position(&edition_id("p/c/a@fr"), &json!(1))), "edition");
    store.set_setting("window", &json!({"theme": "dark"})).unwrap();
    store.set_setting("gone", &json!(1)).unwrap();
    store.set_setting("gone", &json!(null)).unwrap();
    assert_eq!(store.index_generation().unwrap(), None);
    store.set_index_generation("0001").unwrap();
    store.set_index_generation("0002").unwrap();
    drop(store);
    let store = Store::open(folder.path(), at(0)).unwrap();
    assert_eq!(store.position(&id).unwrap(), Some(json!({"section": "s0", "page": 4})));
    assert_eq!(store.setting("window").unwrap(), Some(json!({"theme": "dark"})));
    assert_eq!(store.setting("gone").unwrap(), None);
    assert_eq!(store.index_generation().unwrap().as_deref(), Some("0002"));
}

#[test]
fn handles_see_one_anothers_changes_and_the_counters_say_of_what_sort() {
    type Change = fn(&Store);
    let changes: [(&str, Change, Counters); 16] = [
        ("a publisher", |s| s.put_publisher(&publisher("q")).unwrap(), Counters { change: 0, library: 1, jobs: 0 }),
        (
            "a catalogue",
            |s| s.put_publication(&publication("p/c/b", vec![edition("en", 1)])).unwrap(),
            Counters { change: 1, library: 1, jobs: 0 },
        ),
        (
            "an edition gone from the catalogue",
            |s| s.put_publication(&publication("p/c/a", vec![])).unwrap(),
            Counters { change: 0, library: 1, jobs: 0 },
        ),
        (
            "a language gone from the catalogue",
            |s| s.put_publication(&publication("p/c/b", vec![])).unwrap(),
            Counters { change: 1, library: 1, jobs: 0 },
        ),
        (
            "what the catalogue says of a publication",
            |s| s.put_publication(&Publication { topics: vec![], ..publication("p/c/a", vec![]) }).unwrap(),
            Counters { change: 0, library: 1, jobs: 0 },
        ),
        ("a text", |s| assert!(apply(s, "p/c/a@en", 2, 2).is_ok()), Counters { change: 1, library: 1, jobs: 0 }),
        (
            "saved",
            |s| s.set_saved(&publication_id("p/c/a"), true).unwrap(),
            Counters { change: 0, library: 1, jobs: 0 },
        ),
        ("read", |s| s.set_read(&publication_id("p/c/a"), at(1)).unwrap(), Counters { change: 0, library: 1, jobs: 0 }),
        (
            "a mark",
            |s| s.put_mark(&super::marks::mark("a", "p/c/a@en", 0)).unwrap(),
            Counters { change: 0, library: 1, jobs: 0 },
        ),
        (
            "withdrawn",
            |s| assert!(s.set_withdrawn(&publication_id("p/c/a")).unwrap()),
            Counters { change: 0, library: 1, jobs: 0 },
        ),
        (
            "a check",
            |s| s.record_check(&name("p"), at(1), Err(json!(1))).unwrap(),
            Counters { change: 0, library: 1, jobs: 0 },
        ),
        ("a job", |s| assert!(s.create_job(&a_sync(), at(1)).is_ok()), Counters { change: 0, library: 0, jobs: 1 }),
        ("a setting", |s| s.set_setting("a", &json!(1)).unwrap(), Counters { change: 0, library: 1, jobs: 0 }),
        ("one that stays as it was", |s| s.set_setting("a", &json!(1)).unwrap(), Counters::default()),
        ("one taken away", |s| s.set_setting("a", &json!(null)).unwrap(), Counters { change: 0, library: 1, jobs: 0 }),
        ("one that was not set", |s| s.set_setting("b", &json!(null)).unwrap(), Counters::default()),
    ];
    let (folder, first) = library_with_collection();
    let second = Store::open(folder.path(), at(0)).unwrap();
    apply(&first, "p/c/a@en", 1, 1).unwrap();
    for (what, change, rise) in changes {
        let before = second.counters().unwrap();
        let list = second.publications().unwrap();
        assert_eq!(list, second.publications().unwrap());
        change(&first);
        let after = second.counters().unwrap();
        let found = Counters {
            change: after.change - before.change,
            library: after.library - before.library,
            jobs: after.jobs - before.jobs,
        };
        assert_eq!(found, rise, "{what}");
        // What a handle still knows from before is what a new one finds.
        let fresh = Store::open(folder.path(), at(0)).unwrap().publications().unwrap();
        assert_eq!(second.publications().unwrap(), fresh, "{what}");
        assert_eq!(first.publications().unwrap(), fresh, "{what}");
    }
    assert_eq!(whole_revision(&second, "p/c/a@en"), Some((2, 2)));
}

#[test]
fn of_two_who_change_a_setting_at_the_same_time_neither_change_is_lost() {
    let (folder, store) = library();
    let other = Store::open(folder.path(), at(0)).unwrap();
    std::thread::scope(|scope| {
        for (store, who) in [(&store, "a"), (&other, "b"), (&store, "c")] {
            scope.spawn(move || {
                for number in 0..20 {
                    let add = |before: Option<serde_json::Value>| {
                        let mut all = before.and_then(|before| before.as_array().cloned()).unwrap_or_default();
                        all.push(format!("{who}{number}").into());
                        Some(all.into())
                    };
                    store.change_setting("list", add).unwrap();
                }
            });
        }
    });
    assert_eq!(store.setting("list").unwrap().unwrap().as_array().unwrap().len(), 60);
    let before = store.counters().unwrap();
    store.change_setting("list", |_| None).unwrap();
    assert_eq!(store.counters().unwrap(), before, "nothing was changed");
}

#[test]
fn totals_count_what_there_is() {
    let (_folder, store) = library_with_collection();
    store.put_publication(&publication("p/c/b", vec![edition("en", 1), edition("fr", 1)])).unwrap();
    apply(&store, "p/c/a@en", 1, 7).unwrap();
    let totals = store.totals().unwrap();
    assert_eq!(
        (totals.publishers, totals.collections, totals.publications, totals.editions, totals.sections),
        (1, 1, 2, 3, 7)
    );
    assert!(totals.database_bytes > 4096);
}
