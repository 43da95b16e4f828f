//! This library offered to computers nearby.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use sync::nearby::{Announcing, Limits, Offered, Server, host_name, own_addresses};

use super::lock;
use crate::Library;
use crate::api::{Failure, NearbyState};

/// The server that runs while the window is open.
#[derive(Default)]
pub(super) struct Serving {
    /// The port, and whether only addresses are used.
    set: Option<(u16, bool)>,
    pub(super) running: Option<NearbyServer>,
    pub(super) failure: Option<Failure>,
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
        let mut serving = lock(&self.nearby.serving);
        if serving.set == wanted && !(retry && serving.failure.is_some()) {
            return;
        }
        // The port is free again before it is asked for anew.
        *serving = Serving { set: wanted, ..Serving::default() };
        let Some((port, addresses_only)) = wanted else {
            lock(&self.nearby.listening).take();
            return;
        };
        match self.serve_nearby(&ServeOptions { address: None, port: Some(port), unannounced: addresses_only }) {
            Ok(running) => serving.running = Some(running),
            Err(failure) => serving.failure = Some(failure),
        }
    }
}
