//! A section as blocks of words, for whoever sets it on pages: no markup is left, only what it meant.

use std::ops::Range;

use domain::Direction;

use crate::sanitise::parse;
use crate::tree::{Node, NodeId, Tree};

/// A block of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Words that go together.
    Words {
        /// What they are.
        role: Role,
        /// How far they are indented: the number of lists and quotations around them.
        depth: u8,
        /// What stands before them: the bullet or number of a list's item.
        marker: Option<String>,
        /// The direction they are marked with, where they are.
        direction: Option<Direction>,
        /// Where their lines stand.
        align: Align,
        /// The words; a line break in them is the author's.
        words: Words,
    },
    /// A picture.
    Picture {
        /// The name of its file, as the edition or its package names it.
        name: String,
        /// What it shows, in words; may be empty.
        alt: String,
    },
    /// A table: its rows of cells; those of its head come first.
    Table(Vec<Vec<Cell>>),
    /// A rule between paragraphs.
    Rule,
}

/// What a block of words is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A paragraph or a list's item.
    Paragraph,
    /// Somebody else's words, or words beside the text.
    Quotation,
    /// Verbatim text.
    Verbatim,
    /// The caption of a figure or table.
    Caption,
    /// A term that is described below, or what a folded part is called.
    Term,
}

/// Where lines stand between the edges of what they are set in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Align {
    /// Where lines begin.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// Where lines end.
    End,
}

/// Text with marks on parts of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// The text.
    pub text: String,
    /// What is marked; ranges of bytes of `text`, which may lie in one another.
    pub marks: Vec<(Range<usize>, Mark)>,
}

/// What is said of a part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// Strong importance, or bold.
    Strong,
    /// Taken out.
    Deleted,
    /// Added, or underlined.
    Inserted,
    /// Above the line.
    Raised,
    /// Below the line.
    Lowered,
    /// A link to that address outside the library.
    Link(String),
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Whether it names a row or column.
    pub header: bool,
    /// How many columns it spans, from 1.
    pub columns: u32,
    /// How many rows it spans, from 1; 0 for all that follow.
    pub rows: u32,
    /// The direction it is marked with, where it is.
    pub direction: Option<Direction>,
    /// Where its lines stand, where that is said.
    pub align: Option<Align>,
    /// What it says; blocks in it are parted by line breaks.
    pub words: Words,
}

/// The blocks of a section's HTML, which is sanitised on the way.
pub fn blocks(html: &str) -> Vec<Block> {
    let (tree, root) = parse(html);
    let mut writer = Writer { tree: &tree, blocks: Vec::new(), words: Words::default(), around: Around::default() };
    writer.children(root);
    writer.flush();
    writer.blocks
}

/// What the block that is being gathered lies in.
#[derive(Debug, Clone, Default)]
struct Around {
    role: Option<Role>,
    depth: u8,
    marker: Option<String>,
    direction: Option<Direction>,
    verbatim: bool,
    align: Align,
    /// Whether all words are strong.
    strong: bool,
}

struct Writer<'a> {
    tree: &'a Tree,
    blocks: Vec<Block>,
    words: Words,
    around: Around,
}

impl Writer<'_> {
    fn children(&mut self, id: NodeId) {
        for child in self.tree.children(id) {
            self.node(*child);
        }
    }

    /// Ends the block that is being gathered.
    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        if words.text.trim().is_empty() {
            return;
        }
        let mut words = trimmed(words, self.around.verbatim);
        if self.around.strong {
            words.marks.push((0..words.text.len(), Mark::Strong));
        }
        self.blocks.push(Block::Words {
            role: self.around.role.unwrap_or(Role::Paragraph),
            depth: self.around.depth,
            marker: self.around.marker.take(),
            direction: self.around.direction,
            align: self.around.align,
            words,
        });
    }

    /// Gathers what lies in `id` as blocks of their own, within what `change` makes of what is around.
    fn within(&mut self, id: NodeId, change: impl FnOnce(&mut Around)) {
        self.flush();
        let before = self.around.clone();
        change(&mut self.around);
        if let Some(direction) = self.direction(id) {
            self.around.direction = Some(direction);
        }
        let style = self.attribute(id, "data-style").unwrap_or_default().to_owned();
        for word in style.split(' ') {
            let around = &mut self.around;
            match word {
                "bold" | "italic" => around.strong = true,
                "regular" | "upright" => around.strong = false,
                "start" => around.align = Align::Start,
                "center" => around.align = Align::Center,
                "end" => around.align = Align::End,
                "indent-1" | "boxed" => around.depth = around.depth.saturating_add(1),
                "indent-2" | "indent-3" => around.depth = around.depth.saturating_add(2),
                "no-marker" => around.marker = None,
                _ => {}
            }
        }
        self.children(id);
        self.flush();
        // A marker stands before the first block of its item, and nowhere else.
        let marker = before.marker.clone().filter(|_| self.around.marker.is_some());
        self.around = Around { marker, ..before };
    }

    fn attribute(&self, id: NodeId, wanted: &str) -> Option<&str> {
        let Node::Element { attributes, .. } = self.tree.node(id) else { return None };
        attributes.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.as_str())
    }

    fn direction(&self, id: NodeId) -> Option<Direction> {
        match self.attribute(id, "dir")? {
            "ltr" => Some(Direction::Ltr),
            "rtl" => Some(Direction::Rtl),
            _ => None,
        }
    }

    fn node(&mut self, id: NodeId) {
        let name = match self.tree.node(id) {
            Node::Text(text) => return self.words.text.push_str(text),
            Node::Element { name, .. } => *name,
        };
        match name {
            "p" | "dd" | "figure" | "details" => {
                let deeper = u8::from(name == "dd");
                self.within(id, |around| around.depth = around.depth.saturating_add(deeper));
            }
            "pre" => self.within(id, |around| {
                around.role = Some(Role::Verbatim);
                around.verbatim = true;
            }),
            "blockquote" | "aside" => self.within(id, |around| {
                around.role = Some(Role::Quotation);
                around.depth = around.depth.saturating_add(1);
            }),
            "figcaption" | "caption" => self.within(id, |around| around.role = Some(Role::Caption)),
            "dt" | "summary" => self.within(id, |around| around.role = Some(Role::Term)),
            "ul" | "ol" => self.list(id, name == "ol"),
            "dl" => self.within(id, |_| {}),
            "table" => self.table(id),
            "hr" => {
                self.flush();
                self.blocks.push(Block::Rule);
            }
            "img" => {
                let name = self.attribute(id, "data-media").unwrap_or_default().to_owned();
                let alt = self.attribute(id, "alt").unwrap_or_default().to_owned();
                let marker = self.around.marker.clone();
                self.flush();
                if self.around.marker.is_none() {
                    self.around.marker = marker.filter(|_| self.blocks.is_empty());
                }
                self.blocks.push(Block::Picture { name, alt });
            }
            "br" => self.words.text.push('\n'),
            "wbr" => self.words.text.push('\u{200b}'),
            _ => self.phrase(id, name),
        }
    }

    /// Words marked up within their block. What has a direction of its own is isolated (UAX #9, explicit isolates).
    fn phrase(&mut self, id: NodeId, name: &str) {
        let (open, close) = match (name, self.attribute(id, "dir")) {
            ("bdo", Some("rtl")) => ("\u{2067}\u{202e}", "\u{202c}\u{2069}"),
            ("bdo", _) => ("\u{2066}\u{202d}", "\u{202c}\u{2069}"),
            (_, Some("rtl")) => ("\u{2067}", "\u{2069}"),
            (_, Some("ltr")) => ("\u{2066}", "\u{2069}"),
            ("bdi", _) | (_, Some(_)) => ("\u{2068}", "\u{2069}"),
            ("q", _) => ("“", "”"),
            _ => ("", ""),
        };
        let mark = match name {
            "b" | "strong" | "em" | "i" | "dfn" | "mark" => Some(Mark::Strong),
            "del" => Some(Mark::Deleted),
            "ins" | "u" => Some(Mark::Inserted),
            "sup" => Some(Mark::Raised),
            "sub" => Some(Mark::Lowered),
            "a" => self
                .attribute(id, "href")
                .filter(|href| href.starts_with("https:") || href.starts_with("mailto:"))
                .map(|href| Mark::Link(href.to_owned())),
            _ => None,
        };
        let styled = self.attribute(id, "data-style").unwrap_or_default().split(' ').filter_map(|word| match word {
            "bold" | "italic" => Some(Mark::Strong),
            "underline" => Some(Mark::Inserted),
            "strike" => Some(Mark::Deleted),
            "raised" => Some(Mark::Raised),
            "lowered" => Some(Mark::Lowered),
            _ => None,
        });
        let marks: Vec<Mark> = mark.into_iter().chain(styled).collect();
        let start = self.words.text.len();
        self.words.text.push_str(open);
        self.children(id);
        self.words.text.push_str(close);
        // A block inside would have taken the words away.
        let end = self.words.text.len();
        if start < end {
            self.words.marks.extend(marks.into_iter().map(|mark| (start..end, mark)));
        }
    }

    fn list(&mut self, id: NodeId, ordered: bool) {
        let mut number: i64 = self.attribute(id, "start").and_then(|start| start.parse().ok()).unwrap_or(1);
        let kind = self.attribute(id, "type").unwrap_or("1").to_owned();
        let unmarked = self.attribute(id, "data-style").is_some_and(|words| words.contains("no-marker"));
        self.flush();
        for item in self.tree.children(id).to_vec() {
            if let Some(value) = self.attribute(item, "value").and_then(|value| value.parse().ok()) {
                number = value;
            }
            let marker = if ordered { format!("{}.", numeral(number, &kind)) } else { "•".to_owned() };
            self.within(item, |around| {
                around.depth = around.depth.saturating_add(1);
                around.marker = (!unmarked).then_some(marker);
            });
            number += 1;
        }
    }

    fn table(&mut self, id: NodeId) {
        self.flush();
        let mut rows = Vec::new();
        for part in self.tree.children(id).to_vec() {
            match self.tree.name(part) {
                "caption" => self.node(part),
                "tr" => rows.push(self.row(part, false)),
                name => rows.extend(self.tree.children(part).iter().map(|row| self.row(*row, name == "thead"))),
            }
        }
        rows.retain(|row| !row.is_empty());
        if !rows.is_empty() {
            self.blocks.push(Block::Table(rows));
        }
    }

    /// The cells of a row; in a table's `head` all of them name what is below.
    fn row(&self, id: NodeId, head: bool) -> Vec<Cell> {
        let cells = self.tree.children(id).iter().filter(|cell| matches!(self.tree.name(**cell), "td" | "th"));
        cells
            .map(|cell| {
                let span = |name| self.attribute(*cell, name).and_then(|value| value.parse().ok()).unwrap_or(1);
                let mut inner =
                    Writer { tree: self.tree, blocks: Vec::new(), words: Words::default(), around: Around::default() };
                inner.within(*cell, |_| {});
                let said = self.attribute(*cell, "data-style").unwrap_or_default();
                let says = said.split(' ').any(|word| matches!(word, "start" | "center" | "end"));
                let within = inner.blocks.iter().find_map(|block| match block {
                    Block::Words { align, .. } => Some(*align).filter(|align| says || *align != Align::Start),
                    _ => None,
                });
                Cell {
                    header: head || self.tree.name(*cell) == "th",
                    columns: span("colspan").max(1),
                    rows: span("rowspan"),
                    direction: self.direction(*cell),
                    align: within,
                    words: joined(inner.blocks),
                }
            })
            .collect()
    }
}

/// The words of several blocks, a line each.
fn joined(blocks: Vec<Block>) -> Words {
    let mut all = Words::default();
    for block in blocks {
        let (marker, words) = match block {
            Block::Words { marker, words, .. } => (marker, words),
            Block::Picture { alt, .. } => (None, Words { text: alt, marks: Vec::new() }),
            Block::Table(rows) => {
                let cells = rows.into_iter().flatten().map(|cell| cell.words.text);
                (None, Words { text: cells.collect::<Vec<_>>().join("\n"), marks: Vec::new() })
            }
            Block::Rule => continue,
        };
        if !all.text.is_empty() {
            all.text.push('\n');
        }
        if let Some(marker) = marker {
            all.text += &format!("{marker} ");
        }
        let shift = all.text.len();
        all.text += &words.text;
        all.marks.extend(words.marks.into_iter().map(|(range, mark)| (range.start + shift..range.end + shift, mark)));
    }
    all
}

/// `words` without the white space around them; in verbatim text only without its last line break.
fn trimmed(words: Words, verbatim: bool) -> Words {
    let end = if verbatim { words.text.trim_end_matches('\n').len() } else { words.text.trim_end().len() };
    let start = if verbatim { 0 } else { words.text.len() - words.text.trim_start().len() };
    let within = |at: usize| at.clamp(start, end) - start;
    let marks = words
        .marks
        .into_iter()
        .map(|(range, mark)| (within(range.start)..within(range.end), mark))
        .filter(|(range, _)| !range.is_empty())
        .collect();
    Words { text: words.text[start..end].to_owned(), marks }
}

/// The number of a list's item as the list counts (HTML standard, the `type` of `ol`).
fn numeral(number: i64, kind: &str) -> String {
    let letters = |first: u8| {
        let mut rest = number;
        let mut word = Vec::new();
        while rest > 0 {
            word.insert(0, first + ((rest - 1) % 26) as u8);
            rest = (rest - 1) / 26;
        }
        String::from_utf8_lossy(&word).into_owned()
    };
    match kind {
        "a" if number > 0 => letters(b'a'),
        "A" if number > 0 => letters(b'A'),
        "i" if (1..4000).contains(&number) => roman(number),
        "I" if (1..4000).contains(&number) => roman(number).to_uppercase(),
        _ => number.to_string(),
    }
}

fn roman(mut number: i64) -> String {
    const SIGNS: [(i64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut word = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            word += sign;
            number -= value;
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A block in a line of text.
    fn shown(block: &Block) -> String {
        match block {
            Block::Words { role, depth, marker, align, words, .. } => {
                let marks: String = words
                    .marks
                    .iter()
                    .map(|(range, mark)| format!(" {mark:?}={}", &words.text[range.clone()]))
                    .collect();
                let marker = marker.as_deref().map(|marker| format!("{marker} ")).unwrap_or_default();
                let place = match align {
                    Align::Start => "",
                    Align::Center => "centered ",
                    Align::End => "at the end ",
                };
                format!("{role:?}{depth} {place}{marker}{}{marks}", words.text)
            }
            Block::Picture { name, alt } => format!("Picture {name} {alt}"),
            Block::Table(rows) => {
                let cell = |cell: &Cell| {
                    let place = cell.align.map(|align| format!("{align:?} ")).unwrap_or_default();
                    let header = if cell.header { "!" } else { "" };
                    format!("{header}{}x{} {place}{}", cell.columns, cell.rows, cell.words.text)
                };
                let row = |row: &Vec<Cell>| row.iter().map(cell).collect::<Vec<_>>().join(" | ");
                format!("Table {}", rows.iter().map(row).collect::<Vec<_>>().join(" / "))
            }
            Block::Rule => "Rule".to_owned(),
        }
    }

    #[test]
    fn html_becomes_blocks() {
        for (html, wanted) in [
            (
                "<p data-style=\"bold center indent-1\">a</p><ul data-style=\"no-marker\"><li>b</li></ul>\
                 <p>c <span data-style=\"raised\">2</span></p>",
                vec!["Paragraph1 centered a Strong=a", "Paragraph1 b", "Paragraph0 c 2 Raised=2"],
            ),
            ("<p>One <b>two</b>.</p><p>Three</p>", vec!["Paragraph0 One two. Strong=two", "Paragraph0 Three"]),
            ("<p>a<br>b</p><hr><pre>x\n  y\n</pre>", vec!["Paragraph0 a\nb", "Rule", "Verbatim0 x\n  y"]),
            (
                "<ol start=\"3\" type=\"a\"><li>one</li><li><p>two</p><p>more</p><ul><li>deep</li></ul></li></ol>",
                vec!["Paragraph1 c. one", "Paragraph1 d. two", "Paragraph1 more", "Paragraph2 • deep"],
            ),
            ("<blockquote><p>said</p></blockquote>", vec!["Quotation1 said"]),
            (
                "<figure><img data-media=\"media/a.png\" alt=\"A plan\"><figcaption>The plan</figcaption></figure>",
                vec!["Picture media/a.png A plan", "Caption0 The plan"],
            ),
            ("<dl><dt>Desk</dt><dd>Where one asks</dd></dl>", vec!["Term0 Desk", "Paragraph1 Where one asks"]),
            (
                "<table><thead><tr><th>A</th><th colspan=\"2\">B</th></tr></thead><tbody><tr><td rowspan=\"2\"><p>1</p><p>2</p></td><td>3</td><td>4</td></tr></tbody></table>",
                vec!["Table !1x1 A | !2x1 B / 1x2 1\n2 | 1x1 3 | 1x1 4"],
            ),
            (
                "<table><thead><tr><td>A</td></tr></thead><tbody><tr><td data-style=\"end\">1</td><td data-style=\"start\">2</td>\
                 <td><p data-style=\"center\">3</p></td></tr></tbody></table>",
                vec!["Table !1x1 A / 1x1 End 1 | 1x1 Start 2 | 1x1 Center 3"],
            ),
            (
                "<p>See <a href=\"https://example.org/\">there</a>, <a href=\"fieldshelf://a/b/c\">here</a>, m<sup>2</sup></p>",
                vec!["Paragraph0 See there, here, m2 Link(\"https://example.org/\")=there Raised=2"],
            ),
            ("<p><bdi>x</bdi> <span dir=\"rtl\">y</span></p>", vec!["Paragraph0 \u{2068}x\u{2069} \u{2067}y\u{2069}"]),
            ("<script>x</script>", vec![]),
        ] {
            assert_eq!(blocks(html).iter().map(shown).collect::<Vec<_>>(), wanted, "{html}");
        }
    }

    #[test]
    fn numbers_of_lists_are_written_as_the_list_counts() {
        for (number, kind, wanted) in
            [(1, "1", "1"), (28, "a", "ab"), (0, "A", "0"), (1994, "I", "MCMXCIV"), (4, "i", "iv"), (-2, "i", "-2")]
        {
            assert_eq!(numeral(number, kind), wanted);
        }
    }
}
