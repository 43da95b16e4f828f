/**
 * A world for one test file: a display, a session bus, a home and a library of its own, and the driver of the window.
 * Everything in it is started here, ends with it, and touches nothing outside.
 */

import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { below } from './connections.js';
import { Running, freePort, run } from './programs.js';
import { until } from './wait.js';
import { Session, request } from './webdriver.js';
import { Page } from './page.js';

/** The programs, named by whoever runs the tests. */
function program(name) {
  const path = process.env[name];
  if (!path) throw new Error(`${name} is not set; run the journeys with: cargo xtask e2e`);
  return path;
}

/** A world. */
export class World {
  /** @type {Page} the window, once {@link open} was called */
  page;
  #running = [];
  #driving;
  #session;

  /**
   * Makes a world. End it with {@link end}.
   *
   * @param {{ size?: [number, number], bare?: boolean, heard?: boolean, calm?: boolean, opens?: boolean }} [options] the
   *   size of the display and the window; whether programs are told nothing of where this working copy has what they
   *   need; whether the window can be read by assistive technology, which is left out elsewhere because it takes time;
   *   whether the desktop asks for less motion; and whether files are given to other programs to open, where elsewhere
   *   they are put among the saved copies and no more
   */
  static async make({ size = [1280, 800], bare = false, heard = false, calm = false, opens = false } = {}) {
    const world = new World();
    Object.assign(world, { size, bare, heard, calm, opens });
    try {
      await world.#prepare();
    } catch (error) {
      await world.end();
      throw error;
    }
    return world;
  }

  async #prepare() {
    this.folder = await mkdtemp(join(tmpdir(), 'fieldshelf-e2e-'));
    const inside = (name) => join(this.folder, name);
    this.library = inside('library');
    this.saved = inside('saved');
    this.opened = inside('opened-outside');
    const folders = ['home', 'data', 'config', 'cache', 'runtime', 'temporary', 'bin', 'saved'];
    await Promise.all(folders.map((name) => mkdir(inside(name))));
    await chmod(inside('runtime'), 0o700);
    await this.#recordWhatIsOpenedOutside(inside('bin/xdg-open'));
    if (this.calm) {
      await mkdir(inside('config/gtk-3.0'));
      await writeFile(inside('config/gtk-3.0/settings.ini'), '[Settings]\ngtk-enable-animations=false\n');
    }
    this.env = {
      PATH: `${inside('bin')}:${process.env.PATH}`,
      HOME: inside('home'),
      XDG_DATA_HOME: inside('data'),
      XDG_CONFIG_HOME: inside('config'),
      XDG_CACHE_HOME: inside('cache'),
      XDG_RUNTIME_DIR: inside('runtime'),
      TMPDIR: inside('temporary'),
      LANG: 'C.UTF-8',
      TZ: 'UTC',
      GDK_BACKEND: 'x11',
      GSETTINGS_BACKEND: 'memory',
      GIO_USE_VFS: 'local',
      ...(this.heard ? {} : { NO_AT_BRIDGE: '1' }),
      LIBGL_ALWAYS_SOFTWARE: '1',
      ...(this.opens ? {} : { FIELDSHELF_SAVE_TO: this.saved }),
    };
    for (const name of ['FIELDSHELF_STARTER', 'FIELDSHELF_PDFIUM']) {
      if (process.env[name] && !this.bare) this.env[name] = process.env[name];
    }
    const screen = `${this.size[0]}x${this.size[1]}x24`;
    const display = this.#start('Xvfb', ['-displayfd', '1', '-screen', '0', screen, '-nolisten', 'tcp']);
    this.env.DISPLAY = `:${await display.firstLine()}`;
    const bus = this.#start('dbus-daemon', ['--session', '--nofork', '--print-address=1']);
    this.env.DBUS_SESSION_BUS_ADDRESS = await bus.firstLine();
    await this.#startDriver();
  }

  /** Anything that a program wants to open outside goes through `xdg-open`; here that only writes it down. */
  async #recordWhatIsOpenedOutside(path) {
    await writeFile(path, `#!/bin/sh\nprintf '%s\\n' "$1" >>'${this.opened}'\n`, { mode: 0o755 });
  }

  async #startDriver() {
    const [port, native] = [await freePort(), await freePort()];
    const words = ['--port', `${port}`, '--native-port', `${native}`];
    const driver = this.#start(program('FIELDSHELF_DRIVER'), words);
    this.#driving = driver;
    this.driver = `http://127.0.0.1:${port}`;
    await until('the driver', async () => {
      if (!driver.runs) throw Object.assign(new Error(`the driver ended:\n${driver.said.join('\n')}`), { fatal: true });
      return (await request('GET', `${this.driver}/status`)).ready;
    });
  }

  /**
   * Starts a program beside the window; it ends with the world.
   *
   * @param {string} program
   * @param {string[]} words
   */
  start(program, words) {
    return this.#start(program, words);
  }

  #start(name, words) {
    const running = new Running(name, words, this.env);
    this.#running.push(running);
    return running;
  }

  /**
   * Opens the window.
   *
   * @param {...string} words more options of the app, such as `--route`
   */
  async open(...words) {
    const args = ['--library', this.library, '--size', this.size.join('x'), ...words];
    return this.openProgram(program('FIELDSHELF_APP'), args);
  }

  /** Opens the window of a program that the driver can drive. */
  async openProgram(application, args) {
    if (this.#session) throw new Error('the window is open already');
    this.#session = await Session.begin(this.driver, { 'tauri:options': { application, args } });
    this.page = new Page(this.#session);
    return this.page;
  }

  /** Closes the window; the library stays. */
  async close() {
    const session = this.#session;
    this.#session = undefined;
    this.page = undefined;
    await session?.end();
  }

  /** Opens what `shelf publish preview` shows; the driver finds its window, as the window of what it started. */
  async openPreview(content) {
    return this.openProgram(program('FIELDSHELF_SHELF'), ['publish', 'preview', content]);
  }

  /**
   * Ends the app alone, and leaves what started it to go on. Asked to close a window, the driver would at once kill the
   * program that it started itself.
   */
  async endApp() {
    const name = basename(program('FIELDSHELF_APP'));
    for (const pid of await below(this.driverProcess)) {
      const its = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
      if (its.trim() === name) process.kill(pid, 'SIGTERM');
    }
  }

  /** Closes the window and opens it again. */
  async restart(...words) {
    await this.close();
    return this.open(...words);
  }

  /**
   * Runs `shelf` on the same library, beside the window.
   *
   * @param {...string} words
   * @returns {Promise<any>} what it prints with `--json`
   */
  async shelf(...words) {
    const all = [...words, '--library', this.library, '--json'];
    const { code, out, err } = await run(program('FIELDSHELF_SHELF'), all, this.env);
    if (code !== 0) throw new Error(`shelf ${words.join(' ')} failed (${code}): ${err}${out}`);
    return out.trim() === '' ? undefined : JSON.parse(out);
  }

  /** Runs `shelf` without a library, such as `shelf publish`. */
  async publish(...words) {
    const { code, out, err } = await run(program('FIELDSHELF_SHELF'), ['publish', ...words], this.env);
    if (code !== 0) throw new Error(`shelf publish ${words.join(' ')} failed (${code}): ${err}${out}`);
    return out;
  }

  /** The addresses and the paths of files that were handed to the system to open, in order. */
  async openedOutside() {
    try {
      return (await readFile(this.opened, 'utf8')).trim().split('\n');
    } catch (error) {
      if (error.code === 'ENOENT') return [];
      throw error;
    }
  }

  /** What the programs of this world said last. */
  said() {
    return this.#running.flatMap((running) => running.said.map((line) => `${running.name}: ${line}`)).join('\n');
  }

  /** The id of the driver's process, below which are those of the app and of what the webview started. */
  get driverProcess() {
    return this.#driving.pid;
  }

  /** Ends everything of this world and removes its folder. */
  async end() {
    try {
      await this.close();
    } catch {
      // The window may be gone already, which is what is wanted; the driver below is ended all the same.
    }
    for (const running of this.#running.toReversed()) await running.end();
    if (this.folder) await rm(this.folder, { recursive: true, force: true, maxRetries: 20 });
  }
}
