//! Taking in what the sources have: refresh, plan, execute, index, as a job under the writing lease.

use domain::{BlobId, CollectionId, EditionId, Rules, Trigger};
use jiff::SignedDuration;
use repository::{BlobError, Card, Carrier, CatalogueError, InMemoryTrust, Refreshed, TrustError, TrustedMetadata};
use std::collections::HashSet;
use std::ops::ControlFlow;
use store::{JobProgress, Lease, PublisherRecord, Verified};
use sync::{AttemptError, Change, Ended, ItemError, Offer, PublisherTrust, Step};

use crate::Library;
use crate::api::{
    ChangeKind, ErrorCode, Failure, ItemFailure, JobRow, Plan, PlanItem, SourceOutcome, SourcePlan, SourceReport,
    SyncReport, SyncRequest, SyncState, SyncStatus,
};
use crate::carriers::{self, Reached};
use crate::jobs::{self, Reporter};
use crate::reading::cleaned;
use crate::space;

/// The setting that remembers how many steps the last plan left undone.
pub(crate) const PENDING: &str = "pending";
/// The setting that remembers the fingerprint of a built-in library that the person removed.
pub(crate) const REMOVED: &str = "removed built-in";
/// After so long without a successful check the chip says so (design: “not checked for N days”).
const CHECK_EVERY: SignedDuration = SignedDuration::from_hours(7 * 24);
/// The lease is renewed well within the 30 seconds after which another process may take it.
const RENEW_EVERY: SignedDuration = SignedDuration::from_secs(5);

/// How far a sync is, for whoever started it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyncProgress {
    /// What it works on now.
    pub item: String,
    /// Bytes fetched.
    pub bytes_done: u64,
    /// Bytes to fetch.
    pub bytes_total: u64,
}

/// A publisher's repository, verified, and what it would change here.
struct Prepared {
    /// What the repository is read from, the nearest first.
    reached: Vec<Reached>,
    refreshed: Refreshed,
    offers: Vec<Offer>,
    steps: Vec<Step>,
    /// What is left for another time.
    waiting: Vec<Step>,
    refused: Vec<ItemFailure>,
    /// How many collections that are here may have been signed anew in a version that no source has whole.
    hidden: usize,
}

/// What may still be done of a [`SyncRequest`].
struct Allowed {
    rules: Rules,
    request: SyncRequest,
    /// Nothing but these editions, where that was asked for.
    only: Option<HashSet<EditionId>>,
    /// How many bytes may be added to the library, where that is limited.
    room: Option<u64>,
}

impl Allowed {
    /// Parts `steps` into what is done now and what waits.
    fn part(&self, mut steps: Vec<Step>) -> (Vec<Step>, Vec<Step>) {
        if let Some(only) = &self.only {
            steps.retain(|step| only.contains(&step.id()));
        }
        let asked = |step: &Step| {
            let trigger = self.rules.of(&step.publication.id.collection).trigger;
            !self.request.unattended || trigger == Trigger::Automatic || step.change == Change::Withdrawn
        };
        let (mut now, mut waiting): (Vec<_>, Vec<_>) = steps.into_iter().partition(asked);
        let mut keep = |(now, beyond): (Vec<Step>, Vec<Step>)| {
            waiting.extend(beyond);
            now
        };
        if let Some(room) = self.room {
            now = keep(space::within_room(now, room));
        }
        if let Some(budget) = self.request.budget {
            now = keep(sync::within(sync::text_first(now), budget));
        }
        (now, waiting)
    }

    fn spend(&mut self, bytes: u64) {
        if let Some(left) = &mut self.request.budget {
            *left = left.saturating_sub(bytes);
        }
    }
}

impl Library {
    /// What a sync as `request` wants it would do now. Nothing that is here changes, and nothing newly trusted is remembered.
    ///
    /// # Errors
    /// When the store cannot be read; what is wrong with one source is in its part of the plan.
    pub fn plan(&self, request: &SyncRequest) -> Result<Plan, Failure> {
        let mut allowed = self.allowed(request)?;
        let mut sources = Vec::new();
        let mut pending = 0;
        for record in self.store.publishers()? {
            let publisher = record.name.to_string();
            let (prepared, _) = self.prepare(&record, &self.looking_only(&record), &allowed)?;
            match prepared {
                Ok(prepared) => {
                    pending += prepared.steps.len() + prepared.waiting.len() + prepared.hidden;
                    let bytes = sync::bytes_to_fetch(&prepared.steps);
                    allowed.spend(bytes);
                    allowed.room = allowed.room.map(|room| room.saturating_sub(space::all_kept(&prepared.steps)));
                    let items = prepared.steps.iter().map(|step| item(step, false));
                    let items = items.chain(prepared.waiting.iter().map(|step| item(step, true))).collect();
                    let error = prepared.refused.into_iter().next().map(|refused| refused.error);
                    sources.push(SourcePlan { publisher, items, bytes, error });
                }
                Err(failure) => {
                    sources.push(SourcePlan { publisher, items: Vec::new(), bytes: 0, error: Some(failure) })
                }
            }
        }
        if !self.store.is_read_only() {
            self.store.set_setting(PENDING, &pending.into())?;
        }
        Ok(Plan { bytes: sources.iter().map(|source| source.bytes).sum(), sources })
    }

    /// Takes in what all sources have and `request` wants, and waits for it.
    ///
    /// # Errors
    /// When another process is writing, or the store cannot be written. What is wrong with one source or edition is in
    /// the report.
    pub fn sync(&self, request: &SyncRequest, progress: &mut dyn FnMut(&SyncProgress)) -> Result<SyncReport, Failure> {
        let lease = self.store.lease("sync", self.now())?;
        let job = self.store.create_job(store::JobKind::Sync, self.now())?;
        self.run_sync(job, &lease, request, progress)
    }

    /// Begins to take in what all sources have and `request` wants, on a thread of its own, and gives the job.
    ///
    /// # Errors
    /// When another process is writing, or the store cannot be written.
    pub fn begin_sync(&self, request: SyncRequest) -> Result<JobRow, Failure> {
        let lease = self.store.lease("sync", self.now())?;
        let id = self.store.create_job(store::JobKind::Sync, self.now())?;
        let begun = self.store.job(id)?.ok_or_else(|| Failure::not_found(&format!("job {id}")))?;
        let library = self.clone();
        std::thread::spawn(move || {
            // How it ended is in the job, where the window looks.
            let _ = library.run_sync(id, &lease, &request, &mut |_| {});
        });
        Ok(jobs::row(&begun))
    }

    /// Makes the library that came with the app a source, and takes in what is new of it. Nothing is done, and no job is
    /// made, when it is here already.
    ///
    /// # Errors
    /// As [`Library::sync`].
    pub fn take_in_built_in(&self, card: &[u8], location: &str) -> Result<(), Failure> {
        let card_parsed = Card::parse(card)?;
        let known = self.store.publisher(&card_parsed.publisher)?;
        let sources = self.store.sources(&card_parsed.publisher)?;
        // A person who added the publisher themselves, or removed it, is not overruled by the app.
        let removed =
            self.store.setting(REMOVED)?.is_some_and(|removed| removed == card_parsed.fingerprint().to_string());
        if removed || known.as_ref().is_some_and(|known| !known.built_in) {
            return Ok(());
        }
        if let Some(record) = known {
            let trusted = Card::parse(&record.card)?;
            // An older app that is started once more does not take away what a newer one brought.
            if trusted.fingerprint() != card_parsed.fingerprint() && trusted.root_expires() > card_parsed.root_expires()
            {
                return Ok(());
            }
            let same = trusted.fingerprint() == card_parsed.fingerprint()
                && sources.iter().map(|source| source.location.as_str()).eq([location]);
            if same && self.store.checks(&record.name)?.last_success.is_some() {
                let allowed = self.allowed(&SyncRequest::default())?;
                let (prepared, _) = self.prepare(&record, &self.looking_only(&record), &allowed)?;
                if prepared?.steps.is_empty() {
                    return Ok(());
                }
            }
        }
        let lease = self.store.lease("taking in the starter library", self.now())?;
        let record = self.trust(card, location, true)?;
        for source in sources.iter().filter(|source| source.location != location) {
            // Where the app used to lie.
            match self.store.remove_source(&record.name, &source.location) {
                Err(store::StoreError::NotFound { .. }) | Ok(()) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let job = self.store.create_job(store::JobKind::Sync, self.now())?;
        self.run_sync(job, &lease, &SyncRequest::default(), &mut |_| {}).map(|_| ())
    }

    /// Adds to the index what is stored and not yet in it: what another process applied, or was interrupted before it
    /// could index. Does nothing in a library that can only be read.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub fn bring_index_up_to_date(&self) -> Result<(), Failure> {
        if self.store.is_read_only() {
            return Ok(());
        }
        self.indexing.catch_up(&mut |_, _| {})
    }

    /// [`Library::bring_index_up_to_date`] on a thread of its own, so that reading does not wait for it.
    pub fn refresh_index_in_background(&self) {
        let library = self.clone();
        std::thread::spawn(move || {
            // What is missing stays missing from the answers until the next attempt: every end of a job is one.
            let _ = library.bring_index_up_to_date();
        });
    }

    /// Removes indexes that are no longer in use. For the start of the app: others may still read them later on.
    pub fn sweep_old_indexes(&self) {
        self.indexing.sweep();
    }

    fn run_sync(
        &self,
        job: i64,
        lease: &Lease,
        request: &SyncRequest,
        progress: &mut dyn FnMut(&SyncProgress),
    ) -> Result<SyncReport, Failure> {
        let mut report = None;
        let ended = self.run_job(job, |reporter| {
            // What the last sync replaced; a reader who had it open then has had the time since.
            self.store.remove_unreferenced(lease)?;
            self.sweep_partials(lease)?;
            let mut allowed = self.allowed(request)?;
            let mut sources = Vec::new();
            let mut undone = 0;
            let mut failed = None;
            for record in self.store.publishers()? {
                match self.sync_source(&record, &allowed, lease, reporter, progress) {
                    Ok((report, left)) => {
                        allowed.spend(report.bytes);
                        allowed.room = self.room()?;
                        undone += left;
                        sources.push(report);
                    }
                    Err(failure) => failed = Some(failure),
                }
                if failed.is_some() || reporter.is_stopped() {
                    break;
                }
            }
            let mut renewed = self.now();
            self.indexing.catch_up(&mut |done, total| {
                // The index is a cache with a lock of its own: it may be finished without the lease.
                let _ = self.renew(lease, &mut renewed);
                reporter.tell(&JobProgress { done, total: Some(total), ..JobProgress::default() });
            })?;
            // What was applied before a failure is readable, so it must be findable too.
            if let Some(failure) = failed {
                return Err(failure);
            }
            self.store.set_setting(PENDING, &undone.into())?;
            // What a crash left beside what is whole by now. Should this fail, the next sync sweeps it.
            let _ = self.sweep_partials(lease);
            // A job whose every publisher failed has failed; otherwise what went wrong is in the report of each.
            let failure = match sources.iter().find_map(|source| source.error.clone()) {
                Some(failure) if sources.iter().all(|source| source.error.is_some()) => Some(failure),
                _ => None,
            };
            report = Some(SyncReport { sources });
            failure.map_or(Ok(()), Err)
        });
        // The report tells the caller more than the first failure does.
        match (report, ended) {
            (Some(report), Ok(())) => Ok(report),
            (Some(report), Err(failure)) if matches!(failure.code, ErrorCode::Unreachable | ErrorCode::Refused) => {
                Ok(report)
            }
            (_, ended) => ended.map(|()| SyncReport { sources: Vec::new() }),
        }
    }

    /// Renews the lease in time. Whoever lost it stops: another process writes now.
    pub(crate) fn renew(&self, lease: &Lease, renewed: &mut jiff::Timestamp) -> Result<(), Failure> {
        let now = self.now();
        // A clock that was set back counts as well: nobody knows how much time has really passed.
        if now.duration_since(*renewed).abs() >= RENEW_EVERY {
            *renewed = now;
            lease.renew(now)?;
        }
        Ok(())
    }

    fn sync_source(
        &self,
        record: &PublisherRecord,
        allowed: &Allowed,
        lease: &Lease,
        reporter: &mut Reporter<'_>,
        progress: &mut dyn FnMut(&SyncProgress),
    ) -> Result<(SourceReport, usize), Failure> {
        let mut report = empty_report(record);
        let trust = PublisherTrust::new(&self.store, record.name.clone());
        let mut renewed = self.now();
        let (prepared, outcomes) = self.prepare(record, &trust, allowed)?;
        for (location, outcome) in &outcomes {
            let stored = outcome.as_ref().copied().map_err(stored);
            self.store.record_source_check(&record.name, location, self.now(), stored)?;
        }
        report.sources =
            outcomes.into_iter().map(|(location, outcome)| SourceOutcome { location, error: outcome.err() }).collect();
        let Prepared { reached, mut refreshed, offers, steps, waiting, refused, hidden } = match prepared {
            Ok(prepared) => prepared,
            Err(failure) => {
                self.store.record_check(&record.name, self.now(), Err(stored(&failure)))?;
                return Ok((SourceReport { error: Some(failure), ..report }, 0));
            }
        };
        let carriers = borrowed(&reached);
        for collection in &refreshed.collections {
            if let Some(offer) = offers.iter().find(|offer| offer.collection == collection.id) {
                sync::record_offer(&self.store, collection, offer)?;
            }
        }
        self.set_waiting_marks()?;
        // Asking may have taken long.
        self.renew(lease, &mut renewed)?;
        let mut lost = None;
        let outcome = sync::execute(&steps, &carriers, &self.store, &cleaned, &mut |at| {
            if let Err(failure) = self.renew(lease, &mut renewed) {
                lost = Some(failure);
                return ControlFlow::Break(());
            }
            let title =
                steps.get(usize::try_from(at.done).unwrap_or(usize::MAX)).map(|step| step.edition.title.clone());
            let item = title.unwrap_or_else(|| at.item.to_string());
            progress(&SyncProgress { item: item.clone(), bytes_done: at.bytes_done, bytes_total: at.bytes_total });
            let told = JobProgress {
                item: Some(item),
                done: at.done,
                total: Some(at.total),
                bytes_done: at.bytes_done,
                bytes_total: Some(at.bytes_total),
            };
            if reporter.tell(&told) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        report.applied = count(outcome.applied.len());
        // What a catalogue says of a withdrawal is recorded before the steps, so they are what tells of its news.
        let withdrawn: HashSet<_> =
            steps.iter().filter(|step| step.change == Change::Withdrawn).map(|step| &step.publication.id).collect();
        report.withdrawn = count(withdrawn.len());
        report.bytes = outcome.bytes;
        report.waiting = count(waiting.len());
        report.waits = waiting.iter().map(|step| item(step, true)).collect();
        if hidden > 0 {
            // All of it was known to be right together only when it was last whole.
            let before = self.store.checks(&record.name)?;
            refreshed.as_of = true;
            refreshed.signed = before.signed.unwrap_or(refreshed.signed);
            refreshed.expires = before.expires.unwrap_or(refreshed.expires);
        }
        report.as_of = refreshed.as_of.then(|| refreshed.signed.to_string());
        report.failed = refused;
        report.failed.extend(outcome.failed.iter().map(|(id, error)| ItemFailure {
            id: id.to_string(),
            error: Failure::new(item_code(error), error.to_string()).with("item", id.to_string()),
        }));
        if let Some(failure) = lost {
            return Err(failure);
        }
        if let Ended::Store(error) = outcome.ended {
            let failure = Failure::from(error);
            // A full disk may refuse this too; the failure itself is what matters.
            let _ = self.store.record_check(&record.name, self.now(), Err(stored(&failure)));
            return Err(failure);
        }
        let verified = Verified { signed: refreshed.signed, expires: refreshed.expires, as_of: refreshed.as_of };
        self.store.record_check(&record.name, self.now(), Ok(verified))?;
        let withdrawals = steps.iter().filter(|step| step.change == Change::Withdrawn).count();
        let left = if matches!(outcome.ended, Ended::Complete) {
            outcome.failed.len()
        } else {
            steps.len().saturating_sub(outcome.applied.len() + withdrawals)
        };
        Ok((report, left + waiting.len() + hidden))
    }

    /// Takes in what the sources of one publisher have for the editions `only`, and nothing else.
    pub(crate) fn sync_only(
        &self,
        record: &PublisherRecord,
        only: HashSet<EditionId>,
        lease: &Lease,
        reporter: &mut Reporter<'_>,
    ) -> Result<SourceReport, Failure> {
        let allowed = Allowed { only: Some(only), ..self.allowed(&SyncRequest::default())? };
        let (report, _) = self.sync_source(record, &allowed, lease, reporter, &mut |_| {})?;
        Ok(report)
    }

    fn allowed(&self, request: &SyncRequest) -> Result<Allowed, Failure> {
        Ok(Allowed { rules: self.rules()?, request: request.clone(), only: None, room: self.room()? })
    }

    /// The trusted metadata of a publisher, for a look that must leave no trace: what is newly verified is forgotten.
    fn looking_only(&self, record: &PublisherRecord) -> LookingOnly<'_> {
        LookingOnly { stored: PublisherTrust::new(&self.store, record.name.clone()), seen: InMemoryTrust::new() }
    }

    /// Verifies what the publisher's sources offer together and plans what follows from it; and how it went with each.
    fn prepare(
        &self,
        record: &PublisherRecord,
        trust: &dyn TrustedMetadata,
        allowed: &Allowed,
    ) -> Result<(Result<Prepared, Failure>, Outcomes), Failure> {
        let card = Card::parse(&record.card)?;
        let reached = carriers::carriers(self.store.sources(&record.name)?)?;
        let asked = carriers::ask(&card, &reached, trust, self.now());
        let prepared = match asked.refreshed {
            Ok(refreshed) => Ok(self.plan_for(record, reached, refreshed, allowed)?),
            Err(failure) => Err(failure),
        };
        Ok((prepared, asked.outcomes))
    }

    fn plan_for(
        &self,
        record: &PublisherRecord,
        reached: Vec<Reached>,
        refreshed: Refreshed,
        allowed: &Allowed,
    ) -> Result<Prepared, Failure> {
        let mut refused: Vec<ItemFailure> = Vec::new();
        let mut spared: HashSet<CollectionId> = HashSet::new();
        for (collection, error) in &refreshed.refused {
            let id = CollectionId { publisher: record.name.clone(), collection: collection.clone() };
            refused
                .push(ItemFailure { id: id.to_string(), error: Failure::new(ErrorCode::Refused, error.to_string()) });
            spared.insert(id);
        }
        let here: HashSet<CollectionId> = self.store.collections()?.into_iter().map(|known| known.id).collect();
        // What is here of one that was refused may be outdated, whatever the rest says.
        let mut hidden = spared.intersection(&here).count();
        for collection in &refreshed.absent {
            let id = CollectionId { publisher: record.name.clone(), collection: collection.clone() };
            // One that was never here is no news: a stick may hold only some.
            if here.contains(&id) {
                hidden += 1;
                let message = format!(
                    "{id} has a newer version, which no source has; what is here stays as it was: use another source"
                );
                let error = Failure::new(ErrorCode::NotHere, message).with("item", id.to_string());
                refused.push(ItemFailure { id: id.to_string(), error });
            }
            spared.insert(id);
        }
        let mut offers = Vec::new();
        for collection in &refreshed.collections {
            spared.insert(collection.id.clone());
            match sync::read_offer(&self.store, &borrowed(&reached), collection) {
                Ok(offer) => offers.push(offer),
                Err(error) => {
                    hidden += usize::from(here.contains(&collection.id));
                    let error = Failure::new(catalogue_code(&error), error.to_string());
                    refused.push(ItemFailure { id: collection.id.to_string(), error });
                }
            }
        }
        // A collection that its publisher no longer signs at all is withdrawn with everything in it.
        for known in here {
            if known.publisher == record.name && !spared.contains(&known) {
                offers.push(Offer { collection: known, publications: Vec::new(), fetched: Vec::new() });
            }
        }
        let blobs: HashSet<BlobId> = self.store.blobs()?.into_iter().map(|blob| blob.id).collect();
        let have = self.with_waiting_marks(self.store.publications()?, &offers)?;
        let mut steps = sync::plan(&have, &offers, &allowed.rules, &|id| blobs.contains(id));
        sync::resume(&mut steps, &|id| self.store.partial_length(id));
        let (steps, waiting) = allowed.part(steps);
        Ok(Prepared { reached, refreshed, offers, steps, waiting, refused, hidden })
    }

    /// Whether the signature of an office has expired that something here is still published under.
    fn has_expired_collection(&self, now: jiff::Timestamp) -> Result<bool, Failure> {
        let mut expired = self.store.collections()?;
        expired.retain(|collection| collection.expires.is_some_and(|expires| expires <= now));
        if expired.is_empty() {
            return Ok(false);
        }
        let published: HashSet<CollectionId> = self
            .store
            .publications()?
            .into_iter()
            .filter(|stored| !stored.withdrawn)
            .map(|stored| stored.publication.id.collection.clone())
            .collect();
        Ok(expired.iter().any(|collection| published.contains(&collection.id)))
    }

    /// What the sync chip says.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn sync_status(&self) -> Result<SyncStatus, Failure> {
        let now = self.now();
        let job = self.store.jobs(5)?.into_iter().find(|job| job.kind == store::JobKind::Sync && job.ended.is_none());
        let mut last_success: Option<jiff::Timestamp> = None;
        let mut last_attempt: Option<jiff::Timestamp> = None;
        let (mut failed, mut offline, mut stale, mut expired) = (false, false, false, false);
        for record in self.store.publishers()? {
            let check = self.store.checks(&record.name)?;
            last_success = last_success.max(check.last_success);
            last_attempt = last_attempt.max(check.last_attempt);
            match check.last_error.map(jobs::failure) {
                Some(failure) if failure.code == ErrorCode::Unreachable => offline = true,
                Some(_) => failed = true,
                None => {}
            }
            // What came with the app changes with the app alone.
            let days = check.last_success.is_none_or(|at| now.duration_since(at) > CHECK_EVERY);
            stale |= days && !(record.built_in && check.last_success.is_some());
            expired |= check.expires.is_some_and(|expires| expires <= now);
        }
        expired |= self.has_expired_collection(now)?;
        let pending = self.store.setting(PENDING)?.and_then(|value| value.as_u64()).unwrap_or(0);
        let state = match () {
            () if job.is_some() => SyncState::Updating,
            () if failed => SyncState::CheckFailed,
            () if offline => SyncState::Offline,
            () if stale || expired || last_success.is_none() => SyncState::NotChecked,
            () if pending > 0 => SyncState::UpdateReady,
            () => SyncState::UpToDate,
        };
        let text = |moment: Option<jiff::Timestamp>| moment.map(|moment| moment.to_string());
        Ok(SyncStatus {
            state,
            last_success: text(last_success),
            last_attempt: text(last_attempt),
            job: job.as_ref().map(jobs::row),
        })
    }
}

/// How it went with each source, by location.
type Outcomes = Vec<(String, Result<(), Failure>)>;

/// Trusted metadata that is never replaced in the store: what was seen on top of it is forgotten with this.
struct LookingOnly<'a> {
    stored: PublisherTrust<'a>,
    seen: InMemoryTrust,
}

impl TrustedMetadata for LookingOnly<'_> {
    fn load(&self, name: &str) -> Result<Option<Vec<u8>>, TrustError> {
        match self.seen.load(name)? {
            Some(seen) => Ok(Some(seen)),
            None => self.stored.load(name),
        }
    }

    fn replace(&self, files: &[(String, Vec<u8>)]) -> Result<(), TrustError> {
        self.seen.replace(files)
    }
}

pub(crate) fn borrowed(reached: &[Reached]) -> Vec<&dyn Carrier> {
    reached.iter().map(|source| source.carrier.as_ref()).collect()
}

/// A failure as the store keeps it.
fn stored(failure: &Failure) -> serde_json::Value {
    serde_json::to_value(failure).unwrap_or_default()
}

/// What kind of failure it is that an edition was not applied.
pub(crate) fn item_code(error: &ItemError) -> ErrorCode {
    let out_of_reach = |error: &AttemptError| match error {
        AttemptError::Carrier(carrier) => carrier.is_of_the_way(),
        // What came was right until the way broke off.
        AttemptError::Blob(BlobError::Read { .. }) => true,
        AttemptError::Blob(_) | AttemptError::Missing => false,
    };
    match error {
        ItemError::Fetch { attempts, .. }
            if !attempts.is_empty() && attempts.iter().all(|a| out_of_reach(&a.error)) =>
        {
            ErrorCode::Unreachable
        }
        ItemError::Fetch { attempts, .. } if attempts.iter().all(|a| matches!(a.error, AttemptError::Missing)) => {
            ErrorCode::NotHere
        }
        _ => ErrorCode::Refused,
    }
}

/// What kind of failure it is that a catalogue could not be read.
fn catalogue_code(error: &CatalogueError) -> ErrorCode {
    match error {
        CatalogueError::Carrier(carrier) if carrier.is_of_the_way() => ErrorCode::Unreachable,
        CatalogueError::Missing { .. } => ErrorCode::NotHere,
        _ => ErrorCode::Refused,
    }
}

fn empty_report(record: &PublisherRecord) -> SourceReport {
    SourceReport {
        publisher: record.name.to_string(),
        applied: 0,
        withdrawn: 0,
        bytes: 0,
        waiting: 0,
        waits: Vec::new(),
        as_of: None,
        failed: Vec::new(),
        sources: Vec::new(),
        error: None,
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn item(step: &Step, waiting: bool) -> PlanItem {
    PlanItem {
        id: step.id().to_string(),
        title: step.edition.title.clone(),
        kind: step.publication.kind,
        change: match step.change {
            Change::New => ChangeKind::New,
            Change::Changed => ChangeKind::Changed,
            Change::Withdrawn => ChangeKind::Withdrawn,
            Change::Missing => ChangeKind::Missing,
        },
        bytes: step.bytes,
        waiting,
    }
}
