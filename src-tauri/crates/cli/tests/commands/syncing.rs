//! Sources and what a sync takes from them, by hand, on a schedule and from a stick.

use std::path::Path;

use serde_json::Value;

use crate::desk::{Desk, assert_valid};

#[test]
fn a_source_that_is_gone_or_changed_ends_a_sync_with_its_code() {
    let desk = Desk::ready();
    let timestamp = desk.path("repository/metadata/timestamp.json");
    let signed = std::fs::read_to_string(&timestamp).unwrap();
    std::fs::write(&timestamp, signed.replacen("2026", "2027", 1)).unwrap();
    let (code, value) = desk.json(&["sync"]);
    assert_eq!((code, value["sources"][0]["error"]["code"].as_str()), (4, Some("refused")), "{value}");
    std::fs::rename(desk.path("repository"), desk.path("unplugged")).unwrap();
    let (code, value) = desk.json(&["sync"]);
    assert_eq!((code, value["sources"][0]["error"]["code"].as_str()), (3, Some("unreachable")), "{value}");
    assert_valid("sync", &value);
}

#[test]
fn a_plan_does_not_say_of_a_source_out_of_reach_that_it_has_nothing() {
    let desk = Desk::ready();
    assert!(desk.ok(&["sync", "--plan"]).contains("Nothing to take in."));
    std::fs::rename(desk.path("repository"), desk.path("unplugged")).unwrap();
    let (plan, _) = desk.lines(&["sync", "--plan"]);
    assert!(plan.contains("repository") && !plan.contains("Nothing to take in"), "{plan}");
}

#[test]
fn what_a_sync_will_fetch_is_said_before_and_rules_alone_shows_them() {
    let desk = Desk::ready();
    let added = desk.path("content/collections/library/second");
    std::fs::create_dir(&added).unwrap();
    std::fs::copy(desk.path("content/collections/library/welcome/publication.toml"), added.join("publication.toml"))
        .unwrap();
    std::fs::write(added.join("en.md"), "# Second\n\n## More {#more}\n\nWords.\n").unwrap();
    desk.build("2026-11-24T08:00:00Z");
    let (report, told) = desk.lines(&["sync"]);
    assert!(report.contains("1 edition taken in"), "{report}");
    assert!(told.contains("Field office: 1 change to take in, ") && told.contains(" B to fetch."), "{told}");
    assert_eq!(desk.lines(&["sync"]).1, "", "nothing is to come");
    assert_eq!(desk.json(&["rules"]), desk.json(&["rules", "list"]));
    assert!(desk.ok(&["rules"]).contains("everything"));
}

#[test]
fn a_sync_that_brings_other_dates_of_a_notice_alone_says_so() {
    let notice =
        "format = 1\nkind = \"notice\"\nissued = 2026-11-01\n[notice]\nmessage = \"alert\"\nseverity = \"minor\"\n";
    let desk = Desk::holding(&[
        ("collections/notices/collection.toml", "format = 1\n[titles]\nen = \"Notices\"\n"),
        ("collections/notices/desk/publication.toml", notice),
        ("collections/notices/desk/en.md", "# Desk closed\n\nUntil further notice.\n"),
    ]);
    let publish = |hour: u32, text: &str| {
        desk.write("collections/notices/desk/publication.toml", text);
        let time = format!("2026-11-24T{hour}:00:00Z");
        desk.build(&time);
    };
    publish(10, &(notice.replace("minor", "severe") + "expires = 2026-12-24\n"));
    let line = "  changed: Desk closed (office/notices/desk), severity: minor → severe; expires: – → 2026-12-24\n";
    let plan = desk.ok(&["sync", "--plan"]);
    assert_eq!(plan, format!("{line}Nothing to fetch.\n"));
    let (_, value) = desk.json(&["sync", "--plan"]);
    assert_valid("sync-plan", &value);
    assert_eq!(value["sources"][0]["entries"][0]["details"][0]["after"], "severe", "{value}");
    let report = desk.ok(&["sync"]);
    let said = "0 editions taken in, 0 publications withdrawn, 0 B fetched; details of 1 publication changed.\n";
    assert!(report.contains(said) && report.contains(line.trim_end()), "{report}");
    assert_eq!(desk.ok(&["sync", "--plan"]), "Nothing to take in.\n");

    publish(
        11,
        &(notice.replace("minor", "severe") + "expires = 2026-12-24\n")
            .replace("issued", "topics = [\"desk\"]\nissued"),
    );
    let (code, value) = desk.json(&["sync"]);
    assert_valid("sync", &value);
    let entry = &value["sources"][0]["entries"][0];
    assert_eq!((code, &entry["id"], &entry["details"]), (0, &"office/notices/desk".into(), &Value::Array(Vec::new())));
    assert!(desk.json(&["sync"]).1["sources"][0]["entries"].is_null(), "once");
}

#[test]
fn a_scheduled_sync_says_by_its_exit_code_what_happened_and_logs_it() {
    let desk = Desk::ready();
    let mut codes = Vec::new();
    let mut sync = || codes.push(desk.run(&["sync", "--unattended"]).status.code().unwrap());
    sync();
    let timestamp = desk.path("repository/metadata/timestamp.json");
    let signed = std::fs::read_to_string(&timestamp).unwrap();
    std::fs::write(&timestamp, signed.replacen("2026", "2027", 1)).unwrap();
    sync();
    std::fs::rename(desk.path("repository"), desk.path("unplugged")).unwrap();
    sync();
    let late = "2100-01-01T00:00:00Z".parse().unwrap();
    let store = store::Store::open(&desk.path("library"), late).unwrap();
    let lease = store.lease("the other desk", move || late).unwrap();
    sync();
    drop(lease);
    assert_eq!(codes, [0, 4, 3, 5]);
    let log = std::fs::read_to_string(desk.path("library/log/sync.log")).unwrap();
    let events: Vec<&str> = log.lines().map(|line| line.split_once(' ').unwrap().1).collect();
    assert_eq!((events.len(), events.last()), (16, Some(&"sync failed: held")), "{log}");
}

#[test]
fn a_source_is_removed_by_its_location_as_it_was_typed() {
    let desk = Desk::ready();
    std::fs::create_dir(desk.path("stick")).unwrap();
    desk.ok(&["source", "add", "stick", "--trust", "repository/publisher.fieldshelf-card"]);
    assert!(desk.ok(&["source", "list"]).contains("stick"));
    desk.ok(&["source", "remove", "office", "--location", "stick"]);
    assert!(!desk.ok(&["source", "list"]).contains("stick"));
}

#[test]
fn a_library_travels_by_stick_from_one_computer_to_the_next() {
    let desk = Desk::ready();
    std::fs::create_dir(desk.path("stick")).unwrap();
    assert!(desk.ok(&["copy-to", "stick"]).contains("can be ejected"));
    assert!(desk.ok(&["sticks"]).contains("the same as what is here"));
    // The next computer: another library, the same stick.
    std::fs::remove_dir_all(desk.path("library")).unwrap();
    let (_, seen) = desk.json(&["sticks"]);
    assert!(!desk.path("library").exists(), "looking for sticks makes none");
    let copy = &seen["sticks"][0]["copies"][0];
    assert_eq!((&copy["trust"], &copy["news"]), (&"unknown".into(), &"new".into()), "{seen}");
    let card = Path::new(copy["folder"].as_str().unwrap()).join("publisher.fieldshelf-card");
    let root = seen["sticks"][0]["folder"].as_str().unwrap();
    let (code, source) = desk.json(&["source", "add", root, "--trust", &card.to_string_lossy()]);
    assert_eq!((code, &source["kind"], &source["at"]), (0, &"stick".into(), &copy["folder"]));
    assert_eq!(desk.json(&["sync"]).0, 0);
    assert!(desk.ok(&["show", "welcome@en", "--text"]).len() > 10);
    // It is found again where it is plugged in next, and is no error while it is elsewhere.
    std::fs::rename(desk.path("stick"), desk.path("elsewhere")).unwrap();
    let (code, report) = desk.json(&["sync"]);
    assert_eq!((code, &report["sources"][0]["error"]["code"]), (3, &"unplugged".into()));
    let (_, sources) = desk.json(&["source", "list"]);
    assert_eq!(sources["sources"][0]["last_error"], Value::Null, "{sources}");
    std::fs::create_dir(desk.path("stick")).unwrap();
    std::fs::rename(desk.path("elsewhere"), desk.path("stick/as another letter")).unwrap();
    let inner = desk.path("stick/as another letter");
    let output = desk.command(&["sync"]).env("FIELDSHELF_DRIVES", &inner).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
}
