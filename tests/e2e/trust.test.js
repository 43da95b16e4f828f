/** Trusting a publisher, and what is taken of it: by card, by rule, on demand; and whether it is all sound. */

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { journey } from './harness/journey.js';
import { choose, pattern, wordsOf } from './harness/look.js';
import { paper } from './harness/paper.js';
import { about, taken } from './harness/publishing.js';
import { takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

/** What the office says besides in another language. */
const WELCOME = {
  fr: ['# Bienvenue\n\n## Premier pas {#first}\n\nUne pastèque nourrit douze.\n', 'Une pastèque nourrit douze.'],
  ar: ['# أهلًا وسهلًا\n\n## الخطوة الأولى {#first}\n\nبطيخة واحدة تكفي اثني عشر.\n', 'بطيخة واحدة تكفي اثني عشر.'],
};

/** An office with a repository; gives the repository and its card. */
async function office(world, language = 'fr') {
  const content = join(world.folder, 'office');
  const repository = join(world.folder, 'repository');
  await world.publish('init', content, '--id', 'field-office', '--name', 'Field office');
  await writeFile(join(content, 'collections/library/welcome', `${language}.md`), WELCOME[language][0]);
  await world.publish('build', content, '--out', repository);
  const card = await readFile(join(repository, 'publisher.fieldshelf-card'), 'utf8');
  return { repository, card };
}

/** Drops a card's text on the window, as the file it is. */
function drop(page, text) {
  return page.run((card) => {
    const data = new DataTransfer();
    data.items.add(new File([card], 'office.fieldshelf-card'));
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
  }, text);
}

journey('a source is refused when its key differs and added when it is the same', async (world) => {
  const { repository, card } = await office(world);
  const page = await world.open();
  await takenIn(page);
  await drop(page, card);
  const asked = await page.find({ role: 'dialog' });
  await page.find({ role: 'heading', name: 'Is this the key on your card?' });
  const shown = (await page.text(asked)).match(/(?:[0-9A-F]{4}\s+){15}[0-9A-F]{4}/)?.[0].replaceAll(/\s/g, '');
  assert.deepEqual(await page.axe(), []);
  await page.click({ role: 'button', name: 'It differs' });
  await page.gone({ role: 'dialog' });
  await page.shows('Nothing was added.');
  assert.equal((await world.shelf('source', 'list')).sources.filter(({ built_in: own }) => !own).length, 0);

  await page.goTo('Updates');
  await page.click({ role: 'button', name: 'Add…' });
  await page.focus(await page.find({ role: 'textbox', name: /^Card, address or folder/ }));
  await page.type(repository);
  await page.press('Enter');
  await page.find({ role: 'heading', name: 'Is this the key on your card?' });
  await page.click({ role: 'button', name: 'It is the same' });
  await page.gone({ role: 'dialog' });
  const sources = await until('the source', async () => {
    const all = (await world.shelf('source', 'list')).sources.filter(({ built_in: own }) => !own);
    return all.length === 1 && all;
  });
  assert.equal(sources[0].fingerprint.toUpperCase(), shown);
  assert.equal(sources[0].location, repository);

  await page.click({ role: 'button', name: 'Card of Field office' });
  await page.find({ role: 'img', name: 'Code of Field office' });
  assert.deepEqual(await page.axe(), []);
  await page.press('Escape');
  await page.gone({ role: 'dialog' });

  await page.click({ role: 'button', name: 'Check now' });
  await page.goTo('Library');
  await page.shows('Welcome');

  await page.goTo('Updates');
  await page.click({ role: 'button', name: /^Remove Field office/ });
  await page.shows('1 publication goes from this computer');
  await page.click({ role: 'button', name: 'Remove the publisher' });
  await page.gone({ role: 'dialog' });
  await until('the source to go', async () => (await world.shelf('source', 'list')).sources.length === 1);
});

for (const [language, direction, lang, outcome] of [
  ['en', 'ltr', 'fr', /With this, (nothing|the next update)/],
  ['ar', 'rtl', 'ar', /بهذا (لا يبقى|يجلب)/],
]) {
  const say = wordsOf(language);
  const named = (id, values) => new RegExp(`^${pattern(say(id), values)}`);
  /** The window in the language, once it shows the starter library and so many publications besides. */
  const open = async (world, others) => {
    const page = await world.open();
    await takenIn(page, others);
    await choose(page, language, 'light');
    assert.equal(await page.run(() => getComputedStyle(document.body).direction), direction);
    return page;
  };

  journey(`what is on demand is fetched where it is wanted, read, and freed again: ${language}`, async (world) => {
    const { repository } = await office(world, lang);
    const page = await open(world);
    await world.shelf('source', 'add', repository, '--yes');
    await page.visit('/updates');
    await page.click({ role: 'button', name: named('rules-change-of', { title: say('rules-default') }) });
    await page.click({ role: 'radio', name: named('rule-take-on-demand') });
    await page.shows(outcome);
    assert.deepEqual(await page.axe(), []);
    await page.click({ role: 'button', name: say('rules-apply') });
    await page.gone({ role: 'dialog' });
    assert.equal((await world.shelf('rules', 'list')).default.take, 'on-demand');
    await world.shelf('sync');

    await page.visit(`/read/${encodeURIComponent(`field-office/library/welcome@${lang}`)}`);
    await page.find({ role: 'heading', name: say('text-absent-title') });
    await page.click({ role: 'button', name: named('download') });
    await page.find({ role: 'article' });
    await page.shows(WELCOME[lang][1]);
    const detail = await world.shelf('show', 'welcome');
    const here = detail.row.editions.map((edition) => [edition.lang, edition.availability]);
    assert.deepEqual(Object.fromEntries(here), { en: 'not_here', [lang]: 'downloaded' });

    await page.visit('/settings');
    await page.click({ role: 'button', name: say('care-check') });
    await page.shows(say('care-sound'), 30_000);
    await page.click({ role: 'button', name: say('backup-save') });
    await page.shows(say('backup-saved'));
    assert.match(await readFile(join(world.saved, 'fieldshelf.backup'), 'utf8'), /field-office/);
    assert.deepEqual(await page.axe(), []);
  });

  journey(`a document whose file is not here is read as text, and its file is fetched: ${language}`, async (world) => {
    const plan = paper([{ lines: ['The bus leaves at nine'] }], { title: 'Plan' });
    const files = { [`${language}.toml`]: about('Plan'), [`${language}.pdf`]: plan };
    const id = await taken(world, { plan: { kind: 'handbook', files } }, '--take', 'text');
    const page = await open(world, 2);
    await page.visit(`/read/${encodeURIComponent(id('plan', language))}`);
    const article = await page.find({ role: 'article' });
    assert.match(await page.text(article), /The bus leaves at nine/);
    assert.equal(await page.attribute(article, 'lang'), language);
    assert.deepEqual(await page.axe(), []);
    await page.click({ role: 'button', name: named('download-file') });
    await page.click({ role: 'button', name: say('view-pages') });
    await until('its pages', () => page.run(() => !!document.querySelector('.pdf-page[data-drawn]')));
    assert.deepEqual(await page.all({ role: 'button', name: named('download-file') }), []);
  });
}
