//! Terms that mean the same, as a collection's publisher lists them for searching.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::Language;

/// The most terms of one collection's glossary: it travels with every change of the catalogue.
pub const GLOSSARY_TERMS: usize = 2000;
/// The most characters of one form of a term.
pub const FORM_CHARS: usize = 200;

/// One term: its acronyms, names and synonyms, by language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Term(BTreeMap<Language, Vec<String>>);

/// Why something is no term.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TermError {
    /// There is nothing to find it by, or nothing to find.
    #[error("a term needs two forms at least, such as an acronym and what it stands for, or a word in two languages")]
    Single,
    /// A form says nothing.
    #[error("a form of the term in “{0}” is empty")]
    Empty(Language),
    /// A form is no term but a text.
    #[error("a form of the term in “{0}” has more than {FORM_CHARS} characters")]
    Long(Language),
    /// A form holds what is no letter, mark or blank.
    #[error("a form of the term in “{0}” holds a control character")]
    Control(Language),
    /// A form is written twice.
    #[error("“{0}” is written twice in one term")]
    Twice(String),
}

impl Term {
    /// A term with these forms, by language.
    ///
    /// # Errors
    /// [`TermError`].
    pub fn new(forms: BTreeMap<Language, Vec<String>>) -> Result<Self, TermError> {
        let term = Self(forms);
        term.check().map(|()| term)
    }

    /// Whether it is one: a term that was read from a catalogue may say anything.
    ///
    /// # Errors
    /// [`TermError`].
    pub fn check(&self) -> Result<(), TermError> {
        let mut seen = BTreeSet::new();
        for (language, form) in self.forms() {
            if form.trim().is_empty() {
                return Err(TermError::Empty(language.clone()));
            }
            if form.chars().count() > FORM_CHARS {
                return Err(TermError::Long(language.clone()));
            }
            if form.contains(char::is_control) {
                return Err(TermError::Control(language.clone()));
            }
            if !seen.insert((language, form)) {
                return Err(TermError::Twice(form.to_owned()));
            }
        }
        if seen.len() < 2 { Err(TermError::Single) } else { Ok(()) }
    }

    /// Its forms, each with its language.
    pub fn forms(&self) -> impl Iterator<Item = (&Language, &str)> {
        self.0.iter().flat_map(|(language, forms)| forms.iter().map(move |form| (language, form.as_str())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_has_two_forms_that_say_something() {
        let long = "x".repeat(FORM_CHARS + 1);
        let term = |forms: &[(&str, &str)]| {
            let mut all: BTreeMap<Language, Vec<String>> = BTreeMap::new();
            for (tag, form) in forms {
                all.entry(tag.parse().unwrap()).or_default().push((*form).to_owned());
            }
            Term::new(all)
        };
        let en: Language = "en".parse().unwrap();
        for (forms, expected) in [
            (vec![("en", "AVRR"), ("en", "assisted return")], Ok(())),
            (vec![("en", "AVRR"), ("fr", "AVRR")], Ok(())),
            (vec![("en", "AVRR")], Err(TermError::Single)),
            (vec![], Err(TermError::Single)),
            (vec![("en", "AVRR"), ("en", " ")], Err(TermError::Empty(en.clone()))),
            (vec![("en", "AVRR"), ("en", &long)], Err(TermError::Long(en))),
            (vec![("en", "AVRR"), ("en", "AVRR"), ("fr", "ARV")], Err(TermError::Twice("AVRR".to_owned()))),
        ] {
            assert_eq!(term(&forms).map(|_| ()), expected, "{forms:?}");
        }
        let term = term(&[("en", "AVRR"), ("fr", "ARVR")]).unwrap();
        assert_eq!(serde_json::to_string(&term).unwrap(), r#"{"en":["AVRR"],"fr":["ARVR"]}"#);
    }
}
