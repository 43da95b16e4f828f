//! Searches, one by one and in batches.

use std::io::Write;

use serde_json::Value;

use crate::desk::{Desk, assert_valid, typed};

#[test]
fn what_was_not_understood_is_said_where_nothing_is_found() {
    let desk = Desk::ready();
    assert!(desk.ok(&["search", "lang:xx-toolongtobeone zebra"]).contains("no language tag"));
    for (query, said) in [
        ("lang:zz zebra", "“lang:zz” names a language that nothing here is in; it was taken as plain words."),
        ("lang: en", "“lang:” has nothing right after its colon, as lang:fr has; it was taken as plain words."),
        ("zebra OR", "“OR” does not stand between two words or phrases; it was taken as plain words."),
        ("zebra NOT", "“NOT” does not stand before a word, a phrase or a filter; it was taken as plain words."),
        ("zebra NOT kind:novel", "“NOT kind:novel” is no kind of publication such as notice or handbook; it was taken"),
        ("\"zebra", "“\"zebra” begins with a quote that is never closed; it was taken as plain words."),
        (
            "lang:en -lang:en",
            "“lang:en -lang:en” leaves out everything that is here or was asked for; it was taken as plain words.",
        ),
        (
            "after:2026-02-30 zebra",
            "“after:2026-02-30” names no year, month or day, such as 2026 or 2026-11-23; it was taken as plain words.",
        ),
        ("(", "“(” holds a bracket, but brackets group nothing; it was taken as plain words."),
        (
            "after:2026 before:2025",
            "“after:2026 before:2025” leaves no day between the two dates; it was taken as plain words.",
        ),
    ] {
        assert!(desk.ok(&["search", query]).contains(said), "{query}");
    }
    assert!(desk.ok(&["search", " "]).contains("Nothing was asked for"));
}

#[test]
fn what_is_not_here_is_told_with_the_command_that_brings_it() {
    let desk = Desk::ready();
    std::fs::remove_dir_all(desk.path("library")).unwrap();
    desk.ok(&["source", "add", "repository", "--trust", "repository/publisher.fieldshelf-card"]);
    desk.ok(&["rules", "set", "--take", "on-demand"]);
    desk.ok(&["sync"]);
    let found = desk.ok(&["search", "title:welcome"]);
    let command = found.split_once("bring it with: shelf ").and_then(|(_, rest)| rest.lines().next()).unwrap();
    assert_eq!(command, "fetch office/library/welcome@en", "{found}");
    desk.ok(&typed(command));
    assert!(desk.ok(&["search", "title:welcome"]).contains("office/library/welcome@en#"));
}

#[test]
fn a_line_of_a_batch_that_cannot_be_read_is_named() {
    let desk = Desk::ready();
    for (text, said) in [
        (&b"{\"id\":1,\"query\":\"a\"}\n{\"id\":2,\"query\":\"\xff\"}\n"[..], "queries:2: not UTF-8"),
        (b"{\"id\":1}", "queries:1"),
    ] {
        std::fs::write(desk.path("queries"), text).unwrap();
        let (_, errors) = desk.lines(&["search", "--batch", "queries"]);
        assert!(errors.contains(said), "{errors}");
    }
}

#[test]
fn a_day_that_no_month_has_and_more_hits_than_are_given_are_refused_by_name() {
    let desk = Desk::ready();
    std::fs::write(
        desk.path("queries"),
        "{\"id\":1,\"query\":\"a\",\"limit\":200}\n{\"id\":2,\"query\":\"a\",\"limit\":201}\n",
    )
    .unwrap();
    for (arguments, said) in [
        (&["search", "zebra", "--after", "2026-02-30"][..], "“2026-02-30” is no year, month or day"),
        (&["search", "zebra", "--before", "2026-04-31"], "“2026-04-31” is no year, month or day"),
        (
            &["search", "zebra", "--limit", "201"],
            "invalid value '201' for '--limit <LIMIT>': write a whole number from 0 to 200",
        ),
        (&["search", "--batch", "queries"], "queries:2: “limit” is 201: write a whole number from 0 to 200"),
    ] {
        let output = desk.run(arguments);
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(2) && told.contains(said), "{arguments:?}: {told}");
    }
    desk.ok(&["search", "zebra", "--limit", "200", "--after", "2028-02-29"]);
}

#[test]
fn a_batch_is_answered_line_by_line_in_order() {
    let desk = Desk::ready();
    let mut file = std::fs::File::create(desk.path("queries")).unwrap();
    writeln!(
        file,
        "{{\"id\": 7, \"query\": \"replace\"}}\n\n{{\"id\": \"b\", \"query\": \"\", \"lang\": \"en\", \"limit\": 1}}"
    )
    .unwrap();
    let lines = desk.ok(&["search", "--batch", "queries"]);
    let answers: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(
        answers.iter().map(|answer| answer["id"].clone()).collect::<Vec<_>>(),
        [Value::from(7), Value::from("b")]
    );
    for answer in &answers {
        assert_valid("search-batch", answer);
    }
    assert!(answers[0]["hits"][0]["snippet"].as_str().unwrap().contains('\u{E000}'));
    assert_eq!(answers[1]["total"], 0);
}
