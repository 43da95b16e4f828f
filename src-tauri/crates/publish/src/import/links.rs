//! Links between the documents: led to where these lie in the content folder.

use std::path::{Component, Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag};

/// An address in a document as the name of a file: `%20` is a space.
pub(super) fn decoded(address: &str) -> String {
    percent_encoding::percent_decode_str(address).decode_utf8_lossy().into_owned()
}

/// A relative path without `.` and `..`, as far as that goes.
pub(super) fn normal(path: &Path) -> PathBuf {
    let mut parts = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                parts.pop();
            }
            Component::Normal(name) => parts.push(name),
            _ => {}
        }
    }
    parts
}

/// Markdown with its relative links and pictures led to what `target` gives (told whether it is a picture), or turned into
/// their own text where that is nothing. Gives the text and the targets that were dropped.
pub(super) fn rewrite_links(
    source: &str,
    target: &mut dyn FnMut(&str, bool) -> Option<String>,
) -> (String, Vec<String>) {
    let outside = |url: &str| {
        let lower = url.to_ascii_lowercase();
        ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme))
    };
    let mut changes: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    let mut dropped = Vec::new();
    for (event, range) in Parser::new_ext(source, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES).into_offset_iter()
    {
        let (url, title, image) = match &event {
            Event::Start(Tag::Link { dest_url, title, .. }) => (dest_url.to_string(), title, false),
            Event::Start(Tag::Image { dest_url, title, .. }) => (dest_url.to_string(), title, true),
            _ => continue,
        };
        if (outside(&url) && !image)
            || changes.iter().any(|(done, _)| done.start <= range.start && range.end <= done.end)
        {
            continue;
        }
        let written = &source[range.clone()];
        let text = written
            .trim_start_matches('!')
            .strip_prefix('[')
            .and_then(|rest| Some(&rest[..rest.rfind("](").or_else(|| rest.rfind(']'))?]));
        let text = text.unwrap_or(written.trim_matches(['<', '>']));
        let found = target(&url, image);
        // A link may be around a picture.
        let (text, within) = if image { (text.to_owned(), Vec::new()) } else { rewrite_links(text, target) };
        let title = if title.is_empty() { String::new() } else { format!(" \"{}\"", title.replace('"', "\\\"")) };
        let new = match found {
            Some(new) => format!("{}[{text}]({new}{title})", if image { "!" } else { "" }),
            None => {
                dropped.push(url);
                text
            }
        };
        dropped.extend(within);
        changes.push((range, new));
    }
    let mut rewritten = source.to_owned();
    for (range, text) in changes.into_iter().rev() {
        rewritten.replace_range(range, &text);
    }
    (rewritten, dropped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_what_was_imported_or_become_text() {
        let known = |target: &str, picture: bool| match (target, picture) {
            ("Other.md", false) => Some("../../c/other/".to_owned()),
            ("map.png", true) => Some("media/map.png".to_owned()),
            _ => None,
        };
        for (source, expected, dropped) in [
            ("See [the *other*](Other.md).", "See [the *other*](../../c/other/).", 0),
            ("See [more](Missing.md#x) now", "See more now", 1),
            ("![a plan](plan.png) here", "a plan here", 1),
            (
                "![a map](map.png \"The \\\"old\\\" map\") here",
                "![a map](media/map.png \"The \\\"old\\\" map\") here",
                0,
            ),
            ("[![a map](map.png)](Other.md)", "[![a map](media/map.png)](../../c/other/)", 0),
            ("[![a map](map.png)](https://example.org)", "[![a map](media/map.png)](https://example.org)", 0),
            ("[web](https://example.org) stays", "[web](https://example.org) stays", 0),
            ("[![alt](x.png)](Missing.md)", "alt", 2),
            ("`[code](Missing.md)`", "`[code](Missing.md)`", 0),
        ] {
            let (text, gone) = rewrite_links(source, &mut { known });
            assert_eq!((text.as_str(), gone.len()), (expected, dropped), "{source}");
        }
    }
}
