//! Tables and amounts, for people.

use std::fmt::Display;
use std::path::Path;

use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};

/// The fewest columns of a terminal in which a table is fitted to it: in narrower ones its rows run on.
const NARROWEST: u16 = 60;
/// The fewest columns of a table's column: a date and most words are not broken in it. Where not all columns have room, rows
/// run on.
const NARROWEST_COLUMN: u16 = 10;

/// A table with a head and no lines between rows; as wide as the terminal, or as its content where that is a file. What
/// stands in its first column, an id, is never broken, so that it can be copied.
pub(crate) fn table(head: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(head);
    if table.width().is_some_and(|width| width >= NARROWEST) {
        table.set_content_arrangement(ContentArrangement::Dynamic);
    }
    for (column, name) in table.column_iter_mut().zip(head) {
        let width = u16::try_from(name.len()).unwrap_or(u16::MAX).max(NARROWEST_COLUMN);
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(width)));
    }
    if let Some(first) = table.column_mut(0) {
        first.set_constraint(ColumnConstraint::ContentWidth);
    }
    table
}

/// Bytes in the unit that reads best.
pub(crate) fn bytes(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        1_000_000..1_000_000_000 => format!("{:.1} MB", bytes as f64 / 1e6),
        _ => format!("{:.1} GB", bytes as f64 / 1e9),
    }
}

/// A number with what it counts: “1 edition”, “2 editions”.
pub(crate) fn counted(number: impl Display, one: &str) -> String {
    let number = number.to_string();
    if number == "1" { format!("1 {one}") } else { format!("{number} {one}s") }
}

/// A path as it can be typed again, on a command line of any system.
pub(crate) fn typed(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/\\:._-+@".contains(c);
    if !text.is_empty() && text.chars().all(plain) { text } else { format!("\"{text}\"") }
}

pub(crate) use library::grouped_fingerprint as fingerprint;

/// A moment without its fraction of a second.
pub(crate) fn moment(text: &str) -> String {
    text.parse::<jiff::Timestamp>().map_or_else(|_| text.to_owned(), |at| at.strftime("%Y-%m-%d %H:%M UTC").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_well() {
        for (amount, text) in
            [(0, "0 B"), (999, "999 B"), (1_500, "1.5 kB"), (2_340_000, "2.3 MB"), (7_000_000_000, "7.0 GB")]
        {
            assert_eq!(bytes(amount), text);
        }
        assert_eq!([0, 1, 2].map(|number| counted(number, "edition")), ["0 editions", "1 edition", "2 editions"]);
        assert_eq!(typed(Path::new("content")), "content");
        assert_eq!(typed(Path::new("محتوى المكتب")), "\"محتوى المكتب\"");
    }
}
