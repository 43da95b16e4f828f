//! Libraries that fill themselves from one another: processes that share no memory and no files, with the uplink cut.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use serde_json::Value;

use crate::desk::assert_valid;

/// A network of its own that a computer is in; none is the network of the test, where only loopback is used.
type Network = Option<String>;

/// A computer: a folder that only its own processes are told of.
struct Desk {
    folder: tempfile::TempDir,
    network: Network,
}

impl Desk {
    fn new(network: Network) -> Self {
        Self { folder: tempfile::tempdir().unwrap(), network }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let shelf = env!("CARGO_BIN_EXE_shelf");
        let mut command = match &self.network {
            Some(network) => {
                let mut command = Command::new("ip");
                command.args(["netns", "exec", network, shelf]);
                command
            }
            None => Command::new(shelf),
        };
        command.args(arguments).arg("--library").arg(self.path("library")).arg("--json");
        command.current_dir(self.folder.path()).stdin(Stdio::null());
        command
    }

    fn json(&self, arguments: &[&str]) -> (i32, Value) {
        let output = self.command(arguments).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let value = serde_json::from_str(&text).unwrap_or_else(|error| {
            panic!("{arguments:?} printed {text:?}: {error}: {}", String::from_utf8_lossy(&output.stderr))
        });
        (output.status.code().unwrap(), value)
    }

    fn ok(&self, arguments: &[&str]) -> Value {
        let (code, value) = self.json(arguments);
        assert_eq!(code, 0, "{arguments:?}: {value}");
        value
    }

    /// A library that took in what an office published here, whose repository is gone since.
    fn publishes(&self) {
        self.ok(&[
            "publish",
            "init",
            "content",
            "--id",
            "office",
            "--name",
            "Field office",
            "--time-zone",
            "Europe/Tirane",
        ]);
        self.ok(&["publish", "build", "content", "--out", "repository"]);
        self.ok(&["source", "add", "repository", "--trust", "repository/publisher.fieldshelf-card"]);
        self.ok(&["sync"]);
        std::fs::rename(self.path("repository/publisher.fieldshelf-card"), self.path("card")).unwrap();
        std::fs::remove_dir_all(self.path("repository")).unwrap();
    }

    /// Trusts the card in `card`, as a person brings it, for a repository that cannot be reached from here.
    fn trusts(&self, card: &Path) {
        std::fs::copy(card, self.path("card")).unwrap();
        std::fs::create_dir(self.path("empty-stick")).unwrap();
        self.ok(&["source", "add", "empty-stick", "--trust", "card"]);
    }
}

/// `shelf nearby serve`, until it is dropped.
struct Serving {
    child: Child,
    output: BufReader<ChildStdout>,
    said: Value,
}

impl Serving {
    fn start(desk: &Desk, options: &[&str]) -> Self {
        let mut command = desk.command(&[&["nearby", "serve"], options].concat());
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        Self { child, output, said: serde_json::from_str(&line).unwrap_or_else(|error| panic!("{line:?}: {error}")) }
    }

    /// Interrupts it as Ctrl C does, and gives how it ended and what else it printed.
    #[cfg(unix)]
    fn interrupt(mut self) -> (Option<i32>, String) {
        let status = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().unwrap();
        assert!(status.success());
        let mut rest = String::new();
        std::io::Read::read_to_string(&mut self.output, &mut rest).unwrap();
        (self.child.wait().unwrap().code(), rest)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn with_the_uplink_cut_a_library_fills_itself_from_another_process() {
    let (first, second) = (Desk::new(None), Desk::new(None));
    first.publishes();
    let serving = Serving::start(&first, &["--address", "127.0.0.1", "--port", "0", "--unannounced"]);
    assert_valid("nearby-serve", &serving.said);
    assert_eq!(serving.said["publishers"], serde_json::json!(["office"]));
    let address = format!("127.0.0.1:{}", serving.said["port"]);
    assert_eq!(serving.said["addresses"], serde_json::json!([address]));
    second.trusts(&first.path("card"));
    assert_eq!(second.json(&["sync"]).0, 4, "without a neighbour there is nothing to take");
    for arguments in [&["nearby", "on", "--addresses-only"][..], &["nearby", "add", &address, "--this-computer"]] {
        assert_valid("nearby", &second.ok(arguments));
    }
    let list = second.ok(&["nearby", "list"]);
    assert_valid("nearby-list", &list);
    assert_eq!(list["neighbours"][0]["holds"][0]["age"], "newer", "{list}");
    let report = second.ok(&["sync"]);
    assert_eq!(report["sources"][0]["error"], Value::Null, "{report}");
    assert_eq!(second.ok(&["list"])["items"], first.ok(&["list"])["items"]);
    assert_eq!(second.ok(&["show", "welcome@en", "--text"]), first.ok(&["show", "welcome@en", "--text"]));
    second.ok(&["verify"]);
    assert_eq!(second.ok(&["nearby", "list"])["neighbours"][0]["holds"][0]["age"], "same");
    // It is a repository like any other, too: named as a source it is an address.
    let location = format!("http://{address}/office/");
    second.ok(&["source", "add", &location, "--trust", "card"]);
    second.ok(&["nearby", "off"]);
    assert_eq!(second.ok(&["sync"])["sources"][0]["sources"][1]["error"], Value::Null);
    // The port is taken, and an address that is none is named.
    let taken =
        second.json(&["nearby", "serve", "--address", "127.0.0.1", "--port", &serving.said["port"].to_string()]);
    assert_eq!((taken.0, taken.1["error"]["code"].as_str()), (1, Some("failed")), "{}", taken.1);
    for wrong in ["8.8.8.8", "127.0.0.1", "10.1"] {
        assert_eq!(second.json(&["nearby", "add", wrong]).0, 2, "{wrong}");
    }
    assert_eq!(second.json(&["nearby", "remove", "10.0.0.9"]).0, 2);
    assert_valid("nearby", &second.ok(&["nearby", "remove", &address]));
    #[cfg(unix)]
    assert_eq!(serving.interrupt(), (Some(0), String::new()));
}

/// Two networks, joined by a cable and by nothing else: no way leads out of them.
#[cfg(target_os = "linux")]
struct Cable {
    names: [String; 2],
}

#[cfg(target_os = "linux")]
impl Cable {
    /// Lays the cable; or says why this computer does not allow it.
    fn new() -> Result<Self, String> {
        let id = std::process::id() % 100_000;
        let cable = Self { names: ["a", "b"].map(|end| format!("fieldshelf-{id}-{end}")) };
        for name in &cable.names {
            ip(&["netns", "add", name])?;
        }
        let [a, b] = &cable.names;
        let (from, to) = (format!("fs{id}a"), format!("fs{id}b"));
        ip(&["link", "add", &from, "netns", a, "type", "veth", "peer", "name", &to, "netns", b])?;
        for (name, link, address) in [(a, &from, "192.168.77.1/24"), (b, &to, "192.168.77.2/24")] {
            ip(&["-n", name, "addr", "add", address, "dev", link])?;
            ip(&["-n", name, "link", "set", link, "up"])?;
            ip(&["-n", name, "link", "set", "lo", "up"])?;
        }
        Ok(cable)
    }

    fn network(&self, end: usize) -> Network {
        Some(self.names[end].clone())
    }
}

#[cfg(target_os = "linux")]
impl Drop for Cable {
    fn drop(&mut self) {
        for name in &self.names {
            // The cable goes with its ends.
            let _ = ip(&["netns", "del", name]);
        }
    }
}

#[cfg(target_os = "linux")]
fn ip(arguments: &[&str]) -> Result<(), String> {
    let output = Command::new("ip").args(arguments).output().map_err(|error| format!("ip: {error}"))?;
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    if output.status.success() { Ok(()) } else { Err(format!("ip {}: {said}", arguments.join(" "))) }
}

#[cfg(target_os = "linux")]
#[test]
fn two_computers_on_a_cable_find_each_other_and_one_fills_itself_from_the_other() {
    let cable = match Cable::new() {
        Ok(cable) => cable,
        Err(reason) => return testkit::skipped(&format!("this computer allows no networks of our own: {reason}")),
    };
    let (first, second) = (Desk::new(cable.network(0)), Desk::new(cable.network(1)));
    first.publishes();
    second.trusts(&first.path("card"));
    second.ok(&["nearby", "on"]);
    let serving = Serving::start(&first, &[]);
    assert_eq!((&serving.said["announced"], &serving.said["port"]), (&true.into(), &27433.into()), "{}", serving.said);
    // Each try listens anew; on a busy computer an answer may come too late for one.
    let tries = |wanted: &dyn Fn() -> Option<Value>| (0..10).find_map(|_| wanted());
    let found = tries(&|| second.ok(&["nearby", "list"])["neighbours"].get(0).cloned()).unwrap_or_default();
    assert_eq!(found["address"], "192.168.77.1:27433", "{found}");
    assert_eq!((&found["name"], &found["remembered"]), (&serving.said["name"], &Value::Null));
    assert_eq!(found["holds"][0]["publisher"], "office");
    let report = tries(&|| Some(second.json(&["sync"])).filter(|(code, _)| *code == 0).map(|(_, report)| report));
    assert_eq!(report.unwrap_or_default()["sources"][0]["error"], Value::Null);
    assert_eq!(second.ok(&["list"])["items"], first.ok(&["list"])["items"]);
    second.ok(&["verify"]);
    // It says goodbye, so that nobody asks in vain.
    assert_eq!(serving.interrupt().0, Some(0));
    assert_eq!(second.ok(&["nearby", "list"])["neighbours"], serde_json::json!([]));
}
