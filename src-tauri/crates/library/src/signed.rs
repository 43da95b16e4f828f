//! Holding what the database says against the signed bytes that lie beside it: the catalogues' shards and the sections blobs.
//!
//! What people read comes out of rows, and a row can be changed by a bad sector or a stray hand where no signature sees it. So
//! what is signed is taken in once more, in memory, and must come to the same. Where it does not, it is put back from there.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use domain::{BlobId, CollectionId, Edition, EditionId, File, Publication, PublicationId, Sections, ShortName, Stage};
use store::{CollectionRecord, EditionText, INTAKE, SectionContent, StoreError, StoredPublication, StoredSection};
use sync::{Change, Ended, ItemError, Listing, OwnError, SECTIONS_LIMIT, Step};

use crate::Library;
use crate::api::{ErrorCode, Failure, ItemFailure};
use crate::reading::cleaned;

/// Something that the database says otherwise than it was signed.
#[derive(Debug, Clone)]
pub(crate) struct Difference {
    /// The edition, publication or collection.
    pub(crate) id: String,
    /// What differs, for people.
    what: String,
    mend: Mend,
}

/// What puts it right.
#[derive(Debug, Clone)]
enum Mend {
    /// What the catalogue says of a collection.
    Collection(Box<CollectionRecord>),
    /// What a catalogue says of a publication and its editions.
    Publication(Box<Publication>),
    /// The text, from the blob that it came in.
    Text(Box<(Publication, Edition)>),
    /// The catalogue, from a source.
    Catalogue(ShortName),
    /// Nothing that is here.
    Nothing,
}

impl Difference {
    /// It as a problem, with the next step.
    pub(crate) fn problem(&self) -> ItemFailure {
        let message = format!("{}; run: shelf verify --repair", self.what);
        let error = Failure::new(ErrorCode::Damaged, message).with("item", self.id.clone());
        ItemFailure { id: self.id.clone(), error }
    }

    /// It as what could not be mended because of `reason`.
    pub(crate) fn left(&self, reason: &str) -> ItemFailure {
        let message = format!(
            "{}, and could not be mended: {reason}; bring a source of its publisher into reach, and run: \
             shelf verify --repair",
            self.what
        );
        let error = Failure::new(ErrorCode::Damaged, message).with("item", self.id.clone());
        ItemFailure { id: self.id.clone(), error }
    }
}

/// What a comparison found.
#[derive(Debug, Default)]
pub(crate) struct Compared {
    /// What differs.
    pub(crate) differences: Vec<Difference>,
    /// Texts that an older version took in and this one would take in otherwise: no damage, but to be read again.
    again: Vec<Difference>,
    /// It was stopped before everything was looked at.
    pub(crate) stopped: bool,
}

/// How a text stands.
enum Standing {
    Sound,
    /// An older version took it in, and this one would otherwise.
    Older,
    Damaged,
}

impl Library {
    /// What is signed of all publishers and kept here, by publication.
    fn signed(&self) -> Result<(Vec<Listing>, BTreeMap<PublicationId, Publication>), Failure> {
        let mut listings = Vec::new();
        for record in self.store.publishers()? {
            match sync::listings(&self.store, &record.name, self.now()) {
                Ok(listed) => listings.extend(listed),
                Err(OwnError::Store(error)) => return Err(error.into()),
                // Nothing was taken in yet, or a newer root awaits the metadata that it signs.
                Err(_) => {}
            }
        }
        let listed = listings.iter_mut().flat_map(|listing| std::mem::take(&mut listing.publications));
        let listed = listed.map(|publication| (publication.id.clone(), publication)).collect();
        Ok((listings, listed))
    }

    /// Compares everything. `tell` hears which text comes next and how many bytes it has, and gives `false` to stop.
    pub(crate) fn compare(&self, tell: &mut dyn FnMut(&str, u64) -> bool) -> Result<Compared, Failure> {
        let (listings, listed) = self.signed()?;
        let mut compared = Compared::default();
        self.compare_catalogues(&listings, &mut compared)?;
        let mut ids = self.store.publication_ids()?;
        // Who withdrew it may have been heeded so far that nothing is left of it.
        ids.extend(listed.values().filter(|listed| listed.stage != Stage::Withdrawn).map(|listed| listed.id.clone()));
        ids.sort();
        ids.dedup();
        for id in ids {
            let signed = listed.get(&id);
            let stored = match self.store.publication(&id) {
                Ok(Some(stored)) => stored,
                Ok(None) => {
                    compared.publication(&id, signed, "is gone from the database");
                    continue;
                }
                Err(StoreError::Damaged { .. }) => {
                    compared.publication(&id, signed, "cannot be read from the database");
                    continue;
                }
                Err(error) => return Err(error.into()),
            };
            if !stored.sound || signed.is_some_and(|signed| !is_as_signed(&stored, signed)) {
                let what = match stored.publication.notice {
                    Some(_) => "has other dates, standing or titles in the database than were signed",
                    None => "is described otherwise in the database than was signed",
                };
                compared.publication(&id, signed, what);
            }
            if !self.compare_texts(&stored, signed, &mut compared, tell)? {
                compared.stopped = true;
                break;
            }
        }
        Ok(compared)
    }

    fn compare_catalogues(&self, listings: &[Listing], compared: &mut Compared) -> Result<(), Failure> {
        let (collections, mut changed) = self.store.collections_as_written()?;
        for listing in listings {
            let id = &listing.verified.id;
            if !listing.damaged.is_empty() {
                compared.differences.push(Difference {
                    id: id.to_string(),
                    what: format!("the signed catalogue of {id} is damaged on this computer"),
                    mend: Mend::Catalogue(id.publisher.clone()),
                });
            }
            let signed = sync::collection_record(&listing.verified);
            let known = collections.iter().find(|known| known.id == *id);
            // A collection may be known by an older catalogue, which was good for less long: never for longer.
            let longer = known.is_some_and(|known| known.expires > signed.expires);
            let otherwise = known.is_some_and(|known| known.expires == signed.expires && *known != signed);
            let what = match () {
                () if changed.contains(id) => "is described otherwise in the database than was signed",
                () if longer => "is confirmed for longer in the database than was signed",
                () if otherwise => "has other titles or terms in the database than were signed",
                () => continue,
            };
            changed.retain(|other| other != id);
            let what = format!("the collection {id} {what}");
            compared.differences.push(Difference {
                id: id.to_string(),
                what,
                mend: Mend::Collection(Box::new(signed)),
            });
        }
        for id in changed {
            let what = format!("the collection {id} is described otherwise in the database than was signed");
            compared.differences.push(Difference { id: id.to_string(), what, mend: Mend::Nothing });
        }
        Ok(())
    }

    /// Compares the texts of one publication; gives whether to go on.
    fn compare_texts(
        &self,
        stored: &StoredPublication,
        signed: Option<&Publication>,
        compared: &mut Compared,
        tell: &mut dyn FnMut(&str, u64) -> bool,
    ) -> Result<bool, Failure> {
        for applied in stored.editions.iter().filter_map(|edition| edition.applied.as_ref()) {
            let id = stored.publication.id.edition(applied.language.clone());
            if !tell(&applied.title, applied.sections.as_ref().map_or(0, |file| file.bytes)) {
                return Ok(false);
            }
            let held = match self.store.edition_text(&id) {
                Ok(held) => held,
                Err(StoreError::Damaged { .. }) => None,
                Err(error) => return Err(error.into()),
            };
            let again = self.taken_in_again(applied)?;
            let standing = held.as_ref().map_or(Standing::Damaged, |held| standing(held, again.as_deref()));
            if matches!(standing, Standing::Sound) {
                continue;
            }
            let mend = Self::mend_of(stored, applied, held.as_ref(), again.as_deref(), signed);
            let what = format!("the text of {id} in the database is not what was signed");
            let difference = Difference { id: id.to_string(), what, mend };
            match standing {
                Standing::Older if !matches!(difference.mend, Mend::Nothing) => compared.again.push(difference),
                Standing::Older => {}
                _ => compared.differences.push(difference),
            }
        }
        Ok(true)
    }

    /// The sections of `edition` as this version makes them of the blob that is here; nothing where that is not here or damaged.
    fn taken_in_again(&self, edition: &Edition) -> Result<Option<Vec<SectionContent>>, Failure> {
        if edition.sections.is_none() {
            return Ok(Some(Vec::new()));
        }
        Ok(self.signed_sections(edition)?.map(|sections| cleaned(&sections)))
    }

    /// How many pages the document of `edition` has, where its publisher counted them and what says so is here.
    pub(crate) fn counted_pages(&self, edition: &Edition) -> Result<Option<u32>, Failure> {
        Ok(self.signed_sections(edition)?.and_then(|sections| sections.pages))
    }

    /// The sections of `edition` as they were signed; nothing where their blob is not here or damaged.
    fn signed_sections(&self, edition: &Edition) -> Result<Option<Sections>, Failure> {
        let Some(File { sha256, bytes, .. }) = &edition.sections else { return Ok(None) };
        if *bytes > SECTIONS_LIMIT || !self.has_sound_blob(sha256)? {
            return Ok(None);
        }
        let bytes = self.store.read_range(sha256, 0, *bytes)?;
        // What cannot be taken in now is not what makes a text that is here wrong.
        Ok(sync::parse_sections(&bytes).ok())
    }

    fn has_sound_blob(&self, id: &BlobId) -> Result<bool, Failure> {
        match self.store.blob_is_sound(id) {
            Ok(sound) => Ok(sound),
            Err(StoreError::NotHere { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// What the text is put back from: the revision that is here, where what is said of that is right, else the one that is
    /// listed now.
    fn mend_of(
        stored: &StoredPublication,
        applied: &Edition,
        held: Option<&EditionText>,
        again: Option<&[SectionContent]>,
        signed: Option<&Publication>,
    ) -> Mend {
        let listed = signed.and_then(|signed| signed.editions.iter().find(|found| found.language == applied.language));
        let about = |edition: &Edition| {
            let publication = signed.unwrap_or(&stored.publication);
            Mend::Text(Box::new((Publication { editions: Vec::new(), ..publication.clone() }, edition.clone())))
        };
        let written = held.and_then(|held| held.written.as_ref());
        let described = match (written, again) {
            (Some(written), Some(again)) => written.is(again) || held.is_some_and(EditionText::is_sound),
            _ => false,
        };
        match listed {
            _ if described => about(applied),
            Some(listed) => about(listed),
            None if written.is_none() && again.is_some() => about(applied),
            None => Mend::Nothing,
        }
    }

    /// Puts right what `compared` found, from what is here or, for want of that, from a source. Gives what could not be mended,
    /// each with its reason, and how many bytes were fetched. The caller has the lease.
    pub(crate) fn put_right(&self, compared: &Compared) -> Result<(BTreeMap<String, String>, u64), Failure> {
        let mut reasons = BTreeMap::new();
        let mut bytes = 0;
        for difference in compared.differences.iter().chain(&compared.again) {
            let reason = match &difference.mend {
                Mend::Collection(record) => {
                    self.store.put_collection(record)?;
                    continue;
                }
                Mend::Publication(publication) => {
                    self.store.put_publication(publication)?;
                    // What is said of its texts may be what cannot be read.
                    if matches!(self.store.publication(&publication.id), Err(StoreError::Damaged { .. })) {
                        bytes += self.take_texts_anew(publication)?;
                    }
                    continue;
                }
                Mend::Text(of) => {
                    let (fetched, reason) = self.put_text_right(&of.0, &of.1)?;
                    bytes += fetched;
                    reason
                }
                Mend::Catalogue(_) => None,
                Mend::Nothing => Some("nothing signed that says otherwise is on this computer".to_owned()),
            };
            if let Some(reason) = reason {
                reasons.insert(difference.id.clone(), reason);
            }
        }
        Ok((reasons, bytes))
    }

    /// Lets go of what cannot be read of the texts of `publication`, and takes them in once more from the blobs that are here;
    /// the next sync brings the others. Gives how many bytes were fetched.
    fn take_texts_anew(&self, publication: &Publication) -> Result<u64, Failure> {
        self.store.forget_texts(&publication.id)?;
        let mut bytes = 0;
        let about = Publication { editions: Vec::new(), ..publication.clone() };
        for edition in &publication.editions {
            let Some(text) = &edition.sections else { continue };
            if self.has_sound_blob(&text.sha256)? {
                bytes += self.put_text_right(&about, edition)?.0;
            }
        }
        Ok(bytes)
    }

    /// The publishers whose catalogues must be fetched again.
    pub(crate) fn catalogues_to_fetch(compared: &Compared) -> Vec<&ShortName> {
        let wanted = compared.differences.iter().filter_map(|difference| match &difference.mend {
            Mend::Catalogue(publisher) => Some(publisher),
            _ => None,
        });
        wanted.collect()
    }

    /// Applies `edition` once more, from its blob; that is fetched where it is not here. Gives how many bytes that took, and why
    /// it did not come about.
    fn put_text_right(&self, publication: &Publication, edition: &Edition) -> Result<(u64, Option<String>), Failure> {
        let step = Step {
            publication: Arc::new(publication.clone()),
            edition: Arc::new(edition.clone()),
            change: Change::Changed,
            files: edition.sections.iter().cloned().collect(),
            fetch: edition.sections.iter().cloned().collect(),
            bytes: 0,
            kept: BTreeMap::new(),
            gives_way: None,
        };
        let withdrawn = self.store.publication(&publication.id)?.is_some_and(|stored| stored.withdrawn);
        let mut outcome = self.apply_with(&step, &[]);
        if outcome.failed.iter().any(|(_, error)| matches!(error, ItemError::Fetch { .. }))
            && let Some(record) = self.store.publisher(&publication.id.collection.publisher)?
        {
            let reached = self.carriers_of(&record)?.reached;
            outcome = self.apply_with(&step, &crate::planning::borrowed(&reached));
        }
        // To apply a text again says that its publication is offered; one that was withdrawn stays so.
        if withdrawn && publication.stage != Stage::Withdrawn {
            self.store.set_withdrawn(&publication.id)?;
        }
        if let Ended::Store(error) = outcome.ended {
            return Err(error.into());
        }
        Ok((outcome.bytes, outcome.failed.first().map(|(_, error)| error.to_string())))
    }

    fn apply_with(&self, step: &Step, carriers: &[&dyn repository::Carrier]) -> sync::Outcome {
        let go_on = &mut |_| if self.stop.is_asked() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
        sync::execute(std::slice::from_ref(step), carriers, &self.store, &cleaned, go_on)
    }

    /// All publications, none of them otherwise than it was written: what a bad sector or a stray hand changed is replaced by
    /// what was signed, also in the database where that can be written now. What is not listed any more, and so cannot be told,
    /// counts as withdrawn: a date that may be wrong must not be acted on.
    pub(crate) fn sound_publications(&self) -> Result<Vec<StoredPublication>, Failure> {
        let mut publications = match self.store.publications() {
            Ok(publications) if publications.iter().all(|stored| stored.sound) => return Ok(publications),
            Ok(publications) => publications,
            Err(error @ StoreError::Damaged { .. }) => {
                let _lease = self.lease("mending the catalogue").map_err(|_| Failure::from(error))?;
                let compared = self.compare(&mut |_, _| true)?;
                self.put_right(&compared)?;
                return Ok(self.store.publications()?);
            }
            Err(error) => return Err(error.into()),
        };
        let (_, listed) = self.signed()?;
        let mut right = Vec::new();
        for stored in publications.iter_mut().filter(|stored| !stored.sound) {
            match listed.get(&stored.publication.id) {
                Some(signed) => {
                    right.push(signed.clone());
                    self.say_as_signed(stored, signed);
                }
                None => stored.withdrawn = true,
            }
        }
        // While another process writes, and in a library that can only be read, what is shown is right all the same.
        if !right.is_empty()
            && let Ok(_lease) = self.lease("mending the catalogue")
        {
            self.store.put_publications(&right)?;
        }
        Ok(publications)
    }

    /// Has `stored` say what was signed of it and of its editions.
    fn say_as_signed(&self, stored: &mut StoredPublication, signed: &Publication) {
        stored.publication = Arc::new(Publication { editions: Vec::new(), ..signed.clone() });
        stored.withdrawn = signed.stage == Stage::Withdrawn;
        for edition in &mut stored.editions {
            let listed = signed.editions.iter().find(|listed| listed.language == edition.known.language);
            edition.offered = listed.is_some();
            if let Some(listed) = listed {
                edition.known = Arc::new(listed.clone());
            }
            if let Some(applied) = &mut edition.applied {
                let id = signed.id.edition(edition.known.language.clone());
                // Where its text cannot be had again, opening it says so.
                match self.text_as_signed(&id, self.store.edition_text(&id)) {
                    Ok(Some(text)) => *applied = text.edition,
                    _ => *applied = Arc::clone(&edition.known),
                }
            }
        }
    }

    /// All collections, none of them otherwise than it was written, as [`Library::sound_publications`]. Of one that is not
    /// listed any more neither titles nor terms are known.
    pub(crate) fn sound_collections(&self) -> Result<Vec<CollectionRecord>, Failure> {
        let (mut collections, changed) = self.store.collections_as_written()?;
        if changed.is_empty() {
            return Ok(collections);
        }
        let (listings, _) = self.signed()?;
        let signed = |id: &CollectionId| listings.iter().find(|listing| listing.verified.id == *id);
        let right: Vec<_> =
            changed.iter().filter_map(signed).map(|listing| sync::collection_record(&listing.verified)).collect();
        if !right.is_empty()
            && let Ok(_lease) = self.lease("mending the catalogue")
        {
            for record in &right {
                self.store.put_collection(record)?;
            }
        }
        collections.extend(right);
        collections.sort_by(|one, other| one.id.cmp(&other.id));
        Ok(collections)
    }

    /// The text of edition `id` as it was signed, to be shown; nothing where it is not here. One that a bad sector or a stray hand
    /// changed is taken from its blob, and put back in the database where that can be written now.
    ///
    /// # Errors
    /// [`ErrorCode::Damaged`] when it is damaged and what it was taken in from is not here any more.
    pub(crate) fn sound_text(&self, id: &EditionId) -> Result<Option<EditionText>, Failure> {
        let mut text = self.store.edition_text(id);
        if matches!(text, Err(StoreError::Damaged { .. })) {
            // Perhaps it is what is said of its publication that cannot be read.
            self.sound_publications()?;
            text = self.store.edition_text(id);
        }
        self.text_as_signed(id, text)
    }

    /// [`Library::sound_text`], of what was read of it.
    fn text_as_signed(
        &self,
        id: &EditionId,
        text: Result<Option<EditionText>, StoreError>,
    ) -> Result<Option<EditionText>, Failure> {
        let held = match text {
            Ok(None) => return Ok(None),
            Ok(Some(held)) if held.is_sound() => return Ok(Some(held)),
            Ok(Some(held)) => Some(held),
            Err(StoreError::Damaged { .. }) => None,
            Err(error) => return Err(error.into()),
        };
        let damaged = || {
            let message = format!("the text of {id} is damaged on this computer; run: shelf verify --repair");
            Failure::new(ErrorCode::Damaged, message).with("item", id.to_string())
        };
        let stored = self.store.publication(&id.publication).map_err(|_| damaged())?.ok_or_else(damaged)?;
        let applied = stored.edition(&id.language).and_then(|edition| edition.applied.clone()).ok_or_else(damaged)?;
        let again = self.taken_in_again(&applied)?;
        let (_, listed) = self.signed()?;
        let signed = listed.get(&id.publication);
        let Mend::Text(of) = Self::mend_of(&stored, &applied, held.as_ref(), again.as_deref(), signed) else {
            return Err(damaged());
        };
        let (publication, edition) = *of;
        let sections = self.taken_in_again(&edition)?.ok_or_else(damaged)?;
        if let Ok(lease) = self.lease("mending a text") {
            self.put_text_right(&publication, &edition)?;
            drop(lease);
            self.refresh_index_in_background();
            if let Some(mended) = self.store.edition_text(id)?.filter(EditionText::is_sound) {
                return Ok(Some(mended));
            }
        }
        // No row has this key: it was not written.
        let shown = |content| StoredSection { key: 0, content };
        Ok(Some(EditionText {
            key: stored.edition(&id.language).map_or(0, |edition| edition.key),
            publication: Arc::new(publication),
            edition: Arc::new(edition),
            sections: sections.into_iter().map(shown).collect(),
            written: None,
        }))
    }
}

impl Compared {
    /// Whether anything is to be done.
    pub(crate) fn is_empty(&self) -> bool {
        self.differences.is_empty() && self.again.is_empty()
    }

    fn publication(&mut self, id: &PublicationId, signed: Option<&Publication>, what: &str) {
        let mend = signed.map_or(Mend::Nothing, |signed| Mend::Publication(Box::new(signed.clone())));
        self.differences.push(Difference { id: id.to_string(), what: format!("{id} {what}"), mend });
    }
}

/// How a text that is here stands to what this version makes of the signed bytes, where those are here.
fn standing(held: &EditionText, again: Option<&[SectionContent]>) -> Standing {
    if !held.is_sound() {
        return Standing::Damaged;
    }
    let same = again.is_none_or(|again| held.sections.iter().map(|section| &section.content).eq(again));
    match &held.written {
        _ if same => Standing::Sound,
        Some(written) if written.intake == INTAKE => Standing::Damaged,
        _ => Standing::Older,
    }
}

/// Whether the rows say of a publication and its editions what its catalogue does.
fn is_as_signed(stored: &StoredPublication, signed: &Publication) -> bool {
    let said = Publication { editions: Vec::new(), ..signed.clone() };
    let known = |edition: &Edition| {
        stored.edition(&edition.language).is_some_and(|stored| stored.offered && sync::same(&stored.known, edition))
    };
    *stored.publication == said
        && stored.withdrawn == (signed.stage == Stage::Withdrawn)
        && signed.editions.iter().all(known)
        && stored.editions.iter().filter(|edition| edition.offered).count() == signed.editions.len()
}
