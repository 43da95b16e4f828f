//! What the caller knows of the editions in the index beside their text: whose they are, when they are of, how they stand.
//!
//! None of it is in the index, so that it may change without a text being indexed anew, and a section whose edition the
//! caller no longer knows is never shown.

use std::collections::HashMap;

use domain::{Kind, Language};

/// A day by its year, month and day; ordered as days are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Day(u32);

/// Months and days that a [`Day`] leaves room for: more than any has, so that the order of days holds.
const MONTHS: u32 = 13;
const DAYS: u32 = 32;

impl Day {
    /// The day, whose month is 1 to 12 and day 1 to 31; anything beyond is taken as the last there is.
    pub fn new(year: i16, month: u8, day: u8) -> Self {
        let (month, day) = (u32::from(month).min(MONTHS - 1), u32::from(day).min(DAYS - 1));
        Self((u32::from(year.max(0).unsigned_abs()) * MONTHS + month) * DAYS + day)
    }

    /// The first day that `text` names: a year, a month of one, or a day (`2026`, `2026-11`, `2026-11-23`). Digits of
    /// any script that is used with the languages of the field; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: String = text.chars().map(|c| crate::analysis::normalise::ascii_digit(c).unwrap_or(c)).collect();
        let mut parts = digits.split('-');
        let mut part = |length: usize, most: u16| -> Option<Option<u16>> {
            let Some(text) = parts.next() else { return Some(None) };
            let number = text.parse().ok().filter(|number| (1..=most).contains(number));
            (text.len() == length && text.bytes().all(|b| b.is_ascii_digit())).then_some(number)?.map(Some)
        };
        let (year, month) = (part(4, 9999)??, part(2, 12)?.unwrap_or(1));
        let day = part(2, days_of(year, month))?.unwrap_or(1);
        let narrow = |number: u16| u8::try_from(number).unwrap_or(u8::MAX);
        parts.next().is_none().then(|| Self::new(year.cast_signed(), narrow(month), narrow(day)))
    }

    /// Its year.
    pub fn year(self) -> i16 {
        i16::try_from(self.0 / DAYS / MONTHS).unwrap_or(i16::MAX)
    }

    /// A number that grows with the day and keeps it apart from every other as `f32`: under 2^24 until the year 9999.
    pub(crate) fn rank(self) -> f32 {
        self.0 as f32
    }
}

/// How many days a month has.
fn days_of(year: u16, month: u16) -> u16 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// An edition whose sections are in the index.
#[derive(Debug, Clone, PartialEq)]
pub struct Holding {
    /// Its key: [`Document::edition`](crate::Document::edition).
    pub edition: i64,
    /// The key of its publication: editions of one are grouped.
    pub publication: i64,
    /// Its language.
    pub language: Language,
    /// What the publication is.
    pub kind: Kind,
    /// The id of the collection: `publisher/collection`.
    pub collection: String,
    /// The publication's topics.
    pub topics: Vec<String>,
    /// When this revision was issued. Of two sections that fit equally well the newer one comes first.
    pub issued: Day,
    /// How it stands, as a factor of its score: 1 for most, a little more for what is in force, less for what no longer holds.
    pub standing: f32,
    /// Whether its text is here. Else its one section in the index is what the catalogue says of it, which is found and
    /// counted apart.
    pub here: bool,
}

/// All editions that may be found.
///
/// Memory grows with the span between the lowest and the highest key, at four bytes a key.
#[derive(Debug, Default)]
pub struct Holdings {
    pub(crate) editions: Vec<Held>,
    /// The place of an edition in `editions` by its key less `lowest`; [`NOWHERE`] for keys of none.
    places: Vec<u32>,
    lowest: i64,
    /// The places of the editions of each publication, one publication after the other.
    of_publications: Vec<u32>,
    /// Where those of each publication begin in there, and the end.
    begins: Vec<u32>,
    /// Keys of the publications.
    pub(crate) publications: Vec<i64>,
    pub(crate) languages: Vec<Language>,
    pub(crate) collections: Vec<String>,
    pub(crate) topics: Vec<String>,
}

/// The place of what is not held.
pub(crate) const NOWHERE: u32 = u32::MAX;

/// An edition, with numbers for what it shares with others.
#[derive(Debug)]
pub(crate) struct Held {
    pub key: i64,
    pub publication: u32,
    pub language: u32,
    pub kind: Kind,
    pub collection: u32,
    pub topics: Box<[u32]>,
    pub issued: Day,
    pub standing: f32,
    pub here: bool,
}

/// Distinct values, each with a number.
struct Numbered<T>(HashMap<T, u32>, Vec<T>);

impl<T: Clone + Eq + std::hash::Hash> Numbered<T> {
    fn new() -> Self {
        Self(HashMap::new(), Vec::new())
    }

    fn number(&mut self, value: T) -> u32 {
        let next = u32::try_from(self.1.len()).unwrap_or(NOWHERE);
        *self.0.entry(value.clone()).or_insert_with(|| {
            self.1.push(value);
            next
        })
    }
}

impl Holdings {
    /// Of all editions that are held, each once.
    pub fn new(holdings: impl IntoIterator<Item = Holding>) -> Self {
        let (mut publications, mut languages) = (Numbered::new(), Numbered::new());
        let (mut collections, mut topics) = (Numbered::new(), Numbered::new());
        let mut keys = Vec::new();
        let mut editions = Vec::new();
        for holding in holdings {
            keys.push(holding.edition);
            editions.push(Held {
                key: holding.edition,
                publication: publications.number(holding.publication),
                language: languages.number(holding.language),
                kind: holding.kind,
                collection: collections.number(holding.collection),
                topics: holding.topics.into_iter().map(|topic| topics.number(topic)).collect(),
                issued: holding.issued,
                standing: holding.standing,
                here: holding.here,
            });
        }
        let lowest = keys.iter().copied().min().unwrap_or(0);
        let span = keys.iter().copied().max().map_or(0, |highest| highest.abs_diff(lowest) as usize + 1);
        let mut places = vec![NOWHERE; span];
        for (place, key) in (0..).zip(keys) {
            places[key.abs_diff(lowest) as usize] = place;
        }
        let mut begins = vec![0; publications.1.len() + 1];
        editions.iter().for_each(|held: &Held| begins[held.publication as usize + 1] += 1);
        (1..begins.len()).for_each(|at| begins[at] += begins[at - 1]);
        let (mut free, mut of_publications) = (begins.clone(), vec![NOWHERE; editions.len()]);
        for (place, held) in (0..).zip(&editions) {
            let next = &mut free[held.publication as usize];
            of_publications[*next as usize] = place;
            *next += 1;
        }
        Self {
            editions,
            places,
            lowest,
            of_publications,
            begins,
            publications: publications.1,
            languages: languages.1,
            collections: collections.1,
            topics: topics.1,
        }
    }

    /// The place of the edition with this key, or [`NOWHERE`].
    #[inline]
    pub(crate) fn place(&self, edition: i64) -> u32 {
        let offset = edition.wrapping_sub(self.lowest);
        usize::try_from(offset).ok().and_then(|offset| self.places.get(offset)).copied().unwrap_or(NOWHERE)
    }

    /// The places of the editions of the publication of this number, in order.
    pub(crate) fn of_publication(&self, publication: u32) -> &[u32] {
        let at = publication as usize;
        &self.of_publications[self.begins[at] as usize..self.begins[at + 1] as usize]
    }

    /// Whether any edition is in this language, or in a form of it.
    pub(crate) fn has_language(&self, wanted: &Language) -> bool {
        self.languages.iter().any(|known| known.matches(wanted))
    }

    /// Whether any edition is of a publication of this kind.
    pub(crate) fn has_kind(&self, kind: Kind) -> bool {
        self.editions.iter().any(|edition| edition.kind == kind)
    }

    /// Whether any edition has this topic.
    pub(crate) fn has_topic(&self, topic: &str) -> bool {
        self.topics.iter().any(|known| known == topic)
    }

    /// Whether any edition is in this collection, named as `publisher/collection` or by its own name.
    pub(crate) fn has_collection(&self, wanted: &str) -> bool {
        self.collections.iter().any(|known| is_named(known, wanted))
    }
}

/// Whether `wanted` names the collection `id`: wholly, or without its publisher. Names are in small letters; who asks need not be.
pub(crate) fn is_named(id: &str, wanted: &str) -> bool {
    let is_wanted = |name: &str| name.eq_ignore_ascii_case(wanted);
    is_wanted(id) || id.split_once('/').is_some_and(|(_, short)| is_wanted(short))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_from_a_year_a_month_or_a_date() {
        let day = |year, month, day| Some(Day::new(year, month, day));
        for (text, expected) in [
            ("2026", day(2026, 1, 1)),
            ("2026-11", day(2026, 11, 1)),
            ("2026-11-23", day(2026, 11, 23)),
            ("٢٠٢٦-١١", day(2026, 11, 1)),
            ("", None),
            ("26", None),
            ("2026-", None),
            ("2026-13", None),
            ("2026-11-31", None),
            ("2026-12-32", None),
            ("2026-02-29", None),
            ("2028-02-29", day(2028, 2, 29)),
            ("2100-02-29", None),
            ("2000-02-29", day(2000, 2, 29)),
            ("2026-11-23-1", None),
            ("+026", None),
            ("today", None),
        ] {
            assert_eq!(Day::parse(text), expected, "{text}");
        }
        assert!(Day::new(2025, 12, 31) < Day::new(2026, 1, 1));
        assert!(Day::new(2026, 1, 31).rank() < Day::new(2026, 2, 1).rank());
        assert_eq!(Day::new(2026, 11, 23).year(), 2026);
    }

    #[test]
    fn editions_are_found_by_their_keys_below_nought_too() {
        let held = |edition| Holding {
            edition,
            publication: 7,
            language: "en".parse().unwrap(),
            kind: Kind::Report,
            collection: "hq/reports".to_owned(),
            topics: vec!["return".to_owned()],
            issued: Day::default(),
            standing: 1.0,
            here: edition > 0,
        };
        let holdings = Holdings::new([held(3), held(-2)]);
        assert_eq!(
            [3, -2, 0, 4, i64::MIN, i64::MAX].map(|key| holdings.place(key)),
            [0, 1, NOWHERE, NOWHERE, NOWHERE, NOWHERE]
        );
        assert!(
            holdings.has_topic("return") && holdings.has_collection("reports") && holdings.has_collection("HQ/Reports")
        );
        assert_eq!(Holdings::default().place(0), NOWHERE);
    }

    #[test]
    fn a_publication_has_its_editions_in_order() {
        let held = |(edition, publication)| Holding {
            edition,
            publication,
            language: "en".parse().unwrap(),
            kind: Kind::Report,
            collection: String::new(),
            topics: Vec::new(),
            issued: Day::default(),
            standing: 1.0,
            here: true,
        };
        let holdings = Holdings::new([(1, 70), (2, 50), (3, 70), (4, 60), (5, 70)].map(held));
        assert_eq!(holdings.publications, [70, 50, 60]);
        assert_eq!([0, 1, 2].map(|number| holdings.of_publication(number)), [&[0, 2, 4][..], &[1], &[3]]);
    }
}
