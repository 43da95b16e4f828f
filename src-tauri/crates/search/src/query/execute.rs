//! One pass over the postings of a plan's terms.
//!
//! Every section has a cell: which units it holds, as bits, and its score. Each posting of each term is read once, in
//! blocks, and adds to its section's cell. One pass so answers both "all words" and "any word", with exact totals and
//! facets, and costs what reading the postings costs. Cells that were touched are remembered, so that a small query
//! costs little in a large index.

use tantivy::postings::{BlockSegmentPostings, TermInfo};
use tantivy::query::{BooleanQuery, EnableScoring, Occur, PhraseQuery, Query as _, TermQuery, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet as _, TERMINATED, Term};

use crate::analysis::segment::words;
use crate::analysis::{Chain, serbian};
use crate::facets::{self, Combination, Filter};
use crate::index::{Segment, Snapshot, TermField};

use super::rank::{self, Best, Lengths, rarity};
use super::{Answer, ENOUGH, Hit, MAX_LIMIT, Near, Only, Plan, Planned, Query, Question, Wanted, near, question};

/// The bit of sections touched by a 4-gram.
const BY_GRAM: u32 = 1 << 31;
/// Postings of 4-grams read for one query, rarest grams first. They rank; the common ones say little and cost most.
const GRAM_POSTINGS: u64 = 400_000;
/// A section that holds no word is worth showing only if it shares at least this share of the query's rarer letters.
const RESCUE_SHARE: f32 = 0.35;

/// Working memory of a search: 8 bytes for each section in the index.
#[derive(Default)]
pub(crate) struct Scratch {
    cells: Vec<Cell>,
    touched: Vec<u32>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    held: u32,
    score: f32,
}

impl Scratch {
    fn prepare(&mut self, places: usize) {
        for place in self.touched.drain(..) {
            if let Some(cell) = self.cells.get_mut(place as usize) {
                *cell = Cell::default();
            }
        }
        self.cells.resize(places, Cell::default());
    }

    #[inline]
    fn add(&mut self, place: u32, bit: u32, score: f32) {
        let cell = &mut self.cells[place as usize];
        if cell.held == 0 {
            self.touched.push(place);
        }
        cell.held |= bit;
        cell.score += score;
    }
}

/// Answers `query` from `snapshot`.
pub(crate) fn answer(snapshot: &Snapshot, query: &Query<'_>, scratch: &mut Scratch) -> tantivy::Result<Answer> {
    let question = if query.languages.is_empty() {
        question(query.text, &snapshot.chains)
    } else {
        // The languages asked for are known, so no other analysis can find anything.
        let asked =
            snapshot.languages.iter().filter(|known| query.languages.iter().any(|wanted| known.matches(wanted)));
        question(query.text, &Chain::of_all(asked))
    };
    let Question { plan, loosened, only, misread } = question;
    let asking = Asking { snapshot, query, only: &only };
    let answer = match answer_plan(asking, &plan, loosened.is_none(), scratch)? {
        Some(found) => nearly(asking, &plan, found, scratch)?,
        None => {
            let loosened = loosened.unwrap_or_default();
            let found = answer_plan(asking, &loosened, true, scratch)?.unwrap_or_default();
            // Not even a section with all the words holds what was quoted.
            Answer { any_word: true, ..nearly(asking, &loosened, found, scratch)? }
        }
    };
    Ok(Answer { misread, ..answer })
}

/// Who asks what of which index.
#[derive(Clone, Copy)]
struct Asking<'s, 'q> {
    snapshot: &'s Snapshot,
    query: &'q Query<'q>,
    /// What the text itself narrows the search to.
    only: &'q Only,
}

/// What a plan found.
#[derive(Default)]
struct Outcome {
    answer: Answer,
    /// How many sections hold all the words; at least [`ENOUGH`] when there are that many.
    all_words: u64,
    /// The place of the best section.
    best: Option<u32>,
}

/// The answer in `found`, or the one with words that are nearly those of `plan`, where too few sections hold all of them
/// and more sections hold those.
fn nearly(asking: Asking<'_, '_>, plan: &Plan, found: Outcome, scratch: &mut Scratch) -> tantivy::Result<Answer> {
    let Asking { snapshot, query, .. } = asking;
    if query.as_typed || found.all_words >= ENOUGH {
        return Ok(found.answer);
    }
    let Some(wider) = near::widened(snapshot, plan, found.all_words)? else { return Ok(found.answer) };
    let Some(mut outcome) = answer_plan(asking, &wider, true, scratch)? else { return Ok(found.answer) };
    if outcome.all_words <= found.all_words {
        return Ok(found.answer);
    }
    if let Some(place) = outcome.best {
        for unit in &wider.units {
            let Wanted::Word { typed, near, .. } = &unit.wanted else { continue };
            if let Some(best) = held_at(snapshot, near, place)? {
                let (typed, words, best) = (typed.clone(), near.clone(), best.clone());
                outcome.answer.near.push(Near { typed, words, best });
            }
        }
    }
    Ok(outcome.answer)
}

/// The first of `words` that stands in the section at `place`.
fn held_at<'w>(snapshot: &Snapshot, words: &'w [String], place: u32) -> tantivy::Result<Option<&'w String>> {
    let segment = snapshot.segment_of(place);
    for word in words {
        if let Some(info) = segment.exact.index.terms().get(word.as_bytes())? {
            let mut postings = segment.exact.index.read_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
            let doc = place - segment.base;
            if postings.doc() == doc || (postings.doc() < doc && postings.seek(doc) == doc) {
                return Ok(Some(word));
            }
        }
    }
    Ok(None)
}

/// Answers from one plan; `None` if no section holds its phrases and that is not the `last` word on it.
fn answer_plan(
    asking: Asking<'_, '_>,
    plan: &Plan,
    last: bool,
    scratch: &mut Scratch,
) -> tantivy::Result<Option<Outcome>> {
    if plan.units.is_empty() {
        // There is nothing that could be looked for in another way.
        return Ok(last.then(|| Outcome { all_words: ENOUGH, ..Outcome::default() }));
    }
    let Asking { snapshot, query, only } = asking;
    let reach = Reach::of(plan);
    let search = Search { snapshot, query, only, filter: query.filter(), lengths: FieldLengths::of(snapshot), reach };
    scratch.prepare(snapshot.places());
    search.read_units(plan, scratch)?;
    let strict = Terms { required: reach.all, any: reach.all, none: reach.without };
    let beside_phrases = Terms { required: reach.phrases, ..strict };
    if !last && search.count(beside_phrases, scratch, 1) == 0 {
        return Ok(None);
    }
    let few = search.count(strict, scratch, ENOUGH) < ENOUGH;
    let matching = if few { beside_phrases } else { strict };
    let rescue = if few { Some(search.read_grams(plan, scratch)?) } else { None };
    search.collect(matching, strict, rescue, scratch).map(Some)
}

/// Which bits a section must hold to match.
#[derive(Debug, Clone, Copy)]
struct Terms {
    required: u32,
    /// Of these at least one.
    any: u32,
    /// And none of these.
    none: u32,
}

impl Terms {
    #[inline]
    fn met_by(self, held: u32) -> bool {
        held & self.required == self.required && held & self.any != 0 && held & self.none == 0
    }
}

/// The bits of a plan.
#[derive(Debug, Clone, Copy)]
struct Reach {
    all: u32,
    phrases: u32,
    without: u32,
}

impl Reach {
    fn of(plan: &Plan) -> Self {
        let mut reach = Self { all: 0, phrases: 0, without: 0 };
        for unit in &plan.units {
            let bit = 1 << unit.bit;
            if unit.without {
                reach.without |= bit;
                continue;
            }
            reach.all |= bit;
            if matches!(unit.wanted, Wanted::Phrase(_)) {
                reach.phrases |= bit;
            }
        }
        reach
    }
}

/// BM25's length tables of the fields.
struct FieldLengths {
    stem: Lengths,
    exact: Lengths,
    head: Lengths,
    gram: Lengths,
}

impl FieldLengths {
    fn of(snapshot: &Snapshot) -> Self {
        let averages = snapshot.averages;
        Self {
            stem: Lengths::new(averages.stem),
            exact: Lengths::new(averages.exact),
            head: Lengths::new(averages.head),
            gram: Lengths::new(averages.gram),
        }
    }
}

/// Postings found for alternatives that count as one term: by segment number.
struct Found {
    terms: Vec<(usize, TermInfo)>,
    postings: u64,
}

struct Search<'s, 'q> {
    snapshot: &'s Snapshot,
    query: &'q Query<'q>,
    only: &'q Only,
    filter: Filter<'q>,
    lengths: FieldLengths,
    reach: Reach,
}

impl Only {
    /// Whether the text's own narrowing lets `combination` through.
    fn lets(&self, combination: &Combination) -> bool {
        let Self { languages, kinds, collections } = self;
        let named = |wanted: &String| {
            let (_, short) = combination.collection.split_once('/').unwrap_or_default();
            *wanted == combination.collection || wanted == short
        };
        (languages.is_empty() || languages.iter().any(|wanted| combination.language.matches(wanted)))
            && (kinds.is_empty() || kinds.contains(&combination.kind))
            && (collections.is_empty() || collections.iter().any(named))
    }
}

impl Search<'_, '_> {
    fn read_units(&self, plan: &Plan, scratch: &mut Scratch) -> tantivy::Result<()> {
        for Planned { wanted, bit, title, .. } in &plan.units {
            let bit = 1 << bit;
            let lengths = &self.lengths;
            match wanted {
                Wanted::Word { exact, stems, prefix, near, .. } => {
                    let head = self.find(stems, |segment| &segment.head)?;
                    self.read(&head, |segment| &segment.head, &lengths.head, bit, rank::HEAD, scratch)?;
                    if *prefix {
                        let longer = self.find_longer(exact, |segment| &segment.head)?;
                        self.read(&longer, |segment| &segment.head, &lengths.head, bit, rank::PREFIX_HEAD, scratch)?;
                    }
                    if *title {
                        continue;
                    }
                    let stem = self.find(stems, |segment| &segment.stem)?;
                    self.read(&stem, |segment| &segment.stem, &lengths.stem, bit, rank::STEM, scratch)?;
                    let whole = self.find(exact, |segment| &segment.exact)?;
                    self.read(&whole, |segment| &segment.exact, &lengths.exact, bit, rank::EXACT, scratch)?;
                    if *prefix {
                        let longer = self.find_longer(exact, |segment| &segment.exact)?;
                        self.read(&longer, |segment| &segment.exact, &lengths.exact, bit, rank::PREFIX, scratch)?;
                    }
                    for word in near {
                        let found = self.find(std::slice::from_ref(word), |segment| &segment.exact)?;
                        self.read(&found, |segment| &segment.exact, &lengths.exact, bit, rank::NEAR, scratch)?;
                    }
                }
                Wanted::Phrase(spellings) => {
                    for spelling in spellings {
                        self.read_phrase(spelling, bit, scratch)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// The postings of `terms` in every segment.
    fn find(&self, terms: &[String], field: fn(&Segment) -> &TermField) -> tantivy::Result<Found> {
        let mut found = Found { terms: Vec::new(), postings: 0 };
        for (number, segment) in self.snapshot.segments.iter().enumerate() {
            for term in terms {
                if let Some(info) = field(segment).index.terms().get(term.as_bytes())? {
                    found.postings += u64::from(info.doc_freq);
                    found.terms.push((number, info));
                }
            }
        }
        Ok(found)
    }

    /// The postings of all terms that begin with one of `terms` and are longer.
    fn find_longer(&self, terms: &[String], field: fn(&Segment) -> &TermField) -> tantivy::Result<Found> {
        let mut found = Found { terms: Vec::new(), postings: 0 };
        for (number, segment) in self.snapshot.segments.iter().enumerate() {
            for term in terms {
                // No byte of UTF-8 is 0xFF, so this is above every term that begins with `term`.
                let above = [term.as_bytes(), &[0xFF]].concat();
                let dictionary = field(segment).index.terms();
                let mut longer = dictionary.range().gt(term.as_bytes()).lt(&above).into_stream()?;
                while longer.advance() {
                    let info = longer.value();
                    found.postings += u64::from(info.doc_freq);
                    found.terms.push((number, info.clone()));
                }
            }
        }
        Ok(found)
    }

    /// Adds the postings in `found` to the cells, all with the rarity of the whole.
    fn read(
        &self,
        found: &Found,
        field: fn(&Segment) -> &TermField,
        lengths: &Lengths,
        bit: u32,
        weight: f32,
        scratch: &mut Scratch,
    ) -> tantivy::Result<()> {
        let weight = weight * rarity(self.snapshot.places() as u64, found.postings);
        let mut reading: Option<(usize, BlockSegmentPostings)> = None;
        for (number, info) in &found.terms {
            let segment = &self.snapshot.segments[*number];
            let field = field(segment);
            let mut postings = match reading.take() {
                Some((same, mut postings)) if same == *number => {
                    field.index.reset_block_postings_from_terminfo(info, &mut postings)?;
                    postings
                }
                _ => field.index.read_block_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?,
            };
            while !postings.docs().is_empty() {
                // The field of 4-grams has no frequencies: there a term occurs or it does not.
                let frequencies = postings.freqs();
                for (place, doc) in postings.docs().iter().enumerate() {
                    let frequency = frequencies.get(place).copied().unwrap_or(1);
                    let share = lengths.saturate(field.lengths.fieldnorm_id(*doc), frequency);
                    scratch.add(segment.base + doc, bit, weight * share);
                }
                postings.advance();
            }
            reading = Some((*number, postings));
        }
        Ok(())
    }

    /// Adds the sections that hold `words` one after the other.
    fn read_phrase(&self, words: &[String], bit: u32, scratch: &mut Scratch) -> tantivy::Result<()> {
        let exact = self.snapshot.fields.exact;
        let scoring = EnableScoring::enabled_from_searcher(&self.snapshot.searcher);
        let term = |word: &String| Term::from_field_text(exact, word);
        let weight: Box<dyn Weight> = match words {
            [word] => TermQuery::new(term(word), IndexRecordOption::WithFreqs).weight(scoring)?,
            words => PhraseQuery::new(words.iter().map(term).collect()).weight(scoring)?,
        };
        for segment in &self.snapshot.segments {
            let mut scorer = weight.scorer(&segment.reader, rank::PHRASE)?;
            let mut doc = scorer.doc();
            while doc != TERMINATED {
                let score = scorer.score();
                scratch.add(segment.base + doc, bit, score);
                doc = scorer.advance();
            }
        }
        Ok(())
    }

    /// Adds the plan's 4-grams, and returns the score below which a section without any word is not worth showing.
    fn read_grams(&self, plan: &Plan, scratch: &mut Scratch) -> tantivy::Result<f32> {
        let mut found = Vec::with_capacity(plan.grams.len());
        for gram in &plan.grams {
            let postings = self.find(std::slice::from_ref(gram), |segment| &segment.gram)?;
            if postings.postings > 0 {
                found.push(postings);
            }
        }
        found.sort_by_key(|gram| gram.postings);
        let (mut read, mut most) = (0, 0.0);
        for gram in &found {
            read += gram.postings;
            if read > GRAM_POSTINGS {
                break;
            }
            self.read(gram, |segment| &segment.gram, &self.lengths.gram, BY_GRAM, rank::GRAM, scratch)?;
            most += rank::GRAM * rarity(self.snapshot.places() as u64, gram.postings);
        }
        // A term that occurs once in a section of average length is worth this share of its weight.
        Ok(most * RESCUE_SHARE * self.lengths.gram.saturate(average_code(self.snapshot.averages.gram), 1))
    }

    /// How many sections match, counted up to `enough`.
    fn count(&self, terms: Terms, scratch: &Scratch, enough: u64) -> u64 {
        let mut count = 0;
        self.each_matching(terms, scratch, |_, _, _, passes| {
            count += u64::from(passes);
            count < enough
        });
        count
    }

    /// Calls `each` with every matching section that is not removed: its segment's number, its place, its
    /// combination's number, and whether the filter lets it through; until `each` says no.
    fn each_matching(&self, terms: Terms, scratch: &Scratch, mut each: impl FnMut(usize, u32, u64, bool) -> bool) {
        let passes =
            self.by_combination(|combination| self.only.lets(combination) && self.filter.passes(combination).all());
        let segments = &self.snapshot.segments;
        let (mut number, mut range) = (0, 0..0);
        for place in &scratch.touched {
            if !terms.met_by(scratch.cells[*place as usize].held) {
                continue;
            }
            if !range.contains(place) {
                number = segments.partition_point(|segment| segment.base <= *place) - 1;
                let base = segments[number].base;
                range = base..base + segments[number].reader.max_doc();
            }
            let segment = &segments[number];
            let doc = place - segment.base;
            if segment.reader.is_deleted(doc) {
                continue;
            }
            let combination = segment.facets.first(doc).unwrap_or_default();
            if !each(number, *place, combination, passes[number][combination as usize]) {
                return;
            }
        }
    }

    /// One value for each combination of each segment.
    fn by_combination<T>(&self, value: impl Fn(&Combination) -> T) -> Vec<Vec<T>> {
        self.snapshot.segments.iter().map(|segment| segment.combinations.iter().map(&value).collect()).collect()
    }

    fn collect(
        &self,
        matching: Terms,
        strict: Terms,
        rescue: Option<f32>,
        scratch: &Scratch,
    ) -> tantivy::Result<Outcome> {
        let mut counts = self.by_combination(|_| 0u64);
        let cyrillic = self.query.text.chars().any(|c| ('\u{0400}'..='\u{052F}').contains(&c));
        let favour = self.by_combination(|combination| {
            let preferred = self.query.prefer.iter().any(|wanted| combination.language.matches(wanted));
            // The same text in both scripts fits equally well; the script of the query is the reader's.
            let in_script = serbian::is_cyrillic(&combination.language).is_none_or(|script| script == cyrillic);
            (if preferred { rank::PREFERRED } else { 1.0 }) * (if in_script { 1.0 } else { rank::OTHER_SCRIPT })
        });
        let (mut total, mut all_words) = (0, 0);
        let mut best = Best::new(self.query.limit.min(MAX_LIMIT));
        self.each_matching(matching, scratch, |segment, place, combination, passes| {
            counts[segment][combination as usize] += 1;
            if passes {
                let cell = scratch.cells[place as usize];
                total += 1;
                all_words += u64::from(strict.met_by(cell.held));
                best.offer(cell.score * favour[segment][combination as usize], place);
            }
            true
        });
        if let Some(least) = rescue.filter(|_| self.reach.phrases == 0) {
            let only_grams = Terms { required: BY_GRAM, any: BY_GRAM, none: self.reach.without };
            self.each_matching(only_grams, scratch, |segment, place, combination, passes| {
                let Cell { held, score } = scratch.cells[place as usize];
                if passes && held == BY_GRAM && score >= least {
                    best.offer(score * favour[segment][combination as usize], place);
                }
                true
            });
        }
        let counted = self.snapshot.segments.iter().zip(&counts).flat_map(|(segment, counts)| {
            let counted =
                segment.combinations.iter().zip(counts).filter(|(combination, _)| self.only.lets(combination));
            counted.map(|(combination, sections)| (combination, *sections))
        });
        let facets = facets::count(counted, self.filter);
        let mut hits = Vec::new();
        let best = best.into_sorted();
        let first = best.first().map(|(_, place)| *place);
        for (score, place) in best {
            let rescued = scratch.cells[place as usize].held == BY_GRAM;
            hits.push(hit(self.snapshot, place, score, rescued)?);
        }
        let answer = Answer { total, any_word: total > all_words, hits, facets, ..Answer::default() };
        Ok(Outcome { answer, all_words, best: first })
    }
}

/// The length code of an average field.
fn average_code(average: f32) -> u8 {
    tantivy::fieldnorm::FieldNormReader::fieldnorm_to_id(average as u32)
}

fn hit(snapshot: &Snapshot, place: u32, score: f32, rescued: bool) -> tantivy::Result<Hit> {
    let segment = snapshot.segment_of(place);
    let doc = place - segment.base;
    let mut publication = String::new();
    if let Some(number) = segment.publication.ords().first(doc) {
        segment.publication.ord_to_str(number, &mut publication)?;
    }
    Ok(Hit {
        section: segment.section.get_val(doc),
        edition: segment.edition.get_val(doc),
        publication,
        score,
        rescued,
    })
}

/// The best sections by any word on the stemmed field, as Tantivy ranks them.
pub(crate) fn raw(snapshot: &Snapshot, text: &str, chain: Chain, limit: usize) -> tantivy::Result<Vec<(i64, f32)>> {
    let stem: Field = snapshot.fields.stem;
    let terms = words(text).take(super::MAX_UNITS).filter_map(|range| chain.forms(&text[range])).map(|forms| {
        let term = Term::from_field_text(stem, &forms.stem);
        (Occur::Should, Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) as Box<dyn tantivy::query::Query>)
    });
    let query = BooleanQuery::new(terms.collect());
    let limit = limit.clamp(1, MAX_LIMIT);
    let top = snapshot.searcher.search(&query, &tantivy::collector::TopDocs::with_limit(limit).order_by_score())?;
    Ok(top
        .into_iter()
        .map(|(score, address)| {
            (snapshot.segments[address.segment_ord as usize].section.get_val(address.doc_id), score)
        })
        .collect())
}
