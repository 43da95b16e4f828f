//! What a library takes of a collection, and when: the person's rules.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{CollectionId, Edition, File, FileRole, Kind, Language};

/// How much of a collection comes to this computer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Take {
    /// Texts and files.
    #[default]
    Everything,
    /// Texts, to be searched and read; files when they are asked for.
    Text,
    /// Only what is asked for.
    OnDemand,
}

/// What sets off the taking in of what is new in a collection.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Trigger {
    /// The schedule does.
    #[default]
    Automatic,
    /// The schedule looks and says what there is; the person decides.
    Ask,
    /// The person alone does.
    ByHand,
}

/// The rule for a collection.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(default, rename_all = "kebab-case")]
pub struct Rule {
    /// How much comes.
    pub take: Take,
    /// In which languages; all when empty.
    #[cfg_attr(feature = "describe", ts(type = "string[]"), schemars(with = "Vec<String>"))]
    pub languages: Vec<Language>,
    /// Files of more bytes than this wait to be asked for; none do when absent.
    #[cfg_attr(feature = "describe", ts(type = "number | null"))]
    pub largest: Option<u64>,
    /// When it comes.
    pub trigger: Trigger,
}

/// The rules of a library.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(default)]
pub struct Rules {
    /// For collections without a rule of their own.
    pub default: Rule,
    /// For some collections.
    #[cfg_attr(feature = "describe", ts(type = "Record<string, Rule>"), schemars(with = "BTreeMap<String, Rule>"))]
    pub collections: BTreeMap<CollectionId, Rule>,
}

impl Rules {
    /// The rule for `collection`.
    pub fn of(&self, collection: &CollectionId) -> &Rule {
        self.collections.get(collection).unwrap_or(&self.default)
    }
}

/// What the person wants of one publication, whatever the rules say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hold {
    /// Its texts: its files were removed to make room.
    Text,
    /// Its texts and files: they were asked for.
    Files,
}

/// What this computer has to do with a publication's edition already.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Held {
    /// The person saved the publication.
    pub saved: bool,
    /// What the person wants of the publication.
    pub hold: Option<Hold>,
    /// The edition's text is here, in this revision or an older one.
    pub text: bool,
}

/// What is to be here of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Its entry in the catalogue.
    Entry,
    /// Its text.
    Text,
    /// Its text, and files up to so many bytes.
    Files(u64),
}

impl Wanted {
    /// The files that belong here, the text's own among them.
    pub fn files<'a>(&self, edition: &'a Edition) -> impl Iterator<Item = &'a File> + use<'a> {
        let wanted = *self;
        let text = edition.sections.iter().filter(move |_| wanted != Self::Entry);
        let files = edition.files.iter().filter(move |file| match wanted {
            Self::Entry | Self::Text => false,
            // What a text shows belongs to it, and a cover has a few kilobytes. Words are marked on the pages of the document.
            Self::Files(largest) => match file.role {
                FileRole::Document => file.bytes <= largest,
                FileRole::Words => {
                    edition.files.iter().any(|other| other.role == FileRole::Document && other.bytes <= largest)
                }
                _ => true,
            },
        });
        text.chain(files)
    }
}

impl Rule {
    /// What is to be here of `edition` of a publication of that kind, offered in the languages `offered`, of which this
    /// computer holds `held`.
    ///
    /// What the person saved or asked for comes whole, whatever the rule says. The text of a notice always comes: people
    /// act on it; in every language, where it has none of the rule's.
    pub fn wants(&self, kind: Kind, offered: &[&Language], edition: &Language, held: Held) -> Wanted {
        if held.saved || held.hold == Some(Hold::Files) {
            return Wanted::Files(u64::MAX);
        }
        let spoken = |language: &Language| self.languages.iter().any(|wanted| language.matches(wanted));
        let notice = kind == Kind::Notice;
        let in_language = self.languages.is_empty()
            || spoken(edition)
            || (notice && !offered.iter().any(|language| spoken(language)));
        let files = Wanted::Files(self.largest.unwrap_or(u64::MAX));
        match (self.take, held.hold) {
            // What is here in another language is kept up to date as a text: it must not be shown as current when it is not.
            _ if !in_language => {
                if held.text {
                    Wanted::Text
                } else {
                    Wanted::Entry
                }
            }
            (_, Some(Hold::Text)) | (Take::Text, _) => Wanted::Text,
            (Take::Everything, _) => files,
            (Take::OnDemand, _) if notice || held.text => Wanted::Text,
            (Take::OnDemand, _) => Wanted::Entry,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Encoding, Transport, When};

    fn file(role: FileRole, bytes: u64) -> File {
        let sha256 = crate::BlobId::from_bytes([u8::try_from(bytes % 251).unwrap(); 32]);
        File {
            role,
            name: "en.pdf".to_owned(),
            media_type: "application/pdf".to_owned(),
            bytes,
            sha256,
            transport: Transport { encoding: Encoding::Plain, sha256, bytes, patches: Vec::new() },
        }
    }

    fn edition() -> Edition {
        let issued: When = "2026-11-23".parse().unwrap();
        Edition {
            language: "en".parse().unwrap(),
            title: "Title".to_owned(),
            summary: String::new(),
            audience: String::new(),
            revision: 1,
            issued,
            translates: None,
            sections: Some(file(FileRole::Sections, 5)),
            files: vec![
                file(FileRole::Cover, 7),
                file(FileRole::Document, 100),
                file(FileRole::Media, 2000),
                file(FileRole::Words, 200),
            ],
        }
    }

    #[test]
    fn what_is_wanted_follows_from_the_rule_and_from_what_the_person_did() {
        let none = Held::default();
        let text = Held { text: true, ..none };
        let saved = Held { saved: true, ..none };
        let asked = Held { hold: Some(Hold::Files), ..none };
        let removed = Held { hold: Some(Hold::Text), text: true, ..none };
        let all = Wanted::Files(u64::MAX);
        for (take, languages, kind, held, expected) in [
            (Take::Everything, "", Kind::Handbook, none, all),
            (Take::Everything, "", Kind::Handbook, removed, Wanted::Text),
            (Take::Everything, "fr", Kind::Handbook, none, Wanted::Entry),
            (Take::Everything, "fr", Kind::Handbook, text, Wanted::Text),
            (Take::Everything, "fr", Kind::Notice, none, all),
            (Take::Everything, "fr sq", Kind::Notice, none, Wanted::Entry),
            (Take::Text, "", Kind::Handbook, none, Wanted::Text),
            (Take::Text, "", Kind::Handbook, saved, all),
            (Take::Text, "en", Kind::Handbook, asked, all),
            (Take::OnDemand, "", Kind::Handbook, none, Wanted::Entry),
            (Take::OnDemand, "", Kind::Handbook, text, Wanted::Text),
            (Take::OnDemand, "", Kind::Handbook, asked, all),
            (Take::OnDemand, "", Kind::Notice, none, Wanted::Text),
            (Take::OnDemand, "fr", Kind::Handbook, saved, all),
        ] {
            let tag = |tag: &str| tag.parse::<Language>().unwrap();
            // “sq” is a language that the publication has beside English.
            let (english, albanian) = (tag("en"), tag("sq"));
            let offered = if languages.contains("sq") { vec![&english, &albanian] } else { vec![&english] };
            let languages = languages.split_whitespace().map(tag).collect();
            let rule = Rule { take, languages, ..Rule::default() };
            let wanted = rule.wants(kind, &offered, &english, held);
            assert_eq!(wanted, expected, "{rule:?} {kind} {held:?}");
        }
    }

    #[test]
    fn a_document_above_the_limit_waits_and_what_belongs_to_the_text_does_not() {
        let edition = edition();
        let bytes = |wanted: Wanted| wanted.files(&edition).map(|file| file.bytes).collect::<Vec<_>>();
        for (wanted, expected) in [
            (Wanted::Entry, vec![]),
            (Wanted::Text, vec![5]),
            (Wanted::Files(99), vec![5, 7, 2000]),
            (Wanted::Files(100), vec![5, 7, 100, 2000, 200]),
        ] {
            assert_eq!(bytes(wanted), expected, "{wanted:?}");
        }
    }

    #[test]
    fn rules_are_written_and_read_and_what_is_left_out_is_the_default() {
        let rules: Rules = serde_json::from_str(
            r#"{"collections": {"office/books": {"take": "on-demand", "languages": ["sr-Latn"], "largest": 5}}}"#,
        )
        .unwrap();
        let books = rules.of(&"office/books".parse().unwrap());
        assert_eq!((books.take, books.largest, books.trigger), (Take::OnDemand, Some(5), Trigger::Automatic));
        assert_eq!(rules.of(&"office/other".parse().unwrap()), &Rule::default());
        assert_eq!(serde_json::from_str::<Rules>(&serde_json::to_string(&rules).unwrap()).unwrap(), rules);
    }
}
