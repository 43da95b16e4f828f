//! From words and phrases to the terms of the index.
//!
//! The language of a query is not known, so a word is taken through the analysis of every language in the index; the
//! distinct results are one word's alternatives.

use crate::analysis::{Chain, forms_in_all, gram};

use super::Unit;

/// What to look up, by unit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Plan {
    pub units: Vec<Wanted>,
    /// The distinct 4-grams of all words.
    pub grams: Vec<String>,
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

/// What `units` ask for in an index analysed by `chains`.
pub(super) fn build(units: &[Unit<'_>], chains: &[Chain]) -> Plan {
    let mut plan = Plan::default();
    for unit in units {
        let wanted = match unit {
            Unit::Word { text, prefix } => {
                let (mut exact, mut stems) = (Vec::new(), Vec::new());
                for forms in forms_in_all(chains, text) {
                    add(&mut exact, forms.exact);
                    add(&mut stems, forms.stem);
                }
                if exact.is_empty() {
                    continue;
                }
                for word in &exact {
                    let met = gram::meet(word);
                    gram::grams(&met, |range| add(&mut plan.grams, met[range].to_owned()));
                }
                Wanted::Word { typed: (*text).to_owned(), exact, stems, prefix: *prefix, near: Vec::new() }
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
                if spellings.is_empty() {
                    continue;
                }
                Wanted::Phrase(spellings)
            }
        };
        plan.units.push(wanted);
    }
    plan
}

fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
