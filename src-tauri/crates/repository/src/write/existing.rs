//! What lies in the folder a release is written to, verified like a reader does, so that its versions can be gone on
//! from.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use domain::ShortName;
use jiff::Timestamp;
use sigstore_tuf::{Delegations, MetaFile, Metadata, Role};

use crate::workflow::{Carried, CollectionRole, Workflow};
use crate::{
    Card, Carrier, CarrierError, CatalogueIndex, Folder, InMemoryTrust, RefreshError, RepositoryPath, WriteError,
};

/// A role's metadata as it lies there.
pub(super) struct Issued {
    pub(super) version: u64,
    pub(super) expires: Timestamp,
    pub(super) bytes: Vec<u8>,
    /// The canonical form of its signed part.
    pub(super) canonical: Vec<u8>,
    /// The ids of the keys that signed it.
    pub(super) signers: Vec<String>,
}

/// A repository as it lies there.
#[derive(Default)]
pub(super) struct Existing {
    pub(super) timestamp: Option<Issued>,
    /// When the timestamp was signed.
    pub(super) signed: Option<Timestamp>,
    pub(super) snapshot: Option<Issued>,
    pub(super) targets: Option<Issued>,
    /// All that the snapshot lists, by file name.
    pub(super) listed: BTreeMap<String, MetaFile>,
    pub(super) collections: BTreeMap<ShortName, (Issued, CatalogueIndex)>,
    /// Their catalogues as they travel.
    pub(super) catalogues: BTreeMap<ShortName, Vec<u8>>,
    /// Who signs the collections.
    pub(super) delegations: Option<Delegations>,
    /// The first collection that does not verify.
    pub(super) damaged: Option<RefreshError>,
    /// The version of the newest root that lies there.
    pub(super) newest_root: u64,
}

impl Existing {
    /// The version of the release; 0 where there is none.
    pub(super) fn version(&self) -> u64 {
        self.timestamp.as_ref().map_or(0, |timestamp| timestamp.version)
    }

    /// Reads the repository of `card` in the folder `out`; an empty one where there is no timestamp.
    pub(super) fn read(out: &Path, card: &Card) -> Result<Self, WriteError> {
        let whole = Before { folder: Folder::new(out), first_hidden: u64::MAX };
        let failed = |reason: RefreshError| WriteError::Existing { path: out.to_owned(), reason: Box::new(reason) };
        let present = whole.read(&RepositoryPath::Timestamp, u64::MAX - 1).map_err(|error| failed(error.into()))?;
        if present.is_none() {
            return Ok(Self::default());
        }
        let newest =
            (card.root_version()..).take_while(|v| RepositoryPath::Root(v + 1).under(out).is_file()).count() as u64;
        let newest = card.root_version() + newest;
        let mut first_error = None;
        // A release that was stopped between its last root and its timestamp left a root that nothing is signed under.
        for first_hidden in (card.root_version() + 1..=newest + 1).rev() {
            match Self::verify(&Before { folder: Folder::new(out), first_hidden }, card) {
                Ok(existing) => return Ok(Self { newest_root: newest, ..existing }),
                Err(error) => first_error = first_error.or(Some(error)),
            }
        }
        Err(failed(first_error.unwrap_or(RefreshError::Incomplete {
            item: RepositoryPath::Timestamp.to_string(),
            location: whole.describe(),
        })))
    }

    fn verify(carrier: &Before, card: &Card) -> Result<Self, RefreshError> {
        let trust = InMemoryTrust::new();
        let files = Carried(carrier);
        let mut workflow = Workflow::new(card, &files, &trust, Timestamp::MIN)?;
        let roles = workflow.top_level()?;
        let mut existing = Self::default();
        for role in &roles {
            // One that is damaged, or of an older form, is simply made anew: its version goes on from the snapshot's.
            match collection(&mut workflow, role) {
                Ok((issued, index, catalogue)) => {
                    existing.collections.insert(role.collection.clone(), (issued, index));
                    existing.catalogues.insert(role.collection.clone(), catalogue);
                }
                Err(error) => existing.damaged = existing.damaged.or(Some(error)),
            }
        }
        let listed = workflow.set().snapshot().map(|snapshot| snapshot.meta.clone()).unwrap_or_default();
        let delegations = workflow.set().targets_role("targets").and_then(|targets| targets.delegations.clone());
        let (signed, _) = workflow.signed_and_expires()?;
        workflow.keep()?;
        let mut files = trust.files();
        Ok(Self {
            signed: Some(signed),
            timestamp: files.remove("timestamp.json").map(issued::<sigstore_tuf::Timestamp>).transpose()?,
            snapshot: files.remove("snapshot.json").map(issued::<sigstore_tuf::Snapshot>).transpose()?,
            targets: files.remove("targets.json").map(issued::<sigstore_tuf::Targets>).transpose()?,
            listed,
            delegations,
            ..existing
        })
    }
}

fn collection(
    workflow: &mut Workflow<'_>,
    role: &CollectionRole,
) -> Result<(Issued, CatalogueIndex, Vec<u8>), RefreshError> {
    let target = workflow.collection(role)?;
    let catalogue = workflow.target(role, &target)?;
    let index = CatalogueIndex::parse(&role.collection, &catalogue)
        .map_err(|error| crate::tuf::malformed(role.collection.as_str(), &error.to_string()))?;
    Ok((issued::<sigstore_tuf::Targets>(target.metadata)?, index, catalogue))
}

fn issued<T: Role>(bytes: Vec<u8>) -> Result<Issued, RefreshError> {
    let metadata = Metadata::<T>::from_slice(&bytes).map_err(|error| crate::tuf::refused(T::TYPE, error))?;
    Ok(Issued {
        version: metadata.signed().version(),
        expires: metadata.signed().expires(),
        canonical: metadata.signed_canonical().to_vec(),
        signers: metadata.signatures().iter().map(|signature| signature.keyid.clone()).collect(),
        bytes,
    })
}

/// The repository without its newest roots.
struct Before {
    folder: Folder,
    first_hidden: u64,
}

impl Carrier for Before {
    fn read(&self, path: &RepositoryPath, limit: u64) -> Result<Option<Vec<u8>>, CarrierError> {
        match path {
            RepositoryPath::Root(version) if *version >= self.first_hidden => Ok(None),
            _ => self.folder.read(path, limit),
        }
    }

    fn open(&self, path: &RepositoryPath) -> Result<Option<Box<dyn Read + Send>>, CarrierError> {
        self.folder.open(path)
    }

    fn describe(&self) -> String {
        self.folder.describe()
    }
}
