//! From words and phrases to the terms of the index.
//!
//! The language of a query is not known, so a word is taken through the analysis of every language in the index; the
//! distinct results are one word's alternatives.

use crate::analysis::{Chain, forms_in_all, gram};
use crate::glossary::{Glossary, TermWord};

use super::parse::{Asked, How};
use super::{Recognised, Unit};

/// What to look up, by unit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Plan {
    pub units: Vec<Planned>,
    /// The distinct 4-grams of all words that are wanted, of short ones only where there are no others.
    pub grams: Vec<String>,
    /// How many 4-grams a section would have that holds all words, each in the spelling that has the fewest. Words shorter than
    /// one are not counted.
    pub spelled: usize,
}

/// One unit, and what holding it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Planned {
    pub wanted: Wanted,
    /// The number of its bit: that of the unit before it where either will do.
    pub bit: u32,
    /// A section that holds it does not match.
    pub without: bool,
    /// Only title and heading count.
    pub title: bool,
    /// The bits of other units that a section which holds this one holds as well; 0 for most.
    pub stands_for: u32,
    /// Whether another unit stands for this one, or it is part of what was misread, so that no slip is looked for in it
    /// although no section may hold it.
    pub known: bool,
}

/// The terms of one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wanted {
    Word {
        /// As it was typed.
        typed: String,
        /// Its folded forms.
        exact: Vec<String>,
        /// Its stems, each once.
        stems: Vec<Stem>,
        /// Longer words count too.
        prefix: bool,
        /// Folded words of the index that differ from it by a slip of the hand; none unless they were looked for.
        near: Vec<String>,
    },
    /// Alternative spellings, each a run of folded words.
    Phrase(Vec<Vec<String>>),
    /// Other forms of a term, each a list of words that stand in one section.
    Forms(Vec<Vec<TermWord>>),
}

/// A stem of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stem {
    pub text: String,
    /// The analyses that give it. In a text that went through another one it is the stem of other words: Hungarian makes “su”,
    /// which is Serbian for “are”, of the Serbian “sud”, a court.
    pub of: Vec<Chain>,
}

/// What is `asked` for in an index analysed by `chains`, and which terms of the glossary were recognised in it.
pub(super) fn build(asked: &[Asked<'_>], chains: &[Chain], glossary: Option<&Glossary>) -> (Plan, Vec<Recognised>) {
    let mut plan = Plan::default();
    let mut next = 0;
    // The bits of each thing asked for.
    let mut bits = vec![0u32; asked.len()];
    for (place, Asked { unit, how, title, literal }) in asked.iter().enumerate() {
        // A phrase has no place of its own in a title: its words are asked for there.
        let words;
        let units = match unit {
            Unit::Phrase(phrase) if *title => {
                words = phrase.iter().map(|text| Unit::Word { text, prefix: false }).collect::<Vec<_>>();
                &words[..]
            }
            unit => std::slice::from_ref(unit),
        };
        for unit in units {
            let Some(wanted) = wanted(unit, chains, (*how != How::Without).then_some(&mut plan)) else { continue };
            let bit = if *how == How::Or && next > 0 { next - 1 } else { next };
            next = next.max(bit + 1);
            // Two bits are for the 4-grams and for what the section itself holds.
            if bit < super::MAX_UNITS as u32 {
                bits[place] |= 1 << bit;
                let without = *how == How::Without;
                plan.units.push(Planned { wanted, bit, without, title: *title, stands_for: 0, known: *literal });
            }
        }
    }
    // Beside longer words, short ones are looked for as words alone.
    if plan.spelled > 0 {
        plan.grams.retain(|gram| gram::is_part(gram));
    }
    let recognised = glossary.filter(|glossary| !glossary.is_empty());
    let recognised = recognised.map(|glossary| add_terms(&mut plan, asked, &bits, next, chains, glossary));
    (plan, recognised.unwrap_or_default())
}

/// Adds to `plan` the other forms of the terms that `asked`, with its `bits`, holds forms of.
fn add_terms(
    plan: &mut Plan,
    asked: &[Asked<'_>],
    bits: &[u32],
    mut next: u32,
    chains: &[Chain],
    glossary: &Glossary,
) -> Vec<Recognised> {
    let mut found = Vec::new();
    // A term goes over words that stand one after the other, or it is a phrase.
    let mut runs: Vec<Vec<(&str, u32)>> = vec![Vec::new()];
    for (Asked { unit, how, title, .. }, bits) in asked.iter().zip(bits) {
        match unit {
            _ if *how != How::With || *title || *bits == 0 => runs.push(Vec::new()),
            Unit::Word { text, .. } => runs.last_mut().into_iter().for_each(|run| run.push((*text, *bits))),
            Unit::Phrase(words) => {
                // As in what is asked for, a word that is written again asks for nothing new.
                let mut run: Vec<(&str, u32)> = Vec::new();
                for word in words {
                    if run.iter().all(|(known, _)| known.to_lowercase() != word.to_lowercase()) {
                        run.push((*word, *bits));
                    }
                }
                runs.push(run);
                runs.push(Vec::new());
            }
        }
    }
    for run in runs {
        let readings: Vec<_> = run.iter().map(|(word, _)| glossary.readings(word, chains)).collect();
        let is_phrase = run.len() > 1 && run.iter().all(|(_, bits)| *bits == run[0].1);
        let mut at = 0;
        while at < run.len() && next < super::MAX_UNITS as u32 {
            // Of a phrase only the whole is a form.
            let recognised = glossary.recognise(&readings[at..]).filter(|form| !is_phrase || form.length == run.len());
            let Some(recognised) = recognised else {
                at += if is_phrase { run.len() } else { 1 };
                continue;
            };
            let words = &run[at..at + recognised.length];
            let stands_for = words.iter().fold(0, |all, (_, bits)| all | bits);
            plan.units.iter_mut().filter(|unit| stands_for & (1 << unit.bit) != 0).for_each(|unit| unit.known = true);
            let forms = recognised.others.iter().map(|form| form.to_vec()).collect();
            let wanted = Wanted::Forms(forms);
            plan.units.push(Planned { wanted, bit: next, without: false, title: false, stands_for, known: true });
            found.push(Recognised { typed: as_typed(words), forms: recognised.written });
            next += 1;
            at += words.len();
        }
    }
    found
}

/// `words` of one text as they were typed: some scripts put no space between them.
fn as_typed(words: &[(&str, u32)]) -> String {
    let mut typed = String::new();
    let mut end = None;
    for (word, _) in words {
        let at = word.as_bytes().as_ptr_range();
        if end.is_some_and(|end| end != at.start) {
            typed.push(' ');
        }
        typed.push_str(word);
        end = Some(at.end);
    }
    typed
}

/// The terms of `unit`; its 4-grams are added to `plan` if it is wanted. `None` where it has no terms.
fn wanted(unit: &Unit<'_>, chains: &[Chain], plan: Option<&mut Plan>) -> Option<Wanted> {
    match unit {
        Unit::Word { text, prefix } => {
            let (mut exact, mut stems) = (Vec::new(), Vec::new());
            for (forms, of) in forms_in_all(chains, text) {
                add(&mut exact, forms.exact);
                match stems.iter_mut().find(|stem: &&mut Stem| stem.text == forms.stem) {
                    Some(stem) => of.into_iter().for_each(|chain| add(&mut stem.of, chain)),
                    None => stems.push(Stem { text: forms.stem, of }),
                }
            }
            if exact.is_empty() {
                return None;
            }
            if let Some(plan) = plan {
                let mut fewest = usize::MAX;
                for word in &exact {
                    let met = gram::meet(word);
                    let mut count = 0;
                    gram::grams(&met, |range| {
                        count += usize::from(gram::is_part(&met[range.clone()]));
                        add(&mut plan.grams, met[range].to_owned());
                    });
                    fewest = fewest.min(count);
                }
                plan.spelled += fewest;
            }
            Some(Wanted::Word { typed: (*text).to_owned(), exact, stems, prefix: *prefix, near: Vec::new() })
        }
        Unit::Phrase(words) => {
            let mut spellings = Vec::new();
            for chain in chains {
                chain.phrase(words).into_iter().for_each(|spelled| add(&mut spellings, spelled));
            }
            (!spellings.is_empty()).then_some(Wanted::Phrase(spellings))
        }
    }
}

/// Adds `item` where it is new.
pub(super) fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
