//! Everything the project's own checks run, what fails soonest first, with one line a step and one for all tests.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::arguments::Arguments;
use crate::cargo;
use crate::counts::Counts;
use crate::e2e;
use crate::failure::Result;
use crate::formatting;
use crate::interface;
use crate::package;
use crate::project::Project;
use crate::setup;
use crate::starter;
use crate::step::{Done, duration, step};

type Work = fn(&Project) -> Result<Done>;

/// The steps after set-up. Each needs at most what those before it made.
const STEPS: &[(&str, Work)] = &[
    ("lock file", cargo::lock_file_is_committed),
    ("form of the Rust sources", formatting::check_rust),
    ("form of the interface", formatting::check_scripts),
    ("licences, bans, sources", cargo::deny),
    ("types of the interface", |project| interface::check(project, "check")),
    ("tests of the interface", interface::test),
    ("build of the interface", interface::build),
    ("clippy", cargo::clippy),
    ("documentation", cargo::documentation),
    ("starter library", |project| starter::make(project).map(|()| Done::Worked)),
    ("build of programs and tests", cargo::build_all),
    ("generated TypeScript", cargo::bindings_are_current),
    ("tests of the crates and the shell", cargo::test),
    ("package", |project| package::make(project, false)),
    ("journeys through the window", |project| e2e::journeys(project, &[])),
];

/// How a step ended.
enum Outcome {
    Passed(String),
    Failed,
    NotRun,
}

/// `cargo xtask test`.
pub fn run(project: &Project, mut arguments: Arguments) -> Result<ExitCode> {
    let keep_going = arguments.flag("--keep-going");
    arguments.finish()?;
    let begun = Instant::now();
    let mut lines = vec![("set-up", Outcome::NotRun, Duration::ZERO)];
    lines.extend(STEPS.iter().map(|(name, _)| (*name, Outcome::NotRun, Duration::ZERO)));
    let mut counts = Counts::default();
    let mut stopped = false;
    for (at, line) in lines.iter_mut().enumerate() {
        if stopped {
            break;
        }
        let started = Instant::now();
        let done = match at.checked_sub(1) {
            None => setup::all(project).map(|()| Done::Worked),
            Some(at) => step(line.0, || {
                let done = (STEPS[at].1)(project)?;
                if let Done::Tests(found) = done {
                    counts.add(found);
                }
                Ok(done)
            }),
        };
        line.2 = started.elapsed();
        line.1 = match done {
            Ok(Done::Tests(found)) => Outcome::Passed(format!("{} passed", found.passed)),
            Ok(_) => Outcome::Passed("passed".to_owned()),
            Err(failure) => {
                eprintln!("\n{failure}\n");
                stopped = !keep_going || at == 0;
                Outcome::Failed
            }
        };
    }
    println!("\n══ {}", duration(begun.elapsed()));
    for (name, outcome, time) in &lines {
        let (word, time) = match outcome {
            Outcome::Passed(word) => (word.as_str(), duration(*time)),
            Outcome::Failed => ("FAILED", duration(*time)),
            Outcome::NotRun => ("not run", String::new()),
        };
        println!("   {name:<36}{word:<14}{time:>12}");
    }
    let failed_steps = lines.iter().filter(|line| matches!(line.1, Outcome::Failed)).count() as u64;
    // A check that fails is a failure even where it counts no tests.
    let failed = counts.failed.max(failed_steps);
    println!("{} passed, {failed} failed", counts.passed);
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
