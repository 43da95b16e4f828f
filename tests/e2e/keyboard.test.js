/** The whole way without a pointer. */

import assert from 'node:assert/strict';

import { journey } from './harness/journey.js';
import { takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

async function focusIs(page, what, matches) {
  await until(what, async () => matches(await page.focused()));
}

journey('search, move, open, regions and back by keys alone', async (world) => {
  const page = await world.open();
  await takenIn(page);

  await page.press('/');
  await focusIs(page, 'focus in a search field', ({ role }) => role === 'searchbox');
  await page.type('interpreter');
  await page.press('Enter');
  await until('the search', async () => (await page.route()).startsWith('/search'));
  await page.shows(/\d+ hits?/);
  await focusIs(page, 'focus in the search field', ({ role }) => role === 'searchbox');

  await page.press('ArrowDown');
  await focusIs(page, 'focus on a hit', ({ role }) => role === 'link');
  const first = await page.focused();
  await page.press('ArrowDown');
  await focusIs(page, 'focus on the second hit', ({ role, name }) => role === 'link' && name !== first.name);
  await page.press('ArrowUp');
  await focusIs(page, 'focus on the first hit again', ({ name }) => name === first.name);
  await page.press('Enter');
  await until('what was found', async () => /^\/(read|notices)\//.test(await page.route()));

  await page.press('Alt+ArrowLeft');
  await until('the search again', async () => (await page.route()).startsWith('/search'));
  await page.shows(/\d+ hits?/);
});

journey('F6 goes round the regions of a screen and Shift F6 back', async (world) => {
  const page = await world.open();
  await takenIn(page);
  const regions = await page.run(() =>
    [...document.querySelectorAll('[data-region]')].map((one) => one.dataset.region),
  );
  assert.ok(regions.length >= 3, regions.join(', '));
  const seen = [];
  while (seen.length < regions.length) {
    await page.press('F6');
    seen.push(
      await until('focus in another region', async () => {
        const now = await page.run(() => document.activeElement.closest('[data-region]')?.dataset.region);
        return now !== undefined && now !== seen.at(-1) && now;
      }),
    );
  }
  assert.deepEqual(seen.toSorted(), regions.toSorted());
  await page.press('Shift+F6');
  await until('the region before', async () => {
    const now = await page.run(() => document.activeElement.closest('[data-region]')?.dataset.region);
    return now === seen.at(-2);
  });
});

journey('the palette and the sheet of keys open, act and close, and the focus returns', async (world) => {
  const page = await world.open();
  await takenIn(page);
  await page.press('F6');
  const before = await page.focused();

  await page.press('?');
  await page.find({ role: 'dialog', name: 'Keys' });
  await page.press('Escape');
  await page.gone({ role: 'dialog', name: 'Keys' });
  assert.deepEqual(await page.focused(), before);

  await page.press('Control+k');
  await page.find({ role: 'dialog' });
  await focusIs(page, 'focus in the palette', ({ role }) => role === 'combobox');
  await page.type('Open Upd');
  await page.find({ role: 'option', name: /Open Updates/ });
  await page.press('Enter');
  await until('Updates', async () => (await page.route()) === '/updates');
  await page.gone({ role: 'dialog' });
});

journey('find in a document: open, next, previous, close', async (world) => {
  const page = await world.open();
  await takenIn(page);
  await page.visit('/read/starter%2Fhandbooks%2Fmigrant-resource-centre%40en');
  await page.find({ role: 'article' });
  await page.press('Control+f');
  await focusIs(page, 'focus in the field', ({ role }) => role === 'textbox');
  await page.type('interpreter');
  await until('the whole word marked', () =>
    page.run(() => document.querySelector('article mark.now')?.textContent.toLowerCase() === 'interpreter'),
  );
  await page.shows(/1 of \d+/);
  await page.press('F3');
  await page.shows(/2 of \d+/);
  await page.press('Shift+F3');
  await page.shows(/1 of \d+/);
  await page.press('Escape');
  await page.find({ role: 'button', name: 'Find' });
  assert.equal(await page.run(() => document.querySelectorAll('article mark').length), 0);
});
