//! Where a document belongs, by its name and the folders it lies in.

use std::path::{Component, Path, PathBuf};

use domain::{Language, ShortName};

use super::name::{humanise, language_of, slug, split_language};
use crate::folder::DocumentFormat;

/// A document that was found, and where it belongs.
pub(super) struct Found {
    pub(super) path: PathBuf,
    pub(super) format: DocumentFormat,
    /// What its name ends with in the content folder.
    pub(super) extension: String,
    pub(super) collection: ShortName,
    pub(super) collection_title: String,
    pub(super) publication: ShortName,
    /// What its name says, for a document that says no title itself.
    pub(super) title: String,
    pub(super) language: Language,
}

/// Where the document at `path` belongs.
pub(super) fn place(path: &Path, fallback: Option<&(ShortName, String)>, default: &Language) -> Result<Found, String> {
    let extension = match extension(path).as_str() {
        "markdown" => "md".to_owned(),
        "htm" => "html".to_owned(),
        other => other.to_owned(),
    };
    let format = DocumentFormat::of(&extension).filter(|format| *format != DocumentFormat::Other).ok_or(
        "left out: only Markdown, HTML, PDF, EPUB, DOCX and CSV documents, pictures and recordings are imported",
    )?;
    let stem = path.file_stem().and_then(|stem| stem.to_str()).ok_or("left out: its name is not Unicode")?;
    let folders: Vec<&str> = path
        .parent()
        .into_iter()
        .flat_map(Path::components)
        .filter_map(|part| match part {
            Component::Normal(name) => name.to_str(),
            _ => None,
        })
        .collect();
    let (stem, own) = split_language(stem);
    let from_folder = folders.iter().rposition(|name| language_of(name).is_some());
    let language =
        own.or_else(|| from_folder.and_then(|at| language_of(folders[at]))).unwrap_or_else(|| default.clone());
    let kept: Vec<&str> =
        folders.iter().enumerate().filter(|(at, _)| Some(*at) != from_folder).map(|(_, name)| *name).collect();
    let own = kept.first().and_then(|name| Some((slug(name)?, humanise(name))));
    let (collection, collection_title) = own
        .or_else(|| fallback.cloned())
        .unwrap_or_else(|| ("library".parse().expect("“library” is a short name"), "Library".to_owned()));
    // A folder that only repeats what the document's name says, such as 4.0.3/guide-4.0.3.pdf, adds nothing to it.
    let above = kept.iter().skip(1).filter(|folder| !stem.contains(**folder));
    let name = above.copied().chain([stem]).collect::<Vec<_>>().join("-");
    let publication = slug(&name).ok_or("left out: its name has no letter or digit to make an id from; rename it")?;
    let title = humanise(stem);
    Ok(Found { path: path.to_owned(), format, extension, collection, collection_title, publication, title, language })
}

/// The end of a file's name, in small letters.
pub(super) fn extension(path: &Path) -> String {
    path.extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_documents_place_is_read_from_its_path() {
        for (path, expected) in [
            ("asvs/4.0.3/asvs-4.0.3-ar.pdf", "asvs/asvs-4-0-3@ar"),
            ("dfak/ru/AccountHijacking_RU.md", "dfak/account-hijacking@ru"),
            ("dfak/de/Malware.md", "dfak/malware@de"),
            ("dfak/Malware.md", "dfak/malware@en"),
            ("guide.sr-Latn.html", "docs/guide@sr-Latn"),
            ("forms/intake form.md", "forms/intake-form@en"),
            ("2024/annex/table-new.md", "2024/annex-table-new@en"),
            ("guides/how-to-apply.md", "guides/how-to-apply@en"),
            ("guides/book-ar.EPUB", "guides/book@ar"),
            ("guides/check-in.md", "guides/check-in@en"),
            ("guides/guide-to-asylum.md", "guides/guide-to-asylum@en"),
            ("Guías/Guía práctica_es.pdf", "guias/guia-practica@es"),
            ("Приручници/Водич-sr.md", "priruchnitsi/vodich@sr"),
        ] {
            let fallback = Some(("docs".parse().unwrap(), "Docs".to_owned()));
            let found = place(Path::new(path), fallback.as_ref(), &"en".parse().unwrap()).unwrap();
            assert_eq!(format!("{}/{}@{}", found.collection, found.publication, found.language), expected, "{path}");
        }
        for path in ["archive.zip", "letter.doc", "—.md"] {
            assert!(place(Path::new(path), None, &"en".parse().unwrap()).is_err(), "{path}");
        }
    }
}
