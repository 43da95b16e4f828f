//! Searching: the index finds sections, the store gives their text, and the two make an answer.

use std::collections::{HashMap, HashSet};
use std::time::Instant;

use domain::section::page_at;
use domain::{Language, PublicationId};
use search::{Answer, Highlighter, Misread, Near, Query};
use store::SectionHit;

use crate::Library;
use crate::api::{
    FacetCount, Facets, Failure, MisreadRow, Misreading, SearchAnswer, SearchGroup, SearchHit, SearchQuery,
    SearchResults,
};
use crate::languages::preferred;
use crate::shelf::Shelf;

/// Hits when nobody says how many.
const DEFAULT_LIMIT: u32 = 20;
/// The most hits of one answer.
const MAX_LIMIT: u32 = 200;
/// How long a snippet is, in characters: two to three lines of a result.
const SNIPPET_CHARS: usize = 240;

impl Library {
    /// The sections that match, one hit a section, best first. Any text is answered.
    ///
    /// # Errors
    /// When a filter makes no sense, or the index cannot be read or made.
    pub fn search(&self, query: &SearchQuery) -> Result<SearchAnswer, Failure> {
        let begun = Instant::now();
        let limit = query.limit.unwrap_or(DEFAULT_LIMIT).min(MAX_LIMIT);
        let Found { answer, corrected, hits } = self.find(query, limit)?;
        let milliseconds = begun.elapsed().as_secs_f64() * 1e3;
        Ok(SearchAnswer {
            query: query.query.clone(),
            total: answer.total,
            ms: milliseconds,
            any_word: answer.any_word,
            corrected,
            misread: misread(&answer),
            hits,
        })
    }

    /// The sections that match, grouped by publication, with counts.
    ///
    /// # Errors
    /// As [`Library::search`].
    pub fn search_results(&self, query: &SearchQuery) -> Result<SearchResults, Failure> {
        let begun = Instant::now();
        let limit = query.limit.unwrap_or(DEFAULT_LIMIT * 3).min(MAX_LIMIT);
        let Found { answer, corrected, hits } = self.find(query, limit)?;
        let shelf = self.shelf()?;
        let prefer = preferred(&query.prefer);
        let facets = facets(&answer, &shelf, &prefer);
        let mut order: Vec<PublicationId> = Vec::new();
        let mut grouped: HashMap<PublicationId, Vec<SearchHit>> = HashMap::new();
        for hit in hits {
            let Ok(id) = hit.id.parse::<PublicationId>() else { continue };
            let group = grouped.entry(id.clone()).or_insert_with(|| {
                order.push(id);
                Vec::new()
            });
            group.push(hit);
        }
        let by_id: HashMap<&PublicationId, _> =
            shelf.publications.iter().map(|stored| (&stored.publication.id, stored)).collect();
        let groups = order
            .into_iter()
            .filter_map(|id| {
                let stored = by_id.get(&id)?;
                Some(SearchGroup { publication: shelf.row(stored, &prefer), hits: grouped.remove(&id)? })
            })
            .collect();
        let unseen = shelf
            .publications
            .iter()
            .flat_map(|stored| &stored.editions)
            .filter(|edition| edition.applied.is_none())
            .count();
        Ok(SearchResults {
            query: query.query.clone(),
            total: answer.total,
            ms: begun.elapsed().as_secs_f64() * 1e3,
            any_word: answer.any_word,
            corrected,
            misread: misread(&answer),
            groups,
            facets,
            not_searched: u32::try_from(unseen).unwrap_or(u32::MAX),
        })
    }

    fn find(&self, query: &SearchQuery, limit: u32) -> Result<Found, Failure> {
        let languages = preferred(&query.langs);
        if languages.len() < query.langs.len() {
            return Err(Failure::wrong_input(format!("“{}” holds what is not a language tag", query.langs.join(", "))));
        }
        let mut collections = Vec::new();
        for collection in &query.collections {
            collections.push(self.collection_id(collection)?.to_string());
        }
        let prefer = preferred(&query.prefer);
        let index = self.indexing.index()?;
        let asked = Query {
            text: &query.query,
            languages: &languages,
            kinds: &query.kinds,
            collections: &collections,
            limit: limit as usize,
            prefer: &prefer,
            as_typed: query.as_typed,
        };
        let answer = index.search(&asked)?;
        let keys: Vec<i64> = answer.hits.iter().map(|hit| hit.section).collect();
        let scores: HashMap<i64, f32> = answer.hits.iter().map(|hit| (hit.section, hit.score)).collect();
        let found = self.store.sections_by_keys(&keys)?;
        let spoken: HashSet<&Language> = found.iter().map(|hit| &hit.edition.language).collect();
        let spoken: Vec<Language> = spoken.into_iter().cloned().collect();
        let highlighter = Highlighter::new(&asked, &spoken).with_near(&answer.near);
        let hits = found
            .iter()
            .map(|hit| shown(hit, &highlighter, scores.get(&hit.key).copied().unwrap_or_default()))
            .collect();
        let corrected = found.first().and_then(|best| corrected(&query.query, &answer.near, best));
        Ok(Found { answer, corrected, hits })
    }
}

/// What the index and the store found together.
struct Found {
    answer: Answer,
    /// The question as it was understood, where that is not how it was typed.
    corrected: Option<String>,
    hits: Vec<SearchHit>,
}

fn misread(answer: &Answer) -> Vec<MisreadRow> {
    let why = |misread: &Misread| match misread.why {
        search::Misreading::Language => Misreading::Language,
        search::Misreading::Kind => Misreading::Kind,
        search::Misreading::NothingWanted => Misreading::NothingWanted,
    };
    answer.misread.iter().map(|misread| MisreadRow { text: misread.text.clone(), why: why(misread) }).collect()
}

/// `query` with each word that was taken for another replaced by that, spelled as in the best hit.
fn corrected(query: &str, near: &[Near], best: &SectionHit) -> Option<String> {
    let mut text = query.to_owned();
    for Near { typed, best: folded, .. } in near {
        let places = [&best.text, &best.heading, &best.title];
        let spelled = places.into_iter().find_map(|text| search::spelled(text, &best.edition.language, folded));
        text = text.replacen(typed, spelled.unwrap_or(folded), 1);
    }
    (text != query).then_some(text)
}

fn shown(hit: &SectionHit, highlighter: &Highlighter, score: f32) -> SearchHit {
    let snippet = highlighter.snippet(&hit.text, &hit.edition.language, SNIPPET_CHARS);
    SearchHit {
        id: hit.edition.publication.to_string(),
        lang: hit.edition.language.to_string(),
        kind: hit.kind,
        title: hit.title.clone(),
        section: hit.section.to_string(),
        heading: hit.heading.clone(),
        page: page_at(&hit.pages, snippet.offset),
        score,
        snippet: snippet.text,
    }
}

fn facets(answer: &Answer, shelf: &Shelf, prefer: &[Language]) -> Facets {
    let count = |value: String, count: u64| FacetCount {
        label: value.clone(),
        value,
        count: u32::try_from(count).unwrap_or(u32::MAX),
    };
    Facets {
        langs: answer.facets.languages.iter().map(|(language, n)| count(language.to_string(), *n)).collect(),
        kinds: answer.facets.kinds.iter().map(|(kind, n)| count(kind.to_string(), *n)).collect(),
        collections: answer
            .facets
            .collections
            .iter()
            .map(|(id, n)| FacetCount { label: shelf.collection_title(id, prefer), ..count(id.clone(), *n) })
            .collect(),
    }
}
