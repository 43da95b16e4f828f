//! `shelf search`.

use std::io::{BufRead, BufReader};
use std::path::Path;

use library::api::{Failure, ListQuery, Misreading, NotHereHit, SearchAnswer, SearchHit, SearchOrder, SearchQuery};
use library::{Library, MAX_LIMIT};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Place;
use crate::arguments::{Filters, Search};
use crate::exit::Exit;
use crate::output::Output;
use crate::table::{bytes, counted, moment};

/// A line of a batch.
#[derive(Deserialize)]
struct BatchQuery {
    id: serde_json::Value,
    query: String,
    #[serde(default)]
    lang: Option<String>,
    #[serde(default)]
    limit: Option<u32>,
}

/// The answer to a line of a batch.
#[derive(Serialize, JsonSchema)]
pub(crate) struct BatchAnswer {
    id: serde_json::Value,
    #[serde(flatten)]
    answer: SearchAnswer,
}

pub(crate) fn run(place: &Place, search: Search, output: &Output) -> Result<Exit, Failure> {
    let library = crate::open(place)?;
    library.bring_index_up_to_date()?;
    let kinds = super::kinds(&search.filters.kind)?;
    let Filters { lang, kind, collection } = &search.filters;
    if [lang, kind, collection, &search.topic].iter().any(|named| !named.is_empty()) {
        let all = library.publications(&ListQuery::default())?;
        super::tell_absent(&search.filters, &search.topic, &all.facets, output);
    }
    let filters = SearchQuery {
        langs: search.filters.lang,
        kinds,
        collections: search.filters.collection,
        topics: search.topic,
        years: search.year,
        after: search.after,
        before: search.before,
        within: search.within,
        order: if search.by_date { SearchOrder::Date } else { SearchOrder::Relevance },
        limit: Some(search.limit),
        as_typed: search.as_typed,
        ..SearchQuery::default()
    };
    if let Some(file) = &search.batch {
        return batch(&library, file, &filters, output);
    }
    let query = SearchQuery { query: search.query.unwrap_or_default(), ..filters };
    if let Some(name) = &search.save {
        let saved = library.save_search(name, &query)?;
        output.answer(&saved, |saved| {
            format!("Search {} is kept as “{}”. See: shelf saved list", saved.id, saved.name)
        })?;
        return Ok(Exit::Done);
    }
    output.answer(&library.search(&query)?, people)?;
    Ok(Exit::Done)
}

/// Answers a file of queries, a JSON object a line, in order.
fn batch(library: &Library, file: &Path, filters: &SearchQuery, output: &Output) -> Result<Exit, Failure> {
    let unreadable = |error: std::io::Error| {
        Failure::wrong_input(format!(
            "the queries in {} cannot be read: {error}; check the path, or write - to give them on standard input",
            file.display()
        ))
    };
    let lines: Box<dyn BufRead> = if file == Path::new("-") {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(BufReader::new(std::fs::File::open(file).map_err(unreadable)?))
    };
    for (number, line) in lines.split(b'\n').enumerate() {
        let line = line.map_err(unreadable)?;
        let line = String::from_utf8(line).map_err(|_| {
            Failure::wrong_input(format!("{}:{}: not UTF-8; save the file as UTF-8", file.display(), number + 1))
        })?;
        // Editors on Windows begin a file with this mark.
        let line = line.trim_start_matches('\u{feff}');
        if line.trim().is_empty() {
            continue;
        }
        let asked: BatchQuery = serde_json::from_str(line).map_err(|error| {
            Failure::wrong_input(format!(
                "{}:{}: not a query: {error}; write {{\"id\",\"query\"}}",
                file.display(),
                number + 1
            ))
        })?;
        if let Some(limit) = asked.limit.filter(|limit| *limit > MAX_LIMIT) {
            return Err(Failure::wrong_input(format!(
                "{}:{}: “limit” is {limit}: write a whole number from 0 to {MAX_LIMIT}",
                file.display(),
                number + 1
            )));
        }
        let answer = library.search(&SearchQuery {
            query: asked.query,
            langs: asked.lang.map_or_else(|| filters.langs.clone(), |lang| vec![lang]),
            limit: asked.limit.or(filters.limit),
            ..filters.clone()
        })?;
        let text = serde_json::to_string(&BatchAnswer { id: asked.id, answer })
            .map_err(|error| Failure::failed(error.to_string()))?;
        output.line(&text)?;
    }
    Ok(Exit::Done)
}

/// What keeps a hit from being taken for what holds now, or says that it does.
fn standing(hit: &SearchHit) -> String {
    let mut words = String::new();
    if let Some(status) = hit.status {
        words += &format!(" · {}", status.in_english());
    } else if hit.withdrawn {
        words += " · withdrawn";
    }
    if let Some(date) = &hit.as_of {
        words += &format!(", as of {}, not confirmed since", moment(date));
    }
    if hit.outdated {
        words += " · older translation";
    }
    words
}

/// The answer as people read it.
pub(crate) fn people(answer: &SearchAnswer) -> String {
    let mark = anstyle::Style::new().bold().underline();
    let marked = |text: &str| {
        let text = text.replace('\u{E000}', &format!("{mark}")).replace('\u{E001}', &format!("{mark:#}"));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let mut text = String::new();
    for misread in &answer.misread {
        let why = match misread.why {
            Misreading::Language => "is no language tag such as fr or sr-Latn",
            Misreading::LanguageNotHere => "names a language that nothing here is in",
            Misreading::Kind => "is no kind of publication such as notice or handbook",
            Misreading::KindNotHere => "names a kind of publication that nothing here is of",
            Misreading::Collection => "names no collection that is here",
            Misreading::Topic => "names no topic that anything here has",
            Misreading::Date => "names no year, month or day, such as 2026 or 2026-11-23",
            Misreading::Days => "leaves no day between the two dates",
            Misreading::NoValue => "has nothing right after its colon, as lang:fr has",
            Misreading::Field => {
                "begins with no filter: those are lang:, kind:, collection:, topic:, after:, before: and title:"
            }
            Misreading::Star => {
                "holds a star, which stands for no letters: the last word is found as the beginning of longer ones anyway"
            }
            Misreading::NothingLeft => "leaves out everything that is here or was asked for",
            Misreading::Operator => "does not stand between two words or phrases",
            Misreading::Not => "does not stand before a word, a phrase or a filter",
            Misreading::Bracket => "holds a bracket, but brackets group nothing",
            Misreading::Quote => "begins with a quote that is never closed",
            Misreading::NothingWanted => "says only what is not wanted",
        };
        text += &format!("“{}” {why}; it was taken as plain words.\n\n", misread.text);
    }
    if let Some(corrected) = &answer.corrected {
        text += &format!("Showing results for “{corrected}”; --as-typed looks for “{}” alone.\n\n", answer.query);
    }
    if let Some(suggestion) = &answer.suggestion {
        text += &format!("More is found for “{suggestion}”.\n\n");
    }
    for term in &answer.glossary {
        let forms: Vec<String> = term.forms.iter().map(|form| format!("{} ({})", form.text, form.lang)).collect();
        text += &format!("By the glossary, “{}” is also: {}.\n\n", term.typed, forms.join(", "));
    }
    if answer.any_word && !answer.hits.is_empty() {
        text += "Few sections hold all the words; these hold some of them.\n\n";
    }
    // What shares only runs of letters with the words is shown and not counted.
    let shown = answer.hits.len() as u64;
    if shown > answer.total {
        text += &match answer.total {
            0 => "No section holds the words as typed; these hold words that look like them.\n\n".to_owned(),
            total => format!("{} the words as typed; the others hold words that look like them.\n\n", holding(total)),
        };
    }
    for hit in &answer.hits {
        let page = hit.page.map(|page| format!(", page {page}")).unwrap_or_default();
        let snippet = marked(&hit.snippet);
        let heading = if hit.heading.is_empty() { String::new() } else { format!(" — {}", hit.heading) };
        let glossary = if hit.by_glossary { " (found by the glossary)" } else { "" };
        let standing = standing(hit);
        text += &format!(
            "{}@{}#{}{standing}\n  {}{heading}{page}{glossary}\n  {snippet}\n\n",
            hit.id, hit.lang, hit.section, hit.title
        );
    }
    if answer.not_here_total > 0 {
        let verb = if answer.not_here_total == 1 { "matches" } else { "match" };
        let titles = counted(answer.not_here_total, "title");
        text += &format!("Not on this computer, and not searched: {titles} {verb}.\n");
        for NotHereHit { id, lang, title, text_bytes, bytes: all, .. } in &answer.not_here {
            let (text_size, size) = (bytes(*text_bytes), bytes(*all));
            text += &format!(
                "  {}: {id}@{lang}, text {text_size}, all {size}; bring it with: shelf fetch {id}@{lang}\n",
                marked(title)
            );
        }
        text += "\n";
    }
    if answer.hits.is_empty() {
        return text
            + &match (answer.total, &answer.without_filters) {
                (0, Some(without)) => format!(
                    "{} “{}”, but the filters let none of that through; leave one out, or choose another.",
                    holding(without.total),
                    without.query
                ),
                (0, None) if answer.query.trim().is_empty() => {
                    "Nothing was asked for: write what to search for.".to_owned()
                }
                (0, None) => {
                    format!("Nothing here matches “{}”. What is not on this computer was not searched.", answer.query)
                }
                (total, _) => format!("{} “{}”; --limit says how many are shown.", holding(total), answer.query),
            };
    }
    let sections = counted(shown.max(answer.total), "section");
    let of = if shown < answer.total { format!("{shown} of {sections}") } else { sections };
    format!("{text}{of}, in {:.1} ms.", answer.ms)
}

/// “1 section holds”, “2 sections hold”.
fn holding(sections: u64) -> String {
    format!("{} {}", counted(sections, "section"), if sections == 1 { "holds" } else { "hold" })
}
