//! Compatibility characters, case, digits and invisible characters.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How a language lowers its capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Casing {
    /// As Unicode's default case mapping.
    Plain,
    /// Capital I becomes ı, capital İ becomes i.
    Turkic,
}

impl Casing {
    /// The casing of a language by its primary subtag (Unicode SpecialCasing.txt names tr and az).
    pub fn of(primary: &str) -> Self {
        if matches!(primary, "tr" | "az") { Self::Turkic } else { Self::Plain }
    }
}

/// `word` in NFKC and lower case, with ASCII digits, final sigma as sigma, and without apostrophes and characters that
/// nobody sees: joiners, soft hyphens, direction marks, variation selectors.
pub fn normalise(word: &str, casing: Casing) -> String {
    let mut out = String::with_capacity(word.len());
    if casing == Casing::Plain && word.chars().all(is_plain) {
        out.extend(word.chars().flat_map(|c| if c == 'ς' { 'σ' } else { c }.to_lowercase()));
        return out;
    }
    for c in word.nfkc() {
        match c {
            'I' if casing == Casing::Turkic => out.push('ı'),
            'İ' if casing == Casing::Turkic => out.push('i'),
            'ς' => out.push('σ'),
            _ if is_invisible(c) || is_apostrophe(c) => {}
            _ => match ascii_digit(c) {
                Some(digit) => out.push(digit),
                None => out.extend(c.to_lowercase()),
            },
        }
    }
    // Lower case can decompose (İ gives i and a dot above) and removed characters can part a letter from its mark.
    if out.chars().any(is_combining_mark) { out.nfc().collect() } else { out }
}

/// Letters and digits that NFKC leaves alone in each other's company: most of Latin, Greek and Cyrillic. A shortcut, not
/// a rule.
pub fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '\u{00C0}'..='\u{00D6}' | '\u{00D8}'..='\u{00F6}' | '\u{00F8}'..='\u{012F}' | '\u{0134}'..='\u{013E}'
            | '\u{0141}'..='\u{0148}' | '\u{014A}'..='\u{017E}' | '\u{0386}' | '\u{0388}'..='\u{03CE}' | '\u{0400}'..='\u{0481}'
            | '\u{048A}'..='\u{052F}')
}

/// Characters written between the letters of a word in place of a letter or a pause.
pub fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{02BC}' | '\u{02BB}' | '\u{02B9}' | '\u{FF07}' | '\u{055A}'
    )
}

/// Format characters (general category Cf) and variation selectors that occur inside words.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180B}'..='\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// The first digit of each run of ten that is used with the languages of the field (UnicodeData.txt, category Nd).
const ZEROES: [char; 12] = [
    '\u{0660}', '\u{06F0}', '\u{07C0}', '\u{0966}', '\u{09E6}', '\u{0A66}', '\u{0AE6}', '\u{0BE6}', '\u{0E50}',
    '\u{1040}', '\u{17E0}', '\u{FF10}',
];

/// The ASCII digit that means the same as `c`.
pub fn ascii_digit(c: char) -> Option<char> {
    if c.is_ascii() {
        return None;
    }
    let value = ZEROES.iter().map(|zero| (c as u32).wrapping_sub(*zero as u32)).find(|value| *value < 10)?;
    char::from_digit(value, 10)
}
