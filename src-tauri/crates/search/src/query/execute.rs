//! From a plan to its answer.
//!
//! Which sections hold each unit is read first, into sets of places ([`super::postings`]). The sets are met and joined,
//! which answers both "all words" and "any word" with exact totals and facets. Only then are scores reckoned, of the
//! sections that match, so that a rare word, or a few letters beside whole words, cost what their meeting costs and not what
//! their longest list does.

use tantivy::query::{BooleanQuery, Occur, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet as _, Term};

use crate::analysis::Chain;
use crate::analysis::segment::words;
use crate::facets::Filter;
use crate::holdings::Holdings;
use crate::index::Snapshot;
use crate::places::Places;
use crate::schema::BEGINNING;

use super::collect::Matching;
use super::group::Memory;
use super::postings::{Clause, Found, In, Postings};
use super::rank;
use super::ranking::{Listed, Scored, favour};
use super::scale::{Scale, Spread};
use super::{Answer, ENOUGH, MAX_LIMIT, Near, Only, Plan, Planned, Query, Question, Wanted, near, question};

/// Postings of 4-grams read for one query, rarest grams first. They rank; the common ones say little and cost most.
const GRAM_POSTINGS: u64 = 400_000;
/// A section that holds no word is worth showing only if it has at least this share of the query's rarer letters: “water” is
/// no answer to “watermelon”.
const RESCUE_SHARE: f32 = 0.45;

/// Working memory of a search, as it is made between two searches.
#[derive(Default)]
pub(crate) struct Scratch {
    /// The score of each section in the index: nought for all.
    scores: Vec<f32>,
    groups: Memory,
}

/// Answers `query` from the sections of `snapshot` that are of editions in `holdings`.
pub(crate) fn answer(
    snapshot: &Snapshot,
    holdings: &Holdings,
    query: &Query<'_>,
    scratch: &mut Scratch,
) -> tantivy::Result<Answer> {
    // All languages are looked in, whichever are asked for: what the others have is counted.
    let Question { plan, loosened, only, misread, recognised } = question(query, holdings, &snapshot.chains);
    let filter = Filter::new(holdings, query, &only);
    let asking = Asking { snapshot, holdings, query, filter: &filter };
    if only != Only::default() && plan.units.iter().all(|unit| unit.without) {
        let postings = Postings::of(snapshot);
        let mut held = Held::none(snapshot.places());
        held.read(&plan, &postings)?;
        let mut matching = Places::all(snapshot.places());
        held.bits.iter().chain(&snapshot.removed).for_each(|unwanted| matching.remove(unwanted));
        let listed = Listed(asking);
        let shown = &listed.firsts(&matching);
        let matching = Matching { all: &matching, strict: &matching, shown, rescued: None };
        return Ok(Answer { misread, ..asking.collect(&matching, &listed, &mut scratch.groups).0 });
    }
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
pub(super) struct Asking<'s, 'q> {
    pub snapshot: &'s Snapshot,
    pub holdings: &'s Holdings,
    pub query: &'q Query<'q>,
    pub filter: &'s Filter<'s>,
}

/// What a plan found.
#[derive(Default)]
pub(super) struct Outcome {
    pub answer: Answer,
    /// How many sections hold all the words, counted up to [`ENOUGH`], without what facets are narrowed to.
    pub enough: u64,
    /// The place of the best section.
    pub best: Option<u32>,
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
    let Asking { snapshot, query, .. } = asking;
    let reach = Reach::of(plan);
    let postings = Postings::of(snapshot);
    let mut held = Held::none(snapshot.places());
    let (clauses, words) = held.read(plan, &postings)?;
    let scale = Scale::of(snapshot, &words);
    let strict = held.meeting(reach.all, &reach, snapshot);
    let phrases = |held: &Held| held.meeting(reach.phrases, &reach, snapshot);
    if !last && asking.count(&phrases(&held), 1, Filter::lets) == 0 {
        return Ok(None);
    }
    // A value of a facet that is chosen shows the sections it was counted by: only where none of those is left, or where
    // there were few without the choice, any word will do.
    let beside_facets = asking.count(&strict, ENOUGH, Filter::lets_beside_facets);
    let none_left = query.among.is_none() && asking.count(&strict, 1, Filter::lets) == 0;
    let enough = if none_left { 0 } else { beside_facets };
    let few = enough < ENOUGH;
    let partly = few.then(|| phrases(&held));
    let matching = partly.as_ref().unwrap_or(&strict);
    let shown = query.limit > 0 || query.groups > 0;
    scratch.scores.resize(snapshot.places(), 0.0);
    let mut rescue = None;
    if shown {
        for clause in &clauses {
            postings.score(clause, &scale, matching, &mut scratch.scores)?;
        }
        if few {
            let (grams, least) = read_grams(&postings, plan, snapshot, &scale, &mut scratch.scores)?;
            rescue = Some((grams, least));
        }
        if let Some(contents) = &snapshot.contents {
            contents.each(0..snapshot.places() as u32, |place| {
                if matching.has(place) {
                    scratch.scores[place as usize] *= rank::CONTENTS;
                }
            });
        }
    }
    let rescued = rescue.as_ref().filter(|_| reach.phrases == 0).map(|(grams, least)| {
        let mut only = grams.clone();
        held.bits.iter().for_each(|bit| only.remove(bit));
        snapshot.removed.iter().for_each(|removed| only.remove(removed));
        only.retain(|place| scratch.scores[place as usize] >= *least);
        only
    });
    let Scratch { scores, groups } = &mut *scratch;
    let ranking =
        Scored { asking, reach: &reach, held: &held, strict: &strict, scores, favour: favour(asking, &scale) };
    let sections = Matching { all: matching, strict: &strict, shown: matching, rescued: rescued.as_ref() };
    let (answer, best) = asking.collect(&sections, &ranking, groups);
    matching.clear(&mut scratch.scores);
    rescue.iter().for_each(|(grams, _)| grams.clear(&mut scratch.scores));
    Ok(Some(Outcome { answer, enough, best }))
}

/// Adds the plan's 4-grams to the scores of all sections that have them; gives those sections, and the score below which one
/// without any word is not worth showing.
fn read_grams(
    postings: &Postings<'_>,
    plan: &Plan,
    snapshot: &Snapshot,
    scale: &Scale,
    scores: &mut [f32],
) -> tantivy::Result<(Places, f32)> {
    let mut held = Places::none(snapshot.places());
    let mut most = 0.0;
    let found = found_grams(postings, plan)?;
    // Letters that stand nowhere are missing from every section; they count as those that do on average.
    let missing = plan.spelled as f32 / found.len().max(1) as f32;
    for gram in rare_grams(found) {
        let weight = postings.hold_and_score(&gram, rank::GRAM, scale, &mut held, scores)?;
        most += weight * missing.max(1.0);
    }
    // A term that occurs once in a section of average length is worth this share of its weight.
    let average = scale.average_gram();
    Ok((held, most * RESCUE_SHARE * average))
}

/// The 4-grams of a plan that the index knows.
fn found_grams(postings: &Postings<'_>, plan: &Plan) -> tantivy::Result<Vec<Found>> {
    let mut found: Vec<Found> = Vec::with_capacity(plan.grams.len());
    for gram in &plan.grams {
        let gram = postings.find(std::slice::from_ref(gram), In::Gram)?;
        if gram.postings > 0 {
            found.push(gram);
        }
    }
    Ok(found)
}

/// Those of 4-grams that are read: the rarest.
fn rare_grams(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by_key(|gram| gram.postings);
    let mut read = 0;
    let within = found.iter().take_while(|gram| {
        read += gram.postings;
        read <= GRAM_POSTINGS
    });
    found.truncate(within.count());
    found
}

/// Which bits a plan asks for.
#[derive(Debug, Clone)]
pub(super) struct Reach {
    all: u32,
    phrases: u32,
    without: u32,
    /// Bits, each with those that it stands for.
    pub(super) stand_ins: Vec<(u32, u32)>,
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
                reach.stand_ins.push((unit.bit, unit.stands_for));
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

/// Which sections hold what of a plan.
pub(super) struct Held {
    /// By the number of a unit's bit.
    bits: Vec<Places>,
    /// Those that hold something of what is asked for themselves. All sections of an edition share its title: a word there
    /// counts towards "all words" and ranks, but what holds nothing else is no hit, but for the edition's first section.
    own: Places,
    places: usize,
}

impl Held {
    fn none(places: usize) -> Self {
        Self { bits: Vec::new(), own: Places::none(places), places }
    }

    /// Reads which sections hold the units of `plan`, and gives what adds to their scores, and how the words that are wanted are
    /// spread over the languages.
    fn read(&mut self, plan: &Plan, postings: &Postings<'_>) -> tantivy::Result<(Vec<Clause>, Vec<Spread>)> {
        let mut clauses = Vec::new();
        let mut words = Vec::new();
        for unit in &plan.units {
            // In title and heading, and in the section itself.
            let (mut head, mut own) = (Places::none(self.places), Places::none(self.places));
            let first = clauses.len();
            read_unit(unit, postings, &mut head, &mut own, &mut clauses)?;
            if !unit.without && matches!(unit.wanted, Wanted::Word { .. }) {
                let mut widest = Spread::none(postings.snapshot());
                clauses[first..].iter().for_each(|clause| widest.widen(&clause.spread));
                words.push(widest);
            }
            self.own.join(&own);
            // Who asks for words of titles wants all that is under such a title.
            if unit.title {
                self.own.join(&head);
            }
            while self.bits.len() <= unit.bit as usize {
                self.bits.push(Places::none(self.places));
            }
            let bit = &mut self.bits[unit.bit as usize];
            bit.join(&head);
            bit.join(&own);
        }
        Ok((clauses, words))
    }

    /// The sections that hold all of the `required` bits, or what stands for them, and nothing that is to be left out.
    fn meeting(&self, required: u32, reach: &Reach, snapshot: &Snapshot) -> Places {
        let mut met = self.own.clone();
        for (number, bit) in self.numbered(required) {
            let mut standing = reach.stand_ins.iter().filter(|(_, others)| others & (1 << number) != 0).peekable();
            if standing.peek().is_none() {
                met.keep(bit);
                continue;
            }
            let mut any = bit.clone();
            standing.for_each(|(other, _)| any.join(&self.bits[*other as usize]));
            met.keep(&any);
        }
        self.numbered(reach.without).for_each(|(_, bit)| met.remove(bit));
        snapshot.removed.iter().for_each(|removed| met.remove(removed));
        met
    }

    fn numbered(&self, bits: u32) -> impl Iterator<Item = (u32, &Places)> {
        (0..).zip(&self.bits).filter(move |(number, _)| bits & (1 << number) != 0)
    }

    /// Whether the section holds any unit.
    pub(super) fn any(&self, place: u32) -> bool {
        self.bits.iter().any(|bit| bit.has(place))
    }

    /// Whether the section holds something else in place of what was asked for.
    pub(super) fn by_stand_in(&self, reach: &Reach, place: u32) -> bool {
        let lacks = |others: u32| self.numbered(others).any(|(_, bit)| !bit.has(place));
        reach.stand_ins.iter().any(|(bit, others)| self.bits[*bit as usize].has(place) && lacks(*others))
    }
}

/// Reads which sections hold `unit` in their title and heading, or themselves, and adds what it is worth to `clauses`.
fn read_unit(
    unit: &Planned,
    postings: &Postings<'_>,
    head: &mut Places,
    own: &mut Places,
    clauses: &mut Vec<Clause>,
) -> tantivy::Result<()> {
    for Sought { found, weight, in_head } in sought(unit, postings)? {
        clauses.push(postings.hold(found, weight, if in_head { &mut *head } else { &mut *own })?);
    }
    match &unit.wanted {
        Wanted::Word { .. } => {}
        Wanted::Phrase(spellings) => {
            for spelling in spellings {
                clauses.push(postings.hold_phrase(spelling, own)?);
            }
        }
        Wanted::Forms(forms) => {
            for form in forms {
                // A form of many words is worth no more than the words it stands for.
                let share = unit.stands_for.count_ones() as f32 / form.len().max(1) as f32;
                clauses.push(postings.hold_form(form, false, share, own)?);
                clauses.push(postings.hold_form(form, true, share, head)?);
            }
        }
    }
    Ok(())
}

/// Postings of a word, what they are worth, and whether they are of title and heading.
struct Sought {
    found: Found,
    weight: f32,
    in_head: bool,
}

/// The postings that `unit` asks for, where it is a word.
fn sought(unit: &Planned, postings: &Postings<'_>) -> tantivy::Result<Vec<Sought>> {
    let mut all = Vec::new();
    let Wanted::Word { exact, stems, prefix, near, .. } = &unit.wanted else { return Ok(all) };
    let mut add = |found: Found, weight: f32, in_head: bool| {
        if found.postings > 0 {
            all.push(Sought { found, weight, in_head });
        }
    };
    // Few letters begin so many words that reading those one by one would take too long.
    let (short, long): (Vec<_>, Vec<_>) =
        exact.iter().filter(|_| *prefix).cloned().partition(|word| word.chars().count() <= BEGINNING);
    add(postings.find_stems(stems, In::Head)?, rank::HEAD, true);
    add(postings.find(&short, In::HeadBegin)?, rank::PREFIX_HEAD, true);
    add(postings.find_longer(&long, In::Head)?, rank::PREFIX_HEAD, true);
    if !unit.title {
        add(postings.find_stems(stems, In::Stem)?, rank::STEM, false);
        add(postings.find(exact, In::Exact)?, rank::EXACT, false);
        add(postings.find(&short, In::Begin)?, rank::PREFIX, false);
        add(postings.find_longer(&long, In::Exact)?, rank::PREFIX, false);
        for word in near {
            add(postings.find(std::slice::from_ref(word), In::Exact)?, rank::NEAR, false);
        }
    }
    Ok(all)
}

/// Reads every posting of the words of `query` once, with frequencies, and of its 4-grams as many as an answer reads where
/// words find too little (`letters`); nothing is done with them. Gives how many there are.
pub(crate) fn read_once(
    snapshot: &Snapshot,
    holdings: &Holdings,
    query: &Query<'_>,
    letters: bool,
) -> tantivy::Result<u64> {
    let plan = question(query, holdings, &snapshot.chains).plan;
    let postings = Postings::of(snapshot);
    let mut read = 0;
    for unit in &plan.units {
        for Sought { found, .. } in sought(unit, &postings)? {
            read += postings.read(&found)?;
        }
    }
    for gram in if letters { rare_grams(found_grams(&postings, &plan)?) } else { Vec::new() } {
        read += postings.read(&gram)?;
    }
    Ok(read)
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
