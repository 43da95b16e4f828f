import { afterEach, describe, expect, it } from 'vitest';
import type { MarkRow } from '../../src/host/generated/MarkRow';
import type { SectionRow } from '../../src/host/generated/SectionRow';
import { pageSurface } from '../../src/reader/pages/page-marks';

/** Shows pages, each given as the pieces that stand on it, as one of the two layers lays them out. */
function show(pages: Record<number, string[]>, layer = 'text-layer'): HTMLElement {
  const root = document.createElement('div');
  for (const [number, pieces] of Object.entries(pages)) {
    const words = pieces.map((piece) => `<span>${piece}</span>`).join('');
    root.innerHTML += `<div data-page="${number}"><div class="${layer}">${words}</div></div>`;
  }
  document.body.replaceChildren(root);
  return root;
}
afterEach(() => document.body.replaceChildren());

function section(id: string, page: number, heading: string, html: string): SectionRow {
  return { id, level: 1, heading, html, page };
}

/** A range from the first place of some words in `root` to the first place of others behind it. */
function between(root: Element, from: string, to: string): Range {
  const range = document.createRange();
  const nodes: Text[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text);
  const first = nodes.findIndex(({ data }) => data.includes(from));
  const last = nodes.findIndex(({ data }, at) => at >= first && data.includes(to));
  range.setStart(nodes[first] as Text, nodes[first]?.data.indexOf(from) ?? 0);
  range.setEnd(nodes[last] as Text, (nodes[last]?.data.indexOf(to) ?? 0) + to.length);
  return range;
}

const WORDS = 'Records are kept in a locked cupboard, and the key with the coordinator.';
const ARABIC = 'تُحفظ الملفات في خزانة مقفلة ويبقى المفتاح لدى المنسق.';
const SECTIONS = [
  section('files', 3, '4 Files', `<p>${WORDS}</p><p>Nobody may read records at a desk where others see them.</p>`),
  section('keys', 3, '5 Keys', '<p>The key is kept apart. Records of the key are kept in a locked cupboard too.</p>'),
  section('more', 9, '', '<p>Elsewhere.</p>'),
];
const PAGE = [
  'A guide, page 3',
  '4 Files',
  'Records are kept in a locked cup-',
  'board, and the key with the coordi-',
  'nator. Nobody may read',
  'records at a desk where others see them.',
  '5 Keys',
  'The key is kept apart. Records of the key are kept',
  'in a locked cupboard too.',
];

function mark(change: Partial<MarkRow>): MarkRow {
  return { id: 'one', of: 'words', section: 'files', words: '', span: { start: 0, end: 1 }, ...change } as MarkRow;
}

describe('words on a page', () => {
  it('are those of the section, over lines that break them', () => {
    const root = show({ 3: PAGE });
    const surface = pageSurface(root, SECTIONS, () => 3);
    const [part, ...others] = surface.partsOf(between(root, 'Records are', 'nator.'));
    expect(others).toEqual([]);
    expect(part).toMatchObject({
      section: 'files',
      span: { start: 0, end: WORDS.replace(/\s/g, '').length },
      words: WORDS,
    });
  });

  it('are told from the same words elsewhere by what stands around them', () => {
    const root = show({ 3: PAGE });
    const surface = pageSurface(root, SECTIONS, () => 3);
    expect(surface.partsOf(between(root, 'in a locked cupboard too', 'cupboard')).map((part) => part.section)).toEqual([
      'keys',
    ]);
    // A word that stands in two places with nothing around it that tells them apart is marked in neither.
    const bare = show({ 3: ['the key', 'x', 'the key'] });
    expect(pageSurface(bare, SECTIONS, () => 3).partsOf(between(bare, 'the key', 'key'))).toEqual([]);
  });

  it('are parts of two sections where a heading stands between, and no head or foot where they go on on the next page', () => {
    const root = show({ 3: PAGE });
    const both = pageSurface(root, SECTIONS, () => 3).partsOf(between(root, 'Nobody', 'apart.'));
    expect(both.map(({ section, words }) => [section, words])).toEqual([
      ['files', 'Nobody may read records at a desk where others see them.'],
      ['keys', 'The key is kept apart.'],
    ]);
    const two = show({ 3: [...PAGE.slice(0, 5), 'A foot'], 4: ['A head', ...PAGE.slice(5)] });
    const across = pageSurface(two, SECTIONS.slice(0, 1), () => 3).partsOf(between(two, 'Nobody', 'see them.'));
    expect(across.map(({ words }) => words)).toEqual(['Nobody may read', 'records at a desk where others see them.']);
  });

  it('hold the marks of their section where its words stand, and no others', () => {
    const words = 'a locked cupboard';
    const span = { start: 'Recordsarekeptin'.length, end: 'Recordsarekeptinalockedcupboard'.length };
    const root = show({ 3: PAGE, 9: ['a locked cupboard'] });
    const surface = pageSurface(root, SECTIONS, () => 3);
    const ranges = surface.rangesOf([
      mark({ words, span }),
      mark({ id: 'moved', words: 'other words', span }),
      mark({ id: 'elsewhere', section: 'more', words, span }),
    ]);
    expect([...ranges].map(([id, range]) => [id, range.toString()])).toEqual([['one', 'a locked cup-board']]);
  });

  it('go both ways in Arabic, with or without vowel signs', () => {
    const sections = [section('p1', 1, '', `<p>${ARABIC}</p>`)];
    const root = show(
      {
        1: ARABIC.replace(/\p{M}/gu, '')
          .split(' ')
          .map((word) => `${word} `),
      },
      'word-layer',
    );
    const surface = pageSurface(root, sections, () => 1);
    const [part] = surface.partsOf(between(root, 'خزانة', 'المنسق.'));
    expect(part?.words).toBe('خزانة مقفلة ويبقى المفتاح لدى المنسق.');
    const [first] = surface.partsOf(between(root, 'تحفظ', 'مقفلة'));
    expect(first?.words).toBe('تُحفظ الملفات في خزانة مقفلة');
    const ranges = surface.rangesOf([mark({ section: 'p1', ...part })]);
    expect(ranges.get('one')?.toString().trim()).toBe(part?.words);
  });
});
