/** A test that walks through the window in a world of its own. When it fails, it shows what the window showed. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

import { lastRequest } from './webdriver.js';
import { World } from './world.js';

/** Where pictures of windows go in which a journey failed. */
const PICTURES = fileURLToPath(new URL('../../../target/e2e/', import.meta.url));

/** A journey that takes longer hangs: milliseconds. */
const LONGEST = 240_000;

/**
 * Declares a journey.
 *
 * @param {string} name what it shows
 * @param {(world: World) => Promise<void>} steps
 * @param {object} [options]
 * @param {[number, number]} [options.size] the size of the display and the window
 * @param {string | false} [options.skip] why it cannot be walked on this computer; the test run says so
 * @param {boolean} [options.bare] whether the app must find by itself what comes with it
 * @param {boolean} [options.heard] whether assistive technology can read the window
 * @param {boolean} [options.calm] whether the desktop asks for less motion
 * @param {boolean} [options.opens] whether files are given to other programs to open
 * @param {number} [options.longest] milliseconds after which it counts as hanging
 */
export function journey(name, steps, { skip = false, longest = LONGEST, ...wanted } = {}) {
  test(name, { skip }, async () => {
    const world = await World.make(wanted);
    let timer;
    const late = new Promise((_, reject) => {
      const say = () => reject(new Error(`the journey hangs; the last that was asked of the driver: ${lastRequest()}`));
      timer = setTimeout(say, longest);
    });
    try {
      await Promise.race([steps(world), late]);
    } catch (error) {
      await tell(world, name, error);
      throw error;
    } finally {
      clearTimeout(timer);
      await world.end();
    }
  });
}

async function tell(world, name, error) {
  const path = join(PICTURES, `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png`);
  try {
    const picture = await world.page?.picture();
    if (picture) {
      await mkdir(PICTURES, { recursive: true });
      await writeFile(path, picture);
      error.message += `\nThe window is in ${path}`;
    }
  } catch (trouble) {
    error.message += `\nNo picture of the window could be taken: ${trouble.message}`;
  }
  error.message += `\n${world.said()}`;
}
