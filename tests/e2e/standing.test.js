/** What is open while its publisher withdraws it or it is taken from the computer: it stays, and the window says so. */

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { journey } from './harness/journey.js';
import { choose, wordsOf } from './harness/look.js';
import { OFFICE, trustOffice } from './harness/office.js';
import { until } from './harness/wait.js';

for (const [language, direction] of [
  ['en', 'ltr'],
  ['ar', 'rtl'],
]) {
  journey(`what is withdrawn or taken away while it is read says so: ${language}`, async (world) => {
    const say = wordsOf(language);
    await trustOffice(world);
    const page = await world.open();
    await page.find({ role: 'link', name: /Up to date/ }, 60_000);
    await choose(page, language, 'light');
    assert.equal(await page.run(() => getComputedStyle(document.body).direction), direction);
    const standing = (words) => until(words, async () => (await page.run(standingNow)).includes(words));
    const read = (id) => page.visit(`/read/${encodeURIComponent(`${id}@${language}`)}`);

    await read(OFFICE.guide);
    const text = await page.text(await page.find({ role: 'article' }));
    assert.equal(await page.run(standingNow), '');
    const about = join(world.folder, 'content/collections', OFFICE.guide.slice('office/'.length), 'publication.toml');
    await writeFile(
      about,
      (await readFile(about, 'utf8')).replace('format = 1\n', 'format = 1\nstage = "withdrawn"\n'),
    );
    await world.publish('build', join(world.folder, 'content'), '--out', join(world.folder, 'repository'));
    await world.shelf('sync');
    await standing(say('withdrawn-text'));
    assert.equal(await page.text(await page.find({ role: 'article' })), text);
    assert.deepEqual(await page.axe(), []);

    // A notice that is opened as a text, as from a mark on it, says how it stands.
    await read(OFFICE.notice);
    await standing(say('status-in-force'));
    await world.shelf('source', 'remove', 'office');
    await standing(say('reading-gone'));
    await page.find({ role: 'article' });
    assert.deepEqual(await page.axe(), []);
  });
}

/* In the page. */
function standingNow() {
  return document.querySelector('.standing')?.innerText ?? '';
}
