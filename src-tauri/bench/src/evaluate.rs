//! `bench evaluate`: whether what should be found is found.
//!
//! The real analysis and query path; the language of a query is not looked at, only that of the documents.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use search::{Index, Query};
use serde_json::json;

use crate::corpus::{self, Question, Section};
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
    /// Queries as JSON lines, in the same order
    #[arg(long, num_args = 1..)]
    queries: Vec<PathBuf>,
    /// Folder where runs are written: {"id","hits":[…]} a line
    #[arg(long)]
    run: Option<PathBuf>,
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
    queries: PathBuf,
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
    let scores = if arguments.together { together(arguments, &sets)? } else { apart(arguments, &sets)? };
    let script =
        if arguments.alone || sets.is_empty() { None } else { shared::script(report, "FTS5 and Xapian", "peers.py") };
    let peers = script.as_ref().map(|_| peers::installed(report));
    let mut rows = Vec::new();
    for (set, scores) in sets.iter().zip(&scores) {
        let theirs = match (&script, peers) {
            (Some(script), Some(peers)) => peers::run(script, peers, &set.docs, Some(&set.queries), &[])?,
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
    if arguments.docs.len() != arguments.queries.len() {
        bail!("give as many --queries as --docs");
    }
    let mut pairs: Vec<_> = arguments.docs.iter().cloned().zip(arguments.queries.iter().cloned()).collect();
    if pairs.is_empty() {
        let Some(folder) = shared::corpus(report, "relevance", "relevance") else { return Ok(Vec::new()) };
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if let Some(name) = path.to_string_lossy().strip_suffix(".docs.jsonl") {
                pairs.push((path.clone(), format!("{name}.queries.jsonl").into()));
            }
        }
        pairs.sort();
    }
    Ok(pairs.into_iter().map(|(docs, queries)| Set { name: name(&queries), docs, queries }).collect())
}

fn name(queries: &Path) -> String {
    let name = queries.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').next().unwrap_or_default().to_owned()
}

/// Each set in an index of its own.
fn apart(arguments: &Arguments, sets: &[Set]) -> Result<Vec<Scores>> {
    let scratch = tempfile::tempdir()?;
    let answered = |set: &Set| {
        let sections: Vec<Section> = corpus::read(&set.docs)?;
        let built = corpus::build(&scratch.path().join(&set.name), &sections, &corpus::places(&sections))?;
        answer(&built.index, set, |key| sections[key as usize].id.clone(), arguments.run.as_deref())
    };
    sets.iter().map(answered).collect()
}

/// All sets in one index. A document may be in several sets; it is indexed once, and known by its text.
fn together(arguments: &Arguments, sets: &[Set]) -> Result<Vec<Scores>> {
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
        answer(&built.index, set, id, arguments.run.as_deref())
    };
    sets.iter().zip(&ids).map(answered).collect()
}

/// Asks all questions, scores the answers, and writes the run where it is wanted.
fn answer(index: &Index, set: &Set, id: impl Fn(i64) -> String, run: Option<&Path>) -> Result<Scores> {
    let mut lines = String::new();
    let mut scores = Scores::default();
    for question in corpus::read::<Question>(&set.queries)? {
        let answer = index.search(&Query { limit: 2 * COUNTED, ..Query::new(&question.query) })?;
        let hits: Vec<String> = answer.hits.iter().map(|hit| id(hit.section)).collect();
        scores.add(&question.relevant, &hits);
        lines += &format!("{}\n", json!({ "id": question.id, "hits": hits }));
    }
    if let Some(folder) = run {
        std::fs::create_dir_all(folder)?;
        std::fs::write(folder.join(format!("{}.run.jsonl", set.name)), lines)?;
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
