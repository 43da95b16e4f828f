/**
 * The words of a document's pages as its publisher published them, each with where it is drawn. What is found, marked,
 * selected and copied on a page goes by them: the page's own text may have lost its blanks and its order.
 */
import type { Host } from '../../host';
import type { PageText } from '../../host/generated/PageText';
import type { Span } from '../../text/fold';

/** A place on a page, in parts of the page's width and height as it is shown unturned. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Quarter turns clockwise by which the person has turned the pages. */
export type Turn = 0 | 1 | 2 | 3;

/** Pages asked for at once: looking through a document needs them all, and one by one would take long. */
const BATCH = 16;

/** The words of a document, asked for as they are needed and kept while it is open. */
export class Words {
  #host: Host;
  #sha256: string;
  #batches = new Map<number, Promise<PageText[]>>();
  #known = new Map<number, PageText>();

  constructor(host: Host, sha256: string) {
    this.#host = host;
    this.#sha256 = sha256;
  }

  /** The words of a page; none where they cannot be had. */
  async of(page: number): Promise<PageText | undefined> {
    const batch = Math.floor((page - 1) / BATCH);
    let asked = this.#batches.get(batch);
    if (!asked) {
      asked = this.#host.pageWords(this.#sha256, batch * BATCH + 1, BATCH);
      this.#batches.set(batch, asked);
      // What failed is asked for again the next time.
      asked.catch(() => this.#batches.delete(batch));
    }
    for (const one of await asked.catch(() => [])) this.#known.set(one.page, one);
    return this.#known.get(page);
  }

  /** What is known already of a page. */
  known(page: number): PageText | undefined {
    return this.#known.get(page);
  }
}

/** The part of a page's text that its sections have: without the running head and foot. */
export function bodyOf(page: PageText): string {
  const end = page.text.indexOf('\f');
  return end < 0 ? page.text : page.text.slice(0, end);
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Whether a word is written from right to left. */
export function isRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

/** The first word that ends after a place in the text. */
function firstAfter(words: PageText['words'], place: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.[1] ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether two stretches of a line belong together: they overlap in height by more than half. */
function sameLine(a: Box, b: Box): boolean {
  const common = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return common > Math.min(a.height, b.height) / 2;
}

/** Words in one line that are farther apart than this, in heights of the line, are of two columns. */
const COLUMNS = 1.5;

/** Where a stretch of a page's text is drawn: a box for each line that it touches. */
export function boxesOf(page: PageText, [start, end]: Span): Box[] {
  const boxes: Box[] = [];
  const { words, text } = page;
  const width = page.width || 1;
  const height = page.height || 1;
  for (let at = firstAfter(words, start); at < words.length; at += 1) {
    const [from, to, x, y, w, h] = words[at] ?? [0, 0, 0, 0, 0, 0];
    if (from >= end) break;
    // Of a word that is hit in part the letters count as equally wide.
    const before = Math.max(start - from, 0) / (to - from);
    const after = Math.max(to - end, 0) / (to - from);
    const left = isRightToLeft(text.slice(from, to)) ? after : before;
    const box = {
      left: (x + w * left) / width,
      top: y / height,
      width: (w * (1 - before - after)) / width,
      height: h / height,
    };
    const last = boxes.at(-1);
    const gap = last ? Math.max(box.left - last.left - last.width, last.left - box.left - box.width) * width : 0;
    if (last && sameLine(last, box) && gap < h * COLUMNS) {
      const right = Math.max(last.left + last.width, box.left + box.width);
      const bottom = Math.max(last.top + last.height, box.top + box.height);
      last.left = Math.min(last.left, box.left);
      last.top = Math.min(last.top, box.top);
      last.width = right - last.left;
      last.height = bottom - last.top;
    } else boxes.push(box);
  }
  return boxes;
}

/** A place in the text of a page. */
export interface TextPlace {
  page: number;
  /** UTF-16 units from the beginning of the page's text. */
  offset: number;
}

/** The text between two places, with an empty line between pages. `of` gives what is known of a page. */
export function textBetween(a: TextPlace, b: TextPlace, of: (page: number) => PageText | undefined): string {
  const [first, last] = a.page < b.page || (a.page === b.page && a.offset <= b.offset) ? [a, b] : [b, a];
  const parts: string[] = [];
  for (let page = first.page; page <= last.page; page += 1) {
    const known = of(page);
    if (!known) continue;
    const from = page === first.page ? first.offset : 0;
    // What a selection passes over on its way to the next page does not have the head and foot in it.
    const to = page === last.page ? last.offset : bodyOf(known).length;
    parts.push(known.text.slice(from, Math.max(from, to)).replaceAll('\f', '\n\n'));
  }
  return parts.join('\n\n');
}
