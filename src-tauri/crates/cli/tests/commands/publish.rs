//! `shelf publish` where the machine does not play along, and over documents that were read before.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use extract::{Extractor, Limits};
use publish::{BuildOptions, KeyFolder};
use repository::Expiry;

fn names(folder: &Path) -> Vec<String> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// Runs `shelf` so that no file can grow beyond `blocks` of 512 bytes, as on a disk that is full at that moment.
#[cfg(unix)]
fn on_a_full_disk(folder: &Path, blocks: u32, arguments: &str) -> Output {
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec {} {arguments}", env!("CARGO_BIN_EXE_shelf"));
    Command::new("sh").args(["-c", &script]).current_dir(folder).output().unwrap()
}

#[cfg(unix)]
#[test]
fn init_on_a_full_disk_leaves_nothing_half_made() {
    for blocks in [0, 1] {
        let folder = tempfile::tempdir().unwrap();
        let output = on_a_full_disk(folder.path(), blocks, "publish init content --id office --name Office");
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        assert_eq!(names(folder.path()), [""; 0], "{}", String::from_utf8_lossy(&output.stderr));
    }
}

fn extractor(program: &str) -> Extractor {
    let pdfium = extract::find_pdfium().expect("libpdfium is here: cargo xtask setup");
    Extractor { program: program.into(), pdfium: pdfium.canonicalize().unwrap(), limits: Limits::default() }
}

#[test]
fn an_unchanged_document_is_not_extracted_again_and_a_changed_one_is() {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    let publisher =
        publish::NewPublisher { id: "office".parse().unwrap(), name: "Office".to_owned(), time_zone: "UTC".to_owned() };
    let keys = KeyFolder::new(&folder.path().join("keys"), None, &[&content]).unwrap();
    let now = "2026-11-23T08:00:00Z".parse().unwrap();
    publish::init(&content, &publisher, "2026-11-23".parse().unwrap(), &keys, Expiry::default(), now).unwrap();
    let handbooks = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../resources/starter/collections/handbooks/migrant-resource-centre");
    let publication = content.join("collections/library/handbook");
    std::fs::create_dir(&publication).unwrap();
    for (name, text) in [
        ("publication.toml", "format = 1\nkind = \"handbook\"\nissued = 2026-11-01\n"),
        ("en.toml", "format = 1\ntitle = \"Handbook\"\n"),
    ] {
        std::fs::write(publication.join(name), text).unwrap();
    }
    std::fs::copy(handbooks.join("en.pdf"), publication.join("en.pdf")).unwrap();

    let build = |name: &str, program: &str| -> Result<PathBuf, publish::PublishError> {
        let out = folder.path().join(name);
        let (expiry, same_revision) = (Expiry::default(), true);
        let options = BuildOptions { content: &content, out: &out, keys: &keys, expiry, now, same_revision };
        publish::build(&options, &extractor(program), &mut |_, _| {}).map(|_| out)
    };
    let first = build("first", env!("CARGO_BIN_EXE_shelf")).unwrap();
    let second = build("second", "no-such-program").unwrap();
    let same = Command::new("diff").arg("-r").args([&first, &second]).output().unwrap();
    assert!(same.status.success(), "{same:?}");

    std::fs::copy(handbooks.join("fr.pdf"), publication.join("en.pdf")).unwrap();
    let error = match build("second", "no-such-program") {
        Err(publish::PublishError::Problems(problems)) => problems,
        other => panic!("{other:?}"),
    };
    assert!(error.len() == 1 && error[0].path.ends_with("handbook/en.pdf"), "{error:#?}");
    let third = build("third", env!("CARGO_BIN_EXE_shelf")).unwrap();
    let other = Command::new("diff").arg("-rq").args([&first, &third]).output().unwrap();
    assert_eq!(other.status.code(), Some(1), "other text was published");
}

#[test]
fn a_computer_without_pdfium_blames_no_document_and_builds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = |arguments: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shelf"));
        command
            .args(arguments.split(' '))
            .current_dir(folder.path())
            .env("FIELDSHELF_PDFIUM", folder.path().join("nowhere"));
        let output = command.output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(said).unwrap())
    };
    assert_eq!(shelf("publish init content --id office --name Office").0, Some(0));
    let publication = folder.path().join("content/collections/library/welcome");
    std::fs::write(publication.join("fr.pdf"), "%PDF-1.7 of no matter").unwrap();
    // Whether its text is wanted or not: built here, it would be another edition than elsewhere.
    for text in ["", "text = \"none\"\n"] {
        std::fs::write(publication.join("fr.toml"), format!("format = 1\ntitle = \"Bienvenue\"\n{text}")).unwrap();
        let (code, said) = shelf("publish build content --out repository");
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains("welcome/fr.pdf") && said.contains("FIELDSHELF_PDFIUM"), "{said}");
        assert!(!said.contains("mend it") && !said.contains("published without text"), "{said}");
        assert!(!folder.path().join("repository").exists());
    }
}
