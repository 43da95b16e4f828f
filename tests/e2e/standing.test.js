/** What is open while its publisher withdraws it or it is taken from the computer: it stays, and the window says so. */

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { journey } from './harness/journey.js';
import { choose, pattern, wordsOf } from './harness/look.js';
import { CORRECTED, OFFICE, publishOffice, trustOffice } from './harness/office.js';
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

  journey(
    `a newer revision that is not here is told of, and fetched from where it is told: ${language}`,
    async (world) => {
      const say = wordsOf(language);
      const told = new RegExp(pattern(say('newer-known'), { newer: 2, revision: 1 }));
      const fetching = { role: 'button', name: new RegExp(pattern(say('newer-get'), { newer: 2 })) };
      await trustOffice(world);
      await world.shelf('rules', 'set', '--trigger', 'ask');
      await publishOffice(world, 2);
      await world.shelf('sync', '--unattended');
      const page = await world.open();
      await choose(page, language, 'light');
      const come = {
        [`/read/${encodeURIComponent(`${OFFICE.guide}@${language}`)}`]: () =>
          page.find({ role: 'button', name: say('newer-open') }),
        [`/notices/${encodeURIComponent(OFFICE.notice)}?lang=${language}`]: () =>
          page.shows(CORRECTED[language].came[0]),
      };
      for (const [route, newer] of Object.entries(come)) {
        await page.visit(route);
        await page.shows(told);
        assert.deepEqual(await page.axe(), []);
        await page.click(fetching);
        await newer();
        await until('that there is none', async () => !told.test(await page.text()));
      }
    },
  );
}

/* In the page. */
function standingNow() {
  return document.querySelector('.standing')?.innerText ?? '';
}
