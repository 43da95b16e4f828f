//! Terms that mean the same: acronyms, synonyms, translations.
//!
//! A query that holds one form of a term is also answered by the others. A form is known by the stems of its words, so
//! that endings do not matter, and in Latin letters, so that the script does not either.

use std::collections::{HashMap, HashSet};

use domain::Language;

use crate::analysis::segment::words;
use crate::analysis::{Chain, gram};

/// The most words of one form; longer ones are not looked for.
const MAX_WORDS: usize = 12;
/// The most other forms that one form of a term is answered by.
const MAX_OTHERS: usize = 60;

/// One way to write a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The language it is written in.
    pub language: Language,
    /// As it is written.
    pub text: String,
}

/// A form, ready to be looked up.
#[derive(Debug)]
struct Known {
    form: Form,
    /// By these words, each once, the form is recognised in a query.
    key: Vec<String>,
    words: Vec<TermWord>,
}

/// One word of a form as the index holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TermWord {
    pub exact: String,
    pub stem: String,
}

/// All terms of the glossaries of a library.
#[derive(Debug, Default)]
pub struct Glossary {
    forms: Vec<Known>,
    /// The forms of each term.
    terms: Vec<Vec<u32>>,
    /// Forms by the first word of their key, each with its term.
    by_first: HashMap<String, Vec<(u32, u32)>>,
    /// The analysis of the languages the forms are in.
    chains: Vec<Chain>,
}

/// Words of a query that are a form of a term.
#[derive(Debug)]
pub(crate) struct Recognised<'g> {
    /// How many words.
    pub length: usize,
    /// The other forms, each as its words.
    pub others: Vec<&'g [TermWord]>,
    /// The same as they are written.
    pub written: Vec<Form>,
}

impl Glossary {
    /// Of terms, each a list of forms.
    pub fn new(terms: impl IntoIterator<Item = Vec<Form>>) -> Self {
        let mut glossary = Self::default();
        for forms in terms {
            let term = u32::try_from(glossary.terms.len()).unwrap_or(u32::MAX);
            let mut members = Vec::new();
            for form in forms {
                let chain = Chain::of(&form.language);
                let spoken = words(&form.text).filter_map(|range| chain.forms(&form.text[range]));
                let spoken: Vec<TermWord> =
                    spoken.map(|forms| TermWord { exact: forms.exact, stem: forms.stem }).take(MAX_WORDS + 1).collect();
                if spoken.is_empty() || spoken.len() > MAX_WORDS {
                    continue;
                }
                let mut key: Vec<String> = Vec::new();
                for word in spoken.iter().map(|word| gram::meet(&word.stem)) {
                    // A question asks for each word once.
                    if !key.contains(&word) {
                        key.push(word);
                    }
                }
                let number = u32::try_from(glossary.forms.len()).unwrap_or(u32::MAX);
                glossary.by_first.entry(key[0].clone()).or_default().push((number, term));
                glossary.forms.push(Known { form, key, words: spoken });
                members.push(number);
                glossary.chains.push(chain);
            }
            glossary.terms.push(members);
        }
        glossary.chains.sort_unstable();
        glossary.chains.dedup();
        glossary
    }

    /// Whether there is no term.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// What a word may be known by: its forms in every language of the glossary and of `chains`.
    pub(crate) fn readings(&self, word: &str, chains: &[Chain]) -> HashSet<String> {
        let all = self.chains.iter().chain(chains).filter_map(|chain| chain.forms(word));
        all.flat_map(|forms| [gram::meet(&forms.exact), gram::meet(&forms.stem)]).collect()
    }

    /// The longest form that a run of words, given by their readings, begins with; and what else it is answered by.
    pub(crate) fn recognise(&self, readings: &[HashSet<String>]) -> Option<Recognised<'_>> {
        let first = readings.first()?;
        let begins = |key: &[String]| {
            key.len() <= readings.len() && key.iter().zip(readings).all(|(word, known)| known.contains(word))
        };
        let possible = first.iter().filter_map(|word| self.by_first.get(word)).flatten();
        let possible: Vec<(u32, u32)> =
            possible.filter(|(form, _)| begins(&self.forms[*form as usize].key)).copied().collect();
        let length = possible.iter().map(|(form, _)| self.forms[*form as usize].key.len()).max()?;
        let same = |form: &u32| self.forms[*form as usize].key.len() == length;
        let mut others: Vec<&[TermWord]> = Vec::new();
        let mut written = Vec::new();
        let asked: HashSet<&[String]> = possible
            .iter()
            .filter(|(form, _)| same(form))
            .map(|(form, _)| self.forms[*form as usize].key.as_slice())
            .collect();
        for (_, term) in possible.iter().filter(|(form, _)| same(form)) {
            for form in &self.terms[*term as usize] {
                let known = &self.forms[*form as usize];
                if asked.contains(known.key.as_slice()) || others.contains(&known.words.as_slice()) {
                    continue;
                }
                others.push(&known.words);
                written.push(known.form.clone());
            }
        }
        others.truncate(MAX_OTHERS);
        written.truncate(MAX_OTHERS);
        (!others.is_empty()).then_some(Recognised { length, others, written })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glossary() -> Glossary {
        let form = |tag: &str, text: &str| Form { language: tag.parse().unwrap(), text: text.to_owned() };
        Glossary::new([
            vec![
                form("en", "AVRR"),
                form("en", "assisted voluntary return and reintegration"),
                form("fr", "aide au retour volontaire et à la réintégration"),
                form("sr-Cyrl", "потпомогнути добровољни повратак и реинтеграција"),
            ],
            vec![form("en", "return"), form("en", "repatriation")],
            vec![form("en", " ")],
        ])
    }

    fn recognised(query: &str) -> Option<(usize, Vec<String>)> {
        let glossary = glossary();
        let readings: Vec<_> = words(query).map(|range| glossary.readings(&query[range], &[])).collect();
        let found = glossary.recognise(&readings)?;
        Some((found.length, found.written.into_iter().map(|form| form.text).collect()))
    }

    #[test]
    fn the_longest_form_is_recognised_in_any_ending_case_and_script() {
        for (query, length) in [
            ("avrr", 1),
            ("AVRR desk", 1),
            ("assisted voluntary returns and reintegration", 5),
            ("potpomognuti dobrovoljni povratak i reintegracija", 5),
            ("returned", 1),
        ] {
            assert_eq!(recognised(query).map(|(length, _)| length), Some(length), "{query}");
        }
        for query in ["desk", "assisted voluntary", ""] {
            assert_eq!(recognised(query), None, "{query}");
        }
        let (_, others) = recognised("avrr").unwrap();
        assert_eq!(others.len(), 3);
        assert!(others.iter().all(|text| text != "AVRR"));
        assert_eq!(recognised("return").unwrap().1, ["repatriation"]);
    }
}
