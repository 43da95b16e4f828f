//! A disk of a size that a test chooses, to be filled, or mounted anew so that it can only be read.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A small file system of its own, in memory; it goes when this is dropped.
pub struct Stick {
    path: PathBuf,
}

impl Stick {
    /// Mounts one on the folder `path`, which is made where it is missing. `None`, and the reason is printed, where this
    /// system does not let the tests do so.
    ///
    /// # Panics
    /// When the folder cannot be made.
    pub fn mount(path: &Path, options: &str) -> Option<Self> {
        std::fs::create_dir_all(path).unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(path).output();
        match mounted {
            Ok(output) if output.status.success() => Some(Self { path: path.to_owned() }),
            Ok(output) => {
                println!("skipped: mount says {}", String::from_utf8_lossy(&output.stderr).trim());
                None
            }
            Err(error) => {
                println!("skipped: there is no mount here: {error}");
                None
            }
        }
    }

    /// Where it is mounted.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Mounts it again with other options; what is on it stays.
    ///
    /// # Panics
    /// When it cannot be mounted again.
    pub fn again(&self, options: &str) {
        let options = format!("remount,{options}");
        assert!(Command::new("mount").args(["-o", &options]).arg(&self.path).status().unwrap().success());
    }

    /// Fills it to the last byte, until what is given is dropped.
    ///
    /// # Panics
    /// When it never is full.
    pub fn fill(&self) -> Filling {
        let path = self.path.join("filling");
        let mut file = std::fs::File::create(&path).unwrap();
        let error = std::io::copy(&mut std::io::repeat(1), &mut file).unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::StorageFull);
        Filling(path)
    }
}

/// What leaves a disk no room, until this is dropped.
pub struct Filling(PathBuf);

impl Drop for Filling {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

impl Drop for Stick {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.path).status();
    }
}
