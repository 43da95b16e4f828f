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

mod check;
mod lex;

use std::collections::HashSet;

use domain::{Kind, Language};

use check::note;
pub use lex::is_filter;
use lex::{NOT, TITLE, chunk, field, has_star, is_operator, is_other_field, is_quote, quoted, unsigned};

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

/// Adds `item` where it is new.
fn push<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

#[cfg(test)]
mod tests;
