//! The planner: from what is here and what is offered to the steps that make the one the other. Pure: it reads no
//! disk, no clock and no carrier.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::{
    BlobId, Edition, EditionId, File, FileRole, Held, Hold, Kind, Language, Publication, PublicationId, Rules, Stage,
    Wanted,
};
use store::StoredPublication;

use crate::Offer;

/// What a step does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// Marks an edition's publication as withdrawn; what is here of it stays.
    Withdrawn,
    /// Applies an edition that is not here.
    New,
    /// Applies another revision of an edition that is here.
    Changed,
    /// Fetches what is missing of a revision that is here.
    Missing,
}

/// What a step brings, in the order of use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// That a publication was withdrawn.
    Withdrawal,
    /// A notice.
    Notice,
    /// The text of another revision.
    Correction,
    /// A text that is not here.
    Text,
    /// Files.
    Files,
}

/// One thing to do, for one edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The publication, as offered; for [`Change::Withdrawn`] as it was last known.
    pub publication: Arc<Publication>,
    /// The edition, likewise.
    pub edition: Arc<Edition>,
    /// What is done.
    pub change: Change,
    /// The sections and files that are here when it is done.
    pub files: Vec<File>,
    /// Those of them that are not here yet, in the order of fetching: sections, then the smallest first. Of their patches
    /// each keeps those from files that are here, the smallest first.
    pub fetch: Vec<File>,
    /// How many bytes of those are still to come, as they travel: of the smallest patch where there is one, else of the whole.
    pub bytes: u64,
    /// How many fewer that are for the file of that hash, because its fetch was cut off before (see [`resume`]).
    pub kept: BTreeMap<BlobId, u64>,
    /// The revision that is here with its files and is read until all of this step has come: the person saved the publication
    /// or asked for it, so a link that breaks must not leave them the new text and no file. Without it the text comes first
    /// (see [`text_first`]).
    pub gives_way: Option<Arc<Edition>>,
}

impl Step {
    /// The edition's id.
    pub fn id(&self) -> EditionId {
        self.publication.id.edition(self.edition.language.clone())
    }

    /// How many bytes are to come of one of the files.
    fn to_come(&self, file: &File) -> u64 {
        on_the_way(file).saturating_sub(self.kept.get(&file.sha256).copied().unwrap_or(0))
    }

    fn all_to_come(&self) -> u64 {
        self.fetch.iter().map(|file| self.to_come(file)).sum()
    }

    /// What the step brings, and so where it stands in the order of use.
    pub fn part(&self) -> Part {
        let files = self.fetch.iter().any(is_large);
        // A notice that is nothing but a file is one.
        let says = self.edition.sections.is_some() || !files;
        match (self.change, self.publication.kind) {
            (Change::Withdrawn, _) => Part::Withdrawal,
            (Change::New | Change::Changed, Kind::Notice) if says => Part::Notice,
            (Change::Changed, _) if !files => Part::Correction,
            _ if !files => Part::Text,
            _ => Part::Files,
        }
    }
}

/// How many bytes a file to be fetched has on the way, by the best of the patches that it keeps.
fn on_the_way(file: &File) -> u64 {
    file.transport.patches.first().map_or(file.transport.bytes, |patch| patch.bytes)
}

/// Takes into account what came of the files before their fetch was cut off: `kept` bytes of each blob or patch, by its hash.
pub fn resume(steps: &mut [Step], kept: &dyn Fn(&BlobId) -> u64) {
    for step in steps {
        for file in &step.fetch {
            let transport = &file.transport;
            let whole = transport.bytes.saturating_sub(kept(&transport.sha256));
            let patches = transport.patches.iter().map(|patch| patch.bytes.saturating_sub(kept(&patch.sha256)));
            let saved = on_the_way(file).saturating_sub(patches.fold(whole, u64::min));
            if saved > 0 {
                step.kept.insert(file.sha256, saved);
            }
        }
        step.bytes = step.all_to_come();
    }
}

/// How many bytes `steps` fetch together: what several of them need is fetched once.
pub fn bytes_to_fetch(steps: &[Step]) -> u64 {
    let files: BTreeMap<BlobId, u64> =
        steps.iter().flat_map(|step| step.fetch.iter().map(|file| (file.sha256, step.to_come(file)))).collect();
    files.values().sum()
}

/// What is to be done so that the library holds all that is offered and that `rules` want.
///
/// Only the offered collections are looked at: publications of others in `have` stay as they are, and one of an offered
/// collection that is not offered was withdrawn. The order is that of use: withdrawals, notices, corrections of texts,
/// new texts, editions with files; the smallest first. Where blobs are held is asked of `blobs_here`, by the hash of the
/// file as published.
pub fn plan(
    have: &[StoredPublication],
    offered: &[Offer],
    rules: &Rules,
    blobs_here: &dyn Fn(&BlobId) -> bool,
) -> Vec<Step> {
    let mut here: BTreeMap<&PublicationId, &StoredPublication> = have.iter().map(|p| (&p.publication.id, p)).collect();
    let mut steps = Vec::new();
    for publication in offered.iter().flat_map(|offer| &offer.publications) {
        let held = here.remove(&publication.id);
        if publication.stage == Stage::Withdrawn {
            steps.extend(held.into_iter().flat_map(withdraw));
            continue;
        }
        let publication = Arc::new(publication.clone());
        let rule = rules.of(&publication.id.collection);
        let offered: Vec<&Language> = publication.editions.iter().map(|edition| &edition.language).collect();
        for edition in &publication.editions {
            let stored = held.and_then(|held| held.edition(&edition.language));
            let applied = stored.and_then(|stored| stored.applied.as_deref());
            let known = held.map_or(Held::default(), |held| held.held(&edition.language));
            let wanted = rule.wants(publication.kind, &offered, &edition.language, known);
            if wanted == Wanted::Entry {
                continue;
            }
            let Some(mut step) = step(&publication, edition, applied, wanted, blobs_here) else { continue };
            // A notice's text is what people act on, and does not wait for a file.
            let kept_whole = (known.saved || known.hold == Some(Hold::Files)) && publication.kind != Kind::Notice;
            if kept_whole && step.change == Change::Changed {
                step.gives_way = stored.and_then(|stored| stored.applied.clone()).filter(|applied| {
                    let mut files = applied.files.iter().filter(|file| is_large(file));
                    files.any(|file| blobs_here(&file.sha256))
                });
            }
            steps.push(step);
        }
    }
    let collections: BTreeSet<_> = offered.iter().map(|offer| &offer.collection).collect();
    steps.extend(here.into_values().filter(|p| collections.contains(&p.publication.id.collection)).flat_map(withdraw));
    in_order_of_use(steps)
}

/// Whether a file is one of those that text comes before.
fn is_large(file: &File) -> bool {
    matches!(file.role, FileRole::Document | FileRole::Media | FileRole::Words)
}

/// The same work with every text before any file, for a link or a budget that may end in the middle: an edition that
/// brings files is applied as a text first, and its files follow. One stays of a piece where it has no text, and would be
/// an empty page until its file comes, and where the revision that is here gives way to the whole only.
pub fn text_first(steps: Vec<Step>) -> Vec<Step> {
    let mut parts = Vec::new();
    for step in steps {
        let (text, files): (Vec<_>, Vec<_>) = step.fetch.iter().cloned().partition(|f| f.role == FileRole::Sections);
        let whole = step.edition.sections.is_none() || step.gives_way.is_some();
        if whole || files.is_empty() || !matches!(step.change, Change::New | Change::Changed) {
            parts.push(step);
            continue;
        }
        let bytes = |files: &[File]| files.iter().map(|file| step.to_come(file)).sum();
        let later = Step { change: Change::Missing, bytes: bytes(&files), fetch: files, ..step.clone() };
        let own = step.files.iter().filter(|file| file.role == FileRole::Sections).cloned().collect();
        let bytes = bytes(&text);
        parts.push(Step { files: own, bytes, fetch: text, ..step });
        parts.push(later);
    }
    in_order_of_use(parts)
}

/// What of `steps`, in their order, fits into `budget` bytes, as they travel; and the rest. What an edition's files would
/// bring waits for its text.
pub fn within(steps: Vec<Step>, budget: u64) -> (Vec<Step>, Vec<Step>) {
    let mut counted = BTreeSet::new();
    let mut waiting = BTreeSet::new();
    let mut left = budget;
    steps.into_iter().partition(|step| {
        let files: BTreeMap<BlobId, u64> = step.fetch.iter().map(|file| (file.sha256, step.to_come(file))).collect();
        let bytes: u64 = files.iter().filter(|(id, _)| !counted.contains(*id)).map(|(_, bytes)| bytes).sum();
        if bytes > left || waiting.contains(&step.id()) {
            waiting.insert(step.id());
            return false;
        }
        left -= bytes;
        counted.extend(files.into_keys());
        true
    })
}

fn in_order_of_use(mut steps: Vec<Step>) -> Vec<Step> {
    steps.sort_by_cached_key(|step| {
        (step.part(), step.bytes, step.publication.id.clone(), step.edition.language.clone())
    });
    steps
}

/// Steps for what is known of a publication that was withdrawn; none when that is no news.
fn withdraw(held: &StoredPublication) -> Vec<Step> {
    if held.withdrawn {
        return Vec::new();
    }
    let step = |edition: &store::StoredEdition| Step {
        publication: Arc::clone(&held.publication),
        edition: Arc::clone(edition.applied.as_ref().unwrap_or(&edition.known)),
        change: Change::Withdrawn,
        files: Vec::new(),
        fetch: Vec::new(),
        bytes: 0,
        kept: BTreeMap::new(),
        gives_way: None,
    };
    held.editions.iter().map(step).collect()
}

fn step(
    publication: &Arc<Publication>,
    edition: &Edition,
    applied: Option<&Edition>,
    wanted: Wanted,
    blobs_here: &dyn Fn(&BlobId) -> bool,
) -> Option<Step> {
    let mut seen = BTreeSet::new();
    let files: Vec<File> = wanted.files(edition).filter(|file| seen.insert(file.sha256)).cloned().collect();
    let mut fetch: Vec<File> = files.iter().filter(|file| !blobs_here(&file.sha256)).cloned().collect();
    for file in &mut fetch {
        file.transport.patches.retain(|patch| blobs_here(&patch.from));
        file.transport.patches.sort_by_key(|patch| patch.bytes);
    }
    fetch.sort_by_key(|file| (file.role != FileRole::Sections, on_the_way(file)));
    let change = match applied {
        None => Change::New,
        Some(applied) if !same(applied, edition) => Change::Changed,
        Some(_) if !fetch.is_empty() => Change::Missing,
        Some(_) => return None,
    };
    let bytes = fetch.iter().map(on_the_way).sum();
    let (publication, edition) = (Arc::clone(publication), Arc::new(edition.clone()));
    Some(Step { publication, edition, change, files, fetch, bytes, kept: BTreeMap::new(), gives_way: None })
}

/// Whether two editions are the same to a reader: how their files travel does not matter.
pub fn same(one: &Edition, other: &Edition) -> bool {
    let still = |file: &File| {
        let mut file = file.clone();
        file.transport = domain::publication::Transport {
            encoding: domain::publication::Encoding::Plain,
            sha256: file.sha256,
            bytes: file.bytes,
            patches: Vec::new(),
        };
        file
    };
    let plain = |edition: &Edition| Edition {
        sections: edition.sections.as_ref().map(still),
        files: edition.files.iter().map(still).collect(),
        ..edition.clone()
    };
    one.revision == other.revision && plain(one) == plain(other)
}
