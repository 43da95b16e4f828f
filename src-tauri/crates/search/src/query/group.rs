//! Sections grouped by publication: the best publications, and the best sections of the best edition of each.

use crate::facets::{Counts, Filter};
use crate::holdings::{Holdings, NOWHERE};

use super::rank::{Best, Rank};
use super::{Group, Hit, Matched, Query};

/// The most hits of one publication.
const MAX_GROUP: usize = 200;

/// Working memory of grouping, which is as it is made between two searches: a library has very many publications, and most
/// searches find few of them.
#[derive(Default)]
pub(super) struct Memory {
    /// By publication: the rank of its best section and the edition that is of.
    best: Vec<(Rank, u32)>,
    /// Publications that have one.
    some: Vec<u32>,
    /// By edition: whether a section holds what was typed, without the glossary.
    typed: Vec<bool>,
    /// Editions of which one does.
    typed_some: Vec<u32>,
}

impl Memory {
    /// Makes room for all of `holdings`.
    fn fit(&mut self, holdings: &Holdings) {
        self.best.resize(holdings.publications.len(), NO_SECTION);
        self.typed.resize(holdings.editions.len(), false);
    }

    /// Makes it as it was.
    fn clear(&mut self) {
        self.some.drain(..).for_each(|publication| self.best[publication as usize] = NO_SECTION);
        self.typed_some.drain(..).for_each(|edition| self.typed[edition as usize] = false);
    }
}

/// Gathers the publications of the sections that match.
pub(super) struct Grouping<'h, 'm> {
    holdings: &'h Holdings,
    groups: usize,
    a_group: usize,
    whole: &'h [i64],
    memory: &'m mut Memory,
    counted: u64,
}

impl<'h, 'm> Grouping<'h, 'm> {
    pub(super) fn new(holdings: &'h Holdings, query: &Query<'h>, memory: &'m mut Memory) -> Self {
        let Query { groups, a_group, whole, .. } = *query;
        memory.fit(holdings);
        Self { holdings, groups, a_group, whole, memory, counted: 0 }
    }

    /// Shows the `top` of some sections of an edition, by its place in the holdings. Those that hold words, so that they
    /// count, are shown before others. They are `typed` where one holds what was typed, without the glossary.
    #[inline]
    pub(super) fn offer(&mut self, edition: usize, top: Rank, by_words: bool, typed: bool) {
        let memory = &mut *self.memory;
        if typed && !memory.typed[edition] {
            memory.typed[edition] = true;
            memory.typed_some.push(edition as u32);
        }
        let publication = self.holdings.editions[edition].publication;
        let best = &mut memory.best[publication as usize];
        if *best == NO_SECTION {
            memory.some.push(publication);
            self.counted += u64::from(by_words);
        }
        if *best == NO_SECTION || top > best.0 {
            *best = (top, edition as u32);
        }
    }

    /// How many publications have sections that count.
    pub(super) fn publications(&self) -> u64 {
        self.counted
    }

    /// Chooses the best publications, best first, and of each the edition of its best section.
    pub(super) fn choose(self) -> Chosen<'h, 'm> {
        let Self { holdings, groups, a_group, whole, memory, .. } = self;
        let (best, some) = (&memory.best, &memory.some);
        let mut first = Best::new(groups);
        for publication in some {
            first.offer(best[*publication as usize].0, *publication);
        }
        let chosen = first.into_sorted().into_iter().map(|(_, publication)| {
            let key = holdings.publications[publication as usize];
            let sections = Best::new(if whole.contains(&key) { MAX_GROUP } else { a_group });
            (publication, best[publication as usize].1, sections)
        });
        Chosen { holdings, chosen: chosen.collect(), memory }
    }
}

/// What stands for the best section where there is none.
const NO_SECTION: (Rank, u32) = ((0.0, 0.0), NOWHERE);

/// The publications that are shown, while their sections are gathered.
pub(super) struct Chosen<'h, 'm> {
    holdings: &'h Holdings,
    /// The number of each in the holdings, best first, the place of its best edition, and the best sections of that.
    chosen: Vec<(u32, u32, Best)>,
    memory: &'m mut Memory,
}

impl Chosen<'_, '_> {
    /// The editions that are shown, by their places, and where their sections are to be shown.
    pub(super) fn wanted(&mut self) -> impl Iterator<Item = (usize, &mut Best)> {
        self.chosen.iter_mut().map(|(_, edition, sections)| (*edition as usize, sections))
    }

    /// The groups; `counts` are by edition, and `hit` makes a hit of a section's rank and place.
    pub(super) fn into_groups(
        self,
        counts: &Counts,
        filter: &Filter<'_>,
        hit: impl Fn((Rank, u32)) -> Hit,
    ) -> Vec<Group> {
        let Self { holdings, chosen, memory } = self;
        let typed = &memory.typed;
        let matched = |place: usize| Matched {
            edition: holdings.editions[place].key,
            sections: u64::from(counts.of(place)),
            by_glossary: !typed[place],
        };
        let group = |(number, best, sections): (u32, u32, Best)| {
            let others = holdings.of_publication(number).iter().map(|place| *place as usize);
            let mut rest: Vec<usize> = others
                .filter(|place| *place != best as usize && counts.of(*place) > 0 && filter.lets(*place))
                .collect();
            // Beside the best edition, those with the most sections first.
            rest.sort_by_key(|place| (std::cmp::Reverse(counts.of(*place)), *place));
            Group {
                publication: holdings.publications[number as usize],
                editions: std::iter::once(best as usize).chain(rest).map(matched).collect(),
                hits: sections.into_sorted().into_iter().map(&hit).collect(),
            }
        };
        let groups = chosen.into_iter().map(group).collect();
        memory.clear();
        groups
    }
}
