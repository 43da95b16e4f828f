//! What a file's or folder's name says: a language, an id, a title.

use domain::{Language, ShortName};

/// A language tag at the end of a name, after a hyphen, underscore or full stop.
pub(super) fn split_language(stem: &str) -> (&str, Option<Language>) {
    for (at, _) in stem.match_indices(['-', '_', '.']) {
        if let Some(language) = language_of(&stem[at + 1..]) {
            return (&stem[..at], Some(language));
        }
    }
    (stem, None)
}

/// The languages that a name may end with. Not all there are: “to”, “no” and “in” are languages too, and words first.
const LANGUAGES: [&str; 44] = [
    "am", "ar", "az", "bg", "bn", "bs", "cs", "de", "el", "en", "es", "fa", "fr", "hi", "hr", "hu", "hy", "it", "ja",
    "ka", "km", "ko", "ku", "mk", "nl", "pl", "prs", "ps", "pt", "ro", "ru", "sk", "sl", "so", "sq", "sr", "sv", "sw",
    "th", "ti", "tr", "uk", "ur", "zh",
];

/// The language that a short text names: one of [`LANGUAGES`], with a script or a region at most.
pub(super) fn language_of(text: &str) -> Option<Language> {
    let language: Language = text.replace('_', "-").parse().ok()?;
    let plain = language.as_str().split('-').skip(1).all(|part| {
        part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphabetic())
            || part.len() == 2 && part.bytes().all(|b| b.is_ascii_uppercase())
    });
    (plain && LANGUAGES.contains(&language.primary())).then_some(language)
}

/// A short name made from any text: its letters as a–z where they have a sound there, digits kept, all else a hyphen.
pub(super) fn slug(text: &str) -> Option<ShortName> {
    let mut name = String::new();
    let mut previous_lower = false;
    for c in deunicode::deunicode(text).chars() {
        if c.is_ascii_uppercase() && previous_lower {
            name.push('-');
        }
        previous_lower = c.is_ascii_lowercase();
        name.push(if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
    }
    let parts: Vec<&str> = name.split('-').filter(|part| !part.is_empty()).collect();
    let mut name = parts.join("-");
    name.truncate(64);
    name.trim_end_matches('-').parse().or_else(|_| format!("{name}-1").parse()).ok()
}

/// A file's or folder's name as a title: “AccountHijacking” and “account_hijacking” as “Account hijacking”.
pub(super) fn humanise(name: &str) -> String {
    let mut text = String::new();
    let mut letters = name.chars().peekable();
    let mut previous = '-';
    while let Some(c) = letters.next() {
        let apart = c.is_whitespace() || c == '-' || c == '_';
        let word_begins = previous.is_lowercase() && c.is_uppercase();
        if (apart || word_begins) && !text.is_empty() && !text.ends_with(' ') {
            text.push(' ');
        }
        if text.is_empty() && !apart {
            text.extend(c.to_uppercase());
        } else if word_begins && letters.peek().is_some_and(|next| next.is_lowercase()) {
            text.extend(c.to_lowercase());
        } else if !apart {
            text.push(c);
        }
        previous = c;
    }
    text.truncate(text.trim_end().len());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_a_title_in_its_own_letters() {
        for (name, title) in [
            ("intake_form", "Intake form"),
            ("AccountHijacking", "Account hijacking"),
            ("UNHCR guide -- 2nd", "UNHCR guide 2nd"),
            ("guía-práctica", "Guía práctica"),
            ("élargissement", "Élargissement"),
            ("دليل_العمل", "دليل العمل"),
            ("-", ""),
        ] {
            assert_eq!(humanise(name), title);
        }
    }
}
