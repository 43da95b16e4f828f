/** What the app and the desktop do for one another: notifications of urgent notices, and a file that is dragged out by hand. */

import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { journey } from './harness/journey.js';
import { choose, wordsOf } from './harness/look.js';
import { run } from './harness/programs.js';
import { trusted } from './harness/publishing.js';
import { PYTHON, beside, lacking } from './harness/python.js';
import { HANDBOOK, documentPath, takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

const TITLES = {
  en: ['The bridge is closed', 'Boil tap water before you drink it'],
  ar: ['الجسر مغلق', 'اغلِ ماء الصنبور قبل شربه'],
};

/** Publishes a folder with so many urgent notices. */
async function publishUrgent(world, count) {
  const content = join(world.folder, 'content');
  const repository = join(world.folder, 'repository');
  if (count === 0)
    await world.publish('init', content, '--id', 'office', '--name', 'Field office', '--time-zone', 'UTC');
  else {
    const folder = join(content, `collections/library/urgent-${count}`);
    await mkdir(folder, { recursive: true });
    const about =
      'format = 1\nkind = "notice"\nissued = 2026-11-01\n[notice]\nmessage = "alert"\nseverity = "severe"\neffective = 2026-11-02\n';
    await writeFile(join(folder, 'publication.toml'), about);
    for (const [language, titles] of Object.entries(TITLES))
      await writeFile(join(folder, `${language}.md`), `# ${titles[count - 1]}\n\n…\n`);
  }
  await world.publish('build', content, '--out', repository);
  return repository;
}

for (const language of ['en', 'ar']) {
  journey(
    `an urgent notice is told of once by the desktop, and a click opens it: ${language}`,
    async (world) => {
      const desktop = world.start(PYTHON, [beside('notified.py')]);
      assert.equal(await desktop.firstLine(), 'ready');
      const shown = () => desktop.said.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
      const repository = await publishUrgent(world, 0);
      await trusted(world, repository);
      let page = await world.open();
      await takenIn(page, 1);
      await choose(page, language, 'light');

      await publishUrgent(world, 1);
      await world.shelf('sync');
      await until('the notification', () => shown().length > 0);
      // It is still unread after a restart, and was told of all the same: the next one is the second.
      page = await world.restart();
      await page.find({ role: 'navigation', name: wordsOf(language)('rail') });
      await publishUrgent(world, 2);
      await world.shelf('sync');
      await until('the second notification', () => shown().length > 1);
      assert.deepEqual(
        shown().map(({ app, summary, hints }) => [app, summary, hints.urgency]),
        TITLES[language].map((title) => ['Fieldshelf', title, 2]),
      );
      assert.match(shown()[0].body, /^Field office/);

      // The desktop shows what it was sent before the app listens for a click on it: who clicks too early clicks again.
      await until('the notice', async () => {
        process.kill(desktop.pid, 'SIGUSR1');
        return (await page.route()).startsWith('/notices/office/library/urgent-2');
      });
      const panel = await page.find({ role: 'tabpanel' });
      assert.equal(await page.attribute(panel, 'lang'), language);
    },
    { skip: lacking({ Gio: '2.0' }, 'python3-gi') },
  );

  journey(`the log is saved from the settings, and tells no titles: ${language}`, async (world) => {
    const say = wordsOf(language);
    const page = await world.open();
    await takenIn(page);
    await choose(page, language, 'light');
    await page.click({ role: 'button', name: say('log-save') });
    await page.shows(say('toast-log-saved'));
    const [name] = await readdir(world.saved);
    const log = await readFile(join(world.saved, name), 'utf8');
    assert.match(log, /starter/);
    for (const title of [HANDBOOK.en, HANDBOOK.ar, world.folder]) assert.ok(!log.includes(title), log);
  });

  journey(
    `a file is dragged by hand into a window beside: ${language}`,
    async (world) => {
      const [left, width] = [1300, 280];
      const target = world.start(PYTHON, [beside('drop.py'), `${left}`, '100', `${width}`, '500']);
      assert.equal(await target.firstLine(), 'ready');
      const page = await world.open('--size', '1280x800');
      await takenIn(page);
      await choose(page, language, 'light');
      await page.visit(`/library/${encodeURIComponent(HANDBOOK.id)}`);
      const place = await until('the file', () => page.run(fileInView));
      const mouse = async (...words) => {
        const { code, err } = await run('xdotool', words, world.env);
        assert.equal(code, 0, err);
      };
      await mouse('mousemove', `${place.x}`, `${place.y}`);
      // It lies ready soon after the pointer came near; until then nothing is dragged. Who presses the same spot again at
      // once has clicked twice, which selects words and drags nothing: each try presses beside the one before.
      let aside = 0;
      await until('the dropped file', async () => {
        aside = 24 - aside;
        const from = place.x - aside;
        await mouse('mousemove', `${from}`, `${place.y}`, 'mousedown', '1');
        for (let step = 1; step <= 8; step += 1) {
          const x = Math.round(from + ((left + width / 2 - from) * step) / 8);
          await mouse('mousemove', `${x}`, `${Math.round(place.y + ((300 - place.y) * step) / 8)}`);
        }
        await mouse('mouseup', '1');
        return target.said.some((line) => line.startsWith('['));
      });
      const [uri] = JSON.parse(target.said.find((line) => line.startsWith('[')));
      const published = documentPath(`handbooks/migrant-resource-centre/${language}.pdf`);
      assert.deepEqual(await readFile(fileURLToPath(uri)), await readFile(published));
    },
    { size: [1600, 800], skip: lacking({ Gtk: '3.0' }, 'gir1.2-gtk-3.0 and python3-gi') || (await lacksMouse()) },
  );
}

journey(
  'the window opens again as large as it was left',
  async (world) => {
    const tool = async (...words) => (await run('xdotool', words, world.env)).out.trim();
    const size = async (id) => /Geometry: (\d+x\d+)/.exec(await tool('getwindowgeometry', id))?.[1];
    /** Starts the app as a person does, and gives its process and its window. */
    const start = async () => {
      const app = world.start(process.env.FIELDSHELF_APP, []);
      const id = await until('the window', async () => {
        const [found] = (await tool('search', '--onlyvisible', '--pid', `${app.pid}`, '--name', '^Fieldshelf$')).split(
          '\n',
        );
        return /^\d+$/.test(found) && found;
      });
      return { app, id };
    };
    const first = await start();
    await until('the usual size', async () => (await size(first.id)) === '1280x800');
    await tool('windowsize', '--sync', first.id, '900', '650');
    // What is on the screen has been told of by then.
    await until('the smaller size', async () => (await size(first.id)) === '900x650');
    await until('an end', async () => {
      await run(PYTHON, [beside('close.py'), first.id], world.env);
      return !first.app.runs;
    });
    const second = await start();
    await until('the size it was left in', async () => (await size(second.id)) === '900x650');
  },
  { skip: await lacksMouse() },
);

/** Why no mouse can be moved on this computer; false when one can. */
async function lacksMouse() {
  const { code } = await run('xdotool', ['--version'], process.env).catch(() => ({ code: 1 }));
  return code === 0 ? false : 'install xdotool';
}

/* In the page: the middle of the file that can be dragged. */
function fileInView() {
  const file = document.querySelector('.links li[draggable="true"]');
  if (!file) return undefined;
  file.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = file.getBoundingClientRect();
  return width > 0 && { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
}
