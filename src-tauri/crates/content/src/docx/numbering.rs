//! Numbering: what stands before the items of lists and before numbered headings.

use std::collections::HashMap;

use crate::xml::Element;

/// Levels of a list.
const LEVELS: usize = 9;

#[derive(Debug, Clone)]
struct Level {
    /// As in `w:numFmt`: `decimal`, `bullet`, `lowerLetter` …
    format: String,
    /// What is written, `%1` standing for the number of level 1.
    text: String,
    start: u32,
}

impl Default for Level {
    fn default() -> Self {
        Self { format: "decimal".to_owned(), text: String::new(), start: 1 }
    }
}

/// The numberings of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    shapes: HashMap<u32, Vec<Level>>,
    /// The shape that each numbering has.
    of: HashMap<u32, u32>,
    /// First numbers that a numbering sets for itself.
    starts: HashMap<(u32, u8), u32>,
    counts: HashMap<u32, [Option<u32>; LEVELS]>,
}

/// An item that was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    /// Whether it has a bullet instead of a number.
    pub bullet: bool,
    /// Its number.
    pub number: u32,
    /// The value of `type` of an `ol` that numbers like this; empty for 1, 2, 3.
    pub kind: &'static str,
    /// What stands before it, for a heading; empty for a bullet.
    pub label: String,
}

impl Numbering {
    /// The numberings in `numbering.xml`.
    pub(super) fn of(root: Option<&Element>) -> Self {
        let mut numbering = Self::default();
        let Some(root) = root else { return numbering };
        let number = |element: &Element, name: &str| element.attribute(name)?.parse::<u32>().ok();
        let value = |element: &Element, name: &str| element.child(name)?.attribute("val").map(str::to_owned);
        let count = |element: &Element, name: &str| value(element, name)?.parse::<u32>().ok();
        for element in root.elements() {
            match &*element.name {
                "abstractNum" => {
                    let Some(id) = number(element, "abstractNumId") else { continue };
                    let mut levels = vec![Level::default(); LEVELS];
                    for level in element.elements().filter(|inner| &*inner.name == "lvl") {
                        let Some(slot) = number(level, "ilvl").and_then(|at| levels.get_mut(at as usize)) else {
                            continue;
                        };
                        *slot = Level {
                            format: value(level, "numFmt").unwrap_or_else(|| "decimal".to_owned()),
                            text: value(level, "lvlText").unwrap_or_default(),
                            start: count(level, "start").unwrap_or(0),
                        };
                    }
                    numbering.shapes.insert(id, levels);
                }
                "num" => {
                    let (Some(id), Some(shape)) = (number(element, "numId"), count(element, "abstractNumId")) else {
                        continue;
                    };
                    numbering.of.insert(id, shape);
                    for change in element.elements().filter(|inner| &*inner.name == "lvlOverride") {
                        if let (Some(level), Some(start)) = (number(change, "ilvl"), count(change, "startOverride")) {
                            numbering.starts.insert((id, level.min(8) as u8), start);
                        }
                    }
                }
                _ => {}
            }
        }
        numbering
    }

    /// Counts an item of the numbering `id`; `None` where there is no such numbering.
    pub(super) fn count(&mut self, id: u32, level: u8) -> Option<Item> {
        let shape = *self.of.get(&id)?;
        let levels = self.shapes.get(&shape)?;
        let at = usize::from(level).min(LEVELS - 1);
        // Numberings of one shape go on from one another, unless one says where it begins.
        let begins = self.starts.remove(&(id, level));
        let counts = self.counts.entry(shape).or_default();
        let number = match (begins, counts[at]) {
            (Some(start), _) => start,
            (None, Some(before)) => before.saturating_add(1),
            (None, None) => levels[at].start,
        };
        counts[at] = Some(number);
        counts[at + 1..].fill(None);
        let format = levels[at].format.as_str();
        let bullet = matches!(format, "bullet" | "none");
        let mut label = String::new();
        if !bullet {
            let mut rest = levels[at].text.as_str();
            while let Some(found) = rest.find('%') {
                label.push_str(&rest[..found]);
                let digit = rest[found + 1..].chars().next().and_then(|c| c.to_digit(10));
                match digit {
                    Some(level @ 1..=9) => {
                        let level = level as usize - 1;
                        let number = counts[level].unwrap_or(levels[level].start);
                        label.push_str(&written(number, &levels[level].format));
                        rest = &rest[found + 2..];
                    }
                    _ => {
                        label.push('%');
                        rest = &rest[found + 1..];
                    }
                }
            }
            label.push_str(rest);
        }
        let kind = match format {
            "lowerLetter" => "a",
            "upperLetter" => "A",
            "lowerRoman" => "i",
            "upperRoman" => "I",
            _ => "",
        };
        Some(Item { bullet, number, kind, label: label.trim().to_owned() })
    }
}

/// A number in one of Word's formats; in digits where the format is another.
fn written(number: u32, format: &str) -> String {
    let letter = |first: u8| {
        // After z come aa, bb, … (ECMA-376, part 1, 17.18.59).
        let at = number.saturating_sub(1);
        let letter = char::from(first + (at % 26) as u8);
        std::iter::repeat_n(letter, (at / 26 + 1).min(8) as usize).collect::<String>()
    };
    match format {
        "lowerLetter" => letter(b'a'),
        "upperLetter" => letter(b'A'),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        "none" => String::new(),
        _ => number.to_string(),
    }
}

fn roman(number: u32) -> String {
    const VALUES: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > 3_999 {
        return number.to_string();
    }
    let mut rest = number;
    let mut written = String::new();
    for (value, letters) in VALUES {
        while rest >= value {
            written.push_str(letters);
            rest -= value;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        for (number, format, text) in [
            (3, "decimal", "3"),
            (1, "lowerLetter", "a"),
            (28, "upperLetter", "BB"),
            (14, "lowerRoman", "xiv"),
            (1999, "upperRoman", "MCMXCIX"),
            (0, "upperRoman", "0"),
            (u32::MAX, "lowerLetter", &"p".repeat(8)),
            (7, "arabicAbjad", "7"),
        ] {
            if number != u32::MAX {
                assert_eq!(written(number, format), text);
            } else {
                assert_eq!(written(number, format).len(), 8);
            }
        }
    }

    #[test]
    fn levels_count_below_one_another() {
        let xml = br#"<numbering><abstractNum abstractNumId="4"><lvl ilvl="0"><start val="1"/><numFmt val="decimal"/><lvlText val="%1."/></lvl>
            <lvl ilvl="1"><start val="1"/><numFmt val="lowerLetter"/><lvlText val="%1.%2)"/></lvl></abstractNum>
            <num numId="7"><abstractNumId val="4"/></num></numbering>"#;
        let root = crate::xml::parse("numbering.xml", xml).unwrap();
        let mut numbering = Numbering::of(Some(&root));
        let labels: Vec<String> =
            [0, 1, 1, 0, 1].iter().map(|level| numbering.count(7, *level).unwrap().label).collect();
        assert_eq!(labels, ["1.", "1.a)", "1.b)", "2.", "2.a)"]);
        assert_eq!(numbering.count(9, 0), None);
    }
}
