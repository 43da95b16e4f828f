//! How planning and executing behave, on repositories and libraries made here.

mod executing;
mod fixture;
mod life;
mod nearby;
mod over_http;
mod own;
mod planning;
mod resuming;
mod whole;
