//! From words and phrases to the terms of the index.
//!
//! The language of a query is not known, so a word is taken through the analysis of every language in the index; the
//! distinct results are one word's alternatives.

use crate::analysis::{Chain, forms_in_all, gram};

use super::Unit;
use super::parse::{Asked, How};

/// What to look up, by unit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Plan {
    pub units: Vec<Planned>,
    /// The distinct 4-grams of all words that are wanted.
    pub grams: Vec<String>,
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
}

/// The terms of one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wanted {
    Word {
        /// As it was typed.
        typed: String,
        /// Its folded forms.
        exact: Vec<String>,
        /// Its stems.
        stems: Vec<String>,
        /// Longer words count too.
        prefix: bool,
        /// Folded words of the index that differ from it by a slip of the hand; none unless they were looked for.
        near: Vec<String>,
    },
    /// Alternative spellings, each a run of folded words.
    Phrase(Vec<Vec<String>>),
}

/// What is `asked` for in an index analysed by `chains`.
pub(super) fn build(asked: &[Asked<'_>], chains: &[Chain]) -> Plan {
    let mut plan = Plan::default();
    let mut next = 0;
    for Asked { unit, how, title } in asked {
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
            let Some(wanted) = wanted(unit, chains, *how != How::Without, &mut plan.grams) else { continue };
            let bit = if *how == How::Or && next > 0 { next - 1 } else { next };
            next = next.max(bit + 1);
            plan.units.push(Planned { wanted, bit, without: *how == How::Without, title: *title });
        }
    }
    // One bit is for the 4-grams.
    plan.units.retain(|unit| unit.bit < super::MAX_UNITS as u32);
    plan
}

/// The terms of `unit`; its 4-grams are added to `grams` if it `is_wanted`. `None` where it has no terms.
fn wanted(unit: &Unit<'_>, chains: &[Chain], is_wanted: bool, grams: &mut Vec<String>) -> Option<Wanted> {
    match unit {
        Unit::Word { text, prefix } => {
            let (mut exact, mut stems) = (Vec::new(), Vec::new());
            for forms in forms_in_all(chains, text) {
                add(&mut exact, forms.exact);
                add(&mut stems, forms.stem);
            }
            if exact.is_empty() {
                return None;
            }
            for word in exact.iter().filter(|_| is_wanted) {
                let met = gram::meet(word);
                gram::grams(&met, |range| add(grams, met[range].to_owned()));
            }
            Some(Wanted::Word { typed: (*text).to_owned(), exact, stems, prefix: *prefix, near: Vec::new() })
        }
        Unit::Phrase(words) => {
            let mut spellings = Vec::new();
            for chain in chains {
                let spelled: Vec<_> =
                    words.iter().filter_map(|word| chain.forms(word)).map(|forms| forms.exact).collect();
                if !spelled.is_empty() {
                    add(&mut spellings, spelled);
                }
            }
            (!spellings.is_empty()).then_some(Wanted::Phrase(spellings))
        }
    }
}

fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
