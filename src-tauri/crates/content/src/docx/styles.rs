//! Styles: which are headings, and what each gives to its paragraphs and runs.

use std::collections::HashMap;

use super::properties::{ParagraphLook, RunLook};
use crate::xml::Element;

/// Longest chain of styles that build on one another.
const MAX_CHAIN: usize = 32;

/// What a style is for, by the name that it has in every language of Word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Plain,
    /// Rank, from 1.
    Heading(u8),
    Title,
    /// An entry of a table of contents.
    Contents,
    Caption,
    Quotation,
}

#[derive(Debug, Clone)]
struct Style {
    role: Role,
    based_on: Option<String>,
    paragraph: ParagraphLook,
    run: RunLook,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    known: HashMap<String, Style>,
    default_paragraph: Option<String>,
    /// What every paragraph and run begins with.
    paragraph: ParagraphLook,
    run: RunLook,
    /// The language of the text, as Word says it.
    pub language: Option<String>,
}

impl Styles {
    /// The styles in `styles.xml`.
    pub(super) fn of(root: Option<&Element>) -> Self {
        let mut styles = Self::default();
        let Some(root) = root else { return styles };
        let defaults = root.child("docDefaults");
        let inner = |outer: &str, inner: &str| defaults?.child(outer)?.child(inner);
        styles.paragraph = ParagraphLook::of(inner("pPrDefault", "pPr"));
        styles.run = RunLook::of(inner("rPrDefault", "rPr"));
        let language = inner("rPrDefault", "rPr").and_then(|properties| properties.child("lang"));
        styles.language = language.and_then(|language| language.attribute("val")).map(str::to_owned);
        for style in root.elements().filter(|element| &*element.name == "style") {
            let Some(id) = style.attribute("styleId") else { continue };
            let name = style.child("name").and_then(|name| name.attribute("val")).unwrap_or(id);
            let is_paragraph = style.attribute("type").is_none_or(|kind| kind == "paragraph");
            if is_paragraph && style.attribute("default").is_some_and(|value| value == "1" || value == "true") {
                styles.default_paragraph = Some(id.to_owned());
            }
            let based_on = style.child("basedOn").and_then(|base| base.attribute("val")).map(str::to_owned);
            let found = Style {
                role: if is_paragraph { role(name) } else { Role::Plain },
                based_on,
                paragraph: ParagraphLook::of(style.child("pPr")),
                run: RunLook::of(style.child("rPr")),
            };
            styles.known.insert(id.to_owned(), found);
        }
        styles
    }

    /// A style and those it builds on, nearest first.
    fn chain(&self, id: Option<&str>) -> impl Iterator<Item = &Style> {
        let first = id.and_then(|id| self.known.get(id));
        std::iter::successors(first, |style| self.known.get(style.based_on.as_deref()?)).take(MAX_CHAIN)
    }

    /// What a paragraph of the style `id` is, with what it says itself: its role, its look, and that of its runs.
    pub(super) fn paragraph(&self, id: Option<&str>, own: ParagraphLook) -> (Role, ParagraphLook, RunLook) {
        let id = id.or(self.default_paragraph.as_deref());
        let mut look = own;
        let mut run = RunLook::default();
        let mut role = Role::Plain;
        for style in self.chain(id) {
            look = look.over(style.paragraph.clone());
            run = run.over(style.run);
            if role == Role::Plain {
                role = style.role;
            }
        }
        look = look.over(self.paragraph.clone());
        if let Some(level @ 0..=8) = look.outline
            && !matches!(role, Role::Title | Role::Contents)
        {
            role = Role::Heading(level + 1);
        }
        (role, look, run.over(self.run))
    }

    /// The look of a run of the style `id`, with what it says itself, in a paragraph that gives it `below`.
    pub(super) fn run(&self, id: Option<&str>, own: RunLook, below: RunLook) -> RunLook {
        self.chain(id).fold(own, |look, style| look.over(style.run)).over(below)
    }
}

fn role(name: &str) -> Role {
    let name = name.to_ascii_lowercase();
    let numbered = |word: &str| name.strip_prefix(word)?.trim().parse::<u8>().ok();
    if let Some(rank @ 1..=9) = numbered("heading") {
        return Role::Heading(rank);
    }
    if numbered("toc").is_some() || matches!(name.as_str(), "toc heading" | "table of figures" | "index heading") {
        return Role::Contents;
    }
    match name.as_str() {
        "title" => Role::Title,
        "caption" => Role::Caption,
        "quote" | "intense quote" | "block text" => Role::Quotation,
        _ => Role::Plain,
    }
}
