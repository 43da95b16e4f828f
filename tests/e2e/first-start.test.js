/** The first start: the starter library arrives by itself, through the same verification as everything else. */

import assert from 'node:assert/strict';

import { journey } from './harness/journey.js';
import { wordsOf } from './harness/look.js';
import { taken } from './harness/publishing.js';
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

/** What the window promises of the first steps: milliseconds. */
const A_MINUTE = 60_000;

/** What an office publishes besides. */
const GUIDE = { guide: { kind: 'handbook', files: { 'en.md': '# Guide\n\nThe centre opens at nine.\n' } } };

for (const { language, name, direction, starter } of [
  { language: 'en', name: 'English', direction: 'ltr', starter: 'Fieldshelf starter library' },
  { language: 'ar', name: 'العربية', direction: 'rtl', starter: 'مكتبة Fieldshelf الأولية' },
]) {
  journey(
    `the first steps are done with four clicks, sizes seen before anything is fetched: ${language}`,
    async (world) => {
      await taken(world, GUIDE, '--take', 'on-demand');
      const page = await world.open();
      const begun = performance.now();
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
      // Who publishes has a name in the language of the window.
      await until(starter, async () => (await page.text(dialog)).includes(starter));
      // Each choice says what it would fetch, or that all of it is here; and not all of everything is.
      const size = '[\\d.,]*[1-9][\\d.,]*\\s\\S+';
      const fetches = new RegExp(`${say('first-to-fetch').replace('{ $size }', size)}$`);
      await until('the sizes', async () => {
        const [everything, ...others] = await page.run(costs);
        const told = (note) => fetches.test(note) || note.endsWith(say('first-all-here'));
        return fetches.test(everything) && others.length === 2 && others.every(told);
      });
      assert.deepEqual(await page.axe(), []);
      await click('radio', new RegExp(`^${say('rule-take-text')}`), dialog);
      await click('button', say('first-done'), dialog);
      await page.gone({ role: 'dialog' });
      const took = performance.now() - begun;
      assert.ok(took < A_MINUTE, `the first steps took ${Math.round(took)} ms`);
      assert.equal(clicks.length, 4);
      assert.equal((await world.shelf('rules')).default.take, 'text');
      // It is asked once.
      assert.deepEqual(await page.all({ role: 'button', name: say('first-begin') }), []);
    },
  );
}

/* In the page: what each choice of what to take says of itself, without the marks that keep directions apart. */
function costs() {
  return [...document.querySelectorAll('dialog input[name=first-take]')].map((input) =>
    input
      .closest('label')
      .querySelector('.choice-note')
      .textContent.replaceAll(/\p{Cf}/gu, '')
      .trim(),
  );
}
