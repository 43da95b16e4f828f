/** Notices: what is known of them today, read and acknowledged. */

import assert from 'node:assert/strict';

import { journey } from './harness/journey.js';
import { choose, wordsOf } from './harness/look.js';
import { CORRECTED, OFFICE, publishOffice, trustOffice } from './harness/office.js';
import { NOTICE, takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

/** When a notice was acknowledged, as the library has it. */
async function acknowledged(world, id = NOTICE.id) {
  const shown = await world.shelf('show', id);
  return (shown.row ?? shown).notice.acknowledged;
}

journey('a notice is read, acknowledged, and the acknowledgement is undone', async (world) => {
  const page = await world.open();
  await takenIn(page);
  await page.goTo('Notices');
  const list = await page.find({ role: 'region', name: 'List of notices' });
  await page.click({ role: 'link', name: new RegExp(NOTICE.en), within: list });
  const pane = await page.find({ role: 'region', name: 'Notice' });
  await page.find({ role: 'heading', name: NOTICE.en, within: pane });
  assert.match(await page.text(pane), /Expired – not confirmed/);
  assert.match(await page.text(pane), /As of /);
  await page.shows('takes no new applications for assisted voluntary return');

  assert.equal(await acknowledged(world), null);
  await page.click({ role: 'button', name: 'Acknowledge' });
  await page.shows(/Acknowledged today, \d\d:\d\d/);
  assert.ok(await acknowledged(world));
  await page.shows(NOTICE.en);

  await page.click({ role: 'button', name: 'Undo' });
  await page.find({ role: 'button', name: 'Acknowledge' });
  await until('no acknowledgement', async () => (await acknowledged(world)) === null);
});

journey('opening a notice in force makes it read, and its languages are tabs', async (world) => {
  const page = await world.open();
  await takenIn(page);
  await page.find({ role: 'link', name: /^Notices\s*2 unread/ });
  await page.goTo('Notices');
  const list = await page.find({ role: 'region', name: 'List of notices' });
  await page.click({ role: 'link', name: /Interpreting by telephone at every desk/, within: list });
  await page.find({ role: 'link', name: /^Notices\s*1 unread/ });
  const pane = await page.find({ role: 'region', name: 'Notice' });
  assert.match(await page.text(pane), /In force/);

  await page.click({ role: 'tab', name: /العربية/ });
  const panel = await page.find({ role: 'tabpanel' });
  assert.equal(await page.attribute(panel, 'dir'), 'rtl');
  assert.equal(await page.attribute(panel, 'lang'), 'ar');
  await page.click({ role: 'tab', name: /^Shqip/i });
  await page.shows('Interpretim me telefon');
});

journey('a superseded notice leads to the one that replaces it', async (world) => {
  const page = await world.open();
  await takenIn(page);
  await page.goTo('Notices');
  const list = await page.find({ role: 'region', name: 'List of notices' });
  await page.click({ role: 'link', name: /Winter opening hours/, within: list });
  const pane = await page.find({ role: 'region', name: 'Notice' });
  assert.match(await page.text(pane), /Superseded/);
  await page.click({ role: 'link', name: 'New opening hours, with one evening', within: pane });
  await until('the newer notice', async () => {
    const now = await page.find({ role: 'region', name: 'Notice' });
    return (await page.all({ role: 'heading', name: 'New opening hours, with one evening', within: now })).length === 1;
  });
});

journey('a notice corrected since it was read says so, and what changed in it, in both directions', async (world) => {
  await trustOffice(world);
  const page = await world.open();
  await page.find({ role: 'link', name: /Up to date/ }, 60_000);
  const route = (language) => `/notices/${encodeURIComponent(OFFICE.notice)}?lang=${language}`;
  const states = async () => {
    const { items } = await world.shelf('changes', OFFICE.notice);
    return items.map(({ state }) => state).join();
  };
  const shown = (language) => until(`the notice in ${language}`, () => page.run(isShown, language));
  for (const language of ['ar', 'en']) {
    await page.visit(route(language));
    await shown(language);
  }
  await until('the notice counts as read', async () => (await states()) === 'current,current');
  await page.click({ role: 'button', name: wordsOf('en')('acknowledge') });
  await until('the acknowledgement', () => acknowledged(world, OFFICE.notice));

  await publishOffice(world, 2);
  await world.shelf('sync');
  for (const [language, { came, went }] of Object.entries(CORRECTED)) {
    const say = wordsOf(language);
    if (language !== 'en') await choose(page, language, 'light');
    await page.visit(route(language));
    await shown(language);
    const banner = await page.find({ role: 'region', name: say('changes-region') });
    // What was acknowledged is what it said before.
    assert.ok((await page.text(banner)).includes(say('changed-acknowledged').split('{')[0].trim()));
    await page.click({ role: 'button', name: say('changes-show'), within: banner });
    await until('the marked words', async () => (await page.run(marked, 'ins')).length > 0);
    assert.deepEqual(await page.run(marked, 'ins'), came);
    assert.deepEqual(await page.run(marked, 'del'), went);
    assert.deepEqual(await page.axe(), []);
    await page.click({ role: 'button', name: say('changes-read') });
    await page.gone({ role: 'region', name: say('changes-region') });
    // While it can be taken back it is not done; who closes that offer does without it.
    await page.click({ role: 'button', name: say('close') });
  }
  await until('the notice counts as read', async () => (await states()) === 'current,current');
});

/* In the page. */
function isShown(language) {
  const panel = document.querySelector('[role=tabpanel]');
  return panel?.lang === language && !!panel.querySelector('[data-section]');
}
function marked(selector) {
  return [...document.querySelectorAll(`[role=tabpanel] ${selector}`)].map((element) => element.textContent.trim());
}
