/** Places in a document: its sections and pages, the same section in another language, and where it begins when it opens. */
import type { Reading } from '../host/generated/Reading';
import type { SectionRow } from '../host/generated/SectionRow';
import type { ReadRoute } from '../state/route';
import { continued } from '../text/heading';
import { firstView, ownView, type View } from './views';

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

/** What was left for another language: its sections, the one that was read, and the view. */
export interface Left {
  /** The edition it was left for. */
  edition: string;
  sections: readonly SectionRow[];
  section: string;
  view: View;
}

/** Where a document begins when it opens. */
export interface Beginning {
  view: View;
  section: string | undefined;
  page: number | undefined;
  /** How many letters of the section stand above the line to begin at. */
  offset: number;
  /** Whether it lacks the section that was left in another language, and begins at one before it. */
  elsewhere: boolean;
}

/**
 * Where a document begins: at the section that was left in another language, else at the place that was asked for, else
 * where it was left the last time. `usual` is the view in which the person last read a document that has pages.
 */
export function beginning(reading: Reading, asked: ReadRoute, usual: View, left?: Left): Beginning {
  const { sections, position } = reading;
  const there = left && counterpart(left.sections, left.section, sections);
  // What was searched for is found in the text; pages alone show it themselves.
  const searched = asked.query && ownView(reading) !== 'pages' ? 'text' : undefined;
  const view = firstView(reading, asked.view ?? (left ? left.view : searched), usual);
  const onPage = asked.page === undefined ? undefined : sectionOnPage(sections, asked.page)?.id;
  const wanted = (there ? there.section : asked.section) ?? onPage;
  const section = wanted ?? position?.section ?? sections[0]?.id;
  const page = left ? undefined : (asked.page ?? (asked.section ? undefined : position?.page));
  return {
    view,
    section,
    page: page ?? pageOfSection(sections, section ?? ''),
    // The very line, where the section is the one that was left; in another language it is another text.
    offset: (left ? 0 : asked.section === section ? asked.at : wanted === undefined ? position?.at : 0) ?? 0,
    elsewhere: there !== undefined && !there.same && sections.length > 0,
  };
}
