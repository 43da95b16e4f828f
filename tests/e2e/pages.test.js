/** A document's own pages in the real window: documents that are too large for comfort, links, labels, and Arabic words. */

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { journey } from './harness/journey.js';
import { exchangedProfile, paper } from './harness/paper.js';
import { HANDBOOK, documentPath, takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

const BESIDE = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const ODD = join(process.env.FIELDSHELF_CORPUS ?? BESIDE, 'hostile/pdfjs');

/** Publishes documents and takes them in: by name, the id of each. A name may say the language after a dot; else it is English. */
async function published(world, documents) {
  const folder = join(world.folder, 'papers');
  for (const [name, bytes] of Object.entries(documents)) {
    const [id, language = 'en'] = name.split('.');
    await mkdir(join(folder, id), { recursive: true });
    await writeFile(join(folder, id, `${id}.${language}.pdf`), bytes);
  }
  const content = join(world.folder, 'content');
  const repository = join(world.folder, 'repository');
  await world.publish('import', folder, '--to', content, '--id', 'papers', '--name', 'Papers');
  await world.publish('keys', content);
  await world.publish('build', content, '--out', repository);
  await world.shelf('source', 'add', repository, '--trust', join(repository, 'publisher.fieldshelf-card'));
  const { sources } = await world.shelf('sync');
  assert.deepEqual(sources[0].failed, []);
  const { items } = await world.shelf('list');
  return Object.fromEntries(items.map(({ id }) => [id.split('/').at(-1), id]));
}

journey('five thousand pages are gone through, and only those near the view are there', async (world) => {
  const many = Array.from({ length: 5000 }, (_, at) => ({ lines: [`This is page number ${at + 1}`] }));
  const ids = await published(world, { many: paper(many, { title: 'Many pages' }) });
  const page = await world.open('--route', `/read/${encodeURIComponent(`${ids.many}@en`)}?view=pages`);
  await onPage(page, 'page 1');
  await page.press('Control+g');
  await page.type('4321');
  await page.press('Enter');
  await onPage(page, 'page 4321');
  assert.ok(
    (await page.run(() => document.querySelectorAll('.pdf-page').length)) < 12,
    'only pages near the view are there',
  );
  await page.press('Control+f');
  await page.type('number 4999');
  await page.shows('1 of 1');
  await onPage(page, 'page 4999');
  await until('the hit in view', () => page.run(hitInView));
});

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

journey('a page of five metres and a picture of 100 megapixels leave the window usable', async (world) => {
  const ids = await published(world, {
    large: paper([{ size: [14_173, 19_843], lines: ['A page of five metres'], type: 400 }, { lines: ['After it'] }], {
      title: 'A large page',
    }),
    picture: paper([{ picture: [10_000, 10_000], lines: ['A large picture'] }], { title: 'A large picture' }),
  });
  const page = await world.open('--route', `/read/${encodeURIComponent(`${ids.large}@en`)}?view=pages`);
  await onPage(page, 'page 1');
  for (let step = 0; step < 12; step += 1) await page.press('Control+=');
  await page.shows('400%');
  const canvases = await until('the page drawn sharply where it is seen', () => page.run(sharp));
  assert.ok(
    canvases.every((pixels) => pixels <= 6_000_000),
    `${canvases}`,
  );
  await page.run(() => (document.querySelector('.pdf-scroll').scrollTop += 3000));
  await until('it drawn sharply where it was scrolled to', () => page.run(sharp));

  await page.visit(`/read/${encodeURIComponent(`${ids.picture}@en`)}?view=pages`);
  await onPage(page, 'page 1');
  const { kinds } = await until('the picture drawn', () => page.run(commonColour));
  assert.ok(kinds > 1, 'its stripes are seen');
  await page.click({ role: 'button', name: 'Text' });
  await page.find({ role: 'article' });
});

for (const language of ['en', 'ar']) {
  journey(
    `at 200 % zoom the pages in ${language} fill the width, beside their thumbnails too`,
    async (world) => {
      const name = `handbooks/migrant-resource-centre/${language}.pdf`;
      const ids = await published(world, { [`guide.${language}`]: await readFile(documentPath(name)) });
      const page = await world.open('--route', `/read/${encodeURIComponent(`${ids.guide}@${language}`)}?view=pages`);
      await onPage(page, 'page 1');
      const width = () => page.run(() => document.querySelector('.pdf-page').getBoundingClientRect().width);
      assert.ok((await width()) > 540, `${await width()} of 640 pixels`);
      await page.click({ role: 'button', name: 'Small pages' });
      await until('the pages narrower', async () => (await width()) < 540);
      assert.ok((await width()) > 320, `${await width()} beside the thumbnails`);
      assert.ok((await page.run(() => document.querySelector('.page-row').clientHeight)) <= 400, 'one window high');
    },
    { size: [640, 400] },
  );
}

journey('pages have labels, links that lead back, and links outside go to the system', async (world) => {
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
  const ids = await published(world, {
    linked: paper(sheets, { title: 'Linked', labels: '0 << /S /r >> 4 << /S /D >>' }),
  });
  const page = await world.open('--route', `/read/${encodeURIComponent(`${ids.linked}@en`)}?view=pages`);
  await onPage(page, 'page i');
  await page.click({ role: 'link', name: /example\.org/ });
  await until('the address handed to the system', async () =>
    (await world.openedOutside()).includes('https://example.org/help'),
  );
  // The outline leads to the same page.
  const sheet = await page.find({ role: 'group', name: 'page i' });
  await page.click({ role: 'link', name: /page 2/, within: sheet });
  await onPage(page, 'page 2');
  await page.press('Alt+ArrowLeft');
  await onPage(page, 'page i');
  const field = await page.find({ role: 'textbox', name: 'Go to page' });
  await page.focus(field);
  await page.press('Control+a');
  await page.type('iii');
  await page.press('Enter');
  await onPage(page, 'page iii');
  await page.shows('(3 of 8)');
  assert.deepEqual(await page.axe(), []);
});

journey('colours are those of their profile, and pictures in JPEG 2000 and JBIG2 are drawn', async (world) => {
  const documents = {
    profile: paper([{ profile: exchangedProfile(), lines: ['Red that is blue'] }], { title: 'Profile' }),
  };
  const odd = { 'jp2k-resetprob.pdf': 'JPEG 2000', 'bitmap-refine-page.pdf': 'JBIG2' };
  if (existsSync(ODD))
    for (const name of Object.keys(odd)) documents[name.slice(0, -4)] = await readFile(join(ODD, name));
  else
    console.log(
      `skipped for JPEG 2000 and JBIG2: ${ODD} is not there; FIELDSHELF_CORPUS names the folder of the corpus`,
    );
  const ids = Object.values(await published(world, documents));
  const page = await world.open();
  for (const id of ids) {
    await page.visit(`/read/${encodeURIComponent(`${id}@en`)}?view=pages`);
    const colour = await until(`${id} drawn`, () => page.run(commonColour));
    if (id.includes('profile')) assert.ok(colour.middle[2] > 200 && colour.middle[0] < 90, `${colour.middle}`);
    assert.ok(colour.kinds > 1, `${id} is not blank`);
  }
});

journey('Arabic words are found, marked and copied on their own page as they are read', async (world) => {
  const handbook = await readFile(documentPath('handbooks/migrant-resource-centre/ar.pdf'));
  const [id] = Object.values(await published(world, { 'handbook.ar': handbook }));
  const page = await world.open('--route', `/read/${encodeURIComponent(`${id}@ar`)}?view=pages`);
  await onPage(page, 'page 1');
  await page.press('Control+f');
  await page.type('المهاجرين');
  // Letters are looked for while they are typed: what the whole word finds comes last.
  const { share, ink } = await until('the whole word in view, found', async () => {
    const hit = await page.run(hitInView);
    return hit?.text.includes('المهاجرين') ? hit : null;
  });
  assert.ok(share > 0.9, `the mark covers its word by ${share}`);
  assert.ok(ink > 20, 'there is ink under the mark');
  const copied = await page.run(copyAround);
  assert.match(copied.text, /المهاجرين/);
  assert.ok(copied.text.includes(' '), 'words are parted by blanks');
  assert.equal(copied.text, copied.expected);
  await page.press('Escape');
  await page.focus(await page.find({ role: 'group', name: /^Pages of/ }));
  const here = Number(await page.run(() => document.querySelector('.page-tools input').value));
  await page.press('ArrowLeft');
  await onPage(page, `page ${here + 1}`);
  await page.press('ArrowRight');
  await onPage(page, `page ${here}`);
});

/** Waits until a page is drawn, in view, and said to be the one that is read. */
async function onPage(page, name) {
  await until(`${name} drawn in view`, () => page.run(drawnInView, name));
}

/* In the page. */

function drawnInView(name) {
  const sheet = [...document.querySelectorAll('.pdf-page[data-drawn]')].find(
    (one) => one.getAttribute('aria-label') === name,
  );
  const frame = document.querySelector('.pdf-scroll')?.getBoundingClientRect();
  if (!sheet || !frame) return false;
  const { top, bottom } = sheet.getBoundingClientRect();
  const label = name.replace(/^page /, '');
  return top < frame.bottom && bottom > frame.top && document.querySelector('.page-tools input').value === label;
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

/** The current hit, when it is in view: the words under it, how much of them it covers, and how much ink is below. */
function hitInView() {
  const hit = document.querySelector('.page-hit.now, .text-layer mark.now');
  const canvas = hit?.closest('[data-drawn]')?.querySelector('.pdf-canvas');
  if (!canvas) return null;
  const box = hit.getBoundingClientRect();
  if (box.top < 0 || box.bottom > innerHeight) return null;
  const inside = [...hit.closest('.pdf-page').querySelectorAll('.word-layer span')].filter((span) => {
    const { left, right, top, bottom } = span.getBoundingClientRect();
    const across = Math.min(right, box.right) - Math.max(left, box.left);
    return across > (right - left) / 2 && (top + bottom) / 2 > box.top && (top + bottom) / 2 < box.bottom;
  });
  const widths = inside.map((span) => span.getBoundingClientRect().width);
  const page = canvas.getBoundingClientRect();
  const scale = canvas.width / page.width;
  const at = (value) => Math.max(Math.round(value * scale), 1);
  const { data } = canvas
    .getContext('2d')
    .getImageData(at(box.left - page.left), at(box.top - page.top), at(box.width), at(box.height));
  let ink = 0;
  for (let pixel = 0; pixel < data.length; pixel += 4)
    if (data[pixel] + data[pixel + 1] + data[pixel + 2] < 300) ink += 1;
  return {
    text: inside.map((span) => span.textContent).join(''),
    share: Math.min(box.width / widths.reduce((a, b) => a + b, 0), 1),
    ink,
  };
}

/** What copying takes of the words around the current hit, and the text of these words one after the other. */
function copyAround() {
  const hit = document.querySelector('.page-hit.now').getBoundingClientRect();
  const spans = [...document.querySelector('.page-hit.now').closest('.pdf-page').querySelectorAll('.word-layer span')];
  const at = spans.findIndex((span) => {
    const { left, right, top, bottom } = span.getBoundingClientRect();
    return (
      (left + right) / 2 > hit.left &&
      (left + right) / 2 < hit.right &&
      (top + bottom) / 2 > hit.top &&
      (top + bottom) / 2 < hit.bottom
    );
  });
  const chosen = spans.slice(Math.max(at - 1, 0), at + 2);
  getSelection().setBaseAndExtent(
    chosen[0].firstChild,
    0,
    chosen.at(-1).firstChild,
    chosen.at(-1).textContent.trimEnd().length,
  );
  const clipboard = new DataTransfer();
  document
    .querySelector('.pdf-scroll')
    .dispatchEvent(new ClipboardEvent('copy', { clipboardData: clipboard, bubbles: true, cancelable: true }));
  return {
    text: clipboard.getData('text/plain'),
    expected: chosen
      .map((span) => span.textContent)
      .join('')
      .trimEnd(),
  };
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
