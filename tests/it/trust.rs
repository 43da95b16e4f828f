//! Trust, what to take, fetching on demand, space, checking and backups, over the shell's IPC.

use std::path::Path;

use serde_json::{Value, json};

use crate::commands::{app_over, call, ended, until_the_job_has_ended};
use crate::office;

const NOW: &str = "2026-11-23T09:00:00Z";
const GUIDE: &str = "office/books/guide";

/// The commands that are tested here.
pub const CALLED: &[&str] = &[
    "look_at_card",
    "trust_card",
    "add_location",
    "remove_location",
    "removal",
    "remove_publisher",
    "card_copy",
    "save_card",
    "set_by_office",
    "fetch",
    "cancel_fetch",
    "free",
    "let_go",
    "rules",
    "rules_effect",
    "apply_rules",
    "space",
    "removable",
    "set_space_limit",
    "verify",
    "backup",
    "look_at_backup",
    "restore",
    "move_library",
    // It ends this process and begins another.
    "restart",
];

#[test]
fn a_source_is_added_by_its_card_after_the_key_was_compared() {
    let folder = tempfile::tempdir().unwrap();
    let (_app, window) = app_over(office::subscribed(folder.path(), NOW), Some(folder.path().to_owned()));
    let repository = folder.path().join("repository").to_string_lossy().into_owned();
    let card = std::fs::read_to_string(folder.path().join("repository/publisher.fieldshelf-card")).unwrap();
    call(&window, "remove_publisher", json!({ "publisher": "office", "saved": false })).unwrap();
    assert_eq!(call(&window, "sources", json!({})).unwrap(), json!([]));

    // The card by itself, by its file, and where its repository lies.
    let seen = call(&window, "look_at_card", json!({ "text": card })).unwrap();
    assert_eq!(
        (&seen["name"], &seen["standing"], &seen["location"]),
        (&json!("Field office"), &json!("new"), &Value::Null)
    );
    let key = seen["fingerprint"].as_str().unwrap().to_owned();
    let found = call(&window, "look_at_card", json!({ "text": repository })).unwrap();
    assert_eq!((&found["fingerprint"], &found["location"]), (&json!(key), &json!(repository)));
    let file = format!("{repository}/publisher.fieldshelf-card");
    assert_eq!(call(&window, "look_at_card", json!({ "text": file })).unwrap()["fingerprint"], json!(key));
    for (text, code) in [("", "wrong_input"), ("{}", "wrong_input"), ("/nowhere/at/all", "unreachable")] {
        assert_eq!(call(&window, "look_at_card", json!({ "text": text })).unwrap_err()["code"], code, "{text}");
    }

    let trust =
        |key: &str| call(&window, "trust_card", json!({ "location": repository, "card": card, "fingerprint": key }));
    assert_eq!(trust(&"0".repeat(64)).unwrap_err()["code"], "refused");
    assert_eq!(call(&window, "sources", json!({})).unwrap(), json!([]), "nothing was trusted");
    assert_eq!(trust(&key).unwrap()["location"], json!(repository));

    let copy = call(&window, "card_copy", json!({ "publisher": "office" })).unwrap();
    assert_eq!((&copy["text"], &copy["fingerprint"]), (&json!(card), &json!(key)));
    assert!(copy["link"].as_str().unwrap().contains(&key), "{copy}");
    let saved = call(&window, "save_card", json!({ "publisher": "office" })).unwrap();
    assert_eq!(std::fs::read_to_string(saved.as_str().unwrap()).unwrap(), card);

    let place = json!({ "publisher": "office", "location": "https://library.example.org/" });
    call(&window, "add_location", place.clone()).unwrap();
    assert_eq!(call(&window, "removal", json!({ "publisher": "office" })).unwrap()["sources"], 2);
    call(&window, "remove_location", place).unwrap();
    assert_eq!(call(&window, "sources", json!({})).unwrap().as_array().unwrap().len(), 1);
    assert_eq!(call(&window, "set_by_office", json!({})).unwrap(), Value::Null);
}

#[test]
fn a_link_is_taken_only_under_its_own_key_and_a_contradiction_is_refused() {
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (_app, window) = app_over(office::subscribed(folder.path(), NOW), None);
    office::subscribed(other.path(), NOW);
    let theirs = other.path().join("repository").to_string_lossy().into_owned();
    let seen = call(&window, "look_at_card", json!({ "text": theirs })).unwrap();
    assert_eq!(seen["standing"], "conflict");
    assert_ne!(seen["trusted"], seen["fingerprint"]);
    let accept = json!({ "location": theirs, "card": seen["text"], "fingerprint": seen["fingerprint"] });
    let refused = call(&window, "trust_card", accept).unwrap_err();
    assert_eq!(refused["code"], "refused");
    assert!(refused["message"].as_str().unwrap().contains("“office”"), "{refused}");

    let own = call(&window, "card_copy", json!({ "publisher": "office" })).unwrap();
    let link = own["link"].as_str().unwrap();
    // Without an address the key is there to be compared with a card that came another way.
    let failure = call(&window, "look_at_card", json!({ "text": link })).unwrap_err();
    assert!(failure["message"].as_str().unwrap().contains(own["fingerprint"].as_str().unwrap()), "{failure}");
    // A folder of this computer is no address for a link from elsewhere.
    let with_folder = format!("{link}&at={}", theirs.replace('/', "%2F"));
    assert_eq!(call(&window, "look_at_card", json!({ "text": with_folder })).unwrap_err()["code"], "wrong_input");
}

#[test]
fn what_is_on_demand_comes_when_it_is_asked_for_and_files_go_again() {
    let folder = tempfile::tempdir().unwrap();
    let library = office::subscribed(folder.path(), NOW);
    let (_app, window) = app_over(library, None);
    let availability = |lang: &str| {
        let row = call(&window, "publication", json!({ "id": GUIDE, "prefer": [] })).unwrap()["row"].clone();
        let editions = row["editions"].as_array().unwrap().clone();
        let edition = editions.iter().find(|edition| edition["lang"] == lang).unwrap().clone();
        (edition["availability"].as_str().unwrap().to_owned(), edition["missing"].as_u64().unwrap())
    };
    let none = json!({ "default": { "take": "on-demand" } });
    let text = json!({ "default": { "take": "text" } });

    let effect = call(&window, "rules_effect", json!({ "rules": text })).unwrap();
    assert_eq!((&effect["fetch"], &effect["free"]), (&json!(0), &json!(office::PIXEL.len())));
    assert_eq!(call(&window, "apply_rules", json!({ "rules": text, "free": false })).unwrap(), 0);
    assert_eq!(availability("en").0, "downloaded", "a rule alone removes nothing");
    assert_eq!(
        call(&window, "apply_rules", json!({ "rules": text, "free": true })).unwrap(),
        json!(office::PIXEL.len())
    );
    assert_eq!(availability("en").0, "text_only");
    let view = call(&window, "rules", json!({ "prefer": ["en"] })).unwrap();
    assert_eq!((&view["rules"]["default"]["take"], &view["locked"]), (&json!("text"), &json!([])));
    assert_eq!(
        view["collections"][0],
        json!({ "collection": "office/books", "title": "Books", "languages": ["en", "fr"] })
    );

    // Begun anew under a rule that takes nothing by itself.
    call(&window, "remove_publisher", json!({ "publisher": "office", "saved": false })).unwrap();
    call(&window, "apply_rules", json!({ "rules": none, "free": false })).unwrap();
    let repository = folder.path().join("repository").to_string_lossy().into_owned();
    let seen = call(&window, "look_at_card", json!({ "text": repository })).unwrap();
    let trust = json!({ "location": repository, "card": seen["text"], "fingerprint": seen["fingerprint"] });
    call(&window, "trust_card", trust).unwrap();
    call(&window, "sync", json!({ "request": {} })).unwrap();
    until_the_job_has_ended(&window);
    assert_eq!(availability("fr").0, "not_here");
    assert!(availability("fr").1 > 0);
    let hits = |words: &str| call(&window, "search", json!({ "query": { "query": words } })).unwrap();
    assert_eq!((&hits("neuf heures")["total"], &hits("x")["not_searched"]), (&json!(0), &json!(2)));

    call(&window, "fetch", json!({ "id": format!("{GUIDE}@fr") })).unwrap();
    until_the_job_has_ended(&window);
    assert_eq!(availability("fr"), ("downloaded".to_owned(), 0));
    assert_eq!(availability("en").0, "not_here", "one language was asked for");
    let over = json!({ "job": ended(&window)["id"], "id": format!("{GUIDE}@fr") });
    assert_eq!(call(&window, "cancel_fetch", over).unwrap_err()["code"], "wrong_input", "it has come already");
    assert_eq!((&hits("neuf heures")["total"], &hits("x")["not_searched"]), (&json!(1), &json!(1)));

    call(&window, "fetch", json!({ "id": format!("{GUIDE}@en") })).unwrap();
    until_the_job_has_ended(&window);
    assert_eq!(call(&window, "removable", json!({ "prefer": [] })).unwrap()[0]["bytes"], json!(office::PIXEL.len()));
    assert_eq!(call(&window, "free", json!({ "id": GUIDE })).unwrap()["editions"][0]["availability"], "text_only");
    // What was removed does not come back by itself.
    call(&window, "sync", json!({ "request": {} })).unwrap();
    until_the_job_has_ended(&window);
    assert_eq!(availability("en").0, "text_only");
    assert_eq!(
        call(&window, "let_go", json!({ "id": GUIDE })).unwrap_err()["code"],
        "wrong_input",
        "it is still offered"
    );
}

#[test]
fn a_limit_is_told_when_it_keeps_something_from_coming() {
    let folder = tempfile::tempdir().unwrap();
    let (_app, window) = app_over(office::subscribed(folder.path(), NOW), None);
    call(&window, "free", json!({ "id": GUIDE })).unwrap();
    call(&window, "set_space_limit", json!({ "bytes": 1 })).unwrap();
    let space = call(&window, "space", json!({})).unwrap();
    assert_eq!(space["limit"], 1);
    assert!(space["free_on_disk"].as_u64().unwrap() > 0 && space["total"].as_u64().unwrap() > 1, "{space}");
    call(&window, "fetch", json!({ "id": format!("{GUIDE}@en") })).unwrap();
    let job = ended(&window);
    assert_eq!(
        (&job["kind"], &job["phase"], &job["error"]["code"]),
        (&json!("sync"), &json!("failed"), &json!("over_limit"))
    );
    call(&window, "set_space_limit", json!({ "bytes": null })).unwrap();
}

#[test]
fn a_library_is_moved_and_refused_where_it_cannot_go() {
    let folder = tempfile::tempdir().unwrap();
    let (app, window) = app_over(office::subscribed(folder.path(), NOW), None);
    let to = folder.path().join("elsewhere");
    for refused in [folder.path().join("repository"), folder.path().join("library/inside"), folder.path().to_owned()] {
        let failure = call(&window, "move_library", json!({ "to": refused })).unwrap_err();
        assert_eq!(failure["code"], "wrong_input", "{failure}");
    }
    let job = call(&window, "move_library", json!({ "to": to })).unwrap();
    assert_eq!(job["kind"], "move");
    until_the_job_has_ended(&window);
    // What is open reads on; what it wrote now would be lost.
    assert_eq!(call(&window, "publications", json!({ "query": {} })).unwrap()["total"], 2);
    let failure = call(&window, "set_saved", json!({ "publication": GUIDE, "saved": true })).unwrap_err();
    assert_eq!(failure["code"], "read_only");
    drop((window, app));
    let clock = std::sync::Arc::new(|| NOW.parse().unwrap());
    let (_app, window) = app_over(library::Library::open(&folder.path().join("library"), clock).unwrap(), None);
    assert_eq!(call(&window, "stats", json!({})).unwrap()["library"], json!(to));
    assert_eq!(call(&window, "publications", json!({ "query": {} })).unwrap()["total"], 2);
}

#[test]
fn damage_is_found_and_mended_and_what_was_marked_is_backed_up_and_restored() {
    let (folder, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (_app, window) = app_over(office::subscribed(folder.path(), NOW), Some(folder.path().to_owned()));
    assert_eq!(call(&window, "verify", json!({ "repair": false })).unwrap()["problems"], json!([]));
    damage_a_blob(&folder.path().join("library/blobs"));
    assert_eq!(call(&window, "verify", json!({ "repair": false })).unwrap()["problems"].as_array().unwrap().len(), 1);
    let report = call(&window, "verify", json!({ "repair": true })).unwrap();
    assert_eq!((&report["repaired"]["left"], &report["index_complete"]), (&json!([]), &json!(true)));
    assert_eq!(call(&window, "verify", json!({ "repair": false })).unwrap()["problems"], json!([]));

    call(&window, "set_saved", json!({ "publication": GUIDE, "saved": true })).unwrap();
    let saved = call(&window, "removal", json!({ "publisher": "office" })).unwrap();
    assert_eq!(
        (&saved["publications"], &saved["saved"], &saved["locked"]),
        (&json!(2), &json!(["Guide"]), &json!(false))
    );
    let written = call(&window, "backup", json!({})).unwrap();
    let text = std::fs::read_to_string(written["path"].as_str().unwrap()).unwrap();

    let clock = std::sync::Arc::new(|| NOW.parse().unwrap());
    let (_app, window) = app_over(library::Library::open(second.path(), clock).unwrap(), None);
    let view = call(&window, "look_at_backup", json!({ "text": text })).unwrap();
    assert_eq!((&view["added"][0]["name"], &view["marks"]), (&json!("Field office"), &json!(1)));
    assert_eq!(call(&window, "sources", json!({})).unwrap(), json!([]), "looking trusts nobody");
    assert_eq!(call(&window, "restore", json!({ "text": text })).unwrap()["added"][0]["publisher"], "office");
    call(&window, "sync", json!({ "request": {} })).unwrap();
    until_the_job_has_ended(&window);
    assert_eq!(call(&window, "publication", json!({ "id": GUIDE, "prefer": [] })).unwrap()["row"]["saved"], true);
    for bad in ["", "{}", "no backup"] {
        assert_eq!(
            call(&window, "look_at_backup", json!({ "text": bad })).unwrap_err()["code"],
            "wrong_input",
            "{bad}"
        );
    }
}

/// Changes one byte of the first blob below `folder`.
fn damage_a_blob(folder: &Path) {
    let blob = std::fs::read_dir(folder)
        .unwrap()
        .flatten()
        .filter(|entry| entry.file_name().len() == 2)
        .flat_map(|entry| std::fs::read_dir(entry.path()).unwrap().flatten())
        .map(|entry| entry.path())
        .next()
        .expect("there are blobs");
    let mut bytes = std::fs::read(&blob).unwrap();
    bytes[0] ^= 1;
    std::fs::write(&blob, bytes).unwrap();
}
