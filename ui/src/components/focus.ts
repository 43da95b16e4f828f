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

/** Closes something that floats when the person clicks outside of it or presses Esc in it. */
export function dismiss(close: () => void): Attachment<HTMLElement> {
  return (element) => {
    const click = (event: MouseEvent): void => {
      if (!element.contains(event.target as Node)) close();
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close();
    };
    document.addEventListener('click', click, true);
    element.addEventListener('keydown', key);
    return () => {
      document.removeEventListener('click', click, true);
      element.removeEventListener('keydown', key);
    };
  };
}
