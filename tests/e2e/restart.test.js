/** What the person did is there again after the window was closed. */

import assert from 'node:assert/strict';

import { journey } from './harness/journey.js';
import { HANDBOOK, NOTICE, takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

journey('after a restart everything is as it was left', async (world) => {
  let page = await world.open();
  await takenIn(page);
  await page.goTo('Notices');
  const list = await page.find({ role: 'region', name: 'List of notices' });
  await page.click({ role: 'link', name: new RegExp(NOTICE.en), within: list });
  await page.click({ role: 'button', name: 'Acknowledge' });
  await page.shows(/Acknowledged today/);
  await page.goTo('Settings');
  await page.click({ role: 'radio', name: 'Dark' });

  await page.goTo('Library');
  const publications = await page.find({ role: 'region', name: 'Publications' });
  await page.click({ role: 'link', name: new RegExp(HANDBOOK.en), within: publications });
  await page.click({ role: 'button', name: 'Add to Saved' });
  await page.shows('Added to Saved');
  const detail = await page.find({ role: 'region', name: `Details: ${HANDBOOK.en}` });
  await page.click({ role: 'link', name: 'Español', within: detail });
  const outline = await page.find({ role: 'navigation', name: 'Contents' });
  const entry = (await page.all({ role: 'link', within: outline }))[8];
  const section = await page.run((link) => {
    link.click();
    return new URLSearchParams(link.hash.split('?')[1]).get('section');
  }, entry);
  const place = /\/read\/.*@es\?.*section=/;
  await until('the place in the address', async () => {
    const route = await page.route();
    return place.test(route) && route.includes(`section=${section}`);
  });
  const route = await page.route();

  page = await world.restart();
  await page.find({ role: 'article' });
  await until('the same place', async () => (await page.route()) === route);
  const visible = await until('the section in view', () => page.run(inView, section));
  assert.ok(visible);
  assert.equal(await page.run(() => document.documentElement.dataset.theme), 'dark');

  await page.goTo('Notices');
  const notices = await page.find({ role: 'region', name: 'List of notices' });
  await page.click({ role: 'link', name: new RegExp(NOTICE.en), within: notices });
  await page.shows(/Acknowledged today/);
  await page.goTo('Saved');
  const saved = await page.find({ role: 'region', name: 'Publications' });
  await page.find({ role: 'heading', name: HANDBOOK.en, within: saved });
});

/* In the page. */
function inView(id) {
  const element = document.querySelector(`[data-section="${CSS.escape(id)}"]`);
  if (!element) return false;
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
