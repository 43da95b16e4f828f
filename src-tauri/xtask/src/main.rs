//! `cargo xtask`: sets up, builds, runs, tests and measures Fieldshelf.
//!
//! The one place that knows how the parts are put together. It is compiled first on a fresh machine, so it uses little
//! beside the standard library; it holds nothing of what Fieldshelf does.

mod app;
mod arguments;
mod bench;
mod cargo;
mod counts;
mod display;
mod e2e;
mod failure;
mod fingerprint;
mod formatting;
mod interface;
mod package;
mod process;
mod project;
mod setup;
mod starter;
mod step;
mod suite;
mod system;

use std::process::ExitCode;

use arguments::Arguments;
use failure::{Failure, Result};
use project::Project;

const USAGE: &str = "\
cargo xtask COMMAND

  run [--release] [OPTIONS] [-- APP OPTIONS]
                     sets up what is missing, builds everything, opens the window on the starter library
      --screenshot FILE  opens it on a virtual display instead, and saves what it shows as PNG
      --size WxH         the window's size (1280x800)
      --route ROUTE      the screen to open, such as /updates or /search?q=interpreter
      --library DIR      another library than this computer's own
  test [--keep-going]
                     sets up, and runs everything that the project's own checks run
  e2e [FILES]        only the journeys through the real window
  screens [LOOKS]    takes the pictures of docs/screens from the running app; --only NAME,NAME and --to DIR choose
  bench [ARGUMENTS]  measures, beside the peers that are installed
  package [--debug]  builds what people install: a .deb here, an installer on Windows, a disk image on macOS
  evaluate --docs F --queries F --run OUT [--together]
                     indexes JSON lines, answers the queries, and writes and scores a run
  setup              only makes this computer ready
  starter [--force]  only builds the starter library's signed repository
  bindings           writes the TypeScript that is generated from Rust
  fmt                formats everything
";

fn main() -> ExitCode {
    let mut words = std::env::args_os().skip(1);
    let command = words.next().map(|word| word.to_string_lossy().into_owned()).unwrap_or_default();
    match dispatch(&command, Arguments::new(words)) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: &str, arguments: Arguments) -> Result<ExitCode> {
    let project = Project::find()?;
    match command {
        "run" => app::run(&project, arguments),
        "test" => suite::run(&project, arguments),
        "e2e" => e2e::run(&project, arguments),
        "screens" => e2e::screens(&project, arguments),
        "bench" => bench::run(&project, arguments),
        "evaluate" => bench::evaluate(&project, arguments),
        "setup" => {
            arguments.finish()?;
            setup::all(&project)?;
            Ok(ExitCode::SUCCESS)
        }
        "package" => package::run(&project, arguments),
        "starter" => starter::run(&project, arguments),
        "bindings" => cargo::write_bindings(&project, arguments),
        "fmt" => formatting::write(&project, arguments),
        "" | "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        other => Err(Failure::new(format!("“{other}” is not a command.\n\n{USAGE}"))),
    }
}
