//! Marks as Markdown: to be kept elsewhere, sent, or worked into a text of one's own.

use std::path::Path;

use domain::{Language, Marked};

use crate::Library;
use crate::api::{Failure, MarkQuery, MarkRow, SavedMarks};
use crate::copy_words::CopyWords;
use crate::error::not_written;

impl Library {
    /// The marks that match as Markdown, with its own words in `language` where there are such, else in English; and how many
    /// they are.
    ///
    /// # Errors
    /// As [`Library::marks`].
    pub fn export_marks(&self, query: &MarkQuery, language: &str) -> Result<(String, u32), Failure> {
        let marks = self.marks(query)?.items;
        let count = u32::try_from(marks.len()).unwrap_or(u32::MAX);
        let language = language.parse().or_else(|_| "en".parse());
        let language: Language =
            language.map_err(|error: domain::language::LanguageError| Failure::failed(error.to_string()))?;
        Ok((markdown(&marks, &CopyWords::in_language(&language)), count))
    }

    /// Writes what [`Library::export_marks`] gives to `path`, in place of what is there, whole or not at all.
    ///
    /// # Errors
    /// As [`Library::marks`], and when the file cannot be written.
    pub fn save_marks(&self, query: &MarkQuery, language: &str, path: &Path) -> Result<SavedMarks, Failure> {
        let (text, marks) = self.export_marks(query, language)?;
        self.store.write_file(path, text.as_bytes()).map_err(|error| not_written(path, error))?;
        Ok(SavedMarks { path: path.to_string_lossy().into_owned(), marks })
    }
}

fn markdown(marks: &[MarkRow], words: &CopyWords) -> String {
    let mut text = format!("# {}\n", words.say("marks-title"));
    let (mut edition, mut section) = ("", None);
    for mark in marks {
        if mark.edition != edition {
            (edition, section) = (&mark.edition, None);
            text += &format!("\n## {}\n\n<fieldshelf://{}>\n", escaped(&mark.title), mark.edition);
        }
        if section != Some((&mark.section, mark.page)) {
            section = Some((&mark.section, mark.page));
            text += &format!("\n### {}\n", place(mark, words));
        }
        text += &format!("\n{}\n", one(mark, words));
    }
    text
}

/// The heading under which a mark stands: its section's, and the page.
fn place(mark: &MarkRow, words: &CopyWords) -> String {
    let page = mark.page.map(|page| words.tell("marks-page", &[("page", &page.to_string())]));
    let heading = Some(escaped(&mark.heading)).filter(|heading| !heading.is_empty());
    let parts: Vec<String> = heading.into_iter().chain(page).collect();
    if parts.is_empty() { escaped(&mark.section) } else { parts.join(" · ") }
}

fn one(mark: &MarkRow, words: &CopyWords) -> String {
    let mut facts = vec![match (mark.of, mark.colour) {
        (Marked::Words, Some(colour)) => words.say(&format!("marks-{}", colour.as_str())),
        _ => words.say("marks-bookmark"),
    }];
    if mark.orphaned {
        facts.push(words.say("marks-orphaned"));
    }
    facts.push(mark.created.split('T').next().unwrap_or_default().to_owned());
    let facts = format!("*{}*", facts.join(" · "));
    let mut parts = Vec::new();
    if mark.of == Marked::Words {
        parts.push(quoted(&mark.words));
    }
    parts.push(facts);
    if let Some(was) = &mark.was {
        parts.push(format!("{}\n\n{}", words.say("marks-was"), quoted(was)));
    }
    if !mark.note.is_empty() {
        // A note is the person's own text, and may be Markdown.
        parts.push(mark.note.clone());
    }
    parts.join("\n\n")
}

fn quoted(text: &str) -> String {
    text.lines().map(|line| format!("> {}", escaped(line))).collect::<Vec<_>>().join("\n")
}

/// `text` as words that Markdown reads as nothing else (CommonMark 2.4: any ASCII punctuation may be escaped).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.chars().enumerate() {
        // At the beginning of a line these make a heading, a list or a rule.
        let leads = at == 0 && matches!(c, '#' | '+' | '-' | '=' | '~');
        if leads || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    // “1.” at the beginning makes a numbered list.
    let digits = out.chars().take_while(char::is_ascii_digit).count();
    if digits > 0 && out[digits..].starts_with(['.', ')']) {
        out.insert(digits, '\\');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_markdown_would_read_as_markup_stays_what_was_quoted() {
        for (text, expected) in [
            ("plain words", "plain words"),
            ("# 1 *a* <b>", "\\# 1 \\*a\\* \\<b\\>"),
            ("1. One", "1\\. One"),
            ("- item", "\\- item"),
            ("a - b, 3. c", "a - b, 3. c"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
