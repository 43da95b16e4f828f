//! What the person and the office set about computers nearby.

use std::net::SocketAddr;

use serde::{Deserialize, Serialize};
use sync::nearby::{Address, PORT, host_name, own_addresses};

use super::{Dials, lock};
use crate::Library;
use crate::api::{ErrorCode, Failure, NearbyState};
use crate::policy::locked;

/// The setting that keeps what the person set.
pub(crate) const NEARBY: &str = "nearby";

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
    pub(super) fn port(&self) -> u16 {
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

impl Library {
    /// What is set about computers nearby, and how it is going in this process.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn nearby(&self) -> Result<NearbyState, Failure> {
        let settings = self.nearby_settings()?;
        let preset = self.policy.as_ref().and_then(|policy| policy.held_nearby());
        let serving = lock(&self.nearby.serving);
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
            serving: serving.running.is_some(),
            error: serving.failure.clone(),
            locked: preset.is_some_and(|preset| preset.on.is_some()),
        })
    }

    /// What holds: what the person set, under what the office locked.
    pub(super) fn nearby_settings(&self) -> Result<Settings, Failure> {
        let stored = self.stored_nearby()?;
        let held = self.policy.as_ref().and_then(|policy| policy.held_nearby());
        Ok(held.map_or(stored.clone(), |preset| preset.onto(&stored)))
    }

    /// What the person set.
    pub(crate) fn stored_nearby(&self) -> Result<Settings, Failure> {
        let kept = self.store.setting(NEARBY)?;
        Ok(kept.and_then(|kept| serde_json::from_value(kept).ok()).unwrap_or_default())
    }

    /// Has `change` change what the person set, whoever else changes it.
    fn change_nearby(&self, change: impl FnOnce(&mut Settings)) -> Result<NearbyState, Failure> {
        self.store.change_setting(NEARBY, |before| {
            let mut settings = before.and_then(|before| serde_json::from_value(before).ok()).unwrap_or_default();
            change(&mut settings);
            serde_json::to_value(settings).ok()
        })?;
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
        self.change_nearby(|settings| {
            settings.on = on;
            settings.port = port.or(settings.port);
            settings.addresses_only = addresses_only.unwrap_or(settings.addresses_only);
        })
    }

    /// Remembers the computer at `address`, where multicast does not reach it; `this_computer` when it may be this computer
    /// itself.
    ///
    /// # Errors
    /// When it is no address, or not one of the local network; or the store cannot be written.
    pub fn add_neighbour(&self, address: &str, this_computer: bool) -> Result<NearbyState, Failure> {
        let dials = if this_computer { Dials::ThisComputer } else { Dials::LocalNetwork };
        let parsed = checked(address, dials).map_err(|message| Failure::wrong_input(message).with("item", address))?;
        self.change_nearby(|settings| {
            settings.addresses.retain(|known| known.address != parsed);
            settings.addresses.push(Remembered { address: parsed, this_computer });
        })
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
        let mut known = false;
        let state = self.change_nearby(|settings| {
            let before = settings.addresses.len();
            settings.addresses.retain(|known| known.address != address);
            known = settings.addresses.len() < before;
        })?;
        if !known {
            let message = format!("“{address}” is not remembered; see: shelf nearby list");
            return Err(Failure::new(ErrorCode::NotFound, message).with("item", address));
        }
        Ok(state)
    }
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
