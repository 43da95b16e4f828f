//! Sections grouped by publication: the best publications, and the best sections of the best edition of each.

use crate::facets::Filter;
use crate::holdings::{Holdings, NOWHERE};

use super::rank::{Best, Rank, order};
use super::{Group, Hit, Matched, Query};

/// The most hits of one publication.
const MAX_GROUP: usize = 200;

/// Gathers the sections that match, by publication.
pub(super) struct Grouping<'h> {
    holdings: &'h Holdings,
    groups: usize,
    a_group: usize,
    whole: &'h [i64],
    /// By publication: its best section, and whether any holds words.
    best: Vec<Option<Top>>,
    /// All sections that were offered.
    offered: Vec<(Rank, u32, u32)>,
    counted: u64,
    /// By edition: whether a section holds what was typed, without the glossary.
    typed: Vec<bool>,
}

/// A section that is shown to a [`Grouping`].
#[derive(Clone, Copy)]
pub(super) struct Offer {
    pub rank: Rank,
    /// In the index.
    pub place: u32,
    /// The place of its edition in the holdings.
    pub edition: usize,
    /// Whether it holds words, so that it counts.
    pub by_words: bool,
    pub by_glossary: bool,
}

#[derive(Clone, Copy)]
struct Top {
    rank: Rank,
    edition: u32,
    by_words: bool,
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
            offered: Vec::new(),
            counted: 0,
            typed: vec![false; holdings.editions.len()],
        }
    }

    /// Shows a section.
    #[inline]
    pub(super) fn offer(&mut self, offer: Offer) {
        let Offer { rank, place, edition, by_words, by_glossary } = offer;
        self.typed[edition] |= !by_glossary;
        let top = &mut self.best[self.holdings.editions[edition].publication as usize];
        self.counted += u64::from(by_words && top.is_none());
        if top.is_none_or(|top| rank > top.rank) {
            let by_words = by_words || top.is_some_and(|top| top.by_words);
            *top = Some(Top { rank, edition: edition as u32, by_words });
        }
        if self.groups > 0 {
            self.offered.push((rank, place, edition as u32));
        }
    }

    /// How many publications have sections that count. Those are shown first.
    pub(super) fn publications(&self) -> u64 {
        self.counted
    }

    /// The best publications, best first; `counts` are by edition, and `hit` makes a hit of a section's rank and place.
    pub(super) fn into_best(self, counts: &[u32], filter: &Filter<'_>, hit: impl Fn((Rank, u32)) -> Hit) -> Vec<Group> {
        let Self { holdings, groups, a_group, whole, best, offered, typed, .. } = self;
        if groups == 0 {
            return Vec::new();
        }
        let mut first = Best::new(groups);
        for (publication, top) in (0..).zip(&best) {
            if let Some(top) = top {
                first.offer(top.rank, publication);
            }
        }
        // The place of each publication among those that are shown, and of each edition that is the best of one.
        let mut shown = vec![NOWHERE; best.len()];
        let mut made: Vec<Group> = Vec::new();
        let mut editions = vec![NOWHERE; holdings.editions.len()];
        for (number, (_, publication)) in (0..).zip(first.into_sorted()) {
            shown[publication as usize] = number;
            if let Some(top) = best[publication as usize] {
                editions[top.edition as usize] = number;
            }
            let publication = holdings.publications[publication as usize];
            made.push(Group { publication, editions: Vec::new(), hits: Vec::new() });
        }
        let mut sections: Vec<Vec<(Rank, u32)>> = vec![Vec::new(); made.len()];
        for (rank, place, edition) in offered {
            let number = editions[edition as usize];
            if number != NOWHERE {
                sections[number as usize].push((rank, place));
            }
        }
        for (group, mut sections) in made.iter_mut().zip(sections) {
            sections.sort_unstable_by(order);
            sections.truncate(if whole.contains(&group.publication) { MAX_GROUP } else { a_group });
            group.hits = sections.into_iter().map(&hit).collect();
        }
        for (place, held) in holdings.editions.iter().enumerate() {
            let number = shown[held.publication as usize];
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
