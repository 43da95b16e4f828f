//! What went wrong, in words for the person at the terminal: what, why, and the command that helps.

use std::fmt;
use std::path::Path;

/// A failure that ends the command.
#[derive(Debug)]
pub struct Failure(String);

/// What everything here returns.
pub type Result<T> = std::result::Result<T, Failure>;

impl Failure {
    /// A failure with its whole message.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// `action` on `path` failed with `error`.
    pub fn io(action: &str, path: &Path, error: &std::io::Error) -> Self {
        Self(format!("could not {action} {}: {error}", path.display()))
    }

    /// The same failure, with the step that helps under it.
    pub fn hint(self, hint: impl fmt::Display) -> Self {
        Self(format!("{}\n  → {hint}", self.0))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}
