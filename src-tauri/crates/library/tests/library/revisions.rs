//! What a newer revision takes the place of, file by file, and what is withdrawn.

use domain::NoticeStatus;
use library::api::{ErrorCode, Extent, SearchQuery, SyncRequest, SyncState};

use crate::fixture::{Office, PIXEL, walk};

#[test]
fn a_new_revision_replaces_the_old_one_and_its_index_entries() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T09:00:00Z");
    office.write(
        "collections/books/guide/en.md",
        "# Guide to the centre\n\n## Opening {#opening}\n\nWe open on Sundays.\n",
    );
    office.write("collections/books/guide/en.toml", "format = 1\nrevision = 2\n");
    office.build("2026-11-23T10:00:00Z");
    let plan = library.plan(&SyncRequest::default()).unwrap();
    assert_eq!(
        plan.sources[0].items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>(),
        ["office/books/guide@en"]
    );
    assert!(plan.bytes > 0 && plan.bytes == plan.sources[0].bytes);
    assert_eq!(library.sync_status().unwrap().state, SyncState::UpdateReady);
    assert_eq!(library.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources[0].applied, 1);
    assert_eq!(library.sync_status().unwrap().state, SyncState::UpToDate);
    let total =
        |query: &str| library.search(&SearchQuery { query: query.to_owned(), ..SearchQuery::default() }).unwrap().total;
    assert_eq!((total("Sundays"), total("cupboard")), (1, 0));
    let row = &library.publication("office/books/guide", &[]).unwrap().row;
    let french = row.editions.iter().find(|edition| edition.lang == "fr").unwrap();
    assert!(french.outdated, "the French translates revision 1, and the English has revision 2");
}

#[test]
fn a_file_being_read_stays_of_one_revision_while_a_sync_brings_the_next() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T09:00:00Z");
    let plan = |library: &library::Library| {
        let files = library.read("office/books/guide@en", &[]).unwrap().files;
        files.into_iter().find(|file| file.name == "media/plan.png").unwrap()
    };
    let before = plan(&library);
    let beginning = library.file_range(&before.sha256, 0, 20).unwrap();

    let picture = office.content().join("collections/books/guide/media/plan.png");
    let mut bytes = std::fs::read(&picture).unwrap();
    let whole = bytes.clone();
    bytes.extend(b"another revision");
    std::fs::write(&picture, bytes).unwrap();
    office.write("collections/books/guide/en.toml", "format = 1\nrevision = 2\n");
    office.build("2026-11-23T10:00:00Z");
    library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();

    assert_ne!(plan(&library).sha256, before.sha256, "the sync brought another picture");
    let rest = library.file_range(&before.sha256, 20, before.bytes).unwrap();
    assert_eq!([beginning, rest].concat(), whole, "who had begun to read the old one reads it to its end");
    assert_eq!(library.file_range("nonsense", 0, 1).unwrap_err().code, ErrorCode::WrongInput);
}

#[test]
fn files_that_a_sync_replaced_are_cleared_away_by_the_next() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T09:00:00Z");
    let files = library.stats().unwrap().blob_bytes;
    office.write("collections/books/guide/en.toml", "format = 1\nrevision = 2\n");
    office.write("collections/books/guide/en.md", "# Guide to the centre\n\n## Opening {#opening}\n\nAt ten.\n");
    office.build("2026-11-23T10:00:00Z");
    library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    assert!(library.stats().unwrap().blob_bytes > files, "whoever reads the old revision can go on");
    library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    assert!(library.stats().unwrap().blob_bytes < files, "then it is cleared away");
    assert_eq!(library.verify(&mut |_| {}).unwrap().problems, []);
}

/// Bytes that nothing can pack (splitmix64).
fn noise(seed: u64, length: u64) -> Vec<u8> {
    let byte = |at: u64| {
        let mixed = seed.wrapping_add(at).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (mixed ^ mixed >> 27) as u8
    };
    (1..=length).map(byte).collect()
}

/// Gives the guide another picture, with `bytes` that nothing looks at; gives all of it.
fn another_picture(office: &Office, bytes: &[u8]) -> Vec<u8> {
    let path = office.content().join("collections/books/guide/media/plan.png");
    let bytes = [PIXEL, bytes].concat();
    std::fs::write(&path, &bytes).unwrap();
    bytes
}

/// Revision 2 of the guide, with another picture; gives where the picture lies in the repository.
fn guide_with_another_picture(office: &Office, bytes: &[u8]) -> std::path::PathBuf {
    let bytes = another_picture(office, bytes);
    office.write("collections/books/guide/en.toml", "format = 1\nrevision = 2\n");
    let text = "# Guide to the centre\n\n## Opening {#opening}\n\nAt ten. ![A plan](media/plan.png \"The plan\")\n";
    office.write("collections/books/guide/en.md", text);
    office.build("2026-11-23T10:00:00Z");
    walk(&office.folder("repository/blobs")).into_iter().find(|blob| std::fs::read(blob).unwrap() == bytes).unwrap()
}

#[test]
fn a_link_that_breaks_leaves_what_is_saved_as_it_was_and_loses_no_file_of_the_rest() {
    let whole = SyncRequest::default();
    let no_files = SyncRequest { extent: Extent::Texts, ..SyncRequest::default() };
    let small = SyncRequest { budget: Some(3000), ..SyncRequest::default() };
    for (case, saved, request, text) in [
        ("saved", true, &whole, "opens at nine"),
        ("not saved", false, &whole, "At ten"),
        ("saved, and no files come", true, &no_files, "At ten"),
        ("saved, and the whole is beyond the budget", true, &small, "At ten"),
    ] {
        let office = Office::new();
        let library = office.subscribed("2026-11-23T09:00:00Z");
        library.set_saved("office/books/guide", saved).unwrap();
        let guide = || {
            let reading = library.read("office/books/guide@en", &[]).unwrap();
            let picture = reading.files.into_iter().find(|file| file.name == "media/plan.png").unwrap();
            (reading.sections[0].html.clone(), picture.sha256, picture.here)
        };
        let (_, before, _) = guide();
        let blob = guide_with_another_picture(&office, &noise(1, 5000));
        std::fs::rename(&blob, office.folder("away")).unwrap();
        // The second begins with sweeping.
        for _ in 0..2 {
            library.sync(request, &mut |_| {}).unwrap();
        }
        let (found, picture, here) = guide();
        assert!(found.contains(text), "{case}: {found}");
        assert_eq!((picture == before, here), (text == "opens at nine", text == "opens at nine"), "{case}");
        assert!(library.file_range(&before, 0, 20).is_ok(), "{case}: the old picture is still on the disk");
        assert_eq!(library.verify(&mut |_| {}).unwrap().problems.len(), usize::from(!here), "{case}");

        std::fs::rename(office.folder("away"), &blob).unwrap();
        library.sync(&whole, &mut |_| {}).unwrap();
        let (found, picture, here) = guide();
        assert!(found.contains("At ten") && picture != before && here, "{case}");
        assert!(library.file_range(&before, 0, 20).is_ok(), "{case}: whoever reads the old one reads on");
        let one = SyncRequest { only: vec!["office/books/guide@fr".to_owned()], ..SyncRequest::default() };
        library.sync(&one, &mut |_| {}).unwrap();
        assert!(library.file_range(&before, 0, 20).is_ok(), "{case}: one download clears nothing away");
        library.sync(&whole, &mut |_| {}).unwrap();
        assert_eq!(library.file_range(&before, 0, 20).unwrap_err().code, ErrorCode::NotHere, "{case}");
    }
}

#[test]
fn while_only_a_new_text_is_here_the_document_before_it_is_offered_as_what_it_is() {
    let office = Office::new();
    let visits = |revision: u32, rows: &str| {
        let about = format!("format = 1\ntitle = \"Visits\"\nrevision = {revision}\nissued = 2026-11-0{revision}\n");
        office.write("collections/books/visits/en.toml", &about);
        office.write("collections/books/visits/en.csv", &format!("Day,Visits\n{rows}"));
    };
    office.write("collections/books/visits/publication.toml", "format = 1\nkind = \"dataset\"\nissued = 2026-11-01\n");
    visits(1, "Monday,14\n");
    office.build("2026-11-23T08:30:00Z");
    let library = office.subscribed("2026-11-23T09:00:00Z");
    let read = || library.read("office/books/visits@en", &[]).unwrap();
    let before = read();
    assert!(before.earlier.is_none(), "nothing came before it");

    visits(2, "Monday,14\nTuesday,11\n");
    office.build("2026-11-23T10:00:00Z");
    library.sync(&SyncRequest { extent: Extent::Texts, ..SyncRequest::default() }, &mut |_| {}).unwrap();
    let reading = read();
    assert_eq!(reading.publication.editions[reading.edition as usize].revision, 2);
    assert!(reading.files.iter().all(|file| !file.here), "of the new revision only the text came");
    let earlier = reading.earlier.expect("the document of the first revision is still here");
    assert_eq!((earlier.revision, earlier.issued.as_str()), (1, "2026-11-01"));
    assert_eq!(earlier.files, before.files);

    library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    assert!(read().earlier.is_none(), "the new document is here, and nobody needs the old one");
}

#[test]
fn at_the_limit_what_is_replaced_gives_its_place_to_what_replaces_it() {
    for saved in [true, false] {
        let office = Office::new();
        another_picture(&office, &noise(1, 3_000_000));
        office.build("2026-11-23T08:30:00Z");
        let library = office.subscribed("2026-11-23T09:00:00Z");
        library.set_saved("office/books/guide", saved).unwrap();
        guide_with_another_picture(&office, &noise(2, 3_000_000));
        // Room for the texts and the database's log, and for no picture beside the one that is here.
        library.set_space_limit(Some(library.space().unwrap().total + 1_500_000)).unwrap();
        for _ in 0..2 {
            library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
        }
        let files = library.read("office/books/guide@en", &[]).unwrap().files;
        assert!(files.iter().all(|file| file.here), "saved: {saved}; {:?}", library.space().unwrap());
    }
}

#[test]
fn what_a_publisher_withdraws_stays_and_says_so() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T09:00:00Z");
    std::fs::remove_dir_all(office.content().join("collections/notices")).unwrap();
    office.build("2026-11-23T10:00:00Z");
    assert_eq!(library.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources[0].withdrawn, 1);
    let notice = &library.notices(&[]).unwrap().items[0];
    assert!(notice.withdrawn);
    assert_eq!(notice.notice.as_ref().unwrap().status, NoticeStatus::Cancelled);
    assert!(!library.read("office/notices/desk@en", &[]).unwrap().sections.is_empty());
}

#[test]
fn a_withdrawn_publication_goes_when_the_person_lets_it_and_stays_away() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T09:00:00Z");
    assert_eq!(library.let_go("guide").unwrap_err().code, ErrorCode::WrongInput, "it is still offered");
    std::fs::remove_dir_all(office.content().join("collections/books/guide")).unwrap();
    office.build("2026-11-23T10:00:00Z");
    let sync = || library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    sync();
    let found =
        || library.search(&SearchQuery { query: "cupboard".to_owned(), ..SearchQuery::default() }).unwrap().total;
    assert!(library.publication("guide", &[]).unwrap().row.withdrawn && found() > 0);
    library.let_go("guide").unwrap();
    assert_eq!(found(), 0);
    sync();
    assert_eq!(library.publication("guide", &[]).unwrap_err().code, ErrorCode::NotFound);
}
