/** An office that publishes in two directions: a guide and a notice that are corrected, and a book with styles. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { book } from './book.js';
import { trusted } from './publishing.js';
import { until } from './wait.js';

/** What the office publishes, by language: the text of each revision. */
const TEXTS = {
  en: {
    guide: [
      'Guide to the centre',
      [
        '## Opening {#opening}\n\nThe centre opens at nine and closes at five. On Fridays it closes at noon.\n\nCome in and take a number at the door.\n\n## Coats {#coats}\n\nCoats hang in the hall.\n\n## Children {#children}\n\nThere is a table with paper and pencils. Somebody is always in the room.\n',
        '## Opening {#opening}\n\nThe centre opens at ten and closes at six. On Fridays it closes at noon.\n\nCome in and take a number at the door.\n\nBring a document with your name, if you have one.\n\n## Children {#children}\n\nThere is a table with paper and pencils. Somebody is always in the room.\n',
      ],
    ],
    notice: [
      'Water is off on Thursday',
      [
        'The water is off on Thursday from eight to noon. Fill bottles the evening before.\n\nThe kitchen stays closed.\n',
        'The water is off on Thursday from eight to two in the afternoon. Fill bottles the evening before.\n\nBottled water is at the front desk.\n\nThe kitchen stays closed.\n',
      ],
    ],
    book: [
      'Three recipes for many',
      'Bread',
      'Take <em>one kilogram</em> of flour, water and a little salt. Let the dough rest until it is twice its size.',
      'For',
      'Flour',
      'Water',
      'Rest the dough under a cloth. It needs no more than patience.',
    ],
  },
  ar: {
    guide: [
      'دليل المركز',
      [
        '## الدوام {#opening}\n\nيفتح المركز في التاسعة ويغلق في الخامسة. يوم الجمعة يغلق عند الظهر.\n\nتفضل بالدخول وخذ رقمًا عند الباب.\n\n## المعاطف {#coats}\n\nتعلق المعاطف في الممر.\n\n## الأطفال {#children}\n\nهناك طاولة عليها ورق وأقلام. في الغرفة شخص دائمًا.\n',
        '## الدوام {#opening}\n\nيفتح المركز في العاشرة ويغلق في السادسة. يوم الجمعة يغلق عند الظهر.\n\nتفضل بالدخول وخذ رقمًا عند الباب.\n\nأحضر وثيقة عليها اسمك إن كانت لديك.\n\n## الأطفال {#children}\n\nهناك طاولة عليها ورق وأقلام. في الغرفة شخص دائمًا.\n',
      ],
    ],
    notice: [
      'انقطاع الماء يوم الخميس',
      [
        'ينقطع الماء يوم الخميس من الثامنة حتى الظهر. املأ الزجاجات في المساء السابق.\n\nيبقى المطبخ مغلقًا.\n',
        'ينقطع الماء يوم الخميس من الثامنة حتى الثانية بعد الظهر. املأ الزجاجات في المساء السابق.\n\nتوجد مياه معبأة عند مكتب الاستقبال.\n\nيبقى المطبخ مغلقًا.\n',
      ],
    ],
    book: [
      'ثلاث وصفات لكثيرين',
      'الخبز',
      'خذ <em>كيلوغرامًا واحدًا</em> من الطحين وماءً وقليلًا من الملح. اترك العجين حتى يتضاعف حجمه.',
      'لعدد',
      'طحين',
      'ماء',
      'اترك العجين تحت قطعة قماش. لا يحتاج إلا إلى الصبر.',
    ],
  },
};

/** The ids of what the office publishes. */
export const OFFICE = {
  guide: 'office/library/guide',
  notice: 'office/library/water',
  book: 'office/library/recipes',
};

/** How many publications it has: those, and the welcome that every folder begins with. */
export const OFFICE_HOLDS = Object.keys(OFFICE).length + 1;

/** The words that came with the second revision of the notice, and those that went; by language. */
export const CORRECTED = {
  en: {
    came: ['two in the afternoon', 'Bottled water is at the front desk.'],
    went: ['noon'],
  },
  ar: {
    came: ['الثانية بعد', 'توجد مياه معبأة عند مكتب الاستقبال.'],
    went: [],
  },
};

/**
 * Publishes a revision of everything.
 *
 * @param {import('./world.js').World} world
 * @param {1 | 2} revision
 * @returns {Promise<string>} the repository's folder
 */
export async function publishOffice(world, revision) {
  const content = join(world.folder, 'content');
  const repository = join(world.folder, 'repository');
  if (revision === 1)
    await world.publish('init', content, '--id', 'office', '--name', 'Field office', '--time-zone', 'UTC');
  const write = async (name, about, files) => {
    const folder = join(content, 'collections/library', name);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'publication.toml'), `format = 1\n${about}`);
    for (const [file, bytes] of Object.entries(files)) await writeFile(join(folder, file), bytes);
  };
  const notice = 'kind = "notice"\nissued = 2026-11-01\n[notice]\nmessage = "update"\nseverity = "moderate"\n';
  for (const [language, { guide, notice: water, book }] of Object.entries(TEXTS)) {
    const about = { [`${language}.toml`]: `format = 1\nrevision = ${revision}\n` };
    const text = ([title, revisions]) => ({ ...about, [`${language}.md`]: `# ${title}\n\n${revisions[revision - 1]}` });
    await write('guide', 'kind = "handbook"\nissued = 2026-11-01\n', text(guide));
    await write('water', `${notice}effective = 2026-11-02\nmust-acknowledge = true\n`, text(water));
    await write('recipes', 'kind = "handbook"\nissued = 2026-11-01\n', {
      [`${language}.toml`]: `format = 1\ntitle = "${book[0]}"\n`,
      [`${language}.epub`]: recipes(language, book),
    });
  }
  await world.publish('build', content, '--out', repository);
  return repository;
}

/** Publishes the first revision and lets the library trust it, and take what a rule wants; else everything. */
export async function trustOffice(world, ...rule) {
  const repository = await publishOffice(world, 1);
  await trusted(world, repository, ...rule);
}

/**
 * Reads the guide and the notice in the window, and then takes in their second revision: what changed can be seen.
 *
 * @param {import('./world.js').World} world whose window is open
 * @param {string} language
 */
export async function readThenCorrected(world, language) {
  const { page } = world;
  for (const [id, route] of [
    [OFFICE.guide, `/read/${encodeURIComponent(`${OFFICE.guide}@${language}`)}`],
    [OFFICE.notice, `/notices/${encodeURIComponent(OFFICE.notice)}?lang=${language}`],
  ]) {
    await page.visit(route);
    const state = async () => (await world.shelf('changes', `${id}@${language}`)).items[0].state;
    await until(`${id} to be read`, async () => (await state()) === 'current');
  }
  // What is open would not be exchanged.
  await page.visit('/settings');
  await publishOffice(world, 2);
  await world.shelf('sync');
}

/** A book whose style sheet centres, indents and frames. */
function recipes(language, [title, heading, first, portions, flour, water, last]) {
  return book({
    language,
    title,
    chapter: `<h2 id="bread">${heading}</h2><p>${first}</p><div class="box"><p>${last}</p></div><table><tr><th>${portions}</th><th>10</th><th>50</th></tr><tr><td>${flour}</td><td>1 kg</td><td>5 kg</td></tr><tr><td>${water}</td><td>0.6 l</td><td>3 l</td></tr></table><p class="end">❦</p>`,
    styles:
      '.box { border: 1px solid; padding: 1em; margin: 1em 0 } em { font-weight: bold } .end { text-align: center }',
  });
}
