/** What `shelf` does to a library shows in its open window. */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { journey } from './harness/journey.js';
import { takenIn } from './harness/starter.js';

journey('a sync beside the window changes what it shows', async (world) => {
  const content = join(world.folder, 'office');
  const repository = join(world.folder, 'repository');
  await world.publish('init', content, '--id', 'field-office', '--name', 'Field office');
  await world.publish('build', content, '--out', repository);

  const page = await world.open();
  await takenIn(page);
  const card = join(repository, 'publisher.fieldshelf-card');
  await world.shelf('source', 'add', repository, '--trust', card);
  await world.shelf('sync');
  const begun = performance.now();
  await page.shows('Welcome');
  console.log(`the window shows what shelf did after ${Math.round(performance.now() - begun)} ms`);
  const list = await page.find({ role: 'region', name: 'Publications' });
  await page.find({ role: 'heading', name: 'Welcome', within: list });

  await page.goTo('Search');
  await page.focus(await page.find({ role: 'searchbox' }));
  await page.type('papaya');
  await page.shows('No hits for “papaya”');

  const added = join(content, 'collections/library/rations');
  await mkdir(added);
  const about = join(content, 'collections/library/welcome/publication.toml');
  await writeFile(join(added, 'publication.toml'), await readFile(about));
  await writeFile(join(added, 'en.md'), '# Rations in summer\n\n## Fruit {#fruit}\n\nA papaya feeds two people.\n');
  await world.publish('build', content, '--out', repository);
  await world.shelf('sync');
  await page.shows('Rations in summer');
  await page.find({ role: 'link', name: /A papaya feeds two people/ });

  await page.goTo('Library');
  const all = await page.find({ role: 'region', name: 'Publications' });
  await page.find({ role: 'heading', name: 'Rations in summer', within: all });
});
