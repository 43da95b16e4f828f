//! `shelf publish` after the first release, as a publisher types it.

use serde_json::Value;

use crate::desk::{Desk, assert_valid, typed};

impl Desk {
    /// The exit code and the answer of `publish`, which is as its schema says.
    fn answer(&self, schema: &str, words: &str) -> (i32, Value) {
        let (code, value) = self.json(&typed(&format!("publish {words}")));
        assert_valid(schema, &value);
        (code, value)
    }
}

#[test]
fn status_ends_with_1_when_something_has_expired_and_check_warns() {
    let desk = Desk::published();
    let (code, fine) = desk.answer("publish-status", "status repository --time 2026-11-24T08:00:00Z");
    assert_eq!((code, &fine["roles"][1]["days_left"]), (0, &29.into()));
    let (code, soon) = desk.answer("publish-status", "status content --time 2026-12-20T08:00:00Z");
    assert_eq!((code, &soon["roles"][1]["standing"]), (0, &"soon".into()));
    let told = desk.run(&typed("publish status repository --keys content.keys --time 2026-12-24T08:00:00Z"));
    let text = String::from_utf8(told.stdout).unwrap();
    assert_eq!(told.status.code(), Some(1));
    assert!(text.contains("warning: timestamp expired on 2026-12-23; sign it again with: shelf publish"), "{text}");

    desk.ok(&typed("publish build content --out repository --time 2026-11-24T08:00:00Z --expires-days 1"));
    // Whatever day it is: what was signed for one day expires within the week, or has.
    let checked = desk.ok(&typed("publish check content"));
    assert!(checked.contains("warning: of what was published last, timestamp expire"), "{checked}");
}

#[test]
fn keys_are_replaced_and_offices_sign_as_typed() {
    let desk = Desk::published();
    let day = |day: u32| format!("repository --keys content.keys --time 2026-11-{day}T08:00:00Z");
    let renewed = |words: String| {
        let (code, value) = desk.answer("publish-renew", &words);
        assert_eq!(code, 0, "{words}: {value}");
        value
    };
    assert_eq!(renewed(format!("refresh {}", day(24)))["version"], 2);
    assert_eq!(renewed(format!("rotate release {}", day(24)))["root"], 2);
    assert_eq!(renewed(format!("rotate root {} --root-keys 3 --threshold 2", day(24)))["root"], 3);
    assert_eq!(renewed(format!("rotate library {}", day(24)))["collections"], serde_json::json!(["library"]));

    let (code, key) = desk.answer("publish-office-key", "office-key office.pem");
    assert_eq!((code, &key["public_key"]), (0, &"office.pem.pub".into()));
    let added = renewed(format!("add-office library {} --public-key office.pem.pub", day(25)));
    let request = added["requests"][0].as_str().unwrap().to_owned();
    assert_eq!(request, "content.keys/requests/library.fieldshelf-request");
    let (_, shown) = desk.answer("publish-sign", &format!("sign {request} --show"));
    assert_eq!((&shown["answer"], &shown["editions"][0]["id"]), (&Value::Null, &"office/library/welcome@en".into()));
    let (_, signed) = desk.answer("publish-sign", &format!("sign {request} --key office.pem --out back"));
    assert_eq!(signed["answer"], "back");
    let (code, built) = desk.answer("publish-build", "build content --out repository --time 2026-11-25T09:00:00Z");
    assert_eq!((code, built["requests"].as_array().map(Vec::len)), (0, Some(1)));
    let text = desk.ok(&typed("publish build content --out repository --time 2026-11-25T09:00:00Z"));
    assert!(text.contains("To be signed by its office"), "{text}");
    std::fs::write(desk.path("false"), std::fs::read_to_string(desk.path("back")).unwrap().replace("2027-", "2028-"))
        .unwrap();
    assert_eq!(desk.run(&typed(&format!("publish refresh {} --signed false", day(26)))).status.code(), Some(4));
    assert_eq!(renewed(format!("refresh {} --signed back", day(26)))["collections"], serde_json::json!(["library"]));
    renewed(format!("remove-office library {}", day(27)));
    renewed(format!("add-office library {} --new second.pem", day(28)));
    assert!(desk.path("second.pem").is_file());

    for (words, code) in [
        (format!("rotate root {} --threshold 2", day(29)), 2),
        (format!("rotate nothing {}", day(29)), 2),
        (format!("rotate library {}", day(29)), 2),
        (format!("remove-office other {}", day(29)), 2),
        (format!("refresh {}", day(23)), 2),
        (format!("refresh {} --signed office.pem.pub", day(29)), 2),
        (format!("add-office library {} --public-key office.pem", day(29)), 1),
        ("sign content.keys/requests/library.fieldshelf-request --key office.pem".to_owned(), 2),
        ("sign office.pem --key office.pem".to_owned(), 2),
        ("refresh content --keys content.keys".to_owned(), 2),
        ("refresh repository --keys repository/keys".to_owned(), 2),
    ] {
        let output = desk.run(&typed(&format!("publish {words}")));
        assert_eq!(output.status.code(), Some(code), "{words}: {}", String::from_utf8_lossy(&output.stderr));
    }
    for words in [
        format!("add-office nothing {} --new third.pem", day(29)),
        format!("remove-office nothing {}", day(29)),
        format!("rotate nothing {}", day(29)),
    ] {
        let told = String::from_utf8(desk.run(&typed(&format!("publish {words}"))).stderr).unwrap();
        assert!(told.contains("nothing") && told.contains("library"), "{words}: {told}");
    }
    assert!(!desk.path("third.pem").exists() && !desk.path("content.keys/offices/nothing.pub").exists());
    let text = desk.ok(&typed("publish status repository --keys content.keys --time 2026-11-28T09:00:00Z"));
    assert!(text.contains("2 of 3: "), "{text}");
}
