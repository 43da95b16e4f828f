//! The index as its callers see it: what is found, counted and ranked, and what happens when something is wrong.

use std::path::Path;

use domain::{Kind, Language};
use proptest::prelude::*;
use search::{
    Answer, Day, Document, Form, Glossary, Group, Highlighter, Holding, Holdings, Index, IndexError, MAX_LIMIT,
    MIN_WRITER_BYTES, Order, Query,
};

fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

/// A section in few words: language, heading, text. Its key is its place in the list, its edition ten times that.
type Text<'a> = (&'a str, &'a str, &'a str);

fn add(writer: &mut search::Writer, key: i64, (tag, heading, text): Text<'_>) {
    let language = language(tag);
    writer
        .add(&Document {
            section: key,
            edition: key * 10,
            language: &language,
            first: true,
            contents: false,
            title: "",
            heading,
            text,
        })
        .unwrap();
}

/// What is known of the section `key`: even ones are of handbooks, every third of hq/guides, two are of one publication.
fn holding(key: i64, tag: &str) -> Holding {
    Holding {
        edition: key * 10,
        publication: key / 2,
        language: language(tag),
        kind: if key % 2 == 0 { Kind::Handbook } else { Kind::Notice },
        collection: if key % 3 == 0 { "hq/guides" } else { "hq/notices" }.to_owned(),
        topics: if key % 4 < 2 { vec!["return".to_owned()] } else { Vec::new() },
        issued: Day::new(2024 + (key % 3) as i16, 6, 1),
        standing: 1.0,
        here: true,
    }
}

fn holdings(texts: &[Text<'_>]) -> Holdings {
    Holdings::new((0..).zip(texts).map(|(key, (tag, ..))| holding(key, tag)))
}

struct Library {
    _dir: tempfile::TempDir,
    index: Index,
    holdings: Holdings,
}

/// An index of `texts`, committed in two halves so that there is more than one segment.
fn library(texts: &[Text<'_>]) -> Library {
    let dir = tempfile::tempdir().unwrap();
    let index = Index::create(dir.path()).unwrap();
    let mut writer = index.writer(MIN_WRITER_BYTES).unwrap();
    let (first, second) = texts.split_at(texts.len() / 2);
    for (texts, base, change) in [(first, 0, 1), (second, first.len(), 2)] {
        for (place, text) in texts.iter().enumerate() {
            add(&mut writer, (base + place) as i64, *text);
        }
        writer.commit(change).unwrap();
    }
    writer.finish().unwrap();
    index.reload().unwrap();
    Library { _dir: dir, index, holdings: holdings(texts) }
}

impl Library {
    fn ask(&self, text: &str) -> Answer {
        self.search(&Query::new(text))
    }

    fn search(&self, query: &Query<'_>) -> Answer {
        self.index.search(&self.holdings, query).unwrap()
    }
}

/// The keys of the hits that count, in order of key.
fn found(answer: &Answer) -> Vec<i64> {
    let mut keys: Vec<_> = answer.hits.iter().filter(|hit| !hit.rescued).map(|hit| hit.section).collect();
    keys.sort_unstable();
    assert_eq!(keys.len() as u64, answer.total);
    keys
}

fn ranked(answer: &Answer) -> Vec<i64> {
    answer.hits.iter().map(|hit| hit.section).collect()
}

const FIELD: [Text<'_>; 14] = [
    ("en", "", "The return desk is open on weekdays."),
    ("en", "", "Migrants returned with assistance."),
    ("fr", "", "Point d’accès à l’eau potable près de l’établissement."),
    ("es", "", "Los migrantes volvieron a casa."),
    ("ru", "", "Помощь в возвращении домой."),
    ("ar", "", "يفتح المكتب أبوابه لإعادة الاندماج سنة ٢٠٢٦"),
    ("hu", "", "A visszatérők segítése a házakban."),
    ("sr-Cyrl", "", "Помоћ за повратак кући и љубав."),
    ("sr-Latn", "", "Đaci idu u školu."),
    ("sq", "", "Kthimi vullnetar i ndihmuar."),
    ("tr", "", "ISPARTA ve İzmir'de evler."),
    ("fa", "", "دفتر بازگشت باز می‌شود ۱۲"),
    ("de", "", "Die Größe der Häuser."),
    ("uk", "", "Об’єкт для біженців."),
];

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
fn a_query_without_words_has_an_empty_answer() {
    let library = library(&FIELD);
    for query in ["", " ", "\"", "\"\"", "?!", "…", "\u{200B}", "\u{AD}", "٫", "()[]{}^~*:\\/"] {
        assert_eq!(library.ask(query), Answer::default(), "{query:?}");
    }
}

#[test]
fn an_index_without_sections_answers() {
    let dir = tempfile::tempdir().unwrap();
    let index = Index::create(dir.path()).unwrap();
    assert_eq!(index.search(&Holdings::default(), &Query::new("desk")).unwrap(), Answer::default());
    assert_eq!((index.change_number(), index.sections()), (0, 0));
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
fn what_is_typed_as_one_comes_first_where_it_stands_so() {
    let library = library(&[
        ("en", "", "A res, a res: 70 and 1 and 70 and 1."),
        ("en", "", "The Assembly adopted resolution A/RES/70/1 on sustainable development in September of that year."),
        ("en", "", "Form 589, form I: I and 589."),
        (
            "en",
            "",
            "Applications for asylum are made on form I-589, which has twelve pages and is signed by the applicant.",
        ),
        ("en", "", "Example org, help desk, desk help."),
        (
            "en",
            "",
            "Whoever has a question writes to help-desk@example.org, at any time and in any language of theirs.",
        ),
        ("en", "", "Self and employed, employed and self."),
        ("en", "", "Whoever is self-employed pays for an insurance of their own, every month until the tenth."),
    ]);
    for (query, first, other) in
        [("A/RES/70/1", 1, 0), ("a/res/70/1 ", 1, 0), ("I-589 ", 3, 2), ("help-desk@example.org ", 5, 4)]
    {
        let answer = library.ask(query);
        assert_eq!(ranked(&answer)[..2], [first, other], "{query}");
        let apart: Vec<i64> = found(&library.ask(&query.replace(['/', '-', '.', '@'], " ")));
        assert_eq!(found(&answer), apart, "{query}: it only decides what comes first");
        assert!(answer.hits.iter().all(|hit| !hit.by_glossary) && answer.misread.is_empty(), "{query}");
    }
    // What a language joins are words.
    for query in ["self-employed ", "self employed ", "self\u{2010}employed? "] {
        assert_eq!(ranked(&library.ask(query))[..2], [6, 7], "{query}");
    }
}

#[test]
fn the_word_itself_beats_its_stem_which_beats_its_letters() {
    let mut texts = vec![
        ("en", "", "Returning by bus, north."),
        ("sq", "", "Preturnit nga veriu, bus."),
        ("en", "", "Returns by train, north."),
    ];
    texts.extend([("en", "", "The desk is open today.")].repeat(20));
    let library = library(&texts);
    let answer = library.ask("returns ");
    assert_eq!(ranked(&answer), [2, 0, 1]);
    assert_eq!((answer.total, answer.hits[2].rescued), (2, true));
}

#[test]
fn a_heading_counts_more_than_the_text() {
    let library = library(&[
        ("en", "Opening hours", "The desk is open on weekdays for shelter."),
        ("en", "Shelter", "The desk is open on weekdays for opening."),
    ]);
    assert_eq!(ranked(&library.ask("shelter ")), [1, 0]);
    assert_eq!(ranked(&library.ask("opening ")), [0, 1]);
    assert_eq!(ranked(&library.ask("shel")), [1, 0]);
}

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
fn a_section_with_all_the_words_comes_before_a_title_with_some() {
    let dir = tempfile::tempdir().unwrap();
    let index = Index::create(dir.path()).unwrap();
    let mut writer = index.writer(MIN_WRITER_BYTES).unwrap();
    let language = language("en");
    let long =
        "The tents are stored beside the road to the north, with much else that is needed in winter. ".repeat(20);
    let long = format!("{long} A blanket is given to each.");
    let texts = [("Tents", "Tents", "Tents, tents and more tents: all of them here."), ("Guide", "", &long)];
    for (key, (title, heading, text)) in (0..).zip(texts) {
        let document = Document {
            section: key,
            edition: key * 10,
            language: &language,
            first: true,
            contents: false,
            title,
            heading,
            text,
        };
        writer.add(&document).unwrap();
    }
    writer.commit(1).unwrap();
    index.reload().unwrap();
    let holdings = Holdings::new([holding(0, "en"), holding(1, "en")]);
    let answer = index.search(&holdings, &Query { groups: 2, ..Query::new("tents blanket ") }).unwrap();
    assert_eq!((ranked(&answer), answer.all_words, answer.any_word), (vec![1, 0], 1, true));
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
fn a_section_comes_before_the_contents_that_list_it() {
    // Of each language: the contents, a heading of them, and the text under it, which says the words once among many others.
    let editions = [
        (
            "en",
            "Contents\n\n1 Purpose 4\n\n1.1 Informed consent 4\n\n1.2 Giving informed consent 5\n\n2 First visit 7\n\n2.1 Welcome 7\n\n3 Consent of children 9\n\n3.1 Guardians 11\n\n4 Records 12",
            "Informed consent",
            "Say what is written down and why, and ask whether that is agreed to, before anything is asked. ",
        ),
        (
            "fr",
            "Table … 2\n\nVie privée et sécurité … 4\n\nSécurité … 5\n\nVie privée … 7\n\nAnnexes … 9",
            "Vie privée et sécurité",
            "Personne ne doit entendre ce qui est dit à la table, et rien ne reste sur le bureau le soir. ",
        ),
        (
            "ar",
            "المحتويات\n\n1 الغاية 4\n\n1.1 الموافقة المستنيرة 4\n\n1.2 نماذج الموافقة المستنيرة 5\n\n2 الزيارة الأولى 7\n\n2.1 الترحيب 7\n\n3 السجلات 9\n\n3.1 الحذف 11\n\n4 الإغلاق 12",
            "الموافقة المستنيرة",
            "قل ما يكتب ولماذا، واسأل الشخص هل يقبل ذلك قبل أن تسأله عن أي شيء آخر في المكتب. ",
        ),
        (
            "ru",
            "Содержание\nИнформированное согласие......3\nФормы согласия......5\nСогласие детей......8\nЖалобы......21",
            "Информированное согласие",
            "Скажите, что и зачем записывается, и спросите, согласны ли с этим, прежде чем спрашивать дальше. ",
        ),
        (
            "sr-Cyrl",
            "Садржај\nПрва посета … 3\nПосета деце … 5\nПосле прве посете … 8\nЖалбе … 21",
            "Прва посета",
            "Поздравите сваког ко уђе и питајте шта му је потребно пре него што било шта запишете. ",
        ),
        (
            "hu",
            "Első látogatás\nLátogatás gyerekekkel\nElső segély\nPanaszok",
            "Első látogatás",
            "Köszöntse, aki belép, és kérdezze meg, mire van szüksége, mielőtt bármit is leírna róla. ",
        ),
    ];
    let dir = tempfile::tempdir().unwrap();
    let index = Index::create(dir.path()).unwrap();
    let mut writer = index.writer(MIN_WRITER_BYTES).unwrap();
    for (number, (tag, contents, heading, text)) in (0i64..).zip(editions) {
        let text = text.repeat(30);
        let sections = [
            ("", contents),
            (heading, text.as_str()),
            ("Panaszok", "x"),
            ("Első segély", "x"),
            ("Látogatás gyerekekkel", "x"),
        ];
        let headings = search::Headings::new(sections.map(|(heading, _)| heading));
        for (at, (heading, text)) in (0..).zip(sections) {
            let contents = headings.are_listed_in(text);
            assert_eq!(contents, at == 0, "{tag}: {text}");
            let (section, edition, language) = (number * 10 + at, number * 10, &language(tag));
            let document = Document { section, edition, language, first: at == 0, contents, title: "", heading, text };
            writer.add(&document).unwrap();
        }
    }
    writer.commit(1).unwrap();
    writer.finish().unwrap();
    index.reload().unwrap();
    let holdings = Holdings::new((0..).zip(editions).map(|(number, (tag, ..))| holding(number, tag)));
    for (number, (tag, _, heading, _)) in (0i64..).zip(editions) {
        for query in [format!("{heading} "), heading.to_owned(), format!("\"{heading}\"")] {
            let query = Query { groups: 9, ..Query::new(&query) };
            let answer = index.search(&holdings, &query).unwrap();
            assert_eq!(ranked(&answer)[..2], [number * 10 + 1, number * 10], "{tag}: {}", query.text);
            assert_eq!(answer.groups[0].hits[0].section, number * 10 + 1, "{tag}: {}", query.text);
        }
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
fn an_answer_can_be_put_in_order_of_date_and_the_newer_wins_ties() {
    let mut texts: Vec<Text<'_>> = vec![("en", "", "The desk is open."); 6];
    texts.push(("en", "", "desk desk desk"));
    let library = library(&texts);
    // Of sections that fit equally well those of 2026 come first, then those of 2025.
    let years = |answer: &Answer| ranked(answer).iter().map(|key| 2024 + key % 3).collect::<Vec<_>>();
    let best = library.ask("desk ");
    assert_eq!((ranked(&best)[0], years(&best)), (6, vec![2024, 2026, 2026, 2025, 2025, 2024, 2024]));
    let by_date = library.search(&Query { order: Order::Date, ..Query::new("desk ") });
    assert_eq!((ranked(&by_date)[4], years(&by_date)), (6, vec![2026, 2026, 2025, 2025, 2024, 2024, 2024]));
}

#[test]
fn what_stands_better_wins_where_two_fit_nearly_as_well() {
    let texts: [Text<'_>; 2] = [("en", "", "The desk is open."), ("en", "", "The desk is shut.")];
    let library = library(&texts);
    for (standing, first) in [(1.03, 1), (0.9, 0)] {
        let stands = Holding { standing, issued: Day::default(), ..holding(1, "en") };
        let other = Holding { issued: Day::default(), ..holding(0, "en") };
        let holdings = Holdings::new([other, stands]);
        assert_eq!(ranked(&library.index.search(&holdings, &Query::new("desk ")).unwrap())[0], first);
    }
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

#[test]
fn what_the_words_could_be_taken_for_is_suggested_where_they_are_meant_as_typed() {
    let library = library(&FIELD);
    let answer = library.search(&Query { as_typed: true, ..Query::new("potablle ") });
    assert_eq!((answer.total, answer.near.len(), answer.suggested[0].best.as_str()), (0, 0, "potable"));
    assert_eq!(library.ask("potable ").suggested, []);
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

#[test]
fn a_preferred_language_and_the_script_of_the_query_win_ties() {
    let text = "Sarajevo 2026";
    let library =
        library(&[("en", "", text), ("fr", "", text), ("sr-Cyrl", "", "Сарајево 2026"), ("sr-Latn", "", text)]);
    let french = [language("fr")];
    let answer = library.search(&Query { prefer: &french, ..Query::new("Sarajevo ") });
    assert_eq!(ranked(&answer)[0], 1);
    for (query, last) in [("Sarajevo ", 2), ("Сарајево ", 3)] {
        let order = ranked(&library.ask(query));
        let place = |key| order.iter().position(|found| *found == key).unwrap();
        assert!(place(last) > place(5 - last), "{query}: {order:?}");
    }
}

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
fn the_raw_search_ranks_by_stems_of_any_word() {
    let library = library(&FIELD);
    let hits = library.index.search_raw("returning desks", &language("en"), 10).unwrap();
    assert_eq!(hits.iter().map(|(key, _)| *key).collect::<Vec<_>>(), [0, 1]);
    assert!(library.index.search_raw("", &language("en"), 10).unwrap().is_empty());
}

#[test]
fn a_new_revision_takes_the_place_of_the_old_when_it_is_committed_and_loaded() {
    let Library { _dir: dir, index, .. } = library(&FIELD);
    let elsewhere = Index::open(dir.path()).unwrap();
    let holdings = Holdings::new([0, 100].map(|key| holding(key, "en")));
    let keys = |index: &Index, text: &str| ranked(&index.search(&holdings, &Query::new(text)).unwrap());

    let mut writer = index.writer(MIN_WRITER_BYTES).unwrap();
    writer.remove_edition(0);
    add(&mut writer, 100, ("en", "", "The office is closed."));
    assert_eq!(keys(&index, "desk "), [0], "not before it is committed");
    writer.commit(3).unwrap();
    assert_eq!(keys(&index, "desk "), [0], "not before it is loaded");
    for index in [&index, &elsewhere] {
        index.reload().unwrap();
        assert_eq!((keys(index, "desk "), keys(index, "office ")), (vec![], vec![100]));
        assert_eq!((index.change_number(), index.sections()), (3, 14));
        index.reload().unwrap();
    }
}

#[test]
fn what_was_not_committed_is_not_there() {
    let Library { _dir: dir, index, .. } = library(&FIELD);
    let mut writer = index.writer(MIN_WRITER_BYTES).unwrap();
    add(&mut writer, 100, ("en", "", "office"));
    drop(writer);
    let index = Index::open(dir.path()).unwrap();
    assert_eq!((index.sections(), index.change_number()), (14, 2));
}

#[test]
fn the_languages_of_the_index_are_known() {
    let tags: Vec<_> = library(&FIELD).index.languages().iter().map(|known| known.as_str().to_owned()).collect();
    assert_eq!(tags, ["ar", "de", "en", "es", "fa", "fr", "hu", "ru", "sq", "sr-Cyrl", "sr-Latn", "tr", "uk"]);
}

#[test]
fn one_writer_at_a_time() {
    let Library { _dir: dir, index, .. } = library(&FIELD);
    let first = index.writer(MIN_WRITER_BYTES).unwrap();
    let elsewhere = Index::open(dir.path()).unwrap();
    assert!(matches!(elsewhere.writer(MIN_WRITER_BYTES), Err(IndexError::Busy { .. })));
    drop(first);
    assert!(elsewhere.writer(MIN_WRITER_BYTES).is_ok());
}

#[test]
fn searches_are_answered_while_sections_are_written_and_merged() {
    let Library { _dir: dir, index, .. } = library(&FIELD);
    let (asked, may_go_on) = std::sync::mpsc::sync_channel(0);
    std::thread::scope(|scope| {
        let writing = scope.spawn(move || {
            let mut writer = index.writer(MIN_WRITER_BYTES).unwrap();
            for round in 0..12 {
                for key in 0..20 {
                    add(&mut writer, 1000 + round * 20 + key, ("en", "", "The office is open."));
                }
                // In the middle of its work, sections written and not committed, it waits for an answer.
                may_go_on.recv().unwrap();
                writer.commit(3 + round).unwrap();
            }
            writer.finish().unwrap();
        });
        let reader = Index::open(dir.path()).unwrap();
        let holdings = Holdings::new((0..14).chain(1000..1240).map(|key| holding(key, "en")));
        // Dropped with this thread, so that the other never waits for one that has failed.
        let asked = asked;
        let look = || {
            reader.reload().unwrap();
            let answer = reader.search(&holdings, &Query::new("office ")).unwrap();
            assert_eq!(answer.total % 20, 0, "a commit is seen whole or not at all");
            assert_eq!(reader.search(&holdings, &Query::new("desk ")).unwrap().total, 1);
        };
        for _ in 0..12 {
            look();
            asked.send(()).unwrap();
        }
        while !writing.is_finished() {
            look();
        }
        reader.reload().unwrap();
        assert_eq!(reader.search(&holdings, &Query::new("office ")).unwrap().total, 240);
    });
}

#[test]
fn an_index_that_is_loaded_commit_by_commit_ranks_as_one_opened_at_once() {
    let dir = tempfile::tempdir().unwrap();
    let index = Index::create(dir.path()).unwrap();
    let holdings = holdings(&FIELD);
    let mut writer = index.writer(MIN_WRITER_BYTES).unwrap();
    for (change, key) in (1..).zip(0..FIELD.len()) {
        add(&mut writer, key as i64, FIELD[key]);
        // Every other edition is replaced later, so that segments have sections that were removed, and are merged.
        if key % 2 == 1 {
            writer.remove_edition(key as i64 * 10 - 10);
            add(&mut writer, key as i64 - 1, FIELD[key - 1]);
        }
        writer.commit(change).unwrap();
        index.reload().unwrap();
        let anew = Index::open(dir.path()).unwrap();
        assert_eq!(index.languages(), anew.languages());
        // Seven words of nearly as many languages, one in several of them, a beginning and runs of letters.
        for text in ["office return desk ", "migrantes", "помоћ повратак ", "d", "kthimi ndihmuar ", "hazakban"]
        {
            let scores = |index: &Index| {
                let mut hits = index.search(&holdings, &Query::new(text)).unwrap().hits;
                // A merge between the two looks puts sections in another order.
                hits.sort_by_key(|hit| hit.section);
                hits
            };
            assert_eq!(scores(&index), scores(&anew), "{text}");
        }
    }
    writer.finish().unwrap();
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

/// Who may read a library may search it: no file of an index is more secret than the others.
#[cfg(unix)]
#[test]
fn all_files_of_an_index_may_be_read_by_whom_the_folder_lets_in() {
    use std::os::unix::fs::PermissionsExt as _;
    let library = library(&FIELD);
    let plain = library._dir.path().join("plain");
    std::fs::write(&plain, "").unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for file in files(library._dir.path()) {
        assert_eq!(mode(&file), mode(&plain), "{}", file.display());
    }
    assert_eq!(mode(&library._dir.path().join(".managed.json")), mode(&plain));
}

#[test]
fn an_index_that_is_not_there_is_missing() {
    let dir = tempfile::tempdir().unwrap();
    for dir in [dir.path().to_owned(), dir.path().join("nowhere")] {
        assert_eq!(Index::open(&dir).err(), Some(IndexError::Missing { dir }));
    }
}

fn files(dir: &Path) -> Vec<std::path::PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| !file.file_name().unwrap().to_string_lossy().starts_with(".tantivy"));
    files.retain(|file| !file.ends_with(".managed.json"));
    files.sort();
    files
}

/// Copies the index, does something to one file of it, and says what opening and searching it gives.
fn with_harm(library: &Library, file: &Path, harm: impl Fn(&Path)) -> Result<Answer, IndexError> {
    let copy = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir(library._dir.path()).unwrap() {
        let file = file.unwrap().path();
        std::fs::copy(&file, copy.path().join(file.file_name().unwrap())).unwrap();
    }
    harm(&copy.path().join(file.file_name().unwrap()));
    let index = Index::open(copy.path())?;
    index.search(&library.holdings, &Query::new("\"return desk\" is open the"))
}

#[test]
fn a_damaged_index_is_an_error() {
    let library = library(&FIELD);
    let files = files(library._dir.path());
    assert!(files.len() > 6, "{files:?}");
    for file in &files {
        let gone = with_harm(&library, file, |file| std::fs::remove_file(file).unwrap());
        let empty = with_harm(&library, file, |file| std::fs::write(file, "").unwrap());
        let cut = with_harm(&library, file, |file| {
            let bytes = std::fs::read(file).unwrap();
            std::fs::write(file, &bytes[..bytes.len() / 2]).unwrap();
        });
        let other = with_harm(&library, file, |file| std::fs::write(file, "{\"not\": \"an index\"}").unwrap());
        for (harm, result) in [("gone", gone), ("empty", empty), ("cut", cut), ("other", other)] {
            let expected = matches!(&result, Err(IndexError::Damaged { .. }))
                // An index without meta.json is none; files that a search of this kind does not open may pass.
                || (harm == "gone" && file.ends_with("meta.json") && matches!(&result, Err(IndexError::Missing { .. })))
                || (file.extension().is_some_and(|kind| kind == "store" || kind == "del") && result.is_ok());
            assert!(expected, "{harm} {}: {result:?}", file.display());
        }
    }
}

#[test]
fn no_changed_byte_is_worse_than_an_error_and_a_check_finds_it() {
    let library = library(&FIELD);
    assert_eq!(library.index.verify(), Ok(()));
    for file in files(library._dir.path()) {
        let bytes = std::fs::read(&file).unwrap();
        for at in (0..bytes.len()).step_by(bytes.len() / 24 + 1) {
            let _ = with_harm(&library, &file, |file| {
                let mut bytes = bytes.clone();
                bytes[at] ^= 0xFF;
                std::fs::write(file, bytes).unwrap();
            });
        }
    }
    let file =
        files(library._dir.path()).into_iter().find(|file| file.extension().is_some_and(|kind| kind == "idx")).unwrap();
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[3] ^= 1;
    let copy = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir(library._dir.path()).unwrap() {
        let file = file.unwrap().path();
        std::fs::copy(&file, copy.path().join(file.file_name().unwrap())).unwrap();
    }
    std::fs::write(copy.path().join(file.file_name().unwrap()), bytes).unwrap();
    assert!(matches!(Index::open(copy.path()).unwrap().verify(), Err(IndexError::Damaged { .. })));
}

#[test]
fn an_index_of_another_version_is_damaged() {
    let dir = tempfile::tempdir().unwrap();
    let mut schema = tantivy::schema::Schema::builder();
    schema.add_text_field("stem-0", tantivy::schema::TEXT);
    tantivy::Index::create_in_dir(dir.path(), schema.build()).unwrap();
    assert!(matches!(Index::open(dir.path()), Err(IndexError::Damaged { .. })));
}

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
