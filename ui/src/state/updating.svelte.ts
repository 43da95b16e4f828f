/** How far an update that the person begins is to go, and how much it may fetch. */
import type { SyncRequest } from '../host/generated/SyncRequest';
import { recall, remember } from './memory';

/** What the person may choose from: how far it goes, or at most so many bytes. */
export const CHOICES = {
  notices: { extent: 'notices', budget: null },
  texts: { extent: 'texts', budget: null },
  small: { extent: 'everything', budget: 2_000_000 },
  middle: { extent: 'everything', budget: 10_000_000 },
  large: { extent: 'everything', budget: 50_000_000 },
  all: { extent: 'everything', budget: null },
} as const satisfies Record<string, Pick<SyncRequest, 'extent' | 'budget'>>;

/** A choice, by name. */
export type Choice = keyof typeof CHOICES;

const KEY = 'update-choice';

function known(name: string | null): Choice | null {
  return name !== null && Object.hasOwn(CHOICES, name) ? (name as Choice) : null;
}

/** Remembers the choice; what was never chosen follows the setting for metered connections. */
export class Updating {
  #chosen = $state<Choice | null>(known(recall(KEY)));
  #metered: () => boolean;

  constructor(metered: () => boolean) {
    this.#metered = metered;
  }

  /** What is chosen. */
  get choice(): Choice {
    return this.#chosen ?? (this.#metered() ? 'texts' : 'all');
  }

  /** Chooses. */
  choose(choice: Choice): void {
    this.#chosen = choice;
    remember(KEY, choice);
  }

  /** What is asked of the library then: collections that ask first are only offered. */
  get request(): SyncRequest {
    return { ...CHOICES[this.choice], unattended: true, only: [] };
  }

  /** What is asked for these editions, which the person named: all of them, whatever was chosen. */
  static only(editions: readonly string[]): SyncRequest {
    return { extent: 'everything', budget: null, unattended: false, only: [...new Set(editions)] };
  }
}
