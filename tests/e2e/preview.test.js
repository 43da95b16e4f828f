/** `shelf publish preview`: what a publisher works on, in the window, unsigned and named so; and nothing of it stays. */

import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { connectionsOut } from './harness/connections.js';
import { journey } from './harness/journey.js';
import { until } from './harness/wait.js';

journey('a preview shows unsigned work, says so, and leaves nothing behind', async (world) => {
  const content = join(world.folder, 'office');
  await world.publish('init', content, '--id', 'field-office', '--name', 'Field office');
  const added = join(content, 'collections/library/rations');
  await mkdir(added);
  const about = join(content, 'collections/library/welcome/publication.toml');
  await writeFile(join(added, 'publication.toml'), await readFile(about));
  await writeFile(join(added, 'en.md'), '# Rations in summer\n\n## Fruit {#fruit}\n\nA watermelon feeds twelve.\n');
  const before = await below(content);

  const page = await world.openPreview(content);
  const banner = await page.find({ role: 'complementary', name: 'Preview, not signed.' });
  assert.match(await page.text(banner), /Nobody has signed it/);
  assert.ok((await page.text(banner)).includes(content), 'the banner names the folder');
  const list = await page.find({ role: 'region', name: 'Publications' });
  await page.find({ role: 'heading', name: 'Rations in summer', within: list });
  await page.find({ role: 'heading', name: 'Welcome', within: list });
  assert.doesNotMatch(await page.text(list), /resource centre/, 'the starter library is not mixed in');
  await page.visit(`/read/${encodeURIComponent('field-office/library/rations@en')}`);
  await page.shows('A watermelon feeds twelve.');
  await page.find({ role: 'complementary', name: 'Preview, not signed.' });
  assert.deepEqual(await connectionsOut(world.driverProcess), []);

  const [made] = await previews(world);
  assert.ok(made, 'the preview lies in the temporary folder');
  await world.endApp();
  await until('the preview to be removed', async () => (await previews(world)).length === 0);
  assert.deepEqual(await below(content), before, 'the content folder is as it was');
  const kept = (await below(world.env.XDG_DATA_HOME)).filter((name) => name.endsWith('/library'));
  assert.deepEqual(kept, [], 'the library of whoever looks was not even made');
});

async function previews(world) {
  return (await readdir(world.env.TMPDIR)).filter((name) => name.startsWith('fieldshelf-preview-'));
}

async function below(folder) {
  return (await readdir(folder, { recursive: true })).sort();
}
