//! Other programs: run, shown, listened to. A program that is not there is named, never a bare "not found".

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use crate::failure::{Failure, Result};
use crate::system::NPM;

/// A program to run.
pub struct Program {
    command: Command,
    shown: String,
}

impl Program {
    /// The program `name`, found on the path unless it is a path itself.
    pub fn new(name: impl AsRef<OsStr>) -> Self {
        let shown = Path::new(name.as_ref()).file_stem().unwrap_or(name.as_ref()).to_string_lossy().into_owned();
        let mut command = Command::new(&name);
        // Nothing here answers questions: a program that asks must not wait for ever.
        command.stdin(Stdio::null());
        Self { command, shown }
    }

    /// npm, under the name it has on this system.
    pub fn npm() -> Self {
        Self::new(NPM)
    }

    /// cargo, the one that runs this program.
    pub fn cargo() -> Self {
        Self::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    /// Adds arguments.
    pub fn args<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        for argument in arguments {
            let argument = argument.as_ref();
            self.shown.push(' ');
            self.shown.push_str(&argument.to_string_lossy());
            self.command.arg(argument);
        }
        self
    }

    /// Runs it in `folder`.
    pub fn dir(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Sets a variable of its environment.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs it with its output on this terminal; anything but success is a failure.
    pub fn run(mut self) -> Result<()> {
        let status = self.command.status().map_err(|error| self.not_started(&error))?;
        self.succeeded(status)
    }

    /// Runs it with its output on this terminal, and tells how it ended.
    pub fn status(mut self) -> Result<ExitStatus> {
        self.command.status().map_err(|error| self.not_started(&error))
    }

    /// Runs it, hands every line it prints to `line`, and prints it too. Tells how it ended.
    pub fn lines(mut self, mut line: impl FnMut(&str)) -> Result<ExitStatus> {
        let mut child = self.command.stdout(Stdio::piped()).spawn().map_err(|error| self.not_started(&error))?;
        if let Some(output) = child.stdout.take() {
            let mut reader = BufReader::new(output);
            let mut bytes = Vec::new();
            while reader.read_until(b'\n', &mut bytes).is_ok_and(|read| read > 0) {
                let text = String::from_utf8_lossy(&bytes);
                print!("{text}");
                line(text.trim_end());
                bytes.clear();
            }
        }
        child.wait().map_err(|error| self.not_started(&error))
    }

    /// What it prints, when it succeeds; what it said, when it does not.
    pub fn text(mut self) -> Result<String> {
        let output = self.command.output().map_err(|error| self.not_started(&error))?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned());
        }
        let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        Err(Failure::new(format!("`{}` failed ({}): {said}", self.shown, output.status)))
    }

    /// Whether it runs and succeeds; what it prints is dropped.
    pub fn works(mut self) -> bool {
        self.command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    }

    /// The command as the standard library knows it, for what needs to be watched while it runs.
    pub fn into_command(self) -> Command {
        self.command
    }

    /// A failure unless `status` is success.
    fn succeeded(&self, status: ExitStatus) -> Result<()> {
        if status.success() { Ok(()) } else { Err(Failure::new(format!("`{}` failed ({status})", self.shown))) }
    }

    fn not_started(&self, error: &std::io::Error) -> Failure {
        if error.kind() == std::io::ErrorKind::NotFound {
            let name = self.command.get_program().to_string_lossy().into_owned();
            return Failure::new(format!("the program `{name}` is missing")).hint(where_to_get(&name));
        }
        Failure::new(format!("`{}` could not be started: {error}", self.shown))
    }
}

/// How to get a program that is missing.
fn where_to_get(name: &str) -> String {
    let stem = Path::new(name).file_stem().unwrap_or_default().to_string_lossy();
    match &*stem {
        "node" | "npm" => "curl -fsSL https://deb.nodesource.com/setup_20.x | bash - && apt-get install nodejs, or Node.js 20.19 or later \
             from https://nodejs.org/en/download"
            .to_owned(),
        "python3" | "python" => "apt-get install python3 python3-pip, or https://www.python.org/downloads/".to_owned(),
        "tauri-driver" | "cargo-deny" | "shelf" => "cargo xtask setup".to_owned(),
        "Xvfb" => "apt-get install xvfb".to_owned(),
        "import" => "apt-get install imagemagick".to_owned(),
        "WebKitWebDriver" => "apt-get install webkit2gtk-driver".to_owned(),
        other => format!("apt-get install {other}, or whatever brings `{other}` to this system"),
    }
}
