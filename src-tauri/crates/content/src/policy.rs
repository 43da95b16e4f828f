//! The allow-list: what each element of a source becomes, and which attributes it may carry.
//!
//! Pure tables. Whatever is not named here does not reach a reader.

use domain::Language;
use html5ever::tokenizer::states::RawKind;

use crate::css;

/// What the content of an element may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Model {
    /// Blocks; loose words are put into a paragraph.
    Flow,
    /// Words, or blocks.
    Direct,
    /// Words only: a block ends it.
    Phrasing,
    /// As [`Model::Phrasing`], with its white space kept.
    Verbatim,
    /// List items.
    List,
    /// Terms and their descriptions.
    Descriptions,
    /// Caption, row groups.
    Table,
    /// Rows.
    RowGroup,
    /// Cells.
    Row,
}

/// What becomes of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Element {
    /// A block of the allow-list.
    Block(&'static str, Model),
    /// A part of a list, table, figure or the like, which only lies in its parent.
    Part(Part),
    /// Words marked up.
    Inline(&'static str),
    /// A line break or a place for one.
    Break(&'static str),
    /// A rule between paragraphs.
    Rule,
    /// A picture.
    Image,
    /// `h1` to `h6`.
    Heading(u8),
    /// A grouping without meaning here: it goes, its content stays, as blocks.
    Container,
    /// It goes with all it holds.
    Discard(Discard),
    /// It goes; it holds nothing.
    Nothing,
    /// Not known: it goes, its words stay.
    Unknown,
}

/// Elements that have their place in a parent only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// `li`
    Item,
    /// `dt`
    Term,
    /// `dd`
    Description,
    /// `caption`
    Caption,
    /// `thead`, `tbody`, `tfoot`
    RowGroup(&'static str),
    /// `tr`
    Row,
    /// `td`, `th`
    Cell(&'static str),
    /// `figcaption`
    FigureCaption,
    /// `summary`
    Summary,
}

/// How the content of a discarded element is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Discard {
    /// As text up to its end tag.
    Raw(RawKind),
    /// As tags, up to its end tag.
    Markup,
    /// As tags, up to its end tag or the first tag that cannot be in it (HTML standard, "in foreign content").
    Foreign,
}

/// What becomes of the element `name` (lower case).
pub(crate) fn element(name: &str) -> Element {
    use Element::*;
    match name {
        "p" => Block("p", Model::Phrasing),
        "pre" | "listing" => Block("pre", Model::Verbatim),
        "blockquote" => Block("blockquote", Model::Flow),
        "aside" => Block("aside", Model::Flow),
        "details" => Block("details", Model::Flow),
        "figure" => Block("figure", Model::Direct),
        "ul" | "menu" | "dir" => Block("ul", Model::List),
        "ol" => Block("ol", Model::List),
        "dl" => Block("dl", Model::Descriptions),
        "table" => Block("table", Model::Table),
        "li" => Part(self::Part::Item),
        "dt" => Part(self::Part::Term),
        "dd" => Part(self::Part::Description),
        "caption" => Part(self::Part::Caption),
        "thead" => Part(self::Part::RowGroup("thead")),
        "tbody" => Part(self::Part::RowGroup("tbody")),
        "tfoot" => Part(self::Part::RowGroup("tfoot")),
        "tr" => Part(self::Part::Row),
        "td" => Part(self::Part::Cell("td")),
        "th" => Part(self::Part::Cell("th")),
        "figcaption" => Part(self::Part::FigureCaption),
        "summary" => Part(self::Part::Summary),
        "h1" => Heading(1),
        "h2" => Heading(2),
        "h3" => Heading(3),
        "h4" => Heading(4),
        "h5" => Heading(5),
        "h6" => Heading(6),
        "a" => Inline("a"),
        "abbr" | "acronym" => Inline("abbr"),
        "b" => Inline("b"),
        "bdi" => Inline("bdi"),
        "bdo" => Inline("bdo"),
        "cite" => Inline("cite"),
        "code" => Inline("code"),
        "del" | "strike" | "s" => Inline("del"),
        "dfn" => Inline("dfn"),
        "em" => Inline("em"),
        "i" => Inline("i"),
        "ins" => Inline("ins"),
        "kbd" => Inline("kbd"),
        "mark" => Inline("mark"),
        "q" => Inline("q"),
        "samp" | "tt" => Inline("samp"),
        "small" => Inline("small"),
        "span" => Inline("span"),
        "strong" => Inline("strong"),
        "sub" => Inline("sub"),
        "sup" => Inline("sup"),
        "time" => Inline("time"),
        "u" => Inline("u"),
        "var" => Inline("var"),
        "br" => Break("br"),
        "wbr" => Break("wbr"),
        "hr" => Rule,
        "img" | "image" => Image,
        "address" | "article" | "body" | "center" | "dialog" | "div" | "fieldset" | "footer" | "form" | "header"
        | "hgroup" | "html" | "legend" | "main" | "nav" | "noscript" | "search" | "section" => Container,
        "script" => Discard(self::Discard::Raw(RawKind::ScriptData)),
        "style" | "iframe" | "noembed" | "noframes" | "xmp" => Discard(self::Discard::Raw(RawKind::Rawtext)),
        "title" | "textarea" => Discard(self::Discard::Raw(RawKind::Rcdata)),
        "select" | "template" | "object" | "audio" | "video" | "canvas" | "datalist" | "portal" => {
            Discard(self::Discard::Markup)
        }
        "svg" | "math" => Discard(self::Discard::Foreign),
        "area" | "base" | "basefont" | "bgsound" | "col" | "embed" | "frame" | "input" | "keygen" | "link" | "meta"
        | "param" | "source" | "track" => Nothing,
        _ => Unknown,
    }
}

/// Whether an element never holds anything, so that nothing closes it.
pub(crate) fn is_void(name: &str) -> bool {
    matches!(element(name), Element::Break(_) | Element::Rule | Element::Image | Element::Nothing)
}

/// What a publisher is told when the element `name` is taken out; `None` where it changes nothing that matters.
pub(crate) fn removal(name: &str) -> Option<&'static str> {
    Some(match name {
        "script" => "script",
        "style" => "style sheet",
        "link" => "link to a style sheet or other resource",
        "base" => "base address",
        "iframe" | "frame" | "portal" => "embedded page (iframe)",
        "object" | "embed" => "embedded object",
        "svg" => "SVG drawing",
        "math" => "MathML formula",
        "form" => "form",
        "input" | "select" | "textarea" | "button" | "keygen" => "form field",
        "audio" => "sound",
        "video" => "video",
        "canvas" => "canvas",
        "template" => "template",
        _ => return None,
    })
}

/// The sources of pictures that the attribute of an element names, where it names any and they never stay. (The `src` of
/// a picture itself may stay, and is decided elsewhere.)
pub(crate) fn pictures<'v>(element: &str, attribute: &str, value: &'v str) -> impl Iterator<Item = &'v str> {
    // Candidates of a `srcset` are parted by commas, each an address and a width or density (HTML standard, 4.8.4).
    let of_set = attribute == "srcset" && matches!(element, "img" | "image" | "source");
    let alone = matches!(
        (element, attribute),
        ("body" | "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th", "background")
            | ("video", "poster")
            | ("input", "src")
    );
    let set = of_set.then(|| value.split(',').filter_map(|candidate| candidate.split_whitespace().next()));
    set.into_iter().flatten().chain(alone.then_some(value))
}

/// Tags that end foreign content (HTML standard, 13.2.6.5), as far as the builder knows them.
pub(crate) fn ends_foreign(name: &str) -> bool {
    matches!(element(name), Element::Block(..) | Element::Heading(_) | Element::Rule | Element::Image)
        || matches!(
            name,
            "b" | "body"
                | "br"
                | "center"
                | "code"
                | "dd"
                | "div"
                | "dt"
                | "em"
                | "embed"
                | "head"
                | "i"
                | "li"
                | "meta"
                | "nobr"
                | "s"
                | "script"
                | "small"
                | "span"
                | "strong"
                | "strike"
                | "sub"
                | "sup"
                | "tt"
                | "u"
                | "var"
                | "section"
                | "article"
        ) && name != "script"
}

/// Longest value kept of an attribute that holds words, in bytes. A bound on what repeating a tag can cost.
const MAX_WORDS: usize = 1024;
/// Largest number of columns a cell may span (HTML standard: 1000 columns).
const MAX_SPAN: u32 = 1000;

/// The attribute `name` of the output element `tag`, if it may stay: its canonical name and value.
/// Links and pictures are not decided here.
pub(crate) fn attribute(tag: &str, name: &str, value: &str) -> Option<(&'static str, String)> {
    let words = || (!value.is_empty() && value.len() <= MAX_WORDS).then(|| clean(value));
    let number = |max: u32| value.trim().parse::<u32>().ok().filter(|n| *n <= max).map(|n| n.to_string());
    Some(match (tag, name) {
        (_, "lang") => ("lang", value.trim().parse::<Language>().ok()?.as_str().to_owned()),
        (_, "dir") => {
            let direction = value.trim().to_ascii_lowercase();
            ("dir", ["ltr", "rtl", "auto"].contains(&direction.as_str()).then_some(direction)?)
        }
        (_, "data-style") => ("data-style", css::canonical(tag, value)?),
        ("abbr" | "dfn", "title") => ("title", words()?),
        ("time", "datetime") => ("datetime", words()?),
        ("td" | "th", "colspan") => ("colspan", number(MAX_SPAN).filter(|n| n != "0" && n != "1")?),
        ("td" | "th", "rowspan") => ("rowspan", number(65_534).filter(|n| n != "1")?),
        ("th", "scope") => {
            let scope = value.trim().to_ascii_lowercase();
            ("scope", ["row", "col", "rowgroup", "colgroup"].contains(&scope.as_str()).then_some(scope)?)
        }
        ("ol", "type") => ("type", ["1", "a", "A", "i", "I"].contains(&value).then(|| value.to_owned())?),
        ("ol", "start") => ("start", value.trim().parse::<i32>().ok()?.to_string()),
        ("li", "value") => ("value", value.trim().parse::<i32>().ok()?.to_string()),
        _ => return None,
    })
}

/// `value` without control characters, which have no place in a document and some of which parsers rewrite.
pub(crate) fn clean(value: &str) -> String {
    value.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !c.is_control()).collect()
}

/// Every element that can be in the output, for a second sanitiser to check by.
pub(crate) const OUTPUT_ELEMENTS: [&str; 49] = [
    "p",
    "pre",
    "blockquote",
    "aside",
    "details",
    "figure",
    "ul",
    "ol",
    "dl",
    "table",
    "li",
    "dt",
    "dd",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "figcaption",
    "summary",
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "cite",
    "code",
    "del",
    "dfn",
    "em",
    "i",
    "ins",
    "kbd",
    "mark",
    "q",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
    "u",
    "var",
    "br",
    "wbr",
    "hr",
];
