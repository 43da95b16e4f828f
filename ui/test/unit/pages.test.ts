import { describe, expect, it, vi } from 'vitest';
import type { PageText } from '../../src/host/generated/PageText';
import { clipboardText } from '../../src/reader/pages/page-copy';
import { Column, GAP, labelOf, pageNamed } from '../../src/reader/pages/page-layout';
import { linksOf, targetOf } from '../../src/reader/pages/page-links';
import { bodyOf, boxesOf, textBetween } from '../../src/reader/pages/page-words';
import { DATA, serve } from '../../src/reader/pages/pdf-files';
import { findPassage, passageAt } from '../../src/reader/passage';
import { fold } from '../../src/text/fold';
import { paper, wordsOnPage } from '../fake/open-pdf';

describe('pages below each other', () => {
  const column = new Column(5000, (page) => ({ width: 100, height: page === 3 ? 500 : 100 }), 2);
  it('begin where the ones before them end', () => {
    expect([column.top(1), column.top(2), column.top(4)]).toEqual([GAP, GAP + 216, GAP + 216 * 2 + 1016]);
    expect(column.height).toBe(GAP + 216 * 4999 + 1016);
  });
  it('are found by a height, and are few near any place of many', () => {
    expect([0, GAP, GAP + 215, GAP + 216, 1e9].map((y) => column.pageAt(y))).toEqual([1, 1, 1, 2, 5000]);
    const { first, last } = column.between(500_000, 501_000);
    expect(last - first).toBeLessThan(7);
    expect(new Column(0, () => ({ width: 1, height: 1 }), 1).between(0, 100)).toEqual({ first: 1, last: 1 });
  });
});

describe('the page that is asked for', () => {
  const labels = ['i', 'ii', '1', '2', 'A-1'];
  it.each([
    ['ii', 2],
    ['II ', 2],
    ['1', 3],
    ['a-1', 5],
    ['5', 5],
    ['٤', 4],
    ['6', undefined],
    ['0', undefined],
    ['', undefined],
    ['x', undefined],
  ])('%s', (typed, page) => expect(pageNamed(typed, labels, 5)).toBe(page));
  it('is called by its label', () => {
    expect([labelOf(2, labels), labelOf(2, null), labelOf(9, labels)]).toEqual(['ii', '2', '9']);
  });
});

describe('where text stands on a page', () => {
  const page = wordsOnPage(1, ['one two three', 'مرحبا يا عالم']);
  const box = (text: string, from = 0): number[][] => {
    const at = page.text.indexOf(text, from);
    return boxesOf(page, [at, at + text.length]).map(({ left, top, width, height }) =>
      [left * page.width, top * page.height, width * page.width, height * page.height].map(Math.round),
    );
  };
  it('is the box of the word, one box for neighbours in a line, and one for each line', () => {
    expect(box('two')).toEqual([[360, 300, 60, 48]]);
    expect(box('one two')).toEqual([[288, 300, 132, 48]]);
    expect(box('three\n\nمرحبا')).toEqual([
      [432, 300, 100, 48],
      [1992, 380, 100, 48],
    ]);
  });
  it('is the part of a word that was found, from the side on which it begins', () => {
    expect(box('hre')).toEqual([[452, 300, 60, 48]]);
    expect(box('مر')).toEqual([[2052, 380, 40, 48]]);
    expect(box('با')).toEqual([[1992, 380, 40, 48]]);
  });
  it('leaves what is no word without a box', () => {
    expect(boxesOf(page, [3, 4])).toEqual([]);
    expect(boxesOf({ ...page, words: [] }, [0, 9])).toEqual([]);
  });
});

describe('copying', () => {
  const first: PageText = { ...wordsOnPage(1, ['one two']), text: 'one two\fHead' };
  const second = wordsOnPage(2, ['مرحبا يا عالم']);
  const of = (page: number): PageText | undefined => [first, second][page - 1];
  it('takes the published text between two places, in either direction, without heads on the way', () => {
    expect(bodyOf(first)).toBe('one two');
    const ends = [
      { page: 1, offset: 4 },
      { page: 2, offset: 8 },
    ] as const;
    expect(textBetween(ends[0], ends[1], of)).toBe('two\n\nمرحبا يا');
    expect(textBetween(ends[1], ends[0], of)).toBe('two\n\nمرحبا يا');
    expect(textBetween({ page: 1, offset: 4 }, { page: 1, offset: 12 }, of)).toBe('two\n\nHead');
  });
  it('knows the places of a selection', () => {
    document.body.innerHTML =
      '<div id="all"><div data-page="2"><div><span data-start="0">مرحبا </span><span data-start="6">يا </span><span data-start="9">عالم</span></div></div></div><p>x</p>';
    const all = document.getElementById('all') as HTMLElement;
    const spans = [...all.querySelectorAll('span')];
    const node = (at: number): Node => spans[at]?.firstChild as Node;
    const layer = all.querySelector('[data-page] > div') as Node;
    const selected = (...[a, from, b, to]: [Node, number, Node, number]): string | undefined => {
      getSelection()?.setBaseAndExtent(a, from, b, to);
      return clipboardText(getSelection(), all, of);
    };
    expect(selected(node(0), 2, node(2), 4)).toBe('حبا يا عالم');
    expect(selected(node(1), 0, node(1), 3)).toBe('يا');
    expect(selected(node(2), 1, node(0), 0)).toBe('مرحبا يا ع');
    expect(selected(layer, 1, layer, 3)).toBe('يا عالم');
    expect(selected(node(0), 0, document.querySelector('p') as Node, 1)).toBeUndefined();
    expect(selected(node(0), 1, node(0), 1)).toBeUndefined();
  });
});

describe('links on a page', () => {
  const { pdf } = paper({
    pages: 4,
    size: () => [600, 800],
    names: { chapter: [{ num: 2 }, { name: 'XYZ' }, 72, 600, null], lost: [{ num: 9 }, { name: 'Fit' }] },
    links: {
      1: [
        { rect: [60, 700, 120, 720], dest: 'chapter' },
        { rect: [60, 600, 120, 620], url: 'https://example.org/a' },
        { rect: [60, 500, 120, 520], url: 'javascript:alert(1)' },
        { rect: [60, 400, 120, 420], dest: 'lost' },
      ],
    },
  });
  it('stand where they are drawn, and lead inside, or outside by what may be handed on', async () => {
    const links = await linksOf(pdf.document, await pdf.document.getPage(1));
    expect(links.map(({ url }) => url)).toEqual([undefined, 'https://example.org/a', undefined]);
    expect(links[0]?.box).toEqual({ left: 0.1, top: 0.1, width: 0.1, height: 0.025 });
    expect(await links[0]?.target?.()).toEqual({ page: 3, part: 0.25 });
    expect(await links[2]?.target?.()).toBeUndefined();
  });
  it('lead to a page where they name no place on it', async () => {
    expect(await targetOf(pdf.document, [{ num: 1 }, { name: 'Fit' }])).toEqual({ page: 2 });
    expect(await targetOf(pdf.document, [3, { name: 'FitH' }, 800])).toEqual({ page: 4, part: 0 });
    expect(await targetOf(pdf.document, 'nowhere')).toBeUndefined();
  });
});

describe('the same place in text and on pages', () => {
  const text = 'Before. The desk opens at nine and closes when the last person has been heard by somebody. After.';
  it('is found by its words, also where only the beginning of them is there', () => {
    const passage = passageAt(text, text.indexOf('The desk'));
    expect(passage.split(' ')).toHaveLength(12);
    expect(findPassage(fold(text), passage)).toBe(8);
    expect(findPassage(fold('x The desk opens at ten'), passage)).toBe(2);
    expect(findPassage(fold('The desk'), passage)).toBeUndefined();
    expect(findPassage(fold('anything'), '')).toBeUndefined();
  });
});

describe('the data files of pdf.js', () => {
  it('are handed to its worker: some beforehand, others asked for, and nothing from elsewhere', async () => {
    const loaded: string[] = [];
    vi.stubGlobal('fetch', (url: string) => {
      loaded.push(url);
      return Promise.resolve({ ok: !url.includes('missing'), arrayBuffer: () => Promise.resolve(new ArrayBuffer(3)) });
    });
    const worker = Object.assign(new EventTarget(), { postMessage: vi.fn() });
    const given = (): unknown[] => worker.postMessage.mock.calls.map(([message]: unknown[]) => message);
    await serve(worker as unknown as Worker);
    expect(given()).toEqual([
      { pdfFile: `${DATA}wasm/qcms_bg.wasm`, bytes: expect.any(ArrayBuffer) as unknown },
      { pdfFile: `${DATA}iccs/CGATS001Compat-v2-micro.icc`, bytes: expect.any(ArrayBuffer) as unknown },
    ]);
    worker.postMessage.mockClear();
    const ask = async (data: unknown): Promise<unknown[]> => {
      worker.dispatchEvent(new MessageEvent('message', { data }));
      await vi.advanceTimersByTimeAsync(1);
      return given();
    };
    expect(await ask({ sourceName: 'worker', targetName: 'main' })).toEqual([]);
    expect(await ask({ pdfFile: `${DATA}cmaps/x.bcmap`, id: 4 })).toMatchObject([{ id: 4, bytes: { byteLength: 3 } }]);
    expect((await ask({ pdfFile: `${DATA}cmaps/missing`, id: 5 })).at(-1)).toMatchObject({ id: 5, bytes: undefined });
    expect((await ask({ pdfFile: 'https://example.org/x', id: 6 })).at(-1)).toMatchObject({ id: 6, bytes: undefined });
    expect(loaded.every((url) => url.startsWith(DATA))).toBe(true);
    vi.unstubAllGlobals();
  });
});
