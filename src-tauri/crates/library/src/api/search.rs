//! Questions to the library, and their answers.

use domain::{Kind, NoticeStatus};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Facets, PublicationRow};

data! {
    /// A question to the library.
    #[derive(Default)]
    #[serde(default)]
    pub struct SearchQuery {
        /// What the person typed.
        pub query: String,
        /// Only these languages; all when empty.
        pub langs: Vec<String>,
        /// Only these kinds; all when empty.
        pub kinds: Vec<Kind>,
        /// Only these collections; all when empty.
        pub collections: Vec<String>,
        /// Only publications with one of these topics; all when empty.
        pub topics: Vec<String>,
        /// Only revisions issued in these years; in all when empty.
        pub years: Vec<i16>,
        /// Only revisions issued on this day or later: a year, a month or a day (`2026-11-23`).
        pub after: Option<String>,
        /// Only revisions issued before this day.
        pub before: Option<String>,
        /// Only this publication: its id.
        pub within: Option<String>,
        /// What comes first.
        pub order: SearchOrder,
        /// At most so many hits (sections) of a list, 20 when absent; or publications where hits are grouped, 10 when absent.
        /// 200 at most.
        pub limit: Option<u32>,
        /// Where hits are grouped, at most so many of a publication; 3 when absent, 200 at most.
        pub sections: Option<u32>,
        /// Where hits are grouped, the publications of which 200 are wanted: their ids.
        pub whole: Vec<String>,
        /// Languages the reader prefers, best first.
        pub prefer: Vec<String>,
        /// Whether the words are meant as they stand; else words that are nearly the same are tried where few are found, and
        /// other forms of terms in the glossaries.
        pub as_typed: bool,
    }

    /// What comes first in an answer.
    #[derive(Copy, Eq, Default)]
    pub enum SearchOrder {
        /// What fits best; of what fits equally well, the newer.
        #[default]
        Relevance,
        /// What was issued last.
        Date,
    }

    /// A part of a question that cannot be meant as it is written, and was taken as plain words.
    pub struct MisreadRow {
        /// As it was typed.
        pub text: String,
        /// What is wrong with it.
        pub why: Misreading,
    }

    /// What is wrong with a part of a question.
    #[derive(Copy, Eq)]
    pub enum Misreading {
        /// After `lang:` stands no language tag.
        Language,
        /// After `lang:` stands a language that nothing here is in.
        LanguageNotHere,
        /// After `kind:` stands no kind of publication.
        Kind,
        /// After `kind:` stands a kind that nothing here is of.
        KindNotHere,
        /// After `collection:` stands no collection that is here.
        Collection,
        /// After `topic:` stands no topic that anything here has.
        Topic,
        /// After `after:` or `before:` stands no year, month or day.
        Date,
        /// No day is both after `after:` and before `before:`.
        Days,
        /// Nothing, or a blank, stands after the colon of `title:` or of what narrows.
        NoValue,
        /// Before the colon stands a name that something which narrows could have, and has not.
        Field,
        /// A star stands beside a letter, and stands for nothing.
        Star,
        /// What narrows leaves out all that is here, or all that is asked for.
        NothingLeft,
        /// `AND` or `OR` does not stand between two things that it can join.
        Operator,
        /// `NOT` does not stand before something that it can leave out.
        Not,
        /// A bracket has no other, or was to group what `OR` joins.
        Bracket,
        /// A quote is never closed.
        Quote,
        /// Everything is to be left out, so nothing would be left.
        NothingWanted,
    }

    /// The answer to `shelf search`: one hit a section.
    pub struct SearchAnswer {
        /// The question.
        pub query: String,
        /// How many sections match in all. Sections that share only runs of letters with the words are shown where few
        /// match, and are not counted: there may be more hits than this.
        pub total: u64,
        /// How long the search took, in milliseconds.
        pub ms: f64,
        /// Whether too few sections hold all the words, so that any word counts.
        pub any_word: bool,
        /// The question with the words that were taken for others, where some were: what the answer is for.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub corrected: Option<String>,
        /// Parts of the question that were taken as plain words.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub misread: Vec<MisreadRow>,
        /// The question with words of the library in place of those that are meant as they stand, where it would find more.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub suggestion: Option<String>,
        /// Terms of the glossaries that were recognised.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub glossary: Vec<RecognisedTerm>,
        /// The best sections, best first.
        pub hits: Vec<SearchHit>,
        /// What is found without the filters, where they let nothing of it through.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub without_filters: Option<WithoutFilters>,
        /// How many editions match by title or summary whose text is not on this computer. They are not in `total`.
        pub not_here_total: u64,
        /// The best of those.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub not_here: Vec<NotHereHit>,
    }

    /// What a question finds without its filters.
    pub struct WithoutFilters {
        /// The question without those that stand in it.
        pub query: String,
        /// How many sections match.
        pub total: u64,
    }

    /// Words of a question that are a form of a term in a glossary.
    pub struct RecognisedTerm {
        /// As they were typed.
        pub typed: String,
        /// The other forms that were looked for.
        pub forms: Vec<TermForm>,
    }

    /// One way to write a term.
    pub struct TermForm {
        /// BCP 47 tag.
        pub lang: String,
        /// As the glossary writes it.
        pub text: String,
    }

    /// An edition that matches by title or summary, and whose text is not on this computer.
    pub struct NotHereHit {
        /// `publisher/collection/publication`.
        pub id: String,
        /// BCP 47 tag.
        pub lang: String,
        /// What the publication is.
        pub kind: Kind,
        /// Its title, matches between U+E000 and U+E001.
        pub title: String,
        /// A piece of its summary, marked likewise; may be empty.
        pub summary: String,
        /// The title of its collection.
        pub collection_title: String,
        /// Bytes to fetch for its text alone.
        pub text_bytes: u64,
        /// Bytes to fetch for its text and all its files.
        pub bytes: u64,
    }

    /// A section that matches.
    pub struct SearchHit {
        /// `publisher/collection/publication`.
        pub id: String,
        /// BCP 47 tag.
        pub lang: String,
        /// What the publication is.
        pub kind: Kind,
        /// The edition's title.
        pub title: String,
        /// The section's id.
        pub section: String,
        /// The section's heading; may be empty.
        pub heading: String,
        /// The page the best match lies on, where there are pages.
        pub page: Option<u32>,
        /// The engine's score; comparable within one answer only.
        pub score: f32,
        /// A piece of the text, matches between U+E000 and U+E001; an ellipsis stands where it was cut out of a sentence.
        pub snippet: String,
        /// Whether a glossary found it: it holds another form of a term than the one that was typed.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub by_glossary: bool,
        /// How a notice stands now; absent for what is none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub status: Option<NoticeStatus>,
        /// The moment its status was last confirmed, where it can no longer be trusted to be today's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub as_of: Option<String>,
        /// Whether its publisher withdrew it.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub withdrawn: bool,
        /// Whether it is a translation of an older revision than there is.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub outdated: bool,
    }

    /// The answer the window shows: hits grouped by publication, with counts.
    pub struct SearchResults {
        /// The question.
        pub query: String,
        /// How many sections match in all. Sections that share only runs of letters with the words are shown where few
        /// match, and are not counted: there may be more hits than this.
        pub total: u64,
        /// How long the search took, in milliseconds.
        pub ms: f64,
        /// Whether too few sections hold all the words, so that any word counts.
        pub any_word: bool,
        /// The question with the words that were taken for others, where some were: what the answer is for.
        pub corrected: Option<String>,
        /// Parts of the question that were taken as plain words.
        pub misread: Vec<MisreadRow>,
        /// The question with words of the library in place of those that are meant as they stand, where it would find more.
        pub suggestion: Option<String>,
        /// Terms of the glossaries that were recognised.
        pub glossary: Vec<RecognisedTerm>,
        /// How many publications the matching sections are of.
        pub publications: u64,
        /// Publications, best first.
        pub groups: Vec<SearchGroup>,
        /// Counts of matching sections.
        pub facets: Facets,
        /// How many editions could not be looked into because their text is not on this computer.
        pub not_searched: u32,
        /// How many of those match by title or summary. They are not in `total`.
        pub not_here_total: u64,
        /// The best of those.
        pub not_here: Vec<NotHereHit>,
    }

    /// A publication with its matching sections.
    pub struct SearchGroup {
        /// The publication.
        pub publication: PublicationRow,
        /// The language of its best edition, which the hits are of.
        pub lang: String,
        /// How many sections of that edition match; none where it was found by runs of letters alone.
        pub total: u64,
        /// Its best sections, best first.
        pub hits: Vec<SearchHit>,
        /// Its other editions that match too.
        pub also: Vec<AlsoIn>,
        /// Whether a glossary found it: all hits hold another form of a term than the one that was typed.
        pub by_glossary: bool,
    }

    /// Another language in which a publication matches.
    pub struct AlsoIn {
        /// BCP 47 tag.
        pub lang: String,
        /// How many of its sections match.
        pub count: u64,
        /// Whether a glossary found them: all hold another form of a term than the one that was typed.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub by_glossary: bool,
    }

    /// A search that the person keeps.
    pub struct SavedSearch {
        /// Its number in this library.
        pub id: u32,
        /// What the person calls it; at first the question.
        pub name: String,
        /// What is searched for.
        pub query: SearchQuery,
        /// When it was saved: a moment.
        pub saved: String,
        /// How many sections match now.
        pub total: u64,
        /// How many of those are in editions that came or changed since it was last looked at.
        pub news: u64,
    }
}
