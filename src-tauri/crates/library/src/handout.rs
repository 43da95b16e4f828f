//! Hand-outs: a notice on a sheet of paper, in the languages chosen, with a code that leads back to it. Languages that do
//! not fit on one sheet together get a side or a sheet each.
//!
//! ```text
//! fieldshelf://office/notices/desk?revision=en.3&revision=ar.2&key=7f3a…e8f9
//! ```
//!
//! The code names the notice, the revision of each language on the sheet, and the fingerprint of its publisher: whoever reads
//! it on a computer with that publisher sees whether the sheet still says what the notice says.

use std::path::Path;

use domain::{EditionId, Kind, Language};
use repository::Card;
use typeset::{Column, Handout};

use crate::Library;
use crate::api::{Failure, SavedCopy};
use crate::cards::{SCHEME, qr, unknown};
use crate::copy_words::CopyWords;
use crate::library::MadeFolder;
use crate::printing::{not_set, part};
use crate::saving::{Made, PreparedCopy, folder_of, prepare};

/// Most languages of a hand-out: what one sheet holds in two rows of two columns on each side.
const MAX_LANGUAGES: usize = 8;

impl Library {
    /// The file name of a hand-out of the notice `publication` in those languages.
    ///
    /// # Errors
    /// When `publication` is no id.
    pub fn handout_name(&self, publication: &str, languages: &[String]) -> Result<String, Failure> {
        let id = self.publication_id(publication)?;
        Ok(format!("{}.{}.handout.pdf", id.publication, languages.join("-")))
    }

    /// Saves a hand-out of the notice `publication` in those languages as the file `path`, in place of what is there.
    ///
    /// # Errors
    /// When it is no notice, its text is not here in one of the languages, one of them does not fit on a sheet of its own in
    /// large type, or the file cannot be written.
    pub fn save_handout_as(&self, publication: &str, languages: &[String], path: &Path) -> Result<SavedCopy, Failure> {
        self.prepare_handout(publication, languages, folder_of(path))?.persist(path.to_owned())
    }

    /// Saves a hand-out into `folder`, for the program that prints it, or where copies are saved without asking.
    ///
    /// # Errors
    /// As [`Library::save_handout_as`].
    pub fn save_handout_into(
        &self,
        publication: &str,
        languages: &[String],
        folder: &Path,
    ) -> Result<SavedCopy, Failure> {
        let name = self.handout_name(publication, languages)?;
        let _folder = MadeFolder::at(folder)?;
        self.prepare_handout(publication, languages, folder)?.save_into(folder, &name)
    }

    fn prepare_handout(&self, publication: &str, tags: &[String], folder: &Path) -> Result<PreparedCopy, Failure> {
        let id = self.publication_id(publication)?;
        let known = self.store.publication(&id)?.ok_or_else(|| Failure::not_found(&id.to_string()))?;
        if known.publication.kind != Kind::Notice {
            let message =
                format!("“{id}” is no notice, and hand-outs are made of notices; see: shelf list --kind notice");
            return Err(Failure::wrong_input(message));
        }
        let languages = chosen(tags)?;
        let mut held = Vec::new();
        for language in &languages {
            let edition = EditionId { publication: id.clone(), language: language.clone() };
            let (facts, text) = self.copy_facts(&edition)?;
            held.push((edition, facts, text));
        }
        let publisher = &id.collection.publisher;
        let record = self.store.publisher(publisher)?.ok_or_else(|| unknown(publisher.as_str()))?;
        let fingerprint = Card::parse(&record.card)?.fingerprint().to_string();
        let revisions: Vec<String> =
            held.iter().map(|(edition, _, text)| format!("{}.{}", edition.language, text.edition.revision)).collect();
        let code = qr(&link(&id.to_string(), &revisions, &fingerprint))?;
        let columns = held
            .iter()
            .map(|(edition, facts, text)| {
                let said_elsewhere = ["publisher", "publication", "status", "as-of", "language"];
                let said_elsewhere = said_elsewhere.map(|label| facts.words.say(label));
                Column {
                    language: &edition.language,
                    facts_language: &facts.words.language,
                    publisher: &facts.publisher,
                    title: &facts.title,
                    as_of: format!("{}: {}", facts.words.say("as-of"), facts.as_of),
                    status: facts.status.clone().unwrap_or_default(),
                    in_force: facts.in_force,
                    facts: facts.lines.iter().filter(|(label, _)| !said_elsewhere.contains(label)).cloned().collect(),
                    beside_code: beside_code(&facts.words, &id.to_string(), &revisions, &fingerprint),
                    parts: text.sections.iter().map(part).collect(),
                }
            })
            .collect();
        let set = typeset::handout(&Handout {
            columns,
            code,
            picture: &|column, name| self.shown_picture(&held.get(column)?.0, name),
        });
        let set = set.map_err(|error| not_set(&id, error))?;
        prepare(&id.to_string(), Made::Pages(set), folder)
    }
}

/// The languages that `tags` name, each once.
fn chosen(tags: &[String]) -> Result<Vec<Language>, Failure> {
    let mut languages: Vec<Language> = Vec::new();
    for tag in tags {
        let language =
            tag.parse().map_err(|error: domain::language::LanguageError| Failure::wrong_input(error.to_string()))?;
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    match languages.len() {
        0 => Err(Failure::wrong_input("a hand-out needs at least one language; name one that the notice is in")),
        1..=MAX_LANGUAGES => Ok(languages),
        many => {
            Err(Failure::wrong_input(format!("{many} languages are too many for one hand-out; choose at most eight")))
        }
    }
}

/// What the code carries.
fn link(id: &str, revisions: &[String], fingerprint: &str) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    for revision in revisions {
        query.append_pair("revision", revision);
    }
    query.append_pair("key", fingerprint);
    format!("{SCHEME}://{id}?{}", query.finish())
}

/// What stands beside the code: the same in letters, and what it is for.
fn beside_code(words: &CopyWords, id: &str, revisions: &[String], fingerprint: &str) -> Vec<String> {
    let shown: Vec<String> = revisions.iter().map(|revision| revision.replacen('.', " ", 1)).collect();
    let groups: Vec<&str> =
        fingerprint.as_bytes().chunks(4).map(|four| std::str::from_utf8(four).unwrap_or_default()).collect();
    let isolated = |text: &str| format!("\u{2066}{text}\u{2069}");
    vec![
        format!("{}: {}", words.say("publication"), isolated(id)),
        format!("{}: {}", words.say("revision"), isolated(&shown.join(", "))),
        format!("{}: {}", words.say("fingerprint"), isolated(&groups.join(" "))),
        words.say("read-code"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_names_notice_revisions_and_publisher() {
        let revisions = ["en.3".to_owned(), "sr-Latn.12".to_owned()];
        let link = link("office/notices/desk", &revisions, "7f3a");
        assert_eq!(link, "fieldshelf://office/notices/desk?revision=en.3&revision=sr-Latn.12&key=7f3a");
    }

    #[test]
    fn languages_are_chosen_once_each_and_not_too_many() {
        let tags = |text: &str| text.split(' ').filter(|tag| !tag.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(chosen(&tags("en ar en")).unwrap().len(), 2);
        for bad in ["", "e?", "aa ab af am ar az be bg bs"] {
            assert!(chosen(&tags(bad)).is_err(), "{bad}");
        }
    }
}
