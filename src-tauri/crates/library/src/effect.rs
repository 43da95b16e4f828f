//! What rules would change on this computer: told before they are applied, from what is known here, without asking anybody.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use domain::{BlobId, FileRole, Rules};
use store::StoredPublication;

use crate::Library;
use crate::api::{Failure, RuledCollection, RulesEffect, RulesView};
use crate::languages::preferred;

/// What rules want of what is known here, against what is here.
#[derive(Default)]
struct Difference {
    /// Bytes to fetch, by file, as they travel.
    fetch: BTreeMap<BlobId, u64>,
    /// How many editions those belong to.
    editions: u32,
    /// Files that are here and that nothing wants, with their bytes.
    free: BTreeMap<BlobId, u64>,
    /// How many publications those belong to.
    publications: u32,
}

impl Library {
    /// The rules with what there is to be ruled, for a reader of `prefer`.
    ///
    /// # Errors
    /// When the store cannot be read, or the rules in it are of a newer version.
    pub fn rules_view(&self, prefer: &[String]) -> Result<RulesView, Failure> {
        let shelf = self.shelf()?;
        let prefer = preferred(prefer);
        let mut languages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for stored in &shelf.publications {
            let own = languages.entry(stored.publication.id.collection.to_string()).or_default();
            own.extend(stored.editions.iter().map(|edition| edition.known.language.to_string()));
        }
        let collection = |record: store::CollectionRecord| {
            let id = record.id.to_string();
            RuledCollection {
                title: shelf.collection_title(&id, &prefer),
                languages: languages.remove(&id).unwrap_or_default().into_iter().collect(),
                collection: id,
            }
        };
        Ok(RulesView {
            rules: self.rules()?,
            collections: self.sound_collections()?.into_iter().map(collection).collect(),
            locked: self.set_by_office().map(|office| office.rules).unwrap_or_default(),
        })
    }

    /// What `rules` would fetch at the next sync, and what is here that they do not want. Nothing changes.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn rules_effect(&self, rules: &Rules) -> Result<RulesEffect, Failure> {
        let found = self.difference(rules)?;
        Ok(RulesEffect {
            fetch: found.fetch.values().sum(),
            editions: found.editions,
            free: found.free.values().sum(),
            publications: found.publications,
        })
    }

    /// Puts `rules` in place of those there were, and with `free` removes the files that they do not want. What is saved or
    /// was asked for stays, and so does every text. Gives the bytes that were freed.
    ///
    /// # Errors
    /// When a rule is set by the office, another process is writing, or the store cannot be written.
    pub fn apply_rules(&self, rules: &Rules, free: bool) -> Result<u64, Failure> {
        let lease = free.then(|| self.lease("removing files")).transpose()?;
        self.set_rules(rules)?;
        let mut freed = 0;
        if lease.is_some() {
            for (file, bytes) in self.difference(&self.rules()?)?.free {
                self.store.remove_blob(&file)?;
                freed += bytes;
            }
        }
        Ok(freed)
    }

    fn difference(&self, rules: &Rules) -> Result<Difference, Failure> {
        let mut rules = rules.clone();
        if let Some(policy) = &self.policy {
            policy.hold_rules(&mut rules);
        }
        let here: HashMap<BlobId, u64> = self.store.blobs()?.into_iter().map(|blob| (blob.id, blob.bytes)).collect();
        let publications = self.store.publications()?;
        let wanted: HashSet<BlobId> = publications.iter().flat_map(|stored| wanted_files(&rules, stored)).collect();
        let mut found = Difference::default();
        for stored in &publications {
            let mut unwanted = 0;
            for edition in &stored.editions {
                for file in edition.revisions().flat_map(|edition| &edition.files) {
                    let Some(bytes) = here.get(&file.sha256).filter(|_| !wanted.contains(&file.sha256)) else {
                        continue;
                    };
                    // Covers are small, and lists show them.
                    if matches!(file.role, FileRole::Document | FileRole::Media | FileRole::Words) {
                        unwanted += u32::from(found.free.insert(file.sha256, *bytes).is_none());
                    }
                }
                if stored.withdrawn || !edition.offered {
                    continue;
                }
                let current =
                    edition.applied.as_ref().is_some_and(|applied| applied.revision == edition.known.revision);
                let lacking = Self::wanted(&rules, stored, &edition.known.language)
                    .files(&edition.known)
                    .filter(|file| !here.contains_key(&file.sha256))
                    // A text is in the database, whatever became of the file it came in.
                    .filter(|file| file.role != FileRole::Sections || !current);
                let before = found.fetch.len();
                found.fetch.extend(lacking.map(|file| (file.sha256, file.transport.bytes)));
                found.editions += u32::from(found.fetch.len() > before);
            }
            found.publications += u32::from(unwanted > 0);
        }
        Ok(found)
    }
}

/// The files of a publication that are to stay: what was withdrawn stays as it is until the person lets it go.
fn wanted_files(rules: &Rules, stored: &StoredPublication) -> Vec<BlobId> {
    let mut files = Vec::new();
    for edition in &stored.editions {
        let wanted = Library::wanted(rules, stored, &edition.known.language);
        for held in edition.revisions() {
            if stored.withdrawn {
                files.extend(held.files.iter().map(|file| file.sha256));
            } else {
                files.extend(wanted.files(held).map(|file| file.sha256));
            }
        }
    }
    files
}
