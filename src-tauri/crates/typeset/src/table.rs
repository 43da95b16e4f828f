//! Tables: columns as wide as their words want and the frame allows, rows that may go on on the next page.

use std::rc::Rc;

use content::Cell;
use domain::Direction;

use crate::flow::Flow;
use crate::fonts::Face;
use crate::sheet::{Cursor, Frame, Item, Kind, Shape};
use crate::text::{RULE, Style};

/// Space on each side of a cell's words, in points.
const PADDING: f32 = 4.0;
/// Most columns that are set beside one another; what lies beyond is not legible on paper.
const MAX_COLUMNS: usize = 60;

/// A cell and the columns it takes.
struct Placed<'a> {
    cell: &'a Cell,
    first: usize,
    span: usize,
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
    let widths = widths(flow, &grid, columns, style);
    let left_of = |first: usize, span: usize| {
        let before: f32 = widths[..first].iter().sum();
        let width: f32 = widths[first..first + span].iter().sum();
        let x = match flow.style.direction {
            Direction::Ltr => flow.frame.left + before,
            Direction::Rtl => flow.frame.left + flow.frame.width - before - width,
        };
        (x, width)
    };
    let places: Vec<Vec<(f32, f32)>> =
        grid.iter().map(|row| row.iter().map(|placed| left_of(placed.first, placed.span)).collect()).collect();
    let table = flow.sheet.element(Kind::Table, None);
    rule(flow);
    for (row, places) in grid.iter().zip(&places) {
        let element = flow.sheet.element(Kind::Row, Some(table));
        let words: Vec<_> = row
            .iter()
            .zip(places)
            .map(|(placed, (_, width))| {
                let style = Style { strong: placed.cell.header, ..style };
                let words = flow.with_addresses(&placed.cell.words);
                Rc::new(flow.setter.paragraph(&words, style, (width - 2.0 * PADDING).max(1.0)))
            })
            .collect();
        let height = words.iter().map(|words| words.height()).fold(0.0, f32::max) + 2.0 * PADDING;
        // A row is kept together where that does not leave much of a page empty.
        let room = if height < (flow.frame.bottom - flow.frame.top) / 3.0 { height } else { 3.0 * style.size };
        flow.cursor = flow.cursor.with_room(flow.frame, room);
        let begin = Cursor { y: flow.cursor.y + PADDING, ..flow.cursor };
        let mut end = begin;
        for ((placed, (x, _)), words) in row.iter().zip(places).zip(&words) {
            let kind = if placed.cell.header { Kind::HeaderCell } else { Kind::Cell };
            let cell = flow.sheet.element(kind, Some(element));
            let frame = Frame { bottom: flow.frame.bottom - PADDING, ..flow.frame };
            end = end.max(flow.sheet.put_lines(words, x + PADDING, frame, begin, Some(cell)));
        }
        flow.cursor = Cursor { y: end.y + PADDING, ..end };
        rule(flow);
    }
}

fn rule(flow: &mut Flow<'_>) {
    let shape = Shape::Fill { width: flow.frame.width, height: 0.5, colour: RULE };
    let (x, y) = (flow.frame.left, flow.cursor.y);
    flow.sheet.put(flow.cursor.page, Item { x, y, shape, element: None });
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

/// The widths of the columns: what their words take on one line where there is room for that; else at least their
/// longest word, and the rest as they want it (CSS 2.2, 17.5.2.2).
fn widths(flow: &mut Flow<'_>, grid: &[Vec<Placed<'_>>], columns: usize, style: Style) -> Vec<f32> {
    let mut least = vec![2.0 * PADDING + style.size; columns];
    let mut most = least.clone();
    for placed in grid.iter().flatten() {
        let style = Style { strong: placed.cell.header, ..style };
        let (min, max) = flow.setter.widths(&placed.cell.words, style);
        let share = |width: f32| width / placed.span as f32 + 2.0 * PADDING + 0.5;
        for column in placed.first..placed.first + placed.span {
            least[column] = least[column].max(share(min));
            most[column] = most[column].max(share(max));
        }
    }
    let room = flow.frame.width;
    let (least_sum, most_sum): (f32, f32) = (least.iter().sum(), most.iter().sum());
    if most_sum <= room {
        // The rules go across the frame, so the columns do, too.
        return most.iter().map(|width| width * room / most_sum).collect();
    }
    if least_sum >= room {
        return least.iter().map(|width| width * room / least_sum).collect();
    }
    let spare = (room - least_sum) / (most_sum - least_sum);
    least.iter().zip(&most).map(|(least, most)| least + (most - least) * spare).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use content::Words;

    fn cell(columns: u32, rows: u32) -> Cell {
        Cell { header: false, columns, rows, words: Words::default() }
    }

    #[test]
    fn cells_take_the_columns_that_are_free_for_them() {
        let rows = [
            vec![cell(1, 2), cell(2, 1)],
            vec![cell(1, 1), cell(1, 0)],
            vec![cell(1, 1), cell(1, 1)],
            vec![cell(90, 1)],
        ];
        let places: Vec<Vec<(usize, usize)>> =
            grid(&rows).iter().map(|row| row.iter().map(|placed| (placed.first, placed.span)).collect()).collect();
        assert_eq!(places, [vec![(0, 1), (1, 2)], vec![(1, 1), (2, 1)], vec![(0, 1), (1, 1)], vec![(0, 60)]]);
    }
}
