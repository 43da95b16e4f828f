/** All screens of the window over the starter library, the ways to read, and what stands over and beside them. */

import { OFFICE, readThenCorrected, trustOffice } from './office.js';
import { HANDBOOK, NOTICE } from './starter.js';
import { until } from './wait.js';

const read = (edition, rest = '') => `/read/${encodeURIComponent(edition)}${rest}`;

/** Name, address, and a selector of what is there once the screen is complete. */
export const SCREENS = [
  ['Library', '/library', '[data-region=detail] table'],
  ['Library, chosen', `/library/${encodeURIComponent(HANDBOOK.id)}`, '[data-region=detail] table'],
  ['Notices', `/notices/${encodeURIComponent(NOTICE.id)}`, '[role=tabpanel] [data-section]'],
  ['Saved', '/saved', 'main h1'],
  ['Search', '/search', 'main [role=searchbox]'],
  ['Search with hits', '/search?q=interpreter', 'main mark'],
  ['Updates', '/updates', 'main code'],
  ['Settings', '/settings', 'main dl'],
  ['Reader, text', read(`${HANDBOOK.id}@en`, '?view=text'), 'article [data-section]'],
  ['Reader, Arabic text', read(`${HANDBOOK.id}@ar`, '?view=text'), 'article[dir=rtl] [data-section]'],
  ['Reader, pages', read(`${HANDBOOK.id}@en`, '?view=pages'), '.pdf-page[data-drawn] :is(.word-layer, .text-layer)'],
  ['Reader, drawings', read('starter/stories/drawings@en', '?view=text'), 'article img'],
];

/** How else a document is read. */
export const VIEWS = [
  ['Two languages side by side', read(`${HANDBOOK.id}@en`, '?view=text&beside=ar'), '.pair [data-row-of] .prose'],
  ['Dataset, plot and table', read('starter/policy/a-month-of-visits@ar'), '.table-frame tbody tr'],
  ['Recording', read('starter/stories/calling-an-interpreter@ar'), '.player input[type=range]'],
  ['Gallery', read('starter/stories/drawings@ar', '?view=gallery'), '.tiles img'],
];

const button = (id) => (page, say) => page.click({ role: 'button', name: say(id) });
const press = (key) => (page) => page.press(key);

/** Floating parts, by where they open and what opens them: a key. */
export const OVERLAYS = [
  ['Palette', '/library', '[data-region=detail] table', press('Control+k')],
  ['Keys', '/library', '[data-region=detail] table', press('?')],
];

/** Dialogs, likewise; most have a button. */
export const DIALOGS = [
  ['First steps', '/library', 'main h1', firstSteps],
  ['Adding a source', '/updates', 'main code', button('add')],
  ['Print or save', read(`${HANDBOOK.id}@en`, '?view=text'), 'article [data-section]', press('Control+p')],
  ['Hand-out', `/notices/${encodeURIComponent(NOTICE.id)}`, '[role=tabpanel] [data-section]', button('handout')],
  ['Picture', read('starter/stories/drawings@ar', '?view=gallery'), '.tiles img', enlarge],
  ['Word of warning', read('starter/stories/calling-an-interpreter@ar'), '.player', openOutside],
];

const GUIDE = read(`${OFFICE.guide}@ar`);
const TEXT = 'article [data-section]';
/** Words of the guide that its correction keeps. */
const KEPT = 'تفضل بالدخول وخذ رقمًا عند الباب.';

/**
 * What stands beside or over a text, likewise, and a selector of what is there then. The text is that of an office, made ready by
 * {@link readAndMarked}. The marks are last: once they are listed they stay so.
 */
export const BESIDE = [
  ['Type and paper', GUIDE, TEXT, button('type'), '.r-type'],
  ['Languages to stand beside', GUIDE, TEXT, languages, '.filter-pop'],
  ['Finding', GUIDE, TEXT, find, 'body:has(article mark.now) .find'],
  ['Marking words', GUIDE, TEXT, press('h'), '.mark-bar'],
  ['Changes', GUIDE, '.banner.changed', press('F8'), 'body:has(article ins) .banner.changed'],
  ['Marks', GUIDE, TEXT, press('m'), '.r-marks:has(.mark-note)'],
];

/** Takes in what the office publishes, beside the open window, and has its guide read, corrected and marked. */
export async function readAndMarked(world) {
  await trustOffice(world);
  await readThenCorrected(world, 'ar');
  const mark = (...words) => world.shelf('marks', 'add', `${OFFICE.guide}@ar`, ...words);
  await mark('--section', 'children', '--note', '10:30');
  await mark('--section', 'opening', '--words', KEPT, '--colour', 'green');
}

/** Goes to a place and waits until it is complete. */
export async function visit(page, [name, route, complete]) {
  await page.visit(route);
  await until(`the screen ${name}`, () => page.run((selector) => !!document.querySelector(selector), complete));
}

/**
 * Opens what stands over or beside a place, looks at it, and leaves it.
 *
 * @param {import('./page.js').Page} page
 * @param {(id: string) => string} say what the interface says
 * @param {any[]} place of {@link OVERLAYS}, {@link DIALOGS} or {@link BESIDE}
 * @param {(name: string, selector: string) => Promise<void>} look
 */
export async function visitOpen(page, say, place, look) {
  const [name, , , open, selector = 'dialog[open]'] = place;
  const is = (wanted) => page.run((what, there) => (document.querySelector(what) !== null) === there, selector, wanted);
  await visit(page, place);
  await page.run(() => document.querySelector('main').focus());
  await open(page, say);
  await until(name, () => is(true));
  await look(name, selector);
  await page.press('Escape');
  // What Escape does not close belongs to the text, and goes with it.
  if (place.length > 4) await visit(page, ['Settings', '/settings', 'main dl']);
  await until(`${name} to be gone`, () => is(false));
}

/** By the palette, which offers them however often they were gone through. */
async function firstSteps(page, say) {
  await page.press('Control+k');
  await until('the palette', () => page.run(() => document.activeElement.matches('.palette input')));
  await page.type(say('first-title'));
  await page.press('Enter');
  await until('what to take', () => page.run(() => document.querySelector('dialog [name=first-take]') !== null));
}

function languages(page, say) {
  return page.click({ role: 'button', name: new RegExp(`^${say('beside')}`) });
}

async function find(page) {
  await page.press('Control+f');
  await until('the field', () => page.run(() => document.activeElement.matches('.find input')));
  await page.type('المركز');
}

function enlarge(page) {
  return page.run(() => document.querySelector('.tile-open').click());
}

/** The recording fails as it does where a computer cannot play it; then another program is offered. */
async function openOutside(page, say) {
  await until('another program to be offered', () =>
    page.run(() => {
      document.querySelector('audio[src]')?.dispatchEvent(new Event('error'));
      return document.querySelector('.player > .btn') !== null;
    }),
  );
  await button('open-outside')(page, say);
}
