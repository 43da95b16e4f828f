//! Kiwix, the peer that is a whole product: `kiwix-serve` answers searches, with snippets, as a page over loopback.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::report::Report;
use crate::shared::{self, PYTHON};

/// Makes a ZIM file of a corpus, an article a section, with the full-text index that Kiwix searches.
const ZIM: &str = include_str!("zim.py");

/// How long the server may take to answer at all.
const PATIENCE: Duration = Duration::from_secs(30);

/// A server over one file, ended when dropped.
pub struct Server {
    process: Child,
    port: u16,
    /// Making the file took so long, its articles' compression included.
    pub made: Duration,
}

impl Server {
    /// Makes `docs` into a file in `scratch` and serves it; nothing where Kiwix is not installed.
    pub fn start(report: &mut Report, docs: &Path, scratch: &Path) -> Result<Option<Self>> {
        let what = "kiwix-serve";
        if !shared::installed(report, what, &["kiwix-serve", "--version"], "kiwix-tools")
            || !shared::installed(report, what, &[PYTHON, "-c", "import libzim"], "python3-libzim")
        {
            return Ok(None);
        }
        let file = scratch.join("sections.zim");
        let begun = Instant::now();
        shared::text(Command::new(PYTHON).args(["-c", ZIM]).arg(docs).arg(&file))?;
        let made = begun.elapsed();
        // The port that the system gives is free; the server cannot choose one by itself.
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut command = Command::new(what);
        command.args(["--address", "127.0.0.1", "--port", &port.to_string()]).arg(&file);
        let process = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().context(what)?;
        let server = Self { process, port, made };
        while server.search("start").is_err() {
            if begun.elapsed() > made + PATIENCE {
                bail!("kiwix-serve does not answer");
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(Some(server))
    }

    /// The page of 20 results; its time includes the connection, some tenths of a millisecond on loopback.
    pub fn search(&self, query: &str) -> Result<Vec<u8>> {
        let mut pattern = url::form_urlencoded::Serializer::new(String::new());
        pattern.append_pair("content", "sections").append_pair("pattern", query).append_pair("pageLength", "20");
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let request =
            format!("GET /search?{} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", pattern.finish());
        stream.write_all(request.as_bytes())?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        // A query that finds nothing is answered with 404, or with 400 where no word is left of it.
        if !answer.starts_with(b"HTTP/1.1 200") && !answer.starts_with(b"HTTP/1.1 40") {
            bail!("kiwix-serve answered {:?}", String::from_utf8_lossy(&answer[..answer.len().min(40)]));
        }
        Ok(answer)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; nothing else can be done about it here.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
