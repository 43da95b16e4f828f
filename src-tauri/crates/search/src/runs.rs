//! Which edition the sections are of, in the order of the index.
//!
//! Sections of an edition are added one after the other, so they lie side by side in a few runs, and are counted by the run.

use std::ops::Range;

use crate::index::Segment;

/// The runs of an index.
#[derive(Debug, Default)]
pub(crate) struct Runs {
    /// The first place of each run, in order.
    starts: Vec<u32>,
    /// The key of the edition of each run.
    editions: Vec<i64>,
    /// The run of every place that is a multiple of [`STRIDE`].
    at: Vec<u32>,
    /// The runs by their edition's key, and of one edition in order.
    by_edition: Vec<(i64, u32)>,
    /// The number of places.
    end: u32,
}

/// Places between two of which the run is known.
const STRIDE: u32 = 64;

impl Runs {
    /// The runs of `segments`.
    pub(crate) fn of(segments: &[Segment]) -> Self {
        let mut runs = Self::default();
        for segment in segments {
            let mut editions = vec![0; segment.reader.max_doc() as usize];
            segment.edition.get_range(0, &mut editions);
            editions.into_iter().for_each(|edition| runs.add(edition));
        }
        runs.by_edition = runs.editions.iter().copied().zip(0..).collect();
        runs.by_edition.sort_unstable();
        runs
    }

    /// Adds the next place.
    fn add(&mut self, edition: i64) {
        if self.editions.last() != Some(&edition) {
            self.starts.push(self.end);
            self.editions.push(edition);
        }
        if self.end.is_multiple_of(STRIDE) {
            self.at.push(self.starts.len() as u32 - 1);
        }
        self.end += 1;
    }

    /// The edition that the section at `place` is of, and the places of its run.
    #[inline]
    pub(crate) fn holding(&self, place: u32) -> (i64, Range<u32>) {
        let mut number = self.at[(place / STRIDE) as usize] as usize;
        while self.starts.get(number + 1).is_some_and(|start| *start <= place) {
            number += 1;
        }
        (self.editions[number], self.range(number))
    }

    /// The places of the sections of `edition`.
    pub(crate) fn of_edition(&self, edition: i64) -> impl Iterator<Item = Range<u32>> + '_ {
        let first = self.by_edition.partition_point(|(key, _)| *key < edition);
        let own = self.by_edition[first..].iter().take_while(move |(key, _)| *key == edition);
        own.map(|(_, number)| self.range(*number as usize))
    }

    fn range(&self, number: usize) -> Range<u32> {
        self.starts[number]..self.starts.get(number + 1).copied().unwrap_or(self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_of_an_edition_are_known_by_its_runs() {
        let mut runs = Runs::default();
        let lengths = [(7, 3), (9, 1), (7, 1), (-2, 200), (9, 64), (7, 2)];
        let mut expected = Vec::new();
        for (edition, length) in lengths {
            let start = expected.len() as u32;
            (0..length).for_each(|_| runs.add(edition));
            expected.extend((0..length).map(|_| (edition, start..start + length)));
        }
        runs.by_edition = runs.editions.iter().copied().zip(0..).collect();
        runs.by_edition.sort_unstable();
        for (place, expected) in (0..).zip(&expected) {
            assert_eq!(runs.holding(place), *expected, "{place}");
        }
        assert_eq!(runs.of_edition(9).collect::<Vec<_>>(), [3..4, 205..269]);
        assert_eq!(runs.of_edition(7).collect::<Vec<_>>(), [0..3, 4..5, 269..271]);
        assert_eq!(runs.of_edition(8).count(), 0);
    }
}
