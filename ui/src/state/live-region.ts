/**
 * What happened, for those who do not see it: the one polite live region of the window (ARIA `status`). Whoever sees the
 * window reads the same words where they stand.
 */
import type { Attachment } from 'svelte/attachments';

/** Milliseconds before something is said: a screen that opens moves the focus first, and what it says would be lost. */
export const PAUSE = 300;

/** Milliseconds after which what was said is taken away, so that nobody comes upon it later. */
export const STAY = 8000;

/** The region. What is said at the same time is said together, and what stands there already is not said again. */
export class LiveRegion {
  #element: HTMLElement | undefined;
  #home: HTMLElement | null = null;
  /** What is about to be said, by what it is about. */
  #waiting = new Map<string, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #gone: ReturnType<typeof setTimeout> | undefined;

  /** The element that is the region. */
  readonly attach: Attachment<HTMLElement> = (element) => {
    this.#element = element;
    this.#home = element.parentElement;
    return () => {
      clearTimeout(this.#timer);
      clearTimeout(this.#gone);
      this.#waiting.clear();
      this.#element = undefined;
      element.remove();
    };
  };

  /**
   * Says something in a moment.
   *
   * @param text In the language of the interface; nothing is said of an empty one.
   * @param about What it is about: of several that are said at the same time about one thing, the last counts.
   */
  say(text: string, about = text): void {
    const words = text.replace(/\s+/g, ' ').trim();
    this.#waiting.delete(about);
    if (words) this.#waiting.set(about, words);
    if (this.#waiting.size === 0) return;
    this.#settle();
    this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#speak(), PAUSE);
  }

  #speak(): void {
    const element = this.#element;
    if (!element) return;
    // A region that has just been moved is not listened to yet.
    if (this.#settle()) return this.#wait();
    const lines = [...new Set(this.#waiting.values())];
    if (lines.length === 0) return;
    this.#waiting.clear();
    if (lines.join('\n') !== [...element.children].map((line) => line.textContent).join('\n')) {
      element.replaceChildren(
        ...lines.map((line) => {
          const paragraph = document.createElement('p');
          paragraph.textContent = line;
          return paragraph;
        }),
      );
    }
    clearTimeout(this.#gone);
    this.#gone = setTimeout(() => element.replaceChildren(), STAY);
  }

  /** Behind an open dialog nothing is heard, so the region goes where the focus is. Whether it had to be moved. */
  #settle(): boolean {
    const element = this.#element;
    if (!element) return false;
    const place =
      document.activeElement?.closest<HTMLElement>('dialog[open]') ??
      [...document.querySelectorAll<HTMLElement>('dialog[open]')].at(-1) ??
      this.#home;
    if (!place || element.parentElement === place) return false;
    element.replaceChildren();
    place.append(element);
    return true;
  }
}

/** Has the text of an element be said: when it appears, unless only changes of it are news, and whenever it changes. */
export function said(region: LiveRegion, news: 'all' | 'changes' = 'all'): Attachment<HTMLElement> {
  return (element) => {
    const about = `said-${(made += 1)}`;
    let last = '';
    const look = (quietly: boolean): void => {
      const text = element.innerText ?? element.textContent ?? '';
      if (text === last) return;
      last = text;
      if (!quietly) region.say(text, about);
    };
    look(news === 'changes');
    const observer = new MutationObserver(() => look(false));
    observer.observe(element, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
      // What is gone before it could be said is no news.
      region.say('', about);
    };
  };
}
let made = 0;
