//! Drives on Windows and macOS, through `sysinfo`.

use std::path::PathBuf;

pub(super) fn removable_drives() -> Vec<PathBuf> {
    // Sizes and counters, for which every drive would be woken, are not asked for.
    let Ok(disks) = sysinfo::Disks::new_with_refreshed_list_specifics(sysinfo::DiskRefreshKind::nothing()) else {
        return Vec::new();
    };
    disks.iter().filter(|disk| disk.is_removable()).map(|disk| disk.mount_point().to_owned()).collect()
}
