//! From what was typed to words and phrases, and what is asked of each. No text is an error.
//!
//! | typed | means |
//! | --- | --- |
//! | `word` | its stem, or the word itself; at the very end also as the beginning of a longer word |
//! | `"some words"` | these, one after the other |
//! | `-word`, `-"some words"`, `NOT word` | not with this |
//! | `one OR other` | either; `AND` stands between all the rest and may be written |
//! | `title:word` | in the title or heading |
//! | `lang:fr`, `kind:notice`, `collection:office/books`, `topic:return` | only there; the same again widens |
//! | `after:2025`, `before:2026-03-15` | only what was issued on or after the first day of that, or before it |
//! | `-lang:fr`, `NOT kind:notice` | only what is not there, or was not issued then |
//!
//! Names of fields and kinds are read in capitals too: keyboards set them by themselves. What is written like these and cannot
//! be meant so is taken as plain words, and noted with the reason ([`Misreading`]).

use std::collections::HashSet;

use domain::{Kind, Language};

use crate::analysis::segment::words;
use crate::facets::Filter;
use crate::holdings::{Day, Holdings};

use super::{MAX_UNITS, Misread, Misreading};

/// One thing a section is asked for, in the letters it was typed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unit<'a> {
    /// A word by its stem; with `prefix`, also as the beginning of a longer word.
    Word {
        /// The word.
        text: &'a str,
        /// It is still being typed: nothing follows it.
        prefix: bool,
    },
    /// Words in quotes: exactly these, one after the other.
    Phrase(Vec<&'a str>),
}

/// A unit, and what is asked of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked<'a> {
    pub unit: Unit<'a>,
    pub how: How,
    /// Only the title and heading count.
    pub title: bool,
    /// Part of something that was misread: no other word is meant by it, so none is looked for.
    pub literal: bool,
}

/// Whether a section is to hold a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    With,
    /// With this or with the unit before it.
    Or,
    Without,
}

/// What a text asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Parsed<'a> {
    pub asked: Vec<Asked<'a>>,
    pub only: Only,
    /// What could not be meant as it was written, and was taken as plain words.
    pub misread: Vec<Misread>,
}

/// What a text narrows the search to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Only {
    /// Of each that is named here, one of those named; an empty list narrows nothing.
    pub with: Values,
    /// None of these.
    pub without: Values,
    /// Issued on this day or later.
    pub after: Option<Day>,
    /// Issued before this day.
    pub before: Option<Day>,
}

/// Values of what publications and editions are told apart by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Values {
    pub languages: Vec<Language>,
    pub kinds: Vec<Kind>,
    /// `publisher/collection`, or the collection alone.
    pub collections: Vec<String>,
    pub topics: Vec<String>,
}

impl Values {
    /// Exchanges the values of `field` with those of `other`.
    fn swap(&mut self, field: &str, other: &mut Self) {
        match field {
            "lang" => std::mem::swap(&mut self.languages, &mut other.languages),
            "kind" => std::mem::swap(&mut self.kinds, &mut other.kinds),
            "collection" => std::mem::swap(&mut self.collections, &mut other.collections),
            _ => std::mem::swap(&mut self.topics, &mut other.topics),
        }
    }
}

/// Words of a phrase that are looked at.
const MAX_PHRASE_WORDS: usize = 32;
/// What leaves out the word, phrase or filter after it.
const NOT: &str = "NOT";
/// What stands before a colon and looks in titles and headings alone.
const TITLE: &str = "title";
/// What stands before a colon and narrows the search.
const FILTERS: [&str; 6] = ["lang", "kind", "collection", "topic", "after", "before"];

/// What others call what these name, so that somebody may write it before a colon and mean one of them.
const OTHER_NAMES: [&str; 19] = [
    "language",
    "languages",
    "langs",
    "locale",
    "type",
    "types",
    "kinds",
    "category",
    "collections",
    "series",
    "topics",
    "tag",
    "tags",
    "subject",
    "since",
    "newer",
    "until",
    "older",
    "heading",
];

/// Whether `part` of a query, up to a white space, is written as a filter is, or as one of what is to be left out.
pub fn is_filter(part: &str) -> bool {
    let name = unsigned(part).unwrap_or(part).split_once(':').map(|(name, _)| name);
    name.is_some_and(|name| FILTERS.iter().any(|known| known.eq_ignore_ascii_case(name)))
}

/// What `text` asks for of `holdings`, each word once, at most [`MAX_UNITS`] units. A quote that is never closed quotes
/// nothing.
pub(crate) fn parse<'a>(text: &'a str, holdings: &'a Holdings) -> Parsed<'a> {
    let mut reading = Reading {
        holdings,
        parsed: Parsed::default(),
        seen: HashSet::new(),
        or: false,
        literal: false,
        narrowing: Vec::new(),
    };
    let mut rest = text;
    while reading.parsed.asked.len() < MAX_UNITS {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        rest = reading.read(rest);
    }
    reading.check_days();
    reading.check_left_out();
    reading.check_brackets(text);
    let mut parsed = reading.parsed;
    parsed.asked.truncate(MAX_UNITS);
    let nothing_wanted = parsed.only == Only::default() && parsed.asked.iter().all(|asked| asked.how == How::Without);
    if nothing_wanted && !parsed.asked.is_empty() {
        note(&mut parsed.misread, text.trim(), Misreading::NothingWanted);
        parsed.asked.iter_mut().for_each(|asked| asked.how = How::With);
    }
    parsed
}

/// The same with each phrase that is wanted taken as the words in it.
pub(crate) fn loosened<'a>(parsed: &Parsed<'a>) -> Parsed<'a> {
    let mut asked: Vec<Asked<'a>> = Vec::new();
    for one in &parsed.asked {
        match &one.unit {
            Unit::Phrase(words) if one.how != How::Without => {
                asked.extend(words.iter().map(|text| Asked { unit: Unit::Word { text, prefix: false }, ..one.clone() }))
            }
            _ => asked.push(one.clone()),
        }
    }
    asked.truncate(MAX_UNITS);
    Parsed { asked, ..parsed.clone() }
}

struct Reading<'a> {
    holdings: &'a Holdings,
    parsed: Parsed<'a>,
    seen: HashSet<String>,
    /// `OR` was written before what comes now.
    or: bool,
    /// What comes now was misread.
    literal: bool,
    /// What narrows: its field, and the whole as it was typed.
    narrowing: Vec<(&'static str, &'a str)>,
}

impl<'a> Reading<'a> {
    /// Reads what `text`, which does not begin with white space, begins with; gives the rest.
    fn read(&mut self, text: &'a str) -> &'a str {
        let (whole, after) = chunk(text);
        if is_operator(whole) {
            if self.joins(whole, after) {
                self.or = whole != "AND";
                return after;
            }
            self.misread(whole, Misreading::Operator);
            return self.units(text, false, false);
        }
        if whole == NOT {
            let next = after.trim_start();
            let first = chunk(next).0;
            if first.is_empty() || is_operator(first) || first == NOT || unsigned(next).is_some() {
                self.misread(whole, Misreading::Not);
                return self.units(text, false, false);
            }
            let whole = &text[..text.len() - next.len() + first.len()];
            return self.read_unsigned(next, whole, true);
        }
        match unsigned(text) {
            Some(bare) => self.read_unsigned(bare, whole, true),
            None => self.read_unsigned(text, whole, false),
        }
    }

    /// The same of `text` after what leaves it out (`without`), where that was written; `whole` is its first part as it was typed.
    fn read_unsigned(&mut self, text: &'a str, whole: &'a str, without: bool) -> &'a str {
        let (part, after) = chunk(text);
        if let Some((field, value)) = field(part) {
            if value.is_empty() {
                self.misread(whole, Misreading::NoValue);
            } else if field == TITLE {
                return self.units(&text[field.len() + 1..], without, true);
            } else {
                match self.only(field, value, without) {
                    Ok(()) => {
                        self.narrowing.push((field, whole));
                        return after;
                    }
                    Err(why) => self.misread(whole, why),
                }
            }
        } else if is_other_field(part) {
            self.misread(whole, Misreading::Field);
        }
        self.units(text, without, false)
    }

    /// Notes that `text` cannot be meant as it is written; what comes now is its words.
    fn misread(&mut self, text: &str, why: Misreading) {
        note(&mut self.parsed.misread, text, why);
        self.literal = true;
    }

    /// Notes a quote that `text` begins with and that is never closed, once there is a word after it.
    fn note_open_quote(&mut self, text: &str) {
        if text.starts_with(is_quote) && words(text).next().is_some() {
            note(&mut self.parsed.misread, text.trim_end(), Misreading::Quote);
        }
    }

    /// Whether `operator` stands between two things that it can join. What narrows is never one of two ways, and neither is
    /// what is to be left out.
    fn joins(&self, operator: &str, after: &str) -> bool {
        let next = after.trim_start();
        let (first, _) = chunk(next);
        let Parsed { asked, only, .. } = &self.parsed;
        if first.is_empty() || is_operator(first) {
            return false;
        }
        match operator {
            "AND" => !asked.is_empty() || *only != Only::default(),
            _ => !asked.is_empty() && !is_filter(first) && first != NOT && unsigned(next).is_none(),
        }
    }

    /// Takes days that no day is between as words.
    fn check_days(&mut self) {
        let Only { after: Some(after), before: Some(before), .. } = self.parsed.only else { return };
        if after >= before {
            (self.parsed.only.after, self.parsed.only.before) = (None, None);
            self.take_back(&["after", "before"], Misreading::Days);
        }
    }

    /// Takes what leaves out all that is here, or all that is asked for, as words.
    fn check_left_out(&mut self) {
        for field in ["lang", "kind", "collection", "topic"] {
            let mut alone = Only::default();
            let mut swap_with = |alone: &mut Only| {
                self.parsed.only.with.swap(field, &mut alone.with);
                self.parsed.only.without.swap(field, &mut alone.without);
            };
            swap_with(&mut alone);
            if alone.without == Values::default() || Filter::typed(self.holdings, &alone).lets_any() {
                swap_with(&mut alone);
            } else {
                self.take_back(&[field], Misreading::NothingLeft);
            }
        }
    }

    /// Takes what narrows by one of `fields` as words, and notes why.
    fn take_back(&mut self, fields: &[&str], why: Misreading) {
        let parts: Vec<&'a str> =
            self.narrowing.iter().filter(|(field, _)| fields.contains(field)).map(|(_, typed)| *typed).collect();
        note(&mut self.parsed.misread, &parts.join(" "), why);
        let units = parts.into_iter().flat_map(|part| words(part).map(move |range| &part[range])).take(MAX_UNITS);
        for text in units.filter(|text| *text != NOT && self.seen.insert(text.to_lowercase())) {
            let unit = Unit::Word { text, prefix: false };
            self.parsed.asked.push(Asked { unit, how: How::With, title: false, literal: true });
        }
    }

    /// Notes the first bracket of `text` without its other, or, beside `OR`, the first pair: nothing is grouped.
    fn check_brackets(&mut self, text: &str) {
        let (mut open, mut pair, mut lone, mut quoted) = (Vec::new(), None, None, false);
        for (at, c) in text.char_indices() {
            match c {
                _ if is_quote(c) => quoted = !quoted,
                '(' if !quoted => open.push(at),
                ')' if !quoted => match open.pop() {
                    Some(first) => pair = pair.or(Some(first..at + 1)),
                    None => lone = lone.or(Some(at)),
                },
                _ => {}
            }
        }
        let either = self.parsed.asked.iter().any(|asked| asked.how == How::Or);
        if let Some(at) = lone.or(open.first().copied()) {
            let before = text[..at].split(char::is_whitespace).next_back().unwrap_or_default();
            note(&mut self.parsed.misread, chunk(&text[at - before.len()..]).0, Misreading::Bracket);
        } else if let Some(pair) = pair.filter(|_| either) {
            note(&mut self.parsed.misread, &text[pair], Misreading::Bracket);
        }
    }

    /// Narrows to `value`, or to what is `without` it; or says why it is no value of `field`.
    fn only(&mut self, field: &str, value: &str, without: bool) -> Result<(), Misreading> {
        let holdings = self.holdings;
        let only = &mut self.parsed.only;
        let values = if without { &mut only.without } else { &mut only.with };
        match field {
            "lang" => match value.parse() {
                Ok(language) if holdings.has_language(&language) => push(&mut values.languages, language),
                Ok(_) => return Err(Misreading::LanguageNotHere),
                Err(_) => return Err(Misreading::Language),
            },
            "kind" => match value.to_lowercase().parse() {
                Ok(kind) if holdings.has_kind(kind) => push(&mut values.kinds, kind),
                Ok(_) => return Err(Misreading::KindNotHere),
                Err(_) => return Err(Misreading::Kind),
            },
            "topic" if holdings.has_topic(&value.to_lowercase()) => push(&mut values.topics, value.to_lowercase()),
            "topic" => return Err(Misreading::Topic),
            "after" | "before" => {
                let day = Day::parse(value).ok_or(Misreading::Date)?;
                // What was not issued on that day or later was issued before it. Written twice, both hold.
                if (field == "after") != without {
                    only.after = only.after.max(Some(day));
                } else {
                    only.before = Some(only.before.map_or(day, |earlier| earlier.min(day)));
                }
            }
            _ if holdings.has_collection(value) => push(&mut values.collections, value.to_lowercase()),
            _ => return Err(Misreading::Collection),
        }
        Ok(())
    }

    /// Adds a phrase, or the words up to the next white space or phrase; gives the rest.
    fn units(&mut self, text: &'a str, without: bool, title: bool) -> &'a str {
        let how = match (without, std::mem::take(&mut self.or)) {
            (true, _) => How::Without,
            (false, true) => How::Or,
            (false, false) => How::With,
        };
        let mut literal = std::mem::take(&mut self.literal);
        let (mut plain, mut after) = chunk(text);
        // Only where there is a quote is its end looked for, or a long text would be read again for each of its words.
        match plain.contains(is_quote).then(|| quoted(text)).flatten() {
            Some(("", inside, after)) => {
                let phrase: Vec<_> = words(inside).take(MAX_PHRASE_WORDS).map(|range| &inside[range]).collect();
                if !phrase.is_empty() {
                    self.parsed.asked.push(Asked { unit: Unit::Phrase(phrase), how, title, literal });
                }
                return after;
            }
            Some((before, ..)) => (plain, after) = text.split_at(before.len()),
            None => self.note_open_quote(text),
        }
        if !literal && has_star(plain) {
            note(&mut self.parsed.misread, plain, Misreading::Star);
            literal = true;
        }
        for range in words(plain) {
            let prefix = after.is_empty() && plain[range.end..].chars().all(|c| c == '*');
            let text = &plain[range];
            // A word typed again asks for nothing new, unless it is still being typed.
            if how != How::With || title || self.seen.insert(text.to_lowercase()) || prefix {
                self.parsed.asked.push(Asked { unit: Unit::Word { text, prefix }, how, title, literal });
            }
        }
        after
    }
}

/// Notes once what is wrong with `text`. No more is said than there are words to look for.
fn note(misread: &mut Vec<Misread>, text: &str, why: Misreading) {
    if misread.len() < MAX_UNITS && misread.iter().all(|noted| noted.text != text) {
        misread.push(Misread { text: text.to_owned(), why });
    }
}

/// Whether `part` stands between two others and says how both count.
fn is_operator(part: &str) -> bool {
    matches!(part, "AND" | "OR" | "|")
}

/// The field that `part` begins with and its value, where the colon between them asks for something of its own. A word with a
/// capital and nothing after its colon is a heading that somebody copied (“Title: The desk”), and as plain as other words.
fn field(part: &str) -> Option<(&'static str, &str)> {
    let (name, value) = part.split_once(':')?;
    let known = FILTERS.into_iter().chain([TITLE]).find(|known| known.eq_ignore_ascii_case(name))?;
    (known == name || !value.is_empty()).then_some((known, value))
}

/// Whether `part` is written as a field would be, with another name for one.
fn is_other_field(part: &str) -> bool {
    let written = part.split_once(':').filter(|(_, value)| !value.is_empty());
    written.is_some_and(|(name, _)| OTHER_NAMES.iter().any(|other| other.eq_ignore_ascii_case(name)))
}

/// Whether a star stands beside a letter in `part`, as if for others.
fn has_star(part: &str) -> bool {
    let next = part.chars().skip(1);
    let mut pairs = part.chars().zip(next);
    pairs.any(|(one, other)| (one == '*' && other.is_alphabetic()) || (one.is_alphabetic() && other == '*'))
}

/// `text` without the sign that leaves out what it begins with; `None` where there is none.
fn unsigned(text: &str) -> Option<&str> {
    text.strip_prefix(['-', '−']).filter(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || is_quote(c)))
}

/// Adds `item` where it is new.
fn push<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// `text` up to its first white space, and from there.
fn chunk(text: &str) -> (&str, &str) {
    text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()))
}

/// Text before a pair of quotes, inside it, and after it.
fn quoted(text: &str) -> Option<(&str, &str, &str)> {
    let (open, mark) = text.char_indices().find(|(_, c)| is_quote(*c))?;
    let inside = &text[open + mark.len_utf8()..];
    let (close, mark) = inside.char_indices().find(|(_, c)| is_quote(*c))?;
    Some((&text[..open], &inside[..close], &inside[close + mark.len_utf8()..]))
}

/// Double quotes of the languages of the field. Single ones are apostrophes too often.
fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::holdings::Holding;
    use proptest::prelude::*;

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
        for text in
            ["lang:fr AND desk", "desk AND -closed", "the desk (open) ", "\"a ( b\"", "10:30", "lang:sr", "or and"]
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
        for (part, filter) in [
            ("lang:", true),
            ("Lang:", true),
            ("-lang:fr", true),
            ("−TOPIC:x", true),
            ("Title:x", false),
            ("-desk", false),
        ] {
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
}
