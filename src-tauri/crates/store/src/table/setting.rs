//! Settings of the person, by key, and which search index is the current one.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, named_params};
use serde_json::Value;

use super::change;
use crate::migration::Migration;
use crate::{Store, StoreError, column};

pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    version: 1,
    sql: "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
          CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;",
}];

/// The fact that names the folder of the current index.
const INDEX_GENERATION: &str = "index-generation";

fn get(tables: &Connection, key: &str) -> Result<Option<Value>, StoreError> {
    tables
        .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
        .query_and_then([key], |row| column::json(row, "value"))?
        .next()
        .transpose()
}

fn put(tables: &Connection, key: &str, value: &Value) -> Result<(), StoreError> {
    let changed = if value.is_null() {
        tables.prepare_cached("DELETE FROM setting WHERE key = ?1")?.execute([key])?
    } else {
        let sql = "INSERT INTO setting VALUES (:key, :value)
                   ON CONFLICT DO UPDATE SET value = excluded.value WHERE value <> excluded.value";
        let value = column::to_json(value)?;
        tables.prepare_cached(sql)?.execute(named_params! {":key": key, ":value": value})?
    };
    if changed > 0 {
        change::touch_library(tables)?;
    }
    Ok(())
}

impl Store {
    /// The setting `key`, where it was set.
    ///
    /// # Errors
    /// Any of the database.
    pub fn setting(&self, key: &str) -> Result<Option<Value>, StoreError> {
        self.read(|tables| get(tables, key))
    }

    /// All settings, by key.
    ///
    /// # Errors
    /// Any of the database.
    pub fn settings(&self) -> Result<BTreeMap<String, Value>, StoreError> {
        self.read(|tables| {
            tables
                .prepare_cached("SELECT key, value FROM setting")?
                .query_and_then([], |row| Ok((row.get("key")?, column::json(row, "value")?)))?
                .collect()
        })
    }

    /// Sets `key` to `value`; JSON's null takes the setting away. Where that changes anything, whoever watches the library
    /// hears of it.
    ///
    /// # Errors
    /// Any of the database.
    pub fn set_setting(&self, key: &str, value: &Value) -> Result<(), StoreError> {
        self.write(|tables| put(tables, key, value))
    }

    /// Changes the setting `key` as it is now: `change` is given its value and gives the new one, or nothing to leave it as it
    /// is. Both are one transaction, so that of two who change it at the same time neither change is lost.
    ///
    /// # Errors
    /// Any of the database.
    pub fn change_setting(
        &self,
        key: &str,
        change: impl FnOnce(Option<Value>) -> Option<Value>,
    ) -> Result<(), StoreError> {
        self.write(|tables| match change(get(tables, key)?) {
            Some(value) => put(tables, key, &value),
            None => Ok(()),
        })
    }

    /// The name of the current search index's folder, where one was built.
    ///
    /// # Errors
    /// Any of the database.
    pub fn index_generation(&self) -> Result<Option<String>, StoreError> {
        self.read(|tables| {
            let mut query = tables.prepare_cached("SELECT value FROM fact WHERE name = ?1")?;
            Ok(query.query_row([INDEX_GENERATION], |row| row.get(0)).optional()?)
        })
    }

    /// Names the folder of the search index that readers shall use from now on.
    ///
    /// # Errors
    /// Any of the database.
    pub fn set_index_generation(&self, name: &str) -> Result<(), StoreError> {
        self.write(|tables| {
            let sql = "INSERT INTO fact VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value";
            tables.prepare_cached(sql)?.execute([INDEX_GENERATION, name])?;
            Ok(())
        })
    }
}
