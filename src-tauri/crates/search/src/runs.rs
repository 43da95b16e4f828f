//! Which edition the sections are of, in the order of the index.
//!
//! Sections of an edition are added one after the other, so they lie side by side in a few runs, and are counted by the run.

use std::ops::Range;

use crate::census::Run;

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
    /// The runs of segments, one after the other.
    pub(crate) fn of<'s>(segments: impl Iterator<Item = &'s [Run]>) -> Self {
        let mut runs = Self::default();
        segments.flatten().for_each(|run| runs.add(*run));
        runs.by_edition = runs.editions.iter().copied().zip(0..).collect();
        runs.by_edition.sort_unstable();
        runs
    }

    /// Adds the next places.
    fn add(&mut self, run: Run) {
        if self.editions.last() != Some(&run.edition) {
            self.starts.push(self.end);
            self.editions.push(run.edition);
        }
        let first = self.end.next_multiple_of(STRIDE);
        self.end += run.sections;
        let number = self.starts.len() as u32 - 1;
        self.at.extend((first..self.end).step_by(STRIDE as usize).map(|_| number));
    }

    /// The number of the run that `place` is in, which is not before the run `from`.
    #[inline]
    pub(crate) fn number(&self, place: u32, from: usize) -> usize {
        let mut number = (self.at[(place / STRIDE) as usize] as usize).max(from);
        while self.starts.get(number + 1).is_some_and(|start| *start <= place) {
            number += 1;
        }
        number
    }

    /// The edition of the run of this number, and its places.
    #[inline]
    pub(crate) fn run(&self, number: usize) -> (i64, Range<u32>) {
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
        let lengths = [(7, 3), (9, 1), (7, 1), (-2, 200), (9, 64), (7, 2)];
        let each = lengths.map(|(edition, sections)| Run { edition, sections });
        let mut expected = Vec::new();
        for (edition, length) in lengths {
            let start = expected.len() as u32;
            expected.extend((0..length).map(|_| (edition, start..start + length)));
        }
        // Wherever one segment ends and the next begins, between two runs and within one.
        let (first, rest) = ([Run { sections: 1, ..each[3] }], [Run { sections: 199, ..each[3] }]);
        let within = [&each[..3], &first, &rest, &each[4..]];
        for segments in [vec![&each[..]], vec![&each[..2], &each[2..]], within.to_vec()] {
            let runs = Runs::of(segments.into_iter());
            let mut from = 0;
            for (place, expected) in (0..).zip(&expected) {
                assert_eq!(runs.run(runs.number(place, 0)), *expected, "{place}");
                from = runs.number(place, from);
                assert_eq!(runs.run(from), *expected, "{place} after the one before");
            }
            assert_eq!(runs.of_edition(9).collect::<Vec<_>>(), [3..4, 205..269]);
            assert_eq!(runs.of_edition(7).collect::<Vec<_>>(), [0..3, 4..5, 269..271]);
            assert_eq!(runs.of_edition(8).count(), 0);
        }
    }
}
