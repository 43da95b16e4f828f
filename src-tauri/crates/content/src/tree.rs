//! The tree of a sanitised document, and its two written forms: HTML and plain text.
//!
//! Depth is bounded by the builder, so walking it by recursion is safe.

use std::fmt::Write as _;

/// A node's place in its [`Tree`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NodeId(usize);

/// An element or a run of text.
#[derive(Debug)]
pub(crate) enum Node {
    /// An element of the allow-list; the name is empty for a root.
    Element { name: &'static str, attributes: Vec<(&'static str, String)>, children: Vec<NodeId> },
    /// Text, unescaped.
    Text(String),
}

/// Nodes by number; a root is an element without a name.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    pub(crate) fn element(&mut self, name: &'static str, attributes: Vec<(&'static str, String)>) -> NodeId {
        self.nodes.push(Node::Element { name, attributes, children: Vec::new() });
        NodeId(self.nodes.len() - 1)
    }

    pub(crate) fn append(&mut self, parent: NodeId, child: NodeId) {
        self.children_mut(parent).push(child);
    }

    /// Adds text at the end of `parent`, joining it to text that is there; gives the node it went into.
    pub(crate) fn append_text(&mut self, parent: NodeId, text: &str) -> NodeId {
        if let Some(last) = self.children(parent).last().copied()
            && let Node::Text(old) = &mut self.nodes[last.0]
        {
            old.push_str(text);
            return last;
        }
        self.nodes.push(Node::Text(text.to_owned()));
        let id = NodeId(self.nodes.len() - 1);
        self.append(parent, id);
        id
    }

    /// Adds nodes at the end of `parent`, joining text to text.
    pub(crate) fn join(&mut self, parent: NodeId, nodes: Vec<NodeId>) {
        for node in nodes {
            match &self.nodes[node.0] {
                Node::Text(text) => {
                    let text = text.clone();
                    self.append_text(parent, &text);
                }
                Node::Element { .. } => self.append(parent, node),
            }
        }
    }

    /// Takes one blank off the end of a text node.
    pub(crate) fn drop_trailing_blank(&mut self, text: NodeId) {
        if let Node::Text(text) = &mut self.nodes[text.0]
            && text.ends_with(' ')
        {
            text.pop();
        }
    }

    pub(crate) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0]
    }

    pub(crate) fn children(&self, id: NodeId) -> &[NodeId] {
        match &self.nodes[id.0] {
            Node::Element { children, .. } => children,
            Node::Text(_) => &[],
        }
    }

    /// The children of an element; only elements are ever given children.
    pub(crate) fn children_mut(&mut self, id: NodeId) -> &mut Vec<NodeId> {
        match &mut self.nodes[id.0] {
            Node::Element { children, .. } => children,
            Node::Text(_) => unreachable!("the builder appends to elements only"),
        }
    }

    pub(crate) fn name(&self, id: NodeId) -> &'static str {
        match &self.nodes[id.0] {
            Node::Element { name, .. } => name,
            Node::Text(_) => "",
        }
    }

    /// Changes the value of every `href` below `id` that `rewrite` gives another one for.
    pub(crate) fn rewrite_links(&mut self, rewrite: &mut dyn FnMut(&str) -> Option<String>) {
        for node in &mut self.nodes {
            if let Node::Element { name: "a", attributes, .. } = node {
                for (_, value) in attributes.iter_mut().filter(|(name, _)| *name == "href") {
                    if let Some(new) = rewrite(value) {
                        *value = new;
                    }
                }
            }
        }
    }

    /// Removes what holds nothing: empty text, and elements that only make sense around something.
    pub(crate) fn prune(&mut self, id: NodeId) {
        let children = std::mem::take(match &mut self.nodes[id.0] {
            Node::Element { children, .. } => children,
            Node::Text(_) => return,
        });
        let mut kept = Vec::with_capacity(children.len());
        for child in children {
            self.prune(child);
            let empty = match &self.nodes[child.0] {
                Node::Text(text) => text.is_empty(),
                Node::Element { name, children, .. } => children.is_empty() && !stands_empty(name),
            };
            if !empty {
                kept.push(child);
            }
        }
        *self.children_mut(id) = kept;
    }

    /// The HTML of everything below `id`.
    pub(crate) fn html(&self, id: NodeId) -> String {
        let mut out = String::new();
        self.children(id).iter().for_each(|child| self.write_html(*child, &mut out));
        out
    }

    fn write_html(&self, id: NodeId, out: &mut String) {
        match &self.nodes[id.0] {
            Node::Text(text) => escape(text, out),
            Node::Element { name, attributes, children } => {
                let _ = write!(out, "<{name}");
                for (name, value) in attributes {
                    let _ = write!(out, " {name}=\"");
                    escape_attribute(value, out);
                    out.push('"');
                }
                out.push('>');
                if !is_void(name) {
                    children.iter().for_each(|child| self.write_html(*child, out));
                    let _ = write!(out, "</{name}>");
                }
            }
        }
    }

    /// The plain text of everything below `id`: paragraphs parted by an empty line, table cells by tabs, list items
    /// and rows by a line break; pictures as their alternative text.
    pub(crate) fn text(&self, id: NodeId) -> String {
        let mut writer = Plain { out: String::new(), pending: Gap::None, items: 0, cells: 0, cell_is_empty: false };
        self.children(id).iter().for_each(|child| self.write_text(*child, &mut writer, false));
        writer.out
    }

    fn write_text(&self, id: NodeId, plain: &mut Plain, verbatim: bool) {
        let (name, attributes, children) = match &self.nodes[id.0] {
            Node::Text(text) => return plain.words(text, verbatim),
            Node::Element { name, attributes, children } => (*name, attributes, children),
        };
        let all =
            |plain: &mut Plain| children.iter().for_each(|c| self.write_text(*c, plain, verbatim || name == "pre"));
        match name {
            "img" => {
                if let Some((_, alt)) = attributes.iter().find(|(name, _)| *name == "alt") {
                    plain.words(alt, false);
                }
            }
            "br" => plain.gap(Gap::Line),
            "hr" => plain.gap(Gap::Paragraph),
            "td" | "th" => {
                plain.cell();
                plain.cells += 1;
                all(plain);
                plain.cells -= 1;
                plain.pending = Gap::None;
            }
            "tr" | "dt" | "dd" | "figcaption" | "summary" | "caption" => {
                plain.gap(Gap::Line);
                plain.row_begins(name == "tr");
                all(plain);
                plain.gap(Gap::Line);
            }
            "li" => {
                plain.gap(Gap::Line);
                plain.items += 1;
                all(plain);
                plain.items -= 1;
                plain.gap(Gap::Line);
            }
            "p" | "pre" | "blockquote" | "aside" | "details" | "figure" | "ul" | "ol" | "dl" | "table" => {
                plain.gap(Gap::Paragraph);
                all(plain);
                plain.gap(Gap::Paragraph);
            }
            _ => all(plain),
        }
    }
}

/// White space owed before the next words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    /// The next cell is the first of its row.
    Row,
    Line,
    /// A line break and a row's first cell.
    LineRow,
    Paragraph,
    /// An empty line and a row's first cell.
    ParagraphRow,
}

struct Plain {
    out: String,
    pending: Gap,
    items: u32,
    cells: u32,
    /// Nothing is written yet of the cell that began.
    cell_is_empty: bool,
}

impl Plain {
    /// Owes at least `gap`. Inside a cell or an item larger gaps would part what belongs together.
    fn gap(&mut self, gap: Gap) {
        let gap = if self.items > 0 { gap.min(Gap::Line) } else { gap };
        self.pending = self.pending.max(gap);
    }

    fn row_begins(&mut self, row: bool) {
        if row {
            self.pending = match self.pending {
                Gap::None | Gap::Row => Gap::Row,
                Gap::Line | Gap::LineRow => Gap::LineRow,
                Gap::Paragraph | Gap::ParagraphRow => Gap::ParagraphRow,
            };
        }
    }

    fn cell(&mut self) {
        if self.cells > 0 {
            return self.gap(Gap::Line);
        }
        let first = matches!(self.pending, Gap::Row | Gap::LineRow | Gap::ParagraphRow);
        self.flush();
        if !first {
            self.out.push('\t');
        }
        self.cell_is_empty = true;
    }

    fn flush(&mut self) {
        if !self.out.is_empty() {
            match std::mem::replace(&mut self.pending, Gap::None) {
                Gap::None | Gap::Row => {}
                _ if self.cells > 0 && self.cell_is_empty => {}
                _ if self.cells > 0 => self.out.push(' '),
                Gap::Line | Gap::LineRow => self.out.push('\n'),
                Gap::Paragraph | Gap::ParagraphRow => self.out.push_str("\n\n"),
            }
        }
        self.pending = Gap::None;
    }

    fn words(&mut self, text: &str, verbatim: bool) {
        if text.is_empty() {
            return;
        }
        self.flush();
        self.cell_is_empty = false;
        match verbatim && self.cells > 0 {
            true => self.out.push_str(&text.replace(['\n', '\t'], " ")),
            false => self.out.push_str(text),
        }
    }
}

/// Elements without content or end tag.
fn is_void(name: &str) -> bool {
    matches!(name, "img" | "br" | "wbr" | "hr")
}

/// Elements that mean something even with nothing in them.
fn stands_empty(name: &str) -> bool {
    is_void(name) || matches!(name, "td" | "th" | "li" | "dt" | "dd")
}

/// Appends `text` with what HTML would read as markup escaped (HTML standard, "escaping a string").
pub(crate) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            c => out.push(c),
        }
    }
}

fn escape_attribute(value: &str, out: &mut String) {
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            c => out.push(c),
        }
    }
}
