//! Terms that mean the same.

use search::{Form, Glossary, Highlighter, Query};

use crate::fixture::{language, library};

#[test]
fn a_glossary_finds_a_term_by_its_other_forms_in_any_language() {
    let library = library(&[
        ("en", "", "Assisted voluntary return and reintegration is free of charge."),
        ("fr", "", "L’aide au retour volontaire et à la réintégration est gratuite."),
        ("sr-Cyrl", "", "Захтев за добровољни повратак и реинтеграцију уз помоћ."),
        ("en", "", "The AVRR desk is open."),
        ("en", "", "A voluntary worker will assist you on your return."),
    ]);
    let form = |tag: &str, text: &str| Form { language: language(tag), text: text.to_owned() };
    let glossary = Glossary::new([vec![
        form("en", "AVRR"),
        form("en", "assisted voluntary return and reintegration"),
        form("fr", "aide au retour volontaire et à la réintégration"),
        form("sr-Cyrl", "добровољни повратак и реинтеграција"),
    ]]);
    for (query, expected, by_glossary) in [
        ("avrr ", vec![0, 1, 2, 3], vec![0, 1, 2]),
        ("avrr desk ", vec![3], vec![]),
        ("\"assisted voluntary return and reintegration\"", vec![0, 1, 2, 3], vec![1, 2, 3]),
        ("retour volontaire et réintégration aide ", vec![1], vec![]),
        ("aide au retour volontaire et à la réintégration", vec![0, 1, 2, 3], vec![0, 2, 3]),
        ("dobrovoljni povratak i reintegracija ", vec![0, 1, 2, 3], vec![0, 1, 3]),
        ("avrr -desk ", vec![0, 1, 2], vec![0, 1, 2]),
    ] {
        let answer = library.search(&Query { glossary: Some(&glossary), ..Query::new(query) });
        let found: Vec<i64> = {
            // Where any word will do, sections with all of them come first.
            let strict = answer.hits.iter().filter(|hit| !hit.rescued).map(|hit| hit.section);
            let mut keys: Vec<i64> = strict.take(expected.len()).collect();
            keys.sort_unstable();
            keys
        };
        assert_eq!(found, expected, "{query}: {answer:?}");
        let by = answer.hits.iter().filter(|hit| hit.by_glossary && expected.contains(&hit.section));
        let mut by: Vec<i64> = by.map(|hit| hit.section).collect();
        by.sort_unstable();
        assert_eq!(by, by_glossary, "{query}: {answer:?}");
        let as_typed = library.search(&Query { glossary: Some(&glossary), as_typed: true, ..Query::new(query) });
        assert!(as_typed.recognised.is_empty() && as_typed.hits.iter().all(|hit| !hit.by_glossary), "{query}");
    }
    // What was typed without spaces is told without them.
    let help = [form("en", "return aid"), form("zh", "自愿回返援助"), form("th", "การเดินทางกลับ")];
    let unspaced = Glossary::new([help.to_vec()]);
    for typed in ["自愿回返援助", "การเดินทางกลับ", "return aid"] {
        let answer = library.search(&Query { glossary: Some(&unspaced), ..Query::new(&format!("{typed} desk")) });
        assert_eq!(answer.recognised.first().map(|term| term.typed.as_str()), Some(typed));
    }
    let query = Query { glossary: Some(&glossary), ..Query::new("avrr ") };
    let answer = library.search(&query);
    assert_eq!(answer.recognised[0].typed, "avrr");
    let highlighter = Highlighter::new(&library.holdings, &query, &library.index.languages());
    let snippet = highlighter.snippet("L’aide au retour volontaire et à la réintégration.", &language("fr"), 200);
    let shown = snippet.text.replace('\u{E000}', "[").replace('\u{E001}', "]");
    assert_eq!(shown, "L’[aide] au [retour] [volontaire] et à la [réintégration].");
}
