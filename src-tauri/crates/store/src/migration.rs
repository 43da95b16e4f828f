//! The schema's history: ordered changes, each applied once, with a backup before an existing database is changed.
//!
//! Each table's module keeps its own changes beside its queries. A change belongs to a schema version; the database's
//! `user_version` says up to which version it has them. A change that was released is never edited: add one under the
//! next version. All changes of an upgrade are one transaction, so a crash leaves the old schema.

use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::StoreError;
use crate::error::DATABASE;
use crate::table;
use disk::{Disk, Step};

/// Marks an SQLite file as a Fieldshelf library: “fshl” in ASCII, in the header's `application_id`.
const APPLICATION_ID: i32 = 0x6673_686c;

/// The folder of the backups, inside a library.
const BACKUPS: &str = "backups";

/// A change of the schema.
pub(crate) struct Migration {
    /// The schema version it is part of, from 1.
    pub(crate) version: u32,
    /// What it does, as SQL statements.
    pub(crate) sql: &'static str,
}

/// All changes, tables that are referred to before those that refer to them.
pub(crate) fn all() -> Vec<&'static Migration> {
    let mut all: Vec<_> = table::MIGRATIONS.iter().copied().flatten().collect();
    // Stable: within one version the order of the tables holds.
    all.sort_by_key(|migration| migration.version);
    all
}

/// What a database file is, before anything is done to it.
#[derive(Debug, PartialEq, Eq)]
enum Found {
    /// Empty.
    Fresh,
    /// A library of this schema version.
    Version(u32),
}

/// Brings the database behind `writer` to the newest of `migrations`; `library` is its folder.
///
/// # Errors
/// [`StoreError::Newer`] for a newer schema, [`StoreError::Damaged`] for a database that is something else.
pub(crate) fn migrate(
    disk: &Disk,
    library: &Path,
    writer: &mut Connection,
    migrations: &[&'static Migration],
) -> Result<(), StoreError> {
    let newest = newest(migrations);
    let from = match check(library, writer, migrations)? {
        Found::Version(version) if version == newest => return Ok(()),
        Found::Version(version) => {
            back_up(disk, library, writer, version, newest)?;
            version
        }
        Found::Fresh => 0,
    };
    // Enforcing references row by row would forbid rebuilding a table; they are checked as a whole below.
    writer.pragma_update(None, "foreign_keys", false)?;
    let outcome = apply(disk, library, writer, migrations, from, newest);
    writer.pragma_update(None, "foreign_keys", true)?;
    outcome
}

/// Whether the database can be read as it is, without changing it.
///
/// # Errors
/// As [`migrate`], and [`StoreError::ReadOnly`] for an older schema, which would have to be changed first.
pub(crate) fn check_readable(
    library: &Path,
    reader: &Connection,
    migrations: &[&'static Migration],
) -> Result<(), StoreError> {
    let newest = newest(migrations);
    let refused = |detail: String| Err(StoreError::ReadOnly { path: library.join(DATABASE), detail });
    match check(library, reader, migrations)? {
        Found::Version(version) if version == newest => Ok(()),
        Found::Version(version) => refused(format!("its schema version {version} must first become {newest}")),
        Found::Fresh => refused("it is empty".to_owned()),
    }
}

fn newest(migrations: &[&'static Migration]) -> u32 {
    migrations.last().map_or(0, |migration| migration.version)
}

fn check(library: &Path, connection: &Connection, migrations: &[&'static Migration]) -> Result<Found, StoreError> {
    let path = || library.join(DATABASE);
    let found: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: u32 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables == 0 && found == 0 {
        return Ok(Found::Fresh);
    }
    if application != APPLICATION_ID || found == 0 {
        return Err(StoreError::unreadable(path().display().to_string(), "it is not a Fieldshelf library"));
    }
    let known = newest(migrations);
    if found > known { Err(StoreError::Newer { path: path(), found, known }) } else { Ok(Found::Version(found)) }
}

fn apply(
    disk: &Disk,
    library: &Path,
    writer: &mut Connection,
    migrations: &[&'static Migration],
    from: u32,
    newest: u32,
) -> Result<(), StoreError> {
    let change = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for migration in migrations.iter().filter(|migration| migration.version > from) {
        change.execute_batch(migration.sql)?;
    }
    let dangling: u32 = change.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
    if dangling > 0 {
        let detail = format!("{dangling} rows would refer to nothing after the change to schema version {newest}");
        return Err(StoreError::unreadable(library.join(DATABASE).display().to_string(), detail));
    }
    mark(&change, newest)?;
    disk.before(Step::Commit, &library.join(DATABASE))
        .map_err(|error| StoreError::io("changing", &library.join(DATABASE), error))?;
    Ok(change.commit()?)
}

fn mark(change: &Transaction<'_>, version: u32) -> Result<(), StoreError> {
    change.pragma_update(None, "application_id", APPLICATION_ID)?;
    Ok(change.pragma_update(None, "user_version", version)?)
}

/// Copies the database to `backups/` before it is changed. The copy is whole and synced before it has its name.
fn back_up(disk: &Disk, library: &Path, writer: &Connection, from: u32, to: u32) -> Result<(), StoreError> {
    let folder = library.join(BACKUPS);
    let name = folder.join(format!("library-v{from}-before-v{to}.sqlite"));
    let half = folder.join("half.sqlite");
    let failed = |path: &Path, error| StoreError::io("backing up to", path, error);
    disk.create_folder(&folder).map_err(|error| failed(&folder, error))?;
    disk.remove(&half).map_err(|error| failed(&half, error))?;
    // VACUUM INTO also takes in what is still in the write-ahead log.
    disk.before(Step::Write, &half).map_err(|error| failed(&half, error))?;
    writer.execute("VACUUM INTO ?1", [half.to_string_lossy()])?;
    disk.sync_path(&half).map_err(|error| failed(&half, error))?;
    disk.rename(&half, &name).map_err(|error| failed(&name, error))?;
    disk.sync_folder(&folder).map_err(|error| failed(&folder, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: [Migration; 2] = [
        Migration { version: 1, sql: "CREATE TABLE shelf (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT" },
        Migration {
            version: 1,
            sql: "CREATE TABLE book (id INTEGER PRIMARY KEY, shelf INTEGER REFERENCES shelf (id))",
        },
    ];
    static OLDER: &[Migration] = &OLD;
    static NEWER: &[Migration] = &[
        Migration { version: 2, sql: "ALTER TABLE shelf ADD COLUMN floor INTEGER NOT NULL DEFAULT 0" },
        Migration { version: 3, sql: "UPDATE shelf SET floor = 7" },
    ];
    static BREAKING: &[Migration] =
        &[Migration { version: 2, sql: "DROP TABLE shelf; CREATE TABLE shelf (id INTEGER PRIMARY KEY)" }];
    static WRONG: &[Migration] = &[
        Migration { version: 2, sql: "ALTER TABLE shelf ADD COLUMN floor INTEGER" },
        Migration { version: 2, sql: "this is not SQL" },
    ];

    fn list(parts: &[&'static [Migration]]) -> Vec<&'static Migration> {
        parts.iter().copied().flatten().collect()
    }

    /// A library folder whose database has the older schema and a row in each table.
    fn older() -> (tempfile::TempDir, Connection) {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = Connection::open(folder.path().join(DATABASE)).unwrap();
        writer.pragma_update(None, "journal_mode", "WAL").unwrap();
        migrate(&Disk::default(), folder.path(), &mut writer, &list(&[OLDER])).unwrap();
        writer.execute_batch("INSERT INTO shelf VALUES (1, 'left'); INSERT INTO book VALUES (1, 1)").unwrap();
        (folder, writer)
    }

    fn version(connection: &Connection) -> u32 {
        connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
    }

    #[test]
    fn the_versions_of_every_table_rise_without_a_gap() {
        let mut versions: Vec<_> = all().iter().map(|migration| migration.version).collect();
        versions.dedup();
        assert_eq!(versions, (1..=versions.len() as u32).collect::<Vec<_>>());
        for module in table::MIGRATIONS {
            assert!(module.is_sorted_by_key(|migration| migration.version));
        }
    }

    #[test]
    fn an_older_library_is_brought_up_to_date_and_backed_up_as_it_was() {
        let (folder, mut writer) = older();
        migrate(&Disk::default(), folder.path(), &mut writer, &list(&[OLDER, NEWER])).unwrap();
        assert_eq!(version(&writer), 3);
        let row = writer.query_row("SELECT name, floor FROM shelf", [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        assert_eq!(row, ("left".to_owned(), 7));
        let backup = Connection::open(folder.path().join("backups/library-v1-before-v3.sqlite")).unwrap();
        assert_eq!(version(&backup), 1);
        assert_eq!(backup.query_row("SELECT name FROM shelf", [], |row| row.get::<_, String>(0)).unwrap(), "left");
        assert!(backup.query_row("SELECT floor FROM shelf", [], |row| row.get::<_, i64>(0)).is_err());
    }

    #[test]
    fn up_to_date_nothing_happens() {
        let (folder, mut writer) = older();
        migrate(&Disk::default(), folder.path(), &mut writer, &list(&[OLDER])).unwrap();
        assert!(!folder.path().join("backups").exists());
    }

    #[test]
    fn a_change_that_fails_leaves_the_old_schema_and_its_rows() {
        for bad in [WRONG, BREAKING] {
            let (folder, mut writer) = older();
            migrate(&Disk::default(), folder.path(), &mut writer, &list(&[OLDER, bad])).unwrap_err();
            assert_eq!(version(&writer), 1);
            assert!(writer.query_row("SELECT floor FROM shelf", [], |row| row.get::<_, i64>(0)).is_err());
            assert_eq!(writer.query_row("SELECT name FROM shelf", [], |row| row.get::<_, String>(0)).unwrap(), "left");
            let enforced: bool = writer.pragma_query_value(None, "foreign_keys", |row| row.get(0)).unwrap();
            assert!(enforced, "references are enforced again");
        }
    }

    #[test]
    fn a_newer_library_is_refused_with_both_versions() {
        let (folder, mut writer) = older();
        migrate(&Disk::default(), folder.path(), &mut writer, &list(&[OLDER, NEWER])).unwrap();
        let error = migrate(&Disk::default(), folder.path(), &mut writer, &list(&[OLDER])).unwrap_err();
        assert!(matches!(error, StoreError::Newer { found: 3, known: 1, .. }), "{error}");
        let error = check_readable(folder.path(), &writer, &list(&[OLDER])).unwrap_err();
        assert!(matches!(error, StoreError::Newer { found: 3, known: 1, .. }), "{error}");
    }

    #[test]
    fn an_older_library_that_cannot_be_changed_is_not_read() {
        let (folder, writer) = older();
        let error = check_readable(folder.path(), &writer, &list(&[OLDER, NEWER])).unwrap_err();
        assert!(matches!(error, StoreError::ReadOnly { .. }), "{error}");
    }

    #[test]
    fn another_programs_database_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = Connection::open(folder.path().join(DATABASE)).unwrap();
        writer.execute_batch("CREATE TABLE theirs (x)").unwrap();
        let error = migrate(&Disk::default(), folder.path(), &mut writer, &list(&[OLDER])).unwrap_err();
        assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
    }
}
