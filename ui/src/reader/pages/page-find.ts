/** Finding on the pages of a document: page after page, beginning where the reader is, so that the first hit is near. */
import { densest, findSpans, fold, type Wanted } from '../../text/fold';

/** What is found so far. */
export interface PageHits {
  /** Hits by page; pages without hits are left out. */
  byPage: ReadonlyMap<number, number>;
  count: number;
  /** Which hit of the page looked through first to begin with. */
  start: number;
  /** Whether every page has been looked through. */
  done: boolean;
}

/** Where a hit lies: on which page, and which of its hits it is. */
export interface HitPlace {
  page: number;
  index: number;
}

/** The pages in the order in which they are looked through. */
export function order(pages: number, from: number): number[] {
  return Array.from({ length: pages }, (_, index) => ((from - 1 + index) % pages) + 1);
}

/** The page and place of the hit number `at`, counted from the first page on. */
export function placeOf(byPage: ReadonlyMap<number, number>, at: number): HitPlace | undefined {
  let left = at;
  for (const page of [...byPage.keys()].sort((a, b) => a - b)) {
    const count = byPage.get(page) ?? 0;
    if (left < count) return { page, index: left };
    left -= count;
  }
  return undefined;
}

/** The number of the first hit on `page` or after it; 0 when there is none after it. */
export function firstFrom(byPage: ReadonlyMap<number, number>, page: number): number {
  let before = 0;
  for (const one of [...byPage.keys()].sort((a, b) => a - b)) {
    if (one >= page) return before;
    before += byPage.get(one) ?? 0;
  }
  return 0;
}

/** Pages after which it is told again what is found: a word may stand on each of thousands. */
const TELL = 32;

/** Looks through all pages, telling at the first hit and then now and then what is found so far, until told to stop. */
export async function findOnPages(
  pages: number,
  from: number,
  wanted: Wanted,
  most: number,
  textOf: (page: number) => Promise<string>,
  tell: (hits: PageHits) => void,
  stopped: () => boolean,
): Promise<void> {
  const byPage = new Map<number, number>();
  let count = 0;
  let start = 0;
  let untold = false;
  let since = 0;
  for (const page of order(pages, from)) {
    const text = await textOf(page).catch(() => '');
    if (stopped()) return;
    const spans = findSpans(fold(text), wanted, most - count);
    const here = spans.length;
    if (page === from && 'words' in wanted) start = densest(spans.map(([begin, end]) => text.slice(begin, end)));
    if (here > 0) byPage.set(page, here);
    count += here;
    if (count >= most) break;
    untold ||= here > 0;
    since += 1;
    if (!untold || (count > here && since < TELL)) continue;
    tell({ byPage: new Map(byPage), count, start, done: false });
    untold = false;
    since = 0;
  }
  tell({ byPage, count, start, done: true });
}
