//! Searching: the index finds sections, the store gives their text, and the two make an answer.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Instant;

use domain::section::page_at;
use domain::{Language, PublicationId};
use search::{Answer, Day, Highlighter, Hit, Misread, Near, Query};
use store::SectionHit;

use crate::Library;
use crate::api::{
    AlsoIn, FacetCount, Facets, Failure, MisreadRow, Misreading, NotHereHit, RecognisedTerm, SearchAnswer, SearchGroup,
    SearchHit, SearchOrder, SearchQuery, SearchResults, TermForm, WithoutFilters,
};
use crate::languages::{asked, preferred};
use crate::searchable::Searchable;

/// Hits when nobody says how many.
const DEFAULT_LIMIT: u32 = 20;
/// Publications when nobody says how many.
const DEFAULT_GROUPS: u32 = 10;
/// Sections of a group when nobody says how many.
const DEFAULT_SECTIONS: u32 = 3;
/// The most hits, groups, and hits of a group, of one answer.
pub const MAX_LIMIT: u32 = 200;
/// The most sections of changed editions that are looked at one by one, whether their words are new.
const LOOKED_AT: usize = search::MAX_LIMIT;
/// Editions of which only the catalogue is here that are named.
const NAMED_ABSENT: usize = 10;
/// How long a snippet is, in characters: two to three lines of a result.
const SNIPPET_CHARS: usize = 240;
/// The most characters of a title.
const TITLE_CHARS: usize = 1000;

impl Library {
    /// The sections that match, one hit a section, best first. Any text is answered.
    ///
    /// # Errors
    /// When a filter makes no sense, or the index cannot be read or made.
    pub fn search(&self, query: &SearchQuery) -> Result<SearchAnswer, Failure> {
        let begun = Instant::now();
        let found = self.find(query, Shape::List)?;
        let hits = found.answer.hits.iter().filter_map(|hit| found.shown(hit)).collect();
        Ok(SearchAnswer {
            query: query.query.clone(),
            total: found.answer.total,
            any_word: found.answer.any_word,
            corrected: found.reworded(&query.query, &found.answer.near),
            suggestion: found.reworded(&query.query, &found.answer.suggested),
            misread: misread(&found.answer),
            glossary: recognised(&found.answer),
            without_filters: if found.answer.total == 0 { self.without_filters(query)? } else { None },
            hits,
            not_here_total: found.answer.absent_total,
            not_here: found.not_here(),
            ms: begun.elapsed().as_secs_f64() * 1e3,
        })
    }

    /// The publications that match, each with its best sections, with counts.
    ///
    /// # Errors
    /// As [`Library::search`].
    pub fn search_results(&self, query: &SearchQuery) -> Result<SearchResults, Failure> {
        let begun = Instant::now();
        let found = self.find(query, Shape::Groups)?;
        let shelf = &found.searchable.shelf;
        let editions = shelf.publications.iter().flat_map(|stored| &stored.editions);
        let unseen = editions.filter(|edition| edition.applied.is_none()).count();
        Ok(SearchResults {
            query: query.query.clone(),
            total: found.answer.total,
            any_word: found.answer.any_word,
            corrected: found.reworded(&query.query, &found.answer.near),
            suggestion: found.reworded(&query.query, &found.answer.suggested),
            misread: misread(&found.answer),
            glossary: recognised(&found.answer),
            publications: found.answer.publications,
            groups: found.answer.groups.iter().filter_map(|group| found.group(group)).collect(),
            facets: found.facets(),
            not_searched: u32::try_from(unseen).unwrap_or(u32::MAX),
            not_here_total: found.answer.absent_total,
            not_here: found.not_here(),
            ms: begun.elapsed().as_secs_f64() * 1e3,
        })
    }

    /// How many sections match `query` in all, and how many of those in the editions with the keys `among` have words that
    /// were not here when `seen` was the highest key of a section.
    pub(crate) fn count_matches(&self, query: &SearchQuery, among: &[i64], seen: i64) -> Result<(u64, u64), Failure> {
        let asked = Asked::of(self, query)?;
        let index = self.indexing.index()?;
        let searchable = self.searchable()?;
        let query = Query { limit: 0, order: search::Order::Relevance, ..asked.query(query, &searchable) };
        let all = index.search(&searchable.holdings, &query)?.total;
        if all == 0 || among.is_empty() {
            return Ok((all, 0));
        }
        let new = index.search(&searchable.holdings, &Query { among: Some(among), limit: LOOKED_AT, ..query })?;
        // Some of the words, or words that are nearly the same, are no news.
        if !new.near.is_empty() {
            return Ok((all, 0));
        }
        // Those with all the words come first. Where not all of them are named, because they are many or there are filters
        // alone, all count.
        let named = usize::try_from(new.all_words).ok().and_then(|count| new.hits.get(..count));
        let other = |named: &[Hit]| named.iter().filter(|hit| hit.section > seen).count() as u64;
        Ok((all, named.map_or(new.all_words, other)))
    }

    /// What `query` finds without its filters; `None` where it has none, or that is nothing.
    fn without_filters(&self, query: &SearchQuery) -> Result<Option<WithoutFilters>, Failure> {
        let words: Vec<&str> = query.query.split_whitespace().filter(|part| !search::is_filter(part)).collect();
        let words = words.join(" ");
        let bare = SearchQuery {
            query: words.clone(),
            prefer: query.prefer.clone(),
            as_typed: query.as_typed,
            limit: Some(0),
            ..SearchQuery::default()
        };
        let given = SearchQuery { query: query.query.clone(), order: query.order, limit: query.limit, ..bare.clone() };
        if words.is_empty() || (given == *query && words == query.query.trim()) {
            return Ok(None);
        }
        let answer = self.find(&bare, Shape::List)?.answer;
        let found = answer.total > 0 && !answer.any_word;
        Ok(found.then_some(WithoutFilters { query: words, total: answer.total }))
    }

    fn find(&self, query: &SearchQuery, shape: Shape) -> Result<Found, Failure> {
        let asked = Asked::of(self, query)?;
        let index = self.indexing.index()?;
        let searchable = self.searchable()?;
        let limited = |most: u32| query.limit.unwrap_or(most).min(MAX_LIMIT) as usize;
        let (limit, groups) = match shape {
            Shape::List => (limited(DEFAULT_LIMIT), 0),
            // The best section alone, to name what words were taken for.
            Shape::Groups => (1, limited(DEFAULT_GROUPS)),
        };
        // One that went meanwhile is not found anyway.
        let whole: Vec<i64> = query.whole.iter().filter_map(|id| searchable.key(id)).collect();
        let question = Query {
            limit: limit.max(NAMED_ABSENT),
            groups,
            a_group: query.sections.unwrap_or(DEFAULT_SECTIONS).min(MAX_LIMIT) as usize,
            whole: &whole,
            ..asked.query(query, &searchable)
        };
        let mut answer = index.search(&searchable.holdings, &question)?;
        answer.hits.truncate(limit);
        answer.absent.truncate(NAMED_ABSENT);
        let keys: Vec<i64> = answer
            .hits
            .iter()
            .chain(answer.groups.iter().flat_map(|group| &group.hits))
            .map(|hit| hit.section)
            .collect();
        let texts: HashMap<i64, SectionHit> =
            self.store.sections_by_keys(&keys)?.into_iter().map(|hit| (hit.key, hit)).collect();
        let absent =
            answer.absent.iter().filter_map(|hit| searchable.absent(hit)).map(|(_, edition)| &edition.known.language);
        let spoken: HashSet<&Language> = texts.values().map(|hit| &hit.edition.language).chain(absent).collect();
        let spoken: Vec<Language> = spoken.into_iter().cloned().collect();
        let taken = if answer.near.is_empty() { &answer.suggested } else { &answer.near };
        let highlighter = Highlighter::new(&searchable.holdings, &question, &spoken).with_near(taken);
        Ok(Found { prefer: asked.prefer, searchable, highlighter, answer, texts })
    }
}

/// What shape of answer is wanted.
enum Shape {
    /// Sections.
    List,
    /// Publications with some sections each.
    Groups,
}

/// A question, its texts read.
struct Asked {
    languages: Vec<Language>,
    collections: Vec<String>,
    after: Option<Day>,
    before: Option<Day>,
    within: Option<i64>,
    prefer: Vec<Language>,
}

impl Asked {
    fn of(library: &Library, query: &SearchQuery) -> Result<Self, Failure> {
        let languages = asked(&query.langs)?;
        let mut collections = Vec::new();
        for collection in &query.collections {
            collections.push(library.collection_id(collection)?.to_string());
        }
        let day = |text: &Option<String>| match text {
            None => Ok(None),
            Some(text) => Day::parse(text).map(Some).ok_or_else(|| {
                Failure::wrong_input(format!("“{text}” is no year, month or day: write 2026, 2026-11 or 2026-11-23"))
            }),
        };
        let within = match &query.within {
            None => None,
            Some(text) => {
                let id: PublicationId = library.publication_id(text)?;
                let stored = library.store.publication(&id)?.ok_or_else(|| Failure::not_found(text))?;
                Some(stored.key)
            }
        };
        let (after, before) = (day(&query.after)?, day(&query.before)?);
        Ok(Self { languages, collections, after, before, within, prefer: preferred(&query.prefer) })
    }

    fn query<'a>(&'a self, query: &'a SearchQuery, searchable: &'a Searchable) -> Query<'a> {
        Query {
            languages: &self.languages,
            kinds: &query.kinds,
            collections: &self.collections,
            topics: &query.topics,
            years: &query.years,
            after: self.after,
            before: self.before,
            within: self.within,
            order: match query.order {
                SearchOrder::Relevance => search::Order::Relevance,
                SearchOrder::Date => search::Order::Date,
            },
            prefer: &self.prefer,
            as_typed: query.as_typed,
            glossary: Some(&searchable.glossary),
            ..Query::new(&query.query)
        }
    }
}

/// What the index and the store found together.
struct Found {
    prefer: Vec<Language>,
    searchable: Arc<Searchable>,
    highlighter: Highlighter,
    answer: Answer,
    /// What hits show, by the key of the section.
    texts: HashMap<i64, SectionHit>,
}

impl Found {
    /// A hit as it is shown; `None` where its section went meanwhile.
    fn shown(&self, hit: &Hit) -> Option<SearchHit> {
        let text = self.texts.get(&hit.section)?;
        let snippet = self.highlighter.snippet(&text.text, &text.edition.language, SNIPPET_CHARS);
        let stored = self.searchable.publication(hit.publication)?;
        let shelf = &self.searchable.shelf;
        let notice = shelf.facts.row(stored, shelf.now);
        Some(SearchHit {
            id: text.edition.publication.to_string(),
            lang: text.edition.language.to_string(),
            kind: text.kind,
            title: text.title.clone(),
            section: text.section.to_string(),
            heading: text.heading.clone(),
            page: page_at(&text.pages, snippet.offset),
            score: hit.score,
            snippet: snippet.shown(),
            by_glossary: hit.by_glossary,
            status: notice.as_ref().map(|notice| notice.status),
            as_of: notice.and_then(|notice| notice.as_of),
            withdrawn: stored.withdrawn,
            outdated: self.searchable.is_outdated(stored, &text.edition.language),
        })
    }

    fn group(&self, group: &search::Group) -> Option<SearchGroup> {
        let stored = self.searchable.publication(group.publication)?;
        let language = |key: i64| {
            let edition = stored.editions.iter().find(|edition| edition.key == key)?;
            Some(edition.known.language.to_string())
        };
        let (best, others) = group.editions.split_first()?;
        let hits: Vec<SearchHit> = group.hits.iter().filter_map(|hit| self.shown(hit)).collect();
        let also = others.iter().filter_map(|other| {
            let (lang, by_glossary) = (language(other.edition)?, other.by_glossary);
            Some(AlsoIn { lang, count: other.sections, by_glossary })
        });
        (!hits.is_empty()).then_some(SearchGroup {
            publication: self.searchable.shelf.row(stored, &self.prefer),
            lang: language(best.edition)?,
            total: best.sections,
            by_glossary: hits.iter().all(|hit| hit.by_glossary),
            hits,
            also: also.collect(),
        })
    }

    /// What matches by title or summary and is not here.
    fn not_here(&self) -> Vec<NotHereHit> {
        let shelf = &self.searchable.shelf;
        let row = |hit: &Hit| {
            let (stored, edition) = self.searchable.absent(hit)?;
            let edition = &edition.known;
            let marked = |text: &str, chars| self.highlighter.snippet(text, &edition.language, chars).shown();
            let bytes = |files: &mut dyn Iterator<Item = &domain::File>| files.map(|file| file.transport.bytes).sum();
            Some(NotHereHit {
                id: stored.publication.id.to_string(),
                lang: edition.language.to_string(),
                kind: stored.publication.kind,
                title: marked(&edition.title, TITLE_CHARS),
                summary: marked(&edition.summary, SNIPPET_CHARS),
                collection_title: shelf.collection_title(&stored.publication.id.collection.to_string(), &self.prefer),
                text_bytes: bytes(&mut edition.sections.iter()),
                bytes: bytes(&mut edition.sections.iter().chain(&edition.files)),
            })
        };
        self.answer.absent.iter().filter_map(row).collect()
    }

    /// `query` with each word that was `taken` for another replaced by that, spelled as in the best hit.
    fn reworded(&self, query: &str, taken: &[Near]) -> Option<String> {
        let mut text = query.to_owned();
        for Near { typed, best: folded, .. } in taken {
            let spelled = self.answer.hits.iter().filter_map(|hit| self.texts.get(&hit.section)).find_map(|best| {
                let places = [&best.text, &best.heading, &best.title];
                places.into_iter().find_map(|text| search::spelled(text, &best.edition.language, folded))
            });
            if let Some(at) = place_of(&text, typed) {
                text.replace_range(at..at + typed.len(), spelled.unwrap_or(folded));
            }
        }
        (text != query).then_some(text)
    }

    fn facets(&self) -> Facets {
        let search::Facets { languages, kinds, collections, topics, years } = &self.answer.facets;
        let count = |value: String, count: u64| FacetCount {
            label: value.clone(),
            value,
            count: u32::try_from(count).unwrap_or(u32::MAX),
        };
        let shelf = &self.searchable.shelf;
        Facets {
            langs: languages.iter().map(|(language, n)| count(language.to_string(), *n)).collect(),
            kinds: kinds.iter().map(|(kind, n)| count(kind.to_string(), *n)).collect(),
            collections: collections
                .iter()
                .map(|(id, n)| FacetCount { label: shelf.collection_title(id, &self.prefer), ..count(id.clone(), *n) })
                .collect(),
            topics: topics.iter().map(|(topic, n)| count(topic.clone(), *n)).collect(),
            years: years.iter().map(|(year, n)| count(year.to_string(), *n)).collect(),
        }
    }
}

/// Where `word` first stands by itself in `query`, and not in what narrows it.
fn place_of(query: &str, word: &str) -> Option<usize> {
    query.match_indices(word).map(|(at, _)| at).find(|at| {
        let (before, after) = (&query[..*at], &query[at + word.len()..]);
        let part = before.split(char::is_whitespace).next_back().unwrap_or_default();
        !before.ends_with(char::is_alphanumeric)
            && !after.starts_with(char::is_alphanumeric)
            && !search::is_filter(part)
    })
}

fn misread(answer: &Answer) -> Vec<MisreadRow> {
    let why = |misread: &Misread| match misread.why {
        search::Misreading::Language => Misreading::Language,
        search::Misreading::LanguageNotHere => Misreading::LanguageNotHere,
        search::Misreading::Kind => Misreading::Kind,
        search::Misreading::KindNotHere => Misreading::KindNotHere,
        search::Misreading::Collection => Misreading::Collection,
        search::Misreading::Topic => Misreading::Topic,
        search::Misreading::Date => Misreading::Date,
        search::Misreading::Days => Misreading::Days,
        search::Misreading::NoValue => Misreading::NoValue,
        search::Misreading::Field => Misreading::Field,
        search::Misreading::Star => Misreading::Star,
        search::Misreading::NothingLeft => Misreading::NothingLeft,
        search::Misreading::Operator => Misreading::Operator,
        search::Misreading::Not => Misreading::Not,
        search::Misreading::Bracket => Misreading::Bracket,
        search::Misreading::Quote => Misreading::Quote,
        search::Misreading::NothingWanted => Misreading::NothingWanted,
    };
    answer.misread.iter().map(|misread| MisreadRow { text: misread.text.clone(), why: why(misread) }).collect()
}

fn recognised(answer: &Answer) -> Vec<RecognisedTerm> {
    let form = |form: &search::Form| TermForm { lang: form.language.to_string(), text: form.text.clone() };
    let terms = answer.recognised.iter();
    terms
        .map(|term| RecognisedTerm { typed: term.typed.clone(), forms: term.forms.iter().map(form).collect() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::place_of;

    #[test]
    fn a_word_is_replaced_where_it_was_typed_as_one() {
        for (query, word, place) in [
            ("the notic", "notic", Some(4)),
            ("kind:notice notic ", "notic", Some(12)),
            ("collection:maps maps", "maps", Some(16)),
            ("title:maps", "maps", Some(6)),
            ("-closed l’eua", "eua", Some(12)),
            ("collection:maps", "maps", None),
        ] {
            assert_eq!(place_of(query, word), place, "{query}");
        }
    }
}
