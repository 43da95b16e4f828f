//! What a person marks in a text: a place to come back to, words that matter, a note.
//!
//! A mark belongs to an edition and keeps to its words: with each revision that comes it is anchored anew
//! ([`Mark::settle`]). Where its words are gone it is orphaned, and keeps what it quotes.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::quote::{self, Quote, Span};
use crate::section::page_at;
use crate::{EditionId, PageStart, SectionId};

/// How many characters of a place's beginning stand for it.
const OPENING: u32 = 96;

/// What is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Marked {
    /// A section: a bookmark.
    Section,
    /// A page: a bookmark.
    Page,
    /// Words: a highlight.
    Words,
}

/// The colour of a highlight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Colour {
    /// Yellow.
    #[default]
    Yellow,
    /// Green.
    Green,
    /// Blue.
    Blue,
    /// Pink.
    Pink,
}

impl Colour {
    /// Its name, as it is written in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Yellow => "yellow",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Pink => "pink",
        }
    }
}

/// A mark.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Mark {
    /// Made of chance, so that the marks of two computers can be put together.
    pub id: String,
    /// The edition it is in.
    pub edition: EditionId,
    /// The edition's title when it was anchored last.
    pub title: String,
    /// What is marked.
    pub of: Marked,
    /// The colour, where words are marked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<Colour>,
    /// The section in which it begins.
    pub section: SectionId,
    /// The section's place in reading order.
    pub ordinal: u32,
    /// The section's heading.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub heading: String,
    /// The page it begins on, where there are pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The words it keeps to, as they stood in `revision`: those marked, or those with which the marked place begins. None
    /// where there is no text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Quote>,
    /// Where those stand in the section's text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// The words as they were marked, where the publisher has changed them since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
    /// What the person wrote about it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Whether its words are no longer in the text.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub orphaned: bool,
    /// The revision it was anchored in last.
    pub revision: u32,
    /// When it was made.
    pub created: Timestamp,
    /// When the person changed it last.
    pub changed: Timestamp,
    /// When the person removed it; it can be put back for a while.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub removed: Option<Timestamp>,
}

/// A section of a revision, as far as marks look at it.
#[derive(Debug, Clone, Copy)]
pub struct MarkableSection<'a> {
    /// Its id.
    pub id: &'a SectionId,
    /// Its heading.
    pub heading: &'a str,
    /// Its plain text.
    pub text: &'a str,
    /// Where in the text each page begins.
    pub pages: &'a [PageStart],
}

impl MarkableSection<'_> {
    /// The stretch with which `page` begins here; with which the section begins, when no page is given.
    pub fn opening(&self, page: Option<u32>) -> Option<Span> {
        let from = match page {
            Some(page) => self.pages.iter().find(|start| start.page == page)?.offset as usize,
            None => 0,
        };
        let from = quote::position_of(self.text, from);
        quote::beginning(self.text, from, OPENING)
    }

    fn page(&self, span: Option<Span>) -> Option<u32> {
        page_at(self.pages, span.map_or(0, |span| quote::byte_at(self.text, span.start)))
    }
}

impl Mark {
    /// Sets where the mark is: in section `at` of `sections`, at `span` of its text. The words become those that stand there.
    pub fn anchor(&mut self, sections: &[MarkableSection<'_>], at: usize, span: Option<Span>) {
        let Some(section) = sections.get(at) else { return };
        self.section = section.id.clone();
        self.ordinal = u32::try_from(at).unwrap_or(u32::MAX);
        self.heading = section.heading.to_owned();
        self.span = span;
        // A page without text keeps its number.
        self.page = section.page(span).filter(|_| span.is_some() || self.of != Marked::Page).or(self.page);
        self.orphaned = false;
        let Some(found) = span.and_then(|span| Quote::of(section.text, span)) else { return };
        let marked = self.was.take().or_else(|| self.quote.take().map(|quote| quote.exact));
        self.was = marked.filter(|words| self.of == Marked::Words && *words != found.exact);
        self.quote = Some(found);
    }

    /// Anchors the mark in `revision`, whose title and sections are given.
    pub fn settle(&mut self, revision: u32, title: &str, sections: &[MarkableSection<'_>]) {
        self.revision = revision;
        title.clone_into(&mut self.title);
        let home = sections.iter().position(|section| *section.id == self.section);
        // A bookmark of a section means the section, whatever it says now.
        if let (Marked::Section, Some(at)) = (self.of, home) {
            return self.anchor(sections, at, sections[at].opening(None));
        }
        let texts: Vec<&str> = sections.iter().map(|section| section.text).collect();
        let was = home.map(|at| (at, self.span.map_or(0, |span| span.start)));
        let found = self.quote.as_ref().and_then(|quote| quote.find(&texts, was)).or_else(|| {
            // The words as they were marked may have come back.
            let quote =
                self.quote.as_ref().zip(self.was.clone()).map(|(quote, exact)| Quote { exact, ..quote.clone() });
            quote.and_then(|quote| quote.find(&texts, was))
        });
        match (found, self.of, home) {
            (Some((at, span)), ..) => self.anchor(sections, at, Some(span)),
            // A page without text, or whose text changed, is still the page of that number where there is one.
            (None, Marked::Page, Some(at)) if self.page_lies_in(sections, at) => {
                let span = sections[at].opening(self.page);
                self.anchor(sections, at, span);
            }
            _ => self.orphaned = true,
        }
    }

    fn page_lies_in(&self, sections: &[MarkableSection<'_>], at: usize) -> bool {
        let pages = sections[at].pages;
        pages.is_empty() || pages.iter().any(|start| Some(start.page) == self.page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> SectionId {
        text.parse().unwrap()
    }

    fn mark(of: Marked, sections: &[MarkableSection<'_>], at: usize, span: Option<Span>) -> Mark {
        let now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let mut mark = Mark {
            id: "0".to_owned(),
            edition: "office/books/guide@en".parse().unwrap(),
            title: String::new(),
            of,
            colour: (of == Marked::Words).then_some(Colour::Green),
            section: sections[at].id.clone(),
            ordinal: 0,
            heading: String::new(),
            page: None,
            quote: None,
            span: None,
            was: None,
            note: String::new(),
            orphaned: false,
            revision: 1,
            created: now,
            changed: now,
            removed: None,
        };
        mark.anchor(sections, at, span);
        mark
    }

    const PAGES: [PageStart; 2] = [PageStart { offset: 0, page: 7 }, PageStart { offset: 31, page: 8 }];

    fn section<'a>(id: &'a SectionId, text: &'a str, pages: &'a [PageStart]) -> MarkableSection<'a> {
        MarkableSection { id, heading: "Heading", text, pages }
    }

    #[test]
    fn a_highlight_follows_its_words_and_says_when_they_changed() {
        let (opening, privacy) = (id("opening"), id("privacy"));
        let text = "The centre opens at nine.\n\n\n\n\n\nFiles stay in a locked cupboard with two keys.";
        let first = [section(&opening, "Welcome.", &[]), section(&privacy, text, &PAGES)];
        let mut mark = mark(Marked::Words, &first, 1, Some(Span { start: 21, end: 59 }));
        assert_eq!(mark.quote.as_ref().unwrap().exact, "Files stay in a locked cupboard with two keys.");
        assert_eq!((mark.page, mark.ordinal), (Some(8), 1));

        let changed = "New words first. Files stay in a locked cupboard with three keys.";
        mark.settle(2, "Guide", &[section(&privacy, changed, &[])]);
        assert_eq!(mark.quote.as_ref().unwrap().exact, "Files stay in a locked cupboard with three keys.");
        assert_eq!(mark.was.as_deref(), Some("Files stay in a locked cupboard with two keys."));
        assert!(!mark.orphaned);

        mark.settle(3, "Guide", &[section(&privacy, "This was taken out.", &[])]);
        assert!(mark.orphaned);
        assert_eq!(mark.quote.as_ref().unwrap().exact, "Files stay in a locked cupboard with three keys.");

        // As it was at first: neither orphaned nor changed.
        mark.settle(4, "Guide", &first);
        assert_eq!((mark.orphaned, mark.was, mark.section), (false, None, privacy));
    }

    #[test]
    fn a_bookmark_means_its_section_and_follows_it_under_another_id() {
        let (old, new) = (id("old"), id("new"));
        let text = "How to receive people, hold a first conversation, and pass a case on to another office.";
        let first = section(&old, text, &[]);
        let mut mark = mark(Marked::Section, &[first], 0, first.opening(None));
        mark.settle(2, "Guide", &[section(&old, "All of it says something else by now.", &[])]);
        assert_eq!((mark.orphaned, mark.section.as_str(), mark.was.clone()), (false, "old", None));
        mark.settle(3, "Guide", &[section(&new, "Nobody knows what became of the rest.", &[])]);
        assert_eq!((mark.orphaned, mark.section.as_str()), (true, "old"));

        let opening = section(&old, text, &[]);
        mark.settle(4, "Guide", &[opening]);
        mark.settle(5, "Guide", &[section(&new, text, &[])]);
        assert_eq!((mark.orphaned, mark.section.as_str()), (false, "new"));
    }

    #[test]
    fn a_page_follows_its_words_and_without_text_keeps_its_number() {
        let privacy = id("privacy");
        let text =
            "The centre opens at nine. Welcome\n\nFiles stay in a locked cupboard, and the key with the duty officer.";
        let pages = [PageStart { offset: 0, page: 7 }, PageStart { offset: 35, page: 8 }];
        let first = [section(&privacy, text, &pages)];
        let mut mark = mark(Marked::Page, &first, 0, first[0].opening(Some(8)));
        assert_eq!(mark.page, Some(8));
        let later = [PageStart { offset: 0, page: 9 }, PageStart { offset: 35, page: 10 }];
        mark.settle(2, "Guide", &[section(&privacy, text, &later)]);
        assert_eq!(mark.page, Some(10));
        mark.settle(3, "Guide", &[section(&privacy, "", &[])]);
        assert_eq!((mark.page, mark.orphaned), (Some(10), false));
    }
}
