//! Bytes from anywhere: parsers answer with an error, never with a panic or with all of the memory.

use domain::publication::{Encoding, Transport};
use domain::{CollectionId, File, FileRole};
use proptest::prelude::*;

use super::fixture::*;
use crate::blob::{decode, encode};
use crate::*;

fn health() -> CollectionId {
    CollectionId { publisher: name("office"), collection: name("health") }
}

fn packed(json: &str) -> Vec<u8> {
    zstd::bulk::compress(json.as_bytes(), 1).unwrap()
}

proptest! {
    #[test]
    fn arbitrary_bytes_are_neither_card_catalogue_nor_shard(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(Card::parse(&bytes).is_err());
        prop_assert!(CatalogueIndex::parse(&name("health"), &bytes).is_err());
        prop_assert!(Shard::parse(&health(), "shard", &bytes).is_err());
        let inside = zstd::bulk::compress(&bytes, 1).unwrap();
        prop_assert!(CatalogueIndex::parse(&name("health"), &inside).is_err());
        prop_assert!(Shard::parse(&health(), "shard", &inside).is_err());
    }

    #[test]
    fn changed_bytes_never_make_a_parser_panic(at in any::<prop::sample::Index>(), to: u8, cut in any::<prop::sample::Index>()) {
        let office = Office::new();
        let shard = Shard { format: 1, publications: office.release.collections[0].publications.clone() };
        let json = serde_json::to_vec(&shard).unwrap();
        for original in [office.card().to_bytes(), json, shard.to_bytes().unwrap()] {
            let mut changed = original.clone();
            let at = at.index(changed.len());
            changed[at] = to;
            let cut = &original[..cut.index(original.len())];
            for bytes in [&changed[..], cut] {
                let _ = Card::parse(bytes);
                let _ = Shard::parse(&health(), "shard", bytes);
                let _ = Shard::parse(&health(), "shard", &zstd::bulk::compress(bytes, 1).unwrap());
                let _ = CatalogueIndex::parse(&name("health"), &zstd::bulk::compress(bytes, 1).unwrap());
            }
        }
    }

    #[test]
    fn a_newer_format_is_refused_by_name(format in 2u64.., junk in "[a-z]{0,8}") {
        let json = format!(r#"{{"format":{format},"{junk}":[1.5,{{}}]}}"#);
        prop_assert!(matches!(Card::parse(json.as_bytes()), Err(CardError::NewerFormat(f)) if f == format));
        let index = CatalogueIndex::parse(&name("health"), &packed(&json));
        let index_is_newer = matches!(index, Err(CatalogueError::NewerFormat { format: f, .. }) if f == format);
        prop_assert!(index_is_newer);
        let shard = Shard::parse(&health(), "shard", &packed(&json));
        let shard_is_newer = matches!(shard, Err(CatalogueError::NewerFormat { format: f, .. }) if f == format);
        prop_assert!(shard_is_newer);
    }

    #[test]
    fn what_is_encoded_decodes_to_itself_and_no_byte_may_differ(
        content in proptest::collection::vec(prop_oneof![Just(b'a'), any::<u8>()], 0..3000),
        at in any::<prop::sample::Index>(),
    ) {
        let Encoded { file, blob } = encode(FileRole::Document, "a.pdf".into(), "application/pdf".into(), content.clone()).unwrap();
        let mut out = Vec::new();
        decode(file.transport.encoding, &mut blob.as_slice(), &file, &mut out).unwrap();
        prop_assert_eq!(out, content);
        if !blob.is_empty() {
            let mut wrong = blob.clone();
            wrong[at.index(blob.len())] ^= 1;
            for bytes in [&wrong[..], &blob[..blob.len() - 1], &[&blob[..], b"x"].concat()[..]] {
                let result = decode(file.transport.encoding, &mut &bytes[..], &file, &mut Vec::new());
                let refused = matches!(result, Err(BlobError::Wrong { .. }));
                prop_assert!(refused);
            }
        }
    }
}

/// A writer that counts, for what must not be held in memory.
struct Count(u64);

impl std::io::Write for Count {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// 256 MiB of nothing in a few kilobytes.
fn bomb() -> Vec<u8> {
    zstd::stream::encode_all(std::io::Read::take(std::io::repeat(0), 256 << 20), 1).unwrap()
}

#[test]
fn a_bomb_goes_off_nowhere() {
    let bomb = bomb();
    assert!(bomb.len() < 100_000);
    let transport = Transport {
        encoding: Encoding::Zstd,
        sha256: crate::format::sha256(&bomb),
        bytes: bomb.len() as u64,
        patches: Vec::new(),
    };
    let file = File {
        role: FileRole::Document,
        name: "a.pdf".into(),
        media_type: "application/pdf".into(),
        bytes: 1000,
        sha256: crate::format::sha256(b"x"),
        transport,
    };
    let mut out = Count(0);
    let error = decode(Encoding::Zstd, &mut bomb.as_slice(), &file, &mut out).unwrap_err();
    assert!(matches!(error, BlobError::Wrong { .. }), "{error}");
    assert!(out.0 <= 1000, "{} bytes were written", out.0);
    assert!(CatalogueIndex::parse(&name("health"), &bomb).is_err());
    assert!(Shard::parse(&health(), "shard", &bomb).is_err());
}

#[test]
fn a_file_larger_than_the_decoders_window_comes_back() {
    let text: Vec<u8> = (0..3_000_000u32).flat_map(|n| (n / 7).to_le_bytes()).collect();
    let Encoded { file, blob } =
        encode(FileRole::Document, "a.bin".into(), "application/octet-stream".into(), text.clone()).unwrap();
    assert_eq!(file.transport.encoding, Encoding::Zstd);
    let mut out = Vec::new();
    decode(Encoding::Zstd, &mut blob.as_slice(), &file, &mut out).unwrap();
    assert!(out == text);
}

#[test]
fn an_endless_blob_is_read_no_further_than_it_may_be() {
    let Encoded { file, .. } =
        encode(FileRole::Media, "a.png".into(), "image/png".into(), (0..=255).collect()).unwrap();
    assert_eq!(file.transport.encoding, Encoding::Plain);
    let mut out = Count(0);
    let error = decode(Encoding::Plain, &mut std::io::repeat(7), &file, &mut out).unwrap_err();
    assert!(matches!(error, BlobError::Wrong { .. }), "{error}");
    assert!(out.0 <= file.bytes);
}

#[test]
fn a_source_or_disk_that_fails_is_told_from_a_wrong_blob() {
    struct Unplugged;
    impl std::io::Read for Unplugged {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("unplugged"))
        }
    }
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let text = "the same again and again ".repeat(50).into_bytes();
    let Encoded { file, blob } = encode(FileRole::Document, "a.txt".into(), "text/plain".into(), text).unwrap();
    assert_eq!(file.transport.encoding, Encoding::Zstd);
    for encoding in [Encoding::Plain, Encoding::Zstd] {
        let read = decode(encoding, &mut Unplugged, &file, &mut Vec::new());
        assert!(matches!(read, Err(BlobError::Read { .. })), "{read:?}");
        let written = decode(encoding, &mut blob.as_slice(), &file, &mut Full);
        assert!(matches!(written, Err(BlobError::Write { .. })), "{written:?}");
    }
}

#[test]
fn a_shard_is_refused_for_what_it_says() {
    type Flaw = (&'static str, fn(&mut Shard));
    let flaws: &[Flaw] = &[
        ("another collection's publication", |s| s.publications[0].id = article("office/law/water", 1, "").0.id),
        ("another publisher's publication", |s| s.publications[0].id = article("other/health/water", 1, "").0.id),
        ("a publication twice", |s| s.publications.push(s.publications[0].clone())),
        ("a path with ..", |s| sections(s).name = "../../.bashrc".into()),
        ("an absolute path", |s| sections(s).name = "/etc/passwd".into()),
        ("a drive", |s| sections(s).name = "c:x.json".into()),
        ("a backslash", |s| sections(s).name = "..\\x.json".into()),
        ("no media type", |s| sections(s).media_type = "pdf".into()),
        ("a header in a media type", |s| sections(s).media_type = "text/html\r\nx: y".into()),
        ("a plain blob under another hash", |s| {
            let file = sections(s);
            file.transport = Transport { encoding: Encoding::Plain, ..file.transport.clone() };
            file.transport.sha256 = crate::format::sha256(b"other");
        }),
        ("two editions in a language", |s| {
            let edition = s.publications[0].editions[0].clone();
            s.publications[0].editions.push(edition);
        }),
        ("revision 0", |s| s.publications[0].editions[0].revision = 0),
        ("a notice without a notice's fields", |s| s.publications[0].kind = domain::Kind::Notice),
        ("a link to a script", |s| {
            s.publications[0]
                .links
                .push(domain::Link { titles: Default::default(), url: "javascript:alert(1)".into() });
        }),
    ];
    let whole = || Shard { format: 1, publications: vec![article("office/health/water", 1, "Boil it.").0] };
    Shard::parse(&health(), "shard", &whole().to_bytes().unwrap()).unwrap();
    for (flaw, make) in flaws {
        let mut shard = whole();
        make(&mut shard);
        let error = Shard::parse(&health(), "blobs/ab/abc", &shard.to_bytes().unwrap()).unwrap_err();
        assert!(matches!(&error, CatalogueError::Malformed { item, .. } if item == "blobs/ab/abc"), "{flaw}: {error}");
    }
}

fn sections(shard: &mut Shard) -> &mut File {
    shard.publications[0].editions[0].sections.as_mut().unwrap()
}

#[test]
fn a_shard_that_is_not_the_one_named_is_not_parsed() {
    let office = Office::new();
    office.publish(1);
    let refreshed = refresh(office.card(), &office.copy(), &InMemoryTrust::new(), day(1), Expired::Refuse).unwrap();
    let VerifiedCollection { id, catalogue, .. } = &refreshed.collections[0];
    let reference = catalogue.shards[0];
    let file = RepositoryPath::Blob(reference.sha256).to_string();
    let mut copy = office.copy();
    copy.files.remove(&file);
    assert!(matches!(read_shard(&copy, id, &reference), Err(CatalogueError::Missing { .. })));
    for bytes in [vec![], vec![0; reference.bytes as usize], vec![0; 1 << 20], bomb()] {
        copy.put(&file, bytes);
        assert!(matches!(read_shard(&copy, id, &reference), Err(CatalogueError::Wrong { .. })));
    }
}

#[test]
fn a_card_comes_back_the_same_and_keeps_the_roots_bytes() {
    let office = Office::new();
    let mut card = office.card().clone();
    card.names.insert("ar".parse().unwrap(), "مكتب".to_owned());
    card.addresses.push("https://example.org/office".to_owned());
    let read = Card::parse(&card.to_bytes()).unwrap();
    assert_eq!(read, card);
    assert_eq!(read.root(), office.card().root());
    let text = String::from_utf8(card.to_bytes()).unwrap();
    for (what, to) in [
        (r#""version":1"#, r#""version":2"#),
        ("https://", "http://"),
        ("An office", " "),
        // What would pass for a part of what stands beside the name.
        ("An office", r"An office\n7f3a 91c4"),
        ("An office", r"An office\u001b[2J"),
        ("مكتب", r"مكتب\u202e"),
    ] {
        let changed = text.replace(what, to);
        assert_ne!(changed, text);
        assert!(Card::parse(changed.as_bytes()).is_err(), "{to}");
    }
}

#[test]
fn what_steers_a_terminal_is_taken_out_of_what_people_are_shown() {
    let (mut publication, _) = article("office/health/water", 1, "");
    publication.editions[0].title = "Water\u{1b}[2J".to_owned();
    publication.editions[0].summary = "Boil it.\nAlways.\u{7}".to_owned();
    let bytes = crate::Shard { format: 1, publications: vec![publication] }.to_bytes().unwrap();
    let read = crate::Shard::parse(&"office/health".parse().unwrap(), "a shard", &bytes).unwrap();
    let edition = &read.publications[0].editions[0];
    assert_eq!((edition.title.as_str(), edition.summary.as_str()), ("Water [2J", "Boil it.\nAlways. "));
}

#[test]
fn one_publication_more_changes_few_shards() {
    let many = |count: u32| {
        let publications = (0..count).map(|n| article(&format!("office/health/p{n}"), 1, "").0).collect();
        let shards = crate::shard::divide(publications);
        assert!(shards.iter().all(|shard| (1..=100).contains(&shard.publications.len())));
        shards.iter().map(|shard| shard.to_bytes().unwrap()).collect::<std::collections::BTreeSet<_>>()
    };
    let before = many(1000);
    for count in [1001, 1010, 1100] {
        let new = many(count).difference(&before).count();
        let most = if count == 1001 { 2 } else { (count as usize - 1000) * 2 };
        assert!(new <= most, "{count}: {new} new shards of {}", before.len());
    }
    assert!((10..=70).contains(&before.len()), "{} shards", before.len());
}
