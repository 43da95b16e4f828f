//! Russian: Snowball's stemmer, and the vowel that comes and goes before the last consonant of a stem (беженец, беженцы; справка,
//! справок), which it leaves where it stands.

use snowball_stemmers_rs::Algorithm;

use super::snowball;

/// Letters that a stem has at least without its vowel.
const LEAST: usize = 3;

/// The stem of a word in lower case.
pub fn stem(word: &str) -> String {
    let stem = snowball(Algorithm::Russian, word);
    // Where the vowel is gone, й and ь may stand in its place: сириец, сирийцы; владелец, владельцы.
    let endings = [("ец", "ц"), ("йц", "ц"), ("ьц", "ц"), ("ок", "к"), ("ек", "к"), ("ёк", "к")];
    let short = endings.iter().find_map(|(ending, left)| Some(format!("{}{left}", stem.strip_suffix(ending)?)));
    short.filter(|short| short.chars().count() >= LEAST).unwrap_or(stem)
}
