//! A display nobody sits at: an X server in memory with a session bus of its own. Both end with the value.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};

use crate::failure::{Failure, Result};
use crate::process::Program;

/// A program of ours that ends when the value does.
pub struct Running(Child);

impl Running {
    /// Takes charge of `child`.
    pub fn new(child: Child) -> Self {
        Self(child)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A virtual display.
pub struct VirtualDisplay {
    name: String,
    bus: String,
    _server: Running,
    _bus: Running,
}

impl VirtualDisplay {
    /// Starts one of `size`, on a number that is free.
    pub fn start(size: (u32, u32)) -> Result<Self> {
        let screen = format!("{}x{}x24", size.0, size.1);
        let server = Program::new("Xvfb").args(["-displayfd", "1", "-screen", "0", &screen, "-nolisten", "tcp"]);
        let (server, number) = first_line(server, "Xvfb")?;
        let daemon = Program::new("dbus-daemon").args(["--session", "--nofork", "--print-address=1"]);
        let (daemon, bus) = first_line(daemon, "dbus-daemon")?;
        Ok(Self { name: format!(":{number}"), bus, _server: server, _bus: daemon })
    }

    /// Lets `program` show itself here.
    pub fn open(&self, program: Program) -> Program {
        program
            .env("DISPLAY", &self.name)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env("GSETTINGS_BACKEND", "memory")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
    }

    /// Saves what it shows as PNG.
    pub fn picture(&self, file: &Path) -> Result<()> {
        self.open(Program::new("import")).args(["-window", "root"]).args([file]).run()
    }
}

/// Starts `program` and waits for the first line it prints, which says that it is ready.
fn first_line(program: Program, name: &str) -> Result<(Running, String)> {
    let mut command = program.into_command();
    let child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child = child
        .map_err(|error| Failure::new(format!("{name} could not be started: {error}")).hint("cargo xtask setup"))?;
    let output = child.stdout.take();
    let running = Running::new(child);
    let mut line = String::new();
    if let Some(output) = output {
        BufReader::new(output)
            .read_line(&mut line)
            .map_err(|error| Failure::new(format!("{name} said nothing: {error}")))?;
    }
    match line.trim() {
        "" => Err(Failure::new(format!("{name} ended before it was ready")).hint("cargo xtask setup")),
        line => Ok((running, line.to_owned())),
    }
}
