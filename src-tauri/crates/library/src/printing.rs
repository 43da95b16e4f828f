//! An edition on pages: all of it, a section, or words that the person selected. Where it is a PDF that is here, on the pages
//! that its publisher made, each with what must stand on it below.
//!
//! What stands under a publisher's name on paper is what it published: a selection is taken only where its words are found
//! in the edition.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

use domain::{EditionId, File, FileRole};
use sha2::{Digest, Sha256};
use store::{StoreError, StoredSection};
use typeset::{Pages, Part, Running, Typeset, TypesetError};

use crate::Library;
use crate::api::{ErrorCode, Failure, PrintRange, SavedCopy};
use crate::copy_facts::CopyFacts;
use crate::library::MadeFolder;
use crate::saving::{Made, prepare};
use crate::stamping;

/// Whether a file is a document with pages of its own.
pub(crate) fn is_pdf(file: &File) -> bool {
    file.role == FileRole::Document && file.media_type == "application/pdf"
}

impl Library {
    /// Sets what is to be printed on pages and saves them as a PDF in `folder`, for the program that prints it.
    ///
    /// # Errors
    /// When the edition or its text is not here, it has no such section or words, its own pages cannot be taken, or the folder
    /// cannot be written.
    pub fn print_into(&self, edition: &str, range: &PrintRange, folder: &Path) -> Result<SavedCopy, Failure> {
        let id = self.edition_id(edition)?;
        let set = self.on_pages(&id, range, true)?;
        let _folder = MadeFolder::at(folder)?;
        let name = format!("{}.{}.pdf", id.publication.publication, id.language);
        prepare(&id.to_string(), Made::Pages(set), folder)?.save_into(folder, &name)
    }

    /// An edition, or a part of it, on pages that say whose it is: its own where it has them here, else set anew; on `paper`
    /// links say their address.
    pub(crate) fn on_pages(&self, id: &EditionId, range: &PrintRange, paper: bool) -> Result<Typeset, Failure> {
        match self.own_pages(id, range)? {
            Some(set) => Ok(set),
            None => self.typeset(id, range, paper),
        }
    }

    /// An edition's own pages, or those of a section, with what must stand on each; nothing where it has none here, or its text
    /// is wanted.
    fn own_pages(&self, id: &EditionId, range: &PrintRange) -> Result<Option<Typeset>, Failure> {
        if range.text || range.selection.is_some() {
            return Ok(None);
        }
        let (facts, held) = self.copy_facts(id)?;
        let Some(file) = held.edition.files.iter().find(|file| is_pdf(file)) else { return Ok(None) };
        let part = range.section.as_deref().map(|section| section_of(id, &held.sections, section)).transpose()?;
        let wanted = part.map(|(_, parts)| {
            parts.iter().flat_map(|part| part.pages.iter().map(|start| start.page)).collect::<BTreeSet<_>>()
        });
        // A section that no page is known of is set from its text.
        if wanted.as_ref().is_some_and(BTreeSet::is_empty) {
            return Ok(None);
        }
        let document = match self.store.read_range(&file.sha256, 0, file.bytes) {
            Ok(document) => document,
            Err(StoreError::NotHere { .. }) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        if Sha256::digest(&document).as_slice() != file.sha256.as_bytes() {
            let message = format!("the file of {id} is damaged on this computer; run: shelf verify --repair");
            return Err(Failure::new(ErrorCode::Damaged, message).with("item", id.to_string()));
        }
        let extract = part.map(|(heading, _)| facts.words.tell("extract-section", &[("section", heading)]));
        let foot = foot(id, &facts, extract.as_deref());
        let warning = facts.warnings.join(" · ");
        let set = stamping::stamped(&document, wanted.as_ref(), &running(&facts, &warning, &foot));
        set.map(Some).map_err(|error| not_set(id, error))
    }

    /// An edition, or a part of it, set on pages; on `paper` links say their address.
    fn typeset(&self, id: &EditionId, range: &PrintRange, paper: bool) -> Result<Typeset, Failure> {
        let (facts, held) = self.copy_facts(id)?;
        if held.sections.is_empty() {
            let message = format!("{id} has no text to set on pages, only a file; save that and open it");
            return Err(Failure::new(ErrorCode::NotFound, message).with("item", id.to_string()));
        }
        let mut lines = facts.lines.clone();
        let (parts, extract) = match range {
            PrintRange { selection: Some(selection), .. } => {
                let Some(words) = selected(&held.sections, selection) else {
                    let message = format!("the words selected are not found in {id}; print the section instead");
                    return Err(Failure::wrong_input(message).with("item", id.to_string()));
                };
                let blocks = content::blocks(&content::text_to_html(&words));
                (vec![Part { level: 1, heading: "", blocks }], Some(facts.words.say("extract-selection")))
            }
            PrintRange { section: Some(section), .. } => {
                let (heading, parts) = section_of(id, &held.sections, section)?;
                let extract = facts.words.tell("extract-section", &[("section", heading)]);
                (parts.iter().map(part).collect(), Some(extract))
            }
            _ => (held.sections.iter().map(part).collect(), None),
        };
        let foot = foot(id, &facts, extract.as_deref());
        lines.extend(extract.map(|extract| (facts.words.say("extract"), extract)));
        let warning = facts.warnings.join(" · ");
        let pages = Pages {
            running: running(&facts, &warning, &foot),
            language: &id.language,
            facts: &lines,
            parts,
            addresses: paper,
            picture: &|name| self.shown_picture(id, name),
        };
        typeset::pages(&pages).map_err(|error| not_set(id, error))
    }

    /// A picture of an edition; none where it is not here or not one that is shown, and then its words stand in its place.
    pub(crate) fn shown_picture(&self, id: &EditionId, name: &str) -> Option<Vec<u8>> {
        self.picture(&id.to_string(), name).ok()
    }
}

/// What stands on every page.
fn running<'a>(facts: &'a CopyFacts, warning: &'a str, foot: &'a [String]) -> Running<'a> {
    Running {
        title: &facts.title,
        publisher: &facts.publisher,
        facts_language: &facts.words.language,
        warning: (!warning.is_empty()).then_some(warning),
        foot,
    }
}

/// Id, revision and language, which part of it this is, as of when it holds: a line each.
fn foot(id: &EditionId, facts: &CopyFacts, extract: Option<&str>) -> Vec<String> {
    let words = &facts.words;
    let mut foot = vec![format!(
        "\u{2066}{id}\u{2069} · {}: {} · {}: \u{2068}{}\u{2069}",
        words.say("revision"),
        facts.revision,
        words.say("language"),
        facts.language
    )];
    foot.extend(extract.map(|extract| format!("{}: {extract}", words.say("extract"))));
    foot.push(format!("{}: {}", words.say("as-of"), facts.as_of));
    foot
}

/// A section to be set.
pub(crate) fn part(section: &StoredSection) -> Part<'_> {
    let blocks = match &section.html {
        Some(html) => content::blocks(html),
        None => content::blocks(&content::text_to_html(&section.text)),
    };
    Part { level: section.level, heading: &section.heading, blocks }
}

/// Why `item` could not be set.
pub(crate) fn not_set(item: impl std::fmt::Display, error: TypesetError) -> Failure {
    let message = format!("{item}: {error}");
    let failure = match error {
        TypesetError::TooLong { .. } => Failure::wrong_input(message),
        TypesetError::NotRead(_) | TypesetError::TooMuch { .. } => Failure::new(ErrorCode::NotTaken, message),
        TypesetError::Pdf(_) => Failure::failed(message),
    };
    failure.with("item", item.to_string())
}

/// What the section `section` is called, and it with those below it.
fn section_of<'a>(
    id: &EditionId,
    sections: &'a [StoredSection],
    section: &'a str,
) -> Result<(&'a str, &'a [StoredSection]), Failure> {
    let parts = under(sections, section);
    let Some(first) = parts.first() else {
        let message = format!("“{section}” is not a section of {id}; see: shelf show {id}");
        return Err(Failure::new(ErrorCode::NotFound, message).with("item", format!("{id}#{section}")));
    };
    Ok((if first.heading.is_empty() { section } else { &first.heading }, parts))
}

/// The section `id` with those below it.
fn under<'a>(sections: &'a [StoredSection], id: &str) -> &'a [StoredSection] {
    let Some(first) = sections.iter().position(|section| section.id.as_str() == id) else { return &[] };
    let level = sections[first].level;
    let below = sections[first + 1..].iter().take_while(|section| section.level > level.max(1)).count();
    &sections[first..=first + below]
}

/// Lines that a selection may have where it goes on over a page, and the sections do not: the foot of one page, and the head of
/// the next.
const BETWEEN_PAGES: usize = 8;

/// What was selected, as it was published: `selection` is what the window shows of it, which breaks lines, and words at their
/// ends, elsewhere, and has the heads and feet of the pages that it goes over. Paragraphs are parted by an empty line. Nothing
/// where the sections do not hold it.
fn selected(sections: &[StoredSection], selection: &str) -> Option<String> {
    let counts = |c: &char| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}' | '\u{ad}');
    let bare = |text: &str| text.chars().filter(counts).collect::<String>();
    let pieces: Vec<&str> = sections.iter().flat_map(|section| [section.heading.as_str(), &section.text]).collect();
    let all = pieces.iter().map(|piece| bare(piece)).collect::<String>();
    let lines: Vec<String> = selection.lines().map(bare).filter(|line| !line.is_empty()).collect();
    let Some(found) = over_pages(&all, &lines) else {
        // Lines of a table may be selected in another order, and what stands between lines not with them.
        return held(&all, selection, bare);
    };
    let first = all[..found.start].chars().count();
    let within = first..first + all[found].chars().count();
    let mut number = 0;
    let mut words = Vec::new();
    for piece in pieces {
        let mut taken: Option<Range<usize>> = None;
        for (byte, letter) in piece.char_indices().filter(|(_, letter)| counts(letter)) {
            if within.contains(&number) {
                let start = taken.map_or(byte, |taken| taken.start);
                taken = Some(start..byte + letter.len_utf8());
            }
            number += 1;
        }
        words.extend(taken.map(|taken| &piece[taken]));
    }
    Some(words.join("\n\n"))
}

/// Where `text` says `lines` one after the other, from the first of them to the last. Lines in a row that it does not say, as many
/// as there may be between two pages, are left out.
fn over_pages(text: &str, lines: &[String]) -> Option<Range<usize>> {
    let (first, rest) = lines.split_first()?;
    // Where they may stand as far as they were looked at, and how many lines were left out since one was found.
    let begun = text.match_indices(first.as_str()).map(|(at, first)| ((at, at + first.len()), 0));
    let mut found: BTreeMap<(usize, usize), usize> = begun.collect();
    for line in rest {
        let mut next = BTreeMap::new();
        for ((start, end), left_out) in found {
            if text[end..].starts_with(line.as_str()) {
                next.insert((start, end + line.len()), 0);
            }
            if left_out < BETWEEN_PAGES {
                next.entry((start, end)).or_insert(left_out + 1);
            }
        }
        found = next;
    }
    let whole = found.into_iter().filter(|(_, left_out)| *left_out == 0).map(|((start, end), _)| start..end);
    whole.min_by_key(|range| (Reverse(range.len()), range.start))
}

/// The lines of `selection` that `text` says, wherever it does, each a paragraph; nothing where its first or last is not among
/// them, or more lines in a row are not than there may be between two pages.
fn held(text: &str, selection: &str, bare: impl Fn(&str) -> String) -> Option<String> {
    let (mut held, mut left_out) = (Vec::new(), 0);
    for line in selection.lines().map(str::trim).filter(|line| !bare(line).is_empty()) {
        if text.contains(&bare(line)) {
            held.push(line);
            left_out = 0;
        } else {
            left_out += 1;
            if held.is_empty() || left_out > BETWEEN_PAGES {
                return None;
            }
        }
    }
    (left_out == 0 && !held.is_empty()).then(|| held.join("\n\n"))
}

#[cfg(test)]
mod tests {
    use store::SectionContent;

    use super::*;

    fn sections() -> Vec<StoredSection> {
        let section = |(level, id, heading, text): (u8, &str, &str, &str)| StoredSection {
            key: 0,
            content: SectionContent {
                ordinal: 0,
                id: id.parse().unwrap(),
                level,
                heading: heading.to_owned(),
                html: None,
                text: text.to_owned(),
                pages: Vec::new(),
            },
        };
        let sections = [
            (0, "start", "", "Before"),
            (1, "a", "Opening", "At nine.\n\nOr ten."),
            (2, "b", "Doors", "Left"),
            (1, "c", "End", ""),
        ];
        sections.map(section).into()
    }

    #[test]
    fn a_section_comes_with_those_below_it() {
        let sections = sections();
        for (id, wanted) in [("a", vec!["a", "b"]), ("b", vec!["b"]), ("start", vec!["start"]), ("none", vec![])] {
            let found: Vec<&str> = under(&sections, id).iter().map(|section| section.id.as_str()).collect();
            assert_eq!(found, wanted, "{id}");
        }
    }

    #[test]
    fn only_words_of_the_edition_are_printed_under_its_name_and_as_they_were_published() {
        for (selection, found) in [
            ("At nine.", Some("At nine.")),
            ("Opening\nAt  nine.\n\nOr ten.\nDoors", Some("Opening\n\nAt nine.\n\nOr ten.\n\nDoors")),
            ("nine", Some("nine")),
            // Lines of a page end elsewhere, and in the middle of a word.
            ("At\nni-\nne.\nOr", Some("At nine.\n\nOr")),
            // A line between was not selected.
            ("Opening\nOr ten.", Some("Opening\n\nOr ten.")),
            // Heads and feet of pages are not of the text, even where it has the same words elsewhere, or goes on with them.
            ("At\nHandbook\nDoors · 12\nnine.\nOr", Some("At nine.\n\nOr")),
            ("At\n12\nnine.\nO\nHandbook\nOr\nr ten.", Some("At nine.\n\nOr ten.")),
            ("At ten.", None),
            ("At nine.\nFree of charge", None),
            ("Free of charge\nAt nine.", None),
            // Nor is so much of them between two pages.
            ("At\n1\n2\n3\n4\n5\n6\n7\n8\n9\nnine.", None),
            // Lines in another order, as a table's may be, stay as they were selected.
            ("Or ten.\nHandbook\nOpening\nAt", Some("Or ten.\n\nOpening\n\nAt")),
            ("  \n ", None),
        ] {
            assert_eq!(selected(&sections(), selection).as_deref(), found, "{selection}");
        }
    }
}
