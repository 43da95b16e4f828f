/** Something that the person asked for and waits for where they asked: whether it is at work, and why it came to nothing. */
import type { Failure } from '../host/generated/Failure';
import { toFailure } from '../host';

/** One thing at a time that can fail. */
export class Act {
  /** Whether it is at work. */
  busy = $state(false);
  /** Why it came to nothing the last time. */
  failure = $state.raw<Failure | null>(null);

  /** Does `work` and gives what it came to; nothing where it failed, and then says why. */
  async run<T>(work: () => Promise<T>): Promise<T | undefined> {
    this.busy = true;
    this.failure = null;
    try {
      return await work();
    } catch (error) {
      this.failure = toFailure(error);
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}
