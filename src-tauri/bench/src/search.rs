//! `bench search`: what a search costs, and what the index costs.
//!
//! One thread, files warm, nothing of the network. Peers run in the same sitting on the same sections and queries.

use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use ::search::Query;
use anyhow::{Result, anyhow, bail};
use library::Library;
use library::api::{Failure, SearchQuery};

use crate::bare::Bare;
use crate::corpus::{self, Built, Question, Section};
use crate::peers::{self, Peer};
use crate::report::{Latencies, Report, Row, Target};
use crate::shelf;
use crate::{kiwix, naughty, shared, slips, varied};

/// Publications of an answer, and sections of one: as the window asks.
const PUBLICATIONS: usize = 10;
const A_PUBLICATION: usize = 3;
/// Searches made before timing begins.
const WARM: usize = 300;
/// With fewer sections that hold all the words, a search reads 4-grams.
const FEW: u64 = 10;

#[derive(clap::Args, Default)]
pub struct Arguments {
    /// Sections as JSON lines: {"id","lang","title","heading","text"}; made of Debian's manuals when left out
    #[arg(long)]
    docs: Option<PathBuf>,
    /// Queries as JSON lines: {"id","lang","query"}; sampled from the sections by the peers' script when left out
    #[arg(long)]
    queries: Option<PathBuf>,
    /// All 251,000 sections instead of a sample of 20,000
    #[arg(long)]
    full: bool,
    /// The sections this many times over, the words of each copy varied: 4 makes a million of --full
    #[arg(long, default_value_t = 1)]
    times: usize,
    /// The words of each copy as they are, which tells what varied words cost
    #[arg(long)]
    unvaried: bool,
    /// Fieldshelf alone
    #[arg(long, requires = "queries")]
    alone: bool,
    /// Instead of all else, whether every query is answered, and in time: naughty strings and 100,000 made up
    #[arg(long)]
    naughty: bool,
    /// Print the slowest queries of each kind, and those that a slip loses
    #[arg(long)]
    slowest: bool,
}

impl Arguments {
    /// The corpus that is made, beside all peers.
    pub fn beside_peers(full: bool) -> Self {
        Self { full, times: 1, ..Self::default() }
    }
}

/// Sections from which on an answer may take longer.
const MILLION: usize = 1_000_000;
/// Queries that are sampled.
const SAMPLES: &str = "1000";

pub fn run(arguments: &Arguments, report: &mut Report) -> Result<()> {
    let scratch = tempfile::tempdir()?;
    let Some(docs) =
        arguments.docs.clone().map_or_else(|| shared::sections(report, arguments.full), |docs| Ok(Some(docs)))?
    else {
        return Ok(());
    };
    let docs = if arguments.times > 1 {
        let larger = scratch.path().join("varied.jsonl");
        varied::write(&docs, arguments.times, !arguments.unvaried, &larger)?;
        larger
    } else {
        docs
    };
    if arguments.naughty {
        let sections: Vec<Section> = corpus::read(&docs)?;
        let built = corpus::build(&scratch.path().join("index"), &sections, &corpus::places(&sections))?;
        return naughty::measure(report, &built, &sections);
    }
    let script = if arguments.alone { None } else { shared::script(report, "FTS5 and Xapian", "peers.py") };
    let (mut whole, mut typed) = (Vec::new(), Vec::new());
    let mut queries = arguments.queries.clone();
    if let Some(script) = script {
        let names = peers::installed(report);
        let sampled = scratch.path().join("queries.jsonl");
        let sampling = ["--queries-from-docs", SAMPLES, "--save-queries", &sampled.to_string_lossy()];
        println!("search: FTS5 and Xapian");
        whole = peers::run(&script, names, &docs, queries.as_deref(), if queries.is_some() { &[] } else { &sampling })?;
        let queries = queries.get_or_insert(sampled);
        typed = peers::run(&script, names, &docs, Some(queries), &["--prefix"])?;
    }
    let Some(queries) = queries else {
        report.absent("search", "without the script that samples queries, give --queries FILE");
        return Ok(());
    };
    let sections: Vec<Section> = corpus::read(&docs)?;
    let questions: Vec<Question> = corpus::read(&queries)?;
    let peer =
        |peers: &[Peer], name: &str, figure: fn(&Peer) -> f64| peers.iter().find(|peer| peer.name == name).map(figure);

    let (bare_raw, bare_speed) =
        if arguments.alone { (None, None) } else { bare(scratch.path(), &sections, &questions)? };
    let served = if arguments.alone { None } else { served(report, scratch.path(), &docs, &questions)? };

    println!("search: Fieldshelf");
    let folder = scratch.path().join("store");
    let keys = shelf::fill(&folder, &sections)?;
    let built = corpus::build(&scratch.path().join("index"), &sections, &keys)?;
    let text: usize =
        sections.iter().map(|section| section.title.len() + section.heading.len() + section.text.len()).sum();
    let rate = |time: Duration| sections.len() as f64 / time.as_secs_f64();
    println!("{:.1} MB of text with titles and headings; of the index,", text as f64 / 1e6);
    let mb = |bytes: u64| bytes as f64 / 1e6;
    for (field, bytes) in built.index.bytes_by_field()? {
        let ::search::FieldBytes { terms, postings, positions } = bytes;
        let share = bytes.total() as f64 * 100.0 / text as f64;
        println!(
            "  {field:<18}{:>8.1} MB, {share:>3.0} % of the text: terms {:.1}, postings {:.1}, positions {:.1}",
            mb(bytes.total()),
            mb(terms),
            mb(postings),
            mb(positions)
        );
    }
    println!("  {:.0} sections/s with the merges that follow the commit", rate(built.merged));
    let library = Library::open(&folder, Arc::new(jiff::Timestamp::now)).map_err(failed)?;
    let begun = Instant::now();
    library.bring_index_up_to_date().map_err(failed)?;
    println!(
        "  {:.0} sections/s by the library itself, out of its store, with commits and merges",
        rate(begun.elapsed())
    );

    let measured = Measured { built: &built, library: &library, slowest: arguments.slowest };
    let raw = measured.raw(&questions)?;
    let answer = measured.answers(&questions)?;
    let [one_letter, typing, typing_whole] = measured.typing(&questions)?;
    let mistyped = measured.mistyped(&questions)?;
    let lost = |text: &str| {
        if arguments.slowest {
            println!("    lost by a slip: {text}");
        }
    };
    let slips = slips::measure(&built, &sections, &keys, &questions, lost)?;
    let p99 = |times: &Latencies| times.percentile(0.99);
    let megabytes = |peer: &Peer| peer.index_bytes / 1e6;
    let [whole_under, typed_under, letter_under] =
        if sections.len() < MILLION { [6.0, 5.0, 10.0] } else { [20.0, 15.0, 15.0] };
    report.table(
        &format!("Search, {} sections, {} queries", sections.len(), questions.len()),
        &[
            Row::new(
                "raw top 10, stemmed field, any word, p99",
                "ms",
                p99(&raw),
                Target::PartOf(&[("Xapian", 0.25), ("FTS5", 0.02)]),
            )
            .peer("Xapian", peer(&whole, "Xapian", |peer| peer.p99_ms))
            .peer("FTS5", peer(&whole, "FTS5", |peer| peer.p99_ms))
            .peer("bare Tantivy", bare_raw.as_ref().map(p99)),
            Row::new("whole answer, grouped, snippets, p99", "ms", p99(&answer), Target::Under(whole_under))
                .peer("kiwix-serve", served.as_ref().map(p99)),
            Row::new("whole answer, one word mistyped, p99", "ms", p99(&mistyped), Target::None),
            Row::new(
                "one letter of the last word, whole answer, p99",
                "ms",
                p99(&one_letter),
                Target::Under(letter_under),
            ),
            Row::new("last word a prefix, search, p99", "ms", p99(&typing), Target::Under(typed_under))
                .peer("Xapian", peer(&typed, "Xapian", |peer| peer.p99_ms))
                .peer("FTS5", peer(&typed, "FTS5", |peer| peer.p99_ms)),
            Row::new("last word a prefix, whole answer, p99", "ms", p99(&typing_whole), Target::Under(typed_under)),
            Row::new(
                format!("still among ten with a slip in one word, of {} queries", slips.ranked),
                "%",
                slips.share(),
                Target::AtLeast(85.0),
            ),
            Row::new("indexing, sections a second", "/s", rate(built.commit), Target::AtLeast(12000.0))
                .peer("Xapian", peer(&whole, "Xapian", Peer::sections_a_second))
                .peer("FTS5", peer(&whole, "FTS5", Peer::sections_a_second))
                .peer("bare Tantivy", bare_speed),
            Row::new("index", "MB", built.bytes as f64 / 1e6, Target::AtMost(text as f64 / 1e6))
                .peer("Xapian", peer(&whole, "Xapian", megabytes))
                .peer("FTS5", peer(&whole, "FTS5", megabytes)),
        ],
    );
    Ok(())
}

/// Bare Tantivy: its searches, and how many sections a second it indexes.
fn bare(scratch: &Path, sections: &[Section], questions: &[Question]) -> Result<(Option<Latencies>, Option<f64>)> {
    println!("search: bare Tantivy");
    let mut bare = Bare::build(&scratch.join("bare"), sections)?;
    let searches: Vec<_> = questions.iter().map(|question| (question, question.query.clone())).collect();
    let times = timed(&searches, |_, text| bare.search(text).map(drop))?;
    Ok((Some(times), Some(sections.len() as f64 / bare.commit.as_secs_f64())))
}

/// kiwix-serve's whole answers, where it is installed.
fn served(report: &mut Report, scratch: &Path, docs: &Path, questions: &[Question]) -> Result<Option<Latencies>> {
    println!("search: kiwix-serve");
    let Some(server) = kiwix::Server::start(report, docs, scratch)? else { return Ok(None) };
    println!("  its file was made in {:.0} s", server.made.as_secs_f64());
    // It takes the text of a section for a part of its page's template, so some sections break its page: such a query
    // is never timed, and how many they are is said.
    let mut searches = Vec::new();
    for question in questions {
        if server.search(&question.query).is_ok() {
            searches.push((question, question.query.clone()));
        }
    }
    let broken = questions.len() - searches.len();
    if broken * 10 > questions.len() {
        bail!("kiwix-serve failed at {broken} of {} queries", questions.len());
    }
    if broken > 0 {
        println!("  it fails at {broken} of {} queries, which are left out for it", questions.len());
    }
    timed(&searches, |_, text| server.search(text).map(drop)).map(Some)
}

/// Times all searches, after some of them to warm up.
fn timed(searches: &[(&Question, String)], mut search: impl FnMut(&Question, &str) -> Result<()>) -> Result<Latencies> {
    for (question, text) in searches.iter().take(WARM) {
        search(question, text)?;
    }
    let mut times = Latencies::default();
    for (question, text) in searches {
        times.time(|| search(question, text))?;
    }
    Ok(times)
}

struct Measured<'a> {
    built: &'a Built,
    library: &'a Library,
    slowest: bool,
}

impl Measured<'_> {
    /// The engine alone: ten best by any word on the stemmed field.
    fn raw(&self, questions: &[Question]) -> Result<Latencies> {
        let searches: Vec<_> = questions.iter().map(|question| (question, question.query.clone())).collect();
        self.timed("raw top 10, stemmed field, any word", &searches, |question, text| {
            Ok(self.built.index.search_raw(text, &question.language, 10).map(|_| ())?)
        })
    }

    /// What a person gets: every field and language, counts, facets, groups, snippets. Of the two kinds of whole
    /// answers the slower is given.
    fn answers(&self, questions: &[Question]) -> Result<Latencies> {
        let ended = |end: &str| -> Vec<_> {
            questions.iter().map(|question| (question, format!("{}{end}", question.query))).collect()
        };
        let finished = ended(" ");
        self.reading("  of it reading the postings once", &finished)?;
        self.timed("  of it the search, without snippets", &finished, |_, text| self.search(text))?;
        // A finished word is followed by a space; without one it is a prefix.
        let finished = self.timed("whole answer, last word finished", &finished, |_, text| self.answer(text))?;
        let prefix = self.timed("whole answer, last word a prefix", &ended(""), |_, text| self.answer(text))?;
        Ok(if finished.percentile(0.99) > prefix.percentile(0.99) { finished } else { prefix })
    }

    /// Queries with a slip in one word: most are asked twice, as typed and with the words that are near.
    fn mistyped(&self, questions: &[Question]) -> Result<Latencies> {
        let mistyped = |(number, question): (usize, &Question)| slips::mistyped(&question.query, number);
        let searches: Vec<_> =
            questions.iter().enumerate().filter_map(|at| Some((at.1, mistyped(at)? + " "))).collect();
        self.timed("whole answer, one word mistyped", &searches, |_, text| self.answer(text))
    }

    /// Each query typed key by key in its last word: the whole answer at one letter, and from two letters on the search and
    /// the whole answer.
    fn typing(&self, questions: &[Question]) -> Result<[Latencies; 3]> {
        let typed = |counts: &dyn Fn(usize) -> RangeInclusive<usize>| {
            let mut searches = Vec::new();
            for question in questions {
                let (before, last) = question.query.rsplit_once(' ').unwrap_or(("", &question.query));
                for count in counts(last.chars().count()) {
                    let typed: String = last.chars().take(count).collect();
                    searches.push((question, if before.is_empty() { typed } else { format!("{before} {typed}") }));
                }
            }
            searches
        };
        let one = typed(&|_| 1..=1);
        self.reading("at one letter, reading the postings once", &one)?;
        self.timed("at one letter, search", &one, |_, text| self.search(text))?;
        let at_one = self.timed("at one letter, whole answer", &one, |_, text| self.answer(text))?;
        let searches = typed(&|letters| 2..=letters);
        self.reading("from two letters, reading the postings once", &searches)?;
        Ok([
            at_one,
            self.timed("from two letters, search", &searches, |_, text| self.search(text))?,
            self.timed("from two letters, whole answer", &searches, |_, text| self.answer(text))?,
        ])
    }

    /// What the searches would cost if they cost no more than reading their postings once, with those of 4-grams where the
    /// search reads them.
    fn reading(&self, what: &str, searches: &[(&Question, String)]) -> Result<()> {
        let Built { index, holdings, .. } = self.built;
        let mut few = HashMap::new();
        for (_, text) in searches {
            few.insert(text.as_str(), index.search(holdings, &asked(text))?.all_words < FEW);
        }
        let mut postings = 0;
        self.timed(what, searches, |_, text| {
            postings += index.read_postings(holdings, &asked(text), few[text])?;
            Ok(())
        })?;
        println!("    {} postings a search", postings / (searches.len() + searches.len().min(WARM)).max(1) as u64);
        Ok(())
    }

    fn search(&self, text: &str) -> Result<()> {
        self.built.index.search(&self.built.holdings, &asked(text))?;
        Ok(())
    }

    /// What the window calls, whole.
    fn answer(&self, text: &str) -> Result<()> {
        let query = SearchQuery { query: text.to_owned(), ..SearchQuery::default() };
        std::hint::black_box(self.library.search_results(&query).map_err(failed)?);
        Ok(())
    }

    /// Times all searches and prints the figures.
    fn timed(
        &self,
        what: &str,
        searches: &[(&Question, String)],
        search: impl FnMut(&Question, &str) -> Result<()>,
    ) -> Result<Latencies> {
        let times = timed(searches, search)?;
        times.print(what);
        if self.slowest {
            for (milliseconds, (_, text)) in times.slowest(searches, 5) {
                println!("    {milliseconds:>8.3} ms  {text:?}");
            }
        }
        Ok(times)
    }
}

/// What the window asks.
fn asked(text: &str) -> Query<'_> {
    Query { limit: 1, groups: PUBLICATIONS, a_group: A_PUBLICATION, ..Query::new(text) }
}

fn failed(failure: Failure) -> anyhow::Error {
    anyhow!(failure.message)
}
