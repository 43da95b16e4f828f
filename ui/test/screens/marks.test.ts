import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { FakeHost } from '../fake/host';
import { markRow } from '../fake/marks';
import { paper, wordsOnPage } from '../fake/open-pdf';
import type { MarkRow } from '../../src/host/generated/MarkRow';
import { all, click, open, press, settle, text, the, type } from '../window';

vi.mock('../../src/reader/pages/pdf', () => ({ openPdf: () => Promise.resolve(paper({ pages: 24 }).pdf) }));

const DESK = '/#/read/office%2Ffront%2Fdesk%40en';

/** What jsdom lacks: a place where highlights are drawn. */
beforeEach(() => {
  const highlights = new Map<string, Set<Range>>();
  vi.stubGlobal('CSS', { ...globalThis.CSS, highlights });
  vi.stubGlobal(
    'Highlight',
    class extends Set<Range> {
      priority = 0;
      constructor(...ranges: Range[]) {
        super(ranges);
      }
    },
  );
  onTestFinished(() => void vi.unstubAllGlobals());
});

/** The words that are drawn in a colour. */
function drawn(colour: string): string[] {
  const found = (CSS.highlights as unknown as Map<string, Set<Range>>).get(`mark-${colour}`);
  return [...(found ?? [])].map((range) => range.toString().replace(/\s+/g, ' '));
}

/** Selects words in the open document, as a mouse does. */
async function select(words: string): Promise<void> {
  const walker = document.createTreeWalker(the('.prose'), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = (node as Text).data.indexOf(words);
    if (at < 0) continue;
    document.getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
    document.dispatchEvent(new Event('selectionchange'));
    return settle();
  }
  throw new Error(`“${words}” is not in the document`);
}

describe('marking words', () => {
  it('offers nothing any more once another document is read', async () => {
    const { app } = await open(DESK);
    await select('before you begin, not half-way');
    expect(all('.mark-bar')).toHaveLength(1);
    app.router.go({ screen: 'read', edition: 'office/front/desk@fr' });
    await settle();
    expect(all('.mark-bar')).toHaveLength(0);
  });

  it('offers colours, a note and copying for selected words, and draws what is highlighted', async () => {
    const { host } = await open(DESK);
    await select('before you begin, not half-way');
    expect(all('.mark-bar button').map((button) => button.getAttribute('aria-label') ?? text(button))).toEqual([
      'Highlight in yellow',
      'Highlight in green',
      'Highlight in blue',
      'Highlight in pink',
      'Add note',
      'Copy',
    ]);
    await click(the('.mark-bar button', 'Highlight in blue'));
    const [made] = host.called('addMark')[0] as [
      { words: string; section: string; span: { start: number; end: number } },
    ];
    expect(made).toMatchObject({ section: 'next', words: 'before you begin, not half-way', colour: 'blue' });
    // Letters that are no white space, counted as the library counts them.
    expect(made.span.end - made.span.start).toBe('beforeyoubegin,nothalf-way'.length);
    expect(drawn('blue')).toEqual(['before you begin, not half-way']);
    expect(all('.mark-bar')).toHaveLength(0);
    await click(the('.toast .btn', 'Undo'));
    expect(drawn('blue')).toEqual([]);
    expect(host.markRows).toEqual([]);
  });

  it('keeps a highlight where it is while something is found in the same words', async () => {
    const host = new FakeHost();
    host.markRows = [markRow()];
    await open(DESK, host);
    expect(drawn('green')).toEqual(['People who wait without knowing why']);
    await press('f', { ctrlKey: true, code: 'KeyF' });
    await type(the('.find input'), 'without');
    expect(all('mark.hit-mark').length).toBeGreaterThan(0);
    expect(drawn('green')).toEqual(['People who wait without knowing why']);
  });

  it('marks a selection over several sections in each of them, without their headings', async () => {
    const { host } = await open(DESK);
    const first = the('[data-section="quiet"] .section-body p').firstChild as Text;
    const last = the('[data-section="next"] .section-body p').firstChild as Text;
    document.getSelection()?.setBaseAndExtent(first, 0, last, 6);
    document.dispatchEvent(new Event('selectionchange'));
    await settle();
    await click(the('.mark-bar button', 'Highlight in yellow'));
    expect(host.called('addMark').map(([one]) => one)).toMatchObject([
      { section: 'quiet', words: expect.stringMatching(/^A corner with a screen/) as string },
      { section: 'next', words: 'People' },
    ]);
  });

  it('is done with the keyboard alone, sentence by sentence', async () => {
    const { host } = await open(`${DESK}?section=next`);
    await press('h', { code: 'KeyH' });
    expect(document.getSelection()?.toString()).toBe('People who wait without knowing why are the people who leave.');
    await press('ArrowDown');
    expect(document.getSelection()?.toString()).toMatch(/^Before you ask anything/);
    await press('ArrowUp');
    await press('Tab');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Highlight in yellow');
    await press('ArrowRight');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Highlight in green');
    await press('Escape');
    expect(document.activeElement).toBe(the('.r-page .scroll'));
    await press('Enter');
    expect(host.markRows).toMatchObject([
      { colour: 'yellow', words: 'People who wait without knowing why are the people who leave.' },
    ]);
    expect(document.getSelection()?.isCollapsed ?? true).toBe(true);
  });

  it('marks Arabic words as they stand in their section', async () => {
    const { host } = await open('/#/read/office%2Ffront%2Fdesk%40ar');
    await select('قل بكلمات بسيطة');
    await click(the('.mark-bar button', 'Highlight in pink'));
    expect(host.markRows).toMatchObject([{ section: 'next', words: 'قل بكلمات بسيطة', lang: 'ar' }]);
    expect(drawn('pink')).toEqual(['قل بكلمات بسيطة']);
  });
});

describe('marking words on a page', () => {
  it('is done with the keyboard, past its running head, and is drawn there and in the text', async () => {
    HTMLCanvasElement.prototype.getContext = (() => null) as never;
    const host = new FakeHost();
    host.pageTexts = Array.from({ length: 24 }, (_, at) =>
      wordsOnPage(at + 1, [
        'A running head.',
        'People who wait without knowing why are',
        'the people who leave. Before you ask any-',
        'thing, say in plain words what will happen',
        'today, who will speak with them, and how long',
        'it will take. If you do not know how long, say so.',
      ]),
    );
    await open(`${DESK}?view=pages&page=7`, host);
    for (let turn = 0; turn < 5 && all('.word-layer').length === 0; turn += 1) {
      await vi.dynamicImportSettled();
      await settle();
    }
    await press('h', { code: 'KeyH' });
    expect(document.getSelection()?.toString()).toMatch(/^People who .* leave\.$/);
    await press('ArrowUp');
    expect(document.getSelection()?.toString()).toMatch(/^People who .* leave\.$/);
    await press('Enter');
    const words = 'People who wait without knowing why are the people who leave.';
    expect(host.markRows).toMatchObject([{ section: 'next', words, colour: 'yellow' }]);
    await settle();
    expect(drawn('yellow')).toEqual([words]);
    await click(the('[aria-label="View"] button', 'Text'));
    await settle();
    expect(drawn('yellow')).toEqual([words]);
  });
});

describe('marks beside the text', () => {
  it('are listed in reading order with their notes, which are written there', async () => {
    const host = new FakeHost();
    host.markRows = [
      markRow({ note: 'Ask Drita.' }),
      markRow({
        id: 'two',
        colour: 'pink',
        section: 'upset',
        heading: '3.4',
        words: 'Stop writing.',
        span: { start: 0, end: 12 },
      }),
    ];
    await open(DESK, host);
    await press('m', { code: 'KeyM' });
    expect(all('.r-marks .mark-row').map(text)).toEqual([
      'green: People who wait without knowing why',
      'pink: Stop writing.',
    ]);
    expect(text(the('.r-marks .mark-note'))).toBe('Ask Drita.');
    await click(all('.r-marks button', 'Add note')[0] as HTMLElement);
    expect(document.activeElement?.localName).toBe('textarea');
    await press('Escape');
    expect([all('.r-marks').length, all('.r-marks textarea').length]).toEqual([1, 0]);
    await click(all('.r-marks button', 'Add note')[0] as HTMLElement);
    await type(the('.r-marks textarea'), 'Offer water.');
    await press('Enter', { ctrlKey: true });
    expect(host.called('changeMark')).toEqual([['two', { colour: null, note: 'Offer water.' }]]);
    expect(all('.r-marks .mark-note').map(text)).toEqual(['Ask Drita.', 'Offer water.']);
    await press('Escape', {}, the('.r-marks'));
    expect(all('.r-marks')).toHaveLength(0);
    expect(document.activeElement).toBe(the('.r-page .scroll'));
  });

  it('lead to their words, and say when those are gone or were changed', async () => {
    const host = new FakeHost();
    host.markRows = [
      markRow({ was: 'People who wait' }),
      markRow({ id: 'gone', words: 'These words were taken out.', span: null, orphaned: true }),
    ];
    const { app } = await open(DESK, host);
    await press('m', { code: 'KeyM' });
    await click(all('.r-marks .mark-row')[0] as HTMLElement);
    expect(app.router.route).toMatchObject({ section: 'next' });
    expect(drawn('current')).toEqual(['People who wait without knowing why']);
    expect(all('.r-marks .mark-flag').map(text)).toEqual([
      'Changed by the publisher since you marked it. It was:',
      'These words are no longer in the text',
    ]);
  });

  it('go when they are removed, and come back', async () => {
    const host = new FakeHost();
    host.markRows = [markRow()];
    await open(DESK, host);
    await press('m', { code: 'KeyM' });
    await click(the('.r-marks button', 'Remove mark'));
    expect(all('.r-marks .mark-row')).toHaveLength(0);
    await click(the('.toast .btn', 'Undo'));
    expect(all('.r-marks .mark-row')).toHaveLength(1);
    expect(drawn('green')).toEqual(['People who wait without knowing why']);
  });
});

describe('bookmarks', () => {
  it('are put on the section that is read, and taken away, by a key or the button', async () => {
    const { host } = await open(`${DESK}?section=upset`);
    await press('b', { code: 'KeyB' });
    expect(host.markRows).toMatchObject([{ of: 'section', section: 'upset' }]);
    const button = the('.r-top button', 'Remove the bookmark of this section');
    // Its name says what it does now; that it is “pressed” as well would say the opposite.
    expect(button.hasAttribute('aria-pressed')).toBe(false);
    await click(button);
    expect(host.markRows).toEqual([]);
    await press('d', { ctrlKey: true, code: 'KeyD' });
    expect(host.markRows).toHaveLength(1);
  });

  it('are put on a page where pages are shown', async () => {
    const { host } = await open(`${DESK}?view=pages&page=7`);
    await press('b', { code: 'KeyB' });
    expect(host.called('addMark')[0]).toMatchObject([{ page: 7, section: null }]);
  });
});

describe('Marks under Saved', () => {
  const three = (): MarkRow[] => [
    markRow({ note: 'Ask Drita.' }),
    markRow({
      id: 'two',
      of: 'section',
      colour: null,
      section: 'upset',
      heading: '3.4 When a person is upset',
      words: 'Stop.',
      span: null,
    }),
    markRow({
      id: 'three',
      edition: 'office/health/rights@sr-Cyrl',
      title: 'Право на здравствену заштиту',
      lang: 'sr-Cyrl',
      words: 'Један кратак текст',
      section: 'start',
      heading: '',
      page: null,
    }),
  ];

  it('says what marks are for while there are none', async () => {
    await open('/#/saved');
    await click(the('nav a', 'Marks'));
    expect(text(the('.empty h2'))).toBe('Nothing marked yet');
  });

  it('lists them by publication, filters by publication, colour and text', async () => {
    const host = new FakeHost();
    host.markRows = three();
    await open('/#/saved?part=marks', host);
    expect(all('h2.shelf').map(text)).toEqual(['Front Desk Handbook English', 'Право на здравствену заштиту Српски']);
    expect(text(the('.foot .num'))).toBe('3 marks');
    await click(the('.filter', /Colour/));
    await click(the('.filter-pop label', /Bookmark/));
    expect(all('.mark-row').map(text)).toEqual(['Bookmark 3.4 When a person is upset']);
    await click(the('.filter-pop button', 'Clear'));
    await type(the('input[type="search"]'), 'drita');
    expect(all('.mark-row')).toHaveLength(1);
    expect(host.called('marks').at(-1)).toMatchObject([{ text: 'drita', edition: null }]);
    await type(the('input[type="search"]'), 'xyzzy');
    await click(the('.empty button'));
    expect(all('.mark-row')).toHaveLength(3);
  });

  it('opens a mark where it is, and writes what is listed to a file', async () => {
    const host = new FakeHost();
    host.markRows = three();
    await open('/#/saved?part=marks', host);
    await click(the('.screen button', 'Export marks…'));
    expect(host.called('saveMarks')).toMatchObject([[{ text: '' }, 'en']]);
    expect(text(the('.toast'))).toContain('3 marks saved');
    const href = all('.mark-row')[0]?.getAttribute('href') ?? '';
    location.hash = href.slice(1);
    await settle();
    expect(text(the('.r-name .title'))).toBe('Front Desk Handbook');
    expect(drawn('current')).toEqual(['People who wait without knowing why']);
  });

  it('removes a mark and puts it back', async () => {
    const host = new FakeHost();
    host.markRows = three();
    await open('/#/saved?part=marks', host);
    await click(all('button', 'Remove mark')[0] as HTMLElement);
    expect(all('.mark-row')).toHaveLength(2);
    await click(the('.toast .btn', 'Undo'));
    expect(all('.mark-row')).toHaveLength(3);
  });
});
