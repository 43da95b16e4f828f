//! Blocks of a section flow through a frame, page after page.

use std::rc::Rc;

use content::{Align, Block, Mark, Role, Words};
use domain::Direction;

use crate::fonts::Face;
use crate::sheet::{Cursor, ElementId, Frame, Item, Kind, Mark as Heading, Shape, Sheet};
use crate::table;
use crate::text::{BLACK, QUIET, RULE, Setter, Style};

/// A text that flows.
pub(crate) struct Flow<'a> {
    pub(crate) setter: &'a mut Setter,
    pub(crate) sheet: &'a mut Sheet,
    pub(crate) frame: Frame,
    pub(crate) cursor: Cursor,
    /// What its words are set in.
    pub(crate) style: Style,
    /// Whether links say their address: paper cannot be clicked.
    pub(crate) addresses: bool,
    /// No words are set smaller than this, in points, but those raised above a line or lowered below it.
    pub(crate) least: f32,
    /// The bytes of a picture by its name.
    pub(crate) picture: &'a dyn Fn(&str) -> Option<Vec<u8>>,
}

impl Flow<'_> {
    /// Leaves `lines` times the size free, but not at the top of a page.
    pub(crate) fn gap(&mut self, lines: f32) {
        if self.cursor.y > self.frame.top {
            self.cursor.y += self.style.size * lines;
        }
    }

    /// A heading: `scale` times the size, on the page of the words that follow it.
    pub(crate) fn heading(&mut self, text: &str, level: u8, scale: f32) {
        let style = Style { strong: true, size: self.style.size * scale, leading: 1.3, ..self.style };
        let words = Rc::new(self.setter.line(text, style, self.frame.width));
        self.gap(if level <= 1 { 1.3 } else { 1.0 });
        let following = self.style.size * self.style.leading * 2.5;
        self.cursor = self.cursor.with_room(self.frame, words.height() + following);
        let (page, y) = (self.cursor.page, self.cursor.y);
        self.sheet.marks.push(Heading { level, title: text.to_owned(), page, y });
        let kind = Kind::Heading { level: u16::from(level).clamp(1, 6), title: text.to_owned() };
        let element = self.sheet.element(kind, None);
        self.cursor = self.sheet.put_lines(&words, self.frame.left, self.frame, self.cursor, Some(element));
        self.gap(0.25);
    }

    /// Plain words as a paragraph.
    pub(crate) fn line(&mut self, text: &str, style: Style) {
        self.words(&Words { text: text.to_owned(), marks: Vec::new() }, style, Kind::Paragraph, 0.0);
    }

    /// The blocks of a section.
    pub(crate) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Words { role, depth, marker, direction, align, words } => {
                    let style =
                        Style { direction: direction.unwrap_or(self.style.direction), align: *align, ..self.style };
                    self.block(*role, *depth, marker.as_deref(), style, words);
                }
                Block::Picture { name, alt } => self.picture(name, alt),
                Block::Table(rows) => {
                    self.gap(0.5);
                    table::place(self, rows);
                    self.gap(0.5);
                }
                Block::Rule => {
                    self.gap(0.7);
                    self.rule(RULE, 0.6);
                    self.gap(0.7);
                }
            }
        }
    }

    /// A rule across the frame.
    pub(crate) fn rule(&mut self, colour: [u8; 3], height: f32) {
        let shape = Shape::Fill { width: self.frame.width, height, colour };
        self.sheet.put(self.cursor.page, Item { x: self.frame.left, y: self.cursor.y, shape, element: None });
        self.cursor.y += height;
    }

    fn block(&mut self, role: Role, depth: u8, marker: Option<&str>, mut style: Style, words: &Words) {
        let (mut kind, mut gap) = (Kind::Paragraph, 0.5);
        match role {
            Role::Paragraph => {}
            Role::Quotation => kind = Kind::Quotation,
            Role::Verbatim => style.face = Face::Plain,
            Role::Caption => {
                kind = Kind::Caption;
                style = Style { size: (style.size * 0.85).max(self.least), colour: QUIET, face: Face::Plain, ..style };
            }
            Role::Term => style.strong = true,
        }
        if marker.is_some() || role == Role::Caption {
            gap = 0.25;
        }
        self.gap(gap);
        // Deeper than this the lines would be too short to read.
        let indent = style.size * 1.6 * f32::from(depth.min(6));
        if let Some(marker) = marker {
            self.marker(marker, indent, style);
        }
        let from = self.cursor;
        self.words(&self.with_addresses(words), style, kind, indent);
        if role == Role::Quotation && self.cursor.page == from.page {
            let x = match self.style.direction {
                Direction::Ltr => self.frame.left + indent - style.size * 0.9,
                Direction::Rtl => self.frame.left + self.frame.width - indent + style.size * 0.9 - 1.5,
            };
            let shape = Shape::Fill { width: 1.5, height: self.cursor.y - from.y, colour: QUIET };
            self.sheet.put(from.page, Item { x, y: from.y, shape, element: None });
        }
    }

    /// The bullet or number before an item, in the space that the item is indented by.
    fn marker(&mut self, marker: &str, indent: f32, style: Style) {
        let width = style.size * 1.6;
        let style = Style { direction: self.style.direction, strong: marker != "•", align: Align::Start, ..style };
        let words = Rc::new(self.setter.line(marker, style, width * 2.0));
        self.cursor = self.cursor.with_room(self.frame, words.line_height(0) * 1.05);
        let x = match self.style.direction {
            Direction::Ltr => self.frame.left + indent - width,
            // Lines of right-to-left words end at the right edge of what they were set in.
            Direction::Rtl => self.frame.left + self.frame.width - indent + width - width * 2.0,
        };
        let element = self.sheet.element(Kind::Paragraph, None);
        let shape = Shape::Line { words, line: 0 };
        self.sheet.put(self.cursor.page, Item { x, y: self.cursor.y, shape, element: Some(element) });
    }

    fn words(&mut self, words: &Words, style: Style, kind: Kind, indent: f32) {
        let paragraph = Rc::new(self.setter.paragraph(words, style, self.frame.width - indent));
        let x = match self.style.direction {
            Direction::Ltr => self.frame.left + indent,
            Direction::Rtl => self.frame.left,
        };
        let element: ElementId = self.sheet.element(kind, None);
        self.cursor = self.sheet.put_lines(&paragraph, x, self.frame, self.cursor, Some(element));
    }

    /// The words with the address of each link after it, where the words do not say it themselves.
    pub(crate) fn with_addresses(&self, words: &Words) -> Words {
        let mut words = words.clone();
        if !self.addresses {
            return words;
        }
        let mut links: Vec<(usize, String)> = words
            .marks
            .iter()
            .filter_map(|(range, mark)| {
                let Mark::Link(address) = mark else { return None };
                let bare = address.trim_start_matches("https://").trim_start_matches("mailto:").trim_end_matches('/');
                (!words.text.contains(bare)).then(|| (range.end, format!(" (\u{2066}{bare}\u{2069})")))
            })
            .collect();
        links.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        for (at, address) in links {
            words.text.insert_str(at, &address);
            for (range, _) in &mut words.marks {
                if range.start >= at {
                    range.start += address.len();
                }
                if range.end > at {
                    range.end += address.len();
                }
            }
        }
        words
    }

    fn picture(&mut self, name: &str, alt: &str) {
        self.gap(0.6);
        let bytes = (self.picture)(name);
        let known = bytes.and_then(|bytes| Some((content::picture(&bytes).ok()?, bytes)));
        let Some((picture, bytes)) = known else {
            // Its words stand in its place.
            if !alt.is_empty() {
                let size = (self.style.size * 0.9).max(self.least);
                let style = Style { colour: QUIET, face: Face::Plain, size, ..self.style };
                self.line(&format!("[{alt}]"), style);
            }
            return;
        };
        // A pixel of the window is three quarters of a point (CSS Values 4, 6.2).
        let (width, height) = (picture.width as f32 * 0.75, picture.height as f32 * 0.75);
        let most = if self.frame.bottom.is_finite() { (self.frame.bottom - self.frame.top) * 0.6 } else { 220.0 };
        let scale = (self.frame.width / width).min(most / height).min(1.0);
        let (width, height) = (width * scale, height * scale);
        self.cursor = self.cursor.with_room(self.frame, height);
        let x = match self.style.direction {
            Direction::Ltr => self.frame.left,
            Direction::Rtl => self.frame.left + self.frame.width - width,
        };
        let element = self.sheet.element(Kind::Figure { alt: alt.to_owned() }, None);
        let shape = Shape::Picture { bytes: Rc::new(bytes), media_type: picture.media_type, width, height };
        self.sheet.put(self.cursor.page, Item { x, y: self.cursor.y, shape, element: Some(element) });
        self.cursor.y += height;
        self.gap(0.3);
    }
}

/// The look of a text in `face` and `size` for readers of a script that runs in `direction`. Arabic letters need more room
/// between the lines than Latin ones.
pub(crate) fn style(face: Face, size: f32, direction: Direction) -> Style {
    let leading = match direction {
        Direction::Ltr => 1.42,
        Direction::Rtl => 1.65,
    };
    Style { face, size, strong: false, colour: BLACK, direction, leading, align: Align::Start }
}
