/** Who answers a key: the part of the window that came last and wants it. */
import type { Action } from './keys';

type Answers = Partial<Record<Action, () => void>>;

/** The answers to the window's keys. */
export class Actions {
  /** What each part of the window wants, the last to come at the end. */
  #wanted: Answers[] = [];

  /** Answers keys until the returned function is called. Fits into an effect. */
  on(answers: Answers): () => void {
    this.#wanted.push(answers);
    return () => {
      this.#wanted = this.#wanted.filter((one) => one !== answers);
    };
  }

  /** Whether somebody wants it. */
  wanted(action: Action): boolean {
    return this.#answer(action) !== undefined;
  }

  /** Lets the last who wants it act; tells whether there was one. */
  run(action: Action): boolean {
    const answer = this.#answer(action);
    answer?.();
    return answer !== undefined;
  }

  #answer(action: Action): (() => void) | undefined {
    return this.#wanted.findLast((one) => one[action])?.[action];
  }
}
