/**
 * The window in each of its languages, narrow and wide: no word of it is cut off, nothing of it leaves the window, and none of
 * it is left in English.
 */

import assert from 'node:assert/strict';

import { journey } from './harness/journey.js';
import { wordsOf } from './harness/look.js';
import { DIALOGS, OVERLAYS, VIEWS, visit, visitOpen } from './harness/places.js';
import { HANDBOOK, NOTICE, takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

/** Three at a time. */
const LANGUAGES = [
  ['ar', 'ru', 'hu'],
  ['fr', 'es', 'sq'],
  ['sr-Cyrl', 'sr-Latn', 'en'],
];

/** Name, address, and a selector of what is there once the screen is complete. */
const SCREENS = [
  ['Library', `/library/${encodeURIComponent(HANDBOOK.id)}`, '[data-region=detail] table'],
  ['Notice', `/notices/${encodeURIComponent(NOTICE.id)}`, '[role=tabpanel] [data-section]'],
  ['Search', '/search?q=interpreter', 'main mark'],
  ['Updates', '/updates', 'main code'],
  ['Reader', `/read/${encodeURIComponent(`${HANDBOOK.id}@en`)}?view=text`, 'article [data-section]'],
  ['Settings', '/settings', 'main dl'],
];

/** Languages that are written in other letters than English. */
const OTHER_LETTERS = ['ar', 'ru', 'sr-Cyrl'];

/** What the interface writes in Latin letters in those, too: names, units, keys, and signs of languages. */
const LATIN = ['Fieldshelf', 'PDF', 'USB', 'kB', 'MB', 'GB', 'Alt', 'Ctrl', 'Enter', 'Esc', 'Shift', 'EN', 'RU'];

for (const [width, height] of [
  [760, 700],
  [1280, 800],
]) {
  for (const languages of LANGUAGES) {
    journey(
      `nothing is cut off at ${width} in ${languages.join(', ')}`,
      async (world) => {
        const page = await world.open();
        await takenIn(page);
        const found = [];
        for (const language of languages) {
          await page.visit('/settings');
          await until('the settings', () => page.run(() => document.querySelector('input[name=language]') !== null));
          await page.run((wanted) => {
            const all = [...document.querySelectorAll('label:has(input[name=language])')];
            all
              .find((one) => one.querySelector(`[lang=${wanted}]`))
              .querySelector('input')
              .click();
          }, language);
          await until(`the window in ${language}`, () =>
            page.run((wanted) => document.documentElement.lang === wanted, language),
          );
          const known = OTHER_LETTERS.includes(language) ? LATIN : null;
          const look = async (name, within = 'body') => {
            for (const words of await page.run(trouble, within, known)) found.push(`${language}, ${name}: ${words}`);
          };
          for (const place of [...SCREENS, ...VIEWS]) {
            await visit(page, place);
            await look(place[0]);
          }
          for (const place of [...OVERLAYS, ...DIALOGS]) await visitOpen(page, wordsOf(language), place, look);
        }
        assert.deepEqual(found, []);
      },
      { size: [width, height] },
    );
  }
}

/**
 * Runs in the page: words of the window that reach beyond what shows them; and with `known`, those in Latin letters that are
 * not among them.
 */
function trouble(within, known) {
  const found = new Set();
  const walker = document.createTreeWalker(document.querySelector(within), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    // Content is in its own language and may be shortened; and the way past the rail comes into the window with the focus.
    if (!/\p{L}/u.test(node.data) || element.closest('body [lang], bdi, code, article, .skip, [inert]')) continue;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const latin = (known && node.data.match(/[A-Za-z]{2,}/g)) ?? [];
    for (const word of latin) if (!known.includes(word)) found.add(`“${word}” in ${node.data.trim()}`);
    // What only readers of screens meet has no width.
    if (element.closest('.sr')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width > 2 && isCut(rect, element)) found.add(node.data.trim());
    }
  }
  return [...found];

  /** Whether something around an element hides part of a line in it. */
  function isCut(rect, element) {
    // The frame of a line is higher than its letters.
    const spare = rect.height / 4;
    let [across, down] = [true, true];
    for (let around = element; around; around = around.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(around);
      const box = around.getBoundingClientRect();
      // A name that only readers of screens are told.
      if (box.width <= 2) return false;
      const root = around === document.documentElement;
      const [left, right] = root ? [0, innerWidth] : [box.left, box.right];
      const clips = /hidden|clip/;
      if (across && (root || clips.test(overflowX)) && (rect.left < left - 1 || rect.right > right + 1)) return true;
      if (down && clips.test(overflowY) && (rect.top < box.top - spare || rect.bottom > box.bottom + spare))
        return true;
      // What scrolls can be reached; what is fixed lies in the window alone.
      const scrolls = /auto|scroll/;
      if (position === 'fixed') return false;
      across &&= !scrolls.test(overflowX);
      down &&= !scrolls.test(overflowY);
    }
    return false;
  }
}
