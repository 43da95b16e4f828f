//! What of the matching sections is shown, and how many there are: totals, counts, the best, and groups.
//!
//! Sections of an edition lie side by side in the index, so they are counted by the run.

use std::ops::Range;

use crate::facets::{Counts, Filter};
use crate::holdings::NOWHERE;
use crate::places::Places;

use super::execute::Asking;
use super::group::{Grouping, Memory};
use super::rank::{Best, Rank};
use super::ranking::Ranking;
use super::{Answer, Hit, MAX_LIMIT};

/// The sections that an answer is put together from.
pub(super) struct Matching<'p> {
    /// Those that count.
    pub all: &'p Places,
    /// Those of them that hold all that is asked for.
    pub strict: &'p Places,
    /// Those of them that may be shown.
    pub shown: &'p Places,
    /// Others that may be shown, behind those, and do not count: letters alone brought them in.
    pub rescued: Option<&'p Places>,
}

impl<'s> Asking<'s, '_> {
    /// How many of `places` are here and of editions that are `let` through, counted until they are `enough`.
    pub(super) fn count(&self, places: &Places, enough: u64, lets: fn(&Filter<'s>, usize) -> bool) -> u64 {
        let Asking { holdings, filter, .. } = self;
        let mut count = 0;
        self.each_run(places, |edition, range| {
            if holdings.editions[edition].here && lets(filter, edition) {
                count += u64::from(places.count(range));
            }
            count < enough
        });
        count.min(enough)
    }

    /// The answer of the sections that are `matching`, in the order of `ranking`; and the place of the best of them.
    pub(super) fn collect(
        &self,
        matching: &Matching<'_>,
        ranking: &impl Ranking,
        memory: &mut Memory,
    ) -> (Answer, Option<u32>) {
        let Asking { snapshot, holdings, query, filter } = *self;
        let Matching { all, strict, shown, rescued } = *matching;
        let limit = query.limit.min(MAX_LIMIT);
        let (mut total, mut all_words) = (0, 0);
        let mut counts = Counts::none(holdings.editions.len());
        let mut best = Best::new(limit);
        let mut groups = Grouping::new(holdings, query, memory);
        // Titles and summaries that hold all the words come before those that hold some.
        let (mut absent, mut absent_partly) = ((0, Best::new(limit)), (0, Best::new(limit)));
        self.each_run(all, |edition, range| {
            let lets = filter.lets(edition);
            if !holdings.editions[edition].here {
                shown.each(if lets { range } else { 0..0 }, |place| {
                    let (count, best) = if strict.has(place) { &mut absent } else { &mut absent_partly };
                    *count += 1;
                    best.offer(ranking.rank(place, edition), place);
                });
                return true;
            }
            let count = all.count(range.clone());
            counts.add(edition, count);
            if lets {
                total += u64::from(count);
                all_words += u64::from(strict.count(range.clone()));
                let (mut typed, mut top) = (false, NONE);
                shown.each(range, |place| {
                    let rank = ranking.rank(place, edition);
                    best.offer(rank, place);
                    top = if rank > top { rank } else { top };
                    typed = typed || ranking.is_typed(place);
                });
                if top > NONE {
                    groups.offer(edition, top, true, typed);
                }
            }
            true
        });
        if let Some(rescued) = rescued {
            self.each_run(rescued, |edition, range| {
                if holdings.editions[edition].here && filter.lets(edition) {
                    let mut top = NONE;
                    rescued.each(range, |place| {
                        let rank = ranking.rank_by_letters(place, edition);
                        best.offer(rank, place);
                        top = if rank > top { rank } else { top };
                    });
                    groups.offer(edition, top, false, true);
                }
                true
            });
        }
        let publications = groups.publications();
        let mut chosen = groups.choose();
        for (edition, sections) in chosen.wanted() {
            for run in snapshot.runs.of_edition(holdings.editions[edition].key) {
                shown.each(run.clone(), |place| sections.offer(ranking.rank(place, edition), place));
                if let Some(rescued) = rescued {
                    rescued.each(run, |place| sections.offer(ranking.rank_by_letters(place, edition), place));
                }
            }
        }
        let hit = |(rank, place): (Rank, u32)| ranking.hit(rank, place);
        let best = best.into_sorted();
        let first = best.first().map(|(_, place)| *place);
        let (absent_total, absent) = if absent.0 > 0 { absent } else { absent_partly };
        let answer = Answer {
            total,
            all_words,
            any_word: total > all_words,
            hits: best.into_iter().map(hit).collect(),
            publications,
            groups: chosen.into_groups(&counts, filter, hit),
            facets: filter.facets(&counts),
            absent: absent.into_sorted().into_iter().map(hit).collect(),
            absent_total,
            ..Answer::default()
        };
        (answer, first)
    }

    /// Calls `each` with the place of every edition that is held, the filters not asked, and has sections in `places`, and
    /// with a range of the index that is the edition's and holds some of those; until `each` says no.
    pub(super) fn each_run(&self, places: &Places, mut each: impl FnMut(usize, Range<u32>) -> bool) {
        let Asking { snapshot, holdings, .. } = self;
        let (mut next, mut number) = (places.first_from(0), 0);
        while let Some(place) = next {
            number = snapshot.runs.number(place, number);
            let (edition, run) = snapshot.runs.run(number);
            let edition = holdings.place(edition);
            if edition != NOWHERE && !each(edition as usize, place..run.end) {
                return;
            }
            next = places.first_from(run.end.max(place + 1));
        }
    }

    /// The section at `place` as a hit by the words.
    pub(super) fn hit(&self, place: u32, score: f32) -> Hit {
        let Asking { snapshot, holdings, .. } = self;
        let segment = snapshot.segment_of(place);
        let doc = place - segment.base;
        let edition = segment.edition.get_val(doc);
        let held = &holdings.editions[holdings.place(edition) as usize];
        let publication = holdings.publications[held.publication as usize];
        Hit { section: segment.section.get_val(doc), edition, publication, score, rescued: false, by_glossary: false }
    }
}

/// Below every rank.
const NONE: Rank = (f32::NEG_INFINITY, f32::NEG_INFINITY);
