//! From what was typed to words and phrases, and what is asked of each. No text is an error.
//!
//! | typed | means |
//! | --- | --- |
//! | `word` | its stem, or the word itself; at the very end also as the beginning of a longer word |
//! | `"some words"` | these, one after the other |
//! | `-word`, `-"some words"` | not with this |
//! | `one OR other` | either; `AND` stands between all the rest and may be written |
//! | `title:word` | in the title or heading |
//! | `lang:fr`, `kind:notice`, `collection:office/books`, `topic:return` | only there; the same again widens |
//! | `after:2025`, `before:2026-03-15` | only what was issued on or after the first day of that, or before it |

use std::collections::HashSet;

use domain::{Kind, Language};

use crate::analysis::segment::words;
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

/// What a text narrows the search to; an empty list narrows nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Only {
    pub languages: Vec<Language>,
    pub kinds: Vec<Kind>,
    /// `publisher/collection`, or the collection alone.
    pub collections: Vec<String>,
    pub topics: Vec<String>,
    /// Issued on this day or later.
    pub after: Option<Day>,
    /// Issued before this day.
    pub before: Option<Day>,
}

/// Words of a phrase that are looked at.
const MAX_PHRASE_WORDS: usize = 32;

/// What `text` asks for of `holdings`, each word once, at most [`MAX_UNITS`] units. A quote that is never closed quotes
/// nothing.
pub(crate) fn parse<'a>(text: &'a str, holdings: &'a Holdings) -> Parsed<'a> {
    let mut reading = Reading { holdings, parsed: Parsed::default(), seen: HashSet::new(), or: false };
    let mut rest = text;
    while reading.parsed.asked.len() < MAX_UNITS {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        rest = reading.read(rest);
    }
    let mut parsed = reading.parsed;
    parsed.asked.truncate(MAX_UNITS);
    let nothing_wanted = parsed.only == Only::default() && parsed.asked.iter().all(|asked| asked.how == How::Without);
    if nothing_wanted && !parsed.asked.is_empty() {
        parsed.misread.push(Misread { text: text.trim().to_owned(), why: Misreading::NothingWanted });
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
}

impl<'a> Reading<'a> {
    /// Reads what `text`, which does not begin with white space, begins with; gives the rest.
    fn read(&mut self, text: &'a str) -> &'a str {
        let (whole, after) = chunk(text);
        match whole {
            "AND" if self.goes_on(after) => return after,
            "OR" | "|" if self.goes_on(after) => {
                self.or = true;
                return after;
            }
            _ => {}
        }
        let unsigned =
            text.strip_prefix(['-', '−']).filter(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || is_quote(c)));
        let without = unsigned.is_some();
        let bare = unsigned.unwrap_or(text);
        if let Some((field, value)) = bare.split_once(':').filter(|(_, value)| !value.starts_with(char::is_whitespace))
        {
            match field {
                "title" if !value.is_empty() => return self.units(value, without, true),
                "lang" | "kind" | "collection" | "topic" | "after" | "before" if !without => {
                    let (value, after) = chunk(value);
                    if self.only(field, value) {
                        return after;
                    }
                }
                _ => {}
            }
        }
        self.units(bare, without, false)
    }

    /// Notes a quote that `text` begins with and that is never closed, once there is more than the word it stands before.
    fn note_open_quote(&mut self, text: &str) {
        if text.starts_with(is_quote) && text.trim_end().contains(char::is_whitespace) {
            self.parsed.misread.push(Misread { text: text.trim_end().to_owned(), why: Misreading::Quote });
        }
    }

    /// Whether an operator stands between two things.
    fn goes_on(&self, after: &str) -> bool {
        !self.parsed.asked.is_empty() && !after.trim_start().is_empty()
    }

    /// Narrows to `value`; `false`, with the reason noted, where it is no value of `field`.
    fn only(&mut self, field: &str, value: &str) -> bool {
        let only = &mut self.parsed.only;
        let why = match field {
            "lang" => match value.parse() {
                Ok(language) => return push(&mut only.languages, language),
                Err(_) => Misreading::Language,
            },
            "kind" => match value.parse() {
                Ok(kind) => return push(&mut only.kinds, kind),
                Err(_) => Misreading::Kind,
            },
            "topic" if self.holdings.has_topic(&value.to_lowercase()) => {
                return push(&mut only.topics, value.to_lowercase());
            }
            "topic" => Misreading::Topic,
            // Written twice, both hold.
            "after" => match Day::parse(value) {
                Some(day) => {
                    only.after = only.after.max(Some(day));
                    return true;
                }
                None => Misreading::Date,
            },
            "before" => match Day::parse(value) {
                Some(day) => {
                    only.before = Some(only.before.map_or(day, |earlier| earlier.min(day)));
                    return true;
                }
                None => Misreading::Date,
            },
            _ if self.holdings.has_collection(value) => return push(&mut only.collections, value.to_owned()),
            _ => Misreading::Collection,
        };
        // It is still being typed.
        if !value.is_empty() {
            self.parsed.misread.push(Misread { text: format!("{field}:{value}"), why });
        }
        false
    }

    /// Adds a phrase, or the words up to the next white space or phrase; gives the rest.
    fn units(&mut self, text: &'a str, without: bool, title: bool) -> &'a str {
        let how = match (without, std::mem::take(&mut self.or)) {
            (true, _) => How::Without,
            (false, true) => How::Or,
            (false, false) => How::With,
        };
        let (mut plain, mut after) = chunk(text);
        // Only where there is a quote is its end looked for, or a long text would be read again for each of its words.
        match plain.contains(is_quote).then(|| quoted(text)).flatten() {
            Some(("", inside, after)) => {
                let phrase: Vec<_> = words(inside).take(MAX_PHRASE_WORDS).map(|range| &inside[range]).collect();
                if !phrase.is_empty() {
                    self.parsed.asked.push(Asked { unit: Unit::Phrase(phrase), how, title });
                }
                return after;
            }
            Some((before, ..)) => (plain, after) = text.split_at(before.len()),
            None => self.note_open_quote(text),
        }
        for range in words(plain) {
            let prefix = after.is_empty() && range.end == plain.len();
            let text = &plain[range];
            // A word typed again asks for nothing new, unless it is still being typed.
            if how != How::With || title || self.seen.insert(text.to_lowercase()) || prefix {
                self.parsed.asked.push(Asked { unit: Unit::Word { text, prefix }, how, title });
            }
        }
        after
    }
}

/// Adds `item` where it is new.
fn push<T: PartialEq>(list: &mut Vec<T>, item: T) -> bool {
    if !list.contains(&item) {
        list.push(item);
    }
    true
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
        Asked { unit: Unit::Word { text, prefix: false }, how: How::With, title: false }
    }

    fn prefix(text: &str) -> Asked<'_> {
        Asked { unit: Unit::Word { text, prefix: true }, how: How::With, title: false }
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

    #[test]
    fn queries_become_words_and_phrases() {
        let phrase =
            |words: &[&'static str]| Asked { unit: Unit::Phrase(words.to_vec()), how: How::With, title: false };
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
            ("OR desk ", vec![word("OR"), word("desk")]),
            ("desk OR", vec![word("desk"), prefix("OR")]),
            ("title:desk title:\"return desk\" ", vec![title(word("desk")), title(phrase(&["return", "desk"]))]),
            ("title: desk ", vec![word("title"), word("desk")]),
            ("10:30 ", vec![word("10"), word("30")]),
        ] {
            assert_eq!(parse(text, &Holdings::default()).asked, units, "{text}");
        }
    }

    #[test]
    fn a_text_can_narrow_and_what_narrows_to_nothing_is_words_and_said() {
        let holdings = Holdings::new([Holding {
            edition: 1,
            publication: 1,
            language: "fr".parse().unwrap(),
            kind: Kind::Notice,
            collection: "office/books".to_owned(),
            topics: vec!["return".to_owned()],
            issued: Day::default(),
            standing: 1.0,
            here: true,
        }]);
        let parse = |text| parse(text, &holdings);
        let parsed = parse("desk lang:fr lang:sr-Latn kind:notice collection:office/books topic:Return ");
        assert_eq!(parsed.asked, [word("desk")]);
        assert_eq!(parsed.only.languages, ["fr", "sr-Latn"].map(|tag| tag.parse().unwrap()));
        assert_eq!((parsed.only.kinds, parsed.only.collections), (vec![Kind::Notice], vec!["office/books".to_owned()]));
        assert_eq!(parsed.only.topics, ["return"]);
        let parsed = parse("after:2025 desk after:2024 before:2026-03 before:2026-02-15 ");
        assert_eq!(parsed.asked, [word("desk")]);
        assert_eq!((parsed.only.after, parsed.only.before), (Day::parse("2025"), Day::parse("2026-02-15")));
        for (text, why, units) in [
            ("kind:novel ", Misreading::Kind, vec![word("kind"), word("novel")]),
            ("lang:!! desk ", Misreading::Language, vec![word("lang"), word("desk")]),
            ("collection:maps ", Misreading::Collection, vec![word("collection"), word("maps")]),
            ("topic:novels ", Misreading::Topic, vec![word("topic"), word("novels")]),
            ("after:soon ", Misreading::Date, vec![word("after"), word("soon")]),
            ("before:2026-13 ", Misreading::Date, vec![word("before"), word("2026"), word("13")]),
            ("\"return desk ", Misreading::Quote, vec![word("return"), word("desk")]),
            ("-desk ", Misreading::NothingWanted, vec![word("desk")]),
        ] {
            let parsed = parse(text);
            assert_eq!(parsed.misread.iter().map(|misread| misread.why).collect::<Vec<_>>(), [why], "{text}");
            assert_eq!(parsed.asked, units, "{text}");
        }
        for text in ["lang:", "topic:", "after:", "\"desk", "desk \""] {
            assert_eq!(parse(text).misread, [], "{text}: it is still being typed");
        }
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
