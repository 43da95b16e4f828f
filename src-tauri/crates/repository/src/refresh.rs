//! A refresh: from a publisher's card and an untrusted carrier to the catalogues that the publisher signed.

use domain::{CollectionId, ShortName};
use jiff::Timestamp;

use crate::catalogue::CATALOGUE_LIMIT;
use crate::workflow::{Carried, CollectionRole, Workflow};
use crate::{Card, Carrier, CarrierError, CatalogueError, CatalogueIndex, RepositoryPath, TrustError, TrustedMetadata};

/// What to do with metadata whose date has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expired {
    /// Refuse it, as the TUF specification says.
    Refuse,
    /// Take it if its versions do not fall, and say so: the offices' old sticks are better than nothing.
    AcceptAsOf,
}

impl Expired {
    /// The moment against which expiry is judged: where it is accepted, the first there is, before which nothing expires.
    pub(crate) fn judged(self, now: Timestamp) -> Timestamp {
        match self {
            Self::Refuse => now,
            Self::AcceptAsOf => Timestamp::MIN,
        }
    }
}

/// What a refresh verified.
#[derive(Debug)]
pub struct Refreshed {
    /// When the publisher signed the newest metadata.
    pub signed: Timestamp,
    /// Until when that is to be taken for the newest.
    pub expires: Timestamp,
    /// Whether something of it had expired, so that it is good only as of `signed`.
    pub as_of: bool,
    /// The collections whose catalogue was verified, by name.
    pub collections: Vec<VerifiedCollection>,
    /// The collections that were refused, and why; nothing of them has changed here.
    pub refused: Vec<(ShortName, RefreshError)>,
    /// The collections that the publisher signs in a version that is neither known nor at this source: a copy may hold
    /// only some, and a liar may hide one. Nothing of them has changed here, and none counts as withdrawn.
    pub absent: Vec<ShortName>,
}

/// A collection whose catalogue was verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedCollection {
    /// The collection.
    pub id: CollectionId,
    /// Its catalogue.
    pub catalogue: CatalogueIndex,
    /// Until when the collection's own signature is good.
    pub expires: Timestamp,
}

/// Why a refresh, or one collection of it, failed. What was trusted before is still trusted.
#[derive(Debug, thiserror::Error)]
pub enum RefreshError {
    /// The source could not be read.
    #[error(transparent)]
    Unreachable(#[from] CarrierError),
    /// The source lacks a file that it should have.
    #[error("{item} is missing at {location}: this is no repository, or not a whole copy of one; copy it again")]
    Incomplete {
        /// The file.
        item: String,
        /// The source.
        location: String,
    },
    /// A file does not verify.
    #[error("{item} is refused: {reason}; nothing was changed: use another source, or ask the publisher")]
    Refused {
        /// The file or role.
        item: String,
        /// Why.
        reason: Refusal,
    },
    /// What was trusted before could not be read or stored.
    #[error(transparent)]
    Trust(#[from] TrustError),
    /// Written by a newer version of the format.
    #[error("{item} has format {format}, which is newer than this software; update Fieldshelf")]
    NewerFormat {
        /// The file.
        item: String,
        /// Its format.
        format: u64,
    },
}

/// Why a file was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is older than what was already seen.
    #[error("version {offered} is older than version {trusted}, which is already known")]
    Rollback {
        /// The version already seen.
        trusted: u64,
        /// The version offered.
        offered: u64,
    },
    /// It is not signed by the keys it should be.
    #[error("it is not signed by the publisher’s keys ({valid} of {needed} signatures)")]
    Signature {
        /// Valid signatures.
        valid: usize,
        /// Signatures needed.
        needed: usize,
    },
    /// Its date has passed.
    #[error("it expired on {0}")]
    Expired(Timestamp),
    /// It is not the file that its signed parent names.
    #[error("it is not the file that belongs with the others: {0}")]
    Mismatch(String),
    /// It breaks the format.
    #[error("it breaks the format: {0}")]
    Malformed(String),
}

/// Brings what is trusted of a publisher up to date with what `carrier` offers.
///
/// `now` decides what has expired; `expired` what follows from it. All accepted metadata is stored in `trusted` in one
/// transaction at the end; if anything but a single collection is refused, nothing is stored, except that roots which
/// were verified stay known (a publisher who replaced a stolen key must not be undone by a refusal that came after it).
///
/// # Errors
/// [`RefreshError`], naming the file. A collection that fails alone is in [`Refreshed::refused`] instead, or in
/// [`Refreshed::absent`].
pub fn refresh(
    card: &Card,
    carrier: &dyn Carrier,
    trusted: &dyn TrustedMetadata,
    now: Timestamp,
    expired: Expired,
) -> Result<Refreshed, RefreshError> {
    let files = Carried(carrier);
    let mut workflow = Workflow::new(card, &files, trusted, expired.judged(now))?;
    let roles = match workflow.top_level() {
        Ok(roles) => roles,
        Err(error) => {
            workflow.keep_roots()?;
            return Err(error);
        }
    };

    let mut collections = Vec::new();
    let mut refused = Vec::new();
    let mut absent = Vec::new();
    for role in roles {
        match collection(card, &mut workflow, &role) {
            Ok(Some(verified)) => collections.push(verified),
            Ok(None) => absent.push(role.collection),
            Err(error) => refused.push((role.collection, error)),
        }
    }
    let as_of = workflow.expired_at(now) || collections.iter().any(|collection| collection.expires < now);
    let (signed, expires) = workflow.signed_and_expires()?;
    workflow.keep()?;
    Ok(Refreshed { signed, expires, as_of, collections, refused, absent })
}

/// Verifies one collection's role and its catalogue; what it accepts is stored with the rest. `None` where the source
/// does not have the role's metadata at all.
fn collection(
    card: &Card,
    workflow: &mut Workflow<'_>,
    role: &CollectionRole,
) -> Result<Option<VerifiedCollection>, RefreshError> {
    let target = match workflow.collection(role) {
        Err(RefreshError::Incomplete { .. }) => return Ok(None),
        found => found?,
    };
    let path = RepositoryPath::Catalogue { sha256: target.sha256, collection: role.collection.clone() };
    let refused = |reason| RefreshError::Refused { item: path.to_string(), reason };
    if target.bytes > CATALOGUE_LIMIT {
        return Err(refused(Refusal::Malformed(format!("it has more than {CATALOGUE_LIMIT} bytes"))));
    }
    let bytes = workflow.target(role, &target)?;
    let catalogue = CatalogueIndex::parse(&role.collection, &bytes).map_err(|error| match error {
        CatalogueError::NewerFormat { item, format } => RefreshError::NewerFormat { item, format },
        other => refused(Refusal::Malformed(other.to_string())),
    })?;
    workflow.accept_collection(role, target.metadata, bytes);
    let id = CollectionId { publisher: card.publisher.clone(), collection: role.collection.clone() };
    Ok(Some(VerifiedCollection { id, catalogue, expires: target.expires }))
}
