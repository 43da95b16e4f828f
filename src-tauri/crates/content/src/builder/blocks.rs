//! Blocks and headings: what may lie in what, and what a tag closes or opens on the way.

use super::*;

impl Builder<'_> {
    pub(super) fn top(&self) -> &Block {
        // The root is pushed by `new`, by every cut and by every footnote, and is never popped before the next push.
        &self.blocks[self.blocks.len() - 1]
    }

    pub(super) fn push_root(&mut self, root: NodeId) {
        self.blocks.clear();
        self.inlines.clear();
        self.push_block("", Model::Flow, root, true, false);
    }

    pub(super) fn push_block(
        &mut self,
        name: &'static str,
        model: Model,
        node: NodeId,
        fixed: bool,
        container: bool,
    ) -> Mark {
        self.serial += 1;
        let inlines = self.inlines.len();
        let inherited = Vec::new();
        self.blocks.push(Block { serial: self.serial, name, model, node, fixed, container, inherited, inlines });
        self.interrupt();
        Mark(self.serial)
    }

    /// A block has begun or ended: what is marked up goes on in new elements, blanks at the seam go.
    pub(super) fn interrupt(&mut self) {
        self.trim_end();
        self.blank = Blank::Start;
        self.inlines.iter_mut().for_each(|inline| inline.node = None);
    }

    pub(super) fn trim_end(&mut self) {
        if let Blank::After(text) = self.blank {
            self.built.tree.drop_trailing_blank(text);
        }
    }

    /// Closes the blocks from place `from` in the stack on.
    pub(super) fn close_blocks(&mut self, from: usize) {
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
    pub(super) fn prepare_for_block(&mut self) {
        self.close_phrasing();
        self.prepare_cell();
    }

    /// In a list or a table, opens the item or cell that content needs.
    pub(super) fn prepare_cell(&mut self) {
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

    pub(super) fn push_element(
        &mut self,
        name: &'static str,
        model: Model,
        attributes: Vec<(&'static str, String)>,
        fixed: bool,
    ) -> Mark {
        let parent = self.top().node;
        let mut attributes = attributes;
        // The innermost container counts; one that says nothing is passed over.
        let containers = self.blocks.iter().rev().take_while(|block| block.container);
        let mut around = String::new();
        for (name, value) in containers.flat_map(|container| &container.inherited) {
            if *name == "data-style" {
                around += " ";
                around += value;
            } else if !attributes.iter().any(|(known, _)| known == name) {
                attributes.push((name, value.clone()));
                attributes.sort();
            }
        }
        if !around.is_empty() {
            let own = attributes.iter().position(|(known, _)| *known == "data-style").map(|at| attributes.remove(at).1);
            let words = css::merged(name, own.as_deref().unwrap_or_default(), &around);
            attributes.extend(words.map(|words| ("data-style", words)));
            attributes.sort();
        }
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
    pub(super) fn return_to(&mut self, wanted: impl Fn(&Block) -> bool, barrier: impl Fn(&Block) -> bool) -> bool {
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
        if self.heading_is_title && rank == 1 && self.built.title.is_none() && self.built.sections.len() == 1 {
            self.built.title = Some(heading);
            return self.push_block(HEADING, Model::Phrasing, heading, fixed, false);
        }
        self.close_blocks(1);
        self.inlines.clear();
        let tree = &self.built.tree;
        match self.built.sections.last_mut() {
            // The place that the navigation leads to begins with its heading.
            Some(last) if last.entry.is_some() && last.heading.is_none() && tree.children(last.root).is_empty() => {
                last.heading = Some(heading);
                last.id = last.id.take().or(id);
            }
            _ => {
                let section = RawSection { rank, id, heading: Some(heading), line, ..self.new_section() };
                self.begin_section(section);
            }
        }
        self.push_block(HEADING, Model::Phrasing, heading, fixed, false)
    }

    fn new_section(&mut self) -> RawSection {
        let root = self.built.tree.element("", Vec::new());
        RawSection { rank: 0, id: None, heading: None, entry: None, line: 1, root, footnotes: Vec::new() }
    }

    fn begin_section(&mut self, section: RawSection) {
        let root = section.root;
        self.built.sections.push(section);
        self.push_root(root);
    }

    /// The navigation leads here: a section begins, where one can. Within a list or a table none can; then the entry leads
    /// to the section that holds it.
    pub(super) fn enter(&mut self, entry: Entry) {
        let id = entry.id.parse::<domain::SectionId>().is_ok().then(|| entry.id.clone());
        if self.in_heading() {
            if let Some(last) = self.built.sections.last_mut()
                && last.entry.is_none()
                && self.built.tree.children(last.root).is_empty()
            {
                last.id = id.or(last.id.take());
                last.entry = Some(entry);
            }
            return;
        }
        self.close_phrasing();
        if self.blocks[1..].iter().all(|block| block.container && block.model == Model::Flow) {
            self.close_blocks(1);
            self.inlines.clear();
            let rank = 1;
            let section = RawSection { rank, id, entry: Some(entry), ..self.new_section() };
            self.begin_section(section);
        }
    }
}
