//! One module a table: the rows' types, the queries as methods of [`Store`](crate::Store), and beside them the changes
//! that made the table what it is.

pub(crate) mod blob;
pub(crate) mod change;
pub(crate) mod check;
pub(crate) mod collection;
pub(crate) mod edition;
pub(crate) mod job;
pub(crate) mod job_item;
pub(crate) mod last_read;
pub(crate) mod lease;
pub(crate) mod mark;
pub(crate) mod person;
pub(crate) mod publication;
pub(crate) mod publisher;
pub(crate) mod section;
pub(crate) mod setting;
pub(crate) mod shard;
pub(crate) mod source;
pub(crate) mod trusted;

use crate::migration::Migration;

/// The changes of all tables; a table that others refer to stands before them.
pub(crate) const MIGRATIONS: &[&[Migration]] = &[
    setting::MIGRATIONS,
    change::MIGRATIONS,
    publisher::MIGRATIONS,
    check::MIGRATIONS,
    source::MIGRATIONS,
    trusted::MIGRATIONS,
    collection::MIGRATIONS,
    shard::MIGRATIONS,
    publication::MIGRATIONS,
    edition::MIGRATIONS,
    section::MIGRATIONS,
    person::MIGRATIONS,
    last_read::MIGRATIONS,
    mark::MIGRATIONS,
    blob::MIGRATIONS,
    lease::MIGRATIONS,
    job::MIGRATIONS,
    job_item::MIGRATIONS,
];
