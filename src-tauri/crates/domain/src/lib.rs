//! The words of Fieldshelf as types, and the rules that need nothing but those types.
//!
//! Nothing here reads a file, a clock or an environment: time is a parameter, bytes are the caller's.
//! A value that exists is valid; parsing is the only way to make an identifier, a language or a hash.

#![warn(missing_docs)]

pub mod blob;
pub mod glossary;
pub mod id;
pub mod job;
pub mod language;
pub mod mark;
pub mod notice;
pub mod page_words;
pub mod printable;
pub mod publication;
pub mod quote;
pub mod rule;
pub mod section;
pub mod time;

pub use blob::BlobId;
pub use glossary::Term;
pub use id::{CollectionId, EditionId, IdError, PublicationId, PublicationRef, SectionId, ShortName};
pub use job::{JobAsk, JobEvent, JobItemState, JobKind, JobOrigin, JobPhase};
pub use language::{Direction, Language};
pub use mark::{Colour, Mark, MarkableSection, Marked};
pub use notice::{MessageType, Notice, NoticeStatus, Severity};
pub use page_words::{PageWord, PageWords, PageWordsError};
pub use printable::printable;
pub use publication::{
    Edition, Encoding, File, FileRole, Kind, Link, Patch, Publication, Stage, Translates, Transport,
};
pub use quote::{Quote, Span};
pub use rule::{Held, Hold, Rule, Rules, Take, Trigger, Wanted};
pub use section::{PageStart, Section, Sections};
pub use time::When;
