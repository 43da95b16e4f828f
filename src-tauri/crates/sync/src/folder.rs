//! A repository in a folder or on a stick. The same carrier that reads it serves a publisher, so it is the
//! repository crate's own.

pub use repository::Folder;
