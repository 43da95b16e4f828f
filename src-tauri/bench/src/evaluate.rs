//! `bench evaluate`: whether what should be found is found.
//!
//! The real analysis and query path; the language of a query is not looked at, only that of the documents.
//!
//! In one index with all sets a document is known by its place, and by the id that its set gives it. The sets of the corpus give
//! translations of a text the same id. A run is written in ids, so there the same text in another language is an answer too; the
//! table says both.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use search::Query;
use serde_json::json;

use crate::corpus::{self, Built, Question, Section};
use crate::peers::{self, Peer};
use crate::report::{Column, Report, Row, Target};
use crate::shared;
use crate::slips::{self, Slips};

/// Hits that count.
const COUNTED: usize = 10;
/// What is to be reached by a set in an index of its own.
const TARGETS: [(&str, f64); 6] = [
    ("xquad-en", 0.967),
    ("xquad-es", 0.962),
    ("xquad-ar", 0.946),
    ("xquad-ru", 0.953),
    ("piaf-fr", 0.785),
    ("xs-ntrex-srLatn-srCyrl", 0.89),
];
/// Sets of too few queries to be judged one by one, and what is to be reached in the mean of them.
const SMALL: [&str; 4] = ["ntrex-sq", "ntrex-sr-Cyrl", "ntrex-sr-Latn", "ntrex-hu"];
const MEAN_OF_SMALL: f64 = 0.92;
/// What a set may lose in one index with the others.
const LOST_TOGETHER: f64 = 0.01;
/// Queries that are drawn from a set's own texts, to be mistyped.
const DRAWN: usize = 400;

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
    /// All sets in one index, and nothing else. The sets of the corpus are measured both ways when nothing is given
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
    /// The same nDCG where each text with the id of a relevant one is an answer.
    ndcg_by_id: f64,
}

/// What was measured of a set.
struct Measured {
    alone: Option<(Scores, Option<Slips>)>,
    together: Option<Scores>,
    peers: Vec<Peer>,
}

pub fn run(arguments: &Arguments, report: &mut Report) -> Result<()> {
    let sets = sets(arguments, report)?;
    let whole = arguments.docs.is_empty() && !arguments.together;
    let mut alone = if arguments.together { Vec::new() } else { apart(&sets, whole)? };
    let mut joined = if arguments.together || whole { together(&sets, !whole)? } else { Vec::new() };
    let script =
        if arguments.alone || sets.is_empty() { None } else { shared::script(report, "FTS5 and Xapian", "peers.py") };
    let peers = script.as_ref().map(|_| peers::installed(report));
    // From the last to the first.
    let mut measured = Vec::new();
    for set in sets.iter().rev() {
        let (alone, together) = (alone.pop(), joined.pop());
        if set.queries.is_none() {
            continue;
        }
        let peers = match (&script, peers) {
            (Some(script), Some(peers)) => peers::run(script, peers, &set.docs, set.queries.as_deref(), &[])?,
            _ => Vec::new(),
        };
        measured.push((set.name.as_str(), Measured { alone, together, peers }));
    }
    measured.reverse();
    if !measured.is_empty() {
        print(&measured, report);
    }
    Ok(())
}

/// One figure of a set, where it was measured.
type Figure<'a> = &'a dyn Fn(&Measured) -> Option<f64>;

/// Prints what was measured, a set a line, and judges it.
fn print(measured: &[(&str, Measured)], report: &mut Report) {
    let alone = |of: &Measured| of.alone.as_ref().map(|(scores, _)| scores.mean(scores.ndcg));
    let together = |of: &Measured| of.together.as_ref().map(|scores| scores.mean(scores.ndcg));
    let by_id = |of: &Measured| of.together.as_ref().map(|scores| scores.mean(scores.ndcg_by_id));
    let recall = |of: &Measured| {
        let scores = of.alone.as_ref().map(|(scores, _)| scores).or(of.together.as_ref());
        scores.map(|scores| scores.mean(scores.recall))
    };
    let slips = |of: &Measured| of.alone.as_ref().and_then(|(_, slips)| slips.as_ref().map(|slips| slips.share()));
    let peer = |of: &Measured, name: &str| of.peers.iter().find(|peer| peer.name == name).and_then(|peer| peer.ndcg);
    let small: Vec<&Measured> = measured.iter().filter(|(name, _)| SMALL.contains(name)).map(|(_, of)| of).collect();
    let mean = |figure: Figure<'_>| -> Option<f64> {
        let all: Option<Vec<f64>> = small.iter().map(|of| figure(of)).collect();
        all.filter(|all| all.len() == SMALL.len()).map(|all| all.iter().sum::<f64>() / all.len() as f64)
    };
    let target = |name: &str| TARGETS.iter().find(|(set, _)| *set == name).map(|(_, target)| *target);
    let row = |name: &str, target: Option<f64>, figure: &dyn Fn(Figure<'_>) -> Option<f64>| {
        let fts5 = figure(&|of| peer(of, "FTS5"));
        let xapian = figure(&|of| peer(of, "Xapian"));
        let cells = [target, figure(&alone), fts5, xapian, figure(&recall), figure(&together), figure(&by_id)];
        let mut row = vec![name.to_owned()];
        row.extend(cells.map(|cell| cell.map_or("–".to_owned(), |figure| format!("{figure:.3}"))));
        row.push(figure(&slips).map_or("–".to_owned(), |share| format!("{share:.1} %")));
        row
    };
    let mut rows = Vec::new();
    for (name, of) in measured {
        rows.push(row(name, target(name), &|figure| figure(of)));
    }
    if mean(&|_| Some(0.0)).is_some() {
        rows.push(row("mean of the small ones", Some(MEAN_OF_SMALL), &mean));
    }
    let columns = [
        Column::Words("set"),
        Column::Figures("target"),
        Column::Figures("nDCG@10"),
        Column::Figures("FTS5"),
        Column::Figures("Xapian"),
        Column::Figures("recall@10"),
        Column::Figures("all in one index"),
        Column::Figures("there, a translation an answer too"),
        Column::Figures("found with a slip"),
    ];
    report.grid("Relevance", &columns, rows);
    let mut judge = |name: &str, ours: Option<f64>, least: Option<f64>| {
        if let (Some(ours), Some(least)) = (ours, least) {
            report.judge("Relevance", &Row::new(name, "", ours, Target::AtLeast(least)));
        }
    };
    for (name, of) in measured {
        judge(name, alone(of), target(name));
        // A question in one language to texts in another finds the texts in its own where those are in the index too.
        let is_judged = target(name).is_some() || SMALL.contains(name);
        let least = alone(of).filter(|_| is_judged).map(|alone| alone - LOST_TOGETHER);
        judge(&format!("{name}, all in one index"), together(of), least);
    }
    judge("mean of the small ones", mean(&alone), Some(MEAN_OF_SMALL));
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

/// Each set in an index of its own; with what slips leave, where that is asked for.
fn apart(sets: &[Set], with_slips: bool) -> Result<Vec<(Scores, Option<Slips>)>> {
    let scratch = tempfile::tempdir()?;
    let answered = |set: &Set| {
        let sections: Vec<Section> = corpus::read(&set.docs)?;
        let keys = corpus::places(&sections);
        let built = corpus::build(&scratch.path().join(&set.name), &sections, &keys)?;
        let known = |key: i64| Known { own: Some(&sections[key as usize].id), id: &sections[key as usize].id };
        let scores = answer(&built, set, true, known)?;
        let slips = || slips::measure(&built, &sections, &keys, &slips::drawn(&sections, DRAWN), |_| {});
        Ok((scores, with_slips.then(slips).transpose()?))
    };
    sets.iter().map(answered).collect()
}

/// All sets in one index. A document may be in several sets; it is indexed once, and known by its text.
fn together(sets: &[Set], write: bool) -> Result<Vec<Scores>> {
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
        let known = |key| {
            let own = ids.get(&key).map(String::as_str);
            Known { own, id: own.unwrap_or(&all[key as usize].id) }
        };
        answer(&built, set, write, known)
    };
    sets.iter().zip(&ids).map(answered).collect()
}

/// The names of a document.
struct Known<'a> {
    /// In the set that is asked; none of a document of another set alone.
    own: Option<&'a str>,
    /// In the set that it is of.
    id: &'a str,
}

/// Asks all questions, scores the answers, and writes the run where it is wanted.
fn answer<'a>(built: &Built, set: &Set, write: bool, known: impl Fn(i64) -> Known<'a>) -> Result<Scores> {
    let mut lines = String::new();
    let mut scores = Scores::default();
    let Some(queries) = &set.queries else { return Ok(scores) };
    for question in corpus::read::<Question>(queries)? {
        let query = Query { limit: 2 * COUNTED, ..Query::new(&question.query) };
        let answer = built.index.search(&built.holdings, &query)?;
        let hits: Vec<Known<'_>> = answer.hits.iter().map(|hit| known(hit.section)).collect();
        scores.add(&question.relevant, &hits);
        let ids: Vec<&str> = hits.iter().map(|hit| hit.id).collect();
        lines += &format!("{}\n", json!({ "id": question.id, "hits": ids }));
    }
    if let Some(run) = set.run.as_ref().filter(|_| write) {
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
    fn add(&mut self, relevant: &[String], hits: &[Known<'_>]) {
        if relevant.is_empty() {
            return;
        }
        let is_relevant = |id: &str| relevant.iter().any(|relevant| relevant == id);
        let possible = relevant.len().min(COUNTED);
        let discount = |rank: usize| 1.0 / (rank as f64 + 2.0).log2();
        let ideal: f64 = (0..possible).map(discount).sum();
        // A hit of another set keeps its place: being pushed down by it is what is measured.
        let places: Vec<usize> =
            (0..hits.len().min(COUNTED)).filter(|at| hits[*at].own.is_some_and(is_relevant)).collect();
        let mut ids: Vec<&str> = Vec::new();
        for hit in hits {
            if !ids.contains(&hit.id) && ids.len() < COUNTED {
                ids.push(hit.id);
            }
        }
        let places_of_ids = (0..ids.len()).filter(|at| is_relevant(ids[*at]));
        self.queries += 1;
        self.ndcg += places.iter().copied().map(discount).sum::<f64>() / ideal;
        self.recall += places.len() as f64 / possible as f64;
        self.ndcg_by_id += places_of_ids.map(discount).sum::<f64>() / ideal;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_translation_is_in_the_way_and_an_answer_by_its_id() {
        let own = |id| Known { own: Some(id), id };
        let other = |id| Known { own: None, id };
        for (hits, ndcg, by_id) in [
            (vec![own("a")], 1.0, 1.0),
            (vec![other("a"), own("a")], 1.0 / 3f64.log2(), 1.0),
            (vec![other("b"), own("b"), own("a")], 0.5, 1.0 / 3f64.log2()),
            (vec![other("b")], 0.0, 0.0),
        ] {
            let mut scores = Scores::default();
            scores.add(&["a".to_owned()], &hits);
            assert!((scores.ndcg - ndcg).abs() < 1e-9 && (scores.ndcg_by_id - by_id).abs() < 1e-9);
        }
    }
}
