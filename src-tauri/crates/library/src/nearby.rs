//! Computers nearby: this library offered to them, and they as carriers for this one.
//!
//! Nothing of it happens unless it is switched on. A neighbour is asked for the publishers that this library trusts already and
//! for no other, so it never introduces one; what it brings is verified like everything else.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use domain::ShortName;
use jiff::{SignedDuration, Timestamp};
use repository::{Card, Carrier, Expired, InMemoryTrust, RepositoryPath};
use serde::{Deserialize, Serialize};
use store::PublisherRecord;
use sync::Http;
use sync::http::{Options, is_nearby};
use sync::nearby::{
    Address, Announcing, Heard, Limits, Listening, Offered, PORT, Server, host_name, own_addresses, reach,
};

use crate::Library;
use crate::api::{Age, ErrorCode, Failure, NearbyState, Neighbour, NeighbourHolds};
use crate::carriers::Reached;
use crate::policy::locked;

/// The setting that keeps what the person set.
pub(crate) const NEARBY: &str = "nearby";
/// The setting that keeps the name under which this library is announced.
pub(crate) const ID: &str = "nearby id";

/// How long answers to the first question after computers nearby may take. RFC 6762 lets a responder wait for up to 120 ms
/// (section 6), and has the question asked a second time after a second (section 5.2): answers to that count too.
const ANSWERS: Duration = Duration::from_millis(1500);
/// How long it holds who was found within reach.
const FRESH: SignedDuration = SignedDuration::from_secs(30);
/// With how many neighbours one sync deals.
const MOST: usize = 16;
/// The most bytes of a timestamp: many times what one has.
const TIMESTAMP_LIMIT: u64 = 64 << 10;

/// What is set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Settings {
    pub(crate) on: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) port: Option<u16>,
    /// Neither announce this computer nor listen for others.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) addresses_only: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) addresses: Vec<Remembered>,
}

/// An address that was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Remembered {
    pub(crate) address: String,
    /// It may be this computer itself.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) this_computer: bool,
}

impl Settings {
    fn port(&self) -> u16 {
        self.port.unwrap_or(PORT)
    }
}

/// What an office sets.
#[derive(Debug, Clone, Default)]
pub(crate) struct Preset {
    pub(crate) on: Option<bool>,
    pub(crate) port: Option<u16>,
    pub(crate) addresses: Vec<String>,
    pub(crate) locked: bool,
}

impl Preset {
    /// `settings` with what is preset in place of what they say.
    pub(crate) fn onto(&self, settings: &Settings) -> Settings {
        let mut all = settings.clone();
        all.on = self.on.unwrap_or(all.on);
        all.port = self.port.or(all.port);
        for address in &self.addresses {
            if !all.addresses.iter().any(|known| known.address == *address) {
                all.addresses.push(Remembered { address: address.clone(), this_computer: false });
            }
        }
        all
    }

    /// Whether nothing is preset.
    pub(crate) fn is_empty(&self) -> bool {
        self.on.is_none() && self.port.is_none() && self.addresses.is_empty()
    }

    fn holds(&self, address: &str) -> bool {
        self.locked && self.addresses.iter().any(|held| held == address)
    }
}

/// What a library keeps open for its neighbours, shared by its clones.
#[derive(Default)]
pub(crate) struct Nearby {
    service: Mutex<Service>,
    listening: Mutex<Option<Arc<Listening>>>,
    within_reach: Mutex<Option<(Timestamp, Settings, Vec<Near>)>>,
    /// What asks them, by who may be dialled.
    asking: Mutex<[Option<Http>; 2]>,
}

/// The server that runs while the window is open.
#[derive(Default)]
struct Service {
    /// The port, and whether only addresses are used.
    set: Option<(u16, bool)>,
    running: Option<NearbyServer>,
    failure: Option<Failure>,
}

/// A neighbour within reach.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Near {
    name: String,
    socket: SocketAddr,
    dials: Dials,
    remembered: Option<String>,
}

/// Who may be dialled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dials {
    LocalNetwork = 0,
    /// This computer itself as well, where the person said so.
    ThisComputer = 1,
}

impl Dials {
    fn rule(self) -> fn(IpAddr) -> bool {
        match self {
            Self::LocalNetwork => is_nearby,
            Self::ThisComputer => |address| is_nearby(address) || address.to_canonical().is_loopback(),
        }
    }
}

impl Nearby {
    /// What reads the repository of `publisher` at `near`.
    fn carrier(&self, near: &Near, publisher: &ShortName) -> Result<Http, Failure> {
        let address = format!("http://{}/{publisher}/", near.socket);
        let mut asking = lock(&self.asking);
        let one = &mut asking[near.dials as usize];
        if let Some(asking) = one {
            return Ok(asking.beside(&address)?);
        }
        let options = Options { dials: Some(near.dials.rule()), ..Options::nearby() };
        Ok(one.insert(Http::new(&address, options)?).clone())
    }
}

/// This library offered to computers nearby, until it is dropped.
pub struct NearbyServer {
    server: Server,
    announcing: Option<Announcing>,
    /// Why it is not announced.
    pub unannounced: Option<String>,
}

impl NearbyServer {
    /// Where it listens; an unspecified address stands for all of this computer's.
    pub fn address(&self) -> SocketAddr {
        self.server.address()
    }

    /// Where it is reached.
    pub fn addresses(&self) -> Vec<SocketAddr> {
        let address = self.address();
        if !address.ip().is_unspecified() {
            return vec![address];
        }
        own_addresses().into_iter().map(|own| SocketAddr::new(own, address.port())).collect()
    }

    /// Waits until others can hear of it; false where that did not happen within a few seconds.
    pub fn wait_until_announced(&self) -> bool {
        self.announcing.as_ref().is_some_and(|announcing| announcing.wait(Duration::from_secs(5)))
    }
}

/// How to offer a library.
#[derive(Debug, Clone, Default)]
pub struct ServeOptions {
    /// The address of this computer to listen at; all where there is none.
    pub address: Option<IpAddr>,
    /// The port; the one that is set where there is none, and a free one where it is 0.
    pub port: Option<u16>,
    /// Not to announce it.
    pub unannounced: bool,
}

impl Library {
    /// What is set about computers nearby, and how it is going in this process.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn nearby(&self) -> Result<NearbyState, Failure> {
        let settings = self.nearby_settings()?;
        let preset = self.policy.as_ref().and_then(|policy| policy.held_nearby());
        let service = lock(&self.nearby.service);
        Ok(NearbyState {
            on: settings.on,
            name: host_name(),
            port: settings.port(),
            addresses_only: settings.addresses_only,
            addresses: settings.addresses.iter().map(|known| known.address.clone()).collect(),
            own_addresses: own_addresses()
                .into_iter()
                .map(|address| SocketAddr::new(address, settings.port()).to_string())
                .collect(),
            serving: service.running.is_some(),
            error: service.failure.clone(),
            locked: preset.is_some_and(|preset| preset.on.is_some()),
        })
    }

    /// What holds: what the person set, under what the office locked.
    fn nearby_settings(&self) -> Result<Settings, Failure> {
        let stored = self.stored_nearby()?;
        let held = self.policy.as_ref().and_then(|policy| policy.held_nearby());
        Ok(held.map_or(stored.clone(), |preset| preset.onto(&stored)))
    }

    /// What the person set.
    pub(crate) fn stored_nearby(&self) -> Result<Settings, Failure> {
        let kept = self.store.setting(NEARBY)?;
        Ok(kept.and_then(|kept| serde_json::from_value(kept).ok()).unwrap_or_default())
    }

    fn keep_nearby(&self, settings: &Settings) -> Result<NearbyState, Failure> {
        let value = serde_json::to_value(settings).map_err(|error| Failure::failed(error.to_string()))?;
        self.store.set_setting(NEARBY, &value)?;
        self.nearby()
    }

    /// Switches it on or off, and sets the port and whether only remembered addresses are used; what is not given stays.
    ///
    /// # Errors
    /// When it is set by the office, or the store cannot be written.
    pub fn set_nearby(
        &self,
        on: bool,
        port: Option<u16>,
        addresses_only: Option<bool>,
    ) -> Result<NearbyState, Failure> {
        if port == Some(0) {
            return Err(Failure::wrong_input("0 is no port; write a number from 1 to 65535"));
        }
        if let Some(preset) = self.policy.as_ref().and_then(|policy| policy.held_nearby()) {
            let other_port = port.is_some() && preset.port.is_some() && preset.port != port;
            if preset.on.is_some_and(|held| held != on) || other_port {
                return Err(locked("sharing with computers nearby"));
            }
        }
        let mut settings = self.stored_nearby()?;
        settings.on = on;
        settings.port = port.or(settings.port);
        settings.addresses_only = addresses_only.unwrap_or(settings.addresses_only);
        self.keep_nearby(&settings)
    }

    /// [`Library::set_nearby`] for a window, which offers this library from then on or no more; switching on again tries
    /// again what failed.
    ///
    /// # Errors
    /// As [`Library::set_nearby`]; why it is not offered is in the answer.
    pub fn switch_nearby(&self, on: bool) -> Result<NearbyState, Failure> {
        self.set_nearby(on, None, None)?;
        self.attend_nearby(true);
        self.nearby()
    }

    /// Remembers the computer at `address`, where multicast does not reach it; `this_computer` when it may be this computer
    /// itself.
    ///
    /// # Errors
    /// When it is no address, or not one of the local network; or the store cannot be written.
    pub fn add_neighbour(&self, address: &str, this_computer: bool) -> Result<NearbyState, Failure> {
        let dials = if this_computer { Dials::ThisComputer } else { Dials::LocalNetwork };
        let parsed = checked(address, dials).map_err(|message| Failure::wrong_input(message).with("item", address))?;
        let mut settings = self.stored_nearby()?;
        settings.addresses.retain(|known| known.address != parsed);
        settings.addresses.push(Remembered { address: parsed, this_computer });
        self.keep_nearby(&settings)
    }

    /// Forgets the computer at `address`.
    ///
    /// # Errors
    /// When it is not remembered or set by the office, or the store cannot be written.
    pub fn remove_neighbour(&self, address: &str) -> Result<NearbyState, Failure> {
        let parsed: Result<Address, _> = address.parse();
        let address = parsed.map_err(|error| Failure::wrong_input(error.to_string()))?.to_string();
        let preset = self.policy.as_ref().and_then(|policy| policy.held_nearby());
        if preset.is_some_and(|preset| preset.holds(&address)) {
            return Err(locked(&address));
        }
        let mut settings = self.stored_nearby()?;
        let before = settings.addresses.len();
        settings.addresses.retain(|known| known.address != address);
        if settings.addresses.len() == before {
            let message = format!("“{address}” is not remembered; see: shelf nearby list");
            return Err(Failure::new(ErrorCode::NotFound, message).with("item", address));
        }
        self.keep_nearby(&settings)
    }

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
            let carrier = self.nearby.carrier(near, &record.name).ok()?;
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

    /// The name under which this library is announced: made once, of chance, so that it says nothing about anybody.
    fn nearby_id(&self) -> Result<String, Failure> {
        if let Some(id) = self.store.setting(ID)?.and_then(|id| id.as_str().map(str::to_owned)) {
            return Ok(id);
        }
        // The standard library's hasher is seeded by the system's randomness.
        let id = format!("{:016x}", RandomState::new().build_hasher().finish());
        if !self.store.is_read_only() {
            self.store.set_setting(ID, &id.as_str().into())?;
        }
        Ok(id)
    }

    /// Offers this library to computers nearby, whether or not it is switched on: for an office's server.
    ///
    /// # Errors
    /// When the port is taken or not allowed, or this is a preview. Where it cannot be announced it is offered all the same.
    pub fn serve_nearby(&self, options: &ServeOptions) -> Result<NearbyServer, Failure> {
        if self.is_preview() {
            return Err(Failure::wrong_input("a preview is offered to nobody: what it shows is not signed"));
        }
        let settings = self.nearby_settings()?;
        let offered = Arc::new(Offered::new(self.store.clone(), self.clock.clone()));
        let (host, port) = (host_name(), options.port.unwrap_or(settings.port()));
        let server = Server::start(offered, options.address, port, Limits::default(), &host).map_err(|error| {
            let message = format!(
                "this library cannot be offered on port {port}: {error}; end the program that uses the port, or choose \
                 another with: shelf nearby on --port"
            );
            Failure::failed(message).with("item", port.to_string())
        })?;
        let announced = if options.unannounced {
            Ok(None)
        } else {
            Announcing::start(&host, &self.nearby_id()?, server.address().port()).map(Some)
        };
        let (announcing, unannounced) = match announced {
            Ok(announcing) => (announcing, None),
            Err(error) => (None, Some(error.to_string())),
        };
        Ok(NearbyServer { server, announcing, unannounced })
    }

    /// Brings the server of the window in line with what is set, here or in another process: for the window, again and again.
    /// What fails is tried again when `retry` or something is set anew.
    pub fn attend_nearby(&self, retry: bool) {
        let Ok(settings) = self.nearby_settings() else { return };
        let wanted = (settings.on && !self.is_preview()).then(|| (settings.port(), settings.addresses_only));
        let mut service = lock(&self.nearby.service);
        if service.set == wanted && !(retry && service.failure.is_some()) {
            return;
        }
        // The port is free again before it is asked for anew.
        *service = Service { set: wanted, ..Service::default() };
        let Some((port, addresses_only)) = wanted else {
            lock(&self.nearby.listening).take();
            return;
        };
        match self.serve_nearby(&ServeOptions { address: None, port: Some(port), unannounced: addresses_only }) {
            Ok(running) => service.running = Some(running),
            Err(failure) => service.failure = Some(failure),
        }
    }
}

/// Where a neighbour may be.
enum Place {
    Typed(Address),
    Heard(Heard),
}

/// `text` as the address of a computer on the local network is stored, or what is wrong with it.
pub(crate) fn local_address(text: &str) -> Result<String, String> {
    checked(text, Dials::LocalNetwork)
}

fn checked(text: &str, dials: Dials) -> Result<String, String> {
    let address: Address = text.parse().map_err(|error: sync::nearby::AddressError| error.to_string())?;
    if address.number().is_some_and(|number| !dials.rule()(number)) {
        return Err(format!(
            "{text} is not on the local network; only private and link-local addresses are asked. A repository elsewhere \
             is added with: shelf source add"
        ));
    }
    Ok(address.to_string())
}

/// What `work` makes of each of `items`, all at the same time: each waits for another computer.
fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    std::thread::scope(|scope| {
        let running: Vec<_> = items.iter().map(|item| scope.spawn(|| work(item))).collect();
        running.into_iter().filter_map(|thread| thread.join().ok()).collect()
    })
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
