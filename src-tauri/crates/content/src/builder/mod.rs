//! Builds the sanitised tree from tags and text, whichever format they come from.
//!
//! It keeps the open blocks as a stack and the open inline elements as a list beside it, and writes an inline
//! element into the tree only when words come: so it can be open across paragraphs without ever holding one. Every
//! rule of what may lie in what is kept here, and the output's depth is bounded by [`MAX_BLOCKS`] and
//! [`MAX_INLINES`]; a tag that would go deeper is left out, its content is not.

mod blocks;
mod references;
mod tags;
mod words;

use std::borrow::Cow;
use std::collections::HashMap;

use crate::css::{self, StyleSheets};
use crate::links::{self, Target};
use crate::policy::{self, Discard, Element, Model, Part};
use crate::tree::{NodeId, Tree};
use crate::{FoundReference, Reference, ReferenceKind, Removed, Resolution};

/// Open blocks at once. Browsers stop at 512 levels; no document written by people comes near a hundred.
const MAX_BLOCKS: usize = 100;
/// Open inline elements at once.
const MAX_INLINES: usize = 16;
/// How often an inline element is written again because a block interrupted it: a bound on what one tag can cost.
const MAX_COPIES: u32 = 64;

/// The name of the block that a heading is, whatever element it becomes.
const HEADING: &str = "heading";

/// What the builder is for.
pub(crate) enum Purpose<'r> {
    /// Reading a publisher's document: headings part sections, references are resolved by the caller.
    Document(&'r mut dyn FnMut(Reference<'_>) -> Resolution),
    /// Cleaning HTML that was published: pictures are named already, headings become paragraphs.
    Sanitise,
}

/// A source's attributes, in their order.
pub(crate) type Attributes = Vec<(String, String)>;

/// A piece of the document that a heading begins.
pub(crate) struct RawSection {
    /// The heading's rank, 1 to 6; 0 for what comes before the first.
    pub rank: u8,
    /// The author's id for it.
    pub id: Option<String>,
    /// The heading's words.
    pub heading: Option<NodeId>,
    /// What a package's navigation calls it, and how deep it lies there, from 1.
    pub entry: Option<Entry>,
    /// Where it begins.
    pub line: u32,
    /// Its content.
    pub root: NodeId,
    /// Footnotes first referred to in it.
    pub footnotes: Vec<String>,
}

/// An entry of a package's navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Depth, from 1.
    pub depth: u8,
    pub label: String,
    /// What the place it leads to is called: the section's id, where it can be one.
    pub id: String,
}

/// What the builder found, for [`crate::document`] to make sections of.
pub(crate) struct Built {
    pub tree: Tree,
    pub sections: Vec<RawSection>,
    /// The heading that is the title.
    pub title: Option<NodeId>,
    /// Ids that stand elsewhere than on a heading, and the section they lie in. In a package each id is preceded by its
    /// part's name and `#`.
    pub anchors: HashMap<String, usize>,
    pub footnotes: HashMap<String, NodeId>,
    /// Footnotes' numbers, from 1.
    pub footnote_numbers: HashMap<String, usize>,
    pub references: Vec<FoundReference>,
    pub removed: Vec<Removed>,
}

struct Block {
    serial: u64,
    name: &'static str,
    model: Model,
    /// Where its content goes; a container's goes to its parent's node.
    node: NodeId,
    /// Opened by Markdown: tags in the source's HTML do not close it.
    fixed: bool,
    container: bool,
    /// Language and direction that a container gives to what lies in it.
    inherited: Vec<(&'static str, String)>,
    /// How many inline elements were open before it.
    inlines: usize,
}

struct Inline {
    serial: u64,
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    node: Option<NodeId>,
    fixed: bool,
    copies: u32,
}

/// Where the next blank would stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Blank {
    /// At the start of a block: none is written.
    Start,
    /// After one, which ends this text.
    After(NodeId),
    /// After words.
    Words,
}

/// Something Markdown opened and will close.
#[derive(Clone, Copy)]
pub(crate) struct Mark(u64);

/// Blocks set aside while a footnote is read.
pub(crate) struct Aside {
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    root: NodeId,
}

pub(crate) struct Builder<'r> {
    purpose: Purpose<'r>,
    built: Built,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    blank: Blank,
    discard: Option<(String, Discard, u32)>,
    serial: u64,
    /// Ids met since the last words: they name what comes next.
    pending_ids: Vec<String>,
    /// What precedes every id: a package's part and `#`; nothing in a document of one part.
    place: String,
    /// Where a package's navigation leads to, by what [`Built::anchors`] calls the place.
    entries: HashMap<String, Vec<Entry>>,
    /// The style sheets of a package that has any.
    styles: Option<StyleSheets>,
    /// Whether the first heading can be the document's title.
    heading_is_title: bool,
    in_footnote: bool,
}

impl<'r> Builder<'r> {
    pub(crate) fn new(purpose: Purpose<'r>) -> Self {
        let mut tree = Tree::default();
        let root = tree.element("", Vec::new());
        let start = RawSection { rank: 0, id: None, heading: None, entry: None, line: 1, root, footnotes: Vec::new() };
        let built = Built {
            tree,
            sections: vec![start],
            title: None,
            anchors: HashMap::new(),
            footnotes: HashMap::new(),
            footnote_numbers: HashMap::new(),
            references: Vec::new(),
            removed: Vec::new(),
        };
        let mut builder = Self {
            purpose,
            built,
            blocks: Vec::new(),
            inlines: Vec::new(),
            blank: Blank::Start,
            discard: None,
            serial: 0,
            pending_ids: Vec::new(),
            place: String::new(),
            entries: HashMap::new(),
            styles: None,
            heading_is_title: true,
            in_footnote: false,
        };
        builder.push_root(root);
        builder
    }

    /// For a package, which has its title and its outline elsewhere: `entries` are its navigation's, by place.
    pub(crate) fn for_package(purpose: Purpose<'r>, entries: HashMap<String, Vec<Entry>>) -> Self {
        Self { entries, heading_is_title: false, ..Self::new(purpose) }
    }

    /// Reads tags with these style sheets.
    pub(crate) fn style(&mut self, styles: StyleSheets) {
        self.styles = Some(styles);
    }

    /// Says that a part is an entry of the outline; its label is looked for in it.
    pub(crate) fn expect_part(&mut self, name: &str, id: &str) {
        let entry = Entry { depth: 1, label: id.to_owned(), id: id.to_owned() };
        self.entries.insert(format!("{name}#"), vec![entry]);
    }

    /// Turns to a package's next part.
    pub(crate) fn begin_part(&mut self, name: &str) {
        self.close_blocks(1);
        self.inlines.clear();
        self.discard = None;
        self.name_pending();
        self.place = format!("{name}#");
        if let Some(styles) = &mut self.styles {
            styles.begin();
        }
        self.note("");
    }

    /// Says what the title is.
    pub(crate) fn set_title(&mut self, title: &str) {
        let node = self.built.tree.element("", Vec::new());
        self.built.tree.append_text(node, title);
        self.built.title = Some(node);
    }

    /// Closes everything and gives what was built.
    pub(crate) fn finish(mut self) -> Built {
        self.close_blocks(0);
        self.name_pending();
        let roots: Vec<NodeId> = self.built.sections.iter().map(|section| section.root).collect();
        roots.into_iter().chain(self.built.footnotes.values().copied()).for_each(|root| self.built.tree.prune(root));
        self.built
    }

    /// Whether words that follow are thrown away, and how the tokenizer is to read them.
    pub(crate) fn discarding(&self) -> Option<Discard> {
        self.discard.as_ref().map(|(_, how, _)| *how)
    }

    /// Ends what is being thrown away as text: a source's piece of HTML has ended.
    pub(crate) fn end_raw(&mut self) {
        if matches!(self.discard, Some((_, Discard::Raw(_), _))) {
            self.discard = None;
        }
    }

    pub(crate) fn removed(&mut self, what: impl Into<String>, line: u32) {
        self.built.removed.push(Removed { what: what.into(), line });
    }
}

fn is_cell(block: &Block) -> bool {
    matches!(block.name, "td" | "th" | "caption")
}

fn part_tag(part: Part) -> &'static str {
    match part {
        Part::Item => "li",
        Part::Term => "dt",
        Part::Description => "dd",
        Part::Caption => "caption",
        Part::RowGroup(tag) | Part::Cell(tag) => tag,
        Part::Row => "tr",
        Part::FigureCaption => "figcaption",
        Part::Summary => "summary",
    }
}

/// Containers are told apart only so that an end tag closes its own.
fn static_container(name: &str) -> &'static str {
    match name {
        "div" => "div",
        "section" => "section",
        "article" => "article",
        "body" => "body",
        "html" => "html",
        "main" => "main",
        "form" => "form",
        "header" => "header",
        "footer" => "footer",
        "nav" => "nav",
        _ => "group",
    }
}

fn kept_attributes(tag: &'static str, attributes: &Attributes) -> Vec<(&'static str, String)> {
    let mut kept: Vec<(&'static str, String)> = Vec::new();
    for (name, value) in attributes.iter() {
        if let Some(attribute) = policy::attribute(tag, name, value)
            && !kept.iter().any(|(name, _)| *name == attribute.0)
        {
            kept.push(attribute);
        }
    }
    kept.sort();
    kept
}
