/** A small window: what can be done stays in view, however long a title is and however much there is to choose. */

import assert from 'node:assert/strict';

import { journey } from './harness/journey.js';
import { choose, still, wordsOf } from './harness/look.js';
import { taken } from './harness/publishing.js';
import { NOTICE } from './harness/starter.js';
import { until } from './harness/wait.js';

const LONG = {
  en: 'Standard operating procedures for the reception, registration, counselling and onward referral of people who arrive at the centre outside its opening hours, with the forms that are used at each desk and the telephone numbers of all offices in the region',
  ar: 'إجراءات العمل الموحدة لاستقبال الأشخاص الذين يصلون إلى المركز خارج ساعات الدوام وتسجيلهم وتقديم المشورة لهم وإحالتهم إلى الجهات المختصة، مع النماذج المستعملة عند كل شباك وأرقام هواتف جميع المكاتب في المنطقة وعناوينها',
};
const ID = 'office/library/procedures';

/** A page with a long title. */
const PROCEDURES = {
  kind: 'page',
  files: Object.fromEntries(
    Object.entries(LONG).map(([language, title]) => [`${language}.md`, `# ${title}\n\n## 1 {#one}\n\n${title}.\n`]),
  ),
};

/** Those of a selector that are not wholly in view, by what they say. */
const outOfView = (page, selector) =>
  page.run((wanted) => {
    const all = [...document.querySelectorAll(wanted)].filter((one) => one.checkVisibility());
    const out = all.filter((one) => {
      const { top, bottom, left, right } = one.getBoundingClientRect();
      return top < 0 || left < 0 || bottom > innerHeight || right > innerWidth;
    });
    return all.length === 0 ? ['nothing'] : out.map((one) => one.getAttribute('aria-label') ?? one.textContent.trim());
  }, selector);

for (const [language, notice] of [
  ['en', NOTICE.id],
  ['ar', 'starter/notices/telephone-interpreting'],
]) {
  const say = wordsOf(language);

  journey(
    `a long title and many languages leave what can be done in view: ${language}`,
    async (world) => {
      await taken(world, { procedures: PROCEDURES });
      const page = await world.open();
      await choose(page, language, 'light');
      await page.visit(`/library/${encodeURIComponent(ID)}`);
      await until('the long title', () =>
        page.run((title) => document.querySelector('.detail h2')?.textContent === title, LONG[language]),
      );
      await still(page);
      assert.deepEqual(await outOfView(page, '.det-acts :is(a, button)'), [], 'beside the list');
      await page.click({ role: 'button', name: say('details') });
      await until('the details', () => page.run(() => document.querySelector('.show-detail') !== null));
      assert.deepEqual(await outOfView(page, '.det-acts :is(a, button)'), [], 'in the details');
      await page.visit(`/notices/${encodeURIComponent(notice)}?lang=${language}`);
      await page.click({ role: 'button', name: say('handout') });
      await page.find({ role: 'dialog', name: say('keys-print') });
      assert.deepEqual(await outOfView(page, 'dialog :is(button, label)'), [], 'of the hand-out');
    },
    { size: [760, 600] },
  );
}
