//! Several sources, damaged ones, partial ones, and the one that comes with the app.

use library::api::{Availability, ErrorCode, SearchQuery, SyncRequest, SyncState};

use crate::fixture::{Office, walk};

#[test]
fn a_missing_or_wrong_blob_costs_its_edition_and_nothing_else() {
    for damage in [Damage::Removed, Damage::Changed] {
        let office = Office::new();
        let library = office.library("library", "2026-11-23T09:00:00Z");
        library.add_source(&office.repository(), &office.card()).unwrap();
        let blob = office.sections_blob("office/books/guide@en");
        let whole = std::fs::read(&blob).unwrap();
        match damage {
            Damage::Removed => std::fs::remove_file(&blob).unwrap(),
            Damage::Changed => std::fs::write(&blob, vec![0; whole.len()]).unwrap(),
        }
        let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
        let failed: Vec<&str> = report.sources[0].failed.iter().map(|item| item.id.as_str()).collect();
        assert_eq!(failed, ["office/books/guide@en"]);
        assert_eq!(report.sources[0].applied, 3);
        let rows = library.publication("office/books/guide", &[]).unwrap().row.editions;
        assert_eq!(rows.iter().find(|row| row.lang == "en").unwrap().availability, Availability::NotHere);
        std::fs::write(&blob, whole).unwrap();
        let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
        assert_eq!((report.sources[0].applied, report.sources[0].failed.len()), (1, 0));
    }
}

enum Damage {
    Removed,
    Changed,
}

#[test]
fn of_several_sources_the_newest_counts_and_each_can_mend_what_another_has_damaged() {
    let office = Office::new();
    let old = office.copy_of_repository("old stick");
    office.write("collections/books/guide/en.md", "# Guide to the centre\n\n## Opening {#opening}\n\nAt ten.\n");
    office.write("collections/books/guide/en.toml", "format = 1\nrevision = 2\n");
    office.build("2026-11-23T10:00:00Z");
    // The newest source has lost a text that the old one has whole, and the other way round.
    let lost = office.sections_blob("office/notices/desk@fr");
    std::fs::remove_file(&lost).unwrap();

    let library = office.library("library", "2026-11-23T11:00:00Z");
    library.add_source(&office.repository(), &office.card()).unwrap();
    library.add_source(&old.to_string_lossy(), &office.card()).unwrap();
    library.add_source(&old.to_string_lossy(), &office.card()).unwrap();
    assert_eq!(library.sources().unwrap().len(), 2, "the same twice is one");
    let plan = library.plan(&SyncRequest::default()).unwrap();
    let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources.remove(0);
    assert_eq!(report.failed, []);
    assert_eq!(plan.sources[0].items.len(), report.applied as usize, "the plan was what was done");
    assert_eq!(report.sources.iter().filter(|source| source.error.is_some()).count(), 0, "{report:?}");
    assert!(library.read("office/notices/desk@fr", &[]).unwrap().sections[0].html.contains("guichet"));
    assert!(library.read("office/books/guide@en", &[]).unwrap().sections[0].html.contains("At ten"));

    // The one that is behind has not failed, whichever is asked first.
    library.remove_location("office", &office.repository()).unwrap();
    library.add_source(&office.repository(), &office.card()).unwrap();
    let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources.remove(0);
    assert_eq!(report.sources.iter().filter(|source| source.error.is_some()).count(), 0, "{report:?}");

    // One that is gone costs nothing while the other is there, and is named.
    std::fs::remove_dir_all(office.folder("repository")).unwrap();
    let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources.remove(0);
    let failed: Vec<_> = report.sources.iter().filter_map(|source| source.error.as_ref()).map(|e| e.code).collect();
    assert_eq!(failed, [ErrorCode::Refused, ErrorCode::Unreachable], "alone, the old one is behind what is known");
    assert_eq!(report.error.map(|failure| failure.code), Some(ErrorCode::Refused));

    library.remove_location("office", &office.repository()).unwrap();
    let only = library.remove_location("office", &old.to_string_lossy()).unwrap_err();
    assert_eq!(only.code, ErrorCode::WrongInput, "{}", only.message);
    assert_eq!(library.read("office/books/guide@en", &[]).unwrap().sections.len(), 1, "what came from it stays");
}

#[test]
fn a_copy_of_a_part_brings_that_part_and_withdraws_nothing() {
    let office = Office::new();
    // As a copy of some collections is: the role and the catalogue of the other are not in it.
    let without_books = |stick: &std::path::Path| {
        for file in walk(stick).into_iter().filter(|file| file.to_string_lossy().contains(".books.json")) {
            std::fs::remove_file(file).unwrap();
        }
    };
    let stick = office.copy_of_repository("stick");
    without_books(&stick);
    let library = office.library("library", "2026-11-23T09:00:00Z");
    library.add_source(&stick.to_string_lossy(), &office.card()).unwrap();
    let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    let found = &report.sources[0];
    assert_eq!((found.applied, found.failed.len(), &found.as_of, &found.error), (2, 0, &None, &None), "{report:?}");
    assert_eq!(library.sync_status().unwrap().state, SyncState::UpToDate);
    // Another source has the rest.
    library.add_source(&office.repository(), &office.card()).unwrap();
    assert_eq!(library.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources[0].applied, 2);

    // A newer copy that hides what is known here: it stays, and nobody says that all is up to date.
    office.write("collections/books/guide/en.toml", "format = 1\nrevision = 2\n");
    office.build("2026-11-23T08:30:00Z");
    std::fs::remove_dir_all(&stick).unwrap();
    office.copy_of_repository("stick");
    without_books(&stick);
    std::fs::rename(office.repository(), office.folder("gone")).unwrap();
    let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    let found = &report.sources[0];
    assert_eq!((found.withdrawn, found.failed[0].id.as_str()), (0, "office/books"));
    assert_eq!(found.failed[0].error.code, ErrorCode::NotHere);
    assert_eq!(found.as_of.as_deref(), Some("2026-11-23T08:00:00Z"), "as of when all of it was here");
    assert_ne!(library.sync_status().unwrap().state, SyncState::UpToDate);
    assert!(!library.publication("guide", &[]).unwrap().row.withdrawn);
}

#[test]
fn the_library_that_comes_with_the_app_is_replaced_by_the_one_a_newer_app_brings() {
    let (old, new) = (Office::new(), Office::new());
    new.write(
        "collections/books/guide/en.md",
        "# Guide to the centre\n\n## Opening {#opening}\n\nFrom the newer app.\n",
    );
    new.build("2026-11-23T10:00:00Z");
    let library = old.library("library", "2026-11-23T12:00:00Z");
    let card = |office: &Office| std::fs::read(office.card()).unwrap();
    library.take_in_built_in(&card(&old), &old.repository()).unwrap();
    library.take_in_built_in(&card(&old), &old.repository()).unwrap();
    assert_eq!(library.jobs().unwrap().len(), 1, "nothing new makes no second job");
    library.take_in_built_in(&card(&new), &new.repository()).unwrap();
    let query = SearchQuery { query: "newer app".to_owned(), ..SearchQuery::default() };
    assert_eq!(library.search(&query).unwrap().total, 1);
    assert!(library.sources().unwrap()[0].built_in);
}

#[test]
fn what_the_app_brought_is_no_longer_waiting_once_it_is_taken_in() {
    let office = Office::new();
    let library = office.library("library", "2026-11-23T12:00:00Z");
    let card = std::fs::read(office.card()).unwrap();
    library.take_in_built_in(&card, &office.repository()).unwrap();
    office.write("collections/books/guide/en.md", "# Guide\n\n## Opening {#opening}\n\nFrom the newer app.\n");
    office.build("2026-11-23T10:00:00Z");
    library.plan(&SyncRequest::default()).unwrap();
    assert_eq!(library.sync_status().unwrap().state, SyncState::UpdateReady);
    library.take_in_built_in(&card, &office.repository()).unwrap();
    assert_eq!(library.sync_status().unwrap().state, SyncState::UpToDate);
}
