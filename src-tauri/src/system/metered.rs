//! Whether the system calls the connection metered. Updates that nobody asked for then leave files for another time.
//!
//! Linux is asked through NetworkManager, Windows for the cost of the connection; both libraries are linked already, for
//! opening files. macOS has nothing that can be asked in one call: there, and where the system does not know, the person's
//! setting alone counts.

/// Whether the connection is metered now; nothing where the system does not tell. Asks another program, and may take a
/// second or two.
#[cfg(target_os = "linux")]
pub(crate) fn is_metered() -> Option<bool> {
    const NAME: &str = "org.freedesktop.NetworkManager";
    let bus = zbus::blocking::connection::Builder::system().ok()?;
    let bus = bus.method_timeout(std::time::Duration::from_secs(2)).build().ok()?;
    let manager = zbus::blocking::Proxy::new(&bus, NAME, "/org/freedesktop/NetworkManager", NAME).ok()?;
    meaning(manager.get_property("Metered").ok()?)
}

/// What a value of `NMMetered` says: yes, or no, known or guessed
/// (<https://networkmanager.dev/docs/libnm/latest/libnm-nm-dbus-interface.html#NMMetered>).
#[cfg(any(target_os = "linux", test))]
fn meaning(metered: u32) -> Option<bool> {
    match metered {
        1 | 3 => Some(true),
        2 | 4 => Some(false),
        _ => None,
    }
}

/// Whether the connection is metered now; nothing where the system does not tell.
#[cfg(windows)]
pub(crate) fn is_metered() -> Option<bool> {
    use windows::Networking::Connectivity::{NetworkCostType, NetworkInformation};
    let cost = NetworkInformation::GetInternetConnectionProfile().ok()?.GetConnectionCost().ok()?;
    let roams = cost.Roaming().unwrap_or(false);
    match cost.NetworkCostType().ok()? {
        NetworkCostType::Unrestricted => Some(roams),
        NetworkCostType::Fixed | NetworkCostType::Variable => Some(true),
        _ => roams.then_some(true),
    }
}

/// Nothing: the system does not tell.
#[cfg(not(any(target_os = "linux", windows)))]
pub(crate) fn is_metered() -> Option<bool> {
    None
}

#[cfg(test)]
mod tests {
    use super::meaning;

    #[test]
    fn a_guess_counts_and_not_to_know_does_not() {
        let said = [(0, None), (1, Some(true)), (2, Some(false)), (3, Some(true)), (4, Some(false)), (9, None)];
        for (value, metered) in said {
            assert_eq!(meaning(value), metered, "{value}");
        }
    }
}
