//! Markdown in: pulldown-cmark's events feeding the builder.

use pulldown_cmark::{Alignment, Event, HeadingLevel, Options, Parser, Tag};

use crate::builder::{Aside, Builder, Mark, Purpose};
use crate::policy::{Model, Part};
use crate::tokens::Syntax;
use crate::{Parsed, Reference, Resolution, document, tokens};

/// Reads a Markdown document: CommonMark with tables, footnotes, strikethrough and `{#id}` on headings.
///
/// A picture with a title is a figure with that title as its caption. HTML in it is read as [`crate::html`] reads it.
/// `resolve` is asked for every link and picture that could stand; those that could not (`javascript:`, remote
/// pictures) are taken out unasked and listed in [`Parsed::removed`].
pub fn markdown(source: &str, resolve: &mut dyn FnMut(Reference<'_>) -> Resolution) -> Parsed {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut reader = Reader {
        builder: Builder::new(Purpose::Document(resolve)),
        open: Vec::new(),
        html: None,
        picture: None,
        head: false,
        alignments: Vec::new(),
        column: 0,
        breaks: source.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at).collect(),
    };
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        let line = reader.breaks.partition_point(|at| *at < range.start) as u32 + 1;
        reader.event(event, line);
    }
    document::finish(reader.builder.finish(), None, true)
}

/// Something Markdown has open.
enum Open {
    /// A block or an inline element.
    Element(Mark),
    /// A paragraph: a figure in it may have ended it before its time.
    Paragraph(Mark),
    /// An element and the one inside it.
    Two(Mark, Mark),
    Footnote(String, Aside),
    Picture,
    Html,
    Nothing,
}

/// A picture whose alternative text is being read.
struct Picture {
    source: String,
    title: String,
    alt: String,
    line: u32,
    /// Pictures within its alternative text.
    inner: u32,
}

struct Reader<'r> {
    builder: Builder<'r>,
    open: Vec<Open>,
    /// HTML of the block that is being read, and the line it begins on.
    html: Option<(String, u32)>,
    picture: Option<Picture>,
    /// Whether the row being read is a table's head.
    head: bool,
    /// Where the lines of each column of the table stand.
    alignments: Vec<Alignment>,
    /// The column that the next cell is in.
    column: usize,
    breaks: Vec<usize>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, line: u32) {
        if self.picture.is_some() {
            return self.in_picture(event);
        }
        match event {
            Event::Start(tag) => {
                let open = self.start(tag, line);
                self.open.push(open);
            }
            Event::End(_) => self.end(),
            Event::Text(text) => self.builder.text(&text),
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                let mark = self.builder.open_inline("code", Vec::new(), true);
                self.builder.text(&text);
                self.builder.close(mark);
            }
            Event::Html(html) => match &mut self.html {
                Some((block, _)) => block.push_str(&html),
                None => self.html = Some((html.into_string(), line)),
            },
            Event::InlineHtml(html) => {
                tokens::feed(&mut self.builder, &html, line, Syntax::Html);
            }
            Event::FootnoteReference(label) => {
                let number = self.builder.footnote_number(&label);
                let mark = self.builder.open_inline("sup", Vec::new(), true);
                self.builder.text(&number.to_string());
                self.builder.close(mark);
            }
            Event::SoftBreak => self.builder.text("\n"),
            Event::HardBreak => self.builder.line_break("br"),
            Event::Rule => self.builder.rule(),
            Event::TaskListMarker(done) => self.builder.text(if done { "☑ " } else { "☐ " }),
        }
    }

    fn start(&mut self, tag: Tag<'_>, line: u32) -> Open {
        let builder = &mut self.builder;
        let none = Vec::new;
        let inline = |builder: &mut Builder<'_>, name| Open::Element(builder.open_inline(name, Vec::new(), true));
        match tag {
            Tag::Paragraph => Open::Paragraph(builder.open_block("p", Model::Phrasing, none(), true)),
            Tag::Heading { level, id, .. } => {
                let id = id.map(|id| id.into_string());
                Open::Element(builder.start_heading(rank(level), id, line, true))
            }
            Tag::BlockQuote(_) => Open::Element(builder.open_block("blockquote", Model::Flow, none(), true)),
            Tag::CodeBlock(_) => {
                let block = builder.open_block("pre", Model::Verbatim, none(), true);
                Open::Two(block, builder.open_inline("code", none(), true))
            }
            Tag::HtmlBlock => Open::Html,
            Tag::List(None) => Open::Element(builder.open_block("ul", Model::List, none(), true)),
            Tag::List(Some(start)) => {
                let start = i32::try_from(start).ok().filter(|start| *start != 1);
                let attributes = start.map(|start| ("start", start.to_string())).into_iter().collect();
                Open::Element(builder.open_block("ol", Model::List, attributes, true))
            }
            Tag::Item => Open::Element(builder.open_part(Part::Item, &Vec::new(), true)),
            Tag::Table(alignments) => {
                self.alignments = alignments;
                Open::Element(builder.open_block("table", Model::Table, none(), true))
            }
            Tag::TableHead => {
                self.head = true;
                self.column = 0;
                let head = builder.open_part(Part::RowGroup("thead"), &Vec::new(), true);
                Open::Two(head, builder.open_part(Part::Row, &Vec::new(), true))
            }
            Tag::TableRow => {
                self.head = false;
                self.column = 0;
                Open::Element(builder.open_part(Part::Row, &Vec::new(), true))
            }
            Tag::TableCell => {
                let cell = if self.head { "th" } else { "td" };
                // Columns of a text that runs from right to left are mirrored, and so is what is said of them.
                let place = match self.alignments.get(self.column) {
                    Some(Alignment::Center) => Some("center"),
                    Some(Alignment::Right) => Some("end"),
                    _ => None,
                };
                self.column += 1;
                let attributes = place.map(|place| ("data-style".to_owned(), place.to_owned())).into_iter().collect();
                Open::Element(builder.open_part(Part::Cell(cell), &attributes, true))
            }
            Tag::FootnoteDefinition(label) => Open::Footnote(label.into_string(), builder.start_footnote()),
            Tag::Emphasis => inline(builder, "em"),
            Tag::Strong => inline(builder, "strong"),
            Tag::Strikethrough => inline(builder, "del"),
            Tag::Superscript => inline(builder, "sup"),
            Tag::Subscript => inline(builder, "sub"),
            Tag::Link { link_type, dest_url, .. } => {
                let address = match link_type {
                    pulldown_cmark::LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.into_string(),
                };
                Open::Element(builder.start_markdown_link(&address, line))
            }
            Tag::Image { dest_url, title, .. } => {
                let (source, title) = (dest_url.into_string(), title.into_string());
                self.picture = Some(Picture { source, title, alt: String::new(), line, inner: 0 });
                Open::Picture
            }
            Tag::DefinitionList => Open::Element(builder.open_block("dl", Model::Descriptions, none(), true)),
            Tag::DefinitionListTitle => Open::Element(builder.open_part(Part::Term, &Vec::new(), true)),
            Tag::DefinitionListDefinition => Open::Element(builder.open_part(Part::Description, &Vec::new(), true)),
            Tag::MetadataBlock(_) => Open::Nothing,
        }
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some(Open::Element(mark)) => self.builder.close(mark),
            Some(Open::Paragraph(mark)) => {
                self.builder.close(mark);
                self.builder.close_loose_paragraph();
            }
            Some(Open::Two(outer, inner)) => {
                self.builder.close(inner);
                self.builder.close(outer);
            }
            Some(Open::Footnote(label, aside)) => self.builder.end_footnote(&label, aside),
            Some(Open::Html) => {
                if let Some((html, line)) = self.html.take() {
                    tokens::feed(&mut self.builder, &html, line, Syntax::Html);
                    self.builder.end_raw();
                }
            }
            Some(Open::Picture | Open::Nothing) | None => {}
        }
    }

    /// Reads the words between a picture's brackets, then puts the picture.
    fn in_picture(&mut self, event: Event<'_>) {
        let Some(picture) = &mut self.picture else { return };
        match event {
            Event::Text(text) | Event::Code(text) => picture.alt.push_str(&text),
            Event::SoftBreak | Event::HardBreak => picture.alt.push(' '),
            Event::Start(_) => {
                picture.inner += 1;
                self.open.push(Open::Nothing);
            }
            Event::End(_) => {
                self.open.pop();
                if picture.inner > 0 {
                    picture.inner -= 1;
                } else if let Some(picture) = self.picture.take() {
                    self.put(&picture);
                }
            }
            _ => {}
        }
    }

    fn put(&mut self, picture: &Picture) {
        let builder = &mut self.builder;
        let Some(name) = builder.media(&picture.source, picture.line) else { return };
        if picture.title.trim().is_empty() || builder.in_heading() {
            return builder.image(name, &picture.alt);
        }
        let figure = builder.open_block("figure", Model::Direct, Vec::new(), true);
        builder.image(name, &picture.alt);
        let caption = builder.open_part(Part::FigureCaption, &Vec::new(), true);
        builder.text(&picture.title);
        builder.close(caption);
        builder.close(figure);
    }
}

fn rank(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
