//! The use-cases of one library: what the window and the command line both call.
//!
//! [`Library`] is a library's folder opened; each module adds the use-cases of one domain to it, and [`api`] holds the
//! plain types they speak. Nothing here prints, draws, translates or asks; the clock is passed in at opening.

#![warn(missing_docs)]

pub mod api;
mod background;
mod backup;
mod built_in;
mod cards;
mod carriers;
mod changes;
mod commands;
mod copy_facts;
mod copy_words;
mod copying;
pub mod drives;
mod effect;
mod error;
mod fetching;
mod handout;
mod indexing;
mod jobs;
mod languages;
mod library;
mod links;
mod log;
mod marks;
mod media;
mod moving;
mod nearby;
mod notices;
mod page;
mod planning;
mod policy;
mod printing;
mod reading;
mod rules;
mod saved_searches;
mod saving;
mod schedule;
mod searchable;
mod searching;
mod shelf;
mod signed;
mod sources;
mod space;
mod stamping;
mod sticks;
mod sync_status;
mod syncing;
mod upkeep;
mod urgent;
mod verifying;
mod watch;

pub use background::{Background, Metered};
pub use cards::grouped_fingerprint;
pub use commands::{COMMANDS, Command};
pub use content::plain_text;
pub use drives::{Devices, Drives};
pub use indexing::INDEX_WRITER_BYTES;
pub use library::{Clock, Library, default_dir};
pub use nearby::{NearbyServer, ServeOptions};
pub use policy::policy_beside_program;
pub use searching::MAX_LIMIT;
pub use space::size;
pub use stamping::{STAMP_PAGES, run_stamping_child};
pub use sticks::DriveWatch;
pub use watch::Watch;
