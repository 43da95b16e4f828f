//! The use-cases over real repositories, from a content folder to a search hit.

#[path = "../fixture/mod.rs"]
mod fixture;
mod index;
mod notices;
mod processes;
mod reading;
mod revisions;
mod rules;
mod sources;
mod trust;
