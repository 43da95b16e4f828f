/** What changed since a text was read is marked in it, when a new revision comes beside the open window. */

import assert from 'node:assert/strict';

import { journey } from './harness/journey.js';
import { choose, pattern, wordsOf } from './harness/look.js';
import { corrected, guide, taken } from './harness/publishing.js';
import { until } from './harness/wait.js';

/** A guide in two directions, and what becomes of it. */
const GUIDE = {
  en: {
    title: 'Guide to the centre',
    before: '## Opening {#opening}\n\nThe centre opens at nine.\n\nCome in.\n\n## Coats {#coats}\n\nCoats hang here.\n',
    after: '## Opening {#opening}\n\nThe centre opens at ten.\n\nCome in.\n\nBring a document.\n',
    came: ['ten', 'Bring a document.'],
    went: ['nine', 'Coats', 'Coats hang here.'],
  },
  ar: {
    title: 'دليل المركز',
    before:
      '## الدوام {#opening}\n\nيفتح المركز في التاسعة.\n\nتفضل بالدخول.\n\n## المعاطف {#coats}\n\nتعلق المعاطف هنا.\n',
    after: '## الدوام {#opening}\n\nيفتح المركز في العاشرة.\n\nتفضل بالدخول.\n\nأحضر وثيقة.\n',
    came: ['العاشرة', 'أحضر وثيقة.'],
    went: ['التاسعة', 'المعاطف', 'تعلق المعاطف هنا.'],
  },
};

/** What the window says of what changed, by its language. */
const TOLD = {
  en: /revision 1 to 2\): 4 passages/,
  ar: /من المراجعة 1 إلى 2\): 4 فقرات/,
};

for (const [language, direction] of [
  ['en', 'ltr'],
  ['ar', 'rtl'],
]) {
  const say = wordsOf(language);
  const button = (id) => ({ role: 'button', name: say(id) });
  const banner = { role: 'region', name: say('changes-region') };

  journey(
    `what changed since it was read is marked in the text, from left to right and from right to left: ${language}`,
    async (world) => {
      await taken(world, guide(GUIDE, 1));
      const edition = (lang) => `office/library/guide@${lang}`;
      const route = (lang) => `/read/${encodeURIComponent(edition(lang))}`;
      const states = async () => {
        const { items } = await world.shelf('changes', 'office/library/guide');
        return items.map(({ state }) => state).join();
      };
      assert.equal(await states(), 'unread,unread');

      let page = await world.open();
      // The app's own first update is over before another process brings one.
      await page.find({ role: 'link', name: /Up to date/ }, 60_000);
      await choose(page, language, 'light');
      assert.equal(await page.run(() => getComputedStyle(document.body).direction), direction);
      const shown = (lang) => until(`the text in ${lang}`, () => page.run(isRead, lang));
      for (const lang of ['en', 'ar']) {
        await page.visit(route(lang));
        await shown(lang);
      }
      await until('the texts count as read', async () => (await states()) === 'current,current');

      // A new revision comes from another process; nothing that is read changes by that.
      await corrected(world, guide(GUIDE, 2));
      await world.shelf('sync');
      assert.equal(await states(), 'changed,changed');
      await page.click(button('newer-open'));
      const change = (at) => page.shows(new RegExp(pattern(say('changes-at'), { at, count: 4 })));
      for (const lang of ['ar', 'en']) {
        const { came, went } = GUIDE[lang];
        await page.visit(route(lang));
        await shown(lang);
        const told = await page.text(await page.find(banner));
        assert.match(told.replaceAll(/[\u2066-\u2069]/g, ''), TOLD[language]);
        assert.deepEqual(await page.run(words, 'ins, del'), []);

        await page.press('F8');
        await until('the marked words', async () => (await page.run(words, 'ins')).join() === came.join());
        assert.deepEqual(await page.run(words, 'del'), went);
        await change(1);
        await page.press('F8');
        await change(2);
        await until('the change that is read', async () => (await page.run(focused)) === came[1]);
        // By more than colour: underlined and struck through, with a bar at the starting side.
        assert.deepEqual(await page.run(drawn), { ins: 'underline', del: 'line-through', start: true });
        assert.deepEqual(await page.run(barsCutOff), []);
      }

      // Shown it was, compared not yet: it is told again after a restart.
      page = await world.restart('--route', route('en'));
      for (const lang of ['en', 'ar']) {
        await page.visit(route(lang));
        await shown(lang);
        await page.click(button('changes-show'));
        await until('the marked words', async () => (await page.run(words, 'ins')).join() === GUIDE[lang].came.join());
        await page.click(button('changes-read'));
        await page.gone(banner);
        assert.deepEqual(await page.run(words, 'ins, del'), []);
        if (lang === 'en') await page.click(button('close'));
        // What can still be taken back when the window is closed is done when it is opened again.
        else await world.restart();
      }
      await until('the new texts count as read', async () => (await states()) === 'current,current');
    },
  );
}

/* In the page. */
function isRead(language) {
  const article = document.querySelector('article.prose');
  return article?.lang === language && !!article.querySelector('[data-section]');
}
function words(selector) {
  return [...document.querySelectorAll('.prose')]
    .flatMap((prose) => [...prose.querySelectorAll(selector)])
    .map((element) => element.textContent);
}
function focused() {
  return document.activeElement.textContent;
}
function drawn() {
  const line = (name) => getComputedStyle(document.querySelector(`.prose ${name}`)).textDecorationLine;
  const changed = document.querySelector('.prose p[data-change]');
  const bar = getComputedStyle(changed, '::after');
  const rtl = getComputedStyle(changed).direction === 'rtl';
  return { ins: line('ins'), del: line('del'), start: parseFloat(rtl ? bar.right : bar.left) < 0 };
}
/** Bars beside what changed that reach beyond what their section, or anything around it, lets be painted. */
function barsCutOff() {
  const bars = [...document.querySelectorAll('.prose [data-change]:not(tr, ins, del)')];
  if (bars.length === 0) return ['no bar is there'];
  const found = [];
  for (const changed of bars) {
    const { direction } = getComputedStyle(changed);
    const bar = getComputedStyle(changed, '::after');
    const box = changed.getBoundingClientRect();
    const thick = parseFloat(bar.borderInlineStartWidth);
    const left = direction === 'rtl' ? box.right - parseFloat(bar.right) - thick : box.left + parseFloat(bar.left);
    for (let around = changed; around !== document.documentElement; around = around.parentElement) {
      const { overflowX, contentVisibility, contain } = getComputedStyle(around);
      const clips = overflowX !== 'visible' || contentVisibility !== 'visible' || /paint|content|strict/.test(contain);
      const edge = around.getBoundingClientRect();
      if (clips && (left < edge.left || left + thick > edge.right))
        found.push(`${changed.textContent}: ${left} in ${edge.left} to ${edge.right} of ${around.className}`);
    }
  }
  return found;
}
