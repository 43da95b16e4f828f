//! How planning and executing behave, on repositories and libraries made here.

mod executing;
mod fixture;
mod planning;
mod whole;
