//! HTML in: html5ever's tokenizer feeding the [`Builder`].
//!
//! Only the tokenizer is used: html5ever's own tree takes time that grows with the square of the nesting.

use std::cell::{Cell, RefCell};

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use crate::builder::{Attributes, Builder, Purpose};
use crate::policy::{self, Discard, Element};
use crate::{Parsed, Reference, Resolution, document};

/// Reads an HTML document.
///
/// `resolve` is asked for every link and picture that could stand; those that could not (`javascript:`, remote
/// pictures) are taken out unasked and listed in [`Parsed::removed`].
pub fn html(source: &str, resolve: &mut dyn FnMut(Reference<'_>) -> Resolution) -> Parsed {
    let mut builder = Builder::new(Purpose::Document(resolve));
    let title = feed(&mut builder, source, 1, Syntax::Html);
    document::finish(builder.finish(), title, false)
}

/// Blanks, slashes and quotes that a tag may hold: at least one parts any two attributes. html5ever compares each
/// attribute with all before it, so that a tag of a hundred thousand would take minutes; people write a dozen.
const MAX_SEPARATORS: usize = 2_000;
/// How much is fed at once, in bytes: how far a tag can outrun [`MAX_SEPARATORS`].
const PIECE: usize = 1024;

/// How a source writes elements that hold nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Syntax {
    Html,
    /// XHTML, where every element can be closed in its start tag.
    Xml,
}

/// Feeds a piece of HTML that begins on `line` of its source; gives the text of a `<title>` in it.
pub(crate) fn feed(builder: &mut Builder<'_>, source: &str, line: u32, syntax: Syntax) -> Option<String> {
    let sink = Sink {
        syntax,
        builder: RefCell::new(builder),
        line: Cell::new(line - 1),
        title: RefCell::new(Title::None),
        tokens: Cell::new(0),
    };
    let mut rest = source;
    while let Some(cut) = feed_until_cut(&sink, rest) {
        // What is in the works is a tag that never ends: it is left out, and reading goes on after the next `>`.
        let next = rest[cut..].find('>').map_or(rest.len(), |at| cut + at + 1);
        let lines = rest[..next].bytes().filter(|byte| *byte == b'\n').count();
        sink.line.set(sink.line.get() + lines as u32);
        sink.builder.borrow_mut().removed("tag of more than 2,000 words", sink.line.get() + 1);
        rest = &rest[next..];
    }
    match sink.title.into_inner() {
        Title::None => None,
        Title::Open(words) | Title::Closed(words) => {
            let words: Vec<&str> = words.split_whitespace().collect();
            (!words.is_empty()).then(|| words.join(" "))
        }
    }
}

/// Feeds `source` to the end, or to where a tag has too many attributes; gives that place.
fn feed_until_cut(sink: &Sink<'_, '_>, source: &str) -> Option<usize> {
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let queue = BufferQueue::default();
    let mut at = 0;
    // Where the tag or comment began that has given no token yet, and the words in it.
    let mut unfinished: Option<(usize, usize)> = None;
    while at < source.len() {
        let limit = source.floor_char_boundary(at + PIECE);
        // A piece begins with `<` wherever it can, so that what is unfinished is known by how it begins.
        let end =
            source[at..limit].char_indices().skip(1).find(|(_, c)| *c == '<').map_or(limit, |(next, _)| at + next);
        let piece = &source[at..end];
        let before = sink.tokens.get();
        queue.push_back(StrTendril::from(piece));
        // The sink never stops the tokenizer for a script, so all of a piece is read.
        let _ = tokenizer.feed(&queue);
        if sink.tokens.get() != before {
            unfinished = None;
        } else {
            let (from, words) = unfinished.unwrap_or((at, 0));
            let words = words
                + piece
                    .bytes()
                    .filter(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/' | b'"' | b'\''))
                    .count();
            let comment = source[from..].starts_with("<!") || source[from..].starts_with("<?");
            if words > MAX_SEPARATORS && !comment {
                return Some(end);
            }
            unfinished = Some((from, words));
        }
        at = end;
    }
    tokenizer.end();
    None
}

/// The first `<title>`.
enum Title {
    None,
    Open(String),
    Closed(String),
}

struct Sink<'b, 'r> {
    syntax: Syntax,
    builder: RefCell<&'b mut Builder<'r>>,
    /// Lines before what the tokenizer was given.
    line: Cell<u32>,
    title: RefCell<Title>,
    /// How many tokens came.
    tokens: Cell<u64>,
}

impl TokenSink for &Sink<'_, '_> {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        // An error is no token: a tag can be full of them and not end.
        self.tokens.set(self.tokens.get() + u64::from(!matches!(token, Token::ParseError(_))));
        let builder = &mut **self.builder.borrow_mut();
        let line = self.line.get().saturating_add(u32::try_from(line).unwrap_or(u32::MAX)).max(1);
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                let name: &str = &tag.name;
                let attributes: Attributes =
                    tag.attrs.iter().map(|a| (a.name.local.to_string(), a.value.to_string())).collect();
                let closed = self.syntax == Syntax::Xml && tag.self_closing;
                let foreign = builder.discarding() == Some(Discard::Foreign);
                if !(tag.self_closing && matches!(policy::element(name), Element::Discard(Discard::Foreign))) {
                    builder.start_tag(name, &attributes, line);
                    if closed && !policy::is_void(name) {
                        builder.end_tag(name);
                    }
                }
                if closed {
                    return TokenSinkResult::Continue;
                }
                // What html5ever must read as text, it must be told (HTML standard, 13.2.6.4); inside SVG and MathML
                // the same names are ordinary tags.
                if !foreign && let Element::Discard(Discard::Raw(kind)) = policy::element(name) {
                    let mut title = self.title.borrow_mut();
                    if name == "title" && matches!(*title, Title::None) {
                        *title = Title::Open(String::new());
                    }
                    return TokenSinkResult::RawData(kind);
                }
            }
            Token::TagToken(tag) => {
                let mut title = self.title.borrow_mut();
                if let Title::Open(words) = &mut *title {
                    *title = Title::Closed(std::mem::take(words));
                }
                builder.end_tag(&tag.name);
            }
            Token::CharacterTokens(text) => {
                if let Title::Open(words) = &mut *self.title.borrow_mut() {
                    words.push_str(&text);
                }
                builder.text(&text);
            }
            Token::EOFToken
            | Token::DoctypeToken(_)
            | Token::CommentToken(_)
            | Token::NullCharacterToken
            | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}
