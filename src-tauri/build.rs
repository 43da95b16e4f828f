//! Prepares the shell: Tauri's own code generation, and the card of the starter library that this build embeds.

use std::path::{Path, PathBuf};

/// Where `cargo xtask starter` leaves the card.
const CARD: &str = ".fieldshelf/starter/publisher.fieldshelf-card";

fn main() {
    embed_card();
    let attributes = tauri_build::Attributes::new().capabilities_path_pattern("./src-tauri/capabilities/**/*");
    if let Err(error) = tauri_build::try_build(attributes) {
        panic!("the shell could not be prepared: {error:#}");
    }
}

/// Copies the card to where the shell includes it from; an empty file says that this build has no starter library.
fn embed_card() {
    println!("cargo:rerun-if-changed={CARD}");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("starter.fieldshelf-card");
    let card = std::fs::read(Path::new(CARD)).unwrap_or_else(|_| {
        println!("cargo:warning=this build carries no starter library; make it first with: cargo xtask starter");
        Vec::new()
    });
    std::fs::write(&out, card).expect("cargo's output folder can be written");
}
