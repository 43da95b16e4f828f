//! What an answer holds: hits, groups, totals, and what is not here.

use search::{Document, Group, Holding, Holdings, Index, MAX_LIMIT, MIN_WRITER_BYTES, Query};

use crate::fixture::{FIELD, Text, holding, language, library, ranked};

#[test]
fn no_more_hits_than_asked_for_and_the_total_is_true() {
    let texts = vec![("en", "", "desk"); 50];
    let library = library(&texts);
    for (limit, hits) in [(0, 0), (1, 1), (49, 49), (MAX_LIMIT * 2, 50)] {
        let answer = library.search(&Query { limit, ..Query::new("desk ") });
        assert_eq!((answer.hits.len(), answer.total), (hits, 50));
    }
}

#[test]
fn hits_name_their_edition_and_publication() {
    let answer = library(&FIELD).ask("Größe ");
    let hit = &answer.hits[0];
    assert_eq!((hit.section, hit.edition, hit.publication), (12, 120, 6));
}

#[test]
fn sections_are_grouped_by_publication_with_those_of_its_best_edition() {
    // Publication 0 has an English and a French edition of several sections each, publication 1 an English one.
    let dir = tempfile::tempdir().unwrap();
    let index = Index::create(dir.path()).unwrap();
    let mut writer = index.writer(MIN_WRITER_BYTES).unwrap();
    let texts = [
        (1, "en", "The return desk."),
        (1, "en", "A return desk return desk."),
        (1, "en", "Return, desk and much else that has nothing to do with it at all."),
        (1, "en", "The desk for a return ticket, and some more words to read."),
        (2, "fr", "Le return desk du bureau."),
        (3, "en", "Return to the desk on Monday morning, when it is open again."),
    ];
    for (key, (edition, tag, text)) in (0..).zip(texts) {
        let language = language(tag);
        writer
            .add(&Document {
                section: key,
                edition,
                language: &language,
                first: true,
                contents: false,
                title: "",
                heading: "",
                text,
            })
            .unwrap();
    }
    writer.commit(1).unwrap();
    index.reload().unwrap();
    let editions = [(1, 0, "en"), (2, 0, "fr"), (3, 1, "en")];
    let holdings = Holdings::new(editions.map(|(edition, publication, tag)| Holding {
        edition,
        publication,
        language: language(tag),
        ..holding(0, tag)
    }));
    let asked = Query { groups: 10, a_group: 2, limit: 1, as_typed: true, ..Query::new("return desk ") };
    let answer = index.search(&holdings, &asked).unwrap();
    assert_eq!((answer.total, answer.publications, answer.hits.len()), (6, 2, 1));
    let [first, second] = &answer.groups[..] else { panic!("{:?}", answer.groups) };
    let counted = |group: &Group| group.editions.iter().map(|of| (of.edition, of.sections)).collect::<Vec<_>>();
    assert_eq!((first.publication, counted(first)), (0, vec![(1, 4), (2, 1)]));
    assert_eq!(first.hits.iter().map(|hit| hit.section).collect::<Vec<_>>(), [1, 0]);
    assert_eq!((second.publication, counted(second), second.hits[0].section), (1, vec![(3, 1)], 5));
    let french = [language("fr")];
    let answer = index.search(&holdings, &Query { languages: &french, ..asked }).unwrap();
    assert_eq!((answer.publications, counted(&answer.groups[0])), (1, vec![(2, 1)]));
    assert_eq!(index.search(&holdings, &Query { groups: 1, ..asked }).unwrap().groups.len(), 1);
    let whole = index.search(&holdings, &Query { whole: &[0], ..asked }).unwrap();
    assert_eq!((whole.groups[0].hits.len(), whole.total), (4, 6));
}

#[test]
fn what_is_not_held_is_not_found_and_what_is_only_listed_is_found_apart() {
    let texts: Vec<Text<'_>> = vec![("en", "", "The desk is open."), ("en", "", "desk"), ("fr", "", "desk return")];
    let library = library(&texts);
    let listed = Holding { here: false, ..holding(2, "fr") };
    let holdings = Holdings::new([holding(0, "en"), listed]);
    let answer = library.index.search(&holdings, &Query { groups: 5, ..Query::new("desk ") }).unwrap();
    assert_eq!((ranked(&answer), answer.total, answer.groups.len()), (vec![0], 1, 1));
    assert_eq!(answer.facets.languages, [(language("en"), 1)]);
    assert_eq!((answer.absent_total, answer.absent[0].section), (1, 2));
    let english = [language("en")];
    let answer = library.index.search(&holdings, &Query { languages: &english, ..Query::new("desk ") }).unwrap();
    assert_eq!(answer.absent_total, 0);
}

/// Sections of a few words in editions that do not lie side by side, one of which is removed and one not held; and what of
/// them an answer must count.
#[test]
fn totals_counts_and_groups_are_those_of_looking_at_each_section() {
    let dir = tempfile::tempdir().unwrap();
    let index = Index::create(dir.path()).unwrap();
    let mut writer = index.writer(MIN_WRITER_BYTES).unwrap();
    let tag = |edition: i64| if edition % 2 == 0 { "sq" } else { "so" };
    let mut dice = 7u64;
    let mut roll = |sides: u64| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) % sides
    };
    let mut sections: Vec<(i64, Vec<&str>)> = Vec::new();
    for key in 0..900 {
        let edition = 1 + roll(9) as i64;
        let mut words = vec!["zero"];
        for (word, sides) in [("alfa", 1), ("beta", 3), ("gama", 15), ("delta", 45), ("omega", 180)] {
            words.extend((roll(sides) == 0).then_some(word));
        }
        let (language, text) = (language(tag(edition)), words.join(" "));
        let document = Document {
            section: key,
            edition,
            language: &language,
            first: false,
            contents: false,
            title: "",
            heading: "",
            text: &text,
        };
        writer.add(&document).unwrap();
        sections.push((edition, words));
        if key % 300 == 299 {
            writer.commit(key).unwrap();
        }
    }
    writer.remove_edition(9);
    writer.commit(1000).unwrap();
    writer.finish().unwrap();
    index.reload().unwrap();
    let known = |edition: i64| edition < 8;
    let held =
        |edition| Holding { edition, publication: edition / 3, language: language(tag(edition)), ..holding(0, "sq") };
    let holdings = Holdings::new((1..10).filter(|edition| known(*edition)).map(held));

    type Holds = fn(&dyn Fn(&str) -> bool) -> bool;
    let asked: [(&str, Holds, Holds); 12] = [
        ("alfa ", |has| has("alfa"), |has| has("alfa")),
        ("alfa beta ", |has| has("alfa") && has("beta"), |has| has("alfa") || has("beta")),
        ("delta alfa ", |has| has("delta"), |has| has("alfa")),
        ("alfa zero delta ", |has| has("delta"), |has| has("alfa")),
        ("omega delta ", |has| has("omega") && has("delta"), |has| has("omega") || has("delta")),
        (
            "gama omega beta ",
            |has| has("gama") && has("omega") && has("beta"),
            |has| has("gama") || has("omega") || has("beta"),
        ),
        ("alfa -beta ", |has| !has("beta"), |has| !has("beta")),
        ("gama OR delta ", |has| has("gama") || has("delta"), |has| has("gama") || has("delta")),
        ("b", |has| has("beta"), |has| has("beta")),
        ("alfa de", |has| has("delta"), |has| has("alfa")),
        ("zero gam", |has| has("gama"), |has| has("zero")),
        ("beta delt", |has| has("beta") && has("delta"), |has| has("beta") || has("delta")),
    ];
    for (text, all, any) in asked {
        let that = |holds: Holds| {
            let here = sections.iter().filter(|(edition, _)| known(*edition));
            here.filter(|(_, words)| holds(&|word| words.contains(&word)))
                .map(|(edition, _)| *edition)
                .collect::<Vec<_>>()
        };
        let (all, any) = (that(all), that(any));
        let expected = if all.len() < 10 { &any } else { &all };
        let count = |wanted: &dyn Fn(i64) -> bool| expected.iter().filter(|edition| wanted(**edition)).count() as u64;
        let asked = Query { groups: 10, a_group: 500, as_typed: true, ..Query::new(text) };
        let answer = index.search(&holdings, &asked).unwrap();
        assert_eq!((answer.total, answer.all_words), (expected.len() as u64, all.len() as u64), "{text}");
        for (language, sections) in &answer.facets.languages {
            assert_eq!(*sections, count(&|edition| tag(edition) == language.as_str()), "{text}");
        }
        assert_eq!(answer.publications, answer.groups.len() as u64, "{text}");
        for group in &answer.groups {
            for matched in &group.editions {
                assert_eq!(matched.sections, count(&|edition| edition == matched.edition), "{text}");
            }
            assert!(group.hits.iter().all(|hit| hit.edition == group.editions[0].edition), "{text}");
            let counted = group.hits.iter().filter(|hit| !hit.rescued).count() as u64;
            assert_eq!(counted, group.editions[0].sections, "{text}");
            assert!(group.hits.windows(2).all(|pair| pair[0].score >= pair[1].score), "{text}");
        }
        assert_eq!(answer.groups[0].hits[0].score, answer.hits[0].score, "{text}");
    }
}
