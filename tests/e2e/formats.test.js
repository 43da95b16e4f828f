/** Each format in the window, from left to right and from right to left: the interface in its language, the text in its own. */

import assert from 'node:assert/strict';

import { book } from './harness/book.js';
import { journey } from './harness/journey.js';
import { choose, pattern, wordsOf } from './harness/look.js';
import { OFFICE, trustOffice } from './harness/office.js';
import { png } from './harness/png.js';
import { about, taken } from './harness/publishing.js';
import { takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';
import { word } from './harness/word.js';

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
    document: {
      heading: 'Before you leave',
      words: 'Take your papers with you.',
      note: 'Copies are enough.',
      rows: [
        ['Place', 'Hours'],
        ['Tirana', '9 to 16'],
      ],
      alt: 'A striped flag',
    },
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
    document: {
      heading: 'قبل أن تغادر',
      words: 'خذ أوراقك معك.',
      note: 'تكفي النسخ.',
      rows: [
        ['المكان', 'الساعات'],
        ['تيرانا', '9 إلى 16'],
      ],
      alt: 'علم مخطط',
    },
  },
];

const read = (id, rest = '') => `/read/${encodeURIComponent(id)}${rest}`;

/** A sentence with variables, as a pattern of all of it. */
const said = (sentence, values) => new RegExp(`^${pattern(sentence, values)}$`, 's');

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
        return text === time || said(say('player-at'), { time }).test(text);
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

    // A time in the text leads to what is spoken then, and away from what was spoken before.
    const stamps = await page.all({ role: 'button', name: said(say('play-from')), within: article });
    assert.equal(await page.run(spokenAfter, stamps.at(-1)), false);
    await page.click({ role: 'button', name: await page.attribute(stamps.at(-1), 'aria-label'), within: article });
    await until('the words after the last time', () => page.run(spokenAfter, stamps.at(-1)));
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

  journey(`Markdown, HTML, Word and books keep their tables, footnotes and pictures: ${language}`, async (world) => {
    const { document } = side;
    const id = await taken(world, documentsOf(language, document));
    const page = await world.open();
    await choose(page, language, 'light');
    const wanted = {
      direction,
      lang: language,
      heading: document.heading,
      cells: document.rows.flat(),
      mirrored: direction === 'rtl',
      note: `1\u00a0${document.note}`,
      alt: document.alt,
    };
    for (const [name, its] of [
      ['text', wanted],
      // HTML knows no footnotes.
      ['web', { ...wanted, note: null }],
      ['word', wanted],
      ['book', { ...wanted, note: null }],
    ]) {
      await page.visit(read(id(name, language)));
      // The one before stays until this one is here.
      await until(`what ${name} is to show`, async () => {
        assert.ok((await page.text()).includes(document.words));
        assert.deepEqual(await page.run(documentSeen), its);
        return true;
      });
      assert.deepEqual(await page.axe(), []);
    }
  });
}

/** The same document in Markdown, HTML and Word, and as a book. */
function documentsOf(language, document) {
  const { heading, words, note, rows, alt } = document;
  const picture = png(320, 240);
  const [head, ...body] = rows.map((row) => `| ${row.join(' | ')} |`);
  const table = [head, '| --- | --- |', ...body].join('\n');
  const [heads, ...cells] = rows;
  const line = (row, tag) => `<tr>${row.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  const markup = (image) =>
    `<h2>${heading}</h2><p>${words}</p><table><thead>${line(heads, 'th')}</thead><tbody>${cells.map((row) => line(row, 'td')).join('')}</tbody></table><p><img src="${image}" alt="${alt}"/></p>`;
  const said = { [`${language}.toml`]: about(heading) };
  return {
    text: {
      kind: 'handbook',
      files: {
        ...said,
        [`${language}.md`]: `## ${heading}\n\n${words}[^1]\n\n${table}\n\n![${alt}](media/flag.png)\n\n[^1]: ${note}\n`,
        'media/flag.png': picture,
      },
    },
    web: {
      kind: 'handbook',
      files: {
        ...said,
        [`${language}.html`]: markup('media/flag.png'),
        'media/flag.png': picture,
      },
    },
    word: {
      kind: 'handbook',
      files: { ...said, [`${language}.docx`]: word({ ...document, rtl: language === 'ar', picture }) },
    },
    book: {
      kind: 'handbook',
      files: {
        ...said,
        [`${language}.epub`]: book({
          language,
          title: heading,
          chapter: markup('flag.png'),
          files: [['flag.png', 'image/png', picture]],
        }),
      },
    },
  };
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

/** Whether what is spoken now stands in the passage that begins with a time. */
function spokenAfter(stamp) {
  return stamp.closest('p').querySelector('.spoken') !== null;
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

/** A document with a table and a picture, once the picture is drawn. */
function documentSeen() {
  const article = document.querySelector('article');
  const picture = article?.querySelector('[data-section] img');
  if (!picture || picture.naturalWidth === 0) return null;
  const cells = [...article.querySelectorAll('table :is(th, td)')];
  const places = cells.map((cell) => cell.getBoundingClientRect().left);
  return {
    direction: getComputedStyle(article.querySelector('[data-section]')).direction,
    lang: article.lang,
    heading: article.querySelector('[data-section] :is(h1, h2, h3)').textContent.trim(),
    cells: cells.map((cell) => cell.textContent.trim()),
    mirrored: places[0] > places[1],
    note: article.querySelector('aside')?.textContent.trim() ?? null,
    alt: picture.alt,
  };
}
