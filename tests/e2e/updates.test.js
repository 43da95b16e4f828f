/** Updates: a plan within a budget, and an update that is paused, killed, and goes on where it was. */

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { journey } from './harness/journey.js';
import { SlowServer } from './harness/slow-server.js';
import { takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

/** How many articles the office has beside its notice, and how large each one's picture is. */
const ARTICLES = 6;
const PICTURE = 60_000;

/** An office with a notice and some articles with pictures, published; gives the folder of its repository. */
async function office(world) {
  const content = join(world.folder, 'office');
  const repository = join(world.folder, 'repository');
  await world.publish('init', content, '--id', 'field-office', '--name', 'Field office');
  const library = join(content, 'collections/library');
  await folder(join(library, 'road'), {
    'publication.toml':
      'format = 1\nkind = "notice"\nissued = 2026-11-02\n[notice]\nmessage = "alert"\nseverity = "severe"\n',
    'en.md': '# The north road is closed\n\n## What has changed {#changed}\n\nUse the south road.\n',
  });
  for (let number = 1; number <= ARTICLES; number += 1) {
    await folder(join(library, `article-${number}`), {
      'publication.toml': 'format = 1\nkind = "article"\nissued = 2026-11-01\n',
      'en.md': `# Article ${number}\n\n## Picture {#picture}\n\nA plan. ![A plan](media/plan.png "The plan")\n`,
      'media/plan.png': picture(number),
    });
  }
  await world.publish('build', content, '--out', repository);
  return repository;
}

async function folder(path, files) {
  await mkdir(join(path, 'media'), { recursive: true });
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(path, name), bytes);
}

/** A picture of one pixel, with bytes after it that no packing makes smaller. */
function picture(seed) {
  const pixel =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';
  const noise = Buffer.alloc(PICTURE);
  let state = seed * 2_654_435_761;
  for (let at = 0; at < PICTURE; at += 1) {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) >>> 0;
    noise[at] = state >>> 24;
  }
  return Buffer.concat([Buffer.from(pixel, 'base64'), noise]);
}

journey('an update keeps to its budget, and goes on where it was after a pause and after the app was killed', async (world) => {
  const repository = await office(world);
  const server = await SlowServer.serving(repository);
  try {
    let page = await world.open();
    await takenIn(page);
    const card = join(repository, 'publisher.fieldshelf-card');
    await world.shelf('source', 'add', server.address, '--trust', card);

    // What comes when it is to go no further than notices, and what waits then.
    await page.goTo('Updates');
    await page.click({ role: 'button', name: 'Notices only' });
    await page.shows('1 notice');
    await page.shows('Not part of what was chosen for this update.');
    await page.click({ role: 'button', name: /^Get now, / });
    await page.shows('The north road is closed');
    await until('the end of it', async () => (await last(world)).phase === 'done');
    assert.equal((await last(world)).done, 1);

    // The rest over a slow line: paused by the person, resumed by shelf, as it were from the next room.
    await page.click({ role: 'button', name: 'No limit' });
    await page.shows('6 texts');
    server.bytesPerSecond = 80_000;
    await page.click({ role: 'button', name: /^Get now, / });
    await until('some of it', async () => (await last(world)).done > ARTICLES);
    await page.click({ role: 'button', name: 'Pause' });
    await until('rest', async () => (await last(world)).phase === 'paused');
    const paused = await last(world);
    await page.find({ role: 'button', name: 'Resume' });
    await page.find({ role: 'link', name: /Update ready: paused/ });
    await page.click({ role: 'button', name: 'Resume' });
    await until('more of it', async () => (await last(world)).done > paused.done);

    // Killed in the middle: at the next start it goes on by itself, the same job, and fetches nothing twice.
    await world.kill();
    const before = await last(world);
    assert.ok(before.done < before.total, JSON.stringify(before));
    server.bytesPerSecond = Infinity;
    const asked = server.asked;
    page = await world.open('--route', '/updates');
    await until('the end of it', async () => (await last(world, before.id)).phase === 'done', 60_000);
    const ended = await last(world, before.id);
    assert.equal(ended.id, paused.id);
    const { received, waiting, failed } = await world.shelf('jobs', 'show', `${ended.id}`);
    assert.deepEqual([received, waiting, failed], [2 * ARTICLES, 0, 0]);
    const again = server.asked.slice(asked.length).filter((path) => path.startsWith('blobs/'));
    assert.ok(again.length <= before.total - before.done, again.join('\n'));
    await page.find({ role: 'link', name: /Up to date/ });
    await page.shows('Update, by itself');
  } finally {
    await server.end();
  }
});

/** The latest job that somebody asked for, or the one with that number. */
async function last(world, id) {
  const { jobs } = await world.shelf('jobs');
  return jobs.find((job) => (id === undefined ? job.origin === 'person' : job.id === id));
}
