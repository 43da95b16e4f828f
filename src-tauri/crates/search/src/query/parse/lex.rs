//! The parts of a query as they are written: where each ends, and what it has the form of, whatever can be meant by it.

/// What leaves out the word, phrase or filter after it.
pub(super) const NOT: &str = "NOT";
/// What stands before a colon and looks in titles and headings alone.
pub(super) const TITLE: &str = "title";
/// What stands before a colon and narrows the search.
const FILTERS: [&str; 6] = ["lang", "kind", "collection", "topic", "after", "before"];
/// What others call what these name, so that somebody may write it before a colon and mean one of them.
const OTHER_NAMES: [&str; 19] = [
    "language",
    "languages",
    "langs",
    "locale",
    "type",
    "types",
    "kinds",
    "category",
    "collections",
    "series",
    "topics",
    "tag",
    "tags",
    "subject",
    "since",
    "newer",
    "until",
    "older",
    "heading",
];

/// Whether `part` of a query, up to a white space, is written as a filter is, or as one of what is to be left out.
pub fn is_filter(part: &str) -> bool {
    let name = unsigned(part).unwrap_or(part).split_once(':').map(|(name, _)| name);
    name.is_some_and(|name| FILTERS.iter().any(|known| known.eq_ignore_ascii_case(name)))
}

/// Whether `part` stands between two others and says how both count.
pub(super) fn is_operator(part: &str) -> bool {
    matches!(part, "AND" | "OR" | "|")
}

/// The field that `part` begins with and its value, where the colon between them asks for something of its own. A word with a
/// capital and nothing after its colon is a heading that somebody copied (“Title: The desk”), and as plain as other words.
pub(super) fn field(part: &str) -> Option<(&'static str, &str)> {
    let (name, value) = part.split_once(':')?;
    let known = FILTERS.into_iter().chain([TITLE]).find(|known| known.eq_ignore_ascii_case(name))?;
    (known == name || !value.is_empty()).then_some((known, value))
}

/// Whether `part` is written as a field would be, with another name for one.
pub(super) fn is_other_field(part: &str) -> bool {
    let written = part.split_once(':').filter(|(_, value)| !value.is_empty());
    written.is_some_and(|(name, _)| OTHER_NAMES.iter().any(|other| other.eq_ignore_ascii_case(name)))
}

/// Whether a star stands beside a letter in `part`, as if for others.
pub(super) fn has_star(part: &str) -> bool {
    let next = part.chars().skip(1);
    let mut pairs = part.chars().zip(next);
    pairs.any(|(one, other)| (one == '*' && other.is_alphabetic()) || (one.is_alphabetic() && other == '*'))
}

/// `text` without the sign that leaves out what it begins with; `None` where there is none.
pub(super) fn unsigned(text: &str) -> Option<&str> {
    text.strip_prefix(['-', '−']).filter(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || is_quote(c)))
}

/// `text` up to its first white space, and from there.
pub(super) fn chunk(text: &str) -> (&str, &str) {
    text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()))
}

/// Text before a pair of quotes, inside it, and after it.
pub(super) fn quoted(text: &str) -> Option<(&str, &str, &str)> {
    let (open, mark) = text.char_indices().find(|(_, c)| is_quote(*c))?;
    let inside = &text[open + mark.len_utf8()..];
    let (close, mark) = inside.char_indices().find(|(_, c)| is_quote(*c))?;
    Some((&text[..open], &inside[..close], &inside[close + mark.len_utf8()..]))
}

/// Double quotes of the languages of the field. Single ones are apostrophes too often.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂')
}
