//! What of the matching sections is shown, and how many there are: totals, counts, the best, and groups.
//!
//! Sections of an edition lie side by side in the index, so they are counted by the run.

use std::ops::Range;

use crate::analysis::serbian;
use crate::facets::{Counts, Filter};
use crate::holdings::NOWHERE;
use crate::places::Places;

use super::execute::{Asking, Held, Outcome, Reach};
use super::group::{Grouping, Memory};
use super::rank::{self, Best, Rank};
use super::scale::Scale;
use super::{Answer, ENOUGH, Hit, MAX_LIMIT, Order};

/// Who asks, and what for.
pub(super) struct Collecting<'s, 'q> {
    pub asking: Asking<'s, 'q>,
    pub reach: &'s Reach,
    pub scale: &'s Scale,
}

impl<'s> Collecting<'s, '_> {
    /// How many of `places` are here and of editions that are `let` through, counted until they are `enough`.
    pub(super) fn count(&self, places: &Places, enough: u64, lets: fn(&Filter<'s>, usize) -> bool) -> u64 {
        let Asking { holdings, filter, .. } = self.asking;
        let mut count = 0;
        self.asking.each_run(places, |edition, range| {
            if holdings.editions[edition].here && lets(filter, edition) {
                count += u64::from(places.count(range));
            }
            count < enough
        });
        count.min(enough)
    }

    /// What a section of each language gains or loses by the reader's languages, and by the language and script of the query.
    fn favour(&self) -> Vec<f32> {
        let Asking { snapshot, holdings, query, .. } = self.asking;
        let scale = self.scale;
        let cyrillic = query.text.chars().any(crate::analysis::cyrillic::is_cyrillic);
        let of = |language: &domain::Language| {
            let preferred = query.prefer.iter().any(|wanted| language.matches(wanted));
            // The same text in both scripts fits equally well; the script of the query is the reader's.
            let in_script = serbian::is_cyrillic(language).is_none_or(|script| script == cyrillic);
            let number = snapshot.spoken.each.iter().position(|usual| usual.primary == language.primary());
            let spoken = number.map_or(1.0, |number| scale.favour(number));
            (if preferred { rank::PREFERRED } else { 1.0 })
                * (if in_script { 1.0 } else { rank::OTHER_SCRIPT })
                * spoken
        };
        holdings.languages.iter().map(of).collect()
    }

    /// The answer of the sections that are `matching`, of which those in `strict` hold all the words, by their `scores`; and
    /// of those that letters alone `rescued`, where they score as much as is said there.
    pub(super) fn collect(
        &self,
        held: &Held,
        matching: &Places,
        strict: &Places,
        rescued: Option<&(Places, f32)>,
        scores: &[f32],
        memory: &mut Memory,
    ) -> Outcome {
        let Asking { snapshot, holdings, query, filter } = self.asking;
        let favour = self.favour();
        let rank = |place: u32, edition: usize| -> Rank {
            let held = &holdings.editions[edition];
            let all = if strict.has(place) { rank::ALL } else { 0.0 };
            let score = scores[place as usize] * favour[held.language as usize] * held.standing + all;
            match query.order {
                Order::Relevance => (score, held.issued.rank()),
                Order::Date => (held.issued.rank(), score),
            }
        };
        // Whatever was issued when: letters alone never come before words.
        let rank_by_letters = |place: u32, edition: usize| -> Rank {
            match query.order {
                Order::Relevance => rank(place, edition),
                Order::Date => (0.0, scores[place as usize]),
            }
        };
        let limit = query.limit.min(MAX_LIMIT);
        let (mut total, mut all_words) = (0, 0);
        let mut counts = Counts::none(holdings.editions.len());
        let mut best = Best::new(limit);
        let mut groups = Grouping::new(holdings, query, memory);
        // Titles and summaries that hold all the words come before those that hold some.
        let (mut absent, mut absent_partly) = ((0, Best::new(limit)), (0, Best::new(limit)));
        self.asking.each_run(matching, |edition, range| {
            let lets = filter.lets(edition);
            if !holdings.editions[edition].here {
                matching.each(if lets { range } else { 0..0 }, |place| {
                    let (count, best) = if strict.has(place) { &mut absent } else { &mut absent_partly };
                    *count += 1;
                    best.offer(rank(place, edition), place);
                });
                return true;
            }
            let count = matching.count(range.clone());
            counts.add(edition, count);
            if lets {
                total += u64::from(count);
                all_words += u64::from(strict.count(range.clone()));
                let mut typed = self.reach.stand_ins.is_empty();
                let mut top = NONE;
                matching.each(range, |place| {
                    let rank = rank(place, edition);
                    best.offer(rank, place);
                    top = if rank > top { rank } else { top };
                    typed = typed || !held.by_stand_in(self.reach, place);
                });
                groups.offer(edition, top, true, typed);
            }
            true
        });
        if let Some((rescued, least)) = rescued {
            self.asking.each_run(rescued, |edition, range| {
                if holdings.editions[edition].here && filter.lets(edition) {
                    let mut top = NONE;
                    rescued.each(range, |place| {
                        if scores[place as usize] >= *least {
                            let rank = rank_by_letters(place, edition);
                            best.offer(rank, place);
                            top = if rank > top { rank } else { top };
                        }
                    });
                    if top > NONE {
                        groups.offer(edition, top, false, true);
                    }
                }
                true
            });
        }
        let publications = groups.publications();
        let mut chosen = groups.choose();
        for (edition, sections) in chosen.wanted() {
            for run in snapshot.runs.of_edition(holdings.editions[edition].key) {
                matching.each(run.clone(), |place| sections.offer(rank(place, edition), place));
                if let Some((rescued, least)) = rescued {
                    rescued.each(run, |place| {
                        if scores[place as usize] >= *least {
                            sections.offer(rank_by_letters(place, edition), place);
                        }
                    });
                }
            }
        }
        let hit = |(rank, place): (Rank, u32)| Hit {
            rescued: !held.any(place),
            by_glossary: held.by_stand_in(self.reach, place),
            ..self.asking.hit(place, if query.order == Order::Relevance { rank.0 } else { rank.1 })
        };
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
        Outcome { answer, enough: all_words.min(ENOUGH), best: first }
    }
}

impl Asking<'_, '_> {
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
