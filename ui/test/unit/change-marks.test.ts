import { describe, expect, it } from 'vitest';
import { changesIn, draw, erase } from '../../src/reader/changes/change-marks';
import { rangeOf } from '../../src/text/letters';
import { mark } from '../../src/text/marks';
import { wantedOfSearch } from '../../src/text/fold';
import { comparison, letters, passage } from '../fake/comparison';
import type { ChangedPassage } from '../../src/host/generated/ChangedPassage';

function drawn(html: string, passages: ChangedPassage[]): { root: HTMLElement; body: HTMLElement } {
  const root = document.createElement('article');
  root.innerHTML = `<section data-section="a"><div class="section-body">${html}</div></section>`;
  draw(
    root,
    comparison({
      sections: [{ section: 'a', title: '', level: 1, edit: 'changed', after: null, heading: [], passages }],
    }),
    'Moved here',
  );
  return { root, body: root.querySelector('.section-body') as HTMLElement };
}

/** The markup without what only names it. */
const plain = (body: HTMLElement): string =>
  body.innerHTML.replace(/ (data-edit|data-unmarked|class)="[a-z-]*"/g, '').replaceAll(' data-change=', ' ');

const TABLE =
  '<div class="table-frame"><table><tbody><tr><td>Mon</td><td>9</td></tr><tr><td>Tue</td><td>8</td></tr></tbody></table></div>';

describe('changes are drawn into a text', () => {
  it.each<[string, string, ChangedPassage[], string]>([
    [
      'words that changed',
      '<p>The centre opens at ten.</p>',
      [passage('', 'The centre opens at [-nine-]{+ten+}.')],
      '<p "changed">The centre opens at <del>nine</del><ins>ten</ins>.</p>',
    ],
    [
      'words at the end stay in their paragraph',
      '<p>Come in</p><p>Next</p>',
      [passage('', 'Come in[- quietly-]')],
      '<p "changed">Come in<del> quietly</del></p><p>Next</p>',
    ],
    [
      'words in several elements',
      '<p>Bring <b>the visa</b> today.</p>',
      [passage('', 'Bring {+the visa today+}.')],
      '<p "changed">Bring <b><ins>the visa</ins></b><ins> today</ins>.</p>',
    ],
    [
      'a passage that moved says so, and its words stay as they are',
      '<p>One</p><p>Two</p>',
      [{ ...passage('One', 'Two'), edit: 'moved' }],
      '<p>One</p><p "moved"><small>Moved here</small>Two</p>',
    ],
    [
      'a new item',
      '<ul><li>One</li><li>Two</li></ul>',
      [passage('One', '{+Two+}')],
      '<ul><li>One</li><li "added"><ins>Two</ins></li></ul>',
    ],
    [
      'an item that is gone',
      '<ul><li>One</li><li>Three</li></ul>',
      [passage('One', '[-Two-]')],
      '<ul><li>One<div "removed"><del>Two</del></div></li><li>Three</li></ul>',
    ],
    [
      'the first item that is gone',
      '<ul><li>Two</li></ul>',
      [passage('', '[-Zero-]'), passage('', '[-One-]')],
      '<ul><li><div "removed"><del>Zero</del></div><div "removed"><del>One</del></div>Two</li></ul>',
    ],
    [
      'steps that are gone, so that the others keep their numbers',
      '<ol><li>One</li><li>Four<ul><li>More</li></ul></li></ol>',
      [passage('One', '[-Two-]'), passage('One', '[-Three-]'), passage('OneFour', '[-Five-]')],
      '<ol><li>One<div "removed"><del>Two</del></div><div "removed"><del>Three</del></div></li>' +
        '<li>Four<div "removed"><del>Five</del></div><ul><li>More</li></ul></li></ol>',
    ],
    [
      'paragraphs that are gone, in their order',
      '<p>One</p><p>Four</p>',
      [passage('One', '[-Two-]'), passage('One', '[-Three-]')],
      '<p>One</p><div "removed"><del>Two</del></div><div "removed"><del>Three</del></div><p>Four</p>',
    ],
    ['the last paragraph', '<p>One</p>', [passage('One', '[-Two-]')], '<p>One</p><div "removed"><del>Two</del></div>'],
    [
      'all there was',
      '',
      [passage('', '[-One-]'), passage('', '[-Two-]')],
      '<div "removed"><del>One</del></div><div "removed"><del>Two</del></div>',
    ],
    [
      'a cell of a row',
      TABLE,
      [passage('', 'Mon\t[-7-]{+9+}')],
      TABLE.replace(
        '<tr><td>Mon</td><td>9</td>',
        '<tr "changed"><td>Mon</td><td><del>7</del><ins>9</ins></td>',
      ).replace(' class="table-frame"', ''),
    ],
    [
      'a row that is gone',
      TABLE,
      [passage('Mon9', '[-Sun\t0-]')],
      TABLE.replace(
        '<tr><td>Tue',
        '<tr "removed"><td><del>Sun</del></td><td><del>0</del></td></tr><tr><td>Tue',
      ).replace(' class="table-frame"', ''),
    ],
    [
      'a paragraph behind a table',
      TABLE,
      [passage('Mon9Tue8', '[-As of May.-]')],
      `${TABLE.replace(' class="table-frame"', '')}<div "removed"><del>As of May.</del></div>`,
    ],
    [
      'Arabic words',
      '<p dir="rtl">يفتح المركز في العاشرة.</p>',
      [passage('', 'يفتح المركز في [-التاسعة-]{+العاشرة+}.')],
      '<p dir="rtl" "changed">يفتح المركز في <del>التاسعة</del><ins>العاشرة</ins>.</p>',
    ],
  ])('%s', (_, html, passages, expected) => {
    const { root, body } = drawn(html, passages);
    expect(plain(body)).toBe(expected);
    expect(changesIn(root)).toHaveLength(passages.length);

    // What was put in counts for no place, and is not found.
    const text = new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '';
    const count = letters(text);
    if (count > 0) expect(rangeOf(body, { start: 0, end: count })).not.toBeNull();
    expect(rangeOf(body, { start: 0, end: count + 1 })).toBeNull();
    for (const word of ['nine', 'quietly', 'Sun', 'التاسعة']) {
      expect(mark(root, wantedOfSearch(word, [word]), 9)).toEqual([]);
    }
    erase(root);
    expect(body.innerHTML).toBe(html);
  });

  it('leaves a text alone that does not hold what it should', () => {
    const { body } = drawn('<p>Short</p>', [passage('much more text than there is', 'a [-b-]{+c+}')]);
    expect(body.querySelectorAll('ins')).toHaveLength(0);
    expect(body.textContent).toContain('Short');
  });
});
