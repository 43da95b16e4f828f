//! What publishing makes on the disk: whole or not at all, and never at the cost of what readers have seen.

use std::path::Path;

use crate::office::{Office, extractor, files};
use publish::{ImportOptions, KeyFolder, NewPublisher, PublishError};
use repository::Expiry;

/// The first bytes of a picture of one pixel.
const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";

fn publisher() -> NewPublisher {
    NewPublisher { id: "office".parse().unwrap(), name: "Office".to_owned(), time_zone: "UTC".to_owned() }
}

fn init(folder: &Path, keys: &Path) -> Result<repository::Card, PublishError> {
    let content = folder.join("content");
    let keys = KeyFolder::new(keys, None, &[&content]).unwrap();
    let (today, now) = ("2026-11-23".parse().unwrap(), "2026-11-23T08:00:00Z".parse().unwrap());
    publish::init(&content, &publisher(), today, &keys, Expiry::default(), now)
}

/// The names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_content_folder_and_its_keys_are_made_whole_or_not_at_all() {
    for (kind, ready) in [
        ("nothing there", true),
        ("empty folders there", true),
        ("a file where the keys go", false),
        ("a file above the keys", false),
        ("something among the keys", false),
        ("a key there", false),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let keys = folder.path().join(if kind == "a file above the keys" { "above/keys" } else { "keys" });
        match kind {
            "empty folders there" => {
                std::fs::create_dir(folder.path().join("content")).unwrap();
                std::fs::create_dir(&keys).unwrap();
            }
            "a file where the keys go" => std::fs::write(&keys, "x").unwrap(),
            "a file above the keys" => std::fs::write(folder.path().join("above"), "x").unwrap(),
            "something among the keys" => {
                std::fs::create_dir(&keys).unwrap();
                std::fs::write(keys.join("list.txt"), "x").unwrap();
            }
            "a key there" => {
                std::fs::create_dir(&keys).unwrap();
                std::fs::write(keys.join("root.pem"), "x").unwrap();
            }
            _ => {}
        }
        let before = files(folder.path());
        let made = init(folder.path(), &keys);
        assert_eq!(made.is_ok(), ready, "{kind}: {made:?}");
        if ready {
            assert_eq!(names(folder.path()), ["content", "keys"], "{kind}");
            assert_eq!(names(&keys), ["collections", "publisher.fieldshelf-card", "release.pem", "root.pem"]);
            assert_eq!(names(&folder.path().join("content")), ["collections", "publisher.toml"]);
            let problems = publish::check(&folder.path().join("content"), None, &extractor(), &mut |_, _| {}).unwrap();
            assert_eq!(problems, [], "{kind}");
        } else {
            assert_eq!(files(folder.path()), before, "{kind}");
            assert!(!folder.path().join("content").exists(), "{kind}");
        }
    }
}

#[cfg(unix)]
#[test]
fn new_folders_are_as_open_as_they_should_be() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let plain = folder.path().join("plain");
    std::fs::create_dir(&plain).unwrap();
    let keys = folder.path().join("keys");
    std::fs::create_dir(&keys).unwrap();
    init(folder.path(), &keys).unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&keys), 0o700);
    assert_eq!(mode(&folder.path().join("content")), mode(&plain));
}

#[test]
fn a_repository_that_is_lost_is_gone_on_from() {
    let office = Office::new();
    let out = office.folder.path().join("repository");
    let version = |out: &Path| {
        let timestamp = std::fs::read(out.join("metadata/timestamp.json")).unwrap();
        let read: serde_json::Value = serde_json::from_slice(&timestamp).unwrap();
        read["signed"]["version"].as_u64().unwrap()
    };
    office.build(&out, "2026-11-23T09:00:00Z").unwrap();
    office.write("welcome/en.md", "# Welcome\n\n## First {#first}\n\nOther words.\n");
    office.write("welcome/en.toml", "format = 1\nrevision = 2\n");
    office.build(&out, "2026-11-24T09:00:00Z").unwrap();
    let before = files(&out);
    std::fs::remove_dir_all(&out).unwrap();
    office.build(&out, "2026-11-24T09:00:00Z").unwrap();
    let timestamp = Path::new("metadata/timestamp.json");
    assert_eq!(files(&out)[timestamp], before[timestamp], "the same again is the same release");
    assert_eq!(version(&out), 2);
    std::fs::remove_dir_all(&out).unwrap();
    office.write("welcome/en.md", "# Welcome\n\n## First {#first}\n\nMore words.\n");
    office.write("welcome/en.toml", "format = 1\nrevision = 3\n");
    office.build(&out, "2026-11-25T09:00:00Z").unwrap();
    assert_eq!(version(&out), 3);
}

#[test]
fn a_build_before_the_last_one_is_refused_by_its_times() {
    let office = Office::new();
    let out = office.folder.path().join("repository");
    office.build(&out, "2026-11-24T09:00:00Z").unwrap();
    let before = files(office.folder.path());
    for out in [out, office.folder.path().join("another")] {
        let message = office.build(&out, "2026-11-23T09:00:00Z").unwrap_err().to_string();
        assert!(message.contains("2026-11-24T09:00:00Z") && message.contains("2026-11-23T09:00:00Z"), "{message}");
    }
    assert_eq!(files(office.folder.path()), before);
}

#[test]
fn a_damaged_memory_of_what_was_published_is_named() {
    let office = Office::new();
    let out = office.folder.path().join("repository");
    office.build(&out, "2026-11-23T09:00:00Z").unwrap();
    let published = office.folder.path().join("keys/published");
    std::fs::write(published.join("metadata/timestamp.json"), "{}").unwrap();
    let error = office.build(&out, "2026-11-24T09:00:00Z").unwrap_err();
    assert!(matches!(&error, PublishError::Memory { path, .. } if *path == published), "{error}");
    std::fs::remove_dir_all(&published).unwrap();
    office.build(&out, "2026-11-24T09:00:00Z").unwrap();
}

fn import(from: &Path, to: &Path) -> Result<publish::ImportReport, PublishError> {
    let options = ImportOptions {
        publisher: publisher(),
        language: "en".parse().unwrap(),
        issued: "2026-11-23".parse().unwrap(),
    };
    publish::import(from, to, &options)
}

#[test]
fn an_import_that_cannot_be_done_is_refused_by_name_and_makes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("from"), folder.path().join("to"));
    let missing = import(&from, &to).unwrap_err();
    assert!(matches!(&missing, PublishError::NoInput { path, .. } if *path == from), "{missing}");
    std::fs::create_dir(&from).unwrap();
    std::fs::write(from.join("guide.md"), "# Guide\n\nText.\n").unwrap();
    for inside in [from.clone(), from.join("content"), folder.path().join("x/../from/content")] {
        let error = import(&from, &inside).unwrap_err();
        assert!(matches!(&error, PublishError::ImportInside { to, .. } if *to == inside), "{error}");
    }
    std::fs::remove_file(from.join("guide.md")).unwrap();
    std::fs::write(from.join("latin-1.md"), b"# Caf\xe9\n").unwrap();
    match import(&from, &to).unwrap_err() {
        PublishError::NothingToImport { notes, .. } => {
            assert!(notes[0].starts_with("latin-1.md: left out"), "{notes:?}")
        }
        other => panic!("{other}"),
    }
    assert_eq!((names(folder.path()), names(&from)), (vec!["from".to_owned()], vec!["latin-1.md".to_owned()]));
}

#[test]
fn what_cannot_be_imported_is_left_out_by_name_and_the_rest_is_there_under_its_own_title() {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("مكتبة المكتب"), folder.path().join("to"));
    std::fs::create_dir_all(from.join("Справочники")).unwrap();
    std::fs::write(from.join("latin-1.md"), b"# Guide\n\nCaf\xe9\n").unwrap();
    std::fs::create_dir(from.join("pictures")).unwrap();
    std::fs::write(from.join("pictures/الخريطة.PNG"), PIXEL).unwrap();
    std::fs::write(from.join("pictures/a plan.png"), PIXEL).unwrap();
    std::fs::write(
        from.join("دليل_العمل.ar.md"),
        "\u{feff}نص بلا عنوان. ![](pictures/الخريطة.PNG) ![Plan](pictures/a%20plan.png)\n",
    )
    .unwrap();
    std::fs::write(from.join("Справочники/Первый шаг_ru.md"), "Текст без заголовка.\n").unwrap();
    let report = import(&from, &to).unwrap();
    assert_eq!(
        report.notes,
        ["latin-1.md: left out: it cannot be read: it is not UTF-8 from line 3 on; save it as UTF-8"]
    );
    let content = publish::folder::read(&to, &mut publish::Problems::default()).unwrap();
    let titles = content.collections.iter().flat_map(|collection| {
        let own = collection.titles.values().next().unwrap().clone();
        let titles = collection.publications.iter().flat_map(|publication| &publication.editions);
        titles.map(move |edition| (own.clone(), edition.title.clone().unwrap()))
    });
    let mut titles: Vec<(String, String)> = titles.collect();
    titles.sort();
    let expected = [("Справочники", "Первый шаг"), ("مكتبة المكتب", "دليل العمل")];
    assert_eq!(titles, expected.map(|(collection, title)| (collection.to_owned(), title.to_owned())));
    assert_eq!(publish::check(&to, None, &extractor(), &mut |_, _| {}).unwrap(), []);
}

#[cfg(unix)]
#[test]
fn links_and_pipes_left_out_of_an_import_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let from = folder.path().join("from");
    std::fs::create_dir(&from).unwrap();
    std::fs::write(from.join("guide.md"), "# Guide\n\nText.\n").unwrap();
    std::os::unix::fs::symlink("/etc", from.join("folder")).unwrap();
    std::os::unix::fs::symlink("guide.md", from.join("other.md")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(from.join("pipe.md")).status().unwrap().success());
    let report = import(&from, &folder.path().join("to")).unwrap();
    assert_eq!(report.editions, 1);
    for (name, why) in [("folder", "it is a link"), ("other.md", "it is a link"), ("pipe.md", "neither a file")] {
        let named =
            report.notes.iter().any(|note| note.starts_with(&format!("{name}: left out: ")) && note.contains(why));
        assert!(named, "{name}: {:?}", report.notes);
    }
    assert_eq!(report.notes.len(), 3);
}

#[test]
fn an_import_takes_documents_pictures_tables_and_recordings() {
    let folder = tempfile::tempdir().unwrap();
    let from = folder.path().join("documents");
    let write = |path: &str, bytes: &[u8]| {
        let path = from.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    };
    write("guides/stay-en.md", b"# Staying\n\n![A map](img/map.PNG \"The way\") and ![none](gone.png)\n");
    write("guides/img/map.PNG", PIXEL);
    write("guides/visits.csv", b"Day,Visits\n2026-01-01,3\n");
    write("talks/hello-ar.mp3", b"sound");
    write("talks/hello-ar.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nمرحبا\n".as_bytes());
    write("talks/alone.vtt", b"WEBVTT\n");
    write("pictures/winter/Snow_road.jpeg", PIXEL);
    write("pictures/winter/bridge.png", PIXEL);
    write("pictures/plan.xyz", b"x");
    let to = folder.path().join("content");
    let options = ImportOptions {
        publisher: publisher(),
        language: "en".parse().unwrap(),
        issued: domain::When::Day("2026-11-01".parse().unwrap()),
    };
    let report = publish::import(&from, &to, &options).unwrap();
    let made: Vec<String> = files(&to.join("collections"))
        .into_keys()
        .map(|path| path.to_string_lossy().replace('\\', "/"))
        .filter(|path| !path.ends_with(".toml"))
        .collect();
    assert_eq!(
        made,
        [
            "guides/stay/en.md",
            "guides/stay/media/map.png",
            "guides/visits/en.csv",
            "pictures/winter/en.md",
            "pictures/winter/media/bridge.png",
            "pictures/winter/media/snow-road.jpeg",
            "talks/hello/ar.mp3",
            "talks/hello/ar.vtt",
        ]
    );
    let text = |path: &str| std::fs::read_to_string(to.join("collections").join(path)).unwrap();
    assert_eq!(text("guides/stay/en.md"), "# Staying\n\n![A map](media/map.png \"The way\") and none\n");
    assert!(text("pictures/winter/en.md").contains("![Snow road](media/snow-road.jpeg \"Snow road\")"));
    for (path, kind) in [("guides/visits", "dataset"), ("talks/hello", "recording"), ("pictures/winter", "gallery")] {
        assert!(text(&format!("{path}/publication.toml")).contains(&format!("kind = \"{kind}\"")), "{path}");
    }
    assert_eq!((report.publications, report.editions), (4, 4));
    for left_out in ["talks/alone.vtt", "pictures/plan.xyz", "gone.png"] {
        assert!(report.notes.iter().any(|note| note.contains(left_out)), "{left_out} in {:#?}", report.notes);
    }
    let problems = publish::check(&to, None, &extractor(), &mut |_, _| {}).unwrap();
    assert_eq!(problems, [], "what was imported can be built");
}

#[test]
fn a_document_that_changed_is_not_published_under_the_revision_it_had_or_a_lower_one() {
    let office = Office::new();
    let out = office.folder.path().join("repository");
    let said = |revision: u32| office.write("welcome/en.toml", &format!("format = 1\nrevision = {revision}\n"));
    said(2);
    assert_eq!(office.problems(), [""; 0], "nothing was published yet");
    office.build(&out, "2026-11-23T09:00:00Z").unwrap();
    assert_eq!(office.problems(), [""; 0], "nothing has changed");
    let before = files(&out);
    let refused = |what: &str, now: &str| {
        let problems = office.problems();
        assert!(
            problems.len() == 1 && problems[0].contains("welcome/en.md") && problems[0].contains("en.toml"),
            "{problems:?}"
        );
        assert!(problems[0].contains(what) && problems[0].contains("set revision = 3"), "{problems:?}");
        assert!(matches!(office.build(&out, now), Err(PublishError::Problems(found)) if found.len() == 1));
        assert_eq!(files(&out), before, "nothing was published");
    };
    said(1);
    refused("revision 2 was published", "2026-11-24T09:00:00Z");
    said(2);
    office.write("welcome/en.md", "# Welcome\n\n## First {#first}\n\nOther words.\n");
    refused("has changed since revision 2", "2026-11-24T09:00:00Z");

    // Who says so knowingly is heard, once.
    let keys = office.keys();
    let options = publish::BuildOptions {
        content: &office.content(),
        out: &out,
        keys: &keys,
        expiry: repository::Expiry::default(),
        now: "2026-11-24T09:00:00Z".parse().unwrap(),
        same_revision: true,
    };
    publish::build(&options, &extractor(), &mut |_, _| {}).unwrap();
    assert_eq!(office.problems(), [""; 0]);
    office.write("welcome/en.md", "# Welcome\n\n## First {#first}\n\nAnd others.\n");
    said(3);
    office.build(&out, "2026-11-25T09:00:00Z").unwrap();
}
