/** Every screen, in both directions and both themes, has nothing that axe objects to; and axe does object when it should. */

import assert from 'node:assert/strict';

import { journey } from './harness/journey.js';
import { choose, still, wordsOf } from './harness/look.js';
import { BESIDE, DIALOGS, OVERLAYS, SCREENS, VIEWS, readAndMarked, visit, visitOpen } from './harness/places.js';
import { takenIn } from './harness/starter.js';

/** What one journey looks at: a name, screens, and what stands over and beside them. */
const PARTS = [
  ['any screen', SCREENS, OVERLAYS],
  ['any view and dialog', VIEWS, DIALOGS],
  ['what stands beside a text', [], BESIDE],
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
        if (overlays === BESIDE) await readAndMarked(world);
        assert.equal(await page.run(() => getComputedStyle(document.body).direction), direction);
        const found = [];
        const look = async (name) => {
          await still(page);
          for (const violation of await page.axe()) found.push(`${name}: ${violation}`);
        };
        for (const place of screens) {
          await visit(page, place);
          await look(place[0]);
        }
        for (const place of overlays) await visitOpen(page, say, place, look);
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
    field.removeAttribute('aria-label');
  });
  const found = await page.axe();
  assert.ok(
    found.some((violation) => violation.startsWith('label:')),
    found.join('\n'),
  );
});
