//! Answering a query: parse, build, execute.
//!
//! A section matches if it holds every word (its stem, or the last word as a prefix) and every phrase in quotes. With
//! fewer than [`ENOUGH`] such sections one word is enough beside the phrases, and the answer says so; a phrase that stands
//! nowhere is taken as its words. Totals and facets count those
//! sections and no others. Four-letter runs of characters only rank them, and bring in sections that hold no word as
//! typed where the words find too little; those are marked as rescued and are not counted. Where too little is found,
//! words of the index that are nearly those typed are tried, and the answer says which ([`Answer::near`]).

mod build;
mod execute;
mod near;
mod parse;
mod rank;

use domain::{Kind, Language};

pub(crate) use build::{Plan, Planned, Wanted};
pub(crate) use execute::{Scratch, answer, raw};
use parse::{Only, Unit, loosened, parse};

use crate::analysis::Chain;

use crate::facets::{Facets, Filter};

/// Fewer sections with all the words than this, and any word counts.
pub(crate) const ENOUGH: u64 = 10;
/// Words and phrases of a query that are looked at; the rest is left out. One bit each in a 32-bit mask, and one for
/// the 4-grams.
pub const MAX_UNITS: usize = 31;
/// The most hits that are returned.
pub const MAX_LIMIT: usize = 1000;

/// A question to the index.
#[derive(Debug, Clone, Copy)]
pub struct Query<'a> {
    /// What the person typed.
    pub text: &'a str,
    /// Only sections in these languages (`sr` asks for `sr-Latn` too); in all when empty.
    pub languages: &'a [Language],
    /// Only sections of publications of these kinds; of all when empty.
    pub kinds: &'a [Kind],
    /// Only sections of these collections (`publisher/collection`); of all when empty.
    pub collections: &'a [String],
    /// At most so many hits; [`MAX_LIMIT`] is the most.
    pub limit: usize,
    /// Languages that win where two sections fit nearly as well.
    pub prefer: &'a [Language],
    /// Whether the words are meant as they stand, so that nearly the same ones are not tried.
    pub as_typed: bool,
}

impl<'a> Query<'a> {
    /// A question without filters, for up to twenty hits.
    pub fn new(text: &'a str) -> Self {
        Self { text, languages: &[], kinds: &[], collections: &[], limit: 20, prefer: &[], as_typed: false }
    }

    fn filter(&self) -> Filter<'a> {
        Filter { languages: self.languages, kinds: self.kinds, collections: self.collections }
    }
}

/// What a text asks of an index.
pub(crate) struct Question {
    pub plan: Plan,
    /// Where it quotes phrases, what it asks with those taken as words, for when no section holds them.
    pub loosened: Option<Plan>,
    pub only: Only,
    pub misread: Vec<Misread>,
}

/// What `text` asks of an index analysed by `chains`.
pub(crate) fn question(text: &str, chains: &[Chain]) -> Question {
    // An index without sections has no chains; a query on it, or a highlight, still has words.
    let plain = [Chain::plain()];
    let chains = if chains.is_empty() { &plain } else { chains };
    let parsed = parse(text);
    let quotes = parsed.asked.iter().any(|asked| matches!(asked.unit, Unit::Phrase(_)));
    let loosened = quotes.then(|| build::build(&loosened(&parsed).asked, chains));
    Question { plan: build::build(&parsed.asked, chains), loosened, only: parsed.only, misread: parsed.misread }
}

/// The answer to a [`Query`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    /// How many sections match, all hits that were not returned included, rescued ones not.
    pub total: u64,
    /// Whether too few sections hold all the words, so that any word counts.
    pub any_word: bool,
    /// The best sections, best first.
    pub hits: Vec<Hit>,
    /// Counts of the matching sections.
    pub facets: Facets,
    /// The words that were taken for others, because with those more sections hold all the words; empty when all were
    /// taken as typed.
    pub near: Vec<Near>,
    /// Parts of the query that were taken as plain words because they cannot be meant as they are written.
    pub misread: Vec<Misread>,
}

/// A part of a query that cannot be meant as it is written; it was taken as plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// As it was typed.
    pub text: String,
    /// What is wrong with it.
    pub why: Misreading,
}

/// What is wrong with a part of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misreading {
    /// After `lang:` stands no language tag (BCP 47).
    Language,
    /// After `kind:` stands no kind of publication.
    Kind,
    /// Everything is to be left out, so nothing would be left.
    NothingWanted,
}

/// A word of a query that was taken for others which differ from it by a slip of the hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// As it was typed.
    pub typed: String,
    /// The folded words that it was taken for.
    pub words: Vec<String>,
    /// That of them which stands in the best section.
    pub best: String,
}

/// A section that matches.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The section's key in the store.
    pub section: i64,
    /// Its edition's key in the store.
    pub edition: i64,
    /// The id of the publication.
    pub publication: String,
    /// Higher is better; comparable within one answer only.
    pub score: f32,
    /// It holds no word of the query as typed, only runs of its letters, and is not counted in [`Answer::total`].
    pub rescued: bool,
}
