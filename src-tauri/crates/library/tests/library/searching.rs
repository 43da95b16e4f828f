//! Searching as the window and the command line ask it, from a content folder to an answer.

use crate::fixture::{Office, query};
use domain::NoticeStatus;
use library::Library;
use library::api::{SearchOrder, SearchQuery, SearchResults, SyncRequest};

fn results(library: &Library, text: &str) -> SearchResults {
    library.search_results(&query(text)).unwrap()
}

/// The publications of an answer, by the last part of their ids.
fn names(results: &SearchResults) -> Vec<&str> {
    results.groups.iter().filter_map(|group| group.publication.id.rsplit('/').next()).collect()
}

#[test]
fn a_term_in_one_language_is_found_in_the_others_by_the_glossary_of_its_collection() {
    let office = Office::new();
    office.write(
        "collections/books/glossary.toml",
        "format = 1\n\n[[terms]]\nen = [\"opening hours\", \"opens\"]\nfr = [\"heures d’ouverture\", \"ouvre\"]\n",
    );
    office.build("2026-11-23T09:00:00Z");
    let library = office.subscribed("2026-11-23T10:00:00Z");
    let found = results(&library, "opens ");
    assert_eq!(names(&found), ["guide"]);
    let group = &found.groups[0];
    assert_eq!((group.lang.as_str(), group.by_glossary, group.total), ("en", false, 1));
    let also = group.also.iter().map(|also| (also.lang.as_str(), also.count, also.by_glossary)).collect::<Vec<_>>();
    assert_eq!(also, [("fr", 1, true)]);
    assert_eq!((found.glossary[0].typed.as_str(), found.total), ("opens", 2));
    // Among the French texts the glossary alone finds it.
    let french = library.search_results(&SearchQuery { langs: vec!["fr".to_owned()], ..query("opens ") }).unwrap();
    assert!(french.groups[0].by_glossary && french.groups[0].hits[0].snippet.contains("\u{E000}ouvre\u{E001}"));
    let typed = library.search_results(&SearchQuery { as_typed: true, ..query("opens ") }).unwrap();
    assert_eq!((typed.total, typed.glossary.len()), (1, 0));
    // The next catalogue has none.
    std::fs::remove_file(office.content().join("collections/books/glossary.toml")).unwrap();
    office.build("2026-11-24T09:00:00Z");
    let library = office.library("library", "2026-11-24T10:00:00Z");
    library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    assert_eq!(results(&library, "opens ").total, 1);
}

#[test]
fn what_is_not_on_this_computer_is_found_by_its_title_and_counted_apart() {
    let office = Office::new();
    office.write("collections/books/guide/en.toml", "format = 1\nsummary = \"How the reception works.\"\n");
    office.build("2026-11-23T09:00:00Z");
    let library = office.library("library", "2026-11-23T10:00:00Z");
    library.add_source(&office.repository(), &office.card()).unwrap();
    let budget = SyncRequest { budget: Some(0), ..SyncRequest::default() };
    library.sync(&budget, &mut |_| {}).unwrap();
    for (text, lang) in [("receptions ", "en"), ("guide centre ", "en"), ("guid", "en")] {
        let found = results(&library, text);
        assert_eq!((found.total, found.groups.len(), found.facets.langs.len()), (0, 0, 0), "{text}");
        let hit = found.not_here.iter().find(|hit| hit.lang == lang).unwrap();
        assert_eq!(hit.id, "office/books/guide");
        assert!(hit.title.contains('\u{E000}') || hit.summary.contains('\u{E000}'), "{text}: {hit:?}");
        assert!(hit.text_bytes > 0 && hit.bytes > hit.text_bytes);
    }
    assert_eq!(results(&library, "cupboard ").not_here_total, 0, "its text is not here");
    assert!(library.verify(&mut |_| {}).unwrap().index_complete);
    // With its text it is found as a text.
    library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    let found = results(&library, "guide centre ");
    assert_eq!((found.not_here_total, found.not_searched), (0, 0));
    assert!(found.total > 0);
    assert!(library.verify(&mut |_| {}).unwrap().index_complete);
}

#[test]
fn a_saved_search_tells_what_a_sync_brought() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T10:00:00Z");
    let saved = library.save_search("", &query("centre")).unwrap();
    assert_eq!((saved.id, saved.name.as_str(), saved.news), (1, "centre", 0));
    assert!(saved.total > 0);
    assert_eq!(library.save_search("Ours", &query(" centre ")).unwrap().id, 1, "the same search is saved once");
    assert!(library.save_search("", &query(" ")).is_err());

    office.write("collections/books/move/publication.toml", "format = 1\nkind = \"article\"\nissued = 2026-11-20\n");
    office.write("collections/books/move/en.md", "# The centre moves\n\nThe centre moves to the station.\n");
    office.build("2026-11-24T09:00:00Z");
    let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    let [news] = &report.saved_searches[..] else { panic!("{:?}", report.saved_searches) };
    assert_eq!((news.id, news.name.as_str(), news.news, news.total), (1, "Ours", 1, saved.total + 1));

    library.mark_search_seen(1).unwrap();
    assert_eq!(library.saved_searches().unwrap()[0].news, 0);

    // The same text under another summary is no news, and neither is what was taken back before anybody looked.
    let news_after = |now| {
        office.build(now);
        let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
        report.saved_searches.iter().map(|saved| saved.news).sum::<u64>()
    };
    office.write("collections/books/move/en.toml", "format = 1\nsummary = \"Where it goes.\"\n");
    assert_eq!(news_after("2026-11-25T09:00:00Z"), 0);
    let gone = "collections/books/gone";
    office.write(&format!("{gone}/publication.toml"), "format = 1\nkind = \"article\"\nissued = 2026-11-20\n");
    office.write(&format!("{gone}/en.md"), "# The centre stays\n\nThe centre stays where it is.\n");
    assert_eq!(news_after("2026-11-26T09:00:00Z"), 1);
    std::fs::remove_dir_all(office.content().join(gone)).unwrap();
    assert_eq!(news_after("2026-11-27T09:00:00Z"), 0);

    // Of a text that is corrected only the sections with other words are news.
    let parts = |two: &str| {
        let section = |part: &str, words: &str| format!("## Part {part} {{#{part}}}\n\nThe centre {words}.\n\n");
        format!(
            "# The centre in parts\n\n{}{}{}",
            section("one", "opens"),
            section("two", two),
            section("three", "closes")
        )
    };
    let folder = "collections/books/parts";
    office.write(&format!("{folder}/publication.toml"), "format = 1\nkind = \"article\"\nissued = 2026-11-20\n");
    office.write(&format!("{folder}/en.md"), &parts("serves tea"));
    assert_eq!(news_after("2026-11-28T09:00:00Z"), 3);
    library.mark_search_seen(1).unwrap();
    office.write(&format!("{folder}/en.toml"), "format = 1\nrevision = 2\n");
    office.write(&format!("{folder}/en.md"), &parts("serves coffee"));
    assert_eq!(news_after("2026-11-29T09:00:00Z"), 1);

    library.remove_saved_search(1).unwrap();
    assert_eq!(library.saved_searches().unwrap(), []);
    assert!(library.remove_saved_search(1).is_err() && library.mark_search_seen(1).is_err());
}

#[test]
fn the_latest_questions_are_remembered_each_once() {
    let office = Office::new();
    let library = office.library("library", "2026-11-23T10:00:00Z");
    for text in ["centre", " desk ", "centre", " ", &"x".repeat(1000)] {
        library.remember_search(text).unwrap();
    }
    assert_eq!(library.recent_searches().unwrap(), ["centre", "desk"]);
    library.forget_recent_searches().unwrap();
    assert_eq!(library.recent_searches().unwrap(), [""; 0]);
}

#[test]
fn topics_years_dates_and_one_publication_narrow_and_dates_give_an_order() {
    let office = Office::new();
    office.write(
        "collections/books/old/publication.toml",
        "format = 1\nkind = \"report\"\ntopics = [\"centres\"]\nissued = 2019-05-01\n",
    );
    office.write(
        "collections/books/old/en.md",
        "# The centre in its first year\n\nThe centre, the centre, the centre.\n",
    );
    office.build("2026-11-23T09:00:00Z");
    let library = office.subscribed("2026-11-23T10:00:00Z");
    let whole = results(&library, "centre ");
    let values = |counts: &[library::api::FacetCount]| counts.iter().map(|c| c.value.clone()).collect::<Vec<_>>();
    assert_eq!(values(&whole.facets.years), ["2026", "2019"]);
    assert_eq!(values(&whole.facets.topics), ["centres"]);
    let narrow = |narrowed: SearchQuery| {
        let found = library.search_results(&narrowed).unwrap();
        names(&found).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(narrow(SearchQuery { topics: vec!["centres".to_owned()], ..query("centre ") }), ["old"]);
    assert_eq!(narrow(SearchQuery { years: vec![2026], ..query("centre ") }), ["guide"]);
    assert_eq!(narrow(SearchQuery { before: Some("2020".to_owned()), ..query("centre ") }), ["old"]);
    assert_eq!(narrow(query("centre topic:centres ")), ["old"]);
    assert_eq!(narrow(query("centre after:2026-11 ")), ["guide"]);
    assert_eq!(narrow(SearchQuery { within: Some("guide".to_owned()), ..query("centre ") }), ["guide"]);
    assert_eq!(narrow(query("centre "))[0], "old");
    assert_eq!(narrow(SearchQuery { order: SearchOrder::Date, ..query("centre ") }), ["guide", "old"]);
    assert!(library.search(&SearchQuery { after: Some("soon".to_owned()), ..query("centre") }).is_err());
    assert!(library.search(&SearchQuery { within: Some("nothing".to_owned()), ..query("centre") }).is_err());
}

#[test]
fn a_notice_that_holds_comes_before_one_that_no_longer_does() {
    let office = Office::new();
    for (name, more) in [("shut", ""), ("shut-again", "supersedes = [\"notices/shut\"]\n")] {
        office.write(
            &format!("collections/notices/{name}/publication.toml"),
            &format!(
                "format = 1\nkind = \"notice\"\nissued = 2026-11-02\n[notice]\nmessage = \"update\"\nseverity = \"minor\"\n{more}"
            ),
        );
        office.write(&format!("collections/notices/{name}/en.md"), "# Ramp\n\nThe ramp is being mended.\n");
    }
    office.build("2026-11-23T09:00:00Z");
    let library = office.subscribed("2026-11-23T10:00:00Z");
    assert_eq!(names(&results(&library, "ramp ")), ["shut-again", "shut"]);
    // Whoever lists sections alone is told, too.
    let hits = library.search(&query("ramp ")).unwrap().hits;
    let standing: Vec<_> = hits.iter().map(|hit| (hit.id.as_str(), hit.status)).collect();
    let (held, over) = (Some(NoticeStatus::InForce), Some(NoticeStatus::Superseded));
    assert_eq!(standing, [("office/notices/shut-again", held), ("office/notices/shut", over)]);
    assert!(hits.iter().all(|hit| hit.as_of.is_none()));
    // Once nothing confirms it any more, with the day on which it was.
    let later = office.library("library", "2027-06-23T10:00:00Z");
    assert!(later.search(&query("ramp ")).unwrap().hits[0].as_of.is_some());
}

#[test]
fn a_section_says_whether_its_publication_was_withdrawn_or_its_translation_is_older() {
    let office = Office::new();
    office.write("collections/books/old/publication.toml", "format = 1\nkind = \"article\"\nissued = 2026-11-02\n");
    office.write("collections/books/old/en.md", "# Ramps\n\nThe ramp was mended.\n");
    office.write("collections/books/old/en.toml", "format = 1\nsummary = \"Ramps.\"\nrevision = 2\n");
    office.write("collections/books/old/fr.md", "# Rampes\n\nLa ramp est réparée.\n");
    office.write(
        "collections/books/old/fr.toml",
        "format = 1\nsummary = \"Rampes.\"\nrevision = 1\ntranslates = { language = \"en\", revision = 1 }\n",
    );
    office.build("2026-11-23T09:00:00Z");
    let library = office.subscribed("2026-11-23T10:00:00Z");
    let told = |library: &Library| {
        let mut told: Vec<_> = library.search(&query("ramp ")).unwrap().hits;
        told.sort_by(|one, other| one.lang.cmp(&other.lang));
        told.into_iter().map(|hit| (hit.lang, hit.outdated, hit.withdrawn, hit.status)).collect::<Vec<_>>()
    };
    let lang = |tag: &str| tag.to_owned();
    assert_eq!(told(&library), [(lang("en"), false, false, None), (lang("fr"), true, false, None)]);
    std::fs::remove_dir_all(office.content().join("collections/books/old")).unwrap();
    office.build("2026-11-24T09:00:00Z");
    let library = office.library("library", "2026-11-24T10:00:00Z");
    library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    assert!(told(&library).iter().all(|(_, _, withdrawn, _)| *withdrawn) && !told(&library).is_empty());
}
