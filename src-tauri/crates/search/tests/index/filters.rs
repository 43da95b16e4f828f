//! What narrows an answer, and the counts of its facets.

use domain::Kind;
use search::{Day, Document, Holding, Holdings, Index, MIN_WRITER_BYTES, Query};

use crate::fixture::{Text, found, holding, language, library, ranked};

#[test]
fn filters_narrow_the_answer_and_the_other_facets() {
    let texts: Vec<Text<'_>> = (0..12).map(|n| (["en", "fr", "sr-Latn"][n % 3], "", "desk")).collect();
    let library = library(&texts);
    let whole = library.ask("desk ");
    assert_eq!(whole.total, 12);
    assert_eq!(whole.facets.languages, [(language("en"), 4), (language("fr"), 4), (language("sr-Latn"), 4)]);
    assert_eq!(whole.facets.kinds, [(Kind::Notice, 6), (Kind::Handbook, 6)]);
    assert_eq!(whole.facets.collections, [("hq/notices".to_owned(), 8), ("hq/guides".to_owned(), 4)]);

    let wanted = [language("sr")];
    let kinds = [Kind::Notice];
    let answer = library.search(&Query { languages: &wanted, kinds: &kinds, ..Query::new("desk ") });
    assert_eq!(found(&answer), [5, 11]);
    assert_eq!(answer.facets.languages, [(language("en"), 2), (language("fr"), 2), (language("sr-Latn"), 2)]);
    assert_eq!(answer.facets.kinds, [(Kind::Notice, 2), (Kind::Handbook, 2)]);
    assert_eq!(answer.facets.collections, [("hq/notices".to_owned(), 2)]);

    let collections = ["hq/nowhere".to_owned()];
    let answer = library.search(&Query { collections: &collections, ..Query::new("desk ") });
    assert_eq!((answer.total, answer.hits.len()), (0, 0));
}

#[test]
fn filters_alone_list_what_they_let_through_newest_first() {
    let texts: Vec<Text<'_>> =
        (0..12).map(|n| (["en", "fr", "sr-Latn"][n % 3], "", ["desk", "desk return"][n / 6])).collect();
    let library = library(&texts);
    for (query, expected) in [
        ("lang:fr", vec![1, 4, 7, 10]),
        ("lang:sr kind:notice ", vec![5, 11]),
        ("lang:SR kind:notice ", vec![5, 11]),
        ("collection:Guides before:2026", vec![0, 3, 6, 9]),
        ("topic:return after:2025", vec![1, 4, 5, 8]),
        ("collection:guides before:2026", vec![0, 3, 6, 9]),
        ("kind:notice ?!", vec![1, 3, 5, 7, 9, 11]),
        ("lang:fr -return", vec![1, 4]),
        ("-lang:fr NOT lang:en", vec![2, 5, 8, 11]),
        ("-kind:notice -topic:return after:2025", vec![2, 10]),
    ] {
        let answer = library.search(&Query { groups: 10, ..Query::new(query) });
        assert_eq!((found(&answer), answer.misread.len()), (expected.clone(), 0), "{query}");
        let years: Vec<_> = ranked(&answer).iter().map(|key| 2024 + key % 3).collect();
        assert!(years.is_sorted_by(|left, right| left >= right), "{query}: {years:?}");
        assert!(answer.hits.iter().all(|hit| !hit.rescued && !hit.by_glossary) && !answer.any_word, "{query}");
        let shown: usize = answer.groups.iter().map(|group| group.editions.len()).sum();
        assert_eq!((shown, answer.groups.len() as u64), (expected.len(), answer.publications), "{query}");
    }
    // What is chosen in a facet narrows the list, and the counts are those of the whole of it.
    let notices = [Kind::Notice];
    let answer = library.search(&Query { kinds: &notices, ..Query::new("lang:fr") });
    assert_eq!((found(&answer), answer.facets.kinds), (vec![1, 7], vec![(Kind::Notice, 2), (Kind::Handbook, 2)]));
    // What is not here is listed apart, and who asks for nothing gets nothing.
    let listed = (0..12).map(|key| Holding { here: key != 4, ..holding(key, texts[key as usize].0) });
    let answer = library.index.search(&Holdings::new(listed), &Query::new("lang:fr")).unwrap();
    assert_eq!((found(&answer), answer.absent_total, answer.absent[0].section), (vec![1, 7, 10], 1, 4));
    assert_eq!(library.search(&Query { kinds: &notices, ..Query::new("") }).total, 0);
}

#[test]
fn an_edition_that_filters_list_is_shown_by_its_first_section() {
    let dir = tempfile::tempdir().unwrap();
    let index = Index::create(dir.path()).unwrap();
    let mut writer = index.writer(MIN_WRITER_BYTES * 2).unwrap();
    let english = language("en");
    for section in 0..400 {
        let (edition, first) = (section / 40, section % 40 == 0);
        let document = Document {
            section,
            edition,
            language: &english,
            first,
            contents: false,
            title: "Desks",
            heading: "",
            text: "The desk.",
        };
        writer.add(&document).unwrap();
    }
    writer.commit(1).unwrap();
    writer.finish().unwrap();
    index.reload().unwrap();
    let holdings = Holdings::new((0..10).map(|edition| Holding {
        edition,
        publication: edition,
        issued: Day::default(),
        ..holding(0, "en")
    }));
    let answer = index.search(&holdings, &Query { groups: 20, ..Query::new("lang:en") }).unwrap();
    assert_eq!((answer.total, answer.publications), (400, 10));
    for group in &answer.groups {
        let shown: Vec<_> = group.hits.iter().map(|hit| hit.section).collect();
        assert_eq!((shown, group.editions[0].sections), (vec![group.publication * 40], 40));
    }
}

#[test]
fn topics_and_years_are_counted_and_narrow_like_the_others() {
    let texts: Vec<Text<'_>> = vec![("en", "", "desk"); 12];
    let library = library(&texts);
    let whole = library.ask("desk ").facets;
    assert_eq!(whole.topics, [("return".to_owned(), 6)]);
    assert_eq!(whole.years, [(2026, 4), (2025, 4), (2024, 4)]);
    let topics = ["return".to_owned()];
    let answer = library.search(&Query { topics: &topics, years: &[2024, 2026], ..Query::new("desk ") });
    assert_eq!(found(&answer), [0, 5, 8, 9]);
    assert_eq!(answer.facets.topics, [("return".to_owned(), 4)]);
    assert_eq!(answer.facets.years, [(2026, 2), (2025, 2), (2024, 2)], "its own filter does not narrow a facet");
    for (query, expected) in [
        ("desk topic:return after:2025-06-01 ", vec![1, 4, 5, 8]),
        ("desk after:2025 before:2026-06-01 ", vec![1, 4, 7, 10]),
        ("desk before:2024-06-01 ", vec![]),
    ] {
        assert_eq!(found(&library.ask(query)), expected, "{query}");
    }
    let (after, before) = (Day::parse("2025"), Day::parse("2026"));
    assert_eq!(found(&library.search(&Query { after, before, ..Query::new("desk ") })), [1, 4, 7, 10]);
    assert_eq!(found(&library.search(&Query { within: Some(3), ..Query::new("desk ") })), [6, 7]);
    assert_eq!(found(&library.search(&Query { among: Some(&[20, 110, 7]), ..Query::new("desk ") })), [2, 11]);
}

#[test]
fn what_is_chosen_in_a_facet_has_as_many_sections_as_it_said() {
    let mut texts: Vec<Text<'_>> = vec![("en", "", "return desk"); 12];
    texts.extend([("fr", "", "return desk"), ("fr", "", "return"), ("sr-Latn", "", "desk")]);
    let library = library(&texts);
    let asked = Query::new("return desk ");
    assert_eq!(library.search(&asked).facets.languages, [(language("en"), 12), (language("fr"), 1)]);
    let french = [language("fr")];
    let answer = library.search(&Query { languages: &french, ..asked });
    assert_eq!((found(&answer), answer.any_word), (vec![12], false));
    // Where nothing is left, any word is better than nothing.
    let serbian = [language("sr-Latn")];
    let answer = library.search(&Query { languages: &serbian, ..asked });
    assert_eq!((found(&answer), answer.any_word, answer.all_words), (vec![14], true, 0));
    // What is typed is part of the question, not a choice among its answers.
    let answer = library.ask("return desk lang:fr ");
    assert_eq!((found(&answer), answer.any_word, answer.all_words), (vec![12, 13], true, 1));
    // Among new editions nothing is looked for that was not looked for before.
    let among = [library.search(&asked).hits[0].edition];
    assert!(!library.search(&Query { among: Some(&among), ..asked }).any_word);
}
