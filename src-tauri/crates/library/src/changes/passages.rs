//! A text as passages, in groups of sections that are compared as one.

use super::SectionText;

/// A passage: a paragraph, an item of a list, a row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    /// The section it stands in: its place in the text.
    pub(super) section: usize,
    /// How many characters that are not white space stand before it in the section.
    pub(super) at: u32,
    /// How many it has itself.
    pub(super) letters: u32,
    /// Its words, runs of white space as one space; cells of a row are parted by tabs.
    pub(super) text: String,
}

/// Sections that are compared as one: a section with those that only continue it on later pages, or pages in a row.
#[derive(Debug)]
pub(super) struct Group<'a> {
    /// What the group is known by: the first section's id, or `p` for pages.
    pub(super) id: &'a str,
    /// Whether the id tells only the place in the text, and so is another section's as soon as one comes before it.
    pub(super) positional: bool,
    /// The first section's heading; may be empty.
    pub(super) heading: &'a str,
    /// Its sections: their places in the text.
    pub(super) sections: std::ops::Range<usize>,
    /// What they say.
    pub(super) passages: Vec<Passage>,
}

impl Group<'_> {
    /// Whether it is pages in a row, without a heading.
    pub(super) fn is_pages(&self) -> bool {
        self.id == PAGES && self.positional
    }
}

/// The groups of a text.
pub(super) fn groups<'a>(sections: &[SectionText<'a>]) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for (at, section) in sections.iter().enumerate() {
        let page = is_page(section.id) && section.heading.is_empty();
        let joins = |group: &Group<'_>| match continues(section.id) {
            Some(first) => group.id == first,
            None => page && group.is_pages(),
        };
        if !groups.last().is_some_and(joins) {
            groups.push(Group {
                id: if page { PAGES } else { section.id },
                positional: is_place(section.id),
                heading: section.heading,
                sections: at..at,
                passages: Vec::new(),
            });
        }
        if let Some(group) = groups.last_mut() {
            group.sections.end = at + 1;
            passages(section, at, &mut group.passages);
        }
    }
    groups
}

/// What groups of pages are known by; no section has this id and a page's place in it.
const PAGES: &str = "p";

/// Whether `id` is that of a page: `p12`.
fn is_page(id: &str) -> bool {
    id.strip_prefix('p').is_some_and(|page| !page.is_empty() && page.bytes().all(|digit| digit.is_ascii_digit()))
}

/// Whether `id` is a place in the outline, `2.3`, or a page.
fn is_place(id: &str) -> bool {
    is_page(id) || id.split('.').all(|part| !part.is_empty() && part.bytes().all(|digit| digit.is_ascii_digit()))
}

/// The section that `id` only continues on a later page: `opening` of `opening~p4`.
fn continues(id: &str) -> Option<&str> {
    let (first, page) = id.rsplit_once('~')?;
    is_page(page).then_some(first)
}

fn passages(section: &SectionText<'_>, at: usize, into: &mut Vec<Passage>) {
    let mut before = 0;
    let mut add = |text: &str| {
        let text = squeezed(text);
        let letters = letters(&text);
        if letters > 0 {
            into.push(Passage { section: at, at: before, letters, text });
        }
        before += letters;
    };
    if section.parts {
        section.text.split('\n').for_each(&mut add);
        return;
    }
    let mut paragraph = String::new();
    for line in section.text.lines().chain([""]) {
        if line.trim().is_empty() {
            add(&paragraph);
            paragraph.clear();
        } else {
            paragraph.push_str(line);
            paragraph.push(' ');
        }
    }
}

/// How many characters of `text` are not white space.
pub(super) fn letters(text: &str) -> u32 {
    u32::try_from(text.chars().filter(|letter| !letter.is_whitespace()).count()).unwrap_or(u32::MAX)
}

/// `text` with each run of white space as one space, or as a tab where it holds one, and none at its ends.
fn squeezed(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    let mut gap = None;
    for letter in text.chars() {
        if letter.is_whitespace() {
            gap = if letter == '\t' || gap == Some('\t') { Some('\t') } else { Some(' ') };
            continue;
        }
        if let Some(gap) = gap.take().filter(|_| !squeezed.is_empty()) {
            squeezed.push(gap);
        }
        squeezed.push(letter);
    }
    squeezed
}
