/** What a screen reader finds on the main screens, from left to right and from right to left: names, roles, states, languages. */

import assert from 'node:assert/strict';

import { Listener, UNHEARD } from './harness/heard.js';
import { journey } from './harness/journey.js';
import { choose, pattern, still, wordsOf } from './harness/look.js';
import { HANDBOOK, takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

/** What a person acts on: each has to say what it is called. */
const CONTROLS = new Set([
  'push button',
  'toggle button',
  'link',
  'check box',
  'radio button',
  'entry',
  'combo box',
  'slider',
  'page tab',
]);

/** What holds items, so that how many there are is told. */
const LISTS = new Set(['list', 'list box', 'menu']);

/** What groups parts of a document. */
const PARTS = new Set(['panel', 'grouping', 'section']);

/** Letters of a language. */
const LETTERS = { ar: /\p{Script=Arabic}/u, en: /\p{Script=Latin}/u };

/** What the languages of the starter library call themselves. */
const LANGUAGES = new Set([
  'English',
  'العربية',
  'Español',
  'Français',
  'Magyar',
  'Русский',
  'Shqip',
  'Српски',
  'Srpski',
]);

const read = (language, rest = '') => `/read/${encodeURIComponent(`${HANDBOOK.id}@${language}`)}${rest}`;

/** The words of an object, as who goes through what stands in it comes upon them. */
function spoken({ text, children }) {
  const words = children.length > 0 ? children.map(spoken).join(' ') : text;
  return words.replaceAll(/\s+/g, ' ').trim();
}

/** What is wrong with a screen as it is heard, a line each. */
function wrong(all, language) {
  const found = [];
  const say = (what, { role, name, description, tag }) =>
    found.push(`${what}: ${role} “${name}”${description ? ` (${description})` : ''} <${tag}>`);
  for (const one of all) {
    const { role, name, description, lang, parent } = one;
    if (CONTROLS.has(role) && !name.trim()) say('has no name', one);
    if (['landmark', 'dialog', 'image', 'heading', 'article'].includes(role) && !name.trim()) say('has no name', one);
    // A tooltip that says what the name says already is read after it.
    if (description && description !== name && (name.startsWith(description) || description.startsWith(name)))
      say('is read twice', one);
    // Words that were run together have no blank between a small letter or a digit and a capital.
    if (
      CONTROLS.has(role) &&
      /\p{Ll}\p{Lu}|\p{L}\d{3,}|\d\p{Lu}\p{Ll}/u.test(name.replaceAll(/Fieldshelf|PDF|kB/g, ''))
    )
      say('runs words together', one);
    if (role === 'list item' && !LISTS.has(parent.role) && !LISTS.has(parent.parent?.role))
      say('stands in no list', one);
    if (role === 'heading' && !one.level) say('has no level', one);
    // What the interface says is said in its language; languages are named in their own.
    if (['push button', 'toggle button', 'combo box', 'landmark'].includes(role) && lang === language) {
      if (/\p{L}/u.test(name) && !LETTERS[language].test(name) && !LANGUAGES.has(name))
        say(`is not in ${language}`, one);
    }
  }
  const first = all.filter(({ role, level }) => role === 'heading' && level === '1');
  // Behind a dialog nothing is heard.
  if (first.length !== 1 && !all.some(({ role }) => role === 'dialog'))
    found.push(`there are ${first.length} headings of the first level`);
  return found;
}

for (const [language, word] of [
  ['en', 'interpreter'],
  ['ar', 'مترجم'],
]) {
  journey(
    `what is heard has names, roles, states and languages: ${language}`,
    async (world) => {
      const say = wordsOf(language);
      const listener = new Listener(world);
      try {
        // The screen reader is there first, as it is where somebody needs it.
        await listener.begin();
        const page = await world.open();
        await takenIn(page);
        await choose(page, language, 'light');
        const found = [];
        const look = async (name, ready) => {
          await still(page);
          const all = await listener.hear(name, ready);
          found.push(...wrong(all, language).map((what) => `${name}: ${what}`));
          return all;
        };
        const visit = async (route, complete) => {
          await page.visit(route);
          await until(`the screen at ${route}`, () =>
            page.run((selector) => !!document.querySelector(selector), complete),
          );
        };
        const named = (all, role, name) => all.find((one) => one.role === role && one.name === name);

        await visit('/library', '[data-region=detail] table');
        const library = await look('Library', (all) => !!named(all, 'heading', say('nav-library')));
        const rows = library.filter(({ role, parent }) => role === 'list item' && parent.role === 'list');
        assert.ok(rows.length > 10, `${rows.length} rows`);
        assert.ok(named(library, 'landmark', say('nav-library')), 'what opened is named');
        assert.ok(
          library.some(({ role, lang, name }) => role === 'heading' && lang === 'en' && name === 'The third chair'),
          'a title is told in its own language',
        );

        await visit(`/search?q=${encodeURIComponent(word)}`, 'main mark');
        const search = await look('Search', (all) => !!named(all, 'landmark', say('search-results')));
        const field = search.find(({ role, name }) => role === 'entry' && name === say('search-label'));
        assert.ok(field?.states.includes('focused'), 'the field has the focus and is called by its label alone');

        await visit(read(language, '?view=text'), 'article [data-section]');
        const reader = await look('Reader', (all) => all.filter(({ role }) => role === 'article').length === 1);
        const article = reader.find(({ role }) => role === 'article');
        assert.deepEqual([article.name, article.lang], [HANDBOOK[language], language]);
        const headings = reader.filter(({ role, tag }) => role === 'heading' && /^h[2-6]$/.test(tag ?? ''));
        assert.ok(headings.length > 30, `${headings.length} headings, also of what is not in view`);
        const pressed = reader.filter(({ role, states }) => role === 'toggle button' && states.includes('pressed'));
        assert.deepEqual(pressed.map(({ name }) => name).slice(0, 1), [say('view-text')]);

        // A document's own pages are read word by word, in the order of what they say.
        await visit(read('ar', '?view=pages'), '.pdf-page[data-drawn] .word-layer');
        const sheet = new RegExp(`^${pattern(say('page'), { page: 1 })}$`);
        const pageOne = ({ role, name, children }) => PARTS.has(role) && sheet.test(name) && children.length > 0;
        await still(page);
        const pages = await listener.hear('Pages', (all) => all.some(pageOne), true);
        const written = await page.run(wordsOfPage, 1);
        assert.ok(written.includes(HANDBOOK.ar), written);
        assert.equal(spoken(pages.find(pageOne)), written);
        // Their title is said above them, and not once more.
        assert.deepEqual(
          pages.filter(({ role, level }) => role === 'heading' && level === '1').map(({ name }) => name),
          [HANDBOOK.ar],
        );

        // What happens is said in one place, and nowhere else.
        await page.press('Control+f');
        await page.type('المهاجرين');
        const said = (all) => all.filter(({ role }) => role === 'status bar');
        const counted = new RegExp(pattern(say('find-count')));
        const isSaid = (all) => said(all).some((one) => counted.test(spoken(one)));
        const finding = await listener.hear('what is found', isSaid, true);
        assert.equal(said(finding).length, 1);
        assert.ok(spoken(said(finding)[0]).includes(await page.run(hitsCounted)));
        await page.press('Escape');

        await visit('/notices', '.nlist a');
        await look('Notices', (all) => !!named(all, 'landmark', say('notices-list')));

        await page.press('Control+k');
        const palette = await look('Palette', (all) => !!named(all, 'dialog', say('palette')));
        const combo = palette.find(({ role }) => role === 'combo box');
        assert.ok(combo.states.includes('focused') && combo.states.includes('expanded'));
        assert.equal(palette.filter(({ states }) => states.includes('selected')).length, 1, 'one option is chosen');
        await page.press('Escape');

        assert.deepEqual(found, []);
      } finally {
        listener.end();
      }
    },
    { heard: true, skip: UNHEARD },
  );
}

/* In the page. */

/** The words of a page, one after the other. */
function wordsOfPage(number) {
  const words = [...document.querySelectorAll(`.pdf-page[data-page="${number}"] .word-layer span`)];
  return words.map(({ textContent }) => textContent.trim()).join(' ');
}

/** How many hits are found, as it is said beside the field. */
function hitsCounted() {
  return document.querySelector('.find .hitn').textContent;
}
