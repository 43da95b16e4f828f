//! Linux's table of mounts: which drives can be taken away, and what lies on another computer.

use std::path::{Path, PathBuf};

/// File systems that are another computer's, by the names Linux gives them in its table of mounts.
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

/// Where desktops mount what a person plugs in.
const PLUGGED_IN: [&str; 2] = ["/media", "/run/media"];
/// What is mounted there is the system itself, though it may run from a stick.
const SYSTEM: [&str; 6] = ["/boot", "/usr", "/var", "/home", "/etc", "/nix"];

/// The table of mounts as this process sees it; empty where there is none.
fn table() -> String {
    std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default()
}

pub(super) fn removable_drives() -> Vec<PathBuf> {
    removable(&table(), Path::new("/sys/dev/block"))
}

/// The kind of network share that `real`, a canonical path, lies on.
pub(super) fn share(real: &Path) -> Option<String> {
    share_in(&table(), real)
}

/// A line of the table.
struct Mount<'a> {
    /// The numbers of its device, as `8:17`.
    device: &'a str,
    /// Which folder of the file system is mounted.
    root: &'a str,
    /// Where.
    point: PathBuf,
    /// The kind of file system.
    kind: &'a str,
    /// The device file, or what the kind takes for one.
    source: &'a str,
}

impl<'a> Mount<'a> {
    /// `36 35 98:0 /root /mount/point options … - type source options`; see proc_pid_mountinfo(5).
    fn parse(line: &'a str) -> Option<Self> {
        let (mount, system) = line.split_once(" - ")?;
        let mut fields = mount.split(' ').skip(2);
        let (device, root, point) = (fields.next()?, fields.next()?, unescaped(fields.next()?).into());
        let mut system = system.split(' ');
        let (kind, source) = (system.next()?, system.next()?);
        Some(Self { device, root, point, kind, source })
    }
}

/// The mount points of removable drives in `table`, the text of `/proc/self/mountinfo`: what has a device and is mounted
/// where sticks are, or is called removable in `devices`, the folder `/sys/dev/block`.
fn removable(table: &str, devices: &Path) -> Vec<PathBuf> {
    let drives = table.lines().filter_map(Mount::parse).filter(|mount| {
        // A part of a file system that is mounted once more is no drive of its own.
        if !mount.source.starts_with("/dev/") || mount.source.starts_with("/dev/loop") || mount.root != "/" {
            return false;
        }
        let is_system = mount.point == Path::new("/") || SYSTEM.iter().any(|folder| mount.point.starts_with(folder));
        let where_sticks_are = PLUGGED_IN.iter().any(|folder| mount.point.starts_with(folder));
        where_sticks_are || !is_system && is_removable(&devices.join(mount.device))
    });
    drives.map(|mount| mount.point).collect()
}

/// Looks `path` up in `table`, the text of `/proc/self/mountinfo`: the longest mount point above it decides, and of equal
/// ones the last, which covers the others.
fn share_in(table: &str, path: &Path) -> Option<String> {
    let above = table.lines().filter_map(Mount::parse).filter(|mount| path.starts_with(&mount.point));
    let kind = above.max_by_key(|mount| mount.point.as_os_str().len())?.kind;
    NETWORK_FILE_SYSTEMS.contains(&kind).then(|| kind.to_owned())
}

/// Whether the device, or the one that it is a partition of, is said to be removable.
fn is_removable(device: &Path) -> bool {
    let says_so =
        |folder: &Path| std::fs::read_to_string(folder.join("removable")).is_ok_and(|text| text.trim() == "1");
    says_so(device) || device.join("partition").exists() && says_so(&device.join(".."))
}

/// Blanks, tabs, line ends and backslashes are written as three octal digits.
fn unescaped(text: &str) -> String {
    let mut pieces = text.split('\\');
    let mut whole = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        match piece.get(..3).and_then(|digits| u8::from_str_radix(digits, 8).ok()) {
            Some(byte) => {
                whole.push(byte);
                whole.extend(&piece.as_bytes()[3..]);
            }
            None => {
                whole.push(b'\\');
                whole.extend(piece.as_bytes());
            }
        }
    }
    String::from_utf8_lossy(&whole).into_owned()
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
            assert_eq!(share_in(table, Path::new(path)).as_deref(), expected, "{path}");
        }
    }

    #[test]
    fn sticks_are_told_from_what_the_computer_runs_on() {
        let devices = tempfile::tempdir().unwrap();
        let says = |device: &str, removable: &str| {
            std::fs::create_dir_all(devices.path().join(device)).unwrap();
            std::fs::write(devices.path().join(device).join("removable"), removable).unwrap();
        };
        says("8:16", "1\n");
        says("8:0", "0\n");
        for (line, found) in [
            ("36 25 8:17 / /media/ana/STICK rw,nosuid - vfat /dev/sdb1 rw", Some("/media/ana/STICK")),
            (
                "36 25 8:17 / /run/media/ana/Ana\\040and\\134or\\011I rw shared:9 - exfat /dev/sdb1 rw",
                Some("/run/media/ana/Ana and\\or\tI"),
            ),
            ("36 25 0:50 / /media/ana/NTFS rw - fuseblk /dev/sdc1 rw", Some("/media/ana/NTFS")),
            ("36 25 8:16 / /mnt/usb ro - iso9660 /dev/sdb ro", Some("/mnt/usb")),
            ("36 25 8:1 / /mnt/disk rw - ext4 /dev/sda1 rw", None),
            ("36 25 8:16 / / rw - ext4 /dev/sdb rw", None),
            ("36 25 8:16 / /boot/efi rw - vfat /dev/sdb rw", None),
            ("36 25 8:16 /home /mnt/bound rw - ext4 /dev/sdb rw", None),
            ("36 25 0:60 / /media/share rw - nfs4 server:/share rw", None),
            ("36 25 7:1 / /media/image ro - squashfs /dev/loop1 ro", None),
            ("36 25 0:61 / /run/media rw - tmpfs tmpfs rw", None),
            ("no line", None),
            ("", None),
        ] {
            let roots = removable(line, devices.path());
            assert_eq!(roots, found.map(PathBuf::from).into_iter().collect::<Vec<_>>(), "{line}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_partition_is_as_removable_as_its_drive() {
        let devices = tempfile::tempdir().unwrap();
        let drive = devices.path().join("devices/sdb");
        std::fs::create_dir_all(drive.join("sdb1")).unwrap();
        std::fs::write(drive.join("removable"), "1\n").unwrap();
        std::fs::write(drive.join("sdb1/partition"), "1\n").unwrap();
        std::os::unix::fs::symlink(drive.join("sdb1"), devices.path().join("8:17")).unwrap();
        let table = "36 25 8:17 / /mnt/usb rw - vfat /dev/sdb1 rw\n";
        assert_eq!(removable(table, devices.path()), [PathBuf::from("/mnt/usb")]);
        std::fs::write(drive.join("removable"), "0\n").unwrap();
        assert_eq!(removable(table, devices.path()), Vec::<PathBuf>::new());
    }
}
