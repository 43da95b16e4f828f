//! Whether a section is still found when one letter of the query is mistyped.

use std::collections::HashMap;

use anyhow::Result;
use search::Query;

use crate::corpus::{Built, Question, Section};

/// Among so many hits the section must be, before and after.
const RANKED: usize = 10;
/// Queries of so many words are mistyped.
const WORDS: std::ops::RangeInclusive<usize> = 2..=4;
/// A word that is mistyped has at least so many letters.
const LETTERS: usize = 5;

/// How many queries find their own section among the first ten, and how many of these still do with a slip in one word.
#[derive(Debug, Clone, Copy, Default)]
pub struct Slips {
    pub ranked: usize,
    pub kept: usize,
}

impl Slips {
    /// What is kept, in hundredths.
    pub fn share(self) -> f64 {
        self.kept as f64 * 100.0 / self.ranked.max(1) as f64
    }
}

/// Asks what was built, which knows each of `sections` by the key at the same place, each of `questions` as it is and mistyped.
pub fn measure(
    built: &Built,
    sections: &[Section],
    keys: &[i64],
    questions: &[Question],
    mut lost: impl FnMut(&str),
) -> Result<Slips> {
    let key_of: HashMap<&str, i64> =
        sections.iter().zip(keys).map(|(section, key)| (section.id.as_str(), *key)).collect();
    let mut slips = Slips::default();
    for (number, question) in questions.iter().enumerate() {
        let Some(key) = question.relevant.first().and_then(|id| key_of.get(id.as_str())) else { continue };
        let ranks = |text: &str| -> Result<bool> {
            let answer = built.index.search(&built.holdings, &Query { limit: RANKED, ..Query::new(text) })?;
            Ok(answer.hits.iter().any(|hit| hit.section == *key))
        };
        let Some(mistyped) = mistyped(&question.query, number) else { continue };
        if ranks(&format!("{} ", question.query))? {
            slips.ranked += 1;
            if ranks(&format!("{mistyped} "))? {
                slips.kept += 1;
            } else {
                lost(&format!("{} → {mistyped}", question.query));
            }
        }
    }
    Ok(slips)
}

/// Up to `count` queries of two to four words that stand one after the other in `sections`, each with its section: spread over all
/// sections, and over the text of each.
pub fn drawn(sections: &[Section], count: usize) -> Vec<Question> {
    let of_each = count.div_ceil(sections.len().max(1));
    let mut questions = Vec::new();
    for (number, section) in sections.iter().enumerate() {
        let bare = |word: &'_ str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        let words: Vec<String> = section.text.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
        for draw in 0..of_each {
            let length = WORDS.start() + (number + draw) % (WORDS.end() - WORDS.start() + 1);
            // Steps without a common measure leave no part of a text out.
            let place = (number * 7 + draw * 89) % words.len().max(1);
            let Some(words) = words.get(place..place + length) else { continue };
            questions.push(Question {
                id: format!("{}-{draw}", section.id),
                language: section.language.clone(),
                query: words.join(" "),
                relevant: vec![section.id.clone()],
            });
        }
    }
    questions.truncate(count);
    questions
}

/// `query` with one slip in one of its longer words: a letter left out, doubled as another, replaced, or swapped with the
/// next, in turn by `number`. `None` where the query has other than two to four words, or only short ones.
pub fn mistyped(query: &str, number: usize) -> Option<String> {
    let words: Vec<&str> = query.split_whitespace().collect();
    if !WORDS.contains(&words.len()) {
        return None;
    }
    let long: Vec<usize> = (0..words.len())
        .filter(|at| words[*at].chars().count() >= LETTERS && words[*at].chars().all(char::is_alphabetic))
        .collect();
    let chosen = *long.get(number / 4 % long.len().max(1))?;
    let mut letters: Vec<char> = words[chosen].chars().collect();
    let place = number / 7 % (letters.len() - 1);
    // A letter of the same word is one that the same keyboard writes.
    let other = letters[(place + letters.len() / 2) % letters.len()];
    match number % 4 {
        0 => drop(letters.remove(place)),
        1 => letters.insert(place, other),
        2 if letters[place] != other => letters[place] = other,
        _ if letters[place] != letters[place + 1] => letters.swap(place, place + 1),
        _ => drop(letters.remove(place)),
    }
    let mistyped: String = letters.into_iter().collect();
    let typed: Vec<&str> =
        words.iter().enumerate().map(|(at, word)| if at == chosen { mistyped.as_str() } else { word }).collect();
    Some(typed.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_drawn_from_texts() {
        let text = "The return desk (in the north) opens at nine, and closes at five.";
        let section = |id: &str| Section {
            id: id.to_owned(),
            language: "en".parse().unwrap(),
            title: String::new(),
            heading: String::new(),
            text: text.to_owned(),
        };
        let sections = [section("a"), section("b"), section("c")];
        let questions = drawn(&sections, 8);
        assert!(questions.len() > 3 && questions.len() <= 8);
        let plain = text.replace(['(', ')', ',', '.'], "");
        for question in questions {
            assert!(plain.contains(&question.query) && WORDS.contains(&question.query.split(' ').count()));
            assert_eq!(question.id, format!("{}-{}", question.relevant[0], &question.id[2..]));
        }
    }

    #[test]
    fn one_word_is_mistyped_by_one_slip() {
        for number in 0..200 {
            let typed = mistyped("return desk opens", number).unwrap();
            let words: Vec<&str> = typed.split(' ').collect();
            assert_eq!(words[1], "desk", "it is too short");
            let changed = [("return", words[0]), ("opens", words[2])].iter().filter(|(word, now)| word != now).count();
            assert_eq!(changed, 1, "{typed}");
        }
        for query in ["one", "a b c", "five words are too many words"] {
            assert_eq!(mistyped(query, 0), None, "{query}");
        }
    }
}
