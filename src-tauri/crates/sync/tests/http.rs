//! The HTTP carrier against a server that lies: each lie ends in the right bytes or in an error with its name, and no
//! more is read than was asked for.

use std::io::Read;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use domain::BlobId;
use repository::{Carrier, CarrierError, NetworkFault, Part, RepositoryPath};
use sync::Http;
use sync::http::{Options, Pace, Stop};
use testkit::{HttpLie, LyingServer};

/// Time that passes by being asked for, a second each time, and that notes what was waited for.
#[derive(Default)]
struct ToldPace {
    now: Mutex<Duration>,
    waits: Mutex<Vec<Duration>>,
    passes: bool,
}

impl Pace for ToldPace {
    fn now(&self) -> Duration {
        let mut now = self.now.lock().unwrap();
        if self.passes {
            *now += Duration::from_secs(1);
        }
        *now
    }

    fn wait(&self, time: Duration, _stop: &Stop) -> ControlFlow<()> {
        self.waits.lock().unwrap().push(time);
        ControlFlow::Continue(())
    }
}

const TIMESTAMP: &str = r#"{"signed":{"version":1},"signatures":[]}"#;

/// A folder with a timestamp and a blob of a megabyte, a server of it, and a client that does not sleep.
struct World {
    server: LyingServer,
    http: Http,
    pace: Arc<ToldPace>,
    blob: RepositoryPath,
    bytes: Vec<u8>,
    _folder: tempfile::TempDir,
}

impl World {
    fn new() -> Self {
        Self::with(|_| {}, false)
    }

    fn with(change: impl Fn(&mut Options), passes: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let put = |path: &RepositoryPath, bytes: &[u8]| {
            let path = path.under(folder.path());
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        };
        let blob = RepositoryPath::Blob(BlobId::from_bytes([0xab; 32]));
        let bytes: Vec<u8> = (0..1u32 << 18).flat_map(|word| word.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
        put(&blob, &bytes);
        put(&RepositoryPath::Timestamp, TIMESTAMP.as_bytes());
        let server = LyingServer::serving(folder.path());
        let pace = Arc::new(ToldPace { passes, ..ToldPace::default() });
        // Half a second: long enough for a busy machine to answer in, and waited for in two cases only.
        let mut options = Options { pace: pace.clone(), stall: Duration::from_millis(500), ..Options::default() };
        change(&mut options);
        let http = Http::new(&server.address(), options).unwrap();
        Self { server, http, pace, blob, bytes, _folder: folder }
    }

    fn length(&self) -> u64 {
        self.bytes.len() as u64
    }

    fn validator(&self) -> String {
        let opened = self.http.open_at(&self.blob, &Part::whole(self.length())).unwrap().unwrap();
        self.server.asked();
        opened.validator.expect("an honest server has a strong tag")
    }

    /// What the blob brings from `start` on: where it began and its bytes, or the name of the error.
    fn brings(&self, start: u64, validator: Option<&str>) -> Result<(u64, Vec<u8>), String> {
        self.brings_by(&self.http, start, validator)
    }

    fn brings_by(&self, http: &Http, start: u64, validator: Option<&str>) -> Result<(u64, Vec<u8>), String> {
        let part = Part { start, validator, length: self.length() };
        let opened = http.open_at(&self.blob, &part).map_err(|error| named(&error))?;
        let Some(mut opened) = opened else { return Err("missing".to_owned()) };
        let mut bytes = Vec::new();
        match opened.stream.read_to_end(&mut bytes) {
            Ok(_) => Ok((opened.start, bytes)),
            Err(error) => Err(named(error.get_ref().unwrap().downcast_ref::<CarrierError>().unwrap())),
        }
    }
}

fn named(error: &CarrierError) -> String {
    match error {
        CarrierError::Unreachable { .. } => "unreachable".to_owned(),
        CarrierError::TooLong { .. } => "too long".to_owned(),
        CarrierError::Io { .. } => "io".to_owned(),
        CarrierError::Network { fault, .. } => match fault {
            NetworkFault::SignIn => "sign in".to_owned(),
            NetworkFault::Stalled(_) => "stalled".to_owned(),
            NetworkFault::Broken(_) => "broken".to_owned(),
            NetworkFault::Status(status) => format!("status {status}"),
            NetworkFault::Redirect(_) => "redirect".to_owned(),
            NetworkFault::Mislabelled(label) => format!("packed as {label}"),
            NetworkFault::Altered(_) => "altered".to_owned(),
            NetworkFault::Stopped => "stopped".to_owned(),
        },
    }
}

/// The lie, what reading the timestamp with it gives, and how many requests that takes.
fn lies_about_small_files() -> Vec<(HttpLie, Result<&'static str, &'static str>, usize)> {
    let (right, cut) = (Ok(TIMESTAMP), Ok(&TIMESTAMP[..10]));
    vec![
        (HttpLie::EndsAfter(10), Err("broken"), 5),
        // Nothing tells that this is not all: the signature will.
        (HttpLie::EndsAfterUnannounced(10), cut, 1),
        (HttpLie::ResetsAfter(10), Err("broken"), 5),
        (HttpLie::HangsUp, Err("broken"), 5),
        (HttpLie::Dribbles, right, 1),
        (HttpLie::Endless, Err("too long"), 1),
        (HttpLie::EndlessHeaders, Err("broken"), 5),
        (HttpLie::WeakTag, right, 1),
        (HttpLie::ChangesTag, right, 1),
        (HttpLie::Page, Err("sign in"), 1),
        (HttpLie::PageAsJson, Err("sign in"), 1),
        (HttpLie::SendsOn, Err("redirect"), 6),
        (HttpLie::SendsTo("/metadata/timestamp.json".to_owned()), Err("redirect"), 1),
        (HttpLie::SendsTo("ftp://127.0.0.1/".to_owned()), Err("redirect"), 1),
        (HttpLie::Status(403, u32::MAX), Err("status 403"), 1),
        (HttpLie::Status(500, u32::MAX), Err("status 500"), 5),
        (HttpLie::Status(503, 2), right, 3),
        (HttpLie::Status(429, 1), right, 2),
        (HttpLie::Status(511, u32::MAX), Err("sign in"), 1),
        (HttpLie::RetryAfter(7, 1), right, 2),
        (HttpLie::RetryAfter(4000, u32::MAX), Err("status 503"), 1),
        (HttpLie::LabelledGzip, right, 1),
        (HttpLie::PackedGzip, Err("packed as gzip"), 1),
    ]
}

#[test]
fn a_lie_about_a_small_file_has_its_name() {
    for (lie, expected, requests) in lies_about_small_files() {
        let world = World::new();
        world.server.lie_about("timestamp.json", lie.clone());
        let read = world.http.read(&RepositoryPath::Timestamp, 1000);
        let read = read.map(|bytes| String::from_utf8(bytes.unwrap()).unwrap()).map_err(|error| named(&error));
        assert_eq!(read, expected.map(str::to_owned).map_err(str::to_owned), "{lie:?}");
        assert_eq!(world.server.asked().len(), requests, "{lie:?}");
        assert_eq!(world.http.traffic().requests, requests as u64, "{lie:?}");
        world.server.tell_the_truth();
        let truth = world.http.read(&RepositoryPath::Timestamp, 1000).unwrap().unwrap();
        assert_eq!(truth, TIMESTAMP.as_bytes(), "after {lie:?} the truth is believed");
    }
}

#[test]
fn no_more_than_the_limit_is_read_whatever_the_headers_say() {
    for lie in [HttpLie::Endless, HttpLie::EndsAfterUnannounced(u64::MAX), HttpLie::Dribbles] {
        let world = World::new();
        world.server.lie_about("timestamp.json", lie.clone());
        let error = world.http.read(&RepositoryPath::Timestamp, 20).unwrap_err();
        assert_eq!(named(&error), "too long", "{lie:?}");
        assert!(world.http.traffic().bodies <= 21, "{lie:?}: {:?}", world.http.traffic());
    }
    let world = World::new();
    world.server.lie_about(&world.blob.to_string(), HttpLie::Endless);
    let (start, bytes) = world.brings(0, None).unwrap();
    assert_eq!((start, bytes.len() as u64), (0, world.length()), "as long as was signed; the hash tells the rest");
    assert!(world.http.traffic().bodies <= world.length());
}

/// The lie, and what the blob brings from the middle on when its beginning is here: where it begins, or the error.
fn lies_about_parts() -> Vec<(HttpLie, Result<u64, &'static str>)> {
    const MIDDLE: u64 = 600_000;
    vec![
        (HttpLie::Dribbles, Ok(MIDDLE)),
        (HttpLie::EndsAfter(100_000), Ok(MIDDLE)),
        (HttpLie::ResetsAfter(64 << 10), Ok(MIDDLE)),
        // Too little each time to be worth going on for.
        (HttpLie::ResetsAfter(10), Err("broken")),
        (HttpLie::PartFrom(1), Ok(0)),
        (HttpLie::PartOfLonger(1), Ok(0)),
        (HttpLie::NoParts, Ok(0)),
        (HttpLie::Unsatisfiable, Ok(0)),
        (HttpLie::ChangesTag, Ok(0)),
        (HttpLie::ChangesTagInParts, Ok(0)),
        (HttpLie::WeakTag, Ok(0)),
        (HttpLie::Page, Err("sign in")),
        (HttpLie::PageAsJson, Err("altered")),
        (HttpLie::LabelledGzip, Ok(MIDDLE)),
        (HttpLie::PackedGzip, Err("packed as gzip")),
        (HttpLie::SendsOn, Err("redirect")),
        (HttpLie::Status(404, u32::MAX), Err("missing")),
        (HttpLie::Status(403, u32::MAX), Err("status 403")),
        (HttpLie::Status(503, 1), Ok(MIDDLE)),
        (HttpLie::HangsUp, Err("broken")),
    ]
}

#[test]
fn a_part_is_exactly_what_was_asked_for_or_the_whole_is_taken() {
    for (lie, expected) in lies_about_parts() {
        let world = World::new();
        let tag = world.validator();
        world.server.lie_about(&world.blob.to_string(), lie.clone());
        match (world.brings(600_000, Some(&tag)), expected) {
            (Ok((start, bytes)), Ok(expected)) => {
                assert_eq!(start, expected, "{lie:?}");
                assert!(bytes == world.bytes[usize::try_from(start).unwrap()..], "{lie:?}: other bytes");
            }
            (brought, expected) => {
                assert_eq!(brought.map(|(start, _)| start), expected.map_err(str::to_owned), "{lie:?}")
            }
        }
        for asked in world.server.asked() {
            assert_eq!(asked.range.is_some(), asked.if_range.is_some(), "{lie:?}: a part is of a named state");
            assert!(asked.range.is_none_or(|range| !range.contains(',')), "{lie:?}: one range alone");
        }
    }
}

#[test]
fn where_the_beginning_came_from_elsewhere_the_signed_length_decides() {
    for (lie, expected) in [
        (HttpLie::Dribbles, 600_000),
        (HttpLie::WeakTag, 600_000),
        (HttpLie::ResetsAfter(64 << 10), 600_000),
        (HttpLie::PartFrom(1), 0),
        (HttpLie::PartOfLonger(1), 0),
        (HttpLie::NoParts, 0),
        (HttpLie::Unsatisfiable, 0),
    ] {
        let world = World::new();
        world.server.lie_about(&world.blob.to_string(), lie.clone());
        let (start, bytes) = world.brings(600_000, None).unwrap();
        assert_eq!(start, expected, "{lie:?}");
        assert!(bytes == world.bytes[usize::try_from(start).unwrap()..], "{lie:?}: other bytes");
        let first = &world.server.asked()[0];
        assert_eq!((first.range.as_deref(), &first.if_range), (Some("bytes=600000-"), &None), "{lie:?}");
    }
}

#[test]
fn what_breaks_goes_on_from_there_while_it_is_the_same_file() {
    let world = World::new();
    world.server.lie_about(&world.blob.to_string(), HttpLie::ResetsAfter(64 << 10));
    let (start, bytes) = world.brings(0, None).unwrap();
    assert!(start == 0 && bytes == world.bytes);
    assert!(world.http.traffic().bodies <= world.length(), "nothing came twice: {:?}", world.http.traffic());
    assert_eq!(world.server.asked().len(), 16, "a mebibyte in pieces of 64 KiB");
}

#[test]
fn a_file_that_changed_while_it_broke_is_not_glued_together() {
    struct Case(HttpLie, &'static str);
    for Case(then, expected) in [
        Case(HttpLie::ChangesTag, "altered"),
        Case(HttpLie::ChangesTagInParts, "altered"),
        Case(HttpLie::PartFrom(7), "altered"),
        Case(HttpLie::NoParts, "altered"),
        Case(HttpLie::Unsatisfiable, "altered"),
        Case(HttpLie::Status(404, u32::MAX), "altered"),
        Case(HttpLie::Status(500, u32::MAX), "status 500"),
    ] {
        let world = World::new();
        let path = world.blob.to_string();
        world.server.lie_about(&path, HttpLie::ResetsAfter(64 << 10));
        let mut opened = world.http.open_at(&world.blob, &Part::whole(world.length())).unwrap().unwrap();
        world.server.lie_about(&path, then.clone());
        let error = opened.stream.read_to_end(&mut Vec::new()).unwrap_err();
        let error = error.get_ref().unwrap().downcast_ref::<CarrierError>().unwrap();
        assert_eq!(named(error), expected, "{then:?}");
    }
}

#[test]
fn silence_is_given_up_and_a_trickle_too() {
    let patient = |options: &mut Options| {
        options.stall = Duration::from_millis(50);
        options.retries = 1;
    };
    for (lie, path) in [
        (HttpLie::SaysNothing, "timestamp.json"),
        (HttpLie::StallsAfter(10), "timestamp.json"),
        (HttpLie::StallsAfter(10), "blob"),
    ] {
        let world = World::with(patient, false);
        world.server.lie_about("", lie.clone());
        let error = match path {
            "blob" => world.brings(0, None).unwrap_err(),
            _ => named(&world.http.read(&RepositoryPath::Timestamp, 1000).unwrap_err()),
        };
        assert_eq!(error, "stalled", "{lie:?}");
        assert_eq!(world.pace.waits.lock().unwrap().len(), 1, "{lie:?}");
    }
    // A second goes by with every byte: ten seconds in which fewer than a hundred come are too slow.
    let slow = |options: &mut Options| {
        options.stall = Duration::from_secs(10);
        options.slowest = 100;
        options.retries = 0;
    };
    let world = World::with(slow, true);
    world.server.lie_about("timestamp.json", HttpLie::StallsAfter(1));
    world.server.lie_about("timestamp.json", HttpLie::Dribbles);
    // Bytes that come together are read together, so the reader takes them one by one.
    let mut stream = world.http.open(&RepositoryPath::Timestamp).unwrap().unwrap();
    let error = (0..TIMESTAMP.len()).find_map(|_| stream.read_exact(&mut [0]).err());
    let error = error.expect("so slow a server is given up");
    assert_eq!(named(error.get_ref().unwrap().downcast_ref::<CarrierError>().unwrap()), "stalled");
}

#[test]
fn who_waits_for_a_silent_server_hears_that_it_is_to_stop() {
    for (lie, path) in [
        (HttpLie::SaysNothing, "timestamp.json"),
        (HttpLie::StallsAfter(10), "timestamp.json"),
        (HttpLie::StallsAfter(10), "blob"),
    ] {
        // As long as outside of tests: who does not hear it ends in another error, and much later.
        let world = World::with(|options| options.stall = Duration::from_secs(30), false);
        world.server.lie_about("", lie.clone());
        let stop = Stop::default();
        let http = world.http.until(&stop);
        let error = std::thread::scope(|scope| {
            let waiting = scope.spawn(|| match path {
                "blob" => world.brings_by(&http, 0, None).unwrap_err(),
                _ => named(&http.read(&RepositoryPath::Timestamp, 1000).unwrap_err()),
            });
            while world.server.line().received == 0 && !waiting.is_finished() {
                std::thread::yield_now();
            }
            stop.ask();
            waiting.join().unwrap()
        });
        assert_eq!(error, "stopped", "{lie:?}");
        assert!(world.pace.waits.lock().unwrap().is_empty(), "{lie:?}: it is not tried again");
        world.server.tell_the_truth();
        assert_eq!(named(&http.read(&RepositoryPath::Timestamp, 1000).unwrap_err()), "stopped", "it stays so");
        assert!(world.http.read(&RepositoryPath::Timestamp, 1000).unwrap().is_some(), "others go on");
    }
}

#[test]
fn pauses_grow_and_are_those_the_server_asks_for() {
    let world = World::new();
    world.server.lie_about("timestamp.json", HttpLie::Status(500, u32::MAX));
    world.http.read(&RepositoryPath::Timestamp, 1000).unwrap_err();
    let waits = world.pace.waits.lock().unwrap().clone();
    assert_eq!(waits.len(), 4);
    for (wait, middle) in waits.iter().zip([500, 1000, 2000, 4000]) {
        let middle = Duration::from_millis(middle);
        assert!(*wait >= middle / 2 && *wait < middle * 3 / 2, "{wait:?} is not about {middle:?}");
    }
    let world = World::new();
    world.server.lie_about("timestamp.json", HttpLie::RetryAfter(7, 2));
    world.http.read(&RepositoryPath::Timestamp, 1000).unwrap().unwrap();
    assert_eq!(*world.pace.waits.lock().unwrap(), [Duration::from_secs(7); 2]);
}

#[test]
fn a_portal_that_sends_elsewhere_is_named_and_a_mirror_that_does_is_followed() {
    let world = World::new();
    let other = World::new();
    // Another name for this computer, so that it is another host.
    let elsewhere = other.server.address().replace("127.0.0.1", "localhost");
    world.server.lie_about("timestamp.json", HttpLie::SendsTo(format!("{elsewhere}metadata/timestamp.json")));
    assert_eq!(world.http.read(&RepositoryPath::Timestamp, 1000).unwrap().unwrap(), TIMESTAMP.as_bytes());
    other.server.lie_about("timestamp.json", HttpLie::Page);
    assert_eq!(named(&world.http.read(&RepositoryPath::Timestamp, 1000).unwrap_err()), "sign in");
}

#[test]
fn a_root_that_is_forbidden_is_one_that_is_not_there() {
    let world = World::new();
    world.server.lie_about("", HttpLie::Status(403, u32::MAX));
    assert!(world.http.read(&RepositoryPath::Root(2), 1000).unwrap().is_none());
    for path in [RepositoryPath::Timestamp, RepositoryPath::Snapshot(1), RepositoryPath::Targets(1)] {
        assert_eq!(named(&world.http.read(&path, 1000).unwrap_err()), "status 403", "{path}");
    }
    world.server.tell_the_truth();
    assert!(world.http.read(&RepositoryPath::Root(2), 1000).unwrap().is_none());
    assert!(world.http.read(&RepositoryPath::Snapshot(9), 1000).unwrap().is_none());
}

#[test]
fn what_is_counted_is_what_went_over_the_line() {
    let world = World::new();
    let tag = world.validator();
    world.brings(1_000_000, Some(&tag)).unwrap();
    world.http.read(&RepositoryPath::Timestamp, 1000).unwrap();
    world.http.read(&RepositoryPath::Root(2), 1000).unwrap();
    let (traffic, line) = (world.http.traffic(), world.server.line());
    assert_eq!(traffic.requests, 4);
    assert_eq!(traffic.sent, line.received);
    // The first answer was not read, and how much of it was sent is the system's affair.
    assert!(traffic.headers + traffic.bodies <= line.sent);
    let world = World::new();
    world.http.read(&RepositoryPath::Timestamp, 1000).unwrap();
    world.brings(0, None).unwrap();
    let (traffic, line) = (world.http.traffic(), world.server.line());
    assert_eq!((traffic.sent, traffic.headers + traffic.bodies), (line.received, line.sent));
    assert_eq!(line.connections, 1, "one connection serves all");
}

#[test]
fn a_neighbour_is_dialled_on_the_local_network_alone_and_sends_nowhere() {
    let world = World::new();
    let nearby = Http::new(&world.server.address(), Options::nearby()).unwrap();
    assert_eq!(named(&nearby.read(&RepositoryPath::Timestamp, 1000).unwrap_err()), "unreachable");
    let by_name = Http::new(&world.server.address().replace("127.0.0.1", "localhost"), Options::nearby()).unwrap();
    assert_eq!(named(&by_name.read(&RepositoryPath::Timestamp, 1000).unwrap_err()), "unreachable");
    assert_eq!(world.server.line().connections, 0, "it was not even connected to");
    let here = Options { dials: Some(|address| address.is_loopback()), ..Options::nearby() };
    let here = Http::new(&world.server.address(), here).unwrap();
    assert!(here.read(&RepositoryPath::Timestamp, 1000).unwrap().is_some());
    world.server.lie_about("timestamp.json", HttpLie::SendsTo("/other".to_owned()));
    assert_eq!(named(&here.read(&RepositoryPath::Timestamp, 1000).unwrap_err()), "redirect");
}

#[test]
fn a_server_that_the_system_does_not_trust_is_told_nothing() {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let key = rustls::pki_types::PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = config.with_no_client_auth().with_single_cert(vec![made.cert.der().clone()], key).unwrap();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let heard = std::thread::spawn(move || {
        let (connection, _) = listener.accept().unwrap();
        let tls = rustls::ServerConnection::new(Arc::new(config)).unwrap();
        let mut heard = Vec::new();
        let ended = rustls::StreamOwned::new(tls, connection).read_to_end(&mut heard);
        (heard, ended.is_err())
    });
    let http = Http::new(&format!("https://localhost:{port}/"), Options::default()).unwrap();
    let error = http.read(&RepositoryPath::Timestamp, 1000).unwrap_err();
    assert!(matches!(&error, CarrierError::Unreachable { reason, .. } if reason.contains("certificate")), "{error}");
    assert_eq!(heard.join().unwrap(), (Vec::new(), true), "the handshake was broken off");
}

#[test]
fn only_web_addresses_of_folders_are_taken() {
    for (address, taken) in [
        ("https://repository.example/office", true),
        ("http://10.0.0.7:8080/", true),
        ("ftp://repository.example/", false),
        ("file:///srv", false),
        ("https://name:word@repository.example/", false),
        ("https://repository.example/?a=b", false),
        ("https://repository.example/#a", false),
        ("repository.example", false),
    ] {
        assert_eq!(Http::new(address, Options::default()).is_ok(), taken, "{address}");
    }
    let http = Http::new("https://repository.example/office", Options::default()).unwrap();
    assert_eq!(http.describe(), "https://repository.example/office/");
}
