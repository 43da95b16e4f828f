//! Which addresses a published document may hold.
//!
//! Decides from the text of an address alone; nothing is looked up.

use domain::{EditionId, PublicationId, SectionId};

/// Longest address kept, in bytes: what browsers and servers commonly accept (RFC 9110 recommends at least 8,000).
const MAX_ADDRESS: usize = 8_000;

/// What a link's target is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// May stand in a document, in this spelling.
    Allowed(String),
    /// A place in the same document.
    Anchor(String),
    /// May never stand in a document; says what it is.
    Refused(&'static str),
    /// Has to be resolved by the caller first: a relative address, or a scheme that is not known.
    Other,
}

/// What browsers drop from an address before they read it (WHATWG URL, basic URL parser): white space and controls
/// around it, tabs and line breaks within.
fn stripped(address: &str) -> String {
    address
        .trim_matches(|c: char| c <= ' ' || c.is_whitespace())
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .collect()
}

/// The scheme of an address in lower case, where it has one.
pub(crate) fn scheme(address: &str) -> Option<String> {
    let address = stripped(address);
    let (scheme, _) = address.split_once(':')?;
    let shaped = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    shaped.then(|| scheme.to_ascii_lowercase())
}

/// What is wrong with an address that runs something or carries its own content, wherever it stands.
pub(crate) fn active(address: &str) -> Option<&'static str> {
    match scheme(address)?.as_str() {
        "javascript" => Some("javascript: link"),
        "vbscript" => Some("vbscript: link"),
        "livescript" | "mocha" => Some("script link"),
        "data" => Some("data: link"),
        "blob" | "filesystem" => Some("link into the browser's own data"),
        "file" => Some("file: link"),
        _ => None,
    }
}

/// What the target of a link is.
pub(crate) fn link(address: &str) -> Target {
    if let Some(what) = active(address) {
        return Target::Refused(what);
    }
    let address = stripped(address);
    if address.len() > MAX_ADDRESS {
        return Target::Refused("link of more than 8,000 characters");
    }
    if let Some(anchor) = address.strip_prefix('#') {
        let anchor = percent_decoded(anchor);
        return if anchor.parse::<SectionId>().is_ok() {
            Target::Anchor(anchor)
        } else {
            Target::Refused("empty link")
        };
    }
    match scheme(&address).as_deref() {
        Some("https") => match url::Url::parse(&address) {
            Ok(url) if url.has_host() => Target::Allowed(url.into()),
            _ => Target::Refused("link that is no address"),
        },
        Some("mailto") => match url::Url::parse(&address) {
            Ok(url) if !url.path().is_empty() => Target::Allowed(url.into()),
            _ => Target::Refused("link that is no address"),
        },
        Some("fieldshelf") => match library_address(&address) {
            Some(address) => Target::Allowed(address),
            None => Target::Refused("fieldshelf: link that names no publication"),
        },
        _ => Target::Other,
    }
}

/// A `fieldshelf://publisher/collection/publication[@lang][#section]` in its canonical spelling.
fn library_address(address: &str) -> Option<String> {
    let rest = address.split_once("://")?.1;
    let (work, section) = match rest.split_once('#') {
        Some((work, section)) => (work, Some(percent_decoded(section).parse::<SectionId>().ok()?)),
        None => (rest, None),
    };
    let work = if work.contains('@') {
        work.parse::<EditionId>().ok()?.to_string()
    } else {
        work.parse::<PublicationId>().ok()?.to_string()
    };
    Some(match section {
        Some(section) => format!("fieldshelf://{work}#{}", section.as_str()),
        None => format!("fieldshelf://{work}"),
    })
}

/// Whether a picture's source lies outside the document's own folder, and what it is then.
pub(crate) fn refused_media(source: &str) -> Option<String> {
    if let Some(what) = active(source) {
        return Some(what.replace("link", "picture"));
    }
    let source = stripped(source);
    let remote = scheme(&source).is_some() || source.starts_with("//") || source.starts_with("\\\\");
    remote.then(|| format!("remote image {source}"))
}

/// The name of a picture among an edition's media files: a relative path without a step upwards.
pub(crate) fn media_name(name: &str) -> Option<String> {
    let plain = !name.is_empty()
        && name.len() <= 1024
        && !name.starts_with('/')
        && !name.contains(['\\', ':'])
        && !name.chars().any(char::is_control)
        && name.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
    (plain && policy_clean(name)).then(|| name.to_owned())
}

/// White space other than a plain blank would not survive being written and read again.
fn policy_clean(name: &str) -> bool {
    name.chars().all(|c| c == ' ' || !c.is_whitespace()) && name.trim() == name
}

/// `text` with its `%XX` undone where they make UTF-8, else as it is.
pub(crate) fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let digit = |i: usize| bytes.get(i).and_then(|b| (*b as char).to_digit(16));
        match (bytes[at], digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                decoded.push((high * 16 + low) as u8);
                at += 3;
            }
            (byte, ..) => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_four_kinds_of_link_may_stand() {
        let allowed = |text: &str| Target::Allowed(text.to_owned());
        for (address, target) in [
            ("https://example.org/a?b=c#d", allowed("https://example.org/a?b=c#d")),
            (" HTTPS://Example.org ", allowed("https://example.org/")),
            ("https:///", Target::Refused("link that is no address")),
            ("mailto:desk@example.org", allowed("mailto:desk@example.org")),
            ("#2.3", Target::Anchor("2.3".into())),
            ("#caf%C3%A9", Target::Anchor("café".into())),
            ("#", Target::Refused("empty link")),
            ("fieldshelf://iom/news/desk@sr-latn#2.1", allowed("fieldshelf://iom/news/desk@sr-Latn#2.1")),
            ("fieldshelf://iom/news", Target::Refused("fieldshelf: link that names no publication")),
            ("fieldshelf://iom/news/../desk", Target::Refused("fieldshelf: link that names no publication")),
            ("javascript:alert(1)", Target::Refused("javascript: link")),
            (" \u{1}java\nscript\t:alert(1)", Target::Refused("javascript: link")),
            ("JaVaScRiPt:alert(1)", Target::Refused("javascript: link")),
            ("data:text/html,x", Target::Refused("data: link")),
            ("http://example.org/", Target::Other),
            ("other.md#x", Target::Other),
            ("//example.org/x", Target::Other),
            ("", Target::Other),
        ] {
            assert_eq!(link(address), target, "{address:?}");
        }
    }

    #[test]
    fn a_pictures_name_cannot_leave_the_media_folder() {
        for good in ["plan.png", "media/plan.png", "media/план 1.png"] {
            assert_eq!(media_name(good).as_deref(), Some(good));
        }
        for bad in ["", "/etc/passwd", "../x", "media/../x", "a//b", "c:\\x", "a\\b", "https://x/y", "a\nb", " a"] {
            assert_eq!(media_name(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn pictures_from_elsewhere_are_refused() {
        for bad in ["https://x/y.png", "http://x/y.png", "//x/y.png", "data:image/png;base64,AA", "cid:1"] {
            assert!(refused_media(bad).is_some(), "{bad}");
        }
        assert_eq!(refused_media("media/x.png"), None);
    }
}
