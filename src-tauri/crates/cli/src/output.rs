//! Printing: one JSON object for programs, text for people; progress and errors on standard error.

use std::io::{IsTerminal, Write};

use domain::printable::level;
use indicatif::{ProgressBar, ProgressStyle};
use library::api::{Failure, JobRow};
use serde::Serialize;

/// Where and how a command prints.
pub(crate) struct Output {
    json: bool,
}

impl Output {
    /// Printing as JSON or for people.
    pub(crate) fn new(json: bool) -> Self {
        Self { json }
    }

    /// Prints an answer: as one JSON object, or as what `people` makes of it. What publishers wrote reorders no line that people
    /// see.
    pub(crate) fn answer<T: Serialize>(&self, value: &T, people: impl FnOnce(&T) -> String) -> Result<(), Failure> {
        let text = if self.json {
            serde_json::to_string(value).map_err(|error| Failure::failed(error.to_string()))?
        } else {
            level(&people(value)).into_owned()
        };
        self.line(text.trim_end())
    }

    /// Prints a line. A reader that went away (`shelf list | head`) is no error.
    pub(crate) fn line(&self, text: &str) -> Result<(), Failure> {
        match writeln!(anstream::stdout().lock(), "{text}") {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                Err(Failure::failed(format!("the answer could not be printed: {error}")))
            }
            _ => Ok(()),
        }
    }

    /// Tells people something that is not the answer.
    pub(crate) fn note(&self, text: &str) {
        // Nowhere is left to tell that standard error is closed.
        let _ = writeln!(anstream::stderr().lock(), "{}", level(text));
    }

    /// Whether somebody is there to be asked.
    pub(crate) fn can_ask(&self) -> bool {
        !self.json && std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
    }

    /// Asks a question that only a clear yes answers with yes.
    pub(crate) fn ask(&self, question: &str) -> Result<bool, Failure> {
        let failed = |error: std::io::Error| Failure::failed(format!("the question could not be asked: {error}"));
        let mut asked = anstream::stderr().lock();
        write!(asked, "{}", level(question)).and_then(|()| asked.flush()).map_err(failed)?;
        let mut answer = String::new();
        std::io::stdin().read_line(&mut answer).map_err(failed)?;
        Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
    }

    /// Prints why a command failed.
    pub(crate) fn failure(&self, failure: &Failure) {
        if self.json
            && let Ok(text) = serde_json::to_string(&serde_json::json!({ "error": failure }))
        {
            // Nowhere is left to tell that standard output is closed.
            let _ = self.line(&text);
            return;
        }
        let red = anstyle::AnsiColor::Red.on_default().bold();
        self.note(&format!("{red}error:{red:#} {}", failure.message));
    }

    /// Shows on `bar` how far a job is: in bytes where it counts them, else in steps.
    pub(crate) fn show(&self, bar: &ProgressBar, job: &JobRow) {
        let (done, total) = match job.bytes_total {
            Some(total) => (job.bytes_done, total),
            None => (job.done, job.total.unwrap_or(0)),
        };
        bar.set_length(total);
        bar.set_position(done);
        bar.set_message(level(job.item.as_deref().unwrap_or_default()).into_owned());
    }

    /// Tells people above `bar`, on standard error, what is about to be done.
    pub(crate) fn tell_plan(&self, bar: &ProgressBar, text: &str) {
        if self.json {
            return;
        }
        if bar.is_hidden() { self.note(text) } else { bar.println(level(text)) }
    }

    /// A progress bar over `bytes` or steps, seen on a terminal only.
    pub(crate) fn progress(&self, bytes: bool) -> ProgressBar {
        if self.json || !std::io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::new(0);
        let template = if bytes {
            "{bar:30} {bytes}/{total_bytes} {bytes_per_sec} {wide_msg}"
        } else {
            "{bar:30} {pos}/{len} {wide_msg}"
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar
    }
}
