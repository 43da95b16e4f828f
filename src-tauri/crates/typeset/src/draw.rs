//! A sheet becomes a PDF, with its structure for those who do not see it.

use std::collections::HashMap;
use std::num::NonZeroU16;

use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::{Metadata, TextDirection};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};
use krilla::text::Font;
use krilla::{Data, Document, SerializeSettings};

use crate::TypesetError;
use crate::sheet::{ElementId, HEIGHT, Item, Kind, Mark, Shape, Sheet, WIDTH};
use crate::text::Colour;

/// What the PDF says of itself.
pub(crate) struct About<'a> {
    pub(crate) title: &'a str,
    pub(crate) author: &'a str,
    /// BCP 47 tag.
    pub(crate) language: &'a str,
    pub(crate) right_to_left: bool,
}

/// Draws a sheet.
pub(crate) fn pdf(sheet: &Sheet, about: &About<'_>) -> Result<Vec<u8>, TypesetError> {
    let mut document = Document::new_with(SerializeSettings { enable_tagging: true, ..SerializeSettings::default() });
    let direction = if about.right_to_left { TextDirection::RightToLeft } else { TextDirection::LeftToRight };
    document.set_metadata(
        Metadata::new()
            .title(about.title.to_owned())
            .authors(vec![about.author.to_owned()])
            .language(about.language.to_owned())
            .creator("Fieldshelf".to_owned())
            .text_direction(direction),
    );
    let mut fonts = HashMap::new();
    let mut leaves: Vec<Vec<Identifier>> = sheet.elements.iter().map(|_| Vec::new()).collect();
    for items in &sheet.pages {
        let settings = PageSettings::from_wh(WIDTH, sheet.height.unwrap_or(HEIGHT));
        let settings = settings.ok_or_else(|| TypesetError::Pdf("page size".to_owned()))?;
        let mut page = document.start_page_with(settings);
        let mut links = Vec::new();
        let mut surface = page.surface();
        for item in items {
            let tag = match item.element {
                Some(_) => ContentTag::Other,
                None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)),
            };
            let identifier = surface.start_tagged(tag);
            draw(&mut surface, item, &mut fonts, &mut links);
            surface.end_tagged();
            if let Some(element) = item.element {
                leaves[element].push(identifier);
            }
        }
        surface.finish();
        for (address, rect) in links {
            let target = Target::Action(Action::Link(LinkAction::new(address.clone())));
            page.add_annotation(Annotation::new_link(LinkAnnotation::new(rect, target), Some(address)));
        }
        page.finish();
    }
    document.set_tag_tree(structure(sheet, leaves, about.language));
    document.set_outline(outline(&sheet.marks));
    document.finish().map_err(|error| TypesetError::Pdf(format!("{error:?}")))
}

fn filled(surface: &mut Surface<'_>, colour: Colour) {
    let [red, green, blue] = colour;
    surface.set_fill(Some(Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }));
}

fn rectangle(surface: &mut Surface<'_>, x: f32, y: f32, width: f32, height: f32) {
    let Some(rect) = Rect::from_xywh(x, y, width, height) else { return };
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

fn draw(
    surface: &mut Surface<'_>,
    item: &Item,
    fonts: &mut HashMap<u64, Option<Font>>,
    links: &mut Vec<(String, Rect)>,
) {
    let (x, y) = (item.x, item.y);
    match &item.shape {
        Shape::Line { words, line } => {
            let baseline = y + words.baseline(*line);
            let (letters, strokes, targets) = words.drawn(*line);
            for letters in letters {
                let (data, id) = letters.font.data.into_raw_parts();
                let font = fonts.entry(id).or_insert_with(|| Font::new(Data::from(data), letters.font.index));
                let Some(font) = font.clone() else { continue };
                filled(surface, letters.colour);
                let start = Point::from_xy(x + letters.x, baseline - letters.rise);
                surface.draw_glyphs(start, &letters.glyphs, font, words.text(), letters.size, false);
            }
            for stroke in strokes {
                filled(surface, stroke.colour);
                rectangle(surface, x + stroke.x, baseline + stroke.y, stroke.width, stroke.height.max(0.4));
            }
            for (address, from, to) in targets {
                let rect = Rect::from_ltrb(x + from, y, x + to, y + words.line_height(*line));
                links.extend(rect.map(|rect| (address, rect)));
            }
        }
        Shape::Fill { width, height, colour } => {
            filled(surface, *colour);
            rectangle(surface, x, y, *width, *height);
        }
        Shape::Code { rows, side } => {
            let module = side / rows.len().max(1) as f32;
            filled(surface, [0, 0, 0]);
            let mut path = PathBuilder::new();
            for (row, modules) in rows.iter().enumerate() {
                let mut column = 0;
                // Dark modules beside one another are one rectangle: seams between them would show on paper.
                for run in modules.as_bytes().chunk_by(|a, b| a == b) {
                    if run[0] == b'1' {
                        let (left, top) = (x + column as f32 * module, y + row as f32 * module);
                        if let Some(rect) = Rect::from_xywh(left, top, run.len() as f32 * module, module) {
                            path.push_rect(rect);
                        }
                    }
                    column += run.len();
                }
            }
            if let Some(path) = path.finish() {
                surface.draw_path(&path);
            }
        }
        Shape::Picture { bytes, media_type, width, height } => {
            let data = Data::from(bytes.as_ref().clone());
            let image = match *media_type {
                "image/png" => Image::from_png(data, true),
                "image/jpeg" => Image::from_jpeg(data, true),
                "image/gif" => Image::from_gif(data, true),
                _ => Image::from_webp(data, true),
            };
            if let (Ok(image), Some(size)) = (image, Size::from_wh(*width, *height)) {
                surface.push_transform(&Transform::from_translate(x, y));
                surface.draw_image(image, size);
                surface.pop();
            }
        }
    }
}

/// The document's structure: its elements in their order, each with what is drawn of it.
fn structure(sheet: &Sheet, mut leaves: Vec<Vec<Identifier>>, language: &str) -> TagTree {
    let mut children: Vec<Vec<ElementId>> = sheet.elements.iter().map(|_| Vec::new()).collect();
    let mut roots = Vec::new();
    for (id, element) in sheet.elements.iter().enumerate() {
        match element.parent {
            Some(parent) => children[parent].push(id),
            None => roots.push(id),
        }
    }
    let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
    for root in roots {
        tree.push(group(sheet, root, &children, &mut leaves));
    }
    tree
}

fn group(sheet: &Sheet, id: ElementId, children: &[Vec<ElementId>], leaves: &mut [Vec<Identifier>]) -> TagGroup {
    let kind: TagKind = match &sheet.elements[id].kind {
        Kind::Heading { level, title } => {
            Tag::Hn(NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN), Some(title.clone())).into()
        }
        Kind::Paragraph => Tag::P.into(),
        Kind::Quotation => Tag::BlockQuote.into(),
        Kind::Caption => Tag::Caption.into(),
        Kind::Figure { alt } => Tag::Figure(Some(alt.clone())).into(),
        Kind::Table => Tag::Table.into(),
        Kind::Row => Tag::TR.into(),
        Kind::HeaderCell => Tag::TH(TableHeaderScope::Both).into(),
        Kind::Cell => Tag::TD.into(),
    };
    let mut group = TagGroup::new(kind);
    for leaf in std::mem::take(&mut leaves[id]) {
        group.push(Node::Leaf(leaf));
    }
    for child in &children[id] {
        group.push(self::group(sheet, *child, children, leaves));
    }
    group
}

fn outline(marks: &[Mark]) -> Outline {
    let mut outline = Outline::new();
    let mut at = 0;
    while at < marks.len() {
        let (node, next) = entry(marks, at);
        outline.push_child(node);
        at = next;
    }
    outline
}

/// The entry of a heading with those below it, and the number of the heading after them.
fn entry(marks: &[Mark], at: usize) -> (OutlineNode, usize) {
    let mark = &marks[at];
    let place = XyzDestination::new(mark.page, Point::from_xy(0.0, (mark.y - 12.0).max(0.0)));
    let mut node = OutlineNode::new(mark.title.clone(), place);
    let mut next = at + 1;
    while next < marks.len() && marks[next].level > mark.level {
        let (child, after) = entry(marks, next);
        node.push_child(child);
        next = after;
    }
    (node, next)
}
