use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::*;

fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

/// The languages of the index that the query was asked of.
const INDEXED: [&str; 9] = ["en", "fr", "es", "ru", "ar", "hu", "sr-Cyrl", "sr-Latn", "sq"];

fn snippet(query: &str, text: &str, tag: &str, max_chars: usize) -> Snippet {
    let languages = INDEXED.map(language);
    Highlighter::new(&Holdings::default(), &Query::new(query), &languages).snippet(text, &language(tag), max_chars)
}

/// The marked text with brackets for marks.
fn shown(query: &str, text: &str, tag: &str) -> String {
    snippet(query, text, tag, 200).text.replace(MARK_START, "[").replace(MARK_END, "]")
}

#[test]
fn matches_are_marked_at_the_original_characters() {
    for (query, tag, text, expected) in [
        // stems
        ("returning migrants", "en", "A migrant returns home.", "A [migrant] [returns] home."),
        ("visszatérő ", "hu", "A visszatérők segítése.", "A [visszatérők] segítése."),
        ("возвращение ", "ru", "Помощь в возвращении домой.", "Помощь в [возвращении] домой."),
        // the last word is a beginning until something follows it
        ("resettl", "en", "Resettlement is not return.", "[Resettlement] is not return."),
        ("return des ", "en", "The return desk.", "The [return] desk."),
        // apostrophes
        ("eau", "fr", "Point d’accès à l’eau potable", "Point d’accès à l’[eau] potable"),
        ("l'accès", "fr", "Point d’accès à l’eau", "Point d’[accès] à l’eau"),
        // with and without diacritics
        ("etablissement ", "fr", "L’établissement ouvre.", "L’[établissement] ouvre."),
        ("kuća ", "sr-Latn", "Prihvatna kuca radi.", "Prihvatna [kuca] radi."),
        ("çështje ", "sq", "Kjo ceshtje.", "Kjo [ceshtje]."),
        // one script finds the other
        ("povratak ", "sr-Cyrl", "Помоћ за повратак кући.", "Помоћ за [повратак] кући."),
        ("повратак ", "sr-Latn", "Pomoć za povratak kući.", "Pomoć za [povratak] kući."),
        ("Džep ljudi ", "sr-Cyrl", "Људи и џеп", "[Људи] и [џеп]"),
        // Arabic: hamza, marks, article; right-to-left text stays in its order
        ("اعادة ", "ar", "برنامج إِعَادَة الاندماج", "برنامج [إِعَادَة] الاندماج"),
        ("مكتب ", "ar", "يفتح المكتب غداً", "يفتح [المكتب] غداً"),
        // digits of either set
        ("2026", "ar", "سنة ٢٠٢٦ الجديدة", "سنة [٢٠٢٦] الجديدة"),
        // phrases: the words in order, and nothing else of them
        ("\"return desk\"", "en", "The desk: the Return Desk is open.", "The desk: the [Return Desk] is open."),
        ("\"povratak kući\"", "sr-Cyrl", "Кући. Повратак кући.", "Кући. [Повратак кући]."),
        // a phrase that stands nowhere is taken as its words
        ("\"desk return\"", "en", "The return desk.", "The [return] [desk]."),
        // 4-grams, where nothing else matches
        ("повратницима ", "sq", "povratnike", "[povratnike]"),
        // of a compound too, of which the word is a part, but not of a word that is a part of it
        ("erlaubnis ", "en", "Die Aufenthaltserlaubnisverlängerung.", "Die [Aufenthaltserlaubnisverlängerung]."),
        ("reisedokument", "en", "Ein Auslandsreisedokumente.", "Ein [Auslandsreisedokumente]."),
        ("walking ", "en", "The king.", "The king."),
        // what was typed as one word is one
        ("A/RES/70/1 ", "en", "A note: A/RES/70/1, 70.", "[A] note: [A/RES/70/1], [70]."),
        // compatibility characters and soft hyphens are part of the match
        ("file ", "en", "a ﬁle re\u{AD}turned", "a [ﬁle] re\u{AD}turned"),
        ("return", "en", "re\u{AD}turn", "[re\u{AD}turn]"),
        // nothing
        ("zebra", "en", "The return desk.", "The return desk."),
        ("", "en", "The return desk.", "The return desk."),
        ("x", "en", "", ""),
    ] {
        assert_eq!(shown(query, text, tag), expected, "{query} in {text}");
    }
}

#[test]
fn the_window_with_most_of_the_query_is_shown() {
    let filler = "Nothing of interest stands in this sentence. ".repeat(20);
    let text = format!("{filler}The desk. {filler}Here the return desk is open. {filler}Return.");
    let found = snippet("return desk ", &text, "en", 80);
    assert!(found.text.contains("\u{E000}return\u{E001} \u{E000}desk\u{E001}"), "{}", found.text);
    assert_eq!(found.offset, text.find("return desk").unwrap());
    assert!(found.matched);
    let length = found.text.chars().filter(|c| !matches!(*c, MARK_START | MARK_END)).count();
    assert!((60..=80).contains(&length), "{length}");
    assert!(!found.text.starts_with(' ') && !found.text.ends_with(' '), "{:?}", found.text);
}

#[test]
fn without_a_match_the_beginning_is_shown() {
    let found = snippet("zebra", "The return desk is open on weekdays.", "en", 16);
    let text = "The return desk".to_owned();
    assert_eq!(found, Snippet { text, offset: 0, matched: false, cut: (false, true) });
}

#[test]
fn an_ellipsis_stands_where_a_sentence_was_cut() {
    let long =
        "whoever comes in the morning has to wait until noon and then again until somebody calls the next number";
    let arabic = "من يصل في الصباح ينتظر حتى الظهر ثم ينتظر مرة أخرى حتى ينادي أحدهم الرقم التالي في القائمة";
    let chinese = "我们帮助人们自愿回国并在抵达后重新开始生活".repeat(4);
    for (query, tag, text, expected) in [
        ("desk", "en", "The desk is open.".to_owned(), (false, false)),
        ("desk", "en", "desk".to_owned(), (false, false)),
        ("desk", "en", "desk \n".to_owned(), (false, false)),
        ("desk", "en", format!("Desk: {long} and {long}"), (false, true)),
        ("desk", "en", format!("{long} and {long}, says the desk."), (true, false)),
        ("desk", "en", format!("{long} and {long} at the desk {long} and {long}"), (true, true)),
        ("مكتب ", "ar", format!("{arabic}، يقول مكتب الاستقبال؟"), (true, false)),
        ("مكتب ", "ar", format!("مكتب {arabic}"), (false, true)),
        ("zebra", "zh", chinese, (false, true)),
        ("desk", "en", String::new(), (false, false)),
    ] {
        let found = snippet(query, &text, tag, 60);
        let shown = found.clone().shown();
        assert_eq!((shown.starts_with('…'), shown.ends_with('…')), expected, "{shown:?} of {text:?}");
        assert_eq!(shown.trim_matches('…'), found.text.trim());
    }
}

#[test]
fn a_sentence_ends_with_its_mark_and_a_line_with_its_break() {
    for (text, sentence, line) in [
        ("", true, false),
        ("  ", true, false),
        ("It is open.", true, false),
        ("It is open", false, false),
        ("It is open, ", false, false),
        ("These are open: ", false, false),
        ("“It is open.” ", true, false),
        ("(It is open!)", true, false),
        ("Он открыт?» ", true, false),
        ("هل هو مفتوح؟ ", true, false),
        ("یہ کھلا ہے۔", true, false),
        ("ክፍት ነው።", true, false),
        ("现在开放。", true, false),
        ("Opening hours\n", false, true),
        ("Opening hours\r\n \t", false, true),
    ] {
        assert_eq!((ends_sentence(text), ends_line(text)), (sentence, line), "{text:?}");
    }
}

#[test]
fn a_match_longer_than_the_window_is_cut() {
    let found = snippet("aaaaaaaa", "b aaaaaaaa c", "en", 4);
    assert_eq!(found.text, "\u{E000}aaaa\u{E001}");
}

#[test]
fn a_snippet_begins_and_ends_between_words() {
    let hyphens = "Whoever is self-employed pays by the year, and whoever is not self-employed by the month.";
    let chinese = "我们帮助难民自愿回国并在抵达后重新开始生活。";
    for (query, tag, text, max_chars, expected) in [
        // Of a compound a part that does not fit is left out.
        ("employed", "en", hyphens, 14, "[employed]"),
        ("employed", "en", hyphens, 23, "self-[employed] pays by"),
        ("self ", "en", hyphens, 13, "is [self]-"),
        ("year", "en", hyphens, 9, "[year],"),
        // What is longer than the snippet is cut between its words.
        ("\"pays by the year\"", "en", hyphens, 14, "[pays by the]"),
        ("zebra", "en", "Self-employed", 7, "Self-"),
        // Scripts without spaces are cut between their words as well.
        ("难民", "zh", chinese, 6, "[难民]自愿"),
        ("难民", "zh", chinese, 8, "帮助[难民]自愿回国"),
        ("zebra", "zh", chinese, 3, "我们"),
        // A word of which nothing would be left is cut.
        ("zebra", "en", "Resettlement", 6, "Resett"),
    ] {
        let found = snippet(query, text, tag, max_chars).text;
        assert_eq!(found.replace(MARK_START, "[").replace(MARK_END, "]"), expected, "{query} in {max_chars} of {text}");
    }
    let long = [
        ("employed", "en", hyphens),
        ("retour", "fr", "L’aide au retour volontaire et à la réintégration, aujourd’hui, c’est l’affaire de l’État."),
        ("المكتب", "ar", "يفتح المكتب أبوابه كل يوم من التاسعة صباحا حتى الخامسة مساء، ويغلق يوم الجمعة."),
        ("难民", "zh", chinese),
        ("กลับ", "th", "ศูนย์ช่วยเหลือผู้ย้ายถิ่นที่ต้องการกลับบ้านเปิดทุกวันตั้งแต่เก้าโมงเช้า"),
    ];
    for (query, tag, text) in long {
        for max_chars in 12..text.chars().count() {
            let found = snippet(query, text, tag, max_chars);
            let piece: String = unmarked(&found.text).collect();
            let start = text.find(&piece).unwrap();
            for edge in [start, start + piece.len()] {
                let cut = words(text).find(|word| word.start < edge && edge < word.end);
                assert_eq!(cut.map(|word| &text[word]), None, "{piece:?} is {max_chars} of {text}");
            }
        }
    }
}

proptest! {
    #[test]
    fn marks_are_balanced_and_leave_a_piece_of_the_text(
        query in "[a-zA-Zа-я\" ’é]{0,30}|\\PC{0,20}",
        text in "[a-zA-Zа-я\" ’é.\n]{0,300}|\\PC{0,200}",
        tag in prop::sample::select(&INDEXED[..]),
        max_chars in 0usize..120,
    ) {
        let found = snippet(&query, &text, tag, max_chars);
        let mut open = false;
        for c in found.text.chars() {
            match c {
                MARK_START => { prop_assert!(!open); open = true; }
                MARK_END => { prop_assert!(open); open = false; }
                _ => {}
            }
        }
        prop_assert!(!open);
        let without: String = unmarked(&found.text).collect();
        let original: String = unmarked(&text).collect();
        prop_assert!(original.contains(&without));
        prop_assert!(without.chars().count() <= max_chars);
        prop_assert!(text.is_char_boundary(found.offset));
        if original == without {
            prop_assert_eq!(found.cut, (false, false));
        }
    }

    #[test]
    fn marks_stand_between_graphemes(
        text in "([a-zа-яء-ي]{1,6}[\u{300}-\u{304}\u{64B}-\u{652}\u{200D}]{0,2}[ '’]){1,12}|[ก-๙ក-៹क-ह\u{93E}-\u{94D} ]{1,60}|(👩‍🚀|🏳️‍🌈|e\u{301}| ){1,20}",
        pick in any::<prop::sample::Index>(),
        tag in prop::sample::select(&["en", "ru", "ar", "th", "hi", "fa"][..]),
        max_chars in 1usize..60,
    ) {
        let spoken: Vec<_> = words(&text).collect();
        prop_assume!(!spoken.is_empty());
        let query = &text[pick.get(&spoken).clone()];
        let found = snippet(query, &text, tag, max_chars);
        // Where the marks stand once they are taken out.
        let (mut plain, mut places) = (String::new(), Vec::new());
        for c in found.text.chars() {
            if matches!(c, MARK_START | MARK_END) { places.push(plain.len()) } else { plain.push(c) }
        }
        let boundaries: Vec<usize> = plain.grapheme_indices(true).map(|(at, _)| at).chain([plain.len()]).collect();
        prop_assert!(places.iter().all(|place| boundaries.contains(place)), "{:?}", found.text);
    }

    #[test]
    fn a_word_of_the_text_is_found_in_it(words in prop::collection::vec("[a-zé]{3,9}|[а-я]{3,9}", 1..40), pick in any::<prop::sample::Index>(), tag in prop::sample::select(&INDEXED[..])) {
        let text = words.join(" ");
        let word = pick.get(&words);
        let found = snippet(word, &text, tag, 60);
        prop_assert!(found.matched, "{} in {}", word, text);
    }
}
