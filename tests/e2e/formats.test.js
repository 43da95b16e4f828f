/** Each format in the window, from left to right and from right to left: the interface in its language, the text in its own. */

import assert from 'node:assert/strict';

import { journey } from './harness/journey.js';
import { choose, wordsOf } from './harness/look.js';
import { OFFICE, trustOffice } from './harness/office.js';
import { takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

/** Language, direction, the key that leads onward, and what the documents say in the language. */
const DIRECTIONS = [
  {
    language: 'en',
    direction: 'ltr',
    onward: 'ArrowRight',
    back: 'ArrowLeft',
    visits: {
      all: 'All visits',
      referral: 'Referral',
      plotted: 'Referral by Day, 20 values: lowest 1 (2026-03-03), highest 5 (2026-03-16).',
    },
    spoken: 'During the call',
    words: 'Introduce everyone',
    drawings: ['Enough room for five workers', 'Six stops'],
    book: { title: 'Three recipes for many', bold: 'one kilogram', corner: 'For' },
  },
  {
    language: 'ar',
    direction: 'rtl',
    onward: 'ArrowLeft',
    back: 'ArrowRight',
    visits: {
      all: 'مجموع الزيارات',
      referral: 'الإحالة',
      plotted: 'الإحالة حسب اليوم، 20 قيمة: الأدنى 1 (2026-03-03)، والأعلى 5 (2026-03-16).',
    },
    spoken: 'أثناء المكالمة',
    words: 'ضعوا الهاتف',
    drawings: ['مكان يكفي خمسة عاملين', 'ست محطات'],
    book: { title: 'ثلاث وصفات لكثيرين', bold: 'كيلوغرامًا واحدًا', corner: 'لعدد' },
  },
];

const read = (id, rest = '') => `/read/${encodeURIComponent(id)}${rest}`;

/** A sentence with variables, as a pattern: each variable may be anything. */
function said(sentence) {
  const plain = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(
    `^${sentence
      .split(/\{[^}]*\}/)
      .map(plain)
      .join('.*')}$`,
    's',
  );
}

for (const side of DIRECTIONS) {
  const { language, direction } = side;
  const say = wordsOf(language);

  journey(`a dataset is sorted and plotted: ${language}`, async (world) => {
    const page = await inLanguage(world, side);
    await page.visit(read(`starter/policy/a-month-of-visits@${language}`));
    const view = await page.find({ role: 'region', name: say('view-table') });
    const table = await until('the table', () => page.run(rowsSeen));
    assert.deepEqual([table.direction, table.lang, table.rows.length], [direction, language, 20]);
    assert.equal(table.rows[0][0], '2026-03-02');
    // The first column stands where a line begins.
    assert.equal(table.first > table.last, direction === 'rtl');

    const { visits } = side;
    const header = (name) => ({ role: 'columnheader', name: new RegExp(name), within: view });
    const sort = async (how) => {
      await page.click({ role: 'button', name: new RegExp(visits.all), within: view });
      await until(
        `the order ${how}`,
        async () => (await page.attribute(await page.find(header(visits.all)), 'aria-sort')) === how,
      );
      return (await page.run(rowsSeen)).rows.map((row) => row.at(-1));
    };
    const up = await sort('ascending');
    assert.deepEqual([up[0], up.at(-1)], ['12', '38']);
    const down = await sort('descending');
    assert.deepEqual([down[0], down.at(-1)], ['38', '12']);
    await sort('none');

    // The plot says in the interface's language what is drawn, and draws what is chosen.
    const column = await page.find({ role: 'combobox', name: new RegExp(say('plot-show')), within: view });
    await page.run(choosePlotted, column, visits.referral);
    await until('the plot of what was chosen', async () => (await page.run(plotSays)) === visits.plotted);
    assert.ok(
      await page.run(() => document.querySelector('figure.plot :is(path.drawn, rect.bar)').getBBox().width > 0),
    );
    assert.deepEqual(await page.axe(), []);
  });

  journey(`a recording is sought, sped up and followed in its transcript: ${language}`, async (world) => {
    const page = await inLanguage(world, side);
    await page.visit(read(`starter/stories/calling-an-interpreter@${language}`));
    const player = await page.find({ role: 'group', name: say('player') });
    const article = await page.find({ role: 'article' });
    const here = await page.run((element) => [getComputedStyle(element).direction, element.lang], article);
    assert.deepEqual(here, [direction, language]);
    assert.match(await page.text(article), new RegExp(side.spoken));

    // Time runs from left to right in both. What is sought does not wait for the sound, which not every computer can play.
    const place = await page.find({ role: 'slider', name: say('player-place'), within: player });
    assert.equal(await page.run((element) => getComputedStyle(element).direction, place), 'ltr');
    const reaches = (time) =>
      until(time, async () => {
        const text = (await page.attribute(place, 'aria-valuetext')).replaceAll(/[\u2066-\u2069]/g, '');
        // How long it is is said only once the sound tells.
        return text === time || said(say('player-at').replace('{ $time }', time)).test(text);
      });
    const go = (id) => page.click({ role: 'button', name: said(say(id)), within: player });
    await go('player-on');
    await reaches('0:10');
    await go('player-on');
    await reaches('0:20');
    // What is spoken there is marked in the transcript.
    const spoken = await until('the words spoken there', () => page.run(spokenNow));
    assert.ok(spoken.includes(side.words), spoken);
    await go('player-back');
    await reaches('0:10');

    const speed = await page.find({ role: 'combobox', name: say('player-speed'), within: player });
    assert.equal(await page.run((element) => element.selectedOptions[0].text, speed), '1×');
    await page.run(chooseLast, speed);
    const rate = Number.parseFloat(await page.property(speed, 'value'));
    await until('the sound at that speed', () => page.run(playsAt, rate));

    await page.find({ role: 'checkbox', name: say('player-follow'), within: player });
    assert.deepEqual(await page.axe(), []);
  });

  journey(`pictures are gone through by the keys and enlarged: ${language}`, async (world) => {
    const page = await inLanguage(world, side);
    await page.visit(read(`starter/stories/drawings@${language}`, '?view=gallery'));
    const view = await page.find({ role: 'region', name: say('view-gallery') });
    const tiles = await until('six pictures', () => page.run(picturesSeen));
    assert.equal(tiles.direction, direction);
    assert.equal(
      tiles.places[0] > tiles.places[1],
      direction === 'rtl',
      'the first picture stands where a line begins',
    );

    const [first, second] = side.drawings;
    await page.click({ role: 'button', name: new RegExp(first), within: view });
    const large = await page.find({ role: 'dialog' });
    const counts = (at) => say('picture-of').replace('{ $at }', at).replace('{ $count }', 6);
    const shows = (text) => until(text, async () => (await page.text(large)).includes(text));
    await shows(counts(1));
    await shows(first);
    await page.press(side.onward);
    await shows(counts(2));
    await shows(second);
    await page.press(side.back);
    await shows(counts(1));
    await page.press('+');
    await until('the picture enlarged', () => page.run(isEnlarged));
    assert.deepEqual(await page.axe(), []);
    await page.press('Escape');
    await page.gone({ role: 'dialog' });
  });

  journey(`a book is read with its own styles: ${language}`, async (world) => {
    await trustOffice(world);
    const page = await world.open();
    await page.find({ role: 'link', name: /Up to date/ }, 60_000);
    await choose(page, language, 'light');
    await page.visit(read(`${OFFICE.book}@${language}`));
    const article = await page.find({ role: 'article' });
    await page.find({ role: 'heading', name: side.book.title });
    await until('the table of the book', () => page.run(() => document.querySelector('article table') !== null));
    const seen = await page.run(bookSeen, article);
    assert.deepEqual(
      { ...seen, framed: seen.framed > 0 },
      {
        direction,
        lang: language,
        bold: side.book.bold,
        corner: side.book.corner,
        mirrored: direction === 'rtl',
        framed: true,
        centred: 'center',
      },
    );
    assert.deepEqual(await page.axe(), []);
  });
}

/** The window over the starter library, in a language. */
async function inLanguage(world, { language, direction }) {
  const page = await world.open();
  await takenIn(page);
  await choose(page, language, 'light');
  assert.equal(await page.run(() => getComputedStyle(document.body).direction), direction);
  return page;
}

/* In the page. */

function rowsSeen() {
  const table = document.querySelector('.table-frame table');
  if (!table) return null;
  const heads = [...table.querySelectorAll('th')].map((cell) => cell.getBoundingClientRect().left);
  return {
    direction: getComputedStyle(table).direction,
    lang: table.closest('[lang]').lang,
    first: heads[0],
    last: heads.at(-1),
    rows: [...table.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.innerText.trim())),
  };
}

function choosePlotted(select, name) {
  select.value = [...select.options].find((option) => option.text === name).value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** The sentence under the plot, without the marks that keep directions apart. */
function plotSays() {
  const caption = document.querySelector('figure.plot figcaption')?.textContent ?? '';
  return caption.replaceAll(/[\u2066-\u2069]/g, '').trim();
}

function chooseLast(select) {
  select.selectedIndex = select.options.length - 1;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

function playsAt(rate) {
  return document.querySelector('audio').playbackRate === rate;
}

function spokenNow() {
  return document.querySelector('.prose .spoken')?.textContent;
}

function picturesSeen() {
  const list = document.querySelector('.tiles');
  const shown = [...(list?.querySelectorAll('img') ?? [])];
  if (shown.length !== 6 || shown.some((image) => image.naturalWidth === 0)) return null;
  return {
    direction: getComputedStyle(list).direction,
    places: shown.map((image) => image.getBoundingClientRect().left),
  };
}

function isEnlarged() {
  const picture = document.querySelector('.picture-frame.enlarged img');
  return picture !== null && picture.getBoundingClientRect().width > picture.closest('.picture-frame').clientWidth;
}

function bookSeen(article) {
  const text = article.querySelector('[data-section]');
  const heads = [...article.querySelectorAll('tr:first-child > *')].map((cell) => cell.getBoundingClientRect().left);
  const bold = [...article.querySelectorAll('em')].find((one) => Number(getComputedStyle(one).fontWeight) >= 600);
  const boxed = [...article.querySelectorAll('div, p')].find(
    (one) => getComputedStyle(one).borderTopStyle === 'solid' && getComputedStyle(one).borderInlineEndStyle === 'solid',
  );
  const flower = [...article.querySelectorAll('p')].find((one) => one.textContent.includes('❦'));
  return {
    direction: getComputedStyle(text).direction,
    lang: article.lang,
    bold: bold?.textContent,
    corner: article.querySelector('tr > *').textContent,
    mirrored: heads[0] > heads.at(-1),
    framed: boxed?.getBoundingClientRect().width ?? 0,
    centred: getComputedStyle(flower).textAlign,
  };
}
