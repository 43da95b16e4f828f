//! Every command as an administrator types it: its exit code, and its JSON against the schema in the repository.

mod answers;
mod desk;
mod files;
mod jobs;
mod publishing;
mod reading;
mod rules;
mod searching;
mod syncing;
