//! Builds the sanitised tree from tags and text, whichever format they come from.
//!
//! It keeps the open blocks as a stack and the open inline elements as a list beside it, and writes an inline
//! element into the tree only when words come: so it can be open across paragraphs without ever holding one. Every
//! rule of what may lie in what is kept here, and the output's depth is bounded by [`MAX_BLOCKS`] and
//! [`MAX_INLINES`]; a tag that would go deeper is left out, its content is not.

use std::collections::HashMap;

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
    /// Where it begins.
    pub line: u32,
    /// Its content.
    pub root: NodeId,
    /// Footnotes first referred to in it.
    pub footnotes: Vec<String>,
}

/// What the builder found, for [`crate::document`] to make sections of.
pub(crate) struct Built {
    pub tree: Tree,
    pub sections: Vec<RawSection>,
    /// The heading that is the title.
    pub title: Option<NodeId>,
    /// Ids that stand elsewhere than on a heading, and the section they lie in.
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
    in_footnote: bool,
}

impl<'r> Builder<'r> {
    pub(crate) fn new(purpose: Purpose<'r>) -> Self {
        let mut tree = Tree::default();
        let root = tree.element("", Vec::new());
        let start = RawSection { rank: 0, id: None, heading: None, line: 1, root, footnotes: Vec::new() };
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
            in_footnote: false,
        };
        builder.push_root(root);
        builder
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

    // ---- tags -----------------------------------------------------------------------------------------------------

    /// A start tag of the source's HTML.
    pub(crate) fn start_tag(&mut self, name: &str, attributes: &Attributes, line: u32) {
        if let Some((open, how, depth)) = &mut self.discard {
            if *how != Discard::Foreign || !policy::ends_foreign(name) {
                *depth += u32::from(open == name);
                return;
            }
            self.discard = None;
        }
        self.report(name, attributes, line);
        self.note_id(attributes);
        match policy::element(name) {
            Element::Discard(how) => {
                if name != "title" {
                    self.name_pending();
                }
                self.discard = Some((name.to_owned(), how, 0));
            }
            Element::Inline("a") => self.start_link(attributes, line, false),
            Element::Inline(tag) => {
                let kept = kept_attributes(tag, attributes);
                // A span without a language or direction says nothing.
                if tag != "span" || !kept.is_empty() {
                    self.open_inline(tag, kept, false);
                }
            }
            Element::Image => self.image_tag(attributes, line),
            Element::Break(tag) => self.line_break(tag),
            Element::Rule => self.rule(),
            Element::Heading(rank) => {
                let id = attributes.iter().find(|(name, _)| name == "id").map(|(_, id)| id.clone());
                self.start_heading(rank, id, line, false);
            }
            Element::Container => {
                self.close_phrasing();
                let top = self.top();
                // Inside a list or a table a grouping changes nothing of what may come.
                let model = match top.model {
                    Model::List | Model::Descriptions | Model::Table | Model::RowGroup | Model::Row => top.model,
                    _ => Model::Flow,
                };
                let (node, name) = (top.node, static_container(name));
                if self.blocks.len() < MAX_BLOCKS {
                    self.push_block(name, model, node, false, true);
                }
            }
            Element::Block(tag, model) => {
                self.open_block(tag, model, kept_attributes(tag, attributes), false);
            }
            Element::Part(part) => {
                self.open_part(part, attributes, false);
            }
            Element::Nothing | Element::Unknown => {}
        }
    }

    /// An end tag of the source's HTML.
    pub(crate) fn end_tag(&mut self, name: &str) {
        if let Some((open, _, depth)) = &mut self.discard {
            if open == name {
                match depth.checked_sub(1) {
                    Some(less) => *depth = less,
                    None => self.discard = None,
                }
            }
            return;
        }
        match policy::element(name) {
            Element::Inline(tag) => {
                if let Some(at) = self.inlines.iter().rposition(|inline| inline.name == tag)
                    && !self.inlines[at].fixed
                {
                    self.remove_inline(at);
                }
            }
            Element::Heading(_) => self.end_block(|block| block.name == HEADING, |_| true),
            Element::Container => {
                let name = static_container(name);
                self.end_block(|block| block.container && block.name == name, is_cell);
            }
            Element::Block("table", _) => self.end_block(|block| block.name == "table", |_| false),
            Element::Block(tag, _) => self.end_block(|block| block.name == tag, is_cell),
            Element::Part(part) => {
                let tag = part_tag(part);
                self.end_block(|block| block.name == tag, |block| block.name == "table");
            }
            _ => {}
        }
    }

    /// Closes the innermost block that `wanted` says, unless `barrier` or Markdown's own block lies before it.
    fn end_block(&mut self, wanted: impl Fn(&Block) -> bool, barrier: impl Fn(&Block) -> bool) {
        for at in (1..self.blocks.len()).rev() {
            let block = &self.blocks[at];
            if block.fixed {
                return;
            }
            if wanted(block) {
                return self.close_blocks(at);
            }
            if barrier(block) {
                return;
            }
        }
    }

    /// Tells the publisher what of a tag will not be there.
    fn report(&mut self, name: &str, attributes: &Attributes, line: u32) {
        if matches!(self.purpose, Purpose::Sanitise) {
            return;
        }
        if let Some(what) = policy::removal(name) {
            self.removed(what, line);
        }
        if name == "meta"
            && attributes
                .iter()
                .any(|(name, value)| name == "http-equiv" && value.trim().eq_ignore_ascii_case("refresh"))
        {
            self.removed("redirection", line);
        }
        for (attribute, value) in attributes {
            let decided_later = matches!((name, attribute.as_str()), ("a", "href") | ("img" | "image", "src"));
            if attribute.len() > 2 && attribute.starts_with("on") {
                self.removed(format!("event handler {attribute}"), line);
            } else if attribute == "style" {
                self.removed("style", line);
            } else if !decided_later
                && let Some(what) = links::active(value)
                && !matches!(attribute.as_str(), "alt" | "title" | "id" | "class" | "name" | "value" | "content")
            {
                self.removed(what, line);
            }
        }
    }

    /// Remembers where a tag's `id` (or an old anchor's `name`) is.
    fn note_id(&mut self, attributes: &Attributes) {
        if matches!(self.purpose, Purpose::Document(_)) {
            let ids = attributes.iter().filter(|(name, _)| name == "id" || name == "name");
            self.pending_ids.extend(ids.map(|(_, id)| id.clone()));
        }
    }

    /// The ids that wait belong to the section that is open.
    fn name_pending(&mut self) {
        let section = self.built.sections.len() - 1;
        for id in self.pending_ids.drain(..) {
            self.built.anchors.entry(id).or_insert(section);
        }
    }

    // ---- blocks ---------------------------------------------------------------------------------------------------

    fn top(&self) -> &Block {
        // The root is pushed by `new`, by every cut and by every footnote, and is never popped before the next push.
        &self.blocks[self.blocks.len() - 1]
    }

    fn push_root(&mut self, root: NodeId) {
        self.blocks.clear();
        self.inlines.clear();
        self.push_block("", Model::Flow, root, true, false);
    }

    fn push_block(&mut self, name: &'static str, model: Model, node: NodeId, fixed: bool, container: bool) -> Mark {
        self.serial += 1;
        let inlines = self.inlines.len();
        self.blocks.push(Block { serial: self.serial, name, model, node, fixed, container, inlines });
        self.interrupt();
        Mark(self.serial)
    }

    /// A block has begun or ended: what is marked up goes on in new elements, blanks at the seam go.
    fn interrupt(&mut self) {
        self.trim_end();
        self.blank = Blank::Start;
        self.inlines.iter_mut().for_each(|inline| inline.node = None);
    }

    fn trim_end(&mut self) {
        if let Blank::After(text) = self.blank {
            self.built.tree.drop_trailing_blank(text);
        }
    }

    /// Closes the blocks from place `from` in the stack on.
    fn close_blocks(&mut self, from: usize) {
        if from < self.blocks.len() {
            let inlines = self.blocks[from].inlines;
            self.blocks.truncate(from);
            self.inlines.truncate(inlines);
            self.interrupt();
        }
    }

    /// Ends the paragraph that is open, as every block does.
    pub(crate) fn close_phrasing(&mut self) {
        let top = self.top();
        if matches!(top.model, Model::Phrasing | Model::Verbatim) {
            self.close_blocks(self.blocks.len() - 1);
        }
    }

    /// Makes sure that a block may begin here.
    fn prepare_for_block(&mut self) {
        self.close_phrasing();
        self.prepare_cell();
    }

    /// In a list or a table, opens the item or cell that content needs.
    fn prepare_cell(&mut self) {
        loop {
            match self.top().model {
                Model::List => self.push_element("li", Model::Direct, Vec::new(), false),
                Model::Descriptions => self.push_element("dd", Model::Direct, Vec::new(), false),
                Model::Table => self.push_element("tbody", Model::RowGroup, Vec::new(), false),
                Model::RowGroup => self.push_element("tr", Model::Row, Vec::new(), false),
                Model::Row => self.push_element("td", Model::Direct, Vec::new(), false),
                _ => return,
            };
        }
    }

    fn push_element(
        &mut self,
        name: &'static str,
        model: Model,
        attributes: Vec<(&'static str, String)>,
        fixed: bool,
    ) -> Mark {
        let parent = self.top().node;
        let node = self.built.tree.element(name, attributes);
        self.built.tree.append(parent, node);
        self.push_block(name, model, node, fixed, false)
    }

    /// Opens a block of the allow-list.
    pub(crate) fn open_block(
        &mut self,
        name: &'static str,
        model: Model,
        attributes: Vec<(&'static str, String)>,
        fixed: bool,
    ) -> Mark {
        self.prepare_for_block();
        // A paragraph is a leaf and is made wherever words are, so its depth is not counted.
        if self.blocks.len() >= MAX_BLOCKS && !matches!(model, Model::Phrasing | Model::Verbatim) {
            self.serial += 1;
            return Mark(self.serial);
        }
        self.push_element(name, model, attributes, fixed)
    }

    /// Opens a part of a list, table or the like, making the parent it needs.
    pub(crate) fn open_part(&mut self, part: Part, attributes: &Attributes, fixed: bool) -> Mark {
        self.close_phrasing();
        let tag = part_tag(part);
        let kept = kept_attributes(tag, attributes);
        let ignored = Mark(0);
        match part {
            Part::Item => {
                if !self.return_to(
                    |block| block.model == Model::List && !block.container,
                    |b| is_cell(b) || b.name == "blockquote",
                ) {
                    self.open_block("ul", Model::List, Vec::new(), false);
                    if self.top().model != Model::List {
                        return ignored;
                    }
                }
                self.push_element(tag, Model::Direct, kept, fixed)
            }
            Part::Term | Part::Description => {
                if !self.return_to(
                    |block| block.model == Model::Descriptions && !block.container,
                    |b| is_cell(b) || b.name == "blockquote",
                ) {
                    self.open_block("dl", Model::Descriptions, Vec::new(), false);
                    if self.top().model != Model::Descriptions {
                        return ignored;
                    }
                }
                self.push_element(tag, Model::Direct, kept, fixed)
            }
            Part::Caption | Part::RowGroup(_) => {
                if !self.return_to(|block| block.name == "table", |_| false) {
                    return ignored;
                }
                let model = if part == Part::Caption { Model::Direct } else { Model::RowGroup };
                self.push_element(tag, model, kept, fixed)
            }
            Part::Row => {
                if !self.return_to(
                    |block| matches!(block.model, Model::Table | Model::RowGroup) && !block.container,
                    |_| false,
                ) {
                    return ignored;
                }
                if self.top().model == Model::Table {
                    self.push_element("tbody", Model::RowGroup, Vec::new(), false);
                }
                self.push_element(tag, Model::Row, kept, fixed)
            }
            Part::Cell(_) => {
                let structural = |block: &Block| matches!(block.model, Model::Table | Model::RowGroup | Model::Row);
                if !self.return_to(|block| structural(block) && !block.container, |_| false) {
                    return ignored;
                }
                if self.top().model == Model::Table {
                    self.push_element("tbody", Model::RowGroup, Vec::new(), false);
                }
                if self.top().model == Model::RowGroup {
                    self.push_element("tr", Model::Row, Vec::new(), false);
                }
                self.push_element(tag, Model::Direct, kept, fixed)
            }
            Part::FigureCaption | Part::Summary => {
                let parent = if part == Part::Summary { "details" } else { "figure" };
                if self.top().name == parent { self.push_element(tag, Model::Direct, kept, fixed) } else { ignored }
            }
        }
    }

    /// Closes blocks until the one that `wanted` says is innermost. Nothing is closed, and false given, where there is
    /// none before a `barrier` or before a block that Markdown holds open.
    fn return_to(&mut self, wanted: impl Fn(&Block) -> bool, barrier: impl Fn(&Block) -> bool) -> bool {
        for at in (1..self.blocks.len()).rev() {
            if wanted(&self.blocks[at]) {
                self.close_blocks(at + 1);
                return true;
            }
            if barrier(&self.blocks[at]) || self.blocks[at].fixed {
                return false;
            }
        }
        false
    }

    /// Closes what Markdown opened, if it is still open, with all that was opened in it.
    pub(crate) fn close(&mut self, mark: Mark) {
        if let Some(at) = self.inlines.iter().rposition(|inline| inline.serial == mark.0) {
            return self.remove_inline(at);
        }
        if let Some(at) = self.blocks.iter().rposition(|block| block.serial == mark.0) {
            self.close_blocks(at);
            // What a stray tag began to throw away ends with the block it stands in.
            self.discard = None;
        }
    }

    /// Ends the paragraph that words after a figure began: the one Markdown means ended with the figure.
    pub(crate) fn close_loose_paragraph(&mut self) {
        if !self.top().fixed {
            self.close_phrasing();
        }
    }

    /// Whether a heading is being read.
    pub(crate) fn in_heading(&self) -> bool {
        self.top().name == HEADING
    }

    pub(crate) fn rule(&mut self) {
        self.prepare_for_block();
        self.name_pending();
        let (parent, rule) = (self.top().node, self.built.tree.element("hr", Vec::new()));
        self.built.tree.append(parent, rule);
        self.interrupt();
    }

    // ---- headings -------------------------------------------------------------------------------------------------

    /// A heading begins a section where it stands by itself; inside a list, a table, a quotation it is a paragraph.
    pub(crate) fn start_heading(&mut self, rank: u8, id: Option<String>, line: u32, fixed: bool) -> Mark {
        self.close_phrasing();
        let alone = self.blocks[1..].iter().all(|block| block.container && block.model == Model::Flow);
        let alone = alone && !self.in_footnote && matches!(self.purpose, Purpose::Document(_));
        if !alone {
            let mark = self.open_block("p", Model::Phrasing, Vec::new(), fixed);
            if let Some(paragraph) = self.blocks.last_mut() {
                paragraph.name = HEADING;
            }
            self.open_inline("strong", Vec::new(), fixed);
            return mark;
        }
        let heading = self.built.tree.element("", Vec::new());
        if rank == 1 && self.built.title.is_none() && self.built.sections.len() == 1 {
            self.built.title = Some(heading);
        } else {
            self.close_blocks(1);
            self.inlines.clear();
            let root = self.built.tree.element("", Vec::new());
            let footnotes = Vec::new();
            self.built.sections.push(RawSection { rank, id, heading: Some(heading), line, root, footnotes });
            self.push_root(root);
        }
        self.push_block(HEADING, Model::Phrasing, heading, fixed, false)
    }

    // ---- words ----------------------------------------------------------------------------------------------------

    /// Text, unescaped.
    pub(crate) fn text(&mut self, text: &str) {
        if self.discard.is_some() {
            return;
        }
        let verbatim = self.top().model == Model::Verbatim;
        if verbatim {
            let text: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
            // A line break right after <pre> is dropped by whoever reads the HTML.
            let text = if self.blank == Blank::Start { text.trim_start_matches('\n') } else { &text };
            if !text.is_empty() {
                self.name_pending();
                let parent = self.inline_parent();
                self.built.tree.append_text(parent, text);
                self.blank = Blank::Words;
            }
            return;
        }
        let mut run = String::new();
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0c') {
                if !run.is_empty() {
                    self.words(&run);
                    run.clear();
                }
                self.blank();
            } else if !c.is_control() {
                run.push(c);
            }
        }
        if !run.is_empty() {
            self.words(&run);
        }
    }

    fn blank(&mut self) {
        if self.blank == Blank::Words {
            let parent = self.inline_parent();
            let text = self.built.tree.append_text(parent, " ");
            self.blank = Blank::After(text);
        }
    }

    fn words(&mut self, words: &str) {
        self.prepare_for_words();
        let parent = self.inline_parent();
        self.built.tree.append_text(parent, words);
        self.blank = Blank::Words;
    }

    /// Makes sure that words may stand here.
    fn prepare_for_words(&mut self) {
        self.name_pending();
        self.prepare_cell();
        if self.top().model == Model::Flow {
            self.push_element("p", Model::Phrasing, Vec::new(), false);
        }
    }

    /// The element that words go into now: the innermost inline element, written where it is not yet.
    fn inline_parent(&mut self) -> NodeId {
        let mut parent = self.top().node;
        for inline in &mut self.inlines {
            parent = match inline.node {
                Some(node) => node,
                None if inline.copies >= MAX_COPIES => continue,
                None => {
                    let node = self.built.tree.element(inline.name, inline.attributes.clone());
                    self.built.tree.append(parent, node);
                    inline.copies += 1;
                    inline.node = Some(node);
                    node
                }
            };
        }
        parent
    }

    pub(crate) fn line_break(&mut self, tag: &'static str) {
        if self.discard.is_some() {
            return;
        }
        if tag == "br" {
            self.trim_end();
        }
        self.prepare_for_words();
        let parent = self.inline_parent();
        let node = self.built.tree.element(tag, Vec::new());
        self.built.tree.append(parent, node);
        // Blanks after a line break are not shown.
        self.blank = if tag == "br" { Blank::Start } else { Blank::Words };
    }

    pub(crate) fn open_inline(
        &mut self,
        name: &'static str,
        attributes: Vec<(&'static str, String)>,
        fixed: bool,
    ) -> Mark {
        self.serial += 1;
        if self.inlines.len() < MAX_INLINES && self.discard.is_none() {
            self.inlines.push(Inline { serial: self.serial, name, attributes, node: None, fixed, copies: 0 });
        }
        Mark(self.serial)
    }

    /// Closes one inline element; those opened in it go on.
    fn remove_inline(&mut self, at: usize) {
        self.inlines.remove(at);
        self.inlines[at..].iter_mut().for_each(|inline| inline.node = None);
        for block in self.blocks.iter_mut().rev() {
            if block.inlines <= at {
                break;
            }
            block.inlines -= 1;
        }
    }

    // ---- links and pictures ---------------------------------------------------------------------------------------

    fn start_link(&mut self, attributes: &Attributes, line: u32, fixed: bool) {
        let mut kept = kept_attributes("a", attributes);
        if let Some((_, href)) = attributes.iter().find(|(name, _)| name == "href")
            && let Some(href) = self.link_target(href, line)
        {
            kept.insert(0, ("href", href));
        }
        self.open_link(kept, fixed);
    }

    /// Opens a link from Markdown.
    pub(crate) fn start_markdown_link(&mut self, target: &str, line: u32) -> Mark {
        let kept = self.link_target(target, line).map(|href| ("href", href)).into_iter().collect();
        self.open_link(kept, true)
    }

    fn open_link(&mut self, kept: Vec<(&'static str, String)>, fixed: bool) -> Mark {
        // A link in a link cannot be: the new one ends the old.
        if let Some(at) = self.inlines.iter().rposition(|inline| inline.name == "a") {
            self.remove_inline(at);
        }
        if kept.is_empty() { Mark(0) } else { self.open_inline("a", kept, fixed) }
    }

    /// What a link leads to in the output, if it stays one.
    fn link_target(&mut self, href: &str, line: u32) -> Option<String> {
        let mut target = links::link(href);
        if let Purpose::Document(resolve) = &mut self.purpose {
            match &target {
                Target::Refused(_) => {}
                Target::Anchor(anchor) => {
                    let target = anchor.clone();
                    self.built.references.push(FoundReference { kind: ReferenceKind::Anchor, target, line });
                }
                Target::Allowed(_) | Target::Other => {
                    let found = FoundReference { kind: ReferenceKind::Link, target: href.to_owned(), line };
                    self.built.references.push(found);
                    match resolve(Reference::Link(href)) {
                        Resolution::Keep => {}
                        Resolution::Replace(new) => target = links::link(&new),
                        Resolution::Remove => return None,
                    }
                }
            }
        }
        match target {
            Target::Allowed(address) => Some(address),
            Target::Anchor(anchor) => Some(format!("#{anchor}")),
            Target::Refused(what) => {
                self.removed(what, line);
                None
            }
            Target::Other => {
                let what = match links::scheme(href) {
                    Some(scheme) => format!("{scheme}: link {href} (only https: and mailto: may leave a document)"),
                    None => format!("link {href} that leads nowhere"),
                };
                self.removed(what, line);
                None
            }
        }
    }

    fn image_tag(&mut self, attributes: &Attributes, line: u32) {
        let value = |wanted: &str| attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
        let alt = value("alt").unwrap_or_default();
        let name = match self.purpose {
            Purpose::Sanitise => value("data-media").and_then(links::media_name),
            Purpose::Document(_) => value("src").and_then(|source| self.media(source, line)),
        };
        if let Some(name) = name {
            self.image(name, alt);
        }
    }

    /// The name under which a picture of the source is published, if it stays.
    pub(crate) fn media(&mut self, source: &str, line: u32) -> Option<String> {
        if let Some(what) = links::refused_media(source) {
            self.removed(what, line);
            return None;
        }
        let mut name = source.trim().to_owned();
        if let Purpose::Document(resolve) = &mut self.purpose {
            let found = FoundReference { kind: ReferenceKind::Media, target: source.to_owned(), line };
            self.built.references.push(found);
            match resolve(Reference::Media(source)) {
                Resolution::Keep => {}
                Resolution::Replace(new) => name = new,
                Resolution::Remove => return None,
            }
        }
        let allowed = links::media_name(&name);
        if allowed.is_none() {
            self.removed(format!("picture {source} that is not in the publication's folder"), line);
        }
        allowed
    }

    /// Puts a picture here.
    pub(crate) fn image(&mut self, name: String, alt: &str) {
        if self.discard.is_some() {
            return;
        }
        self.prepare_for_words();
        let alt = policy::clean(alt).trim().to_owned();
        let parent = self.inline_parent();
        let node = self.built.tree.element("img", vec![("data-media", name), ("alt", alt)]);
        self.built.tree.append(parent, node);
        self.blank = Blank::Words;
    }

    // ---- footnotes ------------------------------------------------------------------------------------------------

    /// The number of the footnote `label`, from 1; it will stand at the end of the section that names it first.
    pub(crate) fn footnote_number(&mut self, label: &str) -> usize {
        if let Some(number) = self.built.footnote_numbers.get(label) {
            return *number;
        }
        let number = self.built.footnote_numbers.len() + 1;
        self.built.footnote_numbers.insert(label.to_owned(), number);
        let last = self.built.sections.len() - 1;
        self.built.sections[last].footnotes.push(label.to_owned());
        number
    }

    /// Turns aside to read a footnote.
    pub(crate) fn start_footnote(&mut self) -> Aside {
        self.interrupt();
        let blocks = std::mem::take(&mut self.blocks);
        let inlines = std::mem::take(&mut self.inlines);
        let root = self.built.tree.element("", Vec::new());
        self.push_root(root);
        self.in_footnote = true;
        Aside { blocks, inlines, root }
    }

    /// Comes back from a footnote.
    pub(crate) fn end_footnote(&mut self, label: &str, aside: Aside) {
        self.close_blocks(0);
        self.blocks = aside.blocks;
        self.inlines = aside.inlines;
        self.in_footnote = false;
        self.discard = None;
        self.built.footnotes.entry(label.to_owned()).or_insert(aside.root);
        self.footnote_number(label);
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
