/** Two editions side by side, in a window of either direction: each text keeps its own, and section faces section. */

import assert from 'node:assert/strict';

import { journey } from './harness/journey.js';
import { choose, wordsOf } from './harness/look.js';
import { HANDBOOK, takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

for (const [language, direction, beside] of [
  ['en', 'ltr', 'ar'],
  ['ar', 'rtl', 'en'],
]) {
  const say = wordsOf(language);

  journey(`two languages stand side by side: ${language}, ${beside}`, async (world) => {
    const page = await world.open();
    await takenIn(page);
    await choose(page, language, 'light');
    await page.visit(`/read/${encodeURIComponent(`${HANDBOOK.id}@${language}`)}?view=text&beside=${beside}`);
    await page.find({ role: 'region', name: say('beside-view') });
    const pair = await until('both texts', () => page.run(sides));
    assert.deepEqual(
      pair.heads.map(({ lang, direction: its, title }) => [lang, its, title]),
      [
        [language, direction, HANDBOOK[language]],
        [beside, direction === 'ltr' ? 'rtl' : 'ltr', HANDBOOK[beside]],
      ],
    );
    // What is read stands where a line of the window begins.
    assert.equal(pair.heads[0].left > pair.heads[1].left, direction === 'rtl');
    // The revision is said in the language of the window, of both.
    const revision = say('revision').split('{')[0].trim();
    assert.ok(
      pair.heads.every(({ note }) => note.includes(revision)),
      pair.heads.map(({ note }) => note).join('\n'),
    );
    assert.ok(pair.rows > 20, `${pair.rows} sections`);

    // A section that the outline leads to is in view in both languages, at the same height.
    const outline = await page.find({ role: 'navigation', name: say('outline') });
    const entry = (await page.all({ role: 'link', within: outline }))[8];
    const id = await page.run((link) => new URLSearchParams(link.hash.split('?')[1]).get('section'), entry);
    await page.run((link) => link.click(), entry);
    const facing = await until('the section in view', () => page.run(rowInView, id));
    assert.ok(Math.abs(facing.tops[0] - facing.tops[1]) < 1, facing.tops.join());
    const arabic = facing.texts.map((text) => /[\u0621-\u064A]/.test(text));
    assert.deepEqual(arabic, [language === 'ar', beside === 'ar']);
    assert.deepEqual(await page.axe(), []);
  });
}

/* In the page. */

function sides() {
  const heads = [...document.querySelectorAll('.pair-head .prose')];
  if (heads.length !== 2) return null;
  return {
    rows: document.querySelectorAll('.pair [data-row-of]').length,
    heads: heads.map((head) => ({
      lang: head.lang,
      direction: getComputedStyle(head).direction,
      title: head.querySelector('.prose-title').textContent,
      note: head.querySelector('.prose-title + p').textContent,
      left: head.getBoundingClientRect().left,
    })),
  };
}

function rowInView(id) {
  const row = document.querySelector(`[data-row-of="${CSS.escape(id)}"]`);
  if (!row) return null;
  const { top, bottom } = row.getBoundingClientRect();
  if (bottom <= 0 || top >= innerHeight / 2) return null;
  const cells = [...row.querySelectorAll('.pair-cell')];
  return { tops: cells.map((cell) => cell.getBoundingClientRect().top), texts: cells.map((cell) => cell.innerText) };
}
