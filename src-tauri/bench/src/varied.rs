//! A larger corpus made of a smaller: its sections several times over, the words of each copy varied.

use std::collections::HashMap;
use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::Result;
use serde_json::Value;

use crate::corpus;

/// Words of fewer letters stay as they are in every copy, as the commonest words of a language do.
const LETTERS: usize = 5;
/// Of the longer words, one in this many is another word in a copy.
const ONE_IN: u64 = 3;
/// What stands in for a letter.
const ALPHABET: &[u8] = b"abcdefghijklmnopqrstuvwxyz";

/// Writes the sections of `docs` to `to` this many `times`, as [`each`] gives them.
pub fn write(docs: &Path, times: usize, vary_words: bool, to: &Path) -> Result<()> {
    let mut file = BufWriter::new(File::create(to)?);
    each(docs, times, vary_words, |section| {
        serde_json::to_writer(&mut file, &section)?;
        Ok(file.write_all(b"\n")?)
    })?;
    Ok(file.flush()?)
}

/// Gives `take` the sections of `docs` this many `times`: first as they are, then in copies in which, where `vary_words`, a word
/// that is varied is so everywhere, and to the same.
pub fn each(docs: &Path, times: usize, vary_words: bool, mut take: impl FnMut(Value) -> Result<()>) -> Result<()> {
    let sections: Vec<Value> = corpus::read(docs)?;
    for copy in 0..times {
        let mut varied = HashMap::new();
        for section in &sections {
            let mut section = section.clone();
            if copy > 0 {
                for field in ["title", "heading", "text"].into_iter().filter(|_| vary_words) {
                    if let Some(Value::String(text)) = section.get_mut(field) {
                        *text = vary(text, copy, &mut varied);
                    }
                }
                if let Some(Value::String(id)) = section.get_mut("id") {
                    // The part before `#` names the page, and each copy has pages of its own.
                    let page = id.find('#').unwrap_or(id.len());
                    id.insert_str(page, &format!("~{copy}"));
                }
            }
            take(section)?;
        }
    }
    Ok(())
}

/// `text` with its words as they are in this copy; `varied` holds those that were met.
fn vary(text: &str, copy: usize, varied: &mut HashMap<String, String>) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let letters = rest.find(|character: char| !character.is_alphabetic()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(letters);
        if word.chars().count() < LETTERS {
            whole.push_str(word);
        } else {
            let varied = varied.entry(word.to_owned()).or_insert_with(|| another(word, copy));
            whole.push_str(varied);
        }
        let other = after.find(char::is_alphabetic).unwrap_or(after.len());
        let (between, after) = after.split_at(other);
        whole.push_str(between);
        rest = after;
    }
    whole
}

/// The word in this copy: as it is, or with a letter after the first exchanged.
fn another(word: &str, copy: usize) -> String {
    let mut hash = DefaultHasher::new();
    (copy, word.to_lowercase()).hash(&mut hash);
    let mut chance = hash.finish();
    let mut take = |below: u64| {
        let taken = chance % below;
        chance /= below;
        taken as usize
    };
    if take(ONE_IN) != 0 {
        return word.to_owned();
    }
    let mut letters: Vec<char> = word.chars().collect();
    let place = 1 + take(letters.len() as u64 - 1);
    letters[place] = char::from(ALPHABET[take(ALPHABET.len() as u64)]);
    letters.into_iter().collect()
}
