//! A computer at which an administrator types, and the schemas that answers are held against.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A folder with a content folder, keys, a repository and a library.
pub struct Desk {
    pub folder: tempfile::TempDir,
    /// What is set in the environment of each command.
    pub environment: Vec<(&'static str, String)>,
}

impl Desk {
    /// With nothing in it.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), environment: Vec::new() }
    }

    /// With what `publish init` makes, built and synchronised.
    pub fn ready() -> Self {
        Self::empty().filled()
    }

    /// The same, built and synchronised as [`Desk::ready`] is.
    pub fn filled(self) -> Self {
        self.init();
        self.synchronised()
    }

    /// With what `publish init` makes, built on 23 November 2026.
    pub fn published() -> Self {
        let desk = Self::empty();
        desk.init();
        desk.build("2026-11-23T08:00:00Z");
        desk
    }

    /// With one office that published `content`, files of its content folder, built and synchronised.
    pub fn holding(content: &[(&str, &str)]) -> Self {
        let desk = Self::empty();
        desk.write("publisher.toml", "format = 1\nid = \"office\"\nname = \"Office\"\ntime-zone = \"UTC\"\n");
        for (path, text) in content {
            desk.write(path, text);
        }
        desk.ok(&typed("publish keys content"));
        desk.synchronised()
    }

    /// Makes a content folder and its keys.
    pub fn init(&self) {
        let named = ["--id", "office", "--name", "Field office", "--time-zone", "Europe/Tirane"];
        self.ok(&[&typed("publish init content"), &named[..]].concat());
    }

    fn synchronised(self) -> Self {
        self.build("2026-11-23T08:00:00Z");
        self.ok(&typed("source add repository --trust repository/publisher.fieldshelf-card"));
        self.ok(&typed("sync"));
        self
    }

    /// The file or folder of that name.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file of the content folder.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.path("content").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Builds the content folder at that time.
    pub fn build(&self, time: &str) {
        self.ok(&typed(&format!("publish build content --out repository --time {time}")));
    }

    /// `shelf` with these arguments, over the library here.
    pub fn command(&self, arguments: &[&str]) -> Command {
        self.command_over("library", arguments)
    }

    /// `shelf` with these arguments, over the library of that name.
    pub fn command_over(&self, library: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shelf"));
        command
            .args(arguments)
            .arg("--library")
            .arg(self.path(library))
            .current_dir(self.folder.path())
            .stdin(Stdio::null());
        command.env_remove("FIELDSHELF_PASSPHRASE").env("FIELDSHELF_DRIVES", self.path("stick"));
        // Where there is none the commands that need it say so.
        if let Some(pdfium) = extract::find_pdfium().and_then(|pdfium| pdfium.canonicalize().ok()) {
            command.env("FIELDSHELF_PDFIUM", pdfium);
        }
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    /// How that ends.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// What is printed by a command that succeeds.
    pub fn ok(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// What was printed, and what went wrong.
    pub fn lines(&self, arguments: &[&str]) -> (String, String) {
        let output = self.run(arguments);
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (text(output.stdout), text(output.stderr))
    }

    /// The exit code and what was printed as one JSON object.
    pub fn json(&self, arguments: &[&str]) -> (i32, Value) {
        let output = self.command(arguments).arg("--json").output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let value =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{arguments:?} printed {text:?}: {error}"));
        (output.status.code().unwrap(), value)
    }
}

/// The words of a line, as they are parted by blanks.
pub fn typed(line: &str) -> Vec<&str> {
    line.split(' ').collect()
}

/// Checks an answer against `schemas/<name>.schema.json`.
pub fn assert_valid(name: &str, value: &Value) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(format!("{name}.schema.json"));
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator.iter_errors(value).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{name}: {errors:?} in {value}");
}
