//! A TUF client over this crate's HTTP carrier, the store and the repository crate's workflow, with the command line
//! that the public suite `tuf-conformance` asks of a client (its CLIENT-CLI.md). See `tests/interop`.
//!
//! ```text
//! tuf_client --metadata-dir DIR init ROOT
//! tuf_client --metadata-dir DIR --metadata-url URL refresh
//! tuf_client --metadata-dir DIR --metadata-url URL --target-name NAME … --target-base-url URL --target-dir DIR download
//! ```
//!
//! What is trusted lies in a library, DIR/library; copies for the suite to look at lie in DIR. Ends with 0, or with 1
//! when anything was refused or failed.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jiff::Timestamp;
use repository::tuf::{Client, Files, MetadataFile, Target};
use repository::{CarrierError, Expired, RefreshError, Refusal};
use store::{PublisherRecord, Store};
use sync::http::{GetError, Options};
use sync::{Http, PublisherTrust};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The most bytes of a target that is downloaded.
const TARGET_LIMIT: u64 = 64 << 20;

#[derive(Default)]
struct Arguments {
    options: BTreeMap<String, String>,
    targets: Vec<String>,
    words: Vec<String>,
}

impl Arguments {
    fn read() -> Result<Self> {
        let mut arguments = Self::default();
        let mut given = std::env::args().skip(1);
        while let Some(word) = given.next() {
            match word.strip_prefix("--") {
                Some(option) => {
                    let value = given.next().ok_or_else(|| format!("{word} needs a value"))?;
                    if option == "target-name" {
                        arguments.targets.push(value);
                    } else {
                        arguments.options.insert(option.to_owned(), value);
                    }
                }
                None => arguments.words.push(word),
            }
        }
        Ok(arguments)
    }

    fn option(&self, name: &str) -> Result<&str> {
        Ok(self.options.get(name).ok_or_else(|| format!("--{name} is missing"))?)
    }
}

fn main() -> ExitCode {
    match Arguments::read().and_then(|arguments| run(&arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tuf_client: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<()> {
    let folder = Path::new(arguments.option("metadata-dir")?);
    // The suite moves this clock with faketime.
    let now = Timestamp::now();
    let store = Store::open(&folder.join("library"), now)?.lease("tuf_client", Timestamp::now)?;
    match arguments.words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["init", root] => init(folder, &store, Path::new(root)),
        ["refresh"] => update(arguments, folder, &store, now, |_| Ok(())),
        ["download"] => update(arguments, folder, &store, now, |client| download(arguments, client)),
        words => Err(format!("init, refresh or download was expected, not {words:?}").into()),
    }
}

/// Trusts `root` from now on.
fn init(folder: &Path, store: &Store, root: &Path) -> Result<()> {
    let root = std::fs::read(root)?;
    store.put_publisher(&PublisherRecord {
        name: "repository".parse()?,
        full_name: "The repository under test".to_owned(),
        names: BTreeMap::new(),
        card: root.clone(),
        built_in: false,
    })?;
    std::fs::write(folder.join("root.json"), root)?;
    Ok(())
}

/// Brings what is trusted up to date and does `then` with it; keeps what was verified whatever came after it.
fn update(
    arguments: &Arguments,
    folder: &Path,
    store: &Store,
    now: Timestamp,
    then: impl FnOnce(&mut Client<'_>) -> Result<()>,
) -> Result<()> {
    let publisher = store.publishers()?.into_iter().next().ok_or("init comes first")?;
    let trust = PublisherTrust::new(store, publisher.name);
    let files = Metadata(Http::new(arguments.option("metadata-url")?, options())?);
    let mut client = Client::new(&publisher.card, &files, &trust, now, Expired::Refuse)?;
    let done = client.refresh().map_err(Into::into).and_then(|()| then(&mut client));
    client.keep()?;
    for (name, bytes) in client.stored()? {
        std::fs::write(folder.join(name), bytes)?;
    }
    done
}

fn download(arguments: &Arguments, client: &mut Client<'_>) -> Result<()> {
    let folder = Path::new(arguments.option("target-dir")?);
    let http = Http::new(arguments.option("target-base-url")?, options())?;
    for name in &arguments.targets {
        let target = client.find(name)?.ok_or_else(|| format!("nobody signed for {name}"))?;
        let path = place(folder, name);
        if std::fs::read(&path).is_ok_and(|bytes| target.is(&bytes)) {
            continue;
        }
        let bytes = fetch(&http, name, &target)?;
        std::fs::write(path, bytes)?;
    }
    Ok(())
}

fn fetch(http: &Http, name: &str, target: &Target) -> Result<Vec<u8>> {
    let bytes = http.get(&target.file_name(name), target.length.min(TARGET_LIMIT))?;
    let bytes = bytes.ok_or_else(|| format!("{name} is missing"))?;
    if target.is(&bytes) { Ok(bytes) } else { Err(format!("{name} is not what was signed").into()) }
}

/// A file of its own for each target, whatever its name.
fn place(folder: &Path, name: &str) -> PathBuf {
    let safe = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    folder.join(name.bytes().map(safe).collect::<String>())
}

/// Nothing that the suite does is mended by waiting.
fn options() -> Options {
    Options { retries: 0, ..Options::default() }
}

struct Metadata(Http);

impl Files for Metadata {
    fn metadata(&self, file: MetadataFile<'_>, limit: u64) -> std::result::Result<Option<Vec<u8>>, RefreshError> {
        self.0.get(&file.name(), limit).map_err(|error| match error {
            GetError::TooLong => {
                let reason = Refusal::Mismatch(format!("it is longer than {limit} bytes"));
                RefreshError::Refused { item: file.name(), reason }
            }
            other => CarrierError::Unreachable { location: self.describe(), reason: other.to_string() }.into(),
        })
    }

    fn describe(&self) -> String {
        repository::Carrier::describe(&self.0)
    }
}
