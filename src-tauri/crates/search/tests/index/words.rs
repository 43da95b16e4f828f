//! Words are found by their stems, in either alphabet and in texts without spaces.

use search::{Document, Highlighter, Holdings, Index, MIN_WRITER_BYTES, Query};

use crate::fixture::{FIELD, found, holding, language, library};

#[test]
fn every_form_of_query_finds_its_section() {
    let library = library(&FIELD);
    for (query, expected) in [
        // stems, in the language of the text, whatever the query's is
        ("desks ", vec![0]),
        ("returning ", vec![0, 1]),
        ("migrante ", vec![1, 3]),
        ("возвращение ", vec![4]),
        ("házban ", vec![6]),
        ("Haus ", vec![12]),
        ("kthimeve ", vec![9]),
        ("kthim ", vec![9]),
        // the last word as a beginning
        ("wee", vec![0]),
        ("wee ", vec![]),
        ("vull", vec![9]),
        ("возвр", vec![4]),
        ("المكت", vec![5]),
        // Arabic script: article, hamza, digits, Persian letters, the joiner left out
        ("مكتب ", vec![5]),
        ("اندماج ", vec![5]),
        ("ألمكتبْ ", vec![5]),
        ("2026 ", vec![5]),
        ("١٢ ", vec![11]),
        ("میشود ", vec![11]),
        ("ميشود ", vec![11]),
        // Serbian in either script
        ("povratak ", vec![7]),
        ("повратак ", vec![7]),
        ("ljubav ", vec![7]),
        ("ђаци ", vec![8]),
        ("djaci ", vec![8]),
        ("đaci ", vec![8]),
        // with and without diacritics, and case
        ("etablissement ", vec![2]),
        ("ÉTABLISSEMENT ", vec![2]),
        ("skolu ", vec![8]),
        ("grosse ", vec![12]),
        ("isparta ", vec![10]),
        ("izmir ", vec![10]),
        // apostrophes
        ("l'eau ", vec![2]),
        ("eau ", vec![2]),
        ("об'єкт ", vec![13]),
        // phrases
        ("\"return desk\"", vec![0]),
        ("\"повратак кући\"", vec![7]),
        ("\"povratak kući\"", vec![7]),
        ("\"l’eau potable\"", vec![2]),
        ("\"weekdays\"", vec![0]),
    ] {
        assert_eq!(found(&library.ask(query)), expected, "{query}");
    }
}

#[test]
fn an_arabic_phrase_is_found_with_what_is_written_as_one_with_it() {
    let library = library(&[
        ("ar", "", "سلسلة دكتور هو التلفزيونية"),
        ("ar", "", "ذهب إلى الدكتور هو وأخوه"),
        ("ar", "", "هو الدكتور"),
        ("en", "", "Doctor Who"),
    ]);
    assert_eq!(found(&library.ask("\"الدكتور هو\"")), [0, 1]);
    assert_eq!(found(&library.ask("\"دكتور هو\"")), [0, 1]);
}

#[test]
fn a_word_is_found_by_its_stem_in_the_language_of_the_text_and_by_itself_in_any() {
    let library = library(&[
        ("hu", "", "A házakban laknak."),
        ("sr-Latn", "", "Oni su ovde."),
        ("sr-Cyrl", "", "Виши суд."),
        ("en", "", "The houses of the Sud."),
        ("fr", "", "Les maisons du Sud."),
        ("en", "", "The maison of the négociant."),
    ]);
    for (query, expected) in [
        // Hungarian makes “su” of it.
        ("sud ", vec![2, 3, 4]),
        ("суд ", vec![2, 3, 4]),
        ("house ", vec![3]),
        ("házak ", vec![0]),
        // Both French and English make “maison” of it.
        ("maisons ", vec![4, 5]),
        ("negociant ", vec![5]),
    ] {
        assert_eq!(found(&library.ask(query)), expected, "{query}");
    }
    // A language that is chosen does not change how the others are counted.
    for query in ["maisons ", "sud "] {
        let french = [language("fr")];
        let chosen = library.search(&Query { languages: &french, ..Query::new(query) });
        assert_eq!(found(&chosen), [4], "{query}");
        assert_eq!(chosen.facets.languages, library.ask(query).facets.languages, "{query}");
    }
}

#[test]
fn texts_without_spaces_are_found_by_their_words() {
    let library = library(&[
        ("th", "", "สำนักงานช่วยเหลือผู้ลี้ภัยเปิดทุกวัน"),
        ("zh", "", "我们帮助难民自愿回国。"),
        ("ja", "", "難民の自主帰還を支援します。"),
        ("km", "", "ការិយាល័យជួយជនភៀសខ្លួន"),
        ("ko", "", "난민들은 사무소에서 지원을 받는다."),
    ]);
    for (query, expected) in [
        ("ผู้ลี้ภัย ", vec![0]),
        ("สำนักงาน ", vec![0]),
        ("帮助 ", vec![1]),
        ("自愿回国 ", vec![1]),
        ("支援 ", vec![2]),
        ("帰還", vec![2]),
        ("ការិយាល័យ ", vec![3]),
        ("난민 ", vec![4]),
        ("사무소 지원 ", vec![4]),
    ] {
        assert_eq!(found(&library.search(&Query { as_typed: true, ..Query::new(query) })), expected, "{query}");
    }
    let (text, language) = ("我们帮助难民自愿回国。", language("zh"));
    let query = Query::new("难民 ");
    let highlighter = Highlighter::new(&library.holdings, &query, &library.index.languages());
    assert_eq!(highlighter.snippet(text, &language, 80).text, "我们帮助\u{E000}难民\u{E001}自愿回国。");
}

#[test]
fn one_alphabet_finds_the_other() {
    let library = library(&[
        ("ru", "", "Помощь в возвращении домой."),
        ("uk", "", "Допомога для біженців, які повертаються."),
        ("en", "", "The airport of Sarajevo."),
        ("sr-Latn", "", "Povratak kući."),
    ]);
    for (query, expected) in [
        ("pomoshch ", vec![0]),
        ("vozvrashchenie domoy ", vec![0]),
        ("dopomoha ", vec![1]),
        ("bizhentsiv ", vec![1]),
        ("Сарајево ", vec![2]),
        ("повратак ", vec![3]),
        // a Latin o and a Latin c among Cyrillic letters, a Cyrillic е among Latin ones
        ("пoмoщь ", vec![0]),
        ("airport оf Sarajеvo ", vec![2]),
    ] {
        let answer = library.search(&Query { as_typed: true, ..Query::new(query) });
        assert_eq!(found(&answer), expected, "{query}");
    }
}

#[test]
fn words_of_the_title_alone_find_an_edition_by_its_first_section() {
    let dir = tempfile::tempdir().unwrap();
    let index = Index::create(dir.path()).unwrap();
    let mut writer = index.writer(MIN_WRITER_BYTES).unwrap();
    let english = language("en");
    let sections = [("Start", "Welcome."), ("Interpreters", "Call an interpreter."), ("Fire", "Leave the house.")];
    for (key, (heading, text)) in (0..).zip(sections) {
        let (title, language) = ("Handbook for migrants", &english);
        writer
            .add(&Document {
                section: key,
                edition: 0,
                language,
                first: key == 0,
                contents: false,
                title,
                heading,
                text,
            })
            .unwrap();
    }
    writer.commit(1).unwrap();
    writer.finish().unwrap();
    index.reload().unwrap();
    let holdings = Holdings::new([holding(0, "en")]);
    for (query, sections, total) in [
        ("migrants ", vec![0], 1),
        ("migr", vec![0], 1),
        // What stands in the title counts towards all the words; a section that holds some follows.
        ("migrants interpreter ", vec![1, 0], 2),
        // Also while a word is being typed, from its first letter on.
        ("m", vec![0], 1),
        ("mi", vec![0], 1),
        ("migrants i", vec![0, 1], 2),
        ("migrants inte", vec![0, 1], 2),
        ("interpreter h", vec![0, 1, 2], 3),
        ("interpreter han", vec![0, 1], 2),
        ("fire ", vec![2], 1),
        ("title:migrants ", vec![0, 1, 2], 3),
    ] {
        let answer = index.search(&holdings, &Query::new(query)).unwrap();
        let mut found: Vec<i64> = answer.hits.iter().map(|hit| hit.section).collect();
        if query.starts_with("title:") || !query.ends_with(' ') {
            found.sort_unstable();
        }
        assert_eq!((found, answer.total), (sections, total), "{query}");
    }
}
