//! The text: paragraphs, lists, tables and notes, in their order.

mod table;
mod tree;

use domain::Direction;

use self::tree::{find, first_letter, flat, formula, gather, has_words, is_picture, plain};
use super::numbering::Numbering;
use super::properties::{ParagraphLook, Raised, RunLook};
use super::styles::{Role, Styles};
use super::{Notes, Relations};
use crate::builder::{Attributes, Builder, Built, Mark};
use crate::picture;
use crate::policy::{Model, Part};
use crate::xml::Element;

/// A list that is open, with its item.
struct OpenList {
    level: u8,
    numbering: u32,
    list: Mark,
    item: Mark,
}

/// Reads a body into a builder.
pub(super) struct Body<'a, 'r> {
    builder: Builder<'r>,
    styles: &'a Styles,
    numbering: Numbering,
    relations: &'a Relations,
    notes: &'a Notes,
    /// The direction of the edition.
    direction: Direction,
    has: &'a dyn Fn(&str) -> bool,
    lists: Vec<OpenList>,
    /// Notes that were referred to and are still to be read: label and note.
    waiting: Vec<(String, &'a Element)>,
    /// Boxes of text met in a paragraph, to come after it.
    boxes: Vec<&'a Element>,
    /// How a paragraph's runs are marked up now: what the marks say, and the marks.
    open: (RunLook, Vec<Mark>),
    /// Paragraphs so far, from 1: where problems are.
    line: u32,
}

impl<'a, 'r> Body<'a, 'r> {
    pub(super) fn new(
        builder: Builder<'r>,
        styles: &'a Styles,
        numbering: Numbering,
        relations: &'a Relations,
        notes: &'a Notes,
        direction: Direction,
        has: &'a dyn Fn(&str) -> bool,
    ) -> Self {
        Self {
            builder,
            styles,
            numbering,
            relations,
            notes,
            direction,
            has,
            lists: Vec::new(),
            waiting: Vec::new(),
            boxes: Vec::new(),
            open: (RunLook::default(), Vec::new()),
            line: 0,
        }
    }

    /// Gives what was built.
    pub(super) fn finish(self) -> Built {
        self.builder.finish()
    }

    /// Reads the whole text and the notes that it refers to.
    pub(super) fn document(&mut self, content: &'a Element) {
        self.blocks(content);
        self.close_lists(0);
        // A note can refer to another one.
        let mut read = 0;
        while let Some((label, note)) = self.waiting.get(read).map(|(label, note)| (label.clone(), *note)) {
            read += 1;
            let aside = self.builder.start_footnote();
            let lists = std::mem::take(&mut self.lists);
            self.blocks(note);
            self.close_lists(0);
            self.lists = lists;
            self.builder.end_footnote(&label, aside);
        }
    }

    /// Reads paragraphs and tables.
    fn blocks(&mut self, parent: &'a Element) {
        let blocks = flat(parent);
        let mut at = 0;
        while let Some(block) = blocks.get(at) {
            at += 1;
            let next = blocks.get(at).copied();
            match &*block.name {
                "p" if self.is_caption(block) && next.is_some_and(|next| &*next.name == "tbl") => {
                    self.table(next.unwrap_or(block), Some(block));
                    at += 1;
                }
                "p" if next.is_some_and(|next| self.is_caption(next)) && is_picture(block) => {
                    self.figure(block, next.unwrap_or(block));
                    at += 1;
                }
                "p" => self.paragraph(block),
                "tbl" => self.table(block, None),
                _ => {}
            }
        }
    }

    fn look(&self, paragraph: &Element) -> (Role, ParagraphLook, RunLook) {
        let properties = paragraph.child("pPr");
        let style = properties.and_then(|properties| properties.child("pStyle")?.attribute("val"));
        self.styles.paragraph(style, ParagraphLook::of(properties))
    }

    fn is_caption(&self, block: &Element) -> bool {
        &*block.name == "p" && self.look(block).0 == Role::Caption
    }

    fn figure(&mut self, picture: &'a Element, caption: &'a Element) {
        self.close_lists(0);
        let figure = self.builder.open_block("figure", Model::Direct, Vec::new(), true);
        self.words(picture, RunLook::default(), false);
        let part = self.builder.open_part(Part::FigureCaption, &Vec::new(), true);
        let look = self.look(caption);
        self.words(caption, look.2, look.1.right_to_left == Some(true));
        self.builder.close(part);
        self.builder.close(figure);
    }

    fn paragraph(&mut self, paragraph: &'a Element) {
        self.line += 1;
        let (role, look, run) = self.look(paragraph);
        let right_to_left = look.right_to_left == Some(true);
        let attributes = self.direction_of(paragraph, right_to_left);
        match role {
            // The outline stands for it.
            Role::Contents => return,
            Role::Title => {
                let title = plain(paragraph);
                if !title.is_empty() {
                    self.builder.set_title(&title);
                }
                return;
            }
            Role::Heading(rank) => self.heading(paragraph, rank.min(6), &look, right_to_left),
            _ => match look.list {
                Some((numbering, level)) if numbering > 0 && has_words(paragraph) => {
                    self.item(numbering, level, attributes);
                    self.words(paragraph, run, right_to_left);
                }
                _ => {
                    self.close_lists(0);
                    let quotation = (role == Role::Quotation)
                        .then(|| self.builder.open_block("blockquote", Model::Flow, Vec::new(), true));
                    let mark = self.builder.open_block("p", Model::Phrasing, attributes, true);
                    self.words(paragraph, run, right_to_left);
                    self.builder.close(mark);
                    quotation.into_iter().for_each(|mark| self.builder.close(mark));
                }
            },
        }
        for text in std::mem::take(&mut self.boxes) {
            self.close_lists(0);
            let aside = self.builder.open_block("aside", Model::Flow, Vec::new(), true);
            self.blocks(text);
            self.close_lists(0);
            self.builder.close(aside);
        }
    }

    fn heading(&mut self, paragraph: &'a Element, rank: u8, look: &ParagraphLook, right_to_left: bool) {
        let number = look.list.filter(|(numbering, _)| *numbering > 0);
        let item = number.and_then(|(numbering, level)| self.numbering.count(numbering, level));
        if plain(paragraph).is_empty() {
            return;
        }
        self.close_lists(0);
        // Word's own bookmarks begin with a low line and change whenever the document does.
        let own = paragraph.elements().find_map(|element| {
            let name = element.attribute("name").filter(|_| &*element.name == "bookmarkStart")?;
            (!name.starts_with('_')).then(|| name.to_owned())
        });
        let mark = self.builder.start_heading(rank, own, self.line, true);
        if let Some(item) = item.filter(|item| !item.bullet && !item.label.is_empty()) {
            self.builder.text(&format!("{} ", item.label));
        }
        // Whatever the style looks like, a heading is words.
        self.words(paragraph, RunLook::default(), right_to_left);
        self.builder.close(mark);
    }

    /// Opens the item of a list, and the list where it is not open.
    fn item(&mut self, numbering: u32, level: u8, attributes: Vec<(&'static str, String)>) {
        let counted = self.numbering.count(numbering, level);
        let deeper = self.lists.iter().position(|open| open.level > level).unwrap_or(self.lists.len());
        self.close_lists(deeper);
        let same = self.lists.last().is_some_and(|open| open.level == level && open.numbering == numbering);
        if !same && self.lists.last().is_some_and(|open| open.level == level) {
            self.close_lists(self.lists.len() - 1);
        }
        let attributes: Attributes = attributes.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        if same && let Some(open) = self.lists.last() {
            self.builder.close(open.item);
        } else {
            let (tag, kept) = match &counted {
                Some(item) if !item.bullet => {
                    let start = (item.number != 1).then(|| ("start", item.number.to_string()));
                    let kind = (!item.kind.is_empty()).then(|| ("type", item.kind.to_owned()));
                    ("ol", start.into_iter().chain(kind).collect())
                }
                _ => ("ul", Vec::new()),
            };
            let list = self.builder.open_block(tag, Model::List, kept, true);
            self.lists.push(OpenList { level, numbering, list, item: list });
        }
        let item = self.builder.open_part(Part::Item, &attributes, true);
        if let Some(open) = self.lists.last_mut() {
            open.item = item;
        }
    }

    /// Closes the lists from place `from` in the stack on.
    fn close_lists(&mut self, from: usize) {
        for open in self.lists.drain(from.min(self.lists.len())..).rev() {
            self.builder.close(open.item);
            self.builder.close(open.list);
        }
    }

    /// `dir`, where a paragraph runs the other way than the edition and holds letters that do.
    fn direction_of(&self, paragraph: &Element, right_to_left: bool) -> Vec<(&'static str, String)> {
        if right_to_left == (self.direction == Direction::Rtl) || first_letter(paragraph) != Some(right_to_left) {
            return Vec::new();
        }
        vec![("dir", if right_to_left { "rtl" } else { "ltr" }.to_owned())]
    }

    /// Reads the runs of a paragraph.
    fn words(&mut self, paragraph: &'a Element, below: RunLook, right_to_left: bool) {
        let outer = std::mem::take(&mut self.open);
        self.inline(paragraph, below, right_to_left);
        self.mark_up(RunLook::default());
        self.open = outer;
    }

    fn inline(&mut self, parent: &'a Element, below: RunLook, right_to_left: bool) {
        for element in parent.elements() {
            match &*element.name {
                "r" => self.run(element, below, right_to_left),
                "hyperlink" => {
                    let address = match (element.attribute("id"), element.attribute("anchor")) {
                        (Some(id), _) if self.relations.address(id).is_some() => {
                            self.relations.address(id).map(str::to_owned)
                        }
                        (_, Some(anchor)) => Some(format!("#{anchor}")),
                        _ => None,
                    };
                    self.mark_up(RunLook::default());
                    let mark = address.map(|address| self.builder.start_markdown_link(&address, self.line));
                    self.inline(element, below, right_to_left);
                    self.mark_up(RunLook::default());
                    mark.into_iter().for_each(|mark| self.builder.close(mark));
                }
                "bookmarkStart" => {
                    if let Some(name) = element.attribute("name").filter(|name| *name != "_GoBack") {
                        self.builder.note(name);
                    }
                }
                "oMath" | "oMathPara" => {
                    let words = formula(element);
                    if !words.is_empty() {
                        self.builder.removed("layout of a formula, which is shown as plain text", self.line);
                        self.builder.text(&words);
                    }
                }
                // What was deleted or moved away is not part of the text; properties hold none.
                "del" | "moveFrom" | "pPr" | "rPr" | "sdtPr" => {}
                _ => self.inline(element, below, right_to_left),
            }
        }
    }

    fn run(&mut self, run: &'a Element, below: RunLook, right_to_left: bool) {
        let properties = run.child("rPr");
        let style = properties.and_then(|properties| properties.child("rStyle")?.attribute("val"));
        let mut look = self.styles.run(style, RunLook::of(properties), below);
        if look.hidden == Some(true) {
            return;
        }
        look.hidden = None;
        // Only where letters of the other direction are in it does a run's direction change anything.
        let turned = look.right_to_left == Some(true);
        let differs = turned != right_to_left && first_letter(run) == Some(turned);
        look.right_to_left = differs.then_some(turned);
        self.pieces(run, look);
    }

    fn pieces(&mut self, parent: &'a Element, look: RunLook) {
        for piece in parent.elements() {
            match &*piece.name {
                "t" => self.say(&piece.text(), look),
                "tab" | "ptab" => self.say(" ", look),
                "noBreakHyphen" => self.say("\u{2011}", look),
                "softHyphen" => self.say("\u{ad}", look),
                // One of a page or a column is no break of the text.
                "br" | "cr" if piece.attribute("type").is_none_or(|kind| kind == "textWrapping") => {
                    self.builder.line_break("br");
                }
                "footnoteReference" | "endnoteReference" => {
                    let (kind, notes) = match &*piece.name {
                        "footnoteReference" => ("foot", &self.notes.foot),
                        _ => ("end", &self.notes.end),
                    };
                    if let Some((id, note)) = piece.attribute("id").and_then(|id| Some((id, notes.get(id)?))) {
                        self.mark_up(RunLook::default());
                        self.refer(format!("{kind}{id}"), note);
                    }
                }
                "drawing" | "pict" | "object" => {
                    self.mark_up(RunLook::default());
                    self.drawing(piece);
                }
                "AlternateContent" => {
                    // The first choice is what newer programs show; the fallback is the same for older ones.
                    let shown = piece.child("Choice").or_else(|| piece.child("Fallback"));
                    shown.into_iter().for_each(|shown| self.pieces(shown, look));
                }
                _ => {}
            }
        }
    }

    fn say(&mut self, words: &str, look: RunLook) {
        self.mark_up(look);
        self.builder.text(words);
    }

    /// Closes what the words so far were marked up with and opens what the next need.
    fn mark_up(&mut self, look: RunLook) {
        if self.open.0 == look {
            return;
        }
        for mark in self.open.1.drain(..).rev() {
            self.builder.close(mark);
        }
        self.open.0 = look;
        if let Some(turned) = look.right_to_left {
            let dir = vec![("dir", if turned { "rtl" } else { "ltr" }.to_owned())];
            self.open.1.push(self.builder.open_inline("span", dir, true));
        }
        let tags = [
            (look.bold == Some(true), "strong"),
            (look.italic == Some(true), "em"),
            (look.underlined == Some(true), "u"),
            (look.struck == Some(true), "del"),
            (look.raised == Some(Raised::Super), "sup"),
            (look.raised == Some(Raised::Sub), "sub"),
        ];
        for (_, tag) in tags.into_iter().filter(|(wanted, _)| *wanted) {
            self.open.1.push(self.builder.open_inline(tag, Vec::new(), true));
        }
    }

    fn refer(&mut self, label: String, note: &'a Element) {
        let number = self.builder.footnote_number(&label);
        let mark = self.builder.open_inline("sup", Vec::new(), true);
        self.builder.text(&number.to_string());
        self.builder.close(mark);
        if !self.waiting.iter().any(|(known, _)| *known == label) {
            self.waiting.push((label, note));
        }
    }

    /// Pictures and boxes of text in a drawing.
    fn drawing(&mut self, drawing: &'a Element) {
        let description = find(drawing, &|element| &*element.name == "docPr")
            .and_then(|about| about.attribute("descr").or_else(|| about.attribute("title")))
            .or_else(|| find(drawing, &|element| &*element.name == "imagedata")?.attribute("title"))
            .unwrap_or_default();
        let mut pictures = Vec::new();
        gather(drawing, &mut pictures, &mut self.boxes);
        for picture in pictures {
            match picture.attribute("embed").or_else(|| picture.attribute("id")) {
                Some(id) => match self.relations.target(id) {
                    Some(name) if !(self.has)(&name) => {
                        self.builder.removed(format!("picture {name}, which is not in it"), self.line);
                    }
                    Some(name) if picture::may_be(&name) => self.builder.image(name, description),
                    Some(name) => {
                        self.builder.removed(format!("picture {name}, which is of no kind that is shown"), self.line);
                    }
                    None => self.builder.removed("picture from outside the document", self.line),
                },
                None => self.builder.removed("picture from outside the document", self.line),
            }
        }
    }
}
