/**
 * Which rows of a long list are in the page. A row costs the webview a quarter of a megabyte, and some milliseconds to
 * build: only those near the view are there. Room is kept for the others, as high as they were or as rows usually are.
 */
import type { PublicationRow } from '../../host/generated/PublicationRow';
import type { Group } from './view.svelte';

/** Up to so many rows are all in the page. */
const FEW = 30;
/** How far above and below the view rows are in the page, in CSS pixels: what is scrolled to next is there already. */
const READY = 500;
/** After so many CSS pixels of scrolling it is looked which rows are near: about a row. */
const STEP = 80;
/** How high a row and a heading are before any was seen, in CSS pixels. */
const ROW = 84;
const HEADING = 36;

/** How high the rows of a list are, by id. Kept with the list, so that a place in it is found again. */
export class Heights {
  of = new Map<string, number>();
  usual = ROW;
}

/** A group, and which of its rows are in the page. */
export interface NearGroup extends Group {
  /** How many rows it has. */
  count: number;
  /** Room after the last row that is in the page, for those that are not, in CSS pixels. */
  after: number;
}

/** A row that is in the page. */
interface Place {
  /** Its number in its group, from 1. */
  number: number;
  /** Room for the rows between it and the one before it that is in the page, in CSS pixels. */
  before: number;
}

/** The rows of a list that are near the view. */
export class NearRows {
  #all: () => readonly Group[];
  #chosen: () => string | undefined;
  #heights: Heights;
  #top = $state(0);
  #room = $state(0);
  /** The row that had the focus last stays in the page, wherever it lies: the keyboard goes on from it. */
  #focused = $state<string>();
  /** Counts what was learned about heights. */
  #learned = $state(0);
  /** The rows that were there when heights were looked at last. */
  #seen = new Set<string>();
  #step = $derived(Math.floor(this.#top / STEP));
  #near = $derived.by(() => this.#look());

  /** `all` gives the rows in order, and `chosen` the one that is chosen, which is always in the page. */
  constructor(all: () => readonly Group[], chosen: () => string | undefined, heights: Heights, top: number) {
    this.#all = all;
    this.#chosen = chosen;
    this.#heights = heights;
    this.#top = top;
    this.#room = globalThis.innerHeight;
  }

  /** The groups, with those of their rows that are in the page. */
  get groups(): readonly NearGroup[] {
    return this.#near.groups;
  }

  /** Where a row is, where not every row is in the page. */
  place(id: string): Place | undefined {
    return this.#near.places.get(id);
  }

  /** Told how far the list is scrolled, and how much of it is seen at once, in CSS pixels. */
  view(top: number, room: number): void {
    this.#top = top;
    this.#room = room;
  }

  /** Puts a row into the page that is to have the focus. */
  focus(id: string): void {
    this.#focused = id;
  }

  /** Told that rows may be of another height from now on. */
  forget(): void {
    this.#heights.of.clear();
    this.#learned += 1;
  }

  /** Looks how high the rows are that are in the page, and keeps what is seen where it was. */
  measure(scroller: HTMLElement): void {
    const edge = scroller.getBoundingClientRect().top;
    const { of, usual } = this.#heights;
    const now = new Set<string>();
    let [pushed, learned] = [0, false];
    for (const item of scroller.querySelectorAll<HTMLElement>('[data-item]')) {
      const { top, height } = item.getBoundingClientRect();
      const id = item.dataset.item ?? '';
      if (height === 0) continue;
      now.add(id);
      const before = of.get(id);
      if (before === height) continue;
      of.set(id, height);
      learned ||= (before ?? usual) !== height;
      // What has just come in above the view pushes it where it is higher than the room that was kept for it.
      if (top < edge && !this.#seen.has(id)) pushed += height - (before ?? usual);
    }
    if (this.#seen.size === 0 && now.size > 0 && of.size === now.size) {
      const heights = [...of.values()].sort((a, b) => a - b);
      this.#heights.usual = heights[heights.length >> 1] ?? ROW;
    }
    this.#seen = now;
    if (pushed !== 0) scroller.scrollTop += pushed;
    if (learned) this.#learned += 1;
  }

  #look(): { groups: NearGroup[]; places: ReadonlyMap<string, Place> } {
    const all = this.#all();
    const places = new Map<string, Place>();
    const total = all.reduce((sum, { rows }) => sum + rows.length, 0);
    // A document without a layout (in tests) has everything in view.
    if (total <= FEW || typeof ResizeObserver === 'undefined') {
      return { groups: all.map((group) => ({ ...group, count: group.rows.length, after: 0 })), places };
    }
    void this.#learned;
    const { of, usual } = this.#heights;
    const from = this.#step * STEP - READY;
    const to = (this.#step + 1) * STEP + this.#room + READY;
    const always = new Set([this.#chosen(), this.#focused]);
    let y = 0;
    const groups = all.map(({ key, heading, rows }) => {
      y += HEADING;
      const there: PublicationRow[] = [];
      let before = 0;
      rows.forEach((row, index) => {
        const height = of.get(row.id) ?? usual;
        if ((y + height > from && y < to) || always.has(row.id)) {
          there.push(row);
          places.set(row.id, { number: index + 1, before });
          before = 0;
        } else before += height;
        y += height;
      });
      return { key, heading, rows: there, count: rows.length, after: before };
    });
    return { groups, places };
  }
}
