//! Brackets and guillemets in text written from right to left.
//!
//! They are drawn mirrored there, and what a PDF says of them is the logical one or the drawn one, as its maker chose.
//! pdfium turns some of them again, by what stands beside them, and leaves some with the word beyond the blank. So neither
//! the character nor its word is believed: a bracket opens or closes by the side on which its word stands. `<` and `≤` stand
//! between blanks and do not show it; they are left as given.

use crate::pdfium::Glyph;
use crate::words::{is_left_to_right, is_right_to_left};

/// Forms that open and close, which Unicode mirrors (`Bidi_Mirrored`, types Ps, Pe, Pi and Pf).
const PAIRS: [(char, char); 8] =
    [('(', ')'), ('[', ']'), ('{', '}'), ('«', '»'), ('‹', '›'), ('⟨', '⟩'), ('⟦', '⟧'), ('⟪', '⟫')];
/// Gaps that differ by less, in heights of type, are the same.
const SAME_GAP: f32 = 0.05;

/// Which pair of [`PAIRS`] a character is of.
fn pair(c: char) -> Option<usize> {
    PAIRS.iter().position(|(open, close)| c == *open || c == *close)
}

/// A bracket's place in the line as it is found to be.
struct Place {
    glyph: Glyph,
    opens: bool,
    /// The word that it opens or closes.
    word: usize,
}

/// Gives the brackets of a line their logical form and the word they belong to, where they stand in right-to-left text.
pub(crate) fn restore(words: &mut Vec<Vec<Glyph>>) {
    let has = |word: &[Glyph], wanted: fn(char) -> bool| word.iter().any(|glyph| wanted(glyph.c));
    let right_to_left = words.iter().filter(|word| has(word, is_right_to_left)).count();
    if right_to_left == 0 || !words.iter().flatten().any(|glyph| pair(glyph.c).is_some()) {
        return;
    }
    let others = words.iter().filter(|word| has(word, is_left_to_right) && !has(word, is_right_to_left)).count();
    let mut row: Vec<(usize, usize, Glyph)> = Vec::new();
    for (word, glyphs) in words.iter().enumerate() {
        row.extend(glyphs.iter().enumerate().map(|(at, glyph)| (word, at, *glyph)));
    }
    row.sort_by(|a, b| middle(&b.2).total_cmp(&middle(&a.2)));
    let mut depth = [0_u32; PAIRS.len()];
    let mut places = Vec::new();
    let mut taken = Vec::new();
    for at in 0..row.len() {
        let (word, inside, glyph) = row[at];
        let Some(kind) = pair(glyph.c) else { continue };
        let (before, after) = (Side::of(&row, at, false), Side::of(&row, at, true));
        let same = glyph_height(&glyph) * SAME_GAP;
        let opens = match before.gap - after.gap {
            wider if wider > same => true,
            wider if wider < -same => false,
            _ => depth[kind] == 0,
        };
        let inner = if opens { &after } else { &before };
        let runs = match (before.right_to_left, after.right_to_left) {
            (Some(a), Some(b)) if a == b => a,
            // A pair around words of another script is theirs if more of them stand beyond it.
            _ if inner.right_to_left == Some(false) && beyond(&row, at, opens) => false,
            _ => right_to_left > others,
        };
        if !runs {
            continue;
        }
        depth[kind] = if opens { depth[kind] + 1 } else { depth[kind].saturating_sub(1) };
        let c = if opens { PAIRS[kind].0 } else { PAIRS[kind].1 };
        places.push(Place { glyph: Glyph { c, ..glyph }, opens, word: inner.word.unwrap_or(word) });
        taken.push((word, inside));
    }
    taken.sort_unstable();
    for (word, at) in taken.into_iter().rev() {
        words[word].remove(at);
    }
    // The innermost first: of those that open it is the last from the right, of those that close the first.
    for place in places.iter().rev().filter(|place| place.opens).chain(places.iter().filter(|place| !place.opens)) {
        put(&mut words[place.word], place);
    }
    words.retain(|word| !word.is_empty());
}

/// Puts a bracket before or after its word, but for signs that stand further out.
fn put(word: &mut Vec<Glyph>, place: &Place) {
    let x = middle(&place.glyph);
    let sign = |glyph: &&Glyph| !glyph.c.is_alphanumeric();
    let at = if place.opens {
        word.iter().take_while(|glyph| sign(glyph) && middle(glyph) > x).count()
    } else {
        word.len() - word.iter().rev().take_while(|glyph| sign(glyph) && middle(glyph) < x).count()
    };
    word.insert(at, place.glyph);
}

/// What stands on one side of a bracket.
struct Side {
    /// The widest gap up to the next letter or digit.
    gap: f32,
    /// Whose word it is.
    word: Option<usize>,
    /// How the next letter runs.
    right_to_left: Option<bool>,
}

impl Side {
    /// `row` runs from right to left; `after` looks to the left.
    fn of(row: &[(usize, usize, Glyph)], at: usize, after: bool) -> Self {
        let mut side = Self { gap: 0.0, word: None, right_to_left: None };
        let mut edge = row[at].2;
        for (word, _, glyph) in walk(row, at, after) {
            if side.word.is_none() {
                let gap = if after { edge.left - glyph.right } else { glyph.left - edge.right };
                side.gap = side.gap.max(gap);
                side.word = glyph.c.is_alphanumeric().then_some(*word);
                edge = *glyph;
            }
            if glyph.c.is_alphabetic() {
                side.right_to_left = Some(is_right_to_left(glyph.c));
                break;
            }
        }
        if side.word.is_none() {
            side.gap = f32::MAX;
        }
        side
    }
}

/// Whether the letters beyond the other bracket of a pair run from left to right, as those within do.
fn beyond(row: &[(usize, usize, Glyph)], at: usize, after: bool) -> bool {
    let letters = |c: char| c.is_alphabetic();
    let mut outside = walk(row, at, after).skip_while(|(_, _, glyph)| pair(glyph.c).is_none());
    let inside = walk(row, at, after).take_while(|(_, _, glyph)| pair(glyph.c).is_none());
    let within = inside.filter(|(_, _, glyph)| letters(glyph.c)).all(|(_, _, glyph)| is_left_to_right(glyph.c));
    within && outside.find(|(_, _, glyph)| letters(glyph.c)).is_some_and(|(_, _, glyph)| is_left_to_right(glyph.c))
}

/// The glyphs on one side, the nearest first, that stand at the same height.
fn walk(row: &[(usize, usize, Glyph)], at: usize, after: bool) -> impl Iterator<Item = &(usize, usize, Glyph)> {
    let bracket = row[at].2;
    let (left, right) = if after { (&row[at + 1..], &row[..0]) } else { (&row[..0], &row[..at]) };
    left.iter().chain(right.iter().rev()).filter(move |(_, _, g)| g.top > bracket.bottom && g.bottom < bracket.top)
}

fn middle(glyph: &Glyph) -> f32 {
    f32::midpoint(glyph.left, glyph.right)
}

fn glyph_height(glyph: &Glyph) -> f32 {
    (glyph.top - glyph.bottom).max(0.1)
}

#[cfg(test)]
mod tests {
    use crate::pdfium::Glyph;

    /// The words of a line as it is drawn from left to right. Its parts are given in pdfium's order, each the places of its
    /// first and last glyph; those after it are parted by a blank.
    fn read(drawn: &str, parts: &[(usize, usize)]) -> String {
        let glyph = |at: usize, c| {
            let left = at as f32 * 6.0;
            Glyph { c, left, right: left + 6.0, bottom: 0.0, top: 10.0, low: 0.0, high: 0.0, hyphen: false }
        };
        let all: Vec<char> = drawn.chars().collect();
        let mut glyphs = Vec::new();
        for (from, to) in parts {
            glyphs.extend((*from..=*to).filter(|at| all[*at] != ' ').map(|at| glyph(at, all[at])));
            glyphs.push(glyph(*to, ' '));
        }
        crate::words::lines(&glyphs).into_iter().flat_map(|line| line.words).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn brackets_open_and_close_by_the_side_their_word_stands_on() {
        for (drawn, parts, logical) in [
            // Drawn, logical or half of each in the PDF.
            ("דג «בא» גד", &[(8, 9), (3, 6), (0, 1)][..], "דג|«אב»|גד"),
            ("דג »בא« גד", &[(8, 9), (3, 6), (0, 1)], "דג|«אב»|גד"),
            ("דג (בא( גד", &[(8, 9), (3, 6), (0, 1)], "דג|(אב)|גד"),
            ("דג )בא) גד", &[(8, 9), (3, 6), (0, 1)], "דג|(אב)|גד"),
            (".]בא[ גד", &[(6, 7), (0, 4)], "דג|[אב]."),
            ("«?בא» :גד", &[(6, 8), (0, 4)], "דג:|«אב?»"),
            // On the wrong side of the blank, or alone.
            ("ד ג בא) AB", &[(6, 9), (4, 5), (2, 2), (0, 0)], "AB|(אב|ג|ד"),
            ("דג )AB) גד", &[(8, 9), (6, 6), (4, 5), (0, 3)], "דג|(AB)|גד"),
            ("דג (12) גד", &[(8, 9), (3, 6), (0, 1)], "דג|(12)|גד"),
            ("(ב)א", &[(0, 3)], "א(ב)"),
            // Words of another script, and lines of it.
            ("דג AB (CD) גד", &[(11, 12), (3, 9), (0, 1)], "דג|AB(CD)|גד"),
            ("דג f(x) גד", &[(8, 9), (3, 6), (0, 1)], "דג|f(x)|גד"),
            ("(AB) CD (EF)", &[(0, 3), (5, 6), (8, 11)], "(AB)|CD|(EF)"),
            ("AB »CD« EF בא", &[(0, 1), (3, 6), (8, 9), (11, 12)], "AB|»CD«|EF|אב"),
        ] {
            assert_eq!(read(drawn, parts), logical, "{drawn}");
        }
    }
}
