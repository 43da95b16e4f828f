/** Finding in the open document: what is wanted, how often it stands there, and which hit is the current one. */
import { wantedOfSearch, type Wanted } from '../text/fold';

/** At most so many hits are marked; a letter that stands everywhere must not stop the window. */
export const MOST = 2000;

/** Milliseconds of quiet before typed letters are looked for. */
const PAUSE = 150;

/** The state of finding, shared by the field, the outline and the two views. */
export class FindState {
  /** Whether the field is shown. */
  open = $state(false);
  /** What stands in the field. */
  typed = $state('');
  /** What the views look for. */
  wanted = $state.raw<Wanted | null>(null);
  /** Hits in the document. */
  count = $state(0);
  /** The current hit, from 0; -1 when there is none. */
  at = $state(-1);
  /** Whether not everything has been looked through yet. */
  busy = $state(false);
  /** Hits by section. */
  bySection = $state.raw<ReadonlyMap<string, number>>(new Map());
  /** Counts the requests to show the current hit. */
  shows = $state(0);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Takes over what was searched for in the library: its words as they stand in the text. */
  fromSearch(query: string, words: readonly string[]): void {
    clearTimeout(this.#timer);
    this.open = true;
    this.typed = query;
    this.wanted = wantedOfSearch(query, words);
  }

  /** Looks for what is typed, after a short quiet. */
  type(text: string): void {
    this.typed = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(), PAUSE);
  }

  /** Looks for what is typed at once. */
  now(): void {
    clearTimeout(this.#timer);
    this.wanted = this.typed.trim() ? { phrase: this.typed } : null;
    if (!this.wanted) this.found(0, -1, new Map());
  }

  /** Goes to another hit, around the end. */
  step(by: 1 | -1): void {
    if (this.count === 0) return;
    this.at = this.at < 0 ? (by > 0 ? 0 : this.count - 1) : (this.at + by + this.count) % this.count;
    this.shows += 1;
  }

  /** Told by a view: what it found. */
  found(count: number, at: number, bySection: ReadonlyMap<string, number>): void {
    this.count = count;
    this.at = at;
    this.bySection = bySection;
  }

  /** The section in which the current hit stands, given all sections in order; none when there is no hit. */
  hitSection(sections: readonly { id: string }[]): string | undefined {
    let left = this.at;
    if (left < 0) return undefined;
    for (const { id } of sections) {
      left -= this.bySection.get(id) ?? 0;
      if (left < 0) return id;
    }
    return undefined;
  }

  /** Forgets everything and hides the field. */
  close(): void {
    clearTimeout(this.#timer);
    this.open = false;
    this.typed = '';
    this.wanted = null;
    this.busy = false;
    this.found(0, -1, new Map());
  }
}
