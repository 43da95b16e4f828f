/** Moving the focus: inside lists with arrows, between the regions of the window, and into a screen that opens. */
import type { Attachment } from 'svelte/attachments';

/** The row that a key leads to among `count`, from the one at `at`; -1 is none. */
function rowFrom(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at < 0 ? count - 1 : at - 1;
    case 'Home':
      return at < 0 ? undefined : 0;
    case 'End':
      return at < 0 ? undefined : count - 1;
    default:
      return undefined;
  }
}

/** Goes to a row. */
export function goToRow(row: HTMLElement | null | undefined): void {
  row?.focus();
  row?.scrollIntoView?.({ block: 'nearest' });
}

/** Rows of which not all are in the page. */
export interface FarRows {
  /** How many there are. */
  count: () => number;
  /** Which one an element is, from 0; -1 for none. */
  indexOf: (row: HTMLElement) => number;
  /** Puts one into the page and goes to it. */
  goTo: (index: number) => void;
}

/** Arrow keys, Home and End move among the rows (`[data-row]`) of a list. */
export function rowKeys(options: { select?: (row: HTMLElement) => void; far?: FarRows } = {}): Attachment<HTMLElement> {
  return (list) => {
    const hear = (event: KeyboardEvent): void => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')];
      const here = rows.find((row) => row === document.activeElement);
      if (event.key === ' ') {
        if (!here || !options.select) return;
        event.preventDefault();
        return options.select(here);
      }
      const { far } = options;
      const at = !here ? -1 : far ? far.indexOf(here) : rows.indexOf(here);
      const count = far ? far.count() : rows.length;
      const next = rowFrom(event.key, at, count);
      if (next === undefined || next < 0 || next >= count) return;
      event.preventDefault();
      if (far) far.goTo(next);
      else goToRow(rows[next]);
    };
    list.addEventListener('keydown', hear);
    return () => list.removeEventListener('keydown', hear);
  };
}

/** Moves the focus to the next or the previous region of the window (`[data-region]`). */
export function moveRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    // A document without a layout (in tests) has everything in view.
    (region) => region.checkVisibility?.() ?? true,
  );
  if (regions.length === 0) return;
  const inside = regions.filter((region) => region.contains(document.activeElement));
  const at = inside.length > 0 ? regions.indexOf(inside.at(-1) as HTMLElement) : step > 0 ? -1 : regions.length;
  const region = regions[(at + step + regions.length) % regions.length];
  const target = region?.querySelector<HTMLElement>('[data-row][aria-current], a[aria-current]') ?? region;
  target?.focus();
}

/** Puts the focus into a screen that has just opened: on its chosen row, its field, or its beginning. */
export function enterScreen(): void {
  const main = document.querySelector('main');
  const target =
    main?.querySelector<HTMLElement>('[data-enter]') ??
    main?.querySelector<HTMLElement>('[data-row][aria-current]') ??
    main;
  target?.focus({ preventScroll: target === main });
}

/** What can have the focus. */
const FOCUSABLE = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex]';

/** The row after the place where something was taken out of a region, else the one before it. */
function rowBeside({ target, previousSibling }: MutationRecord, region: Element): HTMLElement | undefined {
  const before = previousSibling?.isConnected ? previousSibling : null;
  const follows = (row: Element): boolean =>
    ((before ?? target).compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
    !before?.contains(row);
  for (let around = target as Element | null; around && region.contains(around); around = around.parentElement) {
    const rows = [...around.querySelectorAll<HTMLElement>('[data-row]')];
    if (rows.length > 0) return rows.find(follows) ?? rows.at(-1);
  }
  return undefined;
}

/** What may have the focus of something that is gone from a region, best first. */
function heirs(changes: MutationRecord[], gone: Element): (HTMLElement | undefined)[] {
  const change = changes.findLast(
    ({ target, removedNodes }) => target.isConnected && [...removedNodes].some((node) => node.contains(gone)),
  );
  const region = (change?.target as Element | undefined)?.closest<HTMLElement>('[data-region], dialog');
  if (!change || !region) return [];
  const come = changes
    .filter(({ target }) => target === change.target)
    .flatMap(({ addedNodes }) => [...addedNodes])
    .filter((node) => node instanceof HTMLElement)
    .flatMap((node) => [node, ...node.querySelectorAll<HTMLElement>(FOCUSABLE)])
    // The words of another document are not in the place of a link that led there, nor pages that scroll into view.
    .filter((element) => element.matches(FOCUSABLE) && !element.closest('.section-body, .thumbnail-column'));
  // Keys scroll what has the focus.
  const scroller = region.querySelector<HTMLElement>('.scroll[tabindex]');
  // A dialog has the focus only in its parts.
  return [...come, rowBeside(change, region), scroller ?? region, ...region.querySelectorAll<HTMLElement>(FOCUSABLE)];
}

/**
 * Keeps the focus in the window when what has it goes, as a button that was pressed and a row that was removed: what came in its
 * place has it then, else the row beside it, else the region. What stood in no region, as a toast, gives it back to the region
 * from which one came.
 */
export const keepFocus: Attachment<HTMLElement> = (root) => {
  let last: HTMLElement | null = null;
  /** Where one was last in a region, and that region. */
  let seats: (HTMLElement | null)[] = [];
  const note = ({ target }: FocusEvent): void => {
    last = target as HTMLElement;
    const region = last.closest<HTMLElement>('[data-region]');
    if (region) seats = [last, region];
  };
  const takes = (heir: HTMLElement | null | undefined): boolean => {
    heir?.focus({ preventScroll: true });
    return document.activeElement !== document.body;
  };
  const observer = new MutationObserver((changes) => {
    if (!last || last.isConnected || takes(null)) return;
    for (const heir of [...heirs(changes, last), ...seats, root.querySelector('main')]) if (takes(heir)) return;
  });
  root.addEventListener('focusin', note);
  observer.observe(root, { childList: true, subtree: true });
  return () => {
    root.removeEventListener('focusin', note);
    observer.disconnect();
  };
};

/**
 * Closes something that floats when the person clicks outside of it or presses Esc in it. `close` tells whether it was open:
 * Esc means what else it means where nothing was.
 */
export function dismiss(close: () => boolean): Attachment<HTMLElement> {
  return (element) => {
    const click = (event: MouseEvent): void => {
      if (!element.contains(event.target as Node)) close();
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && close()) event.stopPropagation();
    };
    document.addEventListener('click', click, true);
    element.addEventListener('keydown', key);
    return () => {
      document.removeEventListener('click', click, true);
      element.removeEventListener('keydown', key);
    };
  };
}
