//! Jobs, and who writes meanwhile.

use crate::desk::{Desk, assert_valid};

#[test]
fn a_job_that_rests_or_failed_is_listed_taken_up_retried_and_called_off() {
    let desk = Desk::ready();
    let publication = desk.path("content/collections/library/welcome/en.md");
    let text = std::fs::read_to_string(&publication).unwrap();
    std::fs::write(&publication, format!("{text}\n\n## More {{#more}}\n\nThis came later.\n")).unwrap();
    std::fs::write(publication.with_extension("toml"), "format = 1\nrevision = 2\n").unwrap();
    desk.build("2026-11-24T08:00:00Z");
    // What a process leaves that dies: a job that nobody has.
    let now = "2026-11-24T09:00:00Z".parse().unwrap();
    let dying = store::Store::open(&desk.path("library"), now).unwrap();
    let task = serde_json::json!({ "sync": { "request": {} } });
    let job = store::NewJob { kind: library::api::JobKind::Sync, origin: library::api::JobOrigin::Person, task };
    let dead = dying.create_job(&job, now).unwrap();
    dying.start_job(dead).unwrap();
    drop(dying);
    let id = dead.to_string();
    desk.ok(&["jobs", "pause", &id]);
    let (_, jobs) = desk.json(&["jobs"]);
    assert_eq!((&jobs["jobs"][0]["id"], &jobs["jobs"][0]["phase"]), (&dead.into(), &"paused".into()), "{jobs}");
    let hint = format!("shelf jobs resume {id}");
    assert!(desk.ok(&["jobs"]).contains(&hint));
    let (code, ended) = desk.json(&["jobs", "resume", &id]);
    assert_eq!((code, &ended["phase"], &ended["received"]), (0, &"done".into(), &1.into()), "{ended}");
    assert_valid("job", &ended);
    assert_eq!(desk.json(&["search", "later"]).1["total"], 1);

    std::fs::rename(desk.path("repository"), desk.path("unplugged")).unwrap();
    assert_eq!(desk.json(&["sync"]).0, 3);
    let (_, jobs) = desk.json(&["jobs", "list"]);
    let failed = &jobs["jobs"][0];
    assert_eq!((&failed["phase"], &failed["next"]), (&"failed".into(), &"connect".into()), "{failed}");
    let id = failed["id"].to_string();
    assert!(desk.ok(&["jobs", "show", &id]).contains(&format!("shelf jobs retry {id}")));
    assert_eq!(desk.json(&["jobs", "retry", &id]).0, 3);
    std::fs::rename(desk.path("unplugged"), desk.path("repository")).unwrap();
    assert_eq!(desk.json(&["jobs", "retry", &id]).1["phase"], "done");
    let (code, report) = desk.json(&["jobs", "retry", &dead.to_string(), "--item", "office/library/welcome@en"]);
    assert_eq!(code, 0, "{report}");
    assert_valid("sync", &report);

    let waiting = store::Store::open(&desk.path("library"), now).unwrap();
    let waits = waiting.create_job(&job, now).unwrap().to_string();
    let (_, asked) = desk.json(&["jobs", "cancel", &waits]);
    assert_eq!(asked["phase"], "cancelled", "{asked}");
    let (code, event) = desk.json(&["jobs", "watch", &waits]);
    assert_eq!(code, 0);
    assert_valid("job-event", &event);
}

#[test]
fn while_another_process_writes_it_is_named_and_reading_goes_on() {
    let desk = Desk::ready();
    desk.ok(&["backup", "my.backup"]);
    // A lease from the year 2100 has not run out when the programs look at their own clock.
    let late = "2100-01-01T00:00:00Z".parse().unwrap();
    let store = store::Store::open(&desk.path("library"), late).unwrap();
    let lease = store.lease("the other desk", move || late).unwrap();
    let writing: &[&[&str]] = &[
        &["sync"],
        &["reindex"],
        &["verify", "--repair"],
        &["restore", "my.backup"],
        &["source", "add", "repository", "--trust", "repository/publisher.fieldshelf-card"],
        &["source", "remove", "office"],
    ];
    for arguments in writing {
        let (code, value) = desk.json(arguments);
        assert_eq!((code, value["error"]["code"].as_str()), (5, Some("held")), "{arguments:?}: {value}");
        assert!(value["error"]["message"].as_str().unwrap().contains("the other desk"), "{value}");
    }
    desk.ok(&["list"]);
    desk.ok(&["search", "replace"]);
    drop(lease);
    desk.ok(&["restore", "my.backup"]);
    desk.ok(&["sync"]);
}
