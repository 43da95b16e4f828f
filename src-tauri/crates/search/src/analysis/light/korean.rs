//! Korean: particles off nouns, which are written as one with them.

use super::without_end;

/// Topic, subject, object; of, at, from, to, with, also, only, up to; and the plural before them.
const PARTICLES: &[&str] = &[
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "에서",
    "에는",
    "에서는",
    "에게",
    "에게서",
    "로",
    "으로",
    "으로는",
    "와",
    "과",
    "도",
    "만",
    "까지",
    "부터",
    "들",
    "들은",
    "들이",
    "들을",
    "들의",
    "들에게",
];
/// Syllables that must be left.
const LEFT: usize = 2;

/// The stem of a word.
pub fn stem(word: &str) -> &str {
    // A noun may end as a particle does: 어린이, 어린이를.
    (0..2).fold(word, |word, _| without_end(word, PARTICLES, LEFT))
}
