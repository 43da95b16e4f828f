//! Who is nearby, and what they hold.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use repository::{Card, Carrier, Expired, InMemoryTrust, RepositoryPath};
use store::PublisherRecord;
use sync::Http;
use sync::nearby::{Address, Heard, Listening, reach};

use super::{Dials, lock};
use crate::Library;
use crate::api::{Age, Failure, Neighbour, NeighbourHolds};
use crate::carriers::Reached;

/// How long answers to the first question after computers nearby may take. RFC 6762 lets a responder wait for up to 120 ms
/// (section 6), and has the question asked a second time after a second (section 5.2): answers to that count too.
const ANSWERS: Duration = Duration::from_millis(1500);
/// How long it holds who was found within reach.
const FRESH: SignedDuration = SignedDuration::from_secs(30);
/// With how many neighbours one sync deals.
const MOST: usize = 16;
/// The most bytes of a timestamp: many times what one has.
const TIMESTAMP_LIMIT: u64 = 64 << 10;

/// A neighbour within reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Near {
    name: String,
    pub(super) socket: SocketAddr,
    pub(super) dials: Dials,
    remembered: Option<String>,
}

/// Where a neighbour may be.
enum Place {
    Typed(Address),
    Heard(Heard),
}

impl Library {
    /// The computers nearby that are remembered or heard of, and what each holds of the publishers that are trusted here, as
    /// its signatures prove it. Takes a second or two; empty when it is switched off.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn neighbours(&self) -> Result<Vec<Neighbour>, Failure> {
        let settings = self.nearby_settings()?;
        lock(&self.nearby.within_reach).take();
        let near = self.within_reach()?;
        let publishers: Vec<PublisherRecord> =
            self.store.publishers()?.into_iter().filter(|record| !record.built_in).collect();
        let here: Vec<Option<Timestamp>> = publishers
            .iter()
            .map(|record| Ok(self.store.checks(&record.name)?.signed))
            .collect::<Result<_, Failure>>()?;
        let mut rows: Vec<Neighbour> = in_parallel(&near, |near| Neighbour {
            name: near.name.clone(),
            address: near.socket.to_string(),
            remembered: near.remembered.clone(),
            reached: true,
            holds: publishers.iter().zip(&here).filter_map(|(record, here)| self.held(near, record, *here)).collect(),
        });
        let missing = settings.addresses.iter().filter(|_| settings.on).map(|known| &known.address);
        let missing = missing.filter(|address| !near.iter().any(|near| near.remembered.as_ref() == Some(address)));
        rows.extend(missing.map(|address| Neighbour {
            name: address.clone(),
            address: address.clone(),
            remembered: Some(address.clone()),
            reached: false,
            holds: Vec::new(),
        }));
        Ok(rows)
    }

    /// What `near` holds of a publisher; none where it has nothing of it.
    fn held(&self, near: &Near, record: &PublisherRecord, here: Option<Timestamp>) -> Option<NeighbourHolds> {
        let carrier = self.nearby.carrier(near, &record.name).ok()?;
        if matches!(carrier.read(&RepositoryPath::Timestamp, TIMESTAMP_LIMIT), Ok(None)) {
            return None;
        }
        // From the card on, so that a neighbour that is behind is not refused: nothing is taken from this.
        let refreshed = Card::parse(&record.card).map_err(Failure::from).and_then(|card| {
            let trust = InMemoryTrust::new();
            repository::refresh(&card, &carrier, &trust, self.now(), Expired::AcceptAsOf).map_err(Failure::from)
        });
        let (signed, error) = match refreshed {
            Ok(refreshed) => (Some(refreshed.signed), None),
            Err(failure) => (None, Some(failure)),
        };
        Some(NeighbourHolds {
            publisher: record.name.to_string(),
            name: record.full_name.clone(),
            signed: signed.map(|signed| signed.to_string()),
            age: signed.map(|signed| match here {
                Some(here) if signed < here => Age::Older,
                Some(here) if signed == here => Age::Same,
                _ => Age::Newer,
            }),
            error,
        })
    }

    /// The neighbours that hold something of a publisher, as carriers. None when it is switched off.
    pub(crate) fn neighbours_of(&self, record: &PublisherRecord) -> Result<Vec<Reached>, Failure> {
        // What came with the app comes with it alone.
        if record.built_in {
            return Ok(Vec::new());
        }
        let near = self.within_reach()?;
        let found = in_parallel(&near, |near| {
            let carrier = self.nearby.carrier(near, &record.name).ok()?.until(&self.stop);
            // Who is gone again, or has nothing of it, is no carrier; what another is worth will be seen.
            let held = carrier.read(&RepositoryPath::Timestamp, TIMESTAMP_LIMIT);
            matches!(held, Ok(Some(_))).then_some(carrier)
        });
        let reached = |carrier: Http| Reached {
            location: carrier.describe(),
            carrier: Box::new(carrier) as Box<dyn Carrier>,
            stored: false,
        };
        Ok(found.into_iter().flatten().map(reached).collect())
    }

    /// The neighbours that accept a connection: the remembered ones first.
    fn within_reach(&self) -> Result<Vec<Near>, Failure> {
        let settings = self.nearby_settings()?;
        if !settings.on || self.is_preview() {
            lock(&self.nearby.listening).take();
            return Ok(Vec::new());
        }
        let mut cached = lock(&self.nearby.within_reach);
        if let Some((at, of, near)) = cached.as_ref()
            && *of == settings
            && self.now().duration_since(*at).abs() < FRESH
        {
            return Ok(near.clone());
        }
        let remembered = settings.addresses.iter().filter_map(|known| {
            let address: Address = known.address.parse().ok()?;
            let dials = if known.this_computer { Dials::ThisComputer } else { Dials::LocalNetwork };
            Some((known.address.clone(), dials, Place::Typed(address)))
        });
        let heard = if settings.addresses_only { Vec::new() } else { self.heard()? };
        let heard = heard.into_iter().map(|heard| (heard.name.clone(), Dials::LocalNetwork, Place::Heard(heard)));
        let known: Vec<(String, Dials, Place)> = remembered.chain(heard).take(2 * MOST).collect();
        let reached = in_parallel(&known, |(name, dials, place)| {
            let sockets = match place {
                Place::Typed(address) => address.sockets(dials.rule()),
                Place::Heard(heard) => heard.sockets.clone(),
            };
            let remembered = matches!(place, Place::Typed(_)).then(|| name.clone());
            let socket = reach(&sockets, dials.rule())?;
            Some(Near { name: name.clone(), socket, dials: *dials, remembered })
        });
        let mut near: Vec<Near> = Vec::new();
        for found in reached.into_iter().flatten() {
            match near.iter_mut().find(|known| known.socket == found.socket) {
                // The same computer: what it calls itself says more than its address.
                Some(known) if found.remembered.is_none() => known.name = found.name,
                Some(_) => {}
                None => near.push(found),
            }
        }
        near.truncate(MOST);
        *cached = Some((self.now(), settings, near.clone()));
        Ok(near)
    }

    /// Who was heard of, without this library itself. Empty where nothing can be heard: then addresses serve.
    fn heard(&self) -> Result<Vec<Heard>, Failure> {
        let own = self.nearby_id()?;
        let listening = {
            let mut listening = lock(&self.nearby.listening);
            if listening.is_none() {
                *listening = Listening::start().ok().map(Arc::new);
            }
            listening.clone()
        };
        let heard = listening.map(|listening| listening.heard(ANSWERS)).unwrap_or_default();
        Ok(heard.into_iter().filter(|heard| heard.id.as_deref() != Some(own.as_str())).collect())
    }
}

/// What `work` makes of each of `items`, all at the same time: each waits for another computer.
fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    std::thread::scope(|scope| {
        let running: Vec<_> = items.iter().map(|item| scope.spawn(|| work(item))).collect();
        running.into_iter().filter_map(|thread| thread.join().ok()).collect()
    })
}
