//! The removable drives of this computer: where their file systems are found now.
//!
//! Linux is asked by hand, because only the table of mounts tells without touching a single file system, and a share whose
//! server is gone would hold up whoever looks. Windows and macOS are asked through `sysinfo`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Gives the roots of the removable drives that are plugged in: those of the system in the app, told ones in tests.
pub type Drives = Arc<dyn Fn() -> Vec<PathBuf> + Send + Sync>;

/// Gives the number of the disk that a folder lies on, where the system has such: of the system in the app, told in tests.
pub type Devices = Arc<dyn Fn(&Path) -> Option<u64> + Send + Sync>;

/// Names folders that count as removable drives too, as in `PATH`: for computers that mount sticks elsewhere.
const MORE: &str = "FIELDSHELF_DRIVES";

/// What tells the disk that `folder` lies on from others, where the system has such a number.
pub fn device(folder: &Path) -> Option<u64> {
    #[cfg(unix)]
    return std::os::unix::fs::MetadataExt::dev(&std::fs::metadata(folder).ok()?).into();
    // A drive letter goes with its stick.
    #[cfg(not(unix))]
    return folder.is_dir().then_some(0);
}

/// The drives of this computer.
pub fn connected() -> Vec<PathBuf> {
    let more = std::env::var_os(MORE).unwrap_or_default();
    let more = std::env::split_paths(&more).filter(|folder| folder.is_dir());
    let mut roots: Vec<PathBuf> = of_the_system().into_iter().chain(more).collect();
    roots.sort();
    roots.dedup();
    roots
}

#[cfg(target_os = "linux")]
fn of_the_system() -> Vec<PathBuf> {
    let table = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    linux::removable(&table, Path::new("/sys/dev/block"))
}

#[cfg(any(windows, target_os = "macos"))]
fn of_the_system() -> Vec<PathBuf> {
    // Sizes and counters, for which every drive would be woken, are not asked for.
    let Ok(disks) = sysinfo::Disks::new_with_refreshed_list_specifics(sysinfo::DiskRefreshKind::nothing()) else {
        return Vec::new();
    };
    disks.iter().filter(|disk| disk.is_removable()).map(|disk| disk.mount_point().to_owned()).collect()
}

#[cfg(not(any(target_os = "linux", windows, target_os = "macos")))]
fn of_the_system() -> Vec<PathBuf> {
    Vec::new()
}

#[cfg(any(target_os = "linux", test))]
mod linux {
    use std::path::{Path, PathBuf};

    /// Where desktops mount what a person plugs in.
    const PLUGGED_IN: [&str; 2] = ["/media", "/run/media"];
    /// What is mounted there is the system itself, though it may run from a stick.
    const SYSTEM: [&str; 6] = ["/boot", "/usr", "/var", "/home", "/etc", "/nix"];

    /// The mount points of removable drives in `table`, the text of `/proc/self/mountinfo`: what has a device and is mounted
    /// where sticks are, or is called removable in `devices`, the folder `/sys/dev/block`.
    pub(super) fn removable(table: &str, devices: &Path) -> Vec<PathBuf> {
        table.lines().filter_map(|line| mount(line, devices)).collect()
    }

    fn mount(line: &str, devices: &Path) -> Option<PathBuf> {
        // 36 35 98:0 /root /mount/point options … - type source options; see proc_pid_mountinfo(5).
        let (mount, system) = line.split_once(" - ")?;
        let mut fields = mount.split(' ').skip(2);
        let (device, root, point) = (fields.next()?, fields.next()?, unescaped(fields.next()?));
        let source = system.split(' ').nth(1)?;
        // A part of a file system that is mounted once more is no drive of its own.
        if !source.starts_with("/dev/") || source.starts_with("/dev/loop") || root != "/" {
            return None;
        }
        let point = PathBuf::from(point);
        let is_system = point == Path::new("/") || SYSTEM.iter().any(|folder| point.starts_with(folder));
        let where_sticks_are = PLUGGED_IN.iter().any(|folder| point.starts_with(folder));
        (where_sticks_are || !is_system && is_removable(&devices.join(device))).then_some(point)
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

        #[test]
        fn a_partition_is_as_removable_as_its_drive() {
            let devices = tempfile::tempdir().unwrap();
            let drive = devices.path().join("devices/sdb");
            std::fs::create_dir_all(drive.join("sdb1")).unwrap();
            std::fs::write(drive.join("removable"), "1\n").unwrap();
            std::fs::write(drive.join("sdb1/partition"), "1\n").unwrap();
            #[cfg(unix)]
            {
                std::os::unix::fs::symlink(drive.join("sdb1"), devices.path().join("8:17")).unwrap();
                let table = "36 25 8:17 / /mnt/usb rw - vfat /dev/sdb1 rw\n";
                assert_eq!(removable(table, devices.path()), [PathBuf::from("/mnt/usb")]);
                std::fs::write(drive.join("removable"), "0\n").unwrap();
                assert_eq!(removable(table, devices.path()), Vec::<PathBuf>::new());
            }
        }
    }
}
