//! The index as its callers see it: what is found, counted and ranked, and what happens when something is wrong.

mod answers;
mod any_text;
mod damage;
mod filters;
mod fixture;
mod glossary;
mod queries;
mod ranking;
mod slips;
mod words;
mod writing;
