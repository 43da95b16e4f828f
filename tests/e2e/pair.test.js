/** Two editions side by side, in a window of either direction: each text keeps its own, and section faces section. */

import assert from 'node:assert/strict';

import { journey } from './harness/journey.js';
import { choose, pattern, wordsOf } from './harness/look.js';
import { taken } from './harness/publishing.js';
import { HANDBOOK, takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

const OWN_NAMES = { en: 'English', ar: 'العربية' };
/** Headings of the same chapters. */
const CHAPTERS = {
  en: ['Tents', 'Water', 'Food', 'Schools', 'Doctors'],
  ar: ['الخيام', 'الماء', 'الطعام', 'المدارس', 'الأطباء'],
};

/** A guide in Markdown whose chapters have names for links, or none. */
function guide(lang, named) {
  const chapters = CHAPTERS[lang].map((heading, at) => {
    const name = named ? ` {#chapter-${'abcde'[at]}}` : '';
    return `## ${heading}${name}\n\n${`${CHAPTERS[lang].join(', ')}.\n\n`.repeat(40)}`;
  });
  return `# ${CHAPTERS[lang][0]}\n\n${chapters.join('')}`;
}

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

  journey(
    `chapters that one language alone has named are the same by the outline: ${language}, ${beside}`,
    async (world) => {
      const files = { 'en.md': guide('en', true), 'ar.md': guide('ar', false) };
      const id = await taken(world, { guide: { kind: 'handbook', files } });
      const page = await world.open();
      await choose(page, language, 'light');
      const address = `/read/${encodeURIComponent(id('guide', language))}?view=text`;
      await page.visit(`${address}&beside=${beside}`);
      const chapters = await until('both texts', () => page.run(headings));
      assert.deepEqual(
        chapters,
        CHAPTERS[language].map((heading, at) => [heading, CHAPTERS[beside][at]]),
      );

      await page.visit(address);
      const outline = await page.find({ role: 'navigation', name: say('outline') });
      await page.click({ role: 'link', name: new RegExp(CHAPTERS[language][3]), within: outline });
      await until('the chapter', () => page.run(chapterInView, language, CHAPTERS[language][3]));
      const languages = await page.find({ role: 'group', name: new RegExp(`^${say('section-in')}`) });
      await page.click({ role: 'button', name: new RegExp(`^${OWN_NAMES[beside]}`), within: languages });
      await until('the chapter in the other language', () => page.run(chapterInView, beside, CHAPTERS[beside][3]));
      const lacks = new RegExp(pattern(say('section-elsewhere')).split('{')[0]);
      assert.doesNotMatch(await page.text(await page.find({ role: 'main' })), lacks);
    },
  );
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

function headings() {
  const rows = [...document.querySelectorAll('.pair [data-row-of]')].map((row) =>
    [...row.querySelectorAll('.pair-cell')].map((cell) => cell.querySelector('h3, h2, .prose-heading')?.textContent),
  );
  const chapters = rows.filter((row) => row.some((heading) => heading));
  return chapters.length > 0 && chapters;
}

function chapterInView(lang, heading) {
  const article = document.querySelector('article');
  const found = [...(article?.querySelectorAll('.prose-heading') ?? [])].find((one) => one.textContent === heading);
  if (article?.lang !== lang || !found) return false;
  const { top, bottom } = found.getBoundingClientRect();
  return bottom > 0 && top < innerHeight / 2;
}
