//! Tags of a source's HTML: what each opens, closes, or makes the builder throw away.

use super::*;
use crate::archive;

impl Builder<'_> {
    /// A start tag of the source's HTML.
    pub(crate) fn start_tag(&mut self, name: &str, attributes: &Attributes, line: u32) {
        if let Some((open, how, depth)) = &mut self.discard {
            if *how == Discard::Foreign && name == "image" && matches!(self.purpose, Purpose::Document(_)) {
                // A picture that a drawing only frames, as covers of books do.
                let source = attributes.iter().find(|(name, _)| name == "xlink:href" || name == "href");
                let source = source.map(|(_, source)| ("src".to_owned(), source.clone()));
                let held = self.discard.take();
                self.image_tag(&source.into_iter().collect(), line);
                self.discard = held;
                return;
            }
            if *how != Discard::Foreign || !policy::ends_foreign(name) {
                *depth += u32::from(open == name);
                return;
            }
            self.discard = None;
        }
        self.report(name, attributes, line);
        self.note_id(attributes);
        if is_page_break(attributes) {
            // The number of a page of the printed book is no word of its text.
            self.discard = Some((name.to_owned(), Discard::Markup, 0));
            return;
        }
        let styled = self.styled(name, attributes);
        let attributes = &*styled;
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
                    if !matches!(name, "html" | "body")
                        && let Some(block) = self.blocks.last_mut()
                    {
                        // `lang` and `dir`: what every element may carry.
                        block.inherited = kept_attributes("", attributes);
                    }
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
                if let Some(styles) = self.styles.as_mut().filter(|_| name == "style") {
                    styles.end_writing();
                }
            }
            return;
        }
        if let Some(styles) = &mut self.styles {
            styles.end(name);
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
    pub(super) fn end_block(&mut self, wanted: impl Fn(&Block) -> bool, barrier: impl Fn(&Block) -> bool) {
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

    /// A tag's attributes with what the style sheets make of its element; takes in the sheets that it brings.
    fn styled<'a>(&mut self, name: &str, attributes: &'a Attributes) -> Cow<'a, Attributes> {
        let Some(styles) = &mut self.styles else { return Cow::Borrowed(attributes) };
        let value = |wanted: &str| attributes.iter().find(|(name, _)| name == wanted).map_or("", |(_, value)| value);
        match (name, policy::element(name)) {
            ("style", _) => styles.start_writing(),
            ("link", _) => {
                let says = |words: &str, wanted: &str| {
                    words.split([' ', ',']).any(|word| word.trim().eq_ignore_ascii_case(wanted))
                };
                let (kind, media) = (value("rel"), value("media"));
                let shown = media.trim().is_empty() || says(media, "screen") || says(media, "all");
                let part = self.place.trim_end_matches('#');
                if shown && says(kind, "stylesheet") && !says(kind, "alternate") {
                    let sheet = archive::resolve(part, &links::percent_decoded(value("href")));
                    sheet.into_iter().for_each(|sheet| styles.link(&sheet));
                }
            }
            (_, Element::Discard(_)) => {}
            _ => {
                let found = styles.start(name, attributes);
                let mut with = attributes.clone();
                with.retain(|(name, _)| name != "data-style");
                with.extend(found.direction.map(|direction| ("dir".to_owned(), direction.to_owned())));
                if !found.words.is_empty() {
                    with.push(("data-style".to_owned(), found.words));
                }
                return Cow::Owned(with);
            }
        }
        Cow::Borrowed(attributes)
    }

    /// Tells the publisher what of a tag will not be there.
    pub(super) fn report(&mut self, name: &str, attributes: &Attributes, line: u32) {
        if matches!(self.purpose, Purpose::Sanitise) {
            return;
        }
        let styled = self.styles.is_some();
        if let Some(what) = policy::removal(name).filter(|_| !(styled && matches!(name, "style" | "link"))) {
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
                if !styled {
                    self.removed("style", line);
                }
            } else if let Some(what) = policy::pictures(name, attribute, value).find_map(links::refused_media) {
                self.removed(what, line);
            } else if !decided_later
                && let Some(what) = links::active(value)
                && !matches!(attribute.as_str(), "alt" | "title" | "id" | "class" | "name" | "value" | "content")
            {
                self.removed(what, line);
            }
        }
    }

    /// Remembers where a tag's `id` (or an old anchor's `name`) is.
    pub(super) fn note_id(&mut self, attributes: &Attributes) {
        if matches!(self.purpose, Purpose::Document(_)) {
            for (_, id) in attributes.iter().filter(|(name, _)| name == "id" || name == "name") {
                self.note(id);
            }
        }
    }

    /// Remembers a place that has a name.
    pub(crate) fn note(&mut self, id: &str) {
        let place = format!("{}{id}", self.place);
        for entry in self.entries.remove(&place).into_iter().flatten() {
            self.enter(entry);
        }
        self.pending_ids.push(place);
    }

    /// The ids that wait belong to the section that is open.
    pub(super) fn name_pending(&mut self) {
        let section = self.built.sections.len() - 1;
        for id in self.pending_ids.drain(..) {
            self.built.anchors.entry(id).or_insert(section);
        }
    }
}

/// Whether a tag marks where a page of the printed book begins (EPUB's structural semantics, DPUB-ARIA).
fn is_page_break(attributes: &Attributes) -> bool {
    let says = |wanted: &str, word: &str| {
        attributes.iter().any(|(name, value)| name == wanted && value.split_ascii_whitespace().any(|one| one == word))
    };
    says("epub:type", "pagebreak") || says("role", "doc-pagebreak")
}
