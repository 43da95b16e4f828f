//! Adding a source and handing on a card on the command line.

use serde_json::Value;

use crate::desk::{Desk, assert_valid, typed};

impl Desk {
    /// How many there are; a library that was not begun has none.
    fn sources(&self) -> usize {
        if !self.folder.path().join("library").exists() {
            return 0;
        }
        self.json(&["source", "list"]).1["sources"].as_array().unwrap().len()
    }
}

#[test]
fn without_a_terminal_a_card_from_the_location_needs_its_fingerprint_or_a_yes() {
    let desk = Desk::published();
    let (code, answer) = desk.json(&["source", "add", "repository"]);
    assert_eq!((code, answer["error"]["code"].as_str()), (2, Some("wrong_input")), "{answer}");
    assert!(answer["error"]["message"].as_str().unwrap().contains("Field office"), "{answer}");
    assert_eq!(desk.sources(), 0);

    let wrong = "0".repeat(64);
    let (code, answer) = desk.json(&["source", "add", "repository", "--fingerprint", &wrong]);
    assert_eq!((code, answer["error"]["code"].as_str()), (4, Some("refused")), "{answer}");
    let (code, answer) = desk.json(&[
        "source",
        "add",
        "repository",
        "--trust",
        "repository/publisher.fieldshelf-card",
        "--fingerprint",
        &wrong,
    ]);
    assert_eq!(code, 4, "a card that is named is held to it too: {answer}");
    assert_eq!(desk.sources(), 0);

    let (code, added) = desk.json(&["source", "add", "repository", "--yes"]);
    assert_eq!(code, 0, "{added}");
    let key = added["fingerprint"].as_str().unwrap().to_uppercase();
    desk.ok(&["source", "remove", "office"]);
    let grouped: Vec<&str> = (0..64).step_by(4).map(|at| &key[at..at + 4]).collect();
    let (code, answer) = desk.json(&["source", "add", "repository", "--fingerprint", &grouped.join(" ")]);
    assert_eq!(code, 0, "as it is printed: {answer}");
}

#[test]
fn a_card_is_printed_written_and_shown_as_a_code() {
    let desk = Desk::published();
    desk.ok(&["source", "add", "repository", "--yes"]);
    let card = std::fs::read(desk.path("repository/publisher.fieldshelf-card")).unwrap();
    assert_eq!(desk.run(&["source", "card", "office"]).stdout, card);
    desk.ok(&["source", "card", "office", "--out", "mine.card"]);
    assert_eq!(std::fs::read(desk.path("mine.card")).unwrap(), card);

    let (code, copy) = desk.json(&["source", "card", "office", "--qr"]);
    assert_eq!(code, 0);
    assert_valid("source-card", &copy);
    let rows = copy["qr"].as_array().unwrap();
    let shown = String::from_utf8(desk.run(&["source", "card", "office", "--qr"]).stdout).unwrap();
    // Two rows of modules a line, and a quiet zone of four around them.
    let side = rows.len() + 8;
    let halves = |line: &str| {
        let upper = line.chars().map(|c| matches!(c, '█' | '▀')).collect::<Vec<_>>();
        [upper, line.chars().map(|c| matches!(c, '█' | '▄')).collect()]
    };
    let code = shown.lines().take(side.div_ceil(2)).flat_map(halves).collect::<Vec<_>>();
    assert!(code.iter().all(|row| row.len() == side), "{shown}");
    assert_eq!(testkit::read_code(&code), copy["link"].as_str().unwrap(), "{shown}");
    assert!(shown.contains("Field office") && shown.contains(copy["link"].as_str().unwrap()));

    let (code, answer) = desk.json(&["source", "card", "nobody"]);
    assert_eq!((code, answer["error"]["code"].as_str()), (2, Some("not_found")));
}

#[test]
fn one_language_is_fetched_and_the_others_stay_away() {
    let desk = Desk::published();
    desk.write("collections/library/welcome/fr.md", "# Bienvenue\n\n## Suite {#next}\n\nUn mot.\n");
    desk.build("2026-11-24T08:00:00Z");
    for line in ["source add repository --yes", "rules set --take on-demand", "sync"] {
        desk.ok(&typed(line));
    }
    let (code, report) = desk.json(&["fetch", "welcome@fr"]);
    assert_eq!((code, report["sources"][0]["applied"].as_u64()), (0, Some(1)), "{report}");
    let (_, detail) = desk.json(&["show", "welcome"]);
    let editions: Vec<(&str, &str)> = detail["row"]["editions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|edition| (edition["lang"].as_str().unwrap(), edition["availability"].as_str().unwrap()))
        .collect();
    assert_eq!(editions, [("en", "not_here"), ("fr", "downloaded")]);
    std::fs::rename(desk.path("repository"), desk.path("away")).unwrap();
    let (code, answer) = desk.json(&["fetch", "welcome@en"]);
    assert_eq!((code, answer["error"]["code"].as_str()), (3, Some("unreachable")), "{answer}");
    // What was asked for comes as soon as there is a source.
    std::fs::rename(desk.path("away"), desk.path("repository")).unwrap();
    desk.ok(&["sync"]);
    assert_eq!(desk.json(&["show", "welcome"]).1["row"]["editions"][0]["availability"], "downloaded");
}

#[test]
fn an_address_is_asked_through_the_systems_proxy_and_this_computer_never_is() {
    let desk = Desk::published();
    let proxy = testkit::LyingServer::serving(&desk.path("repository"));
    let through = |arguments: &[&str]| {
        let mut command = desk.command(arguments);
        for name in ["http_proxy", "HTTP_PROXY"] {
            command.env(name, proxy.address());
        }
        let output = command.env_remove("no_proxy").env_remove("NO_PROXY").arg("--json").output().unwrap();
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        (output.status.code().unwrap(), answer)
    };
    // A name that leads nowhere: only a proxy can answer for it (RFC 6761, section 6.4).
    let (code, answer) = through(&["source", "add", "http://library.invalid/", "--yes"]);
    assert_eq!((code, answer["location"].as_str()), (0, Some("http://library.invalid/")), "{answer}");
    let (code, answer) = through(&["sync"]);
    assert_eq!((code, &answer["sources"][0]["applied"]), (0, &1.into()), "{answer}");
    assert!(proxy.asked().iter().any(|asked| asked.path == "metadata/timestamp.json"));
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let (code, answer) = through(&["source", "add", &format!("http://{nobody}/"), "--yes"]);
    assert_eq!(code, 3, "{answer}");
    assert!(proxy.asked().is_empty(), "what is for this computer was asked of the proxy");
}
