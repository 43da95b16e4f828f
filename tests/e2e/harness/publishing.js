/** Publishes documents as those of an office, as they are given, and takes them in. */

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * @typedef {object} Document
 * @property {string} kind such as `handbook`
 * @property {Record<string, string | Buffer>} files by their paths in the publication's folder, such as `en.md`
 */

/**
 * Writes a content folder.
 *
 * @param {import('./world.js').World} world
 * @param {Record<string, Document>} documents by the names of the publications
 * @returns {Promise<string>} the folder
 */
export async function written(world, documents) {
  const content = join(world.folder, 'office');
  await world.publish('init', content, '--id', 'office', '--name', 'Field office', '--time-zone', 'UTC');
  for (const [name, { kind, files }] of Object.entries(documents)) {
    const about = `format = 1\nkind = "${kind}"\nissued = 2026-11-01\n`;
    for (const [path, bytes] of [['publication.toml', about], ...Object.entries(files)]) {
      const file = join(content, 'collections/library', name, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes);
    }
  }
  return content;
}

/**
 * Publishes documents and takes them in.
 *
 * @param {import('./world.js').World} world
 * @param {Record<string, Document>} documents by the names of the publications
 * @param {...string} rule what is taken of them, as `shelf rules set` is told it; else everything
 * @returns {Promise<(name: string, language: string) => string>} gives the id of an edition
 */
export async function taken(world, documents, ...rule) {
  const content = await written(world, documents);
  const repository = join(world.folder, 'repository');
  await world.publish('build', content, '--out', repository);
  await world.shelf('source', 'add', repository, '--trust', join(repository, 'publisher.fieldshelf-card'));
  if (rule.length > 0) await world.shelf('rules', 'set', ...rule);
  await world.shelf('sync');
  return (name, language) => `office/library/${name}@${language}`;
}

/** What an edition says of itself beside its document. */
export const about = (title, more = '') => `format = 1\ntitle = "${title}"\n${more}`;
