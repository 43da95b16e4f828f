//! What takes space on this computer, and a limit to it: files wait when they would pass it, texts never do.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::{BlobId, CollectionId, FileRole};
use store::{Lease, StoredEdition};
use sync::Step;

use crate::Library;
use crate::api::{CollectionSpace, Failure, Removable, Space, Unwritable};
use crate::languages::preferred;
use crate::policy::locked;

/// The setting that keeps the limit in bytes.
pub(crate) const LIMIT: &str = "space limit";
/// With less room than this on its disk, in bytes, a library counts as one that nothing can be written to: the smallest change
/// takes some pages of 4 kB in the database's log, and shared memory of 32 kB beside it.
const LEAST_ROOM: u64 = 128 << 10;

impl Library {
    /// Why nothing can be written here now; nothing where something can.
    pub fn unwritable(&self) -> Option<Unwritable> {
        if self.store.is_read_only() {
            return Some(Unwritable::ReadOnly);
        }
        let room = fs4::available_space(self.store.folder());
        room.is_ok_and(|room| room < LEAST_ROOM).then_some(Unwritable::DiskFull)
    }

    /// What takes space, by collection, the largest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn space(&self) -> Result<Space, Failure> {
        let here: HashMap<BlobId, u64> = self.store.blobs()?.into_iter().map(|blob| (blob.id, blob.bytes)).collect();
        let (texts, read) = (self.store.text_bytes()?, self.store.last_read_bytes()?);
        let index = self.indexing.bytes();
        let all_text: u64 = texts.values().sum();
        let mut rows: BTreeMap<CollectionId, CollectionSpace> = BTreeMap::new();
        for record in self.sound_collections()? {
            let in_database = texts.get(&record.id).copied().unwrap_or(0);
            let title = record.titles.values().next().cloned().unwrap_or_else(|| record.id.to_string());
            let row = CollectionSpace {
                collection: record.id.to_string(),
                title,
                text: in_database + read.get(&record.id).copied().unwrap_or(0),
                files: 0,
                covers: 0,
                // The index is one; what a text takes of it goes by its length.
                index: share(index, in_database, all_text),
            };
            rows.insert(record.id, row);
        }
        // What several publications show is counted once, for the first.
        let mut counted = HashSet::new();
        for stored in self.store.publications()? {
            let Some(row) = rows.get_mut(&stored.publication.id.collection) else { continue };
            let editions = stored.editions.iter().flat_map(StoredEdition::revisions);
            for file in editions.flat_map(|edition| edition.files.iter().chain(&edition.sections)) {
                let Some(bytes) = here.get(&file.sha256).filter(|_| counted.insert(file.sha256)) else { continue };
                match file.role {
                    FileRole::Sections => row.text += bytes,
                    FileRole::Cover => row.covers += bytes,
                    FileRole::Document | FileRole::Media | FileRole::Words => row.files += bytes,
                }
            }
        }
        let mut collections: Vec<CollectionSpace> = rows.into_values().collect();
        let size = |row: &CollectionSpace| row.text + row.files + row.covers + row.index;
        collections.sort_by_key(|row| std::cmp::Reverse(size(row)));
        let total = self.bytes_held()? + self.store.partial_bytes();
        let other = total.saturating_sub(collections.iter().map(size).sum());
        Ok(Space {
            collections,
            other,
            total,
            limit: self.space_limit()?,
            free_on_disk: fs4::available_space(self.store.folder()).ok(),
            folder: self.store.folder().to_string_lossy().into_owned(),
        })
    }

    /// The publications whose files may be removed, the largest first: those that are not saved and have files here. What
    /// several of them show is not counted, because removing one of them frees nothing of it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn removable(&self, prefer: &[String]) -> Result<Vec<Removable>, Failure> {
        let here: HashMap<BlobId, u64> = self.store.blobs()?.into_iter().map(|blob| (blob.id, blob.bytes)).collect();
        let shelf = self.shelf()?;
        let prefer = preferred(prefer);
        let files = |stored: &store::StoredPublication| -> HashSet<BlobId> {
            let editions = stored.editions.iter().flat_map(StoredEdition::revisions);
            let files = editions.flat_map(|edition| &edition.files);
            let large = files.filter(|file| matches!(file.role, FileRole::Document | FileRole::Media));
            large.map(|file| file.sha256).collect()
        };
        let mut shown: HashMap<BlobId, u32> = HashMap::new();
        for stored in &shelf.publications {
            files(stored).into_iter().for_each(|file| *shown.entry(file).or_default() += 1);
        }
        let mut rows = Vec::new();
        for stored in shelf.publications.iter().filter(|stored| !stored.saved) {
            let own = files(stored).into_iter().filter(|file| shown.get(file) == Some(&1));
            let bytes: u64 = own.filter_map(|file| here.get(&file)).sum();
            if bytes == 0 {
                continue;
            }
            let row = shelf.row(stored, &prefer);
            let Some(best) = row.editions.get(row.best as usize) else { continue };
            rows.push(Removable {
                id: row.id.clone(),
                title: best.title.clone(),
                lang: best.lang.clone(),
                collection_title: row.collection_title.clone(),
                bytes,
                issued: best.issued.clone(),
            });
        }
        rows.sort_by_key(|row| std::cmp::Reverse(row.bytes));
        Ok(rows)
    }

    /// How many bytes the library may take; no limit when absent.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn space_limit(&self) -> Result<Option<u64>, Failure> {
        if let Some(held) = self.policy.as_ref().and_then(|policy| policy.held_space()) {
            return Ok(Some(held));
        }
        Ok(self.store.setting(LIMIT)?.and_then(|value| value.as_u64()))
    }

    /// Sets how many bytes the library may take, or takes the limit away. Nothing that is here is removed.
    ///
    /// # Errors
    /// When it is set by the office, or the store cannot be written.
    pub fn set_space_limit(&self, bytes: Option<u64>) -> Result<(), Failure> {
        if self.policy.as_ref().and_then(|policy| policy.held_space()).is_some_and(|held| Some(held) != bytes) {
            return Err(locked("the limit to space"));
        }
        Ok(self.store.set_setting(LIMIT, &bytes.into())?)
    }

    /// Bytes of the database, the blobs and the index.
    fn bytes_held(&self) -> Result<u64, Failure> {
        let totals = self.store.totals()?;
        Ok(totals.database_bytes + totals.blob_bytes + self.indexing.bytes())
    }

    /// Removes what came of files before they were cut off, where they are not wanted any more.
    pub(crate) fn sweep_partials(&self, lease: &Lease) -> Result<(), Failure> {
        if self.store.partial_bytes() == 0 {
            return Ok(());
        }
        Ok(self.store.sweep_partials(lease, &self.to_come()?)?)
    }

    /// What the rules still want of the editions that are known: blobs and patches, by their hash as they travel.
    fn to_come(&self) -> Result<HashSet<BlobId>, Failure> {
        let here: HashSet<BlobId> = self.store.blobs()?.into_iter().map(|blob| blob.id).collect();
        let rules = self.rules()?;
        let mut to_come = HashSet::new();
        for stored in self.store.publications()?.iter().filter(|stored| !stored.withdrawn) {
            for edition in &stored.editions {
                let wanted = Self::wanted(&rules, stored, &edition.known.language);
                for file in wanted.files(&edition.known).filter(|file| !here.contains(&file.sha256)) {
                    to_come.extend([file.sha256, file.transport.sha256]);
                    to_come.extend(file.transport.patches.iter().map(|patch| patch.sha256));
                }
            }
        }
        Ok(to_come)
    }

    /// How many bytes may still come under the limit, where there is one. What gives its place to the files that come does not
    /// count: what came of one before its fetch was cut off, and those of a revision whose text was replaced.
    pub(crate) fn room(&self) -> Result<Option<u64>, Failure> {
        let Some(limit) = self.space_limit()? else { return Ok(None) };
        let mut replaced: HashSet<BlobId> = HashSet::new();
        let publications = self.store.publications()?;
        let editions = || publications.iter().flat_map(|stored| &stored.editions);
        for edition in editions().filter_map(|edition| edition.replaced.as_ref()) {
            replaced.extend(edition.files.iter().map(|file| file.sha256));
        }
        if !replaced.is_empty() {
            let current = editions().flat_map(|edition| edition.applied.iter().chain([&edition.known]));
            for file in current.flat_map(|edition| &edition.files) {
                replaced.remove(&file.sha256);
            }
        }
        let blobs = if replaced.is_empty() { Vec::new() } else { self.store.blobs()? };
        let gives_way: u64 = blobs.iter().filter(|blob| replaced.contains(&blob.id)).map(|blob| blob.bytes).sum();
        Ok(Some(limit.saturating_sub(self.bytes_held()?.saturating_sub(gives_way))))
    }

    /// Lets go of the files of replaced revisions where all that is wanted of the newer ones is here.
    pub(crate) fn forget_replaced(&self) -> Result<(), Failure> {
        let publications = self.store.publications()?;
        if !publications.iter().flat_map(|stored| &stored.editions).any(|edition| edition.replaced.is_some()) {
            return Ok(());
        }
        let here: HashSet<BlobId> = self.store.blobs()?.into_iter().map(|blob| blob.id).collect();
        let rules = self.rules()?;
        for stored in &publications {
            for edition in stored.editions.iter().filter(|edition| edition.replaced.is_some()) {
                let Some(applied) = &edition.applied else { continue };
                let wanted = Self::wanted(&rules, stored, &applied.language);
                if wanted.files(applied).all(|file| here.contains(&file.sha256)) {
                    self.store.forget_replaced(&stored.publication.id.edition(applied.language.clone()))?;
                }
            }
        }
        Ok(())
    }
}

/// Bytes from a number with a unit of a thousand, a million or a thousand million: `500kB`, `2MB`, `1.5 GB`, `800`.
///
/// # Errors
/// A sentence for people, when `text` is no size.
pub fn size(text: &str) -> Result<u64, String> {
    let wrong = || format!("“{text}” is no size; write 500kB, 2MB or 1.5GB");
    let split = text.find(|found: char| !found.is_ascii_digit() && found != '.').unwrap_or(text.len());
    let (number, unit) = text.split_at(split);
    let unit = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1.0,
        "k" | "kb" => 1e3,
        "m" | "mb" => 1e6,
        "g" | "gb" => 1e9,
        _ => return Err(wrong()),
    };
    let bytes = number.parse::<f64>().map_err(|_| wrong())? * unit;
    if bytes < 9e15 { Ok(bytes.round() as u64) } else { Err(wrong()) }
}

fn share(whole: u64, part: u64, of: u64) -> u64 {
    let share = u128::from(whole) * u128::from(part) / u128::from(of.max(1));
    u64::try_from(share).unwrap_or(whole)
}

/// Bytes that `step` adds to what is kept, where a revision gives way to it those beyond that one's files.
fn kept(step: &Step) -> u64 {
    let replaced = step.gives_way.iter().flat_map(|edition| &edition.files);
    let gone = replaced.filter(|file| step.files.iter().all(|other| other.sha256 != file.sha256));
    let come: u64 = step.fetch.iter().map(|file| file.bytes).sum();
    come.saturating_sub(gone.map(|file| file.bytes).sum())
}

/// How many bytes `steps` add to what is kept; what several of them need is counted for each.
pub(crate) fn all_kept(steps: &[Step]) -> u64 {
    steps.iter().map(kept).sum()
}

/// What of `steps`, in their order, fits into `room` bytes; and the rest. Texts fit always, and take their room first.
pub(crate) fn within_room(steps: Vec<Step>, room: u64) -> (Vec<Step>, Vec<Step>) {
    if all_kept(&steps) <= room {
        return (steps, Vec::new());
    }
    let steps = sync::text_first(steps);
    let text = |step: &Step| step.fetch.iter().all(|file| file.role == FileRole::Sections);
    let texts: u64 = steps.iter().filter(|step| text(step)).map(kept).sum();
    let mut left = room.saturating_sub(texts);
    steps.into_iter().partition(|step| {
        let fits = text(step) || kept(step) <= left;
        if fits && !text(step) {
            left -= kept(step);
        }
        fits
    })
}
