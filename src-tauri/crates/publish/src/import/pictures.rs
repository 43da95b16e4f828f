//! Pictures: those that documents show, and galleries of those that none shows.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use domain::ShortName;

use super::name::{humanise, slug};
use super::{ImportOptions, ImportReport};
use crate::error::PublishError;
use crate::folder;
use crate::staged::Staged;

/// The extension, in small letters, of a picture that can be published.
pub(super) fn picture_type(path: &Path) -> Option<String> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    crate::prepare::media_type(&extension).map(|_| extension)
}

/// The pictures that the editions of one publication show, which go into its media folder.
pub(super) struct Pictures<'a> {
    from: &'a Path,
    /// Each with the name it gets, relative to the publication.
    names: BTreeMap<PathBuf, String>,
}

impl<'a> Pictures<'a> {
    /// None yet, of those below `from`.
    pub(super) fn new(from: &'a Path) -> Self {
        Self { from, names: BTreeMap::new() }
    }

    /// What the picture at `path` will be called; `None` for what is no picture that can be published.
    pub(super) fn name(&mut self, path: PathBuf) -> Option<String> {
        if let Some(name) = self.names.get(&path) {
            return Some(name.clone());
        }
        let extension = picture_type(&path)?;
        folder::plain_file(self.from, &path).ok()?;
        let stem = path.file_stem()?.to_str().and_then(slug);
        let stem = stem.as_ref().map_or("picture", ShortName::as_str);
        let numbered = |number: u32| match number {
            1 => format!("media/{stem}.{extension}"),
            _ => format!("media/{stem}-{number}.{extension}"),
        };
        let name = (1..).map(numbered).find(|name| !self.names.values().any(|taken| taken == name))?;
        self.names.insert(path, name.clone());
        Some(name)
    }

    /// Whether one of them is the picture at `path`.
    pub(super) fn show(&self, path: &Path) -> bool {
        self.names.contains_key(path)
    }

    pub(super) fn copy(&self, content: &Staged, folder: &Path) -> Result<(), PublishError> {
        for (path, name) in &self.names {
            let source = self.from.join(path);
            let bytes = std::fs::read(&source).map_err(|error| PublishError::io("read", &source, error))?;
            content.write(folder.join(name), &bytes)?;
        }
        Ok(())
    }
}

/// A gallery, made of the pictures of one folder.
pub(super) struct Gallery<'p> {
    pub(super) collection: ShortName,
    pub(super) collection_title: String,
    pub(super) publication: ShortName,
    title: String,
    pub(super) pictures: Vec<&'p PathBuf>,
}

/// The galleries that pictures make: one a folder.
pub(super) fn galleries<'p>(
    pictures: &'p BTreeSet<PathBuf>,
    fallback: Option<&(ShortName, String)>,
) -> Vec<Gallery<'p>> {
    let mut galleries: BTreeMap<(ShortName, ShortName), Gallery<'_>> = BTreeMap::new();
    let named = |id: &str, title: &str| (id.parse().expect("the words here are short names"), title.to_owned());
    for picture in pictures {
        let parts = picture.parent().into_iter().flat_map(Path::components);
        let folders: Vec<String> = parts.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
        let own = folders.first().and_then(|name| Some((slug(name)?, humanise(name))));
        let (collection, collection_title) =
            own.or_else(|| fallback.cloned()).unwrap_or_else(|| named("library", "Library"));
        let inner = folders.get(1..).unwrap_or_default();
        let (publication, title) = slug(&inner.join("-"))
            .zip(inner.last().map(|name| humanise(name)))
            .unwrap_or_else(|| named("pictures", "Pictures"));
        let key = (collection.clone(), publication.clone());
        let gallery = galleries.entry(key);
        let gallery = gallery.or_insert(Gallery { collection, collection_title, publication, title, pictures: vec![] });
        gallery.pictures.push(picture);
    }
    galleries.into_values().collect()
}

impl Gallery<'_> {
    pub(super) fn write(
        &self,
        from: &Path,
        content: &Staged,
        options: &ImportOptions,
        report: &mut ImportReport,
    ) -> Result<(), PublishError> {
        let folder = Path::new("collections").join(self.collection.as_str()).join(self.publication.as_str());
        let about = format!("format = 1\nkind = \"gallery\"\nissued = {}\n", options.issued);
        content.write(folder.join("publication.toml"), about.as_bytes())?;
        let mut pictures = Pictures::new(from);
        let mut text = format!("# {}\n", self.title);
        for path in &self.pictures {
            let Some(name) = pictures.name((*path).clone()) else { continue };
            let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            // Only letters and digits, so that nothing in a name is markup.
            let caption: String = humanise(&stem).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
            text += &format!("\n![{caption}]({name} \"{caption}\")\n");
        }
        pictures.copy(content, &folder)?;
        let document = folder.join(format!("{}.md", options.language));
        let why = "write what its pictures show; their captions are their files' names";
        report.notes.push(format!("{}: {why}", document.display()));
        content.write(document, text.as_bytes())?;
        report.publications += 1;
        report.editions += 1;
        Ok(())
    }
}
