//! The use-cases over real repositories, from a content folder to a search hit.

mod backup;
mod changes;
mod copying;
mod fixture;
mod fresh;
mod full_disk;
mod index;
mod jobs;
mod kill_points;
mod marks;
mod moving;
mod nearby;
mod notices;
mod policy;
mod processes;
mod reading;
mod revisions;
mod rules;
mod searching;
mod sources;
mod stick;
mod sticks;
mod trust;
mod upkeep;
mod urgent;
