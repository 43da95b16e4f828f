//! Transcripts in: WebVTT (W3C) as sections of words that know their time.
//!
//! A cue's words stand in `<time datetime="PT12.5S">`, which whoever plays the recording follows. Cues of one sentence
//! make a paragraph; a speaker (`<v Name>`) is named where they begin. A cue with a name that is no number begins a section
//! of that name; a transcript without any is parted every five minutes.

use std::collections::HashMap;
use std::fmt::Write as _;

use crate::builder::{Builder, Purpose};
use crate::policy::Model;
use crate::tokens::{self, Syntax};
use crate::{Parsed, Resolution, document};

/// A transcript without names of its own is parted so often, in milliseconds.
const PART: u64 = 5 * 60 * 1000;

/// What is wrong with a transcript.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct TranscriptError {
    /// What it is and what to do.
    pub what: String,
    /// Where, as a line from 1.
    pub line: u32,
}

/// Words and when they are said.
struct Cue<'s> {
    line: u32,
    name: Option<&'s str>,
    /// Milliseconds.
    start: u64,
    end: u64,
    words: String,
}

/// Reads a transcript in WebVTT.
///
/// # Errors
/// When it is no WebVTT, holds no cue, or a cue ends before it begins.
pub fn transcript(source: &str) -> Result<Parsed, TranscriptError> {
    let cues = cues(source)?;
    let named = cues.iter().any(|cue| cue.name.is_some());
    let mut keep_nothing = |_: crate::Reference<'_>| Resolution::Remove;
    let mut builder = Builder::for_package(Purpose::Document(&mut keep_nothing), HashMap::new());
    let mut paragraph = None;
    let mut speaker = None;
    let mut part = 0;
    for cue in &cues {
        let (says, words) = speaker_of(&cue.words);
        let heading = match cue.name {
            Some(name) => Some((None, name.to_owned())),
            None if !named && cue.start / PART > part => {
                part = cue.start / PART;
                Some((Some(format!("t{}", part * PART / 1000)), clock(part * PART)))
            }
            None => None,
        };
        if heading.is_some() || says.is_some_and(|says| speaker != Some(says.to_owned())) {
            paragraph.take().into_iter().for_each(|mark| builder.close(mark));
        }
        if let Some((id, heading)) = heading {
            let mark = builder.start_heading(1, id, cue.line, true);
            builder.text(&heading);
            builder.close(mark);
            speaker = None;
        }
        if paragraph.is_none() {
            paragraph = Some(builder.open_block("p", Model::Phrasing, Vec::new(), true));
            if let Some(says) = says.filter(|says| speaker.as_deref() != Some(says)) {
                let mark = builder.open_inline("strong", Vec::new(), true);
                builder.text(says);
                builder.text(":");
                builder.close(mark);
            }
        }
        speaker = says.map(str::to_owned).or(speaker);
        builder.text(" ");
        let time = builder.open_inline("time", vec![("datetime", duration(cue.start))], true);
        tokens::feed(&mut builder, words, cue.line, Syntax::Html);
        builder.close(time);
        if ends_sentence(words) {
            paragraph.take().into_iter().for_each(|mark| builder.close(mark));
        }
    }
    let mut parsed = document::finish(builder.finish(), None, false);
    parsed.removed.clear();
    Ok(parsed)
}

/// The cues, by when they begin.
fn cues(source: &str) -> Result<Vec<Cue<'_>>, TranscriptError> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let wrong = |line: usize, what: &str| TranscriptError { what: what.to_owned(), line: line as u32 + 1 };
    let mut lines = source.lines().map(str::trim_end).enumerate().peekable();
    let begins = |line: &str| line == "WEBVTT" || line.starts_with("WEBVTT ") || line.starts_with("WEBVTT\t");
    if !lines.next().is_some_and(|(_, first)| begins(first)) {
        return Err(wrong(0, "is no WebVTT: its first line must be WEBVTT"));
    }
    let mut found = Vec::new();
    while let Some((at, line)) = lines.next() {
        if line.is_empty() {
            continue;
        }
        let (name, times) = if line.contains("-->") {
            (None, line)
        } else if let Some((_, next)) = lines.next_if(|(_, next)| next.contains("-->")) {
            (Some(line), next)
        } else {
            // A note, a style, a region: all up to the next empty line.
            while lines.next_if(|(_, line)| !line.is_empty()).is_some() {}
            continue;
        };
        let mut words = String::new();
        while let Some((_, line)) = lines.next_if(|(_, line)| !line.is_empty()) {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(line);
        }
        let (start, end) = times.split_once("-->").unwrap_or_default();
        let end = end.split_whitespace().next().unwrap_or_default();
        let times = moment(start.trim()).zip(moment(end));
        let Some((start, end)) = times else {
            return Err(wrong(at, "has no times such as 00:01.000 --> 00:04.500"));
        };
        if end < start {
            return Err(wrong(at, "ends before it begins"));
        }
        let name = name.filter(|name| !name.chars().all(|c| c.is_ascii_digit() || c == '-' || c == '.'));
        found.push(Cue { line: at as u32 + 1, name, start, end, words });
    }
    if found.is_empty() {
        return Err(wrong(0, "holds no words"));
    }
    found.sort_by_key(|cue| (cue.start, cue.end));
    Ok(found)
}

/// `[H:]MM:SS.mmm` in milliseconds.
fn moment(written: &str) -> Option<u64> {
    let (whole, thousandths) = written.split_once('.')?;
    if thousandths.len() != 3 {
        return None;
    }
    let mut seconds = 0_u64;
    let parts: Vec<&str> = whole.split(':').collect();
    if !(2..=3).contains(&parts.len()) {
        return None;
    }
    for (at, part) in parts.iter().enumerate() {
        let number: u64 = part.parse().ok().filter(|_| part.len() <= 4)?;
        if at > 0 && number > 59 {
            return None;
        }
        seconds = seconds * 60 + number;
    }
    Some(seconds * 1000 + thousandths.parse::<u64>().ok()?)
}

/// A speaker named in a cue, and its words.
fn speaker_of(words: &str) -> (Option<&str>, &str) {
    let voice = words.strip_prefix("<v").and_then(|rest| rest.split_once('>'));
    let Some((annotation, words)) = voice else { return (None, words) };
    // Classes come before the first blank.
    let name = annotation.split_once(char::is_whitespace).map(|(_, name)| name.trim()).filter(|name| !name.is_empty());
    (name, words)
}

fn ends_sentence(words: &str) -> bool {
    let words = words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | '»' | '’' | ')'));
    let words = words.strip_suffix("</v>").unwrap_or(words);
    words.ends_with(['.', '!', '?', '…', '؟', '۔', '。'])
}

/// Milliseconds as a duration of HTML (ISO 8601): `PT12.5S`.
fn duration(milliseconds: u64) -> String {
    let mut written = format!("PT{}", milliseconds / 1000);
    let rest = milliseconds % 1000;
    if rest > 0 {
        // Writing to a string cannot fail.
        let _ = write!(written, ".{}", format!("{rest:03}").trim_end_matches('0'));
    }
    written + "S"
}

/// Milliseconds as people read them off a clock: `5:00`, `1:05:00`.
fn clock(milliseconds: u64) -> String {
    let seconds = milliseconds / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cues_become_paragraphs_that_know_their_time() {
        let source = "WEBVTT\n\nNOTE by hand\n\nBefore you call\n00:00.000 --> 00:02.500\n<v Mira>Hello,\n\n2\n00:02.500 --> 00:04.000 align:start\nhow can I <i>help</i>?\n\n00:04.000 --> 00:05.000\n<v Sam>Hi <script>x</script>&amp; bye.\n\nAfter\n01:00:00.250 --> 01:00:01.000\nEnd";
        let parsed = transcript(source).unwrap();
        let shown: Vec<String> = parsed
            .sections
            .iter()
            .map(|s| format!("{} {} | {}", s.id.as_str(), s.heading, s.html.clone().unwrap_or_default()))
            .collect();
        assert_eq!(
            shown,
            [
                "1 Before you call | <p><strong>Mira:</strong> <time datetime=\"PT0S\">Hello,</time> <time datetime=\"PT2.5S\">how can I <i>help</i>?</time></p><p><strong>Sam:</strong> <time datetime=\"PT4S\">Hi &amp; bye.</time></p>",
                "2 After | <p><time datetime=\"PT3600.25S\">End</time></p>",
            ]
        );
    }

    #[test]
    fn a_long_transcript_without_names_is_parted_by_time() {
        let source = "WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n\n11:01.000 --> 11:02.000\nTwo.\n";
        let parsed = transcript(source).unwrap();
        let shown: Vec<(&str, &str)> = parsed.sections.iter().map(|s| (s.id.as_str(), s.heading.as_str())).collect();
        assert_eq!(shown, [("start", ""), ("t600", "10:00")]);
    }

    #[test]
    fn mistakes_have_their_line() {
        for (source, line) in [
            ("", 1),
            ("1\n00:00.000 --> 00:01.000\nx", 1),
            ("WEBVTT\n\n", 1),
            ("WEBVTT\n\n0:0 --> 1\nx\n", 3),
            ("WEBVTT\n\n00:02.000 --> 00:01.000\nx\n", 3),
            ("WEBVTT\n\n00:99.000 --> 00:99.100\nx\n", 3),
        ] {
            assert_eq!(transcript(source).unwrap_err().line, line, "{source:?}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(cues in "(WEBVTT)?[\n 0-9:.<>/v&a-c-]{0,80}", rest: String) {
            let _ = transcript(&cues);
            let _ = transcript(&format!("WEBVTT\n\n00:00.000 --> 00:01.000\n{rest}"));
        }
    }
}
