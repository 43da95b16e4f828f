//! Counts by language, kind and collection.
//!
//! The three are one value in the index, and a library has few distinct ones: they are counted as one, and only then
//! taken apart.

use std::collections::BTreeMap;

use domain::{Kind, Language};

use crate::schema::FACET_END;

/// How many matching sections have each value of one facet, most frequent first, ties in order of the value.
pub type FacetCounts<T> = Vec<(T, u64)>;

/// Counts over the sections that match the words of a query.
///
/// A facet's own filter does not narrow its counts, the other filters do: with French chosen, the languages still say
/// how many sections there are in English, and the kinds say how many there are in French.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets {
    /// By language.
    pub languages: FacetCounts<Language>,
    /// By kind.
    pub kinds: FacetCounts<Kind>,
    /// By collection: `publisher/collection`.
    pub collections: FacetCounts<String>,
}

/// One distinct value of the `facets` field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Combination {
    pub language: Language,
    pub kind: Kind,
    pub collection: String,
}

impl Combination {
    /// Reads a value of the field; `None` if it is not one.
    pub(crate) fn parse(value: &str) -> Option<Self> {
        let mut parts = value.splitn(3, FACET_END);
        let (language, kind, collection) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Self { language: language.parse().ok()?, kind: kind.parse().ok()?, collection: collection.to_owned() })
    }
}

/// What a query keeps. An empty list keeps everything.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Filter<'a> {
    pub languages: &'a [Language],
    pub kinds: &'a [Kind],
    pub collections: &'a [String],
}

impl Filter<'_> {
    /// Which of the three filters let the combination through: language, kind, collection.
    pub(crate) fn passes(&self, combination: &Combination) -> Passes {
        let Self { languages, kinds, collections } = self;
        Passes {
            language: languages.is_empty() || languages.iter().any(|wanted| combination.language.matches(wanted)),
            kind: kinds.is_empty() || kinds.contains(&combination.kind),
            collection: collections.is_empty() || collections.contains(&combination.collection),
        }
    }
}

/// The verdict of each filter on one combination.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Passes {
    language: bool,
    kind: bool,
    collection: bool,
}

impl Passes {
    /// Whether all let it through.
    pub(crate) fn all(self) -> bool {
        self.language && self.kind && self.collection
    }
}

/// Takes counts by combination apart into counts by facet.
pub(crate) fn count<'a>(counted: impl Iterator<Item = (&'a Combination, u64)>, filter: Filter<'_>) -> Facets {
    let mut languages = BTreeMap::new();
    let mut kinds = BTreeMap::new();
    let mut collections = BTreeMap::new();
    for (combination, sections) in counted {
        let Passes { language, kind, collection } = filter.passes(combination);
        if kind && collection {
            *languages.entry(&combination.language).or_insert(0) += sections;
        }
        if language && collection {
            *kinds.entry(combination.kind).or_insert(0) += sections;
        }
        if language && kind {
            *collections.entry(&combination.collection).or_insert(0) += sections;
        }
    }
    Facets {
        languages: by_count(languages.into_iter().map(|(language, sections)| (language.clone(), sections))),
        kinds: by_count(kinds.into_iter()),
        collections: by_count(collections.into_iter().map(|(collection, sections)| (collection.clone(), sections))),
    }
}

fn by_count<T: Ord>(counts: impl Iterator<Item = (T, u64)>) -> FacetCounts<T> {
    let mut counts: Vec<_> = counts.filter(|(_, sections)| *sections > 0).collect();
    // The sort is stable and the values come in order.
    counts.sort_by(|(_, left), (_, right)| right.cmp(left));
    counts
}
