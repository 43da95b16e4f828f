//! `shelf policy`.

use library::api::{Failure, SetByOffice};
use schemars::JsonSchema;
use serde::Serialize;

use crate::Place;
use crate::exit::Exit;
use crate::output::Output;
use crate::table::{bytes, counted};

/// What `policy --json` prints.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Policy {
    /// Absent where there is no policy.
    policy: Option<SetByOffice>,
}

pub(crate) fn run(place: &Place, output: &Output) -> Result<Exit, Failure> {
    let policy = crate::open_or_begin_under_policy(place)?.set_by_office();
    let failures: Vec<Failure> =
        policy.iter().flat_map(|policy| &policy.problems).map(|problem| problem.error.clone()).collect();
    output.answer(&Policy { policy }, |answer| {
        answer.policy.as_ref().map_or_else(|| "This computer has no policy.".to_owned(), people)
    })?;
    Ok(Exit::gravest(failures.iter()))
}

fn people(policy: &SetByOffice) -> String {
    let mut text = format!("{}\n", policy.file);
    let mut locked: Vec<String> = policy.sources.iter().map(|publisher| format!("source {publisher}")).collect();
    locked.extend(policy.rules.iter().map(|rule| format!("rule {rule}")));
    let others = [
        (policy.language, "language"),
        (policy.theme, "theme"),
        (policy.space, "limit to space"),
        (policy.budget_locked, "budget"),
        (policy.schedule_locked, "schedule"),
        (policy.nearby, "computers nearby"),
    ];
    locked.extend(others.iter().filter(|(is, _)| *is).map(|(_, name)| (*name).to_owned()));
    let locked = if locked.is_empty() { "nothing".to_owned() } else { locked.join(", ") };
    text += &format!("Locked: {locked}.\n");
    if let Some(budget) = policy.budget {
        text += &format!("An unattended sync fetches at most {}.\n", bytes(budget));
    }
    if let Some(minutes) = policy.sync_every_minutes {
        text += &format!("The window syncs every {}.\n", counted(minutes, "minute"));
    }
    for problem in &policy.problems {
        text += &format!("{}: {}\n", problem.id, problem.error.message);
    }
    text
}
