/** What the window shows, as a person meets it: by role and name, by key, by text. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { PATIENCE, until } from './wait.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What {@link Page.axe} checks: what WCAG 2.2 asks at A and AA, and what axe counts as good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * @typedef {object} Wanted
 * @property {string} role the ARIA role, given or implied
 * @property {string | RegExp} [name] the accessible name; a string must be the whole name
 * @property {object} [within] an element to look in
 */

/** The page in the window. */
export class Page {
  #session;

  /** @param {import('./webdriver.js').Session} session */
  constructor(session) {
    this.#session = session;
  }

  /** Runs a function in the page; see {@link import('./webdriver.js').Session.run}. */
  run(code, ...values) {
    return this.#session.run(code, ...values);
  }

  /** Presses keys; see {@link import('./webdriver.js').Session.press}. */
  press(...strokes) {
    return this.#session.press(...strokes);
  }

  /** Types a text into what has the focus. */
  type(text) {
    return this.#session.type(text);
  }

  /**
   * What it shows, as PNG.
   *
   * WebKitGTK answers after the next frame that reaches the window. To a page that stands still none comes once it has stood
   * still for some ten seconds, and there never is an answer; so it is kept from standing still.
   */
  async picture() {
    await this.run(keepDrawing, true);
    try {
      return await this.#session.picture();
    } finally {
      await this.run(keepDrawing, false);
    }
  }

  /**
   * All elements with a role and a name that assistive technology meets now.
   *
   * @param {Wanted} wanted
   * @returns {Promise<object[]>}
   */
  async all({ role, name, within }) {
    await this.#withAxe();
    const pattern = name instanceof RegExp ? { source: name.source, flags: name.flags } : { exact: name };
    return this.#session.run(findByRole, role, pattern, within ?? null);
  }

  /**
   * The one element with a role and a name, waited for.
   *
   * @param {Wanted} wanted
   * @param {number} [patience] milliseconds
   */
  async find(wanted, patience = PATIENCE) {
    const what = `one ${wanted.role}${wanted.name === undefined ? '' : ` named ${wanted.name}`}`;
    try {
      return await until(
        what,
        async () => {
          const found = await this.all(wanted);
          if (found.length > 1) throw new Error(`there are ${found.length}`);
          return found[0];
        },
        patience,
      );
    } catch (error) {
      error.message += `\n${await this.outline().catch(() => 'The window is gone.')}`;
      throw error;
    }
  }

  /** Waits until no element has this role and name. */
  async gone(wanted, patience = PATIENCE) {
    await until(`no ${wanted.role} named ${wanted.name}`, async () => (await this.all(wanted)).length === 0, patience);
  }

  /**
   * Clicks the one element with a role and a name.
   *
   * @param {Wanted} wanted
   */
  async click(wanted) {
    await until(`a click on ${wanted.role} ${wanted.name}`, async () => {
      // What was found may be drawn anew before it is clicked; then it is looked for again.
      const element = await this.find(wanted);
      await this.run(bringIntoView, element);
      await this.#session.click(element);
      return true;
    });
  }

  /**
   * Opens a screen from the rail.
   *
   * @param {string} name the screen's, such as `Notices`; a count may follow it
   */
  async goTo(name) {
    const rail = await this.find({ role: 'navigation', name: 'Main' });
    const [place] = await this.all({ role: 'link', name: new RegExp(`^${name}`), within: rail });
    await this.#session.click(place);
    await until(`the screen ${name}`, async () => (await this.route()).startsWith(`/${name.toLowerCase()}`));
  }

  /**
   * Waits until what the window shows holds a text.
   *
   * @param {string | RegExp} wanted
   * @param {number} [patience] milliseconds
   */
  async shows(wanted, patience = PATIENCE) {
    const holds = (text) => (wanted instanceof RegExp ? wanted.test(text) : text.includes(wanted));
    try {
      await until(`the text ${wanted}`, async () => holds(await this.text()), patience);
    } catch (error) {
      error.message += `\n${await this.outline().catch(() => 'The window is gone.')}`;
      throw error;
    }
  }

  /** The text that is shown, of the whole window or of an element. */
  text(within) {
    return this.run((element) => (element ?? document.body).innerText, within ?? null);
  }

  /** A property of an element. */
  property(element, name) {
    return this.run((found, property) => found[property], element, name);
  }

  /** An attribute of an element. */
  attribute(element, name) {
    return this.run((found, attribute) => found.getAttribute(attribute), element, name);
  }

  /** The part of the address after `#`: the screen that is open. */
  async route() {
    return decodeURIComponent((await this.run(() => location.hash)).slice(1));
  }

  /** Goes to an address of the window. */
  visit(route) {
    return this.run((hash) => void (location.hash = hash), route);
  }

  /** The role and accessible name of what has the focus. */
  async focused() {
    await this.#withAxe();
    return this.#session.run(describeFocus);
  }

  /** Moves the keyboard's focus to an element. */
  focus(element) {
    return this.run((found) => found.focus(), element);
  }

  /**
   * What axe finds wrong, a line each; empty when nothing is.
   *
   * @returns {Promise<string[]>}
   */
  async axe() {
    await this.#withAxe();
    const violations = await this.#session.run(runAxe, RULES);
    return violations.map(({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.join('\n    ')}`);
  }

  /** The window's headings, landmarks, links, buttons and fields, for a message when something is not found. */
  async outline() {
    await this.#withAxe();
    return `The window at ${await this.route()} shows:\n${await this.#session.run(describePage)}`;
  }

  async #withAxe() {
    if (await this.#session.run(() => typeof window.axe === 'object')) return;
    await this.#session.run(`() => { ${AXE}\n; }`);
  }
}

/* The functions below run in the page. */

function bringIntoView(element) {
  element.scrollIntoView({ block: 'nearest' });
  // What lies outside the visible part may be laid out only in the next frame.
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
}

/** Has the page drawn again and again, by a line at its edge that nobody sees, until it is told to stop. */
function keepDrawing(on) {
  window.keptDrawing?.cancel();
  const unseen = { outline: ['1px solid #0000', '1px solid #00000001'], outlineOffset: ['-1px', '-1px'] };
  window.keptDrawing = on
    ? document.documentElement.animate(unseen, { duration: 40, iterations: Infinity })
    : undefined;
}

function findByRole(role, pattern, within) {
  const { aria, text, dom } = window.axe.commons;
  const wanted = pattern.source === undefined ? null : new RegExp(pattern.source, pattern.flags);
  window.axe.setup(document.documentElement);
  try {
    return [...(within ?? document).querySelectorAll('*')].filter((element) => {
      if (aria.getRole(element) !== role || !dom.isVisibleToScreenReaders(element)) return false;
      if (!wanted && pattern.exact === undefined) return true;
      const name = text.accessibleText(element);
      return wanted ? wanted.test(name) : name === pattern.exact;
    });
  } finally {
    window.axe.teardown();
  }
}

function describeFocus() {
  const element = document.activeElement;
  window.axe.setup(document.documentElement);
  try {
    const { aria, text } = window.axe.commons;
    return { role: aria.getRole(element), name: text.accessibleText(element), tag: element.localName };
  } finally {
    window.axe.teardown();
  }
}

function describePage() {
  const { aria, text, dom } = window.axe.commons;
  const plain = new Set(['generic', 'none', 'presentation', 'text', 'paragraph', 'strong', 'emphasis', 'listitem']);
  window.axe.setup(document.documentElement);
  try {
    return [...document.body.querySelectorAll('*')]
      .filter((element) => !plain.has(aria.getRole(element) ?? 'none') && dom.isVisibleToScreenReaders(element))
      .map((element) => `  ${aria.getRole(element)} “${text.accessibleText(element)}”`)
      .slice(0, 150)
      .join('\n');
  } finally {
    window.axe.teardown();
  }
}

async function runAxe(tags) {
  const { violations } = await window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
  return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map((node) => node.html.slice(0, 200)) }));
}
