//! The rules that meet an element, given what it lies in: their cascade (CSS Cascade 4, 6), and what of it is not so already.

use std::collections::HashMap;
use std::rc::Rc;

use cssparser::Parser;

use super::look::{Align, Declared, Look, declarations};
use super::parse::{Joined, Part, Rule, rules};
use crate::builder::Attributes;
use crate::policy::{self, Element};

/// Most sheets of one chapter.
const MAX_SHEETS: usize = 32;
/// How deep elements are known; what lies deeper has no look.
const MAX_OPEN: usize = 400;
/// Most bytes of a `style` element.
const MAX_STYLE: usize = 1 << 20;
/// How often a part of a selector is held against an element, in the whole package. Books take a million; a sheet that is made to
/// take longer is left out from there on.
const MAX_COMPARED: u64 = 30_000_000;

/// What the styles make of an element.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Styled {
    /// Words of the vocabulary.
    pub(crate) words: String,
    /// The value of `dir`.
    pub(crate) direction: Option<&'static str>,
}

/// An element as selectors see it.
#[derive(Debug)]
struct Seen {
    name: String,
    id: String,
    classes: Vec<String>,
    first: bool,
}

/// An element that is open.
#[derive(Debug)]
struct Open {
    seen: Rc<Seen>,
    /// The element before it.
    previous: Option<Rc<Seen>>,
    /// The last element in it that was begun.
    last: Option<Rc<Seen>>,
    now: Now,
}

/// What holds for the words of an element.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Now {
    right_to_left: bool,
    bold: bool,
    italic: bool,
    align: Align,
}

/// The rules of a sheet, by what the last part of their selectors asks for first.
#[derive(Debug, Default)]
struct Sheet {
    rules: Vec<Rule>,
    by: HashMap<String, Vec<usize>>,
}

impl Sheet {
    fn new(text: &str) -> Self {
        let rules = rules(text);
        let mut by: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, rule) in rules.iter().enumerate() {
            let last = &rule.selector.last;
            let key = match (last.id.as_str(), last.classes.first()) {
                ("", None) => last.element.clone(),
                ("", Some(class)) => format!(".{class}"),
                (id, _) => format!("#{id}"),
            };
            by.entry(key).or_default().push(at);
        }
        Self { rules, by }
    }
}

/// The style sheets of a package, and what of its chapter is open.
#[derive(Debug)]
pub(crate) struct StyleSheets {
    named: HashMap<String, Rc<Sheet>>,
    active: Vec<Rc<Sheet>>,
    open: Vec<Open>,
    base: Now,
    left: u64,
    /// The text of the `style` element that is being read.
    writing: Option<String>,
}

impl StyleSheets {
    /// For a package whose text runs that way where it does not say otherwise.
    pub(crate) fn new(right_to_left: bool) -> Self {
        let base = Now { right_to_left, bold: false, italic: false, align: Align::Start };
        Self { named: HashMap::new(), active: Vec::new(), open: Vec::new(), base, left: MAX_COMPARED, writing: None }
    }

    /// Takes in a sheet of the package.
    pub(crate) fn add(&mut self, name: String, text: &str) {
        self.named.insert(name, Rc::new(Sheet::new(text)));
    }

    /// Turns to another chapter.
    pub(crate) fn begin(&mut self) {
        self.active.clear();
        self.open.clear();
        self.writing = None;
    }

    /// The chapter uses the sheet of that name.
    pub(crate) fn link(&mut self, name: &str) {
        if let Some(sheet) = self.named.get(name).filter(|_| self.active.len() < MAX_SHEETS) {
            self.active.push(Rc::clone(sheet));
        }
    }

    /// A `style` element begins.
    pub(crate) fn start_writing(&mut self) {
        self.writing = Some(String::new());
    }

    /// Text of a `style` element.
    pub(crate) fn write(&mut self, text: &str) {
        if let Some(writing) = self.writing.as_mut().filter(|writing| writing.len() + text.len() <= MAX_STYLE) {
            writing.push_str(text);
        }
    }

    /// A `style` element ends.
    pub(crate) fn end_writing(&mut self) {
        if let Some(text) = self.writing.take().filter(|_| self.active.len() < MAX_SHEETS) {
            self.active.push(Rc::new(Sheet::new(&text)));
        }
    }

    /// An element begins: what the styles make of it.
    pub(crate) fn start(&mut self, name: &str, attributes: &Attributes) -> Styled {
        if self.open.len() >= MAX_OPEN {
            return Styled::default();
        }
        let value = |wanted: &str| attributes.iter().find(|(name, _)| name == wanted).map_or("", |(_, value)| value);
        let parent = self.open.last_mut();
        let above = parent.as_ref().map_or(self.base, |parent| parent.now);
        let previous = parent.as_ref().and_then(|parent| parent.last.clone());
        let seen = Rc::new(Seen {
            name: name.to_owned(),
            id: value("id").to_owned(),
            classes: value("class").split_ascii_whitespace().take(16).map(str::to_owned).collect(),
            first: previous.is_none(),
        });
        if let Some(parent) = parent {
            parent.last = Some(Rc::clone(&seen));
        }
        let look = self.look(&seen, previous.as_ref(), value("style"));
        let (styled, now) = made(name, value("dir"), look, above);
        if !policy::is_void(name) {
            self.open.push(Open { seen, previous, last: None, now });
        }
        styled
    }

    /// An element ends, and with it all that was begun in it.
    pub(crate) fn end(&mut self, name: &str) {
        if let Some(at) = self.open.iter().rposition(|open| open.seen.name == name) {
            self.open.truncate(at);
        }
    }

    fn look(&mut self, seen: &Seen, previous: Option<&Rc<Seen>>, style: &str) -> Look {
        let keys = || {
            let id = (!seen.id.is_empty()).then(|| format!("#{}", seen.id));
            let classes = seen.classes.iter().map(|class| format!(".{class}"));
            id.into_iter().chain(classes).chain([seen.name.clone(), String::new()])
        };
        let mut found = Vec::new();
        for (order, sheet) in self.active.iter().enumerate() {
            for at in keys().filter_map(|key| sheet.by.get(&key)).flatten() {
                let rule = &sheet.rules[*at];
                let selector = &rule.selector;
                if met(&selector.last, seen, &mut self.left)
                    && lies(&selector.before, &self.open, previous, &mut self.left)
                {
                    found.push(((selector.specificity(), order, *at), rule.declared));
                }
            }
        }
        found.sort_by_key(|(order, _)| *order);
        let own = if style.is_empty() { Declared::default() } else { declarations(&mut Parser::new(style)) };
        let declared = || found.iter().map(|(_, declared)| *declared).chain([own]);
        let normal = declared().fold(Look::default(), |below, declared| declared.normal.over(below));
        declared().fold(normal, |below, declared| declared.important.over(below))
    }
}

/// Whether an element is what a part of a selector asks for.
fn met(part: &Part, seen: &Seen, left: &mut u64) -> bool {
    *left = left.saturating_sub(1);
    *left > 0
        && (part.element.is_empty() || part.element == seen.name)
        && (part.id.is_empty() || part.id == seen.id)
        && (!part.first_child || seen.first)
        && part.classes.iter().all(|class| seen.classes.contains(class))
}

/// Whether what is open, and the element before, are what the other parts ask for. Of bounded depth: that of a selector.
fn lies(before: &[(Joined, Part)], open: &[Open], previous: Option<&Rc<Seen>>, left: &mut u64) -> bool {
    let Some(((joined, part), rest)) = before.split_first() else { return true };
    match joined {
        Joined::Next => previous.is_some_and(|seen| met(part, seen, left)) && lies(rest, open, None, left),
        Joined::Child => open.split_last().is_some_and(|(parent, outer)| {
            met(part, &parent.seen, left) && lies(rest, outer, parent.previous.as_ref(), left)
        }),
        Joined::Within => (0..open.len())
            .rev()
            .any(|at| met(part, &open[at].seen, left) && lies(rest, &open[..at], open[at].previous.as_ref(), left)),
    }
}

/// What a look makes of the element `name` that is not so already where `above` holds, and what holds in it.
fn made(name: &str, dir: &str, look: Look, above: Now) -> (Styled, Now) {
    let marked = match dir.trim() {
        "rtl" => Some(true),
        "ltr" => Some(false),
        _ => None,
    };
    let right_to_left = marked.or(look.right_to_left).unwrap_or(above.right_to_left);
    let page = matches!(name, "html" | "body");
    let side = |right: bool| if right == right_to_left { Align::Start } else { Align::End };
    let align = match look.align.filter(|_| !page) {
        None if name == "center" => Align::Center,
        None => above.align,
        Some(Align::Left) => side(false),
        Some(Align::Right) => side(true),
        Some(other) => other,
    };
    // What browsers make of an element without a word.
    let usual = Now {
        right_to_left: above.right_to_left,
        bold: above.bold || matches!(name, "b" | "strong" | "th"),
        italic: above.italic || matches!(name, "em" | "i" | "cite" | "dfn" | "var"),
        align: above.align,
    };
    let now = Now {
        right_to_left,
        bold: look.bold.filter(|_| !page).unwrap_or(usual.bold),
        italic: look.italic.filter(|_| !page).unwrap_or(usual.italic),
        align,
    };
    let direction = (marked.is_none() && !page && now.right_to_left != above.right_to_left)
        .then_some(if now.right_to_left { "rtl" } else { "ltr" });
    let kind = policy::element(name);
    if page || !matches!(kind, Element::Inline(_) | Element::Block(..) | Element::Part(_) | Element::Container) {
        return (Styled { words: String::new(), direction: None }, now);
    }
    let start = look.start.unwrap_or(0.0).max(if right_to_left { look.right } else { look.left }.unwrap_or(0.0));
    let end = look.end.unwrap_or(0.0).max(if right_to_left { look.left } else { look.right }.unwrap_or(0.0));
    // Around a group, the same space on both sides is the margin of a page.
    let indented = start >= 1.0 && (kind != Element::Container || end < start / 2.0);
    let size = look.size.unwrap_or(1.0);
    let words = [
        (now.bold != usual.bold, if now.bold { "bold" } else { "regular" }),
        (now.italic != usual.italic, if now.italic { "italic" } else { "upright" }),
        (look.underlined == Some(true) && name != "u" && name != "ins", "underline"),
        (look.struck == Some(true), "strike"),
        (look.raised == Some(true) && name != "sup", "raised"),
        (look.lowered == Some(true) && name != "sub", "lowered"),
        (look.small_caps == Some(true), "small-caps"),
        (look.mono == Some(true) && !matches!(name, "code" | "pre" | "kbd" | "samp" | "tt"), "mono"),
        (size < 0.92 && !matches!(name, "sup" | "sub" | "small"), "small"),
        (size > 1.12, "large"),
        (
            now.align != usual.align,
            match now.align {
                Align::Center => "center",
                Align::End => "end",
                _ => "start",
            },
        ),
        (
            indented,
            match (start / 2.0).round() as u8 {
                0 | 1 => "indent-1",
                2 => "indent-2",
                _ => "indent-3",
            },
        ),
        (look.boxed == Some(true), "boxed"),
        (look.no_marker == Some(true), "no-marker"),
    ];
    let words: Vec<&str> = words.into_iter().filter(|(so, _)| *so).map(|(_, word)| word).collect();
    (Styled { words: words.join(" "), direction }, now)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheets(text: &str) -> StyleSheets {
        let mut sheets = StyleSheets::new(false);
        sheets.add("a.css".to_owned(), text);
        sheets.link("a.css");
        sheets
    }

    fn attributes(text: &str) -> Attributes {
        text.split(" ; ")
            .filter_map(|one| one.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }

    #[test]
    fn rules_count_by_how_exact_they_are_then_by_their_order() {
        for (sheet, style, wanted) in [
            ("p { font-style: italic } p { font-style: normal }", "", ""),
            (".a { font-style: italic } p { font-style: normal }", "", "italic"),
            ("#i { font-weight: bold } p.a.b { font-weight: normal }", "", "bold"),
            ("p { font-weight: bold }", "font-weight: normal", ""),
            ("p { font-weight: bold !important }", "font-weight: normal", "bold"),
            ("p { font-weight: 700; font-weight: 400 }", "", ""),
            ("* { text-align: right }", "", "end"),
            ("p { text-align: right; direction: rtl }", "", ""),
            ("p { margin: 0 0 0 3em }", "", "indent-2"),
            ("p { margin-left: 40px; border: 1px solid red }", "", "indent-1 boxed"),
            ("p { border: 0 solid; background: url(x.png) }", "", ""),
            ("p { background-color: #fed }", "", "boxed"),
            ("p { background: white }", "", ""),
            ("p { font: italic bold 12px serif }", "", "bold italic"),
            ("p { font-size: 80% ; vertical-align: super }", "", "raised small"),
        ] {
            let styled = sheets(sheet).start("p", &attributes(&format!("id=i ; class=a b ; style={style}")));
            assert_eq!(styled.words, wanted, "{sheet} | {style}");
        }
    }

    #[test]
    fn what_an_element_lies_in_and_comes_after_counts() {
        for (sheet, wanted) in [
            ("div p { font-style: italic }", ["italic", "italic"]),
            ("body > p { font-style: italic }", ["", ""]),
            (".x > p { font-style: italic }", ["italic", "italic"]),
            ("p + p { font-style: italic }", ["", "italic"]),
            ("div h2 + p { font-style: italic }", ["italic", ""]),
            ("h2:first-child + p { font-style: italic }", ["italic", ""]),
            ("p:first-child { font-style: italic }", ["", ""]),
            ("body .y p, .x .y { font-style: italic }", ["", ""]),
        ] {
            let mut sheets = sheets(sheet);
            sheets.start("body", &attributes(""));
            sheets.start("div", &attributes("class=x"));
            sheets.start("h2", &attributes(""));
            sheets.end("h2");
            let found = [(); 2].map(|()| {
                let words = sheets.start("p", &attributes("")).words;
                sheets.end("p");
                words
            });
            assert_eq!(found, wanted, "{sheet}");
        }
    }

    #[test]
    fn only_what_is_not_so_already_is_said() {
        let mut sheets =
            sheets("div, b { font-weight: bold } i.plain { font-style: normal } p { font-weight: normal }");
        assert_eq!(sheets.start("div", &attributes("")).words, "bold");
        assert_eq!(sheets.start("b", &attributes("")).words, "");
        assert_eq!(sheets.start("i", &attributes("class=plain")).words, "upright");
        sheets.end("b");
        assert_eq!(sheets.start("p", &attributes("")).words, "regular");
    }

    #[test]
    fn a_sheet_that_is_made_to_take_long_is_left_out() {
        let parts = ["div"; 7].join(" ");
        let mut sheets = sheets(&format!("{parts} .x {{ font-weight: bold }} em {{ font-weight: bold }}").repeat(200));
        for _ in 0..300 {
            sheets.start("div", &attributes(""));
        }
        for _ in 0..3 {
            sheets.start("span", &attributes("class=x"));
        }
        assert!(sheets.left < MAX_COMPARED);
        sheets.left = 0;
        assert_eq!(sheets.start("em", &attributes("")).words, "");
    }
}
