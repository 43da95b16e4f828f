/** The window in each of its languages, narrow and wide: no word of it is cut off, and nothing of it leaves the window. */

import assert from 'node:assert/strict';

import { journey } from './harness/journey.js';
import { HANDBOOK, NOTICE, takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

/** Three at a time: a journey takes no longer than ten seconds. */
const LANGUAGES = [
  ['ar', 'ru', 'hu'],
  ['fr', 'es', 'sq'],
  ['sr-Cyrl', 'sr-Latn', 'en'],
];

/** Address, and a selector of what is there once the screen is complete. */
const SCREENS = [
  [`/library/${encodeURIComponent(HANDBOOK.id)}`, '[data-region=detail] table'],
  [`/notices/${encodeURIComponent(NOTICE.id)}`, '[role=tabpanel] [data-section]'],
  ['/search?q=interpreter', 'main mark'],
  ['/updates', 'main code'],
  [`/read/${encodeURIComponent(`${HANDBOOK.id}@en`)}?view=text`, 'article [data-section]'],
  ['/settings', 'main dl'],
];

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
          for (const [route, complete] of SCREENS) {
            await page.visit(route);
            await until(`the screen ${route}`, () =>
              page.run((selector) => document.querySelector(selector) !== null, complete),
            );
            found.push(...(await page.run(cutOff)).map((words) => `${language} ${route}: ${words}`));
          }
        }
        assert.deepEqual(found, []);
      },
      { size: [width, height] },
    );
  }
}

/** Runs in the page: words of the window that reach beyond what shows them. */
function cutOff() {
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    // Content is in its own language and may be shortened; what only readers of screens meet has no width.
    if (!/\p{L}/u.test(node.data) || element.closest('body [lang], bdi, .sr, article, [hidden], [inert]')) continue;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      for (let around = element; around && rect.width > 2; around = around.parentElement) {
        const { overflowX, position } = getComputedStyle(around);
        const box = around.getBoundingClientRect();
        // A name that only readers of screens are told.
        if (box.width <= 2) break;
        const [left, right] = around === document.documentElement ? [0, innerWidth] : [box.left, box.right];
        const clips = around === document.documentElement || /hidden|clip/.test(overflowX);
        if (clips && (rect.left < left - 1 || rect.right > right + 1)) found.add(node.data.trim());
        // What scrolls can be reached; what is fixed lies in the window alone.
        if (/auto|scroll/.test(overflowX) || position === 'fixed') break;
      }
    }
  }
  return [...found];
}
