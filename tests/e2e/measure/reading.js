/**
 * Measures reading in the real window, over WebDriver, and prints a line of JSON for each figure: `{"what": …, "ms": …}`, or
 * `"mb"` for memory.
 *
 *     node measure/reading.js RUNS OPENINGS MINUTES [LIBRARY_OF_A_LONG_LIST]
 *
 * Memory is measured after a tenth of the openings and after all of them, which are spread over the minutes; none are made
 * where OPENINGS is 0.
 *
 * Times are taken in the page, from what a person does (an address, a key, a click) to the beginning of the frame after the
 * one that shows what they wait for, so that painting it counts: the driver's own time is in none of them. `cargo xtask bench
 * window` runs this and holds the targets.
 */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { below } from '../harness/connections.js';
import { paper } from '../harness/paper.js';
import { imported } from '../harness/publishing.js';
import { HANDBOOK, takenIn } from '../harness/starter.js';
import { until } from '../harness/wait.js';
import { World } from '../harness/world.js';

const RUNS = Number(process.argv[2] ?? 30);
const OPENINGS = Number(process.argv[3] ?? 0);
const MINUTES = Number(process.argv[4] ?? 0);
const LONG_LIST = process.argv[5];
const PAGES = 300;
/** Milliseconds in which a window comes to rest, and over which it is looked at there. */
const REST = 5000;

/** A word that stands on one page only, in letters alone. */
const word = (page) =>
  `${['amber', 'birch', 'cedar', 'delta', 'ember', 'fjord', 'grove', 'heron', 'inlet', 'jetty'][page % 10]}${'abcdefghij'[Math.floor(page / 10) % 10]}${'abcd'[Math.floor(page / 100)]}`;

function tell(what, ms) {
  console.log(JSON.stringify({ what, ms }));
}

/** The processes of the window: the app, and what the webview started. */
async function processes(world) {
  const found = [];
  for (const pid of await below(world.driverProcess)) {
    const name = (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim();
    if (name && !/driver/i.test(name)) found.push(pid);
  }
  return found;
}

/** Megabytes of memory that belong to the window, shared pages in parts (PSS): the least of some looks at it at rest. */
async function memory(world) {
  let least = Infinity;
  for (let look = 0; look < 3; look += 1) {
    await pause(REST / 2);
    let sum = 0;
    for (const pid of await processes(world)) {
      const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
      sum += Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1000;
    }
    least = Math.min(least, sum);
  }
  return least;
}

/**
 * Milliseconds of processors' time that the window takes while nobody does anything: the least of some looks, since what was
 * read last is still being let go of in the first.
 */
async function busyAtRest(world) {
  const spent = async () => {
    let ticks = 0;
    for (const pid of await processes(world)) {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // In hundredths of a second: user and system time (proc(5), fields 14 and 15).
      ticks += Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
    }
    return ticks * 10;
  };
  let least = Infinity;
  for (let look = 0; look < 3; look += 1) {
    await pause(REST);
    const before = await spent();
    await pause(REST);
    least = Math.min(least, (await spent()) - before);
  }
  return least;
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
  await imported(world, join(world.folder, 'papers'), 'papers', 'Papers');
  const { items } = await world.shelf('list');
  const { id } = items.find(({ id }) => id.endsWith('/book'));
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
    if (run > 0) tell('turn a page that was drawn ahead', ms);
  }
  for (let run = 0; run <= RUNS; run += 1) {
    const ms = await page.run(turnPage, 'at once');
    if (run > 0) tell('turn a page as soon as the one before is seen', ms);
  }
  tell(`the pages at rest, processor time of ${REST / 1000} s`, await busyAtRest(world));

  await page.visit(`/read/${encodeURIComponent(`${HANDBOOK.id}@en`)}?view=text`);
  await until('the text', () => page.run(() => document.querySelectorAll('.prose-section').length > 20));
  for (let run = 0; run <= RUNS; run += 1) {
    const ms = await page.run(scrollFrames, '.r-page .scroll', 40);
    if (run > 0) tell('scroll text, longest of 40 frames', ms);
  }
  tell(`the text at rest, processor time of ${REST / 1000} s`, await busyAtRest(world));
  await page.run(() => document.querySelectorAll('.ol a')[12].click());
  for (let run = 0; run <= RUNS; run += 1) {
    const ms = await page.run(switchLanguage, ['fr', 'ar', 'en'][run % 3]);
    if (run > 0) tell('switch language at the same section', ms);
  }

  await page.visit('/settings');
  const begun = await page.run(() => performance.timeOrigin);
  for (let run = 0; run <= RUNS; run += 1) {
    const ms = await page.run(switchInterface, ['fr', 'ar', 'en'][run % 3]);
    if (run > 0) tell('switch the language of the interface', ms);
  }
  if ((await page.run(() => performance.timeOrigin)) !== begun) throw new Error('the window was loaded again');
  await page.run(switchInterface, 'en');
  if (OPENINGS > 0) await open(world, page, edition);
});

/** Opens documents one after the other, and measures what memory is taken early and late. */
async function open(world, page, book) {
  const handbook = (lang, view) => `/read/${encodeURIComponent(`${HANDBOOK.id}@${lang}`)}?view=${view}`;
  const early = Math.max(Math.round(OPENINGS / 10), 1);
  const begun = performance.now();
  for (let opening = 1; opening <= OPENINGS; opening += 1) {
    await pause(Math.max(begun + (opening / OPENINGS) * MINUTES * 60_000 - performance.now(), 0));
    await page.visit('/library');
    await until('the library', () => page.run(() => document.querySelector('.library [data-row]') !== null));
    const at = 1 + ((opening * 37) % PAGES);
    const lang = ['en', 'fr', 'ar', 'ru'][opening % 4];
    const routes = [`/read/${book}?view=pages&page=${at}`, handbook(lang, 'pages'), handbook(lang, 'text')];
    await page.visit(routes[opening % 3]);
    await until(`opening ${opening}`, () =>
      page.run(() => document.querySelector('.pdf-page[data-drawn], .prose-section') !== null),
    );
    if (opening !== early && opening !== OPENINGS) continue;
    await page.visit('/library');
    console.log(JSON.stringify({ what: `memory after ${opening} openings`, mb: await memory(world) }));
  }
}

if (LONG_LIST) {
  // Without what the app brings, so that nothing is taken in while it is scrolled.
  await inWorld(
    async (world) => {
      world.library = LONG_LIST;
      const page = await world.open('--route', '/library');
      await until('the list', () => page.run(() => document.querySelectorAll('.library [data-row]').length >= 10));
      for (let run = 0; run <= RUNS; run += 1) {
        const ms = await page.run(scrollFrames, '.list-pane .scroll', 40);
        if (run > 0) tell('scroll a list of 2,000 publications, longest of 40 frames', ms);
      }
    },
    { bare: true },
  );
}

/* In the page. */

/** Milliseconds from the address to the frame in which the page is drawn and the hit marked on it. */
async function openAtHit(route, at) {
  const begun = performance.now();
  location.hash = route;
  for (;;) {
    await new Promise(requestAnimationFrame);
    const sheet = document.querySelector(`.pdf-page[data-page="${at}"][data-drawn]`);
    if (sheet?.querySelector('.page-hit.now, .text-layer mark.now')) {
      await new Promise(requestAnimationFrame);
      return performance.now() - begun;
    }
    if (performance.now() - begun > 20_000) throw new Error(`page ${at} was not shown`);
  }
}

/**
 * Milliseconds from the key to the frame in which the next page is drawn at the upper edge. What is before and after is drawn
 * ahead while a page is read: that is waited for, unless it is turned at once.
 */
async function turnPage(atOnce) {
  const scroller = document.querySelector('.pdf-scroll');
  const next = Number(document.querySelector('.page-tools input').value) + 1;
  for (
    let frame = 0;
    !atOnce && frame < 600 && !document.querySelector(`.pdf-page[data-page="${next}"][data-drawn]`);
    frame += 1
  )
    await new Promise(requestAnimationFrame);
  const begun = performance.now();
  scroller.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }));
  for (;;) {
    await new Promise(requestAnimationFrame);
    const sheet = document.querySelector(`.pdf-page[data-page="${next}"][data-drawn]`);
    if (sheet && Math.abs(sheet.getBoundingClientRect().top - scroller.getBoundingClientRect().top) < 40) {
      await new Promise(requestAnimationFrame);
      return performance.now() - begun;
    }
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
  // The place is written into the address when the reader has come to rest.
  const place = () => new URLSearchParams(location.hash.split('?')[1]).get('section');
  for (let frame = 0; frame < 600 && place() === null; frame += 1) await new Promise(requestAnimationFrame);
  const section = place();
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
    if (there && there.top < innerHeight && there.bottom > 0) {
      await new Promise(requestAnimationFrame);
      return performance.now() - begun;
    }
    if (performance.now() - begun > 20_000) throw new Error(`${section} was not shown in ${lang}`);
  }
}

/** Milliseconds from the choice of a language to the frame in which the window speaks it. */
async function switchInterface(lang) {
  const said = () => document.querySelector('main h1, main h2, main legend')?.textContent;
  const choice = document.querySelector(`input[name="language"] + span[lang="${lang}"]`)?.previousElementSibling;
  if (!choice) throw new Error(`${lang} cannot be chosen`);
  if (document.documentElement.lang === lang) return 0;
  const before = said();
  const begun = performance.now();
  choice.click();
  for (;;) {
    await new Promise(requestAnimationFrame);
    if (document.documentElement.lang === lang && said() !== before) {
      await new Promise(requestAnimationFrame);
      return performance.now() - begun;
    }
    if (performance.now() - begun > 20_000) throw new Error(`the window does not speak ${lang}`);
  }
}
