//! Tables: rows, and cells that go over several columns or rows.

use super::Body;
use super::tree::{flat, has_words};
use crate::builder::{Attributes, Mark};
use crate::docx::properties::is_on;
use crate::docx::styles::Role;
use crate::policy::{Model, Part};
use crate::xml::Element;

impl<'a> Body<'a, '_> {
    /// Reads a table, with the paragraph that is its caption.
    pub(super) fn table(&mut self, table: &'a Element, caption: Option<&'a Element>) {
        self.close_lists(0);
        let rows: Vec<Vec<Cell<'a>>> =
            flat(table).iter().filter(|row| &*row.name == "tr").map(|row| cells(row)).collect();
        let heads = flat(table)
            .iter()
            .filter(|row| &*row.name == "tr")
            .take_while(|row| row.child("trPr").and_then(|properties| properties.child("tblHeader")).is_some_and(is_on))
            .count();
        let mark = self.builder.open_block("table", Model::Table, Vec::new(), true);
        if let Some(caption) = caption {
            let part = self.builder.open_part(Part::Caption, &Vec::new(), true);
            let (_, look, run) = self.look(caption);
            self.words(caption, run, look.right_to_left == Some(true));
            self.builder.close(part);
        }
        let mut group: Option<Mark> = None;
        for (at, row) in rows.iter().enumerate() {
            if at == 0 || at == heads {
                group.take().into_iter().for_each(|mark| self.builder.close(mark));
                let tag = if at < heads { "thead" } else { "tbody" };
                group = Some(self.builder.open_part(Part::RowGroup(tag), &Vec::new(), true));
            }
            let part = self.builder.open_part(Part::Row, &Vec::new(), true);
            for cell in row.iter().filter(|cell| !cell.goes_on) {
                // Rows below that go on with this cell, as far as its own part of the table reaches.
                let last = if at < heads { heads } else { rows.len() };
                let below = rows[at + 1..last]
                    .iter()
                    .take_while(|row| row.iter().any(|other| other.column == cell.column && other.goes_on))
                    .count();
                let mut attributes: Attributes = Vec::new();
                if cell.columns > 1 {
                    attributes.push(("colspan".to_owned(), cell.columns.to_string()));
                }
                if below > 0 {
                    attributes.push(("rowspan".to_owned(), (below + 1).to_string()));
                }
                let tag = if at < heads { "th" } else { "td" };
                let open = self.builder.open_part(Part::Cell(tag), &attributes, true);
                self.cell(cell.element);
                self.builder.close(open);
            }
            self.builder.close(part);
        }
        group.into_iter().for_each(|mark| self.builder.close(mark));
        self.builder.close(mark);
    }

    fn cell(&mut self, cell: &'a Element) {
        let blocks = flat(cell);
        let spoken: Vec<&&Element> =
            blocks.iter().filter(|block| &*block.name == "tbl" || &*block.name == "p" && has_words(block)).collect();
        match spoken.as_slice() {
            // One plain paragraph is the cell's own words.
            [only] if &*only.name == "p" => {
                let (role, look, run) = self.look(only);
                if look.list.is_some_and(|(numbering, _)| numbering > 0) || role == Role::Quotation {
                    self.paragraph(only);
                } else {
                    self.words(only, run, look.right_to_left == Some(true));
                }
            }
            _ => self.blocks(cell),
        }
        self.close_lists(0);
    }
}

/// A cell of a table.
struct Cell<'a> {
    element: &'a Element,
    /// Its first column, from 0.
    column: u32,
    columns: u32,
    /// It is the same cell as the one above it.
    goes_on: bool,
}

fn cells(row: &Element) -> Vec<Cell<'_>> {
    let number = |element: Option<&Element>, name: &str| {
        element?.child(name)?.attribute("val")?.parse::<u32>().ok().map(|number| number.min(1_000))
    };
    let mut column = number(row.child("trPr"), "gridBefore").unwrap_or(0);
    let mut found = Vec::new();
    for element in flat(row).into_iter().filter(|cell| &*cell.name == "tc") {
        let properties = element.child("tcPr");
        let columns = number(properties, "gridSpan").unwrap_or(1).max(1);
        let merge = properties.and_then(|properties| properties.child("vMerge"));
        let goes_on = merge.is_some_and(|merge| merge.attribute("val").is_none_or(|val| val == "continue"));
        found.push(Cell { element, column, columns, goes_on });
        column = column.saturating_add(columns);
    }
    found
}
