/** Taking away: a hand-out of a notice, pages of a book, and what comes into the window from outside. */

import assert from 'node:assert/strict';
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { journey } from './harness/journey.js';
import { choose, pattern, wordsOf } from './harness/look.js';
import { run } from './harness/programs.js';
import { HANDBOOK, NOTICE, documentPath, takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

/** A page of the starter library that is written in Markdown. */
const WRITTEN = 'information-has-a-date';

/** A notice in both languages. */
const INTERPRETING = 'starter/notices/telephone-interpreting';

/** The PDF that lies where copies are saved. */
async function saved(world) {
  const name = await until('a saved PDF', async () =>
    (await readdir(world.saved)).find((file) => file.endsWith('.pdf')),
  );
  return { name, bytes: await readFile(join(world.saved, name)) };
}

for (const { language, direction, notice, other } of [
  { language: 'en', direction: 'ltr', notice: NOTICE.id, other: ['ar', 'العربية'] },
  { language: 'ar', direction: 'rtl', notice: INTERPRETING, other: ['en', 'English'] },
]) {
  const say = wordsOf(language);

  journey(`a notice becomes a hand-out, in one language and in two: ${language}`, async (world) => {
    const page = await world.open();
    await takenIn(page);
    await choose(page, language, 'light');
    await page.visit(`/notices/${encodeURIComponent(INTERPRETING)}?lang=${language}`);
    const handOut = async (...more) => {
      await page.click({ role: 'button', name: say('handout') });
      const dialog = await page.find({ role: 'dialog', name: say('keys-print') });
      assert.equal(await page.run((element) => getComputedStyle(element).direction, dialog), direction);
      // What is read is what is chosen, and named in its own language.
      const languages = await page.find({ role: 'group', name: say('take-languages'), within: dialog });
      const chosen = () =>
        page.run(
          (group) =>
            [...group.querySelectorAll(':checked')].map((box) => box.closest('label').querySelector('[lang]').lang),
          languages,
        );
      assert.deepEqual(await chosen(), [language]);
      for (const name of more) await page.click({ role: 'checkbox', name, within: languages });
      const wanted = await chosen();
      await page.click({ role: 'button', name: say('take-handout-save'), within: dialog });
      await page.gone({ role: 'dialog' });
      const { name, bytes } = await saved(world);
      assert.equal(name, `telephone-interpreting.${wanted.join('-')}.handout.pdf`);
      assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
      await rm(join(world.saved, name));
      return { wanted, length: bytes.length };
    };
    const one = await handOut();
    await page.shows(say('toast-copy-saved'));
    const [lang, name] = other;
    const both = await handOut(name);
    assert.deepEqual(both.wanted.toSorted(), [language, lang].toSorted());
    // Its letters and their fonts come on top: another script.
    assert.ok(both.length > one.length * 1.2, `${both.length} bytes for two languages, ${one.length} for one`);
  });

  journey(`a second start hands its link over to the window and ends: ${language}`, async (world) => {
    const app = process.env.FIELDSHELF_APP;
    // The person's own library: the one that a start without options opens.
    const page = await world.openProgram(app, []);
    await takenIn(page);
    await choose(page, language, 'light');
    for (const [link, place, kind] of [
      [`fieldshelf://${HANDBOOK.id}@${language}`, `/read/${HANDBOOK.id}@${language}`, 'article'],
      [`fieldshelf://${notice}@${language}`, `/notices/${notice}?lang=${language}`, 'tabpanel'],
    ]) {
      const second = await run(app, [link], world.env);
      assert.equal(second.code, 0, second.err);
      await until(`the place ${place}`, async () => (await page.route()).startsWith(place));
      const text = await page.find({ role: kind });
      await until('the text in its language', () => page.run((element, lang) => element.lang === lang, text, language));
      assert.equal(await page.run((element) => getComputedStyle(element).direction, text), direction);
    }
    assert.equal(await page.run(() => document.documentElement.dir), direction, 'the window stays as it was chosen');
  });

  journey(`a book is set on pages by the key for printing: ${language}`, async (world) => {
    const page = await world.open();
    await takenIn(page);
    await choose(page, language, 'light');
    await page.visit(`/read/${encodeURIComponent(`${HANDBOOK.id}@${language}`)}`);
    await page.find({ role: 'article' });
    await page.press('Control+p');
    await page.click({ role: 'button', name: say('take-open') });
    await page.shows(say('take-opened'));
    assert.equal((await saved(world)).bytes.subarray(0, 5).toString(), '%PDF-');
  });

  journey(`copies are saved in several languages as published, as plain text, as pages: ${language}`, async (world) => {
    const page = await world.open();
    await takenIn(page);
    await choose(page, language, 'light');
    await page.visit(`/read/${encodeURIComponent(`${HANDBOOK.id}@${language}`)}?view=text`);
    const [lang, name] = other;
    const save = async (form, ...languages) => {
      await page.click({ role: 'button', name: say('take-title') });
      const within = await page.find({ role: 'dialog', name: say('keys-print') });
      await page.click({ role: 'radio', name: new RegExp(`^${pattern(say(form))}`), within });
      for (const one of languages) await page.click({ role: 'checkbox', name: one, within });
      // How many there are is on the button.
      await page.run(() => document.querySelector('dialog[open] .btn.main').click());
      await page.gone({ role: 'dialog', name: say('keys-print') });
    };
    await save('take-file', name);
    await save('take-text');
    const folder = 'migrant-resource-centre';
    const wanted = [`${folder}.${language}.pdf`, `${folder}.${lang}.pdf`, `${folder}.${language}.txt`];
    const lies = async () => (await readdir(world.saved)).toSorted();
    await until('the copies', async () => (await lies()).join() === wanted.toSorted().join());
    for (const one of [language, lang]) {
      const published = await readFile(documentPath(`handbooks/${folder}/${one}.pdf`));
      assert.deepEqual(await readFile(join(world.saved, `${folder}.${one}.pdf`)), published);
    }
    const text = await readFile(join(world.saved, `${folder}.${language}.txt`), 'utf8');
    assert.ok(text.includes(HANDBOOK[language]) && text.length > 10_000, text.slice(0, 200));
    // What was written in Markdown has no pages of its own: they are set.
    const written = `starter/stories/${WRITTEN}@${language}`;
    await page.visit(`/read/${encodeURIComponent(written)}`);
    await save('take-pdf');
    const set = `${WRITTEN}.${language}.pdf`;
    await until('the pages', async () => (await lies()).includes(set));
    const pages = await readFile(join(world.saved, set));
    assert.equal(pages.subarray(0, 5).toString(), '%PDF-');
  });

  journey(`words, a section and all are opened for printing from text and pages: ${language}`, async (world) => {
    const page = await world.open();
    await takenIn(page);
    await choose(page, language, 'light');
    const [words, section, all] = ['take-selection', 'take-section', 'take-all'].map(
      (id) => new RegExp(`^${pattern(say(id))}`),
    );
    for (const [view, choices, select] of [
      ['text', [words, section], selectWords],
      ['pages', [words, section, all], selectWords],
      // The foot of one page and the head of the next stand between the words.
      ['pages', [words], selectOverPages],
    ]) {
      await page.visit(`/read/${encodeURIComponent(`${HANDBOOK.id}@${language}`)}?page=8&view=${view}`);
      // A text that is still being opened forgets what was selected in it.
      await until('the place', async () => (await page.route()).includes('section='));
      await until('words to select', () => page.run(select, view));
      const sizes = [];
      for (const choice of choices) {
        await page.press('Control+p');
        await page.click({ role: 'radio', name: choice });
        await page.click({ role: 'button', name: say('take-open') });
        await until('the dialog closed', () => page.run(() => document.querySelector('dialog[open]') === null));
        const { name, bytes } = await saved(world);
        assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
        sizes.push(bytes.length);
        await rm(join(world.saved, name));
      }
      assert.ok(sizes.length < 3 || sizes[2] > sizes[1], `a section is a part of all: ${sizes}`);
    }
  });
}

journey('a file is dragged out of the window as it was published', async (world) => {
  const page = await world.open();
  await takenIn(page);
  await page.visit(`/library/${encodeURIComponent(HANDBOOK.id)}`);
  const url = await until('what is dragged', () =>
    page.run(() => {
      const file = document.querySelector('.links li[draggable="true"]');
      if (!file) return undefined;
      file.dispatchEvent(new PointerEvent('pointerenter'));
      const dataTransfer = new DataTransfer();
      file.dispatchEvent(new DragEvent('dragstart', { dataTransfer, cancelable: true }));
      return dataTransfer.getData('text/uri-list') || undefined;
    }),
  );
  const dragged = fileURLToPath(url);
  assert.equal(dragged, join(world.saved, 'migrant-resource-centre.en.pdf'));
  const published = new URL(
    '../../resources/starter/collections/handbooks/migrant-resource-centre/en.pdf',
    import.meta.url,
  );
  assert.deepEqual(await readFile(dragged), await readFile(published));
});

/* In the page: selects some of the words that are seen, of a page or of the text. */
function selectWords(view) {
  const layer = view === 'pages' ? '.pdf-page :is(.word-layer, .text-layer) span' : 'article [data-section] p';
  const pieces = [...document.querySelectorAll(layer)].filter((one) => one.textContent.trim() !== '');
  // A piece is a line or a paragraph; else it is a word, and several are taken.
  const line = pieces.findIndex((piece) => piece.textContent.length > 30);
  const [first, last] = line >= 0 ? [line, line] : [0, 8];
  if (!pieces[last]) return false;
  getSelection().setBaseAndExtent(pieces[first], 0, pieces[last], pieces[last].childNodes.length);
  return getSelection().toString().length > 20;
}

/* In the page: selects from the middle of a page to the middle of the next, where both are drawn with their words. */
function selectOverPages() {
  const layers = [...document.querySelectorAll('.pdf-page:not(.waiting) :is(.word-layer, .text-layer)')];
  const pieces = layers.map((layer) => [...layer.querySelectorAll('span')].filter((one) => one.textContent.trim()));
  const at = pieces.findIndex((here, page) => here.length > 8 && pieces[page + 1]?.length > 8);
  if (at < 0) return false;
  const [from, to] = [pieces[at], pieces[at + 1]].map((here) => here[here.length >> 1]);
  getSelection().setBaseAndExtent(from, 0, to, to.childNodes.length);
  return getSelection().toString().includes('\n');
}
