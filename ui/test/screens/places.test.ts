/** Sections and pages of the reader: which section is the current one where several begin on one page. */
import { describe, expect, it, vi } from 'vitest';
import type { Reading } from '../../src/host/generated/Reading';
import { FakeHost } from '../fake/host';
import { all, click, open, press, settle, text, the } from '../window';

vi.mock('../../src/reader/pages/pdf', () => ({
  prepare: () => undefined,
  openPdf: () =>
    Promise.resolve({
      document: {
        numPages: 24,
        getPage: () =>
          Promise.resolve({
            view: [0, 0, 595, 842],
            rotate: 0,
            getViewport: ({ scale }: { scale: number }) => ({ width: 595 * scale, height: 842 * scale }),
            getTextContent: () => Promise.resolve({ items: [] }),
            getAnnotations: () => Promise.resolve([]),
            render: () => ({ promise: Promise.resolve(), cancel: () => undefined }),
            cleanup: () => true,
          }),
        getPageLabels: () => Promise.resolve(null),
      },
      failed: new Promise<never>(() => undefined),
      close: () => undefined,
    }),
}));

const DESK = '/#/read/office%2Ffront%2Fdesk%40en';

/** An office whose handbook has “3 The first conversation” and “3.1 Find a quiet place” on page 6 in each language. */
function office(): FakeHost {
  const host = new FakeHost();
  const { read } = host;
  host.read = async (...asked): Promise<Reading> => {
    const answer = await read(...asked);
    const { sections, files: english } = await read('office/front/desk@en', []);
    // Each language is a file of its own.
    const files = english.map((file) => ({ ...file, sha256: file.sha256.slice(1) + String(answer.edition) }));
    return { ...answer, sections, files, pages: 24 };
  };
  return host;
}

const current = (): string => text(the('.ol a[aria-current]'));
const shown = async (): Promise<string> => {
  await vi.dynamicImportSettled();
  await settle();
  await settle();
  return text(the('.r-where'));
};

describe('the section that was asked for', () => {
  it('stays the current one on a page that has several, in whatever language', async () => {
    const { app } = await open(`${DESK}?section=first&view=pages`, office());
    expect(await shown()).toContain('page 6 of 24');
    expect(current()).toContain('The first conversation');
    for (let turn = 0; turn < 3; turn += 1) {
      await press('l', { altKey: true, code: 'KeyL' });
      await shown();
      expect(app.router.route).toMatchObject({ section: 'first', page: 6 });
    }
  });

  it('stays the current one from text to pages', async () => {
    const { app } = await open(`${DESK}?section=first&view=text`, office());
    await click(the('.r-top .set button', 'Pages'));
    expect(await shown()).toContain('page 6 of 24');
    expect(app.router.route).toMatchObject({ section: 'first', view: 'pages' });
  });

  it('is shown where its page is asked for from the text of another', async () => {
    const { app } = await open(`${DESK}?section=annex&view=text`, office());
    app.router.go({ screen: 'read', edition: 'office/front/desk@en', section: 'first', view: 'pages' });
    await settle();
    expect(await shown()).toContain('page 6 of 24');
    expect(app.router.route).toMatchObject({ section: 'first', page: 6, view: 'pages' });
    await click(the('.ol a', /Receiving people/));
    expect(await shown()).toContain('page 4 of 24');
    expect(current()).toContain('Receiving people');
    expect(all('.error-note')).toHaveLength(0);
  });
});
