//! Words of the index that are nearly the one typed: a letter wrong, missing, too many, or two of them swapped.

use std::collections::BTreeMap;

use tantivy::Term;
use tantivy::query::FuzzyTermQuery;

use crate::index::Snapshot;

use super::build::Stem;
use super::{Plan, Wanted};

/// The fewest letters of a word in which a slip is looked for: shorter ones are one letter away from too many others.
const SHORTEST: usize = 4;
/// From so many letters on a second slip is looked for where one explains nothing.
const LONG: usize = 8;
/// So many near words are tried, the most frequent first.
const MOST: usize = 30;
/// A word that the index holds is taken for another only if that one stands in so many times more sections.
const MORE_FREQUENT: u64 = 10;

/// `plan` with the near words of each word; `None` if there are none. While `held` sections hold all the words, only
/// words that the index does not know at all are doubted.
pub(super) fn widened(snapshot: &Snapshot, plan: &Plan, held: u64) -> tantivy::Result<Option<Plan>> {
    let mut wider = plan.clone();
    let mut found = false;
    for unit in &mut wider.units {
        let Wanted::Word { exact, stems, prefix, near, .. } = &mut unit.wanted else { continue };
        if unit.without || unit.known {
            continue;
        }
        let known = frequency(snapshot, exact, stems, *prefix)?;
        if known > 0 && held > 0 {
            continue;
        }
        for word in exact.iter() {
            for candidate in candidates(snapshot, word, known)? {
                if !exact.contains(&candidate) && !near.contains(&candidate) {
                    near.push(candidate);
                }
            }
        }
        found |= !near.is_empty();
    }
    Ok(found.then_some(wider))
}

/// In how many sections a word stands as it is, by its stem, or, with `prefix`, as a beginning: at least 1 then.
fn frequency(snapshot: &Snapshot, exact: &[String], stems: &[Stem], prefix: bool) -> tantivy::Result<u64> {
    let (mut sections, stems) = (0, stems.iter().map(|stem| &stem.text).collect::<Vec<_>>());
    let exact: Vec<&String> = exact.iter().collect();
    for segment in &snapshot.segments {
        for (field, terms) in [(&segment.exact, &exact), (&segment.stem, &stems)] {
            for term in terms {
                sections += field.index.terms().get(term.as_bytes())?.map_or(0, |info| u64::from(info.doc_freq));
                if prefix {
                    let above = [term.as_bytes(), &[0xFF]].concat();
                    let mut longer = field.index.terms().range().gt(term.as_bytes()).lt(&above).into_stream()?;
                    sections += u64::from(longer.advance());
                }
            }
        }
    }
    Ok(sections)
}

/// The near words of `word`, which stands in `known` sections, most frequent first.
fn candidates(snapshot: &Snapshot, word: &str, known: u64) -> tantivy::Result<Vec<String>> {
    let letters = word.chars().count();
    if letters < SHORTEST || word.chars().all(|c| c.is_ascii_digit()) {
        return Ok(Vec::new());
    }
    // Two slips leave the first letter: with any first letter nearly all short beginnings of the index's words are followed,
    // which took 100 ms of a million sections' words, and people seldom miss it.
    let first = word.chars().next().map(String::from).unwrap_or_default().into_bytes();
    let after = [first.as_slice(), &[0xFF]].concat();
    for slips in 1..=if letters < LONG { 1 } else { 2 } {
        let term = Term::from_field_text(snapshot.fields.exact, word);
        // Swapped letters are one slip.
        let automaton = FuzzyTermQuery::new(term, slips, true).automaton()?;
        let mut sections: BTreeMap<Vec<u8>, u64> = BTreeMap::new();
        for segment in &snapshot.segments {
            let mut near = segment.exact.index.terms().search(&automaton);
            if slips > 1 {
                near = near.ge(&first).lt(&after);
            }
            let mut near = near.into_stream()?;
            while near.advance() {
                *sections.entry(near.key().to_vec()).or_default() += u64::from(near.value().doc_freq);
            }
        }
        let mut near: Vec<(u64, String)> = sections
            .into_iter()
            .filter(|(_, sections)| *sections > known.saturating_mul(MORE_FREQUENT))
            .filter_map(|(term, sections)| Some((sections, String::from_utf8(term).ok()?)))
            .filter(|(_, term)| term != word)
            .collect();
        if !near.is_empty() {
            near.sort_by(|left, right| right.0.cmp(&left.0).then_with(|| left.1.cmp(&right.1)));
            near.truncate(MOST);
            return Ok(near.into_iter().map(|(_, term)| term).collect());
        }
    }
    Ok(Vec::new())
}
