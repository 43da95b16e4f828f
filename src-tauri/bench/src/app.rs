//! Desktop apps, started and watched from outside: Fieldshelf, and a peer in the same way.

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, MapState, Window};
use x11rb::rust_connection::RustConnection;

/// How long the app may take to say anything.
const PATIENCE: Duration = Duration::from_secs(60);

/// A window at least so wide and high is the app's, not a helper's or a splash.
const A_WINDOW: (u16, u16) = (400, 300);

/// How often the display is asked for windows.
const GLANCE: Duration = Duration::from_millis(2);

/// A virtual display, where the benchmark runs without one.
pub struct Display {
    server: Option<Child>,
    name: String,
}

impl Display {
    /// The display there is, or else one of its own.
    pub fn open() -> Result<Self> {
        if let Ok(name) = std::env::var("DISPLAY") {
            return Ok(Self { server: None, name });
        }
        let mut server = Command::new("Xvfb")
            // Without the last it starts anew whenever its last client goes, and refuses the next meanwhile.
            .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-noreset"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("Xvfb could not be started; install it: apt-get install xvfb")?;
        let output = server.stdout.take().context("Xvfb says its number")?;
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number)?;
        Ok(Self { server: Some(server), name: format!(":{}", number.trim()) })
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        if let Some(server) = &mut self.server {
            // It may have ended by itself; nothing else can be done about it here.
            let _ = server.kill();
            let _ = server.wait();
        }
    }
}

/// A program with a window, ended when dropped.
pub struct Running {
    process: Child,
    begun: Instant,
    screen: RustConnection,
    /// The windows that were there before it.
    before: Vec<Window>,
}

impl Running {
    /// Starts `command` on `display`.
    pub fn start(command: &mut Command, display: &Display) -> Result<Self> {
        let (screen, _) = x11rb::connect(Some(&display.name)).context("the display does not answer")?;
        let before = windows(&screen)?;
        command.env("DISPLAY", &display.name).env("GDK_BACKEND", "x11").env("QT_QPA_PLATFORM", "xcb");
        command.env("NO_AT_BRIDGE", "1").stdin(Stdio::null()).stderr(Stdio::null());
        let begun = Instant::now();
        let process = command.spawn().with_context(|| format!("{command:?} could not be started"))?;
        Ok(Self { process, begun, screen, before })
    }

    /// Time from the start until a window of its own is on the display, with whatever in it.
    pub fn first_window(&self) -> Result<Duration> {
        while self.begun.elapsed() < PATIENCE {
            for window in windows(&self.screen)?.into_iter().filter(|window| !self.before.contains(window)) {
                // A window may be gone again before it is asked about.
                let Ok(state) = self.screen.get_window_attributes(window)?.reply() else { continue };
                let Ok(size) = self.screen.get_geometry(window)?.reply() else { continue };
                if state.map_state == MapState::VIEWABLE && size.width >= A_WINDOW.0 && size.height >= A_WINDOW.1 {
                    return Ok(self.begun.elapsed());
                }
            }
            std::thread::sleep(GLANCE);
        }
        bail!("no window was opened")
    }

    /// The program and all processes it started that still run.
    fn processes(&self) -> Result<Vec<u32>> {
        let mut parents: HashMap<u32, u32> = HashMap::new();
        for entry in std::fs::read_dir("/proc")?.flatten() {
            let Some(process) = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else { continue };
            let Ok(stat) = std::fs::read_to_string(entry.path().join("stat")) else { continue };
            // The name may hold anything but ends with the last bracket; the parent is the second field after it.
            let parent = stat.rsplit(')').next().and_then(|rest| rest.split_whitespace().nth(1)?.parse().ok());
            parents.insert(process, parent.unwrap_or(0));
        }
        let ours = |mut process: u32| {
            while process > 1 && process != self.process.id() {
                process = parents.get(&process).copied().unwrap_or(0);
            }
            process > 1
        };
        Ok(parents.keys().copied().filter(|process| ours(*process)).collect())
    }

    /// Proportional set size of the program and all processes it started, in bytes: of each its name and its share.
    /// Where other programs use the same libraries at the same time, each is counted a smaller share of them.
    pub fn memory(&self) -> Result<Vec<(String, u64)>> {
        let mut shares = Vec::new();
        for process in self.processes()? {
            let rollup = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
            let kilobytes = rollup
                .lines()
                .find_map(|line| line.strip_prefix("Pss:")?.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok());
            let name = std::fs::read_to_string(format!("/proc/{process}/comm")).unwrap_or_default();
            shares.push((name.trim().to_owned(), kilobytes.unwrap_or(0) * 1024));
        }
        shares.sort();
        Ok(shares)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // What it started ends with it, or would be there still, and hold its port, when it is started again.
        let all = self.processes().unwrap_or_default();
        let _ = Command::new("kill").arg("-KILL").args(all.iter().map(u32::to_string)).stderr(Stdio::null()).status();
        let _ = self.process.wait();
    }
}

/// The windows that lie on the display itself.
fn windows(screen: &RustConnection) -> Result<Vec<Window>> {
    let root = screen.setup().roots[0].root;
    Ok(screen.query_tree(root)?.reply()?.children)
}

/// Fieldshelf at work.
pub struct App {
    pub running: Running,
    lines: Receiver<(Instant, String)>,
}

impl App {
    /// Starts the app over `library` at `route`.
    pub fn start(display: &Display, library: &Path, route: &str) -> Result<Self> {
        let program = PathBuf::from(
            std::env::var_os("FIELDSHELF_APP")
                .context("FIELDSHELF_APP names the app; start this with: cargo xtask bench")?,
        );
        let mut command = Command::new(&program);
        command.args(["--library".as_ref(), library.as_os_str(), "--route".as_ref(), route.as_ref()]);
        command.env("FIELDSHELF_ANNOUNCE", "1").stdout(Stdio::piped());
        let mut running = Running::start(&mut command, display)?;
        let output = running.process.stdout.take().context("the app says what it does")?;
        let (send, lines) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(|line| line.ok()) {
                if send.send((Instant::now(), line)).is_err() {
                    break;
                }
            }
        });
        Ok(Self { running, lines })
    }

    /// Time from the start until the first screen is painted.
    pub fn painted(&self) -> Result<Duration> {
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok((at, line)) if line.starts_with("FIELDSHELF_READY") => return Ok(at - self.running.begun),
                Ok(_) => {}
                Err(error) => bail!("the window was not painted: {error}"),
            }
        }
    }

    /// Bytes of documents read until nothing was for `quiet`, and how many reads it took.
    pub fn bytes_read(&self, quiet: Duration) -> Result<(u64, u32)> {
        let (mut bytes, mut reads) = (0, 0);
        let mut patience = PATIENCE;
        loop {
            match self.lines.recv_timeout(patience) {
                Ok((_, line)) => {
                    if let Some(read) = line.strip_prefix("FIELDSHELF_READ ") {
                        bytes += read.trim().parse::<u64>()?;
                        reads += 1;
                        patience = quiet;
                    }
                }
                Err(RecvTimeoutError::Timeout) if reads > 0 => return Ok((bytes, reads)),
                Err(error) => bail!("no document was read: {error}"),
            }
        }
    }
}
