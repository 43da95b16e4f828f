/** The first start: the starter library arrives by itself, through the same verification as everything else. */

import assert from 'node:assert/strict';

import { journey } from './harness/journey.js';
import { HANDBOOK, publications, takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

journey('the first start takes in the starter library and shows it', async (world) => {
  const page = await world.open();
  await page.find({ role: 'heading', name: 'Library' });
  await takenIn(page);

  const list = await page.find({ role: 'region', name: 'Publications' });
  const rows = await page.all({ role: 'link', within: list });
  assert.equal(rows.length, await publications());
  for (const title of [HANDBOOK.en, 'The third chair', 'Six drawings for a wall or a talk']) {
    await page.find({ role: 'heading', name: title, within: list });
  }
  await until('covers', () =>
    page.run((element) => [...element.querySelectorAll('img')].some((image) => image.naturalWidth > 0), list),
  );
});

journey('the source that came with the app is named with its key and its last check', async (world) => {
  const page = await world.open();
  await takenIn(page);
  await page.goTo('Updates');
  await page.shows('Came with the app');
  await page.shows('Signature checked');
  await page.shows('Nothing to fetch');
  const [source] = await world.shelf('source', 'list').then((answer) => answer.sources ?? answer);
  const shown = (await page.text()).replaceAll(/\s/g, '').toLowerCase();
  assert.match(source.fingerprint, /^[0-9a-f]{64}$/);
  assert.ok(shown.includes(source.fingerprint), 'the whole fingerprint can be compared');
});
