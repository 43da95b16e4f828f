/** Taking away: a hand-out of a notice, pages of a book, and what comes into the window from outside. */

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { journey } from './harness/journey.js';
import { run } from './harness/programs.js';
import { HANDBOOK, NOTICE, takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

/** The PDF that lies where copies are saved. */
async function saved(world) {
  const name = await until('a saved PDF', async () =>
    (await readdir(world.saved)).find((file) => file.endsWith('.pdf')),
  );
  return { name, bytes: await readFile(join(world.saved, name)) };
}

journey('a notice becomes a hand-out of one sheet', async (world) => {
  const page = await world.open();
  await takenIn(page);
  await page.visit(`/notices/${encodeURIComponent(NOTICE.id)}`);
  await page.click({ role: 'button', name: 'Hand-out or copy…' });
  assert.deepEqual(await page.axe(), []);
  await page.click({ role: 'button', name: 'Save the hand-out…' });
  await page.shows('Copy saved');
  const { name, bytes } = await saved(world);
  assert.match(name, /^avr-desk-suspended\.en\.handout\.pdf$/);
  assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
});

journey('a book is set on pages in an Arabic window, by the key for printing', async (world) => {
  const page = await world.open();
  await takenIn(page);
  await page.goTo('Settings');
  await page.click({ role: 'radio', name: /العربية/ });
  await page.visit(`/read/${encodeURIComponent(`${HANDBOOK.id}@ar`)}`);
  await page.find({ role: 'article' });
  await page.press('Control+p');
  await page.click({ role: 'button', name: 'فتح للطباعة' });
  await page.shows('فُتحت للطباعة');
  assert.equal((await saved(world)).bytes.subarray(0, 5).toString(), '%PDF-');
});

journey('a second start hands its link over to the window and ends', async (world) => {
  const app = process.env.FIELDSHELF_APP;
  // The person's own library: the one that a start without options opens.
  const page = await world.openProgram(app, []);
  await takenIn(page);
  for (const [link, place] of [
    [`fieldshelf://${HANDBOOK.id}@ar`, `/read/${HANDBOOK.id}@ar`],
    [`fieldshelf://${NOTICE.id}@en`, `/notices/${NOTICE.id}?lang=en`],
  ]) {
    const second = await run(app, [link], world.env);
    assert.equal(second.code, 0, second.err);
    await until(`the place ${place}`, async () => (await page.route()).startsWith(place));
  }
});
