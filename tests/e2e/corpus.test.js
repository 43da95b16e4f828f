/**
 * Real handbooks, where they are on this computer: published by `shelf`, taken in, and opened in the window at a hit, in
 * each of the six languages of the PDFs. `FIELDSHELF_CORPUS` names the folder that holds `handbooks`; without it the
 * folder beside the working copy is tried.
 */

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { corpus } from './harness/corpus.js';
import { inkOn } from './harness/ink.js';
import { journey } from './harness/journey.js';
import { imported } from './harness/publishing.js';
import { until } from './harness/wait.js';

const HANDBOOKS = corpus('handbooks');
const MISSING =
  !existsSync(HANDBOOKS) && 'the handbooks are not here; FIELDSHELF_CORPUS names the folder that holds them';

/** Extracting and indexing eleven PDFs of 70 to 80 pages takes a debug build on two busy cores some minutes. */
const LONGEST = 600_000;

/** The name of each language in itself, as the window shows it. */
const OWN_NAMES = {
  ar: 'العربية',
  de: 'Deutsch',
  en: 'English',
  es: 'Español',
  fr: 'Français',
  ru: 'Русский',
};

/** Language, what is typed, what a marked word of the hit looks like, and the direction the text runs in. */
const SEARCHES = [
  ['en', 'session token', /session|token/i, 'ltr'],
  ['es', 'gestión de sesiones', /gesti|sesi/i, 'ltr'],
  ['ru', 'управление сессиями', /управлени|сесси/i, 'ltr'],
  ['de', 'Passwort', /passw/i, 'ltr'],
  ['fr', 'mot de passe', /mot|passe/i, 'ltr'],
  ['ar', 'إدارة الجلسة', /[\u0621-\u064A]/, 'rtl'],
];

journey(
  'real handbooks are found in six languages and opened where the words stand',
  async (world) => {
    const { failed, applied } = await imported(world, HANDBOOKS, 'corpus', 'Handbooks');
    assert.deepEqual(failed, []);
    assert.ok(applied > 40, `${applied} editions`);

    const page = await world.open('--route', '/search');
    for (const [lang, query, word, direction] of SEARCHES) {
      await search(page, lang, query);
      const hit = await hitOnAPage(page, query);
      console.log(`${lang}: “${query}” opens ${hit.edition} at page ${hit.page}`);
      await until(`the reader at ${hit.edition}`, async () => (await page.route()).startsWith(`/read/${hit.edition}`));
      await asText(page, hit, word, direction, lang);
      await onItsPage(page, hit, word);
      await page.click({ role: 'button', name: 'Text' });
    }
  },
  { skip: MISSING, longest: LONGEST },
);

journey(
  'a handbook in Markdown is opened at the heading of the hit',
  async (world) => {
    await imported(world, join(HANDBOOKS, 'dfak'), 'corpus', 'Handbooks');

    const page = await world.open('--route', '/search');
    for (const [lang, query, word] of [
      ['de', 'Passwort', /passw/i],
      ['es', 'contraseña', /contraseña/i],
      ['fr', 'mot de passe', /mot|passe/i],
      ['ru', 'пароль', /парол/i],
    ]) {
      await search(page, lang, query);
      const results = await page.find({ role: 'region', name: 'Results' });
      const [first] = await until('hits', async () => nonEmpty(await page.all({ role: 'link', within: results })));
      const { section, edition } = await targetOf(page, first);
      await page.run((link) => link.click(), first);
      await until(`the reader at ${edition}`, async () => (await page.route()).startsWith(`/read/${edition}`));
      const mark = await until('the found word in view', () => page.run(markInView, 'article'));
      assert.match(mark.text, word, `${lang}: ${query}`);
      assert.equal(mark.section, section, `${lang}: ${query}`);
    }
  },
  { skip: MISSING, longest: LONGEST },
);

/** Searches as a person does: from the rail, typing, and ticking the language among what narrows the hits. */
async function search(page, lang, query) {
  await page.goTo('Search');
  await page.focus(await page.find({ role: 'searchbox' }));
  await page.type(query);
  const languages = await page.find({ role: 'group', name: 'Language' });
  await page.click({ role: 'checkbox', name: new RegExp(OWN_NAMES[lang]), within: languages });
  await until(`hits in ${lang} for ${query}`, () =>
    page.run(
      (wanted, language) => {
        const rows = [...document.querySelectorAll('#results [data-row]')];
        const field = document.querySelector('[role=searchbox]');
        return (
          field.value === wanted &&
          rows.length > 0 &&
          rows.every((row) => row.querySelector('.hit-txt').lang === language)
        );
      },
      query,
      lang,
    ),
  );
}

/** Opens the first hit that stands on a page, and says which it is. */
async function hitOnAPage(page, query) {
  const results = await page.find({ role: 'region', name: 'Results' });
  const hits = await page.all({ role: 'link', name: /page \d+/, within: results });
  assert.ok(hits.length > 0, `${query} stands on a page of a PDF`);
  const marks = await page.run((link) => link.querySelectorAll('mark').length, hits[0]);
  assert.ok(marks > 0, `the snippet for ${query} marks what was found`);
  const target = await targetOf(page, hits[0]);
  const said = /page (\d+)/.exec(await page.text(hits[0]))[1];
  assert.equal(said, target.page, 'the page that is named is the page that is opened');
  await page.run((link) => link.click(), hits[0]);
  return target;
}

/** What a hit's link leads to. */
async function targetOf(page, link) {
  const [path, search] = (await page.property(link, 'hash')).slice('#/read/'.length).split('?');
  const params = new URLSearchParams(search);
  return { edition: decodeURIComponent(path), section: params.get('section'), page: params.get('page') };
}

/** The text stands at the hit: its section, its direction, the word marked in view. */
async function asText(page, hit, word, direction, lang) {
  const article = await page.find({ role: 'article' });
  assert.equal(await page.attribute(article, 'lang'), lang);
  assert.equal(await page.run((element) => getComputedStyle(element).direction, article), direction);
  const mark = await until('the found word in view', () => page.run(markInView, 'article'));
  assert.match(mark.text, word);
  assert.equal(mark.section, hit.section, `the current hit of ${hit.edition} stands in the section that was opened`);
}

/** The document's own page is drawn, and the word is marked on it in view. */
async function onItsPage(page, hit, word) {
  await page.click({ role: 'button', name: 'Pages' });
  const sheet = await page.find({ role: 'group', name: `page ${hit.page}` });
  await until(`ink on page ${hit.page} of ${hit.edition}`, () => page.run(inkOn, sheet));
  const mark = await until('the found word in view on the page', () => page.run(hitInView));
  assert.match(mark.text, word);
  assert.equal(mark.page, hit.page, `the current hit of ${hit.edition} stands on the page that was opened`);
}

function nonEmpty(list) {
  return list.length > 0 ? list : null;
}

/* In the page. */

/** The current hit inside an element, when it is where a person sees it. */
function markInView(inside) {
  const mark = document.querySelector(`${inside} mark.now`);
  if (!mark) return null;
  const { top, bottom, width } = mark.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight || width === 0) return null;
  return {
    text: mark.textContent,
    section: mark.closest('[data-section]')?.dataset.section,
    page: mark.closest('[data-page]')?.dataset.page,
  };
}

/** The current hit on a page, with the words that it is drawn over, when it is where a person sees it. */
function hitInView() {
  const hit = document.querySelector('.page-hit.now, .text-layer mark.now');
  if (!hit) return null;
  const box = hit.getBoundingClientRect();
  if (box.top < 0 || box.bottom > innerHeight || box.width === 0) return null;
  const sheet = hit.closest('[data-page]');
  // Where no words are published, pdf.js's own text is marked.
  if (hit.matches('mark')) return { text: hit.textContent, page: sheet.dataset.page };
  const inside = [...sheet.querySelectorAll('.word-layer span')].filter((span) => {
    const { left, right, top, bottom } = span.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return x > box.left && x < box.right && y > box.top && y < box.bottom;
  });
  return { text: inside.map((span) => span.textContent).join(''), page: sheet.dataset.page };
}
