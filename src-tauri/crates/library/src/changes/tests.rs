use proptest::prelude::*;

use super::compare::compare;
use super::passages::groups;
use super::{Edit, SectionText, words};
use crate::api::WordRun;

/// A section of paragraphs, written `id: heading | paragraph | paragraph`.
fn section(text: &str) -> (String, String, String) {
    let (id, rest) = text.split_once(": ").unwrap();
    let mut parts = rest.split(" | ");
    let heading = parts.next().unwrap().to_owned();
    (id.to_owned(), heading, parts.collect::<Vec<_>>().join("\n\n"))
}

fn texts(sections: &[&str]) -> Vec<(String, String, String)> {
    sections.iter().map(|text| section(text)).collect()
}

fn views(texts: &[(String, String, String)]) -> Vec<SectionText<'_>> {
    texts.iter().map(|(id, heading, text)| SectionText { id, heading, text, parts: true }).collect()
}

/// Runs as words with `[-what went-]` and `{+what came+}`.
fn written(words: &[WordRun]) -> String {
    let written = words.iter().map(|run| match run.edit {
        Edit::Removed => format!("[-{}-]", run.text),
        Edit::Added => format!("{{+{}+}}", run.text),
        Edit::Same | Edit::Changed | Edit::Moved => run.text.clone(),
    });
    written.collect()
}

/// What changed, a line each.
fn changes(before: &[&str], after: &[&str]) -> Vec<String> {
    let (before, after) = (texts(before), texts(after));
    let (before, after) = (views(&before), views(&after));
    let mut lines = Vec::new();
    for found in compare(&before, &after) {
        let id = if found.edit == Edit::Removed { before[found.section].id } else { after[found.section].id };
        if !found.heading.is_empty() {
            lines.push(format!("{id} = {}", written(&found.heading)));
        }
        for passage in found.passages.iter().filter(|passage| passage.edit != Edit::Same) {
            let moved = if passage.edit == Edit::Moved { "moved " } else { "" };
            lines.push(format!("{id} {} {moved}{}", passage.at, written(&passage.words)));
        }
    }
    lines
}

#[test]
fn passages_are_told_apart_and_what_changed_in_them() {
    type Case = (&'static str, &'static [&'static str], &'static [&'static str], &'static [&'static str]);
    let cases: &[Case] = &[
        ("nothing", &["a: A | One two."], &["a: A | One two."], &[]),
        (
            "words",
            &["a: Opening | The centre opens at nine. | Come in."],
            &["a: Opening | The centre opens at ten. | Come in."],
            &["a 0 The centre opens at [-nine-]{+ten+}."],
        ),
        (
            "what stands between two changed words goes with them",
            &["a: A | Bring your old passport today."],
            &["a: A | Bring your new visa today."],
            &["a 0 Bring your [-old passport-]{+new visa+} today."],
        ),
        ("a new passage", &["a: A | One. | Two."], &["a: A | One. | Between them. | Two."], &["a 4 {+Between them.+}"]),
        (
            "a passage that is gone",
            &["a: A | One. | Gone now. | Two."],
            &["a: A | One. | Two."],
            &["a 4 [-Gone now.-]"],
        ),
        ("the first passage is gone", &["a: A | Gone now. | Two."], &["a: A | Two."], &["a 0 [-Gone now.-]"]),
        (
            "what has nothing in common is another passage",
            &["a: A | Keep the files in a locked cupboard."],
            &["a: A | Lunch is served from noon."],
            &["a 0 [-Keep the files in a locked cupboard.-]", "a 0 {+Lunch is served from noon.+}"],
        ),
        (
            "a passage that moved is shown where it is",
            &["a: A | Knock on the door. | Wait for an answer. | Go in quietly."],
            &["a: A | Wait for an answer. | Knock on the door. | Go in quietly."],
            &["a 16 moved Knock on the door."],
        ),
        (
            "also to another section",
            &["a: A | Knock on the door. | Wait.", "b: B | Sit down."],
            &["a: A | Wait.", "b: B | Sit down. | Knock on the door."],
            &["b 8 moved Knock on the door."],
        ),
        (
            "a few words, or words that went or came more than once, are not taken for moved",
            &["a: A | See below. | Wait. | Call the office first.", "b: B | Call the office first."],
            &["a: A | Wait. | See below.", "b: B | Sit down. | Call the office first."],
            &["a 0 [-See below.-]", "a 5 [-Call the office first.-]", "a 5 {+See below.+}", "b 0 {+Sit down.+}"],
        ),
        ("a heading", &["a: Opening hours | One."], &["a: Opening times | One."], &["a = Opening [-hours-]{+times+}"]),
        (
            "sections that came and went",
            &["a: A | One.", "b: B | Two.", "c: C | Three."],
            &["a: A | One.", "d: D | Four.", "c: C | Three."],
            &["b = [-B-]", "b 0 [-Two.-]", "d = {+D+}", "d 0 {+Four.+}"],
        ),
        (
            "an author's id is the same section wherever it stands and whatever it is called",
            &["a: A | One two three.", "b: B | Four five six."],
            &["b: Second | Four five six.", "a: First | One two three."],
            &["b = [-B-]{+Second+}", "a = [-A-]{+First+}"],
        ),
        (
            "places in the outline move when a section comes before them",
            &["1: Opening | At nine, every day.", "2: Files | They stay locked up."],
            &["1: Welcome | Come in, sit down.", "2: Opening | At nine, every day.", "3: Files | They stay locked up."],
            &["1 = {+Welcome+}", "1 0 {+Come in, sit down.+}"],
        ),
        (
            "a place whose heading was reworded is the same section while it says about the same",
            &["1: Opening | At nine, every day but Sunday."],
            &["1: When we open | At ten, every day but Sunday."],
            &["1 = [-Opening-]{+When we open+}", "1 0 At [-nine-]{+ten+}, every day but Sunday."],
        ),
        (
            "pages in a row are one text",
            &["p1:  | First page here.", "p2:  | Second page there.", "p3:  | Third page too."],
            &[
                "p1:  | Quite another beginning.",
                "p2:  | First page here.",
                "p3:  | Second page there.",
                "p4:  | Third page too.",
            ],
            &["p1 0 {+Quite another beginning.+}"],
        ),
        (
            "so is a section that goes on over pages",
            &["2: Long | One thing.", "2~p4: Long | Another thing.", "3: Next | Last."],
            &["2: Long | One thing. | Another thing.", "2~p5: Long | And more of that.", "3: Next | Last."],
            &["2~p5 0 {+And more of that.+}"],
        ),
        (
            "Arabic words are words",
            &["a: الدوام | يفتح المركز في التاسعة."],
            &["a: الدوام | يفتح المركز في العاشرة ويغلق في الخامسة."],
            &["a 0 يفتح المركز في [-التاسعة-]{+العاشرة ويغلق في الخامسة+}."],
        ),
        (
            "marks belong to their letter",
            &["a: A | كتب الطالب الدرس"],
            &["a: A | كُتِب الطالب الدرس"],
            &["a 0 [-كتب-]{+كُتِب+} الطالب الدرس"],
        ),
        (
            "a row of a table keeps its cells",
            &["a: A | Day\tHours | Monday\t9:00 | Tuesday\t9:00"],
            &["a: A | Day\tHours | Monday\t10:00 | Tuesday\t9:00"],
            &["a 8 Monday\t[-9-]{+10+}:00"],
        ),
    ];
    for (name, before, after, expected) in cases {
        assert_eq!(changes(before, after), *expected, "{name}");
    }
}

#[test]
fn a_plain_text_is_parted_by_empty_lines_and_counted_without_white_space() {
    let section = SectionText { id: "p3", heading: "", text: "One line,\n  and another.\n\n\nNext.\n", parts: false };
    let groups = groups(&[section]);
    let found: Vec<_> = groups[0].passages.iter().map(|one| (one.at, one.letters, one.text.as_str())).collect();
    assert_eq!(found, [(0, 19, "One line, and another."), (19, 5, "Next.")]);
}

#[test]
fn long_texts_that_have_nothing_or_everything_in_common_are_compared_at_once() {
    let text = |word: &str, count: usize| -> String {
        (0..count).map(|at| format!("{word} {}", at % 97)).collect::<Vec<_>>().join("\n")
    };
    // Repeated lines in another order are what is worst for a comparison.
    let backwards = text("line", 20_000).lines().rev().collect::<Vec<_>>().join("\n");
    for (before, after) in [
        (text("one", 30_000), text("two", 30_000)),
        (text("line", 20_000), backwards),
        (text("x", 9), text("y", 30_000)),
    ] {
        let one = [SectionText { id: "a", heading: "", text: &before, parts: true }];
        let two = [SectionText { id: "a", heading: "", text: &after, parts: true }];
        let found = compare(&one, &two);
        assert_eq!(side(&found[0].passages, Edit::Added), two[0].text.lines().collect::<Vec<_>>());
    }
}

/// The passages of one text: with what came (`Added`) or what went (`Removed`).
fn side(passages: &[super::compare::ComparedPassage], of: Edit) -> Vec<String> {
    let other = if of == Edit::Added { Edit::Removed } else { Edit::Added };
    let kept = passages.iter().filter(|passage| passage.edit != other);
    let words = kept.map(|passage| passage.words.iter().filter(|run| run.edit != other).map(|run| run.text.as_str()));
    words.map(Iterator::collect).collect()
}

fn word() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "the",
        "centre",
        "opens",
        "at",
        "nine",
        "ten",
        "9:00",
        "files",
        ",",
        ".",
        "مركز",
        "يفتح",
        "في",
        "العاشرة",
        "и",
        "рад",
        "ሰዓት",
        "e\u{301}",
        "👩‍👩‍👧",
        "don't",
    ])
    .prop_map(str::to_owned)
}

fn passage() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 1..9).prop_map(|words| words.join(" "))
}

fn text() -> impl Strategy<Value = Vec<(String, String, String)>> {
    let id = prop::sample::select(vec!["a", "b", "c", "1", "2", "2.1", "p1", "p2", "p3", "a~p2"]);
    prop::collection::vec((id, passage(), prop::collection::vec(passage(), 0..7)), 0..6).prop_map(|sections| {
        let mut seen = std::collections::BTreeSet::new();
        let unique = sections.into_iter().filter(|(id, ..)| seen.insert(*id));
        unique.map(|(id, heading, text)| (id.to_owned(), heading, text.join("\n\n"))).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Of two passages, what stayed and went is the older one, what stayed and came the newer.
    #[test]
    fn the_runs_of_words_are_both_passages(before in passage(), after in passage()) {
        let runs = words::compare(&before, &after);
        let of = |other: Edit| runs.iter().filter(|run| run.edit != other).map(|run| run.text.as_str()).collect::<String>();
        prop_assert_eq!(of(Edit::Added), before);
        prop_assert_eq!(of(Edit::Removed), after);
    }

    /// The changes applied to the older text give the newer: every section and passage of it in its order, each where it says; and
    /// of the older one nothing is left out or told twice.
    #[test]
    fn the_changes_applied_to_the_older_text_give_the_newer(before in text(), after in text()) {
        let (old, new) = (views(&before), views(&after));
        let found = compare(&old, &new);
        let newer: Vec<_> = found.iter().filter(|section| section.edit != Edit::Removed).collect();
        prop_assert_eq!(newer.iter().map(|one| one.section).collect::<Vec<_>>(), (0..new.len()).collect::<Vec<_>>());
        for section in newer {
            let lines = |text: &str| text.split("\n\n").filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>();
            let text = new[section.section].text;
            prop_assert_eq!(side(&section.passages, Edit::Added), lines(text));
            for passage in &section.passages {
                let words: String = passage.words.iter().filter(|run| run.edit != Edit::Removed).map(|run| &*run.text).collect();
                let letters: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
                let rest: String = letters.chars().skip(passage.at as usize).collect();
                let wanted: String = words.chars().filter(|letter| !letter.is_whitespace()).collect();
                prop_assert!(rest.starts_with(&wanted), "{} at {} of {}", words, passage.at, text);
            }
            if !section.heading.is_empty() {
                let heading: String = section.heading.iter().filter(|run| run.edit != Edit::Removed).map(|run| &*run.text).collect();
                prop_assert_eq!(heading.as_str(), new[section.section].heading);
            }
        }
        let mut told: Vec<String> = found.iter().flat_map(|section| side(&section.passages, Edit::Removed)).collect();
        let mut said: Vec<String> =
            before.iter().flat_map(|(_, _, text)| text.split("\n\n")).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        told.sort();
        said.sort();
        prop_assert_eq!(told, said);
    }

    /// What is compared with itself did not change.
    #[test]
    fn a_text_is_the_same_as_itself(text in text()) {
        let sections = views(&text);
        for section in compare(&sections, &sections) {
            prop_assert!(section.edit == Edit::Same && section.heading.is_empty(), "{:?}", section);
            prop_assert!(section.passages.iter().all(|passage| passage.edit == Edit::Same), "{:?}", section);
        }
    }
}
