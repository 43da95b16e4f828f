//! One writes at a time, and a dead writer is in nobody's way.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use super::*;
use crate::StoreError;
use disk::Disk;

#[test]
fn the_second_asker_is_told_who_holds_the_lease_and_since_when() {
    let (folder, first) = library();
    let second = Store::open(folder.path(), at(0)).unwrap();
    let lease = first.lease("shelf sync", || at(0)).unwrap();
    for asker in [&first, &second] {
        match asker.lease("the window", || at(10)) {
            Err(StoreError::Held { owner, since }) => {
                assert!(owner.contains("shelf sync"), "{owner}");
                assert!(owner.contains(&std::process::id().to_string()), "{owner}");
                assert_eq!(since, Some(at(0)));
            }
            other => panic!("{:?}", other.map(|_| ())),
        }
    }
    assert_eq!(second.lease_holder().unwrap().unwrap().owner, "shelf sync");
    drop(lease);
    assert_eq!(second.lease_holder().unwrap(), None);
    let _lease = second.lease("the window", || at(10)).unwrap();
}

#[test]
fn a_lease_is_taken_over_only_when_it_was_not_renewed_for_thirty_seconds() {
    for (renewed, asked, free) in
        [(0, 0, false), (0, 30, false), (0, 31, true), (25, 55, false), (25, 56, true), (3600, 0, false)]
    {
        let (folder, first) = library();
        let second = Store::open(folder.path(), at(0)).unwrap();
        let lease = first.lease("first", || at(0)).unwrap();
        assert!(lease.renew(at(renewed)));
        assert_eq!(second.lease("second", move || at(asked)).is_ok(), free, "renewed at {renewed}, asked at {asked}");
    }
}

#[test]
fn who_lost_the_lease_learns_it_and_does_not_take_the_other_ones_away() {
    let (folder, first) = library();
    let second = Store::open(folder.path(), at(0)).unwrap();
    let lost = first.lease("first", || at(0)).unwrap();
    let taken = second.lease("second", || at(31)).unwrap();
    assert!(!lost.renew(at(32)));
    drop(lost);
    assert!(taken.renew(at(33)));
    assert_eq!(first.lease_holder().unwrap().unwrap().heartbeat, at(33));
}

#[test]
fn who_lost_the_lease_writes_nothing_that_needs_it() {
    let (folder, first) = library();
    let second = Store::open(folder.path(), at(0)).unwrap();
    first.put_publisher(&publisher("office")).unwrap();
    let publisher = name("office");
    let unleased = first.trusted_replace(&publisher, &[("timestamp.json", "5")]);
    assert!(matches!(unleased, Err(StoreError::NotLeased)), "{unleased:?}");
    let lost = first.lease("first", || at(0)).unwrap();
    first.trusted_replace(&publisher, &[("timestamp.json", "5")]).unwrap();
    let taken = second.lease("second", || at(31)).unwrap();
    second.trusted_replace(&publisher, &[("timestamp.json", "7")]).unwrap();
    // What was fetched before is older than what the other stored meanwhile.
    let late = first.trusted_replace(&publisher, &[("timestamp.json", "6")]);
    assert!(matches!(late, Err(StoreError::LeaseLost { owner }) if owner == "first"));
    assert_eq!(first.trusted_load(&publisher, "timestamp.json").unwrap().as_deref(), Some(&b"7"[..]));
    drop((lost, taken));
    let _again = first.lease("first", || at(40)).unwrap();
    first.trusted_replace(&publisher, &[("timestamp.json", "8")]).unwrap();
}

#[test]
fn a_lease_renews_itself_whatever_its_holder_waits_for() {
    let (folder, store) = library();
    let other = Store::open(folder.path(), at(0)).unwrap();
    let now = Arc::new(AtomicI64::new(0));
    let clock = {
        let now = Arc::clone(&now);
        move || at(now.load(Ordering::SeqCst))
    };
    let lease = store.lease_renewed_every(Duration::from_millis(1), "a sync", clock).unwrap();
    now.store(3600, Ordering::SeqCst);
    while other.lease_holder().unwrap().unwrap().heartbeat < at(3600) {
        std::thread::yield_now();
    }
    assert!(matches!(other.lease("the other", || at(3630)), Err(StoreError::Held { .. })));
    drop(lease);
    assert_eq!(other.lease_holder().unwrap(), None, "nothing renews it any more");
}

#[test]
fn a_handle_that_lost_its_lease_takes_none_for_another_thread_and_no_floor_falls() {
    let (folder, window) = library();
    let scheduled = Store::open(folder.path(), at(0)).unwrap();
    window.put_publisher(&publisher("office")).unwrap();
    let publisher = name("office");
    // It verified version 7 and then stood still.
    let stands_still = window.lease("the window's sync", || at(0)).unwrap();
    assert!(matches!(window.lease("adding a source", || at(31)), Err(StoreError::Held { .. })), "it is this handle's");
    let taken = scheduled.lease("shelf sync", || at(40)).unwrap();
    scheduled.trusted_replace(&publisher, &[("timestamp.json", "8")]).unwrap();
    drop(taken);
    match window.lease("adding a source", || at(50)) {
        Err(StoreError::Held { owner, .. }) => assert!(owner.contains("the window's sync"), "{owner}"),
        other => panic!("{:?}", other.map(|_| ())),
    }
    let late = window.trusted_replace(&publisher, &[("timestamp.json", "7")]);
    assert!(matches!(late, Err(StoreError::LeaseLost { .. })), "{late:?}");
    assert_eq!(window.trusted_load(&publisher, "timestamp.json").unwrap().as_deref(), Some(&b"8"[..]));
    drop(stands_still);
    drop(window.lease("adding a source", || at(60)).unwrap());
}

#[test]
fn a_lease_that_could_not_be_given_back_is_in_nobodys_way() {
    let folder = tempfile::tempdir().unwrap();
    let plug = Arc::new(Plug::default());
    let store = Store::open_on(Disk::with_fault(plug.clone()), folder.path(), at(0)).unwrap();
    let lease = store.lease("first", || at(0)).unwrap();
    plug.arm(Some(0));
    drop(lease);
    plug.arm(None);
    assert_eq!(store.lease_holder().unwrap().unwrap().owner, "first");
    drop(store.lease("again", || at(0)).unwrap());
}

#[test]
fn where_files_cannot_be_locked_only_the_heartbeat_counts() {
    for (asked, free) in [(0, false), (30, false), (31, true), (-30, false), (-31, true)] {
        let (folder, store) = library();
        let other = Store::open(folder.path(), at(0)).unwrap();
        let lease = store.lease("first", || at(0)).unwrap();
        store.write(|tables| Ok(tables.execute("UPDATE lease SET locked = 0", [])?)).unwrap();
        assert_eq!(other.lease("second", move || at(asked)).is_ok(), free, "{asked}");
        drop(lease);
    }
}

#[test]
fn a_read_only_library_gives_no_lease() {
    let (folder, store) = library();
    drop(store);
    let disk = Disk::with_fault(Arc::new(Always(Step::CreateFile, std::io::ErrorKind::PermissionDenied)));
    let store = Store::open_on(disk, folder.path(), at(0)).unwrap();
    assert!(matches!(store.lease("a test", || at(0)), Err(StoreError::ReadOnly { .. })));
}
