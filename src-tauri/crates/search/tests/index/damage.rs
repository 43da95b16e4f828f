//! The files of an index: who may read them, and what happens when they are damaged.

use std::path::Path;

use search::{Answer, Index, IndexError, Query};

use crate::fixture::{FIELD, Library, library};

/// Who may read a library may search it: no file of an index is more secret than the others.
#[cfg(unix)]
#[test]
fn all_files_of_an_index_may_be_read_by_whom_the_folder_lets_in() {
    use std::os::unix::fs::PermissionsExt as _;
    let library = library(&FIELD);
    let plain = library.dir.path().join("plain");
    std::fs::write(&plain, "").unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for file in files(library.dir.path()) {
        assert_eq!(mode(&file), mode(&plain), "{}", file.display());
    }
    assert_eq!(mode(&library.dir.path().join(".managed.json")), mode(&plain));
}

#[test]
fn an_index_that_is_not_there_is_missing() {
    let dir = tempfile::tempdir().unwrap();
    for dir in [dir.path().to_owned(), dir.path().join("nowhere")] {
        assert_eq!(Index::open(&dir).err(), Some(IndexError::Missing { dir }));
    }
}

fn files(dir: &Path) -> Vec<std::path::PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| !file.file_name().unwrap().to_string_lossy().starts_with(".tantivy"));
    files.retain(|file| !file.ends_with(".managed.json"));
    files.sort();
    files
}

/// Copies the index, does something to one file of it, and says what opening and searching it gives.
fn with_harm(library: &Library, file: &Path, harm: impl Fn(&Path)) -> Result<Answer, IndexError> {
    let copy = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir(library.dir.path()).unwrap() {
        let file = file.unwrap().path();
        std::fs::copy(&file, copy.path().join(file.file_name().unwrap())).unwrap();
    }
    harm(&copy.path().join(file.file_name().unwrap()));
    let index = Index::open(copy.path())?;
    index.search(&library.holdings, &Query::new("\"return desk\" is open the"))
}

#[test]
fn a_damaged_index_is_an_error() {
    let library = library(&FIELD);
    let files = files(library.dir.path());
    assert!(files.len() > 6, "{files:?}");
    for file in &files {
        let gone = with_harm(&library, file, |file| std::fs::remove_file(file).unwrap());
        let empty = with_harm(&library, file, |file| std::fs::write(file, "").unwrap());
        let cut = with_harm(&library, file, |file| {
            let bytes = std::fs::read(file).unwrap();
            std::fs::write(file, &bytes[..bytes.len() / 2]).unwrap();
        });
        let other = with_harm(&library, file, |file| std::fs::write(file, "{\"not\": \"an index\"}").unwrap());
        for (harm, result) in [("gone", gone), ("empty", empty), ("cut", cut), ("other", other)] {
            let expected = matches!(&result, Err(IndexError::Damaged { .. }))
                // An index without meta.json is none; files that a search of this kind does not open may pass.
                || (harm == "gone" && file.ends_with("meta.json") && matches!(&result, Err(IndexError::Missing { .. })))
                || (file.extension().is_some_and(|kind| kind == "store" || kind == "del") && result.is_ok());
            assert!(expected, "{harm} {}: {result:?}", file.display());
        }
    }
}

#[test]
fn no_changed_byte_is_worse_than_an_error_and_a_check_finds_it() {
    let library = library(&FIELD);
    assert_eq!(library.index.verify(), Ok(()));
    for file in files(library.dir.path()) {
        let bytes = std::fs::read(&file).unwrap();
        for at in (0..bytes.len()).step_by(bytes.len() / 24 + 1) {
            let _ = with_harm(&library, &file, |file| {
                let mut bytes = bytes.clone();
                bytes[at] ^= 0xFF;
                std::fs::write(file, bytes).unwrap();
            });
        }
    }
    let file =
        files(library.dir.path()).into_iter().find(|file| file.extension().is_some_and(|kind| kind == "idx")).unwrap();
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[3] ^= 1;
    let copy = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir(library.dir.path()).unwrap() {
        let file = file.unwrap().path();
        std::fs::copy(&file, copy.path().join(file.file_name().unwrap())).unwrap();
    }
    std::fs::write(copy.path().join(file.file_name().unwrap()), bytes).unwrap();
    assert!(matches!(Index::open(copy.path()).unwrap().verify(), Err(IndexError::Damaged { .. })));
}

#[test]
fn an_index_of_another_version_is_damaged() {
    let dir = tempfile::tempdir().unwrap();
    let mut schema = tantivy::schema::Schema::builder();
    schema.add_text_field("stem-0", tantivy::schema::TEXT);
    tantivy::Index::create_in_dir(dir.path(), schema.build()).unwrap();
    assert!(matches!(Index::open(dir.path()), Err(IndexError::Damaged { .. })));
}
