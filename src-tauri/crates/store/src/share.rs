//! Tells a folder on this computer from one on another, where SQLite's locks and memory maps cannot be trusted.

use std::path::{Path, PathBuf};

/// File systems that are another computer's, by the names Linux gives them in its table of mounts.
#[cfg(any(target_os = "linux", test))]
const NETWORK_FILE_SYSTEMS: [&str; 17] = [
    "afs",
    "ceph",
    "cifs",
    "coda",
    "davfs",
    "fuse.davfs2",
    "fuse.glusterfs",
    "fuse.gvfsd-fuse",
    "fuse.rclone",
    "fuse.sshfs",
    "glusterfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
];

/// The kind of network share `folder` (or the nearest folder above it that exists) lies on, or nothing when it lies
/// on this computer or the system does not tell.
pub(crate) fn network_share(folder: &Path) -> Option<String> {
    // A mapped drive letter becomes `\\?\UNC\server\share` when the path is made canonical.
    let real = nearest_existing(folder).and_then(|path| path.canonicalize().ok()).unwrap_or_else(|| folder.to_owned());
    unc_share(&real).or_else(|| mounted_share(&real))
}

fn nearest_existing(folder: &Path) -> Option<PathBuf> {
    let whole = std::path::absolute(folder).ok()?;
    whole.ancestors().find(|path| path.exists()).map(Path::to_path_buf)
}

#[cfg(windows)]
fn unc_share(path: &Path) -> Option<String> {
    use std::path::{Component, Prefix};
    match path.components().next() {
        Some(Component::Prefix(prefix)) => match prefix.kind() {
            Prefix::UNC(server, share) | Prefix::VerbatimUNC(server, share) => {
                Some(format!(r"\\{}\{}", server.to_string_lossy(), share.to_string_lossy()))
            }
            _ => None,
        },
        _ => None,
    }
}

#[cfg(not(windows))]
fn unc_share(_: &Path) -> Option<String> {
    None
}

#[cfg(target_os = "linux")]
fn mounted_share(path: &Path) -> Option<String> {
    share_in_table(&std::fs::read_to_string("/proc/self/mountinfo").ok()?, path)
}

#[cfg(not(target_os = "linux"))]
fn mounted_share(_: &Path) -> Option<String> {
    None
}

/// Looks `path` up in a table of mounts as `/proc/self/mountinfo` has it: the longest mount point above it decides,
/// and of equal ones the last, which covers the others.
#[cfg(any(target_os = "linux", test))]
fn share_in_table(table: &str, path: &Path) -> Option<String> {
    let mut best: Option<(usize, &str)> = None;
    for line in table.lines() {
        // 36 35 98:0 /root /mount/point rw,noatime master:1 - nfs4 server:/share rw
        let (Some(point), Some((_, after))) = (line.split(' ').nth(4), line.split_once(" - ")) else { continue };
        let point = unescape(point);
        let Some(kind) = after.split(' ').next() else { continue };
        if path.starts_with(&point) && best.is_none_or(|(length, _)| point.len() >= length) {
            best = Some((point.len(), kind));
        }
    }
    best.map(|(_, kind)| kind).filter(|kind| NETWORK_FILE_SYSTEMS.contains(kind)).map(str::to_owned)
}

/// The kernel writes space, tab, line feed and backslash in mount points as three octal digits.
#[cfg(any(target_os = "linux", test))]
fn unescape(point: &str) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
        .iter()
        .fold(point.to_owned(), |text, (code, plain)| text.replace(code, plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_mount_decides() {
        let table = "21 1 8:1 / / rw shared:1 - ext4 /dev/sda1 rw\n\
            40 21 0:40 / /home/office rw - nfs4 server:/home rw\n\
            41 40 0:41 / /home/office/local rw - ext4 /dev/sdb1 rw\n\
            42 21 0:42 / /media/our\\040share rw - cifs //server/x rw\n\
            43 21 0:43 / /twice rw - ext4 /dev/sdc1 rw\n\
            44 21 0:44 / /twice rw - fuse.sshfs you@there: rw\n\
            a line that is not one\n";
        for (path, expected) in [
            ("/var/lib/fieldshelf", None),
            ("/home/office/fieldshelf", Some("nfs4")),
            ("/home/office/local/fieldshelf", None),
            ("/home/officer", None),
            ("/media/our share/fieldshelf", Some("cifs")),
            ("/twice/fieldshelf", Some("fuse.sshfs")),
        ] {
            assert_eq!(share_in_table(table, Path::new(path)).as_deref(), expected, "{path}");
        }
    }

    #[test]
    fn a_folder_that_is_not_there_yet_is_judged_by_the_one_above_it() {
        let here = tempfile::tempdir().unwrap();
        assert_eq!(network_share(&here.path().join("a/b/c")), None);
    }
}
