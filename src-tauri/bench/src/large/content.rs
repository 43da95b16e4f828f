//! The content folder of a publisher with very many publications, made of a corpus.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::corpus::{self, Section};
use crate::{publisher, varied};

/// Sections of a publication: from so many on, and how many more the longest have.
const FEWEST: usize = 20;
const MORE: usize = 41;
/// What publications are, in turn.
const KINDS: [&str; 4] = ["handbook", "report", "brief", "article"];
/// The years in which they were issued, in turn.
const YEARS: [u16; 5] = [2022, 2023, 2024, 2025, 2026];
/// Of every so many sections one gives words to look for.
const ASKED_OF: usize = 1009;
/// Letters of a word to look for.
const ASKED_LETTERS: usize = 4;

/// A content folder that was made here.
pub struct Content {
    pub folder: PathBuf,
    pub sections: usize,
    pub publications: usize,
    /// Bytes of text, titles and headings included.
    pub text: usize,
    /// What people may look for in it.
    pub questions: Vec<String>,
    /// The document of one of them.
    document: PathBuf,
}

impl Content {
    /// Makes a content folder of `sections` sections of `docs`, which is varied as often as it takes.
    pub fn make(folder: PathBuf, docs: &Path, sections: usize) -> Result<Self> {
        publisher::init(&folder)?;
        let document = PathBuf::new();
        let mut content = Self { folder, sections: 0, publications: 0, text: 0, questions: Vec::new(), document };
        let mut collections = BTreeSet::new();
        let mut run: Vec<Section> = Vec::new();
        let times = sections.div_ceil(corpus::count(docs)?.max(1));
        varied::each(docs, times, true, |section| {
            if content.sections + run.len() >= sections {
                return Ok(());
            }
            let section: Section = serde_json::from_value(section)?;
            let full = run.len() >= FEWEST + content.publications % MORE;
            let other = |last: &Section| last.language != section.language || last.package() != section.package();
            if full || run.last().is_some_and(other) {
                content.put(&run, &mut collections)?;
                run.clear();
            }
            run.push(section);
            Ok(())
        })?;
        if !run.is_empty() {
            content.put(&run, &mut collections)?;
        }
        Ok(content)
    }

    /// Adds a publication of these sections.
    fn put(&mut self, run: &[Section], collections: &mut BTreeSet<String>) -> Result<()> {
        let first = &run[0];
        let name = first.package().to_lowercase().replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
        let collection = self.folder.join("collections").join(&name);
        let number = self.publications;
        let publication = collection.join(format!("p{number}"));
        std::fs::create_dir_all(&publication).with_context(|| publication.display().to_string())?;
        if collections.insert(name.clone()) {
            let said = format!("format = 1\n[titles]\nen = \"{name}\"\n");
            std::fs::write(collection.join("collection.toml"), said)?;
        }
        let (kind, year) = (KINDS[number % KINDS.len()], YEARS[number / 7 % YEARS.len()]);
        let said = format!("format = 1\nkind = \"{kind}\"\nissued = {year}-01-01\n");
        std::fs::write(publication.join("publication.toml"), said)?;
        let title: String = first.title.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(120).collect();
        let title = if title.is_empty() { format!("{name} {number}") } else { title };
        self.document = publication.join(format!("{}.html", first.language));
        tell_revision(&self.document, &title, 1)?;
        std::fs::write(&self.document, page(&title, run)?)?;
        self.publications += 1;
        for section in run {
            self.sections += 1;
            self.text += section.title.len() + section.heading.len() + section.text.len();
            if self.sections.is_multiple_of(ASKED_OF) {
                let words = section.text.split_whitespace().filter(|word| word.chars().count() >= ASKED_LETTERS);
                let words: Vec<&str> = words.take(1 + self.questions.len() % 3).collect();
                self.questions.extend((!words.is_empty()).then(|| words.join(" ")));
            }
        }
        Ok(())
    }

    /// Issues one of the publications again, with a paragraph more.
    pub fn change_one(&self, revision: u32) -> Result<()> {
        let text = std::fs::read_to_string(&self.document)?;
        let more = format!("<p>What has changed in revision {revision}.</p>\n</body>");
        std::fs::write(&self.document, text.replace("</body>", &more))?;
        tell_revision(&self.document, "It was issued again", revision)
    }
}

/// Writes what is said of a document beside it.
fn tell_revision(document: &Path, title: &str, revision: u32) -> Result<()> {
    let title = serde_json::to_string(title)?;
    let said = format!("format = 1\ntitle = {title}\nrevision = {revision}\n");
    Ok(std::fs::write(document.with_extension("toml"), said)?)
}

/// The sections as a page of HTML.
fn page(title: &str, sections: &[Section]) -> Result<String> {
    let mut page =
        format!("<!doctype html>\n<html><head><meta charset=\"utf-8\"><title>{}</title></head><body>\n", plain(title));
    for section in sections {
        let heading = if section.heading.trim().is_empty() { title } else { &section.heading };
        writeln!(page, "<h2>{}</h2>", plain(heading))?;
        for paragraph in section.text.lines().filter(|line| !line.trim().is_empty()) {
            writeln!(page, "<p>{}</p>", plain(paragraph))?;
        }
    }
    page += "</body></html>\n";
    Ok(page)
}

fn plain(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
