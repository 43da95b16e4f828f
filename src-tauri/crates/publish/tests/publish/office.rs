//! A publisher's office in a temporary folder: a content folder, keys, and what is built from them.

// Each test binary uses a part of it.
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use extract::{Extractor, Limits};
use publish::{BuildOptions, KeyFolder, NewPublisher, PublishError};
use repository::Expiry;

pub struct Office {
    pub folder: tempfile::TempDir,
}

impl Office {
    pub fn new() -> Self {
        let office = Self { folder: tempfile::tempdir().unwrap() };
        let publisher = NewPublisher {
            id: "office".parse().unwrap(),
            name: "Office".to_owned(),
            time_zone: "Europe/Tirane".to_owned(),
        };
        let (today, now) = ("2026-11-23".parse().unwrap(), "2026-11-23T08:00:00Z".parse().unwrap());
        publish::init(&office.content(), &publisher, today, &office.keys(), Expiry::default(), now).unwrap();
        office
    }

    pub fn content(&self) -> PathBuf {
        self.folder.path().join("content")
    }

    pub fn keys(&self) -> KeyFolder {
        KeyFolder::new(&self.folder.path().join("keys"), None, &[&self.content()]).unwrap()
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.content().join("collections/library").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// What is wrong, as people read it.
    pub fn problems(&self) -> Vec<String> {
        publish::check(&self.content(), Some(&self.keys()), &extractor(), &mut |_, _| {})
            .unwrap()
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    pub fn build(&self, out: &Path, now: &str) -> Result<publish::Built, PublishError> {
        let options = BuildOptions {
            content: &self.content(),
            out,
            keys: &self.keys(),
            expiry: Expiry::default(),
            now: now.parse().unwrap(),
            same_revision: false,
        };
        publish::build(&options, &extractor(), &mut |_, _| {})
    }
}

pub fn extractor() -> Extractor {
    Extractor { program: PathBuf::from("none"), pdfium: PathBuf::from("none"), limits: Limits::default() }
}

/// Every file below `folder` with its bytes.
pub fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
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
