//! The library's files and those that commands write: full disks, repairs, names that are mistyped or taken.

use std::path::PathBuf;

use testkit::Stick;

use crate::desk::{Desk, assert_valid};

#[test]
fn on_a_full_disk_what_is_here_is_read_and_searched_and_it_is_said_that_nothing_can_be_written() {
    let desk = Desk::empty();
    let Some(disk) = Stick::mount(&desk.path("library"), "size=16m") else { return };
    let desk = desk.filled();
    // It goes before the folder that it is mounted in.
    let disk = disk;
    let filling = disk.fill();
    let folder = desk.path("library");
    for reading in [
        &["list"][..],
        &["search", "publication"],
        &["show", "welcome@en", "--text"],
        &["marks", "list"],
        &["saved", "list"],
        &["stats"],
        &["jobs"],
        &["source", "list"],
        &["backup", "kept.json"],
        &["save", "welcome@en", "--to", "copies"],
        &["verify"],
    ] {
        let (code, answer) = desk.json(reading);
        assert_eq!(code, 0, "{reading:?}: {answer}");
        let (_, said) = desk.lines(reading);
        assert!(said.contains("full") && said.contains(&*folder.to_string_lossy()), "{reading:?}: {said}");
    }
    assert!(desk.ok(&["search", "publication"]).contains("welcome@en"));
    let add: &[&str] = &["marks", "add", "welcome@en", "--section", "first"];
    for writing in [add, &["sync"], &["limit", "1GB"], &["reindex"], &["verify", "--repair"], &["free", "welcome"]] {
        let (code, answer) = desk.json(writing);
        assert_eq!((code, &answer["error"]["code"]), (1, &"disk_full".into()), "{writing:?}: {answer}");
        let said = answer["error"]["message"].as_str().unwrap();
        let parts = [&*folder.to_string_lossy(), "the disk is full", "free some space"];
        assert!(parts.iter().all(|part| said.contains(part)), "{writing:?}: {said}");
    }
    drop(filling);
    assert_eq!(desk.json(add).0, 0);
    assert!(!desk.lines(&["list"]).1.contains("full"));
}

#[test]
fn a_repair_ends_with_a_code_that_says_why_something_is_left() {
    let desk = Desk::ready();
    let blob = |folder: PathBuf| {
        let mut blobs = std::fs::read_dir(folder).unwrap().flatten().filter(|entry| entry.file_name().len() == 2);
        std::fs::read_dir(blobs.next().unwrap().path()).unwrap().next().unwrap().unwrap().path()
    };
    let damage = || std::fs::write(blob(desk.path("library/blobs")), b"damaged").unwrap();
    damage();
    assert_eq!(desk.run(&["verify"]).status.code(), Some(1));
    assert!(desk.ok(&["verify", "--repair"]).contains("Set aside: "));
    desk.ok(&["verify"]);
    damage();
    std::fs::rename(desk.path("repository"), desk.path("unplugged")).unwrap();
    let (code, value) = desk.json(&["verify", "--repair"]);
    assert_eq!((code, value["repaired"]["left"][0]["error"]["code"].as_str()), (3, Some("unreachable")), "{value}");
    assert_valid("verify", &value);
}

#[test]
fn a_mistyped_folder_does_not_become_a_library() {
    let desk = Desk::ready();
    let at = |arguments: &[&str]| desk.command_over("typo", arguments).output().unwrap();
    for arguments in [
        &["search", "welcome"][..],
        &["list"],
        &["show", "welcome"],
        &["verify"],
        &["verify", "--repair"],
        &["sync"],
        &["sync", "--plan"],
        &["stats"],
        &["rules"],
        &["source", "list"],
        &["marks", "list"],
        &["jobs"],
        &["backup", "mine.backup"],
    ] {
        let output = at(arguments);
        let words = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {words}");
        assert!(words.contains("typo") && words.contains("shelf source add"), "{arguments:?}: {words}");
        assert!(!desk.path("typo").exists(), "{arguments:?}");
    }
    desk.ok(&["backup", "mine.backup"]);
    // Nor does a beginning that fails leave one behind, or change what lies there.
    std::fs::write(desk.path("mine.backup.cut"), &std::fs::read(desk.path("mine.backup")).unwrap()[..40]).unwrap();
    for (arguments, code) in [
        (&["restore", "mine.backup.cut"] as &[&str], 2),
        (&["restore", "repository/publisher.fieldshelf-card"], 2),
        (&["restore", "nothing"], 2),
        (&["source", "add", "content", "--yes"], 2),
        (&["source", "add", "repository", "--trust", "mine.backup"], 2),
        (&["source", "add", "repository", "--fingerprint", &"ab".repeat(32)], 4),
        (&["source", "add", "repository"], 2),
    ] {
        let output = at(arguments);
        let words = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {words}");
        assert!(!desk.path("typo").exists(), "{arguments:?}");
        std::fs::create_dir(desk.path("typo")).unwrap();
        std::fs::write(desk.path("typo/mine.txt"), "mine").unwrap();
        assert_eq!(at(arguments).status.code(), Some(code), "{arguments:?}");
        let left: Vec<_> =
            std::fs::read_dir(desk.path("typo")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["mine.txt"], "{arguments:?}");
        std::fs::remove_dir_all(desk.path("typo")).unwrap();
    }
    assert!(at(&["restore", "mine.backup"]).status.success(), "that is how a library begins");
    assert!(at(&["list"]).status.success());
    std::fs::remove_dir_all(desk.path("typo")).unwrap();
    assert!(at(&["source", "add", "repository", "--yes"]).status.success(), "and so");
    assert!(at(&["list"]).status.success());
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_that_is_said() {
    let desk = Desk::ready();
    desk.ok(&["marks", "add", "welcome@en", "--section", "first"]);
    for arguments in [
        &["marks", "export", "--to", "mine.txt"][..],
        &["source", "card", "office", "--out", "mine.txt"],
        &["handout", "welcome", "--lang", "en", "--to", "mine.txt"],
        &["publish", "sign", "request", "--key", "key", "--out", "mine.txt"],
        &["backup", "mine.txt"],
    ] {
        std::fs::write(desk.path("mine.txt"), "what I wrote").unwrap();
        let (code, value) = desk.json(arguments);
        let message = value["error"]["message"].as_str().unwrap();
        assert!(code == 2 && message.contains("mine.txt is there already"), "{arguments:?}: {value}");
        assert_eq!(std::fs::read_to_string(desk.path("mine.txt")).unwrap(), "what I wrote", "{arguments:?}");
    }
    desk.ok(&["marks", "export", "--to", "mine.txt", "--replace"]);
    desk.ok(&["marks", "export", "--to", "new.txt"]);
    desk.ok(&["source", "card", "office", "--out", "mine.txt", "--replace"]);
    assert_ne!(std::fs::read_to_string(desk.path("mine.txt")).unwrap(), "what I wrote");
}

#[test]
fn a_library_that_moved_is_whole_at_once_and_its_log_goes_along() {
    let desk = Desk::ready();
    assert!(desk.path("library/log/sync.log").exists());
    desk.ok(&["move", "elsewhere"]);
    assert!(desk.ok(&["verify"]).contains("Everything is as it should be."));
    assert!(desk.path("elsewhere/log/sync.log").exists() && !desk.path("library/log").exists());
}

#[test]
fn a_copy_that_cannot_be_made_leaves_no_folder_behind() {
    let desk = Desk::ready();
    for arguments in [
        &["save", "nothing@en", "--to", "copies/deep"][..],
        &["save", "welcome@tlh", "nothing@en", "--to", "copies/deep", "--as", "pdf"],
        &["print", "nothing@en", "--to", "copies/deep"],
        &["print", "welcome@en", "--section", "nowhere", "--to", "copies/deep"],
    ] {
        let (code, value) = desk.json(arguments);
        assert_eq!(code, 2, "{arguments:?}: {value}");
        assert!(!desk.path("copies").exists(), "{arguments:?}");
    }
    // A folder that was there stays, empty as it is; and what is made stays with the copy in it.
    std::fs::create_dir(desk.path("copies")).unwrap();
    assert_eq!(desk.json(&["save", "nothing@en", "--to", "copies/deep"]).0, 2);
    assert!(desk.path("copies").exists() && !desk.path("copies/deep").exists());
    let (_, saved) = desk.json(&["save", "welcome@en", "nothing@en", "--to", "copies/deep"]);
    assert_eq!(saved["copies"].as_array().unwrap().len(), 1);
    assert_eq!(std::fs::read_dir(desk.path("copies/deep")).unwrap().count(), 1);
}
