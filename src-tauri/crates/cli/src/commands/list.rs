//! `shelf list`.

use library::api::{Availability, Failure, ListQuery, PublicationList};

use crate::Place;
use crate::arguments::List;
use crate::exit::Exit;
use crate::output::Output;
use crate::table::{counted, table};

pub(crate) fn run(place: &Place, list: &List, output: &Output) -> Result<Exit, Failure> {
    let library = crate::open(place)?;
    let found = library.publications(&ListQuery {
        prefer: list.filters.lang.clone(),
        langs: list.filters.lang.clone(),
        kinds: super::kinds(&list.filters.kind)?,
        collections: list.filters.collection.clone(),
        saved: list.saved,
        ..ListQuery::default()
    })?;
    let absent = super::tell_absent(&list.filters, &[], &found.facets, output);
    // Asked only where nothing is here.
    let subscribed = found.total > 0 || !library.sources()?.is_empty();
    let nothing = match (found.total, subscribed) {
        (0, false) => "The library is empty. Add a source: shelf source add LOCATION --trust CARD",
        (0, true) => "The library is empty. Take in what its sources have: shelf sync",
        _ if absent => "Nothing matches.",
        _ if list.saved => "Nothing that is saved on this computer matches; see all that is here: shelf list",
        _ => "There is something for each of these filters, but nothing for all of them; leave one out.",
    };
    output.answer(&found, |list| people(list, nothing))?;
    Ok(Exit::Done)
}

/// The list, or that there is `nothing`.
fn people(list: &PublicationList, nothing: &str) -> String {
    if list.items.is_empty() {
        return nothing.to_owned();
    }
    let mut rows = table(&["ID", "KIND", "TITLE", "LANGUAGES", "ISSUED"]);
    for item in &list.items {
        let languages: Vec<String> = item
            .editions
            .iter()
            .map(|edition| match (edition.availability, edition.outdated) {
                (Availability::NotHere, _) => format!("({})", edition.lang),
                (_, true) => format!("{} (older)", edition.lang),
                _ => edition.lang.clone(),
            })
            .collect();
        let title = item.editions.get(item.best as usize).map(|edition| edition.title.clone()).unwrap_or_default();
        let kind = match &item.notice {
            Some(notice) => format!("{} · {}", item.kind, notice.status.in_english()),
            None if item.withdrawn => format!("{} · withdrawn", item.kind),
            None => item.kind.to_string(),
        };
        rows.add_row([item.id.clone(), kind, title, languages.join(" "), item.issued.clone()]);
    }
    let publications = counted(list.total, "publication");
    format!("{rows}\n{} of {publications}. (In brackets: not on this computer.)", list.items.len())
}
