/** Taking away: a hand-out of a notice, pages of a book, and what comes into the window from outside. */

import assert from 'node:assert/strict';
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { journey } from './harness/journey.js';
import { choose, wordsOf } from './harness/look.js';
import { run } from './harness/programs.js';
import { HANDBOOK, NOTICE, takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

/** The PDF that lies where copies are saved. */
async function saved(world) {
  const name = await until('a saved PDF', async () =>
    (await readdir(world.saved)).find((file) => file.endsWith('.pdf')),
  );
  return { name, bytes: await readFile(join(world.saved, name)) };
}

for (const { language, direction, notice } of [
  { language: 'en', direction: 'ltr', notice: NOTICE.id },
  { language: 'ar', direction: 'rtl', notice: 'starter/notices/telephone-interpreting' },
]) {
  const say = wordsOf(language);

  journey(`a notice becomes a hand-out of one sheet: ${language}`, async (world) => {
    const page = await world.open();
    await takenIn(page);
    await choose(page, language, 'light');
    await page.visit(`/notices/${encodeURIComponent(notice)}?lang=${language}`);
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
    assert.deepEqual(await page.axe(), []);
    await page.click({ role: 'button', name: say('take-handout-save') });
    await page.shows(say('toast-copy-saved'));
    const { name, bytes } = await saved(world);
    assert.equal(name, `${notice.split('/').at(-1)}.${language}.handout.pdf`);
    assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
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
}

journey('a book is set on pages in an Arabic window, by the key for printing', async (world) => {
  const page = await world.open();
  await takenIn(page);
  await page.goTo('Settings');
  await page.click({ role: 'radio', name: /العربية/ });
  await page.visit(`/read/${encodeURIComponent(`${HANDBOOK.id}@ar`)}`);
  await page.find({ role: 'article' });
  await page.press('Control+p');
  await page.click({ role: 'button', name: 'فتح للطباعة' });
  await page.shows('فُتحت للطباعة');
  assert.equal((await saved(world)).bytes.subarray(0, 5).toString(), '%PDF-');
});

/** Selects the words of the first lines that are seen: of a page, or of the text. */
function selectWords() {
  const piece =
    [...document.querySelectorAll('.pdf-page .text-layer span')].find((one) => one.textContent.length > 30) ??
    document.querySelector('.prose p');
  if (!piece) return false;
  getSelection().selectAllChildren(piece);
  return getSelection().toString().length > 20;
}

journey('words, a section and all of a document are opened for printing from its text and its pages', async (world) => {
  const page = await world.open();
  await takenIn(page);
  const [words, section, all] = [/^The selected words/, /^This section: /, /^Everything/];
  for (const [view, choices] of [
    ['text', [words, section]],
    ['pages', [words, section, all]],
  ]) {
    await page.visit(`/read/${encodeURIComponent(`${HANDBOOK.id}@en`)}?page=8&view=${view}`);
    await until('words to select', () => page.run(selectWords));
    const sizes = [];
    for (const choice of choices) {
      await page.press('Control+p');
      await page.click({ role: 'radio', name: choice });
      await page.click({ role: 'button', name: 'Open for printing' });
      await until('the dialog closed', () => page.run(() => document.querySelector('dialog[open]') === null));
      const { name, bytes } = await saved(world);
      assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
      sizes.push(bytes.length);
      await rm(join(world.saved, name));
    }
    assert.ok(sizes.length < 3 || sizes[2] > sizes[1], `a section is a part of all: ${sizes}`);
  }
});

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
