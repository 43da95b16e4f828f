//! A library that is filled and refreshed over HTTP.

use repository::{Expired, RefreshError, Refusal, refresh};
use store::Store;
use testkit::{HttpLie, LyingServer};

use super::fixture::*;
use crate::http::Options;
use crate::*;

/// The most bytes that a refresh may cost when nothing changed: bodies and headers, both ways.
const UNCHANGED_BYTES: u64 = 2000;

#[test]
fn a_refresh_that_finds_nothing_new_costs_two_small_requests() {
    let library = tempfile::tempdir().unwrap();
    let store = taking(Store::open(library.path(), day(1)).unwrap());
    let mut office = Office::new();
    office.says("water", 1, "Boil it.", 100_000);
    office.publish(1);
    subscribe(&store, &office);
    let server = LyingServer::serving(office.folder.path());
    let trust = PublisherTrust::new(&store, name("office"));

    let first = Http::new(&server.address(), Options::default()).unwrap();
    let refreshed = refresh(&office.release.card, &first, &trust, day(1), Expired::Refuse).unwrap();
    let offer = read_offer(&store, &[&first], &refreshed.collections[0]).unwrap();
    record_offer(&store, &refreshed.collections[0], &offer).unwrap();
    let steps =
        plan(&store.publications().unwrap(), &[offer], &domain::Rules::default(), &|id| store.has_blob(id).unwrap());
    let outcome = run(&store, &steps, &[&first]);
    assert!(outcome.failed.is_empty(), "{:?}", outcome.failed);
    assert_eq!(seen(&store, "water"), Some((1, "Boil it.".to_owned())));
    // One, or one more: a connection is given back by another thread, on a busy computer after the next request.
    let connections = server.line().connections;
    let requests = first.traffic().requests;
    assert!(connections <= 2 && requests > 4, "{requests} requests over {connections} connections");

    server.asked();
    let again = Http::new(&server.address(), Options::default()).unwrap();
    refresh(&office.release.card, &again, &trust, day(2), Expired::Refuse).unwrap();
    let asked: Vec<String> = server.asked().into_iter().map(|asked| asked.path).collect();
    assert_eq!(asked, ["metadata/2.root.json", "metadata/timestamp.json"]);
    let traffic = again.traffic();
    assert_eq!(traffic.requests, 2);
    println!("{} bytes: {traffic:?}", traffic.bytes());
    assert!(traffic.bytes() < UNCHANGED_BYTES, "{traffic:?}");
    assert!(server.line().connections <= connections + 2);
}

#[test]
fn a_liar_on_the_way_changes_nothing_that_is_here() {
    let library = tempfile::tempdir().unwrap();
    let store = taking(Store::open(library.path(), day(1)).unwrap());
    let mut office = Office::new();
    office.says("water", 1, "Boil it.", 0);
    office.publish(1);
    subscribe(&store, &office);
    let trust = PublisherTrust::new(&store, name("office"));
    refresh(&office.release.card, &Folder::new(office.folder.path()), &trust, day(1), Expired::Refuse).unwrap();
    let before = store.trusted_load(&name("office"), "timestamp.json").unwrap();
    office.says("water", 2, "Boil it for a minute.", 0);
    office.publish(2);
    for (file, lie, refused) in [
        ("timestamp.json", HttpLie::Page, false),
        ("timestamp.json", HttpLie::EndsAfterUnannounced(100), true),
        ("snapshot.json", HttpLie::PageAsJson, false),
        ("snapshot.json", HttpLie::EndsAfterUnannounced(100), true),
        ("timestamp.json", HttpLie::PackedGzip, false),
        ("timestamp.json", HttpLie::Endless, true),
        ("snapshot.json", HttpLie::Status(403, u32::MAX), false),
        ("2.root.json", HttpLie::PageAsJson, false),
    ] {
        let server = LyingServer::serving(office.folder.path());
        server.lie_about(file, lie.clone());
        let http = Http::new(&server.address(), Options { retries: 0, ..Options::default() }).unwrap();
        let error = refresh(&office.release.card, &http, &trust, day(2), Expired::Refuse).unwrap_err();
        let is_refused =
            matches!(error, RefreshError::Refused { reason: Refusal::Malformed(_) | Refusal::Mismatch(_), .. });
        let is_of_the_way = matches!(&error, RefreshError::Unreachable(error) if !matches!(error, repository::CarrierError::TooLong { .. }));
        assert_eq!((is_refused, is_of_the_way), (refused, !refused), "{lie:?} about {file}: {error}");
        assert_eq!(store.trusted_load(&name("office"), "timestamp.json").unwrap(), before, "{lie:?} about {file}");
    }
}
