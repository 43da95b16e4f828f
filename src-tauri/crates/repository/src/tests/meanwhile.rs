//! A publisher writes a release while somebody reads: whoever began with the one before finishes with it.

use std::io::Read;
use std::sync::Mutex;

use super::fixture::*;
use crate::*;

/// A folder in which the next release is written when it is read for the `at`th time.
struct Meanwhile {
    folder: Folder,
    office: Mutex<(Office, usize)>,
    at: usize,
}

impl Meanwhile {
    fn reads(&self) -> usize {
        self.office.lock().unwrap().1
    }

    fn before_reading(&self) {
        let (office, reads) = &mut *self.office.lock().unwrap();
        if *reads == self.at {
            office.says("health", "water", 2, "Boil it for a minute.");
            office.publish(2);
        }
        *reads += 1;
    }
}

impl Carrier for Meanwhile {
    fn read(&self, path: &RepositoryPath, limit: u64) -> Result<Option<Vec<u8>>, CarrierError> {
        self.before_reading();
        self.folder.read(path, limit)
    }

    fn open(&self, path: &RepositoryPath) -> Result<Option<Box<dyn Read + Send>>, CarrierError> {
        self.before_reading();
        self.folder.open(path)
    }

    fn describe(&self) -> String {
        self.folder.describe()
    }
}

#[test]
fn a_reader_in_the_middle_of_a_refresh_finishes_with_the_release_it_began_with() {
    let mut seen = [0; 2];
    for at in 0.. {
        let office = Office::new();
        office.publish(1);
        let card = office.card().clone();
        let folder = Folder::new(office.path());
        let carrier = Meanwhile { folder, office: Mutex::new((office, 0)), at };
        let refreshed = refresh(&card, &carrier, &InMemoryTrust::new(), day(2), Expired::Refuse).unwrap();
        assert!(refreshed.refused.is_empty() && refreshed.absent.is_empty(), "before read {at}: {refreshed:?}");
        let health = refreshed.collections.iter().find(|found| found.id.collection == name("health")).unwrap();
        let (shard, _) = read_shard(&carrier, &health.id, &health.catalogue.shards[0]).unwrap();
        let edition = &shard.publications[0].editions[0];
        let file = edition.sections.as_ref().unwrap();
        let mut blob = carrier.open(&RepositoryPath::Blob(file.transport.sha256)).unwrap().unwrap();
        crate::blob::decode(file.transport.encoding, &mut blob, file, &mut Vec::new()).unwrap();
        seen[edition.revision as usize - 1] += 1;
        if carrier.reads() <= at {
            break;
        }
    }
    assert!(seen[0] > 5 && seen[1] > 0, "{seen:?}");
}
