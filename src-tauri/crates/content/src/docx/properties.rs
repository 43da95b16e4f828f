//! Properties of paragraphs and runs, as far as they change what is read.

use crate::xml::Element;

/// How a run is marked up; `None` is what the style says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct RunLook {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub underlined: Option<bool>,
    pub struck: Option<bool>,
    pub raised: Option<Raised>,
    pub hidden: Option<bool>,
    pub right_to_left: Option<bool>,
}

/// Where a run stands to its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Raised {
    Super,
    Sub,
    Not,
}

impl RunLook {
    /// What an `rPr` says.
    pub(super) fn of(properties: Option<&Element>) -> Self {
        let Some(properties) = properties else { return Self::default() };
        let flag = |name: &str| properties.child(name).map(is_on);
        let struck = match (flag("strike"), flag("dstrike")) {
            (None, None) => None,
            (one, two) => Some(one == Some(true) || two == Some(true)),
        };
        let raised = properties.child("vertAlign").map(|align| match align.attribute("val") {
            Some("superscript") => Raised::Super,
            Some("subscript") => Raised::Sub,
            _ => Raised::Not,
        });
        Self {
            bold: flag("b").or(flag("bCs")),
            italic: flag("i").or(flag("iCs")),
            underlined: properties.child("u").map(|u| u.attribute("val").is_some_and(|val| val != "none")),
            struck,
            raised,
            hidden: flag("vanish"),
            right_to_left: flag("rtl"),
        }
    }

    /// This, with what it leaves open taken from `below`.
    pub(super) fn over(self, below: Self) -> Self {
        Self {
            bold: self.bold.or(below.bold),
            italic: self.italic.or(below.italic),
            underlined: self.underlined.or(below.underlined),
            struck: self.struck.or(below.struck),
            raised: self.raised.or(below.raised),
            hidden: self.hidden.or(below.hidden),
            right_to_left: self.right_to_left.or(below.right_to_left),
        }
    }
}

/// What of a paragraph changes what is read; `None` is what the style says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ParagraphLook {
    /// Level in the outline, from 0; 9 is body text.
    pub outline: Option<u8>,
    /// The list it is an item of: numbering and level. Numbering 0 is none.
    pub list: Option<(u32, u8)>,
    pub right_to_left: Option<bool>,
}

impl ParagraphLook {
    /// What a `pPr` says.
    pub(super) fn of(properties: Option<&Element>) -> Self {
        let Some(properties) = properties else { return Self::default() };
        let value = |element: &Element, name: &str| element.child(name)?.attribute("val")?.parse::<u32>().ok();
        let list = properties.child("numPr").and_then(|list| {
            let level = value(list, "ilvl").unwrap_or(0).min(8);
            Some((value(list, "numId")?, level as u8))
        });
        Self {
            outline: value(properties, "outlineLvl").map(|level| level.min(9) as u8),
            list,
            right_to_left: properties.child("bidi").map(is_on),
        }
    }

    /// This, with what it leaves open taken from `below`.
    pub(super) fn over(self, below: Self) -> Self {
        Self {
            outline: self.outline.or(below.outline),
            list: self.list.or(below.list),
            right_to_left: self.right_to_left.or(below.right_to_left),
        }
    }
}

/// Whether a property that is there is switched on (ECMA-376, part 1, 22.9.2.7).
pub(super) fn is_on(property: &Element) -> bool {
    !matches!(property.attribute("val"), Some("0" | "false" | "off"))
}
