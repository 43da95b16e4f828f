/** Rules of the reader without side effects: where to go in another language, and which view to begin with. */
import type { FileRow } from '../host/generated/FileRow';
import type { Reading } from '../host/generated/Reading';
import type { SectionRow } from '../host/generated/SectionRow';
import { continued } from '../text/heading';

/** A view of a document. */
export type View = 'text' | 'pages' | 'table' | 'gallery';

/** Where the same section lies in another edition. */
export interface Counterpart {
  section: string | undefined;
  /** Whether it is the very same section, not one before it. */
  same: boolean;
}

/** Finds a section in another edition: the same id, else the nearest one before it that both have. */
export function counterpart(from: readonly SectionRow[], current: string, to: readonly SectionRow[]): Counterpart {
  const ids = new Set(to.map(({ id }) => id));
  if (ids.has(current)) return { section: current, same: true };
  const base = continued(current);
  if (ids.has(base)) return { section: base, same: true };
  const at = from.findIndex(({ id }) => id === current);
  for (let index = at - 1; index >= 0; index -= 1) {
    const id = from[index]?.id;
    if (id !== undefined && ids.has(id)) return { section: id, same: false };
  }
  return { section: to[0]?.id, same: false };
}

/** The document whose own pages can be shown. */
export function pdfOf(reading: Pick<Reading, 'files'>): FileRow | undefined {
  return reading.files.find(
    ({ role, media_type, here, bytes }) => role === 'document' && media_type === 'application/pdf' && here && bytes > 0,
  );
}

/** Where the words of the document's pages are, where they are here. */
export function wordsOf(reading: Reading): FileRow | undefined {
  return reading.files.find(({ role, here }) => role === 'words' && here);
}

/** The document itself, where it is here. */
export function documentOf(reading: Reading): FileRow | undefined {
  return reading.files.find(({ role, here, bytes }) => role === 'document' && here && bytes > 0);
}

/** The recording, where it is here. */
export function soundOf(reading: Reading): FileRow | undefined {
  const file = documentOf(reading);
  return file?.media_type.startsWith('audio/') ? file : undefined;
}

/** The view besides its text that a document has: its own pages, a table, a gallery. */
export function ownView(reading: Reading): View | undefined {
  if (pdfOf(reading)) return 'pages';
  if (documentOf(reading)?.media_type === 'text/csv') return 'table';
  // One picture is no gallery; its text shows it as well.
  const pictures = reading.sections.reduce((sum, { html }) => sum + html.split('<img ').length - 1, 0);
  return reading.publication.kind === 'gallery' && pictures > 1 ? 'gallery' : undefined;
}

/** The view to begin with: the one asked for, else the one left, else the usual one, as far as there is anything in it. */
export function firstView(reading: Reading, asked: View | undefined, usual: View): View {
  const own = ownView(reading);
  if (!own) return 'text';
  if (reading.sections.length === 0) return own;
  const left = reading.position?.view === 'text' ? 'text' : reading.position?.view === own ? own : undefined;
  // Pages are a matter of taste; a table or a gallery is what its publication is.
  const wanted = asked ?? left ?? (own === 'pages' ? usual : own);
  return wanted === 'text' ? 'text' : own;
}

/** The section that lies on a page: the last one that begins on it or before it. */
export function sectionOnPage(sections: readonly SectionRow[], page: number): SectionRow | undefined {
  let found: SectionRow | undefined;
  for (const section of sections) {
    if (section.page === null) continue;
    if (section.page > page) break;
    found = section;
  }
  return found ?? sections[0];
}

/** The hits in each section, from those on each page; both are gone through once. */
export function bySection(
  sections: readonly SectionRow[],
  byPage: ReadonlyMap<number, number>,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  let at = 0;
  let id = sections[0]?.id ?? '';
  for (const [page, count] of [...byPage].sort(([a], [b]) => a - b)) {
    for (; at < sections.length; at += 1) {
      const section = sections[at];
      if (!section || section.page === null) continue;
      if (section.page > page) break;
      id = section.id;
    }
    sums.set(id, (sums.get(id) ?? 0) + count);
  }
  return sums;
}

/** The page on which a section begins, or the one before it where it does not say. */
export function pageOfSection(sections: readonly SectionRow[], id: string): number | undefined {
  const at = sections.findIndex((section) => section.id === id);
  for (let index = at; index >= 0; index -= 1) {
    const page = sections[index]?.page;
    if (typeof page === 'number') return page;
  }
  return undefined;
}

/** The sizes of text, in per cent. */
export const TEXT_SIZES = [80, 90, 100, 110, 125, 150, 175, 200] as const;

/** The next size up or down. */
export function nextSize(now: number, step: 1 | -1, sizes: readonly number[]): number {
  const larger = sizes.filter((size) => size > now);
  const smaller = sizes.filter((size) => size < now);
  return (step > 0 ? larger[0] : smaller.at(-1)) ?? now;
}
