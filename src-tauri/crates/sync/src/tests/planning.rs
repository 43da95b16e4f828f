//! The planner, as a table of cases: no store, no carrier.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::{BlobId, Hold, Publication, Rule, Rules, Stage, Take};
use proptest::prelude::*;
use store::{StoredEdition, StoredPublication};

use super::fixture::*;
use crate::*;

/// A publication as a library holds it, with the editions whose text is here.
fn held(publication: &Publication, applied: bool) -> StoredPublication {
    let edition = |(at, edition): (usize, &domain::Edition)| {
        let known = Arc::new(edition.clone());
        StoredEdition {
            key: at as i64,
            applied: applied.then(|| Arc::clone(&known)),
            known,
            replaced: None,
            offered: true,
            asked: false,
        }
    };
    let mut meta = publication.clone();
    let editions = std::mem::take(&mut meta.editions);
    StoredPublication {
        key: 1,
        publication: Arc::new(meta),
        editions: editions.iter().enumerate().map(edition).collect(),
        withdrawn: publication.stage == Stage::Withdrawn,
        saved: false,
        read: None,
        acknowledged: None,
        hold: None,
        sound: true,
    }
}

fn offer(publications: Vec<Publication>) -> Vec<Offer> {
    vec![Offer { collection: "office/health".to_owned().try_into().unwrap(), publications, fetched: Vec::new() }]
}

fn article(id: &str, revision: u32, document: usize) -> Publication {
    publication(id, vec![edition("en", revision, id, document).0])
}

fn withdrawn(publication: Publication) -> Publication {
    Publication { stage: Stage::Withdrawn, ..publication }
}

/// All blobs of what is held.
fn blobs(have: &[StoredPublication]) -> BTreeSet<BlobId> {
    let editions = have.iter().flat_map(|p| &p.editions).filter_map(|edition| edition.applied.as_deref());
    editions.flat_map(|edition| edition.sections.iter().chain(&edition.files)).map(|file| file.sha256).collect()
}

fn told(steps: &[Step]) -> Vec<String> {
    let tell = |step: &Step| format!("{:?} {} {}", step.change, step.publication.id.publication, step.fetch.len());
    steps.iter().map(tell).collect()
}

#[test]
fn what_is_here_and_what_is_offered_give_the_steps() {
    type Case = (&'static str, Vec<StoredPublication>, Vec<Publication>, Vec<&'static str>);
    let mut retitled = article("water", 1, 0);
    retitled.editions[0].title = "Another title".to_owned();
    let mut repacked = article("water", 1, 0);
    let sections = repacked.editions[0].sections.as_mut().unwrap();
    sections.transport.sha256 = BlobId::from_bytes([9; 32]);
    sections.transport.bytes += 1;
    let mut other = held(&article("water", 1, 0), true);
    other.publication =
        Arc::new(Publication { id: "office/law/water".to_owned().try_into().unwrap(), ..(*other.publication).clone() });
    let two = publication("water", vec![edition("en", 1, "water", 0).0, edition("fr", 1, "eau", 0).0]);
    let cases: Vec<Case> = vec![
        ("nothing and nothing", vec![], vec![], vec![]),
        ("a new publication", vec![], vec![article("water", 1, 0)], vec!["New water 1"]),
        ("with a document", vec![], vec![article("water", 1, 90)], vec!["New water 2"]),
        (
            "known, but not here",
            vec![held(&article("water", 1, 0), false)],
            vec![article("water", 1, 0)],
            vec!["New water 1"],
        ),
        ("here as offered", vec![held(&article("water", 1, 90), true)], vec![article("water", 1, 90)], vec![]),
        (
            "a newer revision",
            vec![held(&article("water", 1, 0), true)],
            vec![article("water", 2, 0)],
            vec!["Changed water 1"],
        ),
        (
            "a newer revision with the same text",
            vec![held(&article("water", 1, 0), true)],
            vec![retitled],
            vec!["Changed water 0"],
        ),
        ("the same packed otherwise", vec![held(&article("water", 1, 0), true)], vec![repacked], vec![]),
        ("a language more", vec![held(&article("water", 1, 0), true)], vec![two], vec!["New water 1"]),
        ("no longer listed", vec![held(&article("water", 1, 0), true)], vec![], vec!["Withdrawn water 0"]),
        (
            "listed as withdrawn",
            vec![held(&article("water", 1, 0), true)],
            vec![withdrawn(article("water", 1, 0))],
            vec!["Withdrawn water 0"],
        ),
        ("withdrawn long ago", vec![held(&withdrawn(article("water", 1, 0)), true)], vec![], vec![]),
        ("withdrawn before it came here", vec![], vec![withdrawn(article("water", 1, 0))], vec![]),
        (
            "back again",
            vec![held(&withdrawn(article("water", 1, 0)), true)],
            vec![article("water", 2, 0)],
            vec!["Changed water 1"],
        ),
        ("of a collection that is not asked about", vec![other], vec![], vec![]),
    ];
    for (case, have, publications, expected) in cases {
        let here = blobs(&have);
        let steps = plan(&have, &offer(publications), &Rules::default(), &|id| here.contains(id));
        assert_eq!(told(&steps), expected, "{case}");
    }
}

#[test]
fn a_text_comes_before_its_files_unless_a_whole_revision_would_give_way_to_half_of_one() {
    let saved = |publication: Publication| StoredPublication { saved: true, ..held(&publication, true) };
    let asked = |publication: Publication| StoredPublication { hold: Some(Hold::Files), ..held(&publication, true) };
    let warning = |revision, document| notice("water", vec![edition("en", revision, "water", document).0]);
    let scan = |revision| {
        let mut scan = article("water", revision, 500);
        scan.editions[0].sections = None;
        scan
    };
    let apart = vec!["Changed water 1", "Missing water 1"];
    for (case, have, offered, expected, whole) in [
        ("not saved", held(&article("water", 1, 500), true), article("water", 2, 500), apart.clone(), false),
        ("saved", saved(article("water", 1, 500)), article("water", 2, 500), vec!["Changed water 2"], true),
        ("asked for", asked(article("water", 1, 500)), article("water", 2, 500), vec!["Changed water 2"], true),
        ("saved without a file", saved(article("water", 1, 0)), article("water", 2, 500), apart.clone(), false),
        ("a saved notice", saved(warning(1, 500)), warning(2, 500), apart, false),
        ("one without text", held(&scan(1), true), scan(2), vec!["Changed water 1"], false),
    ] {
        let here = blobs(std::slice::from_ref(&have));
        let steps = text_first(plan(&[have], &offer(vec![offered]), &Rules::default(), &|id| here.contains(id)));
        assert_eq!(told(&steps), expected, "{case}");
        assert_eq!(steps[0].gives_way.is_some(), whole, "{case}");
        let files = steps.len() == 1;
        assert_eq!(steps[0].part() == Part::Files, files, "{case}: {:?}", steps[0].part());
    }
}

#[test]
fn a_blob_that_is_gone_is_missing_and_one_that_is_here_is_not_fetched() {
    let have = vec![held(&article("water", 1, 500), true)];
    let sections = have[0].editions[0].known.sections.as_ref().unwrap().clone();
    let steps = plan(&have, &offer(vec![article("water", 1, 500)]), &Rules::default(), &|id| *id == sections.sha256);
    assert_eq!(told(&steps), ["Missing water 1"]);
    assert_eq!(steps[0].bytes, steps[0].fetch[0].transport.bytes);
    let steps = plan(&[], &offer(vec![article("water", 1, 500)]), &Rules::default(), &|id| *id == sections.sha256);
    assert_eq!(told(&steps), ["New water 1"]);
}

#[test]
fn the_order_is_that_of_use_and_the_smallest_come_first() {
    let have = vec![held(&article("gone", 1, 0), true)];
    let publications = vec![
        article("large", 1, 9000),
        article("small", 1, 300),
        publication("text", vec![edition("en", 1, "text", 0).0]),
        notice("late", vec![edition("en", 1, "a notice with a form", 4000).0]),
        notice("early", vec![edition("en", 1, "a notice", 0).0]),
    ];
    let mut backwards = publications.clone();
    backwards.reverse();
    for publications in [publications, backwards] {
        let steps = plan(&have, &offer(publications), &Rules::default(), &|_| false);
        let order: Vec<&str> = steps.iter().map(|step| step.publication.id.publication.as_str()).collect();
        assert_eq!(order, ["gone", "early", "late", "text", "small", "large"]);
    }
}

#[test]
fn what_two_editions_share_is_counted_once() {
    let shared = edition("en", 1, "the same", 700).0;
    let mut french = shared.clone();
    french.language = "fr".parse().unwrap();
    let steps = plan(&[], &offer(vec![publication("water", vec![shared, french])]), &Rules::default(), &|_| false);
    assert_eq!(steps.len(), 2);
    assert_eq!(bytes_to_fetch(&steps), steps[0].bytes);
}

#[test]
fn the_rules_say_how_much_comes_and_the_person_overrules_them() {
    let rules = |take| Rules { default: Rule { take, largest: Some(1000), ..Rule::default() }, ..Rules::default() };
    let offered =
        || vec![article("water", 1, 500), article("atlas", 1, 9000), notice("n", vec![edition("en", 1, "n", 0).0])];
    let saved = |id: &str| StoredPublication { saved: true, ..held(&article(id, 1, 9000), false) };
    let asked = StoredPublication { hold: Some(Hold::Files), ..held(&article("atlas", 1, 9000), true) };
    let emptied = StoredPublication { hold: Some(Hold::Text), ..held(&article("water", 1, 500), true) };
    for (case, take, have, expected) in [
        ("everything", Take::Everything, vec![], vec!["New n 1", "New atlas 1", "New water 2"]),
        ("texts", Take::Text, vec![], vec!["New n 1", "New atlas 1", "New water 1"]),
        ("what is asked for", Take::OnDemand, vec![], vec!["New n 1"]),
        ("saved", Take::OnDemand, vec![saved("atlas")], vec!["New n 1", "New atlas 2"]),
        ("asked for", Take::Text, vec![asked], vec!["New n 1", "New water 1", "Missing atlas 1"]),
        ("emptied", Take::Everything, vec![emptied], vec!["New n 1", "New atlas 1"]),
    ] {
        // Of what is held only the texts are here.
        let texts: BTreeSet<BlobId> = have
            .iter()
            .flat_map(|held| &held.editions)
            .filter_map(|edition| Some(edition.applied.as_ref()?.sections.as_ref()?.sha256))
            .collect();
        let steps = plan(&have, &offer(offered()), &rules(take), &|id| texts.contains(id));
        assert_eq!(told(&steps), expected, "{case}");
    }
}

#[test]
fn within_a_budget_texts_come_before_files_and_a_file_waits_for_its_text() {
    let have = vec![held(&article("old", 1, 0), true)];
    let offered = vec![
        article("old", 2, 400),
        article("large", 1, 9000),
        article("small", 1, 300),
        notice("form", vec![edition("en", 1, "a notice with a form", 4000).0]),
    ];
    let here = blobs(&have);
    let steps = text_first(plan(&have, &offer(offered), &Rules::default(), &|id| here.contains(id)));
    let all = ["New form 1", "Changed old 1", "New large 1", "New small 1"];
    let files = ["Missing small 1", "Missing old 1", "Missing form 1", "Missing large 1"];
    let mut texts = told(&steps);
    let later = texts.split_off(4);
    texts[2..].sort();
    assert_eq!(
        (texts.as_slice(), later.as_slice()),
        (all.map(str::to_owned).as_slice(), files.map(str::to_owned).as_slice())
    );
    let text_bytes: u64 = steps[..4].iter().map(|step| step.bytes).sum();
    for (budget, expected) in [(0, 0), (steps[0].bytes, 1), (text_bytes, 4), (text_bytes + 300, 5), (u64::MAX, 8)] {
        let (now, rest) = within(steps.clone(), budget);
        assert_eq!((now.len(), rest.len()), (expected, 8 - expected), "{budget}");
        assert!(bytes_to_fetch(&now) <= budget);
    }
    let (now, _) = within(steps.clone(), steps[4].bytes);
    assert!(
        now.iter().all(|step| step.change != Change::Missing
            || now.iter().any(|text| text.id() == step.id() && text.change != Change::Missing)),
        "{now:?}"
    );
}

/// The library after all `steps` succeeded, and after what is offered was recorded.
fn after(have: &[StoredPublication], offers: &[Offer], steps: &[Step]) -> Vec<StoredPublication> {
    let offered: Vec<&Publication> = offers.iter().flat_map(|offer| &offer.publications).collect();
    let gone = have.iter().filter(|held| offered.iter().all(|offered| offered.id != held.publication.id)).cloned();
    let mut now: Vec<StoredPublication> = gone.collect();
    for publication in offered {
        let before = have.iter().find(|held| held.publication.id == publication.id);
        let mut new = held(publication, false);
        for edition in &mut new.editions {
            edition.applied = before.and_then(|before| before.edition(&edition.known.language)?.applied.clone());
        }
        now.push(new);
    }
    for step in steps {
        let held = now.iter_mut().find(|held| held.publication.id == step.publication.id).unwrap();
        match step.change {
            Change::Withdrawn => held.withdrawn = true,
            _ => {
                let edition = held.editions.iter_mut().find(|e| e.known.language == step.edition.language).unwrap();
                edition.applied = Some(Arc::clone(&step.edition));
            }
        }
    }
    now
}

/// A publication's number, its editions (language to revision and size), and whether it is withdrawn.
type Made = (u32, (std::collections::BTreeMap<usize, (u32, usize)>, bool));

/// An offer of some of five publications, each in some of three languages at some revision, published or withdrawn.
fn any_offer() -> impl Strategy<Value = Vec<Offer>> {
    let editions = proptest::collection::btree_map(0usize..3, (1u32..4, 0usize..3), 1..4);
    let publications = proptest::collection::btree_map(0u32..5, (editions, proptest::bool::weighted(0.2)), 0..5);
    publications.prop_map(|publications| {
        let make = |(number, (editions, gone)): Made| {
            let edition = |(lang, (revision, pages)): (usize, (u32, usize))| {
                edition(["ar", "en", "fr"][lang], revision, &format!("{number} {lang}"), pages * 10).0
            };
            let made = publication(&format!("p{number}"), editions.into_iter().map(edition).collect());
            if gone { withdrawn(made) } else { made }
        };
        offer(publications.into_iter().map(make).collect())
    })
}

proptest! {
    #[test]
    fn run_after_run_within_a_budget_ends_where_one_run_without_does(offers in any_offer(), budget in 0u64..400) {
        let mut have = Vec::new();
        let mut here = BTreeSet::new();
        for _ in 0..100 {
            let steps = text_first(plan(&have, &offers, &Rules::default(), &|id| here.contains(id)));
            // Enough for any one of them: a budget below that never takes it.
            let (now, rest) = within(steps.clone(), budget + steps.iter().map(|step| step.bytes).max().unwrap_or(0));
            prop_assert_eq!(now.len() + rest.len(), steps.len());
            here.extend(now.iter().flat_map(|step| &step.fetch).map(|file| file.sha256));
            have = after(&have, &offers, &now);
            if rest.is_empty() {
                break;
            }
        }
        prop_assert_eq!(plan(&have, &offers, &Rules::default(), &|id| here.contains(id)), vec![]);
    }

    #[test]
    fn after_all_steps_there_is_nothing_left_to_do(offers in proptest::collection::vec(any_offer(), 1..5)) {
        let mut have = Vec::new();
        for offers in offers {
            let here = blobs(&have);
            let steps = plan(&have, &offers, &Rules::default(), &|id| here.contains(id));
            have = after(&have, &offers, &steps);
            let here = blobs(&have);
            prop_assert_eq!(plan(&have, &offers, &Rules::default(), &|id| here.contains(id)), vec![]);
        }
    }
}
