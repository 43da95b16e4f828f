//! Which editions a query lets through, and counts of what was found by language, kind, collection, topic and year.
//!
//! Sections are counted by edition, which costs one addition a section; only then are the counts given to what the
//! editions share.

use std::collections::HashSet;

use domain::{Kind, Language};

use crate::holdings::{Held, Holdings, is_named};
use crate::query::{Only, Query, Values};

/// How many matching sections have each value of one facet, most frequent first, ties in order of the value.
pub type FacetCounts<T> = Vec<(T, u64)>;

/// Counts over the sections that match the words of a query and are here.
///
/// A facet's own filter does not narrow its counts, the other filters do: with French chosen, the languages still say
/// how many sections there are in English, and the kinds say how many there are in French. A publication may have
/// several topics, or none, so those counts do not add up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets {
    /// By language.
    pub languages: FacetCounts<Language>,
    /// By kind.
    pub kinds: FacetCounts<Kind>,
    /// By collection: `publisher/collection`.
    pub collections: FacetCounts<String>,
    /// By topic.
    pub topics: FacetCounts<String>,
    /// By the year in which the revision was issued, newest first.
    pub years: FacetCounts<i16>,
}

/// Sections by edition.
pub(crate) struct Counts {
    counts: Vec<u32>,
    /// Editions that have any.
    some: Vec<u32>,
}

impl Counts {
    /// Of so many editions, none of which has any.
    pub(crate) fn none(editions: usize) -> Self {
        Self { counts: vec![0; editions], some: Vec::new() }
    }

    /// Adds so many sections to an edition, by its place; at least one.
    #[inline]
    pub(crate) fn add(&mut self, edition: usize, sections: u32) {
        let count = &mut self.counts[edition];
        if *count == 0 {
            self.some.push(edition as u32);
        }
        *count += sections;
    }

    /// How many an edition has.
    pub(crate) fn of(&self, edition: usize) -> u32 {
        self.counts[edition]
    }

    /// The editions that have any, with how many.
    pub(crate) fn some(&self) -> impl Iterator<Item = (usize, u32)> + '_ {
        self.some.iter().map(|edition| (*edition as usize, self.counts[*edition as usize]))
    }
}

/// Which filters let an edition through, as bits.
type Passes = u8;
const LANGUAGE: Passes = 1;
const KIND: Passes = 1 << 1;
const COLLECTION: Passes = 1 << 2;
const TOPIC: Passes = 1 << 3;
const YEAR: Passes = 1 << 4;
/// What is no facet: the text's own narrowing, days, one publication.
const OTHER: Passes = 1 << 5;
const AMONG: Passes = 1 << 6;
const ALL: Passes = LANGUAGE | KIND | COLLECTION | TOPIC | YEAR | OTHER | AMONG;

/// Which of the distinct values of the holdings are named: each is judged once, by its number.
struct Named {
    /// Nothing was to be named.
    none: bool,
    named: Vec<bool>,
}

impl Named {
    fn languages(holdings: &Holdings, wanted: &[Language]) -> Self {
        let named = holdings.languages.iter().map(|known| wanted.iter().any(|wanted| known.matches(wanted)));
        Self { none: wanted.is_empty(), named: named.collect() }
    }

    fn collections(holdings: &Holdings, wanted: &[String]) -> Self {
        let named = holdings.collections.iter().map(|known| wanted.iter().any(|wanted| is_named(known, wanted)));
        Self { none: wanted.is_empty(), named: named.collect() }
    }

    fn topics(holdings: &Holdings, wanted: &[String]) -> Self {
        let named = holdings.topics.iter().map(|known| wanted.contains(known));
        Self { none: wanted.is_empty(), named: named.collect() }
    }

    fn has(&self, number: u32) -> bool {
        self.named[number as usize]
    }

    fn has_any(&self, numbers: &[u32]) -> bool {
        numbers.iter().any(|number| self.has(*number))
    }
}

/// Which values of the holdings were typed.
struct NamedValues<'o> {
    languages: Named,
    collections: Named,
    topics: Named,
    kinds: &'o [Kind],
}

impl<'o> NamedValues<'o> {
    fn of(holdings: &Holdings, values: &'o Values) -> Self {
        Self {
            languages: Named::languages(holdings, &values.languages),
            collections: Named::collections(holdings, &values.collections),
            topics: Named::topics(holdings, &values.topics),
            kinds: &values.kinds,
        }
    }

    /// Whether an edition has a value of everything that any value is named of.
    fn let_through(&self, held: &Held) -> bool {
        let Self { languages, collections, topics, kinds } = self;
        (languages.none || languages.has(held.language))
            && (collections.none || collections.has(held.collection))
            && (topics.none || topics.has_any(&held.topics))
            && (kinds.is_empty() || kinds.contains(&held.kind))
    }

    /// Whether an edition has any value that is named.
    fn name(&self, held: &Held) -> bool {
        let Self { languages, collections, topics, kinds } = self;
        languages.has(held.language)
            || collections.has(held.collection)
            || topics.has_any(&held.topics)
            || kinds.contains(&held.kind)
    }
}

/// The verdicts of a query's filters on all editions.
pub(crate) struct Filter<'h> {
    holdings: &'h Holdings,
    /// By the edition's place; nothing where there is no filter.
    verdicts: Option<Vec<Passes>>,
}

impl<'h> Filter<'h> {
    pub(crate) fn new(holdings: &'h Holdings, query: &Query<'_>, only: &Only) -> Self {
        let Query { languages, kinds, collections, topics, years, after, before, within, among, .. } = *query;
        let free = languages.is_empty()
            && kinds.is_empty()
            && collections.is_empty()
            && topics.is_empty()
            && years.is_empty()
            && (after, before, within).eq(&(None, None, None))
            && among.is_none()
            && *only == Only::default();
        if free {
            return Self { holdings, verdicts: None };
        }
        let (spoken, within_collections) =
            (Named::languages(holdings, languages), Named::collections(holdings, collections));
        let on_topics = Named::topics(holdings, topics);
        let (typed, left_out) = (NamedValues::of(holdings, &only.with), NamedValues::of(holdings, &only.without));
        let after = after.max(only.after);
        let before = [before, only.before].into_iter().flatten().min();
        let among: Option<HashSet<u32>> = among.map(|keys| keys.iter().map(|key| holdings.place(*key)).collect());
        let judge = |place: usize, held: &Held| {
            let other = typed.let_through(held)
                && !left_out.name(held)
                && after.is_none_or(|day| held.issued >= day)
                && before.is_none_or(|day| held.issued < day)
                && within.is_none_or(|key| holdings.publications[held.publication as usize] == key);
            let some = among.as_ref().is_none_or(|among| among.contains(&(place as u32)));
            let bit = |passes: bool, bit: Passes| if passes { bit } else { 0 };
            bit(spoken.none || spoken.has(held.language), LANGUAGE)
                | bit(kinds.is_empty() || kinds.contains(&held.kind), KIND)
                | bit(within_collections.none || within_collections.has(held.collection), COLLECTION)
                | bit(on_topics.none || on_topics.has_any(&held.topics), TOPIC)
                | bit(years.is_empty() || years.contains(&held.issued.year()), YEAR)
                | bit(other, OTHER)
                | bit(some, AMONG)
        };
        let verdicts = holdings.editions.iter().enumerate().map(|(place, held)| judge(place, held)).collect();
        Self { holdings, verdicts: Some(verdicts) }
    }

    /// The verdicts of what was typed alone.
    pub(crate) fn typed(holdings: &'h Holdings, only: &Only) -> Self {
        Self::new(holdings, &Query::new(""), only)
    }

    /// Whether any edition is let through.
    pub(crate) fn lets_any(&self) -> bool {
        (0..self.holdings.editions.len()).any(|edition| self.lets(edition))
    }

    fn verdict(&self, edition: usize) -> Passes {
        self.verdicts.as_ref().map_or(ALL, |verdicts| verdicts[edition])
    }

    /// Whether every filter lets the edition at this place through.
    #[inline]
    pub(crate) fn lets(&self, edition: usize) -> bool {
        self.verdict(edition) == ALL
    }

    /// Whether the edition at this place is let through by all that is asked for beside facets and single editions.
    #[inline]
    pub(crate) fn lets_beside_facets(&self, edition: usize) -> bool {
        self.verdict(edition) & OTHER != 0
    }

    /// Gives counts by edition to the facets.
    pub(crate) fn facets(&self, counts: &Counts) -> Facets {
        let holdings = self.holdings;
        let mut languages = vec![0; holdings.languages.len()];
        let mut collections = vec![0; holdings.collections.len()];
        let mut topics = vec![0; holdings.topics.len()];
        // Few distinct ones, and mostly that of the edition before.
        let mut kinds: Vec<(Kind, u64)> = Vec::new();
        let mut years: Vec<(i16, u64)> = Vec::new();
        for (place, count) in counts.some() {
            let count = u64::from(count);
            let held = &holdings.editions[place];
            let passes = self.verdict(place);
            let but = |own: Passes| passes | own == ALL;
            if but(LANGUAGE) {
                languages[held.language as usize] += count;
            }
            if but(KIND) {
                tally(&mut kinds, held.kind, count);
            }
            if but(COLLECTION) {
                collections[held.collection as usize] += count;
            }
            if but(TOPIC) {
                held.topics.iter().for_each(|topic| topics[*topic as usize] += count);
            }
            if but(YEAR) && held.issued.year() > 0 {
                tally(&mut years, held.issued.year(), count);
            }
        }
        years.sort_by_key(|(year, _)| std::cmp::Reverse(*year));
        Facets {
            languages: by_count(holdings.languages.iter().cloned().zip(languages)),
            kinds: by_count(kinds),
            collections: by_count(holdings.collections.iter().cloned().zip(collections)),
            topics: by_count(holdings.topics.iter().cloned().zip(topics)),
            years,
        }
    }
}

/// Adds `count` to what `counts` has of `value`.
fn tally<T: PartialEq>(counts: &mut Vec<(T, u64)>, value: T, count: u64) {
    match counts.iter_mut().find(|(known, _)| *known == value) {
        Some((_, counted)) => *counted += count,
        None => counts.push((value, count)),
    }
}

fn by_count<T: Ord>(counts: impl IntoIterator<Item = (T, u64)>) -> FacetCounts<T> {
    let mut counts: Vec<_> = counts.into_iter().filter(|(_, sections)| *sections > 0).collect();
    counts.sort_by(|(one, left), (other, right)| right.cmp(left).then_with(|| one.cmp(other)));
    counts
}
