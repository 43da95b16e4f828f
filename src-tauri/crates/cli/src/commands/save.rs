//! `shelf save`.

use library::api::Failure;

use crate::Place;
use crate::arguments::Save;
use crate::exit::Exit;
use crate::output::Output;
use crate::table::bytes;

pub(crate) fn run(place: &Place, save: &Save, output: &Output) -> Result<Exit, Failure> {
    let copy = crate::open(place)?.save_copy_into(&save.id, &save.to)?;
    output.answer(&copy, |copy| format!("Saved {} ({}).\nSHA-256 {}", copy.path, bytes(copy.bytes), copy.sha256))?;
    Ok(Exit::Done)
}
