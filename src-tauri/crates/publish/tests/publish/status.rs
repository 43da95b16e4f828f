//! What `status` says of a repository as its days pass.

use crate::office::Office;
use publish::{PublishError, Standing};

#[test]
fn each_role_is_warned_of_in_time() {
    let office = Office::new();
    let out = office.folder.path().join("repository");
    office.build(&out, "2026-11-23T09:00:00Z").unwrap();
    // 30 days for timestamp and snapshot; a year for targets and collection, and for the root from an hour earlier on.
    for (now, monthly, yearly, root, days) in [
        ("2026-11-23T09:00:00Z", Standing::Good, Standing::Good, Standing::Good, 30),
        ("2026-12-16T09:00:00Z", Standing::Good, Standing::Good, Standing::Good, 7),
        ("2026-12-16T09:00:01Z", Standing::Soon, Standing::Good, Standing::Good, 6),
        ("2026-12-23T08:59:59Z", Standing::Soon, Standing::Good, Standing::Good, 0),
        ("2026-12-23T09:00:00Z", Standing::Expired, Standing::Good, Standing::Good, 0),
        ("2026-12-24T08:59:59Z", Standing::Expired, Standing::Good, Standing::Good, -1),
        ("2027-10-24T08:30:00Z", Standing::Expired, Standing::Good, Standing::Soon, -305),
        ("2027-11-23T08:30:00Z", Standing::Expired, Standing::Soon, Standing::Expired, -335),
    ] {
        let now = now.parse().unwrap();
        let status = publish::status(&out, None, now).unwrap();
        let expected =
            [("root", root), ("timestamp", monthly), ("snapshot", monthly), ("targets", yearly), ("library", yearly)];
        let found: Vec<_> = status.roles.iter().map(|role| (role.role.as_str(), role.standing)).collect();
        assert_eq!(found, expected, "{now}");
        assert_eq!(status.roles[1].days_left, days, "{now}");
        assert_eq!(status.any_expired(), monthly == Standing::Expired, "{now}");
        let troubled = expected.iter().filter(|(_, standing)| *standing != Standing::Good).count();
        assert_eq!(status.warnings().len(), troubled, "{:?}", status.warnings());
        let last = publish::status_of_last(&office.keys(), now).unwrap();
        assert_eq!(last.warnings(), status.warnings(), "what is remembered is what was published");
    }
}

#[test]
fn it_says_who_signed_and_whether_something_newer_was_signed() {
    let office = Office::new();
    let out = office.folder.path().join("repository");
    let now = "2026-11-24T09:00:00Z".parse().unwrap();
    let nothing = publish::status(&out, None, now).unwrap_err();
    assert!(matches!(nothing, PublishError::NotPublished { .. }), "{nothing}");
    let nothing = publish::status_of_last(&office.keys(), now).unwrap_err();
    assert!(matches!(nothing, PublishError::NotPublished { .. }), "{nothing}");
    office.build(&out, "2026-11-23T09:00:00Z").unwrap();
    let status = publish::status(&out, Some(&office.keys()), now).unwrap();
    assert!(status.roles.iter().all(|role| role.threshold == 1 && role.keys.len() == 1 && role.signed_by == role.keys));
    let keys: std::collections::BTreeSet<_> = status.roles.iter().map(|role| &role.keys[0]).collect();
    assert_eq!(keys.len(), 3, "root, release and the collection have keys of their own");
    assert_eq!(status.signed_last, None);
    office.build(&office.folder.path().join("another"), "2026-11-24T09:00:00Z").unwrap();
    let status = publish::status(&out, Some(&office.keys()), now).unwrap();
    assert_eq!((status.version, status.signed_last), (1, Some(2)));
    assert!(status.warnings()[0].contains("version 2 was signed last"), "{:?}", status.warnings());
    let timestamp = out.join("metadata/timestamp.json");
    std::fs::write(&timestamp, std::fs::read_to_string(&timestamp).unwrap().replace("2026-12", "2036-12")).unwrap();
    let changed = publish::status(&out, None, now).unwrap_err();
    assert!(matches!(changed, PublishError::Unreadable { .. }), "{changed}");
}
