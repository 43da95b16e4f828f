//! Brings the fonts that pages are set in to where the crate includes them from. They are those of the window, out of the
//! packages of the interface, so that there is one place that pins them.

use std::path::{Path, PathBuf};

/// The packages of the interface, from this crate's folder.
const PACKAGES: &str = "../../../ui/node_modules/@fontsource";

/// Package and subset of each file, in the order of `Face` in `src/fonts.rs`. The subsets `latin` of the packages for other
/// scripts are left: Latin letters come from the two that have all of them.
const FONTS: [(&str, &str); 10] = [
    ("noto-serif", "latin"),
    ("noto-serif", "latin-ext"),
    ("noto-serif", "cyrillic"),
    ("noto-naskh-arabic", "arabic"),
    ("noto-sans", "latin"),
    ("noto-sans", "latin-ext"),
    ("noto-sans", "cyrillic"),
    ("noto-sans-arabic", "arabic"),
    ("noto-sans-ethiopic", "ethiopic"),
    ("noto-sans-thai", "thai"),
];

fn main() {
    let packages = Path::new(env!("CARGO_MANIFEST_DIR")).join(PACKAGES);
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    println!("cargo:rerun-if-changed=build.rs");
    for (package, subset) in FONTS {
        for weight in [400, 600] {
            let name = format!("{package}-{subset}-{weight}-normal.woff2");
            let file = packages.join(package).join("files").join(&name);
            println!("cargo:rerun-if-changed={}", file.display());
            if let Err(error) = std::fs::copy(&file, out.join(&name)) {
                panic!("the font {} is not there ({error}); fetch the packages first: npm ci, in ui/", file.display());
            }
        }
    }
}
