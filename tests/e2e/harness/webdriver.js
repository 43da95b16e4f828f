/** The W3C WebDriver protocol, as much as the journeys need. It knows no Fieldshelf. */

/** The key under which the protocol passes elements. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Keys that have no letter, as the protocol writes them. */
export const KEYS = {
  Control: '\uE009',
  Shift: '\uE008',
  Alt: '\uE00A',
  Enter: '\uE007',
  Escape: '\uE00C',
  Tab: '\uE004',
  Backspace: '\uE003',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  F3: '\uE033',
  F6: '\uE036',
  F8: '\uE038',
  F11: '\uE03B',
};

/** No answer of the driver takes so long unless the window hangs: milliseconds. */
const HANGS = 60_000;

/** An error that the driver reports. */
export class DriverError extends Error {
  /** @param {{ error: string, message: string }} value */
  constructor(value) {
    super(`${value.error}: ${value.message}`);
    this.code = value.error;
    // The window is gone: looking again cannot help.
    this.fatal = value.error === 'invalid session id';
  }
}

/** A session with one window. */
export class Session {
  #address;

  /** @param {string} address of the session at its driver */
  constructor(address) {
    this.#address = address;
  }

  /**
   * Begins a session.
   *
   * @param {string} driver the driver's address
   * @param {object} capabilities
   */
  static async begin(driver, capabilities) {
    const body = { capabilities: { alwaysMatch: capabilities } };
    const { sessionId } = await request('POST', `${driver}/session`, body);
    return new Session(`${driver}/session/${sessionId}`);
  }

  /** Ends the session and its window. */
  async end() {
    await request('DELETE', this.#address);
  }

  /**
   * Runs a function in the page.
   *
   * @param {Function | string} code what it returns, or the promise it returns, is the result
   * @param {...unknown} values its arguments: JSON, or elements
   */
  async run(code, ...values) {
    const script = `
      const done = arguments[arguments.length - 1];
      Promise.resolve((${code})(...Array.prototype.slice.call(arguments, 0, -1)))
        .then((value) => done({ value }), (error) => done({ error: String(error && error.stack || error) }));`;
    const answer = await this.#post('execute/async', { script, args: values });
    if (answer.error) throw new Error(`in the page: ${answer.error}`);
    return answer.value;
  }

  /** Clicks an element as a person would. */
  click(element) {
    return this.#post(`element/${element[ELEMENT]}/click`, {});
  }

  /**
   * Presses keys, one after the other, into what has the focus: a letter, a name of {@link KEYS}, or several joined
   * by `+`, such as `Control+k`.
   *
   * @param {...string} strokes
   */
  async press(...strokes) {
    const actions = strokes.flatMap((stroke) => {
      const keys = (stroke === '+' ? ['+'] : stroke.split('+')).map((key) => KEYS[key] ?? key);
      const down = keys.map((value) => ({ type: 'keyDown', value }));
      return [...down, ...keys.toReversed().map((value) => ({ type: 'keyUp', value }))];
    });
    await this.#post('actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** Types a text into what has the focus. */
  type(text) {
    return this.press(...text);
  }

  /** What the page shows, as PNG. */
  async picture() {
    return Buffer.from(await request('GET', `${this.#address}/screenshot`), 'base64');
  }

  #post(path, body) {
    return request('POST', `${this.#address}/${path}`, body);
  }
}

let last = 'nothing';

/** What was last asked of a driver, and whether it answered. */
export function lastRequest() {
  return last;
}

/** One request of the protocol. */
export async function request(method, url, body) {
  const what = `${method} ${new URL(url).pathname}`;
  last = `${what} (no answer yet)`;
  const { response, value } = await answer(method, url, body).catch((error) => {
    if (error.name !== 'TimeoutError') throw error;
    throw Object.assign(new Error(`the window hangs: no answer to ${what}`, { cause: error }), { fatal: true });
  });
  last = what;
  if (!response.ok) throw new DriverError(value);
  return value;
}

async function answer(method, url, body) {
  const signal = AbortSignal.timeout(HANGS);
  const response = await fetch(url, { method, body: body && JSON.stringify(body), signal });
  return { response, value: (await response.json()).value };
}
