//! The lines of a table of contents, kept apart: a reader looks for one of them, and joined as a paragraph they are a blob.
//!
//! Such lines end in the number of a page. Rows are taken for them only where several stand in a row, their numbers never
//! fall, and each stands at the same edge or has leaders before it. Rows of another table that are like that are better off
//! apart, too.

use crate::words::Line;

/// How many rows make a table of contents.
const ENOUGH: usize = 4;
/// How many rows without a number may stand between two with one: the beginning of a title that goes on below.
const BETWEEN: usize = 1;
/// How far from one another, in heights of type, edges may be and still be the same.
const SAME_EDGE: f32 = 0.35;

/// Lines that stand beside one another.
struct Row {
    first: usize,
    end: usize,
    entry: Option<Entry>,
}

/// What a row of a table of contents ends in.
struct Entry {
    /// The page.
    number: u32,
    /// Where the number ends, as its text runs.
    edge: f32,
    /// Whether dots lead to it.
    led: bool,
    /// The height of its type.
    height: f32,
}

/// Makes each row of a table of contents a paragraph, after [`crate::layout::part_paragraphs`].
pub(crate) fn part_entries(lines: &mut [Line]) {
    let rows = rows(lines);
    let mut at = 0;
    while at < rows.len() {
        let length = run(&rows[at..]);
        for (number, row) in rows[at..at + length].iter().enumerate() {
            // Pieces of a row belong together.
            lines[row.first + 1..row.end].iter_mut().for_each(|line| line.begins_paragraph = false);
            if number > 0 && rows[at + number - 1].entry.is_some() {
                lines[row.first].begins_paragraph = true;
            }
        }
        at += length;
        if length > 0 {
            if let Some(row) = rows.get(at) {
                lines[row.first].begins_paragraph = true;
            }
        } else {
            at += 1;
        }
    }
}

fn rows(lines: &[Line]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let beside = at > 0 && (lines[at - 1].bottom - line.bottom).abs() < 0.35 * line.height();
        match rows.last_mut().filter(|_| beside) {
            Some(row) => row.end = at + 1,
            None => rows.push(Row { first: at, end: at + 1, entry: None }),
        }
    }
    for row in &mut rows {
        row.entry = entry(&lines[row.first..row.end]);
    }
    rows
}

fn entry(row: &[Line]) -> Option<Entry> {
    let words: Vec<&str> = row.iter().flat_map(|line| &line.words).map(String::as_str).collect();
    let (last, title) = words.split_last()?;
    let is_leader = |c: char| matches!(c, '.' | '…' | '·' | '_' | '\u{2024}' | '\u{2025}');
    let digits = last.trim_start_matches(is_leader);
    let number = page_number(digits)?;
    let dots = title.iter().rev().take_while(|word| word.chars().all(is_leader)).flat_map(|word| word.chars());
    let dots: Vec<char> = dots.collect();
    let led = digits.len() < last.len() || dots.len() > 1 || dots.contains(&'…');
    title.iter().any(|word| word.chars().any(char::is_alphabetic)).then_some(())?;
    let ends = row.last()?;
    let edge = if row[0].is_right_to_left() { ends.left } else { ends.right };
    Some(Entry { number, edge, led, height: ends.height() })
}

/// The number of a page, in digits of any script; those of a preface, in small Roman letters, come before all others.
fn page_number(word: &str) -> Option<u32> {
    let zeros = ['0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{e50}'];
    let digit =
        |c: char| zeros.iter().find_map(|zero| (c as u32).checked_sub(*zero as u32).filter(|digit| *digit < 10));
    let count = word.chars().count();
    if (1..=4).contains(&count)
        && let Some(number) = word.chars().try_fold(0, |number, c| Some(number * 10 + digit(c)?))
    {
        return Some(number);
    }
    ((1..=7).contains(&count) && word.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l'))).then_some(0)
}

/// How many rows from the first on are those of a table of contents; the first and the last end in a number.
fn run(rows: &[Row]) -> usize {
    let Some(first) = rows.first().and_then(|row| row.entry.as_ref()) else { return 0 };
    let (mut last, mut count, mut length) = (first, 1, 1);
    for (at, row) in rows.iter().enumerate().skip(1) {
        match &row.entry {
            Some(entry) => {
                let same = (entry.edge - first.edge).abs() < SAME_EDGE * entry.height.max(1.0);
                if entry.number < last.number || !(entry.led || same) {
                    break;
                }
                (last, count, length) = (entry, count + 1, at + 1);
            }
            None if at >= length + BETWEEN => break,
            None => {}
        }
    }
    if count >= ENOUGH { length } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of type ten points high, each of pieces `(left, right, words)`; gives the texts of its paragraphs.
    fn paragraphs(rows: &[&[(f32, f32, &str)]]) -> Vec<String> {
        let mut lines = Vec::new();
        for (number, row) in rows.iter().enumerate() {
            let bottom = 700.0 - 12.0 * number as f32;
            lines.extend(row.iter().map(|(left, right, words)| Line {
                words: words.split(' ').map(str::to_owned).collect(),
                boxes: Vec::new(),
                left: *left,
                right: *right,
                top: bottom + 10.0,
                bottom,
                broken: false,
                begins_paragraph: false,
            }));
        }
        part_entries(&mut lines);
        let mut found: Vec<String> = Vec::new();
        for line in lines {
            let words = line.words.join(" ");
            match found.last_mut().filter(|_| !line.begins_paragraph) {
                Some(paragraph) => *paragraph += &format!(" {words}"),
                None => found.push(words),
            }
        }
        found
    }

    #[test]
    fn lines_that_end_in_pages_are_kept_apart() {
        let numbered: [&[(f32, f32, &str)]; 6] = [
            &[(0.0, 80.0, "1 Purpose"), (190.0, 200.0, "4")],
            &[(10.0, 90.0, "1.1 What a centre"), (190.0, 200.0, "4")],
            // A title that goes on below.
            &[(10.0, 180.0, "1.2 Who may come and")],
            &[(20.0, 90.0, "when"), (190.0, 200.0, "5")],
            &[(0.0, 80.0, "2 People"), (185.0, 200.0, "12")],
            &[(0.0, 150.0, "The text begins.")],
        ];
        let wanted =
            ["1 Purpose 4", "1.1 What a centre 4", "1.2 Who may come and when 5", "2 People 12", "The text begins."];
        assert_eq!(paragraphs(&numbered), wanted);
        let led: [&[(f32, f32, &str)]; 4] = [
            &[(0.0, 180.0, "Preface … ii")],
            &[(0.0, 187.0, "Doors ..... 1")],
            &[(0.0, 195.0, "Rooms . . . 7")],
            &[(0.0, 205.0, "Beds …… 7")],
        ];
        assert_eq!(paragraphs(&led).len(), 4, "{:?}", paragraphs(&led));
        let right_to_left: [&[(f32, f32, &str)]; 4] = [
            &[(120.0, 200.0, "غاية المركز"), (0.0, 10.0, "٤")],
            &[(130.0, 200.0, "العاملون"), (0.0, 10.0, "٥")],
            &[(110.0, 200.0, "الزيارة الأولى"), (0.0, 20.0, "١٢")],
            &[(140.0, 200.0, "السجلات"), (0.0, 20.0, "١٢")],
        ];
        assert_eq!(paragraphs(&right_to_left).len(), 4);
    }

    #[test]
    fn text_with_numbers_at_the_ends_of_its_lines_stays_together() {
        for rows in [
            // Too few.
            ["It opened in 2019", "and closed in 2020", "and opened again in 2021", "for good"],
            // They fall.
            ["Of the rooms 12", "were free, of the beds 9", "and of the chairs 40", "and that was in 2019"],
            // They stand anywhere.
            ["Of 7", "people who came, 12", "asked for 19", "or for more than 20"],
        ] {
            let rights = [200.0, 160.0, 140.0, 190.0];
            let rows: Vec<Vec<(f32, f32, &str)>> =
                rows.iter().zip(rights).map(|(words, right)| vec![(0.0, right, *words)]).collect();
            let rows: Vec<&[(f32, f32, &str)]> = rows.iter().map(Vec::as_slice).collect();
            assert_eq!(paragraphs(&rows).len(), 1, "{rows:?}");
        }
    }
}
