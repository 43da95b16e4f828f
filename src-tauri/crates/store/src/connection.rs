//! Connections to the database: how each is opened and set up. Read and write handles are apart.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, DEFAULT_NAME, FileControl, OpenFlags};

use crate::StoreError;

/// How much of the database is read through a memory map rather than by calls: 256 MiB.
const MAPPED_BYTES: i64 = 256 << 20;
/// To what the write-ahead log is cut back after it was folded into the database: 16 MiB.
const LOG_BYTES: i64 = 16 << 20;
/// How many prepared statements a connection keeps; all that this crate has fit.
const STATEMENTS: usize = 128;

/// How a library's database may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Read and written.
    Write,
    /// Read only, while others may write: their write-ahead log is followed.
    Read,
    /// Read only, while nobody can write: no lock, log or shared memory is used, since none can be made.
    Immutable,
}

/// Opens the connection that writes, making the database where there is none.
pub(crate) fn writer(path: &Path, patience: Duration) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    // The log and its shared memory stay when the last connection closes, emptied: made anew at each opening, the 32 kB that
    // they take would keep whoever only wants to read out of a library on a full disk.
    connection.file_control(DEFAULT_NAME, FileControl::PersistWal(&mut 1))?;
    set_up(&connection, patience)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    let mode: String = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if mode != "wal" {
        let detail = format!("its journal mode stays {mode}");
        return Err(StoreError::ReadOnly { path: path.to_path_buf(), detail });
    }
    // A commit is on the disk when it returns, so that a blob's row and a revision outlive a power cut.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "journal_size_limit", LOG_BYTES)?;
    Ok(connection)
}

/// Opens a connection that only reads.
pub(crate) fn reader(path: &Path, access: Access, patience: Duration) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = if access == Access::Immutable {
        Connection::open_with_flags(immutable_uri(path), flags | OpenFlags::SQLITE_OPEN_URI)?
    } else {
        Connection::open_with_flags(path, flags)?
    };
    set_up(&connection, patience)?;
    // What a query sorts needs no room on a disk, which may be full.
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    Ok(connection)
}

/// Opens a connection that only reads, and lets `look` look whether it can: following the write-ahead log, or, where the
/// log's shared memory cannot be made and no log holds anything, the database file alone, which is then the whole truth.
pub(crate) fn readable(
    path: &Path,
    patience: Duration,
    look: impl Fn(&Connection) -> Result<(), StoreError>,
) -> Result<(Access, Connection), StoreError> {
    let open = |access| -> Result<(Access, Connection), StoreError> {
        let connection = reader(path, access, patience)?;
        look(&connection)?;
        Ok((access, connection))
    };
    match open(Access::Read) {
        Err(StoreError::ReadOnly { .. } | StoreError::Database { .. } | StoreError::DiskFull { .. })
            if !log_holds_bytes(path) =>
        {
            open(Access::Immutable)
        }
        opened => opened,
    }
}

/// Whether the write-ahead log of the database at `path` holds anything.
pub(crate) fn log_holds_bytes(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    Path::new(&log).metadata().is_ok_and(|found| found.len() > 0)
}

fn set_up(connection: &Connection, patience: Duration) -> Result<(), StoreError> {
    connection.busy_timeout(patience)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // What a damaged or hostile schema may do: no functions with side effects from views and triggers.
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "mmap_size", MAPPED_BYTES)?;
    Ok(())
}

/// `path` as an SQLite URI (<https://www.sqlite.org/uri.html>) that says that the file cannot change.
fn immutable_uri(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    // Drive letters need a slash before them; `//?/` is how a canonical Windows path begins.
    let text = text.strip_prefix("//?/").unwrap_or(&text);
    let slash = if text.starts_with('/') { "" } else { "/" };
    let escaped: String = text
        .chars()
        .map(|c| match c {
            '%' => "%25".to_owned(),
            '?' => "%3f".to_owned(),
            '#' => "%23".to_owned(),
            other => other.to_string(),
        })
        .collect();
    format!("file:{slash}{escaped}?immutable=1")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_path_can_be_written_as_a_uri() {
        for (path, uri) in [
            ("/a/library.sqlite", "file:/a/library.sqlite?immutable=1"),
            ("/a b/50% ?#/x", "file:/a b/50%25 %3f%23/x?immutable=1"),
            (r"C:\data\x", "file:/C:/data/x?immutable=1"),
            (r"\\?\C:\data\x", "file:/C:/data/x?immutable=1"),
        ] {
            assert_eq!(immutable_uri(Path::new(path)), uri);
        }
    }
}
