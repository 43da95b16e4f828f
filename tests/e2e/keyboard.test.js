/** The whole way without a pointer, in a window from left to right and in one from right to left. */

import assert from 'node:assert/strict';

import { journey } from './harness/journey.js';
import { choose, wordsOf } from './harness/look.js';
import { HANDBOOK, takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

/**
 * Language, direction, a word that is searched for and found, the keys that lead onward and back, and the language
 * after the first of a notice.
 */
const DIRECTIONS = [
  { language: 'en', direction: 'ltr', word: 'interpreter', onward: 'ArrowRight', back: 'ArrowLeft' },
  { language: 'ar', direction: 'rtl', word: 'مترجم', onward: 'ArrowLeft', back: 'ArrowRight' },
];

/** The window over the starter library, in a language, at the Library. */
async function inLanguage(world, { language, direction }) {
  const page = await world.open();
  await takenIn(page);
  if (language !== 'en') {
    await choose(page, language, 'light');
    await page.visit('/library');
    await page.find({ role: 'heading', name: wordsOf(language)('nav-library') });
  }
  assert.equal(await page.run(() => getComputedStyle(document.body).direction), direction);
  return page;
}

async function focusIs(page, what, matches) {
  await until(what, async () => matches(await page.focused()));
}

for (const side of DIRECTIONS) {
  const { language, word } = side;
  const say = wordsOf(language);

  journey(`search, move, open and back by keys alone: ${language}`, async (world) => {
    const page = await inLanguage(world, side);

    await page.press('/');
    await focusIs(page, 'focus in a search field', ({ role }) => role === 'searchbox');
    await page.type(word);
    await page.press('Enter');
    await until('the search', async () => (await page.route()).startsWith('/search'));
    await until('hits', () => page.run(() => document.querySelectorAll('#results [data-row] mark').length > 1));
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

    await page.press(`Alt+${side.back}`);
    await until('the search again', async () => (await page.route()).startsWith('/search'));
    await until('hits', () => page.run(() => document.querySelectorAll('#results [data-row] mark').length > 1));
  });

  journey(`F6 goes round the regions of a screen and Shift F6 back: ${language}`, async (world) => {
    const page = await inLanguage(world, side);
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

  journey(
    `the palette and the sheet of keys open, act and close, and the focus returns: ${language}`,
    async (world) => {
      const page = await inLanguage(world, side);
      await page.press('F6');
      const before = await page.focused();

      await page.press('?');
      await page.find({ role: 'dialog', name: say('keys-title') });
      await page.press('Escape');
      await page.gone({ role: 'dialog', name: say('keys-title') });
      assert.deepEqual(await page.focused(), before);

      await page.press('Control+k');
      await page.find({ role: 'dialog' });
      await focusIs(page, 'focus in the palette', ({ role }) => role === 'combobox');
      await page.type(say('palette-updates').slice(0, 8));
      await page.find({ role: 'option', name: new RegExp(say('palette-updates')) });
      await page.press('Enter');
      await until('Updates', async () => (await page.route()) === '/updates');
      await page.gone({ role: 'dialog' });
    },
  );

  journey(`find in a document - open, next, previous, close: ${language}`, async (world) => {
    const page = await inLanguage(world, side);
    await page.visit(`/read/${encodeURIComponent(`${HANDBOOK.id}@${language}`)}`);
    await page.find({ role: 'article' });
    await page.press('Control+f');
    await focusIs(page, 'focus in the field', ({ role }) => role === 'textbox');
    await page.type(word);
    await until('the word marked', () =>
      page.run((typed) => document.querySelector('article mark.now')?.textContent.toLowerCase().includes(typed), word),
    );
    const counts = (at) => new RegExp(say('find-count').replace('{ $at }', at).replace('{ $count }', '\\d+'));
    await page.shows(counts(1));
    await page.press('F3');
    await page.shows(counts(2));
    await page.press('Shift+F3');
    await page.shows(counts(1));
    await page.press('Escape');
    await page.find({ role: 'button', name: say('find') });
    assert.equal(await page.run(() => document.querySelectorAll('article mark').length), 0);
  });

  journey(`the arrow that points onward leads onward, of languages and of pages: ${language}`, async (world) => {
    const page = await inLanguage(world, side);
    await page.visit(`/notices/${encodeURIComponent('starter/notices/telephone-interpreting')}`);
    const tabs = await until('the languages', async () => {
      const all = await page.all({ role: 'tab' });
      return all.length > 2 && all;
    });
    const places = await Promise.all(
      tabs.slice(0, 2).map((tab) => page.run((element) => element.getBoundingClientRect().left, tab)),
    );
    assert.equal(places[0] > places[1], side.direction === 'rtl', 'the first stands where a line begins');
    const chosen = () =>
      page.run(() => [...document.querySelectorAll('[role=tab]')].findIndex((tab) => tab.ariaSelected === 'true'));
    await page.run((tab) => tab.click(), tabs[0]);
    await page.focus(tabs[0]);
    await page.press(side.onward);
    await until('the next language', async () => (await chosen()) === 1);
    await page.press(side.back);
    await until('the language before', async () => (await chosen()) === 0);

    await page.visit(`/read/${encodeURIComponent(`${HANDBOOK.id}@${language}`)}?view=pages&page=5`);
    const here = () => page.run(() => document.querySelector('.page-tools input')?.value);
    await until(
      'page 5',
      async () => (await here()) === '5' && page.run(() => !!document.querySelector('.pdf-page[data-drawn]')),
    );
    await page.run(() => document.querySelector('.pdf-scroll').focus());
    await page.press(side.onward);
    await until('page 6', async () => (await here()) === '6');
    await page.press(side.back);
    await until('page 5 again', async () => (await here()) === '5');
  });
}
