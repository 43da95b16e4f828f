/** Waiting for something to become true: looked at again and again, never slept through. */

import { setTimeout as pause } from 'node:timers/promises';

/** How long something may take on a slow computer with other work, in milliseconds. */
export const PATIENCE = 30_000;

/** How often is looked, in milliseconds. */
const LOOK = 40;

/**
 * Waits until `look` gives something other than false, null or undefined, and gives that back. What `look` throws is
 * remembered, and told when the time is over.
 *
 * @template T
 * @param {string} what what is waited for, for the message
 * @param {() => T | Promise<T>} look
 * @param {number} [patience] milliseconds
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(what, look, patience = PATIENCE) {
  const end = performance.now() + patience;
  for (;;) {
    let trouble;
    try {
      const found = await look();
      if (found !== false && found !== null && found !== undefined) return found;
    } catch (error) {
      if (error.fatal) throw error;
      trouble = error;
    }
    if (performance.now() > end) {
      throw new Error(`waited ${patience} ms in vain for ${what}`, { cause: trouble });
    }
    await pause(LOOK);
  }
}
