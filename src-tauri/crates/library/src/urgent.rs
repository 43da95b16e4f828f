//! Urgent notices that the person is told of outside the window: each revision once, whatever happens in between.

use std::collections::BTreeMap;

use domain::{Kind, MessageType, NoticeStatus, Severity};
use store::StoredPublication;

use crate::Library;
use crate::api::{Failure, UrgentNotice};
use crate::languages::preferred;

/// The key under which the store keeps which revision of a notice was told of.
pub(crate) const TOLD: &str = "told-urgent";

impl Library {
    /// The urgent notices in force that nobody read and nobody was told of, newest first; from now on they count as told. A
    /// notice is urgent where its severity is extreme or severe (CAP 1.2, 3.2.2). What is here when this is asked for the first
    /// time is not new: whoever sets a library up has it before their eyes.
    ///
    /// It is noted before anybody is told: should the computer go off in between, the window still shows the notice as unread,
    /// while nobody is told twice.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub fn take_urgent(&self, prefer: &[String]) -> Result<Vec<UrgentNotice>, Failure> {
        let shelf = self.shelf()?;
        let before = self.store.setting(TOLD)?;
        let told: BTreeMap<String, u32> =
            before.clone().and_then(|value| serde_json::from_value(value).ok()).unwrap_or_default();
        let silent = before.is_none() || self.stored_settings()?.quiet;
        let prefer = preferred(prefer);
        let mut now = BTreeMap::new();
        let mut urgent = Vec::new();
        for stored in shelf.publications.iter().filter(|stored| stored.publication.kind == Kind::Notice) {
            let Some(revision) = revision(stored) else { continue };
            let row = shelf.row(stored, &prefer);
            let Some(notice) = &row.notice else { continue };
            let grave = matches!(notice.severity, Severity::Extreme | Severity::Severe);
            if !grave || notice.status != NoticeStatus::InForce || notice.message == MessageType::Cancel {
                // One that is scheduled is told of when it comes into force.
                if let Some(revision) = told.get(&row.id) {
                    now.insert(row.id.clone(), *revision);
                }
                continue;
            }
            let known = told.get(&row.id).copied();
            now.insert(row.id.clone(), known.unwrap_or(0).max(revision));
            if silent || row.withdrawn || notice.read || known.is_some_and(|known| known >= revision) {
                continue;
            }
            let Some(edition) = row.editions.get(row.best as usize) else { continue };
            urgent.push((
                row.issued.clone(),
                UrgentNotice {
                    id: row.id.clone(),
                    lang: edition.lang.clone(),
                    title: edition.title.clone(),
                    summary: edition.summary.clone(),
                    publisher: row.publisher.clone(),
                },
            ));
        }
        if before.is_none() || now != told {
            let value = serde_json::to_value(&now).map_err(|error| Failure::failed(error.to_string()))?;
            self.store.set_setting(TOLD, &value)?;
        }
        urgent.sort_by(|(a, _), (b, _)| b.cmp(a));
        Ok(urgent.into_iter().map(|(_, notice)| notice).collect())
    }
}

/// The revision that counts: that of the text the others are translated from. A translation that is mended is no news.
fn revision(stored: &StoredPublication) -> Option<u32> {
    let held = || stored.editions.iter().filter_map(|edition| edition.applied.as_ref());
    let original = held().filter(|edition| edition.translates.is_none()).map(|edition| edition.revision).max();
    original.or_else(|| held().filter_map(|edition| Some(edition.translates.as_ref()?.revision)).max())
}
