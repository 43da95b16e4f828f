/** Follows which section of a scrolled text is being read, and how far the text is read. */
import type { Attachment } from 'svelte/attachments';

/** How far below the upper edge of what scrolls a section counts as the one being read, in CSS pixels. */
export const EDGE = 96;

/** What is followed, and who hears of it. */
export interface Followed {
  /** The elements of the sections, from top to bottom. */
  elements: (scroller: HTMLElement) => ArrayLike<HTMLElement>;
  /** The section that an element is of; empty or nothing where it is of none. */
  sectionOf: (element: HTMLElement) => string | undefined;
  onsection: (id: string) => void;
  onprogress: (percent: number) => void;
}

/** Tells which section lies at the upper edge while a person scrolls. */
export class Following {
  /** The section that is read. */
  current: string | undefined;
  #scroller: HTMLElement | undefined;
  /**
   * The section that was asked for, and where that scrolled to: as long as it stays there that section is the current one, for
   * near the end of a text it cannot come to the edge.
   */
  #aimed: { section: string; top: number } | undefined;
  readonly #followed: Followed;

  constructor(followed: Followed) {
    this.#followed = followed;
  }

  /** To be attached to the element that scrolls. */
  readonly attach: Attachment<HTMLElement> = (element) => {
    this.#scroller = element;
    // A text without links could otherwise not be scrolled by keys.
    element.tabIndex = 0;
    let frame = 0;
    const hear = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => this.look());
    };
    element.addEventListener('scroll', hear, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', hear);
      this.#scroller = undefined;
    };
  };

  /** Begins anew, with another text. */
  begin(): void {
    this.current = undefined;
    this.#aimed = undefined;
  }

  /** Notes that the text was scrolled to `section` because that was asked for, or to a place in none. */
  aim(section: string | undefined): void {
    this.#aimed = section !== undefined && this.#scroller ? { section, top: this.#scroller.scrollTop } : undefined;
  }

  /** Takes `id` for the section that is read. */
  report(id: string | undefined): void {
    if (id === undefined || id === '' || id === this.current) return;
    this.current = id;
    this.#followed.onsection(id);
  }

  /** Tells how far the text is read; one that fits the window is read to its end. */
  measure(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const far = scroller.scrollHeight - scroller.clientHeight;
    this.#followed.onprogress(far > 0 ? Math.round((100 * scroller.scrollTop) / far) : 100);
  }

  /** Finds the section at the upper edge by halving: few measurements, also in a long document. */
  look(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const elements = this.#followed.elements(scroller);
    const edge = scroller.getBoundingClientRect().top + EDGE;
    let low = 0;
    let high = elements.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((elements[middle]?.getBoundingClientRect().top ?? 0) <= edge) low = middle;
      else high = middle - 1;
    }
    this.measure();
    const aimed = this.#aimed;
    const kept = aimed && Math.abs(scroller.scrollTop - aimed.top) < 2 ? aimed.section : undefined;
    const there = elements[low];
    this.report(kept ?? (there && this.#followed.sectionOf(there)));
  }
}
