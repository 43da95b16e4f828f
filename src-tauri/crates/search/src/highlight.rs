//! Which characters of a text match a query, and the best window of it.
//!
//! The text's words go through the same analysis as at index time and are compared with what the query looks up, so
//! whatever made a section match (a stem, a beginning, a phrase, another script, a word without its accents) is what is
//! marked, at the characters of the original. Nothing is rewritten: a snippet without its marks is a piece of the text.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use domain::Language;
use unicode_segmentation::GraphemeCursor;

use crate::analysis::normalise::is_plain;
use crate::analysis::segment::{is_unspaced, words};
use crate::analysis::{Chain, cyrillic, gram};
use crate::holdings::Holdings;
use crate::query::{Near, Plan, Query, Wanted, question};

/// Stands before a match in [`Snippet::text`].
pub const MARK_START: char = '\u{E000}';
/// Stands after a match in [`Snippet::text`].
pub const MARK_END: char = '\u{E001}';

/// What a whole word, a stem and the beginning of a word are worth in choosing a window.
const WORTH: [f32; 3] = [1.0, 0.9, 0.7];
/// What a further match of a word that the window already shows adds.
const AGAIN: f32 = 0.05;
/// Words of the text that share this much of a query word's 4-grams (Dice) are marked where nothing else matches.
const LIKENESS: f32 = 0.5;
/// So are those that hold this share of the query word's, however long they are: a compound is found by its part.
const WITHIN: f32 = 0.75;
/// Letters of a word from which it is marked as a part of another form of a term.
const SPEAKING: usize = 4;
/// What ends a sentence in the scripts of the field.
const ENDS: [char; 14] = ['.', '!', '?', '…', '؟', '۔', '։', '।', '॥', '።', '។', '။', '。', '？'];
/// What may stand after it.
const CLOSING: [char; 10] = ['"', '\'', '”', '’', '»', '“', ')', ']', '）', '」'];
/// Characters around a place that tell the word in which it lies.
const AROUND: usize = 24;
/// Words whose verdict is remembered from one text to the next.
const REMEMBERED_WORDS: usize = 20_000;

/// A piece of a text with its matches marked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snippet {
    /// The piece, each match between [`MARK_START`] and [`MARK_END`]. Those two characters are left out of the text
    /// itself, which has no use for them.
    pub text: String,
    /// Where in the whole text the best match begins, in bytes; 0 where nothing matches.
    pub offset: usize,
    /// Whether anything is marked.
    pub matched: bool,
    /// Whether the piece begins within a sentence of the text, and whether it ends within one.
    pub cut: (bool, bool),
}

impl Snippet {
    /// The piece as it is shown: an ellipsis stands where it was cut out of a sentence. Before and after are those of the
    /// text, so that in one that runs from right to left the first stands at its right.
    pub fn shown(self) -> String {
        let dots = |cut| if cut { "…" } else { "" };
        match self.text.trim() {
            "" => String::new(),
            piece => format!("{}{piece}{}", dots(self.cut.0), dots(self.cut.1)),
        }
    }
}

/// Whether a sentence ended where `text` does, or none had begun. White space and what closes quotes and brackets may follow
/// its end.
fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || CLOSING.contains(&c));
    text.chars().next_back().is_none_or(|last| ENDS.contains(&last))
}

/// Whether a line ends where `text` does: a heading or an item of a list begins and ends as a sentence does.
fn ends_line(text: &str) -> bool {
    text.trim_end_matches([' ', '\t', '\r']).ends_with('\n')
}

/// Finds a query's matches in texts. Made once for an answer, used for each of its hits.
pub struct Highlighter {
    asked: Lookup,
    /// Phrases taken as their words, for texts that do not hold them.
    loosened: Option<Lookup>,
}

/// What the words of a text are compared with. Units are bits, as in the search.
#[derive(Default)]
struct Lookup {
    /// The words as typed.
    typed: Vec<(String, u32)>,
    exact: HashMap<String, u32>,
    /// By the analysis that the text went through; of none in particular where they are of another form of a term.
    stems: HashMap<String, Vec<(Option<Chain>, u32)>>,
    beginnings: Vec<(String, u32)>,
    phrases: Vec<(Vec<String>, u32)>,
    /// The sorted 4-grams of each word.
    grams: Vec<(Vec<String>, u32)>,
    /// The letters that all of these begin with.
    first_letters: HashSet<char>,
    remembered: Mutex<Remembered>,
}

/// Verdicts on words of texts in one language.
#[derive(Default)]
struct Remembered {
    chain: Option<Chain>,
    verdicts: HashMap<Box<str>, Verdict>,
    /// Whether a word that begins with this character can match at all. Most cannot, and are not analysed.
    openings: HashMap<char, bool>,
}

/// What the query says to one word.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Verdict {
    units: u32,
    worth: f32,
}

/// A match in the text.
#[derive(Debug, Clone, PartialEq)]
struct Match {
    bytes: Range<usize>,
    /// The same in characters; filled in once all matches are known.
    chars: Range<usize>,
    verdict: Verdict,
}

impl Highlighter {
    /// For `query`, asked of an index that holds texts in `languages` ([`crate::Index::languages`]), of editions in `holdings`.
    pub fn new(holdings: &Holdings, query: &Query<'_>, languages: &[Language]) -> Self {
        let question = question(query, holdings, &Chain::of_all(languages));
        Self { asked: Lookup::of(question.plan), loosened: question.loosened.map(Lookup::of) }
    }

    /// The same, which finds the words that the query's were taken for ([`crate::Answer::near`]) too.
    #[must_use]
    pub fn with_near(mut self, near: &[Near]) -> Self {
        for lookup in std::iter::once(&mut self.asked).chain(&mut self.loosened) {
            for Near { typed, words, .. } in near {
                lookup.learn_near(typed, words);
            }
        }
        self
    }

    /// The piece of `text`, which is in `language`, that shows the query best: at most `max_chars` characters, marks not
    /// counted, cut between words where there are any. Without a match it is the beginning of the text.
    pub fn snippet(&self, text: &str, language: &Language, max_chars: usize) -> Snippet {
        let chain = Chain::of(language);
        let mut matches = self.asked.matches(text, chain);
        if let Some(loosened) = self.loosened.as_ref().filter(|_| matches.is_empty()) {
            matches = loosened.matches(text, chain);
        }
        if matches.is_empty() {
            matches = self.loosened.as_ref().unwrap_or(&self.asked).likenesses(text, chain);
        }
        number_characters(text, &mut matches);
        let window = Window::best(text, &matches, max_chars);
        let offset = window.matches.first().map_or(0, |first| first.bytes.start);
        let (start, end) = (window.bytes.start, window.bytes.end);
        let (before, piece, after) = (&text[..start], &text[start..end], &text[end..]);
        let begun = !ends_sentence(before) && !ends_line(before);
        let rest = after.trim_start_matches([' ', '\t', '\r']);
        let cut_off = !ends_sentence(piece) && !rest.is_empty() && !rest.starts_with('\n');
        Snippet { text: mark(text, &window), offset, matched: !window.matches.is_empty(), cut: (begun, cut_off) }
    }
}

/// The first word of `text`, which is in `language`, whose folded form is `folded`, as it stands there.
pub fn spelled<'t>(text: &'t str, language: &Language, folded: &str) -> Option<&'t str> {
    let chain = Chain::of(language);
    let word = |range: Range<usize>| text.get(range);
    words(text).filter_map(word).find(|word| chain.forms(word).is_some_and(|forms| forms.exact == folded))
}

impl Lookup {
    fn of(plan: Plan) -> Self {
        let mut made = Self::default();
        for unit in plan.units.into_iter().filter(|unit| !unit.without) {
            made.learn(unit.wanted, 1 << unit.bit);
        }
        let known = made.exact.keys().chain(made.stems.keys());
        made.first_letters = known.filter_map(|form| form.chars().next()).collect();
        made
    }

    fn learn(&mut self, unit: Wanted, bit: u32) {
        match unit {
            Wanted::Word { typed, exact, stems, prefix, .. } => {
                self.typed.push((typed, bit));
                for word in exact {
                    self.grams.push((sorted_grams(&word), bit));
                    if prefix {
                        self.beginnings.push((word.clone(), bit));
                    }
                    *self.exact.entry(word).or_default() |= bit;
                }
                for stem in stems {
                    let of = stem.of.into_iter().map(|chain| (Some(chain), bit));
                    self.stems.entry(stem.text).or_default().extend(of);
                }
            }
            Wanted::Forms(forms) => {
                for form in forms {
                    let single = form.len() == 1;
                    // “and” and its like are no match on their own.
                    for word in form.into_iter().filter(|word| single || word.exact.chars().count() >= SPEAKING) {
                        *self.exact.entry(word.exact).or_default() |= bit;
                        self.stems.entry(word.stem).or_default().push((None, bit));
                    }
                }
            }
            Wanted::Phrase(spellings) => self.phrases.extend(spellings.into_iter().map(|spelling| (spelling, bit))),
        }
    }

    fn learn_near(&mut self, typed: &str, words: &[String]) {
        let bit = self.typed.iter().filter(|(known, _)| known == typed).fold(0, |bits, (_, bit)| bits | bit);
        for word in words {
            self.first_letters.extend(word.chars().next());
            *self.exact.entry(word.clone()).or_default() |= bit;
        }
    }

    /// The matches of words and phrases, in order.
    fn matches(&self, text: &str, chain: Chain) -> Vec<Match> {
        let mut remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        if remembered.chain != Some(chain) || remembered.verdicts.len() > REMEMBERED_WORDS {
            *remembered = Remembered { chain: Some(chain), ..Remembered::default() };
        }
        let Remembered { verdicts, openings, .. } = &mut *remembered;
        let mut matches = Vec::new();
        for bytes in words(text) {
            let word = &text[bytes.clone()];
            if !self.may_match(word, chain, openings) {
                continue;
            }
            let verdict = match verdicts.get(word) {
                Some(verdict) => *verdict,
                None => {
                    let verdict = self.judge(word, chain);
                    verdicts.insert(word.into(), verdict);
                    verdict
                }
            };
            if verdict.units != 0 {
                matches.push(Match { bytes, chars: 0..0, verdict });
            }
        }
        drop(remembered);
        if !self.phrases.is_empty() {
            self.add_phrases(text, chain, &mut matches);
        }
        matches
    }

    /// Whether `word`, by its first letter, can be one of those looked up.
    fn may_match(&self, word: &str, chain: Chain, openings: &mut HashMap<char, bool>) -> bool {
        let mut chars = word.chars();
        let Some(first) = chars.next() else { return false };
        if !chars.next().is_none_or(is_plain) || cyrillic::is_mixed(word) {
            return true;
        }
        *openings
            .entry(first)
            .or_insert_with(|| chain.first_letter(word).is_none_or(|letter| self.first_letters.contains(&letter)))
    }

    fn judge(&self, word: &str, chain: Chain) -> Verdict {
        let Some(forms) = chain.forms(word) else { return Verdict::default() };
        let exact = self.exact.get(&forms.exact).copied().unwrap_or_default();
        let stems = self.stems.get(&forms.stem).into_iter().flatten();
        let stem = stems.filter(|(of, _)| of.is_none_or(|of| of == chain)).fold(0, |units, (_, bit)| units | bit);
        let begun = self.beginnings.iter().filter(|(beginning, _)| forms.exact.starts_with(beginning.as_str()));
        let begun = begun.fold(0, |units, (_, bit)| units | bit);
        let found = [exact, stem, begun].iter().position(|units| *units != 0);
        Verdict { units: exact | stem | begun, worth: found.map_or(0.0, |how| WORTH[how]) }
    }

    /// Adds the words of phrases that stand in the text as quoted.
    fn add_phrases(&self, text: &str, chain: Chain, matches: &mut Vec<Match>) {
        let spelled: Vec<(Range<usize>, String)> = words(text)
            .filter_map(|bytes| chain.forms(&text[bytes.clone()]).map(|forms| (bytes, forms.exact)))
            .collect();
        for (phrase, bit) in &self.phrases {
            for run in spelled.windows(phrase.len()) {
                if run.iter().map(|(_, exact)| exact).eq(phrase) {
                    let bytes = run[0].0.start..run[run.len() - 1].0.end;
                    let worth = WORTH[0] * phrase.len() as f32;
                    matches.push(Match { bytes, chars: 0..0, verdict: Verdict { units: *bit, worth } });
                }
            }
        }
        // A phrase swallows the words in it, and phrases that overlap become one.
        matches.sort_by_key(|found| (found.bytes.start, std::cmp::Reverse(found.bytes.end)));
        matches.dedup_by(|later, earlier| {
            let overlap = later.bytes.start < earlier.bytes.end;
            if overlap {
                earlier.bytes.end = earlier.bytes.end.max(later.bytes.end);
                earlier.verdict.units |= later.verdict.units;
                earlier.verdict.worth = earlier.verdict.worth.max(later.verdict.worth);
            }
            overlap
        });
    }

    /// Words that look like a word of the query: what 4-grams found.
    fn likenesses(&self, text: &str, chain: Chain) -> Vec<Match> {
        let mut matches = Vec::new();
        if self.grams.is_empty() {
            return matches;
        }
        for bytes in words(text) {
            let Some(forms) = chain.forms(&text[bytes.clone()]) else { continue };
            let grams = sorted_grams(&forms.exact);
            let alike = self.grams.iter().map(|(wanted, bit)| (likeness(wanted, &grams), *bit));
            if let Some((worth, units)) = alike.max_by(|(left, _), (right, _)| left.total_cmp(right))
                && worth >= LIKENESS
            {
                matches.push(Match { bytes, chars: 0..0, verdict: Verdict { units, worth } });
            }
        }
        matches
    }
}

fn sorted_grams(exact: &str) -> Vec<String> {
    let met = gram::meet(exact);
    let mut grams = Vec::new();
    gram::grams(&met, |range| grams.push(met[range].to_owned()));
    grams.sort_unstable();
    grams.dedup();
    grams
}

/// How much a word with the sorted grams `held` is like one with those `wanted`: twice what they share over what they hold
/// together, or, where it holds nearly all of the other, the share that it holds.
fn likeness(wanted: &[String], held: &[String]) -> f32 {
    let shared = wanted.iter().filter(|gram| held.binary_search(gram).is_ok()).count() as f32;
    let dice = 2.0 * shared / (wanted.len() + held.len()).max(1) as f32;
    let within = shared / wanted.len().max(1) as f32;
    if within >= WITHIN { dice.max(within) } else { dice }
}

/// Fills in the character positions of matches, which are in order.
fn number_characters(text: &str, matches: &mut [Match]) {
    let (mut byte, mut chars) = (0, 0);
    for found in matches {
        chars += text[byte..found.bytes.start].chars().count();
        let end = chars + text[found.bytes.clone()].chars().count();
        found.chars = chars..end;
        byte = found.bytes.end;
        chars = end;
    }
}

/// A stretch of the text and the matches that begin in it.
struct Window<'m> {
    bytes: Range<usize>,
    matches: &'m [Match],
}

impl<'m> Window<'m> {
    /// The stretch of at most `max_chars` characters whose matches are worth most; the first of equals.
    fn best(text: &str, matches: &'m [Match], max_chars: usize) -> Self {
        let (mut best, mut most) = (0..0, 0.0);
        let mut end = 0;
        for start in 0..matches.len() {
            let limit = matches[start].chars.start + max_chars;
            end = end.max(start + 1);
            while end < matches.len() && matches[end].chars.end <= limit {
                end += 1;
            }
            let worth = worth(&matches[start..end]);
            if worth > most {
                (best, most) = (start..end, worth);
            }
        }
        let matches = &matches[best];
        let core = match (matches.first(), matches.last()) {
            (Some(first), Some(last)) => (first.bytes.start..last.bytes.end, last.chars.end - first.chars.start),
            _ => (0..0, 0),
        };
        let bytes = widen(text, core, max_chars);
        let (start, end) = (grapheme_after(text, bytes.start), grapheme_before(text, bytes.end));
        Self { bytes: start..end.max(start), matches }
    }
}

/// What a run of matches is worth: each unit once at its best, a little for the rest.
fn worth(matches: &[Match]) -> f32 {
    let mut best = [0.0f32; u32::BITS as usize];
    for found in matches {
        let mut units = found.verdict.units;
        while units != 0 {
            let unit = units.trailing_zeros() as usize;
            best[unit] = best[unit].max(found.verdict.worth);
            units &= units - 1;
        }
    }
    best.iter().sum::<f32>() + AGAIN * matches.len().min(10) as f32
}

/// Widens a stretch (in bytes, with its length in characters) to `max_chars` characters: a third of the room before
/// it, the rest after; what one side cannot use goes to the other. Cut between words where that leaves something.
fn widen(text: &str, (core, length): (Range<usize>, usize), max_chars: usize) -> Range<usize> {
    let some = |start: usize, end: usize, cut: usize| start..if end > start { end } else { cut };
    if length > max_chars {
        let cut = forwards(text, core.start, max_chars);
        return some(core.start, snap_end(text, core.start, cut), cut);
    }
    let room = max_chars - length;
    let before = backwards(text, core.start, room / 3);
    let used = text[before..core.start].chars().count();
    let after = forwards(text, core.end, room - used);
    let unused = room - used - text[core.end..after].chars().count();
    let before = backwards(text, before, unused);
    some(snap_start(text, before, core.start), snap_end(text, core.end, after), after)
}

/// The byte `count` characters before `from`, or the beginning.
fn backwards(text: &str, from: usize, count: usize) -> usize {
    match count {
        0 => from,
        _ => text[..from].char_indices().nth_back(count - 1).map_or(0, |(at, _)| at),
    }
}

/// The byte `count` characters after `from`, or the end.
fn forwards(text: &str, from: usize, count: usize) -> usize {
    text[from..].char_indices().nth(count).map_or(text.len(), |(at, _)| from + at)
}

/// The first beginning of a word from `from` on; `to`, where a match begins, where none comes before it.
fn snap_start(text: &str, from: usize, to: usize) -> usize {
    if from == 0 || text[..from].ends_with(char::is_whitespace) {
        return from;
    }
    let piece = &text[from..to];
    // What is written together goes together, but in a script without spaces.
    if let Some(gap) = piece.find(char::is_whitespace).filter(|gap| !piece[..*gap].contains(is_unspaced)) {
        return to - piece[gap..].trim_start().len();
    }
    let near = backwards(text, from, AROUND);
    let mut begins = words(&text[near..to]).map(|word| near + word.start);
    begins.find(|begin| *begin >= from).unwrap_or(to)
}

/// The last end of a word before `to`, which may be `from`; `to` itself where the text ends or white space follows.
fn snap_end(text: &str, from: usize, to: usize) -> usize {
    if to == text.len() || text[to..].starts_with(char::is_whitespace) {
        return to;
    }
    let piece = &text[from..to];
    let end = match piece.rfind(char::is_whitespace).filter(|gap| !piece[*gap..].contains(is_unspaced)) {
        Some(gap) => gap,
        None => {
            let mut near = words(&text[from..forwards(text, to, AROUND)]);
            let cut = near.find(|word| word.start < piece.len() && piece.len() < word.end);
            cut.map_or(piece.len(), |cut| cut.start)
        }
    };
    from + piece[..end].trim_end().len()
}

/// The window's text with its matches marked.
fn mark(text: &str, window: &Window<'_>) -> String {
    let (start, end) = (window.bytes.start, window.bytes.end);
    let mut out = String::with_capacity(end - start + window.matches.len() * 6);
    let mut at = start;
    for found in window.matches {
        // A letter with all its marks is marked, or not.
        let (from, to) = (grapheme_before(text, found.bytes.start), grapheme_after(text, found.bytes.end));
        let cut = from.clamp(at, end)..to.clamp(at, end);
        out.extend(unmarked(&text[at..cut.start]));
        if !cut.is_empty() {
            out.push(MARK_START);
            out.extend(unmarked(&text[cut.clone()]));
            out.push(MARK_END);
        }
        at = cut.end;
    }
    out.extend(unmarked(&text[at..end]));
    out
}

/// The boundary between graphemes (what a reader takes for one character) at `at` or before it.
fn grapheme_before(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0),
        _ => at,
    }
}

/// The boundary between graphemes at `at` or after it.
fn grapheme_after(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len()),
        _ => at,
    }
}

/// The characters of the text that are not marks themselves.
fn unmarked(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !matches!(*c, MARK_START | MARK_END))
}

#[cfg(test)]
mod tests;
