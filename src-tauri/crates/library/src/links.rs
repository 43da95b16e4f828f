//! What a link from outside leads to: the system hands the app links that begin with `fieldshelf:`, from a document, a
//! message, or the code on a hand-out.

use url::Url;

use crate::Library;
use crate::api::{Failure, LinkTarget, SheetState};
use crate::cards::SCHEME;
use repository::Card;

impl Library {
    /// What the link `text` leads to: a publication, one of its editions or sections; or a card, which is to be compared before
    /// it is trusted. Where it is that of a hand-out, says whether the sheet still holds.
    ///
    /// # Errors
    /// When it is no link, or what it names is not on this computer.
    pub fn look_at_link(&self, text: &str) -> Result<LinkTarget, Failure> {
        let link = Link::parse(text)?;
        let Link::Place { publication, language, section, revisions, key } = link else {
            return Ok(LinkTarget {
                card: Some(text.to_owned()),
                publication: None,
                lang: None,
                section: None,
                sheet: None,
            });
        };
        let id = self.publication_id(&publication)?;
        let stored = self.store.publication(&id)?.ok_or_else(|| Failure::not_found(&id.to_string()))?;
        let sheet = match key {
            None => None,
            Some(key) => {
                let record = self.store.publisher(&id.collection.publisher)?;
                let known = record.map(|record| Card::parse(&record.card)).transpose()?;
                let same = known.is_some_and(|card| card.fingerprint().to_string() == key);
                let held = |language: &str| {
                    let edition = stored.editions.iter().find(|edition| edition.known.language.as_str() == language)?;
                    Some(edition.applied.as_ref().unwrap_or(&edition.known).revision)
                };
                Some(if same { compare(&revisions, held) } else { SheetState::OtherPublisher })
            }
        };
        Ok(LinkTarget { card: None, publication: Some(id.to_string()), lang: language, section, sheet })
    }
}

/// What a sheet says beside what is here.
fn compare(revisions: &[(String, u32)], held: impl Fn(&str) -> Option<u32>) -> SheetState {
    let here: Vec<(u32, Option<u32>)> =
        revisions.iter().map(|(language, revision)| (*revision, held(language))).collect();
    if here.iter().any(|(sheet, held)| held.is_some_and(|held| *sheet < held)) {
        SheetState::Older
    } else if here.is_empty() || here.iter().any(|(sheet, held)| held.is_none_or(|held| *sheet > held)) {
        SheetState::Unknown
    } else {
        SheetState::Same
    }
}

/// A link, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Link {
    /// `fieldshelf:publisher?key=…`: see [`crate::cards`].
    Card,
    /// `fieldshelf://publisher/collection/publication@language?revision=…&key=…#section`; all but the id may be left out.
    Place {
        publication: String,
        language: Option<String>,
        section: Option<String>,
        revisions: Vec<(String, u32)>,
        key: Option<String>,
    },
}

impl Link {
    fn parse(text: &str) -> Result<Self, Failure> {
        let wrong =
            || Failure::wrong_input(format!("“{text}” is no link to a publication; ask for it to be sent again"));
        let url = Url::parse(text.trim()).ok().filter(|url| url.scheme() == SCHEME).ok_or_else(wrong)?;
        if url.cannot_be_a_base() {
            return Ok(Self::Card);
        }
        let publisher = url.host_str().ok_or_else(wrong)?;
        let path = percent_decoded(url.path()).ok_or_else(wrong)?;
        let path = path.trim_matches('/');
        let (path, language) = match path.split_once('@') {
            Some((path, language)) => (path, Some(language.to_owned())),
            None => (path, None),
        };
        if path.split('/').filter(|part| !part.is_empty()).count() != 2 {
            return Err(wrong());
        }
        let mut revisions = Vec::new();
        let mut key = None;
        for (name, value) in url.query_pairs() {
            match name.as_ref() {
                "revision" => {
                    let (language, revision) = value.split_once('.').ok_or_else(wrong)?;
                    revisions.push((language.to_owned(), revision.parse().map_err(|_| wrong())?));
                }
                "key" => key = Some(value.to_ascii_lowercase()),
                _ => {}
            }
        }
        let section = url.fragment().filter(|section| !section.is_empty()).and_then(percent_decoded);
        Ok(Self::Place { publication: format!("{publisher}/{path}"), language, section, revisions, key })
    }
}

fn percent_decoded(text: &str) -> Option<String> {
    // Form encoding but for the plus, which stays one.
    let (name, _) =
        url::form_urlencoded::parse(text.replace('+', "%2B").replace('&', "%26").replace('=', "%3D").as_bytes())
            .next()
            .map(|(name, value)| (name.into_owned(), value.into_owned()))?;
    Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(publication: &str, language: Option<&str>, section: Option<&str>) -> Link {
        let [language, section] = [language, section].map(|part| part.map(str::to_owned));
        Link::Place { publication: publication.to_owned(), language, section, revisions: Vec::new(), key: None }
    }

    #[test]
    fn links_are_taken_apart() {
        for (text, wanted) in [
            ("fieldshelf://office/books/guide", place("office/books/guide", None, None)),
            ("fieldshelf://office/books/guide/", place("office/books/guide", None, None)),
            ("fieldshelf://office/books/guide@sr-Latn#2.3", place("office/books/guide", Some("sr-Latn"), Some("2.3"))),
            ("FIELDSHELF://office/books/guide#%D8%A3", place("office/books/guide", None, Some("أ"))),
            ("fieldshelf:office?key=12&name=Office", Link::Card),
        ] {
            assert_eq!(Link::parse(text).unwrap(), wanted, "{text}");
        }
        let sheet = Link::parse("fieldshelf://office/notices/desk?revision=en.3&revision=sr-Latn.12&key=7F3A").unwrap();
        let revisions = vec![("en".to_owned(), 3), ("sr-Latn".to_owned(), 12)];
        let Link::Place { publication, language, section, .. } = place("office/notices/desk", None, None) else {
            panic!()
        };
        assert_eq!(sheet, Link::Place { publication, language, section, revisions, key: Some("7f3a".to_owned()) });
        for bad in [
            "",
            "https://example.org/",
            "fieldshelf://office",
            "fieldshelf://office/a/b/c",
            "fieldshelf://o/a/b?revision=x",
            "javascript:alert(1)",
        ] {
            assert!(Link::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_sheet_is_as_old_as_its_oldest_language() {
        let held = |language: &str| match language {
            "en" => Some(3),
            "ar" => Some(2),
            _ => None,
        };
        for (sheet, wanted) in [
            (&[("en", 3), ("ar", 2)][..], SheetState::Same),
            (&[("en", 2), ("ar", 2)], SheetState::Older),
            (&[("en", 4), ("ar", 1)], SheetState::Older),
            (&[("en", 4)], SheetState::Unknown),
            (&[("fr", 1)], SheetState::Unknown),
            (&[], SheetState::Unknown),
        ] {
            let sheet: Vec<(String, u32)> =
                sheet.iter().map(|(language, number)| ((*language).to_owned(), *number)).collect();
            assert_eq!(compare(&sheet, held), wanted, "{sheet:?}");
        }
    }
}
