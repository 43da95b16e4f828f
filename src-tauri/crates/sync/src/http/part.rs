//! Whether an answer is the part of a file that was asked for.

use reqwest::header::{CONTENT_RANGE, ETAG};

use super::ask::Answer;

/// Whether `tag` is a strong entity tag: the same tag means the same bytes (RFC 9110, section 8.8.3).
pub(super) fn is_strong(tag: &str) -> bool {
    let inner = tag.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inner.is_some_and(|inner| inner.bytes().all(|byte| matches!(byte, 0x21 | 0x23..=0x7e)))
}

/// The strong tag of an answer.
pub(super) fn strong_tag(answer: &Answer) -> Option<String> {
    answer.header(ETAG).filter(|tag| is_strong(tag)).map(str::to_owned)
}

/// Whether a 206 holds the bytes from `start` to the end of a file of `length` bytes and, where that is known, of the state
/// `tag`.
pub(super) fn is_exactly(answer: &Answer, start: u64, length: Option<u64>, tag: Option<&str>) -> bool {
    let same = tag.is_none_or(|tag| answer.header(ETAG).is_none_or(|now| now == tag));
    let Some((first, last, total)) = answer.header(CONTENT_RANGE).and_then(range) else { return false };
    let whole = length.is_none_or(|length| length == total) && first == start && last.checked_add(1) == Some(total);
    whole && same && answer.length().is_none_or(|bytes| total.checked_sub(start) == Some(bytes))
}

/// First byte, last byte and total of a `Content-Range`.
fn range(text: &str) -> Option<(u64, u64, u64)> {
    let (range, total) = text.trim().strip_prefix("bytes ")?.split_once('/')?;
    let (first, last) = range.split_once('-')?;
    Some((first.parse().ok()?, last.parse().ok()?, total.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_quoted_tags_without_a_weak_mark_are_strong() {
        for (tag, strong) in
            [("\"a1-b\"", true), ("\"\"", true), ("W/\"a\"", false), ("a", false), ("\"a\"\r\nx: \"", false)]
        {
            assert_eq!(is_strong(tag), strong, "{tag}");
        }
    }

    #[test]
    fn a_range_is_read_whole_or_not_at_all() {
        assert_eq!(range("bytes 5-9/10"), Some((5, 9, 10)));
        for text in ["bytes 5-9/*", "bytes */10", "5-9/10", "bytes 5-9", "bytes a-9/10", "items 5-9/10"] {
            assert_eq!(range(text), None, "{text}");
        }
    }
}
