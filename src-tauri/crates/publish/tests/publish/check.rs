//! Checking and building a content folder: every problem at once, the same bytes each time, nothing half done.

use crate::office::{Office, extractor, files};
use publish::{Gravity, KeyFolder, PublishError};

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
        ("a/en.zip", "x", "is not a document this version publishes"),
        ("a/fr.epub", "x", "a/fr.epub: error: it is damaged, or not what its name says"),
        ("a/fr.docx", "x", "a/fr.docx: error: it is damaged, or not what its name says"),
        ("a/fr.csv", "a,b\n1,2\n3\n", "a/fr.csv:3: error: has 1 cells in a row; the first row has 2"),
        ("a/fr.csv", "a,b\n1,2\n", "a/fr.csv: error: has no title"),
        ("a/fr.vtt", "WEBVTT\n", "a/fr.vtt: error: there is no recording in “fr” beside it"),
        ("a/fr.xlsx", "x", "a/fr.xlsx: warning: is published as a file that another program opens"),
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
        (
            "a/en.md",
            "# Exe\u{202e}fdp\n\n## A {#a}\n\nx\n",
            "a/en.md: warning: its title holds U+202E, which shows letters",
        ),
        (
            "a/en.md",
            "# T\n\n## A\u{2067} {#a}\n\nx\n",
            "a/en.md: warning: the heading of section “a” holds U+2067, which turns",
        ),
        ("a/en.toml", "format = 1\ntitle = \"A\\u202Ab\"\n", "a/en.toml: warning: its title holds U+202A, which turns"),
        (
            "a/en.toml",
            "format = 1\nsummary = \"A\\u2069b\"\n",
            "a/en.toml: warning: “summary” holds U+2069, which ends",
        ),
        (
            "collection.toml",
            "format = 1\n[titles]\nen = \"A\\u202Db\"\n",
            "library/collection.toml: warning: the title in “en” holds U+202D, which shows",
        ),
        ("a/en.md", "# T\n\n## A {#a}\n\n<script>alert(1)</script>\n", "a/en.md:5: warning"),
        ("Not-A-Name/publication.toml", article, "is not a name"),
        ("glossary.toml", "format = 1\n", "glossary.toml: error: “terms” is missing"),
        (
            "glossary.toml",
            "format = 1\n\n[[terms]]\nen = [\"AVRR\"]\n",
            "glossary.toml:3: error: a term needs two forms at least",
        ),
        (
            "glossary.toml",
            "format = 1\n\n[[terms]]\nen = [\"AVRR\", \"\"]\n",
            "glossary.toml:3: error: a form of the term in “en” is empty",
        ),
        (
            "glossary.toml",
            "format = 1\n\n[[terms]]\nen = [\"AVRR\"]\n\"no tag\" = [\"x\"]\n",
            "glossary.toml:5: error: “no tag” is not a BCP 47 language tag",
        ),
        (
            "glossary.toml",
            "format = 1\n\n[[terms]]\nen = [\"A\", \"B\"]\n\n[[terms]]\nen = [\"a\", \"C\"]\n",
            "glossary.toml:6: warning: “a” is a form of the term at line 3 too",
        ),
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

/// What is wrong with `text` in the place of the file at `path`, beside an article that has nothing wrong.
fn problems_of(path: &str, text: &str) -> Vec<String> {
    let office = Office::new();
    office.write("a/publication.toml", "format = 1\nkind = \"article\"\nissued = 2026-11-01\n");
    office.write("a/en.md", "# Title\n\n## A {#a}\n\nText.\n");
    office.write(path, text);
    office.problems()
}

#[test]
fn one_mistake_is_one_problem() {
    let file = "a/publication.toml";
    for (path, text, expected) in [
        (
            file,
            "format = 1\nkind = \"article\"\nissued = 2026-02-30\n",
            "a/publication.toml:3: error: “issued = 2026-02-30”",
        ),
        (
            file,
            "format = 1\nkind = \"article\"\nissued = \"2026-02-30\"\n",
            "a/publication.toml:3: error: “2026-02-30” is not a date",
        ),
        (file, "format = 1\nkind = \"article\"\nissued = 3\n", "a/publication.toml:3: error: “issued” must be a date"),
        (file, "format = 1\nkind = \"article\"\n", "a/publication.toml: error: “issued” is missing"),
        (
            file,
            "format = 1\nkind = \"novel\"\nissued = 2026-11-01\n",
            "a/publication.toml:2: error: “novel” is not a kind",
        ),
        (
            file,
            "format = 1\nkind = = \"article\"\nissued = 2026-11-01\n",
            "a/publication.toml:2: error: “kind = = \"article\"” is not valid TOML",
        ),
        (
            file,
            "format = 1\nkind = \"notice\"\nissued = 2026-11-01\n\n[notice]\nmessage = \"shout\"\nseverity = \"minor\"\n",
            "a/publication.toml:6: error: “shout” is not a value of “message”",
        ),
        (
            file,
            "format = 1\nkind = \"notice\"\nissued = 2026-11-01\n\n[notice]\nmessage = \"alert\"\n",
            "a/publication.toml:5: error: “severity” is missing in [notice]",
        ),
        (
            file,
            "format = 1\nkind = \"notice\"\nissued = 2026-11-01\n\n[notice]\nmessage = \"alert\"\nseverity = \"minor\"\nsupersedes = [\"library/none\"]\n",
            "a/publication.toml:8: error: supersedes “library/none”",
        ),
        (
            file,
            "format = 1\nkind = \"article\"\nissued = 2026-11-01\n\n[notice]\nmessage = \"alert\"\nseverity = \"minor\"\n",
            "a/publication.toml:5: error: [notice] belongs to a notice",
        ),
        ("a/en.toml", "format = 1\n\ntranslates = { language = \"en\" }\n", "a/en.toml:3: error: an edition cannot be"),
        ("a/fr.toml", "format = 1\ntitle = 3\n", "a/fr.toml: error: there is no document in “fr”"),
        ("a/en.toml", "format = 1\ntitle = 3\n", "a/en.toml:2: error: “title” must be a text"),
        ("../library/collection.toml", "format = 1\n[titles]\n", "collection.toml: error: “titles” is empty"),
        ("../library/collection.toml", "format = 1\n", "collection.toml: error: “titles” is missing"),
        (
            "../../publisher.toml",
            "format = 1\nid = \"No\"\nname = \"N\"\ntime-zone = \"UTC\"\n",
            "publisher.toml:2: error: “No”",
        ),
        (
            "../../publisher.toml",
            "format = 1\nid = \"no\"\nname = \"N\"\ntime-zone = \"Tirana\"\n",
            "publisher.toml:4: error: “Tirana”",
        ),
        (
            "../../publisher.toml",
            "format = 1\nid = \"no\"\nname = \" \"\ntime-zone = \"UTC\"\n",
            "publisher.toml:3: error: “name” is empty",
        ),
        (
            "../../publisher.toml",
            "id = \"no\"\nname = \"N\"\ntime-zone = \"UTC\"\n",
            "publisher.toml: error: “format” is missing",
        ),
        (
            "../targets/collection.toml",
            "format = 1\n[titles]\nen = \"T\"\n",
            "collections/targets: error: “targets” is taken",
        ),
        ("a/fr.zip", "x", "a/fr.zip: error: is not a document"),
    ] {
        let mut problems = problems_of(path, text);
        problems.retain(|problem| !problem.contains("en.md: error: “en” already"));
        assert!(
            problems.len() == 1 && problems[0].contains(expected),
            "{path}: not only {expected:?} in {problems:#?}"
        );
    }
}

#[test]
fn a_text_that_does_not_look_like_its_language_is_doubted() {
    let sentence = "The desk is open on weekdays, and people who want to return can ask for help with their papers. ";
    let doubts = |file: &str| {
        let office = Office::new();
        let article = "format = 1\nkind = \"article\"\nissued = 2026-11-01\n";
        office.write("a/publication.toml", article);
        office.write(&format!("a/{file}"), &format!("# Title\n\n{}\n", sentence.repeat(8)));
        office.problems()
    };
    assert_eq!(doubts("en.md"), Vec::<String>::new());
    let french = doubts("fr.md");
    assert!(french[0].contains("a/fr.md: warning: looks like “en”, not like “fr”"), "{french:?}");
    let russian = doubts("ru.md");
    assert!(russian[0].contains("a/ru.md: warning: is in the script Latn"), "{russian:?}");
}

#[test]
fn a_title_lost_with_a_broken_line_is_not_missing() {
    let office = Office::new();
    office.write("a/publication.toml", "format = 1\nkind = \"article\"\nissued = 2026-11-01\n");
    office.write("a/en.md", "No heading.\n");
    office.write("a/en.toml", "format = 1\ntitle = Guide\n");
    let problems = office.problems();
    assert!(problems.len() == 1 && problems[0].contains("a/en.toml:2: error: “title = Guide”"), "{problems:#?}");
}

#[test]
fn documents_are_looked_at_beside_a_broken_description() {
    let document = "# Title\n\n## A {#a}\n\n[x](../nothing/)\n";
    for (path, text, broken) in [
        ("a/publication.toml", "kind = = 3\n", "a/publication.toml:1"),
        ("a/publication.toml", "format = 1\nkind = \"novel\"\n", "a/publication.toml:2"),
        ("../library/collection.toml", "nonsense", "library/collection.toml:1"),
        ("../../publisher.toml", "nonsense", "publisher.toml:1"),
    ] {
        let office = Office::new();
        office.write("a/publication.toml", "format = 1\nkind = \"article\"\nissued = 2026-11-01\n");
        office.write("a/en.md", document);
        office.write("a/fr.md", "# Titre\n\nTexte\n");
        office.write("a/fr.toml", "format = 1\ntitel = \"Guide\"\n");
        office.write(path, text);
        let problems = office.problems();
        for expected in [broken, "a/en.md:5: error: links to “../nothing/”", "a/fr.toml:2: error: “titel”"] {
            assert!(
                problems.iter().any(|problem| problem.contains(expected)),
                "{path}: {expected:?} is not in {problems:#?}"
            );
        }
    }
}

#[test]
fn a_byte_order_mark_before_a_file_is_no_part_of_it() {
    let office = Office::new();
    office.write("a/publication.toml", "\u{feff}format = 1\nkind = \"article\"\nissued = 2026-11-01\n");
    office.write("a/en.md", "\u{feff}# Title\r\n\r\n## A {#a}\r\n\r\nText.\r\n");
    office.write("a/en.toml", "\u{feff}format = 1\n");
    office.write("a/fr.html", "\u{feff}<title>Titre</title><h2 id=\"a\">A</h2><p>Texte.</p>");
    assert_eq!(office.problems(), [""; 0]);
}

#[test]
fn of_a_file_that_is_missing_it_is_said_what_belongs_in_it() {
    let office = Office::new();
    office.write("../other/a/en.md", "# T\n\n## A {#a}\n\nText.\n");
    std::fs::remove_file(office.content().join("publisher.toml")).unwrap();
    let problems = office.problems();
    for (path, advice) in [
        ("collections/other/a/publication.toml", "write format = 1, kind"),
        ("collections/other/collection.toml", "write format = 1 and [titles]"),
        ("publisher.toml", "shelf publish init"),
    ] {
        let told = |problem: &&String| problem.starts_with(&format!("{path}: error: is missing: "));
        assert!(problems.iter().find(told).is_some_and(|problem| problem.contains(advice)), "{path}: {problems:#?}");
    }
    assert_eq!(problems.len(), 3, "{problems:#?}");
}

#[test]
fn a_document_that_is_not_utf_8_is_named_with_its_line() {
    let office = Office::new();
    let path = office.content().join("collections/library/welcome/fr.md");
    std::fs::write(path, b"# Titre\n\n## A\n\n\xe9t\xe9\n").unwrap();
    let problems = office.problems();
    assert!(problems.len() == 1 && problems[0].contains("fr.md:5: error: is not UTF-8 from here on"), "{problems:#?}");
}

#[test]
fn a_link_to_a_section_that_could_not_be_opened_is_no_second_problem() {
    let office = Office::new();
    office.write("a/publication.toml", "format = 1\nkind = \"article\"\nissued = 2026-11-01\n");
    office.write("a/en.md", "# Title\n\n## A {#a}\n\n[x](../welcome/#first)\n");
    office.write("welcome/en.md", "No title any more.\n");
    let problems = office.problems();
    assert!(problems.len() == 1 && problems[0].contains("welcome/en.md: error: has no title"), "{problems:#?}");
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let office = Office::new();
    let file = office.content().join("publisher.toml");
    for (path, reason) in [(office.folder.path().join("nope"), "it is not there"), (file, "it is not a folder")] {
        let error = publish::check(&path, None, &extractor(), &mut |_, _| {}).unwrap_err();
        assert!(matches!(error, PublishError::NoContent { .. }));
        let message = error.to_string();
        assert!(message.contains(&*path.to_string_lossy()) && message.contains(reason), "{message}");
    }
}

/// A named pipe would be waited on for ever; this test then does not end.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_refused_by_name_and_not_opened() {
    for name in ["en.md", "fr.pdf", "fr.toml", "publication.toml", "../collection.toml", "../../../publisher.toml"] {
        for special in ["pipe", "link"] {
            let office = Office::new();
            let path = office.content().join("collections/library/welcome").join(name);
            let _ = std::fs::remove_file(&path);
            if special == "pipe" {
                assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
            } else {
                std::os::unix::fs::symlink("/dev/zero", &path).unwrap();
            }
            let expected = if special == "pipe" { "error: is neither a file nor a folder" } else { "error: is a link" };
            let problems = office.problems();
            let named = path.file_name().unwrap().to_str().unwrap();
            assert!(
                problems.iter().any(|problem| problem.contains(&format!("{named}: {expected}"))),
                "{special} {name}: {problems:#?}"
            );
        }
    }
}

#[test]
fn all_problems_come_at_once_and_nothing_is_built() {
    let office = Office::new();
    office.write("a/publication.toml", "format = 1\nkind = \"novel\"\nissued = \"never\"\nnonsense = 1\n");
    office.write("a/en.md", "no title\n");
    office.write("b/publication.toml", "format = 1\n");
    let problems = office.problems();
    for expected in [
        "a/publication.toml:2: error: “novel”",
        "a/publication.toml:3: error: “never”",
        "a/publication.toml:4: error: “nonsense”",
        "a/en.md: error: has no title",
        "b/publication.toml: error: “kind” is missing",
        "b/publication.toml: error: “issued” is missing",
        "b: error: has no document",
    ] {
        assert!(problems.iter().any(|problem| problem.contains(expected)), "{expected:?} is not in {problems:#?}");
    }
    assert_eq!(problems.len(), 7, "{problems:#?}");
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
    let problems = publish::check(&office.content(), None, &extractor(), &mut |_, _| {}).unwrap();
    assert!(
        !problems.is_empty() && problems.iter().all(|problem| problem.gravity == Gravity::Warning),
        "{problems:#?}"
    );
}

#[test]
fn keys_are_never_made_where_they_would_be_published() {
    let office = Office::new();
    let content = office.content();
    for inside in [
        content.clone(),
        content.join("keys"),
        content.join("collections/../keys"),
        content.join("none/../../content/keys"),
    ] {
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

#[test]
fn the_starter_library_has_nothing_wrong_and_shows_an_older_translation() {
    let starter = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../resources/starter");
    let mut problems = publish::Problems::default();
    let folder = publish::folder::read(&starter, &mut problems).unwrap();
    assert_eq!(problems.into_sorted(), []);
    let publications = folder.collections.iter().flat_map(|collection| &collection.publications);
    let older = publications.flat_map(|publication| {
        publication.editions.iter().filter(|edition| {
            edition.translates.as_ref().is_some_and(|from| {
                publication
                    .editions
                    .iter()
                    .any(|other| other.language == from.language && other.revision > from.revision)
            })
        })
    });
    assert!(older.count() > 0, "no edition of the starter renders an older revision");
}
