//! What is noted of a text beside its words: what cannot be meant as it is written, of its parts and of it as a whole.

use crate::analysis::segment::words;
use crate::facets::Filter;
use crate::query::{MAX_UNITS, Misread, Misreading};

use super::lex::{NOT, chunk, is_quote};
use super::{Asked, How, Only, Reading, Unit, Values};

impl<'a> Reading<'a> {
    /// Takes days that no day is between as words.
    pub(super) fn check_days(&mut self) {
        let Only { after: Some(after), before: Some(before), .. } = self.parsed.only else { return };
        if after >= before {
            (self.parsed.only.after, self.parsed.only.before) = (None, None);
            self.take_back(&["after", "before"], Misreading::Days);
        }
    }

    /// Takes what leaves out all that is here, or all that is asked for, as words.
    pub(super) fn check_left_out(&mut self) {
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
    pub(super) fn check_brackets(&mut self, text: &str) {
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
}

/// Notes once what is wrong with `text`. No more is said than there are words to look for.
pub(super) fn note(misread: &mut Vec<Misread>, text: &str, why: Misreading) {
    if misread.len() < MAX_UNITS && misread.iter().all(|noted| noted.text != text) {
        misread.push(Misread { text: text.to_owned(), why });
    }
}
