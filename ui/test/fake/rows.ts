/** Rows and reports that the backend in memory begins with, and tests add to. */
import type { CardRow } from '../../src/host/generated/CardRow';
import type { CopyChoices } from '../../src/host/generated/CopyChoices';
import type { Failure } from '../../src/host/generated/Failure';
import type { JobItemRow } from '../../src/host/generated/JobItemRow';
import type { JobRow } from '../../src/host/generated/JobRow';
import type { NearbyState } from '../../src/host/generated/NearbyState';
import type { Removable } from '../../src/host/generated/Removable';
import type { Rules } from '../../src/host/generated/Rules';
import type { SavedCopy } from '../../src/host/generated/SavedCopy';
import type { Settings } from '../../src/host/generated/Settings';
import type { SourceRow } from '../../src/host/generated/SourceRow';
import type { Space } from '../../src/host/generated/Space';
import type { StickCopy } from '../../src/host/generated/StickCopy';
import type { SyncStatus } from '../../src/host/generated/SyncStatus';
import type { VerifyReport } from '../../src/host/generated/VerifyReport';

/** Refuses as the backend does. */
export function failure(code: Failure['code'], args: Record<string, string> = {}): Failure {
  return { code, args, message: `${code}: told by the invented library` };
}

/** A sync that ended well, but for what is given. */
export function jobRow(change: Partial<JobRow> = {}): JobRow {
  return {
    id: 1,
    kind: 'sync',
    phase: 'done',
    origin: 'person',
    interrupted: false,
    asked: null,
    started: '2015-11-23T08:11:00Z',
    ended: null,
    item: null,
    done: 0,
    total: null,
    bytes_done: 0,
    bytes_total: null,
    rate: null,
    seconds_left: null,
    error: null,
    next: null,
    ...change,
  };
}

/** An item that was received, but for what is given. */
export function jobItem(change: Partial<JobItemRow> = {}): JobItemRow {
  return {
    id: 'office/front/desk@en',
    part: 'text',
    title: 'Front Desk Handbook',
    bytes: 210_000,
    bytes_done: 210_000,
    state: 'done',
    error: null,
    next: null,
    mended: false,
    ...change,
  };
}

/** A copy on a stick, of a publisher who is trusted, newer than what is here. */
export function stickCopy(change: Partial<StickCopy> = {}): StickCopy {
  return {
    folder: '/media/stick/fieldshelf/office-7f3a91c4',
    publisher: 'office',
    name: 'Sample Field Office',
    fingerprint: '7f3a91c422de5b10c04b7719a8e2d4460f1b2c3d4e5f60718293a4b5c6d7e8f9',
    signed: '2015-11-22T06:00:00Z',
    collections: ['office/front', 'office/reports'],
    trust: 'trusted',
    news: 'newer',
    source: false,
    error: null,
    ...change,
  };
}

/** A copy of something, saved there. */
export const copyOf = (id: string, path: string): SavedCopy => ({
  id,
  path,
  sha256: '0'.repeat(64),
  bytes: 1000,
  pages: null,
  missing: '',
});

/** An office that is trusted, and the starter library. */
export const sources = (): SourceRow[] => [
  {
    publisher: 'office',
    name: 'Sample Field Office',
    location: '/srv/office',
    kind: 'folder',
    at: null,
    built_in: false,
    fingerprint: '7f3a91c422de5b10c04b7719a8e2d4460f1b2c3d4e5f60718293a4b5c6d7e8f9',
    last_success: '2015-11-23T08:12:00Z',
    last_attempt: '2015-11-23T08:12:00Z',
    last_error: null,
    signed: '2015-11-23T06:00:00Z',
    expires: '2015-12-23T06:00:00Z',
  },
  {
    publisher: 'starter',
    name: 'Fieldshelf starter library',
    location: 'built-in',
    kind: 'folder',
    at: null,
    built_in: true,
    fingerprint: 'c04b7719a8e2d4460f1b2c3d4e5f60718293a4b5c6d7e8f97f3a91c422de5b10',
    last_success: '2015-11-20T12:00:00Z',
    last_attempt: '2015-11-20T12:00:00Z',
    last_error: null,
    signed: '2015-11-01T00:00:00Z',
    expires: '2025-11-01T00:00:00Z',
  },
];

/** What a stick has room for. */
export const copyChoices = (): CopyChoices => ({
  folder: '/media/stick',
  free: 3_200_000_000,
  collections: [
    ['front', 'Front desk', 48_000_000, 0],
    ['reports', 'Reports', 260_000_000, 3],
  ].map(([name, title, bytes, absent]) => ({
    collection: `office/${String(name)}`,
    title: String(title),
    publisher: 'Sample Field Office',
    bytes: Number(bytes),
    needed: Number(bytes),
    absent: Number(absent),
    there: false,
  })),
  refused: [],
});

/** What takes space. */
export const space = (): Space => ({
  collections: [
    {
      collection: 'office/front',
      title: 'Front desk',
      text: 60_000_000,
      files: 300_000_000,
      covers: 2_000_000,
      index: 40_000_000,
    },
    {
      collection: 'office/health',
      title: 'Health and safety',
      text: 36_000_000,
      files: 110_000_000,
      covers: 1_000_000,
      index: 20_000_000,
    },
  ],
  other: 2_000_000,
  total: 571_000_000,
  limit: null,
  free_on_disk: 11_200_000_000,
  folder: '/home/me/.local/share/fieldshelf',
});

/** Settings as a person finds them, but for having settled in. */
export const settings = (): Settings => ({
  language: 'en',
  theme: null,
  slim_rail: false,
  sync_every_minutes: null,
  metered: false,
  quiet: false,
  settled: true,
});

/** An update that went well. */
export const syncStatus = (): SyncStatus => ({
  state: 'up_to_date',
  last_success: '2015-11-23T08:12:00Z',
  last_attempt: '2015-11-23T08:12:00Z',
  as_of: null,
  job: null,
  pending: 0,
});

/** A computer that neither serves its neighbours nor asks them. */
export const nearby = (): NearbyState => ({
  on: false,
  name: 'DESK-3',
  port: 27433,
  addresses_only: false,
  addresses: [],
  own_addresses: ['192.168.1.3:27433'],
  serving: false,
  error: null,
  locked: false,
});

/** The card of an office that is not known. */
export const secondOffice = (): CardRow => ({
  publisher: 'second',
  name: 'Second Office',
  fingerprint: '00aa11bb22cc33dd44ee55ff66778899aabbccddeeff00112233445566778899',
  trusted: null,
  standing: 'new',
  addresses: ['https://second.example.org/'],
  location: 'https://second.example.org/',
  text: '{"format":1}',
});

/** Rules of which one collection has its own. */
export const rules = (): Rules => ({
  default: { take: 'everything', languages: [], largest: null, trigger: 'automatic' },
  collections: { 'office/front': { take: 'text', languages: ['en', 'ar'], largest: null, trigger: 'ask' } },
});

/** Files that may be removed. */
export const removables = (): Removable[] => [
  {
    id: 'office/front/desk',
    title: 'Front Desk Handbook',
    lang: 'en',
    collection_title: 'Front desk',
    bytes: 13_100_000,
    issued: '2015-10-01',
  },
];

/** A check that found nothing wrong. */
export const verified = (): VerifyReport => ({
  blobs: 412,
  bytes: 571_000_000,
  problems: [],
  index_complete: true,
  database_sound: true,
  stopped: false,
  repaired: null,
});
