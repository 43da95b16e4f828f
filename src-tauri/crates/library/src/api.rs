//! The types that the window and the command line see: plain data, made for display, generated for TypeScript.
//!
//! Moments are RFC 3339 texts in UTC, dates are as the publisher wrote them, sizes are bytes, ids are their text.
//! Nothing here carries a translated sentence: the interface turns words such as [`NoticeStatus`] into its language.

use domain::{Direction, FileRole, Kind, MessageType, NoticeStatus, Severity};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Declares plain data that crosses to the outside.
macro_rules! data {
    ($($(#[$meta:meta])* pub $kind:ident $name:ident $body:tt)+) => {$(
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
        #[ts(export)]
        #[serde(rename_all = "snake_case")]
        $(#[$meta])*
        pub $kind $name $body
    )+};
}

data! {
    /// How much of an edition is on this computer.
    #[derive(Copy, Eq)]
    pub enum Availability {
        /// Its text and all its files.
        Downloaded,
        /// Its text, but not all files.
        TextOnly,
        /// Neither text nor files; title and summary are known from the catalogue.
        NotHere,
    }

    /// One language of a publication, as lists and language tags show it.
    pub struct EditionRow {
        /// `publisher/collection/publication@language`.
        pub id: String,
        /// BCP 47 tag.
        pub lang: String,
        /// The direction in which it is written.
        pub dir: Direction,
        /// Title, in its language.
        pub title: String,
        /// Summary, in its language; may be empty.
        pub summary: String,
        /// Revision, from 1.
        pub revision: u32,
        /// When this revision was issued: a date or a moment, as published.
        pub issued: String,
        /// The language and revision it was translated from, where it is a translation.
        pub translates: Option<TranslatesRow>,
        /// Whether the edition it was translated from has moved on.
        pub outdated: bool,
        /// How much of it is here.
        pub availability: Availability,
        /// Bytes of all its files and text as they travel.
        pub bytes: u64,
        /// Bytes of those of them that are not here.
        pub missing: u64,
    }

    /// What an edition was translated from.
    pub struct TranslatesRow {
        /// BCP 47 tag.
        pub lang: String,
        /// Revision.
        pub revision: u32,
    }

    /// A publication in a list.
    pub struct PublicationRow {
        /// `publisher/collection/publication`.
        pub id: String,
        /// What it is.
        pub kind: Kind,
        /// `publisher/collection`.
        pub collection: String,
        /// The collection's title in the best language for the reader.
        pub collection_title: String,
        /// The collection's cover colour: teal, brick, ochre, moss, plum or slate.
        pub cover_colour: String,
        /// The publisher's full name.
        pub publisher: String,
        /// Topics.
        pub topics: Vec<String>,
        /// When it was first issued: a date or a moment.
        pub issued: String,
        /// The edition to show first, for the languages asked for: an index into `editions`.
        pub best: u32,
        /// All editions, in order of language tag.
        pub editions: Vec<EditionRow>,
        /// Whether the person saved it.
        pub saved: bool,
        /// Whether the publisher withdrew it.
        pub withdrawn: bool,
        /// The notice's state, for notices.
        pub notice: Option<NoticeRow>,
    }

    /// What is known of a notice today.
    pub struct NoticeRow {
        /// Its status now.
        pub status: NoticeStatus,
        /// The day its information was last confirmed, where the status can no longer be trusted to be today's:
        /// the newest verified metadata has expired. A moment.
        pub as_of: Option<String>,
        /// The moment of the newest metadata its publisher signed that this library verified.
        pub verified: Option<String>,
        /// CAP message type.
        pub message: MessageType,
        /// CAP severity.
        pub severity: Severity,
        /// As published: a date or a moment.
        pub effective: Option<String>,
        /// As published.
        pub onset: Option<String>,
        /// As published.
        pub expires: Option<String>,
        /// As published.
        pub expected_to_resume: Option<String>,
        /// IANA name of the zone in which bare dates begin and end.
        pub time_zone: String,
        /// Ids of the notices this one replaces.
        pub supersedes: Vec<String>,
        /// Ids of the notices that replace this one.
        pub superseded_by: Vec<String>,
        /// Whether readers are asked to acknowledge it.
        pub must_acknowledge: bool,
        /// When the person acknowledged it on this computer: a moment.
        pub acknowledged: Option<String>,
        /// Whether it was opened since it last changed.
        pub read: bool,
        /// Whom it is for, by language tag.
        pub audience: std::collections::BTreeMap<String, String>,
    }

    /// Which publications to list.
    #[derive(Default)]
    #[serde(default)]
    pub struct ListQuery {
        /// Languages the reader prefers, best first; decides `best` and the language of collection titles.
        pub prefer: Vec<String>,
        /// Only editions in one of these languages; all when empty.
        pub langs: Vec<String>,
        /// Only these kinds; all when empty.
        pub kinds: Vec<Kind>,
        /// Only these collections (`publisher/collection`); all when empty.
        pub collections: Vec<String>,
        /// Only what the person saved.
        pub saved: bool,
        /// Only what is here at least as text.
        pub here: bool,
        /// Only titles and summaries that hold this text, without regard to case and marks.
        pub text: String,
    }

    /// A list of publications with the counts a filter shows.
    pub struct PublicationList {
        /// How many there are in all, without the filter.
        pub total: u32,
        /// Those that match, newest first within notices first, then by collection and title.
        pub items: Vec<PublicationRow>,
        /// Counts over all publications, by filter value.
        pub facets: Facets,
    }

    /// Counts by value, most frequent first.
    #[derive(Default)]
    pub struct Facets {
        /// By language tag.
        pub langs: Vec<FacetCount>,
        /// By kind.
        pub kinds: Vec<FacetCount>,
        /// By `publisher/collection`.
        pub collections: Vec<FacetCount>,
        /// By topic. A publication may have several, or none.
        pub topics: Vec<FacetCount>,
        /// By the year of issue, newest first.
        pub years: Vec<FacetCount>,
    }

    /// One value and how often it occurs.
    pub struct FacetCount {
        /// The value.
        pub value: String,
        /// What to show for it where the value is an id: a collection's title.
        pub label: String,
        /// How many publications (in lists) or matching sections (in search) have it.
        pub count: u32,
    }

    /// The notices, in the order the design gives: in force, check before you rely on it, scheduled, past.
    pub struct NoticeList {
        /// How many in force or scheduled were not opened yet.
        pub unread: u32,
        /// How many ask for an acknowledgement that was not given.
        pub to_acknowledge: u32,
        /// The notices.
        pub items: Vec<PublicationRow>,
        /// Set when this computer's clock is earlier than the newest metadata it has verified: that moment.
        pub clock_behind: Option<String>,
    }

    /// A file of an edition.
    pub struct FileRow {
        /// Its name as published.
        pub name: String,
        /// What it is for.
        pub role: FileRole,
        /// Media type.
        pub media_type: String,
        /// Size in bytes.
        pub bytes: u64,
        /// SHA-256 of its bytes.
        pub sha256: String,
        /// Whether its bytes are on this computer.
        pub here: bool,
    }

    /// A publication with everything the detail pane shows.
    pub struct PublicationDetail {
        /// The row of the list.
        pub row: PublicationRow,
        /// The links that go with it.
        pub links: Vec<LinkRow>,
        /// The files of each edition, in the order of `row.editions`.
        pub files: Vec<Vec<FileRow>>,
    }

    /// A link to the outside.
    pub struct LinkRow {
        /// What it leads to, in the best language for the reader.
        pub title: String,
        /// An `https:` or `mailto:` address.
        pub url: String,
    }

    /// An edition, to be read.
    pub struct Reading {
        /// The publication.
        pub publication: PublicationRow,
        /// Which of its editions this is: an index into `publication.editions`.
        pub edition: u32,
        /// The sections, in reading order; empty when the text is not here.
        pub sections: Vec<SectionRow>,
        /// The files.
        pub files: Vec<FileRow>,
        /// How many pages the document has, where it has pages.
        pub pages: Option<u32>,
        /// Where the reader left it.
        pub position: Option<Place>,
    }

    /// A section, to be read.
    pub struct SectionRow {
        /// Its stable id.
        pub id: String,
        /// Depth in the outline: 0 before the first heading.
        pub level: u8,
        /// Its heading; may be empty.
        pub heading: String,
        /// Sanitised HTML without the heading. Pictures carry `data-media`, the name of a file of the edition.
        pub html: String,
        /// The page it begins on, where the document has pages.
        pub page: Option<u32>,
    }

    /// A table of data.
    pub struct DataTable {
        /// Its columns.
        pub columns: Vec<ColumnRow>,
        /// Its rows, each with a cell for every column, as published.
        pub rows: Vec<Vec<String>>,
    }

    /// A column of a table.
    pub struct ColumnRow {
        /// Its name.
        pub name: String,
        /// What its cells hold.
        pub kind: ColumnKind,
    }

    /// What the cells of a column hold, but for empty ones.
    #[derive(Copy, Eq)]
    pub enum ColumnKind {
        /// Words.
        Text,
        /// Numbers with a decimal point.
        Numbers,
        /// Numbers with a decimal comma.
        NumbersWithComma,
        /// Days, months or years as in ISO 8601.
        Dates,
    }

    /// A place in an edition.
    pub struct Place {
        /// The section.
        pub section: String,
        /// The page, where the person was on a document's own pages.
        pub page: Option<u32>,
        /// Which view the person was in: `text` or `pages`.
        pub view: String,
    }

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
        /// After `kind:` stands no kind of publication.
        Kind,
        /// After `collection:` stands no collection that is here.
        Collection,
        /// After `topic:` stands no topic that anything here has.
        Topic,
        /// After `after:` or `before:` stands no year, month or day.
        Date,
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
        /// How many editions match by title or summary whose text is not on this computer. They are not in `total`.
        pub not_here_total: u64,
        /// The best of those.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub not_here: Vec<NotHereHit>,
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
        /// A piece of the text, matches between U+E000 and U+E001.
        pub snippet: String,
        /// Whether a glossary found it: it holds another form of a term than the one that was typed.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub by_glossary: bool,
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

    /// One source of a publisher.
    pub struct SourceRow {
        /// The publisher's short name.
        pub publisher: String,
        /// The publisher's full name.
        pub name: String,
        /// Where its repository is taken from: a folder, an address, or `stick:`.
        pub location: String,
        /// Which of them that is.
        pub kind: SourceKind,
        /// Where a stick with it is plugged in now; nothing for other sources, and while none is.
        pub at: Option<String>,
        /// Whether it came with the app.
        pub built_in: bool,
        /// SHA-256 of the trusted root's signed bytes, 64 hexadecimal digits.
        pub fingerprint: String,
        /// The last check that succeeded: a moment.
        pub last_success: Option<String>,
        /// The last check that was tried: a moment.
        pub last_attempt: Option<String>,
        /// Why the last attempt failed.
        pub last_error: Option<Failure>,
        /// When the newest verified metadata was signed: a moment.
        pub signed: Option<String>,
        /// When the newest verified metadata expires: a moment.
        pub expires: Option<String>,
    }

    /// Whether this library is offered to computers nearby and takes from them, and how that is going.
    pub struct NearbyState {
        /// Whether it is switched on.
        pub on: bool,
        /// What this computer calls itself there.
        pub name: String,
        /// The port it is offered on.
        pub port: u16,
        /// Whether neither it is announced nor others are listened for: only remembered addresses are asked.
        pub addresses_only: bool,
        /// The addresses that are remembered, each with its port.
        pub addresses: Vec<String>,
        /// Where others reach this computer, each with the port: what they type where nothing is announced.
        pub own_addresses: Vec<String>,
        /// Whether this process offers it now.
        pub serving: bool,
        /// Why this process does not offer it though it is on.
        pub error: Option<Failure>,
        /// Whether the office set it on or off.
        pub locked: bool,
    }

    /// A computer nearby.
    pub struct Neighbour {
        /// What it calls itself; its address where only that is known.
        pub name: String,
        /// Where it is asked.
        pub address: String,
        /// The remembered address by which it is known, where it is.
        pub remembered: Option<String>,
        /// Whether it answers now.
        pub reached: bool,
        /// What it holds of the publishers that are trusted here.
        pub holds: Vec<NeighbourHolds>,
    }

    /// What a computer nearby holds of one publisher, as the publisher's signatures prove it.
    pub struct NeighbourHolds {
        /// The publisher's short name.
        pub publisher: String,
        /// The publisher's full name.
        pub name: String,
        /// When the newest metadata that it has was signed: a moment.
        pub signed: Option<String>,
        /// How that compares with what is here.
        pub age: Option<Age>,
        /// Why nothing can be taken from it.
        pub error: Option<Failure>,
    }

    /// How old something is beside what is here.
    #[derive(Copy, Eq)]
    pub enum Age {
        /// Older.
        Older,
        /// The same.
        Same,
        /// Newer.
        Newer,
    }

    /// What kind of source it is.
    #[derive(Copy, Eq)]
    pub enum SourceKind {
        /// A folder.
        Folder,
        /// Any stick that carries a copy of the publisher's repository.
        Stick,
        /// An `http:` or `https:` address.
        Address,
    }

    /// A removable drive that is plugged in.
    pub struct StickRow {
        /// Its root.
        pub folder: String,
        /// What people call it.
        pub name: String,
        /// Bytes that are free on it, where the system tells.
        pub free: Option<u64>,
        /// The copies of repositories on it.
        pub copies: Vec<StickCopy>,
    }

    /// A copy of a repository on a stick.
    pub struct StickCopy {
        /// Where it lies now.
        pub folder: String,
        /// The publisher's short name, as the card there says.
        pub publisher: String,
        /// The publisher's full name, as the card there says.
        pub name: String,
        /// The fingerprint of the card there: SHA-256, 64 hexadecimal digits.
        pub fingerprint: String,
        /// When its content was signed: a moment. Nothing where it does not verify.
        pub signed: Option<String>,
        /// The collections it holds, `publisher/collection`.
        pub collections: Vec<String>,
        /// Whether its publisher is trusted here.
        pub trust: StickTrust,
        /// How it compares with what is here.
        pub news: StickNews,
        /// Whether sticks are a source of its publisher already.
        pub source: bool,
        /// Why it does not verify.
        pub error: Option<Failure>,
    }

    /// Whether the publisher of a copy is trusted here.
    #[derive(Copy, Eq)]
    pub enum StickTrust {
        /// Under this card.
        Trusted,
        /// Not known here.
        Unknown,
        /// One of that name is trusted under another card.
        Other,
    }

    /// How a copy compares with what is here.
    #[derive(Copy, Eq)]
    pub enum StickNews {
        /// Nothing of its publisher is here.
        New,
        /// It was signed later than what is here.
        Newer,
        /// It was signed when what is here was.
        Same,
        /// It was signed before what is here.
        Older,
        /// It does not verify.
        Refused,
    }

    /// A publisher's card that was looked at; nothing of it is trusted by that.
    pub struct CardRow {
        /// The publisher's short name.
        pub publisher: String,
        /// The publisher's full name.
        pub name: String,
        /// SHA-256 of the card's root, as signed: 64 hexadecimal digits, for people to compare.
        pub fingerprint: String,
        /// The fingerprint under which a publisher of that short name is trusted here, where it is another.
        pub trusted: Option<String>,
        /// How it stands to what is trusted here.
        pub standing: CardStanding,
        /// The addresses that the card itself gives.
        pub addresses: Vec<String>,
        /// Where its repository can be taken from, as far as is known: where the card was found, else its first address.
        pub location: Option<String>,
        /// The card as text.
        pub text: String,
    }

    /// How a card stands to what is trusted here.
    #[derive(Copy, Eq)]
    pub enum CardStanding {
        /// Its publisher is not known here.
        New,
        /// It is trusted here already.
        Trusted,
        /// Another card of a publisher with that short name is trusted here.
        Conflict,
    }

    /// The card of a publisher that is trusted here, to be handed on.
    pub struct CardCopy {
        /// The publisher's short name.
        pub publisher: String,
        /// The publisher's full name.
        pub name: String,
        /// SHA-256 of the card's root, as signed: 64 hexadecimal digits.
        pub fingerprint: String,
        /// The name for the card's file.
        pub file: String,
        /// The card as text: what its file holds.
        pub text: String,
        /// What the QR code carries: names, fingerprint, and addresses where there are some.
        pub link: String,
        /// The QR code of the link: a row of `0` and `1` (dark) for each row of modules, without the quiet zone.
        pub qr: Vec<String>,
    }

    /// What would go with a publisher that is removed.
    pub struct Removal {
        /// The publisher's short name.
        pub publisher: String,
        /// The publisher's full name.
        pub name: String,
        /// How many publications of it are known here.
        pub publications: u32,
        /// The titles of those that the person saved.
        pub saved: Vec<String>,
        /// Bytes that are here of it.
        pub bytes: u64,
        /// How many sources it has.
        pub sources: u32,
        /// It is set by the office and cannot be removed.
        pub locked: bool,
    }

    /// What somebody wants of a sync.
    #[derive(Default, Eq)]
    #[serde(default)]
    pub struct SyncRequest {
        /// At most so many bytes of texts and files, as they travel. No limit when absent.
        #[ts(type = "number | null")]
        pub budget: Option<u64>,
        /// Nobody is asked: only collections whose rule says so are taken in.
        pub unattended: bool,
        /// How far it goes.
        pub extent: Extent,
        /// Only these editions, whatever the rules say about when; all when empty.
        pub only: Vec<String>,
    }

    /// How far a sync goes. Withdrawals are always taken over.
    #[derive(Copy, Eq, Default)]
    pub enum Extent {
        /// Notices alone.
        Notices,
        /// Notices, corrections and texts; files wait. What a metered connection is used for.
        Texts,
        /// Files as well.
        #[default]
        Everything,
    }

    /// What a sync would do.
    pub struct Plan {
        /// One entry a source.
        pub sources: Vec<SourcePlan>,
        /// Bytes to fetch in all.
        pub bytes: u64,
    }

    /// What a sync would do for one source.
    pub struct SourcePlan {
        /// The publisher's short name.
        pub publisher: String,
        /// What changes, notices first, then text, then files.
        pub items: Vec<PlanItem>,
        /// Bytes to fetch.
        pub bytes: u64,
        /// Why no plan could be made.
        pub error: Option<Failure>,
    }

    /// One edition that a sync would change.
    pub struct PlanItem {
        /// The edition's id.
        pub id: String,
        /// Its title.
        pub title: String,
        /// What the publication is.
        pub kind: Kind,
        /// What would happen.
        pub change: ChangeKind,
        /// What of it is fetched, and so when: texts come before files.
        pub part: PlanPart,
        /// Bytes to fetch for it.
        pub bytes: u64,
        /// Why it would not come with this sync; absent where it would.
        pub waits: Option<WaitReason>,
    }

    /// What a step of a plan brings, in the order in which they are done; the smallest first within each.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    pub enum PlanPart {
        /// That a publication was withdrawn.
        Withdrawal,
        /// A notice's text.
        Notice,
        /// The text of a newer revision.
        Correction,
        /// A text that is new or lacking here.
        Text,
        /// Files.
        Files,
    }

    /// Why something does not come with a sync.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    pub enum WaitReason {
        /// The rule of its collection asks first.
        Ask,
        /// The rule of its collection leaves it to the person.
        ByHand,
        /// The sync does not go so far: files wait on a metered connection.
        Extent,
        /// It does not fit under the limit to space.
        Space,
        /// It does not fit into the budget.
        Budget,
    }

    /// What happens to an edition.
    #[derive(Copy, Eq)]
    pub enum ChangeKind {
        /// It is new here.
        New,
        /// A newer revision replaces the one here.
        Changed,
        /// Its publisher withdrew it.
        Withdrawn,
        /// Something of it is missing here and would be fetched.
        Missing,
    }

    /// How a sync ended.
    pub struct SyncReport {
        /// One entry a publisher.
        pub sources: Vec<SourceReport>,
        /// The saved searches that have something new.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub saved_searches: Vec<SavedSearch>,
    }

    /// How it went with one source of a publisher.
    pub struct SourceOutcome {
        /// Where its repository lies: a folder, or an address.
        pub location: String,
        /// Why it failed.
        pub error: Option<Failure>,
    }

    /// How the sync of one publisher's content ended.
    pub struct SourceReport {
        /// The publisher's short name.
        pub publisher: String,
        /// Editions applied.
        pub applied: u32,
        /// Publications newly marked as withdrawn.
        pub withdrawn: u32,
        /// Bytes fetched.
        pub bytes: u64,
        /// Changes that are left for another time: they did not fit into the budget or under the limit, or wait to be asked for.
        pub waiting: u32,
        /// Those changes.
        pub waits: Vec<PlanItem>,
        /// Whether the source's metadata had expired, so that it is "as of" its date only.
        pub as_of: Option<String>,
        /// Editions that could not be applied, each with its reason.
        pub failed: Vec<ItemFailure>,
        /// How it went with each source.
        pub sources: Vec<SourceOutcome>,
        /// Why nothing could be taken in: no source could be verified.
        pub error: Option<Failure>,
    }

    /// One item that failed.
    pub struct ItemFailure {
        /// The edition's id.
        pub id: String,
        /// Why.
        pub error: Failure,
    }

    /// An error as the outside sees it: a code with arguments to be translated, and English for the log.
    #[derive(Eq)]
    pub struct Failure {
        /// What kind of error it is.
        pub code: ErrorCode,
        /// What the sentence needs, by name: `item`, `path`, `detail`.
        pub args: std::collections::BTreeMap<String, String>,
        /// The whole story in English: item, cause, next step.
        pub message: String,
    }

    /// A kind of error. One exists only where the outside does something different for it.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    pub enum ErrorCode {
        /// What was asked for makes no sense: exit code 2.
        WrongInput,
        /// What was asked for does not exist here: exit code 2.
        NotFound,
        /// Its bytes are not on this computer: exit code 1.
        NotHere,
        /// A source could not be reached: exit code 3.
        Unreachable,
        /// It comes from sticks, and none with anything newer is plugged in: exit code 3.
        Unplugged,
        /// Verification refused what a source offered: exit code 4.
        Refused,
        /// Another process is writing to this library: exit code 5.
        Held,
        /// The library was written by a newer version: exit code 1.
        NewerLibrary,
        /// The disk is full: exit code 1.
        DiskFull,
        /// A folder or file cannot be written: exit code 1.
        ReadOnly,
        /// What is stored here is damaged: exit code 1.
        Damaged,
        /// It does not fit under the limit to space: exit code 1.
        OverLimit,
        /// Anything else: exit code 1.
        Failed,
    }

    /// A long piece of work and where it stands.
    #[derive(Eq)]
    pub struct JobRow {
        /// Its number.
        pub id: i64,
        /// What it does.
        pub kind: JobKind,
        /// Where it stands.
        pub phase: JobPhase,
        /// Who wanted it.
        pub origin: JobOrigin,
        /// It is paused because its process died, not because somebody paused it.
        pub interrupted: bool,
        /// What it was asked and has not done yet.
        pub asked: Option<JobAsk>,
        /// When it was begun: a moment.
        pub started: String,
        /// When it ended: a moment.
        pub ended: Option<String>,
        /// What it works on now: a title or a name.
        pub item: Option<String>,
        /// Steps done.
        pub done: u64,
        /// Steps in all, where known.
        pub total: Option<u64>,
        /// Bytes done.
        pub bytes_done: u64,
        /// Bytes in all, where known.
        pub bytes_total: Option<u64>,
        /// Bytes a second, over the last seconds; known while it is at work.
        pub rate: Option<u64>,
        /// Seconds until it is done at that rate.
        pub seconds_left: Option<u64>,
        /// Why it failed.
        pub error: Option<Failure>,
        /// What helps where it failed.
        pub next: Option<NextAction>,
    }

    /// A job with what it works on, one by one.
    #[derive(Eq)]
    pub struct JobDetail {
        /// The job.
        #[serde(flatten)]
        pub job: JobRow,
        /// Those of its items that matter now, in their order: those that failed, the one at work, the last that were done,
        /// and the next.
        pub items: Vec<JobItemRow>,
        /// How many of its items wait.
        pub waiting: u64,
        /// How many are done.
        pub received: u64,
        /// How many failed and have not been done since.
        pub failed: u64,
    }

    /// An item of a job.
    #[derive(Eq)]
    pub struct JobItemRow {
        /// What it is: an edition's id, say.
        pub id: String,
        /// Which part of it: of a sync one of the parts of a plan.
        pub part: String,
        /// Its title.
        pub title: String,
        /// Bytes of it.
        pub bytes: u64,
        /// Bytes done.
        pub bytes_done: u64,
        /// How it goes.
        pub state: JobItemState,
        /// Why it failed.
        pub error: Option<Failure>,
        /// What helps then.
        pub next: Option<NextAction>,
        /// It failed here and was done later.
        pub mended: bool,
    }

    /// How it goes with an item of a job.
    #[derive(Copy, Eq)]
    pub enum JobItemState {
        /// Its turn has not come.
        Waiting,
        /// It is worked on.
        Running,
        /// It is done.
        Done,
        /// It could not be done.
        Failed,
    }

    /// What a job does.
    #[derive(Copy, Eq)]
    pub enum JobKind {
        /// Takes in what the sources have.
        Sync,
        /// Checks what is stored.
        Verify,
        /// Makes the search index anew.
        Index,
        /// Copies what is here to a stick or folder.
        Copy,
    }

    /// Where a job stands.
    #[derive(Copy, Eq)]
    pub enum JobPhase {
        /// Waits for its turn.
        Queued,
        /// At work.
        Running,
        /// Rests where it is, and can go on.
        Paused,
        /// Ended well.
        Done,
        /// Ended with an error; can be tried again.
        Failed,
        /// Ended on request; what it did stays done.
        Cancelled,
    }

    /// Who wanted a job.
    #[derive(Copy, Eq)]
    pub enum JobOrigin {
        /// Somebody asked for it.
        Person,
        /// The schedule did.
        Schedule,
        /// The app brought something.
        App,
    }

    /// What a job at work was asked.
    #[derive(Copy, Eq)]
    pub enum JobAsk {
        /// To rest.
        Pause,
        /// To end.
        Cancel,
    }

    /// What helps after a failure.
    #[derive(Copy, Eq)]
    pub enum NextAction {
        /// To try again.
        Retry,
        /// To bring a source into reach, and try again.
        Connect,
        /// To use another source, which has it.
        OtherSource,
        /// To tell the publisher, or to use another source.
        TellPublisher,
        /// To make room on the disk, and try again.
        MakeRoom,
        /// To make the library's folder writable, and try again.
        MakeWritable,
        /// To have what is damaged mended.
        Repair,
        /// To wait until the other process has ended, and try again.
        Wait,
        /// To update Fieldshelf.
        Update,
    }

    /// The one truth behind the sync chip.
    pub struct SyncStatus {
        /// What the chip says.
        pub state: SyncState,
        /// When every publisher was last checked with success, the earliest of them: a moment; absent while one never was.
        pub last_success: Option<String>,
        /// The last check that was tried: a moment.
        pub last_attempt: Option<String>,
        /// Where what was verified has expired: when the oldest of it was signed. A moment.
        pub as_of: Option<String>,
        /// The update at work or waiting for its turn, else one that is paused.
        pub job: Option<JobRow>,
        /// How many changes the last check found that were not taken yet.
        pub pending: u64,
    }

    /// What the sync chip says.
    #[derive(Copy, Eq)]
    pub enum SyncState {
        /// Every source was checked and its metadata has not expired.
        UpToDate,
        /// A sync is at work.
        Updating,
        /// The last check found something that was not taken yet, or an update is paused.
        UpdateReady,
        /// No check succeeded for more than seven days, or never.
        NotChecked,
        /// The last check failed.
        CheckFailed,
        /// The last check found no source in reach; nothing is wrong with what is here.
        Offline,
    }

    /// What changed since a number, told to every window and command line.
    pub struct Change {
        /// The store's change number now.
        pub number: i64,
        /// Whether publications, notices or their state changed.
        pub publications: bool,
        /// Whether a job moved.
        pub jobs: bool,
    }

    /// What a verification found.
    pub struct VerifyReport {
        /// Blobs hashed.
        pub blobs: u64,
        /// Bytes hashed.
        pub bytes: u64,
        /// What is damaged or missing, each with its reason.
        pub problems: Vec<ItemFailure>,
        /// Whether the index holds what the store holds.
        pub index_complete: bool,
        /// Whether the database passes SQLite's own check.
        pub database_sound: bool,
        /// It was stopped before it had looked at everything.
        pub stopped: bool,
        /// What was done about the problems, where that was asked for.
        pub repaired: Option<RepairReport>,
    }

    /// What repairing did.
    pub struct RepairReport {
        /// Where the damaged files are now.
        pub set_aside: Vec<String>,
        /// The editions that are whole again.
        pub mended: Vec<String>,
        /// Bytes fetched.
        pub bytes: u64,
        /// Whether the index was made anew.
        pub index_rebuilt: bool,
        /// What could not be mended, each with the next step.
        pub left: Vec<ItemFailure>,
    }

    /// What an office set for its computers by a policy file. What is locked cannot be changed here.
    pub struct SetByOffice {
        /// The file.
        pub file: String,
        /// The publishers whose sources are locked.
        pub sources: Vec<String>,
        /// The collections whose rule is locked, and `default`.
        pub rules: Vec<String>,
        /// Whether the interface's language is locked.
        pub language: bool,
        /// Whether the theme is locked.
        pub theme: bool,
        /// Whether the limit to space is locked.
        pub space: bool,
        /// Whether sharing with computers nearby is locked.
        pub nearby: bool,
        /// How many bytes a sync that nobody watches may fetch.
        #[ts(type = "number | null")]
        pub budget: Option<u64>,
        /// Whether that cannot be raised.
        pub budget_locked: bool,
        /// After how many minutes the window is to sync again.
        pub sync_every_minutes: Option<u32>,
        /// Whether that is locked.
        pub schedule_locked: bool,
        /// What could not be put on this computer, each with its reason.
        pub problems: Vec<ItemFailure>,
    }

    /// The rules, with what there is to be ruled.
    pub struct RulesView {
        /// The rules in force.
        pub rules: domain::Rules,
        /// The collections that are known here.
        pub collections: Vec<RuledCollection>,
        /// The collections whose rule is set by the office, and `default`.
        pub locked: Vec<String>,
    }

    /// A collection that rules may be made for.
    pub struct RuledCollection {
        /// `publisher/collection`.
        pub collection: String,
        /// Its title in the best language for the reader.
        pub title: String,
        /// The languages in which something of it is published.
        pub languages: Vec<String>,
    }

    /// What rules would change.
    pub struct RulesEffect {
        /// Bytes that the next sync would fetch, as they travel.
        pub fetch: u64,
        /// Of how many editions.
        pub editions: u32,
        /// Bytes of documents and pictures here that they do not want.
        pub free: u64,
        /// Of how many publications.
        pub publications: u32,
    }

    /// A backup that was looked at; nothing of it is taken over by that.
    pub struct BackupView {
        /// When it was made: a moment.
        pub made: String,
        /// Publishers that would be trusted and are not now.
        pub added: Vec<RestoredPublisher>,
        /// Publishers that would stay as they are, because this computer trusts another card of theirs.
        pub kept: Vec<RestoredPublisher>,
        /// Publications on which it has marks.
        pub marks: u32,
        /// Reading positions in it.
        pub positions: u32,
    }

    /// A publication whose files may be removed.
    pub struct Removable {
        /// `publisher/collection/publication`.
        pub id: String,
        /// Its title.
        pub title: String,
        /// The language of the title.
        pub lang: String,
        /// Its collection's title.
        pub collection_title: String,
        /// Bytes of its documents and pictures that are here.
        pub bytes: u64,
        /// When it was issued: a date or a moment.
        pub issued: String,
    }

    /// What takes space.
    pub struct Space {
        /// By collection, the largest first.
        pub collections: Vec<CollectionSpace>,
        /// Bytes that belong to no collection: what the database keeps beside texts, what came of files before they were cut
        /// off, and files that the next sync clears away.
        pub other: u64,
        /// Bytes in all: database, files and index.
        pub total: u64,
        /// How many bytes there may be.
        pub limit: Option<u64>,
        /// Bytes that are free on its disk, where the system tells.
        pub free_on_disk: Option<u64>,
        /// The library's folder.
        pub folder: String,
    }

    /// What one collection takes.
    pub struct CollectionSpace {
        /// `publisher/collection`.
        pub collection: String,
        /// Its title.
        pub title: String,
        /// Bytes of texts, as they came and as they are read.
        pub text: u64,
        /// Bytes of documents and pictures.
        pub files: u64,
        /// Bytes of covers.
        pub covers: u64,
        /// Its share of the search index, by the length of its texts.
        pub index: u64,
    }

    /// What of the library shall be copied to a stick or folder; everything where neither list names anything.
    #[derive(Default, Eq)]
    pub struct CopyRequest {
        /// All collections of these publishers, by short name.
        #[serde(default)]
        pub publishers: Vec<String>,
        /// These collections, `publisher/collection`.
        #[serde(default)]
        pub collections: Vec<String>,
        /// Whether what the copy there holds beside these goes from it. Otherwise it stays, and is brought up to date.
        #[serde(default)]
        pub only: bool,
    }

    /// What could be copied to a folder.
    pub struct CopyChoices {
        /// The folder.
        pub folder: String,
        /// Bytes that are free there.
        pub free: u64,
        /// The collections that are here whole, in order of their publisher.
        pub collections: Vec<CopyChoice>,
        /// What lies there and cannot be brought up to date, each with the reason.
        pub refused: Vec<ItemFailure>,
    }

    /// A collection that could be copied.
    pub struct CopyChoice {
        /// `publisher/collection`.
        pub collection: String,
        /// Its title.
        pub title: String,
        /// The publisher's full name.
        pub publisher: String,
        /// Bytes of its texts and files that are on this computer.
        pub bytes: u64,
        /// Those of them that would have to be written.
        pub needed: u64,
        /// Files that are named and not on this computer.
        pub absent: u64,
        /// Whether the copy there holds it already.
        pub there: bool,
    }

    /// What was copied.
    pub struct CopyReport {
        /// The folder that was named.
        pub folder: String,
        /// One entry a publisher.
        pub copies: Vec<CopiedRepository>,
        /// Whether it was stopped before its end. The same copy goes on from there when it is made again.
        pub stopped: bool,
    }

    /// The copy of one publisher's repository.
    pub struct CopiedRepository {
        /// The publisher's short name.
        pub publisher: String,
        /// The publisher's full name.
        pub name: String,
        /// Where it lies.
        pub folder: String,
        /// The collections it holds, `publisher/collection`.
        pub collections: Vec<String>,
        /// When its publisher signed it: a moment.
        pub signed: String,
        /// Files written.
        pub written: u64,
        /// Bytes of them.
        pub bytes: u64,
        /// Files that were there already.
        pub kept: u64,
        /// Files that were no longer named and were removed.
        pub removed: u64,
        /// Files that are named and not on this computer; the copy is without them.
        pub absent: u64,
        /// Files of 4 GiB and more, which a stick may not be able to hold; the copy is without them.
        pub too_large: Vec<String>,
        /// Files that are damaged on this computer; the copy is without them.
        pub damaged: Vec<String>,
    }

    /// What was written to a backup.
    pub struct BackupReport {
        /// The file.
        pub path: String,
        /// Its size in bytes.
        pub bytes: u64,
        /// Publishers with their cards and sources; what came with the app is not among them.
        pub publishers: u32,
        /// Publications that are saved.
        pub saved: u32,
        /// Notices that were acknowledged.
        pub acknowledged: u32,
        /// Reading positions.
        pub positions: u32,
    }

    /// What restoring a backup did.
    #[derive(Default)]
    pub struct RestoreReport {
        /// Publishers that are trusted now and were not before.
        pub added: Vec<RestoredPublisher>,
        /// Places to take repositories from that were added.
        pub locations: u32,
        /// Publishers that stay as they were, because this computer trusts another card of theirs.
        pub kept: Vec<ItemFailure>,
        /// Settings taken over, the rules being one.
        pub settings: u32,
        /// Publications that got a mark they did not have.
        pub marks: u32,
        /// Reading positions taken over.
        pub positions: u32,
        /// Marks and positions that wait until a sync brings what they belong to.
        pub waiting: u32,
    }

    /// A publisher that a backup brought.
    pub struct RestoredPublisher {
        /// The publisher's short name.
        pub publisher: String,
        /// The publisher's full name.
        pub name: String,
        /// SHA-256 of the trusted root's signed bytes, 64 hexadecimal digits.
        pub fingerprint: String,
    }

    /// Numbers about a library.
    pub struct Stats {
        /// The library's folder.
        pub library: String,
        /// Publishers.
        pub publishers: u32,
        /// Collections.
        pub collections: u32,
        /// Publications.
        pub publications: u32,
        /// Editions.
        pub editions: u32,
        /// Sections indexed.
        pub sections: u64,
        /// Editions by language tag.
        pub langs: Vec<FacetCount>,
        /// Bytes of the database.
        pub database_bytes: u64,
        /// Bytes of the blobs.
        pub blob_bytes: u64,
        /// Bytes of the index.
        pub index_bytes: u64,
    }

    /// A copy that was saved.
    pub struct SavedCopy {
        /// The edition.
        pub id: String,
        /// Where the copy lies.
        pub path: String,
        /// SHA-256 of the copy.
        pub sha256: String,
        /// Size in bytes.
        pub bytes: u64,
    }

    /// The settings of the window; absent means: as the system says.
    #[derive(Default)]
    #[serde(default)]
    pub struct Settings {
        /// Interface language.
        pub language: Option<String>,
        /// `light` or `dark`.
        pub theme: Option<String>,
        /// Whether the rail is slim.
        pub slim_rail: bool,
        /// After how many minutes the app looks for updates again by itself; 0: never; absent: six hours.
        pub sync_every_minutes: Option<u32>,
        /// Whether the connection is metered: updates that nobody asked for then leave files for another time.
        pub metered: bool,
    }

    /// What the window needs to begin.
    pub struct Start {
        /// The settings.
        pub settings: Settings,
        /// Whether what is shown is an unsigned preview of a content folder, and of which.
        pub preview: Option<String>,
        /// The library's folder: what the window remembers of one library is not another's.
        pub library: String,
        /// The version of the app.
        pub version: String,
        /// This computer's time: a moment.
        pub now: String,
        /// After how many minutes the app looks for updates again where the person sets nothing; 0: never.
        pub sync_every_minutes: u32,
        /// Whether that is set by the office, and cannot be changed here.
        pub schedule_locked: bool,
    }
}
