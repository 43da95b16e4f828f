//! Words that were typed as one: `I-589`, `A/RES/70/1`, an address, a title in a script without spaces.
//!
//! They are cut into words as texts are, and each of those stands in many sections that have nothing to do with the whole. So
//! sections in which they stand one after the other come first. The others are found all the same.
//!
//! Words that their language joins by a hyphen or an apostrophe (`a-t-elle`, `self-employed`) are no such name: with them
//! nDCG@10 of questions in French was .802, and is .805 without.

use crate::analysis::Chain;
use crate::analysis::normalise::is_apostrophe;
use crate::analysis::segment::words;

use super::build::add;
use super::{MAX_UNITS, Plan, Planned, Wanted};

/// The most words of what was typed as one; more are a text.
const MAX_WORDS: usize = 16;

/// Adds to `plan`, in which words of `text` are looked for in an index analysed by `chains`, those that were typed as one. What
/// is found and counted stays the same: who holds them one after the other holds each of them.
pub(super) fn add_adjacent(plan: &mut Plan, text: &str, chains: &[Chain]) {
    for part in text.split_whitespace() {
        let joined: Vec<&str> = words(part).take(MAX_WORDS + 1).map(|range| &part[range]).collect();
        if !(2..=MAX_WORDS).contains(&joined.len()) {
            continue;
        }
        if are_of_a_language(part) {
            continue;
        }
        let next = plan.units.iter().map(|unit| unit.bit + 1).max().unwrap_or(0);
        if next >= MAX_UNITS as u32 {
            return;
        }
        // Those of a quote, of a filter, and those that are to be left out, are no words that are wanted.
        let bits = joined.iter().map(|word| bit_of(plan, word)).collect::<Option<Vec<u32>>>();
        let Some(stands_for) = bits.map(|bits| bits.iter().fold(0, |all, bit| all | 1 << bit)) else { continue };
        let mut spellings = Vec::new();
        // In an analysis that leaves nothing of one of the words the others are not the whole.
        let spelled = chains.iter().flat_map(|chain| chain.phrase(&joined)).filter(|run| run.len() == joined.len());
        spelled.for_each(|run| add(&mut spellings, run));
        let wanted = Wanted::Phrase(spellings);
        plan.units.push(Planned { wanted, bit: next, without: false, title: false, stands_for, known: true });
    }
}

/// Whether nothing but hyphens and apostrophes joins the words of `part`, and none is a number.
fn are_of_a_language(part: &str) -> bool {
    let inner = part.trim_matches(|c: char| !c.is_alphanumeric());
    let mut signs = inner.chars().filter(|c| !c.is_alphanumeric()).peekable();
    signs.peek().is_some() && signs.all(|c| is_apostrophe(c) || is_hyphen(c)) && !inner.chars().any(char::is_numeric)
}

/// Hyphens, soft ones and those that do not break a line among them.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{AD}')
}

/// The bit of the unit that looks for `word`.
fn bit_of(plan: &Plan, word: &str) -> Option<u32> {
    let lower = word.to_lowercase();
    let looks_for = |unit: &&Planned| {
        let is_word = matches!(&unit.wanted, Wanted::Word { typed, .. } if typed.to_lowercase() == lower);
        is_word && !unit.without && !unit.title
    };
    plan.units.iter().find(looks_for).map(|unit| unit.bit)
}
