use proptest::prelude::*;

use super::*;
use crate::holdings::Holding;

fn word(text: &str) -> Asked<'_> {
    Asked { unit: Unit::Word { text, prefix: false }, how: How::With, title: false, literal: false }
}

fn prefix(text: &str) -> Asked<'_> {
    Asked { unit: Unit::Word { text, prefix: true }, how: How::With, title: false, literal: false }
}

fn literal(asked: Asked<'_>) -> Asked<'_> {
    Asked { literal: true, ..asked }
}

fn or(asked: Asked<'_>) -> Asked<'_> {
    Asked { how: How::Or, ..asked }
}

fn without(asked: Asked<'_>) -> Asked<'_> {
    Asked { how: How::Without, ..asked }
}

fn title(asked: Asked<'_>) -> Asked<'_> {
    Asked { title: true, ..asked }
}

/// A notice in French and a handbook in Serbian.
fn holdings() -> Holdings {
    let held = |edition, language: &str, kind, collection: &str, topics: &[&str]| Holding {
        edition,
        publication: edition,
        language: language.parse().unwrap(),
        kind,
        collection: collection.to_owned(),
        topics: topics.iter().map(|topic| (*topic).to_owned()).collect(),
        issued: Day::default(),
        standing: 1.0,
        here: true,
    };
    Holdings::new([
        held(1, "fr", Kind::Notice, "office/books", &["return"]),
        held(2, "sr-Latn", Kind::Handbook, "office/maps", &[]),
    ])
}

#[test]
fn queries_become_words_and_phrases() {
    let phrase = |words: &[&'static str]| Asked { unit: Unit::Phrase(words.to_vec()), ..word("") };
    for (text, units) in [
        ("", vec![]),
        ("?! … --", vec![]),
        ("desk", vec![prefix("desk")]),
        ("desk ", vec![word("desk")]),
        ("is it open?", vec![word("is"), word("it"), word("open")]),
        ("return desk", vec![word("return"), prefix("desk")]),
        ("\"return desk\"", vec![phrase(&["return", "desk"])]),
        ("the „return desk“ op", vec![word("the"), phrase(&["return", "desk"]), prefix("op")]),
        ("«guichet de retour»", vec![phrase(&["guichet", "de", "retour"])]),
        ("\"return desk", vec![word("return"), prefix("desk")]),
        ("\"\" desk", vec![prefix("desk")]),
        ("\"a\" \"b", vec![phrase(&["a"]), prefix("b")]),
        ("l’eau", vec![prefix("eau")]),
        ("desk Desk desk ", vec![word("desk")]),
        ("desk -closed ", vec![word("desk"), without(word("closed"))]),
        ("desk -\"closed today\" ", vec![word("desk"), without(phrase(&["closed", "today"]))]),
        ("self-help - desk", vec![word("self"), word("help"), prefix("desk")]),
        ("open OR closed desk", vec![word("open"), or(word("closed")), prefix("desk")]),
        ("a OR \"b c\" | d ", vec![word("a"), or(phrase(&["b", "c"])), or(word("d"))]),
        ("return AND desk ", vec![word("return"), word("desk")]),
        ("desk NOT closed ", vec![word("desk"), without(word("closed"))]),
        ("desk AND NOT \"closed today\" ", vec![word("desk"), without(phrase(&["closed", "today"]))]),
        ("desk NOT title:closed ", vec![word("desk"), without(title(word("closed")))]),
        ("desk not closed ", vec![word("desk"), word("not"), word("closed")]),
        ("OR desk ", vec![literal(word("OR")), word("desk")]),
        ("desk OR", vec![word("desk"), literal(prefix("OR"))]),
        ("title:desk title:\"return desk\" ", vec![title(word("desk")), title(phrase(&["return", "desk"]))]),
        ("title: desk ", vec![literal(word("title")), word("desk")]),
        ("TITLE:desk Title:\"return desk\" ", vec![title(word("desk")), title(phrase(&["return", "desk"]))]),
        // Words before a colon are words.
        ("Title: Desk ", vec![word("Title"), word("Desk")]),
        ("Note: desk ", vec![word("Note"), word("desk")]),
        ("UNHCR:report ", vec![word("UNHCR"), word("report")]),
        ("Titles:desk ", vec![word("Titles"), word("desk")]),
        ("10:30 ", vec![word("10"), word("30")]),
    ] {
        assert_eq!(parse(text, &Holdings::default()).asked, units, "{text}");
    }
}

#[test]
fn a_text_can_narrow_and_what_narrows_to_nothing_is_words_and_said() {
    let holdings = holdings();
    let parse = |text| parse(text, &holdings);
    let parsed = parse("desk lang:fr lang:sr-Latn kind:notice collection:office/books topic:Return ");
    assert_eq!(parsed.asked, [word("desk")]);
    let Only { with, without: left_out, .. } = parsed.only;
    assert_eq!(with.languages, ["fr", "sr-Latn"].map(|tag| tag.parse().unwrap()));
    assert_eq!((&with.kinds, &with.collections), (&vec![Kind::Notice], &vec!["office/books".to_owned()]));
    assert_eq!((&with.topics, left_out), (&vec!["return".to_owned()], Values::default()));
    let capitals = parse("desk LANG:fr Lang:SR-latn Kind:Notice COLLECTION:Office/Books Topic:Return ");
    assert_eq!((capitals.asked, capitals.only.with, capitals.misread), (vec![word("desk")], with.clone(), vec![]));
    let parsed = parse("After:2025 desk after:2024 BEFORE:2026-03 before:2026-02-15 ");
    assert_eq!(parsed.asked, [word("desk")]);
    assert_eq!((parsed.only.after, parsed.only.before), (Day::parse("2025"), Day::parse("2026-02-15")));
    let lit = |text| literal(word(text));
    for (text, part, why, units) in [
        ("kind:novel ", "kind:novel", Misreading::Kind, vec![lit("kind"), lit("novel")]),
        ("Kind:Novel ", "Kind:Novel", Misreading::Kind, vec![lit("Kind"), lit("Novel")]),
        ("kind:report ", "kind:report", Misreading::KindNotHere, vec![lit("kind"), lit("report")]),
        ("lang:!! desk ", "lang:!!", Misreading::Language, vec![lit("lang"), word("desk")]),
        ("lang:zz desk ", "lang:zz", Misreading::LanguageNotHere, vec![lit("lang"), lit("zz"), word("desk")]),
        (
            "collection:films x ",
            "collection:films",
            Misreading::Collection,
            vec![lit("collection"), lit("films"), word("x")],
        ),
        ("topic:novels ", "topic:novels", Misreading::Topic, vec![lit("topic"), lit("novels")]),
        ("after:soon ", "after:soon", Misreading::Date, vec![lit("after"), lit("soon")]),
        ("before:2026-13 ", "before:2026-13", Misreading::Date, vec![lit("before"), lit("2026"), lit("13")]),
        (
            "after:2026 desk before:2025 ",
            "after:2026 before:2025",
            Misreading::Days,
            vec![word("desk"), lit("after"), lit("2026"), lit("before"), lit("2025")],
        ),
        (
            "before:2026 after:2026",
            "before:2026 after:2026",
            Misreading::Days,
            vec![lit("before"), lit("2026"), lit("after")],
        ),
        ("title: desk ", "title:", Misreading::NoValue, vec![lit("title"), word("desk")]),
        ("title:", "title:", Misreading::NoValue, vec![lit("title")]),
        ("language:fr desk ", "language:fr", Misreading::Field, vec![lit("language"), lit("fr"), word("desk")]),
        ("Type:Notice ", "Type:Notice", Misreading::Field, vec![lit("Type"), lit("Notice")]),
        (
            "-tag:return desk ",
            "-tag:return",
            Misreading::Field,
            vec![without(lit("tag")), without(lit("return")), word("desk")],
        ),
        ("tel* ", "tel*", Misreading::Star, vec![lit("tel")]),
        ("the *phone ", "*phone", Misreading::Star, vec![word("the"), lit("phone")]),
        ("tel*", "tel*", Misreading::Star, vec![literal(prefix("tel"))]),
        ("title:tel*", "tel*", Misreading::Star, vec![title(literal(prefix("tel")))]),
        ("kind:nov* ", "kind:nov*", Misreading::Kind, vec![lit("kind"), lit("nov")]),
        ("desk lang:", "lang:", Misreading::NoValue, vec![word("desk"), lit("lang")]),
        ("lang: fr ", "lang:", Misreading::NoValue, vec![lit("lang"), word("fr")]),
        ("lang: fr lang: sr ", "lang:", Misreading::NoValue, vec![lit("lang"), word("fr"), word("sr")]),
        ("-topic: desk ", "-topic:", Misreading::NoValue, vec![without(lit("topic")), word("desk")]),
        ("desk NOT ", "NOT", Misreading::Not, vec![word("desk"), lit("NOT")]),
        ("desk NOT AND open ", "NOT", Misreading::Not, vec![word("desk"), lit("NOT"), word("open")]),
        ("desk NOT -open ", "NOT", Misreading::Not, vec![word("desk"), lit("NOT"), without(word("open"))]),
        ("desk OR NOT open ", "OR", Misreading::Operator, vec![word("desk"), lit("OR"), without(word("open"))]),
        ("OR ", "OR", Misreading::Operator, vec![lit("OR")]),
        ("AND desk ", "AND", Misreading::Operator, vec![lit("AND"), word("desk")]),
        ("desk OR ", "OR", Misreading::Operator, vec![word("desk"), lit("OR")]),
        ("desk | ", "|", Misreading::Operator, vec![word("desk")]),
        ("desk OR -closed ", "OR", Misreading::Operator, vec![word("desk"), lit("OR"), without(word("closed"))]),
        ("desk OR lang:fr ", "OR", Misreading::Operator, vec![word("desk"), lit("OR")]),
        ("desk AND OR open ", "AND", Misreading::Operator, vec![word("desk"), lit("AND"), or(word("open"))]),
        ("( ", "(", Misreading::Bracket, vec![]),
        ("desk\u{3000}) ", ")", Misreading::Bracket, vec![word("desk")]),
        ("the (open desk ", "(open", Misreading::Bracket, vec![word("the"), word("open"), word("desk")]),
        ("(open OR closed) ", "(open OR closed)", Misreading::Bracket, vec![word("open"), or(word("closed"))]),
        ("\"return desk ", "\"return desk", Misreading::Quote, vec![word("return"), word("desk")]),
        ("\"desk", "\"desk", Misreading::Quote, vec![prefix("desk")]),
        ("the «desk ", "«desk", Misreading::Quote, vec![word("the"), word("desk")]),
        ("-desk ", "-desk", Misreading::NothingWanted, vec![word("desk")]),
        ("NOT desk ", "NOT desk", Misreading::NothingWanted, vec![word("desk")]),
    ] {
        let parsed = parse(text);
        assert_eq!(parsed.misread, [Misread { text: part.to_owned(), why }], "{text}");
        assert_eq!(parsed.asked, units, "{text}");
    }
    for text in ["\"", "desk \"", "desk «"] {
        assert_eq!(parse(text).misread, [], "{text}: it is still being typed");
    }
    for text in ["Type: A4", "type:", "https://example.org", "2*3", "5* ", "* desk", "\"tel*\""] {
        assert_eq!(parse(text).misread, [], "{text}");
    }
    for text in ["lang:fr AND desk", "desk AND -closed", "the desk (open) ", "\"a ( b\"", "10:30", "lang:sr", "or and"]
    {
        assert_eq!(parse(text).misread, [], "{text}");
    }
}

#[test]
fn what_narrows_can_be_left_out_and_what_would_leave_nothing_is_words_and_said() {
    let holdings = holdings();
    let day = Day::parse;
    let languages = |tags: &[&str]| tags.iter().map(|tag| tag.parse().unwrap()).collect::<Vec<Language>>();
    let with = |values| Only { with: values, ..Only::default() };
    let without = |values| Only { without: values, ..Only::default() };
    for (text, only) in [
        ("-lang:fr ", without(Values { languages: languages(&["fr"]), ..Values::default() })),
        ("−lang:fr", without(Values { languages: languages(&["fr"]), ..Values::default() })),
        ("NOT lang:fr", without(Values { languages: languages(&["fr"]), ..Values::default() })),
        ("AND NOT  lang:fr", without(Values { languages: languages(&["fr"]), ..Values::default() })),
        (
            "-lang:fr lang:sr -lang:fr",
            Only {
                with: Values { languages: languages(&["sr"]), ..Values::default() },
                without: Values { languages: languages(&["fr"]), ..Values::default() },
                ..Only::default()
            },
        ),
        ("-KIND:notice", without(Values { kinds: vec![Kind::Notice], ..Values::default() })),
        ("-kind:notice", without(Values { kinds: vec![Kind::Notice], ..Values::default() })),
        ("-topic:Return", without(Values { topics: vec!["return".to_owned()], ..Values::default() })),
        ("NOT topic:return", without(Values { topics: vec!["return".to_owned()], ..Values::default() })),
        ("-collection:maps", without(Values { collections: vec!["maps".to_owned()], ..Values::default() })),
        ("-after:2026-03", Only { before: day("2026-03"), ..Only::default() }),
        ("NOT before:2026", Only { after: day("2026"), ..Only::default() }),
        ("-before:2025 -after:2026", Only { after: day("2025"), before: day("2026"), ..Only::default() }),
        ("lang:fr", with(Values { languages: languages(&["fr"]), ..Values::default() })),
    ] {
        let text = format!("desk {text}");
        let parsed = parse(&text, &holdings);
        assert_eq!((parsed.asked.len(), parsed.misread.len(), parsed.only), (1, 0, only), "{text}");
    }
    let lit = |text| literal(word(text));
    let left_out = |text| self::without(lit(text));
    for (text, part, why, units) in [
        ("-lang:!! desk ", "-lang:!!", Misreading::Language, vec![left_out("lang"), word("desk")]),
        (
            "-lang:zz desk ",
            "-lang:zz",
            Misreading::LanguageNotHere,
            vec![left_out("lang"), left_out("zz"), word("desk")],
        ),
        (
            "desk NOT kind:novel ",
            "NOT kind:novel",
            Misreading::Kind,
            vec![word("desk"), left_out("kind"), left_out("novel")],
        ),
        (
            "desk -kind:report ",
            "-kind:report",
            Misreading::KindNotHere,
            vec![word("desk"), left_out("kind"), left_out("report")],
        ),
        ("desk -topic:x ", "-topic:x", Misreading::Topic, vec![word("desk"), left_out("topic"), left_out("x")]),
        (
            "desk -collection:x ",
            "-collection:x",
            Misreading::Collection,
            vec![word("desk"), left_out("collection"), left_out("x")],
        ),
        ("desk -after:x ", "-after:x", Misreading::Date, vec![word("desk"), left_out("after"), left_out("x")]),
        (
            "lang:fr desk -lang:fr ",
            "lang:fr -lang:fr",
            Misreading::NothingLeft,
            vec![word("desk"), lit("lang"), lit("fr")],
        ),
        (
            "lang:sr-Latn -lang:sr ",
            "lang:sr-Latn -lang:sr",
            Misreading::NothingLeft,
            vec![lit("lang"), lit("sr"), lit("Latn")],
        ),
        (
            "-kind:notice NOT kind:handbook ",
            "-kind:notice NOT kind:handbook",
            Misreading::NothingLeft,
            vec![lit("kind"), lit("notice"), lit("handbook")],
        ),
        (
            "after:2026 -after:2025 ",
            "after:2026 -after:2025",
            Misreading::Days,
            vec![lit("after"), lit("2026"), lit("2025")],
        ),
    ] {
        let parsed = parse(text, &holdings);
        assert_eq!(parsed.misread, [Misread { text: part.to_owned(), why }], "{text}");
        assert_eq!((parsed.asked, parsed.only), (units, Only::default()), "{text}");
    }
    for (part, filter) in
        [("lang:", true), ("Lang:", true), ("-lang:fr", true), ("−TOPIC:x", true), ("Title:x", false), ("-desk", false)]
    {
        assert_eq!(is_filter(part), filter, "{part}");
    }
}

#[test]
fn what_is_misread_is_said_once_and_not_without_end() {
    let text: String = (0..10_000).map(|n| format!("lang:{} lang: ", "!".repeat(n % 100))).collect();
    let misread = parse(&text, &Holdings::default()).misread;
    let texts: HashSet<_> = misread.iter().map(|misread| &misread.text).collect();
    assert_eq!((misread.len(), texts.len()), (MAX_UNITS, MAX_UNITS));
}

#[test]
fn a_long_query_is_answered_by_its_beginning() {
    let text: String = (0..10_000).map(|n| format!("w{n} \"p{n}\" ")).collect();
    assert_eq!(parse(&text, &Holdings::default()).asked.len(), MAX_UNITS);
}

proptest! {
    #[test]
    fn any_text_is_parsed(text in any::<String>()) {
        prop_assert!(parse(&text, &Holdings::default()).asked.len() <= MAX_UNITS);
    }
}
