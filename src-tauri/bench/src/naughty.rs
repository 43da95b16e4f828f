//! Whether any query at all is answered, and in time: strings that break software, and queries that a machine makes up
//! of words, operators, slips and rubbish.

use std::time::Instant;

use anyhow::{Context, Result};
use search::{Highlighter, Query};

use crate::corpus::{Built, Section};
use crate::report::{Latencies, Report, Row, Target};
use crate::shared;

/// Queries that are made up.
const MADE: usize = 100_000;
/// Above this, in milliseconds, an answer counts as late.
const LATE: f64 = 200.0;

/// Numbers that look random and are the same in every run (xorshift64*, Vigna 2016).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % most.max(1)
    }

    fn one_of<'t, T>(&mut self, list: &'t [T]) -> &'t T {
        &list[self.below(list.len())]
    }
}

/// Asks what was built every naughty string, and what is made of them and of words of `sections`, which are known by
/// their places.
pub fn measure(report: &mut Report, built: &Built, sections: &[Section]) -> Result<()> {
    let Some(file) = shared::corpus(report, "naughty strings", "hostile/blns.json") else { return Ok(()) };
    let naughty: Vec<String> = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    println!("search: {} naughty strings and {MADE} queries made up", naughty.len());
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let made = std::iter::repeat_with(|| query(&mut numbers, sections, &naughty)).take(MADE);
    let mut times = Latencies::default();
    let mut slowest = (0.0, String::new());
    let languages = built.index.languages();
    for text in naughty.iter().cloned().chain(made) {
        let begun = Instant::now();
        times.time(|| answer(built, sections, &languages, &text).with_context(|| format!("{text:?}")))?;
        let took = begun.elapsed().as_secs_f64() * 1e3;
        if took > slowest.0 {
            slowest = (took, text);
        }
    }
    println!("  the slowest, {:.1} ms: {:.200?}", slowest.0, slowest.1);
    let longest = times.percentile(1.0);
    report.table(
        &format!("Any query at all, {} sections, {} queries", sections.len(), naughty.len() + MADE),
        &[
            Row::new("whole answer, p99", "ms", times.percentile(0.99), Target::None),
            Row::new("whole answer, longest", "ms", longest, Target::Under(LATE)),
        ],
    );
    Ok(())
}

/// The whole answer, as a person gets it; a panic within the index is an error.
fn answer(built: &Built, sections: &[Section], languages: &[domain::Language], text: &str) -> Result<()> {
    let query = Query { limit: 1, groups: 10, ..Query::new(text) };
    let answer = built.index.search(&built.holdings, &query)?;
    let highlighter = Highlighter::new(&built.holdings, &query, languages).with_near(&answer.near);
    for hit in answer.groups.iter().flat_map(|group| &group.hits) {
        let section = &sections[hit.section as usize];
        std::hint::black_box(highlighter.snippet(&section.text, &section.language, 240));
    }
    Ok(())
}

/// A query of one to six parts.
fn query(numbers: &mut Numbers, sections: &[Section], naughty: &[String]) -> String {
    let mut text = String::new();
    for _ in 0..=numbers.below(6) {
        match numbers.below(12) {
            0 => text += *numbers.one_of(&["AND ", "OR ", "| ", "-", "\"", "« ", "title:", "lang:", "kind:", "topic:"]),
            1 => {
                text +=
                    *numbers.one_of(&["after:2025 ", "before:20", "collection:a ", "lang:fr ", "kind:form ", "* ", "("])
            }
            2 => text += numbers.one_of(naughty).as_str(),
            3 => (0..=numbers.below(8)).for_each(|_| {
                let c = [
                    0x20..0x250,
                    0x300..0x370,
                    0x400..0x530,
                    0x600..0x700,
                    0xE00..0x1800,
                    0x2000..0x2100,
                    0x4E00..0x9FFF,
                    0x1F300..0x1FAFF,
                ];
                let range = numbers.one_of(&c).clone();
                let code = range.start + numbers.below((range.end - range.start) as usize) as u32;
                text.extend(char::from_u32(code));
            }),
            4 => {
                // A word with a letter left out.
                let word = word(numbers, sections);
                let left_out = numbers.below(word.chars().count());
                text.extend(word.chars().enumerate().filter(|(at, _)| *at != left_out).map(|(_, c)| c));
                text.push(' ');
            }
            5 => text.extend(word(numbers, sections).chars().take(1 + numbers.below(3))),
            6 => text += &format!("\"{} {}\" ", word(numbers, sections), word(numbers, sections)),
            _ => text += &format!("{} ", word(numbers, sections)),
        }
    }
    text
}

/// A word of the corpus.
fn word<'s>(numbers: &mut Numbers, sections: &'s [Section]) -> &'s str {
    let section = numbers.one_of(sections);
    let words: Vec<&str> = section.text.split_whitespace().take(200).collect();
    if words.is_empty() { "desk" } else { words[numbers.below(words.len())] }
}
