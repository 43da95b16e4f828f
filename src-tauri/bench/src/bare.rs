//! Bare Tantivy: one stemmed text field, nothing of ours. The peer that tells what the product costs over its engine.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use snowball_stemmers_rs::{Algorithm, Stemmer};
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{
    LowerCaser, RemoveLongFilter, SimpleTokenizer, TextAnalyzer, Token, TokenFilter, TokenStream, Tokenizer,
};
use tantivy::{Index, IndexReader, TantivyDocument, Term, doc};

use crate::corpus::Section;

/// The chain that Tantivy calls `en_stem`, the English stemmer for every language.
const CHAIN: &str = "stemmed";

/// An index of sections.
pub struct Bare {
    reader: IndexReader,
    text: Field,
    chain: TextAnalyzer,
    /// From the first section to the end of the commit.
    pub commit: Duration,
}

impl Bare {
    /// Indexes `sections` in `dir`, with as many threads and as much memory as the library's writer.
    pub fn build(dir: &Path, sections: &[Section]) -> Result<Self> {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(CHAIN)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let text = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
        let id = schema.add_u64_field("id", STORED);
        std::fs::create_dir_all(dir)?;
        let index = Index::create_in_dir(dir, schema.build())?;
        let chain = TextAnalyzer::builder(SimpleTokenizer::default())
            .filter(RemoveLongFilter::limit(40))
            .filter(LowerCaser)
            .filter(English)
            .build();
        index.tokenizers().register(CHAIN, chain.clone());
        let begun = Instant::now();
        let mut writer = index.writer(library::INDEX_WRITER_BYTES)?;
        for (number, section) in (0u64..).zip(sections) {
            let whole = format!("{} {} {}", section.title, section.heading, section.text);
            writer.add_document(doc!(text => whole, id => number))?;
        }
        writer.commit()?;
        let commit = begun.elapsed();
        writer.wait_merging_threads()?;
        Ok(Self { reader: index.reader()?, text, chain, commit })
    }

    /// The ten best by any word of `query`: their documents.
    pub fn search(&mut self, query: &str) -> Result<Vec<TantivyDocument>> {
        let mut words: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        self.chain.token_stream(query).process(&mut |token| {
            let term = Term::from_field_text(self.text, &token.text);
            words.push((Occur::Should, Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))));
        });
        let searcher = self.reader.searcher();
        let top = searcher.search(&BooleanQuery::new(words), &TopDocs::with_limit(10).order_by_score())?;
        top.into_iter().map(|(_, address)| Ok(searcher.doc(address)?)).collect()
    }
}

/// The filter that Tantivy's own feature `stemmer` would bring into every build of the workspace.
#[derive(Clone)]
struct English;

#[derive(Clone)]
struct Stemming<T>(T);

struct Stemmed<T>(T, Stemmer);

impl TokenFilter for English {
    type Tokenizer<T: Tokenizer> = Stemming<T>;

    fn transform<T: Tokenizer>(self, tokenizer: T) -> Stemming<T> {
        Stemming(tokenizer)
    }
}

impl<T: Tokenizer> Tokenizer for Stemming<T> {
    type TokenStream<'a> = Stemmed<T::TokenStream<'a>>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Self::TokenStream<'a> {
        Stemmed(self.0.token_stream(text), Stemmer::create(Algorithm::English))
    }
}

impl<T: TokenStream> TokenStream for Stemmed<T> {
    fn advance(&mut self) -> bool {
        let more = self.0.advance();
        if more {
            let stem = self.1.stem(&self.0.token().text).into_owned();
            self.0.token_mut().text = stem;
        }
        more
    }

    fn token(&self) -> &Token {
        self.0.token()
    }

    fn token_mut(&mut self) -> &mut Token {
        self.0.token_mut()
    }
}
