//! `bench search`: what a search costs, and what the index costs.
//!
//! One thread, files warm, nothing of the network. Peers run in the same sitting on the same sections and queries.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use ::search::{Answer, Highlighter, Hit, Index, Query};
use anyhow::{Context, Result, bail};

use crate::corpus::{self, Question, Section, WRITER_BYTES};
use crate::report::{self, Latencies};
use crate::shelf::{self, Shelf};

/// Sections asked for, so that there is something to group.
const LIMIT: usize = 60;
/// Sections shown of one publication, and in all.
const A_PUBLICATION: usize = 3;
const SHOWN: usize = 20;
/// Characters of a snippet.
const SNIPPET_CHARS: usize = 240;
/// Searches made before timing begins.
const WARM: usize = 300;

#[derive(clap::Args)]
pub struct Arguments {
    /// Sections as JSON lines: {"id","lang","title","heading","text"}
    #[arg(long)]
    docs: PathBuf,
    /// Queries as JSON lines: {"id","lang","query"}; sampled from the sections by the peers' script when left out
    #[arg(long)]
    queries: Option<PathBuf>,
    /// The script that measures the peers (peers.py); run with /usr/bin/python3
    #[arg(long)]
    peers: Option<PathBuf>,
    /// Which peers it runs
    #[arg(long, default_value = "fts5,xapian")]
    peer_names: String,
    /// Queries to sample
    #[arg(long, default_value_t = 1000)]
    samples: usize,
    /// Where sampled queries are kept
    #[arg(long)]
    save_queries: Option<PathBuf>,
    /// Keep the index in this folder, which must not hold one
    #[arg(long)]
    work: Option<PathBuf>,
    /// Print the slowest queries of each kind
    #[arg(long)]
    slowest: bool,
}

pub fn run(arguments: &Arguments) -> Result<()> {
    let scratch = tempfile::tempdir()?;
    let queries_path = match (&arguments.queries, &arguments.save_queries) {
        (Some(path), _) | (None, Some(path)) => path.clone(),
        (None, None) => scratch.path().join("queries.jsonl"),
    };
    if let Some(script) = &arguments.peers {
        run_peers(arguments, script, &queries_path)?;
    } else if arguments.queries.is_none() {
        bail!("give --queries, or --peers with the script that samples them");
    }
    let sections: Vec<Section> = corpus::read(&arguments.docs)?;
    let questions: Vec<Question> = corpus::read(&queries_path)?;
    let work = arguments.work.clone().unwrap_or_else(|| scratch.path().join("index"));

    let shelf = shelf::fill(&scratch.path().join("store"), &sections)?;
    let built = corpus::build(&work, &sections, &shelf.keys)?;
    let text: usize =
        sections.iter().map(|section| section.title.len() + section.heading.len() + section.text.len()).sum();
    let rate = |seconds: f64| sections.len() as f64 / seconds;
    println!("\nfieldshelf  {} sections, {:.1} MB of text with titles and headings", sections.len(), text as f64 / 1e6);
    println!(
        "indexing    {:.1} s to the end of the commit ({:.0} sections/s); {:.1} s with merges ({:.0}/s); writer {} MB",
        built.commit.as_secs_f64(),
        rate(built.commit.as_secs_f64()),
        built.merged.as_secs_f64(),
        rate(built.merged.as_secs_f64()),
        WRITER_BYTES / 1_000_000,
    );
    println!(
        "index       {:.1} MB, {:.0} % of the text",
        built.bytes as f64 / 1e6,
        built.bytes as f64 * 100.0 / text as f64
    );
    for (field, bytes) in built.index.bytes_by_field()? {
        println!("  {field:<18}{:>8.1} MB, {:>3.0} %", bytes as f64 / 1e6, bytes as f64 * 100.0 / text as f64);
    }
    println!("the text of a hit is read from the store by its key; shown: {SHOWN} sections of up to {LIMIT}");

    let measured = Measured { index: &built.index, shelf: &shelf, slowest: arguments.slowest };
    measured.raw(&questions)?;
    measured.answers(&questions)?;
    measured.typing(&questions)?;
    Ok(())
}

/// Runs the peers twice on the same queries: whole, and key by key. Samples the queries where there are none.
fn run_peers(arguments: &Arguments, script: &Path, queries: &Path) -> Result<()> {
    for typing in [false, true] {
        let mut command = Command::new("/usr/bin/python3");
        // The script takes the two files next to each other only.
        command.arg(script).arg(&arguments.docs);
        match (&arguments.queries, typing) {
            (None, false) => {
                command.args(["--queries-from-docs", &arguments.samples.to_string()]).arg("--save-queries").arg(queries)
            }
            _ => command.arg(queries),
        };
        command.arg("--json").args(["--peers", &arguments.peer_names]);
        if typing {
            command.arg("--prefix");
        }
        println!("peers, {}:", if typing { "last word typed key by key" } else { "whole queries, any word" });
        let status = command.status().with_context(|| format!("{} could not be run", script.display()))?;
        if !status.success() {
            bail!("{} failed: {status}", script.display());
        }
    }
    Ok(())
}

struct Measured<'a> {
    index: &'a Index,
    shelf: &'a Shelf,
    slowest: bool,
}

impl Measured<'_> {
    /// The engine alone: ten best by any word on the stemmed field.
    fn raw(&self, questions: &[Question]) -> Result<()> {
        let searches: Vec<_> = questions.iter().map(|question| (question, question.query.clone())).collect();
        self.timed("raw top 10, stemmed field, any word", &searches, |question, text| {
            Ok(self.index.search_raw(text, &question.language, 10).map(|_| ())?)
        })
    }

    /// What a person gets: every field and language, counts, facets, groups, snippets.
    fn answers(&self, questions: &[Question]) -> Result<()> {
        // A finished word is followed by a space; without one it is a prefix.
        for (what, end) in [("whole answer, last word finished", " "), ("whole answer, last word a prefix", "")] {
            let searches: Vec<_> =
                questions.iter().map(|question| (question, format!("{}{end}", question.query))).collect();
            self.timed(what, &searches, |_, text| self.answer(text))?;
        }
        let searches: Vec<_> = questions.iter().map(|question| (question, format!("{} ", question.query))).collect();
        self.timed("  of it the search, without snippets", &searches, |_, text| {
            Ok(self.index.search(&Query { limit: LIMIT, ..Query::new(text) }).map(|_| ())?)
        })
    }

    /// Each query typed key by key in its last word.
    fn typing(&self, questions: &[Question]) -> Result<()> {
        for (what, least) in [("as you type, from two letters", 2), ("as you type, at one letter", 1)] {
            let mut searches = Vec::new();
            for question in questions {
                let (before, last) = question.query.rsplit_once(' ').unwrap_or(("", &question.query));
                let letters = last.chars().count();
                for count in least..=if least == 1 { 1 } else { letters } {
                    let typed: String = last.chars().take(count).collect();
                    searches.push((question, if before.is_empty() { typed } else { format!("{before} {typed}") }));
                }
            }
            self.timed(&format!("{what}, search"), &searches, |_, text| {
                Ok(self.index.search(&Query { limit: LIMIT, ..Query::new(text) }).map(|_| ())?)
            })?;
            self.timed(&format!("{what}, whole answer"), &searches, |_, text| self.answer(text))?;
        }
        Ok(())
    }

    fn answer(&self, text: &str) -> Result<()> {
        let query = Query { limit: LIMIT, ..Query::new(text) };
        let answer = self.index.search(&query)?;
        let highlighter = Highlighter::new(&query, &self.index.languages());
        let keys: Vec<i64> = grouped(&answer).iter().map(|hit| hit.section).collect();
        for section in self.shelf.store.sections_by_keys(&keys)? {
            let language = &section.edition.language;
            std::hint::black_box(highlighter.snippet(&section.text, language, SNIPPET_CHARS));
            std::hint::black_box(highlighter.snippet(&section.heading, language, SNIPPET_CHARS));
        }
        Ok(())
    }

    fn timed(
        &self,
        what: &str,
        searches: &[(&Question, String)],
        mut search: impl FnMut(&Question, &str) -> Result<()>,
    ) -> Result<()> {
        for (question, text) in searches.iter().take(WARM) {
            search(question, text)?;
        }
        let mut times = Latencies::default();
        for (question, text) in searches {
            times.time(|| search(question, text))?;
        }
        report::print(what, &times);
        if self.slowest {
            for (milliseconds, (_, text)) in times.slowest(searches, 5) {
                println!("    {milliseconds:>8.3} ms  {text:?}");
            }
        }
        Ok(())
    }
}

/// The hits that are shown: best publication first, up to three sections each.
fn grouped(answer: &Answer) -> Vec<&Hit> {
    let mut groups: Vec<Vec<&Hit>> = Vec::new();
    let mut places = HashMap::new();
    for hit in &answer.hits {
        let place = *places.entry(hit.publication.as_str()).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Vec::new());
        }
        if groups[place].len() < A_PUBLICATION {
            groups[place].push(hit);
        }
    }
    groups.into_iter().flatten().take(SHOWN).collect()
}
