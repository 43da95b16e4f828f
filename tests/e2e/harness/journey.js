/** A test that walks through the window in a world of its own. When it fails, it shows what the window showed. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

import { World } from './world.js';

/** Where pictures of windows go in which a journey failed. */
const PICTURES = fileURLToPath(new URL('../../../target/e2e/', import.meta.url));

/** No journey may hang for ever: milliseconds. */
const LONGEST = 300_000;

/**
 * Declares a journey.
 *
 * @param {string} name what it shows
 * @param {(world: World) => Promise<void>} steps
 * @param {{ size?: [number, number] }} [options]
 */
export function journey(name, steps, options) {
  test(name, { timeout: LONGEST }, async () => {
    const world = await World.make(options);
    try {
      await steps(world);
    } catch (error) {
      await tell(world, name, error);
      throw error;
    } finally {
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
