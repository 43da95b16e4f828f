//! What the person's rules and a budget let a sync take.

use library::api::{Availability, ErrorCode, SyncRequest, SyncState};

use crate::fixture::Office;

#[test]
fn the_rules_keep_files_away_until_they_are_asked_for_and_they_can_be_removed_again() {
    let office = Office::new();
    let library = office.library("library", "2026-11-23T09:00:00Z");
    library.add_source(&office.repository(), &office.card()).unwrap();
    let mut rules = library.rules().unwrap();
    rules.default.take = domain::Take::Text;
    rules.collections.insert(
        "office/notices".parse().unwrap(),
        domain::Rule { languages: vec!["fr".parse().unwrap()], ..domain::Rule::default() },
    );
    library.set_rules(&rules).unwrap();
    let sync = || library.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources.remove(0);
    assert_eq!(sync().applied, 3, "two books as texts, the notice in French");
    let here = |id: &str| {
        let row = library.publication(id, &[]).unwrap().row;
        row.editions.iter().map(|edition| edition.availability).collect::<Vec<_>>()
    };
    let files = || library.stats().unwrap().blob_bytes;
    assert_eq!(here("guide"), [Availability::TextOnly, Availability::Downloaded], "the French one is text alone");
    assert_eq!(here("desk"), [Availability::NotHere, Availability::Downloaded]);
    assert_eq!(library.verify(&mut |_| {}).unwrap().problems, [], "what does not belong here is not missing");
    assert_eq!(sync().applied, 0);
    let texts = files();

    library.fetch("guide", &mut |_| {}).unwrap();
    assert_eq!(here("guide"), [Availability::Downloaded, Availability::Downloaded]);
    assert!(files() > texts);
    let guide = library.publication("guide", &[]).unwrap();
    let kept: Vec<u64> = guide.files.iter().map(|files| files.iter().map(|file| file.bytes).sum()).collect();
    assert_eq!((guide.row.editions[0].size, kept[1]), (kept[0], 0), "its size is that of what lies here");
    assert!(guide.row.editions[1].size > 0, "and of a text alone that of the text");
    library.set_saved("guide", true).unwrap();
    assert_eq!(library.free("guide").unwrap_err().code, ErrorCode::WrongInput, "what is saved stays");
    library.set_saved("guide", false).unwrap();
    library.free("guide").unwrap();
    assert_eq!((here("guide"), files()), (vec![Availability::TextOnly, Availability::Downloaded], texts));
    assert_eq!(sync().applied, 0, "and it does not come back by itself");
}

#[test]
fn a_budget_brings_the_notice_first_and_says_what_waits() {
    let office = Office::new();
    let library = office.library("library", "2026-11-23T09:00:00Z");
    library.add_source(&office.repository(), &office.card()).unwrap();
    let all = library.plan(&SyncRequest::default()).unwrap().bytes;
    let notices: u64 = {
        let items = library
            .plan(&SyncRequest { budget: Some(u64::MAX), ..SyncRequest::default() })
            .unwrap()
            .sources
            .remove(0)
            .items;
        items.iter().filter(|item| item.id.contains("desk")).map(|item| item.bytes).take(2).sum()
    };
    let request = SyncRequest { budget: Some(notices), ..SyncRequest::default() };
    let plan = library.plan(&request).unwrap();
    assert!(plan.bytes <= notices && plan.sources[0].items.iter().any(|item| item.waits.is_some()));
    let report = library.sync(&request, &mut |_| {}).unwrap().sources.remove(0);
    assert_eq!((report.applied, report.bytes), (2, notices));
    assert!(report.waiting > 0);
    assert!(!library.read("desk@en", &[]).unwrap().sections.is_empty());
    assert!(library.read("guide@en", &[]).unwrap().sections.is_empty());
    assert_eq!(library.sync_status().unwrap().state, SyncState::UpdateReady);
    let rest = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources.remove(0);
    assert_eq!((rest.waiting, rest.bytes + notices), (0, all));
}

#[test]
fn nobody_being_there_takes_only_what_the_rules_let_it() {
    let office = Office::new();
    let library = office.library("library", "2026-11-23T09:00:00Z");
    library.add_source(&office.repository(), &office.card()).unwrap();
    let mut rules = library.rules().unwrap();
    let books = domain::Rule { trigger: domain::Trigger::Ask, ..domain::Rule::default() };
    rules.collections.insert("office/books".parse().unwrap(), books);
    library.set_rules(&rules).unwrap();
    let unattended = SyncRequest { unattended: true, ..SyncRequest::default() };
    let report = library.sync(&unattended, &mut |_| {}).unwrap().sources.remove(0);
    assert_eq!((report.applied, report.waiting), (2, 3));
    assert_eq!(library.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources[0].applied, 2);
}
