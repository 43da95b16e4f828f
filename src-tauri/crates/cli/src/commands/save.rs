//! `shelf save`, `shelf print` and `shelf handout`.

use library::api::{CopyForm, Failure, PrintRange, SavedCopies, SavedCopy};

use crate::Place;
use crate::arguments::{Form, Handout, Print, Save};
use crate::exit::Exit;
use crate::output::Output;
use crate::table::{bytes, typed};

pub(crate) fn run(place: &Place, save: &Save, output: &Output) -> Result<Exit, Failure> {
    let form = match save.form {
        Form::File => CopyForm::File,
        Form::Pdf => CopyForm::Pdf,
        Form::Text => CopyForm::Text,
    };
    let mut saved = crate::open(place)?.save_copies_into(&save.id, form, &save.to)?;
    if saved.copies.is_empty() && !saved.failed.is_empty() {
        // Nothing was done, so this is no answer that tells of failures but a failure.
        return Err(saved.failed.swap_remove(0).error);
    }
    output.answer(&saved, copies)?;
    Ok(Exit::gravest(saved.failed.iter().map(|failed| &failed.error)))
}

pub(crate) fn print(place: &Place, print: &Print, output: &Output) -> Result<Exit, Failure> {
    let range = PrintRange { section: print.section.clone(), selection: None, text: print.text };
    let copy = crate::open(place)?.print_into(&print.id, &range, &print.to)?;
    output.answer(&copy, words)?;
    Ok(Exit::Done)
}

pub(crate) fn handout(place: &Place, handout: &Handout, output: &Output) -> Result<Exit, Failure> {
    let library = crate::open(place)?;
    if handout.to.is_dir() || handout.to.to_string_lossy().ends_with(std::path::is_separator) {
        let file = handout.to.join(library.handout_name(&handout.id, &handout.lang)?);
        let message = format!("{} names a folder; name the file: --to {}", typed(&handout.to), typed(&file));
        return Err(Failure::wrong_input(message).with("path", handout.to.to_string_lossy()));
    }
    super::may_be_written(&handout.to, handout.replace)?;
    let copy = library.save_handout_as(&handout.id, &handout.lang, &handout.to)?;
    output.answer(&copy, |copy| {
        let sheets = copy.pages.unwrap_or(1).div_ceil(2);
        let apart = (sheets > 1).then(|| {
            format!("\nThe languages do not fit on one sheet in large type: {sheets} sheets, a side or a sheet for each language.")
        });
        words(copy) + &apart.unwrap_or_default()
    })?;
    Ok(Exit::Done)
}

fn copies(saved: &SavedCopies) -> String {
    let failed = saved.failed.iter().map(|failed| format!("Not saved: {}: {}", failed.id, failed.error.message));
    saved.copies.iter().map(words).chain(failed).collect::<Vec<_>>().join("\n")
}

fn words(copy: &SavedCopy) -> String {
    let mut words = format!("Saved {} ({}).\nSHA-256 {}", copy.path, bytes(copy.bytes), copy.sha256);
    if !copy.missing.is_empty() {
        words += &format!("\nThe app has no letters for {}: boxes stand in their place.", copy.missing);
    }
    words
}
