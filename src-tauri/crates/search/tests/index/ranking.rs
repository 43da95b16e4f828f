//! What comes first.

use search::{Answer, Day, Document, Holding, Holdings, Index, MIN_WRITER_BYTES, Order, Query};

use crate::fixture::{FIELD, Text, found, holding, language, library, ranked};

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
fn the_raw_search_ranks_by_stems_of_any_word() {
    let library = library(&FIELD);
    let hits = library.index.search_raw("returning desks", &language("en"), 10).unwrap();
    assert_eq!(hits.iter().map(|(key, _)| *key).collect::<Vec<_>>(), [0, 1]);
    assert!(library.index.search_raw("", &language("en"), 10).unwrap().is_empty());
}
