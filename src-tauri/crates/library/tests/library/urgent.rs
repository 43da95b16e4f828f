//! What a person is told of outside the window.

use crate::fixture::Office;
use library::Library;
use library::api::{Settings, SheetState, SyncRequest};

/// A notice of that severity, with an English text of that revision.
fn notice(office: &Office, name: &str, severity: &str, revision: u32) {
    office.write(
        &format!("collections/notices/{name}/publication.toml"),
        &format!("format = 1\nkind = \"notice\"\nissued = 2026-11-23\n[notice]\nmessage = \"alert\"\nseverity = \"{severity}\"\n"),
    );
    office.write(
        &format!("collections/notices/{name}/en.md"),
        &format!("# Road {name}\n\n## Now {{#now}}\n\nText {revision}.\n"),
    );
    office.write(&format!("collections/notices/{name}/en.toml"), &format!("format = 1\nrevision = {revision}\n"));
}

fn told(library: &Library) -> Vec<String> {
    library.take_urgent(&[]).unwrap().into_iter().map(|notice| notice.id).collect()
}

fn sync(library: &Library) {
    library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
}

#[test]
fn an_urgent_notice_is_told_of_once_a_revision_and_never_again() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T12:00:00Z");
    assert_eq!(told(&library), [""; 0], "what is here at first is no news");
    notice(&office, "closed", "extreme", 1);
    notice(&office, "wet", "minor", 1);
    office.build("2026-11-23T09:00:00Z");
    sync(&library);
    assert_eq!(told(&library), ["office/notices/closed"]);
    assert_eq!(told(&library), [""; 0]);
    let again = office.library("library", "2026-11-23T13:00:00Z");
    assert_eq!(told(&again), [""; 0], "remembered by the library, not by the window");

    notice(&office, "closed", "extreme", 2);
    notice(&office, "wet", "severe", 2);
    office.build("2026-11-23T10:00:00Z");
    sync(&library);
    let mut both = told(&library);
    both.sort();
    assert_eq!(both, ["office/notices/closed", "office/notices/wet"], "a new revision, and one that became grave");
    assert_eq!(told(&library), [""; 0]);
}

#[test]
fn who_has_read_it_or_wants_quiet_is_told_nothing_later_either() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T12:00:00Z");
    assert_eq!(told(&library), [""; 0]);
    notice(&office, "closed", "severe", 1);
    office.build("2026-11-23T09:00:00Z");
    sync(&library);
    library.mark_read("office/notices/closed").unwrap();
    assert_eq!(told(&library), [""; 0], "it was read in the window");
    library.set_settings(&Settings { quiet: true, ..Settings::default() }).unwrap();
    notice(&office, "open", "severe", 1);
    office.build("2026-11-23T10:00:00Z");
    sync(&library);
    assert_eq!(told(&library), [""; 0]);
    library.set_settings(&Settings::default()).unwrap();
    assert_eq!(told(&library), [""; 0], "what came in quiet times stays quiet");
}

#[test]
fn the_code_of_a_sheet_says_whether_it_still_holds() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T12:00:00Z");
    let card = library.card_copy("office").unwrap();
    let sheet = |revision: u32, key: &str| {
        let link = format!("fieldshelf://office/notices/desk?revision=en.{revision}&key={key}");
        library.look_at_link(&link).unwrap().sheet.unwrap()
    };
    assert_eq!(sheet(1, &card.fingerprint), SheetState::Same);
    assert_eq!(sheet(2, &card.fingerprint), SheetState::Unknown);
    assert_eq!(sheet(1, &"0".repeat(64)), SheetState::OtherPublisher);
    office.write("collections/notices/desk/en.toml", "format = 1\nrevision = 2\n");
    office.build("2026-11-23T09:00:00Z");
    sync(&library);
    assert_eq!(sheet(1, &card.fingerprint), SheetState::Older);
}
