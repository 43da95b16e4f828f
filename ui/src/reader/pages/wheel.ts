/** What a wheel, or two fingers on a touchpad, ask of pages: another size, or another page. */

/**
 * Pixels of a pinch that are one step of size. Webviews give a pinch as turns of the wheel with Ctrl, a hundred times the
 * natural logarithm of the scale in all: this is what leads from one size to the next. A notch of a wheel is more.
 */
const PINCH = 25;

/** Milliseconds without a turn after which a stroke has ended. */
const REST = 150;

/** Milliseconds after which a wheel that goes on turning as fast turns another page. */
const AGAIN = 350;

/** Tells steps of size and turned pages from what a wheel says. */
export class Wheel {
  #pinched = 0;
  /** When it was last turned, which way, and how far at most since it began. */
  #last = -Infinity;
  #down = true;
  #most = 0;
  #turned = -Infinity;

  /** The step of size that a turn with Ctrl comes to: 1 is larger; nothing while it is only on the way there. */
  size(deltaY: number): 1 | -1 | 0 {
    if (Math.sign(deltaY) !== Math.sign(this.#pinched)) this.#pinched = 0;
    this.#pinched += deltaY;
    if (Math.abs(this.#pinched) < PINCH) return 0;
    this.#pinched = 0;
    return deltaY < 0 ? 1 : -1;
  }

  /**
   * Whether a turn of so many pixels at a time in milliseconds turns the page, given whether the page is at its end. A
   * stroke on a touchpad runs out more and more slowly, and turns one page; so does a wheel, unless it goes on.
   */
  turns(deltaY: number, now: number, atEnd: boolean): boolean {
    const far = Math.abs(deltaY);
    const goesOn = now - this.#last < REST && deltaY > 0 === this.#down;
    this.#down = deltaY > 0;
    const slower = goesOn && far < this.#most;
    this.#last = now;
    this.#most = goesOn ? Math.max(this.#most, far) : far;
    if (!atEnd || slower || now - this.#turned < AGAIN) return false;
    this.#turned = now;
    return true;
  }
}
