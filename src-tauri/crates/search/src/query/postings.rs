//! Finding the postings of terms, and reading them: into sets of places, and into scores.
//!
//! Which sections hold a term is read first, without frequencies, for that is all that totals, facets and "all words" need.
//! Scores are then reckoned for sections that match alone: where those are few, the rest of a list is skipped.

use tantivy::Term;
use tantivy::postings::{BlockSegmentPostings, TermInfo};
use tantivy::query::{BooleanQuery, EnableScoring, Occur, PhraseQuery, Query as _, TermQuery, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet as _, TERMINATED};

use crate::glossary::TermWord;
use crate::index::{Segment, Snapshot, TermField};
use crate::languages::Set;
use crate::places::Places;

use super::build::Stem;
use super::rank;
use super::scale::{Scale, Spread};

/// A list is skipped through, rather than read, where it has so many times more sections than are wanted of it.
const SKIPPED: u32 = 32;
/// Of alternatives with more terms than this a segment the scores are kept when they are first read: opening a short list
/// costs more than reading it.
const SCATTERED: usize = 8;

/// An inverted field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum In {
    Stem,
    Exact,
    Head,
    Begin,
    HeadBegin,
    Gram,
}

impl In {
    fn of(self, segment: &Segment) -> &TermField {
        match self {
            Self::Stem => &segment.stem,
            Self::Exact => &segment.exact,
            Self::Head => &segment.head,
            Self::Begin => &segment.begin,
            Self::HeadBegin => &segment.head_begin,
            Self::Gram => &segment.gram,
        }
    }
}

/// Postings found for alternatives that count as one term.
pub(super) struct Found {
    field: In,
    terms: Vec<FoundTerm>,
    pub(super) postings: u64,
}

/// A term in one segment.
struct FoundTerm {
    /// The number of the segment.
    segment: usize,
    info: TermInfo,
    /// The languages in which it is one of those looked for.
    languages: Set,
}

/// What adds to the scores of sections.
pub(super) struct Clause {
    read: Read,
    /// What the term is worth beside others that are as rare.
    worth: f32,
    /// Where its postings are.
    pub(super) spread: Spread,
}

/// Postings that were found, or read.
enum Read {
    /// To be read.
    Not(Found),
    /// How often a section holds the term, and the code of the section's length, by place.
    Frequencies(In, Vec<(u32, u32, u8)>),
    /// Scores that were reckoned already, by place.
    Scores(Vec<(u32, f32)>),
}

/// Reads the postings of one index at one point in time.
pub(super) struct Postings<'s> {
    snapshot: &'s Snapshot,
}

impl<'s> Postings<'s> {
    pub(super) fn of(snapshot: &'s Snapshot) -> Self {
        Self { snapshot }
    }

    /// The index.
    pub(super) fn snapshot(&self) -> &'s Snapshot {
        self.snapshot
    }

    /// The postings of `terms` in every segment.
    pub(super) fn find(&self, terms: &[String], field: In) -> tantivy::Result<Found> {
        self.find_in(terms.iter().map(|term| (term.as_str(), Set::ALL)), field)
    }

    /// The postings of `stems` in texts of the languages that have them.
    pub(super) fn find_stems(&self, stems: &[Stem], field: In) -> tantivy::Result<Found> {
        let spoken = &self.snapshot.spoken;
        self.find_in(stems.iter().map(|stem| (stem.text.as_str(), spoken.analysed_by(&stem.of))), field)
    }

    fn find_in<'t>(&self, terms: impl Iterator<Item = (&'t str, Set)> + Clone, field: In) -> tantivy::Result<Found> {
        let mut found = Found { field, terms: Vec::new(), postings: 0 };
        for (number, segment) in self.snapshot.segments.iter().enumerate() {
            let here = |(_, languages): &(&str, Set)| self.snapshot.spoken.in_segment(number, languages);
            for (term, languages) in terms.clone().filter(here) {
                if let Some(info) = field.of(segment).index.terms().get(term.as_bytes())? {
                    found.postings += u64::from(info.doc_freq);
                    found.terms.push(FoundTerm { segment: number, info, languages });
                }
            }
        }
        Ok(found)
    }

    /// The postings of all terms that begin with one of `terms` and are longer.
    pub(super) fn find_longer(&self, terms: &[String], field: In) -> tantivy::Result<Found> {
        let mut found = Found { field, terms: Vec::new(), postings: 0 };
        for (number, segment) in self.snapshot.segments.iter().enumerate() {
            for term in terms {
                // No byte of UTF-8 is 0xFF, so this is above every term that begins with `term`.
                let above = [term.as_bytes(), &[0xFF]].concat();
                let dictionary = field.of(segment).index.terms();
                let mut longer = dictionary.range().gt(term.as_bytes()).lt(&above).into_stream()?;
                while longer.advance() {
                    let info = longer.value();
                    found.postings += u64::from(info.doc_freq);
                    found.terms.push(FoundTerm { segment: number, info: info.clone(), languages: Set::ALL });
                }
            }
        }
        Ok(found)
    }

    /// Adds the sections of `found` to `held`, and gives what they add to scores: all with the rarity of the whole.
    pub(super) fn hold(&self, found: Found, worth: f32, held: &mut Places) -> tantivy::Result<Clause> {
        let mut spread = Spread::none(self.snapshot);
        let spoken = &self.snapshot.spoken;
        if found.terms.len() <= self.snapshot.segments.len() * SCATTERED {
            self.each_block(&found, IndexRecordOption::Basic, |segment, languages, postings| {
                for doc in postings.docs() {
                    let place = segment.base + doc;
                    let language = spoken.at(place);
                    if languages.has(language) {
                        held.add(place);
                        spread.add(language);
                    }
                }
            })?;
            return Ok(Clause { read: Read::Not(found), worth, spread });
        }
        let mut frequencies = Vec::with_capacity(usize::try_from(found.postings).unwrap_or_default());
        self.each_block(&found, IndexRecordOption::WithFreqs, |segment, languages, postings| {
            let codes = &found.field.of(segment).lengths;
            for (doc, frequency) in with_frequencies(postings) {
                let place = segment.base + doc;
                let language = spoken.at(place);
                if languages.has(language) {
                    held.add(place);
                    spread.add(language);
                    frequencies.push((place, frequency, codes.fieldnorm_id(doc)));
                }
            }
        })?;
        Ok(Clause { read: Read::Frequencies(found.field, frequencies), worth, spread })
    }

    /// Adds the sections of `found` to `held`, and what they are worth to `scores`; gives what one is worth at most. In which
    /// languages they are is not counted: lists of 4-grams are many and long, and the order is nearly the same.
    pub(super) fn hold_and_score(
        &self,
        found: &Found,
        worth: f32,
        scale: &Scale,
        held: &mut Places,
        scores: &mut [f32],
    ) -> tantivy::Result<f32> {
        let weight = scale.weight_if_even(worth, found.postings as f32 / self.snapshot.places().max(1) as f32);
        let lengths = scale.lengths(found.field);
        self.each_block(found, IndexRecordOption::WithFreqs, |segment, _, postings| {
            let codes = &found.field.of(segment).lengths;
            for (doc, frequency) in with_frequencies(postings) {
                let place = segment.base + doc;
                held.add(place);
                scores[place as usize] += weight * lengths.saturate(codes.fieldnorm_id(doc), frequency);
            }
        })?;
        Ok(weight)
    }

    /// Adds what `clause` is worth to the `scores` of the sections `among` alone.
    pub(super) fn score(
        &self,
        clause: &Clause,
        scale: &Scale,
        among: &Places,
        scores: &mut [f32],
    ) -> tantivy::Result<()> {
        let weight = scale.weight(clause.worth, &clause.spread);
        match &clause.read {
            Read::Frequencies(field, read) => {
                let lengths = scale.lengths(*field);
                for (place, frequency, code) in read.iter().filter(|(place, ..)| among.has(*place)) {
                    scores[*place as usize] += weight * lengths.saturate(*code, *frequency);
                }
                Ok(())
            }
            Read::Scores(read) => {
                for (place, score) in read.iter().filter(|(place, _)| among.has(*place)) {
                    scores[*place as usize] += score;
                }
                Ok(())
            }
            Read::Not(found) => {
                let lengths = scale.lengths(found.field);
                let mut reading = Reading::default();
                // How many are wanted of the segment at hand.
                let mut wanted = (usize::MAX, 0);
                let spoken = &self.snapshot.spoken;
                for FoundTerm { segment: number, info, languages } in &found.terms {
                    let segment = &self.snapshot.segments[*number];
                    let (base, end) = (segment.base, segment.base + segment.reader.max_doc());
                    if wanted.0 != *number {
                        wanted = (*number, among.count(base..end));
                    }
                    if wanted.1 == 0 {
                        continue;
                    }
                    let codes = &found.field.of(segment).lengths;
                    let mut add = |doc: u32, frequency: u32| {
                        if languages.has(spoken.at(base + doc)) {
                            let share = lengths.saturate(codes.fieldnorm_id(doc), frequency);
                            scores[(base + doc) as usize] += weight * share;
                        }
                    };
                    let postings =
                        reading.open(*number, found.field.of(segment), info, IndexRecordOption::WithFreqs)?;
                    if wanted.1.saturating_mul(SKIPPED) < info.doc_freq {
                        among.each(base..end, |place| {
                            let doc = place - base;
                            let at = postings.seek(doc);
                            if postings.doc(at) == doc {
                                add(doc, postings.freqs().get(at).copied().unwrap_or(1));
                            }
                        });
                    } else {
                        while !postings.docs().is_empty() {
                            for (doc, frequency) in with_frequencies(postings) {
                                if among.has(base + doc) {
                                    add(doc, frequency);
                                }
                            }
                            postings.advance();
                        }
                    }
                }
                Ok(())
            }
        }
    }

    /// The sections that hold `words` one after the other, added to `held`.
    pub(super) fn hold_phrase(&self, words: &[String], held: &mut Places) -> tantivy::Result<Clause> {
        let exact = self.snapshot.fields.exact;
        let scoring = EnableScoring::enabled_from_searcher(&self.snapshot.searcher);
        let term = |word: &String| Term::from_field_text(exact, word);
        let weight: Box<dyn Weight> = match words {
            [word] => TermQuery::new(term(word), IndexRecordOption::WithFreqs).weight(scoring)?,
            words => PhraseQuery::new(words.iter().map(term).collect()).weight(scoring)?,
        };
        self.hold_weight(&*weight, rank::PHRASE, held)
    }

    /// The sections that hold the words of another form of a term, by their stems in title and heading (`in_head`) or in
    /// the text, added to `held`.
    pub(super) fn hold_form(
        &self,
        form: &[TermWord],
        in_head: bool,
        share: f32,
        held: &mut Places,
    ) -> tantivy::Result<Clause> {
        let fields = self.snapshot.fields;
        let scoring = EnableScoring::enabled_from_searcher(&self.snapshot.searcher);
        let (field, worth) = if in_head { (fields.head, rank::HEAD) } else { (fields.stem, rank::STEM) };
        let terms = form.iter().map(|word| {
            let term = Term::from_field_text(field, &word.stem);
            let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
            (Occur::Must, Box::new(query) as Box<dyn tantivy::query::Query>)
        });
        let weight = BooleanQuery::new(terms.collect()).weight(scoring)?;
        self.hold_weight(&*weight, rank::FORM * worth * share, held)
    }

    /// What one of Tantivy's own queries finds.
    fn hold_weight(&self, weight: &dyn Weight, worth: f32, held: &mut Places) -> tantivy::Result<Clause> {
        let mut scores = Vec::new();
        for segment in &self.snapshot.segments {
            let mut scorer = weight.scorer(&segment.reader, worth)?;
            let mut doc = scorer.doc();
            while doc != TERMINATED {
                held.add(segment.base + doc);
                scores.push((segment.base + doc, scorer.score()));
                doc = scorer.advance();
            }
        }
        Ok(Clause { read: Read::Scores(scores), worth, spread: Spread::default() })
    }

    /// Reads `found` and does nothing with it; gives how many postings it has.
    pub(super) fn read(&self, found: &Found) -> tantivy::Result<u64> {
        let mut read = 0;
        self.each_block(found, IndexRecordOption::WithFreqs, |_, _, postings| {
            read += with_frequencies(postings).count() as u64;
        })?;
        Ok(read)
    }

    /// Calls `each` with every block of `found`, and the languages in which it counts.
    fn each_block(
        &self,
        found: &Found,
        record: IndexRecordOption,
        mut each: impl FnMut(&Segment, &Set, &BlockSegmentPostings),
    ) -> tantivy::Result<()> {
        let mut reading = Reading::default();
        for FoundTerm { segment: number, info, languages } in &found.terms {
            let segment = &self.snapshot.segments[*number];
            let postings = reading.open(*number, found.field.of(segment), info, record)?;
            while !postings.docs().is_empty() {
                each(segment, languages, postings);
                postings.advance();
            }
        }
        Ok(())
    }
}

/// The list being read, which is used again for the next of the same segment.
#[derive(Default)]
struct Reading(Option<(usize, BlockSegmentPostings)>);

impl Reading {
    /// Opens the list `info` of segment `number`.
    fn open(
        &mut self,
        number: usize,
        field: &TermField,
        info: &TermInfo,
        record: IndexRecordOption,
    ) -> tantivy::Result<&mut BlockSegmentPostings> {
        let postings = match self.0.take() {
            Some((same, mut postings)) if same == number => {
                field.index.reset_block_postings_from_terminfo(info, &mut postings)?;
                postings
            }
            _ => field.index.read_block_postings_from_terminfo(info, record)?,
        };
        Ok(&mut self.0.insert((number, postings)).1)
    }
}

/// The sections of the block at hand, with how often each holds the term: once where the field keeps no count.
fn with_frequencies(postings: &BlockSegmentPostings) -> impl Iterator<Item = (u32, u32)> + '_ {
    let frequencies = postings.freqs();
    let each = postings.docs().iter().enumerate();
    each.map(|(at, doc)| (*doc, frequencies.get(at).copied().unwrap_or(1)))
}
