//! XML as a tree, read with limits. No entity is expanded but the five of XML itself: what a DTD declares is not looked
//! at, so nothing grows and nothing is fetched.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::archive::PackageError;

/// Deepest nesting of elements; Word nests tables in tables, people do not beyond a few.
const MAX_DEPTH: usize = 256;
/// Most nodes of a part.
const MAX_NODES: usize = 4_000_000;
/// Longest tag, in bytes: looking for an attribute takes time that grows with the tag.
const MAX_TAG: usize = 64 << 10;

/// An element, with the prefix taken off its own and its attributes' names.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub name: Box<str>,
    pub attributes: Vec<(Box<str>, Box<str>)>,
    pub children: Vec<Node>,
}

/// What an element holds.
#[derive(Debug)]
pub(crate) enum Node {
    Element(Element),
    Text(Box<str>),
}

impl Element {
    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| &**known == name).map(|(_, value)| &**value)
    }

    /// The elements in it, in order.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element of that name in it.
    pub(crate) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| &*element.name == name)
    }

    /// The words directly in it.
    pub(crate) fn text(&self) -> String {
        let texts = self.children.iter().filter_map(|child| match child {
            Node::Text(text) => Some(&**text),
            Node::Element(_) => None,
        });
        texts.collect()
    }
}

/// Reads the part named `part`; gives its outermost element.
pub(crate) fn parse(part: &str, bytes: &[u8]) -> Result<Element, PackageError> {
    let text = decode(bytes);
    let mut open: Vec<Element> = vec![Element::default()];
    walk(part, &text, &mut |event| match event {
        Walked::Start(start, empty) => {
            let element = element(start);
            match (empty, open.last_mut()) {
                (true, Some(parent)) => parent.children.push(Node::Element(element)),
                _ => open.push(element),
            }
        }
        Walked::Text(text) => {
            if let Some(parent) = open.last_mut() {
                match parent.children.last_mut() {
                    Some(Node::Text(before)) => *before = format!("{before}{text}").into(),
                    _ => parent.children.push(Node::Text(text.into())),
                }
            }
        }
        Walked::End => {
            if open.len() > 1
                && let (Some(done), Some(parent)) = (open.pop(), open.last_mut())
            {
                parent.children.push(Node::Element(done));
            }
        }
    })?;
    // What was left open ends with the part.
    while open.len() > 1 {
        if let (Some(done), Some(parent)) = (open.pop(), open.last_mut()) {
            parent.children.push(Node::Element(done));
        }
    }
    let root = open.pop().unwrap_or_default();
    let first = root.children.into_iter().find_map(|child| match child {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    first.ok_or_else(|| PackageError::Unreadable { part: part.to_owned(), reason: "it is empty".to_owned() })
}

/// Sees that a part that another library will read has its bounds.
pub(crate) fn check(part: &str, bytes: &[u8]) -> Result<(), PackageError> {
    walk(part, &decode(bytes), &mut |_| ())
}

enum Walked<'e, 't> {
    Start(&'e BytesStart<'t>, bool),
    Text(&'e str),
    End,
}

fn walk(part: &str, text: &str, each: &mut dyn FnMut(Walked<'_, '_>)) -> Result<(), PackageError> {
    let complex = |what, limit| PackageError::TooComplex { part: part.to_owned(), what, limit };
    let mut reader = Reader::from_str(text);
    // What people's programs write is often not quite well formed; what is not closed is closed by what holds it.
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let (mut depth, mut nodes) = (0_usize, 0_usize);
    loop {
        let event = reader
            .read_event()
            .map_err(|error| PackageError::Unreadable { part: part.to_owned(), reason: error.to_string() })?;
        nodes += 1;
        if nodes > MAX_NODES {
            return Err(complex("pieces of markup", MAX_NODES));
        }
        match event {
            Event::Start(start) | Event::Empty(start) if start.len() > MAX_TAG => {
                drop(start);
                return Err(complex("bytes in one tag", MAX_TAG));
            }
            Event::Start(start) => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(complex("levels of nesting", MAX_DEPTH));
                }
                each(Walked::Start(&start, false));
            }
            Event::Empty(start) => each(Walked::Start(&start, true)),
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                each(Walked::End);
            }
            Event::Text(text) => each(Walked::Text(&text.xml10_content())),
            Event::CData(text) => each(Walked::Text(&text.xml10_content())),
            Event::GeneralRef(reference) => {
                let known = match reference.resolve_char_ref() {
                    Ok(Some(c)) => Some(c.to_string()),
                    _ => quick_xml::escape::resolve_xml_entity(&reference).map(str::to_owned),
                };
                if let Some(known) = known {
                    each(Walked::Text(&known));
                }
            }
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let mut attributes = start.attributes();
    attributes.with_checks(false);
    let attributes = attributes.flatten().map(|attribute| {
        let name: &str = attribute.key.local_name().into_inner();
        let value = attribute.normalized_value(XmlVersion::Explicit1_0).unwrap_or_else(|_| attribute.value.clone());
        (name.into(), (&*value).into())
    });
    Element { name: start.local_name().into_inner().into(), attributes: attributes.collect(), children: Vec::new() }
}

/// A part as text: UTF-8, or UTF-16 where it begins so.
pub(crate) fn decode(bytes: &[u8]) -> String {
    let wide = |rest: &[u8], order: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest.chunks_exact(2).map(|pair| order([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_of_a_dtd_are_not_expanded_and_nesting_has_an_end() {
        let laughs = r#"<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY e SYSTEM "file:///etc/hostname">]><x a="&a;1">&a;&e;&lt;&#65;</x>"#;
        let root = parse("x", laughs.as_bytes()).unwrap();
        assert_eq!((root.text().as_str(), root.attribute("a")), ("<A", Some("&a;1")));
        let deep = "<a>".repeat(300);
        assert!(matches!(parse("x", deep.as_bytes()), Err(PackageError::TooComplex { .. })));
        let wide = format!("<a {}/>", "b='1' ".repeat(20_000));
        assert!(matches!(check("x", wide.as_bytes()), Err(PackageError::TooComplex { .. })));
    }

    #[test]
    fn utf_16_is_read() {
        let text = "<a>é</a>";
        let little: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(parse("x", &little).unwrap().text(), "é");
    }
}
