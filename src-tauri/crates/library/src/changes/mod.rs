//! What changed in an edition since the person read it, passage by passage.
//!
//! A revision counts as read when the window has shown its text: in the reader, beside another language, or, of a notice that was
//! opened by name, in its pane ([`Library::mark_text_read`]). Neither a sync nor the command line makes it so. The store keeps the
//! text that was read last as soon as another one takes its place, until the person says that they have compared the two.
//!
//! Sections belong together by their id where an author gave it, else by their heading, else by their place where they say about
//! the same; a section that goes on over several pages is one, and so are pages in a row that have no headings.

mod compare;
mod passages;
#[cfg(test)]
mod tests;
mod words;

use domain::{EditionId, Notice};
use store::{ComparedText, Described};

use self::compare::{Compared, compare};
use crate::Library;
use crate::api::{
    ChangedDetail, ChangedPassage, ChangedSection, Comparison, Detail, Edit, ErrorCode, Failure, ReadState,
};
use crate::library::no_edition;

/// A section, to be compared.
#[derive(Debug, Clone, Copy)]
struct SectionText<'a> {
    id: &'a str,
    heading: &'a str,
    text: &'a str,
    /// Whether each line is a passage; else an empty line parts them.
    parts: bool,
}

impl Library {
    /// What changed in the edition that `text` names (`ID@LANG`) since it was read last; where no language is named, in each
    /// edition whose text is here.
    ///
    /// # Errors
    /// When there is none, or no text of it is here.
    pub fn changes(&self, text: &str) -> Result<Vec<Comparison>, Failure> {
        let ids = if text.contains('@') {
            let id = self.edition_id(text)?;
            let stored = self.store.publication(&id.publication)?.ok_or_else(|| Failure::not_found(text))?;
            if stored.edition(&id.language).is_none() {
                return Err(no_edition(&stored, &id));
            }
            vec![id]
        } else {
            let id = self.publication_id(text)?;
            let stored = self.store.publication(&id)?.ok_or_else(|| Failure::not_found(text))?;
            let here = stored.editions.iter().filter(|edition| edition.applied.is_some());
            here.map(|edition| id.edition(edition.known.language.clone())).collect()
        };
        let found = ids.iter().filter_map(|id| self.comparison(id).transpose());
        let found = found.collect::<Result<Vec<_>, Failure>>()?;
        if found.is_empty() {
            let message = format!("no text of {text} is on this computer; fetch it with: shelf fetch {text}");
            return Err(Failure::new(ErrorCode::NotHere, message).with("item", text));
        }
        Ok(found)
    }

    /// Notes that the text of `revision` of an edition was shown to the person. It becomes the one that was read last, unless another
    /// text was and they have not `compared` the two. Nothing is noted of a revision that is not here any more.
    ///
    /// # Errors
    /// When there is no such edition, or the store cannot be written.
    pub fn mark_text_read(&self, edition: &str, revision: u32, compared: bool) -> Result<(), Failure> {
        let id = self.edition_id(edition)?;
        if self.store.set_text_read(&id, revision, compared, self.now())? || compared {
            return Ok(());
        }
        // Where the two say the same there is nothing to compare.
        if self.comparison(&id)?.is_some_and(|found| found.state == ReadState::Current) {
            self.store.set_text_read(&id, revision, true, self.now())?;
        }
        Ok(())
    }

    fn comparison(&self, id: &EditionId) -> Result<Option<Comparison>, Failure> {
        let Some(text) = self.store.compared_text(id)? else { return Ok(None) };
        let mut found = Comparison {
            edition: id.to_string(),
            title: text.described.title.clone(),
            lang: id.language.to_string(),
            dir: id.language.direction(),
            state: ReadState::Unread,
            revision: text.here.edition.revision,
            read_revision: text.last.as_ref().map(|last| last.revision),
            read: text.last.as_ref().map(|last| last.read.to_string()),
            changed: 0,
            unchanged: 0,
            details: Vec::new(),
            sections: Vec::new(),
        };
        let Some(last) = &text.last else { return Ok(Some(found)) };
        found.details = details(&last.described, &text.described);
        let other = !last.is_text_of(&text.here.edition);
        if !text.before.is_empty() {
            fill(&mut found, &text);
        }
        found.state = if other && text.before.is_empty() {
            ReadState::NotKept
        } else if found.changed > 0 || !found.details.is_empty() {
            ReadState::Changed
        } else {
            ReadState::Current
        };
        Ok(Some(found))
    }
}

/// Compares the two texts, and leaves out what is as it was.
fn fill(found: &mut Comparison, text: &ComparedText) {
    let before: Vec<SectionText<'_>> = text
        .before
        .iter()
        .map(|one| SectionText { id: one.id.as_str(), heading: &one.heading, text: &one.text, parts: one.parts })
        .collect();
    let here = &text.here.sections;
    let after: Vec<SectionText<'_>> = here
        .iter()
        .map(|one| SectionText {
            id: one.id.as_str(),
            heading: &one.heading,
            text: &one.text,
            parts: one.html.is_some(),
        })
        .collect();
    let mut stood_after = None;
    for section in compare(&before, &after) {
        let Compared { edit, section: at, heading, passages } = section;
        let gone = edit == Edit::Removed;
        let (named, level) = match gone {
            true => (before[at], text.before[at].level),
            false => (after[at], here[at].level),
        };
        if !gone {
            stood_after = Some(named.id.to_owned());
        }
        let (same, passages): (Vec<_>, Vec<_>) = passages.into_iter().partition(|passage| passage.edit == Edit::Same);
        found.unchanged += count(same.len());
        found.changed += count(passages.len()) + u32::from(!heading.is_empty());
        if passages.is_empty() && heading.is_empty() {
            continue;
        }
        found.sections.push(ChangedSection {
            section: named.id.to_owned(),
            title: named.heading.to_owned(),
            level,
            edit: if edit == Edit::Same { Edit::Changed } else { edit },
            after: stood_after.clone().filter(|_| gone),
            heading,
            passages: passages
                .into_iter()
                .map(|passage| ChangedPassage { edit: passage.edit, at: passage.at, words: passage.words })
                .collect(),
        });
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// What is said otherwise beside the text.
fn details(before: &Described, after: &Described) -> Vec<ChangedDetail> {
    let words = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let of_edition = [
        (Detail::Title, words(&before.title), words(&after.title)),
        (Detail::Summary, words(&before.summary), words(&after.summary)),
        (Detail::Audience, words(&before.audience), words(&after.audience)),
    ];
    let of_edition = of_edition
        .into_iter()
        .filter(|(_, before, after)| before != after)
        .map(|(detail, before, after)| ChangedDetail { detail, before, after });
    of_edition.chain(notice_details(before.notice.as_ref(), after.notice.as_ref())).collect()
}

/// What of a notice is said otherwise.
pub(crate) fn notice_details(before: Option<&Notice>, after: Option<&Notice>) -> Vec<ChangedDetail> {
    let notice =
        |detail, part: &dyn Fn(&Notice) -> Option<String>| (detail, before.and_then(part), after.and_then(part));
    let when = |when: &Option<domain::When>| when.map(|when| when.to_string());
    [
        notice(Detail::Message, &|notice| word(&notice.message)),
        notice(Detail::Severity, &|notice| word(&notice.severity)),
        notice(Detail::Effective, &|notice| when(&notice.effective)),
        notice(Detail::Onset, &|notice| when(&notice.onset)),
        notice(Detail::Expires, &|notice| when(&notice.expires)),
        notice(Detail::ExpectedToResume, &|notice| when(&notice.expected_to_resume)),
    ]
    .into_iter()
    .filter(|(_, before, after)| before != after)
    .map(|(detail, before, after)| ChangedDetail { detail, before, after })
    .collect()
}

/// The word that the format has for a value.
fn word(value: &impl serde::Serialize) -> Option<String> {
    serde_json::to_value(value).ok()?.as_str().map(str::to_owned)
}
