//! Text that says something and steers nothing: what a publisher wrote is shown on terminals, too.

use std::borrow::Cow;
use std::collections::HashSet;

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

/// Whether `letter` turns the writing around, or ends that: an embedding, override or isolate (UAX #9, 2.1 to 2.5). Marks such
/// as U+200F, which only add a direction, do not.
pub fn turns(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// `text` as it can stand beside other text in a line of a terminal: of what turns the writing around only isolates stay that
/// end in their own line, since nothing beside those is moved, and nothing in them shown as other letters.
pub fn level(text: &str) -> Cow<'_, str> {
    if !text.contains(turns) {
        return Cow::Borrowed(text);
    }
    let mut level = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let stays = ended_isolates(line);
        let letters = line.char_indices().filter(|(at, letter)| !turns(*letter) || stays.contains(at));
        level.extend(letters.map(|(_, letter)| letter));
    }
    Cow::Owned(level)
}

/// Where isolates that end in `line` begin and end.
fn ended_isolates(line: &str) -> HashSet<usize> {
    let (mut open, mut ended) = (Vec::new(), HashSet::new());
    for (at, letter) in line.char_indices() {
        match letter {
            '\u{2066}'..='\u{2068}' => open.push(at),
            '\u{2069}' => ended.extend(open.pop().into_iter().flat_map(|begun| [begun, at])),
            _ => {}
        }
    }
    ended
}

/// What of `text` turns more around than it should: the first override, or what is begun in a line and not ended in it, or
/// ended and not begun. Embeddings and isolates that end are how scripts of two directions are written in one line.
pub fn unruly(text: &str) -> Option<char> {
    text.lines().find_map(|line| {
        let mut open = Vec::new();
        for letter in line.chars().filter(|letter| turns(*letter)) {
            match letter {
                '\u{202d}' | '\u{202e}' => return Some(letter),
                '\u{202c}' if !matches!(open.pop(), Some('\u{202a}' | '\u{202b}')) => return Some(letter),
                '\u{2069}' if !matches!(open.pop(), Some('\u{2066}'..='\u{2068}')) => return Some(letter),
                '\u{202c}' | '\u{2069}' => {}
                _ => open.push(letter),
            }
        }
        open.pop()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_the_writing_around_ends_where_it_stands() {
        let isolated = "تقرير \u{2066}COVID-19\u{2069} الأسبوعي";
        for (text, wanted, unsettles) in [
            ("Guide", "Guide", None),
            ("دليل المركز\u{200f}", "دليل المركز\u{200f}", None),
            (isolated, isolated, None),
            ("a \u{202b}b\u{202c} c", "a b c", None),
            ("exe\u{202e}fdp.", "exefdp.", Some('\u{202e}')),
            ("\u{2067}\u{202d}a\u{202c}\u{2069}", "\u{2067}a\u{2069}", Some('\u{202d}')),
            ("a\u{2067}b", "ab", Some('\u{2067}')),
            ("a\u{2069}b", "ab", Some('\u{2069}')),
            ("a\u{202a}b", "ab", Some('\u{202a}')),
            ("a\u{202c}b", "ab", Some('\u{202c}')),
            ("\u{2068}a\nb\u{2069}", "a\nb", Some('\u{2068}')),
            ("\u{2066}\u{2067}a\u{2069}", "\u{2067}a\u{2069}", Some('\u{2066}')),
        ] {
            assert_eq!((level(text).as_ref(), unruly(text)), (wanted, unsettles), "{text:?}");
        }
    }

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
