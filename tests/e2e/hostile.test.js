/** Documents made to do harm, in the window: each is shown or named, nothing of them runs, loads, or leads away. */

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { archive } from './harness/archive.js';
import { connectionsOut } from './harness/connections.js';
import { journey } from './harness/journey.js';
import { choose, wordsOf } from './harness/look.js';
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

const BOOK = archive([
  ['mimetype', 'application/epub+zip'],
  [
    'META-INF/container.xml',
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
  ],
  [
    'book.opf',
    `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">x</dc:identifier><dc:title>A book</dc:title><dc:language>en</dc:language></metadata>
    <manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="p" href="p.png" media-type="image/png"/><item id="c" href="c.css" media-type="text/css"/></manifest><spine><itemref idref="a"/></spine></package>`,
  ],
  [
    'a.xhtml',
    `<html xmlns="http://www.w3.org/1999/xhtml"><head><link rel="stylesheet" href="c.css"/></head><body>${ACTIVE}<div class="box"><p>Words of a <em>book</em>.<img src="p.png" alt="No picture"/></p></div></body></html>`,
  ],
  ['c.css', SHEET],
  ['p.png', '<svg xmlns="http://www.w3.org/2000/svg" onload="window.harmed = 1"/>'],
]);

/** Name, file, what it holds, and what is shown of it: words of its own, or a sentence of the window. */
const DOCUMENTS = [
  ['book', 'en.epub', BOOK, 'Words of a book.'],
  ['page', 'en.html', `<h1>A page</h1>${ACTIVE}<p>Words of a page.</p>`, 'Words of a page.'],
  ['text', 'en.md', `# A text\n\n${'> '.repeat(300)}Words of a text.\n\n${ACTIVE}\n`, 'Words of a text.'],
  ['table', 'en.csv', 'Name,Count\n"<img src=x onerror=""window.harmed=1"">",1\n=cmd|calc,2\n', '<img src=x'],
  ['sound', 'en.mp3', 'this is no sound', (say) => say('player-failed')],
];

for (const [language, direction] of [
  ['en', 'ltr'],
  ['ar', 'rtl'],
]) {
  const say = wordsOf(language);

  journey(`hostile documents are shown, and nothing of them runs or reaches out: ${language}`, async (world) => {
    const content = join(world.folder, 'office');
    await world.publish('init', content, '--id', 'field-office', '--name', 'Field office');
    for (const [name, file, bytes] of DOCUMENTS) {
      const folder = join(content, 'collections/library', name);
      await mkdir(folder);
      await writeFile(join(folder, 'publication.toml'), 'format = 1\nkind = "article"\nissued = 2026-11-01\n');
      await writeFile(join(folder, 'en.toml'), `format = 1\ntitle = "Hostile ${name}"\n`);
      await writeFile(join(folder, file), bytes);
    }
    const page = await world.openPreview(content);
    await page.find({ role: 'heading', name: 'Hostile book' });
    await choose(page, language, 'light');
    assert.equal(await page.run(() => getComputedStyle(document.body).direction), direction);
    await page.run(() => {
      window.refused = [];
      addEventListener('securitypolicyviolation', ({ blockedURI }) => window.refused.push(blockedURI));
    });
    for (const [name, , , shown] of DOCUMENTS) {
      await page.visit(`/read/${encodeURIComponent(`field-office/library/${name}@en`)}`);
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
}
