//! How a command ended.

use std::process::ExitCode;

use library::api::{ErrorCode, Failure};

/// How a command ended that printed its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All was done.
    Done,
    /// The answer tells of failures; the code says which was the gravest.
    With(u8),
}

impl Exit {
    /// The exit for an answer that holds `failures`: refused by verification before unreachable before the rest.
    pub(crate) fn gravest<'a>(failures: impl Iterator<Item = &'a Failure>) -> Self {
        let weight = |failure: &&Failure| match failure.code {
            ErrorCode::Refused => 2,
            ErrorCode::Unreachable | ErrorCode::Unplugged => 1,
            _ => 0,
        };
        failures.max_by_key(weight).map_or(Self::Done, |failure| Self::With(failure.exit_code()))
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Done => Self::SUCCESS,
            Exit::With(code) => Self::from(code),
        }
    }
}
