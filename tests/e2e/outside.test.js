/** Nothing comes from outside the app, and what leads outside is the business of the system's browser and its other programs. */

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { basename, dirname } from 'node:path';

import { book } from './harness/book.js';
import { connectionsOut } from './harness/connections.js';
import { journey } from './harness/journey.js';
import { choose, pattern, wordsOf } from './harness/look.js';
import { png } from './harness/png.js';
import { about, taken } from './harness/publishing.js';
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

/** What no window shows: a form, and a picture of 100 megapixels in a book. */
const FORM = Buffer.from('A form that only an office program opens.');
const PICTURE = png(10_000, 10_000);

/** Both, in a language. */
function forOthers(language) {
  const maps = book({
    language,
    title: 'Maps',
    chapter: '<p>The way.<img src="map.png" alt="The way on a map"/></p>',
    files: [['map.png', 'image/png', PICTURE]],
  });
  const said = (title) => ({ [`${language}.toml`]: about(title) });
  return {
    form: { kind: 'form', files: { ...said('Form'), [`${language}.odt`]: FORM } },
    maps: { kind: 'handbook', files: { ...said('Maps'), [`${language}.epub`]: maps } },
  };
}

for (const [language, direction, campaign] of [
  ['en', 'ltr', /^The campaign.s page/],
  ['ar', 'rtl', /^صفحة الحملة/],
]) {
  const say = wordsOf(language);

  journey(`a link of a campaign opens in the system browser, and the window stays: ${language}`, async (world) => {
    const page = await world.open();
    await takenIn(page);
    await choose(page, language, 'light');
    await page.visit(`/read/${encodeURIComponent(`starter/stories/information-has-a-date@${language}`)}`);
    const article = await page.find({ role: 'article' });
    assert.equal(await page.run((element) => getComputedStyle(element).direction, article), direction);
    const before = await page.run(() => location.href.split('#')[0]);
    await page.click({ role: 'link', name: campaign });
    await until('the browser', async () => (await world.openedOutside()).length > 0);
    assert.deepEqual(await world.openedOutside(), ['https://example.org/information-has-a-date']);
    assert.equal(await page.run(() => location.href.split('#')[0]), before);
    await page.find({ role: 'article' });
  });

  journey(
    `what cannot be shown is opened by another program, after a word of warning: ${language}`,
    async (world) => {
      const id = await taken(world, forOthers(language));
      const page = await world.open();
      await choose(page, language, 'light');
      const read = (name) => page.visit(`/read/${encodeURIComponent(id(name, language))}`);
      const ask = async () => {
        await page.click({ role: 'button', name: say('open-outside') });
        const dialog = await page.find({ role: 'dialog', name: say('outside-ask') });
        assert.equal(await page.run((element) => getComputedStyle(element).direction, dialog), direction);
        assert.ok((await page.text(dialog)).includes(say('outside-ask-text')));
        return (id) => page.click({ role: 'button', name: say(id), within: dialog });
      };
      const gone = () => page.gone({ role: 'dialog' });
      /** The copy that was handed over, as the one of that number. */
      const handedOver = (count) =>
        until('the file handed over', async () => {
          const opened = await world.openedOutside();
          return opened.length === count && opened.at(-1);
        });

      await read('form');
      await page.find({ role: 'heading', name: say('outside-title') });
      await ask();
      // Who presses Enter without having read opens nothing.
      assert.equal((await page.focused()).name, say('cancel'));
      await page.press('Enter');
      await gone();
      await ask();
      await page.press('Escape');
      await gone();
      const cancel = await ask();
      await cancel('cancel');
      await gone();
      // Not so much as a copy was made.
      assert.deepEqual(await copies(world), []);
      assert.deepEqual(await world.openedOutside(), []);

      const form = await ask();
      await form('outside-open');
      await gone();
      const copy = await handedOver(1);
      assert.equal(basename(copy), `form.${language}.odt`);
      assert.deepEqual(await readFile(copy), FORM);
      assert.deepEqual([basename(dirname(copy))], await copies(world), 'in a temporary folder of its own');

      await read('maps');
      await page.shows(new RegExp(pattern(say('picture-unfit-alt'), { alt: 'The way on a map' })));
      assert.deepEqual(await page.axe(), []);
      const map = await ask();
      await map('outside-open');
      await gone();
      const picture = await handedOver(2);
      assert.equal(basename(picture), `maps.${language}.map.png`);
      assert.deepEqual(await readFile(picture), PICTURE);
    },
    { opens: true },
  );
}

/** The temporary folders in which copies for other programs lie. */
async function copies(world) {
  return (await readdir(world.env.TMPDIR)).filter((name) => name.startsWith('fieldshelf-'));
}

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
