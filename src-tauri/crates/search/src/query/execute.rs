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
use crate::facets::Filter;
use crate::glossary::TermWord;
use crate::holdings::{Holdings, NOWHERE};
use crate::index::{Segment, Snapshot, TermField};
use crate::schema::BEGINNING;

use super::group::{Grouping, Offer};
use super::rank::{self, Best, Lengths, Rank, rarity};
use super::{Answer, ENOUGH, Hit, MAX_LIMIT, Near, Order, Plan, Planned, Query, Question, Wanted, near, question};

/// The bit of sections touched by a 4-gram.
const BY_GRAM: u32 = 1 << 31;
/// The bit of sections that hold something of what is asked for themselves. All sections of an edition share its title: a word
/// there counts towards "all words" and ranks, but what holds nothing else is no hit, but for the edition's first section.
const OWN: u32 = 1 << 30;
/// Postings of 4-grams read for one query, rarest grams first. They rank; the common ones say little and cost most.
const GRAM_POSTINGS: u64 = 400_000;
/// A section that holds no word is worth showing only if it has at least this share of the query's rarer letters: “water” is
/// no answer to “watermelon”.
const RESCUE_SHARE: f32 = 0.45;

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

/// Answers `query` from the sections of `snapshot` that are of editions in `holdings`.
pub(crate) fn answer(
    snapshot: &Snapshot,
    holdings: &Holdings,
    query: &Query<'_>,
    scratch: &mut Scratch,
) -> tantivy::Result<Answer> {
    let question = if query.languages.is_empty() {
        question(query, holdings, &snapshot.chains)
    } else {
        // The languages asked for are known, so no other analysis can find anything.
        let asked =
            snapshot.languages.iter().filter(|known| query.languages.iter().any(|wanted| known.matches(wanted)));
        question(query, holdings, &Chain::of_all(asked))
    };
    let Question { plan, loosened, only, misread, recognised } = question;
    let filter = Filter::new(holdings, query, &only);
    let asking = Asking { snapshot, holdings, query, filter: &filter };
    let answer = match answer_plan(asking, &plan, loosened.is_none(), scratch)? {
        Some(found) => nearly(asking, &plan, found, scratch)?,
        None => {
            let loosened = loosened.unwrap_or_default();
            let found = answer_plan(asking, &loosened, true, scratch)?.unwrap_or_default();
            // Not even a section with all the words holds what was quoted.
            Answer { any_word: true, ..nearly(asking, &loosened, found, scratch)? }
        }
    };
    Ok(Answer { misread, recognised, ..answer })
}

/// Who asks what of which index.
#[derive(Clone, Copy)]
struct Asking<'s, 'q> {
    snapshot: &'s Snapshot,
    holdings: &'s Holdings,
    query: &'q Query<'q>,
    filter: &'s Filter<'s>,
}

/// What a plan found.
#[derive(Default)]
struct Outcome {
    answer: Answer,
    /// How many sections hold all the words, counted up to [`ENOUGH`], without what facets are narrowed to.
    enough: u64,
    /// The place of the best section.
    best: Option<u32>,
}

/// The answer in `found`, or the one with words that are nearly those of `plan`, where too few sections hold all of them
/// and more sections hold those. Words that are meant as typed are answered as they are, and the others are suggested.
fn nearly(asking: Asking<'_, '_>, plan: &Plan, found: Outcome, scratch: &mut Scratch) -> tantivy::Result<Answer> {
    let Asking { snapshot, query, .. } = asking;
    if found.enough >= ENOUGH {
        return Ok(found.answer);
    }
    let Some(wider) = near::widened(snapshot, plan, found.enough)? else { return Ok(found.answer) };
    let Some(outcome) = answer_plan(asking, &wider, true, scratch)? else { return Ok(found.answer) };
    if outcome.answer.all_words <= found.answer.all_words {
        return Ok(found.answer);
    }
    let mut taken = Vec::new();
    if let Some(place) = outcome.best {
        for unit in &wider.units {
            let Wanted::Word { typed, near, .. } = &unit.wanted else { continue };
            if let Some(best) = held_at(snapshot, near, place)? {
                let (typed, words, best) = (typed.clone(), near.clone(), best.clone());
                taken.push(Near { typed, words, best });
            }
        }
    }
    Ok(if query.as_typed {
        Answer { suggested: taken, ..found.answer }
    } else {
        Answer { near: taken, ..outcome.answer }
    })
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
        return Ok(last.then(|| Outcome { enough: ENOUGH, ..Outcome::default() }));
    }
    let snapshot = asking.snapshot;
    let reach = Reach::of(plan);
    let search = Search { asking, lengths: FieldLengths::of(snapshot), reach: &reach };
    scratch.prepare(snapshot.places());
    search.read_units(plan, scratch)?;
    let strict = Terms { required: reach.all, any: OWN, none: reach.without, stand_ins: &reach.stand_ins };
    let beside_phrases = Terms { required: reach.phrases, ..strict };
    if !last && search.count(beside_phrases, scratch, 1, Filter::lets) == 0 {
        return Ok(None);
    }
    // A value of a facet that is chosen shows the sections it was counted by: only where none of those is left, or where
    // there were few without the choice, any word will do.
    let beside_facets = search.count(strict, scratch, ENOUGH, Filter::lets_beside_facets);
    let none_left = asking.query.among.is_none() && search.count(strict, scratch, 1, Filter::lets) == 0;
    let enough = if none_left { 0 } else { beside_facets };
    let few = enough < ENOUGH;
    let matching = if few { beside_phrases } else { strict };
    let rescue = if few { Some(search.read_grams(plan, scratch)?) } else { None };
    search.collect(matching, strict, rescue, scratch).map(|outcome| Some(Outcome { enough, ..outcome }))
}

/// Which bits a section must hold to match.
#[derive(Debug, Clone, Copy)]
struct Terms<'r> {
    required: u32,
    /// Of these at least one: [`OWN`], or [`BY_GRAM`].
    any: u32,
    /// And none of these.
    none: u32,
    /// Bits, each with those that it stands for.
    stand_ins: &'r [(u32, u32)],
}

impl Terms<'_> {
    #[inline]
    fn met_by(self, held: u32) -> bool {
        let held = if self.stand_ins.is_empty() { held } else { self.with_stand_ins(held) };
        held & self.required == self.required && held & self.any != 0 && held & self.none == 0
    }

    fn with_stand_ins(self, held: u32) -> u32 {
        let standing = self.stand_ins.iter().filter(|(bit, _)| held & bit != 0);
        standing.fold(held, |held, (_, others)| held | others)
    }

    /// Whether something else is held in place of what was asked for.
    fn by_stand_in(self, held: u32) -> bool {
        self.stand_ins.iter().any(|(bit, others)| held & bit != 0 && held & others != *others)
    }
}

/// The bits of a plan.
#[derive(Debug, Clone)]
struct Reach {
    all: u32,
    phrases: u32,
    without: u32,
    stand_ins: Vec<(u32, u32)>,
}

impl Reach {
    fn of(plan: &Plan) -> Self {
        let mut reach = Self { all: 0, phrases: 0, without: 0, stand_ins: Vec::new() };
        for unit in &plan.units {
            let bit = 1 << unit.bit;
            if unit.without {
                reach.without |= bit;
                continue;
            }
            if unit.stands_for != 0 {
                reach.stand_ins.push((bit, unit.stands_for));
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
    begin: Lengths,
    gram: Lengths,
}

impl FieldLengths {
    fn of(snapshot: &Snapshot) -> Self {
        let averages = snapshot.averages;
        Self {
            stem: Lengths::new(averages.stem),
            exact: Lengths::new(averages.exact),
            head: Lengths::new(averages.head),
            begin: Lengths::new(averages.begin),
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
    asking: Asking<'s, 'q>,
    lengths: FieldLengths,
    reach: &'s Reach,
}

impl<'s> Search<'s, '_> {
    fn read_units(&self, plan: &Plan, scratch: &mut Scratch) -> tantivy::Result<()> {
        for Planned { wanted, bit, title, stands_for, .. } in &plan.units {
            let bit = 1 << bit;
            let own = bit | OWN;
            // Who asks for words of titles wants all that is under such a title.
            let titled = if *title { own } else { bit };
            let lengths = &self.lengths;
            match wanted {
                Wanted::Word { exact, stems, prefix, near, .. } => {
                    let head = self.find(stems, |segment| &segment.head)?;
                    self.read(&head, |segment| &segment.head, &lengths.head, titled, rank::HEAD, scratch)?;
                    if *prefix {
                        let longer = self.find_longer(exact, |segment| &segment.head)?;
                        self.read(&longer, |segment| &segment.head, &lengths.head, titled, rank::PREFIX_HEAD, scratch)?;
                    }
                    if *title {
                        continue;
                    }
                    let stem = self.find(stems, |segment| &segment.stem)?;
                    self.read(&stem, |segment| &segment.stem, &lengths.stem, own, rank::STEM, scratch)?;
                    let whole = self.find(exact, |segment| &segment.exact)?;
                    self.read(&whole, |segment| &segment.exact, &lengths.exact, own, rank::EXACT, scratch)?;
                    if *prefix {
                        // Few letters begin so many words that reading those one by one would take too long.
                        let (short, long): (Vec<_>, Vec<_>) =
                            exact.iter().cloned().partition(|word| word.chars().count() <= BEGINNING);
                        let begun = self.find(&short, |segment| &segment.begin)?;
                        self.read(&begun, |segment| &segment.begin, &lengths.begin, own, rank::PREFIX, scratch)?;
                        let longer = self.find_longer(&long, |segment| &segment.exact)?;
                        self.read(&longer, |segment| &segment.exact, &lengths.exact, own, rank::PREFIX, scratch)?;
                    }
                    for word in near {
                        let found = self.find(std::slice::from_ref(word), |segment| &segment.exact)?;
                        self.read(&found, |segment| &segment.exact, &lengths.exact, own, rank::NEAR, scratch)?;
                    }
                }
                Wanted::Phrase(spellings) => {
                    for spelling in spellings {
                        self.read_phrase(spelling, own, scratch)?;
                    }
                }
                Wanted::Forms(forms) => {
                    for form in forms {
                        // A form of many words is worth no more than the words it stands for.
                        let share = stands_for.count_ones() as f32 / form.len().max(1) as f32;
                        self.read_form(form, bit, share, scratch)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// The postings of `terms` in every segment.
    fn find(&self, terms: &[String], field: fn(&Segment) -> &TermField) -> tantivy::Result<Found> {
        let mut found = Found { terms: Vec::new(), postings: 0 };
        for (number, segment) in self.asking.snapshot.segments.iter().enumerate() {
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
        for (number, segment) in self.asking.snapshot.segments.iter().enumerate() {
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
        let weight = weight * rarity(self.asking.snapshot.places() as u64, found.postings);
        let mut reading: Option<(usize, BlockSegmentPostings)> = None;
        for (number, info) in &found.terms {
            let segment = &self.asking.snapshot.segments[*number];
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
        let exact = self.asking.snapshot.fields.exact;
        let scoring = EnableScoring::enabled_from_searcher(&self.asking.snapshot.searcher);
        let term = |word: &String| Term::from_field_text(exact, word);
        let weight: Box<dyn Weight> = match words {
            [word] => TermQuery::new(term(word), IndexRecordOption::WithFreqs).weight(scoring)?,
            words => PhraseQuery::new(words.iter().map(term).collect()).weight(scoring)?,
        };
        self.read_weight(&*weight, bit, rank::PHRASE, scratch)
    }

    /// Adds the sections that hold the words of another form of a term, by their stems.
    fn read_form(&self, form: &[TermWord], bit: u32, share: f32, scratch: &mut Scratch) -> tantivy::Result<()> {
        let fields = self.asking.snapshot.fields;
        let scoring = EnableScoring::enabled_from_searcher(&self.asking.snapshot.searcher);
        for (field, worth, bit) in [(fields.stem, rank::STEM, bit | OWN), (fields.head, rank::HEAD, bit)] {
            let terms = form.iter().map(|word| {
                let term = Term::from_field_text(field, &word.stem);
                let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
                (Occur::Must, Box::new(query) as Box<dyn tantivy::query::Query>)
            });
            let weight = BooleanQuery::new(terms.collect()).weight(scoring)?;
            self.read_weight(&*weight, bit, rank::FORM * worth * share, scratch)?;
        }
        Ok(())
    }

    /// Adds what one of Tantivy's own queries finds.
    fn read_weight(&self, weight: &dyn Weight, bit: u32, worth: f32, scratch: &mut Scratch) -> tantivy::Result<()> {
        for segment in &self.asking.snapshot.segments {
            let mut scorer = weight.scorer(&segment.reader, worth)?;
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
            most += rank::GRAM * rarity(self.asking.snapshot.places() as u64, gram.postings);
        }
        // Letters that stand nowhere are missing from every section; they count as those that do on average.
        let missing = plan.spelled as f32 / found.len().max(1) as f32;
        most *= missing.max(1.0);
        // A term that occurs once in a section of average length is worth this share of its weight.
        Ok(most * RESCUE_SHARE * self.lengths.gram.saturate(average_code(self.asking.snapshot.averages.gram), 1))
    }

    /// How many sections that are here match and are of editions that are `let` through, counted up to `enough`.
    fn count(&self, terms: Terms<'_>, scratch: &Scratch, enough: u64, lets: fn(&Filter<'s>, usize) -> bool) -> u64 {
        let Asking { holdings, filter, .. } = self.asking;
        let mut count = 0;
        self.each_matching(terms, scratch, |_, edition| {
            count += u64::from(holdings.editions[edition].here && lets(filter, edition));
            count < enough
        });
        count
    }

    /// Calls `each` with every matching section that is not removed and whose edition is held, the filters not asked: its
    /// place in the index, and its edition's place in the holdings; until `each` says no.
    fn each_matching(&self, terms: Terms<'_>, scratch: &Scratch, mut each: impl FnMut(u32, usize) -> bool) {
        let Asking { snapshot, holdings, .. } = self.asking;
        let segments = &snapshot.segments;
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
            let edition = holdings.place(segment.edition.get_val(doc));
            if edition != NOWHERE && !each(*place, edition as usize) {
                return;
            }
        }
    }

    /// What a section of each language gains or loses by the reader's languages and the script of the query.
    fn favour(&self) -> Vec<f32> {
        let Asking { holdings, query, .. } = self.asking;
        let cyrillic = query.text.chars().any(crate::analysis::cyrillic::is_cyrillic);
        let of = |language: &domain::Language| {
            let preferred = query.prefer.iter().any(|wanted| language.matches(wanted));
            // The same text in both scripts fits equally well; the script of the query is the reader's.
            let in_script = serbian::is_cyrillic(language).is_none_or(|script| script == cyrillic);
            (if preferred { rank::PREFERRED } else { 1.0 }) * (if in_script { 1.0 } else { rank::OTHER_SCRIPT })
        };
        holdings.languages.iter().map(of).collect()
    }

    fn collect(
        &self,
        matching: Terms<'_>,
        strict: Terms<'_>,
        rescue: Option<f32>,
        scratch: &Scratch,
    ) -> tantivy::Result<Outcome> {
        let Asking { snapshot, holdings, query, filter } = self.asking;
        let favour = self.favour();
        let rank = |cell: Cell, edition: usize| -> Rank {
            let held = &holdings.editions[edition];
            let all = if strict.met_by(cell.held) { rank::ALL } else { 0.0 };
            let score = cell.score * favour[held.language as usize] * held.standing + all;
            match query.order {
                Order::Relevance => (score, held.issued.rank()),
                Order::Date => (held.issued.rank(), score),
            }
        };
        let limit = query.limit.min(MAX_LIMIT);
        let (mut total, mut all_words) = (0, 0);
        let mut counts = vec![0u32; holdings.editions.len()];
        let mut best = Best::new(limit);
        let mut groups = Grouping::new(holdings, query);
        // Titles and summaries that hold all the words come before those that hold some.
        let (mut absent, mut absent_partly) = ((0, Best::new(limit)), (0, Best::new(limit)));
        self.each_matching(matching, scratch, |place, edition| {
            let cell = scratch.cells[place as usize];
            if !holdings.editions[edition].here {
                if filter.lets(edition) {
                    let all = strict.met_by(cell.held);
                    let (count, best) = if all { &mut absent } else { &mut absent_partly };
                    *count += 1;
                    best.offer(rank(cell, edition), place);
                }
                return true;
            }
            counts[edition] += 1;
            if filter.lets(edition) {
                total += 1;
                all_words += u64::from(strict.met_by(cell.held));
                let rank = rank(cell, edition);
                best.offer(rank, place);
                let by_glossary = strict.by_stand_in(cell.held);
                groups.offer(Offer { rank, place, edition, by_words: true, by_glossary });
            }
            true
        });
        if let Some(least) = rescue.filter(|_| self.reach.phrases == 0) {
            let only_grams = Terms { required: BY_GRAM, any: BY_GRAM, none: self.reach.without, stand_ins: &[] };
            self.each_matching(only_grams, scratch, |place, edition| {
                let cell = scratch.cells[place as usize];
                let Cell { held, score } = cell;
                if held == BY_GRAM && score >= least && holdings.editions[edition].here && filter.lets(edition) {
                    // Whatever was issued when: letters alone never come before words.
                    let (by_score, by_date) = (rank(cell, edition), (0.0, score));
                    let rank = if query.order == Order::Relevance { by_score } else { by_date };
                    best.offer(rank, place);
                    groups.offer(Offer { rank, place, edition, by_words: false, by_glossary: false });
                }
                true
            });
        }
        let hit = |(rank, place): (Rank, u32)| {
            let Cell { held, .. } = scratch.cells[place as usize];
            let segment = snapshot.segment_of(place);
            let doc = place - segment.base;
            let edition = segment.edition.get_val(doc);
            let held_edition = &holdings.editions[holdings.place(edition) as usize];
            Hit {
                section: segment.section.get_val(doc),
                edition,
                publication: holdings.publications[held_edition.publication as usize],
                score: if query.order == Order::Relevance { rank.0 } else { rank.1 },
                rescued: held == BY_GRAM,
                by_glossary: strict.by_stand_in(held),
            }
        };
        let best = best.into_sorted();
        let first = best.first().map(|(_, place)| *place);
        let (absent_total, absent) = if absent.0 > 0 { absent } else { absent_partly };
        let answer = Answer {
            total,
            all_words,
            any_word: total > all_words,
            hits: best.into_iter().map(hit).collect(),
            publications: groups.publications(),
            groups: groups.into_best(&counts, filter, hit),
            facets: filter.facets(&counts),
            absent: absent.into_sorted().into_iter().map(hit).collect(),
            absent_total,
            ..Answer::default()
        };
        Ok(Outcome { answer, enough: all_words.min(ENOUGH), best: first })
    }
}

/// The length code of an average field.
fn average_code(average: f32) -> u8 {
    tantivy::fieldnorm::FieldNormReader::fieldnorm_to_id(average as u32)
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
