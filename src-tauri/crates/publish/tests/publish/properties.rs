//! Any content folder checks clean and builds to the same bytes each time, or has its problems listed and nothing written.

use crate::office::{self, Office, files};
use proptest::prelude::*;
use publish::{Gravity, Problems, PublishError};

/// One of a few words, mostly the first, which is right.
fn mostly(right: &'static str, wrong: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![12 => Just(right.to_owned()), 1 => prop::sample::select(wrong).prop_map(str::to_owned)]
}

fn publication() -> impl Strategy<Value = String> {
    (
        mostly("format = 1", &["", "format = 2", "format = \"1\"", "format ="]),
        mostly("kind = \"article\"", &["kind = \"notice\"", "kind = \"novel\"", "kind = 3", "kind", "", "kind = = 1"]),
        mostly("issued = 2026-11-01", &["issued = 2026-02-30", "issued = \"2026-11-01\"", "", "issued = [1"]),
        mostly(
            "",
            &[
                "stage = \"withdrawn\"",
                "stage = 1",
                "topics = [\"a\"]",
                "topics = \"a\"",
                "other = 1",
                "\u{0}",
                "é = 1",
            ],
        ),
        mostly(
            "",
            &["[notice]", "[notice]\nmessage = \"alert\"\nseverity = \"minor\"", "[[links]]\nurl = \"ftp:x\"", "["],
        ),
    )
        .prop_map(|(format, kind, issued, more, tables)| [format, kind, issued, more, tables].join("\n"))
}

fn document() -> impl Strategy<Value = String> {
    (
        mostly("# Title", &["", "Title", "## Only a part"]),
        mostly("## A {#a}", &["## A", "## A {#a}\n\nx\n\n## B {#a}", "## A {#}"]),
        mostly(
            "Text.",
            &[
                "",
                "[x](#a)",
                "[x](#b)",
                "[x](../p1/)",
                "[x](../p9/)",
                "[x](../p1/#a)",
                "![x](media/p.png)",
                "<script>x</script>",
                "[x](http://example.org/)",
                "| a |\n| - |\n| b |",
                "\u{0}\u{202e}",
            ],
        ),
    )
        .prop_map(|(title, heading, text)| format!("{title}\n\n{heading}\n\n{text}\n"))
}

fn edition() -> impl Strategy<Value = String> {
    mostly(
        "format = 1\nsummary = \"S\"\n",
        &[
            "format = 1\ntitle = \"T\"\n",
            "format = 1\nrevision = 0\n",
            "format = 1\ntext = \"none\"\n",
            "title = ",
            "format = 1\ntitle = 3\n",
            "format = 1\ntranslates = { language = \"en\", revision = 1 }\n",
            "format = 1\ntranslates = { language = \"xx\" }\n",
        ],
    )
}

/// Files below `collections/library`.
fn folder() -> impl Strategy<Value = Vec<(String, Vec<u8>)>> {
    let name = mostly("en.md", &["fr.md", "en.html", "!.md", "en.epub", "EN.md", "media/p.png"]);
    let one = (0..3_u8, publication(), name, document(), prop::option::of(edition())).prop_map(
        |(number, about, name, text, described)| {
            let mut found = vec![(format!("p{number}/publication.toml"), about), (format!("p{number}/{name}"), text)];
            found.extend(described.map(|text| (format!("p{number}/en.toml"), text)));
            found.into_iter().map(|(path, text)| (path, text.into_bytes())).collect::<Vec<_>>()
        },
    );
    prop::collection::vec(one, 1..4).prop_map(|parts| parts.concat())
}

fn written(files: &[(String, Vec<u8>)]) -> Office {
    let office = Office::new();
    for (path, bytes) in files {
        let path = office.content().join("collections/library").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    office
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_content_folder_builds_the_same_twice_or_lists_its_problems_and_writes_nothing(content in folder()) {
        let office = written(&content);
        let problems = publish::check(&office.content(), None, &office::extractor(), &mut |_, _| {}).unwrap();
        let errors = problems.iter().filter(|problem| problem.gravity == Gravity::Error).count();
        let outs = ["one", "two"].map(|name| office.folder.path().join(name));
        for out in &outs {
            match office.build(out, "2026-11-24T09:00:00Z") {
                Ok(built) => {
                    prop_assert_eq!(errors, 0, "built in spite of {:#?}", problems);
                    prop_assert_eq!(&built.warnings, &problems);
                }
                Err(PublishError::Problems(found)) => {
                    prop_assert!(errors > 0, "refused without an error");
                    prop_assert_eq!(&found, &problems);
                    prop_assert!(!out.exists());
                }
                Err(other) => prop_assert!(false, "check found nothing and build failed: {other}"),
            }
        }
        if errors == 0 {
            prop_assert_eq!(files(&outs[0]), files(&outs[1]));
        }
    }

    #[test]
    fn toml_of_any_bytes_gives_a_folder_or_problems(
        place in prop::sample::select(&["publisher.toml", "collections/library/collection.toml", "collections/library/welcome/publication.toml", "collections/library/welcome/en.toml"][..]),
        bytes in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..200),
            "[a-z\\[\\]={}\"'#., \n0-9:TZé-]{0,200}".prop_map(String::into_bytes),
            publication().prop_map(String::into_bytes),
        ],
    ) {
        let office = Office::new();
        std::fs::write(office.content().join(place), &bytes).unwrap();
        let mut problems = Problems::default();
        publish::folder::read(&office.content(), &mut problems).unwrap();
        let lines = bytes.iter().filter(|byte| **byte == b'\n').count() as u32 + 1;
        for problem in problems.into_sorted() {
            prop_assert!(problem.line.is_none_or(|line| (1..=lines).contains(&line)) || !problem.path.ends_with(place), "{problem}");
        }
    }
}
