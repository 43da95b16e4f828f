//! Filling a library from computers nearby: what is taken from them, and what never is.

use std::net::Ipv4Addr;

use crate::fixture::{self, Office, walk};
use library::api::{Age, ErrorCode, ListQuery, SyncReport, SyncRequest, SyncState};
use library::{Library, NearbyServer, ServeOptions};
use testkit::{HttpLie, LyingServer};

const NOW: &str = "2026-11-23T09:00:00Z";
const NEXT: &str = "2026-11-24T08:00:00Z";
const LATER: &str = "2026-11-24T09:00:00Z";

/// Offers `library` on this computer alone, unannounced.
fn serve(library: &Library) -> NearbyServer {
    let here = Some(Ipv4Addr::LOCALHOST.into());
    library.serve_nearby(&ServeOptions { address: here, port: Some(0), unannounced: true }).unwrap()
}

/// The library `name` at `now`, which knows the office from a repository that is out of reach, and whose neighbours are at
/// `addresses` on this computer.
fn cut_off(office: &Office, name: &str, now: &str, addresses: &[String]) -> Library {
    let library = office.library(name, now);
    std::fs::create_dir_all(office.folder("stick")).unwrap();
    library.add_source(&office.folder("stick").to_string_lossy(), &office.card()).unwrap();
    library.set_nearby(true, None, Some(true)).unwrap();
    for address in addresses {
        library.add_neighbour(address, true).unwrap();
    }
    library
}

fn address(server: &NearbyServer) -> String {
    server.address().to_string()
}

/// A server of what the office has published, as a neighbour with those lies.
fn lying(office: &Office, name: &str, lies: &[(&str, HttpLie)]) -> (LyingServer, String) {
    office.copy_of_repository(&format!("{name}/office"));
    let server = LyingServer::serving(&office.folder(name));
    for (path, lie) in lies {
        server.lie_about(path, lie.clone());
    }
    let address = server.address().trim_start_matches("http://").trim_end_matches('/').to_owned();
    (server, address)
}

fn sync(library: &Library) -> SyncReport {
    library.sync(&SyncRequest::default(), &mut |_| {}).unwrap()
}

fn titles(library: &Library) -> Vec<String> {
    let list = library.publications(&ListQuery::default()).unwrap();
    list.items.iter().flat_map(|row| row.editions.iter().map(|edition| edition.title.clone())).collect()
}

fn reads(library: &Library, edition: &str) -> Option<String> {
    let reading = library.read(edition, &[]).ok()?;
    Some(reading.sections.iter().map(|section| format!("{section:?}")).collect())
}

#[test]
fn with_the_uplink_cut_a_library_fills_itself_wholly_from_its_neighbour_and_hands_it_on() {
    let office = Office::new();
    let first = office.subscribed(NOW);
    let server = serve(&first);
    let second = cut_off(&office, "second", NOW, &[address(&server)]);
    for part in ["metadata", "targets", "blobs"] {
        std::fs::remove_dir_all(office.folder("repository").join(part)).unwrap();
    }
    let plan = second.plan(&SyncRequest::default()).unwrap();
    assert_eq!((plan.sources[0].items.len(), plan.sources[0].error.is_none()), (5, true), "four texts and a picture");
    let report = sync(&second);
    assert_eq!((report.sources[0].applied, report.sources[0].failed.len()), (4, 0), "{report:?}");
    assert!(report.sources[0].error.is_none());
    assert_eq!(titles(&second), titles(&first));
    assert_eq!(second.sync_status().unwrap().state, SyncState::UpToDate);
    for edition in ["office/books/guide@en", "office/notices/desk@fr"] {
        assert!(reads(&second, edition).is_some());
        assert_eq!(reads(&second, edition), reads(&first, edition));
    }
    assert!(second.verify(&mut |_| {}).unwrap().problems.is_empty());
    // What came from a neighbour is handed on like everything else.
    drop((server, first));
    let server = serve(&second);
    let third = cut_off(&office, "third", NOW, &[address(&server)]);
    assert_eq!(sync(&third).sources[0].applied, 4);
    assert_eq!(titles(&third), titles(&second));
}

#[test]
fn the_highest_version_counts_wherever_it_is_and_a_neighbour_that_is_behind_has_not_failed() {
    let office = Office::new();
    let behind = office.library("behind", NOW);
    behind.add_source(&office.repository(), &office.card()).unwrap();
    sync(&behind);
    office.write("collections/notices/desk/en.toml", "format = 1\nrevision = 2\n");
    office.write("collections/notices/desk/en.md", "# Desk open\n\n## What has changed {#changed}\n\nIt is open.\n");
    let old = office.copy_of_repository("old");
    office.build(NEXT);
    let ahead = office.library("ahead", LATER);
    ahead.add_source(&office.repository(), &office.card()).unwrap();
    sync(&ahead);
    let (server, server_behind) = (serve(&ahead), serve(&behind));
    let library = office.library("library", LATER);
    library.add_source(&old.to_string_lossy(), &office.card()).unwrap();
    library.set_nearby(true, None, Some(true)).unwrap();
    for address in [address(&server_behind), address(&server)] {
        library.add_neighbour(&address, true).unwrap();
    }
    let report = sync(&library);
    assert!(report.sources[0].sources.iter().all(|outcome| outcome.error.is_none()), "{report:?}");
    assert_eq!(report.sources[0].sources.len(), 3, "the folder first, then those nearby");
    assert!(titles(&library).contains(&"Desk open".to_owned()));
    let rows = library.neighbours().unwrap();
    let held: Vec<_> = rows.iter().map(|row| (row.reached, row.holds[0].age)).collect();
    assert_eq!(held, [(true, Some(Age::Older)), (true, Some(Age::Same))]);
    assert_eq!(rows[0].holds[0].signed.as_deref(), Some("2026-11-23T08:00:00Z"));
    assert_eq!(rows[0].holds[0].name, "Field office");
}

#[test]
fn a_neighbour_introduces_nobody() {
    let office = Office::new();
    let server = serve(&office.subscribed(NOW));
    let stranger = office.library("stranger", NOW);
    stranger.set_nearby(true, None, Some(true)).unwrap();
    stranger.add_neighbour(&address(&server), true).unwrap();
    assert_eq!(sync(&stranger).sources.len(), 0);
    assert_eq!((stranger.sources().unwrap().len(), titles(&stranger).len()), (0, 0));
    let rows = stranger.neighbours().unwrap();
    assert_eq!((rows.len(), rows[0].reached, rows[0].holds.len()), (1, true, 0));
    // Another office under the same name: its keys are not those of the card.
    let other = Office::new();
    let library = other.library("library", NOW);
    other.write("publisher.toml", "format = 1\nid = \"other\"\nname = \"Other\"\n");
    library.add_source(&other.repository(), &office.card()).unwrap();
    library.set_nearby(true, None, Some(true)).unwrap();
    let (_liar, address) = lying(&other, "served", &[]);
    library.add_neighbour(&address, true).unwrap();
    let report = sync(&library);
    let refused = report.sources[0].sources.iter().filter(|outcome| outcome.error.is_some()).count();
    assert_eq!((refused, titles(&library).len()), (2, 0), "{report:?}");
    assert_eq!(library.neighbours().unwrap()[0].holds[0].error.as_ref().unwrap().code, ErrorCode::Refused);
}

#[test]
fn a_neighbour_that_lies_costs_nothing_but_the_asking() {
    let office = Office::new();
    let honest = serve(&office.subscribed(NOW));
    for (number, lies) in [
        vec![("timestamp.json", HttpLie::Page)],
        vec![("timestamp.json", HttpLie::SendsTo("/elsewhere".to_owned()))],
        vec![("snapshot.json", HttpLie::EndsAfter(20))],
        vec![("snapshot.json", HttpLie::PackedGzip)],
        vec![("targets.json", HttpLie::SendsOn)],
        vec![("books.json", HttpLie::Status(500, u32::MAX))],
        vec![("", HttpLie::Status(404, u32::MAX))],
        vec![("", HttpLie::HangsUp)],
    ]
    .into_iter()
    .enumerate()
    {
        let (liar, lying) = lying(&office, &format!("served{number}"), &lies);
        let library = cut_off(&office, &format!("library{number}"), NOW, &[lying, address(&honest)]);
        let report = sync(&library);
        assert_eq!((report.sources[0].applied, report.sources[0].failed.len()), (4, 0), "{lies:?}: {report:?}");
        assert!(!liar.asked().is_empty(), "{lies:?}: it was asked first");
        assert_eq!(titles(&library).len(), 4, "{lies:?}");
    }
    // One whose metadata is right and whose files are not: each file comes from the next.
    let (liar, lying) = lying(&office, "served", &[]);
    for blob in walk(&office.folder("served/office/blobs")) {
        let mut bytes = std::fs::read(&blob).unwrap();
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        std::fs::write(&blob, bytes).unwrap();
    }
    let library = cut_off(&office, "library-files", NOW, &[lying, address(&honest)]);
    let report = sync(&library);
    assert_eq!((report.sources[0].applied, report.sources[0].failed.len()), (4, 0), "{report:?}");
    assert!(liar.asked().iter().any(|asked| asked.path.contains("blobs/")));
    assert!(library.verify(&mut |_| {}).unwrap().problems.is_empty());
}

#[test]
fn what_a_neighbour_answers_does_not_hide_how_it_went_with_the_source() {
    let office = Office::new();
    let library = cut_off(&office, "library", NOW, &[]);
    // The timestamp of another time, signed by nobody.
    let (_liar, lying) = lying(&office, "served", &[]);
    let timestamp = office.folder("served/office/metadata/timestamp.json");
    let text = std::fs::read_to_string(&timestamp).unwrap().replacen("2026", "2027", 1);
    std::fs::write(&timestamp, text).unwrap();
    library.add_neighbour(&lying, true).unwrap();
    let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    let codes: Vec<_> = report.sources[0].sources.iter().map(|one| one.error.as_ref().unwrap().code).collect();
    assert_eq!(codes[1], ErrorCode::Refused);
    assert_eq!(report.sources[0].error.as_ref().unwrap().code, codes[0]);
    assert_eq!(titles(&library).len(), 0);
}

#[test]
fn nothing_is_asked_while_it_is_off_or_where_the_address_is_not_allowed() {
    let office = Office::new();
    let (honest, address) = lying(&office, "served", &[]);
    let library = cut_off(&office, "library", NOW, std::slice::from_ref(&address));
    library.set_nearby(false, None, None).unwrap();
    library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    assert!(library.neighbours().unwrap().is_empty());
    assert_eq!(honest.line().connections, 0);
    library.set_nearby(true, None, None).unwrap();
    // A setting that was written by hand, or came with a backup, is no way around.
    let store = store::Store::open(&office.folder("library"), fixture::at(NOW)).unwrap();
    for elsewhere in [address.as_str(), &address.replace("127.0.0.1", "localhost"), "8.8.8.8:80"] {
        let written = serde_json::json!({"on": true, "addresses_only": true, "addresses": [{"address": elsewhere}]});
        store.set_setting("nearby", &written).unwrap();
        assert!(!library.neighbours().unwrap()[0].reached, "{elsewhere}");
        library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    }
    assert_eq!(honest.line().connections, 0);
    for refused in ["8.8.8.8", "127.0.0.1", "[2001:db8::1]:80", "desk 3", "https://10.0.0.1/"] {
        let failure = library.add_neighbour(refused, false).unwrap_err();
        assert_eq!(failure.code, ErrorCode::WrongInput, "{refused}");
    }
    assert_eq!(library.add_neighbour("8.8.8.8", true).unwrap_err().code, ErrorCode::WrongInput);
}

#[test]
fn addresses_are_remembered_once_and_forgotten() {
    let office = Office::new();
    let library = office.library("library", NOW);
    let state = library.nearby().unwrap();
    assert_eq!((state.on, state.serving, state.locked, state.port), (false, false, false, 27433));
    for address in ["10.0.0.4", "http://10.0.0.4:27433/", "Desk-3.local:4000"] {
        library.add_neighbour(address, false).unwrap();
    }
    let state = office.library("library", NOW).nearby().unwrap();
    assert_eq!(state.addresses, ["10.0.0.4:27433", "desk-3.local:4000"]);
    assert_eq!(library.remove_neighbour("10.0.0.4").unwrap().addresses, ["desk-3.local:4000"]);
    assert_eq!(library.remove_neighbour("10.0.0.4").unwrap_err().code, ErrorCode::NotFound);
    assert_eq!(library.set_nearby(true, Some(0), None).unwrap_err().code, ErrorCode::WrongInput);
    assert_eq!(library.set_nearby(true, Some(4000), None).unwrap().port, 4000);
    assert_eq!(library.set_nearby(false, None, None).unwrap().port, 4000, "what is not given stays");
}

#[test]
fn the_window_offers_the_library_while_it_is_on_whoever_switched_it() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    let free = std::net::TcpListener::bind("0.0.0.0:0").unwrap();
    let port = free.local_addr().unwrap().port();
    library.attend_nearby(false);
    assert!(!library.nearby().unwrap().serving);
    // Another process switches it on; the port is taken.
    office.library("library", NOW).set_nearby(true, Some(port), Some(true)).unwrap();
    library.attend_nearby(false);
    let state = library.nearby().unwrap();
    assert!(!state.serving && state.error.unwrap().message.contains(&port.to_string()));
    drop(free);
    library.attend_nearby(false);
    assert!(!library.nearby().unwrap().serving, "it is not tried four times a second");
    assert!(library.switch_nearby(true).unwrap().serving);
    let second = cut_off(&office, "second", NOW, &[format!("127.0.0.1:{port}")]);
    assert_eq!(sync(&second).sources[0].applied, 4);
    office.library("library", NOW).set_nearby(false, None, None).unwrap();
    library.attend_nearby(false);
    assert!(!library.nearby().unwrap().serving);
    assert!(std::net::TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err());
}

#[test]
fn what_an_office_sets_about_neighbours_holds() {
    let office = Office::new();
    let under = |text: &str| {
        let file = office.folder("policy.toml");
        std::fs::write(&file, format!("format = 1\n{text}")).unwrap();
        office.library("library", NOW).under_policy(&file)
    };
    let preset = "[nearby]\non = true\nport = 4000\naddresses = [\"10.0.0.4\"]\n";
    let state = under(preset).unwrap().nearby().unwrap();
    assert_eq!((state.on, state.port, state.locked), (true, 4000, false));
    assert_eq!(state.addresses, ["10.0.0.4:27433"]);
    // The person's own choice counts from then on.
    under(preset).unwrap().set_nearby(false, None, None).unwrap();
    assert!(!under(preset).unwrap().nearby().unwrap().on);
    let locked = under(&format!("{preset}locked = true\n")).unwrap();
    assert!(locked.nearby().unwrap().on && locked.nearby().unwrap().locked && locked.set_by_office().unwrap().nearby);
    assert!(locked.set_nearby(false, None, None).unwrap_err().message.contains("set by your office"));
    assert!(locked.set_nearby(true, Some(5000), None).is_err());
    assert!(locked.remove_neighbour("10.0.0.4").is_err());
    assert!(!office.library("library", NOW).nearby().unwrap().on, "what is locked is not left behind");
    for (text, line) in [("addresses = [\"8.8.8.8\"]", 3), ("port = 0", 3), ("port = 70000", 3), ("of = true", 3)] {
        let failure = under(&format!("[nearby]\n{text}\n")).err().unwrap();
        assert!(failure.message.contains(&format!("policy.toml:{line}: ")), "{text}: {}", failure.message);
    }
}

#[test]
fn a_backup_takes_the_addresses_along_and_not_the_name_of_the_library() {
    let office = Office::new();
    let library = office.library("library", NOW);
    library.set_nearby(true, None, Some(true)).unwrap();
    library.add_neighbour("10.0.0.4", false).unwrap();
    let store = |name: &str| store::Store::open(&office.folder(name), fixture::at(NOW)).unwrap();
    store("library").set_setting("nearby id", &"0123456789abcdef".into()).unwrap();
    library.backup(&office.folder("backup")).unwrap();
    let second = office.library("second", NOW);
    second.restore(&office.folder("backup")).unwrap();
    assert_eq!(second.nearby().unwrap().addresses, ["10.0.0.4:27433"]);
    assert_eq!(store("second").setting("nearby id").unwrap(), None);
}
