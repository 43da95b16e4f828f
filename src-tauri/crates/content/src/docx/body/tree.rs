//! Questions to the elements of a document: what is in them, whatever wraps it.

use crate::xml::{Element, Node};

/// The blocks in an element, with those that only a wrapper holds: content controls, insertions, alternatives.
pub(super) fn flat(parent: &Element) -> Vec<&Element> {
    let mut found = Vec::new();
    for element in parent.elements() {
        match &*element.name {
            "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag" => found.extend(flat(element)),
            "AlternateContent" => {
                found.extend(
                    element.child("Choice").or_else(|| element.child("Fallback")).map(flat).unwrap_or_default(),
                );
            }
            _ => found.push(element),
        }
    }
    found
}

/// The first element below `parent` that `wanted` says. Depth is bounded by the reader of XML.
pub(super) fn find<'e>(parent: &'e Element, wanted: &dyn Fn(&Element) -> bool) -> Option<&'e Element> {
    parent.elements().find_map(|element| if wanted(element) { Some(element) } else { find(element, wanted) })
}

/// The pictures in a drawing, and the boxes of text, of what newer programs show.
pub(super) fn gather<'e>(parent: &'e Element, pictures: &mut Vec<&'e Element>, boxes: &mut Vec<&'e Element>) {
    for element in parent.elements() {
        match &*element.name {
            "blip" | "imagedata" => pictures.push(element),
            "txbxContent" => boxes.push(element),
            "Fallback" => {}
            _ => gather(element, pictures, boxes),
        }
    }
}

/// Calls `each` with all text of a paragraph that is shown.
fn each_text(parent: &Element, each: &mut dyn FnMut(&str)) {
    for child in &parent.children {
        if let Node::Element(element) = child {
            match &*element.name {
                "t" => each(&element.text()),
                "tab" | "br" => each(" "),
                "del" | "moveFrom" | "txbxContent" | "Fallback" | "pPr" => {}
                _ => each_text(element, each),
            }
        }
    }
}

/// The text of a paragraph in one line, without blanks around it.
pub(super) fn plain(paragraph: &Element) -> String {
    let mut text = String::new();
    each_text(paragraph, &mut |words| text.push_str(words));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the first letter of a paragraph or run is one that runs from right to left; `None` without a letter.
pub(super) fn first_letter(parent: &Element) -> Option<bool> {
    let mut found = None;
    each_text(parent, &mut |words| found = found.or_else(|| words.chars().find_map(letter_direction)));
    found
}

/// Whether a letter runs from right to left: Hebrew, Arabic and their neighbours in Unicode.
fn letter_direction(c: char) -> Option<bool> {
    let right_to_left = matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    c.is_alphabetic().then_some(right_to_left)
}

/// Whether a paragraph shows anything.
pub(super) fn has_words(paragraph: &Element) -> bool {
    !plain(paragraph).is_empty()
        || find(paragraph, &|element| matches!(&*element.name, "blip" | "imagedata" | "t")).is_some()
}

/// Whether a paragraph is nothing but a picture.
pub(super) fn is_picture(paragraph: &Element) -> bool {
    plain(paragraph).is_empty() && find(paragraph, &|element| matches!(&*element.name, "blip" | "imagedata")).is_some()
}

/// The words of a formula, in a row.
pub(super) fn formula(parent: &Element) -> String {
    let mut words = String::new();
    each_text(parent, &mut |text| words.push_str(text));
    words
}
