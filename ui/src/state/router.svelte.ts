/** Where the window is, with back and forward through the webview's own history. */
import { formatRoute, HOME, parseRoute, type Route } from './route';
import { recall, remember } from './memory';

interface Entry {
  /** How many steps from the first place. */
  index: number;
}

/** The current place, and the way to others. */
export class Router {
  /** Where the window is. */
  route = $state.raw<Route>(HOME);
  /** Whether there is a place to go back to. */
  canBack = $state(false);
  /** Whether there is a place to go forward to. */
  canForward = $state(false);
  #index = 0;
  #last = 0;
  /** The name under which the place is remembered; `null` where it is not. */
  #memory: string | null = null;

  /**
   * Takes the place from the address, else the one where the window was last closed on `library`; `null` is one whose
   * places are not remembered.
   */
  start(library: string | null): () => void {
    this.#memory = library === null ? null : `route ${library}`;
    if (!location.hash) {
      const last = this.#memory && recall(this.#memory);
      history.replaceState({ index: 0 } satisfies Entry, '', last ?? formatRoute(HOME));
    } else if (typeof (history.state as Partial<Entry> | null)?.index !== 'number') {
      history.replaceState({ index: 0 } satisfies Entry, '', location.hash);
    }
    this.#take();
    const hear = (): void => this.#take();
    addEventListener('popstate', hear);
    addEventListener('hashchange', hear);
    return () => {
      removeEventListener('popstate', hear);
      removeEventListener('hashchange', hear);
    };
  }

  /** The address of a place, for links. */
  href = (route: Route): string => formatRoute(route);

  /** Goes to a place; going to where one is does nothing. */
  go = (route: Route): void => {
    const address = formatRoute(route);
    if (address === location.hash) return;
    // What lay ahead is no longer there.
    this.#last = this.#index + 1;
    history.pushState({ index: this.#last } satisfies Entry, '', address);
    this.#take();
  };

  /** Changes the place without a step in the history. */
  replace = (route: Route): void => {
    const address = formatRoute(route);
    if (address === location.hash) return;
    history.replaceState({ index: this.#index } satisfies Entry, '', address);
    this.#take();
  };

  /** One step back. */
  back = (): void => {
    if (this.canBack) history.back();
  };

  /** One step forward. */
  forward = (): void => {
    if (this.canForward) history.forward();
  };

  #take(): void {
    const entry = history.state as Partial<Entry> | null;
    if (typeof entry?.index === 'number') {
      this.#index = entry.index;
      this.#last = Math.max(this.#last, entry.index);
    } else {
      // A link was followed (or this is the first place): the webview made the entry, we number it.
      if (formatRoute(this.route) !== location.hash) {
        this.#index += 1;
        this.#last = this.#index;
      }
      history.replaceState({ index: this.#index } satisfies Entry, '', location.hash || formatRoute(HOME));
    }
    const address = location.hash;
    if (formatRoute(this.route) !== address) this.route = parseRoute(address);
    this.canBack = this.#index > 0;
    this.canForward = this.#index < this.#last;
    if (this.#memory) remember(this.#memory, address);
  }
}
