//! Copies, pages and hand-outs, read back as others would read them: by the extractor, by pdfium, by a QR reader.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use extract::{ExtractedPdf, Extractor, Limits, find_pdfium};
use pdfium_render::prelude::{PdfRenderConfig, Pdfium};
use serde_json::Value;

/// A notice in four languages, and a handbook of several pages with a list, a table and a picture that is not here.
const CONTENT: &[(&str, &str)] = &[
    (
        "publisher.toml",
        "format = 1\nid = \"office\"\nname = \"Field office\"\ntime-zone = \"Europe/Belgrade\"\n[names]\nar = \"المكتب الميداني\"\n",
    ),
    ("collections/notices/collection.toml", "format = 1\n[titles]\nen = \"Notices\"\n"),
    (
        "collections/notices/desk/publication.toml",
        "format = 1\nkind = \"notice\"\nissued = 2026-11-02\n[notice]\nmessage = \"alert\"\nseverity = \"severe\"\nexpires = 2026-11-05\n",
    ),
    (
        "collections/notices/desk/en.md",
        "# Travel desk closed\n\n## What has changed {#changed}\n\nThe travel desk takes **no new requests** this week.\n\n1. Write down the name.\n2. Call extension 204.\n",
    ),
    (
        "collections/notices/desk/ar.md",
        "# مكتب السفر مغلق\n\n## ما الذي تغير {#changed}\n\nلا يقبل مكتب السفر طلبات جديدة هذا الأسبوع (الهاتف 204). سجّل الاسم عند المدخل.\n\n1. اكتب الاسم.\n2. اتصل بالرقم 204.\n",
    ),
    (
        "collections/notices/desk/sr-Cyrl.md",
        "# Шалтер за путовања затворен\n\n## Шта се променило {#changed}\n\nШалтер ове недеље не прима нове захтеве. Љубазно сачекајте њихов позив.\n",
    ),
    (
        "collections/notices/desk/sr-Latn.md",
        "# Šalter za putovanja zatvoren\n\n## Šta se promenilo {#changed}\n\nŠalter ove nedelje ne prima nove zahteve. Ljubazno sačekajte džepni vodič.\n",
    ),
    ("collections/books/collection.toml", "format = 1\n[titles]\nen = \"Books\"\n"),
    ("collections/books/guide/publication.toml", "format = 1\nkind = \"handbook\"\nissued = 2026-11-01\n"),
];

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn ready() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        let long =
            "People who arrive are asked for nothing but their name and the language they read best. ".repeat(12);
        let sections: String = (1..=8).map(|n| format!("## Chapter {n} {{#c{n}}}\n\n{long}\n\n")).collect();
        let table = "## Prices {#prices}\n\n| Item | Price |\n| --- | --- |\n| Bus ticket | 120 |\n| Blanket | 0 |\n\nSee [the ministry](https://ministry.example.org/prices).\n";
        desk.write("collections/books/guide/en.md", &format!("# Guide to the centre\n\n{sections}{table}"));
        desk.write(
            "collections/books/guide/ar.md",
            "# دليل المركز\n\n## الأسعار {#prices}\n\n| الصنف | السعر |\n| --- | --- |\n| تذكرة الحافلة | 120 |\n\nاقرأ صفحة Ministry قبل السفر.\n",
        );
        for (path, text) in CONTENT {
            desk.write(path, text);
        }
        desk.run(&["publish", "keys", "content"]);
        desk.run(&["publish", "build", "content", "--out", "repository", "--time", "2026-11-23T08:00:00Z"]);
        desk.run(&["source", "add", "repository", "--trust", "repository/publisher.fieldshelf-card"]);
        desk.run(&["sync"]);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path("content").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Value {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shelf"));
        command.args(arguments).arg("--library").arg(self.path("library")).arg("--json");
        command.current_dir(self.folder.path()).stdin(Stdio::null()).env_remove("FIELDSHELF_PASSPHRASE");
        let output = command.output().unwrap();
        assert!(
            output.status.success(),
            "{arguments:?}: {}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Saves an edition in a form; gives the path.
    fn save(&self, edition: &str, form: &str) -> PathBuf {
        let saved = self.run(&["save", edition, "--to", "copies", "--as", form]);
        assert_eq!(saved["copies"][0]["missing"], "", "{saved}");
        self.path(saved["copies"][0]["path"].as_str().unwrap())
    }
}

fn pdfium() -> PathBuf {
    let found = find_pdfium().expect("these tests need libpdfium: run `cargo xtask test`, which fetches it");
    found.canonicalize().unwrap()
}

fn extracted(file: &Path) -> ExtractedPdf {
    let extractor =
        Extractor { program: env!("CARGO_BIN_EXE_shelf").into(), pdfium: pdfium(), limits: Limits::default() };
    extractor.extract(file).unwrap()
}

/// Headings and words of a PDF, without white space and without the marks over letters, whose order readers do not agree on.
fn words(pdf: &ExtractedPdf) -> String {
    let all = pdf.sections.iter().flat_map(|s| [s.heading.clone(), s.text.clone().unwrap_or_default()]);
    all.collect::<String>().chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{64b}'..='\u{652}')).collect()
}

#[test]
fn a_pdf_that_was_typeset_is_read_back_in_every_script() {
    let desk = Desk::ready();
    for (edition, wanted) in [
        (
            "desk@en",
            vec!["Traveldeskclosed", "Whathaschanged", "nonewrequests", "2.Callextension204.", "expired–notconfirmed"],
        ),
        (
            "desk@ar",
            vec![
                "مكتبالسفرمغلق",
                "ماالذيتغير",
                "لايقبلمكتبالسفرطلباتجديدةهذاالأسبوع(الهاتف204).",
                "سجلالاسمعندالمدخل.",
                "انتهى–غيرمؤكد",
            ],
        ),
        ("desk@sr-Cyrl", vec!["Шалтерзапутовањазатворен", "Љубазносачекајтењиховпозив", "истекло–нијепотврђено"]),
        ("desk@sr-Latn", vec!["Šalterzaputovanjazatvoren", "Ljubaznosačekajtedžepnivodič", "isteklo–nijepotvrđeno"]),
        ("guide@ar", vec!["دليلالمركز", "تذكرةالحافلة", "120", "اقرأصفحةMinistryقبلالسفر"]),
    ] {
        let pdf = extracted(&desk.save(edition, "pdf"));
        let read = words(&pdf);
        for part in wanted {
            assert!(read.contains(part), "{edition}: {part} in {read}");
        }
    }
    let english = extracted(&desk.save("guide@en", "pdf"));
    let headings: Vec<&str> = english.sections.iter().map(|section| section.heading.as_str()).collect();
    assert_eq!(english.title.as_deref(), Some("Guide to the centre"));
    assert!(
        headings.starts_with(&["Guide to the centre", "Chapter 1"]) && headings.ends_with(&["Prices"]),
        "{headings:?}"
    );
}

#[test]
fn every_page_says_whose_it_is_which_revision_and_as_of_when() {
    let desk = Desk::ready();
    let library = Pdfium::new(Pdfium::bind_to_library(pdfium()).unwrap());
    let file = desk.save("guide@en", "pdf");
    let document = library.load_pdf_from_file(&file, None).unwrap();
    assert!(document.pages().len() > 2);
    for page in document.pages().iter() {
        let text = page.text().unwrap().all();
        for part in [
            "Field office",
            "Guide to the centre",
            "office/books/guide@en",
            "Revision: 1",
            "English",
            "As of: 2026-11-23",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }
    let sheet = desk.path("sheet.pdf");
    desk.run(&["handout", "desk", "--lang", "en,ar", "--to", "sheet.pdf"]);
    let document = library.load_pdf_from_file(&sheet, None).unwrap();
    assert_eq!(document.pages().len(), 1, "one sheet, one side");
    let page = document.pages().get(0).unwrap();
    let text = page.text().unwrap().all();
    for part in ["expired – not confirmed", "As of: 2026-11-23", "office/notices/desk", "en 1, ar 1"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    // What a telephone sees of it.
    let picture = page.render_with_config(&PdfRenderConfig::new().set_target_width(1600)).unwrap();
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let pixels = picture.as_rgba_bytes();
    let mut seen = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[(y * width + x) * 4 + 1]);
    let codes = seen.detect_grids();
    assert_eq!(codes.len(), 1, "one code");
    let (_, link) = codes[0].decode().unwrap();
    let card: Value = desk.run(&["source", "card", "office"]);
    let fingerprint = card["fingerprint"].as_str().unwrap();
    assert_eq!(link, format!("fieldshelf://office/notices/desk?revision=en.1&revision=ar.1&key={fingerprint}"));
}

#[test]
fn text_says_the_same_as_the_page() {
    let desk = Desk::ready();
    let text = std::fs::read_to_string(desk.save("desk@sr-Latn", "text")).unwrap();
    for part in [
        "Šalter za putovanja zatvoren\n",
        "Izdanje: 1",
        "Stanje: isteklo – nije potvrđeno",
        "\nŠta se promenilo\n",
        "džepni vodič",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
}
