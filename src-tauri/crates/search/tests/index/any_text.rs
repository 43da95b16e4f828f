//! Whatever is written or asked, there is an answer.

use proptest::prelude::*;
use search::{Highlighter, Holdings, Index, MIN_WRITER_BYTES, Query};

use crate::fixture::{FIELD, Text, add, found, holding, language, library, ranked};

#[test]
fn long_and_odd_queries_are_answered() {
    let library = library(&FIELD);
    let odd = [
        "a".repeat(10_000),
        "return desk ".repeat(1_000),
        "\"return desk\" ".repeat(1_000),
        "\"".repeat(10_001),
        "é\u{301}".repeat(5_000),
        "مـ".repeat(5_000),
        (0..5_000).map(|n| format!("{n} ")).collect(),
        "\u{202E}desk\u{0}\u{FFFD}\u{10FFFF}".to_owned(),
        "🏳️‍🌈 ﷽ Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮ ᚠᛇᚻ Ⱥ ẞ İ ŉ ǰ".to_owned(),
    ];
    for query in odd {
        library.ask(&query);
    }
    // A text without end that asks for nothing is answered by its beginning, too.
    let answers = [10, 10_000].map(|pairs| library.ask(&format!("{} desk", "\"\" ".repeat(pairs))).total);
    assert_eq!(answers, [1, 0]);
}

#[test]
fn naughty_strings_are_indexed_searched_and_shown() {
    let Some(file) = testkit::corpus("hostile/blns.json") else { return };
    let strings: Vec<String> = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let texts: Vec<Text<'_>> = strings.iter().map(|text| ("en", text.as_str(), text.as_str())).collect();
    let library = library(&texts);
    for text in &strings {
        let query = Query { limit: 5, ..Query::new(text) };
        let answer = library.search(&query);
        let highlighter = Highlighter::new(&library.holdings, &query, &library.index.languages());
        for hit in answer.hits {
            let snippet = highlighter.snippet(&strings[hit.section as usize], &language("en"), 80);
            assert!(snippet.text.chars().count() <= 80 * 3);
        }
    }
}

#[test]
fn any_text_can_be_indexed() {
    let dir = tempfile::tempdir().unwrap();
    let index = Index::create(dir.path()).unwrap();
    let mut writer = index.writer(MIN_WRITER_BYTES).unwrap();
    let long = "x".repeat(100_000);
    for (key, text) in ["", " ", "\u{1F}", "\u{0}\u{1F}\u{1F}", long.as_str(), "\u{10FFFF}"].into_iter().enumerate() {
        add(&mut writer, key as i64, ("en", text, text));
    }
    writer.commit(1).unwrap();
    index.reload().unwrap();
    assert_eq!(index.sections(), 6);
    let holdings = Holdings::new((0..6).map(|key| holding(key, "en")));
    assert_eq!(ranked(&index.search(&holdings, &Query::new(&long)).unwrap()), [4]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn any_query_is_answered_and_hits_are_ordered(queries in prop::collection::vec("\\PC{0,60}|[a-z\" ]{0,60}|[а-яء-ي\"' ]{0,40}", 1..20)) {
        let library = library(&FIELD);
        for query in &queries {
            let answer = library.ask(query);
            prop_assert!(answer.hits.windows(2).all(|pair| pair[0].score >= pair[1].score));
            let counted: u64 = answer.facets.languages.iter().map(|(_, sections)| sections).sum();
            prop_assert_eq!(counted, answer.total);
        }
    }

    #[test]
    fn every_word_of_a_text_finds_it(texts in prop::collection::vec("([a-zé]{2,9} ){1,6}|([а-яё]{2,9} ){1,6}|([ء-ي]{2,8} ){1,6}", 1..12)) {
        let texts: Vec<Text<'_>> =
            texts.iter().zip(["en", "ru", "ar", "sr-Cyrl", "fr", "sq"].iter().cycle()).map(|(text, tag)| (*tag, "", text.as_str())).collect();
        let library = library(&texts);
        for (key, (_, _, text)) in texts.iter().enumerate() {
            for word in text.split_whitespace().filter(|word| *word != "ء" && !word.chars().all(|c| c == 'ء' || c == 'ـ')) {
                prop_assert!(found(&library.ask(word)).contains(&(key as i64)), "{} in {}", word, text);
            }
        }
    }
}
