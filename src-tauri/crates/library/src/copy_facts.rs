//! What a copy says about itself, wherever it goes: who published it, which revision it is, as of when it holds.

use domain::{EditionId, NoticeStatus};
use store::EditionText;

use crate::Library;
use crate::api::{ErrorCode, Failure, NoticeRow};
use crate::copy_words::CopyWords;
use crate::languages::autonym;
use crate::library::no_edition;

/// What a copy of an edition says about itself.
pub(crate) struct CopyFacts {
    /// The words it says it in.
    pub(crate) words: CopyWords,
    /// The publisher's name.
    pub(crate) publisher: String,
    /// The edition's title.
    pub(crate) title: String,
    /// Everything, in the order to show it: a label and its value.
    pub(crate) lines: Vec<(String, String)>,
    /// Revision and when it was issued.
    pub(crate) revision: String,
    /// The name of its language, in that language.
    pub(crate) language: String,
    /// As of when it holds, and when the copy was made.
    pub(crate) as_of: String,
    /// A notice's status.
    pub(crate) status: Option<String>,
    /// Whether it is a notice that is in force, and known to be.
    pub(crate) in_force: bool,
    /// What nobody must miss: a notice's status, that the publication is withdrawn, that the translation is an old one.
    pub(crate) warnings: Vec<String>,
}

impl Library {
    /// What a copy of an edition says about itself, and the text that it is a copy of.
    ///
    /// # Errors
    /// When there is no such edition, or its text is not here.
    pub(crate) fn copy_facts(&self, id: &EditionId) -> Result<(CopyFacts, EditionText), Failure> {
        let shelf = self.shelf()?;
        let stored = shelf.find(&id.publication)?;
        if !stored.editions.iter().any(|edition| edition.known.language == id.language) {
            return Err(no_edition(stored, id));
        }
        let held = self.sound_text(id)?.ok_or_else(|| {
            let message = format!("the text of {id} is not on this computer; bring it with: shelf fetch {id}");
            Failure::new(ErrorCode::NotHere, message).with("item", id.to_string())
        })?;
        let row = shelf.row(stored, std::slice::from_ref(&id.language));
        let outdated = row.editions.iter().any(|edition| edition.lang == id.language.as_str() && edition.outdated);
        let words = CopyWords::in_language(&id.language);
        let number = held.edition.revision.to_string();
        let issued = held.edition.issued.to_string();
        let revision = words.tell("revision-of", &[("revision", &number), ("issued", &issued)]);
        let language = autonym(&id.language);
        let mut lines = vec![
            (words.say("publisher"), row.publisher.clone()),
            (words.say("publication"), id.to_string()),
            (words.say("revision"), revision.clone()),
            (words.say("language"), language.clone()),
        ];
        let mut warnings = Vec::new();
        let newest = stored.editions.iter().find(|edition| edition.known.language == id.language);
        if let Some(newest) = newest.filter(|newest| newest.known.revision > held.edition.revision) {
            let (label, value) = (words.say("newer"), newest.known.revision.to_string());
            warnings.push(format!("{label}: {value}"));
            lines.push((label, value));
        }
        let status = row.notice.as_ref().map(|notice| status_words(&words, notice));
        if let (Some(notice), Some(status)) = (&row.notice, &status) {
            lines.push((words.say("status"), status.clone()));
            warnings.push(format!("{}: {status}", words.say("status")));
            let dated = [
                ("effective", &notice.effective),
                ("expires", &notice.expires),
                ("expected-to-resume", &notice.expected_to_resume),
            ];
            lines.extend(dated.into_iter().filter_map(|(label, date)| Some((words.say(label), date.clone()?))));
            if !held.edition.audience.is_empty() {
                lines.push((words.say("audience"), held.edition.audience.clone()));
            }
        }
        for (is_so, label, what) in
            [(row.withdrawn, "withdrawn", "withdrawn-by"), (outdated, "translation", "translation-outdated")]
        {
            if is_so {
                let (label, what) = (words.say(label), words.say(what));
                warnings.push(format!("{label}: {what}"));
                lines.push((label, what));
            }
        }
        let verified = row.notice.as_ref().and_then(|notice| notice.verified.clone());
        let signed = self.store.checks(&id.publication.collection.publisher)?.signed.map(|signed| signed.to_string());
        let signed = signed.or(verified).unwrap_or_else(|| words.say("not-known"));
        let copied = shelf.now.strftime("%Y-%m-%dT%H:%MZ").to_string();
        let as_of = words.tell("as-of-copied", &[("signed", &signed), ("copied", &copied)]);
        lines.push((words.say("as-of"), as_of.clone()));
        let in_force = row
            .notice
            .as_ref()
            .is_some_and(|notice| notice.status == NoticeStatus::InForce && notice.as_of.is_none() && !row.withdrawn);
        let title = held.edition.title.clone();
        let facts = CopyFacts {
            words,
            publisher: row.publisher,
            title,
            lines,
            revision,
            language,
            as_of,
            status,
            in_force,
            warnings,
        };
        Ok((facts, held))
    }
}

/// A notice's status, and as of when.
fn status_words(words: &CopyWords, notice: &NoticeRow) -> String {
    let status = words.status(notice.status);
    match &notice.as_of {
        Some(date) => words.tell("status-as-of", &[("status", &status), ("date", date)]),
        None => status,
    }
}
