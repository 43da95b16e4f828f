/** The Arabic handbook: as text and on its own pages, and the same section in another language. */

import assert from 'node:assert/strict';

import { inkOn } from './harness/ink.js';
import { journey } from './harness/journey.js';
import { HANDBOOK, takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

const ARABIC = /[\u0621-\u064A]/g;

/** The section that the address names. */
async function sectionIn(page) {
  return new URLSearchParams((await page.route()).split('?')[1]).get('section');
}

async function openInArabic(world) {
  const page = await world.open();
  await takenIn(page);
  const list = await page.find({ role: 'region', name: 'Publications' });
  await page.click({ role: 'link', name: new RegExp(HANDBOOK.en), within: list });
  const detail = await page.find({ role: 'region', name: `Details: ${HANDBOOK.en}` });
  await page.click({ role: 'link', name: 'العربية', within: detail });
  await page.find({ role: 'heading', name: HANDBOOK.ar });
  return page;
}

journey('the Arabic handbook is text from right to left', async (world) => {
  const page = await openInArabic(world);
  const article = await page.find({ role: 'article' });
  assert.equal(await page.attribute(article, 'lang'), 'ar');
  const { direction, letters } = await page.run(
    (element) => ({ direction: getComputedStyle(element).direction, letters: element.textContent }),
    article,
  );
  assert.equal(direction, 'rtl');
  assert.ok(letters.match(ARABIC).length > 5_000, 'the whole text is there');
  assert.equal(await page.run(() => document.documentElement.dir), 'ltr', 'the window stays in its own direction');
});

journey('the Arabic handbook is drawn on its own pages, with text to select', async (world) => {
  const page = await openInArabic(world);
  await page.click({ role: 'button', name: 'Pages' });
  const sheet = await page.find({ role: 'group', name: 'page 1' });
  await until('ink on the page', () => page.run(inkOn, sheet));
  await until('text on the page', async () => ((await page.text(sheet)).match(ARABIC)?.length ?? 0) > 20);
  await page.shows(/page 1 of \d+/);
});

journey('another language opens at the same section', async (world) => {
  const page = await openInArabic(world);
  const outline = await page.find({ role: 'navigation', name: 'Contents' });
  const entries = await page.all({ role: 'link', within: outline });
  assert.ok(entries.length > 20, 'the outline of the PDF is there');
  await page.run((entry) => entry.click(), entries[12]);
  await until('the section in the address', async () => (await sectionIn(page)) !== null);
  await page.run((entry) => entry.scrollIntoView(), entries[12]);
  const section = await page.run((entry) => new URLSearchParams(entry.hash.split('?')[1]).get('section'), entries[12]);
  await until('the chosen section', async () => (await sectionIn(page)) === section);

  const languages = await page.find({ role: 'group', name: /^This section in/ });
  await page.click({ role: 'button', name: /Français/, within: languages });
  await page.find({ role: 'heading', name: /centre de ressources pour migrants/ });
  await until('the same section', async () => (await sectionIn(page)) === section);
  assert.match(await page.route(), /@fr/);
  const visible = await page.run((id) => {
    const { top, bottom } = document.querySelector(`[data-section="${CSS.escape(id)}"]`).getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  }, section);
  assert.ok(visible, 'the section is in view');
});
