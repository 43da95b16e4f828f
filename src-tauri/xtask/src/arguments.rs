//! The words after the command's name: options with values, flags, and the rest.

use std::collections::VecDeque;
use std::ffi::{OsStr, OsString};

use crate::failure::{Failure, Result};

/// What is left of the command line.
pub struct Arguments(VecDeque<OsString>);

impl Arguments {
    /// All words.
    pub fn new(words: impl Iterator<Item = OsString>) -> Self {
        Self(words.collect())
    }

    /// Takes the flag `--name`: whether it was there.
    pub fn flag(&mut self, name: &str) -> bool {
        let found = self.own().position(|word| word == name);
        found.and_then(|at| self.0.remove(at)).is_some()
    }

    /// Takes the option `--name VALUE`.
    pub fn value(&mut self, name: &str) -> Result<Option<OsString>> {
        let Some(at) = self.own().position(|word| word == name) else { return Ok(None) };
        self.0.remove(at);
        match self.0.get(at) {
            Some(word) if word != "--" => Ok(self.0.remove(at)),
            _ => Err(Failure::new(format!("{name} needs a value"))),
        }
    }

    /// What is left, without the `--` that parts the app's own.
    pub fn rest(mut self) -> Vec<OsString> {
        if let Some(at) = self.0.iter().position(|word| word == "--") {
            self.0.remove(at);
        }
        self.0.into()
    }

    /// What follows `--`; anything left before it is refused.
    pub fn after_dashes(self) -> Result<Vec<OsString>> {
        let own = self.own().next().map(unknown);
        own.map_or_else(|| Ok(self.rest()), Err)
    }

    /// Refuses whatever is left.
    pub fn finish(self) -> Result<()> {
        self.0.front().map_or(Ok(()), |word| Err(unknown(word)))
    }

    /// The words before `--`.
    fn own(&self) -> impl Iterator<Item = &OsStr> {
        self.0.iter().map(OsString::as_os_str).take_while(|word| *word != "--")
    }
}

fn unknown(word: &OsStr) -> Failure {
    Failure::new(format!("“{}” is not an option of this command", word.to_string_lossy())).hint("cargo xtask help")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(text: &str) -> Arguments {
        Arguments::new(text.split_whitespace().map(OsString::from))
    }

    #[test]
    fn options_and_flags_are_taken_and_the_rest_is_kept_in_order() {
        let mut given = arguments("a --size 3x4 b --release -- --release -- c");
        assert_eq!(given.value("--size").unwrap(), Some("3x4".into()));
        assert!(given.flag("--release"));
        assert!(!given.flag("--release"), "what follows -- belongs to the app");
        assert_eq!(given.value("--route").unwrap(), None);
        assert_eq!(given.rest(), ["a", "b", "--release", "--", "c"]);
    }

    #[test]
    fn what_is_not_known_is_refused_by_name() {
        assert!(arguments("--what").finish().unwrap_err().to_string().contains("--what"));
        assert!(arguments("x -- y").after_dashes().unwrap_err().to_string().contains("“x”"));
        assert_eq!(arguments("-- y").after_dashes().unwrap(), ["y"]);
        assert!(arguments("--size").value("--size").is_err());
        assert!(arguments("--size -- 3").value("--size").is_err());
    }
}
