//! Files on Windows: who may read them is what their folder hands down, and a share is told by its path.

use std::fs::OpenOptions;
use std::io;
use std::path::{Component, Path, Prefix};

use super::Access;

pub(super) fn create_new(_access: Access) -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    options
}

pub(super) fn permit_file(_builder: &mut tempfile::Builder<'_, '_>, _access: Access) {}

pub(super) fn permit_folder(_builder: &mut tempfile::Builder<'_, '_>, _access: Access) {}

pub(super) fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

pub(super) fn device(folder: &Path) -> Option<u64> {
    folder.is_dir().then_some(0)
}

/// The share that `real`, a canonical path, lies on: a mapped drive letter has become `\\?\UNC\server\share` in it.
pub(super) fn share(real: &Path) -> Option<String> {
    let Some(Component::Prefix(prefix)) = real.components().next() else { return None };
    match prefix.kind() {
        Prefix::UNC(server, share) | Prefix::VerbatimUNC(server, share) => {
            Some(format!(r"\\{}\{}", server.to_string_lossy(), share.to_string_lossy()))
        }
        _ => None,
    }
}
