/** What a screen reader finds in the window: the tree that WebKitGTK gives to assistive technology, over AT-SPI. */

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

import { PYTHON, beside, lacking } from './python.js';
import { until } from './wait.js';

/** Why the window cannot be heard on this computer; false when it can. */
export const UNHEARD = lacking({ Atspi: '2.0' }, 'at-spi2-core, gir1.2-atspi-2.0 and python3-gi');

/**
 * @typedef {object} Heard an object as it is told
 * @property {string} role
 * @property {string} name
 * @property {string} description
 * @property {string} lang
 * @property {string[]} states
 * @property {string | null} level of a heading
 * @property {string | null} tag
 * @property {string} text what is written in it and below it, where that is asked for
 * @property {Heard[]} children
 */

/** Reads the window of a world. End it before the world ends. */
export class Listener {
  #child;
  #lines;

  /** @param {import('./world.js').World} world one that is made to be heard */
  constructor(world) {
    this.#child = spawn(PYTHON, [beside('heard.py')], { env: world.env, stdio: ['pipe', 'pipe', 'inherit'] });
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  async #ask(what) {
    this.#child.stdin.write(`${what}\n`);
    const { value, done } = await this.#lines.next();
    if (done) throw Object.assign(new Error('who listens to the window has ended'), { fatal: true });
    return JSON.parse(value);
  }

  /** Says that a screen reader runs. */
  begin() {
    return this.#ask('on');
  }

  /**
   * All objects of the document, in the order in which they are read, each with its parent; waited for until they are
   * as `ready` wants them.
   *
   * @param {string} what is waited for
   * @param {(all: (Heard & { parent?: Heard })[]) => boolean} ready
   * @param {boolean} [texts] whether what is written in them is asked for, which takes long where there are many
   * @returns {Promise<(Heard & { parent?: Heard })[]>}
   */
  async hear(what, ready, texts = false) {
    return until(`${what}, as it is heard`, async () => {
      const root = await this.#ask(texts ? 'texts' : 'tree');
      if (!root || root.error) return false;
      const all = [...flat(root)];
      return ready(all) && all;
    });
  }

  /** Stops listening. */
  end() {
    this.#child.stdin.end();
  }
}

function* flat(object, parent) {
  yield Object.assign(object, { parent });
  for (const child of object.children) yield* flat(child, object);
}
