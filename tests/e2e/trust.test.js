/** Trusting a publisher, and what is taken of it: by card, by rule, on demand; and whether it is all sound. */

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { journey } from './harness/journey.js';
import { takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

/** An office with a repository; gives the repository, its card and its key in groups of four. */
async function office(world) {
  const content = join(world.folder, 'office');
  const repository = join(world.folder, 'repository');
  await world.publish('init', content, '--id', 'field-office', '--name', 'Field office');
  const welcome = join(content, 'collections/library/welcome');
  await writeFile(join(welcome, 'fr.md'), '# Bienvenue\n\n## Premier pas {#first}\n\nUne pastèque nourrit douze.\n');
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

journey('what is on demand is fetched where it is wanted, read, and freed again', async (world) => {
  const { repository } = await office(world);
  const page = await world.open();
  await takenIn(page);
  await world.shelf('source', 'add', repository, '--yes');
  await page.goTo('Updates');
  await page.click({ role: 'button', name: 'Change what is taken: All other collections' });
  await page.click({ role: 'radio', name: /^On demand/ });
  await page.shows(/With this, (nothing|the next update)/);
  assert.deepEqual(await page.axe(), []);
  await page.click({ role: 'button', name: 'Apply' });
  await page.gone({ role: 'dialog' });
  assert.equal((await world.shelf('rules', 'list')).default.take, 'on-demand');
  await world.shelf('sync');

  await page.visit(`/read/${encodeURIComponent('field-office/library/welcome@fr')}`);
  await page.find({ role: 'heading', name: 'Not on this computer' });
  await page.click({ role: 'button', name: /^Download… / });
  await page.find({ role: 'article' });
  await page.shows('Une pastèque nourrit douze.');
  const detail = await world.shelf('show', 'welcome');
  const here = detail.row.editions.map(({ lang, availability }) => [lang, availability]);
  assert.deepEqual(here, [
    ['en', 'not_here'],
    ['fr', 'downloaded'],
  ]);

  await page.goTo('Settings');
  await page.click({ role: 'button', name: 'Check everything' });
  await page.shows('Everything is as it should be.', 30_000);
  await page.click({ role: 'button', name: 'Save a backup…' });
  await page.shows('Backup saved');
  assert.match(await readFile(join(world.saved, 'fieldshelf.backup'), 'utf8'), /field-office/);
  assert.deepEqual(await page.axe(), []);
});
