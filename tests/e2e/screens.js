/**
 * Takes the pictures of docs/screens: every main screen of the real window over the starter library and an office's own
 * publications, from left to right by day, from right to left by night, and some in a narrow window.
 *
 *     cargo xtask screens [LOOK…] [--only NAME,NAME] [--to DIR]
 */

import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { choose, still, wordsOf } from './harness/look.js';
import { OFFICE, OFFICE_HOLDS, readThenCorrected, trustOffice } from './harness/office.js';
import { HANDBOOK, NOTICE, takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';
import { World } from './harness/world.js';

/** How the window may look: language, theme and size. */
const LOOKS = {
  'light-ltr': { language: 'en', theme: 'light', size: [1280, 800], word: 'interpreter', beside: 'es' },
  'dark-rtl': { language: 'ar', theme: 'dark', size: [1280, 800], word: 'مترجم', beside: 'en' },
  'narrow-ltr': { language: 'en', theme: 'light', size: [760, 700], word: 'interpreter', beside: 'es', few: true },
  'narrow-rtl': { language: 'ar', theme: 'dark', size: [760, 700], word: 'مترجم', beside: 'en', few: true },
};

const read = (id, language, rest = '') => `/read/${encodeURIComponent(`${id}@${language}`)}${rest}`;
const notice = (id, rest = '') => `/notices/${encodeURIComponent(id)}${rest}`;
const button = (say, id) => ({ role: 'button', name: say(id) });

/**
 * What is seen: a name, what it shows, the address, a selector of what is there once it is complete, whether it is also
 * shown narrow, what is done then, and what is done once the picture is taken. The order is that of the index.
 */
const SCENES = [
  {
    name: 'first-run',
    shows: 'The first steps: language, publishers, and what to take with its size',
    route: () => '/library',
    there: 'main',
    narrow: true,
    then: async (page, { say }) => {
      await page.click(button(say, 'first-begin'));
      await page.click({ role: 'radio', name: new RegExp(`^${say('rule-take-everything')}`) });
      const words = say('first-to-fetch').replace('{ $size }', '').trim();
      await until('the size', () =>
        page.run(
          (wanted) => document.querySelector('dialog[open] :checked + span .choice-note').textContent.includes(wanted),
          words,
        ),
      );
    },
    after: prepare,
  },
  {
    name: 'library',
    shows: 'The library, a handbook chosen',
    route: () => `/library/${encodeURIComponent(HANDBOOK.id)}`,
    there: '[data-region=detail] table',
    narrow: true,
  },
  { name: 'notices', shows: 'Notices', route: () => '/notices', there: '.nlist a', narrow: true },
  {
    name: 'notice',
    shows: 'A notice that asks to be acknowledged',
    route: () => notice(NOTICE.id),
    there: '[role=tabpanel] [data-section]',
  },
  {
    name: 'notice-changes',
    shows: 'What changed in a corrected notice since it was read',
    route: ({ language }) => notice(OFFICE.notice, `?lang=${language}`),
    there: '.banner.changed',
    narrow: true,
    then: (page, { say }) => page.click(button(say, 'changes-show')),
  },
  {
    name: 'hand-out',
    shows: 'A hand-out of a notice',
    route: () => notice(NOTICE.id),
    there: '[role=tabpanel] [data-section]',
    narrow: true,
    then: (page, { say }) => page.click(button(say, 'handout')),
  },
  {
    name: 'search',
    shows: 'A search in all languages, with counts to narrow it',
    route: ({ word }) => `/search?q=${encodeURIComponent(word)}`,
    there: 'main mark',
    narrow: true,
  },
  {
    name: 'reader-text',
    shows: 'A handbook as text',
    route: ({ language }) => read(HANDBOOK.id, language, '?view=text&page=6'),
    there: 'article [data-section]',
    narrow: true,
  },
  {
    name: 'reader-pages',
    shows: 'A handbook on its own pages',
    route: ({ language }) => read(HANDBOOK.id, language, '?view=pages&page=6'),
    there: '.pdf-page[data-drawn] :is(.word-layer, .text-layer)',
    narrow: true,
  },
  {
    name: 'two-languages',
    shows: 'Two languages side by side',
    route: ({ language, beside }) => read(HANDBOOK.id, language, `?view=text&beside=${beside}`),
    there: '.pair-row:nth-child(3) .pair-cell:nth-child(2)',
    narrow: true,
  },
  {
    name: 'reader-changes',
    shows: 'What changed in a guide since it was read',
    route: ({ language }) => read(OFFICE.guide, language, '?view=text'),
    there: '.banner.changed',
    narrow: true,
    then: (page, { say }) => page.click(button(say, 'changes-show')),
  },
  {
    name: 'marks-pane',
    shows: 'Marks beside the text',
    route: ({ language }) => read(OFFICE.guide, language, '?view=text'),
    there: 'article [data-section]',
    then: (page) => page.press('m'),
  },
  {
    name: 'book',
    shows: 'A book (EPUB) with its own styles',
    route: ({ language }) => read(OFFICE.book, language),
    there: 'article table',
  },
  {
    name: 'dataset',
    shows: 'A dataset as a plot and a table',
    route: ({ language }) => read('starter/policy/a-month-of-visits', language),
    there: '.table-frame tbody tr',
    narrow: true,
  },
  {
    name: 'recording',
    shows: 'A recording with its transcript',
    route: ({ language }) => read('starter/stories/calling-an-interpreter', language),
    there: 'article [data-section]',
    narrow: true,
  },
  {
    name: 'gallery',
    shows: 'A gallery',
    route: ({ language }) => read('starter/stories/drawings', language, '?view=gallery'),
    there: 'main img',
  },
  {
    name: 'print',
    shows: 'Taking away: print or save',
    route: ({ language }) => read(HANDBOOK.id, language, '?view=text'),
    there: 'article [data-section]',
    narrow: true,
    then: (page) => page.press('Control+p'),
  },
  { name: 'saved', shows: 'What the person saved', route: () => '/saved', there: 'main h1' },
  {
    name: 'marks',
    shows: 'Marks of all publications',
    route: () => '/saved?part=marks',
    there: 'main h1',
    narrow: true,
  },
  {
    name: 'updates',
    shows: 'Updates: sources, rules, space',
    route: () => '/updates',
    there: 'main code',
    narrow: true,
  },
  {
    name: 'add-source',
    shows: 'Adding a source',
    route: () => '/updates',
    there: 'main code',
    narrow: true,
    then: (page, { say }) => page.click(button(say, 'add')),
  },
  { name: 'settings', shows: 'Settings', route: () => '/settings', there: 'main dl', narrow: true },
  {
    name: 'palette',
    shows: 'The palette',
    route: () => '/library',
    there: '[data-region=detail]',
    then: (page) => page.press('Control+k'),
  },
  {
    name: 'keys',
    shows: 'The keys',
    route: () => '/library',
    there: '[data-region=detail]',
    then: (page) => page.press('?'),
  },
];

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, to: { type: 'string' } },
});
const folder = options.to ?? fileURLToPath(new URL('../../docs/screens/', import.meta.url));
const only = options.only?.split(',');
const failed = [];
await mkdir(folder, { recursive: true });
for (const look of positionals.length > 0 ? positionals : Object.keys(LOOKS)) {
  if (!LOOKS[look]) throw new Error(`“${look}” is none of ${Object.keys(LOOKS).join(', ')}`);
  await shootAll(look, LOOKS[look]);
}
if (!only) await writeFile(join(folder, 'README.md'), index());
if (failed.length > 0) {
  console.error(`not taken:\n${failed.join('\n')}`);
  process.exitCode = 1;
}

/** Takes all pictures of one look. */
async function shootAll(name, look) {
  const world = await World.make({ size: look.size });
  const say = wordsOf(look.language);
  try {
    const page = await opened(world, look);
    for (const scene of SCENES) {
      if ((look.few && !scene.narrow) || (only && !only.includes(scene.name) && scene.name !== 'first-run')) continue;
      try {
        // Left first, so that a screen that is asked for twice is drawn anew.
        await page.visit('/settings');
        await until('the settings', () => page.run(() => !!document.querySelector('input[name=theme]')));
        await page.visit(scene.route(look));
        await until(scene.name, () => page.run((selector) => !!document.querySelector(selector), scene.there), 8_000);
        await still(page);
        if (scene.then) {
          await page.run(() => document.activeElement === document.body && document.querySelector('main').focus());
          await scene.then(page, { ...look, say });
        }
        await settled(page);
        const file = `${scene.name}-${name}.png`;
        await writeFile(join(folder, file), picture(world));
        console.log(file);
        if (scene.then) await page.press('Escape');
        if (scene.after) await scene.after(world, look);
      } catch (error) {
        const what = `${scene.name}-${name}: ${error.message.split('\n')[0]}`;
        failed.push(what);
        console.error(what);
      }
    }
  } finally {
    await world.end();
  }
}

/** A window over a library that knows an office and the starter library, whose documents are yet to be fetched. */
async function opened(world, { language, theme }) {
  await trustOffice(world, '--take', 'on-demand');
  const page = await world.open();
  await takenIn(page, OFFICE_HOLDS);
  await choose(page, language, theme);
  return page;
}

/** Fetches everything; then something is read and corrected, and marked. */
async function prepare(world, { language }) {
  await world.shelf('rules', 'set', '--take', 'everything');
  await world.shelf('sync');
  await readThenCorrected(world, language);
  await world.shelf('marks', 'add', `${OFFICE.guide}@${language}`, '--section', 'children', '--note', '10:30');
  await world.shelf('marks', 'add', `${HANDBOOK.id}@${language}`, '--page', '5');
}

/** Waits until the window is still, and for two frames more. */
async function settled(page) {
  // What has just been asked for may begin to move, or to load, only in the next frames.
  const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
  await page.run(frames);
  await still(page);
  await until('nothing that loads', () => page.run(() => !document.querySelector('.skeleton, [aria-busy=true]')));
  await page.run(frames);
}

/**
 * A picture of the display, which the window fills, with no more colours than it needs: a fifth of the bytes. Not the
 * driver's own picture, which waits for a frame that a still window does not always draw.
 */
function picture(world) {
  const { status, stdout, stderr, error } = spawnSync(
    'import',
    ['-display', world.env.DISPLAY, '-window', 'root', '-strip', '-dither', 'None', '-colors', '128', 'png8:-'],
    { maxBuffer: 1 << 26 },
  );
  if (status !== 0) throw new Error(`import (ImageMagick) failed: ${error?.message ?? stderr}`);
  return stdout;
}

/** The index of all pictures, as Markdown. */
function index() {
  const cell = (scene, look) =>
    LOOKS[look].few && !scene.narrow ? '' : `![${scene.shows}](${scene.name}-${look}.png)`;
  const looks = Object.keys(LOOKS);
  return [
    '# The screens',
    '',
    'Taken from the running app by `cargo xtask screens`: in English by day, in Arabic by night, and narrow (760 pixels).',
    '',
    ...SCENES.flatMap((scene) => [
      `## ${scene.shows}`,
      '',
      ...looks.map((look) => cell(scene, look)).filter(Boolean),
      '',
    ]),
  ].join('\n');
}
