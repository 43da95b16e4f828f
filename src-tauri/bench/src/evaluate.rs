//! `bench evaluate`: whether what should be found is found.
//!
//! The real analysis and query path; the language of a query is not looked at, only that of the documents.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use search::Query;
use serde_json::json;

use crate::corpus::{self, Built, Question, Section};
use crate::peers::{self, Peer};
use crate::report::{Report, Row, Target};
use crate::shared;

/// Hits that count.
const COUNTED: usize = 10;

#[derive(clap::Args, Default)]
pub struct Arguments {
    /// Documents as JSON lines; once for each set. All sets of the corpus when left out
    #[arg(long, num_args = 1..)]
    docs: Vec<PathBuf>,
    /// Queries as JSON lines, in the same order. Where they are fewer they belong to the documents of the same name, and
    /// the other documents are only in their way
    #[arg(long, num_args = 1..)]
    queries: Vec<PathBuf>,
    /// Where runs are written, {"id","hits":[…]} a line: a file for each set; or one folder for several
    #[arg(long, num_args = 1..)]
    run: Vec<PathBuf>,
    /// All sets in one index
    #[arg(long)]
    together: bool,
    /// Fieldshelf alone
    #[arg(long)]
    alone: bool,
}

/// A set of documents and of queries over them.
struct Set {
    name: String,
    docs: PathBuf,
    /// None where the documents are only in the way of the others.
    queries: Option<PathBuf>,
    run: Option<PathBuf>,
}

/// Summed scores of a set.
#[derive(Default)]
struct Scores {
    queries: usize,
    ndcg: f64,
    recall: f64,
}

pub fn run(arguments: &Arguments, report: &mut Report) -> Result<()> {
    let sets = sets(arguments, report)?;
    let scores = if arguments.together { together(&sets)? } else { apart(&sets)? };
    let script =
        if arguments.alone || sets.is_empty() { None } else { shared::script(report, "FTS5 and Xapian", "peers.py") };
    let peers = script.as_ref().map(|_| peers::installed(report));
    let mut rows = Vec::new();
    for (set, scores) in sets.iter().zip(&scores).filter(|(set, _)| set.queries.is_some()) {
        let theirs = match (&script, peers) {
            (Some(script), Some(peers)) => peers::run(script, peers, &set.docs, set.queries.as_deref(), &[])?,
            _ => Vec::new(),
        };
        let mut row = |what: &str, ours: f64, figure: fn(&Peer) -> Option<f64>| {
            let row = Row::new(format!("{}, {what}", set.name), "", scores.mean(ours), Target::None);
            rows.push(theirs.iter().fold(row, |row, peer| row.peer(&peer.name, figure(peer))));
        };
        row("nDCG@10", scores.ndcg, |peer| peer.ndcg);
        row("recall@10", scores.recall, |peer| peer.recall);
    }
    if !rows.is_empty() {
        report.table("Relevance", &rows);
    }
    Ok(())
}

/// The sets that were named, or else those of the shared corpus.
fn sets(arguments: &Arguments, report: &mut Report) -> Result<Vec<Set>> {
    let mut named = arguments.docs.clone();
    let mut queries = arguments.queries.clone();
    if named.is_empty() && queries.is_empty() {
        let Some(folder) = shared::corpus(report, "relevance", "relevance") else { return Ok(Vec::new()) };
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if let Some(name) = path.to_string_lossy().strip_suffix(".docs.jsonl") {
                queries.push(format!("{name}.queries.jsonl").into());
                named.push(path);
            }
        }
        named.sort();
        queries.sort();
    }
    if queries.len() > named.len() {
        bail!("give --docs for all --queries");
    }
    let in_order = queries.len() == named.len();
    let mut sets = Vec::new();
    for (place, docs) in named.into_iter().enumerate() {
        let of_name = || queries.iter().position(|queries| name(queries) == name(&docs));
        let at = if in_order { Some(place) } else { of_name() };
        let queries = at.map(|at| queries[at].clone());
        let name = name(queries.as_ref().unwrap_or(&docs));
        let run = at.and_then(|at| match &arguments.run[..] {
            [] => None,
            [one] if one.is_dir() || arguments.queries.len() != 1 => Some(one.join(format!("{name}.run.jsonl"))),
            several => several.get(at).cloned(),
        });
        sets.push(Set { name, docs, queries, run });
    }
    if sets.iter().filter(|set| set.queries.is_some()).count() < queries.len() {
        bail!("name the files of --docs and --queries alike, or give as many of both");
    }
    Ok(sets)
}

fn name(queries: &Path) -> String {
    let name = queries.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').next().unwrap_or_default().to_owned()
}

/// Each set in an index of its own.
fn apart(sets: &[Set]) -> Result<Vec<Scores>> {
    let scratch = tempfile::tempdir()?;
    let answered = |set: &Set| {
        let sections: Vec<Section> = corpus::read(&set.docs)?;
        let built = corpus::build(&scratch.path().join(&set.name), &sections, &corpus::places(&sections))?;
        answer(&built, set, |key| sections[key as usize].id.clone())
    };
    sets.iter().map(answered).collect()
}

/// All sets in one index. A document may be in several sets; it is indexed once, and known by its text.
fn together(sets: &[Set]) -> Result<Vec<Scores>> {
    let scratch = tempfile::tempdir()?;
    let mut all: Vec<Section> = Vec::new();
    let mut known = HashMap::new();
    let mut ids: Vec<HashMap<i64, String>> = Vec::new();
    for set in sets {
        let mut here = HashMap::new();
        for section in corpus::read::<Section>(&set.docs)? {
            let id = section.id.clone();
            let key = *known.entry((section.language.clone(), section.text.clone())).or_insert_with(|| {
                all.push(section);
                all.len() as i64 - 1
            });
            here.insert(key, id);
        }
        ids.push(here);
    }
    let built = corpus::build(&scratch.path().join("together"), &all, &corpus::places(&all))?;
    let answered = |(set, ids): (&Set, &HashMap<i64, String>)| {
        // A hit of another set keeps its place: being pushed down by it is what is measured.
        let id = |key| ids.get(&key).cloned().unwrap_or_else(|| format!("other-{key}"));
        answer(&built, set, id)
    };
    sets.iter().zip(&ids).map(answered).collect()
}

/// Asks all questions, scores the answers, and writes the run where it is wanted.
fn answer(built: &Built, set: &Set, id: impl Fn(i64) -> String) -> Result<Scores> {
    let mut lines = String::new();
    let mut scores = Scores::default();
    let Some(queries) = &set.queries else { return Ok(scores) };
    for question in corpus::read::<Question>(queries)? {
        let query = Query { limit: 2 * COUNTED, ..Query::new(&question.query) };
        let answer = built.index.search(&built.holdings, &query)?;
        let hits: Vec<String> = answer.hits.iter().map(|hit| id(hit.section)).collect();
        scores.add(&question.relevant, &hits);
        lines += &format!("{}\n", json!({ "id": question.id, "hits": hits }));
    }
    if let Some(run) = &set.run {
        if let Some(folder) = run.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(run, lines).with_context(|| format!("{} could not be written", run.display()))?;
    }
    Ok(scores)
}

impl Scores {
    /// The mean of a sum over all queries.
    fn mean(&self, sum: f64) -> f64 {
        sum / self.queries.max(1) as f64
    }

    /// Adds one query's nDCG and recall, as `evaluate.py` defines them.
    fn add(&mut self, relevant: &[String], hits: &[String]) {
        if relevant.is_empty() {
            return;
        }
        let mut ranked: Vec<&String> = Vec::new();
        for hit in hits {
            if !ranked.contains(&hit) && ranked.len() < COUNTED {
                ranked.push(hit);
            }
        }
        let discount = |rank: usize| 1.0 / (rank as f64 + 2.0).log2();
        let right: Vec<usize> = (0..ranked.len()).filter(|rank| relevant.contains(ranked[*rank])).collect();
        let possible = relevant.len().min(COUNTED);
        let ideal: f64 = (0..possible).map(discount).sum();
        self.queries += 1;
        self.ndcg += right.iter().copied().map(discount).sum::<f64>() / ideal;
        self.recall += right.len() as f64 / possible as f64;
    }
}
