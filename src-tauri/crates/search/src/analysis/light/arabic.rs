//! Arabic: what is written together with a noun off its beginning, endings of number, gender and person off its end.
//!
//! After Larkey, Ballesteros and Connell, *Light stemming for Arabic information retrieval* (2007). Snowball's stemmer takes a
//! single ب, ف or و off a noun without the article and leaves it with the article, so that برنامج and البرنامج part, and does not
//! know والبرنامج; here a beginning comes off both or neither.

use super::super::arabic::concerns;
use super::{without_beginning, without_end};

/// The article, with the conjunctions and prepositions before it.
const ARTICLES: &[&str] = &["ال", "وال", "فال", "بال", "كال", "لل", "وبال", "فبال", "وكال", "فكال", "ولل", "فلل"];
const CONJUNCTIONS: &[&str] = &["و", "ف"];
const PREPOSITIONS: &[&str] = &["ب", "ل"];
/// Endings that may stand one after another.
const ENDINGS: &[&str] = &[
    "هما", "كما", "تين", "تان", "ات", "ون", "ين", "ان", "ها", "هم", "هن", "كم", "كن", "نا", "ية", "يه", "ة", "ه", "ي",
    "ا", "ت", "ك",
];
/// Letters that must be left: as many as most roots have.
const LEFT: usize = 3;
/// So many endings can follow one another: مساعداتهم.
const MOST_ENDINGS: usize = 3;

/// The stem of a word whose letters are folded.
pub fn stem(word: &str) -> &str {
    let word = without_beginning(word, ARTICLES, LEFT);
    let word = without_beginning(word, CONJUNCTIONS, LEFT);
    let word = without_beginning(word, PREPOSITIONS, LEFT);
    (0..MOST_ENDINGS).fold(word, |word, _| without_end(word, ENDINGS, LEFT))
}

/// How a noun phrase that begins with the folded `word` may begin where it stands with the article, a preposition or a conjunction,
/// which are words of their own and written as one with it.
pub fn openings(word: &str) -> Vec<String> {
    if !concerns(word) {
        return Vec::new();
    }
    let bare = without_beginning(word, ARTICLES, LEFT);
    let mut all = Vec::new();
    for conjunction in ["", "و", "ف"] {
        for beside in ["", "ال", "ب", "ل", "ك", "بال", "كال", "لل"] {
            all.push(format!("{conjunction}{beside}{bare}"));
        }
    }
    all.retain(|opening| opening != word);
    all
}
