//! Checking and building a content folder: every problem at once, the same bytes each time, nothing half done.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use extract::{Extractor, Limits};
use publish::{BuildOptions, Gravity, KeyFolder, NewPublisher, PublishError};
use repository::Expiry;

struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    fn new() -> Self {
        let office = Self { folder: tempfile::tempdir().unwrap() };
        let publisher = NewPublisher {
            id: "office".parse().unwrap(),
            name: "Office".to_owned(),
            time_zone: "Europe/Tirane".to_owned(),
        };
        publish::init(&office.content(), &publisher, "2026-11-23".parse().unwrap()).unwrap();
        let publisher = publish::folder::publisher(&office.content()).unwrap();
        office.keys().create(&publisher, Expiry::default(), "2026-11-23T08:00:00Z".parse().unwrap()).unwrap();
        office
    }

    fn content(&self) -> PathBuf {
        self.folder.path().join("content")
    }

    fn keys(&self) -> KeyFolder {
        KeyFolder::new(&self.folder.path().join("keys"), None, &[&self.content()]).unwrap()
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.content().join("collections/library").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// What is wrong, as `file:line` with a part of the message.
    fn problems(&self) -> Vec<String> {
        publish::check(&self.content(), &extractor(), &mut |_, _| {}).iter().map(ToString::to_string).collect()
    }

    fn build(&self, out: &Path, now: &str) -> Result<publish::Built, PublishError> {
        let options = BuildOptions {
            content: &self.content(),
            out,
            keys: &self.keys(),
            expiry: Expiry::default(),
            now: now.parse().unwrap(),
        };
        publish::build(&options, &extractor(), &mut |_, _| {})
    }
}

fn extractor() -> Extractor {
    Extractor { program: PathBuf::from("none"), pdfium: PathBuf::from("none"), limits: Limits::default() }
}

/// Every file below `folder` with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(next).unwrap().flatten() {
            if entry.path().is_dir() {
                open.push(entry.path());
            } else {
                found.insert(
                    entry.path().strip_prefix(folder).unwrap().to_owned(),
                    std::fs::read(entry.path()).unwrap(),
                );
            }
        }
    }
    found
}

#[test]
fn a_new_content_folder_has_nothing_wrong() {
    assert_eq!(Office::new().problems(), Vec::<String>::new());
}

#[test]
fn every_problem_is_reported_with_its_file_and_line() {
    let article = "format = 1\nkind = \"article\"\nissued = 2026-11-01\n";
    let cases: &[(&str, &str, &str)] = &[
        (
            "a/publication.toml",
            "format = 1\nkind = \"article\"\nissued = 2026-11-01\ncolour = \"red\"\n",
            "a/publication.toml:4: error: “colour” is not a known key",
        ),
        (
            "a/publication.toml",
            "format = 1\nkind = \"article\"\nissued = \"1 November\"\n",
            "a/publication.toml:3: error: “1 November” is not a date",
        ),
        (
            "a/publication.toml",
            "format = 1\nkind = \"novel\"\nissued = 2026-11-01\n",
            "a/publication.toml:2: error: “novel” is not a kind",
        ),
        ("a/publication.toml", "format = 1\nkind = \"notice\"\nissued = 2026-11-01\n", "“notice” is missing"),
        ("a/publication.toml", "format = 2\nkind = \"article\"\nissued = 2026-11-01\n", "format 2 is newer"),
        ("a/publication.toml", "kind = = 3\n", "not valid TOML"),
        ("a/not_a_language!.md", "# Title\n", "name the file after its language"),
        ("a/en.html", "<h1>Title</h1><p>Text</p>", "already has the document"),
        ("a/fr.toml", "format = 1\n", "there is no document in “fr”"),
        ("a/en.epub", "x", "is not a document this version publishes"),
        ("a/en.toml", "format = 1\nrevision = 0\n", "a/en.toml:2: error: “revision” must be a whole number"),
        ("a/en.toml", "format = 1\ntranslates = { language = \"de\" }\n", "there is no document in “de”"),
        ("a/en.md", "No heading at all.\n", "has no title"),
        ("a/en.md", "# T\n\n## A {#a}\n\n[x](../nothing/)\n", "a/en.md:5: error: links to “../nothing/”"),
        ("a/en.md", "# T\n\n## A {#a}\n\n[x](../welcome/#nowhere)\n", "a/en.md:5: error: links to section “nowhere”"),
        (
            "a/en.md",
            "# T\n\n## A {#a}\n\n[x](http://example.org/)\n",
            "a/en.md:5: warning: links to “http://example.org/”",
        ),
        ("a/en.md", "# T\n\n## A {#a}\n\nx\n\n## B {#a}\n\ny\n", "a/en.md:7: error"),
        ("a/en.md", "# T\n\n## A {#a}\n\n[x](#b)\n", "a/en.md:5: error: links to “#b”"),
        (
            "a/en.md",
            "# T\n\n## A {#a}\n\n![x](media/none.png)\n",
            "a/en.md:5: error: shows “media/none.png”, which is missing",
        ),
        ("a/en.md", "# T\n\n## A {#a}\n\n![x](../../../../secret.png)\n", "outside this publication"),
        ("a/en.md", "# T\n\n## A {#a}\n\n<script>alert(1)</script>\n", "a/en.md:5: warning"),
        ("Not-A-Name/publication.toml", article, "is not a name"),
    ];
    for (path, text, expected) in cases {
        let office = Office::new();
        office.write("a/publication.toml", article);
        office.write("a/en.md", "# Title\n\n## A {#a}\n\nText.\n");
        office.write(path, text);
        let problems = office.problems();
        assert!(
            problems.iter().any(|problem| problem.contains(expected)),
            "{path}: {expected:?} is not in {problems:#?}"
        );
    }
}

#[test]
fn all_problems_come_at_once_and_nothing_is_built() {
    let office = Office::new();
    office.write("a/publication.toml", "format = 1\nkind = \"novel\"\nissued = \"never\"\nnonsense = 1\n");
    office.write("a/en.md", "no title\n");
    office.write("b/publication.toml", "format = 1\n");
    assert!(office.problems().len() >= 5, "{:#?}", office.problems());
    let out = office.folder.path().join("repository");
    assert!(matches!(office.build(&out, "2026-11-23T09:00:00Z"), Err(PublishError::Problems(_))));
    assert!(!out.exists());
}

#[test]
fn the_same_input_time_and_keys_give_the_same_bytes() {
    let office = Office::new();
    let (one, two) = (office.folder.path().join("one"), office.folder.path().join("two"));
    office.build(&one, "2026-11-23T09:00:00Z").unwrap();
    office.build(&two, "2026-11-23T09:00:00Z").unwrap();
    assert_eq!(files(&one), files(&two));
    assert!(files(&one).len() > 5);
}

#[test]
fn a_build_that_fails_leaves_the_repository_as_it_was() {
    let office = Office::new();
    let out = office.folder.path().join("repository");
    office.build(&out, "2026-11-23T09:00:00Z").unwrap();
    let before = files(&out);
    office.write("welcome/en.md", "# Welcome\n\n[x](../nothing/)\n");
    assert!(office.build(&out, "2026-11-24T09:00:00Z").is_err());
    assert_eq!(files(&out), before);
}

#[test]
fn what_is_active_is_removed_and_named() {
    let office = Office::new();
    office.write("welcome/en.md", "# T\n\n## A {#a}\n\n<a href=\"javascript:x()\" onclick=\"y()\">z</a> <img src=\"https://example.org/p.png\">\n");
    let problems = publish::check(&office.content(), &extractor(), &mut |_, _| {});
    assert!(
        !problems.is_empty() && problems.iter().all(|problem| problem.gravity == Gravity::Warning),
        "{problems:#?}"
    );
}

#[test]
fn keys_are_never_made_where_they_would_be_published() {
    let office = Office::new();
    let content = office.content();
    for inside in [content.clone(), content.join("keys"), content.join("collections/../keys")] {
        assert!(
            matches!(KeyFolder::new(&inside, None, &[&content]), Err(PublishError::KeysInside { .. })),
            "{}",
            inside.display()
        );
    }
}

#[cfg(unix)]
#[test]
fn keys_can_be_read_by_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let office = Office::new();
    office.build(&office.folder.path().join("repository"), "2026-11-23T09:00:00Z").unwrap();
    let keys = office.folder.path().join("keys");
    for name in ["root.pem", "release.pem", "collections/library.pem"] {
        assert_eq!(std::fs::metadata(keys.join(name)).unwrap().permissions().mode() & 0o077, 0, "{name}");
    }
}
