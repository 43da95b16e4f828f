//! The index is a cache: whatever becomes of it, all that is here is found.

use std::sync::Arc;

use disk::{Disk, Fault, Step};
use library::Library;
use library::api::{SearchQuery, SyncRequest};

use crate::fixture::{Office, at, copy, query, walk};

#[test]
fn the_index_can_be_deleted_or_damaged_and_loses_nothing() {
    let office = Office::new();
    drop(office.subscribed("2026-11-23T09:00:00Z"));
    let index = office.folder("library").join("index");
    let find = || {
        let library = office.library("library", "2026-11-23T09:00:00Z");
        let query = SearchQuery { query: "cupboard".to_owned(), ..SearchQuery::default() };
        (library.search(&query).unwrap().total, library.verify(&mut |_| {}).unwrap().index_complete)
    };
    assert_eq!(find(), (1, true));
    std::fs::remove_dir_all(&index).unwrap();
    assert_eq!(find(), (1, true), "after the index was deleted");
    for entry in walk(&index) {
        std::fs::write(entry, b"damaged").unwrap();
    }
    assert_eq!(find(), (1, true), "after the index was damaged");
}

/// A disk on which nothing can be made, as in a folder that may only be read.
struct OnlyRead;

impl Fault for OnlyRead {
    fn before(&self, step: Step) -> std::io::Result<()> {
        if step == Step::CreateFile { Err(std::io::ErrorKind::PermissionDenied.into()) } else { Ok(()) }
    }
}

#[test]
fn a_library_that_can_only_be_read_is_searched_even_where_its_index_is_gone() {
    let office = Office::new();
    drop(office.subscribed("2026-11-23T09:00:00Z"));
    let folder = office.folder("library");
    let damages: [fn(&std::path::Path); 2] = [|_| (), |index| std::fs::remove_dir_all(index).unwrap()];
    for damage in damages {
        damage(&folder.join("index"));
        // Without what SQLite makes and removes beside its file.
        let files = || walk(&folder).into_iter().filter(|path| !path.to_string_lossy().contains(".sqlite-"));
        let before: Vec<_> = files().collect();
        let clock = Arc::new(|| at("2026-11-23T09:00:00Z"));
        let library = Library::open_on(Disk::with_fault(Arc::new(OnlyRead)), &folder, clock).unwrap();
        library.bring_index_up_to_date().unwrap();
        for query in ["cupboard", "neuf heures"] {
            let query = SearchQuery { query: query.to_owned(), ..SearchQuery::default() };
            assert_eq!(library.search(&query).unwrap().total, 1);
        }
        assert_eq!(files().collect::<Vec<_>>(), before, "nothing was made");
    }
}

#[test]
fn what_was_applied_before_an_interruption_is_found_after_the_next_start() {
    type Way = (&'static str, fn(&Library));
    let ways: [Way; 2] = [
        ("asked for", |library| library.bring_index_up_to_date().unwrap()),
        ("in the background, as the window does at its start", |library| {
            library.refresh_index_in_background();
            for _ in 0..20_000 {
                if library.search(&query("Sundays")).unwrap().total == 1 {
                    return;
                }
                std::thread::yield_now();
            }
        }),
    ];
    for (way, bring_up) in ways {
        let office = Office::new();
        drop(office.subscribed("2026-11-23T09:00:00Z"));
        let index = office.folder("library").join("index");
        let behind = office.folder("index as it was");
        copy(&index, &behind);
        office.write(
            "collections/books/guide/en.md",
            "# Guide to the centre\n\n## Opening {#opening}\n\nWe open on Sundays.\n",
        );
        office.build("2026-11-23T10:00:00Z");
        office.library("library", "2026-11-23T11:00:00Z").sync(&SyncRequest::default(), &mut |_| {}).unwrap();
        std::fs::remove_dir_all(&index).unwrap();
        copy(&behind, &index);
        let library = office.library("library", "2026-11-23T12:00:00Z");
        assert_eq!(library.search(&query("Sundays")).unwrap().total, 0, "{way}: a search alone changes nothing");
        let mut watch = library.watch();
        bring_up(&library);
        assert_eq!(library.search(&query("Sundays")).unwrap().total, 1, "{way}");
        let told = (0..20_000).any(|_| {
            std::thread::yield_now();
            watch.look().is_some_and(|(change, _)| change.publications)
        });
        assert!(told, "{way}: who has searched already is told");
        assert!(watch.look().is_none(), "{way}: it is told once");
    }
}

#[test]
fn processes_that_find_no_index_make_one_and_do_not_disturb_each_other() {
    let office = Office::new();
    drop(office.subscribed("2026-11-23T09:00:00Z"));
    std::fs::remove_dir_all(office.folder("library").join("index")).unwrap();
    std::thread::scope(|scope| {
        let searching = (0..4).map(|_| {
            // Each has the library open for itself, as another process has.
            let library = office.library("library", "2026-11-23T09:00:00Z");
            scope.spawn(move || {
                let found = library.search(&SearchQuery { query: "centre".to_owned(), ..SearchQuery::default() });
                assert!(found.unwrap().total > 0);
            })
        });
        searching.collect::<Vec<_>>().into_iter().for_each(|one| one.join().unwrap());
    });
    let generations = std::fs::read_dir(office.folder("library").join("index")).unwrap().flatten();
    assert_eq!(generations.filter(|entry| entry.path().is_dir()).count(), 1);
}
