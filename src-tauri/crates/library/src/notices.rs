//! Notices: their status on this computer now, and what the person did about them.

use std::collections::{BTreeMap, HashMap};

use domain::notice::NoticeContext;
use domain::{CollectionId, Kind, MessageType, NoticeStatus, PublicationId, ShortName};
use jiff::Timestamp;
use store::{CheckRecord, StoredPublication};

use crate::Library;
use crate::api::{Failure, NoticeList, NoticeRow, PublicationRow};
use crate::languages::preferred;
use crate::shelf::is_current;

/// What must be known of all notices to tell the status of one.
pub(crate) struct NoticeFacts {
    checks: HashMap<ShortName, CheckRecord>,
    /// Until when the signature of each collection is good.
    expires: HashMap<CollectionId, Timestamp>,
    /// For each notice, those that replace it and are effective already: their id, and whether they take it back.
    replaced: HashMap<PublicationId, Vec<(PublicationId, bool)>>,
}

impl NoticeFacts {
    /// Reads them off the whole shelf.
    pub(crate) fn gather(
        publications: &[StoredPublication],
        checks: HashMap<ShortName, CheckRecord>,
        expires: HashMap<CollectionId, Timestamp>,
        now: Timestamp,
    ) -> Self {
        let mut replaced: HashMap<PublicationId, Vec<(PublicationId, bool)>> = HashMap::new();
        for stored in publications {
            let publication = &stored.publication;
            let Some(notice) = &publication.notice else { continue };
            // A cancellation holds even when it is no longer listed: what it took back must not come to life again.
            if stored.withdrawn && notice.message != MessageType::Cancel {
                continue;
            }
            if !notice.is_effective(&publication.issued, now) {
                continue;
            }
            for old in &notice.supersedes {
                // Only who signs its collection may take a notice back or replace it.
                if old.collection == publication.id.collection && *old != publication.id {
                    let cancels = notice.message == MessageType::Cancel;
                    replaced.entry(old.clone()).or_default().push((publication.id.clone(), cancels));
                }
            }
        }
        Self { checks, expires, replaced }
    }

    /// What is known of the notice `stored` at `now`; `None` when it is no notice.
    pub(crate) fn row(&self, stored: &StoredPublication, now: Timestamp) -> Option<NoticeRow> {
        let publication = &stored.publication;
        let notice = publication.notice.as_ref()?;
        let replacing = self.replaced.get(&publication.id).map(Vec::as_slice).unwrap_or_default();
        let context = NoticeContext {
            cancelled: replacing.iter().any(|(_, cancels)| *cancels),
            superseded: !replacing.is_empty(),
            withdrawn: stored.withdrawn,
        };
        let check = self.checks.get(&publication.id.collection.publisher);
        let signed = check.and_then(|check| check.signed);
        // The office that signs the collection may be late where the publisher's others are not.
        let office = self.expires.get(&publication.id.collection).is_some_and(|expires| *expires <= now);
        let stale = office || check.and_then(|check| check.expires).is_none_or(|expires| expires <= now);
        let audience: BTreeMap<String, String> = stored
            .editions
            .iter()
            .map(|edition| edition.applied.as_ref().unwrap_or(&edition.known))
            .filter(|edition| !edition.audience.is_empty())
            .map(|edition| (edition.language.to_string(), edition.audience.clone()))
            .collect();
        Some(NoticeRow {
            status: notice.status(&publication.issued, context, now),
            as_of: signed.filter(|_| stale).map(|signed| signed.to_string()),
            verified: signed.map(|signed| signed.to_string()),
            message: notice.message,
            severity: notice.severity,
            effective: notice.effective.map(|when| when.to_string()),
            onset: notice.onset.map(|when| when.to_string()),
            expires: notice.expires.map(|when| when.to_string()),
            expected_to_resume: notice.expected_to_resume.map(|when| when.to_string()),
            time_zone: notice.time_zone.clone(),
            supersedes: notice.supersedes.iter().map(ToString::to_string).collect(),
            superseded_by: replacing.iter().map(|(id, _)| id.to_string()).collect(),
            must_acknowledge: notice.must_acknowledge,
            acknowledged: stored.acknowledged.map(|when| when.to_string()),
            read: stored.read.is_some(),
            audience,
        })
    }

    /// The first moment after `now` at which what is known of any of `publications` becomes another without anything being
    /// received: one begins or lapses, a signature expires, or a clock that was behind is right again.
    pub(crate) fn next_change(&self, publications: &[StoredPublication], now: Timestamp) -> Option<Timestamp> {
        let signatures = self.checks.values().flat_map(|check| [check.signed, check.expires]).flatten();
        let signatures = signatures.chain(self.expires.values().copied());
        let notices = publications.iter().filter_map(|stored| {
            let publication = &stored.publication;
            Some((publication.notice.as_ref()?, &publication.issued))
        });
        let moments = notices.flat_map(|(notice, issued)| {
            [Some(notice.effective.as_ref().unwrap_or(issued).begins(&notice.zone())), notice.lapses()]
        });
        signatures.chain(moments.flatten()).filter(|moment| *moment > now).min()
    }

    /// The newest moment at which any publisher signed, if this computer's clock stands before it.
    fn clock_behind(&self, now: Timestamp) -> Option<Timestamp> {
        self.checks.values().filter_map(|check| check.signed).max().filter(|signed| *signed > now)
    }
}

/// The order of the groups in the list.
fn group(status: NoticeStatus) -> u8 {
    match status {
        NoticeStatus::InForce => 0,
        NoticeStatus::ExpiredNotConfirmed => 1,
        NoticeStatus::Scheduled => 2,
        NoticeStatus::Superseded => 3,
        NoticeStatus::Cancelled => 4,
    }
}

impl Library {
    /// All notices with their status now: in force, expired but not confirmed, scheduled, superseded, cancelled; in each
    /// the gravest first, then the newest.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn notices(&self, prefer: &[String]) -> Result<NoticeList, Failure> {
        let prefer = preferred(prefer);
        let shelf = self.shelf()?;
        let mut items: Vec<(NoticeRow, PublicationRow)> = shelf
            .publications
            .iter()
            .filter(|stored| stored.publication.kind == Kind::Notice)
            .filter_map(|stored| {
                let row = shelf.row(stored, &prefer);
                Some((row.notice.clone()?, row))
            })
            .collect();
        items.sort_by(|(a, x), (b, y)| {
            (group(a.status), b.severity, &y.issued, &x.id).cmp(&(group(b.status), a.severity, &x.issued, &y.id))
        });
        let count = |wanted: &dyn Fn(&NoticeRow) -> bool| {
            u32::try_from(items.iter().filter(|(notice, _)| is_current(notice.status) && wanted(notice)).count())
                .unwrap_or(u32::MAX)
        };
        Ok(NoticeList {
            unread: count(&|notice| !notice.read),
            to_acknowledge: count(&|notice| notice.must_acknowledge && notice.acknowledged.is_none()),
            clock_behind: shelf.facts.clock_behind(shelf.now).map(|signed| signed.to_string()),
            items: items.into_iter().map(|(_, row)| row).collect(),
        })
    }

    /// Notes that the person acknowledged a notice, or takes that back; gives its row.
    ///
    /// # Errors
    /// When it is not here or is no notice, or the store cannot be written.
    pub fn acknowledge(&self, id: &str, given: bool) -> Result<PublicationRow, Failure> {
        let id = self.publication_id(id)?;
        match self.store.publication(&id)? {
            None => return Err(Failure::not_found(&id.to_string())),
            Some(stored) if stored.publication.kind != Kind::Notice => {
                return Err(Failure::wrong_input(format!("“{id}” is no notice, so it cannot be acknowledged")));
            }
            Some(_) => {}
        }
        self.store.set_acknowledged(&id, given.then(|| self.now()))?;
        self.row(&id)
    }

    /// Notes that the person opened a publication.
    ///
    /// # Errors
    /// When it is not here, or the store cannot be written.
    pub fn mark_read(&self, id: &str) -> Result<(), Failure> {
        let id = self.publication_id(id)?;
        Ok(self.store.set_read(&id, self.now())?)
    }
}
