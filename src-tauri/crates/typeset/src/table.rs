//! Tables: columns as wide as their words want and the frame allows, rows that may go on on the next page under their names.
//!
//! What is too wide for the paper is set in parts, one below the other, each with the first column, which says what a row is
//! about: smaller type or broken words would not be read.

use std::rc::Rc;

use content::{Align, Cell};
use domain::Direction;

use crate::flow::Flow;
use crate::fonts::Face;
use crate::sheet::{Cursor, ElementId, Frame, Item, Kind, Shape};
use crate::text::{BLACK, Colour, Paragraph, RULE, Style};

/// Space on each side of a cell's words, in points.
const PADDING: f32 = 4.0;
/// Most columns of a table: as many as those of a dataset.
const MAX_COLUMNS: usize = 200;
/// The part of a frame that a single word, such as an address, makes its column wide at most; a longer one is broken.
const WIDEST_WORD: f32 = 0.3;

/// A cell and the columns it takes.
struct Placed<'a> {
    cell: &'a Cell,
    first: usize,
    span: usize,
}

/// What a cell has on the page.
struct Set {
    words: Rc<Paragraph>,
    x: f32,
    header: bool,
}

/// The columns of a part of a table, and how wide they are.
struct Columns {
    which: Vec<usize>,
    widths: Vec<f32>,
}

impl Columns {
    /// How far a cell begins from where lines begin, and its width; nothing where it has no column here.
    fn of(&self, placed: &Placed<'_>) -> Option<(f32, f32)> {
        let at = self.which.iter().position(|column| *column == placed.first)?;
        let end = (at + placed.span).min(self.widths.len());
        Some((self.widths[..at].iter().sum(), self.widths[at..end].iter().sum()))
    }
}

/// Sets a table at the flow's cursor.
pub(crate) fn place(flow: &mut Flow<'_>, rows: &[Vec<Cell>]) {
    let grid = grid(rows);
    let columns = grid.iter().flatten().map(|placed| placed.first + placed.span).max().unwrap_or(0);
    if columns == 0 {
        return;
    }
    let size = if columns > 6 { 0.72 } else { 0.85 };
    let size = (flow.style.size * size).max(flow.least);
    let style = Style { face: Face::Plain, size, leading: flow.style.leading * 0.93, ..flow.style };
    let head = head(&grid);
    let numeric: Vec<bool> = (0..columns).map(|column| holds_numbers(&grid[head..], column)).collect();
    let wanted = wanted(flow, &grid, &numeric, style);
    // Cells that reach over columns or rows keep a table together.
    let simple = grid.iter().flatten().all(|placed| placed.span == 1 && placed.cell.rows == 1);
    for (number, columns) in parts(&wanted, flow.frame.width, simple).iter().enumerate() {
        if number > 0 {
            flow.gap(0.8);
        }
        set(flow, &grid, head, columns, &numeric, style);
    }
}

/// Sets the rows of some columns.
fn set(flow: &mut Flow<'_>, grid: &[Vec<Placed<'_>>], head: usize, columns: &Columns, numeric: &[bool], style: Style) {
    let table = flow.sheet.element(Kind::Table, None);
    let mut names: Vec<Vec<Set>> = Vec::new();
    // The line above it stands on the page of its first rows.
    flow.cursor = flow.cursor.with_room(flow.frame, 8.0 * style.size);
    rule(flow, RULE, 0.5);
    for (number, row) in grid.iter().enumerate() {
        let cells: Vec<Set> = row
            .iter()
            .filter_map(|placed| cell(flow, placed, columns, numeric[placed.first] && placed.span == 1, style))
            .collect();
        let height = height(&cells);
        // A row is kept together where that does not leave much of a page empty; the names with the first row below them.
        let page = flow.frame.bottom - flow.frame.top;
        let mut room = if height < page / 3.0 { height } else { 3.0 * style.size };
        if number < head {
            room += 3.0 * style.size;
        }
        let next = flow.cursor.with_room(flow.frame, room);
        let turned = next.page != flow.cursor.page;
        flow.cursor = next;
        if turned {
            rule(flow, RULE, 0.5);
            let heights = names.iter().map(|names| self::height(names)).sum::<f32>();
            if number >= head && heights < page / 3.0 {
                // Those who are read to know the names of a column by its cells: these are no part of the text.
                for names in &names {
                    put(flow, names, None);
                }
                rule(flow, BLACK, 0.6);
            }
        }
        let element = flow.sheet.element(Kind::Row, Some(table));
        put(flow, &cells, Some(element));
        let last_name = number + 1 == head;
        rule(flow, if last_name { BLACK } else { RULE }, if last_name { 0.6 } else { 0.5 });
        if number < head && head < grid.len() {
            names.push(cells);
        }
    }
}

/// A cell's words in their place; nothing where its column is not set here.
fn cell(flow: &mut Flow<'_>, placed: &Placed<'_>, columns: &Columns, numeric: bool, style: Style) -> Option<Set> {
    let (before, width) = columns.of(placed)?;
    let x = match flow.style.direction {
        Direction::Ltr => flow.frame.left + before,
        Direction::Rtl => flow.frame.left + flow.frame.width - before - width,
    };
    let direction = placed.cell.direction.unwrap_or(style.direction);
    // The last digits of numbers stand below one another, on the right in either direction.
    let numbers = if direction == Direction::Ltr && numeric { Align::End } else { Align::Start };
    let align = placed.cell.align.unwrap_or(numbers);
    let style = Style { strong: placed.cell.header, direction, align, ..style };
    let words = flow.with_addresses(&placed.cell.words);
    let words = Rc::new(flow.setter.paragraph(&words, style, (width - 2.0 * PADDING).max(1.0)));
    Some(Set { words, x, header: placed.cell.header })
}

fn height(cells: &[Set]) -> f32 {
    cells.iter().map(|cell| cell.words.height()).fold(0.0, f32::max) + 2.0 * PADDING
}

/// Puts the cells of a row at the cursor, as parts of `row`; as nothing that is read where there is none.
fn put(flow: &mut Flow<'_>, cells: &[Set], row: Option<ElementId>) {
    let begin = Cursor { y: flow.cursor.y + PADDING, ..flow.cursor };
    let mut end = begin;
    for cell in cells {
        let kind = if cell.header { Kind::HeaderCell } else { Kind::Cell };
        let element = row.map(|row| flow.sheet.element(kind, Some(row)));
        let frame = Frame { bottom: flow.frame.bottom - PADDING, ..flow.frame };
        end = end.max(flow.sheet.put_lines(&cell.words, cell.x + PADDING, frame, begin, element));
    }
    flow.cursor = Cursor { y: end.y + PADDING, ..end };
}

fn rule(flow: &mut Flow<'_>, colour: Colour, height: f32) {
    let shape = Shape::Fill { width: flow.frame.width, height, colour };
    let (x, y) = (flow.frame.left, flow.cursor.y);
    flow.sheet.put(flow.cursor.page, Item { x, y, shape, element: None });
}

/// How many rows at the top name the columns.
fn head(grid: &[Vec<Placed<'_>>]) -> usize {
    let names = |row: &&Vec<Placed<'_>>| row.iter().all(|placed| placed.cell.header);
    let count = grid.iter().take_while(names).count();
    // A name that reaches into the rows below belongs to them.
    let reaches = |(number, row): (usize, &Vec<Placed<'_>>)| {
        row.iter().any(|placed| placed.cell.rows == 0 || number + placed.cell.rows as usize > count)
    };
    if grid.iter().take(count).enumerate().any(reaches) { 0 } else { count }
}

/// Whether all cells of a column that are not empty are numbers.
fn holds_numbers(rows: &[Vec<Placed<'_>>], column: usize) -> bool {
    let cells = || {
        let of_it = rows.iter().flatten().filter(|placed| placed.first == column && !placed.cell.header);
        of_it.map(|placed| placed.cell.words.text.trim()).filter(|text| !text.is_empty())
    };
    cells().next().is_some() && cells().all(is_number)
}

/// Digits of any script with what stands in and around them in a number; a day such as 2026-11-23 is none.
fn is_number(text: &str) -> bool {
    let text = text.trim_start_matches(['-', '+', '\u{2212}', '\u{200e}', '\u{200f}', '\u{61c}']);
    text.chars().any(char::is_numeric)
        && text.chars().all(|c| {
            c.is_numeric() || matches!(c, '.' | ',' | ' ' | '\'' | '%' | '\u{a0}' | '\u{202f}' | '\u{66a}'..='\u{66c}')
        })
}

/// Each cell with the columns that are free for it: a cell may reach down over the rows that follow.
fn grid(rows: &[Vec<Cell>]) -> Vec<Vec<Placed<'_>>> {
    // How many more rows each column is taken for.
    let mut taken: Vec<u32> = Vec::new();
    rows.iter()
        .map(|row| {
            let mut at = 0;
            let mut placed = Vec::new();
            let mut next = taken.iter().map(|rows| rows.saturating_sub(1)).collect::<Vec<_>>();
            for cell in row {
                while taken.get(at).is_some_and(|rows| *rows > 0) {
                    at += 1;
                }
                if at >= MAX_COLUMNS {
                    break;
                }
                let span = (cell.columns as usize).min(MAX_COLUMNS - at);
                if next.len() < at + span {
                    next.resize(at + span, 0);
                }
                let below = if cell.rows == 0 { u32::MAX } else { cell.rows - 1 };
                next[at..at + span].iter_mut().for_each(|rows| *rows = (*rows).max(below));
                placed.push(Placed { cell, first: at, span });
                at += span;
            }
            taken = next;
            placed
        })
        .collect()
}

/// The least and the most that each column wants: its longest word, or number with its unit, and all that it says on one line.
fn wanted(flow: &mut Flow<'_>, grid: &[Vec<Placed<'_>>], numeric: &[bool], style: Style) -> Vec<(f32, f32)> {
    let nothing = 2.0 * PADDING + style.size;
    let mut wanted = vec![(nothing, nothing); numeric.len()];
    let longest = flow.frame.width * WIDEST_WORD;
    for placed in grid.iter().flatten() {
        let style = Style { strong: placed.cell.header, ..style };
        let (min, max) = flow.setter.widths(&placed.cell.words, style);
        let min = if numeric[placed.first] && !placed.cell.header { max } else { min };
        let share = |width: f32| width / placed.span as f32 + 2.0 * PADDING + 0.5;
        for (least, most) in &mut wanted[placed.first..placed.first + placed.span] {
            *least = least.max(share(min.min(longest)));
            *most = most.max(share(max));
        }
    }
    wanted
}

/// The columns in as many parts as fit into `room` beside one another, all in one where they cannot be parted; each part but
/// the first begins with the first column.
fn parts(wanted: &[(f32, f32)], room: f32, simple: bool) -> Vec<Columns> {
    let mut parts: Vec<Vec<usize>> = vec![Vec::new()];
    let mut taken = 0.0;
    for (column, (least, _)) in wanted.iter().enumerate() {
        let part = parts.last_mut().filter(|part| !simple || part.len() < 2 || taken + least <= room);
        match part {
            Some(part) => part.push(column),
            None => {
                taken = wanted[0].0;
                parts.push(vec![0, column]);
            }
        }
        taken += least;
    }
    let widths = |which: Vec<usize>| {
        let own: Vec<(f32, f32)> = which.iter().map(|column| wanted[*column]).collect();
        Columns { which, widths: widths(&own, room) }
    };
    parts.into_iter().map(widths).collect()
}

/// The widths of columns that want so much: what their words take on one line where there is room for that; else at least
/// their longest word, and the rest as they want it (CSS 2.2, 17.5.2.2).
fn widths(wanted: &[(f32, f32)], room: f32) -> Vec<f32> {
    let least_sum: f32 = wanted.iter().map(|(least, _)| least).sum();
    let most_sum: f32 = wanted.iter().map(|(_, most)| most).sum();
    if most_sum <= room {
        // The rules go across the frame, so the columns do, too.
        return wanted.iter().map(|(_, most)| most * room / most_sum).collect();
    }
    if least_sum >= room {
        return wanted.iter().map(|(least, _)| least * room / least_sum).collect();
    }
    let spare = (room - least_sum) / (most_sum - least_sum);
    wanted.iter().map(|(least, most)| least + (most - least) * spare).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use content::Words;

    fn cell(columns: u32, rows: u32) -> Cell {
        Cell { header: false, columns, rows, direction: None, align: None, words: Words::default() }
    }

    fn says(text: &str, header: bool) -> Cell {
        Cell { header, words: Words { text: text.to_owned(), marks: Vec::new() }, ..cell(1, 1) }
    }

    #[test]
    fn cells_take_the_columns_that_are_free_for_them() {
        let rows = [
            vec![cell(1, 2), cell(2, 1)],
            vec![cell(1, 1), cell(1, 0)],
            vec![cell(1, 1), cell(1, 1)],
            vec![cell(900, 1)],
        ];
        let places: Vec<Vec<(usize, usize)>> =
            grid(&rows).iter().map(|row| row.iter().map(|placed| (placed.first, placed.span)).collect()).collect();
        assert_eq!(places, [vec![(0, 1), (1, 2)], vec![(1, 1), (2, 1)], vec![(0, 1), (1, 1)], vec![(0, 200)]]);
    }

    #[test]
    fn names_are_the_rows_at_the_top_that_hold_nothing_else() {
        let (name, value) = (says("n", true), says("1", false));
        let reaching = Cell { rows: 2, ..name.clone() };
        for (rows, wanted) in [
            (vec![vec![name.clone()], vec![value.clone()]], 1),
            (vec![vec![reaching.clone()], vec![name.clone()], vec![value.clone()]], 2),
            (vec![vec![reaching], vec![value.clone()]], 0),
            (vec![vec![name.clone(), value.clone()]], 0),
            (vec![vec![value], vec![name]], 0),
        ] {
            assert_eq!(head(&grid(&rows)), wanted, "{rows:?}");
        }
    }

    #[test]
    fn a_column_of_numbers_holds_nothing_else() {
        for (cells, wanted) in [
            (["1", "-20", ""], true),
            (["1 000,5", "12 %", "\u{2212}3"], true),
            (["١٢", "٣٫٥", "٪ 40"], true),
            (["2026-11-23", "2026-11-24", ""], false),
            (["1", "n/a", "2"], false),
            (["", "", ""], false),
        ] {
            let rows = cells.map(|cell| vec![says(cell, false)]);
            assert_eq!(holds_numbers(&grid(&rows), 0), wanted, "{cells:?}");
        }
    }

    #[test]
    fn what_is_too_wide_is_set_in_parts_that_each_begin_with_the_first_column() {
        let wanted = [(100.0, 120.0), (150.0, 400.0), (200.0, 200.0), (300.0, 300.0), (350.0, 900.0), (20.0, 20.0)];
        let which =
            |simple| -> Vec<Vec<usize>> { parts(&wanted, 460.0, simple).into_iter().map(|part| part.which).collect() };
        assert_eq!(which(true), [vec![0, 1, 2], vec![0, 3], vec![0, 4], vec![0, 5]]);
        assert_eq!(which(false), [vec![0, 1, 2, 3, 4, 5]], "what reaches over columns stays together");
        for part in parts(&wanted, 460.0, true) {
            assert!((part.widths.iter().sum::<f32>() - 460.0).abs() < 0.1, "across the frame");
        }
    }
}
