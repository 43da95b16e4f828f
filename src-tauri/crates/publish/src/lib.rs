//! A content folder becomes a signed repository.
//!
//! ```text
//! folder   reads the TOML files              ┐
//! prepare  opens the documents (cache)       ├ check: every problem, with file and line
//! assemble editions, blobs (packed), collections ┘
//! build    assemble + keys → repository::write
//! renewal  what was built, signed again or with other keys
//! push     what was built, sent to where readers find it
//! ```
//! Building writes nothing if checking finds an error. The clock is the caller's: the same input, time and keys give the
//! same bytes.

#![warn(missing_docs)]

mod assemble;
mod build;
mod cache;
mod error;
pub mod folder;
mod import;
mod init;
mod keys;
mod office;
mod packed;
mod prepare;
mod problem;
mod push;
mod renewal;
mod replacement;
mod revisions;
mod staged;
mod status;
mod tongue;

pub use assemble::{AssembledCollection, Assembly, assemble};
pub use build::{BuildOptions, Built, build};
pub use cache::ExtractionCache;
pub use error::PublishError;
pub use import::{ImportOptions, ImportReport, import};
pub use init::{NewPublisher, init};
pub use keys::{KeyFolder, default_keys_folder};
pub use office::{office_key, read_request, sign};
pub use prepare::{MediaFile, Prepared, PreparedEdition};
pub use problem::{Gravity, Problem, Problems};
pub use push::{Pushed, push};
pub use renewal::{RenewOptions, Renewed, Rotation, add_office, refresh, remove_office, rotate};
pub use status::{RefusedCollection, RoleStatus, Standing, Status, status, status_of_last};

/// Everything that is wrong with the content folder at `root`, in order of file and line; with `keys` also what changed since it
/// was published with them, without a higher revision. `each` is told every document's path before it is opened, with how many
/// there are in all.
///
/// # Errors
/// [`PublishError::NoContent`] when there is no such folder, or what is remembered beside the keys cannot be read.
pub fn check(
    root: &std::path::Path,
    keys: Option<&KeyFolder>,
    extractor: &extract::Extractor,
    each: &mut dyn FnMut(&std::path::Path, usize),
) -> Result<Vec<Problem>, PublishError> {
    match assemble(root, extractor, each) {
        Ok((assembly, mut found)) => {
            if let Some(keys) = keys {
                found.extend(revisions::problems(&keys.published(), &assembly.documents)?);
                found.sort();
            }
            Ok(found)
        }
        Err(PublishError::Problems(problems)) => Ok(problems),
        Err(error) => Err(error),
    }
}
