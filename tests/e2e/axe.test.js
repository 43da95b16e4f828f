/** Every screen, in both directions and both themes, has nothing that axe objects to; and axe does object when it should. */

import assert from 'node:assert/strict';

import { journey } from './harness/journey.js';
import { choose, still, wordsOf } from './harness/look.js';
import { HANDBOOK, NOTICE, takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

const read = (edition, rest = '') => `/read/${encodeURIComponent(edition)}${rest}`;

/** Name, address, and a selector of what is there once the screen is complete. */
const SCREENS = [
  ['Library', '/library', '[data-region=detail] table'],
  ['Library, chosen', `/library/${encodeURIComponent(HANDBOOK.id)}`, '[data-region=detail] table'],
  ['Notices', `/notices/${encodeURIComponent(NOTICE.id)}`, '[role=tabpanel] [data-section]'],
  ['Saved', '/saved', 'main h1'],
  ['Search', '/search', 'main [role=searchbox]'],
  ['Search with hits', '/search?q=interpreter', 'main mark'],
  ['Updates', '/updates', 'main code'],
  ['Settings', '/settings', 'main dl'],
  ['Reader, text', read(`${HANDBOOK.id}@en`, '?view=text'), 'article [data-section]'],
  ['Reader, Arabic text', read(`${HANDBOOK.id}@ar`, '?view=text'), 'article[dir=rtl] [data-section]'],
  ['Reader, pages', read(`${HANDBOOK.id}@en`, '?view=pages'), '.pdf-page[data-drawn] :is(.word-layer, .text-layer)'],
  ['Reader, drawings', read('starter/stories/drawings@en', '?view=text'), 'article img'],
];

/** How else a document is read. */
const VIEWS = [
  ['Two languages side by side', read(`${HANDBOOK.id}@en`, '?view=text&beside=ar'), '.pair [data-row-of] .prose'],
  ['Dataset, plot and table', read('starter/policy/a-month-of-visits@ar'), '.table-frame tbody tr'],
  ['Recording', read('starter/stories/calling-an-interpreter@ar'), '.player input[type=range]'],
  ['Gallery', read('starter/stories/drawings@ar', '?view=gallery'), '.tiles img'],
];

/** Floating parts, by where they open and the keys that open them. */
const OVERLAYS = [
  ['Palette', '/library', '[data-region=detail] table', (page) => page.press('Control+k')],
  ['Keys', '/library', '[data-region=detail] table', (page) => page.press('?')],
];

/** Dialogs, likewise, by the sentence on the button that opens each. */
const DIALOGS = [
  ['First steps', '/library', 'main h1', (page, say) => page.click({ role: 'button', name: say('first-begin') })],
  ['Adding a source', '/updates', 'main code', (page, say) => page.click({ role: 'button', name: say('add') })],
];

/** What one journey looks at: a name, screens, and what floats above them. */
const PARTS = [
  ['any screen', SCREENS, OVERLAYS],
  ['any view and dialog', VIEWS, DIALOGS],
];

for (const [language, direction] of [
  ['en', 'ltr'],
  ['ar', 'rtl'],
]) {
  for (const theme of ['light', 'dark']) {
    for (const [what, screens, overlays] of PARTS) {
      journey(`axe finds nothing on ${what}: ${language}, ${theme}`, async (world) => {
        const say = wordsOf(language);
        const page = await world.open();
        await takenIn(page);
        await choose(page, language, theme);
        assert.equal(await page.run(() => getComputedStyle(document.body).direction), direction);
        const found = [];
        const look = async (name) => {
          await still(page);
          for (const violation of await page.axe()) found.push(`${name}: ${violation}`);
        };
        const visit = async (name, route, complete) => {
          await page.visit(route);
          await until(`the screen ${name}`, () => page.run((selector) => !!document.querySelector(selector), complete));
        };
        for (const [name, route, complete] of screens) {
          await visit(name, route, complete);
          await look(name);
        }
        for (const [name, route, complete, open] of overlays) {
          await visit(name, route, complete);
          await page.run(() => document.querySelector('main').focus());
          await open(page, say);
          await page.find({ role: 'dialog' });
          await look(name);
          await page.press('Escape');
          await page.gone({ role: 'dialog' });
        }
        assert.deepEqual(found, []);
      });
    }
  }
}

journey('axe does find a field whose label was taken away', async (world) => {
  const page = await world.open();
  await page.find({ role: 'searchbox' });
  assert.deepEqual(await page.axe(), []);
  await page.run(() => {
    const field = document.querySelector('input[type=search]');
    field.closest('label').replaceWith(field);
    field.removeAttribute('placeholder');
  });
  const found = await page.axe();
  assert.ok(
    found.some((violation) => violation.startsWith('label:')),
    found.join('\n'),
  );
});
