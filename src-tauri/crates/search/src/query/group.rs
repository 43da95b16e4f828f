//! Sections grouped by publication: the best publications, and the best sections of the best edition of each.

use std::collections::HashMap;

use crate::facets::{Counts, Filter};
use crate::holdings::{Holdings, NOWHERE};

use super::rank::{Best, Rank};
use super::{Group, Hit, Matched, Query};

/// The most hits of one publication.
const MAX_GROUP: usize = 200;

/// Gathers the publications of the sections that match.
pub(super) struct Grouping<'h> {
    holdings: &'h Holdings,
    groups: usize,
    a_group: usize,
    whole: &'h [i64],
    /// By publication: the rank of its best section and the edition that is of.
    best: Vec<(Rank, u32)>,
    /// Publications that have one.
    some: Vec<u32>,
    counted: u64,
    /// By edition: whether a section holds what was typed, without the glossary.
    typed: Vec<bool>,
}

impl<'h> Grouping<'h> {
    pub(super) fn new(holdings: &'h Holdings, query: &Query<'h>) -> Self {
        let Query { groups, a_group, whole, .. } = *query;
        Self {
            holdings,
            groups,
            a_group,
            whole,
            best: vec![NO_SECTION; holdings.publications.len()],
            some: Vec::new(),
            counted: 0,
            typed: vec![false; holdings.editions.len()],
        }
    }

    /// Shows the `top` of some sections of an edition, by its place in the holdings. Those that hold words, so that they
    /// count, are shown before others. They are `typed` where one holds what was typed, without the glossary.
    #[inline]
    pub(super) fn offer(&mut self, edition: usize, top: Rank, by_words: bool, typed: bool) {
        self.typed[edition] |= typed;
        let publication = self.holdings.editions[edition].publication;
        let best = &mut self.best[publication as usize];
        if *best == NO_SECTION {
            self.some.push(publication);
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
    pub(super) fn choose(self) -> Chosen<'h> {
        let Self { holdings, groups, a_group, whole, best, some, typed, .. } = self;
        let mut first = Best::new(groups);
        for publication in some {
            first.offer(best[publication as usize].0, publication);
        }
        let chosen = first.into_sorted().into_iter().map(|(_, publication)| {
            let key = holdings.publications[publication as usize];
            let sections = Best::new(if whole.contains(&key) { MAX_GROUP } else { a_group });
            (publication, best[publication as usize].1, sections)
        });
        Chosen { holdings, chosen: chosen.collect(), typed }
    }
}

/// What stands for the best section where there is none.
const NO_SECTION: (Rank, u32) = ((0.0, 0.0), NOWHERE);

/// The publications that are shown, while their sections are gathered.
pub(super) struct Chosen<'h> {
    holdings: &'h Holdings,
    /// The number of each in the holdings, best first, the place of its best edition, and the best sections of that.
    chosen: Vec<(u32, u32, Best)>,
    /// By edition: whether a section holds what was typed, without the glossary.
    typed: Vec<bool>,
}

impl Chosen<'_> {
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
        let Self { holdings, chosen, typed } = self;
        let matched = |place: usize| Matched {
            edition: holdings.editions[place].key,
            sections: u64::from(counts.of(place)),
            by_glossary: !typed[place],
        };
        let mut others: HashMap<u32, Vec<usize>> = chosen.iter().map(|(number, ..)| (*number, Vec::new())).collect();
        for (place, _) in counts.some().filter(|(place, _)| filter.lets(*place)) {
            if let Some(others) = others.get_mut(&holdings.editions[place].publication) {
                others.push(place);
            }
        }
        let group = |(number, best, sections): (u32, u32, Best)| {
            let mut rest = others.remove(&number).unwrap_or_default();
            rest.retain(|place| *place != best as usize);
            // Beside the best edition, those with the most sections first.
            rest.sort_by_key(|place| (std::cmp::Reverse(counts.of(*place)), *place));
            Group {
                publication: holdings.publications[number as usize],
                editions: std::iter::once(best as usize).chain(rest).map(matched).collect(),
                hits: sections.into_sorted().into_iter().map(&hit).collect(),
            }
        };
        chosen.into_iter().map(group).collect()
    }
}
