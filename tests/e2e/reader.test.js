/** What is around a document while it is read, from left to right and from right to left: type, languages, badges, places. */

import assert from 'node:assert/strict';

import { journey } from './harness/journey.js';
import { choose, pattern, wordsOf } from './harness/look.js';
import { about, taken } from './harness/publishing.js';
import { HANDBOOK, takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

/** What languages call themselves. */
const OWN_NAMES = { en: 'English', ar: 'العربية' };

/** Sections of a guide, by language: opening, coats, children. */
const GUIDE = {
  en: ['Opening', 'The centre opens at nine.', 'Coats', 'Coats hang in the hall.', 'Children', 'There is a table.'],
  ar: ['الدوام', 'يفتح المركز في التاسعة.', 'المعاطف', 'تعلق المعاطف في الممر.', 'الأطفال', 'هناك طاولة.'],
};

/** A guide whose translation was made of an older revision, and lacks a section. */
function guide(language, other) {
  const text = (lang, which) =>
    which
      .map((id, at) => [id, GUIDE[lang].slice(at * 2)])
      .filter(([id]) => id)
      .map(([id, [heading, words]]) => `## ${heading} {#${id}}\n\n${`${words}\n\n`.repeat(60)}`)
      .join('');
  return {
    [`${language}.toml`]: about('Guide', 'revision = 2\n'),
    [`${language}.md`]: text(language, ['opening', 'coats', 'children']),
    [`${other}.toml`]: about('Guide', `[translates]\nlanguage = "${language}"\nrevision = 1\n`),
    [`${other}.md`]: text(other, ['opening', undefined, 'children']),
  };
}

for (const [language, direction, back, onward, other] of [
  ['en', 'ltr', 'ArrowLeft', 'ArrowRight', 'ar'],
  ['ar', 'rtl', 'ArrowRight', 'ArrowLeft', 'en'],
]) {
  const say = wordsOf(language);
  const button = (id, within) => ({ role: 'button', name: say(id), within });

  journey(`type, paper and the whole screen are chosen while reading, and kept: ${language}`, async (world) => {
    let page = await world.open();
    await takenIn(page);
    await choose(page, language, 'light');
    const route = `/read/${encodeURIComponent(`${HANDBOOK.id}@${language}`)}?view=text`;
    await page.visit(route);
    await page.find({ role: 'article' });
    const usual = await page.run(setting);
    await page.click(button('type'));
    const panel = await page.find({ role: 'group', name: say('type') });
    assert.equal(await page.run((element) => getComputedStyle(element).direction, panel), direction);
    const becomes = (what, wanted) => until(what, async () => wanted(await page.run(setting)));
    await page.click(button('larger', panel));
    await becomes('larger letters', ({ letters }) => letters > usual.letters);
    await page.click({ role: 'button', name: say('type-leading-open'), within: panel });
    await becomes('lines further apart', ({ leading }) => leading > usual.leading);
    await page.click({ role: 'button', name: say('type-width-short'), within: panel });
    await becomes('shorter lines', ({ width }) => width < usual.width);
    await page.click(button('type-letters-plain', panel));
    await becomes('other letters', ({ family }) => family !== usual.family);
    await page.click(button('type-paper-night', panel));
    await becomes('another paper', ({ paper }) => paper !== usual.paper);
    assert.deepEqual(await page.axe(), []);
    const chosen = await page.run(setting);
    await page.press('Escape');
    await page.gone({ role: 'group', name: say('type') });
    assert.equal((await page.focused()).name, say('type'));

    await page.press('F11');
    await page.find(button('full-screen-leave'));
    await page.press('F11');
    await page.find(button('full-screen'));

    page = await world.restart('--route', route);
    await page.find({ role: 'article' });
    await becomes('the type that was chosen', (now) => JSON.stringify(now) === JSON.stringify(chosen));
  });

  journey(`reading goes on where it stopped: ${language}`, async (world) => {
    let page = await world.open();
    await takenIn(page);
    await choose(page, language, 'light');
    const open = (lang) => page.visit(`/read/${encodeURIComponent(`${HANDBOOK.id}@${lang}`)}?view=text`);
    await open(language);
    const outline = await page.find({ role: 'navigation', name: say('outline') });
    const entry = (await page.all({ role: 'link', within: outline }))[8];
    const section = await page.run((link) => new URLSearchParams(link.hash.split('?')[1]).get('section'), entry);
    await page.run((link) => link.click(), entry);
    await until('the section', () => page.run(sectionSeen, language, section));
    await until('the place in the address', async () => (await page.route()).includes(`section=${section}`));
    const far = () => page.run(() => parseInt(document.querySelector('.r-foot .wide-only').innerText));
    await until('how much is read', async () => (await far()) > 0);

    // Another edition begins at its own beginning, and leaves the place in this one as it is.
    await open(other);
    await until('the beginning in another language', () => page.run(beginningSeen, other));
    const begun = await until('its place', async () => /@(..)\?section=([^&]+)/.exec(await page.route())?.slice(1));
    assert.ok(begun[0] === other && begun[1] !== section, `${begun}`);
    await open(language);
    await until('the section after the other edition', () => page.run(sectionSeen, language, section));
    await until('its place in the address', async () => (await page.route()).includes(`section=${section}`));

    const route = await page.route();
    page = await world.restart();
    await until('the same place', async () => (await page.route()) === route);
    await until('the section again', () => page.run(sectionSeen, language, section));
    assert.equal(await page.run(() => getComputedStyle(document.body).direction), direction);
  });

  journey(
    `another language is at the same section, says what it lacks, and that it is older: ${language}`,
    async (world) => {
      const id = await taken(world, { guide: { kind: 'handbook', files: guide(language, other) } });
      const page = await world.open();
      await choose(page, language, 'light');
      const at = (lang, section) => `/read/${encodeURIComponent(id('guide', lang))}?section=${section}`;
      await page.visit(at(language, 'children'));
      const reads = (lang, section) => until(`${section} in ${lang}`, () => page.run(sectionSeen, lang, section));
      await reads(language, 'children');
      const head = () =>
        page.run(() => document.querySelector('.edition').innerText.replaceAll(/[\u2066-\u2069]/g, ''));
      assert.match(await head(), new RegExp(pattern(say('revision'), { revision: 2 })));
      assert.match(await head(), new RegExp(pattern(say('issued'))));
      assert.ok(!(await head()).includes(say('avail-older')));

      const turnTo = async (lang) => {
        const within = await page.find({ role: 'group', name: new RegExp(`^${say('section-in')}`) });
        await page.click({ role: 'button', name: new RegExp(`^${OWN_NAMES[lang]}`), within });
      };
      await turnTo(other);
      await reads(other, 'children');
      assert.match(await head(), new RegExp(pattern(say('revision'), { revision: 1 })));
      assert.ok((await head()).includes(say('avail-older')));
      assert.deepEqual(await page.axe(), []);

      // What it does not have is said, and the section before it is shown.
      await page.visit(at(language, 'coats'));
      await reads(language, 'coats');
      await turnTo(other);
      await page.shows(new RegExp(pattern(say('section-elsewhere'), { language: OWN_NAMES[other] })));
      await reads(other, 'opening');

      // The way back leads to the place that was left, and the way forward to where it was left for.
      await page.visit(at(language, 'children'));
      await reads(language, 'children');
      await page.visit('/library');
      await page.find({ role: 'heading', name: say('nav-library') });
      await page.press(`Alt+${back}`);
      await reads(language, 'children');
      await page.press(`Alt+${onward}`);
      await page.find({ role: 'heading', name: say('nav-library') });
    },
  );
}

/* In the page. */

/** How the text is set. */
function setting() {
  const section = document.querySelector('article [data-section] p');
  const { fontSize, lineHeight, fontFamily } = getComputedStyle(section);
  const papers = [];
  for (let around = section; around; around = around.parentElement)
    papers.push(getComputedStyle(around).backgroundColor);
  return {
    letters: parseFloat(fontSize),
    leading: parseFloat(lineHeight) / parseFloat(fontSize),
    width: Math.round(section.getBoundingClientRect().width / parseFloat(fontSize)),
    family: fontFamily,
    paper: papers.find((colour) => !/, 0\)$|transparent/.test(colour)),
  };
}

/** Whether a text is shown from its beginning, in a language. */
function beginningSeen(lang) {
  const article = document.querySelector('article');
  return article?.lang === lang && article.closest('.scroll').scrollTop === 0;
}

/** Whether a section stands where reading begins, in a language. */
function sectionSeen(lang, id) {
  const article = document.querySelector('article');
  const section = article?.querySelector(`[data-section="${CSS.escape(id)}"]`);
  if (article?.lang !== lang || !section) return false;
  const { top, bottom } = section.getBoundingClientRect();
  return top < innerHeight / 2 && bottom > 200;
}
