//! An edition on pages: all of it, a section, or words that the person selected.
//!
//! What stands under a publisher's name on paper is what it published: a selection is taken only where its words are found
//! in the edition.

use std::path::Path;

use domain::EditionId;
use store::StoredSection;
use typeset::{Pages, Part, Typeset, TypesetError};

use crate::Library;
use crate::api::{ErrorCode, Failure, PrintRange, SavedCopy};
use crate::library::make_folder;
use crate::saving::prepare;

impl Library {
    /// Sets what is to be printed on pages and saves them as a PDF in `folder`, for the program that prints it.
    ///
    /// # Errors
    /// When the edition or its text is not here, it has no such section or words, or the folder cannot be written.
    pub fn print_into(&self, edition: &str, range: &PrintRange, folder: &Path) -> Result<SavedCopy, Failure> {
        let id = self.edition_id(edition)?;
        let set = self.typeset(&id, range, true)?;
        make_folder(folder)?;
        let name = format!("{}.{}.pdf", id.publication.publication, id.language);
        prepare(&id.to_string(), &set.pdf, set.missing, folder)?.save_into(folder, &name)
    }

    /// An edition, or a part of it, set on pages; on `paper` links say their address.
    pub(crate) fn typeset(&self, id: &EditionId, range: &PrintRange, paper: bool) -> Result<Typeset, Failure> {
        let (facts, held) = self.copy_facts(id)?;
        if held.sections.is_empty() {
            let message = format!("{id} has no text to set on pages, only a file; save that and open it");
            return Err(Failure::new(ErrorCode::NotFound, message).with("item", id.to_string()));
        }
        let mut lines = facts.lines.clone();
        let (parts, extract) = match range {
            PrintRange { selection: Some(selection), .. } => {
                if !holds(&held.sections, selection) {
                    let message = format!("the words selected are not found in {id}; print the section instead");
                    return Err(Failure::wrong_input(message).with("item", id.to_string()));
                }
                let blocks = content::blocks(&content::text_to_html(&selection.replace('\n', "\n\n")));
                (vec![Part { level: 1, heading: "", blocks }], Some(facts.words.say("extract-selection")))
            }
            PrintRange { section: Some(section), .. } => {
                let parts = under(&held.sections, section);
                let Some(first) = parts.first() else {
                    let message = format!("“{section}” is not a section of {id}; see: shelf show {id}");
                    return Err(Failure::new(ErrorCode::NotFound, message).with("item", format!("{id}#{section}")));
                };
                let heading = if first.heading.is_empty() { section } else { &first.heading };
                let extract = facts.words.tell("extract-section", &[("section", heading)]);
                (parts.iter().map(part).collect(), Some(extract))
            }
            _ => (held.sections.iter().map(part).collect(), None),
        };
        let words = &facts.words;
        let mut foot = vec![format!(
            "\u{2066}{id}\u{2069} · {}: {} · {}: \u{2068}{}\u{2069}",
            words.say("revision"),
            facts.revision,
            words.say("language"),
            facts.language
        )];
        if let Some(extract) = extract {
            lines.push((words.say("extract"), extract.clone()));
            foot.push(format!("{}: {extract}", words.say("extract")));
        }
        foot.push(format!("{}: {}", words.say("as-of"), facts.as_of));
        let warning = facts.warnings.join(" · ");
        let pages = Pages {
            title: &facts.title,
            publisher: &facts.publisher,
            language: &id.language,
            facts_language: &words.language,
            facts: &lines,
            warning: (!warning.is_empty()).then_some(warning.as_str()),
            foot: &foot,
            parts,
            addresses: paper,
            picture: &|name| self.shown_picture(id, name),
        };
        typeset::pages(&pages).map_err(not_set)
    }

    /// A picture of an edition; none where it is not here or not one that is shown, and then its words stand in its place.
    pub(crate) fn shown_picture(&self, id: &EditionId, name: &str) -> Option<Vec<u8>> {
        self.picture(&id.to_string(), name).ok()
    }
}

/// A section to be set.
pub(crate) fn part(section: &StoredSection) -> Part<'_> {
    let blocks = match &section.html {
        Some(html) => content::blocks(html),
        None => content::blocks(&content::text_to_html(&section.text)),
    };
    Part { level: section.level, heading: &section.heading, blocks }
}

/// Why something could not be set.
pub(crate) fn not_set(error: TypesetError) -> Failure {
    match error {
        TypesetError::TooLong { .. } => Failure::wrong_input(error.to_string()),
        TypesetError::Pdf(_) => Failure::failed(error.to_string()),
    }
}

/// The section `id` with those below it.
fn under<'a>(sections: &'a [StoredSection], id: &str) -> &'a [StoredSection] {
    let Some(first) = sections.iter().position(|section| section.id.as_str() == id) else { return &[] };
    let level = sections[first].level;
    let below = sections[first + 1..].iter().take_while(|section| section.level > level.max(1)).count();
    &sections[first..=first + below]
}

/// Whether every line of `selection` stands in the sections; spaces and breaks of lines are the window's own.
fn holds(sections: &[StoredSection], selection: &str) -> bool {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let text: String = sections.iter().flat_map(|section| [bare(&section.heading), bare(&section.text)]).collect();
    let mut lines = selection.lines().map(bare).filter(|line| !line.is_empty()).peekable();
    lines.peek().is_some() && lines.all(|line| text.contains(&line))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sections() -> Vec<StoredSection> {
        let section = |(level, id, heading, text): (u8, &str, &str, &str)| StoredSection {
            key: 0,
            ordinal: 0,
            id: id.parse().unwrap(),
            level,
            heading: heading.to_owned(),
            html: None,
            text: text.to_owned(),
            pages: Vec::new(),
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
    fn only_words_of_the_edition_are_printed_under_its_name() {
        for (selection, found) in [
            ("At nine.", true),
            ("Opening\nAt  nine.\n\nOr ten.\nDoors", true),
            ("nine", true),
            ("At ten.", false),
            ("At nine.\nFree of charge", false),
            ("  \n ", false),
        ] {
            assert_eq!(holds(&sections(), selection), found, "{selection}");
        }
    }
}
