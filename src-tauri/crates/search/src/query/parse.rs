//! From what was typed to words and phrases. No text is an error.

use std::collections::HashSet;

use crate::analysis::segment::words;

use super::MAX_UNITS;

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

/// Words of a phrase that are looked at.
const MAX_PHRASE_WORDS: usize = 32;

/// The units of `text` in order, each once, at most [`MAX_UNITS`]. A quote that is never closed quotes nothing.
pub(crate) fn parse(text: &str) -> Vec<Unit<'_>> {
    let mut units = Vec::new();
    let mut seen = HashSet::new();
    let mut rest = text;
    while units.len() < MAX_UNITS && !rest.is_empty() {
        match quoted(rest) {
            Some((before, inside, after)) => {
                plain(before, false, &mut units, &mut seen);
                let phrase: Vec<_> = words(inside).take(MAX_PHRASE_WORDS).map(|range| &inside[range]).collect();
                if !phrase.is_empty() {
                    units.push(Unit::Phrase(phrase));
                }
                rest = after;
            }
            None => {
                plain(rest, true, &mut units, &mut seen);
                rest = "";
            }
        }
    }
    units.truncate(MAX_UNITS);
    units
}

/// The same with each phrase taken as the words in it.
pub(crate) fn loosened<'a>(units: &[Unit<'a>]) -> Vec<Unit<'a>> {
    let mut loose: Vec<Unit<'a>> = Vec::new();
    for unit in units {
        match unit {
            Unit::Phrase(words) => loose.extend(words.iter().map(|text| Unit::Word { text, prefix: false })),
            word => loose.push(word.clone()),
        }
    }
    loose.truncate(MAX_UNITS);
    loose
}

/// Adds the words of `text`, which is the end of the query if `last`.
fn plain<'a>(text: &'a str, last: bool, units: &mut Vec<Unit<'a>>, seen: &mut HashSet<String>) {
    for range in words(text) {
        if units.len() >= MAX_UNITS {
            return;
        }
        let prefix = last && range.end == text.len();
        let word = &text[range];
        // A word typed again asks for nothing new, unless it is still being typed.
        if seen.insert(word.to_lowercase()) || prefix {
            units.push(Unit::Word { text: word, prefix });
        }
    }
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
    use proptest::prelude::*;

    fn word(text: &str) -> Unit<'_> {
        Unit::Word { text, prefix: false }
    }

    fn prefix(text: &str) -> Unit<'_> {
        Unit::Word { text, prefix: true }
    }

    #[test]
    fn queries_become_words_and_phrases() {
        let phrase = |words: &[&'static str]| Unit::Phrase(words.to_vec());
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
        ] {
            assert_eq!(parse(text), units, "{text}");
        }
    }

    #[test]
    fn a_long_query_is_answered_by_its_beginning() {
        let text: String = (0..10_000).map(|n| format!("w{n} \"p{n}\" ")).collect();
        assert_eq!(parse(&text).len(), MAX_UNITS);
    }

    proptest! {
        #[test]
        fn any_text_is_parsed(text in any::<String>()) {
            prop_assert!(parse(&text).len() <= MAX_UNITS);
        }
    }
}
