//! Text that says something and steers nothing: what a publisher wrote is shown on terminals, too.

use std::borrow::Cow;

/// `text` with a blank in place of every control character: one that moves the cursor of a terminal could have a publisher's
/// title write over what stands beside it. Tabs and line feeds stay where `lines` are wanted. The text keeps its length in
/// UTF-8, so that places in it stay where they are.
pub fn printable(text: &str, lines: bool) -> Cow<'_, str> {
    let steers = |letter: char| letter.is_control() && !(lines && matches!(letter, '\n' | '\t'));
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    // The controls of two bytes (U+0080 to U+009F) give a blank of two: U+00A0.
    let blank = |letter: char| if letter.len_utf8() == 1 { ' ' } else { '\u{a0}' };
    Cow::Owned(text.chars().map(|letter| if steers(letter) { blank(letter) } else { letter }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_blank_and_nothing_moves() {
        for (text, lines, wanted) in [
            ("Guide du centre", false, "Guide du centre"),
            ("دليل المركز\u{200f}", false, "دليل المركز\u{200f}"),
            ("Guide\u{1b}[2J\u{1b}[1;1H", false, "Guide [2J [1;1H"),
            ("Guide\u{9b}2J\u{7f}", false, "Guide\u{a0}2J "),
            ("One\r\nFingerprint: 7f3a", false, "One  Fingerprint: 7f3a"),
            ("One\r\n\tTwo\u{7}", true, "One \n\tTwo "),
        ] {
            assert_eq!(printable(text, lines), wanted);
            assert_eq!(printable(text, lines).len(), text.len());
        }
    }
}
