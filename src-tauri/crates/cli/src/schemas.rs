//! The JSON Schemas of what each command prints with `--json`, compared with the files in `schemas/`.
//!
//! `UPDATE_SCHEMAS=1 cargo test -p cli` writes the files anew after a change that is meant.

use library::api;
use schemars::{Schema, schema_for};

use crate::commands::{
    changes, copy, jobs, marks, nearby, policy, publish, rules, saved, search, show, signing, source, upkeep,
};

/// Every command with the schema of its answer. An error is printed as `{"error": …}`, see `error`.
fn schemas() -> Vec<(&'static str, Schema)> {
    vec![
        ("backup", schema_for!(api::BackupReport)),
        ("changes", schema_for!(changes::Compared)),
        ("copy-to", schema_for!(api::CopyReport)),
        ("error", schema_for!(api::Failure)),
        ("fetch", schema_for!(api::SyncReport)),
        ("forget", schema_for!(rules::Forgotten)),
        ("free", schema_for!(api::PublicationRow)),
        ("handout", schema_for!(api::SavedCopy)),
        ("print", schema_for!(api::SavedCopy)),
        ("job", schema_for!(api::JobDetail)),
        ("job-event", schema_for!(api::JobRow)),
        ("jobs", schema_for!(jobs::AllJobs)),
        ("limit", schema_for!(api::Space)),
        ("list", schema_for!(api::PublicationList)),
        ("mark", schema_for!(api::MarkRow)),
        ("marks", schema_for!(api::MarkList)),
        ("marks-export", schema_for!(marks::Exported)),
        ("move", schema_for!(api::Moved)),
        ("nearby", schema_for!(api::NearbyState)),
        ("nearby-list", schema_for!(nearby::Neighbours)),
        ("nearby-serve", schema_for!(nearby::Serving)),
        ("policy", schema_for!(policy::Policy)),
        ("publish-build", schema_for!(publish::BuildAnswer)),
        ("publish-check", schema_for!(publish::Checked)),
        ("publish-import", schema_for!(publish::ImportAnswer)),
        ("publish-init", schema_for!(publish::KeysAnswer)),
        ("publish-keys", schema_for!(publish::KeysAnswer)),
        ("publish-office-key", schema_for!(signing::OfficeKeyAnswer)),
        ("publish-preview", schema_for!(publish::PreviewAnswer)),
        ("publish-push", schema_for!(signing::PushAnswer)),
        ("publish-renew", schema_for!(signing::RenewAnswer)),
        ("publish-sign", schema_for!(signing::SignAnswer)),
        ("publish-status", schema_for!(::publish::Status)),
        ("reindex", schema_for!(api::Stats)),
        ("restore", schema_for!(api::RestoreReport)),
        ("rules", schema_for!(domain::Rules)),
        ("save", schema_for!(api::SavedCopies)),
        ("saved-list", schema_for!(saved::SavedSearches)),
        ("saved-remove", schema_for!(saved::Removed)),
        ("search", schema_for!(api::SearchAnswer)),
        ("search-save", schema_for!(api::SavedSearch)),
        ("search-batch", schema_for!(search::BatchAnswer)),
        ("show-publication", schema_for!(api::PublicationDetail)),
        ("show-edition", schema_for!(api::Reading)),
        ("show-text", schema_for!(show::Text)),
        ("source-add", schema_for!(api::SourceRow)),
        ("source-card", schema_for!(api::CardCopy)),
        ("source-list", schema_for!(source::Sources)),
        ("source-remove", schema_for!(source::Removed)),
        ("stats", schema_for!(upkeep::Numbers)),
        ("sticks", schema_for!(copy::Sticks)),
        ("sync", schema_for!(api::SyncReport)),
        ("sync-plan", schema_for!(api::Plan)),
        ("verify", schema_for!(api::VerifyReport)),
    ]
}

#[test]
fn the_schemas_in_the_repository_are_those_of_the_code() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
    for (name, schema) in schemas() {
        let path = folder.join(format!("{name}.schema.json"));
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        if std::env::var_os("UPDATE_SCHEMAS").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &text).unwrap();
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(
            written,
            text,
            "{} is not the schema of the code; run: UPDATE_SCHEMAS=1 cargo test -p cli",
            path.display()
        );
    }
}
