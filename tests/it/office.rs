//! An office that publishes, and a library that has taken in what it published.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use library::Library;
use library::api::SyncRequest;
use publish::{BuildOptions, KeyFolder};
use repository::Expiry;

/// When the office signed.
const SIGNED: &str = "2026-11-23T08:00:00Z";

/// The smallest PNG: one grey pixel.
pub const PIXEL: &[u8] = &[
    0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0,
    0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 10, b'I', b'D', b'A', b'T', 0x78, 0x9c, 0x63, 0x68, 0, 0, 0, 0x82, 0, 0x81, 0x77,
    0xcd, 0x72, 0xb6, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

/// The content folder: path and text.
const CONTENT: &[(&str, &str)] = &[
    ("publisher.toml", "format = 1\nid = \"office\"\nname = \"Field office\"\ntime-zone = \"Europe/Belgrade\"\n"),
    ("collections/books/collection.toml", "format = 1\n[titles]\nen = \"Books\"\n"),
    ("collections/books/guide/publication.toml", "format = 1\nkind = \"handbook\"\nissued = 2026-11-01\n"),
    (
        "collections/books/guide/en.md",
        "# Guide\n\n## Opening {#opening}\n\nThe centre opens at nine.\n\n![A plan](media/plan.png \"The plan\")\n",
    ),
    ("collections/books/guide/fr.md", "# Guide\n\n## Ouverture {#opening}\n\nLe centre ouvre à neuf heures.\n"),
    ("collections/notices/collection.toml", "format = 1\n[titles]\nen = \"Notices\"\n"),
    (
        "collections/notices/desk/publication.toml",
        "format = 1\nkind = \"notice\"\nissued = 2026-11-02\n[notice]\nmessage = \"alert\"\nseverity = \"severe\"\nmust-acknowledge = true\n",
    ),
    ("collections/notices/desk/en.md", "# Desk closed\n\n## What has changed {#changed}\n\nThe desk is closed.\n"),
];

/// A library in `folder` that holds what the office published there.
pub fn subscribed(folder: &Path, now: &'static str) -> Library {
    let content = folder.join("content");
    for (path, text) in CONTENT {
        let path = content.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let media = content.join("collections/books/guide/media");
    std::fs::create_dir_all(&media).unwrap();
    std::fs::write(media.join("plan.png"), PIXEL).unwrap();

    let publisher = publish::folder::publisher(&content).unwrap();
    let keys = KeyFolder::new(&folder.join("keys"), None, &[&content]).unwrap();
    let signed = SIGNED.parse().unwrap();
    keys.create(&publisher, Expiry::default(), signed).unwrap();
    let extractor = extract::Extractor {
        program: PathBuf::from("no program is needed without PDFs"),
        pdfium: PathBuf::from("nor a library"),
        limits: extract::Limits::default(),
    };
    let out = folder.join("repository");
    let (expiry, same_revision) = (Expiry::default(), false);
    let options = BuildOptions { content: &content, out: &out, keys: &keys, expiry, now: signed, same_revision };
    let built = publish::build(&options, &extractor, &mut |_, _| {}).unwrap();

    let library = Library::open(&folder.join("library"), Arc::new(|| now.parse().unwrap())).unwrap();
    library.add_source(&out.to_string_lossy(), &built.card).unwrap();
    let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    assert!(report.sources.iter().all(|source| source.error.is_none() && source.failed.is_empty()));
    library
}
