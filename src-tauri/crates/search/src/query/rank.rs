//! How much a match is worth, and keeping the best.
//!
//! BM25 in every field, summed. `K1`, `B`, `EXACT` and those of 4-grams were chosen by a coarse sweep (`cargo xtask bench evaluate`,
//! ten sets of questions and headlines in eight languages), one value for all of them: by each half of the questions for itself,
//! and kept where both halves agreed. Of `B` .75, which is usual, put short sections first too often in every set; from .4 to .6
//! it made little difference. Those of languages and scripts were set where one index with all sets ranks as each set does alone,
//! and the others by the behaviour the tests name.

use tantivy::fieldnorm::FieldNormReader;

/// BM25's saturation of repeated words.
pub(super) const K1: f32 = 1.2;
/// The same of 4-grams. How often a section holds one is not known, so that it only says how much more a short section's are worth.
pub(super) const GRAM_K1: f32 = 2.4;
/// BM25's share of length normalisation.
const B: f32 = 0.5;

/// A stem in the text: the unit the others are measured in.
pub(super) const STEM: f32 = 1.0;
/// The word itself, on top of its stem: an exact match is worth more than one of the stem alone.
pub(super) const EXACT: f32 = 0.3;
/// A stem in the title or heading, on top.
pub(super) const HEAD: f32 = 0.6;
/// A longer word that begins with the one being typed.
pub(super) const PREFIX: f32 = 0.4;
/// The same in the title or heading, on top.
pub(super) const PREFIX_HEAD: f32 = 0.3;
/// A phrase, on top of what its words would be worth: Tantivy's own score of it.
pub(super) const PHRASE: f32 = 1.5;
/// One 4-gram. A word has several.
pub(super) const GRAM: f32 = 0.25;
/// A word that is nearly the one typed, in place of its stem and itself: less than the word, or it would be the better
/// answer where both stand.
pub(super) const NEAR: f32 = 0.8;
/// Another form of a term, in place of what was typed: less than that, so that what was typed comes first.
pub(super) const FORM: f32 = 0.7;
/// What comes on top for a section that holds all the words, so that it stands before those that hold some. More than any
/// thirty words are worth, and little enough that what the words are worth is still told apart to a thousandth.
pub(super) const ALL: f32 = 4096.0;
/// What a section keeps that lists others. It holds the words of all headings, often, and is short; a section of its own with one of
/// them as its heading, and with a long text, is worth an eighth of that.
pub(super) const CONTENTS: f32 = 0.1;
/// What a section in a preferred language gains: enough to win where two fit nearly as well.
pub(super) const PREFERRED: f32 = 1.04;
/// What a section in the other script of its language keeps.
pub(super) const OTHER_SCRIPT: f32 = 0.7;
/// What a section keeps at least that is in a language in which the query is unlikely.
pub(super) const OTHER_LANGUAGE: f32 = 0.6;
/// How fast it is lost: the power of how likely the query is in that language beside the likeliest.
pub(super) const UNLIKELY: f32 = 0.1;
/// Sections like the whole index that are added to each language when it is asked how likely a word is in it, so that it does not
/// take one word to rule a language out.
pub(super) const SMOOTHING: f32 = 2.0;

/// BM25's weight of a term that `holding` of `all` sections hold.
pub(super) fn rarity(all: f32, holding: f32) -> f32 {
    let holding = holding.min(all);
    (1.0 + (all - holding + 0.5) / (holding + 0.5)).ln() * (K1 + 1.0)
}

/// The part of BM25's denominator that depends on a section's length, by length code.
pub(super) struct Lengths([f32; 256]);

impl Lengths {
    /// For a field whose mean length is `average` tokens, with the saturation `k1`.
    pub(super) fn new(average: f32, k1: f32) -> Self {
        Self(std::array::from_fn(|code| {
            k1 * (1.0 - B + B * FieldNormReader::id_to_fieldnorm(code as u8) as f32 / average)
        }))
    }

    /// Saturated frequency, from 0 to 1, of a term that a section of this length holds `frequency` times.
    #[inline]
    pub(super) fn saturate(&self, code: u8, frequency: u32) -> f32 {
        let frequency = frequency as f32;
        frequency / (frequency + self.0[usize::from(code)])
    }
}

/// By what sections are put in order: by the first of these, and where that is equal by the second. Higher is better.
pub(super) type Rank = (f32, f32);

/// Keeps the best `limit` of what it is shown, in linear time.
pub(super) struct Best {
    limit: usize,
    kept: Vec<(Rank, u32)>,
    /// What is not above this cannot be among the best any more.
    floor: Rank,
}

impl Best {
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, kept: Vec::with_capacity(limit * 2), floor: (f32::NEG_INFINITY, f32::NEG_INFINITY) }
    }

    /// Shows a section, by its place.
    #[inline]
    pub(super) fn offer(&mut self, rank: Rank, place: u32) {
        if rank <= self.floor || self.limit == 0 {
            return;
        }
        self.kept.push((rank, place));
        if self.kept.len() >= self.limit * 2 {
            self.cut();
        }
    }

    fn cut(&mut self) {
        if self.kept.len() > self.limit {
            self.kept.select_nth_unstable_by(self.limit - 1, order);
            self.kept.truncate(self.limit);
            self.floor = self.kept[self.limit - 1].0;
        }
    }

    /// The best, best first.
    pub(super) fn into_sorted(mut self) -> Vec<(Rank, u32)> {
        if self.limit > 0 {
            self.cut();
        }
        self.kept.sort_unstable_by(order);
        self.kept
    }
}

/// Higher ranks first, then the order of the index.
fn order(left: &(Rank, u32), right: &(Rank, u32)) -> std::cmp::Ordering {
    let ((one, second), (other, other_second)) = (left.0, right.0);
    other.total_cmp(&one).then(other_second.total_cmp(&second)).then(left.1.cmp(&right.1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_best_are_what_sorting_would_give(scores in prop::collection::vec(0u8..20, 0..200), limit in 0usize..30) {
            let mut best = Best::new(limit);
            let mut all: Vec<(Rank, u32)> = scores.iter().zip(0..).map(|(score, place)| ((f32::from(*score), f32::from(*score % 3)), place)).collect();
            all.iter().for_each(|(score, place)| best.offer(*score, *place));
            all.sort_by(order);
            let found: Vec<Rank> = best.into_sorted().iter().map(|(score, _)| *score).collect();
            prop_assert_eq!(found, all.iter().take(limit).map(|(score, _)| *score).collect::<Vec<_>>());
        }
    }
}
