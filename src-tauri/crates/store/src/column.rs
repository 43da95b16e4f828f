//! Values in columns: how our types are written into a row and read back.
//!
//! Identifiers, languages, hashes and moments are text, so that the database can be read by a person with `sqlite3`.

use std::fmt::Display;
use std::str::FromStr;

use domain::PageStart;
use jiff::Timestamp;
use rusqlite::Row;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::StoreError;

/// Parses the text in column `name`.
pub(crate) fn parsed<T>(row: &Row<'_>, name: &'static str) -> Result<T, StoreError>
where
    T: FromStr,
    T::Err: Display,
{
    let text = row.get_ref(name)?.as_str().map_err(|error| unreadable(name, error))?;
    text.parse().map_err(|error| unreadable(name, error))
}

/// The moment in column `name`, where there is one.
pub(crate) fn moment(row: &Row<'_>, name: &'static str) -> Result<Option<Timestamp>, StoreError> {
    let text = row.get_ref(name)?.as_str_or_null().map_err(|error| unreadable(name, error))?;
    text.map(|text| text.parse().map_err(|error| unreadable(name, error))).transpose()
}

/// The JSON value in column `name`.
pub(crate) fn json<T: DeserializeOwned>(row: &Row<'_>, name: &'static str) -> Result<T, StoreError> {
    let text = row.get_ref(name)?.as_str().map_err(|error| unreadable(name, error))?;
    serde_json::from_str(text).map_err(|error| unreadable(name, error))
}

/// The JSON value in column `name`, where there is one.
pub(crate) fn json_or_null<T: DeserializeOwned>(row: &Row<'_>, name: &'static str) -> Result<Option<T>, StoreError> {
    let text = row.get_ref(name)?.as_str_or_null().map_err(|error| unreadable(name, error))?;
    text.map(|text| serde_json::from_str(text).map_err(|error| unreadable(name, error))).transpose()
}

/// `value` as JSON.
pub(crate) fn to_json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value)
        .map_err(|error| StoreError::Contradiction { item: "a value".to_owned(), detail: error.to_string() })
}

/// Where pages begin, as `[[offset,page],…]`; nothing for a text without pages.
pub(crate) fn pages_to_json(pages: &[PageStart]) -> Result<Option<String>, StoreError> {
    if pages.is_empty() {
        return Ok(None);
    }
    to_json(&pages.iter().map(|start| (start.offset, start.page)).collect::<Vec<_>>()).map(Some)
}

/// What [`pages_to_json`] wrote.
pub(crate) fn pages(row: &Row<'_>, name: &'static str) -> Result<Vec<PageStart>, StoreError> {
    let pairs: Vec<(u32, u32)> = json_or_null(row, name)?.unwrap_or_default();
    Ok(pairs.into_iter().map(|(offset, page)| PageStart { offset, page }).collect())
}

fn unreadable(name: &'static str, cause: impl Display) -> StoreError {
    StoreError::unreadable(format!("the column “{name}” of the library's database"), cause)
}
