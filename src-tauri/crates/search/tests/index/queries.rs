//! What a query asks for: all its words or any, phrases, operators.

use search::{Answer, Query};

use crate::fixture::{FIELD, Text, found, language, library, ranked};

#[test]
fn a_query_without_words_has_an_empty_answer() {
    let library = library(&FIELD);
    for query in ["", " ", "\"", "\"\"", "?!", "…", "\u{200B}", "\u{AD}", "٫", "()[]{}^~*:\\/"] {
        assert_eq!(library.ask(query), Answer::default(), "{query:?}");
    }
}

#[test]
fn all_words_are_wanted_while_ten_sections_have_them() {
    let mut texts: Vec<Text<'_>> = vec![("en", "", "The return desk is open."); 9];
    texts.extend([("en", "", "The desk is closed."); 5]);
    let nine = library(&texts);
    let answer = nine.ask("return desk ");
    assert_eq!((answer.total, answer.any_word), (14, true));
    assert!(ranked(&answer)[..9].iter().all(|key| *key < 9), "those with all words come first: {:?}", ranked(&answer));

    texts.push(("en", "", "Return to the desk."));
    let answer = library(&texts).ask("return desk ");
    assert_eq!((answer.total, answer.any_word), (10, false));
}

#[test]
fn one_word_is_never_any_word() {
    let answer = library(&FIELD).ask("desk ");
    assert_eq!((answer.total, answer.any_word), (1, false));
}

#[test]
fn a_phrase_is_wanted_even_when_any_word_will_do() {
    let library = library(&[
        ("en", "", "The return desk is open."),
        ("en", "", "The desk for return."),
        ("en", "", "Open on Monday."),
        ("en", "", "A return desk."),
    ]);
    let answer = library.ask("\"return desk\" open ");
    assert_eq!((found(&answer), answer.any_word), (vec![0, 3], true));
    assert_eq!(ranked(&answer), [0, 3]);
}

#[test]
fn a_phrase_that_stands_nowhere_is_taken_as_its_words() {
    let answer = library(&FIELD).ask("\"desk return\"");
    assert!(answer.any_word);
    assert_eq!(ranked(&answer)[0], 0);
}

#[test]
fn operators_say_what_is_wanted_and_what_not() {
    // Even keys are handbooks; every third is of hq/guides.
    let library = library(&[
        ("en", "Opening hours", "The desk is open on weekdays."),
        ("en", "Closing", "The desk is closed on holidays, the counter is open."),
        ("fr", "", "Le desk est ouvert."),
        ("en", "", "A tent and a blanket; the desk opens when the office opens."),
    ]);
    for (query, expected) in [
        ("desk -holidays ", vec![0, 2, 3]),
        ("desk -\"closed on\" ", vec![0, 2, 3]),
        ("desk -desk ", vec![]),
        ("blanket OR weekdays ", vec![0, 3]),
        ("desk OR blanket OR tent ", vec![0, 1, 2, 3]),
        ("\"open on weekdays\" OR blanket ", vec![0, 3]),
        ("blanket AND tent ", vec![3]),
        ("title:open ", vec![0]),
        ("title:hours title:opening ", vec![0]),
        ("desk lang:fr ", vec![2]),
        ("desk kind:notice ", vec![1, 3]),
        ("desk collection:guides ", vec![0, 3]),
        ("desk collection:hq/notices lang:en ", vec![1]),
        // what narrows, left out
        ("desk -lang:fr ", vec![0, 1, 3]),
        ("desk -kind:notice ", vec![0, 2]),
        ("desk NOT kind:notice lang:en ", vec![0]),
        ("desk -topic:return ", vec![2, 3]),
        ("desk -collection:guides ", vec![1, 2]),
        ("desk -collection:hq/guides -kind:notice", vec![2]),
        ("desk -after:2025 ", vec![0, 3]),
        ("desk NOT before:2025 -after:2026 ", vec![1]),
        ("desk NOT holidays ", vec![0, 2, 3]),
        ("desk NOT title:opening ", vec![1, 2, 3]),
        // answered as plain words
        ("-holidays ", vec![1]),
    ] {
        let answer = library.search(&Query { as_typed: true, ..Query::new(query) });
        assert_eq!((found(&answer), answer.any_word), (expected, false), "{query}");
    }
    // Few sections hold all the words, so any will do; what is left out stays left out.
    assert_eq!(found(&library.ask("tent weekdays -blanket ")), [0]);
    let facets = library.ask("desk lang:fr ").facets;
    assert_eq!(facets.languages, [(language("fr"), 1)]);
    let misread = library.ask("desk kind:novel ").misread;
    assert_eq!((misread[0].text.as_str(), misread[0].why), ("kind:novel", search::Misreading::Kind));
}
