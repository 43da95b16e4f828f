//! Style sheets of a package, as far as they say how words are meant: emphasis, alignment, direction, indents, boxes.
//!
//! ```text
//! parse    a style sheet            → rules: selectors and a look
//! look     declarations             → a look: properties and values from a list
//! cascade  rules over open elements → an element's look
//! style    a look                   → words from a closed vocabulary, which the reader's own style sheet knows
//! ```
//!
//! Nothing of a sheet reaches a reader but those words. So it can load nothing, place nothing outside its paragraph, take
//! no colour that a theme would make invisible, and hide no words: what a sheet would hide is shown.

mod cascade;
mod look;
mod parse;
mod style;

pub(crate) use cascade::StyleSheets;
pub(crate) use style::{canonical, merged};
