//! Pages of a PDF with what must stand on them, looked at as pdfium draws them.

use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use lopdf::{Document, Object, Stream, dictionary};
use pdfium_render::prelude::{PdfRenderConfig, Pdfium};
use typeset::{Running, TypesetError, stamped};

/// A document of one page for each of `turns`, all black, with what `more` puts into each page.
fn document(turns: &[i64], more: impl Fn(&mut Document, &mut lopdf::Dictionary)) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let tree = document.new_object_id();
    // What it leaves behind, a clip to nothing and no way back, must not reach what comes after it.
    let drawing = b"0 g -100 -100 900 900 re f q 0 0 1 1 re W n 5 0 0 5 0 0 cm".to_vec();
    let drawing = document.add_object(Stream::new(dictionary! {}, drawing));
    let kids: Vec<Object> = turns
        .iter()
        .map(|turn| {
            let mut page = dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => drawing, "Rotate" => *turn };
            more(&mut document, &mut page);
            document.add_object(page).into()
        })
        .collect();
    let count = kids.len() as i64;
    let size = vec![0.into(), 0.into(), 400.into(), 300.into()];
    let inner = vec![50.into(), 20.into(), 350.into(), 280.into()];
    let entries =
        dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count, "MediaBox" => size, "CropBox" => inner };
    document.set_object(tree, entries);
    let is_field = |object: &Object| object.as_dict().is_ok_and(|entries| entries.has(b"FT"));
    let fields: Vec<Object> =
        document.objects.iter().filter(|(_, object)| is_field(object)).map(|(id, _)| Object::Reference(*id)).collect();
    let catalog = dictionary! {
        "Type" => "Catalog",
        "Pages" => tree,
        "AcroForm" => dictionary! { "Fields" => fields },
        "OpenAction" => dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") },
    };
    let catalog = document.add_object(catalog);
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn stamp(bytes: &[u8], wanted: Option<&[u32]>) -> Result<typeset::Typeset, TypesetError> {
    let english = "en".parse().unwrap();
    let foot = ["office/books/plan@en · Revision: 3".to_owned(), "As of: 2026-11-23".to_owned()];
    let running = Running {
        title: "The plan",
        publisher: "Field office",
        facts_language: &english,
        warning: Some("Withdrawn"),
        foot: &foot,
    };
    let wanted: Option<BTreeSet<u32>> = wanted.map(|wanted| wanted.iter().copied().collect());
    stamped(bytes, wanted.as_ref(), &running)
}

/// pdfium, which is one for the process and does one thing at a time.
fn pdfium() -> (MutexGuard<'static, ()>, Pdfium) {
    static ONE: Mutex<()> = Mutex::new(());
    let guard = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    let library = extract::find_pdfium().expect("these tests need libpdfium: run `cargo xtask test`, which fetches it");
    let bound = Pdfium::bind_to_library(library.canonicalize().unwrap());
    (guard, bound.map_or_else(|_| Pdfium::default(), Pdfium::new))
}

#[test]
fn the_strip_is_below_each_page_as_it_is_shown_and_legible_whatever_the_page_leaves_behind() {
    let set = stamp(&document(&[0, 90, 180, 270, -90, 450], |_, _| {}), None).unwrap();
    let (_one, library) = pdfium();
    let found = library.load_pdf_from_byte_slice(&set.pdf, None).unwrap();
    assert_eq!((found.pages().len(), set.pages), (6, 6));
    for (number, page) in (1..).zip(found.pages().iter()) {
        let picture = page.render_with_config(&PdfRenderConfig::new().set_target_width(600)).unwrap();
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let pixels = picture.as_rgba_bytes();
        let bright = |row: usize| {
            let row = &pixels[row * width * 4..(row + 1) * width * 4];
            row.chunks(4).map(|pixel| f64::from(pixel[1])).sum::<f64>() / width as f64
        };
        let rows: Vec<f64> = (0..height).map(bright).collect();
        let own = rows.iter().take_while(|bright| **bright < 30.0).count();
        let strip = height - own;
        // As high as its lines are on a page as wide as this one.
        assert!((45..90).contains(&strip), "{number}: {strip} of {height}");
        assert!(rows[own + 2..].iter().all(|bright| *bright > 120.0), "{number}: white below the page");
        assert!(rows[own + 2..].iter().any(|bright| *bright < 250.0), "{number}: with words on it");
        // Of words that stand on their side pdfium gives only some; that they are drawn was seen above.
        if number != 1 && number != 3 {
            continue;
        }
        let text = page.text().unwrap().all();
        for part in
            ["Field office · The plan", "Withdrawn", "Revision: 3", "As of: 2026-11-23", &format!("{number} / 6")]
        {
            assert!(text.contains(part), "{number}: {part} in {text}");
        }
    }
}

#[test]
fn boxes_of_a_form_stay_and_what_acts_goes() {
    let bytes = document(&[0], |document, page| {
        let drawing = Stream::new(
            dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 60.into(), 60.into()] },
            b"1 g 0 0 60 60 re f".to_vec(),
        );
        let drawing = document.add_object(drawing);
        let run = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(2)") };
        let field = dictionary! {
            "Type" => "Annot", "Subtype" => "Widget", "FT" => "Tx", "T" => Object::string_literal("box"), "F" => 4,
            "Rect" => vec![100.into(), 100.into(), 160.into(), 160.into()],
            "AP" => dictionary! { "N" => drawing }, "A" => run.clone(), "AA" => dictionary! { "E" => run.clone() },
        };
        let link = dictionary! {
            "Type" => "Annot", "Subtype" => "Link", "Rect" => vec![0.into(), 0.into(), 9.into(), 9.into()],
            "A" => dictionary! { "S" => "Launch", "F" => Object::string_literal("calc.exe") },
        };
        page.set("Annots", vec![document.add_object(field).into(), document.add_object(link).into()]);
        page.set("AA", dictionary! { "O" => run });
    });
    let set = stamp(&bytes, None).unwrap();
    let found = Document::load_mem(&set.pdf).unwrap();
    let all = format!("{:?}{:?}", found.objects, found.trailer);
    for gone in ["JavaScript", "Launch", "calc.exe", "app.alert", "OpenAction"] {
        assert!(!all.contains(gone), "{gone}");
    }
    let (_one, library) = pdfium();
    let found = library.load_pdf_from_byte_slice(&set.pdf, None).unwrap();
    let page = found.pages().get(0).unwrap();
    let picture = page.render_with_config(&PdfRenderConfig::new().set_target_width(300)).unwrap();
    let at = |x: usize, y: usize| picture.as_rgba_bytes()[(y * picture.width() as usize + x) * 4 + 1];
    // A point a pixel: the box from (100, 100) to (160, 160) of a page that is shown from (50, 280) on.
    assert_eq!((at(80, 150), at(20, 150)), (255, 0), "the box is drawn on the page");
}

#[test]
fn links_and_outline_lead_to_the_same_places_where_all_pages_are_there() {
    let mut own = Document::load_mem(&document(&[0, 0], |_, _| {})).unwrap();
    let pages: Vec<_> = own.page_iter().collect();
    let place: Vec<Object> = vec![pages[1].into(), "XYZ".into(), 60.into(), 200.into(), Object::Null];
    let link = dictionary! {
        "Type" => "Annot", "Subtype" => "Link", "Dest" => place.clone(),
        "Rect" => vec![60.into(), 60.into(), 90.into(), 90.into()],
    };
    own.get_dictionary_mut(pages[0]).unwrap().set("Annots", vec![Object::Dictionary(link)]);
    let outlines = own.new_object_id();
    let entry = dictionary! { "Title" => Object::string_literal("Second"), "Parent" => outlines, "Dest" => place };
    let entry = own.add_object(entry);
    own.set_object(outlines, dictionary! { "Type" => "Outlines", "First" => entry, "Last" => entry, "Count" => 1 });
    own.catalog_mut().unwrap().set("Outlines", outlines);
    let mut bytes = Vec::new();
    own.save_to(&mut bytes).unwrap();

    let found = Document::load_mem(&stamp(&bytes, None).unwrap().pdf).unwrap();
    let pages: Vec<_> = found.page_iter().collect();
    let number = |object: &Object| object.as_float().unwrap();
    let page = found.get_dictionary(pages[1]).unwrap();
    let top = number(&page.get(b"MediaBox").unwrap().as_array().unwrap()[3]);
    // What was shown from (50, 20) to (350, 280) has its corner at the left edge now, above the strip.
    let check = |place: &Object| {
        let place = place.as_array().unwrap();
        assert_eq!(place[0].as_reference().unwrap(), pages[1]);
        assert!(
            (number(&place[2]) - 10.0).abs() < 0.01 && (number(&place[3]) - (top - 80.0)).abs() < 0.01,
            "{place:?}"
        );
    };
    let outlines = found.catalog().unwrap().get_deref(b"Outlines", &found).unwrap().as_dict().unwrap();
    let entry = outlines.get_deref(b"First", &found).unwrap().as_dict().unwrap();
    check(entry.get(b"Dest").unwrap());
    let links = found.get_dictionary(pages[0]).unwrap().get_deref(b"Annots", &found).unwrap().as_array().unwrap();
    check(links[0].as_dict().unwrap().get(b"Dest").unwrap());
    let part = Document::load_mem(&stamp(&bytes, Some(&[2])).unwrap().pdf).unwrap();
    assert!(!part.catalog().unwrap().has(b"Outlines"), "a part has no outline of the whole");
}

#[test]
fn pages_are_taken_by_their_number_and_what_is_not_there_is_said() {
    let bytes = document(&[0, 0, 0], |_, _| {});
    let set = stamp(&bytes, Some(&[2, 3])).unwrap();
    let (_one, library) = pdfium();
    let found = library.load_pdf_from_byte_slice(&set.pdf, None).unwrap();
    let texts: Vec<String> = found.pages().iter().map(|page| page.text().unwrap().all()).collect();
    assert!(texts.len() == 2 && texts[0].contains("2 / 3") && texts[1].contains("3 / 3"), "{texts:?}");
    for (bytes, wanted, words) in [
        (bytes.clone(), Some([3, 4].as_slice()), "does not have the pages"),
        (Vec::new(), None, "damaged"),
        (b"%PDF-1.7\n1 0 obj <</Root 1 0 R>> endobj\ntrailer <</Root 1 0 R /Size 2>>".to_vec(), None, ""),
        (bytes[..200].to_vec(), None, ""),
    ] {
        let error = stamp(&bytes, wanted).unwrap_err().to_string();
        assert!(error.contains(words) && error.contains("take its text instead"), "{error}");
    }
}

#[test]
fn hostile_documents_are_set_or_refused_by_name() {
    let Some(corpus) = testkit::corpus("hostile") else { return };
    let mut files: Vec<_> =
        std::fs::read_dir(corpus.join("pdfjs")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "pdf"));
    files.sort();
    // All of them take a minute; each run looks at its share of small ones, the same every time.
    let every = if std::env::var_os("FIELDSHELF_ALL_HOSTILE").is_some() { 1 } else { 12 };
    let most = if every == 1 { u64::MAX } else { 200_000 };
    let (mut set, mut refused) = (0, 0);
    for path in files.iter().step_by(every).filter(|path| path.metadata().is_ok_and(|file| file.len() < most)) {
        match stamp(&std::fs::read(path).unwrap(), None) {
            Ok(_) => set += 1,
            Err(TypesetError::NotRead(_)) => refused += 1,
            Err(other) => panic!("{}: {other}", path.display()),
        }
    }
    eprintln!("{set} set, {refused} refused");
    assert!(set > 10);
}
