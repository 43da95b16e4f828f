/**
 * What can be pressed is large enough and in reach, on every screen: in a wide window, a narrow one, and one of 1280 × 800
 * at 200 % zoom, which is one of 640 × 400.
 */

import assert from 'node:assert/strict';

import { journey } from './harness/journey.js';
import { choose, still, wordsOf } from './harness/look.js';
import { BESIDE, DIALOGS, OVERLAYS, SCREENS, VIEWS, readAndMarked, visit, visitOpen } from './harness/places.js';
import { takenIn } from './harness/starter.js';

/** WCAG 2.2, 2.5.8: CSS pixels each way. */
const LEAST = 24;

for (const [language, size, calm] of [
  ['en', [1280, 800], true],
  ['ar', [760, 700], false],
  ['en', [640, 400], false],
  ['ar', [640, 400], true],
]) {
  journey(
    `everything to press is large enough and in reach at ${size.join(' × ')}: ${language}`,
    async (world) => {
      const page = await world.open();
      // Where there is little room the list does not say how long it is.
      if (size[0] > 700) await takenIn(page);
      else await page.find({ role: 'link', name: /Up to date/ }, 60_000);
      await choose(page, language, 'light');
      const say = wordsOf(language);
      const found = [];
      const look = async (name, within = 'body') => {
        if (!calm) await still(page);
        found.push(...(await page.run(trouble, LEAST, calm, within)).map((what) => `${name}: ${what}`));
      };
      for (const place of [...SCREENS, ...VIEWS]) {
        await visit(page, place);
        await look(place[0]);
      }
      for (const place of [...OVERLAYS, ...DIALOGS]) await visitOpen(page, say, place, look);
      await readAndMarked(world);
      for (const place of BESIDE) await visitOpen(page, say, place, look);
      assert.deepEqual([...new Set(found)], []);
    },
    { size, calm },
  );
}

/* In the page: what is too small, out of reach, cut off, or moves though less motion is asked for. */
function trouble(least, calm, within) {
  const found = [];
  const name = (element) =>
    `${element.localName}.${element.className} “${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}”`;
  const top = document.querySelector(within);
  const pressed = 'a[href], button:not([disabled]), input, select, textarea, summary, [role=tab], [role=option]';
  for (const element of top.querySelectorAll(pressed)) {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || element.matches('.skip'))
      continue;
    if (element.closest('.prose, .n-sec, .page-link, .link-layer')) continue; // what publishers write
    const area = element.closest('label') ?? element;
    area.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const { left, top: above, width, height } = area.getBoundingClientRect();
    // A link in a sentence is as high as its line.
    const inLine = getComputedStyle(area).display === 'inline';
    if (!inLine && (width < least || height < least))
      found.push(`${name(element)} is ${width.toFixed(1)} × ${height.toFixed(1)}`);
    if (left < -1 || left + width > innerWidth + 1) found.push(`${name(element)} reaches out of the window`);
    const [x, y] = [left + width / 2, above + height / 2];
    const there = document.elementFromPoint(x, y);
    if (!inLine && !(there && (area.contains(there) || there.contains(area))))
      found.push(`${name(element)} is covered by ${there ? name(there) : 'the edge of the window'}`);
  }
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) found.push(`the window scrolls sideways: ${root.scrollWidth} in ${innerWidth}`);
  // A text that is cut off without saying so by an ellipsis is lost.
  for (const element of top.querySelectorAll('h1, h2, .btn, .filter, [role=tab], legend, label')) {
    const { overflowX, textOverflow } = getComputedStyle(element);
    if (overflowX === 'hidden' && textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1)
      if (!element.matches('.sr')) found.push(`${name(element)} is cut off`);
  }
  if (calm) {
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) found.push('less motion is not asked for');
    for (const { effect } of document.getAnimations()) found.push(`${name(effect.target)} moves`);
    for (const element of document.querySelectorAll('*'))
      if (getComputedStyle(element).scrollBehavior === 'smooth') found.push(`${name(element)} scrolls smoothly`);
  }
  return found;
}
