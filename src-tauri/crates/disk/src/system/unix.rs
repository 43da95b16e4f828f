//! Files on Linux, macOS and their like: modes, and folders that can be forced to the disk.

use std::fs::{File, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use super::Access;

pub(super) fn create_new(access: Access) -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(file_mode(access));
    options
}

pub(super) fn permit_file(builder: &mut tempfile::Builder<'_, '_>, access: Access) {
    builder.permissions(Permissions::from_mode(file_mode(access)));
}

pub(super) fn permit_folder(builder: &mut tempfile::Builder<'_, '_>, access: Access) {
    // Whoever may read a folder may look into it.
    let mode = if access == Access::Owner { 0o700 } else { 0o777 };
    builder.permissions(Permissions::from_mode(mode));
}

/// Before what the person's settings (`umask`) take from it.
fn file_mode(access: Access) -> u32 {
    if access == Access::Owner { 0o600 } else { 0o666 }
}

pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        synced => synced,
    }
}

pub(super) fn device(folder: &Path) -> Option<u64> {
    Some(std::fs::metadata(folder).ok()?.dev())
}
