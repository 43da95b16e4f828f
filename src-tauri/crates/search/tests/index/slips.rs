//! Slips of the hand, and what letters find where words do not.

use search::{Answer, Highlighter, Query};

use crate::fixture::{FIELD, language, library, ranked};

#[test]
fn letters_rescue_what_words_do_not_find_and_are_not_counted() {
    let library = library(&FIELD);
    for (query, key) in [
        // a language without a stemmer
        ("pandihmuar ", 9),
        // a word in the other script of a language that has one
        ("vozvrascenii ", 4),
        // a typing error
        ("potablle ", 2),
    ] {
        let answer = library.search(&Query { as_typed: true, ..Query::new(query) });
        assert_eq!((answer.total, answer.any_word), (0, false), "{query}");
        assert!(answer.facets.languages.is_empty());
        assert_eq!(ranked(&answer).first(), Some(&key), "{query}");
        assert!(answer.hits.iter().all(|hit| hit.rescued));
    }
    assert_eq!(library.ask("zzzzqqqq "), Answer::default());
}

#[test]
fn letters_rescue_no_word_that_shares_only_a_beginning() {
    let library = library(&[
        ("en", "", "Drinking water is at the tap."),
        ("en", "", "The terms of return, and water melted."),
        ("sq", "", "Kthimi vullnetar."),
    ]);
    assert_eq!(library.search(&Query { as_typed: true, ..Query::new("watermelon ") }), Answer::default());
}

#[test]
fn a_slip_of_the_hand_is_taken_for_the_word_that_more_sections_hold() {
    let library = library(&FIELD);
    for (query, best, typed, word) in [
        ("potablle ", 2, "potablle", "potable"),
        ("point potavle", 2, "potavle", "potable"),
        ("desk weekdyas ", 0, "weekdyas", "weekdays"),
        ("asistance migrants ", 1, "asistance", "assistance"),
        ("вазвращении домой ", 4, "вазвращении", "возвращении"),
        ("kthimi vulnetarr ", 9, "vulnetarr", "vullnetar"),
    ] {
        let answer = library.ask(query);
        assert_eq!(ranked(&answer).first(), Some(&best), "{query}: {answer:?}");
        assert!(answer.total > 0, "{query}");
        let [near] = &answer.near[..] else { panic!("{query}: {:?}", answer.near) };
        assert_eq!((near.typed.as_str(), near.best.as_str()), (typed, word), "{query}");
        let highlighter = Highlighter::new(&library.holdings, &Query::new(query), &library.index.languages());
        let (tag, _, text) = FIELD[best as usize];
        let snippet = highlighter.with_near(&answer.near).snippet(text, &language(tag), 80);
        let spelled = search::spelled(text, &language(tag), word).unwrap();
        assert!(snippet.text.contains(&format!("\u{E000}{spelled}\u{E001}")), "{query}: {}", snippet.text);
        let as_typed = library.search(&Query { as_typed: true, ..Query::new(query) });
        assert!(as_typed.near.is_empty() && (as_typed.any_word || as_typed.total == 0), "{query}: {as_typed:?}");
    }
    // What is found as typed, what is short, and numbers are not doubted; nor is the first letter beside another.
    for query in ["return desk ", "dsk ", "2027 ", "zzzzqqqq ", "ossistamce "] {
        assert_eq!(library.ask(query).near, [], "{query}");
    }
    // Nor is what is misread, though the same is as a word.
    for (misread, plain) in [("topic:potablle ", "potablle "), ("collection:potavle point ", "potavle point ")] {
        assert_eq!((library.ask(misread).near.len(), library.ask(misread).misread.len()), (0, 1), "{misread}");
        assert_eq!(library.ask(plain).near.len(), 1, "{plain}");
    }
}

#[test]
fn what_the_words_could_be_taken_for_is_suggested_where_they_are_meant_as_typed() {
    let library = library(&FIELD);
    let answer = library.search(&Query { as_typed: true, ..Query::new("potablle ") });
    assert_eq!((answer.total, answer.near.len(), answer.suggested[0].best.as_str()), (0, 0, "potable"));
    assert_eq!(library.ask("potable ").suggested, []);
}
