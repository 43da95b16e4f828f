//! SQLite FTS5 and Xapian, through the shared script `peers.py`.

use std::path::Path;
use std::process::Command;

use anyhow::Result;
use serde::Deserialize;

use crate::report::Report;
use crate::shared::{self, PYTHON};

/// What the script says of one peer.
#[derive(Deserialize)]
pub struct Peer {
    /// Its name for people.
    #[serde(rename = "peer", deserialize_with = "name")]
    pub name: String,
    docs: f64,
    index_s: f64,
    pub index_bytes: f64,
    pub p99_ms: f64,
    /// Where the queries say what is relevant.
    #[serde(rename = "nDCG@10")]
    pub ndcg: Option<f64>,
}

fn name<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let name = String::deserialize(deserializer)?;
    Ok(match name.as_str() {
        "fts5" => "FTS5".to_owned(),
        "xapian" => "Xapian".to_owned(),
        _ => name,
    })
}

impl Peer {
    pub fn sections_a_second(&self) -> f64 {
        self.docs / self.index_s
    }
}

/// The script's peers that are installed, as it names them; what is not is noted.
pub fn installed(report: &mut Report) -> &'static str {
    if shared::installed(report, "Xapian", &[PYTHON, "-c", "import xapian"], "python3-xapian") {
        "fts5,xapian"
    } else {
        "fts5"
    }
}

/// Runs `peers` on `docs` and `queries`; `more` are further options of the script.
pub fn run(script: &Path, peers: &str, docs: &Path, queries: Option<&Path>, more: &[&str]) -> Result<Vec<Peer>> {
    let mut command = Command::new(PYTHON);
    command.arg(script).arg(docs).args(queries).args(["--json", "--peers", peers]).args(more);
    shared::json_lines(&mut command)
}
