/**
 * Measures searching in the real window over a library that is there already, over WebDriver, and prints a line of JSON for
 * each figure: `{"what": …, "ms": …}`.
 *
 *     node measure/searching.js RUNS LIBRARY QUERY…
 *
 * Each run opens the window anew, and makes its first search as soon as the list of publications is painted. `cargo xtask bench
 * library` runs this.
 */

import { until } from '../harness/wait.js';
import { World } from '../harness/world.js';

const [runs, library, ...queries] = process.argv.slice(2);

function tell(what, ms) {
  console.log(JSON.stringify({ what, ms }));
}

// Without what the app brings, so that nothing is taken in meanwhile.
const world = await World.make({ bare: true });
try {
  world.library = library;
  for (let run = 0; run <= Number(runs); run += 1) {
    const page = await world.open('--route', '/library');
    await until('the list', () => page.run(() => document.querySelector('.library [data-row]') !== null));
    const asked = queries.map((_, at) => queries[(run * 7 + at) % queries.length]);
    const times = [];
    for (const query of asked.slice(0, 10))
      times.push(await page.run(search, `#/search?q=${encodeURIComponent(query)}`));
    // The first opening warms up.
    if (run > 0) {
      tell('the first search in a window just opened, to the frame that shows what was found', times[0]);
      for (const ms of times.slice(1)) tell('a search in the window, to the frame that shows what was found', ms);
    }
    await world.close();
  }
} finally {
  await world.end();
}

/* In the page. */

/** Milliseconds from the address to the frame that shows what was found, or that nothing was. */
async function search(route) {
  const shown = () => document.querySelector('main')?.textContent;
  const before = shown();
  const begun = performance.now();
  location.hash = route;
  for (;;) {
    await new Promise(requestAnimationFrame);
    if (document.querySelector('.grp .hit') && shown() !== before) {
      await new Promise(requestAnimationFrame);
      return performance.now() - begun;
    }
    if (performance.now() - begun > 60_000) throw new Error(`nothing was shown at ${route}`);
  }
}
