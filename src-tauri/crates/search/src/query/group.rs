//! Sections grouped by publication: the best publications, and the best sections of the best edition of each.

use crate::facets::Filter;
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
    best: Vec<Option<(Rank, u32)>>,
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
            best: vec![None; holdings.publications.len()],
            counted: 0,
            typed: vec![false; holdings.editions.len()],
        }
    }

    /// Shows the `top` of some sections of an edition, by its place in the holdings. Those that hold words, so that they
    /// count, are shown before others. They are `typed` where one holds what was typed, without the glossary.
    #[inline]
    pub(super) fn offer(&mut self, edition: usize, top: Rank, by_words: bool, typed: bool) {
        self.typed[edition] |= typed;
        let best = &mut self.best[self.holdings.editions[edition].publication as usize];
        self.counted += u64::from(by_words && best.is_none());
        if best.is_none_or(|(rank, _)| top > rank) {
            *best = Some((top, edition as u32));
        }
    }

    /// How many publications have sections that count.
    pub(super) fn publications(&self) -> u64 {
        self.counted
    }

    /// Chooses the best publications, best first, and of each the edition of its best section.
    pub(super) fn choose(self) -> Chosen<'h> {
        let Self { holdings, groups, a_group, whole, best, typed, .. } = self;
        let mut first = Best::new(groups);
        for (publication, best) in (0..).zip(&best) {
            if let Some((rank, _)) = best {
                first.offer(*rank, publication);
            }
        }
        let mut shown = Vec::new();
        let mut editions = vec![NOWHERE; if groups > 0 { holdings.editions.len() } else { 0 }];
        let mut sections = Vec::new();
        for (number, (_, publication)) in (0..).zip(first.into_sorted()) {
            if let Some((_, edition)) = best[publication as usize] {
                editions[edition as usize] = number;
            }
            let key = holdings.publications[publication as usize];
            sections.push(Best::new(if whole.contains(&key) { MAX_GROUP } else { a_group }));
            shown.push(publication);
        }
        Chosen { holdings, shown, editions, sections, typed }
    }
}

/// The publications that are shown, while their sections are gathered.
pub(super) struct Chosen<'h> {
    holdings: &'h Holdings,
    /// Their numbers in the holdings, best first.
    shown: Vec<u32>,
    /// By edition: which of them it is the best edition of, or [`NOWHERE`].
    editions: Vec<u32>,
    /// The best sections of each in that edition.
    sections: Vec<Best>,
    typed: Vec<bool>,
}

impl Chosen<'_> {
    /// Where the sections of an edition are to be shown; `None` where they are not wanted.
    #[inline]
    pub(super) fn sections_of(&mut self, edition: usize) -> Option<&mut Best> {
        self.sections.get_mut(self.editions[edition] as usize)
    }

    /// The groups; `counts` are by edition, and `hit` makes a hit of a section's rank and place.
    pub(super) fn into_groups(
        self,
        counts: &[u32],
        filter: &Filter<'_>,
        hit: impl Fn((Rank, u32)) -> Hit,
    ) -> Vec<Group> {
        let Self { holdings, shown, editions, sections, typed } = self;
        let group = |(publication, sections): (&u32, Best)| Group {
            publication: holdings.publications[*publication as usize],
            editions: Vec::new(),
            hits: sections.into_sorted().into_iter().map(&hit).collect(),
        };
        let mut made: Vec<Group> = shown.iter().zip(sections).map(group).collect();
        if made.is_empty() {
            return made;
        }
        // The place of each publication among those that are shown.
        let mut numbers = vec![NOWHERE; holdings.publications.len()];
        (0..).zip(shown).for_each(|(number, publication)| numbers[publication as usize] = number);
        for (place, held) in holdings.editions.iter().enumerate() {
            let number = numbers[held.publication as usize];
            let is_best = editions[place] != NOWHERE;
            if number != NOWHERE && (is_best || counts[place] > 0) && filter.lets(place) && held.here {
                let sections = u64::from(counts[place]);
                let counted = Matched { edition: held.key, sections, by_glossary: !typed[place] };
                let list = &mut made[number as usize].editions;
                if is_best { list.insert(0, counted) } else { list.push(counted) }
            }
        }
        // Beside the best edition, those with the most sections first.
        made.iter_mut().filter_map(|group| group.editions.get_mut(1..)).for_each(|rest| {
            rest.sort_by_key(|matched| std::cmp::Reverse(matched.sections));
        });
        made
    }
}
