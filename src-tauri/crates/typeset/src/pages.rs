//! A publication as a document: what it says of itself on every page, and its sections one after another.

use std::rc::Rc;

use content::Block;
use domain::{Direction, Language};

use crate::draw::{self, About};
use crate::flow::{Flow, style};
use crate::fonts::Face;
use crate::sheet::{Cursor, Frame, HEIGHT, Item, Kind, Shape, Sheet, WIDTH};
use crate::text::{BLACK, Paragraph, QUIET, RULE, Setter, Style};
use crate::{Typeset, TypesetError};

/// Empty space at the sides, in points.
const MARGIN: f32 = 62.0;
/// Empty space above and below what every page says, in points.
const EDGE: f32 = 34.0;
/// Size of the text, in points.
const SIZE: f32 = 10.5;
/// Most cells of tables that are set at once: so many take about a gigabyte of memory.
const MAX_CELLS: usize = 200_000;

/// What every page says of the publication.
pub struct Running<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its publisher's name.
    pub publisher: &'a str,
    /// The language of `warning` and `foot`.
    pub facts_language: &'a Language,
    /// What nobody must miss: that it is no longer in force, for example.
    pub warning: Option<&'a str>,
    /// Id, revision, language, as of when it holds: a line each.
    pub foot: &'a [String],
}

impl Running<'_> {
    /// Publisher and title, in one line.
    pub(crate) fn head(&self) -> String {
        format!("\u{2068}{}\u{2069} · \u{2068}{}\u{2069}", self.publisher, self.title)
    }
}

/// A publication to be set.
pub struct Pages<'a> {
    /// What every page says, in the language of `facts`.
    pub running: Running<'a>,
    /// The language of the publication.
    pub language: &'a Language,
    /// What stands under the title: a label and its value each.
    pub facts: &'a [(String, String)],
    /// The sections.
    pub parts: Vec<Part<'a>>,
    /// Whether links are followed by their address, for paper.
    pub addresses: bool,
    /// The bytes of a picture by the name that a block gives it.
    pub picture: &'a dyn Fn(&str) -> Option<Vec<u8>>,
}

/// A section to be set.
pub struct Part<'a> {
    /// Depth in the outline, from 1; 0 before the first heading.
    pub level: u8,
    /// Its heading; may be empty.
    pub heading: &'a str,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// Sets a publication.
///
/// # Errors
/// When it has more tables than are set at once, or the PDF cannot be written.
pub fn pages(what: &Pages<'_>) -> Result<Typeset, TypesetError> {
    let cells = cells(&what.parts);
    if cells > MAX_CELLS {
        return Err(TypesetError::TooMuch { cells, limit: MAX_CELLS });
    }
    let mut setter = Setter::new();
    let width = WIDTH - 2.0 * MARGIN;
    let running = &what.running;
    let facts_direction = running.facts_language.direction();
    let small = Style { colour: QUIET, ..style(Face::Plain, 8.0, facts_direction) };
    let body = style(Face::Book, SIZE, what.language.direction());

    let mut head = vec![Rc::new(setter.line(&running.head(), small, width))];
    if let Some(warning) = running.warning {
        let style = Style { strong: true, size: 9.5, colour: BLACK, ..small };
        head.push(Rc::new(setter.line(warning, style, width)));
    }
    // The number of the page stands at the end of the last line.
    let number_width = 64.0;
    let foot: Vec<_> =
        running.foot.iter().map(|line| Rc::new(setter.line(line, small, width - number_width))).collect();
    let height = |lines: &[Rc<Paragraph>]| lines.iter().map(|line| line.height()).sum::<f32>();
    let (head_height, foot_height) = (height(&head), height(&foot));
    let frame =
        Frame { left: MARGIN, width, top: EDGE + head_height + 18.0, bottom: HEIGHT - EDGE - foot_height - 16.0 };

    let mut sheet = Sheet::default();
    let mut flow = Flow {
        setter: &mut setter,
        sheet: &mut sheet,
        frame,
        cursor: Cursor { page: 0, y: frame.top },
        style: body,
        addresses: what.addresses,
        least: 0.0,
        picture: what.picture,
    };
    flow.heading(running.title, 0, 1.9);
    for (label, value) in what.facts {
        let style = Style { size: 9.0, colour: BLACK, ..small };
        let mut words = content::Words { text: format!("{label}: \u{2068}{value}\u{2069}"), marks: Vec::new() };
        words.marks.push((0..label.len() + 1, content::Mark::Strong));
        let words = Rc::new(flow.setter.paragraph(&words, style, width));
        let element = flow.sheet.element(Kind::Paragraph, None);
        flow.cursor = flow.sheet.put_lines(&words, frame.left, frame, flow.cursor, Some(element));
    }
    flow.gap(0.6);
    flow.rule(RULE, 0.8);
    flow.gap(0.4);
    for part in &what.parts {
        if !part.heading.is_empty() {
            let scale = match part.level {
                0 | 1 => 1.45,
                2 => 1.22,
                _ => 1.08,
            };
            // The title is the first level.
            flow.heading(part.heading, part.level.saturating_add(1).max(2), scale);
        }
        flow.blocks(&part.blocks);
    }

    let count = sheet.pages.len();
    for page in 0..count {
        let mut cursor = Cursor { page, y: EDGE };
        let everywhere = Frame { top: 0.0, bottom: f32::INFINITY, ..frame };
        for line in &head {
            cursor = sheet.put_lines(line, MARGIN, everywhere, cursor, None);
        }
        let mut rule = |y: f32| {
            let shape = Shape::Fill { width, height: 0.6, colour: RULE };
            sheet.put(page, Item { x: MARGIN, y, shape, element: None });
        };
        rule(cursor.y + 4.0);
        rule(HEIGHT - EDGE - foot_height - 6.0);
        let mut cursor = Cursor { page, y: HEIGHT - EDGE - foot_height };
        let foot_left = match facts_direction {
            Direction::Ltr => MARGIN,
            Direction::Rtl => MARGIN + number_width,
        };
        for line in &foot {
            cursor = sheet.put_lines(line, foot_left, everywhere, cursor, None);
        }
        // Numbers run from left to right in every language; their place is the end of the line.
        let style = Style { direction: facts_direction, ..small };
        let number = setter.line(&format!("\u{2066}{} / {count}\u{2069}", page + 1), style, number_width);
        let number_x = match facts_direction {
            Direction::Ltr => WIDTH - MARGIN - number.width(),
            Direction::Rtl => MARGIN + number.width() - number_width,
        };
        let y = HEIGHT - EDGE - number.height();
        let shape = Shape::Line { words: Rc::new(number), line: 0 };
        sheet.put(page, Item { x: number_x, y, shape, element: None });
    }
    let about = About {
        title: running.title,
        author: running.publisher,
        language: what.language.as_str(),
        right_to_left: what.language.direction() == Direction::Rtl,
    };
    Ok(Typeset { pdf: draw::pdf(&sheet, &about)?, pages: count, missing: setter.missing.into_iter().collect() })
}

/// How many cells the tables of these parts have.
fn cells(parts: &[Part<'_>]) -> usize {
    let blocks = parts.iter().flat_map(|part| &part.blocks);
    let rows = blocks.filter_map(|block| if let Block::Table(rows) = block { Some(rows) } else { None });
    rows.flatten().map(Vec::len).sum()
}
