//! `shelf nearby`.

use std::io::Write;

use library::api::{Age, Failure, NearbyState, Neighbour, SourceRow};
use library::{Library, ServeOptions};
use schemars::JsonSchema;
use serde::Serialize;

use crate::Place;
use crate::arguments::Nearby;
use crate::exit::Exit;
use crate::output::Output;
use crate::system::interrupted;
use crate::table::{moment, table};

/// What `nearby list --json` prints.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Neighbours {
    /// What is set.
    set: NearbyState,
    /// Who is there; empty when it is switched off.
    neighbours: Vec<Neighbour>,
}

/// What `nearby serve --json` prints once it can be asked; it goes on until it is interrupted.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Serving {
    /// What this computer calls itself.
    name: String,
    /// The port.
    port: u16,
    /// Where it is reached, each with the port.
    addresses: Vec<String>,
    /// Whether others hear of it by multicast.
    announced: bool,
    /// Why not, where it was to be.
    unannounced: Option<String>,
    /// The publishers whose repositories it offers, as far as they are here.
    publishers: Vec<String>,
}

pub(crate) fn run(place: &Place, nearby: Nearby, output: &Output) -> Result<Exit, Failure> {
    let library = crate::open(place)?;
    match nearby {
        Nearby::On { port, addresses_only, multicast } => {
            let only = if multicast { Some(false) } else { addresses_only.then_some(true) };
            output.answer(&library.set_nearby(true, port, only)?, set)?;
        }
        Nearby::Off => output.answer(&library.set_nearby(false, None, None)?, set)?,
        Nearby::List => {
            let neighbours = Neighbours { set: library.nearby()?, neighbours: library.neighbours()? };
            output.answer(&neighbours, people)?;
        }
        Nearby::Add { address, this_computer } => {
            output.answer(&library.add_neighbour(&address, this_computer)?, set)?;
        }
        Nearby::Remove { address } => output.answer(&library.remove_neighbour(&address)?, set)?,
        Nearby::Serve { port, address, unannounced } => {
            let options = ServeOptions { address, port, unannounced };
            serve(&library, &options, output)?;
        }
    }
    Ok(Exit::Done)
}

/// Offers the library until the program is interrupted.
fn serve(library: &Library, options: &ServeOptions, output: &Output) -> Result<(), Failure> {
    let interrupted = Interrupted::new()?;
    let server = library.serve_nearby(options)?;
    let announced = !options.unannounced && server.wait_until_announced();
    let mut publishers: Vec<String> =
        library.sources()?.into_iter().map(|SourceRow { publisher, .. }| publisher).collect();
    publishers.dedup();
    let serving = Serving {
        name: library.nearby()?.name,
        port: server.address().port(),
        addresses: server.addresses().iter().map(ToString::to_string).collect(),
        announced,
        unannounced: server.unannounced.clone(),
        publishers,
    };
    output.answer(&serving, started)?;
    // A reader that went away is no reason to stop.
    let _ = std::io::stdout().flush();
    interrupted.wait();
    Ok(())
}

fn started(serving: &Serving) -> String {
    let at = match serving.addresses.as_slice() {
        [] => format!("on port {}", serving.port),
        addresses => format!("at {}", addresses.join(", ")),
    };
    let how = match (&serving.unannounced, serving.announced) {
        (Some(reason), _) => format!("It is not announced: {reason}."),
        (None, true) => "It is announced on the local network.".to_owned(),
        (None, false) => "It is not announced; others add it with: shelf nearby add ADDRESS".to_owned(),
    };
    let what = if serving.publishers.is_empty() {
        "There is nothing to offer yet; add a source and sync.".to_owned()
    } else {
        format!("Publishers: {}.", serving.publishers.join(", "))
    };
    format!("{} offers this library {at}. {how}\n{what}\nInterrupt with Ctrl C.", serving.name)
}

fn set(state: &NearbyState) -> String {
    let mut text = if state.on {
        format!(
            "On: while Fieldshelf is open it offers this library on port {} as {}, and updates take from computers nearby.",
            state.port, state.name
        )
    } else {
        "Off: nothing is offered to computers nearby, and none is asked.".to_owned()
    };
    if state.addresses_only {
        text += "\nIt is not announced, and others are not listened for; only remembered addresses are asked.";
    }
    if !state.addresses.is_empty() {
        text += &format!("\nRemembered: {}", state.addresses.join(", "));
    }
    text
}

fn people(found: &Neighbours) -> String {
    if !found.set.on || found.neighbours.is_empty() {
        let none = if found.set.on { "\nNo computer nearby answers." } else { "" };
        return format!("{}{none}", set(&found.set));
    }
    let mut rows = table(&["NAME", "ADDRESS", "HOLDS"]);
    for neighbour in &found.neighbours {
        let holds: Vec<String> = neighbour
            .holds
            .iter()
            .map(|held| match (&held.signed, &held.error) {
                (Some(signed), _) => {
                    let age = match held.age {
                        Some(Age::Older) => ", older than here",
                        Some(Age::Newer) => ", newer than here",
                        _ => "",
                    };
                    format!("{} as of {}{age}", held.publisher, moment(signed))
                }
                (None, Some(error)) => format!("{}: {}", held.publisher, error.message),
                (None, None) => held.publisher.clone(),
            })
            .collect();
        let holds = match (neighbour.reached, holds.is_empty()) {
            (false, _) => "does not answer".to_owned(),
            (true, true) => "nothing of your publishers".to_owned(),
            (true, false) => holds.join("\n"),
        };
        rows.add_row([neighbour.name.clone(), neighbour.address.clone(), holds]);
    }
    rows.to_string()
}

/// Hears that the program is to end.
struct Interrupted(std::sync::mpsc::Receiver<()>);

impl Interrupted {
    fn new() -> Result<Self, Failure> {
        let (tell, told) = std::sync::mpsc::channel();
        let failed = |error: std::io::Error| Failure::failed(format!("interruptions cannot be heard: {error}"));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().map_err(failed)?;
        std::thread::spawn(move || {
            runtime.block_on(interrupted());
            // The other end waits for this alone.
            let _ = tell.send(());
        });
        Ok(Self(told))
    }

    fn wait(&self) {
        // The thread that tells ends only after it has told.
        let _ = self.0.recv();
    }
}
