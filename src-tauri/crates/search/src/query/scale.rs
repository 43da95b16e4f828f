//! What terms are worth in a query, by the languages that it is likely in.
//!
//! How rare a word is, and how long a section is, is judged among the sections of those languages and not of the whole index:
//! “de” is everywhere in French, however few of a library's texts are French. So a query ranks the sections of its language as
//! it would in an index of that language alone.

use crate::index::{Averages, Snapshot};

use super::postings::In;
use super::rank::{self, K1, Lengths};

/// How many postings a term has in each language, by the language's number.
#[derive(Debug, Clone, Default)]
pub(super) struct Spread(Vec<u32>);

impl Spread {
    /// Of a term without postings.
    pub(super) fn none(snapshot: &Snapshot) -> Self {
        Self(vec![0; snapshot.spoken.each.len()])
    }

    /// Counts a posting in a language.
    #[inline]
    pub(super) fn add(&mut self, language: usize) {
        self.0[language] += 1;
    }

    /// In each language the most of this and `other`.
    pub(super) fn widen(&mut self, other: &Self) {
        self.0.resize(self.0.len().max(other.0.len()), 0);
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own = (*own).max(*other));
    }
}

/// What terms are worth in one query.
pub(super) struct Scale {
    /// By language: how likely the query is in it, together 1, and how many sections are in it.
    languages: Vec<(f32, f32)>,
    /// What a section in each language keeps of its score.
    favour: Vec<f32>,
    stem: Lengths,
    exact: Lengths,
    head: Lengths,
    begin: Lengths,
    gram: Lengths,
    /// The mean length of the 4-grams of a section.
    average_gram: f32,
}

impl Scale {
    /// For a query whose words are spread so.
    pub(super) fn of(snapshot: &Snapshot, words: &[Spread]) -> Self {
        let each = &snapshot.spoken.each;
        let sections: Vec<f32> = each.iter().map(|usual| usual.sections as f32).collect();
        let all = sections.iter().sum::<f32>().max(1.0);
        // Naive Bayes, every language as likely beforehand.
        let mut logs = vec![0.0; each.len()];
        for Spread(spread) in words {
            let share = spread.iter().sum::<u32>() as f32 / all;
            if share > 0.0 {
                for ((log, held), sections) in logs.iter_mut().zip(spread).zip(&sections) {
                    *log += ((*held as f32 + rank::SMOOTHING * share) / (sections + rank::SMOOTHING)).ln();
                }
            }
        }
        let best = logs.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let likely: Vec<f32> = logs.iter().map(|log| (log - best).exp()).collect();
        let sum = likely.iter().sum::<f32>().max(1.0);
        let languages: Vec<(f32, f32)> =
            likely.into_iter().zip(sections).map(|(likely, sections)| (likely / sum, sections)).collect();
        let favour = logs.iter().map(|log| (rank::UNLIKELY * (log - best)).exp().max(rank::OTHER_LANGUAGE)).collect();
        let average = |field: fn(&Averages) -> f32| -> f32 {
            let mean = |(usual, (share, _)): (&crate::languages::Usual, &(f32, f32))| field(&usual.averages) * share;
            each.iter().zip(&languages).map(mean).sum::<f32>().max(1.0)
        };
        let average_gram = average(|averages| averages.gram);
        Self {
            favour,
            stem: Lengths::new(average(|averages| averages.stem), K1),
            exact: Lengths::new(average(|averages| averages.exact), K1),
            head: Lengths::new(average(|averages| averages.head), K1),
            begin: Lengths::new(average(|averages| averages.begin), K1),
            gram: Lengths::new(average_gram, rank::GRAM_K1),
            average_gram,
            languages,
        }
    }

    /// What a term of that spread is worth at most: BM25's weight of its rarity, times `worth`.
    pub(super) fn weight(&self, worth: f32, spread: &Spread) -> f32 {
        let (mut all, mut holding) = (0.0, 0.0);
        for ((likely, sections), held) in self.languages.iter().zip(&spread.0) {
            all += likely * sections;
            holding += likely * *held as f32 / sections.max(1.0);
        }
        worth * rank::rarity(all, all * holding)
    }

    /// The same of a term that this share of the sections in every language holds.
    pub(super) fn weight_if_even(&self, worth: f32, share: f32) -> f32 {
        let all: f32 = self.languages.iter().map(|(likely, sections)| likely * sections).sum();
        worth * rank::rarity(all, all * share)
    }

    /// What a section in a language, by its number, keeps of its score.
    pub(super) fn favour(&self, language: usize) -> f32 {
        self.favour[language]
    }

    /// The length table of a field.
    pub(super) fn lengths(&self, field: In) -> &Lengths {
        match field {
            In::Stem => &self.stem,
            In::Exact => &self.exact,
            In::Head | In::HeadBegin => &self.head,
            In::Begin => &self.begin,
            In::Gram => &self.gram,
        }
    }

    /// The share of its weight that a 4-gram is worth in a section of average length.
    pub(super) fn average_gram(&self) -> f32 {
        let code = tantivy::fieldnorm::FieldNormReader::fieldnorm_to_id(self.average_gram as u32);
        self.gram.saturate(code, 1)
    }
}
