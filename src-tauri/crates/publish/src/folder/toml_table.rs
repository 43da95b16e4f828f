//! Reads one TOML file key by key, noting every problem with its line instead of stopping at the first.

use std::path::Path;
use std::str::FromStr;

use domain::{Language, When};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::problem::Problems;

/// The version of the content folder's own files that this software reads.
const FORMAT: i64 = 1;

/// A parsed TOML file, from which keys are taken; what is left at the end is unknown.
pub(super) struct TomlTable<'a, 'p> {
    path: &'a Path,
    source: &'a str,
    name: String,
    entries: Vec<(String, usize, Spanned<DeValue<'a>>)>,
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
    /// Parses `source`, the text of `path`; syntax errors are noted, and what could be read is kept.
    pub(super) fn parse(path: &'a Path, source: &'a str, problems: &'p mut Problems) -> Self {
        let (table, errors) = DeTable::parse_recoverable(source);
        for error in errors {
            let line = error.span().map(|span| line_of(source, span.start));
            problems.error(path, line, format!("not valid TOML: {}", error.message()));
        }
        let mut table = Self { path, source, name: String::new(), entries: entries(table.into_inner()), problems };
        table.format();
        table
    }

    fn format(&mut self) {
        match self.take_value("format") {
            None => self.missing("format", "write format = 1"),
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

    fn error(&mut self, line: u32, message: String) {
        self.problems.error(self.path, Some(line), message);
    }

    /// Notes that `key` is needed and absent.
    pub(super) fn missing(&mut self, key: &str, advice: &str) {
        let place = if self.name.is_empty() { String::new() } else { format!(" in [{}]", self.name) };
        self.problems.error(self.path, None, format!("“{key}” is missing{place}: {advice}"));
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
    pub(super) fn by_language(&mut self, key: &str) -> std::collections::BTreeMap<Language, String> {
        let mut texts = std::collections::BTreeMap::new();
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

    /// A table within this one.
    pub(super) fn table(&mut self, key: &str) -> Option<TomlTable<'a, '_>> {
        let (line, value) = self.take_value(key)?;
        match value {
            DeValue::Table(table) => Some(TomlTable {
                path: self.path,
                source: self.source,
                name: key.to_owned(),
                entries: entries(table),
                problems: self.problems,
            }),
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
            match item.into_inner() {
                DeValue::Table(table) => {
                    let mut table = TomlTable {
                        path: self.path,
                        source: self.source,
                        name: key.to_owned(),
                        entries: entries(table),
                        problems: self.problems,
                    };
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
        let place = if self.name.is_empty() { String::new() } else { format!(" in [{}]", self.name) };
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
