/** Which sections of two editions belong together, and how they face each other. */
import type { Reading } from '../host/generated/Reading';
import type { SectionRow } from '../host/generated/SectionRow';
import { continued, isContinuation } from '../text/heading';
import { sectionOnPage } from './place';

/** An edition as far as it is aligned: its sections, and how many pages it has where it has some. */
export type Aligned = Pick<Reading, 'sections' | 'pages'>;

/** What stands before the first heading: it has this id in every document, and says nothing of what two have in common. */
const START = 'start';

/** Which section of another edition each section is, by their ids; those that have none are left out. */
interface Counterparts {
  sections: ReadonlyMap<string, string>;
  /** Whether their pages tell. */
  byPage: boolean;
}

/**
 * Aligns the sections of `from` with those of `to`: by their ids; where the two have no id in common, by their places in
 * outlines of the same form; else by their pages, where there are as many.
 */
function counterparts(from: Aligned, to: Aligned): Counterparts {
  const theirs = new Set(to.sections.map(({ id }) => id));
  const same = from.sections.filter(({ id }) => theirs.has(id)).map(({ id }): [string, string] => [id, id]);
  if (same.some(([id]) => id !== START)) return { sections: new Map(same), byPage: false };
  const [ours, entries] = [outline(from.sections), outline(to.sections)];
  const alike = ours.length > 0 && ours.map(({ level }) => level).join() === entries.map(({ level }) => level).join();
  if (alike) {
    const [here, beyond] = [continuations(from.sections), continuations(to.sections)];
    const inOrder = ours.flatMap(({ id }, at): [string, string][] => {
      const there = entries[at]?.id ?? id;
      const further = beyond.get(there) ?? [];
      const pairs = (here.get(id) ?? []).slice(0, further.length);
      return [[id, there], ...pairs.map((one, nth): [string, string] => [one, further[nth] ?? there])];
    });
    return { sections: new Map([...same, ...inOrder]), byPage: false };
  }
  if (from.pages === null || from.pages !== to.pages) return { sections: new Map(same), byPage: false };
  const onPage = from.sections.flatMap(({ id, page }): [string, string][] => {
    const there = page === null ? undefined : sectionOnPage(to.sections, page);
    return there ? [[id, there.id]] : [];
  });
  return { sections: new Map([...onPage, ...same]), byPage: true };
}

/** A place in an edition: a section, and the page that is read where it has pages. */
export interface Place {
  section: string;
  page?: number | undefined;
}

/** Where the same place lies in another edition. */
export interface Counterpart {
  section: string | undefined;
  /** Whether it is the very same section, not one before it. */
  same: boolean;
  /** The page of it that is the same, where pages are what tells. */
  page?: number;
}

/** Finds a place in another edition, else the nearest section before it that both have, else the beginning. */
export function counterpart(from: Aligned, { section: current, page }: Place, to: Aligned): Counterpart {
  const { sections: there, byPage } = counterparts(from, to);
  if (byPage && page !== undefined) return { section: sectionOnPage(to.sections, page)?.id, same: true, page };
  const section = there.get(current) ?? there.get(continued(current));
  if (section !== undefined) return { section, same: true };
  const at = from.sections.findIndex(({ id }) => id === current);
  const nearest = from.sections.slice(0, Math.max(at, 0)).findLast(({ id }) => there.has(id));
  return { section: (nearest && there.get(nearest.id)) ?? to.sections[0]?.id, same: false };
}

/** Two sections that face each other; one alone where the other edition has none that belongs to it. */
export interface Facing {
  left?: SectionRow;
  right?: SectionRow;
}

/**
 * Both editions' sections as rows, each once, in the order of the left one. What only the right one has stands where it
 * stands there. Where none belong together but what precedes the first heading, they face each other in their order.
 */
export function aligned(left: Aligned, right: Aligned): Facing[] {
  const { sections: there } = counterparts(left, right);
  if ([...there.keys()].every((id) => id === START)) {
    const longest = Math.max(left.sections.length, right.sections.length);
    return Array.from({ length: longest }, (_, at) => facing(left.sections[at], right.sections[at]));
  }
  const places = new Map(right.sections.map(({ id }, at) => [id, at]));
  const faced = new Set(there.values());
  const rows: Facing[] = [];
  let next = 0;
  const alone = (until: number): void => {
    for (; next < until; next += 1) {
      const section = right.sections[next];
      if (section && !faced.has(section.id)) rows.push({ right: section });
    }
  };
  for (const section of left.sections) {
    const facedBy = there.get(section.id) ?? '';
    const at = places.get(facedBy);
    // Of several on one page the first faces what is there.
    places.delete(facedBy);
    if (at !== undefined) {
      alone(at);
      next = Math.max(next, at + 1);
    }
    rows.push(facing(section, at === undefined ? undefined : right.sections[at]));
  }
  alone(right.sections.length);
  return rows;
}

/** The entries of a document's outline, in their order. */
function outline(sections: readonly SectionRow[]): SectionRow[] {
  return sections.filter(({ id, level }) => level > 0 && !isContinuation(id));
}

/** The ids of what continues each section on later pages, by its own. */
function continuations(sections: readonly SectionRow[]): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { id } of sections) {
    if (!isContinuation(id)) continue;
    const of = continued(id);
    const further = found.get(of);
    if (further) further.push(id);
    else found.set(of, [id]);
  }
  return found;
}

function facing(left: SectionRow | undefined, right: SectionRow | undefined): Facing {
  return { ...(left && { left }), ...(right && { right }) };
}
