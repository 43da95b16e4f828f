//! Which words of a passage are others.

use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};
use unicode_segmentation::UnicodeSegmentation;

use crate::api::{Edit, WordRun};

/// The words of two passages as runs of what stayed, went and came. Words are those of Unicode (UAX #29), so a language needs no
/// rules of its own; what lies between two changed words and is no word itself goes with them.
pub(super) fn compare(before: &str, after: &str) -> Vec<WordRun> {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_word_bounds().collect(), after.split_word_bounds().collect());
    let mut hunks: Vec<Hunk> = Vec::new();
    for (gone, come) in differences(&old, &new) {
        match hunks.last_mut() {
            Some((last, last_come)) if !old[last.end..gone.start].iter().any(|token| is_word(token)) => {
                (last.end, last_come.end) = (gone.end, come.end);
            }
            _ => hunks.push((gone, come)),
        }
    }
    let mut runs = Vec::new();
    let mut add = |edit, text: &[&str]| {
        if !text.is_empty() {
            runs.push(WordRun { edit, text: text.concat() });
        }
    };
    let mut at = 0;
    for (gone, come) in hunks {
        add(Edit::Same, &old[at..gone.start]);
        add(Edit::Removed, &old[gone.clone()]);
        add(Edit::Added, &new[come]);
        at = gone.end;
    }
    add(Edit::Same, &old[at..]);
    runs
}

/// A stretch of one sequence that gives way to a stretch of another.
pub(super) type Hunk = (Range<usize>, Range<usize>);

/// The stretches of `before` that give way to stretches of `after`. Its time is bounded whatever the two are.
pub(super) fn differences<'a>(before: &[&'a str], after: &[&'a str]) -> Vec<Hunk> {
    let mut input: InternedInput<&'a str> = InternedInput::default();
    input.update_before(before.iter().copied());
    input.update_after(after.iter().copied());
    let wide = |range: Range<u32>| range.start as usize..range.end as usize;
    Diff::compute(Algorithm::Myers, &input).hunks().map(|hunk| (wide(hunk.before), wide(hunk.after))).collect()
}

fn is_word(token: &str) -> bool {
    token.chars().any(char::is_alphanumeric)
}

/// How much two passages have in common: the part of their words that both hold (Dice's coefficient), from 0 to 1.
pub(super) fn likeness(one: &Bag<'_>, other: &Bag<'_>) -> f32 {
    let (mut at, mut there, mut common) = (0, 0, 0);
    while let (Some(word), Some(found)) = (one.0.get(at), other.0.get(there)) {
        let order = word.cmp(found);
        common += usize::from(order.is_eq());
        at += usize::from(order.is_le());
        there += usize::from(order.is_ge());
    }
    let all = one.0.len() + other.0.len();
    if all == 0 { 0.0 } else { 2.0 * common as f32 / all as f32 }
}

/// The words of a text without their order, each as often as it occurs.
pub(super) struct Bag<'a>(Vec<&'a str>);

impl<'a> Bag<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut words: Vec<&str> = text.unicode_words().collect();
        words.sort_unstable();
        Self(words)
    }
}
