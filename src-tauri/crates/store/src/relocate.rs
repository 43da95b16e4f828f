//! A library that moves to another folder: the small file that leads from the old folder to the new one, and a copy of the
//! database that nobody writes meanwhile.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use serde_json::{Value, json};

use crate::error::DATABASE;
use crate::presence::{self, Register};
use crate::table::change;
use crate::{Store, StoreError};
use disk::Step;

/// The file that leads to a library that was moved.
pub const POINTER: &str = "library-moved.json";
/// The version of that file.
const FORMAT: u64 = 1;
/// What a library consists of, in the order in which it is cleared away: while the database is there, so is what it names,
/// or what is left of it.
const PARTS: [&str; 7] =
    ["blobs", "index", "log", "processes", "library.sqlite-wal", "library.sqlite-shm", "library.sqlite"];

/// Where the library of `folder` was moved to, where it was.
///
/// # Errors
/// [`StoreError::Damaged`] when the file that should say so cannot be read.
pub fn moved_to(folder: &Path) -> Result<Option<PathBuf>, StoreError> {
    let path = folder.join(POINTER);
    let text = match std::fs::read(&path) {
        Ok(text) => text,
        Err(error) if matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(error) => return Err(StoreError::io("reading", &path, error)),
    };
    let damaged = |detail: &str| StoreError::Damaged { item: path.display().to_string(), detail: detail.to_owned() };
    let value: Value = serde_json::from_slice(&text).map_err(|error| damaged(&error.to_string()))?;
    if value["format"].as_u64() != Some(FORMAT) {
        return Err(damaged("it was written by a newer version"));
    }
    let folder = value["folder"].as_str().ok_or_else(|| damaged("it names no folder"))?;
    Ok(Some(PathBuf::from(folder)))
}

/// Whether there is a library in `folder`.
pub fn is_library(folder: &Path) -> bool {
    folder.join(DATABASE).is_file()
}

/// Removes the library in `folder`, from which it was moved: the one whose setting `key` is `memory`. Whatever else lies there
/// stays. Nothing is done while somebody has it open. Gives whether there is nothing left to remove.
///
/// # Errors
/// What the disk gives; it can be done again.
pub fn clear(folder: &Path, key: &str, memory: &Value) -> Result<bool, StoreError> {
    let database = folder.join(DATABASE);
    if !database.is_file() {
        return Ok(true);
    }
    if presence::others(folder, "") {
        return Ok(false);
    }
    let remembered = {
        let connection = Connection::open_with_flags(&database, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let mut query = connection.prepare("SELECT value FROM setting WHERE key = ?1")?;
        let found = query.query_row([key], |row| row.get::<_, String>(0)).optional()?;
        found.and_then(|found| serde_json::from_str::<Value>(&found).ok())
    };
    if remembered.as_ref() != Some(memory) {
        // Another library lies there by now.
        return Ok(true);
    }
    for part in PARTS {
        let path = folder.join(part);
        let removed = if path.is_dir() { std::fs::remove_dir_all(&path) } else { std::fs::remove_file(&path) };
        match removed {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(StoreError::io("removing", &path, error));
            }
            _ => {}
        }
    }
    Ok(true)
}

impl Store {
    /// Opens the library in `folder`, making it where there is none, on the disk that this one is on.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_beside(&self, folder: &Path, now: Timestamp) -> Result<Self, StoreError> {
        Self::open_on(self.inner.disk.clone(), folder, now)
    }

    /// Whether no other handle, of this process or another, has this library open for writing.
    pub fn is_alone(&self) -> bool {
        !presence::others(self.folder(), self.token())
    }

    /// Leads whoever looks for the library in `from` to `to`.
    ///
    /// # Errors
    /// Any of the disk.
    pub fn lead(&self, from: &Path, to: &Path) -> Result<(), StoreError> {
        let text = json!({ "format": FORMAT, "folder": to.to_string_lossy() }).to_string();
        self.write_file(&from.join(POINTER), text.as_bytes())
    }

    /// Copies the database to the library's new folder `to`, in which everything that it names lies already, while nobody
    /// can write or open this one; then leads to it. The copy is whole and on the disk before that. `origin` is the folder
    /// that people and programs know the library by, and `job` the one that moves it: it is done with this. Afterwards this
    /// handle refuses to write.
    ///
    /// # Errors
    /// [`StoreError::Held`] when somebody else has the library open, and any of the disk: then the library is where it was.
    pub fn move_database(&self, to: &Path, origin: &Path, job: i64, now: Timestamp) -> Result<(), StoreError> {
        let writing = self.writing()?;
        let disk = &self.inner.disk;
        let failed = |path: &Path, error| StoreError::io("copying the library to", path, error);
        let _register = Register::lock(disk, self.folder()).map_err(|error| failed(self.folder(), error))?;
        if !self.is_alone() {
            return Err(StoreError::Held { owner: "another window or command".to_owned(), since: None });
        }
        let connection = writing.connection();
        let (half, name) = (to.join("half.sqlite"), to.join(DATABASE));
        disk.remove(&half).map_err(|error| failed(&half, error))?;
        disk.before(Step::Write, &half).map_err(|error| failed(&half, error))?;
        connection.execute("VACUUM INTO ?1", [half.to_string_lossy()])?;
        finish(&half, job, now)?;
        disk.sync_path(&half).map_err(|error| failed(&half, error))?;
        for log in ["-wal", "-shm"] {
            let log = to.join(format!("{DATABASE}{log}"));
            disk.remove(&log).map_err(|error| failed(&log, error))?;
        }
        disk.rename(&half, &name).map_err(|error| failed(&name, error))?;
        disk.sync_folder(to).map_err(|error| failed(to, error))?;
        if let Some(above) = to.parent() {
            disk.sync_folder(above).map_err(|error| failed(above, error))?;
            // Folders further up are new only where the person wrote a longer path; not everybody may read all of them.
            for folder in above.ancestors().skip(1) {
                let _ = disk.sync_folder(folder);
            }
        }
        // One of these steps decides; the other is for whoever knows the library by another folder, and is made up for.
        if to == origin {
            let pointer = origin.join(POINTER);
            disk.remove(&pointer).map_err(|error| failed(&pointer, error))?;
            disk.sync_folder(origin).map_err(|error| failed(origin, error))?;
            let _ = self.lead(self.folder(), to);
        } else {
            self.lead(self.folder(), to)?;
            if origin != self.folder() {
                let _ = self.lead(origin, to);
            }
        }
        self.inner.moved.store(true, Ordering::SeqCst);
        // For who looks at this handle still; should it fail, nothing is lost but that.
        let _ = end(&connection, job, now);
        Ok(())
    }
}

/// Makes the copy a library that nobody is at work on, and whose move is done; checks that SQLite finds it sound.
fn finish(copy: &Path, job: i64, now: Timestamp) -> Result<(), StoreError> {
    let connection = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    end(&connection, job, now)?;
    connection.execute("DELETE FROM lease", [])?;
    let found: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    if found == "ok" {
        return Ok(());
    }
    Err(StoreError::Damaged { item: copy.display().to_string(), detail: found })
}

fn end(connection: &Connection, job: i64, now: Timestamp) -> Result<(), StoreError> {
    let sql = "UPDATE job SET phase = 'done', ended = ?2, asked = NULL, item = NULL, rate = NULL WHERE id = ?1";
    connection.execute(sql, (job, now.to_string()))?;
    change::touch_jobs(connection)?;
    Ok(())
}
