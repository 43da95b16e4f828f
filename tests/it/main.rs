//! The shell over its IPC, and the rules that hold for the whole workspace. One binary: linking the shell takes long.

mod architecture;
mod commands;
mod documents;
mod marks;
mod office;
mod packaging;
mod sources;
mod trust;
