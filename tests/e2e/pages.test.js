/** A document's own pages in the real window: documents that are too large for comfort, links, labels, and Arabic words. */

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { corpus } from './harness/corpus.js';
import { journey } from './harness/journey.js';
import { choose, pattern, wordsOf } from './harness/look.js';
import { exchangedProfile, paper } from './harness/paper.js';
import { imported } from './harness/publishing.js';
import { HANDBOOK, documentPath, takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

const ODD = corpus('hostile/pdfjs');

/** Language and direction of the window. */
const DIRECTIONS = [
  ['en', 'ltr'],
  ['ar', 'rtl'],
];

/** Publishes documents in a language and takes them in: by name, the id of each. */
async function published(world, language, documents) {
  const folder = join(world.folder, 'papers');
  for (const [name, bytes] of Object.entries(documents)) {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, `${name}.${language}.pdf`), bytes);
  }
  assert.deepEqual((await imported(world, folder, 'papers', 'Papers')).failed, []);
  const { items } = await world.shelf('list');
  return Object.fromEntries(items.map(({ id }) => [id.split('/').at(-1), id]));
}

/**
 * The window in a language over documents, by name, in that language or another.
 *
 * @returns {Promise<{ page: import('./harness/page.js').Page, visit: (name: string) => Promise<void> }>} the page, and how
 *   the pages of a document are gone to
 */
async function opened(world, [language, direction], documents, its = language) {
  const ids = await published(world, its, documents);
  const page = await world.open();
  await choose(page, language, 'light');
  assert.equal(await page.run(() => getComputedStyle(document.body).direction), direction);
  return { page, visit: (name) => page.visit(`/read/${encodeURIComponent(`${ids[name]}@${its}`)}?view=pages`) };
}

for (const side of DIRECTIONS) {
  const [language, direction] = side;
  const say = wordsOf(language);
  const said = (id, values) => new RegExp(pattern(say(id), values));
  const whole = (id, values) => new RegExp(`^${pattern(say(id), values)}$`);
  /** Waits until a page is drawn, in view, and said to be the one that is read. */
  const onPage = (page, label) => {
    const name = pattern(say('page'), { page: label });
    return until(`page ${label} drawn in view`, () => page.run(drawnInView, String(label), `^${name}$`));
  };

  journey(
    `five thousand pages are gone through, and only those near the view are there: ${language}`,
    async (world) => {
      const many = Array.from({ length: 5000 }, (_, at) => ({ lines: [`This is page number ${at + 1}`] }));
      const { page, visit } = await opened(world, side, { many: paper(many, { title: 'Many pages' }) });
      await visit('many');
      await onPage(page, 1);
      await page.press('Control+g');
      await page.type('4321');
      await page.press('Enter');
      await onPage(page, 4321);
      assert.ok(
        (await page.run(() => document.querySelectorAll('.pdf-page').length)) < 12,
        'only pages near the view are there',
      );
      await page.press('Control+f');
      await page.type('number 4999');
      await page.shows(said('find-count', { at: 1, count: 1 }));
      await onPage(page, 4999);
      const { text, ink, inked } = await until('the hit in view', () => page.run(hitInView));
      assert.equal(text, 'number 4999');
      assert.ok(ink > 20 && inked > 0.8, `there is ink under the mark, along ${inked} of it`);
    },
  );

  journey(
    `a page of five metres is drawn where it is seen, and the window stays usable: ${language}`,
    async (world) => {
      const sheets = [{ size: [14_173, 19_843], lines: ['A page of five metres'], type: 400 }, { lines: ['After it'] }];
      const { page, visit } = await opened(world, side, { large: paper(sheets, { title: 'A large page' }) });
      await visit('large');
      await onPage(page, 1);
      for (let step = 0; step < 12; step += 1) await page.press('Control+=');
      await page.shows(said('percent', { value: 400 }));
      const canvases = await until('the page drawn sharply where it is seen', () => page.run(sharp));
      assert.ok(
        canvases.every((pixels) => pixels <= 6_000_000),
        `${canvases}`,
      );
      await page.run(() => (document.querySelector('.pdf-scroll').scrollTop += 3000));
      await until('it drawn sharply where it was scrolled to', () => page.run(sharp));
    },
  );

  journey(`a picture of 100 megapixels is drawn, and the window stays usable: ${language}`, async (world) => {
    const sheets = [{ picture: [10_000, 10_000], lines: ['A large picture'] }];
    const { page, visit } = await opened(world, side, { picture: paper(sheets, { title: 'A large picture' }) });
    await visit('picture');
    await onPage(page, 1);
    const { kinds } = await until('the picture drawn', () => page.run(commonColour));
    assert.ok(kinds > 1, 'its stripes are seen');
    await page.click({ role: 'button', name: say('view-text') });
    await page.find({ role: 'article' });
  });

  journey(
    `at 200 % zoom the pages fill the width, beside their thumbnails too: ${language}`,
    async (world) => {
      const guide = await readFile(documentPath(`handbooks/migrant-resource-centre/${language}.pdf`));
      const { page, visit } = await opened(world, side, { guide });
      await visit('guide');
      await onPage(page, 1);
      const width = () => page.run(() => document.querySelector('.pdf-page').getBoundingClientRect().width);
      assert.ok((await width()) > 540, `${await width()} of 640 pixels`);
      await page.click({ role: 'button', name: say('thumbnails') });
      await until('the pages narrower', async () => (await width()) < 540);
      assert.ok((await width()) > 320, `${await width()} beside the thumbnails`);
      assert.ok((await page.run(() => document.querySelector('.page-row').clientHeight)) <= 400, 'one window high');
    },
    { size: [640, 400] },
  );

  journey(`pages have labels, links that lead back, and links outside go to the system: ${language}`, async (world) => {
    const sheets = [
      {
        lines: ['Contents'],
        links: [
          { rect: [60, 700, 300, 780], page: 6 },
          { rect: [60, 600, 300, 680], url: 'https://example.org/help' },
        ],
      },
      ...Array.from({ length: 7 }, (_, at) => ({ lines: [`Chapter on sheet ${at + 2}`] })),
    ];
    const linked = paper(sheets, { title: 'Linked', labels: '0 << /S /r >> 4 << /S /D >>' });
    const { page, visit } = await opened(world, side, { linked });
    await visit('linked');
    await onPage(page, 'i');
    await page.click({ role: 'link', name: /example\.org/ });
    await until('the address handed to the system', async () =>
      (await world.openedOutside()).includes('https://example.org/help'),
    );
    // The outline leads to the same page.
    const sheet = await page.find({ role: 'group', name: whole('page', { page: 'i' }) });
    await page.click({ role: 'link', name: said('page', { page: 2 }), within: sheet });
    await onPage(page, 2);
    const [back, onward] = language === 'ar' ? ['Right', 'Left'] : ['Left', 'Right'];
    await page.press(`Alt+Arrow${back}`);
    await onPage(page, 'i');
    await page.press(`Alt+Arrow${onward}`);
    await onPage(page, 2);
    const field = await page.find({ role: 'textbox', name: say('page-field') });
    await page.focus(field);
    await page.press('Control+a');
    await page.type('iii');
    await page.press('Enter');
    await onPage(page, 'iii');
    await page.shows(said('page-place', { page: 3, pages: 8 }));
    assert.deepEqual(await page.axe(), []);
  });

  journey(
    `pages are shown one at a time, fitted, turned, and gone to by their thumbnails: ${language}`,
    async (world) => {
      const more = Array.from({ length: 30 }, (_, row) => `What stands in line ${row + 1}`);
      const sheets = Array.from({ length: 9 }, (_, at) => ({ lines: [`Chapter on sheet ${at + 1}`, ...more] }));
      const { page, visit } = await opened(world, side, { nine: paper(sheets, { title: 'Nine' }) });
      await visit('nine');
      await onPage(page, 1);
      const tools = await page.find({ role: 'group', name: say('page-tools') });
      const press = (id) => page.click({ role: 'button', name: say(id), within: tools });
      const becomes = (what, wanted) => until(what, async () => wanted(await page.run(laidOut)));
      await press('fit-page');
      await becomes('the whole page', ({ sheet, frame }) => sheet.height <= frame.height);
      await press('one-page');
      await becomes('one page alone', ({ seen }) => seen === 1);
      await press('page-after');
      await onPage(page, 2);
      await becomes('that page alone', ({ seen }) => seen === 1);
      await press('fit-width');
      await becomes('the width filled', ({ sheet, frame }) => sheet.width > frame.width * 0.8);
      await press('one-page');
      await press('turn-page');
      await becomes('a page that lies', ({ sheet }) => sheet.width > sheet.height);
      await onPage(page, 2);
      await press('thumbnails');
      const small = await page.find({ role: 'navigation', name: say('thumbnails') });
      await until('the small page 5 drawn', () => page.run(smallDrawn, 5));
      await page.click({ role: 'button', name: whole('page', { page: 5 }), within: small });
      await onPage(page, 5);
      const { aside, frame } = await page.run(laidOut);
      assert.equal(aside.left > frame.left, language === 'ar', 'small pages stand where a line begins');
      assert.deepEqual(await page.axe(), []);

      // The text is at the same place, and leads back to it.
      await page.click({ role: 'button', name: say('view-text') });
      await page.find({ role: 'article' });
      await until('the text of page 5 in view', () => page.run(inView, 'p5'));
      await page.click({ role: 'button', name: say('view-pages') });
      await onPage(page, 5);
    },
  );

  journey(`colours are those of their profile, and JPEG 2000 and JBIG2 are drawn: ${language}`, async (world) => {
    const documents = {
      profile: paper([{ profile: exchangedProfile(), lines: ['Red that is blue'] }], { title: 'Profile' }),
    };
    if (existsSync(ODD)) {
      // In JPEG 2000, and in JBIG2.
      for (const name of ['jp2k-resetprob', 'bitmap-refine-page'])
        documents[name] = await readFile(join(ODD, `${name}.pdf`));
    } else
      console.log(
        `skipped for JPEG 2000 and JBIG2: ${ODD} is not there; FIELDSHELF_CORPUS names the folder of the corpus`,
      );
    const { page, visit } = await opened(world, side, documents);
    for (const name of Object.keys(documents)) {
      await visit(name);
      const colour = await until(`${name} drawn`, () => page.run(commonColour));
      if (name === 'profile') assert.ok(colour.middle[2] > 200 && colour.middle[0] < 90, `${colour.middle}`);
      assert.ok(colour.kinds > 1, `${name} is not blank`);
    }
  });

  journey(
    `words of either direction are found, marked and copied on their own page as they are read: ${language}`,
    async (world) => {
      const page = await world.open('--route', '/library');
      await takenIn(page);
      await choose(page, language, 'light');
      assert.equal(await page.run(() => getComputedStyle(document.body).direction), direction);
      for (const { its, word, onward, back } of [
        { its: 'ar', word: 'المهاجرين', onward: 'ArrowLeft', back: 'ArrowRight' },
        { its: 'en', word: 'interpreter', onward: 'ArrowRight', back: 'ArrowLeft' },
      ]) {
        await page.visit(`/read/${encodeURIComponent(`${HANDBOOK.id}@${its}`)}?view=pages`);
        await until(`the pages in ${its}`, () => page.run(pagesIn, its));
        await onPage(page, 1);
        // Pages are turned in the direction of what they say, whatever the window's.
        await page.focus(await page.find({ role: 'group', name: said('pages-of') }));
        await page.press(onward);
        await onPage(page, 2);
        await page.press(back);
        await onPage(page, 1);

        await page.press('Control+f');
        await page.type(word);
        // Letters are looked for while they are typed: what the whole word finds comes last.
        const marked = async (where) => {
          const { share, ink, inked } = await until(`the whole word in view, found ${where}`, async () => {
            const hit = await page.run(hitInView);
            return hit?.text.toLowerCase().includes(word) ? hit : null;
          });
          assert.ok(share > 0.9, `the mark covers its word by ${share} ${where}`);
          assert.ok(ink > 20 && inked > 0.8, `there is ink under the mark, along ${inked} of it, ${where}`);
        };
        await marked(`in ${its}`);
        const { text, seen } = await page.run(copyLines);
        assert.ok(text.toLowerCase().includes(word), text);
        assert.equal(text, seen);

        // Once more, on a page that was turned: it lies now.
        const tools = await page.find({ role: 'group', name: say('page-tools') });
        await page.click({ role: 'button', name: say('turn-page'), within: tools });
        await until('a page that lies', async () => {
          const { sheet } = await page.run(laidOut);
          return sheet.width > sheet.height;
        });
        await page.run(() =>
          document.querySelector('.page-hit.now, .text-layer mark.now').scrollIntoView({ block: 'center' }),
        );
        await marked(`on a turned page in ${its}`);

        await page.click({ role: 'button', name: say('find-close') });
        // The outline leads to the page on which what it names begins.
        const outline = await page.find({ role: 'navigation', name: say('outline') });
        const entry = (await page.all({ role: 'link', within: outline })).at(-1);
        await page.run((link) => link.click(), entry);
        await until('the page of the entry', () => page.run(entryShown, entry));
      }
    },
  );
}

journey('what documents took is given back when they are closed: their readers and their fonts', async (world) => {
  const page = await world.open('--route', '/library');
  await takenIn(page);
  await page.run(countFaces);
  for (const language of ['en', 'fr', 'ar', 'en', 'fr', 'ar']) {
    await page.visit(`/read/${encodeURIComponent(`${HANDBOOK.id}@${language}`)}?view=pages`);
    await until('the page', () => page.run(readerNoted));
    await page.visit('/library');
    await until('the library', () => page.run(() => document.querySelector('.library [data-row]') !== null));
  }
  const { faces } = await page.run(collected);
  assert.ok(faces > 12, `${faces} fonts were used`);
  // What the last document left may be looked at by the engine a while longer.
  await until('all but the last given back', async () => {
    const left = await page.run(collected);
    if (left.facesLeft <= faces / 4 && left.readersLeft <= 1) return true;
    throw new Error(`${left.facesLeft} of ${faces} fonts and ${left.readersLeft} of 6 readers are left`);
  });
});

/* In the page. */

function drawnInView(label, name) {
  const sheet = [...document.querySelectorAll('.pdf-page[data-drawn]')].find((one) =>
    new RegExp(name).test(one.getAttribute('aria-label')),
  );
  const frame = document.querySelector('.pdf-scroll')?.getBoundingClientRect();
  if (!sheet || !frame) return false;
  const { top, bottom } = sheet.getBoundingClientRect();
  return top < frame.bottom && bottom > frame.top && document.querySelector('.page-tools input').value === label;
}

/** The boxes of the page that is read, of what it is seen in, and of the small pages; and how many pages are seen. */
function laidOut() {
  const box = (element) => element?.getBoundingClientRect().toJSON();
  const frame = box(document.querySelector('.pdf-scroll'));
  const sheets = [...document.querySelectorAll('.pdf-page')].filter((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return one.checkVisibility({ visibilityProperty: true }) && bottom > frame.top && top < frame.bottom;
  });
  return { sheet: box(sheets[0]), seen: sheets.length, frame, aside: box(document.querySelector('.thumbnails')) };
}

/** Whether a section stands where reading begins. */
function inView(id) {
  const section = document.querySelector(`[data-section="${id}"]`);
  if (!section) return false;
  const { top, bottom } = section.getBoundingClientRect();
  return top < innerHeight / 2 && bottom > innerHeight / 2;
}

/** The sizes of canvases, once what is seen is drawn as sharply as the screen shows it. */
function sharp() {
  const frame = document.querySelector('.pdf-scroll').getBoundingClientRect();
  const detail = document.querySelector('.pdf-detail')?.getBoundingClientRect();
  if (!detail || detail.top > frame.top + 40 || detail.bottom < frame.bottom - 1) return null;
  return [...document.querySelectorAll('canvas')].map(({ width, height }) => width * height);
}

/** The colour in the middle of the page that is drawn, and how many colours there are. */
function commonColour() {
  const canvas = document.querySelector('.pdf-page[data-drawn] .pdf-canvas');
  if (!canvas) return null;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const at = (Math.floor(canvas.height / 2) * canvas.width + Math.floor(canvas.width / 2)) * 4;
  const kinds = new Set();
  for (let pixel = 0; pixel < data.length; pixel += 4)
    kinds.add((data[pixel] << 16) | (data[pixel + 1] << 8) | data[pixel + 2]);
  return { middle: [...data.slice(at, at + 3)], kinds: kinds.size };
}

/** Whether a page is drawn of a document in a language, with its words. */
function pagesIn(lang) {
  return document.querySelector('.pdf-page[data-drawn] :is(.word-layer, .text-layer)')?.lang === lang;
}

/** Whether the picture of a page among the small ones is there, and not blank. */
function smallDrawn(page) {
  const canvas = document.querySelector(`[data-thumbnail="${page}"] canvas`);
  if (!canvas) return false;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size > 1;
}

/** Whether an entry of the outline is the current one, and its page is in view, drawn, with the words that it says. */
function entryShown(entry) {
  const letters = (element) => element?.textContent.replaceAll(/\s+/g, '');
  const sheet = document.querySelector(`.pdf-page[data-page="${letters(entry.querySelector('.tiny'))}"][data-drawn]`);
  if (!sheet || entry.getAttribute('aria-current') !== 'location') return false;
  const { top, bottom } = sheet.getBoundingClientRect();
  if (top > innerHeight / 2 || bottom < innerHeight / 2) return false;
  return letters(sheet.querySelector(':is(.word-layer, .text-layer)'))?.includes(letters(entry.querySelector('.ot')));
}

/**
 * The current hit, when it is in view: the words under it, how much of them it covers, how much ink is below, and along
 * how much of it there is some.
 */
function hitInView() {
  const hit = document.querySelector('.page-hit.now, .text-layer mark.now');
  const canvas = hit?.closest('[data-drawn]')?.querySelector('.pdf-canvas');
  if (!canvas) return null;
  const box = hit.getBoundingClientRect();
  if (box.top < 0 || box.bottom > innerHeight) return null;
  const size = ({ width, height }) => width * height;
  const common = (other) => {
    const across = Math.min(other.right, box.right) - Math.max(other.left, box.left);
    const down = Math.min(other.bottom, box.bottom) - Math.max(other.top, box.top);
    return Math.max(across, 0) * Math.max(down, 0);
  };
  // Where words were published, more than half of each is covered; else the mark holds the words itself.
  const published = [...hit.closest('.pdf-page').querySelectorAll('.word-layer span')];
  const words = (published.length > 0 ? published : [hit])
    .map((element) => ({ text: element.textContent, place: element.getBoundingClientRect() }))
    .filter(({ place }) => common(place) > size(place) / 2);
  const sum = (values) => values.reduce((a, b) => a + b, 0);
  const page = canvas.getBoundingClientRect();
  const scale = canvas.width / page.width;
  const at = (value) => Math.max(Math.round(value * scale), 1);
  const [width, height] = [at(box.width), at(box.height)];
  const { data } = canvas
    .getContext('2d')
    .getImageData(at(box.left - page.left), at(box.top - page.top), width, height);
  // On a page that lies words go down.
  const lies = height > width;
  const places = [];
  for (let pixel = 0; pixel < data.length / 4; pixel += 1) {
    const dark = data[pixel * 4] + data[pixel * 4 + 1] + data[pixel * 4 + 2] < 300;
    if (dark) places.push(lies ? Math.floor(pixel / width) : pixel % width);
  }
  const [first, last] = places.reduce(([a, b], place) => [Math.min(a, place), Math.max(b, place)], [Infinity, 0]);
  return {
    text: words.map(({ text }) => text).join(''),
    share: sum(words.map(({ place }) => common(place))) / sum(words.map(({ place }) => size(place))),
    ink: places.length,
    inked: (last - first + 1) / (lies ? height : width),
  };
}

/**
 * What copying takes of the line of the current hit and the line after it, and the words that are seen in these two lines,
 * each line from its beginning to its end; without the blanks where no words were published, for these are the webview's.
 */
function copyLines() {
  const hit = document.querySelector('.page-hit.now, .text-layer mark.now');
  const box = hit.getBoundingClientRect();
  const sheet = hit.closest('.pdf-page');
  const published = sheet.querySelector('.word-layer') !== null;
  const lines = [];
  for (const piece of sheet.querySelectorAll(':is(.word-layer, .text-layer) span')) {
    if (!piece.textContent.trim()) continue;
    const { left, top, bottom } = piece.getBoundingClientRect();
    const middle = (top + bottom) / 2;
    if (!lines.length || Math.abs(lines.at(-1).middle - middle) > box.height / 2) lines.push({ middle, pieces: [] });
    lines.at(-1).pieces.push({ piece, left });
  }
  const at = lines.findIndex(({ middle }) => middle > box.top && middle < box.bottom);
  const two = lines.slice(at, at + 2);
  const [first, last] = [two[0].pieces[0].piece, two[1].pieces.at(-1).piece];
  getSelection().setBaseAndExtent(first, 0, last, last.childNodes.length);
  const clipboard = new DataTransfer();
  const copy = new ClipboardEvent('copy', { clipboardData: clipboard, bubbles: true, cancelable: true });
  // What the window leaves alone the webview copies as it is selected.
  const left = document.querySelector('.pdf-scroll').dispatchEvent(copy);
  const text = left ? getSelection().toString() : clipboard.getData('text/plain');
  const onward = first.dir === 'rtl' ? -1 : 1;
  const seen = two.flatMap(({ pieces }) => pieces.toSorted((a, b) => onward * (a.left - b.left)));
  const plain = (words) => words.replaceAll(/\s+/g, published ? ' ' : '').trim();
  return { text: plain(text), seen: plain(seen.map(({ piece }) => piece.textContent).join(' ')) };
}

/** Begins to count the faces of fonts that are made. */
function countFaces() {
  window.facesMade = [];
  window.readersSeen = [];
  window.FontFace = new Proxy(window.FontFace, {
    construct(Face, values) {
      const face = new Face(...values);
      window.facesMade.push(new WeakRef(face));
      return face;
    },
  });
}

/** Whether a page is drawn; the reader around it is counted. */
function readerNoted() {
  const reader = document.querySelector('.pdf-page[data-drawn]')?.closest('.reader');
  if (!reader) return false;
  window.readersSeen.push(new WeakRef(reader));
  return true;
}

/** Gives the engine's collector something to do, and counts what it left. */
async function collected() {
  // What outlives a small collection and is dropped then brings about a large one, which alone looks at what is old.
  let held = [];
  for (let round = 0; round < 8; round += 1) {
    if (round % 4 === 0) held = [];
    held.push(Array.from({ length: 150_000 }, (_, at) => ({ at, more: [at] })));
    await new Promise(requestAnimationFrame);
  }
  held = [];
  const left = (refs) => refs.filter((ref) => ref.deref() !== undefined).length;
  return {
    faces: window.facesMade.length,
    facesLeft: left(window.facesMade),
    readersLeft: left(window.readersSeen),
  };
}
