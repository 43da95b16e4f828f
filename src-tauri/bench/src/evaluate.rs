//! `bench evaluate`: whether what should be found is found.
//!
//! The real analysis and query path; the language of a query is not looked at, only that of the documents.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use search::{Index, Query};
use serde_json::json;

use crate::corpus::{self, Question, Section};

/// Hits that count.
const COUNTED: usize = 10;

#[derive(clap::Args)]
pub struct Arguments {
    /// Documents as JSON lines; once for each set
    #[arg(long, required = true, num_args = 1..)]
    docs: Vec<PathBuf>,
    /// Queries as JSON lines, in the same order
    #[arg(long, required = true, num_args = 1..)]
    queries: Vec<PathBuf>,
    /// Where the run is written: {"id","hits":[…]} a line. With more than one set, a folder
    #[arg(long)]
    run: PathBuf,
    /// All sets in one index
    #[arg(long)]
    together: bool,
}

/// Mean scores of a set.
#[derive(Default)]
struct Scores {
    queries: usize,
    ndcg: f64,
    mrr: f64,
    recall: f64,
    /// Of the queries that have an answer.
    empty: usize,
}

pub fn run(arguments: &Arguments) -> Result<()> {
    let Arguments { docs, queries, run, together } = arguments;
    if docs.len() != queries.len() {
        bail!("give as many --queries as --docs");
    }
    let mut sets = Vec::new();
    for (docs, queries) in docs.iter().zip(queries) {
        let sections: Vec<Section> = corpus::read(docs)?;
        let questions: Vec<Question> = corpus::read(queries)?;
        sets.push((name(queries), sections, questions));
    }
    println!("{:<24} {:>7} {:>8} {:>8} {:>9} {:>7}", "set", "queries", "nDCG@10", "MRR@10", "recall@10", "no hits");
    let scratch = tempfile::tempdir()?;
    if *together {
        // A document may be in several sets; it is indexed once, and known by its text.
        let mut all: Vec<Section> = Vec::new();
        let mut known = HashMap::new();
        let mut ids: Vec<HashMap<i64, String>> = Vec::new();
        let mut questions = Vec::new();
        for (name, sections, asked) in sets {
            let mut here = HashMap::new();
            for section in sections {
                let id = section.id.clone();
                let key = *known.entry((section.language.clone(), section.text.clone())).or_insert_with(|| {
                    all.push(section);
                    all.len() as i64 - 1
                });
                here.insert(key, id);
            }
            ids.push(here);
            questions.push((name, asked));
        }
        let built = corpus::build(&scratch.path().join("together"), &all, &corpus::places(&all))?;
        for ((name, asked), ids) in questions.iter().zip(&ids) {
            // A hit of another set keeps its place: being pushed down by it is what is measured.
            let id = |key| ids.get(&key).cloned().unwrap_or_else(|| format!("other-{key}"));
            answer(&built.index, name, asked, id, &path(run, name, docs.len()))?;
        }
        return Ok(());
    }
    for (name, sections, asked) in &sets {
        let built = corpus::build(&scratch.path().join(name), sections, &corpus::places(sections))?;
        answer(&built.index, name, asked, |key| sections[key as usize].id.clone(), &path(run, name, docs.len()))?;
    }
    Ok(())
}

fn name(queries: &Path) -> String {
    let name = queries.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').next().unwrap_or_default().to_owned()
}

fn path(run: &Path, name: &str, sets: usize) -> PathBuf {
    if sets == 1 { run.to_owned() } else { run.join(format!("{name}.run.jsonl")) }
}

/// Asks all questions, writes the run, prints the scores.
fn answer(index: &Index, name: &str, asked: &[Question], id: impl Fn(i64) -> String, run: &Path) -> Result<()> {
    if let Some(folder) = run.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut out = BufWriter::new(File::create(run).with_context(|| format!("{} could not be written", run.display()))?);
    let mut scores = Scores::default();
    for question in asked {
        let answer = index.search(&Query { limit: 2 * COUNTED, ..Query::new(&question.query) })?;
        let hits: Vec<String> = answer.hits.iter().map(|hit| id(hit.section)).collect();
        scores.add(&question.relevant, &hits);
        writeln!(out, "{}", json!({ "id": question.id, "hits": hits }))?;
    }
    out.flush()?;
    let of = |sum: f64| sum / scores.queries.max(1) as f64;
    println!(
        "{name:<24} {:>7} {:>8.4} {:>8.4} {:>9.4} {:>7}",
        scores.queries,
        of(scores.ndcg),
        of(scores.mrr),
        of(scores.recall),
        scores.empty,
    );
    Ok(())
}

impl Scores {
    /// One query's nDCG, reciprocal rank and recall, as `evaluate.py` defines them.
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
        self.mrr += right.first().map_or(0.0, |rank| 1.0 / (*rank as f64 + 1.0));
        self.recall += right.len() as f64 / possible as f64;
        self.empty += usize::from(hits.is_empty());
    }
}
