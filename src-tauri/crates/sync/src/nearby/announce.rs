//! DNS-SD over multicast DNS (RFC 6762, 6763): saying that this computer is there, and hearing of others.
//!
//! What is heard is a hint about where to ask and no more: anybody on the network can announce anything.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use mdns_sd::{DaemonEvent, Receiver, ResolvedService, ServiceDaemon, ServiceEvent, ServiceInfo};

use super::address::is_typed;

/// The service's type.
const TYPE: &str = "_fieldshelf._tcp.local.";
/// The property that names a library, so that it does not take itself for a neighbour.
const ID: &str = "id";
/// How many neighbours are remembered from what is heard: many times the computers of an office, so that a flood of
/// announcements takes no memory.
const HEARD: usize = 64;
/// The most bytes of one label of a name (RFC 1035, section 2.3.4).
const LABEL: usize = 63;

/// Multicast DNS cannot be used here.
#[derive(Debug, Clone, thiserror::Error)]
#[error("computers nearby cannot be looked for ({0}); add them by their address")]
pub struct NearbyError(String);

impl From<mdns_sd::Error> for NearbyError {
    fn from(error: mdns_sd::Error) -> Self {
        Self(error.to_string())
    }
}

/// An announcement, taken back when it is dropped.
pub struct Announcing {
    daemon: ServiceDaemon,
    name: String,
    events: Receiver<DaemonEvent>,
}

impl Announcing {
    /// Announces the library `id` on this computer, called `name`, at `port`.
    ///
    /// # Errors
    /// When there is no socket for it.
    pub fn start(name: &str, id: &str, port: u16) -> Result<Self, NearbyError> {
        let daemon = ServiceDaemon::new()?;
        let events = daemon.monitor()?;
        // A host name of its own: the computer's may be announced by the system, and two who announce one name must differ.
        let host = format!("fieldshelf-{id}.local.");
        let info = ServiceInfo::new(TYPE, &label(name), &host, "", port, &[(ID, id)][..])?.enable_addr_auto();
        let name = info.get_fullname().to_owned();
        daemon.register(info)?;
        Ok(Self { daemon, name, events })
    }

    /// Waits until the announcement was sent on some network: others hear of this computer from then on. False when that did
    /// not happen within `time`.
    pub fn wait(&self, time: Duration) -> bool {
        // Nothing else comes more often than a few times a minute.
        while let Ok(event) = self.events.recv_timeout(time) {
            if matches!(event, DaemonEvent::Announce(..)) {
                return true;
            }
        }
        false
    }
}

impl Drop for Announcing {
    fn drop(&mut self) {
        // Says goodbye, so that nobody asks here in vain. It is heard or it is not.
        if let Ok(said) = self.daemon.unregister(&self.name) {
            let _ = said.recv_timeout(Duration::from_millis(500));
        }
        let _ = self.daemon.shutdown();
    }
}

/// A neighbour that was heard of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// What it calls itself.
    pub name: String,
    /// Its library, where it says so.
    pub id: Option<String>,
    /// Where it may be: private and link-local addresses alone, whatever else was announced.
    pub sockets: Vec<SocketAddr>,
}

/// Listening for announcements, until it is dropped.
pub struct Listening {
    daemon: ServiceDaemon,
    heard: Arc<Ear>,
}

#[derive(Default)]
struct Ear {
    by_name: Mutex<State>,
    waited: Condvar,
}

#[derive(Default)]
struct State {
    found: BTreeMap<String, Heard>,
    /// Whether the first answers have been waited for.
    settled: bool,
}

impl Listening {
    /// Begins to listen, and asks who is there.
    ///
    /// # Errors
    /// When there is no socket for it.
    pub fn start() -> Result<Self, NearbyError> {
        let daemon = ServiceDaemon::new()?;
        let events = daemon.browse(TYPE)?;
        let heard = Arc::new(Ear::default());
        let ear = heard.clone();
        let listen = move || {
            while let Ok(event) = events.recv() {
                hear(&mut lock(&ear.by_name).found, event);
            }
        };
        std::thread::Builder::new()
            .name("nearby-heard".to_owned())
            .spawn(listen)
            .map_err(|error| NearbyError(error.to_string()))?;
        Ok(Self { daemon, heard })
    }

    /// Who was heard of and has not said goodbye. The first time, answers get `time` to come.
    pub fn heard(&self, time: Duration) -> Vec<Heard> {
        let mut state = lock(&self.heard.by_name);
        if !state.settled {
            let waited = self.heard.waited.wait_timeout_while(state, time, |state| !state.settled);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
            state.settled = true;
            self.heard.waited.notify_all();
        }
        state.found.values().cloned().collect()
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let _ = self.daemon.shutdown();
    }
}

/// Takes an event to heart.
fn hear(found: &mut BTreeMap<String, Heard>, event: ServiceEvent) {
    match event {
        ServiceEvent::ServiceResolved(service) => {
            let name = service.get_fullname().to_owned();
            match neighbour(&service) {
                Some(heard) if found.len() < HEARD || found.contains_key(&name) => {
                    found.insert(name, heard);
                }
                Some(_) => {}
                None => {
                    found.remove(&name);
                }
            }
        }
        ServiceEvent::ServiceRemoved(_, name) => {
            found.remove(&name);
        }
        _ => {}
    }
}

/// The neighbour that an announcement tells of; none where it is not on the local network.
fn neighbour(service: &ResolvedService) -> Option<Heard> {
    let all = service.get_addresses().iter().map(|address| address.to_ip_addr());
    let mut addresses: Vec<IpAddr> = all.filter(|address| is_typed(*address)).collect();
    // Numbers that everybody has first.
    addresses.sort_by_key(|address| (address.is_ipv6(), *address));
    let sockets: Vec<SocketAddr> =
        addresses.into_iter().map(|address| SocketAddr::new(address, service.get_port())).collect();
    let instance = service.get_fullname().strip_suffix(TYPE).unwrap_or(service.get_fullname());
    let id = service.get_property_val_str(ID).filter(|id| !id.is_empty()).map(|id| id.chars().take(64).collect());
    let usable = !sockets.is_empty() && service.get_port() > 0;
    usable.then(|| Heard { name: shown(instance), id, sockets })
}

/// An instance's name as people read it: without the escapes of RFC 6763, section 4.3, and without what could deceive the eye.
fn shown(instance: &str) -> String {
    let mut name = String::new();
    let mut letters = instance.strip_suffix('.').unwrap_or(instance).chars();
    while let Some(letter) = letters.next() {
        name.extend(if letter == '\\' { letters.next() } else { Some(letter) });
    }
    let turns = |letter: char| matches!(letter, '\u{200e}' | '\u{200f}') || domain::printable::turns(letter);
    name.chars().filter(|letter| !letter.is_control() && !turns(*letter)).take(LABEL).collect()
}

/// As much of `name` as one label holds.
fn label(name: &str) -> String {
    let mut end = name.len().min(LABEL);
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    name[..end].to_owned()
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn announced(name: &str, addresses: &str, id: &str) -> ServiceEvent {
        let info = ServiceInfo::new(TYPE, name, "desk.local.", addresses, 4000, &[(ID, id)][..]).unwrap();
        ServiceEvent::ServiceResolved(Box::new(info.as_resolved_service()))
    }

    fn heard_of(events: impl IntoIterator<Item = ServiceEvent>) -> Vec<Heard> {
        let mut found = BTreeMap::new();
        events.into_iter().for_each(|event| hear(&mut found, event));
        found.into_values().collect()
    }

    #[test]
    fn an_announcement_leads_nowhere_but_to_the_local_network() {
        let found = heard_of([announced("Desk 3", "8.8.8.8,fe80::1,fd00::7,127.0.0.1,192.168.1.7,10.0.0.2", "a1")]);
        let sockets = ["10.0.0.2:4000", "192.168.1.7:4000", "[fd00::7]:4000"].map(|text| text.parse().unwrap());
        let wanted = Heard { name: "Desk 3".to_owned(), id: Some("a1".to_owned()), sockets: sockets.to_vec() };
        assert_eq!(found, [wanted]);
        assert_eq!(heard_of([announced("Far", "8.8.8.8,127.0.0.1,::1,2001:db8::1", "a1")]), []);
    }

    #[test]
    fn who_says_goodbye_or_moves_away_is_forgotten() {
        let goodbye = ServiceEvent::ServiceRemoved(TYPE.to_owned(), format!("Desk.{TYPE}"));
        assert_eq!(heard_of([announced("Desk", "10.0.0.2", "a"), goodbye]), []);
        assert_eq!(heard_of([announced("Desk", "10.0.0.2", "a"), announced("Desk", "8.8.8.8", "a")]), []);
        let moved = heard_of([announced("Desk", "10.0.0.2", "a"), announced("Desk", "10.0.0.3", "a")]);
        assert_eq!(moved[0].sockets, ["10.0.0.3:4000".parse().unwrap()]);
    }

    #[test]
    fn a_flood_of_announcements_takes_no_memory() {
        let flood = (0..1000).map(|number| announced(&format!("Desk {number}"), "10.0.0.2", "a"));
        assert_eq!(heard_of(flood).len(), HEARD);
    }

    #[test]
    fn a_name_is_shown_without_escapes_and_without_what_deceives() {
        for (instance, name) in [
            ("Desk\\.3.", "Desk.3"),
            ("Bureau\\ d'accueil.", "Bureau d'accueil"),
            ("مكتب.", "مكتب"),
            ("a\u{202e}b\u{7}c.", "abc"),
        ] {
            assert_eq!(shown(instance), name);
        }
        assert_eq!(shown(&"x".repeat(300)).len(), LABEL);
        assert_eq!(label(&"é".repeat(40)).len(), 62);
    }
}
