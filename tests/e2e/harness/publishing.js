/** Publishes documents as those of an office, as they are given, and takes them in. */

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * @typedef {object} Document
 * @property {string} kind such as `handbook`
 * @property {Record<string, string | Buffer>} files by their paths in the publication's folder, such as `en.md`
 */

const contentOf = (world) => join(world.folder, 'office');
const repositoryOf = (world) => join(world.folder, 'repository');

async function write(world, documents) {
  for (const [name, { kind, files }] of Object.entries(documents)) {
    const about = `format = 1\nkind = "${kind}"\nissued = 2026-11-01\n`;
    for (const [path, bytes] of [['publication.toml', about], ...Object.entries(files)]) {
      const file = join(contentOf(world), 'collections/library', name, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes);
    }
  }
}

/**
 * Writes a content folder.
 *
 * @param {import('./world.js').World} world
 * @param {Record<string, Document>} documents by the names of the publications
 * @returns {Promise<string>} the folder
 */
export async function written(world, documents) {
  await world.publish('init', contentOf(world), '--id', 'office', '--name', 'Field office', '--time-zone', 'UTC');
  await write(world, documents);
  return contentOf(world);
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
  await written(world, documents);
  await world.publish('build', contentOf(world), '--out', repositoryOf(world));
  await trusted(world, repositoryOf(world), ...rule);
  return (name, language) => `office/library/${name}@${language}`;
}

/** Publishes documents of {@link taken} as they are now, beside it; nothing is taken in. */
export async function corrected(world, documents) {
  await write(world, documents);
  await world.publish('build', contentOf(world), '--out', repositoryOf(world));
}

/**
 * Publishes a folder of documents as `shelf publish import` understands it, and takes them in.
 *
 * @param {import('./world.js').World} world
 * @param {string} from the folder
 * @param {string} id of the publisher
 * @param {string} name of the publisher
 * @returns {Promise<any>} what the sync tells of the source
 */
export async function imported(world, from, id, name) {
  const content = contentOf(world);
  await world.publish('import', from, '--to', content, '--id', id, '--name', name);
  await world.publish('keys', content);
  await world.publish('build', content, '--out', repositoryOf(world));
  return trusted(world, repositoryOf(world));
}

/** Lets the library trust the publisher of a repository and takes in what a rule wants; gives what is told of the source. */
export async function trusted(world, repository, ...rule) {
  await world.shelf('source', 'add', repository, '--trust', join(repository, 'publisher.fieldshelf-card'));
  if (rule.length > 0) await world.shelf('rules', 'set', ...rule);
  const { sources } = await world.shelf('sync');
  return sources[0];
}

/**
 * A handbook called `guide` in its first or second revision.
 *
 * @param {Record<string, { title: string, before: string, after: string }>} texts by language
 * @param {1 | 2} revision
 * @returns {Record<string, Document>}
 */
export function guide(texts, revision) {
  const files = Object.entries(texts).flatMap(([language, { title, before, after }]) => [
    [`${language}.md`, `# ${title}\n\n${revision === 1 ? before : after}`],
    [`${language}.toml`, `format = 1\nrevision = ${revision}\n`],
  ]);
  return { guide: { kind: 'handbook', files: Object.fromEntries(files) } };
}

/** What an edition says of itself beside its document. */
export const about = (title, more = '') => `format = 1\ntitle = "${title}"\n${more}`;
