/** Nothing comes from outside the app, and what leads outside is the system browser's business. */

import assert from 'node:assert/strict';
import { createServer } from 'node:http';

import { connectionsOut } from './harness/connections.js';
import { journey } from './harness/journey.js';
import { HANDBOOK, takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

/** Every screen, the reader in both its views. */
const ROUTES = [
  '/library',
  '/notices',
  '/saved',
  '/search?q=interpreter',
  '/updates',
  '/settings',
  `/read/${encodeURIComponent(`${HANDBOOK.id}@en`)}?view=text`,
  `/read/${encodeURIComponent(`${HANDBOOK.id}@en`)}?view=pages`,
  `/read/${encodeURIComponent('starter/stories/drawings@en')}`,
];

journey('every screen is made of what the app brings, and no connection leaves this computer', async (world) => {
  const page = await world.open();
  await takenIn(page);
  await page.run(() => {
    window.refused = [];
    addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) =>
      window.refused.push(`${violatedDirective}: ${blockedURI}`),
    );
  });
  for (const route of ROUTES) {
    await page.visit(route);
    await until(`the screen ${route}`, () => page.run(() => document.querySelector('main')?.innerText.length > 100));
    await until(`stillness at ${route}`, () => page.run(isStill));
    assert.deepEqual(await connectionsOut(world.driverProcess), [], route);
  }
  const { origin, loaded, refused } = await page.run(() => ({
    origin: location.origin,
    loaded: performance.getEntriesByType('resource').map(({ name }) => name),
    refused: window.refused,
  }));
  assert.deepEqual(refused, []);
  const ours = [`${origin}/`, 'ipc://localhost/', 'blob:', 'data:'];
  assert.deepEqual(
    loaded.filter((name) => !ours.some((start) => name.startsWith(start))),
    [],
  );
});

journey('a page that asks for something from outside is refused before anything is sent', async (world) => {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    response.end();
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  try {
    const page = await world.open();
    await page.find({ role: 'heading', name: 'Library' });
    const refused = await page.run(async (address) => {
      const found = new Set();
      const all = new Promise((done) => {
        addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          found.add(effectiveDirective);
          if (found.size === 4) done();
        });
      });
      fetch(`${address}/fetch`).catch(() => undefined);
      document.body.append(
        Object.assign(new Image(), { src: `${address}/image.png` }),
        Object.assign(document.createElement('script'), { src: `${address}/script.js` }),
        Object.assign(document.createElement('iframe'), { src: `${address}/frame.html` }),
      );
      await all;
      return [...found].sort();
    }, `http://127.0.0.1:${server.address().port}`);
    assert.equal(refused.length, 4, refused.join(', '));
    assert.equal(asked, 0);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

journey("no script runs but the app's own, neither written into a page nor made of text", async (world) => {
  const page = await world.open();
  await page.find({ role: 'heading', name: 'Library' });
  const { ran, refused } = await page.run(async () => {
    window.ran = [];
    const refused = [];
    const all = new Promise((done) => {
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        if (refused.push(effectiveDirective) === 3) done();
      });
    });
    document.body.append(
      Object.assign(document.createElement('script'), { textContent: "ran.push('inline')" }),
      document.createRange().createContextualFragment(`<img src="data:," onerror="ran.push('handler')">`),
    );
    try {
      (0, eval)("ran.push('eval')");
    } catch {
      // This is what is asked for.
    }
    await all;
    return { ran: window.ran, refused: refused.sort() };
  });
  assert.deepEqual(ran, []);
  assert.deepEqual(refused, ['script-src', 'script-src-attr', 'script-src-elem']);
});

journey('a link of a campaign opens in the system browser, and the window stays', async (world) => {
  const page = await world.open();
  await takenIn(page);
  await page.visit(`/read/${encodeURIComponent('starter/stories/information-has-a-date@en')}`);
  await page.find({ role: 'article' });
  const before = await page.run(() => location.href.split('#')[0]);
  await page.click({ role: 'link', name: /^The campaign.s page/ });
  await until('the browser', async () => (await world.openedOutside()).length > 0);
  assert.deepEqual(await world.openedOutside(), ['https://example.org/information-has-a-date']);
  assert.equal(await page.run(() => location.href.split('#')[0]), before);
  await page.find({ role: 'article' });
});

/* In the page: nothing is loading or moving. */
function isStill() {
  return new Promise((tell) => {
    const count = () => performance.getEntriesByType('resource').length;
    const before = count();
    requestAnimationFrame(() =>
      requestAnimationFrame(() => tell(count() === before && document.getAnimations().length === 0)),
    );
  });
}
