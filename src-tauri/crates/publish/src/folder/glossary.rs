//! `glossary.toml`: the terms by which a collection's texts are searched, in its languages.
//!
//! ```toml
//! format = 1
//!
//! [[terms]]
//! en = ["AVRR", "assisted voluntary return and reintegration"]
//! fr = ["AVRR", "aide au retour volontaire et à la réintégration"]
//! ```

use std::collections::BTreeMap;
use std::path::Path;

use domain::glossary::GLOSSARY_TERMS;
use domain::{Language, Term};

use super::read_text;
use super::toml_table::TomlTable;
use crate::problem::Problems;

/// Reads the glossary at `path`, below `root`, noting every problem.
pub(super) fn read(root: &Path, path: &Path, problems: &mut Problems) -> Vec<Term> {
    let Some(source) = read_text(root, path, problems) else { return Vec::new() };
    let mut found: Vec<(u32, Term)> = Vec::new();
    let mut doubled = Vec::new();
    let mut table = TomlTable::parse(path, &source, problems);
    let mut seen: BTreeMap<(Language, String), u32> = BTreeMap::new();
    table.need("terms", "write [[terms]] with en = [\"…\", \"…\"] and the other languages").each_table(
        "terms",
        |term| {
            let line = term.line();
            match Term::new(term.lists_by_language()) {
                Ok(read) => {
                    for (language, form) in read.forms() {
                        let folded = (language.clone(), search::analysis::fold(form));
                        if let Some(before) = seen.insert(folded, line).filter(|before| *before != line) {
                            doubled.push((line, format!("“{form}” is a form of the term at line {before} too")));
                        }
                    }
                    found.push((line, read));
                }
                Err(error) => term.refuse(line, error.to_string()),
            }
        },
    );
    if found.len() > GLOSSARY_TERMS {
        let line = found[GLOSSARY_TERMS].0;
        table.refuse(
            line,
            format!("a glossary has {GLOSSARY_TERMS} terms at most, because it travels with every update"),
        );
    }
    table.finish();
    for (line, why) in doubled {
        problems.warning(path, Some(line), format!("{why}: a search for it finds both"));
    }
    found.into_iter().map(|(_, term)| term).collect()
}
