use proptest::prelude::*;

use super::*;
use segment::words;

fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

fn cut(text: &str) -> Vec<&str> {
    words(text).map(|range| &text[range]).collect()
}

#[test]
fn words_are_what_a_reader_searches() {
    let cases = [
        ("", vec![]),
        (" .,;:!? … — ", vec![]),
        ("The return desk, open.", vec!["The", "return", "desk", "open"]),
        ("e-mail file.txt LC_ALL a:b", vec!["e", "mail", "file", "txt", "LC", "ALL", "a", "b"]),
        ("3.5 and 1,000 at 10:30", vec!["3.5", "and", "1,000", "at", "10", "30"]),
        ("l'eau l’État qu’il aujourd'hui", vec!["eau", "État", "il", "aujourd", "hui"]),
        ("the worker's rights we'll don’t", vec!["the", "worker", "rights", "we", "don"]),
        ("'quoted' O'Brien", vec!["quoted", "Brien"]),
        ("п'ять об’єкт", vec!["п'ять", "об’єкт"]),
        ("العودة الطوعية، المكتب", vec!["العودة", "الطوعية", "المكتب"]),
        ("می‌روم", vec!["می‌روم"]),
        ("हिन्दी में", vec!["हिन्दी", "में"]),
        ("ประเทศไทยมีประชากร", vec!["ประเทศไทย", "มี", "ประชากร"]),
        ("ភាសាខ្មែរ។ ជនភៀសខ្លួន", vec!["ភាសាខ្មែរ", "ជនភៀសខ្លួន"]),
        ("我们帮助难民回家。", vec!["我们", "帮助", "难民", "回家"]),
        ("難民を支援する、2026年", vec!["難民", "を", "支援", "する", "2026", "年"]),
        ("난민 지원센터에서", vec!["난민", "지원센터에서"]),
        ("UNHCR帮助难民", vec!["UNHCR", "帮助", "难民"]),
        ("ስደተኞች፡መመለስ", vec!["ስደተኞች", "መመለስ"]),
        ("x\u{E000}y", vec!["x", "y"]),
    ];
    let wrong: Vec<_> =
        cases.iter().map(|(text, expected)| (cut(text), expected)).filter(|(cut, expected)| cut != *expected).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn normalising_takes_case_digits_and_the_invisible_away() {
    use normalise::{Casing, normalise};
    for (word, casing, expected) in [
        ("DESK", Casing::Plain, "desk"),
        ("ﬁle", Casing::Plain, "file"),
        ("Ｄｅｓｋ", Casing::Plain, "desk"),
        ("ISPARTA", Casing::Turkic, "ısparta"),
        ("İzmir", Casing::Turkic, "izmir"),
        ("ΔΡΟΜΟΣ", Casing::Plain, "δρομοσ"),
        ("λόγος", Casing::Plain, "λόγοσ"),
        ("٢٠٢٦", Casing::Plain, "2026"),
        ("۱۲", Casing::Plain, "12"),
        ("re\u{AD}turn", Casing::Plain, "return"),
        ("می\u{200C}روم", Casing::Plain, "میروم"),
        ("e\u{301}tude", Casing::Plain, "étude"),
        ("об'єкт", Casing::Plain, "обєкт"),
    ] {
        assert_eq!(normalise(word, casing), expected, "{word}");
    }
}

#[test]
fn arabic_letters_have_one_form() {
    for (word, expected) in [
        ("أحمد", "احمد"),
        ("إعادة", "اعادة"),
        ("آمن", "امن"),
        ("مستشفى", "مستشفي"),
        ("مَكْتَب", "مكتب"),
        ("مكتـــب", "مكتب"),
        ("مسؤول", "مسوول"),
        ("کتابی", "كتابي"),
        ("desk", "desk"),
    ] {
        assert_eq!(arabic::fold(word), expected, "{word}");
    }
}

#[test]
fn serbian_is_one_language_in_two_scripts() {
    for (cyrillic, latin) in [
        ("повратак", "povratak"),
        ("љубав", "ljubav"),
        ("њихов", "njihov"),
        ("џеп", "džep"),
        ("ђак", "djak"),
        ("đak", "djak"),
        ("ћерка", "ćerka"),
        ("жишка", "žiška"),
    ] {
        assert_eq!(serbian::to_latin(cyrillic), latin, "{cyrillic}");
    }
    let (cyrillic, latin) = (Chain::of(&language("sr-Cyrl")), Chain::of(&language("sr-Latn")));
    assert_eq!(cyrillic, latin);
    assert_eq!(cyrillic, Chain::of(&language("bs")));
    for (one, other) in [
        ("Повратници", "povratnici"),
        ("повратника", "povratnik"),
        ("помоћ", "pomoć"),
        ("људима", "ljudi"),
        ("mleko", "mlijeko"),
    ] {
        assert_eq!(cyrillic.forms(one).unwrap().stem, cyrillic.forms(other).unwrap().stem, "{one} {other}");
    }
}

#[test]
fn only_the_languages_that_write_both_scripts_are_told_which_one_it_is() {
    for (tag, expected) in [
        ("sr-Cyrl", Some(true)),
        ("sr", Some(true)),
        ("sr-Latn", Some(false)),
        ("hr", Some(false)),
        ("ru", None),
        ("en", None),
    ] {
        assert_eq!(serbian::is_cyrillic(&language(tag)), expected, "{tag}");
    }
}

#[test]
fn marks_and_strokes_come_off() {
    for (word, expected) in [
        ("désétablissement", "desetablissement"),
        ("größe", "grosse"),
        ("łódź", "lodz"),
        ("øre", "ore"),
        ("kuća", "kuca"),
        ("ısparta", "isparta"),
        ("çështje", "ceshtje"),
        ("ёлка", "елка"),
        ("اعادة", "اعاده"),
        ("йод", "йод"),
        ("λόγοσ", "λογοσ"),
        ("हिन्दी", "हिन्दी"),
        ("한국어", "한국어"),
        ("tiếng", "tieng"),
    ] {
        assert_eq!(diacritics::strip(word), expected, "{word}");
    }
}

#[test]
fn stems_bring_the_forms_of_a_word_together() {
    for (tag, forms) in [
        ("en", &["return", "returns", "returned", "returning"][..]),
        ("fr", &["migrant", "migrants", "migrante", "migrantes"]),
        ("es", &["migrante", "migrantes"]),
        ("es", &["refugiado", "refugiados", "refugiada"]),
        ("ru", &["возвращение", "возвращения", "возвращению", "возвращением"]),
        ("ru", &["беженец", "беженцы", "беженцев", "беженцам"]),
        ("ru", &["владелец", "владельцы", "владельцам"]),
        ("ru", &["сириец", "сирийцы", "сирийцев"]),
        ("ru", &["кузнец", "кузнецы"]),
        ("ru", &["ребёнок", "ребенок", "ребёнка", "ребёнку"]),
        ("ru", &["справка", "справки", "справок"]),
        ("ru", &["поток", "потоки", "потоков"]),
        ("ru", &["бабушка", "бабушек"]),
        ("uk", &["біженцям", "біженцями", "біженців", "біженці"]),
        ("uk", &["допомога", "допомоги", "допомогу", "допомогою"]),
        ("pt", &["refugiado", "refugiados", "refugiada"]),
        ("pt", &["informação", "informações"]),
        ("pt", &["nação", "nações", "NAÇÕES"]),
        ("pt", &["coração", "corações"]),
        ("de", &["Haus", "Hauses", "Häuser", "Häusern", "Haeuser"]),
        ("de", &["Straße", "Straßen", "Strasse"]),
        ("de", &["Rückkehr", "Rückkehrer", "Rückkehrers", "Rueckkehr"]),
        ("it", &["rifugiato", "rifugiati", "rifugiata"]),
        ("it", &["diritto", "diritti"]),
        ("ro", &["refugiat", "refugiați", "refugiaţi", "refugiatului", "refugiaților"]),
        ("ro", &["drept", "drepturi", "drepturile", "drepturilor"]),
        ("ro", &["birou", "birouri", "biroul", "biroului"]),
        ("el", &["πρόσφυγας", "πρόσφυγες", "προσφύγων", "ΠΡΟΣΦΥΓΑΣ"]),
        ("el", &["δικαίωμα", "δικαιώματα", "δικαιωμάτων"]),
        ("tr", &["ev", "evler", "evlerde", "evden"]),
        ("tr", &["başvuru", "başvurular", "başvurunun", "BAŞVURULAR"]),
        ("tr", &["göçmen", "göçmenler", "göçmenlerin"]),
        ("tr", &["ırmak", "IRMAKLAR"]),
        ("hu", &["ház", "házak", "házban", "házakban"]),
        ("hu", &["menekült", "menekültek", "menekülteknek"]),
        ("hu", &["iroda", "irodák", "irodában", "irodája"]),
        ("hu", &["család", "családok", "családja"]),
        ("sq", &["kthim", "kthimi", "kthimin", "kthimit", "kthimet", "kthimeve"]),
        ("sq", &["zyra", "zyrë", "zyrën", "zyrës", "zyrat", "zyrave", "zyren"]),
        ("sq", &["qendër", "qendra", "qendrën", "qendrës", "qendrave"]),
        ("sq", &["ndryshim", "ndryshimi", "ndryshimeve", "ndryshoj", "ndryshuar", "ndryshojnë"]),
        ("sq", &["votues", "votuesi", "votuesve", "votim", "votojnë"]),
        ("ar", &["مكتب", "المكتب", "والمكتب", "بالمكتب", "للمكتب", "وبالمكتب"]),
        ("ar", &["برنامج", "البرنامج", "والبرنامج", "للبرنامج"]),
        ("ar", &["خدمة", "خدمات", "الخدمات", "وخدماتهم", "خدماتها"]),
        ("ar", &["لاجئ", "اللاجئ", "لاجئين", "اللاجئين", "للاجئين", "لاجئون"]),
        ("ar", &["وثيقة", "الوثيقة", "والوثيقة", "للوثيقة"]),
        ("ar", &["مهاجرة", "المهاجرات", "مهاجرات", "مهاجرون", "والمهاجرين"]),
        ("fa", &["کتاب", "کتاب‌ها", "کتابها", "كتاب", "کتاب‌هایشان", "کتاب‌های", "کتابی"]),
        ("prs", &["پناهنده", "پناهندگان", "پناهنده‌ها"]),
        ("prs", &["مهاجر", "مهاجران", "مهاجرین", "مهاجرها"]),
        ("ps", &["دفتر", "دفترونه", "دفترونو"]),
        ("ps", &["ماشوم", "ماشومان", "ماشومانو"]),
        ("ps", &["مرسته", "مرستې", "مرستو"]),
        ("ps", &["کډوال", "كډوالو"]),
        ("so", &["xafiis", "xafiiska", "xafiiskii", "xafiisyada"]),
        ("so", &["guri", "guriga", "guryaha", "guryo"]),
        ("so", &["magaalo", "magaalada", "magaalooyinka"]),
        ("am", &["ስደተኛ", "ስደተኞች", "ስደተኛው", "ስደተኞችን", "ለስደተኞች", "የስደተኞች"]),
        ("am", &["ቤት", "ቤቱ", "ቤቶች", "ቤቶቹ", "በቤት"]),
        ("am", &["ሀገር", "ሐገር", "ሀገሮች"]),
        ("ko", &["난민", "난민은", "난민을", "난민들은", "난민에게"]),
        ("ko", &["어린이", "어린이를"]),
    ] {
        let chain = Chain::of(&language(tag));
        let stems: Vec<String> = forms.iter().map(|form| chain.forms(form).unwrap().stem).collect();
        assert!(stems.iter().all(|stem| *stem == stems[0]), "{tag}: {forms:?} {stems:?}");
    }
}

#[test]
fn stems_keep_different_words_apart() {
    for (tag, one, other) in [
        ("sq", "kohë", "koka"),
        ("sq", "leje", "lajm"),
        ("sq", "shkolla", "shkalla"),
        ("sq", "punë", "punëtor"),
        ("ar", "مكتب", "كتاب"),
        ("ar", "لجنة", "لاجئ"),
        ("ar", "تسجيل", "سجل"),
        ("hu", "ház", "kéz"),
        ("ru", "срок", "сорок"),
        ("ru", "век", "вокзал"),
        ("tr", "göç", "göz"),
        ("fa", "کتاب", "کباب"),
        ("so", "guri", "gargaar"),
        ("am", "ቤት", "ቦታ"),
        ("ko", "나이", "나"),
    ] {
        let chain = Chain::of(&language(tag));
        assert_ne!(chain.forms(one).unwrap().stem, chain.forms(other).unwrap().stem, "{tag}: {one} {other}");
    }
}

#[test]
fn without_a_stemmer_and_in_numbers_the_stem_is_the_word() {
    for (tag, word, expected) in
        [("sw", "Wakimbizi", "wakimbizi"), ("th", "ประเทศ", "ประเทศ"), ("en", "2026s", "2026s")]
    {
        let forms = Chain::of(&language(tag)).forms(word).unwrap();
        assert_eq!((forms.stem.as_str(), forms.exact.as_str()), (expected, expected), "{tag}");
    }
}

#[test]
fn a_phrase_may_begin_with_what_arabic_writes_as_one_with_it() {
    let arabic = Chain::of(&language("ar")).phrase(&["الدكتور", "هو"]);
    assert_eq!(arabic[0], ["الدكتور", "هو"]);
    for first in ["دكتور", "والدكتور", "للدكتور", "بدكتور"] {
        assert!(arabic.contains(&vec![first.to_owned(), "هو".to_owned()]), "{first}");
    }
    assert_eq!(Chain::of(&language("ar")).phrase(&["return", "desk"]), [["return", "desk"]]);
    assert_eq!(Chain::of(&language("fa")).phrase(&["دفتر"]), [["دفتر"]]);
    assert!(Chain::of(&language("ar")).phrase(&["\u{AD}"]).is_empty());
}

#[test]
fn a_word_of_nothing_but_marks_has_no_forms() {
    for word in ["\u{AD}", "\u{64B}\u{640}", "ء", "\u{301}"] {
        assert_eq!(Chain::plain().forms(word), None, "{word:?}");
    }
}

#[test]
fn grams_meet_in_latin_letters() {
    for (word, expected) in [
        ("a", vec!["a"]),
        ("desk", vec!["desk"]),
        ("return", vec!["retu", "etur", "turn"]),
        ("повратак", vec!["povr", "ovra", "vrat", "rata", "atak"]),
        ("مكتبه", vec!["مكتب", "كتبه"]),
        ("日本語", vec!["日本", "本語"]),
        ("한국어", vec!["한국", "국어"]),
        ("ประเทศ", vec!["ประเ", "ระเท", "ะเทศ"]),
    ] {
        let met = gram::meet(word);
        let mut grams = Vec::new();
        gram::grams(&met, |range| grams.push(&met[range]));
        assert_eq!(grams, expected, "{word}");
    }
}

#[test]
fn a_query_word_has_each_of_its_readings_once() {
    let languages = ["en", "fr", "sr-Cyrl", "sr-Latn", "hr", "sq"].map(language);
    let chains = Chain::of_all(&languages);
    assert_eq!(chains.len(), 4, "{chains:?}");
    let exact: Vec<_> = forms_in_all(&chains, "Београд").into_iter().map(|(forms, _)| forms.exact).collect();
    assert!(exact.contains(&"београд".to_owned()) && exact.contains(&"beograd".to_owned()), "{exact:?}");
    assert_eq!(forms_in_all(&chains, "42").len(), 1);
}

/// Every language with a stemmer, and some without.
const TAGS: [&str; 31] = [
    "am", "ar", "bs", "ca", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "hi", "hu", "id", "it", "ja", "km",
    "ko", "ps", "pt", "ro", "ru", "so", "sq", "sr", "ta", "th", "tr", "uk",
];

proptest! {
    #[test]
    fn words_of_any_text_are_in_order_and_in_it(text in any::<String>()) {
        let mut end = 0;
        for range in words(&text) {
            prop_assert!(range.start >= end && range.start < range.end);
            prop_assert!(text.get(range.clone()).is_some());
            end = range.end;
        }
    }

    #[test]
    fn no_word_in_any_language_panics_or_has_an_empty_form(word in "\\PC{1,20}", tag in prop::sample::select(&TAGS[..])) {
        if let Some(forms) = Chain::of(&language(tag)).forms(&word) {
            prop_assert!(!forms.exact.is_empty() && !forms.stem.is_empty());
        }
    }

    #[test]
    fn letters_of_every_script_are_analysed(
        word in "[a-zçéèàüößđžšćčığşåøñ]{1,16}|[а-яёјљњћђџіїєґ]{1,14}|[ء-ي]{1,12}|[α-ωάέήίόύώ]{1,12}|[ऀ-ॿ]{1,10}|[가-힣]{1,6}|[ሀ-ፗ]{1,8}|[ก-๎]{1,10}|[一-鿿]{1,4}",
        tag in prop::sample::select(&TAGS[..]),
    ) {
        let chain = Chain::of(&language(tag));
        if let Some(forms) = chain.forms(&word) {
            // Folding is done once: what it gives is its own folded form.
            prop_assert_eq!(diacritics::strip(&forms.exact), forms.exact.clone());
            // The shortcut of the highlighter must not lose a word.
            if let Some(first) = chain.first_letter(&word) {
                prop_assert!(forms.exact.starts_with(first));
                prop_assert!(forms.stem.starts_with(first), "{} → {}", word, forms.stem);
            }
        }
    }
}
