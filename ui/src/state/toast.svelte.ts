/** The one short message about what the person just did. Never an error, never a notice. */

/** How long a toast stays, in milliseconds, unless pointed at or focused. */
const STAY = 8000;

/** What a toast says. */
export interface Toast {
  text: string;
  /** Shown under the text, in full: a path. */
  detail?: string;
  action?: { label: string; run: () => void };
  /** Done when it goes without having been answered. */
  after?: () => void;
}

/** The toast that is shown. */
export class Toasts {
  /** The toast that is shown, if any. */
  current = $state.raw<Toast | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Shows a toast in place of the last one. */
  show = (toast: Toast): void => {
    this.close();
    this.current = toast;
    this.resume();
  };

  /** Takes it away. */
  close = (how?: 'answered'): void => {
    clearTimeout(this.#timer);
    const gone = this.current;
    this.current = null;
    if (how !== 'answered') gone?.after?.();
  };

  /** Stops the clock while it is pointed at or focused. */
  hold = (): void => clearTimeout(this.#timer);

  /** Starts the clock anew. */
  resume = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.close(), STAY);
  };
}
