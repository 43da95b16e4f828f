//! Sets of places: one bit for each section of an index, removed ones included.
//!
//! Sets are joined and met 64 sections at a time, and counted without looking at single ones, which is what makes exact
//! totals and facets cheap beside reading the postings.

use std::ops::Range;

/// A set of places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Places {
    words: Vec<u64>,
}

/// Bits of a word.
const WORD: u32 = u64::BITS;

impl Places {
    /// An empty set, for an index of so many places.
    pub(crate) fn none(places: usize) -> Self {
        Self { words: vec![0; places.div_ceil(WORD as usize)] }
    }

    /// Every place of an index of so many.
    pub(crate) fn all(places: usize) -> Self {
        let mut words = vec![u64::MAX; places.div_ceil(WORD as usize)];
        let beyond = words.len() * WORD as usize - places;
        words.last_mut().into_iter().for_each(|last| *last >>= beyond);
        Self { words }
    }

    /// Adds a place.
    #[inline]
    pub(crate) fn add(&mut self, place: u32) {
        self.words[(place / WORD) as usize] |= 1 << (place % WORD);
    }

    /// Whether the place is in the set.
    #[inline]
    pub(crate) fn has(&self, place: u32) -> bool {
        self.words[(place / WORD) as usize] & (1 << (place % WORD)) != 0
    }

    /// Adds all of `other`.
    pub(crate) fn join(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(own, other)| *own |= other);
    }

    /// Leaves what is in `other` too.
    pub(crate) fn keep(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(own, other)| *own &= other);
    }

    /// Takes out all of `other`.
    pub(crate) fn remove(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(own, other)| *own &= !other);
    }

    /// Takes out what `keep` says no to.
    pub(crate) fn retain(&mut self, mut keep: impl FnMut(u32) -> bool) {
        for (word, base) in self.words.iter_mut().zip((0..).step_by(WORD as usize)) {
            let mut left = *word;
            while left != 0 {
                if !keep(base + left.trailing_zeros()) {
                    *word &= !(left & left.wrapping_neg());
                }
                left &= left - 1;
            }
        }
    }

    /// The first place of the set from `place` on.
    pub(crate) fn first_from(&self, place: u32) -> Option<u32> {
        let at = (place / WORD) as usize;
        let first = self.words.get(at)? & (u64::MAX << (place % WORD));
        let rest = self.words[at + 1..].iter().copied();
        let mut words = (place / WORD..).zip(std::iter::once(first).chain(rest));
        words.find(|(_, word)| *word != 0).map(|(number, word)| number * WORD + word.trailing_zeros())
    }

    /// How many places of `range` are in the set.
    pub(crate) fn count(&self, range: Range<u32>) -> u32 {
        let mut count = 0;
        self.each_word(range, |_, word| count += word.count_ones());
        count
    }

    /// Calls `each` with the places of the set that are in `range`, in order.
    #[inline]
    pub(crate) fn each(&self, range: Range<u32>, mut each: impl FnMut(u32)) {
        self.each_word(range, |base, mut word| {
            while word != 0 {
                each(base + word.trailing_zeros());
                word &= word - 1;
            }
        });
    }

    /// Calls `each` with the words that `range` touches, cut to it, and the place that each begins with.
    #[inline]
    fn each_word(&self, range: Range<u32>, mut each: impl FnMut(u32, u64)) {
        if range.is_empty() {
            return;
        }
        let (first, last) = (range.start / WORD, (range.end - 1) / WORD);
        for number in first..=last {
            let mut word = self.words[number as usize];
            if number == first {
                word &= u64::MAX << (range.start % WORD);
            }
            if number == last {
                word &= u64::MAX >> (WORD - 1 - (range.end - 1) % WORD);
            }
            if word != 0 {
                each(number * WORD, word);
            }
        }
    }

    /// Sets to nought what `values`, one a place, holds for places of the set and their neighbours.
    pub(crate) fn clear(&self, values: &mut [f32]) {
        let touched = values.chunks_mut(WORD as usize).zip(&self.words).filter(|(_, word)| **word != 0);
        touched.for_each(|(values, _)| values.fill(0.0));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    const ALL: u32 = 300;

    fn set(places: &BTreeSet<u32>) -> Places {
        let mut set = Places::none(ALL as usize);
        places.iter().for_each(|place| set.add(*place));
        set
    }

    fn listed(set: &Places, range: Range<u32>) -> Vec<u32> {
        let mut places = Vec::new();
        set.each(range, |place| places.push(place));
        places
    }

    proptest! {
        #[test]
        fn a_set_of_places_does_what_a_list_of_them_does(
            left in prop::collection::btree_set(0..ALL, 0..80),
            right in prop::collection::btree_set(0..ALL, 0..80),
            start in 0..ALL,
            length in 0..ALL,
        ) {
            let range = start..(start + length).min(ALL);
            let (one, other) = (set(&left), set(&right));
            prop_assert_eq!(listed(&one, range.clone()), left.range(range.clone()).copied().collect::<Vec<_>>());
            prop_assert_eq!(one.count(range.clone()) as usize, left.range(range).count());
            prop_assert_eq!(one.first_from(start), left.range(start..).next().copied());
            prop_assert_eq!(one.first_from(ALL * 2), None);
            prop_assert_eq!(Places::all(start as usize), { let mut all = Places::none(start as usize); (0..start).for_each(|place| all.add(place)); all });
            prop_assert_eq!(one.has(start), left.contains(&start));
            let mut kept = one.clone();
            kept.retain(|place| place % 3 == 0);
            prop_assert_eq!(kept, set(&left.iter().copied().filter(|place| place % 3 == 0).collect()));
            let made = |change: fn(&mut Places, &Places)| { let mut made = one.clone(); change(&mut made, &other); made };
            prop_assert_eq!(made(Places::join), set(&left.union(&right).copied().collect()));
            prop_assert_eq!(made(Places::keep), set(&left.intersection(&right).copied().collect()));
            prop_assert_eq!(made(Places::remove), set(&left.difference(&right).copied().collect()));
            let mut values = vec![1.0; ALL as usize];
            one.clear(&mut values);
            prop_assert!(left.iter().all(|place| values[*place as usize] == 0.0));
        }
    }
}
