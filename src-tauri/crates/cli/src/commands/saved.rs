//! `shelf saved`.

use library::api::{Failure, SavedSearch};
use schemars::JsonSchema;
use serde::Serialize;

use crate::Place;
use crate::arguments::Saved;
use crate::exit::Exit;
use crate::output::Output;
use crate::table::table;

/// What `saved list --json` prints.
#[derive(Serialize, JsonSchema)]
pub(crate) struct SavedSearches {
    saved: Vec<SavedSearch>,
}

/// What `saved remove --json` prints.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Removed {
    /// The number of the search that is no longer kept.
    removed: u32,
}

pub(crate) fn run(place: &Place, saved: &Saved, output: &Output) -> Result<Exit, Failure> {
    let library = crate::open(place)?;
    library.bring_index_up_to_date()?;
    match saved {
        Saved::List => output.answer(&SavedSearches { saved: library.saved_searches()? }, |all| people(&all.saved))?,
        Saved::Run { id } => {
            let found = library.saved_search(*id)?;
            let answer = library.search(&found.query)?;
            library.mark_search_seen(*id)?;
            output.answer(&answer, super::search::people)?;
        }
        Saved::Remove { id } => {
            library.remove_saved_search(*id)?;
            output.answer(&Removed { removed: *id }, |gone| format!("Search {} is no longer kept.", gone.removed))?;
        }
    }
    Ok(Exit::Done)
}

fn people(saved: &[SavedSearch]) -> String {
    if saved.is_empty() {
        return "No search is kept yet. Keep one with: shelf search QUERY --save".to_owned();
    }
    let mut rows = table(&["ID", "NAME", "SEARCH", "SECTIONS", "NEW"]);
    for search in saved {
        rows.add_row([
            search.id.to_string(),
            search.name.clone(),
            search.query.query.clone(),
            search.total.to_string(),
            search.news.to_string(),
        ]);
    }
    rows.to_string()
}
