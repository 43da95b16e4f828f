//! What a sync would do: what the sources offer, verified, against what is here, under the person's rules; and of that what
//! is done now, and what waits, and why.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::{BlobId, CollectionId, EditionId, Language, Publication, PublicationId, Rules, ShortName, Stage, Trigger};
use repository::{Card, Carrier, CatalogueError, InMemoryTrust, Refreshed, TrustError, TrustedMetadata};
use store::{PublisherRecord, StoredPublication};
use sync::{Change, Offer, Part, PublisherTrust, Step};

use crate::Library;
use crate::api::{
    ChangeKind, ChangedEntry, ErrorCode, Extent, Failure, ItemFailure, Plan, PlanItem, PlanPart, SourcePlan,
    SyncRequest, WaitReason,
};
use crate::carriers::{self, Has, Reached, Sources};
use crate::changes::notice_details;
use crate::error::by_the_way;
use crate::languages::best;
use crate::space;
use crate::syncing::PENDING;

/// A publisher's repository, verified, and what it would change here.
pub(crate) struct Prepared {
    /// What the repository is read from, the nearest first.
    pub(crate) reached: Vec<Reached>,
    pub(crate) refreshed: Refreshed,
    pub(crate) offers: Vec<Offer>,
    /// What the catalogues say otherwise, beside what the steps do.
    pub(crate) entries: Vec<ChangedEntry>,
    pub(crate) steps: Vec<Step>,
    /// What is left for another time.
    pub(crate) waiting: Vec<Waiting>,
    pub(crate) refused: Vec<ItemFailure>,
    /// How many collections that are here may have been signed anew in a version that no source has whole.
    pub(crate) hidden: usize,
}

impl Prepared {
    /// How much of what waits is news to be told: what is left to the person's own hand is none, unless something that is
    /// here became outdated by it.
    pub(crate) fn pending(&self) -> usize {
        self.waiting.iter().filter(|waiting| waiting.is_news()).count() + self.hidden
    }
}

/// A step that is left for another time.
pub(crate) struct Waiting {
    pub(crate) step: Step,
    why: WaitReason,
}

impl Waiting {
    fn is_news(&self) -> bool {
        self.why != WaitReason::ByHand || self.step.change == Change::Changed
    }

    pub(crate) fn item(&self) -> PlanItem {
        item(&self.step, Some(self.why))
    }
}

/// What may still be done of a [`SyncRequest`].
pub(crate) struct Allowed {
    rules: Rules,
    request: SyncRequest,
    /// Nothing but what this publisher has, where that was asked for.
    pub(crate) publisher: Option<ShortName>,
    /// Nothing but these editions, where that was asked for.
    only: Option<HashSet<EditionId>>,
    /// How many bytes may be added to the library, where that is limited.
    pub(crate) room: Option<u64>,
}

impl Allowed {
    /// Parts `steps` into what is done now and what waits. Every text comes before any file: a link may break in the middle.
    fn part(&self, mut steps: Vec<Step>) -> (Vec<Step>, Vec<Waiting>) {
        for step in &mut steps {
            // Files do not come now, and a correction does not wait for them.
            if self.held_back(step) == Some(WaitReason::Extent) {
                step.gives_way = None;
            }
        }
        let mut steps = sync::text_first(steps);
        if let Some(only) = &self.only {
            steps.retain(|step| only.contains(&step.id()));
        }
        let mut waiting = Vec::new();
        let mut now = Vec::new();
        for step in steps {
            match self.held_back(&step) {
                Some(why) => waiting.push(Waiting { step, why }),
                None => now.push(step),
            }
        }
        let mut keep = |(now, beyond): (Vec<Step>, Vec<Step>), why| {
            waiting.extend(beyond.into_iter().map(|step| Waiting { step, why }));
            now
        };
        if let Some(room) = self.room {
            now = keep(fitting(now, &|steps| space::within_room(steps, room)), WaitReason::Space);
        }
        if let Some(budget) = self.request.budget {
            now = keep(fitting(now, &|steps| sync::within(steps, budget)), WaitReason::Budget);
        }
        (now, waiting)
    }

    /// Why `step` does not come with this sync, whatever its size.
    fn held_back(&self, step: &Step) -> Option<WaitReason> {
        let part = step.part();
        if part == Part::Withdrawal {
            return None;
        }
        if self.request.unattended && self.only.is_none() {
            match self.rules.of(&step.publication.id.collection).trigger {
                Trigger::Automatic => {}
                Trigger::Ask => return Some(WaitReason::Ask),
                Trigger::ByHand => return Some(WaitReason::ByHand),
            }
        }
        let last = match self.request.extent {
            Extent::Notices => Part::Notice,
            Extent::Texts => Part::Text,
            Extent::Everything => Part::Files,
        };
        (part > last).then_some(WaitReason::Extent)
    }

    /// Takes `bytes` off the budget.
    pub(crate) fn spend(&mut self, bytes: u64) {
        if let Some(left) = &mut self.request.budget {
            *left = left.saturating_sub(bytes);
        }
    }

    /// Whether `publisher` is meant.
    pub(crate) fn means(&self, publisher: &ShortName) -> bool {
        let edition =
            |only: &HashSet<EditionId>| only.iter().any(|id| id.publication.collection.publisher == *publisher);
        self.publisher.as_ref().is_none_or(|only| only == publisher) && self.only.as_ref().is_none_or(edition)
    }
}

impl Library {
    /// What a sync as `request` wants it would do now. Nothing that is here changes, and nothing newly trusted is remembered.
    ///
    /// # Errors
    /// When the store cannot be read, or `request` names what is no edition; what is wrong with one source is in its part of
    /// the plan.
    pub fn plan(&self, request: &SyncRequest) -> Result<Plan, Failure> {
        let mut allowed = self.allowed(request)?;
        let mut sources = Vec::new();
        let mut pending = Vec::new();
        for record in self.store.publishers()? {
            if !allowed.means(&record.name) {
                continue;
            }
            let publisher = record.name.to_string();
            let (prepared, _) = self.prepare(&record, &self.looking_only(&record), &allowed)?;
            match prepared {
                Ok(prepared) => {
                    pending.push((record.name.clone(), prepared.steps.len() + prepared.pending()));
                    let bytes = sync::bytes_to_fetch(&prepared.steps);
                    allowed.spend(bytes);
                    allowed.room = allowed.room.map(|room| room.saturating_sub(space::all_kept(&prepared.steps)));
                    let items = prepared.steps.iter().map(|step| item(step, None));
                    let items = items.chain(prepared.waiting.iter().map(Waiting::item)).collect();
                    let error = prepared.refused.into_iter().next().map(|refused| refused.error);
                    let entries = prepared.entries;
                    sources.push(SourcePlan { publisher, items, entries, bytes, error });
                }
                Err(failure) => {
                    let (items, entries) = (Vec::new(), Vec::new());
                    sources.push(SourcePlan { publisher, items, entries, bytes: 0, error: Some(failure) })
                }
            }
        }
        // A look at some editions tells nothing about the rest.
        if request.only.is_empty() {
            by_the_way(self.remember_pending(&pending))?;
        }
        Ok(Plan { bytes: sources.iter().map(|source| source.bytes).sum(), sources })
    }

    /// How many steps the last look at the sources of each publisher left undone.
    pub(crate) fn pending(&self) -> Result<BTreeMap<ShortName, u64>, Failure> {
        let kept = self.store.setting(PENDING)?.and_then(|value| serde_json::from_value(value).ok());
        Ok(kept.unwrap_or_default())
    }

    /// Remembers how many steps are undone of the publishers that were looked at; of the others it stays what it was.
    pub(crate) fn remember_pending(&self, looked_at: &[(ShortName, usize)]) -> Result<(), Failure> {
        Ok(self.store.change_setting(PENDING, |before| {
            let mut pending: BTreeMap<ShortName, u64> =
                before.and_then(|before| serde_json::from_value(before).ok()).unwrap_or_default();
            pending.extend(looked_at.iter().map(|(publisher, steps)| (publisher.clone(), *steps as u64)));
            serde_json::to_value(&pending).ok()
        })?)
    }

    /// What may be done of `request`.
    pub(crate) fn allowed(&self, request: &SyncRequest) -> Result<Allowed, Failure> {
        let only = request.only.iter().map(|id| self.edition_id(id)).collect::<Result<HashSet<_>, _>>()?;
        Ok(Allowed {
            rules: self.rules()?,
            request: request.clone(),
            publisher: None,
            only: (!only.is_empty()).then_some(only),
            room: self.room()?,
        })
    }

    /// The trusted metadata of a publisher, for a look that must leave no trace: what is newly verified is forgotten.
    pub(crate) fn looking_only(&self, record: &PublisherRecord) -> LookingOnly<'_> {
        LookingOnly { stored: PublisherTrust::new(&self.store, record.name.clone()), seen: InMemoryTrust::new() }
    }

    /// Verifies what the publisher's sources offer together and plans what follows from it; and how it went with each.
    pub(crate) fn prepare(
        &self,
        record: &PublisherRecord,
        trust: &dyn TrustedMetadata,
        allowed: &Allowed,
    ) -> Result<(Result<Prepared, Failure>, Outcomes), Failure> {
        let card = Card::parse(&record.card)?;
        let Sources { reached, unusable } = self.carriers_of(record)?;
        let mut asked = carriers::ask(&card, &reached, trust, self.now())?;
        if let (true, Some((_, failure))) = (reached.is_empty(), unusable.first()) {
            asked.refreshed = Err(failure.clone());
        }
        let unusable: Outcomes = unusable.into_iter().map(|(location, failure)| (location, Err(failure))).collect();
        // Where every chosen source is a stick that is elsewhere, what neighbours lack is no failure either.
        let chosen_ones_are_elsewhere = !reached.iter().any(|source| source.stored)
            && unusable.is_empty()
            && !self.store.sources(&record.name)?.is_empty();
        if asked.older_sticks || (chosen_ones_are_elsewhere && asked.refreshed.is_err()) {
            return Ok((Err(carriers::unplugged(&card)), unusable));
        }
        asked.outcomes.extend(unusable);
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
        let entries = changed_entries(&have, &offers);
        let mut steps = sync::plan(&have, &offers, &allowed.rules, &|id| blobs.contains(id));
        sync::resume(&mut steps, &|id| self.store.partial_length(id));
        let (steps, waiting) = allowed.part(steps);
        Ok(Prepared { reached, refreshed, offers, entries, steps, waiting, refused, hidden })
    }
}

/// The publications that are known here and of which the catalogues say something otherwise that is in none of their editions.
fn changed_entries(have: &[StoredPublication], offers: &[Offer]) -> Vec<ChangedEntry> {
    fn said(publication: &Publication) -> impl PartialEq {
        let Publication { kind, topics, issued, notice, links, .. } = publication;
        (kind, topics, issued, notice, links)
    }
    let known: HashMap<&PublicationId, &StoredPublication> =
        have.iter().map(|stored| (&stored.publication.id, stored)).collect();
    let offered = offers.iter().flat_map(|offer| &offer.publications);
    let changed = offered.filter(|offered| offered.stage == Stage::Published).filter_map(|offered| {
        let held = known.get(&offered.id)?;
        if !held.withdrawn && said(&held.publication) == said(offered) {
            return None;
        }
        let languages: Vec<&Language> = offered.editions.iter().map(|edition| &edition.language).collect();
        let title = offered.editions.get(best(&languages, &[])).map(|edition| edition.title.clone());
        Some(ChangedEntry {
            id: offered.id.to_string(),
            title: title.unwrap_or_default(),
            kind: offered.kind,
            details: notice_details(held.publication.notice.as_ref(), offered.notice.as_ref()),
        })
    });
    changed.collect()
}

/// What of `steps` `fits`, and the rest. Where a revision would give way to a whole that does not fit, its text comes first,
/// as that of any other.
fn fitting(mut steps: Vec<Step>, fits: &dyn Fn(Vec<Step>) -> (Vec<Step>, Vec<Step>)) -> (Vec<Step>, Vec<Step>) {
    loop {
        let (now, mut beyond) = fits(steps);
        let mut comes_apart = false;
        for step in &mut beyond {
            comes_apart |= step.gives_way.take().is_some();
        }
        if !comes_apart {
            return (now, beyond);
        }
        steps = sync::text_first(now.into_iter().chain(beyond).collect());
    }
}

/// How it went with each source, by location.
pub(crate) type Outcomes = Vec<(String, Result<Has, Failure>)>;

/// Trusted metadata that is never replaced in the store: what was seen on top of it is forgotten with this.
pub(crate) struct LookingOnly<'a> {
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

/// What kind of failure it is that a catalogue could not be read.
fn catalogue_code(error: &CatalogueError) -> ErrorCode {
    match error {
        CatalogueError::Carrier(carrier) if carrier.is_of_the_way() => ErrorCode::Unreachable,
        CatalogueError::Missing { .. } => ErrorCode::NotHere,
        _ => ErrorCode::Refused,
    }
}

/// A step as the outside sees it, and why it waits, where it does.
pub(crate) fn item(step: &Step, waits: Option<WaitReason>) -> PlanItem {
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
        part: part(step),
        bytes: step.bytes,
        waits,
    }
}

/// What a step brings, as the outside sees it.
pub(crate) fn part(step: &Step) -> PlanPart {
    match step.part() {
        Part::Withdrawal => PlanPart::Withdrawal,
        Part::Notice => PlanPart::Notice,
        Part::Correction => PlanPart::Correction,
        Part::Text => PlanPart::Text,
        Part::Files => PlanPart::Files,
    }
}

impl PlanPart {
    /// The word for it, as the outside and the store write it.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Withdrawal => "withdrawal",
            Self::Notice => "notice",
            Self::Correction => "correction",
            Self::Text => "text",
            Self::Files => "files",
        }
    }
}
