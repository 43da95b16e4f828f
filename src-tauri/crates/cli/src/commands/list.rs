//! `shelf list`.

use library::api::{Availability, Failure, ListQuery, PublicationList};

use crate::Place;
use crate::arguments::List;
use crate::exit::Exit;
use crate::output::Output;
use crate::table::{counted, table};

pub(crate) fn run(place: &Place, list: List, output: &Output) -> Result<Exit, Failure> {
    let library = crate::open(place)?;
    let found = library.publications(&ListQuery {
        prefer: list.filters.lang.clone(),
        langs: list.filters.lang,
        kinds: super::kinds(&list.filters.kind)?,
        collections: list.filters.collection,
        saved: list.saved,
        ..ListQuery::default()
    })?;
    output.answer(&found, people)?;
    Ok(Exit::Done)
}

fn people(list: &PublicationList) -> String {
    if list.items.is_empty() {
        return if list.total == 0 {
            "The library is empty. Add a source, then: shelf sync"
        } else {
            "Nothing matches."
        }
        .to_owned();
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
