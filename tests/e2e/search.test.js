/** A word typed in Latin letters is found in Cyrillic text, opened at its place, and the document is taken along. */

import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { journey } from './harness/journey.js';
import { HANDBOOK, hash, sha256, takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

journey('Serbian in Latin letters finds the Cyrillic handbook and opens it at the hit', async (world) => {
  const page = await world.open();
  await takenIn(page);
  await page.goTo('Search');
  await page.focus(await page.find({ role: 'searchbox', name: /^Search the full text/ }));
  await page.type('baterijsku lampu');
  const results = await page.find({ role: 'region', name: 'Results' });
  const wanted = { role: 'link', name: /Приватност и безбедност.*батеријску лампу/s, within: results };
  const hit = await page.find(wanted);
  const marked = await page.run((link) => [...link.querySelectorAll('mark')].map((mark) => mark.innerText), hit);
  assert.ok(marked.join(' ').includes('батеријску'), `the snippet marks the word: ${marked}`);
  const onPage = /page (\d+)/.exec(await page.text(hit))[1];
  await page.click(wanted);

  await until('the reader', async () => (await page.route()).startsWith(`/read/${HANDBOOK.id}@sr-Cyrl`));
  const current = await until('the hit in view', () => page.run(markInView, 'article'));
  assert.match(current.text, /батеријску|лампу/);
  assert.equal(current.section, 'privacy-and-safety');
  assert.match(await page.route(), /section=privacy-and-safety/);

  await page.click({ role: 'button', name: 'Pages' });
  await page.shows(`page ${onPage} of`);
});

journey('a hit in a notice opens the notice with the found words marked in view', async (world) => {
  const page = await world.open();
  await takenIn(page);
  await page.goTo('Search');
  await page.focus(await page.find({ role: 'searchbox', name: /^Search the full text/ }));
  await page.type('call another interpreter');
  const results = await page.find({ role: 'region', name: 'Results' });
  await page.click({ role: 'link', name: /When not to use it.*call and ask for another/s, within: results });
  await until('the notice', async () => (await page.route()).startsWith('/notices/'));
  const mark = await until('the found words in view', () => page.run(markInView, '[role=tabpanel]'));
  assert.match(mark.text, /call|another|interpreter/);
  const section = new URLSearchParams((await page.route()).split('?')[1]).get('section');
  assert.equal(mark.section, section, 'the hit that is shown is the one that was opened');
});

journey(
  'a search is narrowed by counts that are true, in order of date, and the original of what was corrected is one key away',
  async (world) => {
    const page = await world.open();
    await takenIn(page);
    await page.goTo('Search');
    await page.focus(await page.find({ role: 'searchbox', name: /^Search the full text/ }));
    await page.type('interpreter');
    const facets = await page.find({ role: 'complementary', name: 'Narrow' });
    for (const legend of ['Language', 'Kind', 'Collection', 'Topic', 'Year']) {
      await page.find({ role: 'group', name: legend, within: facets });
    }
    const english = { role: 'checkbox', name: /^English\s*\d+/, within: facets };
    const [, count] = /(\d+)\s*$/.exec(
      await page.run((box) => box.closest('label').innerText, await page.find(english)),
    );
    await page.click(english);
    await page.shows(new RegExp(`(^|\\s)${count} hits?\\s`));
    await page.click({ role: 'button', name: /^Order/ });
    await page.click({ role: 'radio', name: /^Newest first/ });
    assert.match(await page.route(), /lang=en.*order=date/);
    assert.deepEqual(await page.axe(), []);

    await page.visit('/search?q=interpretor%20telephone');
    await page.shows('Showing results for');
    await page.focus(await page.find({ role: 'searchbox', name: /^Search the full text/ }));
    await page.press('Shift+Enter');
    await page.shows('Did you mean');
  },
);

journey(
  'what is not here is found by its title and fetched with one key; a kept search tells what an update brought',
  async (world) => {
    const content = join(world.folder, 'office');
    const repository = join(world.folder, 'repository');
    await world.publish('init', content, '--id', 'field-office', '--name', 'Field office');
    const welcome = join(content, 'collections/library/welcome');
    const write = (more) =>
      writeFile(join(welcome, 'fr.md'), `# Des pastèques\n\n## Pas {#un}\n\nUne pastèque nourrit douze.\n${more}`);
    await write('');
    await world.publish('build', content, '--out', repository);
    await world.shelf('source', 'add', repository, '--yes');
    await world.shelf('rules', 'set', '--take', 'on-demand');
    await world.shelf('sync');

    const page = await world.open();
    await page.goTo('Search');
    await page.focus(await page.find({ role: 'searchbox', name: /^Search the full text/ }));
    await page.type('pasteques');
    const away = await page.find({ role: 'region', name: 'Not on this computer' });
    await page.find({ role: 'button', name: /^Download… /, within: away });
    assert.deepEqual(await page.axe(), []);
    await page.press('ArrowDown');
    await page.press('Enter');
    const hit = await page.find({ role: 'link', name: /Une pastèque nourrit douze/ });
    assert.ok(hit);
    await page.click({ role: 'button', name: 'Save this search' });
    await page.shows('Search saved.');

    await page.goTo('Library');
    await write('\n## Suite {#deux}\n\nLa pastèque suivante.\n');
    await writeFile(join(welcome, 'fr.toml'), 'format = 1\nrevision = 2\n');
    await world.publish('build', content, '--out', repository);
    await world.shelf('sync');
    const rail = await page.find({ role: 'navigation', name: 'Main' });
    // The section that stayed as it was is no news.
    await page.find({ role: 'link', name: /^Search.*1 new hit/, within: rail });
    await page.goTo('Search');
    await page.click({ role: 'link', name: /^pasteques.*1 new hit/ });
    await page.find({ role: 'link', name: /La pastèque suivante/ });
    await page.find({ role: 'link', name: /^Search(?!.*new)/, within: rail });
  },
);

journey('Arabic words stand on their line, in a window in another language too', async (world) => {
  const page = await world.open();
  await takenIn(page);
  await page.visit(`/search?q=${encodeURIComponent('الهاتف')}`);
  await until('the hits', () => page.run(() => document.querySelector('.hit-txt:lang(ar)') !== null));
  // Marks moved to their letter lift the word in this webview (engine.ts).
  const lifted = await page.run(() =>
    [...document.querySelectorAll('main :lang(ar)')]
      .filter((element) => getComputedStyle(element).fontFeatureSettings !== '"mark" 0')
      .map(({ className }) => className),
  );
  assert.deepEqual(lifted, []);
});

journey('a saved copy is the published file, byte for byte', async (world) => {
  const page = await world.open();
  await takenIn(page);
  await page.visit(`/read/${encodeURIComponent(`${HANDBOOK.id}@sr-Cyrl`)}`);
  await page.find({ role: 'article' });
  await page.click({ role: 'button', name: 'Save a copy…' });
  await page.shows('Copy saved');
  const saved = await readdir(world.saved);
  assert.equal(saved.length, 1, saved.join(', '));
  assert.match(saved[0], /\.pdf$/);
  const published = await sha256('handbooks/migrant-resource-centre/sr-Cyrl.pdf');
  assert.equal(await hash(join(world.saved, saved[0])), published);
});

journey('searches that look for nothing are answered, never an error', async (world) => {
  const page = await world.open('--route', '/search');
  await page.find({ role: 'heading', name: 'Search everything on this computer' });
  for (const query of ['"?!«»', '"unclosed quote', `${'x'.repeat(10_000)}`]) {
    await page.run((text) => {
      const field = document.querySelector('[role=searchbox]');
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }, query);
    await page.shows(/No hits for|\d+ hits?/);
    assert.deepEqual(await page.all({ role: 'alert' }), []);
  }
});

/* In the page: the current hit, when it is where a person sees it. */
function markInView(inside) {
  const mark = document.querySelector(`${inside} mark.now`);
  if (!mark) return null;
  const { top, bottom } = mark.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) return null;
  return { text: mark.innerText, section: mark.closest('[data-section]').dataset.section };
}
