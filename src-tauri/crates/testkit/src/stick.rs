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
        Filling(vec![path])
    }

    /// Fills it with empty files, until it takes no more of them and what is given is dropped. Mount it with few `nr_inodes`.
    ///
    /// # Panics
    /// When it takes files without end.
    pub fn fill_names(&self) -> Filling {
        let mut made = Filling(Vec::new());
        for number in 0..100_000 {
            let path = self.path.join(format!("filling-{number}"));
            match std::fs::File::create(&path) {
                Ok(_) => made.0.push(path),
                Err(error) => {
                    assert_eq!(error.kind(), std::io::ErrorKind::StorageFull);
                    return made;
                }
            }
        }
        panic!("it takes files without end");
    }
}

/// What leaves a disk no room, until this is dropped.
pub struct Filling(Vec<PathBuf>);

impl Drop for Filling {
    fn drop(&mut self) {
        for path in &self.0 {
            let _ = std::fs::remove_file(path);
        }
    }
}

impl Drop for Stick {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.path).status();
    }
}
