/** Words are marked in the window, keep to their text when a new revision comes, and are listed, exported and kept. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { journey } from './harness/journey.js';
import { choose, pattern, wordsOf } from './harness/look.js';
import { corrected, guide, taken } from './harness/publishing.js';
import { HANDBOOK, takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

/** A guide in two directions: what is marked in it, and what becomes of its text. */
const GUIDE = {
  en: {
    title: 'Guide to the centre',
    before:
      '## Opening {#opening}\n\nThe centre opens at nine.\n\n## Files {#files}\n\nFiles stay in a locked cupboard.\n',
    after:
      '## Opening {#opening}\n\nThe centre opens at ten, and closes at five.\n\n## Files {#files}\n\nMuch was added here. ' +
      'Files stay in a locked cupboard. Ask for the key.\n',
    words: 'Files stay in a locked cupboard.',
  },
  ar: {
    title: 'دليل المركز',
    before: '## الدوام {#opening}\n\nيفتح المركز في التاسعة.\n\n## الملفات {#files}\n\nتبقى الملفات في خزانة مقفلة.\n',
    after:
      '## الدوام {#opening}\n\nيفتح المركز في العاشرة ويغلق في الخامسة.\n\n## الملفات {#files}\n\nأضيف هنا الكثير. ' +
      'تبقى الملفات في خزانة مقفلة. اطلب المفتاح.\n',
    words: 'تبقى الملفات في خزانة مقفلة.',
  },
};

/** What is noted beside it. */
const NOTE = { en: 'Ask Drita.', ar: 'اسأل دريتا.' };

for (const [window, onward] of [
  ['en', 'ArrowRight'],
  ['ar', 'ArrowLeft'],
]) {
  const say = wordsOf(window);
  const green = new RegExp(pattern(say('mark-in'), { colour: say('colour-green') }));

  journey(`words marked in both directions keep to their text, and are found again: ${window}`, async (world) => {
    await taken(world, guide(GUIDE, 1));

    const route = (language) => `/read/${encodeURIComponent(`office/library/guide@${language}`)}?section=files`;
    const page = await world.open();
    await choose(page, window, 'light');
    const open = async (language) => {
      await page.visit(route(language));
      await until(`the text in ${language}`, () => page.run(isRead, language));
    };
    const drawnIs = (what, colour, words) =>
      until(what, async () => (await page.run(drawnIn, colour)).join() === words);
    for (const [language, { words }] of Object.entries(GUIDE)) {
      await open(language);
      // By the keyboard: choose the sentence, take the second colour, bookmark the section.
      await page.press('h');
      await page.find({ role: 'toolbar', name: say('mark-tools') });
      // Both sections stand in view, and the first sentence in view comes first.
      await page.press('ArrowDown');
      await until('the sentence', async () => (await page.run(selected)) === words);
      await page.press('Tab');
      await page.press(onward);
      await until('the second colour', async () => green.test((await page.focused()).name));
      await page.press('Enter');
      await page.gone({ role: 'toolbar', name: say('mark-tools') });
      await drawnIs('the drawn highlight', 'green', words);
      await page.press('Control+d');
      await page.find({ role: 'button', name: say('bookmark-remove-section') });

      // A note, beside the text.
      const beside = { role: 'region', name: say('marks') };
      if ((await page.all(beside)).length === 0) await page.press('m');
      const aside = await page.find(beside);
      const note = await until('the mark beside its text', async () => {
        const [first] = await page.all({ role: 'button', name: say('note-add'), within: aside });
        return first;
      });
      await page.run((button) => button.click(), note);
      await page.find({ role: 'textbox', within: aside });
      await page.type(NOTE[language]);
      await page.press('Control+Enter');
      await page.shows(NOTE[language]);
      assert.deepEqual(await page.axe(), []);
    }

    // A new revision comes from another process; the text that is open is exchanged when the person says so.
    await corrected(world, guide(GUIDE, 2));
    await world.shelf('sync');
    await page.click({ role: 'button', name: say('newer-open') });
    await drawnIs('the highlight at its words', 'green', GUIDE.ar.words);

    await page.visit('/saved?part=marks');
    const list = await page.find({ role: 'region', name: say('marks') });
    for (const { title } of Object.values(GUIDE))
      await page.find({ role: 'heading', name: new RegExp(title), within: list });
    assert.deepEqual(await page.axe(), []);
    const rows = () => page.run(() => document.querySelectorAll('.mark-row').length);
    assert.equal(await rows(), 4);
    await page.focus(await page.find({ role: 'searchbox', name: say('marks-find') }));
    await page.type(NOTE[window]);
    await until('the mark with that note alone', async () => (await rows()) === 1);
    await page.press('Escape');
    await until('all marks again', async () => (await rows()) === 4);
    await page.click({ role: 'button', name: say('marks-export') });
    const file = await until('the exported marks', () => readFile(join(world.saved, 'marks.md'), 'utf8'));
    for (const [language, { words }] of Object.entries(GUIDE))
      assert.ok(file.includes(`> ${words}\n`) && file.includes(NOTE[language]), file);

    for (const { words } of Object.values(GUIDE)) {
      await page.visit('/saved?part=marks');
      const link = await until('the mark in the list', async () => {
        const [found] = await page.all({ role: 'link', name: new RegExp(words) });
        return found;
      });
      await page.run((element) => element.click(), link);
      await drawnIs('the mark that was opened', 'current', words);
    }
    // Kept, and at the same words: as another process finds them.
    const { items } = await world.shelf('marks', 'list');
    const kept = items.map(({ of, orphaned, words }) => [of, orphaned, of === 'words' ? words : '']);
    assert.deepEqual(
      kept.toSorted().map((mark) => mark.join()),
      [
        'section,false,',
        'section,false,',
        ...Object.values(GUIDE)
          .map(({ words }) => `words,false,${words}`)
          .toSorted(),
      ],
    );
  });
}

for (const [language, view] of [
  ['en', 'ltr'],
  ['ar', 'rtl'],
]) {
  journey(`words marked on a page in ${language} are those of the text, and the other way about`, async (world) => {
    const say = wordsOf(language);
    const edition = `${HANDBOOK.id}@${language}`;
    const page = await world.open();
    await takenIn(page);
    await choose(page, language, 'light');
    await page.visit(`/read/${encodeURIComponent(edition)}?page=12&view=pages`);
    await until('the words of the page', () => page.run(wordsOnPage, 12));
    await page.press('h');
    await page.find({ role: 'toolbar', name: say('mark-tools') });
    assert.deepEqual(await page.axe(), []);
    await page.press('ArrowDown', 'Enter');
    await until('the highlight on the page', async () => (await page.run(drawnIn, 'yellow')).length === 1);
    const { items } = await world.shelf('marks', 'list');
    const [mark] = items;
    assert.equal(items.length, 1);
    assert.ok(mark.page >= 12 && mark.page <= 13 && mark.words.split(' ').length > 3, JSON.stringify(mark));
    const letters = (text) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
    const onPage = await page.run(drawnIn, 'yellow');
    assert.equal(letters(onPage.join()), letters(mark.words));
    assert.equal(await page.run(drawnWhere, 'yellow'), mark.page);

    await page.click({ role: 'button', name: say('view-text') });
    await until('the highlight in the text', async () => {
      const drawn = await page.run(drawnIn, 'yellow');
      return drawn.length === 1 && letters(drawn.join()) === letters(mark.words);
    });
    assert.equal(await page.run(() => getComputedStyle(document.querySelector('article')).direction), view);

    // From the list it is gone to on its page.
    await page.click({ role: 'button', name: say('view-pages') });
    await until('the page', () => page.run(wordsOnPage, mark.page));
    await page.press('Control+g');
    await page.type('1');
    await page.press('Enter');
    await page.focus(await page.find({ role: 'group', name: new RegExp(pattern(say('pages-of'))) }));
    await page.press('m');
    const aside = await page.find({ role: 'region', name: say('marks') });
    const [shown] = (await page.all({ role: 'button', within: aside })).slice(1);
    await page.run((button) => button.click(), shown);
    await until('the mark on its page', async () => (await page.run(drawnWhere, 'current')) === mark.page);
    assert.deepEqual(await page.axe(), []);
  });
}

/* In the page. */
function isRead(language) {
  const article = document.querySelector('article.prose');
  return article?.lang === language && !!article.querySelector('[data-section]');
}
function wordsOnPage(number) {
  const layer = document.querySelector(`[data-page="${number}"] :is(.word-layer, .text-layer)`);
  return (layer?.textContent.length ?? 0) > 100;
}
function drawnWhere(colour) {
  const [range] = CSS.highlights.get(`mark-${colour}`) ?? [];
  return Number(range?.startContainer.parentElement.closest('[data-page]')?.dataset.page);
}
function selected() {
  return document.getSelection().toString();
}
function drawnIn(colour) {
  return [...(CSS.highlights.get(`mark-${colour}`) ?? [])].map((range) => range.toString());
}
