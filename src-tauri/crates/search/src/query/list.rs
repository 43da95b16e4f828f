//! Everything that filters let through, where nothing else was asked for.

use std::collections::HashMap;

use crate::facets::Counts;
use crate::places::Places;

use super::execute::Asking;
use super::group::{Grouping, Memory};
use super::rank::{self, Best, Rank};
use super::{Answer, Hit, MAX_LIMIT};

/// The answer of all sections that are `matching` and of editions that are let through: the newest editions first, each by its
/// first section.
pub(super) fn list(asking: Asking<'_, '_>, matching: &Places) -> Answer {
    let Asking { snapshot, holdings, query, filter } = asking;
    let mut counts = Counts::none(holdings.editions.len());
    // By edition: the lowest key of its sections, which is that of the first, and its place.
    let mut firsts: HashMap<usize, (i64, u32)> = HashMap::new();
    asking.each_run(matching, |edition, range| {
        let segment = snapshot.segment_of(range.start);
        let first = (segment.section.get_val(range.start - segment.base), range.start);
        firsts.entry(edition).and_modify(|known| *known = first.min(*known)).or_insert(first);
        if holdings.editions[edition].here {
            counts.add(edition, matching.count(range));
        }
        true
    });
    let rank = |edition: usize| -> Rank {
        let held = &holdings.editions[edition];
        let preferred = query.prefer.iter().any(|wanted| holdings.languages[held.language as usize].matches(wanted));
        (held.issued.rank(), if preferred { rank::PREFERRED } else { 1.0 })
    };
    let hit = |(rank, place): (Rank, u32)| -> Hit { asking.hit(place, rank.0) };
    let limit = query.limit.min(MAX_LIMIT);
    let (mut best, mut absent, mut absent_total, mut total) = (Best::new(limit), Best::new(limit), 0, 0);
    let mut memory = Memory::default();
    let mut groups = Grouping::new(holdings, query, &mut memory);
    for (edition, place) in firsts.iter().map(|(edition, (_, place))| (*edition, *place)) {
        if !filter.lets(edition) {
            continue;
        }
        if holdings.editions[edition].here {
            total += u64::from(counts.of(edition));
            best.offer(rank(edition), place);
            groups.offer(edition, rank(edition), true, true);
        } else {
            absent_total += 1;
            absent.offer(rank(edition), place);
        }
    }
    let publications = groups.publications();
    let mut chosen = groups.choose();
    for (edition, sections) in chosen.wanted() {
        sections.offer(rank(edition), firsts[&edition].1);
    }
    Answer {
        total,
        all_words: total,
        hits: best.into_sorted().into_iter().map(hit).collect(),
        publications,
        groups: chosen.into_groups(&counts, filter, hit),
        facets: filter.facets(&counts),
        absent: absent.into_sorted().into_iter().map(hit).collect(),
        absent_total,
        ..Answer::default()
    }
}
