//! Tables of data in: comma-separated values (RFC 4180), also with semicolons or tabs, as offices' programs write them.

use domain::{Section, SectionId};

use crate::tree::escape;

/// Most columns of a table.
const MAX_COLUMNS: usize = 200;
/// Most cells of a table that is shown.
const MAX_CELLS: usize = 1_000_000;
/// Rows of a table that are text too, and so can be searched.
pub const TEXT_ROWS: usize = 5_000;
/// Rows of one section.
const SECTION_ROWS: usize = 200;

/// A table of data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The columns, from the first row.
    pub columns: Vec<Column>,
    /// The other rows, each with a cell for every column, as written.
    pub rows: Vec<Vec<String>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What its cells hold.
    pub holds: Holds,
}

/// What the cells of a column hold, but for empty ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Words.
    Text,
    /// Numbers with a decimal point.
    Numbers,
    /// Numbers with a decimal comma.
    NumbersWithComma,
    /// Days, months or years as in ISO 8601: `2026-11-23`, `2026-11`, `2026`.
    Dates,
}

/// What is wrong with a table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct TableError {
    /// What it is and what to do.
    pub what: String,
    /// Where, as a line from 1.
    pub line: Option<u32>,
}

/// Reads a table whose first row names its columns.
///
/// # Errors
/// When it holds no rows, a row has another number of cells than the first, or it goes beyond the limits of this module.
pub fn table(source: &str) -> Result<Table, TableError> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let wrong = |what: String, line: Option<u64>| TableError { what, line: line.and_then(|line| line.try_into().ok()) };
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter(source)).flexible(true).from_reader(source.as_bytes());
    let head = reader.headers().map_err(|error| wrong(error.to_string(), Some(1)))?.clone();
    let names: Vec<String> = head.iter().map(|name| name.trim().to_owned()).collect();
    if names.iter().all(String::is_empty) {
        return Err(wrong("holds no table: its first row must name the columns".to_owned(), Some(1)));
    }
    if names.len() > MAX_COLUMNS {
        let what = format!("has {} columns; the most is {MAX_COLUMNS}: split it", names.len());
        return Err(wrong(what, Some(1)));
    }
    if let Some(at) = names.iter().position(String::is_empty) {
        return Err(wrong(format!("has no name for column {}: name it in the first row", at + 1), Some(1)));
    }
    let mut rows: Vec<Vec<String>> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map(csv::Position::line);
            wrong(format!("cannot be read as a table: {error}"), line)
        })?;
        let line = record.position().map(csv::Position::line);
        if record.len() != names.len() {
            let what = format!("has {} cells in a row; the first row has {}", record.len(), names.len());
            return Err(wrong(what, line));
        }
        rows.push(record.iter().map(|cell| cell.trim().to_owned()).collect());
        if rows.len() * names.len() > MAX_CELLS {
            return Err(wrong(format!("has more than {MAX_CELLS} cells; split it"), line));
        }
    }
    if rows.is_empty() {
        return Err(wrong("holds no rows below its first".to_owned(), None));
    }
    let columns = names.into_iter().enumerate().map(|(at, name)| {
        let cells = || rows.iter().map(move |row| row[at].as_str()).filter(|cell| !cell.is_empty());
        Column { holds: holds(&cells), name }
    });
    Ok(Table { columns: columns.collect(), rows })
}

/// What parts the cells: the one of the three that is most often in the first line, outside quotes.
fn delimiter(source: &str) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in source.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if !quoted => counts.iter_mut().filter(|(known, _)| *known == byte).for_each(|(_, count)| *count += 1),
            _ => {}
        }
    }
    // The first of those that are equally frequent.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(byte, _)| *byte)
}

fn holds<'t, I: Iterator<Item = &'t str>>(cells: &dyn Fn() -> I) -> Holds {
    let all = |test: &dyn Fn(&str) -> bool| cells().next().is_some() && cells().all(test);
    if all(&is_date) && !cells().all(|cell| cell.len() == 4) {
        Holds::Dates
    } else if all(&|cell| is_number(cell, '.')) {
        // Years alone are numbers, and are sorted and drawn the same.
        Holds::Numbers
    } else if all(&|cell| is_number(cell, ',')) {
        Holds::NumbersWithComma
    } else {
        Holds::Text
    }
}

/// Digits with one decimal mark, a sign before and a per cent sign after them, blanks between thousands.
fn is_number(cell: &str, mark: char) -> bool {
    let cell = cell.strip_prefix(['-', '+', '\u{2212}']).unwrap_or(cell);
    let cell = cell.strip_suffix('%').unwrap_or(cell).trim();
    let (whole, part) = cell.split_once(mark).unwrap_or((cell, "0"));
    let digit = |c: char| c.is_ascii_digit();
    !whole.is_empty()
        && whole.starts_with(digit)
        && whole.chars().all(|c| digit(c) || matches!(c, ' ' | '\u{a0}' | '\u{202f}'))
        && !part.is_empty()
        && part.chars().all(digit)
}

fn is_date(cell: &str) -> bool {
    let lengths: Vec<usize> = cell.split('-').map(str::len).collect();
    matches!(lengths.as_slice(), [4] | [4, 2] | [4, 2, 2]) && cell.chars().all(|c| c.is_ascii_digit() || c == '-')
}

impl Table {
    /// The table as text, for reading and searching without the file: its first [`TEXT_ROWS`] rows, in sections of
    /// two hundred.
    pub fn sections(&self) -> Vec<Section> {
        let rows = &self.rows[..self.rows.len().min(TEXT_ROWS)];
        let one = rows.len() <= SECTION_ROWS;
        let section = |(at, rows): (usize, &[Vec<String>])| {
            let first = at * SECTION_ROWS + 1;
            let id = if one { "start".to_owned() } else { format!("rows-{first}") };
            Section {
                id: id.parse().unwrap_or_else(|_| SectionId::page(at as u32 + 1)),
                level: u8::from(!one),
                heading: if one { String::new() } else { format!("{first}–{}", first + rows.len() - 1) },
                html: Some(self.html(rows)),
                text: None,
                pages: Vec::new(),
            }
        };
        rows.chunks(SECTION_ROWS).enumerate().map(section).collect()
    }

    fn html(&self, rows: &[Vec<String>]) -> String {
        let mut html = String::from("<table><thead><tr>");
        for column in &self.columns {
            html.push_str("<th scope=\"col\">");
            escape(&clean(&column.name), &mut html);
            html.push_str("</th>");
        }
        html.push_str("</tr></thead><tbody>");
        for row in rows {
            html.push_str("<tr>");
            for cell in row {
                html.push_str("<td>");
                escape(&clean(cell), &mut html);
                html.push_str("</td>");
            }
            html.push_str("</tr>");
        }
        html + "</tbody></table>"
    }
}

/// A cell as HTML shows it: without controls, its blanks as one.
fn clean(cell: &str) -> String {
    let shown: String = cell.chars().filter(|c| c.is_ascii_whitespace() || !c.is_control()).collect();
    shown.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_offices_write_is_read() {
        for (source, columns, second) in [
            ("a,b\n1,x\n2.5,y\n", [("a", Holds::Numbers), ("b", Holds::Text)], ["2.5", "y"]),
            (
                "\u{feff}a;b\n1,5;2026-01\n-2;2026-02\n",
                [("a", Holds::NumbersWithComma), ("b", Holds::Dates)],
                ["-2", "2026-02"],
            ),
            ("a\tb\n1 000\t\"x\ny\"\n12 %\t\"q\"\"\"\n", [("a", Holds::Numbers), ("b", Holds::Text)], ["12 %", "q\""]),
            ("\"a,x\";b\n2024;\n2025;1\n", [("a,x", Holds::Numbers), ("b", Holds::Numbers)], ["2025", "1"]),
        ] {
            let table = table(source).unwrap();
            let found: Vec<(&str, Holds)> = table.columns.iter().map(|c| (c.name.as_str(), c.holds)).collect();
            assert_eq!(found, columns, "{source}");
            assert_eq!(table.rows[1], second, "{source}");
        }
    }

    #[test]
    fn mistakes_have_their_line() {
        for (source, line) in
            [("", Some(1)), ("a,b\n", None), ("a,b\n1,2\n1\n", Some(3)), ("a,,c\n1,2,3", Some(1)), (",\n1,2", Some(1))]
        {
            assert_eq!(table(source).unwrap_err().line, line, "{source:?}");
        }
    }

    #[test]
    fn a_long_table_is_parted_and_what_it_holds_is_escaped() {
        let long = format!("n\n{}", "<b>&\n".repeat(450));
        let sections = table(&long).unwrap().sections();
        let shown: Vec<(&str, &str)> = sections.iter().map(|s| (s.id.as_str(), s.heading.as_str())).collect();
        assert_eq!(shown, [("rows-1", "1–200"), ("rows-201", "201–400"), ("rows-401", "401–450")]);
        assert!(sections[0].html.as_deref().unwrap().contains("<td>&lt;b&gt;&amp;</td>"));
    }

    proptest! {
        #[test]
        fn its_text_is_clean_whatever_it_holds(source in "[a-c<>&\"',;\t\n\u{0}\u{a0}א1.-]{0,120}") {
            if let Ok(table) = table(&source) {
                for section in table.sections() {
                    let html = section.html.unwrap();
                    prop_assert_eq!(crate::sanitise(&html), html);
                }
            }
        }
    }
}
