//! A person who searches and reads while a library is being worked on.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};
use jiff::Timestamp;
use library::Library;
use library::api::{Failure, SearchQuery};

use crate::reader::Reader;
use crate::report::{Latencies, Row, Target};

/// Time between two searches.
const PAUSE: Duration = Duration::from_millis(100);

/// A person at a window, by what the window asks of the library.
pub struct Person<'c> {
    library: Library,
    questions: std::iter::Cycle<std::slice::Iter<'c, String>>,
    last: Option<Instant>,
    searches: Latencies,
    readings: Latencies,
    found: Option<Instant>,
}

impl<'c> Person<'c> {
    /// One who has the library of `reader` open, and asks `questions`.
    pub fn at(reader: &Reader, questions: &'c [String]) -> Result<Self> {
        let library = Library::open(reader.folder(), Arc::new(Timestamp::now)).map_err(failed)?;
        let questions = questions.iter().cycle();
        let (searches, readings) = (Latencies::default(), Latencies::default());
        Ok(Self { library, questions, last: None, searches, readings, found: None })
    }

    /// Searches, and reads the first text that was found; nothing if that was just now.
    pub fn acts(&mut self) -> Result<()> {
        if self.last.is_some_and(|last| last.elapsed() < PAUSE) {
            return Ok(());
        }
        let Some(question) = self.questions.next() else { return Ok(()) };
        let query = SearchQuery { query: question.clone(), ..SearchQuery::default() };
        let library = &self.library;
        let found = self.searches.time(|| library.search_results(&query)).map_err(failed)?;
        self.found = self.found.or((found.total > 0).then(Instant::now));
        if let Some(hit) = found.groups.first().and_then(|group| group.hits.first()) {
            let edition = format!("{}@{}", hit.id, hit.lang);
            self.readings.time(|| library.read(&edition, &[])).map_err(failed)?;
        }
        self.last = Some(Instant::now());
        Ok(())
    }

    /// When something was found for the first time.
    pub fn found(&self) -> Option<Instant> {
        self.found
    }

    /// Tells how long it took.
    pub fn tell(self, rows: &mut Vec<Row>, when: &str) {
        for (what, times) in [("search", &self.searches), ("text opened", &self.readings)] {
            if times.is_empty() {
                continue;
            }
            times.print(&format!("{what} {when}"));
            for (name, share) in [("median", 0.5), ("p99", 0.99), ("longest", 1.0)] {
                rows.push(Row::new(format!("  a {what} {when}, {name}"), "ms", times.percentile(share), Target::None));
            }
        }
    }
}

pub fn failed(failure: Failure) -> anyhow::Error {
    anyhow!(failure.message)
}
