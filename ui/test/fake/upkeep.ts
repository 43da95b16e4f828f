/** What the backend in memory says when it is checked, backed up, restored and counted. */
import type { BackupReport } from '../../src/host/generated/BackupReport';
import type { BackupView } from '../../src/host/generated/BackupView';
import type { CardRow } from '../../src/host/generated/CardRow';
import type { PublicationRow } from '../../src/host/generated/PublicationRow';
import type { RestoredPublisher } from '../../src/host/generated/RestoredPublisher';
import type { RestoreReport } from '../../src/host/generated/RestoreReport';
import type { Stats } from '../../src/host/generated/Stats';
import type { VerifyReport } from '../../src/host/generated/VerifyReport';

/** What a check found, and a repair that mended the handbook. */
export const mended = (found: VerifyReport): VerifyReport => ({
  ...found,
  repaired: {
    set_aside: [],
    mended: ['office/front/desk@en'],
    bytes: 13_100_000,
    index_rebuilt: false,
    left: [],
  },
});

/** What a backup holds. */
export const backupReport = (): BackupReport => ({
  path: '/home/me/Documents/fieldshelf.backup',
  bytes: 20_000,
  publishers: 1,
  saved: 3,
  acknowledged: 2,
  positions: 5,
  annotations: 4,
});

const publisherOf = ({ publisher, name, fingerprint }: CardRow): RestoredPublisher => ({
  publisher,
  name,
  fingerprint,
});

/** What a backup with the publisher of `card` would bring. */
export const backupView = (card: CardRow): BackupView => ({
  made: '2015-11-20T10:00:00Z',
  added: [publisherOf(card)],
  kept: [],
  marks: 5,
  positions: 5,
  annotations: 4,
});

/** What it brought. */
export const restoreReport = (card: CardRow): RestoreReport => ({
  added: [publisherOf(card)],
  locations: 1,
  kept: [],
  settings: 1,
  marks: 5,
  positions: 5,
  annotations: 4,
  waiting: 0,
});

/** What the library of `rows` holds, and what it takes. */
export const stats = (rows: PublicationRow[]): Stats => ({
  library: '/home/me/.local/share/fieldshelf',
  publishers: 2,
  collections: 6,
  publications: rows.length,
  editions: rows.reduce((sum, row) => sum + row.editions.length, 0),
  sections: 1840,
  langs: [],
  database_bytes: 96_000_000,
  blob_bytes: 412_000_000,
  index_bytes: 63_000_000,
});
