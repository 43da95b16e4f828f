//! Copies, pages and hand-outs, read back as others would read them: by the extractor, by pdfium, by a QR reader.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use extract::{ExtractedPdf, Extractor, Limits, find_pdfium};
use pdfium_render::prelude::{PdfPage, PdfRenderConfig, Pdfium};
use serde_json::Value;

use crate::desk::{Desk, typed};

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

/// A library that holds them.
fn desk() -> Desk {
    let mut content: Vec<(String, String)> =
        CONTENT.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let mut write = |path: &str, text: &str| content.push((path.to_owned(), text.to_owned()));
    let long = "People who arrive are asked for nothing but their name and the language they read best. ".repeat(12);
    let sections: String = (1..=8).map(|n| format!("## Chapter {n} {{#c{n}}}\n\n{long}\n\n")).collect();
    let table = "## Prices {#prices}\n\n| Item | Price |\n| --- | --- |\n| Bus ticket | 120 |\n| Blanket | 0 |\n\nSee [the ministry](https://ministry.example.org/prices).\n";
    write("collections/books/guide/en.md", &format!("# Guide to the centre\n\n{sections}{table}"));
    let long = "يُطلب من كل من يصل اسمه واللغة التي يقرأ بها فقط، ثم يُعطى موعدًا مكتوبًا عند المدخل. ".repeat(14);
    let sections: String = (1..=6).map(|n| format!("## الفصل {n} {{#c{n}}}\n\n{long}\n\n")).collect();
    let table = "## الأسعار {#prices}\n\n| الصنف | السعر |\n| --- | --- |\n| تذكرة الحافلة | 120 |\n\nاقرأ صفحة Ministry قبل السفر.\n";
    write("collections/books/guide/ar.md", &format!("# دليل المركز\n\n{sections}{table}"));
    for (name, paragraphs, languages) in
        [("short", 6, ["en", "ar", "fr"]), ("long", 12, ["en", "ar", "fr"]), ("endless", 90, ["en", "ar", "fr"])]
    {
        write(&format!("collections/notices/{name}/publication.toml"), CONTENT[2].1);
        for language in languages {
            let text = match language {
                "ar" => "يفتح المركز من الساعة الثامنة حتى الخامسة، ويُطلب من كل من يصل اسمه واللغة التي يقرأ بها فقط، ثم يُعطى موعدًا مكتوبًا. ".repeat(2),
                "fr" => "Ici le centre ouvre de huit heures à dix-sept heures ; à qui arrive on ne demande que son nom et sa langue, puis on lui donne un rendez-vous écrit. ".repeat(2),
                _ => "The centre is open from eight to five; who arrives is asked for nothing but a name and a language, and is then given a written appointment. ".repeat(2),
            };
            let text = format!("{text}\n\n").repeat(paragraphs);
            write(
                &format!("collections/notices/{name}/{language}.md"),
                &format!("# Notice {name} {language}\n\n{text}"),
            );
        }
    }
    let content: Vec<(&str, &str)> = content.iter().map(|(path, text)| (&**path, &**text)).collect();
    Desk::holding(&content)
}

impl Desk {
    /// What a command that succeeds prints as JSON.
    fn value(&self, arguments: &[&str]) -> Value {
        let (code, value) = self.json(arguments);
        assert_eq!(code, 0, "{arguments:?}: {value}");
        value
    }

    /// Saves an edition in a form; gives the path.
    fn save(&self, edition: &str, form: &str) -> PathBuf {
        let saved = self.value(&["save", edition, "--to", "copies", "--as", form]);
        assert_eq!(saved["copies"][0]["missing"], "", "{saved}");
        self.path(saved["copies"][0]["path"].as_str().unwrap())
    }
}

fn pdfium() -> PathBuf {
    let found = find_pdfium().expect("these tests need libpdfium: run `cargo xtask test`, which fetches it");
    found.canonicalize().unwrap()
}

/// pdfium in this process, which is one and does one thing at a time.
fn reader() -> (MutexGuard<'static, ()>, Pdfium) {
    static ONE: Mutex<()> = Mutex::new(());
    let guard = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    (guard, Pdfium::bind_to_library(pdfium()).map_or_else(|_| Pdfium::default(), Pdfium::new))
}

fn extracted(file: &Path) -> ExtractedPdf {
    let extractor =
        Extractor { program: env!("CARGO_BIN_EXE_shelf").into(), pdfium: pdfium(), limits: Limits::default() };
    extractor.extract(file).unwrap()
}

/// What stands on each page of a PDF, heads and feet included, in the order in which it is read and without white space.
fn words_of_pages(file: &Path) -> Vec<String> {
    let pages = domain::page_words::decode(&extracted(file).words).unwrap();
    pages.iter().map(|page| page.text.chars().filter(|c| !c.is_whitespace()).collect()).collect()
}

/// Asserts that every page of a file has words that are written from right to left, and others that stand in such lines from left
/// to right. An id is looked for in parts: between its signs pdfium reads it in the direction of the line.
fn on_every_page(library: &Pdfium, file: &Path, words: &[&str], within: &[&str]) {
    let document = library.load_pdf_from_file(file, None).unwrap();
    let pages = words_of_pages(file);
    assert!(pages.len() > 1);
    for (page, text) in document.pages().iter().zip(pages) {
        let letters = bare(&page);
        for part in words {
            assert!(text.contains(part), "{part} in {text}");
        }
        for part in within {
            assert!(letters.contains(part), "{part} in {letters}");
        }
    }
}

/// Headings and words of a PDF, without white space and without the marks over letters, whose order readers do not agree on.
fn words(pdf: &ExtractedPdf) -> String {
    let all = pdf.sections.iter().flat_map(|s| [s.heading.clone(), s.text.clone().unwrap_or_default()]);
    all.collect::<String>().chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{64b}'..='\u{652}')).collect()
}

#[test]
fn a_pdf_that_was_typeset_is_read_back_in_every_script() {
    let desk = desk();
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
    let desk = desk();
    let (_one, library) = reader();
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
    on_every_page(
        &library,
        &desk.save("guide@ar", "pdf"),
        &["المكتبالميداني", "دليلالمركز", "المراجعة:", "العربية", "حتىتاريخ:"],
        &["office", "books", "guide", "2026-11-23"],
    );
    let sheet = desk.path("sheet.pdf");
    desk.value(&["handout", "desk", "--lang", "en,ar", "--to", "sheet.pdf"]);
    let document = library.load_pdf_from_file(&sheet, None).unwrap();
    assert_eq!(document.pages().len(), 1, "one sheet, one side");
    let page = document.pages().get(0).unwrap();
    let text = page.text().unwrap().all();
    for part in ["expired – not confirmed", "As of: 2026-11-23", "office/notices/desk", "en 1, ar 1"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let link = code_of(&page);
    let card: Value = desk.value(&["source", "card", "office"]);
    let fingerprint = card["fingerprint"].as_str().unwrap();
    assert_eq!(link, format!("fieldshelf://office/notices/desk?revision=en.1&revision=ar.1&key={fingerprint}"));
}

#[test]
fn text_says_the_same_as_the_page() {
    let desk = desk();
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

/// What a telephone reads of the code on a page.
fn code_of(page: &PdfPage<'_>) -> String {
    // A phone looks until it has read a code, from a little nearer or farther; one look is not always enough for the reader of
    // this test, whose grid falls between the pixels then.
    let looks = [1600, 1850, 2200].map(|width| {
        let picture = page.render_with_config(&PdfRenderConfig::new().set_target_width(width)).unwrap();
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let pixels = picture.as_rgba_bytes();
        let mut seen =
            rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[(y * width + x) * 4 + 1]);
        let codes = seen.detect_grids();
        assert!(codes.len() <= 1, "one code");
        codes.first().and_then(|code| Some(code.decode().ok()?.1))
    });
    let read: Vec<_> = looks.into_iter().flatten().collect();
    assert!(
        !read.is_empty() && read.iter().all(|words| *words == read[0]),
        "one code, whichever look reads it: {read:?}"
    );
    read[0].clone()
}

/// A page's words without white space and without the marks over letters.
fn bare(page: &PdfPage<'_>) -> String {
    page.text().unwrap().all().chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{64b}'..='\u{652}')).collect()
}

#[test]
fn a_hand_out_that_is_too_long_for_one_sheet_gives_each_language_its_own() {
    let desk = desk();
    let (_one, library) = reader();
    // Notice, languages, and what each side is in: a side or a sheet for each language, which begins on its front.
    for (notice, languages, sides) in [
        ("short", "en,ar", vec!["en", "ar"]),
        ("short", "en,ar,fr", vec!["en", "ar", "fr"]),
        ("long", "fr", vec!["fr", "fr"]),
        ("long", "en,ar", vec!["en", "en", "ar", "ar"]),
    ] {
        let saved = desk.value(&["handout", notice, "--lang", languages, "--to", "sheet.pdf", "--replace"]);
        let document = library.load_pdf_from_file(&desk.path("sheet.pdf"), None).unwrap();
        assert_eq!((document.pages().len() as usize, &saved["pages"]), (sides.len(), &sides.len().into()), "{notice}");
        let mut codes = Vec::new();
        for (page, language) in document.pages().iter().zip(&sides) {
            let text = bare(&page);
            let number = format!("{}/{}", codes.len() + 1, sides.len());
            let words = match *language {
                // pdfium gives Arabic letters in another order.
                "ar" => ["2026-11-23", "ا"],
                "fr" => ["lecentre", "Àladatedu:2026-11-23"],
                _ => ["Thecentreisopen", "Asof:2026-11-23"],
            };
            let numbered = Some(number.as_str()).filter(|_| *language != "ar");
            for part in words.iter().copied().chain(numbered) {
                assert!(text.contains(part), "{notice} {language}: {part} in {text}");
            }
            // Numbers beside the code are smaller, nothing else is.
            let small = page.text().unwrap().chars().iter().filter(|one| one.scaled_font_size().value < 10.9).count();
            assert!(*language == "ar" || small < 400, "{notice} {language}: {small} small letters");
            codes.push(code_of(&page));
        }
        codes.dedup();
        assert_eq!(codes.len(), 1, "{notice}: every side leads to the same");
    }
    let output = desk.run(&typed("handout endless --lang en,ar --to sheet.pdf --replace"));
    let words = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{words}");
    assert!(words.contains("in en it does not fit on both sides of a sheet in type of 11 points"), "{words}");
}

#[test]
fn a_table_says_on_every_page_what_its_columns_are_and_is_parted_where_it_is_too_wide() {
    let desk = desk();
    let dataset = |name: &str, language: &str, rows: &[String]| {
        let folder = format!("collections/books/{name}");
        desk.write(&format!("{folder}/publication.toml"), "format = 1\nkind = \"dataset\"\nissued = 2026-11-03\n");
        desk.write(&format!("{folder}/{language}.toml"), "format = 1\ntitle = \"Figures\"\n");
        desk.write(&format!("{folder}/{language}.csv"), &rows.join("\n"));
    };
    let mut rows = vec!["Settlement,People,Remark".to_owned()];
    rows.extend((1..=150).map(|n| format!("Place {n},{},asked twice", n * 37)));
    dataset("visits", "en", &rows);
    let mut rows = vec!["المكان,العدد".to_owned()];
    rows.extend((1..=150).map(|n| format!("مكان,{}", n * 37)));
    dataset("visits", "ar", &rows);
    let columns = |row: &dyn Fn(usize) -> String| (1..=14).map(row).collect::<Vec<_>>().join(",");
    let wide = [
        format!("Where,{}", columns(&|n| format!("Accommodation{n:02}"))),
        format!("Here,{}", columns(&|n| n.to_string())),
    ];
    dataset("wide", "en", &wide);
    desk.build("2026-11-24T08:00:00Z");
    desk.value(&["sync"]);
    let (_one, library) = reader();
    let visits = library.load_pdf_from_file(&desk.save("visits@en", "pdf"), None).unwrap();
    assert!(visits.pages().len() > 2);
    for page in visits.pages().iter() {
        assert!(bare(&page).contains("SettlementPeopleRemark"), "{}", bare(&page));
    }
    // Where the numbers of a column end, in points: all at the same edge, on the right in either direction.
    for edition in ["visits@en", "visits@ar"] {
        let document = library.load_pdf_from_file(&desk.save(edition, "pdf"), None).unwrap();
        let page = document.pages().get(1).unwrap();
        let text = page.text().unwrap();
        let letters: Vec<(String, f32, f32)> = text
            .chars()
            .iter()
            .filter_map(|letter| {
                let bounds = letter.loose_bounds().ok()?;
                Some((letter.unicode_string()?, bounds.right().value, bounds.bottom().value))
            })
            .collect();
        let is_digit = |at: usize| letters.get(at).is_some_and(|letter| letter.0.chars().all(|c| c.is_ascii_digit()));
        // Within the table, and of numbers of four digits: the places have fewer.
        let ends = (3..letters.len()).filter(|at| !is_digit(at + 1) && (0..4).all(|back| is_digit(at - back)));
        let edges: Vec<f32> = ends.map(|at| letters[at].1).collect();
        let table: Vec<f32> = edges.iter().copied().filter(|edge| (edge - edges[2]).abs() < 0.5).collect();
        assert!(table.len() > 20, "{edition}: {edges:?}");
    }
    let wide = library.load_pdf_from_file(&desk.save("wide@en", "pdf"), None).unwrap();
    let text: String = wide.pages().iter().map(|page| bare(&page)).collect();
    assert!(text.matches("Here").count() > 1, "each part says what its rows are about: {text}");
    for column in 1..=14 {
        assert!(text.contains(&format!("Accommodation{column:02}")), "whole words: {column} in {text}");
    }
}

#[test]
fn a_pdfs_own_pages_are_printed_with_what_must_stand_on_each() {
    let desk = desk();
    let (_one, library) = reader();
    let original = desk.save("guide@en", "pdf");
    let folder = "collections/books/plan";
    desk.write(&format!("{folder}/publication.toml"), "format = 1\nkind = \"handbook\"\nissued = 2026-11-03\n");
    desk.write(&format!("{folder}/en.toml"), "format = 1\ntitle = \"The plan\"\n");
    std::fs::copy(&original, desk.path("content").join(folder).join("en.pdf")).unwrap();
    desk.write(&format!("{folder}/ar.toml"), "format = 1\ntitle = \"الخطة\"\n");
    std::fs::copy(desk.save("guide@ar", "pdf"), desk.path("content").join(folder).join("ar.pdf")).unwrap();
    desk.build("2026-11-24T08:00:00Z");
    desk.value(&["sync"]);
    let original = library.load_pdf_from_file(&original, None).unwrap();

    let saved = library.load_pdf_from_file(&desk.save("plan@en", "pdf"), None).unwrap();
    assert_eq!(saved.pages().len(), original.pages().len());
    for page in saved.pages().iter() {
        let text = bare(&page);
        for part in ["Fieldoffice·Theplan", "office/books/plan@en", "Revision:1", "English", "Asof:2026-11-24"] {
            assert!(text.contains(part), "a PDF that is saved is stamped as one that is printed: {part} in {text}");
        }
    }
    assert!(saved.bookmarks().root().is_some(), "its outline stays");
    on_every_page(
        &library,
        &desk.save("plan@ar", "pdf"),
        &["المكتبالميداني·الخطة", "المراجعة:", "حتىتاريخ:"],
        &["office", "books", "plan", "2026-11-24"],
    );
    let published = desk.path("content").join(folder).join("en.pdf");
    assert_eq!(std::fs::read(desk.save("plan@en", "file")).unwrap(), std::fs::read(published).unwrap(), "as published");

    let print = |more: &[&str]| {
        let copy = desk.value(&[&["print", "plan@en", "--to", "prints"], more].concat());
        (desk.path(copy["path"].as_str().unwrap()), copy["pages"].as_u64().unwrap())
    };
    let (all, count) = print(&[]);
    let all = library.load_pdf_from_file(&all, None).unwrap();
    assert_eq!((all.pages().len(), count), (original.pages().len(), original.pages().len() as u64));
    for (number, (page, own)) in (1..).zip(all.pages().iter().zip(original.pages().iter())) {
        let text = bare(&page);
        let number = format!("{number}/{count}");
        for part in [
            bare(&own).as_str(),
            "Fieldoffice·Theplan",
            "office/books/plan@en",
            "Revision:1",
            "Asof:2026-11-24",
            &number,
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(page.width() == own.width() && page.height().value > own.height().value + 20.0, "below, not over it");
    }

    let shown = desk.value(&["show", "plan@en"]);
    let sections = shown["sections"].as_array().unwrap();
    let prices = sections.iter().find(|section| section["heading"] == "Prices").unwrap();
    let (part, count) = print(&["--section", prices["id"].as_str().unwrap()]);
    assert!(count < original.pages().len() as u64 && count > 0, "{count}");
    let part = library.load_pdf_from_file(&part, None).unwrap();
    let text = bare(&part.pages().get(0).unwrap());
    assert!(text.contains("Busticket") && text.contains("thesection“Prices”"), "{text}");

    let (anew, _) = print(&["--text"]);
    let anew = library.load_pdf_from_file(&anew, None).unwrap();
    assert!((anew.pages().get(0).unwrap().height().value - 841.89).abs() < 0.1, "a page of A4");
}
