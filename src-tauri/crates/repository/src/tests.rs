//! What the format promises, shown on repositories made here: nothing is read from elsewhere, no clock is looked at.

mod copying;
mod fixture;
mod floors;
mod freshness;
mod hostile;
mod meanwhile;
mod metadata;
mod patches;
mod python;
mod refusal;
mod renewal;
mod rotation;
mod writing;
