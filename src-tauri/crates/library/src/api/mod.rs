//! The types that the window and the command line see: plain data, made for display, generated for TypeScript.
//!
//! Moments are RFC 3339 texts in UTC, dates are as the publisher wrote them, sizes are bytes, ids are their text.
//! Nothing here carries a translated sentence: the interface turns words such as [`NoticeStatus`](domain::NoticeStatus) into
//! its language.

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

mod backup;
mod changes;
mod copying;
mod failure;
mod job;
mod mark;
mod nearby;
mod notice;
mod publication;
mod reading;
mod rules;
mod search;
mod source;
mod sync;
mod taking;
mod upkeep;
mod window;

pub use backup::*;
pub use changes::*;
pub use copying::*;
pub use failure::*;
pub use job::*;
pub use mark::*;
pub use nearby::*;
pub use notice::*;
pub use publication::*;
pub use reading::*;
pub use rules::*;
pub use search::*;
pub use source::*;
pub use sync::*;
pub use taking::*;
pub use upkeep::*;
pub use window::*;
