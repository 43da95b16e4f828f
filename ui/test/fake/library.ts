/** What the backend in memory lists, and the files of its editions. */
import type { FileRow } from '../../src/host/generated/FileRow';
import type { ListQuery } from '../../src/host/generated/ListQuery';
import type { NoticeList } from '../../src/host/generated/NoticeList';
import type { NoticeStatus } from '../../src/host/generated/NoticeStatus';
import type { PublicationList } from '../../src/host/generated/PublicationList';
import type { PublicationRow } from '../../src/host/generated/PublicationRow';
import { facetsOf, preferred } from './search';

const ORDER: NoticeStatus[] = ['in-force', 'expired-not-confirmed', 'scheduled', 'superseded', 'cancelled'];

/** The pages of the handbook at the front desk, line by line. */
export const PDF_PAGES = Array.from({ length: 24 }, (_, index) => [
  `Front Desk Handbook, page ${index + 1}`,
  'People who wait without knowing why are the people who leave.',
  'When the person does not speak your language, bring an interpreter',
  'before you begin, not half-way.',
]);

/** The notices among `rows`, those in force first. */
export function noticesAmong(rows: PublicationRow[], prefer: string[], clockBehind: string | null): NoticeList {
  const items = rows
    .filter(({ notice }) => notice)
    .map((row) => preferred(row, prefer))
    .sort((a, b) => ORDER.indexOf(a.notice?.status ?? 'cancelled') - ORDER.indexOf(b.notice?.status ?? 'cancelled'));
  const open = items.filter(({ notice }) => notice?.status === 'in-force' || notice?.status === 'scheduled');
  return {
    unread: open.filter(({ notice }) => !notice?.read).length,
    to_acknowledge: open.filter(({ notice }) => notice?.must_acknowledge && !notice.acknowledged).length,
    items,
    clock_behind: clockBehind,
  };
}

/** The publications among `rows` that are asked for. */
export function publicationsAmong(rows: PublicationRow[], query: ListQuery): PublicationList {
  const text = query.text.toLowerCase();
  const items = rows
    .filter((row) => query.langs.length === 0 || row.editions.some(({ lang }) => query.langs.includes(lang)))
    .filter((row) => query.kinds.length === 0 || query.kinds.includes(row.kind))
    .filter((row) => query.collections.length === 0 || query.collections.includes(row.collection))
    .filter((row) => !query.saved || row.saved)
    .filter((row) => !query.here || row.editions.some(({ availability }) => availability !== 'not_here'))
    .filter((row) => !text || row.editions.some(({ title }) => title.toLowerCase().includes(text)))
    .map((row) => preferred(row, query.prefer));
  return { total: rows.length, items, facets: facetsOf(rows) };
}

/** The files of an edition. Only the handbook at the front desk has some: its pages, their words, a picture that is not here. */
export function filesOf(edition: string, pages: { bytes: () => number; here: boolean; words: boolean }): FileRow[] {
  if (!/^office\/front\/desk@(en|ar|fr)$/.test(edition)) return [];
  const here = { here: pages.here, sha256: '0'.repeat(64) };
  return [
    { name: 'handbook.pdf', role: 'document', media_type: 'application/pdf', bytes: pages.bytes(), ...here },
    ...(pages.words
      ? [{ name: 'words', role: 'words' as const, media_type: 'application/octet-stream', bytes: 9, ...here }]
      : []),
    { name: 'media/desk.png', role: 'media', media_type: 'image/png', bytes: 0, ...here, here: false },
  ];
}
