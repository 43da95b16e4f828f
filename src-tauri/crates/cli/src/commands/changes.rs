//! `shelf changes`.

use library::api::{ChangedDetail, ChangedSection, Comparison, Edit, Failure, ReadState, WordRun};
use schemars::JsonSchema;
use serde::Serialize;

use crate::Place;
use crate::arguments::Changes;
use crate::exit::Exit;
use crate::output::Output;
use crate::table::{counted, moment};

/// What `changes --json` prints.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Compared {
    /// The editions whose text is here, in order of language tag; the one that was named.
    items: Vec<Comparison>,
    /// Whether what is here of them was noted as read.
    noted: bool,
}

pub(crate) fn run(place: &Place, changes: &Changes, output: &Output) -> Result<Exit, Failure> {
    let library = crate::open(place)?;
    let items = library.changes(&changes.id)?;
    if changes.read {
        for found in &items {
            library.mark_text_read(&found.edition, found.revision, true)?;
        }
    }
    let told = |found: &Comparison| {
        let noted = format!("\nNoted as read: from now on changes are told since revision {}.", found.revision);
        people(found) + if changes.read { &noted } else { "" }
    };
    output.answer(&Compared { items, noted: changes.read }, |compared| {
        compared.items.iter().map(told).collect::<Vec<_>>().join("\n\n")
    })?;
    Ok(Exit::Done)
}

fn people(found: &Comparison) -> String {
    let edition = &found.edition;
    let since = || {
        let read = found.read.as_deref().map(moment).unwrap_or_default();
        let before = found.read_revision.unwrap_or_default();
        format!("read on {read}, revision {before}; revision {} is here", found.revision)
    };
    let mut lines = match found.state {
        ReadState::Unread => return format!("{edition}: revision {} was not read on this computer.", found.revision),
        ReadState::Current => return format!("{edition}: revision {} says what was read.", found.revision),
        ReadState::NotKept => vec![format!(
            "{edition}: {}. The text that was read is not kept on this computer, so the two cannot be compared.",
            since()
        )],
        ReadState::Changed => vec![format!(
            "{edition}: {}. {} changed, {} as before.",
            since(),
            counted(found.changed, "passage"),
            found.unchanged
        )],
    };
    lines.extend(found.details.iter().map(|detail| format!("  {}", said_otherwise(detail))));
    lines.extend(found.sections.iter().map(section));
    lines.join("\n")
}

/// What is said of an edition or notice beside its text, as it was and as it is.
pub(super) fn said_otherwise(detail: &ChangedDetail) -> String {
    let name = serde_json::to_value(detail.detail).ok();
    let name = name.as_ref().and_then(|name| name.as_str()).unwrap_or_default().replace('_', " ");
    let said = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
    format!("{name}: {} → {}", said(&detail.before), said(&detail.after))
}

/// A section and what changed in it, marked as `wdiff` does.
fn section(section: &ChangedSection) -> String {
    let title = match section.heading.is_empty() {
        true => section.title.clone(),
        false => marked(&section.heading),
    };
    let mut text = format!("\n{title}  #{}", section.section);
    for passage in &section.passages {
        let sign = match passage.edit {
            Edit::Added => '+',
            Edit::Removed => '-',
            Edit::Moved => '>',
            Edit::Same | Edit::Changed => '~',
        };
        text += &format!("\n  {sign} {}", marked(&passage.words));
    }
    text
}

fn marked(words: &[WordRun]) -> String {
    let part = |run: &WordRun| match run.edit {
        Edit::Removed => format!("[-{}-]", run.text),
        Edit::Added => format!("{{+{}+}}", run.text),
        Edit::Same | Edit::Changed | Edit::Moved => run.text.clone(),
    };
    words.iter().map(part).collect()
}
