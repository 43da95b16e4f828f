//! The collections of a release as they are put together: who signs each, with what, and what is asked of offices.

use std::collections::BTreeMap;

use domain::{CollectionId, ShortName};
use jiff::Timestamp;

use super::WriteError;
use super::existing::Existing;
use super::issue::{New, Terms, days, hashes, issue, meta};
use super::office::{Answer, OfficeSigner, SigningRequest};
use super::plan::{Files, Task, refused};
use crate::catalogue::target_name;
use crate::format;
use crate::release::CollectionRelease;
use crate::signed::{Delegation, Delegations, MetaFile, PublicKey, Signed, TargetFile, TargetsBody};
use crate::{CatalogueIndex, Key, RepositoryPath, ShardRef};

/// The collections as they are put together, and who signs them.
pub(super) struct Roles<'t, 'a> {
    pub(super) task: &'t Task<'a>,
    pub(super) now: Timestamp,
    pub(super) existing: &'t Existing,
    /// What the snapshot will list.
    pub(super) listed: BTreeMap<String, MetaFile>,
    pub(super) delegations: Delegations,
    /// The metadata of the collections that readers will see.
    pub(super) delegated: Vec<(ShortName, Vec<u8>)>,
    pub(super) files: Files,
    pub(super) changed: Vec<ShortName>,
    pub(super) requests: Vec<SigningRequest>,
}

impl Roles<'_, '_> {
    /// A collection of a release, with its catalogue and shards.
    pub(super) fn collection(
        &mut self,
        collection: &CollectionRelease,
        index: CatalogueIndex,
        shards: Files,
    ) -> Result<(), WriteError> {
        let id = &collection.collection;
        let bytes = index.to_bytes().map_err(|error| refused(collection, error.to_string()))?;
        if let Some(office) = self.task.offices.get(id) {
            return self.of_office(id, office, index, bytes, shards);
        }
        let Some(key) = self.task.keys.collections.get(id) else {
            return Err(WriteError::MissingKey { role: id.as_str().to_owned() });
        };
        self.files.extend(shards);
        self.signed_here(id, key, bytes)
    }

    /// A collection that lies there and is signed again.
    pub(super) fn again(&mut self, id: &ShortName) -> Result<(), WriteError> {
        let office = self.task.offices.get(id);
        if let Some((office, answer)) = office.and_then(|office| Some((office, office.answer.as_ref()?))) {
            return self.answered(id, office, answer);
        }
        let (Some((_, index)), Some(catalogue)) = (self.existing.collections.get(id), self.existing.catalogues.get(id))
        else {
            return self.still_asked(id, office);
        };
        match (office, self.task.keys.collections.get(id)) {
            (Some(office), _) => {
                if self.asked(id, office).is_some() {
                    self.still_asked(id, Some(office))?;
                    return self.as_it_is(id);
                }
                let shards = self.shards_of(index)?;
                self.of_office(id, office, index.clone(), catalogue.clone(), shards)
            }
            (None, Some(key)) => self.signed_here(id, key, catalogue.clone()),
            (None, None) => self.as_it_is(id),
        }
    }

    /// The shards of a catalogue that lies there.
    fn shards_of(&self, index: &CatalogueIndex) -> Result<Files, WriteError> {
        let read = |shard: &ShardRef| {
            let path = RepositoryPath::Blob(shard.sha256);
            let whole = path.under(self.task.out);
            let bytes = std::fs::read(&whole).map_err(|source| WriteError::Io { path: whole, source })?;
            Ok((path, bytes))
        };
        index.shards.iter().map(read).collect()
    }

    /// The version below which nothing of the role may be issued: a collection that was away for a while goes on from
    /// what readers remember.
    fn floor(&self, id: &ShortName) -> u64 {
        self.listed.get(&file_name(id)).map_or(0, |meta| meta.version)
    }

    fn terms(&self, id: &ShortName) -> Terms {
        let days = self.task.release.expiry.collections;
        Terms { floor: self.floor(id), days, left: days / 2, now: self.now }
    }

    /// Signs a collection with the publisher's own key for it.
    fn signed_here(&mut self, id: &ShortName, key: &Key, catalogue: Vec<u8>) -> Result<(), WriteError> {
        let before = self.existing.collections.get(id).map(|(issued, _)| issued);
        let issued = issue(id.as_str(), before, &self.terms(id), key, body(id, &catalogue))?;
        if issued.new {
            self.changed.push(id.clone());
        }
        self.put(id, issued, catalogue);
        self.delegate(id, &key.public());
        Ok(())
    }

    /// A collection that its office signs: as it signed it last where that still says the same, else as it was, while
    /// the office is asked.
    fn of_office(
        &mut self,
        id: &ShortName,
        office: &OfficeSigner,
        index: CatalogueIndex,
        catalogue: Vec<u8>,
        shards: Files,
    ) -> Result<(), WriteError> {
        let terms = self.terms(id);
        let before = self.existing.collections.get(id).map(|(issued, _)| issued);
        if let Some(before) = before
            && before
                .still_good(&Signed::new(0, self.now, body(id, &catalogue)), &office.key.id(), &terms)
                .map_err(|reason| WriteError::Metadata { role: id.as_str().to_owned(), reason })?
        {
            let issued = New { version: before.version, bytes: before.bytes.clone(), new: false };
            self.files.extend(shards);
            self.put(id, issued, catalogue);
            self.delegate(id, &office.key);
            return Ok(());
        }
        let asked = self.asked(id, office);
        // The same again, but for the moment it was put together, is not asked for twice.
        let same = |asked: &SigningRequest| {
            CatalogueIndex { published: asked.index.published, ..index.clone() } == asked.index
                && asked.expires >= days(self.now, terms.left)
        };
        let request = match asked.filter(same) {
            Some(asked) => asked,
            None => {
                let version = before.map_or(0, |before| before.version).max(terms.floor).saturating_add(1);
                let signed = Signed::new(version, days(self.now, terms.days), body(id, &catalogue));
                let failed = |reason: String| WriteError::Metadata { role: id.as_str().to_owned(), reason };
                let signed = serde_json::to_value(&signed).map_err(|error| failed(error.to_string()))?;
                let publisher = self.task.release.card.publisher.clone();
                let shards = shards.into_iter().map(|(_, bytes)| bytes).collect();
                SigningRequest::new(publisher, id.clone(), office.key.id(), signed, catalogue, shards)
                    .map_err(|error| failed(error.to_string()))?
            }
        };
        self.files.extend(request.files());
        self.requests.push(request);
        self.as_it_is(id)
    }

    /// What the office was asked to sign and has not, as far as it still can be.
    fn asked(&self, id: &ShortName, office: &OfficeSigner) -> Option<SigningRequest> {
        let asked = SigningRequest::parse(office.asked.as_deref()?).ok()?;
        let ours = asked.id.collection == *id && asked.id.publisher == self.task.release.card.publisher;
        (ours && asked.key == office.key.id() && asked.version > self.floor(id) && asked.expires > self.now)
            .then_some(asked)
    }

    fn still_asked(&mut self, id: &ShortName, office: Option<&OfficeSigner>) -> Result<(), WriteError> {
        let asked = office.and_then(|office| self.asked(id, office));
        self.requests.extend(asked);
        Ok(())
    }

    /// Takes in what an office signed.
    fn answered(&mut self, id: &ShortName, office: &OfficeSigner, answer: &[u8]) -> Result<(), WriteError> {
        let whole = CollectionId { publisher: self.task.release.card.publisher.clone(), collection: id.clone() };
        let checked = Answer::check(self.task.out, &whole, &office.key, self.floor(id), self.now, answer)?;
        self.changed.push(id.clone());
        self.put(id, New { version: checked.version, bytes: answer.to_vec(), new: true }, checked.catalogue.1);
        self.delegate(id, &office.key);
        Ok(())
    }

    /// Leaves a collection as readers see it, under the key that signed it; one that they do not see stays unseen.
    fn as_it_is(&mut self, id: &ShortName) -> Result<(), WriteError> {
        let (Some((issued, _)), Some(catalogue)) =
            (self.existing.collections.get(id), self.existing.catalogues.get(id))
        else {
            return Ok(());
        };
        let delegations = self.existing.delegations.iter();
        let role = delegations.clone().flat_map(|all| &all.roles).find(|role| role.name == id.as_str());
        let key = role.and_then(|role| role.keyids.first()).and_then(|key| {
            let key = delegations.clone().find_map(|all| all.keys.get(key))?;
            crate::PublicKey::from_hex(&key.keyval.public)
        });
        let unknown = || WriteError::Metadata { role: id.as_str().to_owned(), reason: "its key is unknown".to_owned() };
        let key = key.ok_or_else(unknown)?;
        let issued = New { version: issued.version, bytes: issued.bytes.clone(), new: false };
        self.put(id, issued, catalogue.clone());
        self.delegate(id, &key);
        Ok(())
    }

    fn put(&mut self, id: &ShortName, issued: New, catalogue: Vec<u8>) {
        let sha256 = format::sha256(&catalogue);
        self.files.push((RepositoryPath::Catalogue { sha256, collection: id.clone() }, catalogue));
        self.listed.insert(file_name(id), meta(&issued));
        let path = RepositoryPath::Collection { version: issued.version, collection: id.clone() };
        self.files.push((path, issued.bytes.clone()));
        self.delegated.push((id.clone(), issued.bytes));
    }

    fn delegate(&mut self, id: &ShortName, key: &crate::PublicKey) {
        self.delegations.keys.insert(key.id(), PublicKey::of(key));
        self.delegations.roles.push(Delegation::of(id.as_str(), target_name(id), key));
    }
}

fn file_name(id: &ShortName) -> String {
    format!("{}.json", id.as_str())
}

/// An entry of a snapshot as it is written again.
pub(super) fn as_listed(meta: &sigstore_tuf::MetaFile) -> MetaFile {
    MetaFile { hashes: meta.hashes.clone(), length: meta.length, version: meta.version }
}

/// What the metadata of a collection says: which catalogue it has.
fn body(id: &ShortName, catalogue: &[u8]) -> TargetsBody {
    let file = TargetFile { hashes: hashes(format::sha256(catalogue)), length: catalogue.len() as u64 };
    TargetsBody { delegations: None, targets: BTreeMap::from([(target_name(id), file)]) }
}
