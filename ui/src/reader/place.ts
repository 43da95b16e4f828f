/** Places in a document: its sections and its pages. */
import type { SectionRow } from '../host/generated/SectionRow';

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
