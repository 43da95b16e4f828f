//! The commands, one module a domain. Each parses, calls one use-case of [`library`], and hands back its answer.

pub mod reading;
pub mod search;
pub mod shelf;
pub mod start;
pub mod updates;
