//! Reads one TOML file key by key, noting every problem with its line instead of stopping at the first.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::str::FromStr;

use domain::{Language, When};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::problem::Problems;

/// The version of the content folder's own files that this software reads.
const FORMAT: i64 = 1;

/// The most characters of a broken line that are shown.
const SHOWN: usize = 80;

/// A parsed TOML file, from which keys are taken; what is left at the end is unknown.
pub(super) struct TomlTable<'a, 'p> {
    path: &'a Path,
    source: &'a str,
    name: String,
    /// Where it begins, for a table within the file.
    line: Option<u32>,
    entries: Vec<(String, usize, Spanned<DeValue<'a>>)>,
    /// The lines that are no TOML: what was made of them is not judged.
    broken: BTreeSet<u32>,
    problems: &'p mut Problems,
}

/// The line, from 1, of byte `offset` in `source`.
fn line_of(source: &str, offset: usize) -> u32 {
    let before = &source.as_bytes()[..offset.min(source.len())];
    u32::try_from(before.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(u32::MAX - 1) + 1
}

fn entries<'a>(table: DeTable<'a>) -> Vec<(String, usize, Spanned<DeValue<'a>>)> {
    table.into_iter().map(|(key, value)| (key.get_ref().to_string(), key.span().start, value)).collect()
}

impl<'a, 'p> TomlTable<'a, 'p> {
    /// Parses `source`, the text of `path`; syntax errors are noted, one a line, and what could be read is kept.
    pub(super) fn parse(path: &'a Path, source: &'a str, problems: &'p mut Problems) -> Self {
        let (table, errors) = DeTable::parse_recoverable(source);
        let mut broken = BTreeSet::new();
        for error in errors {
            let line = line_of(source, error.span().map_or(0, |span| span.start));
            if broken.insert(line) {
                let text = source.lines().nth(line as usize - 1).unwrap_or_default().trim();
                let text: String = text.chars().take(SHOWN).collect();
                problems.error(path, Some(line), format!("“{text}” is not valid TOML: {}", error.message()));
            }
        }
        let entries = entries(table.into_inner());
        let mut table = Self { path, source, name: String::new(), line: None, entries, broken, problems };
        table.format();
        table
    }

    fn format(&mut self) {
        match self.need("format", "write format = 1").take_value("format") {
            None => {}
            Some((line, value)) => match value.as_integer().and_then(|number| number.as_str().parse::<i64>().ok()) {
                Some(FORMAT) => {}
                Some(newer) if newer > FORMAT => {
                    self.error(
                        line,
                        format!("format {newer} is newer than this version of shelf understands ({FORMAT})"),
                    );
                }
                _ => self.error(line, "format must be 1".to_owned()),
            },
        }
    }

    /// Notes an error of the value at `line`, unless that line is noted as broken already.
    fn error(&mut self, line: u32, message: String) {
        if !self.broken.contains(&line) {
            self.problems.error(self.path, Some(line), message);
        }
    }

    /// Notes it if `key` is absent; to be asked before its value is taken.
    pub(super) fn need(&mut self, key: &str, advice: &str) -> &mut Self {
        let there = self.entries.iter().any(|(name, ..)| name == key);
        if !there && !self.lost(key) {
            let place = self.place();
            self.problems.error(self.path, self.line, format!("“{key}” is missing{place}: {advice}"));
        }
        self
    }

    /// Whether `key` stands in a file with broken lines and may have gone with one of them, so that it is not missing.
    fn lost(&self, key: &str) -> bool {
        !self.broken.is_empty() && self.source.contains(key)
    }

    fn place(&self) -> String {
        if self.name.is_empty() { String::new() } else { format!(" in [{}]", self.name) }
    }

    /// A table within this one, which begins at `line`.
    fn inner(&mut self, key: &str, line: u32, table: DeTable<'a>) -> TomlTable<'a, '_> {
        TomlTable {
            path: self.path,
            source: self.source,
            name: key.to_owned(),
            line: Some(line),
            entries: entries(table),
            broken: self.broken.clone(),
            problems: self.problems,
        }
    }

    /// Where this table begins.
    pub(super) fn line(&self) -> u32 {
        self.line.unwrap_or(1)
    }

    fn take_value(&mut self, key: &str) -> Option<(u32, DeValue<'a>)> {
        let at = self.entries.iter().position(|(name, ..)| name == key)?;
        let (_, offset, value) = self.entries.remove(at);
        Some((line_of(self.source, offset), value.into_inner()))
    }

    /// The text of `key`, where it is there and a text.
    pub(super) fn text(&mut self, key: &str) -> Option<(u32, String)> {
        let (line, value) = self.take_value(key)?;
        match value.as_str() {
            Some(text) => Some((line, text.to_owned())),
            None => {
                self.error(line, format!("“{key}” must be a text in quotes, not {}", value.type_str()));
                None
            }
        }
    }

    /// The text of `key`, or the key itself where something is there that cannot be read and is noted.
    pub(super) fn said(&mut self, key: &str) -> Option<String> {
        let noted = self.problems.count();
        match self.text(key) {
            Some((_, text)) => Some(text),
            None => (self.problems.count() > noted || self.lost(key)).then(|| key.to_owned()),
        }
    }

    /// The value of `key`, parsed from its text; the parser's own error is the message.
    pub(super) fn parsed<T: FromStr<Err: std::fmt::Display>>(&mut self, key: &str) -> Option<T> {
        let (line, text) = self.text(key)?;
        self.parse_text(line, &text)
    }

    fn parse_text<T: FromStr<Err: std::fmt::Display>>(&mut self, line: u32, text: &str) -> Option<T> {
        text.parse().map_err(|error: T::Err| self.error(line, error.to_string())).ok()
    }

    /// One of a few words.
    pub(super) fn word<T: Copy>(&mut self, key: &str, words: &[(&str, T)]) -> Option<T> {
        let (line, text) = self.text(key)?;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.error(line, format!("“{text}” is not a value of “{key}”: use {}", all.join(", ")));
        }
        found
    }

    /// A date or a date-time with an offset, as a TOML date or as text.
    pub(super) fn when(&mut self, key: &str) -> Option<When> {
        let (line, value) = self.take_value(key)?;
        let text = match (value.as_datetime(), value.as_str()) {
            (Some(date), _) => date.to_string(),
            (None, Some(text)) => text.to_owned(),
            (None, None) => {
                self.error(line, format!("“{key}” must be a date such as 2026-11-23, not {}", value.type_str()));
                return None;
            }
        };
        self.parse_text(line, &text)
    }

    /// A yes or no; no when absent.
    pub(super) fn flag(&mut self, key: &str) -> bool {
        let Some((line, value)) = self.take_value(key) else { return false };
        value.as_bool().unwrap_or_else(|| {
            self.error(line, format!("“{key}” must be true or false"));
            false
        })
    }

    /// A whole number from 1.
    pub(super) fn counting(&mut self, key: &str) -> Option<u32> {
        let (line, value) = self.take_value(key)?;
        let number = value.as_integer().and_then(|number| number.as_str().parse().ok()).filter(|number| *number > 0);
        if number.is_none() {
            self.error(line, format!("“{key}” must be a whole number from 1"));
        }
        number
    }

    /// A list of texts, each parsed; what cannot be parsed is noted and left out.
    pub(super) fn list<T: FromStr<Err: std::fmt::Display>>(&mut self, key: &str) -> Vec<(u32, T)> {
        let Some((line, value)) = self.take_value(key) else { return Vec::new() };
        let Some(array) = value.as_array() else {
            self.error(line, format!("“{key}” must be a list in square brackets"));
            return Vec::new();
        };
        let mut found = Vec::new();
        for item in array.iter() {
            let line = line_of(self.source, item.span().start);
            match item.get_ref().as_str() {
                Some(text) => found.extend(self.parse_text(line, text).map(|value| (line, value))),
                None => self.error(line, format!("“{key}” must hold texts in quotes")),
            }
        }
        found
    }

    /// Texts by language tag.
    pub(super) fn by_language(&mut self, key: &str) -> BTreeMap<Language, String> {
        let mut texts = BTreeMap::new();
        let Some(mut table) = self.table(key) else { return texts };
        for tag in table.entries.iter().map(|(tag, ..)| tag.clone()).collect::<Vec<_>>() {
            let Some((line, text)) = table.text(&tag) else { continue };
            if let Some(language) = table.parse_text(line, &tag) {
                texts.insert(language, text);
            }
        }
        table.finish();
        texts
    }

    /// Lists of texts by language tag: everything that is left in this table.
    pub(super) fn lists_by_language(&mut self) -> BTreeMap<Language, Vec<String>> {
        let mut lists = BTreeMap::new();
        for (tag, offset) in self.entries.iter().map(|(tag, at, _)| (tag.clone(), *at)).collect::<Vec<_>>() {
            let texts: Vec<(u32, String)> = self.list(&tag);
            if let Some(language) = self.parse_text(line_of(self.source, offset), &tag) {
                lists.insert(language, texts.into_iter().map(|(_, text)| text.trim().to_owned()).collect());
            }
        }
        lists
    }

    /// Texts by language tag, of which there must be one at least.
    pub(super) fn some_by_language(&mut self, key: &str, advice: &str) -> BTreeMap<Language, String> {
        let noted = self.problems.count();
        let texts = self.need(key, advice).by_language(key);
        if texts.is_empty() && self.problems.count() == noted && self.broken.is_empty() {
            self.problems.error(self.path, self.line, format!("“{key}” is empty: {advice}"));
        }
        texts
    }

    /// A table within this one.
    pub(super) fn table(&mut self, key: &str) -> Option<TomlTable<'a, '_>> {
        let (line, value) = self.take_value(key)?;
        match value {
            DeValue::Table(table) => Some(self.inner(key, line, table)),
            other => {
                self.error(line, format!("“{key}” must be a table, not {}", other.type_str()));
                None
            }
        }
    }

    /// The tables of an array of tables, each given to `read`.
    pub(super) fn each_table(&mut self, key: &str, mut read: impl FnMut(&mut TomlTable<'a, '_>)) {
        let Some((line, value)) = self.take_value(key) else { return };
        let DeValue::Array(array) = value else {
            self.error(line, format!("“{key}” must be written as [[{key}]]"));
            return;
        };
        for item in array {
            let line = line_of(self.source, item.span().start);
            match item.into_inner() {
                DeValue::Table(table) => {
                    let mut table = self.inner(key, line, table);
                    read(&mut table);
                    table.finish();
                }
                other => self.error(line, format!("“{key}” must hold tables, not {}", other.type_str())),
            }
        }
    }

    /// Notes an error at `line` of this file.
    pub(super) fn refuse(&mut self, line: u32, message: impl Into<String>) {
        self.error(line, message.into());
    }

    /// Notes every key that nobody asked for.
    pub(super) fn finish(self) {
        let place = self.place();
        for (key, offset, _) in &self.entries {
            let line = line_of(self.source, *offset);
            self.problems.error(
                self.path,
                Some(line),
                format!("“{key}” is not a known key{place}: check its spelling"),
            );
        }
    }
}
