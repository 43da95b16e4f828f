//! What is here is listed, found, read and saved.

use library::api::{Availability, CopyForm, ErrorCode, ListQuery, Place, SearchQuery};

use crate::fixture::Office;

#[test]
fn what_an_office_publishes_can_be_listed_read_searched_and_saved() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T09:00:00Z");
    let list = library.publications(&ListQuery { prefer: vec!["fr".to_owned()], ..ListQuery::default() }).unwrap();
    let titles: Vec<&str> = list.items.iter().map(|row| row.editions[row.best as usize].title.as_str()).collect();
    assert_eq!(titles, ["Guichet fermé", "Guide du centre"]);
    assert!(
        list.items.iter().flat_map(|row| &row.editions).all(|edition| edition.availability == Availability::Downloaded)
    );

    let reading = library.read("office/books/guide@en", &[]).unwrap();
    let ids: Vec<&str> = reading.sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(ids, ["opening", "privacy"]);
    assert!(reading.sections[1].html.contains("locked cupboard"));

    let answer = library.search(&SearchQuery { query: "locked cupb".to_owned(), ..SearchQuery::default() }).unwrap();
    let hit = &answer.hits[0];
    assert_eq!((hit.id.as_str(), hit.lang.as_str(), hit.section.as_str()), ("office/books/guide", "en", "privacy"));
    assert!(
        hit.snippet.contains("\u{E000}locked\u{E001}") && hit.snippet.contains("\u{E000}cupboard\u{E001}"),
        "{}",
        hit.snippet
    );

    let copy = library.save_copy_into("books/guide@en", CopyForm::File, &office.folder("copies")).unwrap();
    let page = std::fs::read_to_string(&copy.path).unwrap();
    for part in ["locked cupboard", "As of", "data:image/png;base64,"] {
        assert!(page.contains(part), "{part} is not in the copy");
    }
    assert!(!page.contains("<script"));
}

#[test]
fn names_may_be_short_where_they_are_unambiguous() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T09:00:00Z");
    for id in ["office/books/guide@en", "books/guide@en", "guide@en"] {
        assert_eq!(library.read(id, &[]).unwrap().sections.len(), 2, "{id}");
    }
    for (id, code) in [
        ("nothing@en", ErrorCode::NotFound),
        ("guide", ErrorCode::WrongInput),
        ("guide@de", ErrorCode::NotFound),
        ("guide@!!", ErrorCode::WrongInput),
    ] {
        assert_eq!(library.read(id, &[]).unwrap_err().code, code, "{id}");
    }
}

#[test]
fn a_place_is_found_again() {
    let office = Office::new();
    let place = Place { section: "privacy".to_owned(), page: None, view: "text".to_owned(), at: Some(12) };
    office.subscribed("2026-11-23T09:00:00Z").set_position("guide@en", &place).unwrap();
    let again = office.library("library", "2026-11-24T09:00:00Z");
    assert_eq!(again.read("guide@en", &[]).unwrap().position, Some(place));
}

#[test]
fn filters_narrow_a_search_and_wrong_ones_are_named() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T09:00:00Z");
    let total = |change: &dyn Fn(&mut SearchQuery)| {
        let mut query = SearchQuery { query: "centre".to_owned(), ..SearchQuery::default() };
        change(&mut query);
        library.search(&query).map(|answer| answer.hits.len())
    };
    assert!(total(&|_| ()).unwrap() >= 2);
    assert!(total(&|query| query.langs = vec!["fr".to_owned()]).unwrap() < total(&|_| ()).unwrap());
    assert_eq!(total(&|query| query.kinds = vec![domain::Kind::Form]).unwrap(), 0);
    assert!(total(&|query| query.collections = vec!["books".to_owned()]).unwrap() >= 2);
    assert!(total(&|query| query.langs = vec!["not a tag".to_owned()]).is_err());
    assert!(total(&|query| query.collections = vec!["nothing".to_owned()]).is_err());
    for text in ["", "«…»", "\"unclosed", &"word ".repeat(2000), "\u{E000}", "a:b:c -- AND OR"] {
        library.search(&SearchQuery { query: text.to_owned(), ..SearchQuery::default() }).unwrap();
    }
}

#[test]
fn a_group_has_the_best_sections_and_more_on_demand() {
    let office = Office::new();
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
    let sections = days.map(|day| format!("## {day}\n\nThe lantern is lit on {day}.\n\n")).concat();
    office.write("collections/books/guide/en.md", &format!("# Guide to the centre\n\n{sections}"));
    office.build("2026-11-23T08:30:00Z");
    let library = office.subscribed("2026-11-23T09:00:00Z");
    let query = SearchQuery { query: "lantern".to_owned(), ..SearchQuery::default() };
    for (sections, shown) in [(None, 3), (Some(20), 5)] {
        let query = SearchQuery { sections, within: Some("guide".to_owned()), ..query.clone() };
        let results = library.search_results(&query).unwrap();
        let groups: Vec<_> = results.groups.iter().map(|group| (group.total, group.hits.len())).collect();
        assert_eq!((results.total, groups), (5, vec![(5, shown)]));
    }
}
