//! Words, their markup, and footnotes.

use super::*;

impl Builder<'_> {
    /// Text, unescaped.
    pub(crate) fn text(&mut self, text: &str) {
        if self.discard.is_some() {
            if let Some(styles) = &mut self.styles {
                styles.write(text);
            }
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

    pub(super) fn blank(&mut self) {
        if self.blank == Blank::Words {
            let parent = self.inline_parent();
            let text = self.built.tree.append_text(parent, " ");
            self.blank = Blank::After(text);
        }
    }

    pub(super) fn words(&mut self, words: &str) {
        self.prepare_for_words();
        let parent = self.inline_parent();
        self.built.tree.append_text(parent, words);
        self.blank = Blank::Words;
    }

    /// Makes sure that words may stand here.
    pub(super) fn prepare_for_words(&mut self) {
        self.name_pending();
        self.prepare_cell();
        if self.top().model == Model::Flow {
            self.push_element("p", Model::Phrasing, Vec::new(), false);
        }
    }

    /// The element that words go into now: the innermost inline element, written where it is not yet.
    pub(super) fn inline_parent(&mut self) -> NodeId {
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
    pub(super) fn remove_inline(&mut self, at: usize) {
        self.inlines.remove(at);
        self.inlines[at..].iter_mut().for_each(|inline| inline.node = None);
        for block in self.blocks.iter_mut().rev() {
            if block.inlines <= at {
                break;
            }
            block.inlines -= 1;
        }
    }

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
