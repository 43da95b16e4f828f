use std::io::Write;

use miniz_oxide::deflate::{compress_to_vec, compress_to_vec_zlib};
use proptest::prelude::*;

use super::*;

/// Words, as a page of text has them.
fn page(seed: u32, bytes: usize) -> Vec<u8> {
    let mut state = seed | 1;
    let mut page = Vec::new();
    while page.len() < bytes {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let words: [&[u8]; 8] = [b"water ", b"permit ", b"(Td) Tj ", b"0 0 1 ", b"form ", b"\n", b"office ", b"12.5 "];
        page.extend_from_slice(words[(state >> 24) as usize % 8]);
        page.push((state >> 16) as u8);
    }
    page
}

fn zlib(plain: &[u8], level: u8) -> Vec<u8> {
    compress_to_vec_zlib(plain, level)
}

/// What a PDF looks like to [`open`].
fn pdf(streams: &[Vec<u8>]) -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n".to_vec();
    for (at, stream) in streams.iter().enumerate() {
        write!(pdf, "{at} 0 obj <</Length {} /Filter /FlateDecode>>\nstream\r\n", stream.len()).unwrap();
        pdf.extend_from_slice(stream);
        pdf.extend_from_slice(b"\nendstream\nendobj\n");
    }
    pdf
}

/// A zip entry, as an EPUB or a DOCX has them.
fn entry(name: &str, plain: &[u8], level: u8) -> Vec<u8> {
    let mut entry = b"PK\x03\x04\x14\0\0\0\x08\0".to_vec();
    entry.extend_from_slice(&[0; 16]);
    entry.extend_from_slice(&(name.len() as u16).to_le_bytes());
    entry.extend_from_slice(&[0, 0]);
    entry.extend_from_slice(name.as_bytes());
    entry.extend_from_slice(&compress_to_vec(plain, level));
    entry
}

fn remade(form: &[u8]) -> Result<Vec<u8>, Stop<()>> {
    let mut file = Vec::new();
    remake(&mut &*form, &mut |bytes| {
        file.extend_from_slice(bytes);
        if file.len() > 64 << 20 { Err(()) } else { Ok(()) }
    })?;
    Ok(file)
}

fn comes_back(file: &[u8]) -> Vec<u8> {
    let form = open(file, 64 << 20).unwrap();
    assert!(remade(&form).unwrap() == file);
    form
}

#[test]
fn streams_of_every_level_are_opened_and_come_back() {
    let text = page(1, 40_000);
    for level in 1..=9 {
        let pdf = pdf(&[zlib(&text, level)]);
        let form = comes_back(&pdf);
        assert!(memmem::find(&form, &text[..1000]).is_some(), "level {level} stayed closed");
        let correction = form.len() - text.len() - (pdf.len() - zlib(&text, level).len());
        assert!(correction < 1000, "level {level}: {correction} bytes beside the text");
    }
}

/// A PNG with its image data in chunks of so many bytes. Checksums are not looked at.
fn png(plain: &[u8], chunk: usize) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let data = zlib(plain, 9);
    let chunks = [(b"IHDR", &[0; 13][..])].into_iter().chain(data.chunks(chunk).map(|data| (b"IDAT", data)));
    for (kind, data) in chunks.chain([(b"IEND", &[][..])]) {
        png.extend_from_slice(&(data.len() as u32).to_be_bytes());
        png.extend_from_slice(kind);
        png.extend_from_slice(data);
        png.extend_from_slice(b"crc!");
    }
    png
}

#[test]
fn a_picture_of_one_chunk_is_opened_and_any_comes_back() {
    let rows = page(4, 50_000);
    assert!(memmem::find(&comes_back(&png(&rows, usize::MAX)), &rows).is_some());
    for chunk in [1, 30, 8192] {
        assert!(memmem::find(&comes_back(&png(&rows, chunk)), &rows).is_none(), "{chunk}");
    }
    for cut in [9, 20, 36, 40, 44, 60, 1000] {
        comes_back(&png(&rows, usize::MAX)[..cut]);
    }
    // A length beyond everything.
    comes_back(b"\xff\xff\xff\xffIDAT\x78\x9c");
    comes_back(b"IDAT\x78\x9cstream\nPK\x03\x04");
}

#[test]
fn entries_of_a_zip_are_opened_and_come_back() {
    let text = page(2, 30_000);
    let zip = [entry("mimetype", b"x", 6), entry("a/page.xhtml", &text, 6), entry("b", &page(3, 500), 9)].concat();
    assert!(memmem::find(&comes_back(&zip), &text).is_some());
}

#[test]
fn a_long_stream_is_cut_into_chunks_and_comes_back() {
    // Rows of a picture: some flat, some not.
    let picture: Vec<u8> = (0..6_000_000u32).map(|at| ((at / 40) ^ (at / 9000 * 77)) as u8).collect();
    let text = page(4, 2 << 20);
    for plain in [&picture, &text] {
        let form = comes_back(&pdf(&[zlib(plain, 6), zlib(plain, 1)]));
        assert!(form.len() > 2 * plain.len(), "{} of {}", form.len(), 2 * plain.len());
        assert!(first_correction(&form).1.len() < plain.len(), "it is one chunk");
    }
}

#[test]
fn what_holds_no_stream_is_its_own_form() {
    for file in [&b""[..], b"x", b"stream\n", b"stream\nx\x9c", b"PK\x03\x04", &page(5, 5000)] {
        let form = comes_back(file);
        assert!(form.len() <= file.len() + 5);
        assert!(!is_open(&form));
    }
    assert!(is_open(&comes_back(&pdf(&[zlib(&page(6, 900), 6)]))));
}

#[test]
fn a_form_over_the_limit_is_none() {
    let bomb = pdf(&[zlib(&vec![0; 8 << 20], 9)]);
    assert_eq!(open(&bomb, bomb.len()), None);
    assert!(open(&bomb, 9 << 20).is_some());
}

/// If this fails, a form that older software made is read no more, or is no longer the one that patches are made from: the
/// encoding needs a new name.
#[test]
fn the_form_stays_what_it_is() {
    // From zlib 1.2, level 6.
    let stream = hex::decode(concat!(
        "789cc58c410a84401003bf9207c83ec2b39f68d68cdba8ddc3d8badf771004c1b3780b55495ad709f123fe122c485ee0",
        "46cc6a6bf083f649dd312ef6eb3e410d52d3c6c21ed9e3f62183d48ea603d542c50b3cd31a88f518c90c8df3e2edf90e",
        "521a7a47",
    ));
    let form = comes_back(&pdf(&[stream.unwrap()]));
    assert_eq!(hex::encode(first_correction(&form).0), "00000409000408015c007f00010424000401040301ff7f04050001ff");
    assert_eq!(
        crate::format::sha256(&form).to_string(),
        "80c2238386e303a195c98fbf00dc42a67d3e3806009c896cb67dad4a4d2fb39b"
    );
}

#[test]
fn a_hostile_beginning_is_refused_before_it_is_used() {
    let form = open(&pdf(&[zlib(&page(9, 2000), 6)]), 1 << 20).unwrap();
    let (correction, at) = first_correction(&form);
    assert!(is_sound(&correction));
    let change: [fn(&mut TokenPredictorParameters); 3] = [
        |parameters| parameters.max_token_count = 0,
        |parameters| parameters.max_chain = 1 << 20,
        |parameters| parameters.window_bits = 31,
    ];
    for change in change {
        let mut beginning: Beginning = bitcode::decode(&correction).unwrap();
        change(&mut beginning.parameters);
        let hostile = bitcode::encode(&beginning);
        assert!(!is_sound(&hostile));
        let mut form = form[..at.start].to_vec();
        put_number(&mut form, 2000 << 1 | 1);
        put_number(&mut form, (hostile.len() as u64) << 1 | 1);
        form.extend_from_slice(&hostile);
        form.extend_from_slice(&page(9, 2000)[..2000]);
        assert!(matches!(remade(&form), Err(Stop::Broken)));
    }
}

/// The first correction of `form`, and where its piece lies.
fn first_correction(form: &[u8]) -> (Vec<u8>, std::ops::Range<usize>) {
    let mut rest = form;
    loop {
        let start = form.len() - rest.len();
        let head = number(&mut rest).unwrap().unwrap();
        let length = (head / 2) as usize;
        if head & 1 == 0 {
            rest = &rest[length..];
            continue;
        }
        let correction = (number(&mut rest).unwrap().unwrap() / 2) as usize;
        return (rest[..correction].to_vec(), start..form.len() - rest.len() + correction + length);
    }
}

fn streams() -> impl Strategy<Value = Vec<Vec<u8>>> {
    let plain = prop_oneof![
        (any::<u32>(), 0..20_000usize).prop_map(|(seed, bytes)| page(seed, bytes)),
        prop::collection::vec(any::<u8>(), 0..3000),
        (any::<u8>(), 0..100_000usize).prop_map(|(byte, count)| vec![byte; count]),
    ];
    prop::collection::vec((plain, 0..=9u8).prop_map(|(plain, level)| zlib(&plain, level)), 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_document_comes_back_and_opens_the_same_again(streams in streams(), cut in 0.0..1.2f64) {
        let mut file = pdf(&streams);
        // Some are cut short.
        file.truncate((file.len() as f64 * cut) as usize);
        let form = open(&file, 64 << 20).unwrap();
        prop_assert!(remade(&form).unwrap() == file);
        prop_assert!(open(&file, 64 << 20).unwrap() == form);
    }

    #[test]
    fn a_damaged_document_comes_back(streams in streams(), harm in prop::collection::vec((any::<u32>(), any::<u8>()), 1..6)) {
        let mut file = pdf(&streams);
        for (at, byte) in harm {
            let at = at as usize % file.len();
            file[at] = byte;
        }
        let form = open(&file, 64 << 20).unwrap();
        prop_assert!(remade(&form).unwrap() == file);
    }

    #[test]
    fn a_damaged_form_makes_another_file_or_none(streams in streams(), harm in prop::collection::vec((any::<u32>(), any::<u8>()), 1..4), cut in 0.5..1.5f64) {
        let mut form = open(&pdf(&streams), 64 << 20).unwrap();
        for (at, byte) in harm {
            let at = at as usize % form.len();
            form[at] = byte;
        }
        form.truncate((form.len() as f64 * cut) as usize);
        // Only that it ends, without a panic that comes out; what it makes is checked by its hash.
        let _ = remade(&form);
    }

    #[test]
    fn a_damaged_correction_makes_another_file_or_none(seed: u32, level in 1..=9u8, harm in prop::collection::vec((any::<u32>(), any::<u8>()), 1..8)) {
        let mut form = open(&pdf(&[zlib(&page(seed, 5000), level)]), 64 << 20).unwrap();
        let (correction, _) = first_correction(&form);
        let start = memmem::find(&form, &correction).unwrap();
        for (at, byte) in harm {
            form[start + at as usize % correction.len()] = byte;
        }
        let _ = remade(&form);
    }
}
