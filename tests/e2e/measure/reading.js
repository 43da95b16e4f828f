/**
 * Measures reading in the real window, over WebDriver, and prints a line of JSON for each run: `{"what": …, "ms": …}`.
 *
 *     node measure/reading.js RUNS [LIBRARY_OF_A_LONG_LIST]
 *
 * Times are taken in the page, from what a person does (an address, a key, a click) to the first frame after what they wait
 * for is there: the driver's own time is in none of them. `cargo xtask bench window` runs this and holds the targets.
 */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { paper } from '../harness/paper.js';
import { HANDBOOK, takenIn } from '../harness/starter.js';
import { until } from '../harness/wait.js';
import { World } from '../harness/world.js';

const RUNS = Number(process.argv[2] ?? 30);
const LONG_LIST = process.argv[3];
const PAGES = 300;

/** A word that stands on one page only, in letters alone. */
const word = (page) =>
  `${['amber', 'birch', 'cedar', 'delta', 'ember', 'fjord', 'grove', 'heron', 'inlet', 'jetty'][page % 10]}${'abcdefghij'[Math.floor(page / 10) % 10]}${'abcd'[Math.floor(page / 100)]}`;

function tell(what, ms) {
  console.log(JSON.stringify({ what, ms }));
}

async function inWorld(measure, options) {
  const world = await World.make(options);
  try {
    await measure(world);
  } finally {
    await world.end();
  }
}

await inWorld(async (world) => {
  const line = 'People who wait without knowing why are the people who leave before they are heard.';
  const sheets = Array.from({ length: PAGES }, (_, at) => ({
    lines: [
      `Page ${at + 1} and its word ${word(at + 1)}`,
      ...Array.from({ length: 28 }, (_, row) => `${row + 1} ${line}`),
    ],
    type: 10,
  }));
  const papers = join(world.folder, 'papers', 'book');
  await mkdir(papers, { recursive: true });
  await writeFile(join(papers, 'book.en.pdf'), paper(sheets, { title: 'A long book' }));
  const [content, repository] = [join(world.folder, 'content'), join(world.folder, 'repository')];
  await world.publish('import', join(world.folder, 'papers'), '--to', content, '--id', 'papers', '--name', 'Papers');
  await world.publish('keys', content);
  await world.publish('build', content, '--out', repository);
  await world.shelf('source', 'add', repository, '--trust', join(repository, 'publisher.fieldshelf-card'));
  await world.shelf('sync');
  const { items } = await world.shelf('list');
  const { id } = items.find(({ editions, best }) => editions[best].title === 'Book');
  const edition = encodeURIComponent(`${id}@en`);

  const page = await world.open();
  await takenIn(page, 1);
  for (let run = 0; run <= RUNS; run += 1) {
    await page.visit('/library');
    await until('the library', () => page.run(() => document.querySelector('.library [data-row]') !== null));
    const at = 7 + ((run * 37) % (PAGES - 10));
    const route = `#/read/${edition}?view=pages&page=${at}&q=${word(at)}&word=${word(at)}`;
    const ms = await page.run(openAtHit, route, at);
    // The first opening warms up.
    if (run > 0) tell('open a PDF of 300 pages at a hit, to the highlighted page', ms);
  }
  await page.press('Escape');
  await page.visit(`/read/${edition}?view=pages&page=20`);
  await until('the page', () =>
    page.run(() => document.querySelector('.pdf-page[data-page="20"][data-drawn]') !== null),
  );
  for (let run = 0; run <= RUNS; run += 1) {
    const ms = await page.run(turnPage);
    if (run > 0) tell('turn a page', ms);
  }

  await page.visit(`/read/${encodeURIComponent(`${HANDBOOK.id}@en`)}?view=text`);
  await until('the text', () => page.run(() => document.querySelectorAll('.prose-section').length > 20));
  for (let run = 0; run <= RUNS; run += 1) {
    const ms = await page.run(scrollFrames, '.r-page .scroll', 40);
    if (run > 0) tell('scroll text, longest of 40 frames', ms);
  }
  await page.run(() => document.querySelectorAll('.ol a')[12].click());
  for (let run = 0; run <= RUNS; run += 1) {
    const ms = await page.run(switchLanguage, ['fr', 'ar', 'en'][run % 3]);
    if (run > 0) tell('switch language at the same section', ms);
  }
});

if (LONG_LIST) {
  await inWorld(async (world) => {
    world.library = LONG_LIST;
    const page = await world.open('--route', '/library');
    await until('the list', () => page.run(() => document.querySelectorAll('.library [data-row]').length > 20));
    for (let run = 0; run <= RUNS; run += 1) {
      const ms = await page.run(scrollFrames, '.list-pane .scroll', 40);
      if (run > 0) tell('scroll a list of 2,000 publications, longest of 40 frames', ms);
    }
  });
}

/* In the page. */

/** Milliseconds from the address to the frame in which the page is drawn and the hit marked on it. */
async function openAtHit(route, at) {
  const begun = performance.now();
  location.hash = route;
  for (;;) {
    await new Promise(requestAnimationFrame);
    const sheet = document.querySelector(`.pdf-page[data-page="${at}"][data-drawn]`);
    if (sheet?.querySelector('.page-hit.now')) return performance.now() - begun;
    if (performance.now() - begun > 20_000) throw new Error(`page ${at} was not shown`);
  }
}

/** Milliseconds from the key to the frame in which the next page is drawn at the upper edge. */
async function turnPage() {
  const scroller = document.querySelector('.pdf-scroll');
  const next = Number(document.querySelector('.page-tools input').value) + 1;
  // What is before and after is drawn ahead while a page is read.
  for (let frame = 0; frame < 600 && !document.querySelector(`.pdf-page[data-page="${next}"][data-drawn]`); frame += 1)
    await new Promise(requestAnimationFrame);
  const begun = performance.now();
  scroller.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }));
  for (;;) {
    await new Promise(requestAnimationFrame);
    const sheet = document.querySelector(`.pdf-page[data-page="${next}"][data-drawn]`);
    if (sheet && Math.abs(sheet.getBoundingClientRect().top - scroller.getBoundingClientRect().top) < 40)
      return performance.now() - begun;
    if (performance.now() - begun > 20_000) throw new Error(`page ${next} was not shown`);
  }
}

/** The longest frame, in milliseconds, while something is scrolled by 100 pixels a frame; from the top again at its end. */
async function scrollFrames(selector, frames) {
  const scroller = document.querySelector(selector);
  let longest = 0;
  let before = await new Promise(requestAnimationFrame);
  for (let frame = 0; frame < frames; frame += 1) {
    if (scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2) scroller.scrollTop = 0;
    else scroller.scrollTop += 100;
    const now = await new Promise(requestAnimationFrame);
    longest = Math.max(longest, now - before);
    before = now;
  }
  return longest;
}

/** Milliseconds from the click to the frame in which the same section stands in view in the other language. */
async function switchLanguage(lang) {
  const section = new URLSearchParams(location.hash.split('?')[1]).get('section');
  const button = [...document.querySelectorAll('.r-lang button')].find(
    (one) => one.querySelector('bdi')?.lang === lang,
  );
  if (!button || button.getAttribute('aria-pressed') === 'true') throw new Error(`${lang} cannot be chosen`);
  const begun = performance.now();
  button.click();
  for (;;) {
    await new Promise(requestAnimationFrame);
    const text = document.querySelector(`.prose[lang="${lang}"]`);
    const there = text?.querySelector(`[data-section="${CSS.escape(section)}"]`)?.getBoundingClientRect();
    if (there && there.top < innerHeight && there.bottom > 0) return performance.now() - begun;
    if (performance.now() - begun > 20_000) throw new Error(`${section} was not shown in ${lang}`);
  }
}
