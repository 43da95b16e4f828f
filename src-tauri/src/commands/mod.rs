//! The commands, one module a domain. Each parses, calls one use-case of [`library`], and hands back its answer.

pub mod jobs;
pub mod nearby;
pub mod reading;
pub mod search;
pub mod shelf;
pub mod start;
pub mod sticks;
pub mod updates;

/// Tells whoever started the app with `FIELDSHELF_ANNOUNCE=1` what happens: for the benchmark and for pictures.
fn announce(words: impl FnOnce() -> String) {
    if std::env::var_os("FIELDSHELF_ANNOUNCE").is_some_and(|value| value == "1") {
        println!("{}", words());
    }
}
