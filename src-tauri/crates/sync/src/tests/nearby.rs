//! The server for neighbours as they meet it: what it answers, to whom, how often and how long.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use domain::FileRole;
use repository::{Carrier, Expired, InMemoryTrust, Part, RepositoryPath, refresh};
use store::{Lease, Store};

use super::fixture::*;
use crate::http::Options;
use crate::nearby::{Limits, Offered, Server};
use crate::*;

/// An office, a library that took in what it published, and a server of that.
struct World {
    office: Office,
    store: Lease,
    server: Server,
    _folder: tempfile::TempDir,
}

impl World {
    /// With a document of so many bytes.
    fn new(document: usize, limits: Limits) -> Self {
        let mut office = Office::new();
        office.says("water", 1, "Boil it.", document);
        office.publish(1);
        let folder = tempfile::tempdir().unwrap();
        let store = taking(Store::open(folder.path(), day(1)).unwrap());
        subscribe(&store, &office);
        let offered = Arc::new(Offered::new(store.clone(), Arc::new(|| day(1))));
        let here = Some(Ipv4Addr::LOCALHOST.into());
        let server = Server::start(offered, here, 0, limits, "Desk-3").unwrap();
        let world = Self { office, store, server, _folder: folder };
        world.take_in(1);
        world
    }

    /// The library takes in what the office published on that day.
    fn take_in(&self, on: i64) {
        recorded(&self.store, &self.office, on);
        let folder = Folder::new(self.office.folder.path());
        let outcome = run(&self.store, &planned(&self.store, &self.office, on), &[&folder]);
        assert_eq!(outcome.failed.len(), 0, "{:?}", outcome.failed);
    }

    fn http(&self) -> Http {
        let options = Options { dials: Some(|address| address.is_loopback()), ..Options::nearby() };
        Http::new(&format!("http://{}/office/", self.server.address()), options).unwrap()
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.server.address()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream
    }

    /// The head and the body of the answer to a request for `path`.
    fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path} HTTP/1.1\r\nhost: {}\r\n", self.server.address()))
    }

    /// The answer to a request with these lines.
    fn ask(&self, lines: &str) -> Answer {
        ask(self.connect(), lines)
    }

    /// The name of the blob of the one document or text.
    fn blob(&self, role: FileRole) -> RepositoryPath {
        let edition = &self.office.release.collections[0].publications[0].editions[0];
        let file = edition.sections.iter().chain(&edition.files).find(|file| file.role == role);
        RepositoryPath::Blob(file.unwrap().sha256)
    }
}

struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let fields = self.head.lines().filter_map(|line| line.split_once(": "));
        fields.into_iter().find(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

fn ask(mut stream: TcpStream, lines: &str) -> Answer {
    // One that is refused its place may have been told so already.
    let _ = write!(stream, "{lines}connection: close\r\n\r\n");
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while reader.read_line(&mut head).unwrap() > 2 {}
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    let mut body = Vec::new();
    reader.read_to_end(&mut body).unwrap();
    Answer { status, head, body }
}

#[test]
fn a_library_fills_itself_wholly_from_a_neighbour() {
    let world = World::new(300_000, Limits::default());
    let folder = tempfile::tempdir().unwrap();
    let store = taking(Store::open(folder.path(), day(1)).unwrap());
    subscribe(&store, &world.office);
    let http = world.http();
    std::fs::remove_dir_all(world.office.folder.path()).unwrap();
    let trust = PublisherTrust::new(&store, name("office"));
    let refreshed = refresh(&world.office.release.card, &http, &trust, day(1), Expired::Refuse).unwrap();
    assert_eq!((refreshed.collections.len(), refreshed.absent.len()), (1, 0));
    let offer = read_offer(&store, &[&http], &refreshed.collections[0]).unwrap();
    record_offer(&store, &refreshed.collections[0], &offer).unwrap();
    let have = store.publications().unwrap();
    let steps = plan(&have, &[offer], &domain::Rules::default(), &|id| store.has_blob(id).unwrap());
    assert_eq!(run(&store, &steps, &[&http]).failed.len(), 0);
    assert_eq!(seen(&store, "water"), seen(&world.store, "water"));
    assert!(seen(&store, "water").is_some());
}

#[test]
fn a_file_that_broke_off_goes_on_from_there() {
    let world = World::new(300_000, Limits::default());
    let blob = world.blob(FileRole::Document);
    let http = world.http();
    let bytes = |opened: Option<repository::Opened>| {
        let mut opened = opened.unwrap();
        let mut bytes = Vec::new();
        opened.stream.read_to_end(&mut bytes).unwrap();
        (opened.start, opened.validator, bytes)
    };
    let whole = Part::whole(300_000);
    let (start, validator, all) = bytes(http.open_at(&blob, &whole).unwrap());
    assert_eq!((start, all.len()), (0, 300_000));
    let rest = Part { start: 200_001, validator: validator.as_deref(), ..whole };
    let (start, again, rest) = bytes(http.open_at(&blob, &rest).unwrap());
    assert_eq!((start, &again), (200_001, &validator));
    assert!(rest == all[200_001..]);
    let other = Part { start: 200_001, validator: Some("\"another-state\""), ..whole };
    let (start, _, from_the_start) = bytes(http.open_at(&blob, &other).unwrap());
    assert!(start == 0 && from_the_start == all);
    // As others ask.
    let asked =
        |lines: &str| world.ask(&format!("GET /office/{blob} HTTP/1.1\r\nhost: {}\r\n{lines}", world.server.address()));
    let end = asked("range: bytes=-5\r\n");
    assert_eq!((end.status, end.header("content-range")), (206, Some("bytes 299995-299999/300000")));
    assert!(end.body == all[299_995..]);
    let beyond = asked("range: bytes=300000-\r\n");
    assert_eq!((beyond.status, beyond.header("content-range")), (416, Some("bytes */300000")));
    let several = asked("range: bytes=0-1,5-6\r\n");
    assert_eq!((several.status, several.body.len(), several.header("content-length")), (200, 300_000, Some("300000")));
}

#[test]
fn only_names_of_the_format_are_answered_and_nothing_lists_them() {
    let world = World::new(0, Limits::default());
    let stray = repository::blob::encode(FileRole::Media, "letter".into(), "text/plain".into(), b"private".to_vec());
    let stray = stray.unwrap().file.sha256;
    world.store.put_blob(&stray, 7, |out| out.write_all(b"private")).unwrap();
    for (path, status) in [
        ("/office/metadata/timestamp.json", 200),
        ("/office/metadata/1.root.json", 200),
        (&*format!("/office/{}", world.blob(FileRole::Sections)), 200),
        ("/", 404),
        ("/office", 404),
        ("/office/", 404),
        ("/office/metadata", 404),
        ("/office/metadata/", 404),
        ("/office/blobs/", 404),
        ("/office/publisher.fieldshelf-card", 404),
        ("/nobody/metadata/timestamp.json", 404),
        ("/Office/metadata/timestamp.json", 404),
        ("/office//metadata/timestamp.json", 404),
        ("//office/metadata/timestamp.json", 404),
        ("/office/metadata/timestamp.json/", 404),
        ("/office/metadata/9.root.json", 404),
        ("/office/metadata/01.root.json", 404),
        ("/office/../library.db", 404),
        ("/office/../../../../etc/passwd", 404),
        ("/office/%2e%2e/library.db", 404),
        ("/office/blobs/..%2f..%2flibrary.db", 404),
        ("/office/blobs/..%5c..%5clibrary.db", 404),
        ("/office/metadata/%00timestamp.json", 404),
        ("/%ff/metadata/timestamp.json", 400),
        (&*format!("/office/{}", RepositoryPath::Blob(stray)), 404),
    ] {
        let answer = world.get(path);
        assert_eq!(answer.status, status, "{path}");
        assert!(status == 200 || !String::from_utf8_lossy(&answer.body).contains("office"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
    }
    let host = format!("host: {}\r\n", world.server.address());
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"] {
        let answer = world.ask(&format!("{method} /office/metadata/timestamp.json HTTP/1.1\r\n{host}"));
        assert_eq!(answer.status, 405, "{method}");
    }
    let head = world.ask(&format!("HEAD /office/metadata/timestamp.json HTTP/1.1\r\n{host}"));
    assert_eq!((head.status, head.body.len()), (200, 0));
}

#[test]
fn who_asks_for_another_host_or_from_another_site_gets_nothing() {
    let world = World::new(0, Limits::default());
    let port = world.server.address().port();
    let path = "/office/metadata/timestamp.json";
    for (host, status) in [
        (format!("host: 127.0.0.1:{port}\r\n"), 200),
        (format!("host: desk-3:{port}\r\n"), 200),
        (format!("host: localhost:{port}\r\n"), 200),
        (format!("host: library.example.org:{port}\r\n"), 421),
        (format!("host: 127.0.0.2:{port}\r\n"), 421),
        ("host: 127.0.0.1\r\n".to_owned(), 421),
        ("host: \r\n".to_owned(), 421),
        (format!("host: 127.0.0.1:{port}\r\nhost: 127.0.0.1:{port}\r\n"), 421),
        (String::new(), 421),
    ] {
        let answer = world.ask(&format!("GET {path} HTTP/1.1\r\n{host}"));
        assert_eq!(answer.status, status, "{host}");
        assert_eq!(answer.body.is_empty(), status != 200, "{host}");
    }
    // A page of another site may send a request; no header lets it read the answer.
    for method in ["GET", "OPTIONS"] {
        let origin = "origin: http://evil.example\r\naccess-control-request-method: GET\r\n";
        let answer = world.ask(&format!("{method} {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\n{origin}"));
        assert!(!answer.head.to_ascii_lowercase().contains("access-control"), "{}", answer.head);
    }
}

#[test]
fn who_takes_too_many_places_is_told_to_come_again_and_a_place_that_is_left_is_free() {
    let world = World::new(0, Limits { from_one: 2, ..Limits::default() });
    let line = format!("GET /office/metadata/timestamp.json HTTP/1.1\r\nhost: {}\r\n", world.server.address());
    // Each has been answered, so each has its place.
    let mut held: Vec<TcpStream> = (0..2)
        .map(|_| {
            let mut stream = world.connect();
            write!(stream, "{line}\r\n").unwrap();
            let mut first = [0; 12];
            stream.read_exact(&mut first).unwrap();
            assert_eq!(&first, b"HTTP/1.1 200");
            stream
        })
        .collect();
    let told = ask(world.connect(), "");
    assert_eq!((told.status, told.header("retry-after")), (503, Some("5")));
    held.pop();
    // When the server notices that one has gone is its own affair.
    let served = (0..10_000).any(|_| {
        let mut stream = world.connect();
        let _ = write!(stream, "{line}connection: close\r\n\r\n");
        let mut first = [0; 12];
        stream.read_exact(&mut first).is_ok() && &first == b"HTTP/1.1 200"
    });
    assert!(served);
    let all = World::new(0, Limits { connections: 1, ..Limits::default() });
    let mut first = all.connect();
    write!(first, "GET / HTTP/1.1\r\nhost: x\r\n\r\n").unwrap();
    first.read_exact(&mut [0; 12]).unwrap();
    assert_eq!(ask(all.connect(), "").status, 503, "the places of all are counted too");
}

#[test]
fn who_asks_too_often_is_told_to_wait() {
    let limits = Limits { requests: 3, window: Duration::from_secs(3600), ..Limits::default() };
    let world = World::new(0, limits);
    let statuses: Vec<u16> = (0..5).map(|_| world.get("/office/metadata/timestamp.json").status).collect();
    assert_eq!(statuses, [200, 200, 200, 429, 429]);
    assert_eq!(world.get("/").header("retry-after"), Some("3600"));
    // The next window is another.
    let world = World::new(0, Limits { window: Duration::from_millis(20), ..limits });
    let mut statuses = (0..100_000).map(|_| world.get("/office/metadata/timestamp.json").status);
    assert!(statuses.by_ref().any(|status| status == 429));
    assert!(statuses.any(|status| status == 200));
}

#[test]
fn who_sends_or_reads_too_slowly_loses_the_place() {
    let limits = Limits { from_one: 1, stall: Duration::from_millis(50), ..Limits::default() };
    let world = World::new(8 << 20, limits);
    for beginning in ["", "GET /office/metadata/timestamp.json HTTP/1.1\r\nhost: "] {
        let mut slow = world.connect();
        write!(slow, "{beginning}").unwrap();
        let mut rest = Vec::new();
        // Closed or reset, but not held.
        let ended = slow.read_to_end(&mut rest);
        assert!(ended.is_ok() || ended.unwrap_err().kind() == std::io::ErrorKind::ConnectionReset);
    }
    let mut lazy = world.connect();
    let blob = world.blob(FileRole::Document);
    write!(lazy, "GET /office/{blob} HTTP/1.1\r\nhost: {}\r\n\r\n", world.server.address()).unwrap();
    lazy.read_exact(&mut [0; 12]).unwrap();
    // It holds the one place and reads no further; another gets it all the same.
    let served = (0..100_000).any(|_| ask(world.connect(), "GET / HTTP/1.1\r\nhost: x\r\n").status == 421);
    assert!(served);
    let mut rest = Vec::new();
    let ended = lazy.read_to_end(&mut rest);
    assert!(ended.is_err() || rest.len() < 8 << 20, "what was cut off was sent whole");
}

#[test]
fn who_began_before_an_update_can_finish_after_it() {
    let mut world = World::new(0, Limits::default());
    let http = world.http();
    assert!(http.read(&RepositoryPath::Timestamp, 1 << 20).unwrap().is_some());
    let old = world.blob(FileRole::Sections);
    world.office.says("water", 2, "Boil it for a minute.", 0);
    world.office.publish(2);
    world.take_in(2);
    // What was named by the timestamp that it has, and the new as well.
    for path in [RepositoryPath::Snapshot(1), old] {
        assert!(http.read(&path, 1 << 20).unwrap().is_some(), "{path}");
    }
    let trust = InMemoryTrust::new();
    let refreshed = refresh(&world.office.release.card, &http, &trust, day(2), Expired::Refuse).unwrap();
    assert_eq!((refreshed.signed, refreshed.absent.len()), (day(2), 0));
    assert!(http.read(&world.blob(FileRole::Sections), 1 << 20).unwrap().is_some());
    assert!(http.read(&RepositoryPath::Snapshot(1), 1 << 20).unwrap().is_some(), "the last one stays");
}

#[test]
fn a_file_that_is_damaged_here_does_not_look_whole_there() {
    let world = World::new(300_000, Limits::default());
    let blob = world.blob(FileRole::Document);
    let RepositoryPath::Blob(id) = &blob else { unreachable!() };
    let path = world.store.folder().join("blobs").join(id.prefix()).join(id.to_string());
    let bytes = std::fs::read(&path).unwrap();
    std::fs::write(&path, &bytes[..100_000]).unwrap();
    // The connection is cut short: before or after the answer's head has come.
    let opened = world.http().open_at(&blob, &Part::whole(300_000));
    let whole = opened.ok().flatten().is_some_and(|mut opened| opened.stream.read_to_end(&mut Vec::new()).is_ok());
    assert!(!whole);
}

#[test]
fn a_server_that_is_dropped_frees_its_port_though_somebody_is_reading() {
    let world = World::new(8 << 20, Limits::default());
    let address = world.server.address();
    let mut reading = world.connect();
    let blob = world.blob(FileRole::Document);
    write!(reading, "GET /office/{blob} HTTP/1.1\r\nhost: {address}\r\n\r\n").unwrap();
    reading.read_exact(&mut [0; 12]).unwrap();
    let World { store, server, .. } = world;
    drop(server);
    assert!(TcpStream::connect(address).is_err());
    let start = |address: SocketAddr| {
        let offered = Arc::new(Offered::new(store.clone(), Arc::new(|| day(1))));
        Server::start(offered, Some(address.ip()), address.port(), Limits::default(), "desk")
    };
    let again = start(address).unwrap();
    assert_eq!(start(address).err().map(|error| error.kind()), Some(std::io::ErrorKind::AddrInUse));
    assert_eq!(again.address().ip(), IpAddr::V4(Ipv4Addr::LOCALHOST));
}
