//! How the sections of an answer are put in order, and shown: those that match words by their scores or days, those that filters
//! let through by their days.

use std::collections::HashMap;

use crate::analysis::{cyrillic, serbian};
use crate::places::Places;

use super::execute::{Asking, Held, Reach};
use super::rank::{self, Rank};
use super::scale::Scale;
use super::{Hit, Order};

/// What gives sections their order.
pub(super) trait Ranking {
    /// The rank of the section at `place`, of the edition at this place in the holdings.
    fn rank(&self, place: u32, edition: usize) -> Rank;

    /// The same of a section that letters alone brought in.
    fn rank_by_letters(&self, place: u32, edition: usize) -> Rank {
        self.rank(place, edition)
    }

    /// Whether the section at `place` holds what was typed, without the glossary.
    fn is_typed(&self, place: u32) -> bool;

    /// The section at `place` as it is shown.
    fn hit(&self, rank: Rank, place: u32) -> Hit;
}

/// Sections by what their words and letters are worth, or by their days.
pub(super) struct Scored<'s, 'q> {
    pub asking: Asking<'s, 'q>,
    pub reach: &'s Reach,
    pub held: &'s Held,
    /// Sections that hold all the words.
    pub strict: &'s Places,
    /// By place.
    pub scores: &'s [f32],
    /// What a section of each language gains or loses ([`favour`]).
    pub favour: Vec<f32>,
}

impl Ranking for Scored<'_, '_> {
    #[inline]
    fn rank(&self, place: u32, edition: usize) -> Rank {
        let held = &self.asking.holdings.editions[edition];
        let all = if self.strict.has(place) { rank::ALL } else { 0.0 };
        let score = self.scores[place as usize] * self.favour[held.language as usize] * held.standing + all;
        match self.asking.query.order {
            Order::Relevance => (score, held.issued.rank()),
            Order::Date => (held.issued.rank(), score),
        }
    }

    fn rank_by_letters(&self, place: u32, edition: usize) -> Rank {
        match self.asking.query.order {
            Order::Relevance => self.rank(place, edition),
            // Whatever was issued when: letters alone never come before words.
            Order::Date => (0.0, self.scores[place as usize]),
        }
    }

    #[inline]
    fn is_typed(&self, place: u32) -> bool {
        !self.held.by_stand_in(self.reach, place)
    }

    fn hit(&self, rank: Rank, place: u32) -> Hit {
        let score = if self.asking.query.order == Order::Relevance { rank.0 } else { rank.1 };
        let (rescued, by_glossary) = (!self.held.any(place), !self.is_typed(place));
        Hit { rescued, by_glossary, ..self.asking.hit(place, score) }
    }
}

/// What a section of each language gains or loses by the reader's languages, and by the language and script of the query.
pub(super) fn favour(asking: Asking<'_, '_>, scale: &Scale) -> Vec<f32> {
    let Asking { snapshot, holdings, query, .. } = asking;
    let cyrillic = query.text.chars().any(cyrillic::is_cyrillic);
    let of = |language: &domain::Language| {
        let preferred = query.prefer.iter().any(|wanted| language.matches(wanted));
        // The same text in both scripts fits equally well; the script of the query is the reader's.
        let in_script = serbian::is_cyrillic(language).is_none_or(|script| script == cyrillic);
        let number = snapshot.spoken.each.iter().position(|usual| usual.primary == language.primary());
        let spoken = number.map_or(1.0, |number| scale.favour(number));
        (if preferred { rank::PREFERRED } else { 1.0 }) * (if in_script { 1.0 } else { rank::OTHER_SCRIPT }) * spoken
    };
    holdings.languages.iter().map(of).collect()
}

/// Editions that filters let through, the newest first.
pub(super) struct Listed<'s, 'q>(pub Asking<'s, 'q>);

impl Listed<'_, '_> {
    /// The first of `all` sections of each edition, which stands for it.
    pub(super) fn firsts(&self, all: &Places) -> Places {
        let snapshot = self.0.snapshot;
        // By edition: the lowest key of its sections, which is that of the first, and its place.
        let mut firsts: HashMap<usize, (i64, u32)> = HashMap::new();
        self.0.each_run(all, |edition, range| {
            let segment = snapshot.segment_of(range.start);
            let first = (segment.section.get_val(range.start - segment.base), range.start);
            firsts.entry(edition).and_modify(|known| *known = first.min(*known)).or_insert(first);
            true
        });
        let mut places = Places::none(snapshot.places());
        firsts.into_values().for_each(|(_, place)| places.add(place));
        places
    }
}

impl Ranking for Listed<'_, '_> {
    fn rank(&self, _: u32, edition: usize) -> Rank {
        let Asking { holdings, query, .. } = self.0;
        let held = &holdings.editions[edition];
        let preferred = query.prefer.iter().any(|wanted| holdings.languages[held.language as usize].matches(wanted));
        (held.issued.rank(), if preferred { rank::PREFERRED } else { 1.0 })
    }

    fn is_typed(&self, _: u32) -> bool {
        true
    }

    fn hit(&self, rank: Rank, place: u32) -> Hit {
        self.0.hit(place, rank.0)
    }
}
