//! What declarations say of an element: properties and values from a list, everything else is passed over.

use cssparser::{Delimiter, ParseError, Parser, Token};

/// Where lines stand in their column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
    Start,
    End,
    Center,
}

/// What a style says; `None` is what the element is without it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Look {
    pub(crate) align: Option<Align>,
    pub(crate) right_to_left: Option<bool>,
    pub(crate) bold: Option<bool>,
    pub(crate) italic: Option<bool>,
    pub(crate) underlined: Option<bool>,
    pub(crate) struck: Option<bool>,
    /// Above the line, or below it.
    pub(crate) raised: Option<bool>,
    pub(crate) lowered: Option<bool>,
    pub(crate) small_caps: Option<bool>,
    pub(crate) mono: Option<bool>,
    /// Its size as a multiple of what is around it.
    pub(crate) size: Option<f32>,
    /// Empty space at the left, right, start and end, in multiples of the size.
    pub(crate) left: Option<f32>,
    pub(crate) right: Option<f32>,
    pub(crate) start: Option<f32>,
    pub(crate) end: Option<f32>,
    pub(crate) boxed: Option<bool>,
    /// Whether a list has no bullets or numbers.
    pub(crate) no_marker: Option<bool>,
}

macro_rules! over {
    ($above:expr, $below:expr; $($field:ident),+) => { Look { $($field: $above.$field.or($below.$field)),+ } };
}

impl Look {
    /// This, with what it leaves open taken from `below`.
    pub(crate) fn over(self, below: Self) -> Self {
        over!(self, below; align, right_to_left, bold, italic, underlined, struck, raised, lowered, small_caps, mono, size,
            left, right, start, end, boxed, no_marker)
    }
}

/// What declarations say, and what they say is `!important`.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Declared {
    pub(crate) normal: Look,
    pub(crate) important: Look,
}

/// One value of a declaration.
#[derive(Debug, Clone, PartialEq)]
enum Value {
    Word(String),
    Number(f32),
    /// In multiples of the size.
    Length(f32),
    /// A part of what is around it.
    Part(f32),
    Colour,
}

/// Reads declarations up to the end of their block.
pub(super) fn declarations(parser: &mut Parser<'_>) -> Declared {
    let mut declared = Declared::default();
    while !parser.is_exhausted() {
        let found: Result<_, ParseError<()>> = parser.parse_until_after(Delimiter::Semicolon, |parser| {
            let name = parser.expect_ident_cloned().map_err(|_| refused())?.to_ascii_lowercase();
            parser.expect_colon().map_err(|_| refused())?;
            let (values, important) = values(parser)?;
            Ok((name, values, important))
        });
        if let Ok((name, values, important)) = found {
            let look = if important { &mut declared.important } else { &mut declared.normal };
            set(look, &name, &values);
        }
    }
    declared
}

fn refused() -> ParseError<()> {
    ParseError::unexpected_token()
}

/// The values of a declaration, and whether it is important. One that loads, computes or stands for something else makes the
/// whole declaration unknown.
fn values(parser: &mut Parser<'_>) -> Result<(Vec<Value>, bool), ParseError<()>> {
    let mut values = Vec::new();
    let mut bang = false;
    while let Ok(token) = parser.next() {
        let value = match token {
            Token::Ident(word) if bang && word.eq_ignore_ascii_case("important") => return Ok((values, true)),
            Token::Ident(word) => Value::Word(word.to_ascii_lowercase()),
            Token::QuotedString(word) => Value::Word(word.to_ascii_lowercase()),
            Token::Number { value, .. } => Value::Number(*value),
            Token::Percentage { unit_value, .. } => Value::Part(*unit_value),
            Token::Dimension { value, unit, .. } => Value::Length(in_sizes(*value, unit).ok_or_else(refused)?),
            Token::Hash(_) | Token::IDHash(_) => Value::Colour,
            Token::Comma | Token::Delim('/') => continue,
            Token::Delim('!') => {
                bang = true;
                continue;
            }
            // What colour it is does not count, only that there is one.
            Token::Function(name) if ["rgb", "rgba", "hsl", "hsla"].contains(&name.to_ascii_lowercase().as_str()) => {
                Value::Colour
            }
            _ => return Err(refused()),
        };
        values.push(value);
        if values.len() > 16 {
            return Err(refused());
        }
    }
    Ok((values, false))
}

/// A length in multiples of the usual size of text, 16 pixels (CSS Values 4, 6).
fn in_sizes(value: f32, unit: &str) -> Option<f32> {
    let per = match unit.to_ascii_lowercase().as_str() {
        "em" | "rem" => 1.0,
        "ex" | "ch" => 0.5,
        "px" => 1.0 / 16.0,
        "pt" => 1.0 / 12.0,
        "pc" => 1.0,
        "mm" => 96.0 / 25.4 / 16.0,
        "cm" => 96.0 / 2.54 / 16.0,
        "in" => 6.0,
        _ => return None,
    };
    value.is_finite().then_some(value * per)
}

fn set(look: &mut Look, name: &str, values: &[Value]) {
    let has = |wanted: &[&str]| {
        values.iter().any(|value| matches!(value, Value::Word(word) if wanted.contains(&word.as_str())))
    };
    let word = match values {
        [Value::Word(word)] => word.as_str(),
        _ => "",
    };
    match name {
        "text-align" => {
            look.align = match word {
                "left" => Some(Align::Left),
                "right" => Some(Align::Right),
                "start" | "justify" => Some(Align::Start),
                "end" => Some(Align::End),
                "center" => Some(Align::Center),
                _ => look.align,
            };
        }
        "direction" => match word {
            "rtl" => look.right_to_left = Some(true),
            "ltr" => look.right_to_left = Some(false),
            _ => {}
        },
        "font-weight" => match values {
            [Value::Number(weight)] => look.bold = Some(*weight >= 600.0),
            _ => match word {
                "bold" | "bolder" => look.bold = Some(true),
                "normal" | "lighter" => look.bold = Some(false),
                _ => {}
            },
        },
        "font-style" => match values.first() {
            Some(Value::Word(word)) if word == "italic" || word == "oblique" => look.italic = Some(true),
            Some(Value::Word(word)) if word == "normal" => look.italic = Some(false),
            _ => {}
        },
        "font-variant" | "font-variant-caps" => match () {
            () if has(&["small-caps", "all-small-caps"]) => look.small_caps = Some(true),
            () if word == "normal" => look.small_caps = Some(false),
            () => {}
        },
        "text-decoration" | "text-decoration-line" => {
            look.underlined = Some(has(&["underline"]));
            look.struck = Some(has(&["line-through"]));
        }
        "vertical-align" if !word.is_empty() => {
            (look.raised, look.lowered) = (Some(word == "super"), Some(word == "sub"));
        }
        "font-family" => look.mono = Some(has(&["monospace"])),
        "font" => {
            (look.bold, look.italic) = (Some(has(&["bold", "bolder"])), Some(has(&["italic", "oblique"])));
            look.small_caps = Some(has(&["small-caps"]));
            look.mono = Some(has(&["monospace"]));
        }
        "font-size" => {
            look.size = match values {
                [Value::Length(size) | Value::Part(size)] => Some(*size),
                _ => match word {
                    "xx-small" | "x-small" | "small" | "smaller" => Some(0.8),
                    "medium" => Some(1.0),
                    "large" | "larger" | "x-large" | "xx-large" => Some(1.2),
                    _ => look.size,
                },
            };
        }
        "margin" | "padding" => {
            let widths: Vec<f32> = values.iter().map(width).collect();
            let (right, left) = match widths[..] {
                [all] => (all, all),
                [_, sides] | [_, sides, _] => (sides, sides),
                [_, right, _, left] => (right, left),
                _ => return,
            };
            (look.left, look.right) = (larger(look.left, left), larger(look.right, right));
        }
        "margin-left" | "padding-left" => look.left = larger(look.left, values.first().map_or(0.0, width)),
        "margin-right" | "padding-right" => look.right = larger(look.right, values.first().map_or(0.0, width)),
        "margin-inline-start" | "padding-inline-start" => {
            look.start = larger(look.start, values.first().map_or(0.0, width));
        }
        "margin-inline-end" | "padding-inline-end" => {
            look.end = larger(look.end, values.first().map_or(0.0, width));
        }
        "border" | "border-style" => {
            let drawn = ["solid", "dashed", "dotted", "double", "groove", "ridge", "inset", "outset"];
            let none = values.first().is_some_and(|value| matches!(value, Value::Number(width) if *width == 0.0));
            look.boxed = Some(has(&drawn) && !none);
        }
        "background" | "background-color" => {
            // A ground of its own is a box, in whatever colour. White is no ground, but that of the page.
            let named =
                !word.is_empty() && !["none", "transparent", "white", "inherit", "initial", "unset"].contains(&word);
            let coloured = values.contains(&Value::Colour);
            if named || coloured {
                look.boxed = Some(true);
            }
        }
        "list-style" | "list-style-type" => look.no_marker = Some(word == "none"),
        _ => {}
    }
}

/// A width in multiples of the size; a part of the page counts as of 33 of them, which is a line of 66 letters.
fn width(value: &Value) -> f32 {
    match value {
        Value::Length(width) => *width,
        Value::Part(part) => part * 33.0,
        _ => 0.0,
    }
}

fn larger(known: Option<f32>, width: f32) -> Option<f32> {
    Some(known.unwrap_or(0.0).max(width))
}
