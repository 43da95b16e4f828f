//! Hostile documents through `shelf publish`: each is published, or refused by its name; none crashes it or takes long.
//!
//! Small ones are made here and always run. The bombs of the corpus are made by its `make_bombs.py`, where that is there:
//! `FIELDSHELF_CORPUS` names its folder, else `../shared/corpus` beside the repository is tried.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A content folder of one collection, every document a publication of its own.
struct Content {
    folder: tempfile::TempDir,
    documents: u32,
}

impl Content {
    fn new() -> Self {
        let content = Self { folder: tempfile::tempdir().unwrap(), documents: 0 };
        content.write("publisher.toml", b"format = 1\nid = \"office\"\nname = \"Office\"\ntime-zone = \"UTC\"\n");
        content.write("collections/all/collection.toml", b"format = 1\ncover = \"teal\"\n[titles]\nen = \"All\"\n");
        content
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("content")
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.root().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// Adds a document; gives its path in the content folder.
    fn add(&mut self, extension: &str, bytes: &[u8]) -> String {
        self.documents += 1;
        let publication = format!("collections/all/d{}", self.documents);
        let about = b"format = 1\nkind = \"article\"\nissued = 2026-11-01\n";
        self.write(&format!("{publication}/publication.toml"), about);
        self.write(&format!("{publication}/en.toml"), b"format = 1\ntitle = \"A document\"\n");
        let document = format!("{publication}/en.{extension}");
        self.write(&document, bytes);
        document
    }

    fn shelf(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_shelf"))
            .args(arguments)
            .arg("--json")
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .env_remove("FIELDSHELF_PASSPHRASE")
            .env("FIELDSHELF_PDFIUM", extract::find_pdfium().expect("libpdfium is here: cargo xtask setup"))
            .output()
            .unwrap()
    }

    /// Runs `shelf` over a library beside the content folder; gives its answer.
    fn run(&self, arguments: &[&str]) -> Value {
        let output = self.shelf(&[arguments, &["--library", "library"]].concat());
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Publishes everything, and takes it into the library.
    fn publish(&self) {
        self.run(&["publish", "keys", "content"]);
        self.run(&["publish", "build", "content", "--out", "repository", "--time", "2026-11-23T08:00:00Z"]);
        self.run(&["source", "add", "repository", "--trust", "repository/publisher.fieldshelf-card"]);
        self.run(&["sync"]);
    }

    /// What readers of an edition get of its words: what the library shows, and a copy as text.
    fn read(&self, edition: &str) -> String {
        let shown = self.run(&["show", edition]);
        let saved = self.run(&["save", edition, "--to", "copies", "--as", "text"]);
        let path = self.folder.path().join(saved["copies"][0]["path"].as_str().unwrap());
        format!("{shown}{}", std::fs::read_to_string(path).unwrap())
    }

    /// What an archive leaves that is unpacked without care for the names in it: those of the corpus and of the books made
    /// here, anywhere in the test's folder and in every folder above it.
    fn strays(&self) -> Vec<PathBuf> {
        let is_stray = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.contains("slip-") || name == "outside" || name == "through-link.txt"
        };
        let within = |folder: &Path| -> Vec<PathBuf> {
            std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
        };
        let mut found: Vec<PathBuf> = self.folder.path().ancestors().skip(1).flat_map(within).collect();
        let mut folders = vec![self.folder.path().to_owned()];
        while let Some(folder) = folders.pop() {
            let entries = within(&folder);
            folders.extend(entries.iter().filter(|path| path.is_dir() && !path.is_symlink()).cloned());
            found.extend(entries);
        }
        found.retain(is_stray);
        found
    }

    /// What `shelf publish check` says of each file.
    fn check(&self) -> BTreeMap<String, Vec<String>> {
        let output = self.shelf(&["publish", "check", "content"]);
        // 2 says that there are problems; anything else that it could not do its work.
        assert!(matches!(output.status.code(), Some(0 | 2)), "{output:?}");
        let answer: Value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stdout)));
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for problem in answer["problems"].as_array().unwrap() {
            let path = problem["path"].as_str().unwrap().replace('\\', "/");
            let words = format!("{}: {}", problem["gravity"].as_str().unwrap(), problem["message"].as_str().unwrap());
            found.entry(path).or_default().push(words);
        }
        found
    }
}

/// An EPUB of one chapter; what a case does not say is that of a sound book.
struct Book<'a> {
    /// What stands before the first element of the package and of the chapter.
    before: &'a str,
    /// The title in the package.
    title: &'a str,
    /// What the package says of the book besides.
    meta: &'a str,
    /// The chapter.
    body: &'a str,
    /// What else the archive holds.
    besides: &'a [(&'a str, &'a str)],
}

const SOUND: Book<'static> = Book { before: "", title: "A book", meta: "", body: "<p>Its chapter.</p>", besides: &[] };

impl Book<'_> {
    fn bytes(&self) -> Vec<u8> {
        let Self { before, title, meta, body, besides } = self;
        let container = r#"<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
            <rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"#;
        let package = format!(
            r#"<?xml version="1.0"?>{before}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata
            xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">x</dc:identifier><dc:title>{title}</dc:title>
            <dc:language>en</dc:language>{meta}</metadata><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/>
            </manifest><spine><itemref idref="c"/></spine></package>"#
        );
        let chapter = format!(
            r#"<?xml version="1.0"?>{before}<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{body}</body></html>"#
        );
        let own = [
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", container),
            ("OPS/book.opf", package.as_str()),
            ("OPS/c.xhtml", chapter.as_str()),
        ];
        archive(own.iter().chain(*besides))
    }
}

/// An archive of parts under their names as they are.
fn archive<'a>(parts: impl IntoIterator<Item = &'a (&'a str, &'a str)>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A PNG of so many pixels, as far as its first bytes tell.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
    bytes
}

/// A PDF of so many pages of that size in points, each the same, with a word on it.
fn pdf(pages: usize, width: u32, height: u32) -> Vec<u8> {
    pdf_drawn(pages, width, height, "BT /F 12 Tf 10 10 Td (hello) Tj ET")
}

/// The same with that drawn on each page.
fn pdf_drawn(pages: usize, width: u32, height: u32, text: &str) -> Vec<u8> {
    let kids = "3 0 R ".repeat(pages);
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[{kids}]/Count {pages}>>"),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
        ),
        format!("<</Length {}>>stream\n{text}\nendstream", text.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        offsets.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).bytes());
    }
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    offsets.iter().for_each(|offset| out.extend(format!("{offset:010} 00000 n \n").bytes()));
    let root = format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1);
    out.extend(root.bytes());
    out
}

#[test]
fn hostile_documents_are_published_or_refused_by_name() {
    let mut content = Content::new();
    let mut expected: Vec<(String, &str)> = Vec::new();
    let picture = |content: &mut Content, name: &str, bytes: &[u8]| {
        let document = content.add("md", format!("# T\n\n![a](media/{name})\n").as_bytes());
        content.write(&document.replace("en.md", &format!("media/{name}")), bytes);
        document
    };
    for (document, words) in [
        (picture(&mut content, "huge.png", &png(10_000, 10_000)), "10000 × 10000 pixels"),
        (picture(&mut content, "program.png", b"MZ\x90\0"), "no PNG, JPEG, GIF or WebP picture"),
        (picture(&mut content, "page.jpg", b"<html><script>x</script>"), "no PNG, JPEG, GIF or WebP picture"),
        (content.add("epub", b"not a book"), "damaged"),
        (
            content.add(
                "epub",
                &Book { meta: r#"<meta property="rendition:layout">pre-paginated</meta>"#, ..SOUND }.bytes(),
            ),
            "error: it has a fixed layout",
        ),
        (content.add("docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"), "encrypted"),
        (content.add("csv", b"a,b\n\"unclosed"), "cells in a row"),
        (content.add("csv", b"\xff\xfe\x00"), "UTF-8"),
        (content.add("csv", format!("{}\n1", ",a".repeat(5_000)).as_bytes()), "columns"),
        (content.add("html", b"<script>alert(1)</script><iframe src=//x></iframe><p>t"), "script"),
        (content.add("mp3", b""), "is empty"),
        // A page that is one picture, as a scanner makes it.
        (
            content.add("pdf", &pdf_drawn(2, 600, 800, "q 600 0 0 800 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x20 EI Q")),
            "warning: no text could be read in it",
        ),
        (content.add("exe", b"MZ"), "is not a document this version publishes"),
    ] {
        expected.push((document, words));
    }
    // These are odd and still published, whatever they are warned of.
    let fine = [
        content.add("md", format!("# T\n\n{}x\n\n{}\n", "> ".repeat(5_000), "[".repeat(20_000)).as_bytes()),
        content.add("md", format!("# T\n\n{}\n", "*a_".repeat(20_000)).as_bytes()),
        content.add("html", format!("{}x", "<div>".repeat(50_000)).as_bytes()),
        content.add("html", format!("<p {}>x", "a=1 ".repeat(50_000)).as_bytes()),
        // Five metres are 14,173 points.
        content.add("pdf", &pdf(1, 14_173, 14_173)),
        content.add("pdf", &pdf(5_000, 600, 800)),
        content.add("mp3", b"no sound at all"),
    ];
    let found = content.check();
    for (document, words) in expected {
        let said = found.get(&document).map(|said| said.join("\n")).unwrap_or_default();
        assert!(said.contains(words), "{document}: {words:?} is not in {said:?}");
    }
    for document in fine {
        let said = found.get(&document).into_iter().flatten();
        assert_eq!(said.filter(|said| said.contains("no text could be read")).count(), 0, "{document}");
        let errors = found.get(&document).into_iter().flatten().filter(|said| said.starts_with("error")).count();
        assert_eq!(errors, 0, "{document}: {:?}", found.get(&document));
    }
}

/// What comes of each bomb: its file, what it is taken as, and what is said of it. What is refused says an error; of what is
/// published nothing need be said.
const BOMBS: &[(&str, &str, &str)] = &[
    ("billion-laughs.epub", "epub", ""),
    ("bomb-chapter.epub", "epub", "error: EPUB/c.xhtml unpacks to more than"),
    ("bomb-lying-size.zip", "epub", "error: its part META-INF/container.xml is missing"),
    ("bomb-lying-size.zip", "docx", "error: its part word/document.xml is missing"),
    ("bomb-nested.zip", "epub", "error: its part META-INF/container.xml is missing"),
    ("bomb-nested.zip", "docx", "error: its part word/document.xml is missing"),
    ("bomb-overlap.zip", "epub", "error: its parts overlap"),
    ("bomb-overlap.zip", "docx", "error: its parts overlap"),
    ("deep-array.pdf", "pdf", ""),
    ("deep-html.epub", "epub", ""),
    ("deep-object.json", "csv", "error: holds no rows below its first"),
    ("deep-object.json", "md", ""),
    ("deep.json", "csv", "error: holds no rows below its first"),
    ("deep.json", "md", ""),
    ("deep.md", "md", ""),
    ("empty.pdf", "pdf", "error: the PDF is empty"),
    ("flate-bomb.pdf", "pdf", "warning: no text could be read in it"),
    ("flate-chain.pdf", "pdf", "warning: no text could be read in it"),
    ("huge-number.json", "csv", "error: holds no rows below its first"),
    ("huge-number.json", "md", ""),
    ("huge-page.pdf", "pdf", ""),
    ("js-action.pdf", "pdf", ""),
    ("long-line.md", "md", ""),
    ("loop-container.epub", "epub", "error: its part META-INF/container.xml cannot be read: it names the package"),
    ("loop-pages.pdf", "pdf", ""),
    ("many-pages.pdf", "pdf", "error: the PDF has 20000 pages, more than the 10000 allowed"),
    ("neg-page.pdf", "pdf", ""),
    ("remote.epub", "epub", "warning: is published without: script"),
    ("slip.epub", "epub", ""),
    ("truncated.pdf", "pdf", "error: the PDF is damaged"),
    ("xxe.epub", "epub", ""),
];

#[test]
fn the_bombs_of_the_corpus_are_published_or_refused_by_name() {
    let Some(corpus) = testkit::corpus("hostile") else { return };
    let made = tempfile::tempdir().unwrap();
    let python = Command::new("python3").arg(corpus.join("make_bombs.py")).arg(made.path()).output();
    if !python.is_ok_and(|output| output.status.success()) {
        return testkit::skipped("python3 could not make the bombs");
    }
    let mut content = Content::new();
    let mut documents = BTreeMap::new();
    let mut files: Vec<PathBuf> = std::fs::read_dir(made.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| !file.ends_with("manifest.json"));
    files.sort();
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&file).unwrap();
        // A ZIP archive is tried as a book and as a document of Word; other data as a table.
        let extension = file.extension().map(|extension| extension.to_string_lossy().into_owned()).unwrap_or_default();
        let kinds = match extension.as_str() {
            "zip" => vec!["epub", "docx"],
            "json" => vec!["csv", "md"],
            other => vec![other],
        };
        for kind in kinds {
            documents.insert((name.clone(), kind.to_owned()), content.add(kind, &bytes));
        }
    }
    let found = content.check();
    for (name, kind, words) in BOMBS {
        let document = documents.remove(&((*name).to_owned(), (*kind).to_owned()));
        let document = document.unwrap_or_else(|| panic!("the corpus makes no {name}"));
        let said = found.get(&document).map(|said| said.join("\n")).unwrap_or_default();
        assert!(said.contains(words), "{name} as {kind}: {words:?} is not in {said:?}");
        assert!(words.starts_with("error") || !said.contains("error"), "{name} as {kind} is refused: {said}");
    }
    assert!(documents.is_empty(), "nobody has said what is to come of {:?}", documents.keys());
    assert_eq!(content.strays(), Vec::<PathBuf>::new(), "nothing is unpacked to the disk");
}

#[test]
fn an_entity_that_names_a_file_brings_nothing_of_it() {
    let mut content = Content::new();
    let secret = content.folder.path().join("secret.txt");
    std::fs::write(&secret, "marmalade").unwrap();
    let path = secret.display().to_string().replace('\\', "/");
    let address = format!("file:///{}", path.trim_start_matches('/'));
    let before = format!(
        r#"<!DOCTYPE x [<!ENTITY a SYSTEM "{address}"><!ENTITY b SYSTEM "{path}"><!ENTITY % c SYSTEM "{address}">]>"#
    );
    let body = r#"<p>Before &a; and &b; behind.</p><p title="&a;">An <abbr title="&b;">abbreviation</abbr></p>"#;
    let book = Book { before: &before, title: "The title &a; &b;", body, ..SOUND }.bytes();
    let book = content.add("epub", &book);
    // The title is the document's own.
    content.write(&book.replace("en.epub", "en.toml"), b"format = 1\n");
    let word = format!(
        "{before}<w:document><w:body><w:p><w:r><w:t>Before &a; and &b; behind.</w:t></w:r></w:p></w:body></w:document>"
    );
    content.add("docx", &archive(&[("word/document.xml", word.as_str())]));
    content.publish();
    for (edition, title) in [("office/all/d1@en", "The title"), ("office/all/d2@en", "A document")] {
        let words = content.read(edition);
        for part in [title, "Before", "behind"] {
            assert!(words.contains(part), "{part} is not in {words}");
        }
        assert!(!words.contains("marmalade"), "{words}");
    }
    assert_eq!(content.run(&["search", "behind"])["total"], 2);
    assert_eq!(content.run(&["search", "marmalade"])["total"], 0);
}

#[test]
fn names_in_a_book_that_lead_out_of_it_write_nothing_anywhere() {
    let mut content = Content::new();
    let picture = r#"<p>The <img src="../../../slip-picture.png" alt="picture"/> is left out.</p>"#;
    let book = Book {
        body: picture,
        besides: &[
            ("../../slip-dotdot.txt", "slipped"),
            ("../../../slip-picture.png", "slipped"),
            ("/slip-absolute.txt", "slipped"),
            ("OPS/../../slip-mixed.txt", "slipped"),
            ("..\\..\\slip-backslash.txt", "slipped"),
            ("C:\\slip-drive.txt", "slipped"),
        ],
        ..SOUND
    };
    content.add("epub", &book.bytes());
    content.publish();
    let words = content.read("office/all/d1@en");
    assert!(words.contains("is left out") && !words.contains("slip"), "{words}");
    content.run(&["save", "office/all/d1@en", "--to", "copies", "--as", "file"]);
    assert_eq!(content.strays(), Vec::<PathBuf>::new());
    std::fs::write(content.folder.path().join("copies/slip-seen.txt"), "").unwrap();
    assert_eq!(content.strays().len(), 1, "what was written is found");
}
