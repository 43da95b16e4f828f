//! The pages of a PDF as its publisher made them, each with a strip below it that says what every page must say.
//!
//! The strip is added to the page, not laid over it, so that it hides nothing and nothing hides it: the page grows by it at
//! the edge that is below as the page is shown, and a printer makes both fit its paper. What a page shows besides, such as
//! the boxes of a form, stays, and so do its links and outline where all pages are there. What a document can do, scripts and
//! everything that opens something else, does not: the pages are opened in another program.
//!
//! The document is read by `lopdf`, in safe code with limits, on a thread of its own that may fail.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use domain::Direction;
use lopdf::{DecompressError, Dictionary, Document, LoadOptions, Object, ObjectId, SaveOptions, Stream, dictionary};

use crate::draw::{self, About};
use crate::flow::style;
use crate::fonts::Face;
use crate::pages::Running;
use crate::sheet::{Cursor, Frame, Item, Shape, Sheet, WIDTH};
use crate::text::{BLACK, RULE, Setter, Style};
use crate::{Typeset, TypesetError};

/// The largest document that is read, in bytes.
const MAX_BYTES: usize = 256 << 20;
/// What one packed stream of objects, or the drawing of all pages, may unpack to, in bytes.
const MAX_UNPACKED: usize = 256 << 20;
/// Most pages that are set at once.
const MAX_PAGES: usize = 10_000;
/// Stack of the thread that reads the document: what nests in it is walked by recursion, to a bound that this holds.
const STACK: usize = 64 << 20;
/// Empty space at the sides of the strip, and above and below its words, in points.
const MARGIN: f32 = 28.0;
const EDGE: f32 = 7.0;
/// Size of its words, in points on a page as wide as A4; on others as much larger or smaller as they are.
const SIZE: f32 = 8.0;
/// How far up the page tree is looked for what a page inherits.
const MAX_DEPTH: usize = 64;
/// Letter, which is meant where a page has no size (ISO 32000-1 asks for one; readers show this).
const LETTER: [f32; 4] = [0.0, 0.0, 612.0, 792.0];

/// The pages `wanted`, from 1 and in their order, of the PDF `document`, or all of them, each with what `running` says below it.
///
/// # Errors
/// [`TypesetError::NotRead`] where the document is damaged, protected, or beyond the limits of this module, or has no such page.
pub fn stamped(
    document: &[u8],
    wanted: Option<&BTreeSet<u32>>,
    running: &Running<'_>,
) -> Result<Typeset, TypesetError> {
    if document.len() > MAX_BYTES {
        return Err(not_read(format!("it has {} bytes, more than the {MAX_BYTES} that are read", document.len())));
    }
    std::thread::scope(|scope| {
        let reading = std::thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, || stamp(document, wanted, running))
            .map_err(|error| not_read(error.to_string()))?;
        reading.join().unwrap_or_else(|_| Err(not_read("it is damaged".to_owned())))
    })
}

fn not_read(reason: String) -> TypesetError {
    TypesetError::NotRead(reason)
}

fn damaged(error: lopdf::Error) -> TypesetError {
    match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => {
            not_read("it is protected with a password".to_owned())
        }
        lopdf::Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => {
            not_read(format!("it unpacks to more than the {MAX_UNPACKED} bytes that are taken at once"))
        }
        other => not_read(format!("it is damaged: {other}")),
    }
}

fn stamp(bytes: &[u8], wanted: Option<&BTreeSet<u32>>, running: &Running<'_>) -> Result<Typeset, TypesetError> {
    let options = LoadOptions { max_decompressed_size: Some(MAX_UNPACKED), ..LoadOptions::default() };
    let mut document = Document::load_mem_with_options(bytes, options).map_err(damaged)?;
    if document.is_encrypted() {
        return Err(not_read("it is protected with a password".to_owned()));
    }
    let all: Vec<ObjectId> = document.page_iter().take(MAX_PAGES + 1).collect();
    let mut pages: Vec<(u32, ObjectId)> = (1..)
        .zip(all.iter().copied())
        .filter(|(number, _)| wanted.is_none_or(|wanted| wanted.contains(number)))
        .collect();
    if pages.len() > MAX_PAGES {
        return Err(not_read(format!("it has more than the {MAX_PAGES} pages that are set at once; print a section")));
    }
    // A page that the tree hides would make all after it go under a wrong number.
    if pages.is_empty()
        || wanted.is_some_and(|wanted| wanted.len() != pages.len() || count(&document) != all.len() as i64)
    {
        return Err(not_read("it does not have the pages that its text names".to_owned()));
    }
    // A page that stands in the tree twice gets two strips.
    let mut seen = BTreeSet::new();
    for (_, page) in &mut pages {
        if !seen.insert(*page) {
            let copy = document.get_dictionary(*page).map_err(damaged)?.clone();
            *page = document.try_add_object(copy).map_err(damaged)?;
        }
    }
    let numbers: Vec<u32> = pages.iter().map(|(number, _)| *number).collect();
    let (strips, height, missing) = strips(running, &numbers, all.len())?;
    let forms = take_in(&mut document, &strips, height)?;
    let mut unpacked = MAX_UNPACKED;
    let mut moved = BTreeMap::new();
    for ((_, page), form) in pages.iter().zip(forms) {
        moved.insert(*page, extend(&mut document, *page, form, height, &mut unpacked)?);
    }
    let kept: BTreeSet<ObjectId> = pages.iter().map(|(_, page)| *page).collect();
    // Fields of a form know the pages they lie on.
    all.iter().filter(|page| !kept.contains(page)).for_each(|page| drop(document.objects.remove(page)));
    let kept: Vec<ObjectId> = pages.iter().map(|(_, page)| *page).collect();
    gather(&mut document, &kept, wanted.is_none(), running)?;
    document.traverse_objects(|object| follow(object, &moved));
    let mut pdf = Vec::new();
    // Some readers of printers know no packed objects.
    document
        .save_with_options(&mut pdf, SaveOptions::default())
        .map_err(|error| TypesetError::Pdf(error.to_string()))?;
    Ok(Typeset { pdf, pages: kept.len(), missing })
}

/// How many pages the document says it has.
fn count(document: &Document) -> i64 {
    let pages = document.catalog().and_then(|catalog| catalog.get_deref(b"Pages", document)).and_then(Object::as_dict);
    pages.and_then(|pages| pages.get_deref(b"Count", document)).and_then(Object::as_i64).unwrap_or(-1)
}

/// A strip for each page as a page of its own, their height, and characters without a shape.
fn strips(running: &Running<'_>, numbers: &[u32], count: usize) -> Result<(Vec<u8>, f32, String), TypesetError> {
    let mut setter = Setter::new();
    let direction = running.facts_language.direction();
    let width = WIDTH - 2.0 * MARGIN;
    let number_width = 72.0;
    let small = Style { colour: BLACK, leading: 1.3, ..style(Face::Plain, SIZE, direction) };
    let strong = Style { strong: true, ..small };
    let mut words = vec![(running.head(), strong)];
    words.extend(running.warning.map(|warning| (warning.to_owned(), strong)));
    words.extend(running.foot.iter().map(|line| (line.clone(), small)));
    let lines: Vec<_> =
        words.iter().map(|(line, style)| Rc::new(setter.line(line, *style, width - number_width))).collect();
    let height = lines.iter().map(|line| line.height()).sum::<f32>() + 2.0 * EDGE;
    let mut sheet = Sheet { height: Some(height), ..Sheet::default() };
    let frame = Frame { left: MARGIN, width, top: 0.0, bottom: f32::INFINITY };
    let words_x = match direction {
        Direction::Ltr => MARGIN,
        Direction::Rtl => MARGIN + number_width,
    };
    for (page, number) in numbers.iter().enumerate() {
        let mut fill = |height: f32, colour| {
            let shape = Shape::Fill { width: WIDTH, height, colour };
            sheet.put(page, Item { x: 0.0, y: 0.0, shape, element: None });
        };
        // What lies beyond the edge of the page would show through.
        fill(height, [0xff, 0xff, 0xff]);
        fill(0.8, RULE);
        let mut cursor = Cursor { page, y: EDGE };
        for line in &lines {
            cursor = sheet.put_lines(line, words_x, frame, cursor, None);
        }
        let number = setter.line(&format!("\u{2066}{number} / {count}\u{2069}"), small, number_width);
        let number_x = match direction {
            Direction::Ltr => WIDTH - MARGIN - number.width(),
            Direction::Rtl => MARGIN + number.width() - number_width,
        };
        let y = height - EDGE - number.height();
        let shape = Shape::Line { words: Rc::new(number), line: 0 };
        sheet.put(page, Item { x: number_x, y, shape, element: None });
    }
    let about = About { title: running.title, author: running.publisher, language: "und", right_to_left: false };
    Ok((draw::pdf(&sheet, &about)?, height, setter.missing.into_iter().collect()))
}

/// Takes the strips into the document as forms (ISO 32000-1, 8.10); gives them in their order.
fn take_in(document: &mut Document, strips: &[u8], height: f32) -> Result<Vec<ObjectId>, TypesetError> {
    let ours = |error: lopdf::Error| TypesetError::Pdf(error.to_string());
    let mut strips = Document::load_mem(strips).map_err(ours)?;
    strips.renumber_objects_with(document.max_id + 1);
    let mut forms = Vec::new();
    for page in strips.page_iter().collect::<Vec<_>>() {
        let resources = strips.get_dictionary(page).and_then(|page| page.get(b"Resources")).map_err(ours)?.clone();
        let drawing = strips.get_page_content_with_limit(page, MAX_UNPACKED).map_err(ours)?;
        forms.push(form(&mut strips, drawing, [0.0, 0.0, WIDTH, height], resources)?);
    }
    document.max_id = strips.max_id;
    document.objects.append(&mut strips.objects);
    Ok(forms)
}

/// Adds a form to the document.
fn form(
    document: &mut Document,
    drawing: Vec<u8>,
    bounds: [f32; 4],
    resources: Object,
) -> Result<ObjectId, TypesetError> {
    let entries = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => numbers(bounds),
        "Resources" => resources,
    };
    let mut stream = Stream::new(entries, drawing);
    stream.compress().map_err(|error| TypesetError::Pdf(error.to_string()))?;
    document.try_add_object(stream).map_err(|error| TypesetError::Pdf(error.to_string()))
}

fn numbers<const N: usize>(numbers: [f32; N]) -> Object {
    Object::Array(numbers.into_iter().map(Object::Real).collect())
}

/// What a page has of that name, or inherits (ISO 32000-1, 7.7.3.4).
fn inherited(document: &Document, page: ObjectId, name: &[u8]) -> Option<Object> {
    let mut at = page;
    for _ in 0..MAX_DEPTH {
        let node = document.get_dictionary(at).ok()?;
        if let Ok(found) = node.get(name) {
            return Some(found.clone());
        }
        at = node.get(b"Parent").and_then(Object::as_reference).ok()?;
    }
    None
}

/// A page's box of that name, its corners in order.
fn page_box(document: &Document, page: ObjectId, name: &[u8]) -> Option<[f32; 4]> {
    let object = inherited(document, page, name)?;
    let (_, object) = document.dereference(&object).ok()?;
    let corners: Vec<f32> = object
        .as_array()
        .ok()?
        .iter()
        .filter_map(|number| document.dereference(number).ok()?.1.as_float().ok())
        .filter(|number| number.is_finite())
        .collect();
    let [a, b, c, d] = corners[..] else { return None };
    let ordered = [a.min(c), b.min(d), a.max(c), b.max(d)];
    (ordered[2] - ordered[0] > 1.0 && ordered[3] - ordered[1] > 1.0).then_some(ordered)
}

/// Where the strip lies under a page that is turned by `turns` quarters clockwise: the page with it, and what its corner, its
/// right and its up are on the page, as a matrix (ISO 32000-1, 8.3.3).
fn below([x0, y0, x1, y1]: [f32; 4], turns: u8, height: f32) -> ([f32; 4], [f32; 6]) {
    let width = if turns.is_multiple_of(2) { x1 - x0 } else { y1 - y0 };
    let k = width / WIDTH;
    let strip = height * k;
    match turns {
        0 => ([x0, y0 - strip, x1, y1], [k, 0.0, 0.0, k, x0, y0 - strip]),
        1 => ([x0, y0, x1 + strip, y1], [0.0, k, -k, 0.0, x1 + strip, y0]),
        2 => ([x0, y0, x1, y1 + strip], [-k, 0.0, 0.0, -k, x1, y1 + strip]),
        _ => ([x0 - strip, y0, x1, y1], [0.0, -k, k, 0.0, x0 - strip, y1]),
    }
}

/// Adds the strip `form` to a page; gives how far what was on it moved.
fn extend(
    document: &mut Document,
    page: ObjectId,
    strip: ObjectId,
    height: f32,
    unpacked: &mut usize,
) -> Result<(f32, f32), TypesetError> {
    let media = page_box(document, page, b"MediaBox").unwrap_or(LETTER);
    let crop = page_box(document, page, b"CropBox").unwrap_or(media);
    let shown = [crop[0].max(media[0]), crop[1].max(media[1]), crop[2].min(media[2]), crop[3].min(media[3])];
    let shown = if shown[2] - shown[0] > 1.0 && shown[3] - shown[1] > 1.0 { shown } else { media };
    let turns = inherited(document, page, b"Rotate")
        .and_then(|object| document.dereference(&object).ok()?.1.as_i64().ok())
        .unwrap_or_default();
    let turns = (turns.rem_euclid(360) / 90) as u8;
    let (bounds, matrix) = below(shown, turns, height);
    let resources = inherited(document, page, b"Resources").unwrap_or_else(|| Dictionary::new().into());
    let drawing = document.get_page_content_with_limit(page, *unpacked).map_err(damaged)?;
    *unpacked -= drawing.len().min(*unpacked);
    // The page's own drawing as a form of its own: whatever it leaves behind of colours, places and clipping ends with it.
    let own = form(document, drawing, shown, resources)?;
    // Some readers leave out what lies left of or below the origin: the lower left corner becomes it.
    let (x, y) = (-bounds[0], -bounds[1]);
    let bounds = [0.0, 0.0, bounds[2] + x, bounds[3] + y];
    let [a, b, c, d, e, f] = matrix;
    let (e, f) = (e + x, f + y);
    let content = format!("q 1 0 0 1 {x} {y} cm /Page Do Q q {a} {b} {c} {d} {e} {f} cm /Strip Do Q");
    let mut forms = Dictionary::new();
    forms.set("Page", own);
    forms.set("Strip", strip);
    let content = document
        .try_add_object(Stream::new(Dictionary::new(), content.into_bytes()))
        .map_err(|error| TypesetError::Pdf(error.to_string()))?;
    let annotations = annotations(document, page, (x, y));
    let page = document.get_dictionary_mut(page).map_err(damaged)?;
    for gone in ["AA", "B", "Thumb", "TrimBox", "BleedBox", "ArtBox", "StructParents", "Metadata", "PieceInfo"] {
        page.remove(gone.as_bytes());
    }
    page.set("MediaBox", numbers(bounds));
    page.set("CropBox", numbers(bounds));
    page.set("Rotate", i64::from(turns) * 90);
    page.set("Resources", dictionary! { "XObject" => forms });
    page.set("Contents", content);
    page.set("Annots", annotations);
    Ok((x, y))
}

/// Moves a place that links and the outline lead to with what is on its page (ISO 32000-1, 12.3.2.2).
fn follow(object: &mut Object, moved: &BTreeMap<ObjectId, (f32, f32)>) {
    let Object::Array(place) = object else { return };
    let Some(Object::Reference(page)) = place.first() else { return };
    let Some((x, y)) = moved.get(page).copied() else { return };
    let by: &[f32] = match place.get(1).map(Object::as_name) {
        Some(Ok(b"XYZ")) => &[x, y],
        Some(Ok(b"FitH" | b"FitBH")) => &[y],
        Some(Ok(b"FitV" | b"FitBV")) => &[x],
        Some(Ok(b"FitR")) => &[x, y, x, y],
        _ => return,
    };
    for (number, by) in place[2..].iter_mut().zip(by) {
        // Nothing stands for a number that is to stay as it is.
        if let Ok(old) = number.as_float() {
            *number = Object::Real(old + by);
        }
    }
}

/// What of a page's annotations is seen on paper, moved by so much.
fn annotations(document: &mut Document, page: ObjectId, by: (f32, f32)) -> Object {
    const NOT_ON_PAPER: [&[u8]; 7] = [b"Popup", b"FileAttachment", b"RichMedia", b"Screen", b"Movie", b"Sound", b"3D"];
    let own = document.get_dictionary(page).ok();
    let all = own.and_then(|page| page.get_deref(b"Annots", document).ok()?.as_array().ok()).cloned();
    let mut kept = Vec::new();
    for one in all.into_iter().flatten() {
        let Some(mut annotation) = document.dereference(&one).ok().and_then(|(_, one)| one.as_dict().ok()).cloned()
        else {
            continue;
        };
        let kind = annotation.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
        if kind.is_empty() || NOT_ON_PAPER.contains(&kind) || (kind == b"Link" && !leads_within(document, &annotation))
        {
            continue;
        }
        let rect = annotation.get_deref(b"Rect", document).and_then(Object::as_array).cloned().unwrap_or_default();
        let corners: Vec<f32> =
            rect.iter().filter_map(|number| document.dereference(number).ok()?.1.as_float().ok()).collect();
        if let [left, bottom, right, top] = corners[..] {
            annotation.set("Rect", numbers([left + by.0, bottom + by.1, right + by.0, top + by.1]));
        }
        match one.as_reference() {
            // Its form knows it by its number.
            Ok(id) => document.set_object(id, annotation),
            Err(_) => {
                kept.push(annotation.into());
                continue;
            }
        }
        kept.push(one);
    }
    Object::Array(kept)
}

/// Whether a link leads to another place of the same document.
fn leads_within(document: &Document, link: &Dictionary) -> bool {
    let action = link.get_deref(b"A", document).and_then(Object::as_dict);
    link.has(b"Dest")
        || action.and_then(|action| action.get(b"S")).and_then(Object::as_name).is_ok_and(|s| s == b"GoTo")
}

/// Leaves of the document those pages, and of what it says and can do what they need to be seen; where they are `all`, the
/// outline, what the pages are called and the places that links name, too.
fn gather(document: &mut Document, pages: &[ObjectId], all: bool, running: &Running<'_>) -> Result<(), TypesetError> {
    let mut catalog = dictionary! { "Type" => "Catalog" };
    let own = document.catalog().map_err(damaged)?;
    // Layers and what they hide; how forms are drawn; what colours are meant for.
    let mut kept = vec!["OCProperties", "AcroForm", "OutputIntents"];
    if all {
        kept.extend(["Outlines", "PageLabels", "Dests", "Lang"]);
        let names = own.get_deref(b"Names", document).and_then(Object::as_dict);
        if let Ok(places) = names.and_then(|names| names.get(b"Dests")) {
            catalog.set("Names", dictionary! { "Dests" => places.clone() });
        }
    }
    for name in kept {
        if let Ok(kept) = own.get(name.as_bytes()) {
            catalog.set(name, kept.clone());
        }
    }
    let tree = document.try_add_object(Object::Null).map_err(|error| TypesetError::Pdf(error.to_string()))?;
    for page in pages {
        document.get_dictionary_mut(*page).map_err(damaged)?.set("Parent", tree);
    }
    let kids: Vec<Object> = pages.iter().map(|page| Object::Reference(*page)).collect();
    let count = i64::try_from(kids.len()).unwrap_or(i64::MAX);
    document.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
    catalog.set("Pages", tree);
    let catalog = document.add_object(catalog);
    let title = format!("{} · {}", running.publisher, running.title);
    let info = document.add_object(dictionary! { "Title" => lopdf::text_string(&title) });
    document.trailer = dictionary! { "Root" => catalog, "Info" => info };
    document.encryption_state = None;
    document.traverse_objects(disarm);
    document.prune_objects();
    Ok(())
}

/// Takes out of an object what would do something.
fn disarm(object: &mut Object) {
    /// Kinds of actions that run, send or open something (ISO 32000-1, 12.6.4).
    const ACTIONS: [&[u8]; 9] = [
        b"JavaScript",
        b"Launch",
        b"SubmitForm",
        b"ImportData",
        b"URI",
        b"GoToR",
        b"GoToE",
        b"Rendition",
        b"RichMediaExecute",
    ];
    let Object::Dictionary(entries) = object else { return };
    for name in [b"AA".as_slice(), b"OpenAction", b"JS", b"JavaScript", b"XFA", b"EmbeddedFiles"] {
        entries.remove(name);
    }
    let kind = entries.get(b"S").and_then(Object::as_name).unwrap_or_default();
    if ACTIONS.contains(&kind) {
        *object = Object::Null;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strip_lies_below_the_page_however_it_is_turned() {
        // A page of 200 by 100 from (10, 20): the corner of the strip, and the corner opposite to it, as they are shown.
        let page = [10.0, 20.0, 210.0, 120.0];
        for (turns, bounds, corner, opposite) in [
            (0, [10.0, 0.0, 210.0, 120.0], (10.0, 0.0), (210.0, 20.0)),
            (1, [10.0, 20.0, 220.0, 120.0], (220.0, 20.0), (210.0, 120.0)),
            (2, [10.0, 20.0, 210.0, 140.0], (210.0, 140.0), (10.0, 120.0)),
            (3, [0.0, 20.0, 210.0, 120.0], (0.0, 120.0), (10.0, 20.0)),
        ] {
            let height = 20.0 * WIDTH / 200.0;
            let (found, [a, b, c, d, e, f]) = below(page, turns, height);
            let place = |x: f32, y: f32| ((a * x + c * y + e).round(), (b * x + d * y + f).round());
            assert_eq!(found.map(f32::round), bounds, "{turns}");
            assert_eq!((place(0.0, 0.0), place(WIDTH, height)), (corner, opposite), "{turns}");
        }
    }

    #[test]
    fn what_would_do_something_is_taken_out() {
        for (object, wanted) in [
            (dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") }.into(), Object::Null),
            (dictionary! { "S" => "Launch", "F" => Object::string_literal("calc.exe") }.into(), Object::Null),
            (
                dictionary! { "AA" => Object::Null, "Type" => "Page" }.into(),
                Object::Dictionary(dictionary! { "Type" => "Page" }),
            ),
            (dictionary! { "S" => "Transparency" }.into(), Object::Dictionary(dictionary! { "S" => "Transparency" })),
        ] {
            let mut object: Object = object;
            disarm(&mut object);
            assert_eq!(object, wanted);
        }
    }
}
