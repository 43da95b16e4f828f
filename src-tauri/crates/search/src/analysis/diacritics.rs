//! Marks and strokes off, so that a word is found with and without them.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// `word` (lower case, composed as [`super::normalise`] leaves it) without accents, and with plain letters for those that no decomposition reaches.
///
/// Only marks that decorate a letter go: those of Latin, Greek, Cyrillic, Arabic and Hebrew. In Indic and South-East
/// Asian scripts a mark is a vowel and stays. й and ї stay letters of their own.
pub fn strip(word: &str) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            'й' | 'ї' => out.push(c),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ħ' => out.push('h'),
            'ı' => out.push('i'),
            'ŧ' => out.push('t'),
            'ŋ' => out.push('n'),
            // teh marbuta, typed as heh as often
            '\u{0629}' => out.push('\u{0647}'),
            _ if c.is_ascii() || matches!(c, '\u{0430}'..='\u{044F}' | '\u{0621}'..='\u{064A}') => out.push(c),
            _ => out.extend(std::iter::once(c).nfd().filter(|part| !is_decoration(*part))),
        }
    }
    // What was taken apart and had nothing to lose (Hangul, Indic) is put together again.
    if is_nfc_quick(out.chars()) == IsNormalized::Yes { out } else { out.nfc().collect() }
}

/// Combining marks that decorate a letter rather than being one.
fn is_decoration(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0487}' | '\u{0591}'..='\u{05BD}' | '\u{05BF}' | '\u{05C1}'
        | '\u{05C2}' | '\u{05C4}' | '\u{05C5}' | '\u{05C7}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
        || super::arabic::is_mark(c)
}
