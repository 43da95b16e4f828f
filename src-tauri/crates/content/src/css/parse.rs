//! A style sheet becomes rules. Selectors are what books are made with: elements, classes, ids, `:first-child`, and what they
//! lie in or come after; a rule with any other is passed over, as are those for paper, and everything that would load.

use cssparser::{Delimiter, ParseError, Parser, Token};

use super::look::{Declared, declarations};

/// Most rules kept of a sheet.
const MAX_RULES: usize = 20_000;
/// Most parts of a selector.
const MAX_PARTS: usize = 8;
/// How deep groups of rules may lie in one another.
const MAX_GROUPS: u8 = 4;

/// How a part of a selector stands to the part after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joined {
    /// Somewhere within it.
    Within,
    /// Its child.
    Child,
    /// Right after it.
    Next,
}

/// What an element must be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) element: String,
    pub(super) id: String,
    pub(super) classes: Vec<String>,
    pub(super) first_child: bool,
}

/// A selector from its last part to its first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Selector {
    pub(super) last: Part,
    pub(super) before: Vec<(Joined, Part)>,
}

impl Selector {
    /// Ids, classes and elements (Selectors 4, 15).
    pub(super) fn specificity(&self) -> (usize, usize, usize) {
        let parts = || self.before.iter().map(|(_, part)| part).chain([&self.last]);
        (
            parts().filter(|part| !part.id.is_empty()).count(),
            parts().map(|part| part.classes.len() + usize::from(part.first_child)).sum(),
            parts().filter(|part| !part.element.is_empty()).count(),
        )
    }
}

/// A selector and what it means.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Rule {
    pub(super) selector: Selector,
    pub(super) declared: Declared,
}

/// The rules of a sheet, in their order.
pub(super) fn rules(sheet: &str) -> Vec<Rule> {
    let mut found = Vec::new();
    group(&mut Parser::new(sheet), MAX_GROUPS, &mut found);
    found
}

fn group(parser: &mut Parser<'_>, depth: u8, found: &mut Vec<Rule>) {
    while !parser.is_exhausted() && found.len() < MAX_RULES {
        let start = parser.state();
        match parser.next() {
            Ok(Token::AtKeyword(name)) => {
                let media = name.eq_ignore_ascii_case("media");
                let shown = parser.parse_until_before(Delimiter::Semicolon | Delimiter::CurlyBracketBlock, |parser| {
                    Ok::<_, ParseError<()>>(for_the_screen(parser))
                });
                if matches!(parser.next(), Ok(Token::CurlyBracketBlock)) {
                    let _: Result<(), ParseError<()>> = parser.parse_nested_block(|parser| {
                        if media && shown.is_ok_and(|shown| shown) && depth > 0 {
                            group(parser, depth - 1, found);
                        }
                        Ok(())
                    });
                }
            }
            Ok(Token::CDO | Token::CDC | Token::Semicolon) => {}
            Ok(_) => {
                parser.reset(&start);
                let selectors = parser.parse_until_before(Delimiter::CurlyBracketBlock, |parser| {
                    Ok::<_, ParseError<()>>(selectors(parser))
                });
                if !matches!(parser.next(), Ok(Token::CurlyBracketBlock)) {
                    return;
                }
                let declared: Result<_, ParseError<()>> = parser.parse_nested_block(|parser| Ok(declarations(parser)));
                let Ok(declared) = declared else { continue };
                if declared != Declared::default() {
                    let selectors = selectors.unwrap_or_default();
                    found.extend(selectors.into_iter().map(|selector| Rule { selector, declared }));
                }
            }
            Err(_) => return,
        }
    }
}

/// Whether a group of rules is for every screen, by its media alone.
fn for_the_screen(parser: &mut Parser<'_>) -> bool {
    let mut screen = false;
    loop {
        match parser.next() {
            Ok(Token::Ident(word)) if word.eq_ignore_ascii_case("screen") || word.eq_ignore_ascii_case("all") => {
                screen = true;
            }
            Ok(Token::Comma) => {}
            Ok(_) => screen = false,
            Err(_) => return screen,
        }
        if !screen {
            // The rest does not change that, and must not be left.
            while parser.next().is_ok() {}
            return false;
        }
    }
}

/// Those of a rule's selectors that are known.
fn selectors(parser: &mut Parser<'_>) -> Vec<Selector> {
    let mut known = Vec::new();
    let mut parts: Vec<(Joined, Part)> = Vec::new();
    let mut part = Part::default();
    let mut sound = true;
    let mut blank = false;
    loop {
        let token = parser.next_including_whitespace().cloned().ok();
        if matches!(token, None | Some(Token::Comma)) {
            let (before, last) = (std::mem::take(&mut parts), std::mem::take(&mut part));
            if sound {
                known.extend(selector(before, last));
            }
            (sound, blank) = (true, false);
            if token.is_none() {
                return known;
            }
            continue;
        }
        let Some(token) = token else { return known };
        // White space before a part says that it lies within the one before.
        if blank && part != Part::default() && !matches!(token, Token::Delim('>' | '+') | Token::WhiteSpace(_)) {
            parts.push((Joined::Within, std::mem::take(&mut part)));
        }
        blank = matches!(token, Token::WhiteSpace(_));
        match token {
            Token::WhiteSpace(_) => {}
            Token::Delim('*') => {
                // Everything: the same as nothing, but a part of its own.
                sound &= part == Part::default();
                part.element = "*".to_owned();
            }
            Token::Delim(c @ ('>' | '+')) => {
                sound &= part != Part::default();
                let how = if c == '>' { Joined::Child } else { Joined::Next };
                parts.push((how, std::mem::take(&mut part)));
            }
            Token::Ident(name) => {
                sound &= part == Part::default();
                part.element = name.to_ascii_lowercase();
            }
            Token::IDHash(name) => part.id = name.to_string(),
            Token::Delim('.') => match parser.next_including_whitespace() {
                Ok(Token::Ident(name)) => part.classes.push(name.to_string()),
                _ => sound = false,
            },
            Token::Colon => match parser.next_including_whitespace() {
                Ok(Token::Ident(name)) if name.eq_ignore_ascii_case("first-child") => part.first_child = true,
                _ => sound = false,
            },
            _ => sound = false,
        }
    }
}

/// A selector of parts, each with how it stands to the next.
fn selector(parts: Vec<(Joined, Part)>, last: Part) -> Option<Selector> {
    if last == Part::default() || parts.len() >= MAX_PARTS {
        return None;
    }
    let plain = |mut part: Part| {
        if part.element == "*" {
            part.element.clear();
        }
        part
    };
    let before = parts.into_iter().rev().map(|(how, part)| (how, plain(part))).collect();
    Some(Selector { last: plain(last), before })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The selectors of a sheet, in a line each.
    fn shown(sheet: &str) -> Vec<String> {
        let part = |part: &Part| {
            let id = if part.id.is_empty() { String::new() } else { format!("#{}", part.id) };
            let classes: String = part.classes.iter().map(|class| format!(".{class}")).collect();
            format!("{}{id}{classes}{}", part.element, if part.first_child { ":first" } else { "" })
        };
        let rules = rules(sheet);
        rules
            .iter()
            .map(|Rule { selector, .. }| {
                let before = selector.before.iter().map(|(how, before)| format!(" {how:?} {}", part(before)));
                format!("{}{}", part(&selector.last), before.collect::<String>())
            })
            .collect()
    }

    #[test]
    fn selectors_that_books_are_made_with_are_known() {
        const BOLD: &str = "{ font-weight: bold }";
        for (selectors, wanted) in [
            ("p", vec!["p"]),
            ("P.note, .b", vec!["p.note", ".b"]),
            ("#a.b.c", vec!["#a.b.c"]),
            ("div  p > em", vec!["em Child p Within div"]),
            ("h1+p", vec!["p Next h1"]),
            ("ul > *", vec![" Child ul"]),
            ("p:first-child", vec!["p:first"]),
            ("p::first-letter, a:hover, [x], :not(p), a ~ b, p.", vec![]),
            ("ns|p, > p, p >, @x, p q r s t u v w x y", vec![]),
            ("p[x], b", vec!["b"]),
        ] {
            assert_eq!(shown(&format!("{selectors} {BOLD}")), wanted, "{selectors}");
        }
    }

    #[test]
    fn only_what_is_for_the_screen_counts_and_nothing_is_loaded() {
        for (sheet, wanted) in [
            ("@import url(x.css); @charset \"x\"; a { font-weight: bold }", vec!["a"]),
            ("@media print { a { font-weight: bold } } @media screen { b { font-weight: bold } }", vec!["b"]),
            ("@media (min-width: 1px) { a { font-weight: bold } }", vec![]),
            (
                "@supports (x: y) { a { font-weight: bold } } @font-face { font-weight: bold; src: url(x) } b { font-weight: bold }",
                vec!["b"],
            ),
            ("<!-- a { font-weight: bold } --> /* b { font-weight: bold } */", vec!["a"]),
            ("a { font-weight: bold", vec!["a"]),
            ("a { color: red }", vec![]),
            ("a } b { font-weight: bold }", vec![]),
        ] {
            assert_eq!(shown(sheet), wanted, "{sheet}");
        }
    }

    proptest! {
        #[test]
        fn no_sheet_makes_it_panic(sheet in "([{}/*;:.,@#>+~!()\\[\\]a-c\"'\\\\é -]|@media |screen|url\\(|font-weight:|bold|rgb\\(){0,60}") {
            let _ = rules(&sheet);
        }
    }
}
