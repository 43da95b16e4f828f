//! What is said of a notice, and as of when.

use domain::NoticeStatus;
use library::api::{ErrorCode, SyncRequest};

use crate::fixture::Office;

#[test]
fn a_notice_lapses_without_anybody_touching_it() {
    let office = Office::new();
    for (now, status) in [
        ("2026-11-23T09:00:00Z", NoticeStatus::InForce),
        ("2026-11-30T22:59:59Z", NoticeStatus::InForce),
        ("2026-11-30T23:00:00Z", NoticeStatus::ExpiredNotConfirmed),
    ] {
        let library = office.library("seen", now);
        let _ = library.add_source(&office.repository(), &office.card());
        library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
        let notices = library.notices(&[]).unwrap();
        assert_eq!(notices.items[0].notice.as_ref().unwrap().status, status, "{now}");
        assert_eq!(notices.unread, u32::from(status == NoticeStatus::InForce), "{now}");
    }
}

#[test]
fn after_the_signature_has_expired_a_notice_is_only_as_of_its_date() {
    let office = Office::new();
    office.subscribed("2026-11-23T09:00:00Z");
    let notice = |now: &str| office.library("library", now).notices(&[]).unwrap().items[0].notice.clone().unwrap();
    assert_eq!(notice("2026-12-20T09:00:00Z").as_of, None);
    assert_eq!(notice("2026-12-25T09:00:00Z").as_of.as_deref(), Some("2026-11-23T08:00:00Z"));
}

#[test]
fn a_clock_that_runs_behind_is_said() {
    let office = Office::new();
    office.subscribed("2026-11-23T09:00:00Z");
    let behind = |now: &str| office.library("library", now).notices(&[]).unwrap().clock_behind;
    assert_eq!(behind("2026-11-23T09:00:00Z"), None);
    assert_eq!(behind("2016-11-23T09:00:00Z").as_deref(), Some("2026-11-23T08:00:00Z"));
}

#[test]
fn an_acknowledgement_stays_until_it_is_taken_back() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T09:00:00Z");
    assert_eq!(library.notices(&[]).unwrap().to_acknowledge, 1);
    let row = library.acknowledge("office/notices/desk", true).unwrap();
    assert_eq!(row.notice.unwrap().acknowledged.as_deref(), Some("2026-11-23T09:00:00Z"));
    let again = office.library("library", "2026-11-24T09:00:00Z");
    assert_eq!(again.notices(&[]).unwrap().to_acknowledge, 0);
    assert!(again.acknowledge("office/notices/desk", false).unwrap().notice.unwrap().acknowledged.is_none());
    assert_eq!(again.acknowledge("office/books/guide", true).unwrap_err().code, ErrorCode::WrongInput);
}
