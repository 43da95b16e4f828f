/** What the starter library holds, read from its content folder. */

import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CONTENT = fileURLToPath(new URL('../../../resources/starter/', import.meta.url));

/** How many publications it has. */
export async function publications() {
  const names = await readdir(CONTENT, { recursive: true });
  return names.filter((name) => name.endsWith('publication.toml')).length;
}

/** Where a document of it lies, given its collection, publication and name. */
export function documentPath(name) {
  return join(CONTENT, 'collections', name);
}

/** The SHA-256 of a document of it, as published. */
export async function sha256(name) {
  return hash(documentPath(name));
}

/** The SHA-256 of a file. */
export async function hash(path) {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

/** The title of the handbook, by language. */
export const HANDBOOK = {
  id: 'starter/handbooks/migrant-resource-centre',
  en: 'Setting up and running a migrant resource centre',
  ar: 'إنشاء مركز موارد للمهاجرين وإدارته',
};

/** The notice that asks to be acknowledged. */
export const NOTICE = {
  id: 'starter/notices/avr-desk-suspended',
  en: 'Assisted voluntary return desk suspended',
};

/**
 * Waits until the library holds the whole starter library and nothing more is being done to it.
 *
 * @param {import('./page.js').Page} page at the Library
 * @param {number} [others] publications that it holds besides
 */
export async function takenIn(page, others = 0) {
  await page.shows(new RegExp(`(^|\\s)${(await publications()) + others} publications`), 120_000);
  await page.find({ role: 'link', name: /Up to date/ });
}
