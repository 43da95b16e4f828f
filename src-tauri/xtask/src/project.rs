//! Where things lie in the working copy.

use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};

/// The working copy.
#[derive(Debug, Clone)]
pub struct Project {
    root: PathBuf,
    binaries: PathBuf,
}

impl Project {
    /// The working copy that this program was built from, wherever it is called.
    pub fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).map(Path::to_owned);
        let root = root.filter(|root| root.join("tauri.conf.json").is_file()).ok_or_else(|| {
            Failure::new(format!("the working copy is no longer at {}", env!("CARGO_MANIFEST_DIR")))
                .hint("call cargo xtask inside the working copy")
        })?;
        let program = std::env::current_exe()
            .map_err(|error| Failure::new(format!("cannot tell where this program is: {error}")))?;
        let binaries = program.parent().map(Path::to_owned).ok_or_else(|| Failure::new("this program lies nowhere"))?;
        Ok(Self { root, binaries })
    }

    /// The root of the working copy.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path inside the working copy.
    pub fn path(&self, inside: &str) -> PathBuf {
        self.root.join(inside)
    }

    /// A path in the folder of what is made here and never committed.
    pub fn made(&self, inside: &str) -> PathBuf {
        self.root.join(".fieldshelf").join(inside)
    }

    /// A program of the workspace, as cargo builds it. This program lies beside the debug ones.
    pub fn binary(&self, name: &str, release: bool) -> PathBuf {
        let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        if release { self.binaries.with_file_name("release").join(name) } else { self.binaries.join(name) }
    }

    /// A tool that set-up installed.
    pub fn tool(&self, name: &str) -> PathBuf {
        self.made("tools/bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }
}

/// Makes `folder` and the folders above it.
pub fn make_folder(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(|error| Failure::io("make the folder", folder, &error))
}
