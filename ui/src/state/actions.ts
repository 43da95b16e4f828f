/** Who answers a key: the part of the window that came last and wants it. */
import type { Action } from './keys';

type Answer = () => void;

/** The answers to the window's keys. */
export class Actions {
  #answers = new Map<Action, Answer[]>();

  /** Answers a key until the returned function is called. Fits into an effect. */
  on(action: Action, answer: Answer): () => void {
    const answers = this.#answers.get(action) ?? [];
    answers.push(answer);
    this.#answers.set(action, answers);
    return () => {
      const index = answers.lastIndexOf(answer);
      if (index >= 0) answers.splice(index, 1);
    };
  }

  /** Whether somebody wants it. */
  wanted(action: Action): boolean {
    return (this.#answers.get(action)?.length ?? 0) > 0;
  }

  /** Lets the last who wants it act; tells whether there was one. */
  run(action: Action): boolean {
    const answer = this.#answers.get(action)?.at(-1);
    answer?.();
    return answer !== undefined;
  }
}
