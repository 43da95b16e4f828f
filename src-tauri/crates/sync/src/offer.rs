//! What verified catalogues offer.

use std::collections::BTreeSet;

use domain::{BlobId, CollectionId, Publication, Stage};
use repository::{Carrier, CatalogueError, VerifiedCollection, check_shard, read_shard};
use store::{CollectionRecord, Store, StoreError};

/// All publications that one collection's verified catalogue lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The collection.
    pub collection: CollectionId,
    /// Its publications, by id. One that was listed before and is not here was withdrawn.
    pub publications: Vec<Publication>,
    /// The shards that were fetched, with their bytes.
    pub fetched: Vec<(BlobId, Vec<u8>)>,
}

/// Reads all shards of a verified catalogue: those that the library has from the last time from there, each other from the
/// first of `carriers` that has it right.
///
/// # Errors
/// [`CatalogueError`]: the last carrier's, when none had a shard right; or that the publisher signed something that
/// breaks the format, which no other carrier can mend.
pub fn read(
    store: &Store,
    carriers: &[&dyn Carrier],
    collection: &VerifiedCollection,
) -> Result<Offer, CatalogueError> {
    let mut publications = Vec::new();
    let mut fetched = Vec::new();
    for shard in &collection.catalogue.shards {
        // What cannot be read here, or is damaged, is fetched.
        if let Ok(Some(bytes)) = store.shard(&collection.id, &shard.sha256)
            && let Ok(kept) = check_shard(&collection.id, shard, &bytes)
        {
            publications.extend(kept.publications);
            continue;
        }
        let mut result = Err(CatalogueError::Missing { item: format!("shard {}", shard.sha256) });
        for carrier in carriers {
            result = read_shard(*carrier, &collection.id, shard);
            let elsewhere = matches!(
                result,
                Err(CatalogueError::Carrier(_) | CatalogueError::Missing { .. } | CatalogueError::Wrong { .. })
            );
            if !elsewhere {
                break;
            }
        }
        let (read, bytes) = result?;
        publications.extend(read.publications);
        fetched.push((shard.sha256, bytes));
    }
    let mut seen = BTreeSet::new();
    if let Some(twice) = publications.iter().find(|publication| !seen.insert(&publication.id)) {
        let reason = format!("two of its shards list {}", twice.id);
        return Err(CatalogueError::Malformed { item: format!("the catalogue of {}", collection.id), reason });
    }
    publications.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(Offer { collection: collection.id.clone(), publications, fetched })
}

/// What a signed catalogue says of its collection.
pub fn collection_record(collection: &VerifiedCollection) -> CollectionRecord {
    CollectionRecord {
        id: collection.id.clone(),
        titles: collection.catalogue.titles.clone(),
        cover: collection.catalogue.cover.clone(),
        expires: Some(collection.expires),
        glossary: collection.catalogue.glossary.clone(),
    }
}

/// Makes the library know what is offered: titles, summaries, notices' fields and what has newer revisions. Texts that
/// are here stay as they are until their editions are applied.
///
/// # Errors
/// Any of the store; what was recorded until then stays.
pub fn record(store: &Store, collection: &VerifiedCollection, offer: &Offer) -> Result<(), StoreError> {
    store.put_collection(&collection_record(collection))?;
    // One that was withdrawn before it came here, or that the person let go since, is nothing to list.
    let known: BTreeSet<_> = store.publications()?.into_iter().map(|known| known.publication.id.clone()).collect();
    let listed: Vec<Publication> = offer
        .publications
        .iter()
        .filter(|publication| publication.stage != Stage::Withdrawn || known.contains(&publication.id))
        .cloned()
        .collect();
    store.put_publications(&listed)?;
    // The signed bytes last: whatever lists these publications is what they were taken from, also after a power cut.
    let shards: Vec<BlobId> = collection.catalogue.shards.iter().map(|shard| shard.sha256).collect();
    store.put_shards(&collection.id, &shards, &offer.fetched)
}
