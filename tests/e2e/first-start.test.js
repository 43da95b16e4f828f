/** The first start: the starter library arrives by itself, through the same verification as everything else. */

import assert from 'node:assert/strict';

import { journey } from './harness/journey.js';
import { wordsOf } from './harness/look.js';
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

for (const { language, name, direction } of [
  { language: 'en', name: 'English', direction: 'ltr' },
  { language: 'ar', name: 'العربية', direction: 'rtl' },
]) {
  journey(
    `the first steps are done with four clicks, sizes seen before anything is fetched: ${language}`,
    async (world) => {
      const page = await world.open();
      const clicks = [];
      const click = async (role, name, within) => {
        await page.click({ role, name, within });
        clicks.push(name);
      };
      const say = wordsOf(language);
      await click('button', wordsOf('en')('first-begin'));
      let dialog = await page.find({ role: 'dialog' });
      await click('radio', name, dialog);
      await until('the language', () => page.run((wanted) => document.documentElement.lang === wanted, language));
      dialog = await page.find({ role: 'dialog', name: say('first-title') });
      assert.equal(await page.run((element) => getComputedStyle(element).direction, dialog), direction);
      await page.find({ role: 'heading', name: say('first-who'), within: dialog });
      await page.shows('Fieldshelf starter library');
      // Each choice says what it would fetch, or that all of it is here.
      await until('the sizes', async () => (await page.run(told, say('first-all-here'))) === 3);
      assert.deepEqual(await page.axe(), []);
      await click('radio', new RegExp(`^${say('rule-take-text')}`), dialog);
      await click('button', say('first-done'), dialog);
      await page.gone({ role: 'dialog' });
      assert.equal(clicks.length, 4);
      assert.equal((await world.shelf('rules')).default.take, 'text');
      // It is asked once.
      assert.deepEqual(await page.all({ role: 'button', name: say('first-begin') }), []);
    },
  );
}

/* In the page: how many choices of what to take say what they cost. */
function told(allHere) {
  const notes = [...document.querySelectorAll('dialog input[name=first-take]')].map(
    (input) => input.closest('label').querySelector('.choice-note').textContent,
  );
  return notes.filter((note) => /\d/.test(note) || note.includes(allHere)).length;
}
