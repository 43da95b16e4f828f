/** Documents made to do harm, in the window: each is shown or named, nothing of them runs, loads, or leads away. */

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { book } from './harness/book.js';
import { connectionsOut } from './harness/connections.js';
import { corpus } from './harness/corpus.js';
import { journey } from './harness/journey.js';
import { choose, wordsOf } from './harness/look.js';
import { about, written } from './harness/publishing.js';
import { until } from './harness/wait.js';

/** What does something wherever a browser lets it: 192.0.2.1 is an address of no computer (RFC 5737). */
const ACTIVE = `<script>window.harmed = 1</script><img src="http://192.0.2.1/z.png" onerror="window.harmed = 1"/><svg onload="window.harmed = 1"></svg>
  <iframe src="http://192.0.2.1/"></iframe><img src="http://192.0.2.1/x.png"/><link rel="stylesheet" href="http://192.0.2.1/x.css"/>
  <a href="javascript:window.harmed=1">press</a><meta http-equiv="refresh" content="0;url=http://192.0.2.1/"/>
  <p style="position:fixed;inset:0;color:transparent;background:url(http://192.0.2.1/y.png)" class="gone">Words that stay.</p>
  <form action="http://192.0.2.1/"><button autofocus onfocus="window.harmed = 1">send</button></form><style>* { display: none }</style>`;

/** A style sheet that loads, covers, and hides. */
const SHEET = `@import url(http://192.0.2.1/x.css); @font-face { font-family: x; src: url(http://192.0.2.1/x.woff) }
  body { background: url(http://192.0.2.1/x.png); display: none } .gone { visibility: hidden; font-size: 0; opacity: 0 }
  p::before { content: 'forged' } * { position: fixed; inset: 0; z-index: 9999; color: white; font-family: x }
  .box { border: 1px solid; margin-left: 2em } .box em { font-style: normal; font-weight: bold }`;

const BOOK = book({
  language: 'en',
  title: 'A book',
  chapter: `${ACTIVE}<div class="box"><p>Words of a <em>book</em>.<img src="p.png" alt="No picture"/></p></div>`,
  styles: SHEET,
  files: [['p.png', 'image/png', '<svg xmlns="http://www.w3.org/2000/svg" onload="window.harmed = 1"/>']],
});

/** Name, file, what it holds, and what is shown of it: words of its own, or a sentence of the window. */
const DOCUMENTS = [
  ['book', 'en.epub', BOOK, 'Words of a book.'],
  ['page', 'en.html', `<h1>A page</h1>${ACTIVE}<p>Words of a page.</p>`, 'Words of a page.'],
  ['text', 'en.md', `# A text\n\n${'> '.repeat(300)}Words of a text.\n\n${ACTIVE}\n`, 'Words of a text.'],
  ['table', 'en.csv', 'Name,Count\n"<img src=x onerror=""window.harmed=1"">",1\n=cmd|calc,2\n', '<img src=x'],
  ['sound', 'en.mp3', 'this is no sound', (say) => say('player-failed')],
];

const ODD = corpus('hostile/pdfjs');
const MISSING = !existsSync(ODD) && 'the odd PDFs are not here; FIELDSHELF_CORPUS names the folder of the corpus';

/** PDFs that run scripts, print by themselves, carry files, go in circles, or are damaged: published as they are. */
const PAPERS = [
  'evaljs',
  'js-authors',
  'autoprint',
  'attachment',
  'annotation-fileattachment',
  'ContentStreamCycleType3insideType3',
  'Pages-tree-refs',
  'PDFBOX-3148-2-fuzzed',
  'poppler-937-0-fuzzed',
  'poppler-91414-0-53',
  'xfa_issue14315',
  'boundingBox_invalid',
];

for (const [language, direction] of [
  ['en', 'ltr'],
  ['ar', 'rtl'],
]) {
  const say = wordsOf(language);

  journey(`hostile documents are shown, and nothing of them runs or reaches out: ${language}`, async (world) => {
    const documents = DOCUMENTS.map(([name, file, bytes]) => [
      name,
      { kind: 'article', files: { 'en.toml': about(`Hostile ${name}`), [file]: bytes } },
    ]);
    const content = await written(world, Object.fromEntries(documents));
    const page = await world.openPreview(content);
    await page.find({ role: 'heading', name: 'Hostile book' });
    await choose(page, language, 'light');
    assert.equal(await page.run(() => getComputedStyle(document.body).direction), direction);
    await page.run(() => {
      window.refused = [];
      addEventListener('securitypolicyviolation', ({ blockedURI }) => window.refused.push(blockedURI));
    });
    for (const [name, , , shown] of DOCUMENTS) {
      await page.visit(`/read/${encodeURIComponent(`office/library/${name}@en`)}`);
      await until(`the document ${name}`, () =>
        page.run((words) => document.body.innerText.includes(words), typeof shown === 'string' ? shown : shown(say)),
      );
      const { harmed, refused, frames } = await page.run(() => ({
        harmed: window.harmed ?? null,
        refused: window.refused,
        frames: document.querySelectorAll('main iframe, main script, main form, main object').length,
      }));
      assert.deepEqual({ harmed, refused, frames }, { harmed: null, refused: [], frames: 0 }, name);
      assert.deepEqual(await connectionsOut(world.driverProcess), [], name);
    }
  });

  journey(
    `hostile PDFs are drawn or named, and nothing of them runs or reaches out: ${language}`,
    async (world) => {
      const documents = await Promise.all(
        PAPERS.map(async (name) => [
          name.toLowerCase().replaceAll('_', '-'),
          {
            kind: 'report',
            files: {
              'en.toml': about(`Hostile ${name}`, 'text = "none"\n'),
              'en.pdf': await readFile(join(ODD, `${name}.pdf`)),
            },
          },
        ]),
      );
      const page = await world.openPreview(await written(world, Object.fromEntries(documents)));
      await page.find({ role: 'heading', name: 'Hostile evaljs' });
      await choose(page, language, 'light');
      await page.run(heedHarm);
      for (const [at, [name]] of documents.entries()) {
        await page.visit(`/read/${encodeURIComponent(`office/library/${name}@en`)}?view=pages`);
        await until(`the document ${name}`, () => page.run(drawnOrNamed, `Hostile ${PAPERS[at]}`));
        assert.deepEqual(await page.run(() => window.harm), [], name);
        assert.deepEqual(await connectionsOut(world.driverProcess), [], name);
      }
      // The window goes on.
      await page.visit('/library');
      await page.find({ role: 'heading', name: say('nav-library') });
      assert.deepEqual(await world.openedOutside(), []);
    },
    { skip: MISSING },
  );
}

/* In the page. */

/** Writes down what a document must not bring about. */
function heedHarm() {
  window.harm = [];
  for (const name of ['print', 'alert', 'confirm', 'prompt', 'open']) window[name] = () => void window.harm.push(name);
  addEventListener('securitypolicyviolation', ({ blockedURI }) => window.harm.push(blockedURI));
}

/** Whether a document of that title is drawn, or is said not to be. */
function drawnOrNamed(title) {
  if (document.querySelector('.r-name h1')?.textContent !== title) return false;
  return document.querySelector('.pdf-page[data-drawn], .page-broken, [role=alert], .empty') !== null;
}
