//! Which language each section of an index is in, and what is usual in each.
//!
//! A language written in two scripts is one here: the index holds its words in one of them.

use domain::Language;

use crate::analysis::Chain;
use crate::census::LENGTHS;
use crate::index::{Averages, Segment};

/// The languages of an index.
#[derive(Debug, Default)]
pub(crate) struct Languages {
    /// By place: the number of the language of the section.
    of: Vec<u8>,
    /// By number.
    pub(crate) each: Vec<Usual>,
    /// Those of the sections of each segment.
    in_segments: Vec<Set>,
}

/// A set of languages of an index, by their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Set([u64; 4]);

impl Set {
    /// All there may be.
    pub(crate) const ALL: Self = Self([u64::MAX; 4]);

    fn add(&mut self, number: u8) {
        self.0[usize::from(number / 64)] |= 1 << (number % 64);
    }

    /// Whether the language of this number is in it.
    #[inline]
    pub(crate) fn has(&self, number: usize) -> bool {
        self.0[(number / 64) & 3] & (1 << (number % 64)) != 0
    }

    fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(own, other)| own & other != 0)
    }
}

/// What is usual in the sections of one language.
#[derive(Debug)]
pub(crate) struct Usual {
    /// Its primary subtag.
    pub(crate) primary: String,
    /// How its words are analysed.
    pub(crate) chain: Chain,
    /// How many sections are in it, removed ones included.
    pub(crate) sections: u32,
    /// How long their fields are in the mean.
    pub(crate) averages: Averages,
}

impl Languages {
    /// Those of `segments`.
    pub(crate) fn of(segments: &[Segment]) -> Self {
        let mut all = Self::default();
        let mut totals: Vec<[u64; LENGTHS]> = Vec::new();
        for segment in segments {
            let numbers: Vec<u8> = segment.languages.iter().map(|language| all.number(language)).collect();
            totals.resize(all.each.len(), [0; LENGTHS]);
            let mut here = Set::default();
            numbers.iter().for_each(|number| here.add(*number));
            all.in_segments.push(here);
            let of = |tag: u16| numbers.get(usize::from(tag)).copied().unwrap_or_default();
            all.of.extend(segment.census.tags.iter().map(|tag| of(*tag)));
            for (number, spoken) in numbers.iter().zip(&segment.census.languages) {
                all.each[usize::from(*number)].sections += spoken.sections;
                let totals = &mut totals[usize::from(*number)];
                totals.iter_mut().zip(spoken.lengths).for_each(|(total, length)| *total += length);
            }
        }
        for (usual, totals) in all.each.iter_mut().zip(totals) {
            let [stem, exact, head, begin, gram] =
                totals.map(|total| (total as f32 / usual.sections.max(1) as f32).max(1.0));
            usual.averages = Averages { stem, exact, head, begin, gram };
        }
        all
    }

    fn number(&mut self, language: &Language) -> u8 {
        let primary = language.primary();
        let known = self.each.iter().position(|usual| usual.primary == primary);
        // Of more than there are numbers the last share one.
        let number =
            known.or((self.each.len() > usize::from(u8::MAX)).then_some(usize::from(u8::MAX))).unwrap_or_else(|| {
                let (primary, chain) = (primary.to_owned(), Chain::of(language));
                self.each.push(Usual { primary, chain, sections: 0, averages: Averages::ONE });
                self.each.len() - 1
            });
        number as u8
    }

    /// The languages that are analysed by one of `chains`, and those that share the last number.
    pub(crate) fn analysed_by(&self, chains: &[Chain]) -> Set {
        let mut set = Set::default();
        for (number, usual) in (0..=u8::MAX).zip(&self.each) {
            if number == u8::MAX || chains.contains(&usual.chain) {
                set.add(number);
            }
        }
        set
    }

    /// Whether the segment of this number has sections in one of `languages`.
    pub(crate) fn in_segment(&self, segment: usize, languages: &Set) -> bool {
        self.in_segments.get(segment).is_some_and(|here| here.meets(languages))
    }

    /// The number of the language of the section at `place`.
    #[inline]
    pub(crate) fn at(&self, place: u32) -> usize {
        usize::from(self.of[place as usize])
    }
}
