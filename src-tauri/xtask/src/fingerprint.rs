//! Hashes of files and folders, and stamps that say from what something was made.

use std::io::Read;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::failure::{Failure, Result};
use crate::project::{Project, make_folder};

/// A folder of what can be made again at any time, which is no input.
const CACHE: &str = ".cache";

/// The SHA-256 of a file in hexadecimal digits.
pub fn of_file(path: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    feed(&mut hash, path)?;
    Ok(hex(&hash.finalize()))
}

/// The SHA-256 over the names and contents of files and of everything in folders but caches; what is not there counts as such.
pub fn of_all(paths: &[PathBuf], also: &str) -> Result<String> {
    let mut hash = Sha256::new();
    hash.update(also.as_bytes());
    for path in paths {
        for (name, file) in files_in(path)? {
            hash.update([0]);
            hash.update(name.as_bytes());
            hash.update([u8::from(file.is_file())]);
            if file.is_file() {
                feed(&mut hash, &file)?;
            }
        }
    }
    Ok(hex(&hash.finalize()))
}

/// The files below `path`, but those of caches, with their names from there, in order of name; `path` itself when it is no
/// folder.
pub fn files_in(path: &Path) -> Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    collect(path, String::new(), &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(path: &Path, name: String, found: &mut Vec<(String, PathBuf)>) -> Result<()> {
    if !path.is_dir() {
        found.push((name, path.to_owned()));
        return Ok(());
    }
    let failed = |error: std::io::Error| Failure::io("read the folder", path, &error);
    for entry in std::fs::read_dir(path).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if entry.file_name() == CACHE {
            continue;
        }
        collect(&entry.path(), format!("{name}/{}", entry.file_name().to_string_lossy()), found)?;
    }
    Ok(())
}

fn feed(hash: &mut Sha256, path: &Path) -> Result<()> {
    let failed = |error: std::io::Error| Failure::io("read", path, &error);
    let mut file = std::fs::File::open(path).map_err(failed)?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer).map_err(failed)? {
            0 => return Ok(()),
            read => hash.update(&buffer[..read]),
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A stamp: the fingerprint of the inputs that something was last made from.
pub struct Stamp {
    path: PathBuf,
    now: String,
}

impl Stamp {
    /// The stamp `name` over what the inputs are now.
    pub fn new(project: &Project, name: &str, inputs: &[PathBuf], also: &str) -> Result<Self> {
        Ok(Self { path: project.made("stamps").join(name), now: of_all(inputs, also)? })
    }

    /// Whether the inputs are those that it was last made from.
    pub fn fresh(&self) -> bool {
        std::fs::read_to_string(&self.path).is_ok_and(|before| before == self.now)
    }

    /// Notes that it was made from the inputs as they were when this stamp was taken.
    pub fn set(&self) -> Result<()> {
        if let Some(folder) = self.path.parent() {
            make_folder(folder)?;
        }
        std::fs::write(&self.path, &self.now).map_err(|error| Failure::io("write", &self.path, &error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder of this test's own, emptied first.
    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(folder.join("in/side")).unwrap();
        folder
    }

    #[test]
    fn a_fingerprint_changes_with_names_contents_and_presence() {
        let folder = folder("fingerprint");
        let inputs = [folder.join("in"), folder.join("lone")];
        std::fs::write(folder.join("in/side/a"), "1").unwrap();
        let first = of_all(&inputs, "").unwrap();
        assert_eq!(of_all(&inputs, "").unwrap(), first);
        assert_ne!(of_all(&inputs, "more").unwrap(), first);
        std::fs::create_dir(folder.join("in/.cache")).unwrap();
        std::fs::write(folder.join("in/.cache/made"), "again").unwrap();
        assert_eq!(of_all(&inputs, "").unwrap(), first, "a cache is no input");
        std::fs::write(folder.join("lone"), "").unwrap();
        let appeared = of_all(&inputs, "").unwrap();
        std::fs::rename(folder.join("in/side/a"), folder.join("in/side/b")).unwrap();
        let renamed = of_all(&inputs, "").unwrap();
        std::fs::write(folder.join("in/side/b"), "2").unwrap();
        let changed = of_all(&inputs, "").unwrap();
        let all = [&first, &appeared, &renamed, &changed];
        assert!(all.iter().enumerate().all(|(at, one)| all[..at].iter().all(|other| other != one)));
        assert_eq!(
            of_file(&folder.join("in/side/b")).unwrap(),
            "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35"
        );
        std::fs::remove_dir_all(folder).unwrap();
    }
}
