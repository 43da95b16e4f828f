//! Every command as an administrator types it: its exit code, and its JSON against the schema in the repository.

mod answers;
mod cards;
mod desk;
mod files;
mod handbooks;
mod hostile;
mod jobs;
mod nearby;
mod publish;
mod publishing;
mod push;
mod reading;
mod rules;
mod searching;
mod signing;
mod standing;
mod syncing;
mod taking_away;
mod told;
