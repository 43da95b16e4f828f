//! What is wrong with a content folder, and where.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::Serialize;

/// Whether a problem stops a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Gravity {
    /// Nothing is built while it is there.
    Error,
    /// Something was changed or may surprise; the build goes on.
    Warning,
}

/// One problem of a content folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
pub struct Problem {
    /// The file, relative to the content folder.
    pub path: PathBuf,
    /// The line, from 1, where the problem has one.
    pub line: Option<u32>,
    /// Whether it stops a build.
    pub gravity: Gravity,
    /// What is wrong and what to do, in one sentence.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        let word = match self.gravity {
            Gravity::Error => "error",
            Gravity::Warning => "warning",
        };
        write!(f, ": {word}: {}", self.message)
    }
}

/// All problems found so far, gathered so that one run reports every one.
#[derive(Debug, Default)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Notes something that stops a build.
    pub fn error(&mut self, path: &Path, line: Option<u32>, message: impl Into<String>) {
        self.push(path, line, Gravity::Error, message.into());
    }

    /// Notes something that does not stop a build.
    pub fn warning(&mut self, path: &Path, line: Option<u32>, message: impl Into<String>) {
        self.push(path, line, Gravity::Warning, message.into());
    }

    fn push(&mut self, path: &Path, line: Option<u32>, gravity: Gravity, message: String) {
        self.0.push(Problem { path: path.to_owned(), line, gravity, message });
    }

    /// How many there are so far.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Whether anything stops a build.
    pub fn any_error(&self) -> bool {
        self.0.iter().any(|problem| problem.gravity == Gravity::Error)
    }

    /// The problems, in order of file and line, each once.
    pub fn into_sorted(mut self) -> Vec<Problem> {
        self.0.sort();
        self.0.dedup();
        self.0
    }
}

/// Warns where `text`, which is `what` of the file at `path`, turns the writing around and does not end that, or overrides the
/// order of its letters.
pub(crate) fn warn_of_order(path: &Path, what: &str, text: &str, problems: &mut Problems) {
    let Some(letter) = domain::printable::unruly(text) else { return };
    let why = match letter {
        '\u{202d}' | '\u{202e}' => "which shows letters in another order than they stand: take it out",
        '\u{202a}' | '\u{202b}' => {
            "which turns the writing around and is not ended: take it out, or end it with U+202C"
        }
        '\u{202c}' | '\u{2069}' => "which ends what was not begun: take it out",
        _ => "which turns the writing around and is not ended: take it out, or end it with U+2069",
    };
    problems.warning(path, None, format!("{what} holds U+{:04X}, {why}", u32::from(letter)));
}
