//! Answering a query: parse, build, execute.
//!
//! A section matches if it holds every word (its stem, or the last word as a prefix) and every phrase in quotes. With
//! fewer than [`ENOUGH`] such sections one word is enough beside the phrases, and the answer says so; those with all the
//! words come first all the same. A phrase that stands nowhere is taken as its words. What is chosen in a facet does not
//! count as too few: the answer then has as many sections as the facet said. Words that are a form of a term in the glossary
//! are held by a section that holds another form. Totals and facets count those sections and no others. Four-letter runs of
//! characters only rank them, and bring in sections that hold no word as typed where the words find too little; those are
//! marked as rescued and are not counted. Where too little is found, words of the index that are nearly those typed are
//! tried, and the answer says which ([`Answer::near`]). What the catalogue says of editions whose text is not here is
//! answered apart ([`Answer::absent`]). Filters that are typed without a word to look for list what they let through, the newest
//! editions first.

mod adjacent;
mod build;
mod collect;
mod execute;
mod group;
mod near;
mod parse;
mod postings;
mod rank;
mod ranking;
mod scale;

use domain::{Kind, Language};

pub(crate) use build::{Plan, Planned, Wanted};
pub(crate) use execute::{Scratch, answer, raw, read_once};
pub use parse::is_filter;
pub(crate) use parse::{Only, Values};
use parse::{Unit, loosened, parse};

use crate::analysis::Chain;
use crate::facets::Facets;
use crate::glossary::{Form, Glossary};
use crate::holdings::{Day, Holdings};

/// Fewer sections with all the words than this, and any word counts.
pub(crate) const ENOUGH: u64 = 10;
/// Words, phrases and terms of a query that are looked at; the rest is left out. One bit each in a 32-bit mask, and one for
/// the 4-grams.
pub const MAX_UNITS: usize = 30;
/// The most characters of a query that are looked at: more than thirty words have.
const MAX_CHARS: usize = 2000;
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
    /// Only sections of publications with one of these topics; of all when empty.
    pub topics: &'a [String],
    /// Only sections of revisions issued in these years; in all when empty.
    pub years: &'a [i16],
    /// Only sections of revisions issued on this day or later.
    pub after: Option<Day>,
    /// Only sections of revisions issued before this day.
    pub before: Option<Day>,
    /// Only sections of this publication, by its key.
    pub within: Option<i64>,
    /// Only sections of these editions, by their keys.
    pub among: Option<&'a [i64]>,
    /// At most so many hits; [`MAX_LIMIT`] is the most.
    pub limit: usize,
    /// At most so many groups, one a publication.
    pub groups: usize,
    /// At most so many hits of a group.
    pub a_group: usize,
    /// Publications, by their keys, of which as many hits are wanted as there may be.
    pub whole: &'a [i64],
    /// What comes first.
    pub order: Order,
    /// Languages that win where two sections fit nearly as well.
    pub prefer: &'a [Language],
    /// Whether the words are meant as they stand, so that neither nearly the same ones nor the glossary's are tried.
    pub as_typed: bool,
    /// Terms that mean the same.
    pub glossary: Option<&'a Glossary>,
}

/// What comes first in an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// What fits best; of what fits equally well, the newer.
    #[default]
    Relevance,
    /// What was issued last; of one day, what fits best.
    Date,
}

impl<'a> Query<'a> {
    /// A question without filters, for up to twenty hits.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            languages: &[],
            kinds: &[],
            collections: &[],
            topics: &[],
            years: &[],
            after: None,
            before: None,
            within: None,
            among: None,
            limit: 20,
            groups: 0,
            a_group: 3,
            whole: &[],
            order: Order::Relevance,
            prefer: &[],
            as_typed: false,
            glossary: None,
        }
    }
}

/// What a text asks of an index.
pub(crate) struct Question {
    pub plan: Plan,
    /// Where it quotes phrases, what it asks with those taken as words, for when no section holds them.
    pub loosened: Option<Plan>,
    pub only: Only,
    pub misread: Vec<Misread>,
    pub recognised: Vec<Recognised>,
}

/// What `query` asks of an index analysed by `chains`.
pub(crate) fn question(query: &Query<'_>, holdings: &Holdings, chains: &[Chain]) -> Question {
    // An index without sections has no chains; a query on it, or a highlight, still has words.
    let plain = [Chain::plain()];
    let chains = if chains.is_empty() { &plain } else { chains };
    let text = query.text.char_indices().nth(MAX_CHARS).map_or(query.text, |(end, _)| &query.text[..end]);
    let parsed = parse(text, holdings);
    let glossary = query.glossary.filter(|_| !query.as_typed);
    let quotes = parsed.asked.iter().any(|asked| matches!(asked.unit, Unit::Phrase(_)));
    let loosened = quotes.then(|| {
        let mut plan = build::build(&loosened(&parsed).asked, chains, glossary).0;
        adjacent::add_adjacent(&mut plan, text, chains);
        plan
    });
    let (mut plan, recognised) = build::build(&parsed.asked, chains, glossary);
    adjacent::add_adjacent(&mut plan, text, chains);
    Question { plan, loosened, only: parsed.only, misread: parsed.misread, recognised }
}

/// The answer to a [`Query`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    /// How many sections match, all hits that were not returned included, rescued ones not.
    pub total: u64,
    /// How many of those hold all the words.
    pub all_words: u64,
    /// Whether too few sections hold all the words, so that any word counts.
    pub any_word: bool,
    /// The best sections, best first.
    pub hits: Vec<Hit>,
    /// How many publications the matching sections are of.
    pub publications: u64,
    /// The best publications, best first, where they were asked for.
    pub groups: Vec<Group>,
    /// Counts of the matching sections.
    pub facets: Facets,
    /// Editions whose text is not here and whose title or summary matches, best first.
    pub absent: Vec<Hit>,
    /// How many of those there are.
    pub absent_total: u64,
    /// The words that were taken for others, because with those more sections hold all the words; empty when all were
    /// taken as typed.
    pub near: Vec<Near>,
    /// What the words could have been taken for, but were not, because they are meant as typed.
    pub suggested: Vec<Near>,
    /// Forms of terms in the glossary that were recognised.
    pub recognised: Vec<Recognised>,
    /// Parts of the query that were taken as plain words because they cannot be meant as they are written.
    pub misread: Vec<Misread>,
}

/// A publication with its best sections.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The key of the publication.
    pub publication: i64,
    /// Its editions that match: first that of the best section, which the hits are of.
    pub editions: Vec<Matched>,
    /// Its best sections in that edition, best first.
    pub hits: Vec<Hit>,
}

/// An edition with sections that match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Matched {
    /// Its key in the store.
    pub edition: i64,
    /// How many of its sections match; none where only runs of letters were found.
    pub sections: u64,
    /// All of them hold another form of a term instead of what was typed.
    pub by_glossary: bool,
}

/// Words of a query that are a form of a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    /// As they were typed.
    pub typed: String,
    /// The other forms that were looked for.
    pub forms: Vec<Form>,
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
    /// After `lang:` stands a language that nothing here is in.
    LanguageNotHere,
    /// After `kind:` stands no kind of publication.
    Kind,
    /// After `kind:` stands a kind that nothing here is of.
    KindNotHere,
    /// After `collection:` stands no collection that is here.
    Collection,
    /// After `topic:` stands no topic that anything here has.
    Topic,
    /// After `after:` or `before:` stands no year, month or day.
    Date,
    /// No day is both after `after:` and before `before:`.
    Days,
    /// Nothing, or white space, stands after the colon of `title:` or of what narrows.
    NoValue,
    /// Before the colon stands a name that something which narrows could have, and has not.
    Field,
    /// A star stands beside a letter, and stands for nothing.
    Star,
    /// What narrows leaves out all that is here, or all that is asked for.
    NothingLeft,
    /// `AND` or `OR` does not stand between two things that it can join.
    Operator,
    /// `NOT` does not stand before something that it can leave out.
    Not,
    /// A bracket has no other, or was to group what `OR` joins.
    Bracket,
    /// A quote is never closed.
    Quote,
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
    /// The key of the publication.
    pub publication: i64,
    /// Higher is better; comparable within one answer only.
    pub score: f32,
    /// It holds no word of the query as typed, only runs of its letters, and is not counted in [`Answer::total`].
    pub rescued: bool,
    /// It holds another form of a term instead of what was typed.
    pub by_glossary: bool,
}
