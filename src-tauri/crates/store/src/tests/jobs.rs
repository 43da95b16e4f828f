//! Jobs: a machine of few states that every handle sees, that outlives its process, and that anyone may stop.

use domain::{JobAsk, JobEvent, JobItemState, JobKind, JobOrigin, JobPhase};
use serde_json::json;

use super::*;
use crate::{JobItemChange, JobProgress, NewJob, PlannedItem, StoreError};

fn job(kind: JobKind) -> NewJob {
    NewJob { kind, origin: JobOrigin::Person, task: json!({ "for": kind.as_str() }) }
}

fn phase(store: &Store, id: i64) -> JobPhase {
    store.job(id).unwrap().unwrap().phase
}

#[test]
fn a_job_waits_works_rests_goes_on_in_another_process_and_ends() {
    let (folder, store) = library();
    let id = store.create_job(&job(JobKind::Sync), at(1)).unwrap();
    assert_eq!(store.next_job().unwrap().unwrap().id, id);
    let begun = store.start_job(id).unwrap();
    assert_eq!((begun.phase, begun.started, begun.ended), (JobPhase::Running, at(1), None));
    assert_eq!(begun.task, Some(json!({ "for": "sync" })));
    assert_eq!(store.next_job().unwrap(), None, "it waits no more");
    let progress = JobProgress {
        item: Some("A title".to_owned()),
        done: 3,
        total: Some(9),
        bytes_done: 1 << 40,
        bytes_total: Some(1 << 41),
        rate: Some(8000),
    };
    assert_eq!(store.update_job(id, &progress, &[]).unwrap(), None);
    assert_eq!(store.job(id).unwrap().unwrap().progress, progress);
    store.set_job_reached(id, Some(&json!("there"))).unwrap();
    store.end_job(id, JobEvent::Pause, None, at(2)).unwrap();
    let rests = store.job(id).unwrap().unwrap();
    assert_eq!((rests.phase, rests.interrupted, rests.ended), (JobPhase::Paused, false, None));
    assert_eq!((rests.progress.item, rests.progress.rate, rests.progress.done), (None, None, 3));

    let other = Store::open(folder.path(), at(0)).unwrap();
    other.resume_job(id).unwrap();
    assert_eq!(store.next_job().unwrap(), None, "it is the other's now");
    assert_eq!(other.start_job(id).unwrap().reached, Some(json!("there")));
    assert!(matches!(store.update_job(id, &progress, &[]), Err(StoreError::NotFound { .. })));
    assert!(matches!(store.end_job(id, JobEvent::Pause, None, at(3)), Err(StoreError::Contradiction { .. })));
    assert_eq!(phase(&other, id), JobPhase::Running, "who had it before has no say in it");
    other.end_job(id, JobEvent::Fail, Some(&json!("why")), at(3)).unwrap();
    let failed = store.job(id).unwrap().unwrap();
    assert_eq!((failed.phase, failed.ended, failed.error), (JobPhase::Failed, Some(at(3)), Some(json!("why"))));
    store.resume_job(id).unwrap();
    let again = store.start_job(id).unwrap();
    assert_eq!((again.ended, again.error), (None, None));
    store.end_job(id, JobEvent::Finish, None, at(4)).unwrap();
    assert_eq!(store.job(id).unwrap().unwrap().ended, Some(at(4)));
    assert!(matches!(store.resume_job(id), Err(StoreError::Contradiction { .. })));
    assert!(matches!(store.update_job(id, &progress, &[]), Err(StoreError::NotFound { .. })));
    assert!(matches!(store.ask_job(id + 1, JobAsk::Pause, at(5)), Err(StoreError::NotFound { .. })));
}

#[test]
fn a_job_at_work_hears_what_another_handle_asks_and_one_that_waits_obeys_at_once() {
    let (folder, store) = library();
    let other = Store::open(folder.path(), at(0)).unwrap();
    let [id, waits, rests] = [1, 2, 3].map(|now| store.create_job(&job(JobKind::Sync), at(now)).unwrap());
    store.start_job(id).unwrap();
    let before = store.counters().unwrap().jobs;
    other.ask_job(id, JobAsk::Pause, at(4)).unwrap();
    assert!(store.counters().unwrap().jobs > before, "everybody sees that it was asked");
    assert_eq!((phase(&store, id), store.job(id).unwrap().unwrap().asked), (JobPhase::Running, Some(JobAsk::Pause)));
    assert_eq!(store.update_job(id, &JobProgress::default(), &[]).unwrap(), Some(JobAsk::Pause));
    other.ask_job(id, JobAsk::Cancel, at(5)).unwrap();
    assert_eq!(
        store.update_job(id, &JobProgress::default(), &[]).unwrap(),
        Some(JobAsk::Cancel),
        "the last word counts"
    );
    other.ask_job(waits, JobAsk::Cancel, at(6)).unwrap();
    other.ask_job(rests, JobAsk::Pause, at(6)).unwrap();
    assert_eq!((phase(&store, waits), phase(&store, rests)), (JobPhase::Cancelled, JobPhase::Paused));
    assert_eq!(store.job(waits).unwrap().unwrap().ended, Some(at(6)));
    assert_eq!(store.next_job().unwrap(), None);
    assert!(matches!(other.ask_job(waits, JobAsk::Pause, at(7)), Err(StoreError::Contradiction { .. })));
}

#[test]
fn jobs_of_the_living_go_on_and_those_of_the_dead_rest_until_somebody_takes_them_up() {
    let (folder, store) = library();
    let other = Store::open(folder.path(), at(0)).unwrap();
    let mine = store.create_job(&job(JobKind::Sync), at(0)).unwrap();
    let living = other.create_job(&job(JobKind::Index), at(0)).unwrap();
    other.start_job(living).unwrap();
    let dying = Store::open(folder.path(), at(0)).unwrap();
    let [dead, waited, ended] = [0; 3].map(|now| dying.create_job(&job(JobKind::Verify), at(now)).unwrap());
    dying.start_job(dead).unwrap();
    dying.start_job(ended).unwrap();
    dying.end_job(ended, JobEvent::Finish, None, at(1)).unwrap();
    assert!(!store.pause_dead_jobs().unwrap(), "nobody has died yet");
    drop(dying);

    let before = store.counters().unwrap().jobs;
    assert!(store.pause_dead_jobs().unwrap());
    assert!(store.counters().unwrap().jobs > before);
    let phases = [mine, living, dead, waited, ended].map(|id| phase(&store, id));
    use JobPhase::{Done, Paused, Queued, Running};
    assert_eq!(phases, [Queued, Running, Paused, Paused, Done]);
    let interrupted = |id| store.job(id).unwrap().unwrap().interrupted;
    assert!(interrupted(dead) && interrupted(waited));
    store.ask_job(waited, JobAsk::Pause, at(2)).unwrap();
    assert!(!interrupted(waited), "who pauses what died means it to stay so");
    store.resume_job(dead).unwrap();
    assert_eq!(store.start_job(dead).unwrap().phase, Running);
    assert!(!interrupted(dead));
}

#[test]
fn what_another_did_for_a_job_that_was_interrupted_does_not_count_as_called_off() {
    let (folder, store) = library();
    let dying = Store::open(folder.path(), at(0)).unwrap();
    let [dead, waits] = [0; 2].map(|now| dying.create_job(&job(JobKind::Verify), at(now)).unwrap());
    dying.start_job(dead).unwrap();
    drop(dying);
    store.pause_dead_jobs().unwrap();
    store.supersede_job(dead, at(1)).unwrap();
    store.ask_job(waits, JobAsk::Cancel, at(1)).unwrap();
    for (id, said) in [(dead, "interrupted and done by another since"), (waits, "cancelled")] {
        for refused in [store.resume_job(id), store.ask_job(id, JobAsk::Cancel, at(2))] {
            let why = refused.unwrap_err().to_string();
            assert!(why.contains(&format!("it is {said}, so it cannot")), "{why}");
        }
    }
}

#[test]
fn jobs_are_listed_newest_first_and_old_ones_are_forgotten() {
    let (_folder, store) = library();
    let open = store.create_job(&job(JobKind::Verify), at(0)).unwrap();
    for second in 1..=110 {
        let id = store.create_job(&job(JobKind::Sync), at(second)).unwrap();
        store.start_job(id).unwrap();
        store.plan_job_items(id, &|_| true, &[item("p/c/a@en", "text", 1)]).unwrap();
        store.end_job(id, JobEvent::Finish, None, at(second)).unwrap();
    }
    let jobs = store.jobs(1000).unwrap();
    assert!(jobs.is_sorted_by(|a, b| a.id > b.id));
    assert_eq!(jobs[0].started, at(110));
    assert!(jobs.len() <= 102, "{}", jobs.len());
    assert!(store.job(open).unwrap().is_some(), "one that has not ended is never forgotten");
    let few = store.jobs(5).unwrap();
    assert_eq!((few.len(), few[5].id), (6, open), "nor is it left out");
    store.forget_job(open).unwrap();
    store.forget_job(jobs[0].id).unwrap();
    assert!(store.job(open).unwrap().is_some() && store.job(jobs[0].id).unwrap().is_none());
}

fn item(id: &str, part: &str, bytes: u64) -> PlannedItem {
    PlannedItem { item: id.to_owned(), part: part.to_owned(), title: format!("title of {id}"), bytes }
}

fn became(place: u64, state: JobItemState, bytes_done: u64) -> JobItemChange {
    let error = (state == JobItemState::Failed).then(|| json!("why"));
    JobItemChange { place, state, bytes_done, error }
}

#[test]
fn what_became_of_each_item_is_kept_and_what_an_interrupted_run_had_done_is_not_planned_again() {
    use JobItemState::{Done, Failed, Running, Waiting};
    let (_folder, store) = library();
    let id = store.create_job(&job(JobKind::Sync), at(0)).unwrap();
    store.start_job(id).unwrap();
    let items = ["a", "b", "c", "d"].map(|name| item(&format!("p/c/{name}@en"), "text", 100));
    assert_eq!(store.plan_job_items(id, &|_| true, &items).unwrap(), 0);
    let other = [item("q/c/a@en", "text", 7)];
    assert_eq!(
        store.plan_job_items(id, &|item| item.starts_with("q/"), &other).unwrap(),
        4,
        "another publisher's follow"
    );
    let changes = [became(0, Done, 100), became(1, Failed, 40), became(2, Running, 30)];
    store.update_job(id, &JobProgress::default(), &changes).unwrap();
    let states = || -> Vec<_> {
        let (items, _) = store.job_items(id, 10).unwrap();
        items.into_iter().map(|item| (item.item, item.state, item.bytes_done)).collect()
    };
    let row = |name: &str, state, bytes| (name.to_owned(), state, bytes);
    assert_eq!(
        states(),
        [
            row("p/c/a@en", Done, 100),
            row("p/c/b@en", Failed, 40),
            row("p/c/c@en", Running, 30),
            row("p/c/d@en", Waiting, 0),
            row("q/c/a@en", Waiting, 0)
        ]
    );
    store.end_job(id, JobEvent::Die, None, at(1)).unwrap();
    assert_eq!(states()[2], row("p/c/c@en", Waiting, 30), "nothing is worked on where nobody works");

    // The run that follows finds c here, and plans what is left.
    store.resume_job(id).unwrap();
    store.start_job(id).unwrap();
    let left = [items[3].clone(), items[1].clone()];
    assert_eq!(store.plan_job_items(id, &|item| item.starts_with("p/"), &left).unwrap(), 5);
    assert_eq!(
        states(),
        [
            row("p/c/a@en", Done, 100),
            row("p/c/c@en", Done, 100),
            row("q/c/a@en", Waiting, 0),
            row("p/c/d@en", Waiting, 0),
            row("p/c/b@en", Waiting, 0)
        ]
    );
    let (_, counts) = store.job_items(id, 1).unwrap();
    assert_eq!((counts[&Done], counts[&Waiting], counts.get(&Failed)), (2, 3, None));
}

#[test]
fn an_item_that_failed_is_mended_by_the_job_that_does_it_later() {
    let (_folder, store) = library();
    let run = |state, part| {
        let id = store.create_job(&job(JobKind::Sync), at(0)).unwrap();
        store.start_job(id).unwrap();
        store.plan_job_items(id, &|_| true, &[item("p/c/a@en", part, 5)]).unwrap();
        store.update_job(id, &JobProgress::default(), &[became(0, state, 5)]).unwrap();
        store.end_job(id, JobEvent::Finish, None, at(1)).unwrap();
        id
    };
    let first = run(JobItemState::Failed, "files");
    let mended = || store.job_items(first, 5).unwrap().0[0].mended;
    run(JobItemState::Done, "text");
    assert!(!mended(), "another part of it");
    run(JobItemState::Failed, "files");
    assert!(!mended(), "failed again");
    run(JobItemState::Done, "files");
    assert!(mended());
    assert_eq!(store.job_items(first, 5).unwrap().0[0].error, Some(json!("why")), "what happened stays said");
}
