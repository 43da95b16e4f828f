import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeHost, failure } from '../fake/host';
import { paper, wordsOnPage, type Drawn, type Paper } from '../fake/open-pdf';
import { SETTLE } from '../../src/reader/position.svelte';
import { STAY } from '../../src/state/live-region';
import { all, click, nameOf, open, press, settle, speak, text, the, type, type Opened } from '../window';

let document_: Drawn;
vi.mock('../../src/reader/pages/pdf', () => ({
  openPdf: () => Promise.resolve(document_.pdf),
  prepare: () => undefined,
}));

const PAGES = '/#/read/office%2Ffront%2Fdesk%40en?view=pages';

/** Opens the pages of an invented document. */
async function pages(given: Partial<Paper> = {}, address = PAGES, host = withWords(() => ['a line'])): Promise<Opened> {
  document_ = paper({ pages: 24, ...given });
  const opened = await open(address, host);
  await arrive();
  return opened;
}
/** Waits until the view of pages is there, which is a module of its own. */
async function arrive(): Promise<void> {
  for (let turn = 0; turn < 5 && all('.pdf-page').length === 0; turn += 1) {
    await vi.dynamicImportSettled();
    await settle();
  }
}
const numbers = (): number[] => all('.pdf-page').map(({ dataset }) => Number(dataset.page));
const field = (): HTMLInputElement => the('.page-tools input') as HTMLInputElement;

/** A host whose documents have published words. */
function withWords(lines: (page: number) => string[]): FakeHost {
  const host = new FakeHost();
  host.pageTexts = Array.from({ length: 24 }, (_, at) => wordsOnPage(at + 1, lines(at + 1)));
  return host;
}

beforeEach(() => {
  // jsdom draws nothing and says so loudly.
  HTMLCanvasElement.prototype.getContext = (() => null) as never;
});

describe('the pages of a document', () => {
  it('are there only near the one that is read, however many there are', async () => {
    await pages({ pages: 5000 }, `${PAGES}&page=2500`);
    expect(numbers()).toContain(2500);
    expect(numbers().length).toBeLessThan(8);
    expect(text(the('.page-which'))).toContain('of 5,000');
    expect(document_.drawn.length).toBeLessThan(8);
  });

  it('are turned by buttons, by arrows in the direction of the document, and named in the address', async () => {
    const { app } = await pages();
    await click(the('.page-tools button', 'Next page'));
    expect(field().value).toBe('2');
    const scroller = the('.pdf-scroll');
    await press('ArrowRight', {}, scroller);
    await press('ArrowRight', {}, scroller);
    await press('ArrowLeft', {}, scroller);
    expect(field().value).toBe('3');
    expect(app.router.route).toMatchObject({ page: 3, view: 'pages' });
    expect((the('.page-tools button', 'Page before') as HTMLButtonElement).disabled).toBe(false);
  });

  it('say which one a key or a button turned to, and nothing while they are scrolled', async () => {
    await pages();
    const heard = (): string[] => [...the('[role=status]').children].map((line) => text(line));
    await settle(STAY);
    const scroller = the('.pdf-scroll');
    scroller.scrollTop = 3000;
    scroller.dispatchEvent(new Event('scroll'));
    await settle();
    expect(heard()).toEqual([]);
    await press('ArrowRight', {}, scroller);
    const turned = field().value;
    expect(heard()).toEqual([`page ${turned} of 24`]);
    await click(the('.page-tools button', 'Page before'));
    expect(heard()).toEqual([`page ${Number(turned) - 1} of 24`]);
  });

  it('are turned the other way by arrows in a document written from right to left', async () => {
    const { app } = await pages({}, '/#/read/office%2Ffront%2Fdesk%40ar?view=pages');
    await press('ArrowLeft', {}, the('.pdf-scroll'));
    expect(app.router.route).toMatchObject({ page: 2 });
    await press('ArrowRight', {}, the('.pdf-scroll'));
    expect(app.router.route).toMatchObject({ page: 1 });
  });

  it('are called by their labels, and found by label or number', async () => {
    await pages({ labels: ['i', 'ii', 'iii', ...Array.from({ length: 21 }, (_, at) => String(at + 1))] });
    expect(field().value).toBe('i');
    await press('g', { ctrlKey: true, code: 'KeyG' });
    expect(document.activeElement).toBe(field());
    for (const [typed, label, place] of [
      ['iii', 'iii', '(3 of 24)'],
      ['2', '2', '(5 of 24)'],
      ['24', '21', '(24 of 24)'],
    ]) {
      await type(field(), typed ?? '');
      await press('Enter', {}, field());
      expect([field().value, text(the('.page-which .nowrap'))]).toEqual([label, place]);
    }
    await type(field(), 'nonsense');
    await press('Enter', {}, field());
    expect(text(the('.page-unknown'))).toBe('There is no such page.');
    expect(field().getAttribute('aria-invalid')).toBe('true');
    await press('Escape', {}, field());
    expect([field().value, text(the('.page-unknown'))]).toEqual(['21', '']);
  });

  it('are enlarged, fitted, turned and shown one at a time, which is kept for the next document', async () => {
    await pages();
    const size = (): string => text(the('.page-tools .step-at'));
    await press('9', { ctrlKey: true, code: 'Digit9' });
    expect(the('.page-tools button', 'Whole page').getAttribute('aria-pressed')).toBe('true');
    const fitted = size();
    await press('+', { ctrlKey: true, code: 'Equal' });
    expect(size()).not.toBe(fitted);
    await press('0', { ctrlKey: true, code: 'Digit0' });
    expect(the('.page-tools button', 'Fit width').getAttribute('aria-pressed')).toBe('true');

    const upright = the('.pdf-page').style.inlineSize;
    await press('r', { code: 'KeyR' }, the('.pdf-scroll'));
    expect(the('.over-page').style.transform).toContain('rotate(90deg)');
    await press('R', { code: 'KeyR', shiftKey: true }, the('.pdf-scroll'));
    expect(the('.pdf-page').style.inlineSize).toBe(upright);

    await press('1', { altKey: true, code: 'Digit1' });
    expect(all('.pdf-page:not(.waiting)')).toHaveLength(1);
    expect(numbers()).toEqual([1, 2, 3]);
    await press('End', {}, the('.pdf-scroll'));
    expect(field().value).toBe('24');
    await press('PageDown', {}, the('.pdf-scroll'));
    await press('Home', {}, the('.pdf-scroll'));
    expect(field().value).toBe('1');
    expect(localStorage.getItem('fieldshelf.pages-single')).toBe('yes');
  });

  it('have small pictures to choose from, with keys', async () => {
    const { app } = await pages();
    await press('F4');
    const rows = all('.thumbnail');
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.length).toBeLessThan(10);
    expect(rows.map(nameOf)[1]).toBe('page 2');
    expect(rows[0]?.getAttribute('aria-current')).toBe('page');
    rows[0]?.focus();
    await press('ArrowDown', {}, rows[0]);
    expect(nameOf(document.activeElement as Element)).toBe('page 2');
    await click(document.activeElement as HTMLElement);
    expect(app.router.route).toMatchObject({ page: 2 });
    await press('F4');
    expect(all('.thumbnail')).toHaveLength(0);
  });

  it('are drawn on canvases that stay small, whatever the size of the page', async () => {
    // Five metres by seven, in points.
    await pages({ pages: 2, size: () => [14_173, 19_843] });
    await press('0', { ctrlKey: true, code: 'Digit0' });
    for (let step = 0; step < 12; step += 1) await press('+', { ctrlKey: true, code: 'Equal' });
    expect(text(the('.page-tools .step-at'))).toBe('400%');
    expect(Math.max(...document_.drawn.map(({ pixels }) => pixels))).toBeLessThanOrEqual(6_000_000);
    expect(all('.pdf-canvas').length).toBeGreaterThan(0);
  });

  it('are shown one at a time where a column of them would be taller than a webview can scroll', async () => {
    await pages({ pages: 5000, size: () => [14_173, 19_843] });
    for (let step = 0; step < 12; step += 1) await press('+', { ctrlKey: true, code: 'Equal' });
    expect(Number.parseFloat(the('.pdf-pages').style.blockSize)).toBeLessThan(15_000_000);
    expect(all('.pdf-page:not(.waiting)')).toHaveLength(1);
  });

  it('are shown where another one cannot be', async () => {
    await pages({ broken: [2] });
    expect(all('.page-broken').map((note) => note.closest<HTMLElement>('[data-page]')?.dataset.page)).toEqual(['2']);
    expect(all('[data-page="1"][data-drawn]')).toHaveLength(1);
  });

  it('say why they cannot be had any more, and are opened again where the person was', async () => {
    await pages();
    await click(the('.page-tools button', 'Next page'));
    const before = document_;
    document_ = paper({ pages: 24 });
    before.fail(failure('damaged', { item: 'handbook.pdf' }));
    await settle();
    expect(text(the('.r-pages .error-note'))).toContain('Something stored on this computer is damaged.');
    expect([numbers(), all('.page-broken')]).toEqual([[], []]);
    await click(the('.r-pages .error-note button', 'Retry'));
    await arrive();
    expect([before.closed, field().value, all('.error-note')]).toEqual([true, '2', []]);
    expect(all('[data-page="2"][data-drawn]')).toHaveLength(1);
  });

  it('are looked through again where one could not be read the last time', async () => {
    await pages({}, PAGES, new FakeHost());
    const open_ = document_.pdf.document as unknown as { getPage: (page: number) => Promise<object> };
    const { getPage } = open_;
    const line = { str: 'interpreter', hasEOL: true, width: 90, transform: [12, 0, 0, 12, 72, 700] };
    let readable = false;
    open_.getPage = async (page) => {
      if (page !== 9) return getPage(page);
      if (!readable) throw new Error('no bytes');
      return { ...(await getPage(page)), getTextContent: () => Promise.resolve({ items: [line] }) };
    };
    await press('f', { ctrlKey: true, code: 'KeyF' });
    await type(the('.find input'), 'interpreter');
    expect(text(the('.hitn'))).toBe('none');
    readable = true;
    await type(the('.find input'), 'interpret');
    expect(text(the('.hitn'))).toBe('1 of 1');
  });

  it('stop being drawn when they are left, and the document is closed', async () => {
    await pages();
    await click(the('.page-tools button', 'Larger'));
    the('.page-tools button', 'Larger').click();
    the('.page-tools button', 'Larger').click();
    await settle(0);
    the('.page-tools button', 'Smaller').click();
    await settle();
    expect(document_.stopped.length).toBeGreaterThan(0);
    await click(the('.r-top button', 'Text'));
    expect(document_.closed).toBe(true);
    expect(all('canvas')).toHaveLength(0);
  });

  it('have links: inside as a step that leads back to where it stood, outside to the system', async () => {
    const rect = [72, 700, 200, 720];
    const host = withWords((page) => [`page ${page} begins`, 'see chapter two']);
    const { app } = await pages(
      {
        links: {
          1: [
            { rect, dest: [{ num: 9 }, { name: 'XYZ' }, 0, 400, null] },
            { rect, url: 'https://example.org/help' },
          ],
        },
        labels: Array.from({ length: 24 }, (_, at) => (at < 4 ? 'i'.repeat(at + 1) : String(at - 3))),
      },
      PAGES,
      host,
    );
    expect(all('.page-link').map(nameOf)).toEqual([
      // As the tools of the pages and the document itself call it.
      expect.stringContaining('page 6'),
      expect.stringContaining('https://example.org/help'),
    ]);
    await click(the('.page-link', /example/));
    expect(host.called('openExternal')).toEqual([['https://example.org/help']]);
    const from = app.router.route;
    await click(the('.page-link', /page 6/));
    const to = app.router.route;
    expect(to).toMatchObject({ page: 10, view: 'pages' });
    expect(app.router.canBack).toBe(true);
    // Back, and forward again before the place is written down.
    for (const [route, label] of [
      [from, 'i'],
      [to, '6'],
      [from, 'i'],
    ] as const) {
      app.router.replace(route);
      await settle(SETTLE / 2);
      expect(field().value).toBe(label);
    }
  });

  it('of the revision before are offered while the newest is here as text only, and say what they are', async () => {
    const host = withWords(() => ['a line']);
    const file = { name: 'handbook.pdf', role: 'document' as const, media_type: 'application/pdf', bytes: 9 };
    host.earlier = { revision: 3, issued: '2015-03-01', files: [{ ...file, here: true, sha256: '1'.repeat(64) }] };
    const { app } = await pages({}, '/#/read/office%2Ffront%2Fdesk%40en', host);
    const says = (): string[] => [text(the('.r-name .edition b')), text(the('.banner p'))];
    expect(says()).toEqual(['Revision 4', expect.stringContaining('The file of revision 3 is still')]);
    expect(all('.r-top .set')).toHaveLength(0);
    await click(the('.banner button', 'Show the pages of revision 3'));
    await arrive();
    expect(numbers()).toContain(1);
    expect(says()).toEqual(['Revision 3', expect.stringContaining('These pages are revision 3, issued 1 Mar 2015')]);
    await click(the('.banner button', 'Read the text of revision 4'));
    expect(says()[0]).toBe('Revision 4');
    expect(all('.prose-section')).toHaveLength(12);
    // Then its own file comes.
    host.earlier = null;
    await click(the('.r-lang button', /العربية/));
    await click(the('.r-lang button', /English/));
    expect(all('.banner')).toHaveLength(0);
    expect(app.router.route).toMatchObject({ edition: 'office/front/desk@en' });
  });
});

describe('finding on pages', () => {
  it('marks the published words where they are drawn, counts, and goes from hit to hit', async () => {
    const host = withWords((page) => (page % 8 === 0 ? ['the interpreter and an interpreter', 'rest'] : ['nothing']));
    await pages({}, PAGES, host);
    await press('f', { ctrlKey: true, code: 'KeyF' });
    await type(the('.find input'), 'Interpreter');
    await settle();
    expect(text(the('.hitn'))).toBe('1 of 6');
    expect(field().value).toBe('8');
    const sheet = the('[data-page="8"]');
    const hits = [...sheet.querySelectorAll<HTMLElement>('.page-hit')];
    expect(hits.map((hit) => hit.classList.contains('now'))).toEqual([true, false]);
    // The word begins 72 points and four letters and a gap from the left, of 595.
    const [, word] = host.pageTexts[7]?.words ?? [];
    expect(Number.parseFloat(hits[0]?.style.insetInlineStart ?? '')).toBeCloseTo(
      (100 * (word?.[2] ?? 0)) / (595 * 4),
      2,
    );
    expect(Number.parseFloat(hits[0]?.style.inlineSize ?? '')).toBeCloseTo((100 * (word?.[4] ?? 0)) / (595 * 4), 2);
    for (let step = 0; step < 2; step += 1) await press('F3');
    expect([text(the('.hitn')), field().value]).toEqual(['3 of 6', '16']);
    await press('F3', { shiftKey: true });
    expect([text(the('.hitn')), field().value]).toEqual(['2 of 6', '8']);
  });

  it('looks again once the words of the pages have come', async () => {
    const { host } = await pages({}, PAGES, new FakeHost());
    await press('f', { ctrlKey: true, code: 'KeyF' });
    await type(the('.find input'), 'Interpreter');
    await settle();
    expect(text(the('.hitn'))).toBe('none');
    host.pageTexts = withWords((page) => [page === 8 ? 'an interpreter' : 'nobody']).pageTexts;
    host.rows = host.rows.map((row) => ({ ...row, editions: row.editions.map((one) => ({ ...one, missing: 1 })) }));
    host.emit('change', { number: 2, publications: true, jobs: false });
    await settle();
    expect(text(the('.hitn'))).toBe('1 of 1');
  });

  it('finds Arabic whatever marks and forms it has, and lays its words out from right to left', async () => {
    const host = withWords((page) => (page === 3 ? ['إلى المركزِ الصحي'] : ['سطر']));
    await pages({}, '/#/read/office%2Ffront%2Fdesk%40ar?view=pages', host);
    await press('f', { ctrlKey: true, code: 'KeyF' });
    await type(the('.find input'), 'الي المركز');
    await settle();
    expect(text(the('.hitn'))).toBe('1 of 1');
    expect(field().value).toBe('3');
    const spans = [...the('[data-page="3"]').querySelectorAll<HTMLElement>('.word-layer span')];
    expect(spans.map(({ dir }) => dir)).toEqual(['rtl', 'rtl', 'rtl']);
    expect(spans.map(({ textContent }) => textContent).join('')).toBe('إلى المركزِ الصحي');
    expect(the('[data-page="3"] .word-layer').lang).toBe('ar');
  });

  it('opens at a hit of the search, on its page', async () => {
    const host = withWords((page) => (page === 7 ? ['an interpreter', 'helps'] : ['nothing']));
    await pages({}, `${PAGES}&section=next&page=7&q=interpreters&word=interpreter`, host);
    await settle();
    expect(the('.page-hit.now').closest<HTMLElement>('[data-page]')?.dataset.page).toBe('7');
    expect(text(the('.hitn'))).toBe('1 of 1');
  });
});

describe('text and pages', () => {
  it('are switched by a key, at the same place', async () => {
    const host = withWords((page) => [`page ${page} begins`]);
    const { app } = await pages({}, `${PAGES}&section=next&page=7`, host);
    await press('v', { altKey: true, code: 'KeyV' });
    expect(app.router.route).toMatchObject({ section: 'next', view: 'text' });
    expect(the('.ol a[aria-current]').textContent).toContain('Say what happens next');
    await press('v', { altKey: true, code: 'KeyV' });
    await arrive();
    expect(app.router.route).toMatchObject({ section: 'next', view: 'pages' });
    expect(field().value).toBe('7');
  });

  it('have every key of the pages on the sheet of keys, mirrored in Arabic', async () => {
    const { app } = await pages();
    await press('?');
    const rows = (): string[] => all('.keysheet dl > div').map(text);
    expect(rows()).toEqual(
      expect.arrayContaining([expect.stringContaining('→ Next page'), expect.stringContaining('F4')]),
    );
    await press('Escape', {}, the('dialog'));
    await speak(app, 'ar');
    await press('?');
    expect(rows().some((row) => row.startsWith('←'))).toBe(true);
  });
});
