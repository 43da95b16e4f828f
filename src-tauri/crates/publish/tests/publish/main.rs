//! From a content folder to a signed repository.

mod check;
mod folders;
mod office;
mod properties;
mod renewal;
mod status;
