/** On a disk without room the window shows, searches and reads what is there, and says that nothing can be written. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { journey } from './harness/journey.js';
import { wordsOf } from './harness/look.js';
import { OFFICE, trustOffice } from './harness/office.js';
import { until } from './harness/wait.js';

/** Mounts a small file system in memory on a folder; gives whether it could. */
const mount = (folder) => spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', folder]).status === 0;
const unmount = (folder) => spawnSync('umount', ['-l', folder]);

const trial = await mkdtemp(join(tmpdir(), 'fieldshelf-disk-'));
const skip = mount(trial) ? false : 'no file system can be mounted here';
unmount(trial);
await rmdir(trial);

for (const [language, word] of [
  ['en', 'centre'],
  ['ar', 'المركز'],
]) {
  const say = wordsOf(language);

  journey(
    `on a full disk the window reads, searches and says that nothing can be written: ${language}`,
    async (world) => {
      await mkdir(world.library);
      assert.ok(mount(world.library));
      try {
        await trustOffice(world);
        // What an office locked holds, though nothing of it can be noted.
        const policy = join(world.folder, 'policy.toml');
        await writeFile(policy, `format = 1\n[interface]\nlanguage = "${language}"\nlocked = true\n`);
        const filling = join(world.library, 'filling');
        spawnSync('dd', ['if=/dev/zero', `of=${filling}`, 'bs=4k']);
        const page = await world.open('--policy', policy);
        await page.shows(say('unwritable-full'));
        await page.visit(`/search?q=${encodeURIComponent(word)}`);
        await until('the hits', () => page.run(() => document.querySelector('main mark') !== null));
        await page.visit(`/read/${encodeURIComponent(`${OFFICE.guide}@${language}`)}`);
        await page.find({ role: 'article' });
        await page.visit(`/library/${encodeURIComponent(OFFICE.guide)}`);
        await page.click({ role: 'button', name: say('saved-add') });
        await page.shows(say('error-disk-full-next'));
        assert.deepEqual(await page.axe(), []);
        await rm(filling);
        await page.click({ role: 'button', name: say('saved-add') });
        await page.shows(say('toast-saved'));
      } finally {
        unmount(world.library);
      }
    },
    { skip },
  );
}
