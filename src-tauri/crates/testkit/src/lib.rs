//! Fixtures for tests: a carrier and a server that lie, a disk whose power is cut and one that runs full, a clock that is told
//! the time, a reader of QR codes, the corpus.
//!
//! Only for `[dev-dependencies]`. What is made here lives as long as the value that made it. Failures to set up a
//! fixture panic, since a test can do nothing else about them.

pub mod carrier;
pub mod clock;
pub mod code;
pub mod corpus;
pub mod power;
pub mod server;
pub mod stick;

pub use carrier::{Lie, LyingCarrier};
pub use clock::ToldClock;
pub use code::read_code;
pub use corpus::{corpus, skipped};
pub use power::Power;
pub use server::{Asked, HttpLie, Line, LyingServer};
pub use stick::{Filling, Stick};
