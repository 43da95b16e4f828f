/**
 * The package, unpacked into an empty tree of folders as an installer would: everything that it needs of Fieldshelf is in
 * it, wherever that tree lies. What it needs of the system is what the package names.
 */

import assert from 'node:assert/strict';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { journey } from './harness/journey.js';
import { choose, wordsOf } from './harness/look.js';
import { run } from './harness/programs.js';
import { NOTICE, takenIn } from './harness/starter.js';
import { until } from './harness/wait.js';

const HANDBOOK = fileURLToPath(
  new URL('../../resources/starter/collections/handbooks/migrant-resource-centre/', import.meta.url),
);

const PACKAGE = process.env.FIELDSHELF_PACKAGE;

journey(
  'the installed app opens on the starter library, and its shelf publishes a PDF',
  async (world) => {
    const tree = join(world.folder, 'installed');
    await mkdir(tree);
    await finished('dpkg-deb', ['--extract', PACKAGE, tree], world.env);
    const shelf = join(tree, 'usr/bin/shelf');
    const about = await finished('dpkg-deb', ['--field', PACKAGE, 'Depends'], world.env);
    assert.match(about, /libwebkit2gtk-4\.1-0/, 'what the system must bring is named');

    const launcher = await readFile(join(tree, 'usr/share/applications/Fieldshelf.desktop'), 'utf8');
    assert.match(launcher, /^Exec=fieldshelf %[UuFf]$/m, 'links and cards are handed to the app');
    for (const kind of ['x-scheme-handler/fieldshelf', 'application/vnd.fieldshelf.card+json']) {
      assert.ok(launcher.includes(kind), `${kind} in ${launcher}`);
    }
    const kinds = await readFile(join(tree, 'usr/share/mime/packages/org.fieldshelf.app.xml'), 'utf8');
    assert.match(kinds, /\*\.fieldshelf-card/);

    const page = await world.openProgram(join(tree, 'usr/bin/fieldshelf'), ['--library', world.library]);
    await takenIn(page);
    const { sources } = JSON.parse(
      await finished(shelf, ['source', 'list', '--library', world.library, '--json'], world.env),
    );
    assert.deepEqual(
      sources.map(({ location }) => location),
      [join(tree, 'usr/lib/Fieldshelf/starter')],
      'the starter library is the one of the package',
    );

    const content = join(world.folder, 'office');
    await finished(shelf, ['publish', 'init', content, '--id', 'field-office', '--name', 'Field office'], world.env);
    const added = join(content, 'collections/library/handbook');
    await mkdir(added);
    for (const name of ['publication.toml', 'en.toml', 'en.pdf']) await cp(join(HANDBOOK, name), join(added, name));
    const repository = join(world.folder, 'repository');
    await finished(shelf, ['publish', 'build', content, '--out', repository], world.env);
    const timestamp = JSON.parse(await readFile(join(repository, 'metadata/timestamp.json'), 'utf8'));
    assert.equal(timestamp.signed._type, 'timestamp');
  },
  {
    skip: PACKAGE ? false : 'no package was built; cargo xtask e2e builds one',
    bare: true,
  },
);

for (const language of ['en', 'ar']) {
  journey(
    `a card that is double-clicked, and a link, open in the installed app: ${language}`,
    async (world) => {
      const tree = join(world.folder, 'installed');
      await mkdir(tree);
      await finished('dpkg-deb', ['--extract', PACKAGE, tree], world.env);
      // What the system does after it installed the package.
      const share = join(tree, 'usr/share');
      await finished('update-mime-database', [join(share, 'mime')], world.env);
      await finished('update-desktop-database', [join(share, 'applications')], world.env);
      const env = {
        ...world.env,
        PATH: `${join(tree, 'usr/bin')}:${world.env.PATH}`,
        XDG_DATA_DIRS: `${share}:/usr/local/share:/usr/share`,
      };
      const page = await world.openProgram(join(tree, 'usr/bin/fieldshelf'), []);
      await takenIn(page);
      await choose(page, language, 'light');
      const say = wordsOf(language);

      const content = join(world.folder, 'office');
      await world.publish('init', content, '--id', 'field-office', '--name', 'Field office');
      const repository = join(world.folder, 'repository');
      await world.publish('build', content, '--out', repository);
      // As a file manager does: by the kind of the file, and the app that is there for it.
      const card = join(repository, 'publisher.fieldshelf-card');
      await finished('gio', ['open', card], env);
      const dialog = await page.find({ role: 'dialog' });
      await page.shows('Field office');
      await page.find({ role: 'button', name: say('card-same'), within: dialog });
      await page.press('Escape');
      await page.gone({ role: 'dialog' });

      await finished('gio', ['open', `fieldshelf://${NOTICE.id}`], env);
      await until('the notice', async () => (await page.route()).startsWith(`/notices/${NOTICE.id}`));
    },
    { skip: PACKAGE ? await lacksDesktop() : 'no package was built; cargo xtask e2e builds one', bare: true },
  );
}

/** Why no file can be opened as a file manager opens it; false when one can. */
async function lacksDesktop() {
  for (const name of ['gio', 'update-mime-database', 'update-desktop-database']) {
    const { code } = await run('sh', ['-c', `command -v ${name}`], process.env);
    if (code !== 0) return `${name} is not there; install libglib2.0-bin, shared-mime-info and desktop-file-utils`;
  }
  return false;
}

/** Runs a program that must succeed, and gives what it prints. */
async function finished(program, words, env) {
  const { code, out, err } = await run(program, words, env);
  assert.equal(code, 0, `${program} ${words.join(' ')}: ${err}${out}`);
  return out;
}
