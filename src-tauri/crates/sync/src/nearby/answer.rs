//! What a request for a file gets: the status, the headers and the part, decided before anything is read.

use axum::http::header::{ETAG, IF_RANGE, RANGE};
use axum::http::{HeaderMap, StatusCode};
use repository::RepositoryPath;

/// The part of a file that is sent, and what is said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) status: StatusCode,
    /// The first byte, and how many.
    pub(super) start: u64,
    pub(super) length: u64,
    /// The `Content-Range`, where only a part is sent or none can be.
    pub(super) range: Option<String>,
}

/// The strong entity tag of the file at `path`: files that are named by their hash are the same bytes for ever.
pub(super) fn tag(path: &RepositoryPath) -> Option<String> {
    match path {
        RepositoryPath::Blob(hash) | RepositoryPath::Catalogue { sha256: hash, .. } => Some(format!("\"{hash}\"")),
        _ => None,
    }
}

/// What a request with `headers` gets of a file of `total` bytes. A range counts where it is one single range, and where
/// its `If-Range`, if it has one, is `tag` (RFC 9110, sections 13.1.5 and 14.2); else the whole is sent.
pub(super) fn part(headers: &HeaderMap, total: u64, tag: Option<&str>) -> Part {
    let whole = Part { status: StatusCode::OK, start: 0, length: total, range: None };
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    let same = !headers.contains_key(IF_RANGE) || tag.is_some_and(|tag| text(IF_RANGE) == Some(tag));
    let one = headers.get_all(RANGE).iter().count() == 1;
    let Some(asked) = text(RANGE).filter(|_| same && one).and_then(single) else { return whole };
    let found = match asked {
        Asked::From(start, last) => {
            let end = last.map_or(total, |last| last.saturating_add(1).min(total));
            (start < total).then(|| (start, end - start))
        }
        Asked::Last(bytes) => (bytes > 0 && total > 0).then(|| (total.saturating_sub(bytes), bytes.min(total))),
    };
    match found {
        Some((start, length)) => Part {
            status: StatusCode::PARTIAL_CONTENT,
            start,
            length,
            range: Some(format!("bytes {start}-{}/{total}", start + length - 1)),
        },
        None => Part {
            status: StatusCode::RANGE_NOT_SATISFIABLE,
            start: 0,
            length: 0,
            range: Some(format!("bytes */{total}")),
        },
    }
}

/// The headers under which the tag travels.
pub(super) const TAG: axum::http::HeaderName = ETAG;

enum Asked {
    /// From a byte to another or to the end.
    From(u64, Option<u64>),
    /// The last so many bytes.
    Last(u64),
}

/// A `Range` of exactly one range of bytes.
fn single(text: &str) -> Option<Asked> {
    let (unit, range) = text.split_once('=')?;
    let (first, last) = range.trim().split_once('-')?;
    let number = |digits: &str| {
        // `parse` takes a plus as well.
        let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| digits.parse::<u64>().ok()).flatten()
    };
    if !unit.trim().eq_ignore_ascii_case("bytes") {
        return None;
    }
    match (first.trim(), last.trim()) {
        ("", last) => number(last).map(Asked::Last),
        (first, "") => number(first).map(|first| Asked::From(first, None)),
        (first, last) => {
            let (first, last) = (number(first)?, number(last)?);
            (first <= last).then_some(Asked::From(first, Some(last)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(range: &[&str], if_range: Option<&str>) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for range in range {
            headers.append(RANGE, range.parse().unwrap());
        }
        if let Some(tag) = if_range {
            headers.insert(IF_RANGE, tag.parse().unwrap());
        }
        headers
    }

    #[test]
    fn a_single_range_is_answered_exactly_and_anything_else_with_the_whole() {
        for (range, wanted) in [
            ("bytes=0-", (206, 0, 10, Some("bytes 0-9/10"))),
            ("bytes=4-", (206, 4, 6, Some("bytes 4-9/10"))),
            ("bytes=4-5", (206, 4, 2, Some("bytes 4-5/10"))),
            ("bytes=9-9", (206, 9, 1, Some("bytes 9-9/10"))),
            ("bytes=4-99", (206, 4, 6, Some("bytes 4-9/10"))),
            ("bytes=4-18446744073709551615", (206, 4, 6, Some("bytes 4-9/10"))),
            ("bytes=-3", (206, 7, 3, Some("bytes 7-9/10"))),
            ("bytes=-99", (206, 0, 10, Some("bytes 0-9/10"))),
            ("Bytes = 4-5", (206, 4, 2, Some("bytes 4-5/10"))),
            ("bytes=10-", (416, 0, 0, Some("bytes */10"))),
            ("bytes=99-100", (416, 0, 0, Some("bytes */10"))),
            ("bytes=-0", (416, 0, 0, Some("bytes */10"))),
            ("bytes=0-1,4-5", (200, 0, 10, None)),
            ("bytes=5-4", (200, 0, 10, None)),
            ("bytes=+5-", (200, 0, 10, None)),
            ("bytes=5", (200, 0, 10, None)),
            ("bytes=-", (200, 0, 10, None)),
            ("bytes=99999999999999999999-", (200, 0, 10, None)),
            ("items=0-1", (200, 0, 10, None)),
        ] {
            let part = part(&headers(&[range], None), 10, None);
            let found = (part.status.as_u16(), part.start, part.length, part.range.as_deref());
            assert_eq!(found, wanted, "{range}");
        }
        assert_eq!(part(&headers(&["bytes=0-1", "bytes=4-5"], None), 10, None).status, 200);
        assert_eq!(part(&headers(&["bytes=0-"], None), 0, None).status, 416);
    }

    #[test]
    fn a_part_of_another_state_is_never_sent() {
        for (if_range, tag, status) in [
            (Some("\"a\""), Some("\"a\""), 206),
            (Some("\"b\""), Some("\"a\""), 200),
            (Some("W/\"a\""), Some("\"a\""), 200),
            (Some("Fri, 27 Nov 2026 08:00:00 GMT"), Some("\"a\""), 200),
            (Some("\"a\""), None, 200),
            (None, Some("\"a\""), 206),
        ] {
            let found = part(&headers(&["bytes=4-"], if_range), 10, tag).status;
            assert_eq!(found, status, "{if_range:?} {tag:?}");
        }
    }
}
