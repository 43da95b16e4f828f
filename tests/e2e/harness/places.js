/** All screens of the window over the starter library, the ways to read, and what floats above them. */

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

/** Floating parts, by where they open and the keys that open them. */
export const OVERLAYS = [
  ['Palette', '/library', '[data-region=detail] table', (page) => page.press('Control+k')],
  ['Keys', '/library', '[data-region=detail] table', (page) => page.press('?')],
];

/** Dialogs, likewise, by the sentence on the button that opens each. */
export const DIALOGS = [
  ['First steps', '/library', 'main h1', (page, say) => page.click({ role: 'button', name: say('first-begin') })],
  ['Adding a source', '/updates', 'main code', (page, say) => page.click({ role: 'button', name: say('add') })],
];

/** Goes to a place and waits until it is complete. */
export async function visit(page, [name, route, complete]) {
  await page.visit(route);
  await until(`the screen ${name}`, () => page.run((selector) => !!document.querySelector(selector), complete));
}
