/** Something that is being fetched: what is known, why it failed, and whether it is slow enough to show a skeleton. */
import type { Failure } from '../host/generated/Failure';
import { toFailure } from '../host';

/** After how many milliseconds of waiting a skeleton is shown. */
export const SLOW = 300;

/** The newest answer to a question that may be asked again before the last answer came. */
export class Load<T> {
  /** The newest answer; an older one stays until the next is there. */
  value = $state.raw<T | null>(null);
  /** Why the newest question failed. */
  failure = $state.raw<Failure | null>(null);
  /** Whether an answer is awaited. */
  busy = $state(false);
  /** Whether it is awaited for so long that the person should see it. */
  slow = $state(false);
  #asked = 0;

  /** Asks, and gives the answer; none where there is none, or where it is dropped since another question was asked meanwhile. */
  async run(ask: () => Promise<T>): Promise<T | null> {
    const mine = ++this.#asked;
    this.busy = true;
    const timer = setTimeout(() => {
      if (mine === this.#asked) this.slow = true;
    }, SLOW);
    try {
      const value = await ask();
      if (mine !== this.#asked) return null;
      this.value = value;
      this.failure = null;
      return value;
    } catch (error) {
      if (mine === this.#asked) this.failure = toFailure(error);
      return null;
    } finally {
      clearTimeout(timer);
      if (mine === this.#asked) {
        this.busy = false;
        this.slow = false;
      }
    }
  }

  /** Forgets the answer, and drops one that is awaited. */
  clear(): void {
    this.#asked += 1;
    this.value = null;
    this.failure = null;
    this.busy = false;
    this.slow = false;
  }
}
