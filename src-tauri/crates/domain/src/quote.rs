//! Quotations that find their words again after a text has changed.
//!
//! A [`Quote`] is the text quote selector of the W3C Web Annotation Data Model (4.2.4): the words with what stands before
//! and after them. A [`Span`] is its text position selector (4.2.5), but for what it counts: characters that are not white
//! space, so that a text means the same places however its paragraphs and cells are laid out.

use serde::{Deserialize, Serialize};

/// How many characters before and after the words are kept.
const CONTEXT: usize = 32;
/// Longer words are looked for by their beginning and their end, each of this many characters.
const END: usize = 256;
/// Fewer characters than this stand in too many places to be looked for other than as they are.
const FEW: usize = 8;
/// A passage has to share one run of this many characters with words that it nearly holds.
const RUN: usize = 6;

/// A stretch of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Span {
    /// How many characters that are not white space stand before it.
    pub start: u32,
    /// How many stand before its end.
    pub end: u32,
}

/// Words of a text with what stands around them, runs of white space as one space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Quote {
    /// The words.
    pub exact: String,
    /// Up to 32 characters before them, without counting white space.
    pub prefix: String,
    /// Up to 32 characters after them, without counting white space.
    pub suffix: String,
}

impl Quote {
    /// The words at `span` of `text`; nothing where that is no stretch of it.
    pub fn of(text: &str, span: Span) -> Option<Self> {
        let letters = Letters::of(text);
        let (start, end) = (span.start as usize, span.end as usize);
        if start >= end || end > letters.len() {
            return None;
        }
        let (from, to) = (letters.byte(start), letters.byte_after(end));
        let before = letters.byte(start.saturating_sub(CONTEXT));
        let after = letters.byte_after((end + CONTEXT).min(letters.len()));
        Some(Self {
            exact: squeezed(&text[from..to]),
            prefix: squeezed(&text[before..from]),
            suffix: squeezed(&text[to..after]),
        })
    }

    /// Where the words stand in one of `texts`: the text's index and the stretch. `was` is the text in which they stood, and
    /// how far in it. Words that changed a little are found too; words that may be others are not.
    pub fn find(&self, texts: &[&str], was: Option<(usize, u32)>) -> Option<(usize, Span)> {
        let texts: Vec<Letters> = texts.iter().map(|text| Letters::of(text)).collect();
        let [exact, prefix, suffix] = [&self.exact, &self.prefix, &self.suffix].map(|part| Letters::of(part).all);
        if exact.len() <= 2 * END {
            return Sought { exact: &exact, prefix: &prefix, suffix: &suffix, was }.best(&texts);
        }
        // In a long passage something always changes; its ends are enough, where they are still about as far apart.
        let tail_at = exact.len() - END;
        let head = Sought { exact: &exact[..END], prefix: &prefix, suffix: &exact[END..END + CONTEXT], was };
        let (home, head) = head.best(&texts)?;
        let was = Some((home, head.start + u32::try_from(tail_at).unwrap_or(0)));
        let tail =
            Sought { exact: &exact[tail_at..], prefix: &exact[tail_at - CONTEXT..tail_at], suffix: &suffix, was };
        let (there, tail) = tail.best(&texts)?;
        let length = (tail.end.checked_sub(head.start)?) as usize;
        let about = (exact.len() / 2..=exact.len() * 2).contains(&length);
        (there == home && about).then_some((home, Span { start: head.start, end: tail.end }))
    }
}

/// The stretch of `text` from character `from` on, of at most `most` characters.
pub fn beginning(text: &str, from: u32, most: u32) -> Option<Span> {
    let all = u32::try_from(Letters::of(text).len()).ok()?;
    let end = all.min(from.saturating_add(most));
    (from < end).then_some(Span { start: from, end })
}

/// Every stretch of `text` that holds just these words, however its white space is laid out.
pub fn places(text: &str, words: &str) -> Vec<Span> {
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let found = places_of(&Letters::of(text).all, &Letters::of(words).all);
    found.into_iter().map(|place| Span { start: number(place.start), end: number(place.end) }).collect()
}

/// The byte of `text` at which the character stands that `position` others, white space not counted, stand before.
pub fn byte_at(text: &str, position: u32) -> usize {
    let letters = Letters::of(text);
    letters.byte(position as usize)
}

/// How many characters that are not white space stand before `byte` of `text`.
pub fn position_of(text: &str, byte: usize) -> u32 {
    let before = text.char_indices().take_while(|(at, _)| *at < byte).filter(|(_, c)| !c.is_whitespace()).count();
    u32::try_from(before).unwrap_or(u32::MAX)
}

fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_whitespace() {
            true if out.ends_with(' ') => {}
            true => out.push(' '),
            false => out.push(c),
        }
    }
    out
}

/// A text without its white space, with where each character stood.
struct Letters {
    all: Vec<char>,
    bytes: Vec<usize>,
    length: usize,
}

impl Letters {
    fn of(text: &str) -> Self {
        let (bytes, all) = text.char_indices().filter(|(_, c)| !c.is_whitespace()).unzip();
        Self { all, bytes, length: text.len() }
    }

    fn len(&self) -> usize {
        self.all.len()
    }

    /// Where character `at` begins; the end of the text after the last.
    fn byte(&self, at: usize) -> usize {
        self.bytes.get(at).copied().unwrap_or(self.length)
    }

    /// Where the character before `at` ends.
    fn byte_after(&self, at: usize) -> usize {
        match at.checked_sub(1) {
            Some(last) if last < self.len() => self.bytes[last] + self.all[last].len_utf8(),
            _ => 0,
        }
    }

    /// Whether the characters before and at `at` are of one word.
    fn joined(&self, at: usize) -> bool {
        at > 0
            && at < self.len()
            && self.byte_after(at) == self.bytes[at]
            && self.all[at - 1].is_alphanumeric()
            && self.all[at].is_alphanumeric()
    }

    /// A stretch made wider to whole words.
    fn whole_words(&self, mut start: usize, mut end: usize) -> (usize, usize) {
        while self.joined(start) {
            start -= 1;
        }
        while self.joined(end) {
            end += 1;
        }
        (start, end)
    }
}

/// A place where the words may be.
struct Place {
    start: usize,
    end: usize,
    /// How many characters would have to be changed, added or left out.
    errors: usize,
}

/// What is looked for, in characters that are not white space.
struct Sought<'a> {
    exact: &'a [char],
    prefix: &'a [char],
    suffix: &'a [char],
    was: Option<(usize, u32)>,
}

impl Sought<'_> {
    fn best(&self, texts: &[Letters]) -> Option<(usize, Span)> {
        if self.exact.is_empty() {
            return None;
        }
        let exactly = |text: &Letters, _: bool| places_of(&text.all, self.exact);
        let nearly = |text: &Letters, home: bool| {
            let most = self.exact.len() / if home { 3 } else { 4 };
            let worth = self.exact.len() >= FEW && most > 0 && shares_a_run(&text.all, self.exact);
            let found = if worth { near_places_of(&text.all, self.exact, most) } else { Vec::new() };
            found
                .into_iter()
                .map(|place| {
                    let (start, end) = text.whole_words(place.start, place.end);
                    Place { start, end, ..place }
                })
                .collect()
        };
        self.first_of(texts, &exactly).or_else(|| self.first_of(texts, &nearly))
    }

    /// The best place that `places` gives and that can be relied on.
    fn first_of(&self, texts: &[Letters], places: &dyn Fn(&Letters, bool) -> Vec<Place>) -> Option<(usize, Span)> {
        let home = |index: usize| self.was.is_some_and(|(was, _)| was == index);
        let all: Vec<(usize, Vec<Place>)> =
            texts.iter().enumerate().map(|(index, text)| (index, places(text, home(index)))).collect();
        let only = all.iter().map(|(_, places)| places.len()).sum::<usize>() == 1;
        let mut best: Option<(f64, usize, Span)> = None;
        for (index, places) in all {
            let text = &texts[index];
            for place in places {
                let context = self.context(&text.all, &place);
                if context < self.wanted_context(&place, home(index), only) {
                    continue;
                }
                let far = match self.was {
                    Some((was, start)) if was == index => {
                        (place.start as f64 - f64::from(start)).abs() / text.len() as f64
                    }
                    _ => 5.0,
                };
                let cost = 2.0 * place.errors as f64 / self.exact.len() as f64 + (1.0 - context) + far / 10.0;
                if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
                    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
                    best = Some((cost, index, Span { start: number(place.start), end: number(place.end) }));
                }
            }
        }
        best.map(|(_, index, span)| (index, span))
    }

    /// How much of what stood around the words has to stand there still: none for many words that stand as they were, half of
    /// it for few and for changed ones, more for words in another section, less for the only ones of their kind.
    fn wanted_context(&self, place: &Place, home: bool, only: bool) -> f64 {
        let length = self.exact.len();
        match (place.errors, home) {
            (0, true) if length >= 16 => 0.0,
            (0, false) if length >= 48 || (only && length >= 16) => 0.0,
            (0, false) if only && length >= FEW => 0.4,
            (errors, true) if length >= 24 && errors <= length / 8 => 0.0,
            (_, true) => 0.5,
            (_, false) => 0.6,
        }
    }

    /// How much of what stood around the words stands around `place`: all of it is 1.
    fn context(&self, text: &[char], place: &Place) -> f64 {
        let before = &text[place.start.saturating_sub(self.prefix.len())..place.start];
        let after = &text[place.end..(place.end + self.suffix.len()).min(text.len())];
        let all = self.prefix.len() + self.suffix.len();
        if all == 0 {
            // Nothing stood around them: they were the whole text, and are so still or not.
            return if place.start == 0 && place.end == text.len() { 1.0 } else { 0.5 };
        }
        let off = distance(self.prefix, before) + distance(self.suffix, after);
        1.0 - (off as f64 / all as f64).min(1.0)
    }
}

/// Every place of `words` in `text`.
fn places_of(text: &[char], words: &[char]) -> Vec<Place> {
    let Some(first) = words.first() else { return Vec::new() };
    let starts = text.iter().enumerate().filter(|(_, c)| *c == first).map(|(at, _)| at);
    starts
        .filter(|at| text[*at..].starts_with(words))
        .map(|start| Place { start, end: start + words.len(), errors: 0 })
        .collect()
}

/// Whether `text` holds a run of [`RUN`] characters of `words`: a cheap look before a dear one.
fn shares_a_run(text: &[char], words: &[char]) -> bool {
    let runs: std::collections::HashSet<&[char]> = words.windows(RUN).collect();
    text.windows(RUN).any(|run| runs.contains(run))
}

/// The places in `text` that become `words` by at most `most` changes, each the best among those that overlap it: Sellers'
/// recurrence, column by column, with Ukkonen's cut-off.
fn near_places_of(text: &[char], words: &[char], most: usize) -> Vec<Place> {
    let beyond = most + 1;
    // For each number of characters of `words`: the fewest changes of a match that ends here, and where it begins.
    let mut column: Vec<(usize, usize)> = (0..=words.len()).map(|row| (row.min(beyond), 0)).collect();
    let mut last = most.min(words.len());
    let mut found: Vec<Place> = Vec::new();
    for (at, letter) in text.iter().enumerate() {
        let mut diagonal = column[0];
        column[0] = (0, at + 1);
        let rows = (last + 1).min(words.len());
        for row in 1..=rows {
            let above = column[row - 1];
            let here = if row > last { (beyond, at) } else { column[row] };
            let same = (diagonal.0 + usize::from(words[row - 1] != *letter), diagonal.1);
            let next = [same, (here.0 + 1, here.1), (above.0 + 1, above.1)].into_iter().min_by_key(|(cost, _)| *cost);
            diagonal = column[row];
            column[row] = next.map_or((beyond, at), |(cost, start)| (cost.min(beyond), start));
        }
        last = rows;
        while last > 0 && column[last].0 > most {
            last -= 1;
        }
        if last == words.len() {
            let (errors, start) = column[last];
            let place = Place { start, end: at + 1, errors };
            match found.last_mut() {
                Some(before) if before.end > place.start => {
                    if place.errors < before.errors {
                        *before = place;
                    }
                }
                _ => found.push(place),
            }
        }
    }
    found.retain(|place| place.start < place.end);
    found
}

/// How many characters have to be changed, added or left out to make one of the other.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], at + 1);
        for (column, other) in other.iter().enumerate() {
            let same = diagonal + usize::from(letter != other);
            diagonal = row[column + 1];
            row[column + 1] = same.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "The centre opens at nine.\n\nFiles stay in a locked cupboard. The key stays with the duty officer, \
                        who signs for it each morning.\n\nThe centre closes at five.";
    const ARABIC: &str =
        "يفتح المركز أبوابه في التاسعة صباحًا.\n\nتبقى الملفات في خزانة مقفلة. يبقى المفتاح مع الموظف المناوب.";

    fn span_of(text: &str, words: &str) -> Span {
        let byte = text.find(words).unwrap();
        Span { start: position_of(text, byte), end: position_of(text, byte + words.len()) }
    }

    fn words_at(text: &str, span: Span) -> String {
        Quote::of(text, span).unwrap().exact
    }

    #[test]
    fn a_quotation_holds_its_words_and_what_stands_around_them() {
        let quote = Quote::of(TEXT, span_of(TEXT, "stay in a locked cupboard")).unwrap();
        assert_eq!(quote.exact, "stay in a locked cupboard");
        assert_eq!(quote.prefix, "The centre opens at nine. Files ");
        assert_eq!(quote.suffix, ". The key stays with the duty officer, w");
        assert_eq!(Quote::of(TEXT, Span { start: 3, end: 3 }), None);
        assert_eq!(Quote::of(TEXT, Span { start: 0, end: 10_000 }), None);
        assert_eq!(Quote::of("a b\tc", Span { start: 0, end: 3 }).unwrap().exact, "a b c");
    }

    #[test]
    fn words_are_found_after_what_changed_around_them_or_in_them() {
        let moved = "A new first paragraph was added here.\n\n".to_owned() + TEXT;
        let laid_out = TEXT.replace(' ', "\n");
        let corrected = TEXT.replace("a locked cupboard", "one locked steel cupboard");
        for (name, before, words, after, expected) in [
            ("nothing", TEXT, "locked cupboard", TEXT, Some("locked cupboard")),
            ("more before", TEXT, "The centre", moved.as_str(), Some("The centre")),
            ("other white space", TEXT, "in a locked cupboard", laid_out.as_str(), Some("in a locked cupboard")),
            (
                "a correction",
                TEXT,
                "Files stay in a locked cupboard.",
                corrected.as_str(),
                Some("Files stay in one locked steel cupboard."),
            ),
            ("gone", TEXT, "Files stay in a locked cupboard.", "The centre is closed for good.", None),
            ("a few letters elsewhere", TEXT, "at five", "We met at five. Nobody had a key.", None),
            ("Arabic", ARABIC, "خزانة مقفلة", ARABIC, Some("خزانة مقفلة")),
        ] {
            let quote = Quote::of(before, span_of(before, words)).unwrap();
            let found = quote.find(&[after], Some((0, span_of(before, words).start)));
            assert_eq!(found.map(|(_, span)| words_at(after, span)).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn of_the_same_words_in_several_places_those_with_the_same_neighbours_are_meant() {
        for (words, byte) in [("The centre", 0), ("The centre", TEXT.rfind("The centre").unwrap())] {
            let span = Span { start: position_of(TEXT, byte), end: position_of(TEXT, byte + words.len()) };
            let quote = Quote::of(TEXT, span).unwrap();
            // Nothing is known of where they stood.
            assert_eq!(quote.find(&[TEXT], None), Some((0, span)));
        }
    }

    #[test]
    fn words_follow_their_passage_into_another_section() {
        let words = "Files stay in a locked cupboard.";
        let quote = Quote::of(TEXT, span_of(TEXT, words)).unwrap();
        let sections = ["The centre opens at ten.", "Something else.", TEXT];
        let (section, span) = quote.find(&sections, Some((0, 21))).unwrap();
        assert_eq!((section, words_at(TEXT, span).as_str()), (2, words));
    }

    #[test]
    fn a_long_passage_is_found_by_its_ends() {
        let long: Vec<String> = (0..120).map(|n| format!("Sentence number {n} of a long passage.")).collect();
        let before = format!("Before. {} After.", long.join(" "));
        let mut changed = long.clone();
        changed[50] = "Something else altogether stands here now.".to_owned();
        let after = format!("Much more before. {} After.", changed.join(" "));
        let quote = Quote::of(&before, span_of(&before, &long.join(" "))).unwrap();
        let (_, span) = quote.find(&[&after], Some((0, 7))).unwrap();
        assert_eq!(words_at(&after, span), changed.join(" "));
    }

    /// Words of a few letters, so that many of them are alike.
    fn text() -> impl Strategy<Value = String> {
        prop::collection::vec("[abcdه]{1,5}|[ \n]{1,2}|[aé]", 1..120).prop_map(|words| words.join(" "))
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn in_an_unchanged_text_every_quotation_is_where_it_was(text in text(), from in 0..200_u32, length in 1..80_u32) {
            if let Some(span) = beginning(&text, from, length) {
                let quote = Quote::of(&text, span).unwrap();
                prop_assert_eq!(quote.find(&[&text], Some((0, span.start))), Some((0, span)));
            }
        }

        #[test]
        fn what_is_found_after_any_change_is_a_stretch_of_the_text(
            before in text(), after in text(), from in 0..200_u32, length in 1..80_u32,
        ) {
            if let Some(span) = beginning(&before, from, length) {
                let quote = Quote::of(&before, span).unwrap();
                if let Some((0, found)) = quote.find(&[&after], Some((0, span.start))) {
                    prop_assert!(Quote::of(&after, found).is_some());
                }
            }
        }

        #[test]
        fn words_that_stay_are_found_wherever_the_rest_goes(
            head in "[f-k ]{0,200}", words in "[l-p]{2,6}( [l-p]{2,6}){4,20}", tail in "[f-k ]{0,200}",
            new_head in "[f-k ]{0,200}", new_tail in "[f-k ]{0,200}",
        ) {
            let before = format!("{head} {words} {tail}");
            let after = format!("{new_head} {words} {new_tail}");
            let start = position_of(&before, head.len() + 1);
            let letters = u32::try_from(words.chars().filter(|c| *c != ' ').count()).unwrap();
            prop_assume!(letters >= 16);
            let quote = Quote::of(&before, Span { start, end: start + letters }).unwrap();
            let (_, found) = quote.find(&[&after], Some((0, start))).unwrap();
            prop_assert_eq!(Quote::of(&after, found).unwrap().exact, words);
        }

        #[test]
        fn one_changed_word_of_many_does_not_lose_them(
            words in prop::collection::vec("[l-p]{5}", 12..20), at in 0..12_usize, other in "[q-t]{5}",
            head in "[f-k]{40}", tail in "[f-k]{40}",
        ) {
            let mut changed = words.clone();
            changed[at] = other;
            let before = format!("{head} {} {tail}", words.join(" "));
            let after = format!("{head} {} {tail}", changed.join(" "));
            let span = Span { start: 40, end: 40 + 5 * u32::try_from(words.len()).unwrap() };
            let quote = Quote::of(&before, span).unwrap();
            let (_, found) = quote.find(&[&after], Some((0, 40))).unwrap();
            let found = Quote::of(&after, found).unwrap().exact;
            // A changed word at an edge may be left out: the others are all there.
            for (index, word) in changed.iter().enumerate() {
                prop_assert!(index == at || found.contains(word.as_str()), "{} in {}", word, found);
            }
        }
    }
}
