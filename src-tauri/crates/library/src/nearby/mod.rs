//! Computers nearby: this library offered to them, and they as carriers for this one.
//!
//! Nothing of it happens unless it is switched on. A neighbour is asked for the publishers that this library trusts already and
//! for no other, so it never introduces one; what it brings is verified like everything else.

mod neighbours;
mod offering;
mod settings;

use std::hash::{BuildHasher, Hasher, RandomState};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::ShortName;
use jiff::Timestamp;
use sync::Http;
use sync::http::{Options, is_nearby};
use sync::nearby::Listening;

use crate::Library;
use crate::api::Failure;
use crate::error::by_the_way;

use neighbours::Near;
use offering::Serving;
pub use offering::{NearbyServer, ServeOptions};
use settings::Settings;
pub(crate) use settings::{NEARBY, Preset, local_address};

/// The setting that keeps the name under which this library is announced.
pub(crate) const ID: &str = "nearby id";

/// What a library keeps open for its neighbours, shared by its clones.
#[derive(Default)]
pub(crate) struct Nearby {
    serving: Mutex<Serving>,
    listening: Mutex<Option<Arc<Listening>>>,
    within_reach: Mutex<Option<(Timestamp, Settings, Vec<Near>)>>,
    /// What asks them, by who may be dialled.
    asking: Mutex<[Option<Http>; 2]>,
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

impl Library {
    /// The name under which this library is announced: made once, of chance, so that it says nothing about anybody.
    fn nearby_id(&self) -> Result<String, Failure> {
        if let Some(id) = self.store.setting(ID)?.and_then(|id| id.as_str().map(str::to_owned)) {
            return Ok(id);
        }
        // The standard library's hasher is seeded by the system's randomness.
        let id = format!("{:016x}", RandomState::new().build_hasher().finish());
        by_the_way(self.store.set_setting(ID, &id.as_str().into()).map_err(Failure::from))?;
        Ok(id)
    }
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
