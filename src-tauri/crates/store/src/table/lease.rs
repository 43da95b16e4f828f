//! The row of the writing lease: there is one or none.

use crate::migration::Migration;

/// `handle` names the locked file of the handle that has the lease, and `locked` says whether that file is locked.
pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    version: 1,
    sql: "CREATE TABLE lease (
              only INTEGER PRIMARY KEY CHECK (only = 1),
              token TEXT NOT NULL,
              handle TEXT NOT NULL,
              locked INTEGER NOT NULL,
              owner TEXT NOT NULL,
              pid INTEGER NOT NULL,
              host TEXT NOT NULL,
              since TEXT NOT NULL,
              heartbeat TEXT NOT NULL
          ) STRICT;",
}];
