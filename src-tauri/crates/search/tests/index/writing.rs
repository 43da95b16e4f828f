//! An index that is written, loaded and searched meanwhile.

use search::{Answer, Holdings, Index, IndexError, MIN_WRITER_BYTES, Query};

use crate::fixture::{FIELD, Library, add, holding, holdings, library, ranked};

#[test]
fn an_index_without_sections_answers() {
    let dir = tempfile::tempdir().unwrap();
    let index = Index::create(dir.path()).unwrap();
    assert_eq!(index.search(&Holdings::default(), &Query::new("desk")).unwrap(), Answer::default());
    assert_eq!((index.change_number(), index.sections()), (0, 0));
}

#[test]
fn a_new_revision_takes_the_place_of_the_old_when_it_is_committed_and_loaded() {
    let Library { dir, index, .. } = library(&FIELD);
    let elsewhere = Index::open(dir.path()).unwrap();
    let holdings = Holdings::new([0, 100].map(|key| holding(key, "en")));
    let keys = |index: &Index, text: &str| ranked(&index.search(&holdings, &Query::new(text)).unwrap());

    let mut writer = index.writer(MIN_WRITER_BYTES).unwrap();
    writer.remove_edition(0);
    add(&mut writer, 100, ("en", "", "The office is closed."));
    assert_eq!(keys(&index, "desk "), [0], "not before it is committed");
    writer.commit(3).unwrap();
    assert_eq!(keys(&index, "desk "), [0], "not before it is loaded");
    for index in [&index, &elsewhere] {
        index.reload().unwrap();
        assert_eq!((keys(index, "desk "), keys(index, "office ")), (vec![], vec![100]));
        assert_eq!((index.change_number(), index.sections()), (3, 14));
        index.reload().unwrap();
    }
}

#[test]
fn what_was_not_committed_is_not_there() {
    let Library { dir, index, .. } = library(&FIELD);
    let mut writer = index.writer(MIN_WRITER_BYTES).unwrap();
    add(&mut writer, 100, ("en", "", "office"));
    drop(writer);
    let index = Index::open(dir.path()).unwrap();
    assert_eq!((index.sections(), index.change_number()), (14, 2));
}

#[test]
fn the_languages_of_the_index_are_known() {
    let tags: Vec<_> = library(&FIELD).index.languages().iter().map(|known| known.as_str().to_owned()).collect();
    assert_eq!(tags, ["ar", "de", "en", "es", "fa", "fr", "hu", "ru", "sq", "sr-Cyrl", "sr-Latn", "tr", "uk"]);
}

#[test]
fn one_writer_at_a_time() {
    let Library { dir, index, .. } = library(&FIELD);
    let first = index.writer(MIN_WRITER_BYTES).unwrap();
    let elsewhere = Index::open(dir.path()).unwrap();
    assert!(matches!(elsewhere.writer(MIN_WRITER_BYTES), Err(IndexError::Busy { .. })));
    drop(first);
    assert!(elsewhere.writer(MIN_WRITER_BYTES).is_ok());
}

#[test]
fn searches_are_answered_while_sections_are_written_and_merged() {
    let Library { dir, index, .. } = library(&FIELD);
    let (asked, may_go_on) = std::sync::mpsc::sync_channel(0);
    std::thread::scope(|scope| {
        let writing = scope.spawn(move || {
            let mut writer = index.writer(MIN_WRITER_BYTES).unwrap();
            for round in 0..12 {
                for key in 0..20 {
                    add(&mut writer, 1000 + round * 20 + key, ("en", "", "The office is open."));
                }
                // In the middle of its work, sections written and not committed, it waits for an answer.
                may_go_on.recv().unwrap();
                writer.commit(3 + round).unwrap();
            }
            writer.finish().unwrap();
        });
        let reader = Index::open(dir.path()).unwrap();
        let holdings = Holdings::new((0..14).chain(1000..1240).map(|key| holding(key, "en")));
        // Dropped with this thread, so that the other never waits for one that has failed.
        let asked = asked;
        let look = || {
            reader.reload().unwrap();
            let answer = reader.search(&holdings, &Query::new("office ")).unwrap();
            assert_eq!(answer.total % 20, 0, "a commit is seen whole or not at all");
            assert_eq!(reader.search(&holdings, &Query::new("desk ")).unwrap().total, 1);
        };
        for _ in 0..12 {
            look();
            asked.send(()).unwrap();
        }
        while !writing.is_finished() {
            look();
        }
        reader.reload().unwrap();
        assert_eq!(reader.search(&holdings, &Query::new("office ")).unwrap().total, 240);
    });
}

#[test]
fn an_index_that_is_loaded_commit_by_commit_ranks_as_one_opened_at_once() {
    let dir = tempfile::tempdir().unwrap();
    let index = Index::create(dir.path()).unwrap();
    let holdings = holdings(&FIELD);
    let mut writer = index.writer(MIN_WRITER_BYTES).unwrap();
    for (change, key) in (1..).zip(0..FIELD.len()) {
        add(&mut writer, key as i64, FIELD[key]);
        // Every other edition is replaced later, so that segments have sections that were removed, and are merged.
        if key % 2 == 1 {
            writer.remove_edition(key as i64 * 10 - 10);
            add(&mut writer, key as i64 - 1, FIELD[key - 1]);
        }
        writer.commit(change).unwrap();
        index.reload().unwrap();
        let anew = Index::open(dir.path()).unwrap();
        assert_eq!(index.languages(), anew.languages());
        // Seven words of nearly as many languages, one in several of them, a beginning and runs of letters.
        for text in ["office return desk ", "migrantes", "помоћ повратак ", "d", "kthimi ndihmuar ", "hazakban"]
        {
            let scores = |index: &Index| {
                let mut hits = index.search(&holdings, &Query::new(text)).unwrap().hits;
                // A merge between the two looks puts sections in another order.
                hits.sort_by_key(|hit| hit.section);
                hits
            };
            assert_eq!(scores(&index), scores(&anew), "{text}");
        }
    }
    writer.finish().unwrap();
}
