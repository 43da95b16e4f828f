//! Serbian and its sisters in one script.
//!
//! Serbian, Bosnian and Montenegrin are written in Cyrillic and in Latin, letter for letter; a reader types in either.
//! The index holds them in Latin, with đ as dj, the way it is typed where the keyboard has no đ.

use domain::Language;

/// Whether the language (primary subtag) is written in both scripts, or is the sister that readers of those know.
pub fn is_written_in_two_scripts(primary: &str) -> bool {
    matches!(primary, "sr" | "bs" | "hr" | "cnr" | "sh")
}

/// Whether a text in `language` is in Cyrillic; `None` for languages that have one script. Without a script in the tag
/// it is the one that CLDR holds likely.
pub fn is_cyrillic(language: &Language) -> Option<bool> {
    let primary = language.primary();
    let script = language.script().unwrap_or(if primary == "sr" { "Cyrl" } else { "Latn" });
    is_written_in_two_scripts(primary).then_some(script == "Cyrl")
}

/// `word`, in lower case, in Latin letters with their diacritics.
pub fn to_latin(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match letter(c) {
            Some(latin) => out.push_str(latin),
            None => out.push(c),
        }
    }
    out
}

/// The Latin spelling of one lower-case letter, where it has another than itself.
pub fn letter(c: char) -> Option<&'static str> {
    Some(match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'ђ' | 'đ' => "dj",
        'е' => "e",
        'ж' => "ž",
        'з' => "z",
        'и' => "i",
        'ј' => "j",
        'к' => "k",
        'л' => "l",
        'љ' => "lj",
        'м' => "m",
        'н' => "n",
        'њ' => "nj",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'ћ' => "ć",
        'у' => "u",
        'ф' => "f",
        'х' => "h",
        'ц' => "c",
        'ч' => "č",
        'џ' => "dž",
        'ш' => "š",
        'ѕ' => "dz",
        'ѓ' => "gj",
        'ќ' => "kj",
        _ => return None,
    })
}
