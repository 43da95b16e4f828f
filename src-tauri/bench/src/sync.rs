//! Synchronising: bytes and requests as a proxy counts them, time over a link that it shapes, and what remaking files, large
//! files and patches take. Libraries are used as people do, by `shelf`.

mod link;
mod office;
mod origin;

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use domain::{FileRole, PublicationId};
use jiff::Timestamp;
use repository::{blob, form, patch};
use store::Store;

use crate::reader::Reader;
use crate::report::{Report, Row, Target};
use crate::shared;
use link::{Link, Passed, Shape};
use office::{Handbooks, Office, REISSUED};

/// What to measure.
#[derive(clap::Args)]
pub struct Arguments {
    /// How many publications the repository has in which one notice is corrected.
    #[arg(long, default_value_t = MANY)]
    publications: u32,
    /// Megabytes of the large file that travels as it is.
    #[arg(long, default_value_t = LARGE)]
    large: usize,
    /// Only the bytes of the handbooks: they are the same on every computer and in every build.
    #[arg(long)]
    bytes: bool,
}

impl Arguments {
    /// As many as the targets say.
    pub fn usual() -> Self {
        Self { publications: MANY, large: LARGE, bytes: false }
    }
}

const MANY: u32 = 10_000;
const LARGE: usize = 512;

/// A satellite link: 64 kbit/s, and 600 ms there and back.
const SATELLITE: Shape = Shape { bits: 64_000, round_trip: Duration::from_millis(600) };

/// How often a figure of speed is taken; the best is what the program can do, as others use the computer too.
const ROUNDS: u32 = 3;

/// The issues whose patches have a target, by language.
const WITH_TARGET: [&str; 4] = ["en", "de", "es", "ru"];

pub fn run(arguments: &Arguments, report: &mut Report) -> Result<()> {
    let corpus = shared::corpus(report, "handbooks on the way, patches", "handbooks");
    let handbooks = corpus.map(|corpus| Handbooks::new(&corpus)).transpose()?;
    if let Some(handbooks) = &handbooks {
        let rows = bytes_of_handbooks(handbooks)?;
        report.table("Handbooks on the way", &rows);
        if arguments.bytes {
            return Ok(());
        }
        let rows = remaking(handbooks)?;
        report.table("Remaking files", &rows);
    }
    let rows = corrections(arguments.publications)?;
    report.table("A notice is corrected", &rows);
    let mut rows = as_they_are(arguments.large)?;
    if let Some(handbooks) = handbooks {
        rows.extend(opened_and_patched(&handbooks)?);
    }
    report.table("Large files", &rows);
    Ok(())
}

fn per_cent(part: f64, whole: u64) -> f64 {
    part * 100.0 / whole as f64
}

/// First syncs, refreshes that find nothing, and new issues.
fn bytes_of_handbooks(handbooks: &Handbooks) -> Result<Vec<Row>> {
    let files = handbooks.publish(false)?;
    let link = Link::to(origin::serve(&handbooks.repository())?, None)?;
    let mut rows = Vec::new();
    let mut first = |what: &str, take: &str, most: f64| -> Result<Passed> {
        let reader = Reader::in_memory(&handbooks.card(), &link.address())?;
        reader.shelf(&["rules", "set", "--take", take])?;
        link.passed();
        reader.sync()?;
        let passed = link.passed();
        println!("{what}: {passed:?} for {files} bytes of files");
        rows.push(Row::new(what, "% of the files", per_cent(passed.bytes(), files), Target::AtMost(most)));
        link.passed();
        reader.sync()?;
        Ok(link.passed())
    };
    first("first sync, text only", "text", 8.0)?;
    let unchanged = first("first sync, whole files", "everything", 55.0)?;
    rows.push(Row::new(
        "a refresh that finds nothing new, requests",
        "",
        unchanged.requests as f64,
        Target::AtMost(2.0),
    ));
    rows.push(Row::new("a refresh that finds nothing new", "bytes", unchanged.bytes(), Target::Under(2000.0)));

    let mut readers = Vec::new();
    for (language, _, issue) in REISSUED {
        let reader = Reader::in_memory(&handbooks.card(), &link.address())?;
        reader.shelf(&["rules", "set", "--lang", language])?;
        reader.sync()?;
        readers.push((reader, language, issue));
    }
    handbooks.publish(true)?;
    let mut shares = Vec::new();
    for (reader, language, issue) in readers {
        link.passed();
        reader.sync()?;
        let passed = link.passed();
        let file = handbooks.file(language, issue).metadata()?.len();
        println!("new issue in {language}: {passed:?} for a file of {file} bytes");
        let share = per_cent(passed.bytes(), file);
        rows.push(Row::new(format!("new issue in {language}, all counted"), "% of the file", share, Target::None));
        shares.extend(WITH_TARGET.contains(&language).then_some(share));
    }
    let mean = shares.iter().sum::<f64>() / shares.len() as f64;
    rows.push(Row::new("new issue, mean of en, de, es, ru", "% of the file", mean, Target::AtMost(35.0)));
    Ok(rows)
}

/// How fast files come out of their opened form, all of the new issues one after another.
fn remaking(handbooks: &Handbooks) -> Result<Vec<Row>> {
    let mut packed = Vec::new();
    for (language, _, issue) in REISSUED {
        let content = std::fs::read(handbooks.file(language, issue))?;
        let name = format!("{language}.pdf");
        packed.push(blob::encode(FileRole::Document, name, "application/pdf".to_owned(), content)?);
    }
    let bytes: u64 = packed.iter().map(|encoded| encoded.file.bytes).sum();
    let mut best = f64::INFINITY;
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        for encoded in &packed {
            let encoding = encoded.file.transport.encoding;
            blob::decode(encoding, &mut encoded.blob.as_slice(), &encoded.file, &mut std::io::sink())?;
        }
        best = best.min(begun.elapsed().as_secs_f64());
    }
    let speed = bytes as f64 / 1e6 / best;
    Ok(vec![Row::new("files remade, five handbooks", "MB/s", speed, Target::AtLeast(20.0))])
}

/// What the correction of one notice among very many costs, and when it can be read over a slow link.
fn corrections(publications: u32) -> Result<Vec<Row>> {
    let mut office = Office::new()?;
    for number in 0..publications {
        office.put_notice(number, 1)?;
    }
    office.publish()?;
    let origin = origin::serve(&office.repository())?;
    let link = Link::to(origin, None)?;
    let reader = Reader::in_memory(&office.card(), &link.address())?;
    let took = reader.sync()?;
    println!("{publications} publications taken in, in {:.1} s: {:?}", took.seconds, link.passed());
    let middle = publications / 2;
    let correct = |office: &mut Office, revision| -> Result<()> {
        office.put_notice(middle, revision)?;
        office.publish()
    };
    correct(&mut office, 2)?;
    reader.sync()?;
    let passed = link.passed();
    println!("a correction: {passed:?}");
    let of = format!("one of {publications} publications");
    let mut rows = vec![Row::new(format!("{of}, metadata and all"), "kB", passed.bytes() / 1e3, Target::Under(50.0))];
    let took = reader.sync()?;
    let passed = link.passed();
    rows.push(Row::new(format!("nothing new in {publications}"), "bytes", passed.bytes(), Target::Under(2000.0)));
    rows.push(Row::new(format!("nothing new in {publications}, time"), "s", took.seconds, Target::None));

    let slow = Link::to(origin, Some(SATELLITE))?;
    let location = link.address();
    reader.shelf(&["source", "add", &slow.address(), "--trust", &office.card().to_string_lossy()])?;
    reader.shelf(&["source", "remove", "office", "--location", &location])?;
    correct(&mut office, 3)?;
    let seconds = readable_after(&reader, middle, 3)?;
    println!("over the slow link: {:?}", slow.passed());
    rows.push(Row::new(format!("{of}, until it can be read at 64 kbit/s, 600 ms"), "s", seconds, Target::AtMost(15.0)));
    Ok(rows)
}

/// Starts a sync; gives the seconds until that revision of a notice can be read, by another process than the one that syncs.
fn readable_after(reader: &Reader, number: u32, revision: u32) -> Result<f64> {
    let id: PublicationId = format!("office/notices/n{number}").try_into()?;
    let id = id.edition("en".parse()?);
    let store = Store::open(reader.folder(), Timestamp::now())?;
    std::thread::scope(|scope| {
        let begun = Instant::now();
        let syncing = scope.spawn(|| reader.sync());
        let mut seconds = None;
        while !syncing.is_finished() {
            let read = store.edition_text(&id)?.map(|text| text.edition.revision);
            if seconds.is_none() && read == Some(revision) {
                seconds = Some(begun.elapsed().as_secs_f64());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        syncing.join().map_err(|_| anyhow::anyhow!("the sync panicked"))??;
        seconds.or(Some(begun.elapsed().as_secs_f64())).context("a time")
    })
}

/// How fast a large file comes that travels as it is, and the memory that takes.
fn as_they_are(megabytes: usize) -> Result<Vec<Row>> {
    let mut office = Office::new()?;
    office.put_notice(0, 1)?;
    office.publish()?;
    let location = format!("http://{}/", origin::serve(&office.repository())?);
    let idle = idle(&office, &location)?;
    let content = noise(megabytes << 20);
    let bytes = content.len() as f64;
    let file = office.put_large("plain", 1, content)?;
    ensure!(file.transport.sha256 == file.sha256, "it travels as it is");
    office.publish()?;
    let (mut best, mut memory) = (f64::INFINITY, 0.0_f64);
    for _ in 0..ROUNDS {
        let took = Reader::new(&office.card(), &location)?.sync()?;
        best = best.min(took.seconds);
        memory = memory.max(took.memory);
    }
    let what = format!("{megabytes} MB that need no remaking");
    Ok(vec![
        Row::new(format!("{what}, the whole run"), "MB/s", bytes / 1e6 / best, Target::AtLeast(200.0)),
        Row::new("memory of a sync with nothing but a notice", "MB", idle, Target::None),
        Row::new(format!("{what}, memory beside that"), "MB", memory - idle, Target::Under(64.0)),
    ])
}

/// Memory of a sync that takes in one notice: the program itself, the database, the index.
fn idle(office: &Office, location: &str) -> Result<f64> {
    Ok(Reader::new(&office.card(), location)?.sync()?.memory)
}

/// The memory that a large file takes which is remade from its opened form, and one that is made by the largest patch.
fn opened_and_patched(handbooks: &Handbooks) -> Result<Vec<Row>> {
    let mut office = Office::new()?;
    office.put_notice(0, 1)?;
    office.publish()?;
    let origin = origin::serve(&office.repository())?;
    let link = Link::to(origin, None)?;
    let idle = idle(&office, &link.address())?;

    let whole = office.put_large("whole", 1, joined(handbooks, true, OPENED, WINDOW)?)?;
    ensure!(whole.transport.encoding == domain::publication::Encoding::Deflate1, "it travels opened");
    office.publish()?;
    let remade = Reader::new(&office.card(), &link.address())?.sync()?;

    office.remove("whole");
    let old = office.put_large("patched", 1, joined(handbooks, false, patch::FORM_LIMIT, 0)?)?;
    office.publish()?;
    let reader = Reader::new(&office.card(), &link.address())?;
    reader.sync()?;
    let new = office.put_large("patched", 2, joined(handbooks, true, patch::FORM_LIMIT, 0)?)?;
    office.publish()?;
    link.passed();
    let patched = reader.sync()?;
    let passed = link.passed();
    ensure!(passed.down < new.transport.bytes, "the patch was taken: {passed:?}");
    println!("{} bytes patched to {} with {passed:?}, in {:.1} s", old.bytes, new.bytes, patched.seconds);
    let megabytes = whole.bytes / 1_000_000;
    Ok(vec![
        Row::new(
            format!("{megabytes} MB remade, memory beside a notice"),
            "MB",
            remade.memory - idle,
            Target::Under(64.0),
        ),
        Row::new(
            format!("{megabytes} MB remade, the whole run"),
            "MB/s",
            whole.bytes as f64 / 1e6 / remade.seconds,
            Target::None,
        ),
        Row::new("the largest patch, all memory", "MB", patched.memory, Target::Under(256.0)),
    ])
}

/// The opened form of a large file that is remade: memory does not grow with it.
const OPENED: usize = 160 << 20;

/// Bytes between two copies of a handbook beyond which zstd does not see the first any more: seen, the file would pack better
/// as it is than opened, as no real one does.
const WINDOW: usize = 9 << 20;

/// One file of many handbooks, whose form has at most `limit` bytes, with `apart` bytes between those of the same name.
fn joined(handbooks: &Handbooks, new: bool, limit: usize, apart: usize) -> Result<Vec<u8>> {
    let mut parts = Vec::new();
    for (language, old, issue) in REISSUED {
        let content = std::fs::read(handbooks.file(language, if new { issue } else { old }))?;
        let form = form::open(&content, limit).context("the form of a handbook is small")?.len();
        parts.push((content, form));
    }
    // What joins two parts takes a few bytes of the form, too.
    let mut room = limit - (1 << 20);
    let mut joined = Vec::new();
    let between = noise(apart);
    for (at, (content, form)) in parts.iter().cycle().enumerate() {
        let before: &[u8] = if at > 0 && at % parts.len() == 0 { &between } else { &[] };
        if form + before.len() > room {
            break;
        }
        room -= form + before.len();
        joined.extend_from_slice(before);
        joined.extend_from_slice(content);
    }
    Ok(joined)
}

/// Bytes that nothing packs (splitmix64).
fn noise(bytes: usize) -> Vec<u8> {
    let word = |at: u64| {
        let mixed = at.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)).to_le_bytes()
    };
    (1..=(bytes / 8) as u64).flat_map(word).collect()
}
