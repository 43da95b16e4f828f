/** Moving the focus: inside lists with arrows, between the regions of the window, and into a screen that opens. */
import type { Attachment } from 'svelte/attachments';

/** Arrow keys, Home and End move among the rows (`[data-row]`) of a list. */
export function rowKeys(options: { select?: (row: HTMLElement) => void } = {}): Attachment<HTMLElement> {
  return (list) => {
    const hear = (event: KeyboardEvent): void => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')];
      const at = rows.findIndex((row) => row === document.activeElement);
      let next: HTMLElement | undefined;
      switch (event.key) {
        case 'ArrowDown':
          next = rows[at + 1];
          break;
        case 'ArrowUp':
          next = at < 0 ? rows.at(-1) : rows[at - 1];
          break;
        case 'Home':
          next = at < 0 ? undefined : rows[0];
          break;
        case 'End':
          next = at < 0 ? undefined : rows.at(-1);
          break;
        case ' ':
          if (at < 0 || !options.select) return;
          event.preventDefault();
          options.select(rows[at] as HTMLElement);
          return;
        default:
          return;
      }
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView?.({ block: 'nearest' });
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
