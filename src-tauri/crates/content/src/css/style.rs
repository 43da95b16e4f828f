//! A look in words from a closed vocabulary: the attribute `data-style` of the output, which the reader's own style sheet gives
//! its meaning. Whatever else stands in it goes.

use crate::policy::{self, Element, Part};

/// The vocabulary, in the order in which its words are written. Those of one group say the same in different ways.
const WORDS: &[(&str, Group)] = &[
    ("bold", Group::Weight),
    ("regular", Group::Weight),
    ("italic", Group::Slant),
    ("upright", Group::Slant),
    ("underline", Group::Underline),
    ("strike", Group::Strike),
    ("raised", Group::Raised),
    ("lowered", Group::Raised),
    ("small-caps", Group::Caps),
    ("mono", Group::Face),
    ("small", Group::Size),
    ("large", Group::Size),
    ("start", Group::Align),
    ("center", Group::Align),
    ("end", Group::Align),
    ("indent-1", Group::Indent),
    ("indent-2", Group::Indent),
    ("indent-3", Group::Indent),
    ("boxed", Group::Box),
    ("no-marker", Group::Marker),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Weight,
    Slant,
    Underline,
    Strike,
    Raised,
    Caps,
    Face,
    Size,
    Align,
    Indent,
    Box,
    Marker,
}

/// Whether the output element `tag` can say something of that group; `""` is what a container gives to what lies in it.
fn may_say(tag: &str, group: Group) -> bool {
    let placed = match policy::element(tag) {
        _ if tag.is_empty() => true,
        Element::Block(..) => true,
        Element::Part(Part::RowGroup(_) | Part::Row) => false,
        Element::Part(_) => true,
        Element::Inline("a") => return false,
        Element::Inline(_) => return !matches!(group, Group::Align | Group::Indent | Group::Box | Group::Marker),
        _ => false,
    };
    placed
        && match group {
            Group::Raised => false,
            Group::Indent | Group::Box => matches!(tag, "" | "p" | "pre" | "blockquote" | "aside" | "figure"),
            Group::Marker => matches!(tag, "ul" | "ol" | "li"),
            _ => true,
        }
}

/// What stays of the value of `data-style` on the output element `tag`: known words that it may say, one of each group, in
/// their order; nothing where there is none.
pub(crate) fn canonical(tag: &str, value: &str) -> Option<String> {
    merged(tag, value, "")
}

/// The words of `own` and, where those say nothing, of `outer`, as [`canonical`] gives them.
pub(crate) fn merged(tag: &str, own: &str, outer: &str) -> Option<String> {
    let mut kept: Vec<(&str, Group)> = Vec::new();
    // A bound on what a long value can cost.
    for word in own.split_ascii_whitespace().take(32).chain(outer.split_ascii_whitespace().take(32)) {
        let Some((word, group)) = WORDS.iter().find(|(known, _)| *known == word) else { continue };
        if may_say(tag, *group) && !kept.iter().any(|(_, known)| known == group) {
            kept.push((word, *group));
        }
    }
    let words: Vec<&str> =
        WORDS.iter().map(|(word, _)| *word).filter(|word| kept.iter().any(|(kept, _)| kept == word)).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_words_stay_where_they_mean_something() {
        for (tag, value, wanted) in [
            ("p", "italic  bold italic", Some("bold italic")),
            ("p", "bold regular", Some("bold")),
            ("span", "center bold boxed", Some("bold")),
            ("span", "raised lowered", Some("raised")),
            ("td", "center indent-1 raised", Some("center")),
            ("tr", "bold center", None),
            ("a", "bold", None),
            ("img", "center", None),
            ("li", "no-marker", Some("no-marker")),
            ("p", "no-marker hidden display:none url(x) BOLD", None),
            ("p", "", None),
        ] {
            assert_eq!(canonical(tag, value).as_deref(), wanted, "{tag} {value}");
        }
    }

    #[test]
    fn what_an_element_says_goes_before_what_is_around_it() {
        for (own, outer, wanted) in [
            ("start", "center bold", Some("bold start")),
            ("", "boxed", Some("boxed")),
            ("indent-1", "indent-3", Some("indent-1")),
            ("", "", None),
        ] {
            assert_eq!(merged("p", own, outer).as_deref(), wanted, "{own}, {outer}");
        }
    }
}
