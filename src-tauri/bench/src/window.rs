//! The real window: how soon it is painted, what memory it takes, what a page of a large PDF reads, and how quickly it does
//! what a reader wants.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, bail};
use domain::{
    CollectionId, Edition, Encoding, File, FileRole, Kind, Publication, PublicationId, Stage, Transport, When,
};
use jiff::Timestamp;
use store::{CollectionRecord, PublisherRecord, SectionContent, Store};

use crate::app::{App, Display, Running};
use crate::reading::Amounts;
use crate::report::{Report, Row, Target};
use crate::{reading, shared};

/// What to measure.
#[derive(clap::Args)]
pub struct Arguments {
    /// Publications in the library.
    #[arg(long, default_value_t = 1000)]
    publications: u32,
    /// How often the window is opened, after one opening that is not counted.
    #[arg(long, default_value_t = 10)]
    runs: usize,
    /// How often each thing that a reader does is done.
    #[arg(long, default_value_t = 30)]
    readings: usize,
    /// How often a document is opened between the measurements of memory; 0 leaves them out.
    #[arg(long, default_value_t = 500)]
    openings: usize,
    /// Minutes over which these openings are spread; 0 makes them as quickly as they go.
    #[arg(long, default_value_t = 20.0)]
    minutes: f64,
    /// Only what a reader does in the window.
    #[arg(long)]
    only_reading: bool,
}

impl Default for Arguments {
    fn default() -> Self {
        Self { publications: 1000, runs: 10, readings: 30, openings: 500, minutes: 20.0, only_reading: false }
    }
}

/// Publications in a list that is scrolled.
const LONG_LIST: u32 = 2000;

/// After so long without a read a page counts as loaded.
const QUIET: Duration = Duration::from_secs(4);

/// The first frame is painted; memory settles a little later.
pub const SETTLED: Duration = Duration::from_secs(5);

/// Median figures of an app's openings.
#[derive(Default)]
struct Opened {
    /// Seconds until there is a window.
    window: Vec<f64>,
    /// Seconds until what it is opened for is painted.
    painted: Vec<f64>,
    /// Megabytes of all processes.
    memory: Vec<f64>,
    /// Megabytes of each, in the last opening.
    processes: Vec<(String, u64)>,
}

pub fn run(arguments: &Arguments, report: &mut Report) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let long_list = folder.path().join("long-list");
    fill(&long_list, LONG_LIST)?;
    let amounts = Amounts { runs: arguments.readings, openings: arguments.openings, minutes: arguments.minutes };
    reading::measure(amounts, &long_list, report)?;
    if arguments.only_reading {
        return Ok(());
    }
    let library = folder.path().join("library");
    fill(&library, arguments.publications)?;
    let display = Display::open()?;
    let mut ours = Opened::default();
    for _ in 0..=arguments.runs {
        let app = App::start(&display, &library, "/library")?;
        ours.window.push(app.running.first_window()?.as_secs_f64());
        ours.painted.push(app.painted()?.as_secs_f64());
        ours.settled(&app.running)?;
    }
    let kiwix = kiwix(report, arguments, &display, folder.path())?;
    let painted = format!("start to the painted Library, {} publications", arguments.publications);
    let window = kiwix.as_ref().map(|kiwix| median(&kiwix.window));
    // Without it, what it was once measured at.
    let memory = if kiwix.is_some() { Target::PartOf(&[(KIWIX, 1.0)]) } else { Target::AtMost(245.0) };
    let mut rows = vec![
        Row::new("start to the first window", "s", median(&ours.window), Target::None).peer(KIWIX, window),
        Row::new(painted, "s", median(&ours.painted), Target::Under(1.0)).peer("Kiwix desktop, a window", window),
        Row::new("memory, all processes, no document open (PSS)", "MB", median(&ours.memory), memory)
            .peer(KIWIX, kiwix.as_ref().map(|kiwix| median(&kiwix.memory))),
    ];
    for (name, fan_out) in [("page tree of 10 a node", 10), ("flat page tree", usize::MAX)] {
        let library = folder.path().join(format!("pdf-{}", name.len()));
        let bytes = large_pdf(&library, fan_out)?;
        let app = App::start(&display, &library, "/read/corpus%2Flarge%2Fbook%40en?view=pages&page=200")?;
        let (read, reads) = app.bytes_read(QUIET)?;
        let what = format!("page 200 of a PDF of {:.0} MB, {name}, {reads} reads", bytes as f64 / 1e6);
        rows.push(Row::new(what, "MB", read as f64 / 1e6, Target::Under(5.0)));
    }
    ours.print("Fieldshelf");
    if let Some(kiwix) = kiwix {
        kiwix.print(KIWIX);
    }
    report.table(&format!("Window, median of {} openings, warm", arguments.runs), &rows);
    Ok(())
}

const KIWIX: &str = "Kiwix desktop";

/// Kiwix desktop with nothing in its library, opened as often; nothing where it is not installed.
fn kiwix(report: &mut Report, arguments: &Arguments, display: &Display, folder: &Path) -> Result<Option<Opened>> {
    if !shared::installed(report, KIWIX, &["dpkg-query", "--show", "kiwix"], "kiwix") {
        return Ok(None);
    }
    let mut opened = Opened::default();
    for _ in 0..=arguments.runs {
        let mut command = Command::new("kiwix-desktop");
        // Chromium's sandbox does not run as root; without it Kiwix takes less memory, not more.
        command.env("HOME", folder).env("QTWEBENGINE_DISABLE_SANDBOX", "1").stdout(Stdio::null());
        for variable in ["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
            command.env_remove(variable);
        }
        let running = Running::start(&mut command, display)?;
        opened.window.push(running.first_window()?.as_secs_f64());
        opened.settled(&running)?;
    }
    Ok(Some(opened))
}

impl Opened {
    /// Waits until memory has settled, and measures it.
    fn settled(&mut self, running: &Running) -> Result<()> {
        std::thread::sleep(SETTLED);
        self.processes = running.memory()?;
        self.memory.push(self.processes.iter().map(|(_, bytes)| *bytes as f64 / 1e6).sum());
        Ok(())
    }

    /// Prints how the openings differ, and where memory is.
    fn print(&self, whose: &str) {
        for (what, values) in [("window, s", &self.window), ("painted, s", &self.painted), ("memory, MB", &self.memory)]
        {
            let counted = values.get(1..).unwrap_or_default();
            let least = counted.iter().copied().fold(f64::INFINITY, f64::min);
            let most = counted.iter().copied().fold(0.0, f64::max);
            if !counted.is_empty() {
                println!("{whose}, {what:<12} min {least:>7.2}  median {:>7.2}  max {most:>7.2}", median(values));
            }
        }
        for (process, bytes) in &self.processes {
            println!("  {process:<20} {:>6.1} MB", *bytes as f64 / 1e6);
        }
    }
}

/// The median of all openings but the first, which warms up.
pub fn median(values: &[f64]) -> f64 {
    let mut counted = values.get(1..).unwrap_or_default().to_vec();
    counted.sort_by(f64::total_cmp);
    counted.get(counted.len() / 2).copied().unwrap_or_default()
}

fn publisher(store: &Store, collection: &str) -> Result<CollectionId> {
    store.put_publisher(&PublisherRecord {
        name: "corpus".parse()?,
        full_name: "Corpus".to_owned(),
        names: Default::default(),
        card: Vec::new(),
        built_in: true,
    })?;
    let id: CollectionId = format!("corpus/{collection}").parse()?;
    let titles = [("en".parse()?, "Collection".to_owned())].into();
    store.put_collection(&CollectionRecord {
        id: id.clone(),
        titles,
        cover: "teal".to_owned(),
        expires: None,
        glossary: Vec::new(),
    })?;
    Ok(id)
}

/// A library of `count` publications in three languages each.
fn fill(folder: &Path, count: u32) -> Result<()> {
    let store = Store::open(folder, Timestamp::now())?.lease("the benchmark", Timestamp::now)?;
    publisher(&store, "shelf")?;
    let issued: When = "2026-01-01".parse()?;
    for number in 0..count {
        let id: PublicationId = format!("corpus/shelf/p{number}").parse()?;
        let kind = Kind::ALL[1 + number as usize % 5];
        let mut editions = Vec::new();
        for (language, title) in [("en", "Handbook"), ("fr", "Guide"), ("ar", "دليل")] {
            editions.push(edition(language, format!("{title} {number}"), Vec::new())?);
        }
        let publication = Publication {
            id,
            kind,
            topics: Vec::new(),
            issued,
            stage: Stage::Published,
            notice: None,
            links: Vec::new(),
            editions,
        };
        apply(&store, &publication)?;
    }
    Ok(())
}

fn edition(language: &str, title: String, files: Vec<File>) -> Result<Edition> {
    Ok(Edition {
        language: language.parse()?,
        title,
        summary: "What it says, in a sentence or two.".to_owned(),
        audience: String::new(),
        revision: 1,
        issued: "2026-01-01".parse()?,
        translates: None,
        sections: None,
        files,
    })
}

fn apply(store: &Store, publication: &Publication) -> Result<()> {
    store.put_publication(publication)?;
    for edition in &publication.editions {
        let section = SectionContent {
            ordinal: 0,
            id: "p1".parse()?,
            level: 1,
            heading: "First".to_owned(),
            html: None,
            text: "Some text.".to_owned(),
            pages: vec![domain::PageStart { offset: 0, page: 1 }],
        };
        store.apply_edition(&publication.id.edition(edition.language.clone()), edition, &[section], publication)?;
    }
    Ok(())
}

/// A library with one PDF of 400 pages and 100 MB, each page beside its picture; gives the PDF's size.
fn large_pdf(folder: &Path, fan_out: usize) -> Result<u64> {
    let pdf = pdf(400, fan_out)?;
    let sha256 = hash(&pdf);
    let bytes = pdf.len() as u64;
    let store = Store::open(folder, Timestamp::now())?.lease("the benchmark", Timestamp::now)?;
    publisher(&store, "large")?;
    store.put_blob(&sha256, bytes, |out| out.write_all(&pdf))?;
    let file = File {
        role: FileRole::Document,
        name: "en.pdf".to_owned(),
        media_type: "application/pdf".to_owned(),
        bytes,
        sha256,
        transport: Transport { encoding: Encoding::Plain, sha256, bytes, patches: Vec::new() },
    };
    let publication = Publication {
        id: "corpus/large/book".parse()?,
        kind: Kind::Handbook,
        topics: Vec::new(),
        issued: "2026-01-01".parse()?,
        stage: Stage::Published,
        notice: None,
        links: Vec::new(),
        editions: vec![edition("en", "A large book".to_owned(), vec![file])?],
    };
    apply(&store, &publication)?;
    drop(store);
    // What the window asks of it is what a reader asks.
    let library =
        library::Library::open(folder, Arc::new(Timestamp::now)).map_err(|failure| anyhow::anyhow!(failure.message))?;
    if library.file_range(&sha256.to_string(), 0, 5).map_err(|failure| anyhow::anyhow!(failure.message))? != b"%PDF-" {
        bail!("the PDF is not in the library");
    }
    Ok(bytes)
}

fn hash(bytes: &[u8]) -> domain::BlobId {
    use sha2::Digest;
    domain::BlobId::from_bytes(sha2::Sha256::digest(bytes).into())
}

/// A PDF of `pages` pages with a picture of 250 kB each, that does not compress.
fn pdf(pages: usize, fan_out: usize) -> Result<Vec<u8>> {
    let fan_out = fan_out.min(pages);
    let nodes = pages.div_ceil(fan_out);
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    let object = |out: &mut Vec<u8>, offsets: &mut Vec<(usize, usize)>, number: usize, body: &[u8]| -> Result<()> {
        offsets.push((number, out.len()));
        writeln!(out, "{number} 0 obj")?;
        out.extend_from_slice(body);
        out.extend_from_slice(b"\nendobj\n");
        Ok(())
    };
    // 1 catalog, 2 root of the tree, then its nodes, then three objects a page.
    let first_page = 3 + nodes;
    let mut noise: u64 = 0x9e37_79b9_7f4a_7c15;
    for page in 0..pages {
        let (dict, content, image) = (first_page + page * 3, first_page + page * 3 + 1, first_page + page * 3 + 2);
        let mut pixels = Vec::with_capacity(300 * 280 * 3);
        while pixels.len() < 300 * 280 * 3 {
            noise ^= noise << 13;
            noise ^= noise >> 7;
            noise ^= noise << 17;
            pixels.extend_from_slice(&noise.to_le_bytes());
        }
        pixels.truncate(300 * 280 * 3);
        let parent = 3 + page / fan_out;
        object(&mut out, &mut offsets, dict, format!("<</Type/Page/Parent {parent} 0 R/MediaBox[0 0 420 595]/Contents {content} 0 R/Resources<</XObject<</I {image} 0 R>>>>>>").as_bytes())?;
        let drawing = b"q 300 0 0 280 60 200 cm /I Do Q";
        let mut stream = format!("<</Length {}>>stream\n", drawing.len()).into_bytes();
        stream.extend_from_slice(drawing);
        stream.extend_from_slice(b"\nendstream");
        object(&mut out, &mut offsets, content, &stream)?;
        let mut picture = format!("<</Type/XObject/Subtype/Image/Width 300/Height 280/ColorSpace/DeviceRGB/BitsPerComponent 8/Length {}>>stream\n", pixels.len()).into_bytes();
        picture.extend_from_slice(&pixels);
        picture.extend_from_slice(b"\nendstream");
        object(&mut out, &mut offsets, image, &picture)?;
    }
    for node in 0..nodes {
        let of_node =
            (node * fan_out..((node + 1) * fan_out).min(pages)).map(|page| format!("{} 0 R", first_page + page * 3));
        let kids: Vec<String> = of_node.collect();
        object(
            &mut out,
            &mut offsets,
            3 + node,
            format!("<</Type/Pages/Parent 2 0 R/Count {}/Kids[{}]>>", kids.len(), kids.join(" ")).as_bytes(),
        )?;
    }
    let kids: Vec<String> = (0..nodes).map(|node| format!("{} 0 R", 3 + node)).collect();
    object(&mut out, &mut offsets, 2, format!("<</Type/Pages/Count {pages}/Kids[{}]>>", kids.join(" ")).as_bytes())?;
    object(&mut out, &mut offsets, 1, b"<</Type/Catalog/Pages 2 0 R>>")?;
    offsets.sort_unstable();
    let table = out.len();
    write!(out, "xref\n0 {}\n0000000000 65535 f \n", offsets.len() + 1)?;
    for (_, offset) in &offsets {
        writeln!(out, "{offset:010} 00000 n ")?;
    }
    write!(out, "trailer<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n", offsets.len() + 1)?;
    Ok(out)
}
