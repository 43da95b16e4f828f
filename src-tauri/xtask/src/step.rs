//! Steps with a name, what came of them, and how long they took.

use std::time::{Duration, Instant};

use crate::counts::Counts;
use crate::failure::{Failure, Result};

/// What a step did.
pub enum Done {
    /// Nothing was to do.
    Already,
    /// It did its work.
    Worked,
    /// It did its work, with a word on the result.
    With(String),
    /// It ran tests.
    Tests(Counts),
}

/// Runs `work` as the step `name`: says that it begins, and how it ended.
pub fn step(name: &str, work: impl FnOnce() -> Result<Done>) -> Result<Done> {
    println!("── {name}");
    let begun = Instant::now();
    let outcome = work().and_then(|done| match done {
        Done::Tests(counts) if counts.failed > 0 => {
            Err(Failure::new(format!("{name}: {} tests failed", counts.failed)))
        }
        done => Ok(done),
    });
    let took = duration(begun.elapsed());
    match &outcome {
        Ok(Done::Already) => println!("   {name}: ready"),
        Ok(Done::Worked) => println!("   {name}: done in {took}"),
        Ok(Done::With(what)) => println!("   {name}: {what}, in {took}"),
        Ok(Done::Tests(counts)) => println!("   {name}: {} passed, in {took}", counts.passed),
        Err(_) => println!("   {name}: FAILED after {took}"),
    }
    outcome
}

/// A duration for people: `0.4 s`, `37 s`, `6 min 05 s`.
pub fn duration(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        for (millis, text) in [(40, "0.0 s"), (940, "0.9 s"), (37_900, "37 s"), (365_000, "6 min 05 s")] {
            assert_eq!(duration(Duration::from_millis(millis)), text);
        }
    }
}
