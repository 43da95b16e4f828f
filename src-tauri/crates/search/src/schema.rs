//! The fields of the index and the tokenizers that fill them.
//!
//! | field | holds | for |
//! | --- | --- | --- |
//! | `stem` | stems of heading and text, of an edition's first section of the title too, with frequencies | matching and ranking |
//! | `exact` | folded words of the same, with positions | exact matches, prefixes, phrases |
//! | `head` | stems of title and heading | ranking, and words of a question that stand in the title beside one in the section |
//! | `begin` | the first one, two and three letters of each folded word, each once | prefixes of so few letters, whose words are too many to be read one by one |
//! | `head_begin` | the same of title and heading, without lengths | the same, ranking |
//! | `gram` | 4-grams of each folded word once, without frequencies | ranking and rescue; never counted |
//! | `section`, `edition` | the store's keys | identity, filters, groups and counts; `edition` is indexed, so that it can be removed |
//! | `language` | the tag of the edition | which analysis the words went through |
//!
//! `stem` holds no positions: phrases run on `exact`, and a second set of positions would add almost a fifth to
//! the index (24 of 130 MB on 251,000 sections). Frequencies of 4-grams would add 20 MB, and did not rank better. No text is stored.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use domain::Language;
use rustc_hash::FxBuildHasher;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{RAW_TOKENIZER_NAME, TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};

use crate::analysis::segment::{Words, words};
use crate::analysis::{Chain, gram};

/// Raised whenever analysis or schema change so that an index made before no longer fits.
/// An index of another version is reported as damaged and made anew.
pub(crate) const VERSION: u32 = 6;

/// Parts the language tag from the text in a value handed to a tokenizer.
pub(crate) const TAG_END: char = '\u{1F}';

/// The fields by name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    pub stem: Field,
    pub exact: Field,
    pub head: Field,
    pub begin: Field,
    pub head_begin: Field,
    pub gram: Field,
    pub section: Field,
    pub edition: Field,
    pub language: Field,
}

/// The schema with its fields.
pub(crate) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let indexing = |tokenizer: &str, record: IndexRecordOption| {
        TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(record)
    };
    let text = |tokenizer: &str, record: IndexRecordOption| {
        TextOptions::default().set_indexing_options(indexing(tokenizer, record))
    };
    let without_lengths =
        TextOptions::default().set_indexing_options(indexing("begin", IndexRecordOption::Basic).set_fieldnorms(false));
    // The version is part of a field's name, so that Tantivy's own comparison of schemas tells versions apart.
    let stem = builder.add_text_field(&format!("stem-{VERSION}"), text("stem", IndexRecordOption::WithFreqs));
    let fields = Fields {
        stem,
        exact: builder.add_text_field("exact", text("exact", IndexRecordOption::WithFreqsAndPositions)),
        head: builder.add_text_field("head", text("stem", IndexRecordOption::WithFreqs)),
        begin: builder.add_text_field("begin", text("begin", IndexRecordOption::Basic)),
        head_begin: builder.add_text_field("head_begin", without_lengths),
        gram: builder.add_text_field("gram", text("gram", IndexRecordOption::Basic)),
        section: builder.add_i64_field("section", FAST),
        edition: builder.add_i64_field("edition", NumericOptions::default() | FAST | INDEXED),
        language: builder.add_text_field("language", TextOptions::default().set_fast(RAW_TOKENIZER_NAME)),
    };
    (builder.build(), fields)
}

/// The tokenizers that [`schema`] names.
pub(crate) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    for (name, form) in [("stem", Form::Stem), ("exact", Form::Exact), ("begin", Form::Begin), ("gram", Form::Gram)] {
        manager.register(name, TextAnalyzer::from(FormTokenizer { form }));
    }
    manager
}

/// Which form of each word a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Stem,
    Exact,
    Begin,
    Gram,
}

impl Form {
    /// Whether it is parts of words, of which a section has each or has it not: how often is not kept, so that a word that
    /// comes again says nothing new.
    fn is_in_parts(self) -> bool {
        matches!(self, Self::Begin | Self::Gram)
    }
}

/// Letters of the longest beginning that is a term of its own.
pub(crate) const BEGINNING: usize = 3;

/// Words remembered by one thread, because words repeat. Reckoned at 250 bytes each this is 8 MB, the figure that
/// [`crate::MIN_WRITER_BYTES`] is stated with.
const REMEMBERED_WORDS: usize = 32 * 1024;
/// Longer words are rare and are not remembered, so that the bound holds. In bytes.
const REMEMBERED_BYTES: usize = 48;

thread_local! {
    /// What this thread knows of words: the fields of a section have the same ones, and ask one after the other.
    static ANALYSED: RefCell<Analysed> = RefCell::new(Analysed::new());
}

/// Words of one language that were analysed, with their forms.
struct Analysed {
    chain: Chain,
    tag: String,
    words: HashMap<Box<str>, Remembered, FxBuildHasher>,
    /// Values that were begun.
    values: u32,
}

/// A word that was met before, and what the fields hold of it: nothing where there is none.
struct Remembered {
    exact: Box<str>,
    stem: Box<str>,
    met: Box<str>,
    /// The numbers of the last values that held it, by form in parts.
    begun: u32,
    cut: u32,
}

impl Analysed {
    fn new() -> Self {
        Self { chain: Chain::plain(), tag: String::new(), words: HashMap::default(), values: 0 }
    }

    /// Begins a value in the language `tag`; gives its number.
    fn begin(&mut self, tag: &str) -> u32 {
        if self.tag != tag {
            let chain = tag.parse::<Language>().map_or(Chain::plain(), |language| Chain::of(&language));
            if chain != self.chain {
                self.words.clear();
                self.chain = chain;
            }
            tag.clone_into(&mut self.tag);
        }
        self.values = self.values.wrapping_add(1);
        self.values
    }

    /// The form of `word` that a field holds, into `out`: empty if there is none, or if the field holds parts of each word
    /// once and the value of this number had the word before.
    fn form_of(&mut self, word: &str, form: Form, value: u32, out: &mut String) {
        out.clear();
        if let Some(known) = self.words.get_mut(word) {
            known.give(form, value, out);
            return;
        }
        let forms = self.chain.forms(word).unwrap_or_default();
        let met = gram::meet(&forms.exact).into();
        let mut known = Remembered { exact: forms.exact.into(), stem: forms.stem.into(), met, begun: 0, cut: 0 };
        known.give(form, value, out);
        if word.len() <= REMEMBERED_BYTES {
            if self.words.len() >= REMEMBERED_WORDS {
                self.words.clear();
            }
            self.words.insert(word.into(), known);
        }
    }
}

impl Remembered {
    fn give(&mut self, form: Form, value: u32, out: &mut String) {
        let (text, had) = match form {
            Form::Stem => (&self.stem, false),
            Form::Exact => (&self.exact, false),
            Form::Begin => (&self.exact, std::mem::replace(&mut self.begun, value) == value),
            Form::Gram => (&self.met, std::mem::replace(&mut self.cut, value) == value),
        };
        if !had {
            out.push_str(text);
        }
    }
}

/// A Tantivy tokenizer: reads the language tag before [`TAG_END`], then yields one form of every word.
#[derive(Clone)]
struct FormTokenizer {
    form: Form,
}

impl Tokenizer for FormTokenizer {
    type TokenStream<'a> = FormStream<'a>;

    fn token_stream<'a>(&'a mut self, value: &'a str) -> FormStream<'a> {
        let (tag, text) = value.split_once(TAG_END).unwrap_or(("", value));
        FormStream {
            form: self.form,
            value: ANALYSED.with_borrow_mut(|analysed| analysed.begin(tag)),
            words: words(text),
            text,
            token: Token::default(),
            whole: String::new(),
            parts: Vec::new(),
            begun: HashSet::default(),
        }
    }
}

/// The tokens of one value.
struct FormStream<'a> {
    form: Form,
    /// The number of the value.
    value: u32,
    text: &'a str,
    words: Words<'a>,
    token: Token,
    /// The word whose parts are being yielded: its grams, or its beginnings.
    whole: String,
    /// Byte ranges of those, last first.
    parts: Vec<Range<usize>>,
    /// Beginnings that were yielded.
    begun: HashSet<[char; BEGINNING], FxBuildHasher>,
}

impl FormStream<'_> {
    fn next_word(&mut self) -> bool {
        for range in self.words.by_ref() {
            let target = if self.form.is_in_parts() { &mut self.whole } else { &mut self.token.text };
            let word = &self.text[range.clone()];
            ANALYSED.with_borrow_mut(|analysed| analysed.form_of(word, self.form, self.value, target));
            if !target.is_empty() {
                self.token.position = self.token.position.wrapping_add(1);
                self.token.offset_from = range.start;
                self.token.offset_to = range.end;
                return true;
            }
        }
        false
    }

    fn next_part(&mut self) -> bool {
        while self.parts.is_empty() {
            if !self.next_word() {
                return false;
            }
            if self.form == Form::Gram {
                gram::grams(&self.whole, |range| self.parts.push(range));
            } else {
                let mut letters = ['\0'; BEGINNING];
                for (count, (at, c)) in self.whole.char_indices().take(BEGINNING).enumerate() {
                    letters[count] = c;
                    if self.begun.insert(letters) {
                        self.parts.push(0..at + c.len_utf8());
                    }
                }
            }
            self.parts.reverse();
        }
        let Some(range) = self.parts.pop() else { return false };
        self.token.text.clear();
        self.token.text.push_str(&self.whole[range]);
        true
    }
}

impl TokenStream for FormStream<'_> {
    fn advance(&mut self) -> bool {
        if self.form.is_in_parts() { self.next_part() } else { self.next_word() }
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
