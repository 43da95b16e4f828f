/**
 * Draws highlights over a document without touching its elements (CSS Custom Highlight API): finding, selecting and copying
 * meet the text as it is. A webview that lacks it shows the marks in their pane only.
 */
import type { Colour } from '../../host/generated/Colour';
import type { MarkRow } from '../../host/generated/MarkRow';
import { rangeOf, spanOf } from '../../text/letters';

/** The colours of highlights, in the order in which they are offered. */
export const COLOURS: readonly Colour[] = ['yellow', 'green', 'blue', 'pink'];

/** The name under which the highlight is drawn that is looked at. */
const CURRENT = 'mark-current';

function registry(): HighlightRegistry | undefined {
  return typeof CSS !== 'undefined' && typeof Highlight !== 'undefined' ? CSS.highlights : undefined;
}

/** Where each highlight stands in `article`, by its id. */
export function rangesOf(article: Element, marks: readonly MarkRow[]): Map<string, Range> {
  const bodies = new Map<string, Element>();
  const wanted = new Set(marks.map(({ section }) => section));
  for (const element of article.querySelectorAll<HTMLElement>('[data-section]')) {
    const id = element.dataset.section ?? '';
    const body = wanted.has(id) ? element.querySelector('.section-body') : null;
    if (body) bodies.set(id, body);
  }
  const ranges = new Map<string, Range>();
  for (const mark of marks) {
    const body = bodies.get(mark.section);
    const span = body && mark.of === 'words' && mark.span ? spanOf(body, mark.span, mark.words) : null;
    const range = body && span ? rangeOf(body, span) : null;
    if (range) ranges.set(mark.id, range);
  }
  return ranges;
}

/** Draws highlights in place of those that were drawn. */
export function draw(marks: readonly MarkRow[], ranges: ReadonlyMap<string, Range>, current: string | undefined): void {
  const drawn = registry();
  if (!drawn) return;
  erase();
  const add = (name: string, found: Range[], priority: number): void => {
    if (found.length === 0) return;
    const highlight = new Highlight(...found);
    highlight.priority = priority;
    drawn.set(name, highlight);
  };
  for (const colour of COLOURS) {
    const found = marks.filter((mark) => mark.colour === colour).flatMap(({ id }) => ranges.get(id) ?? []);
    add(`mark-${colour}`, found, 0);
  }
  const looked = current === undefined ? undefined : ranges.get(current);
  add(CURRENT, looked ? [looked] : [], 1);
}

/** Takes all highlights away. */
export function erase(): void {
  const drawn = registry();
  for (const name of [...COLOURS.map((colour) => `mark-${colour}`), CURRENT]) drawn?.delete(name);
}

/** The highlight under a point of the window, the shortest where several lie there. */
export function markAt(ranges: ReadonlyMap<string, Range>, x: number, y: number): string | undefined {
  const under = [...ranges].filter(([, range]) =>
    [...range.getClientRects()].some(
      ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
    ),
  );
  const length = ([, range]: [string, Range]): number => range.toString().length;
  return under.sort((one, other) => length(one) - length(other))[0]?.[0];
}
