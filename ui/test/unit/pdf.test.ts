/** Opening a document: what becomes of it when the host refuses bytes. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FileRow } from '../../src/host/generated/FileRow';
import { openPdf } from '../../src/reader/pages/pdf';
import { failure, FakeHost } from '../fake/host';

/** What pdf.js was given, and what was done with it. */
const pdfjs = vi.hoisted(() => ({
  range: undefined as { requestDataRange: (begin: number, end: number) => void } | undefined,
  destroyed: 0,
  opens: true,
}));

vi.mock('../../src/reader/pages/pdf-threads', () => ({
  takeThread: () => ({ served: Promise.resolve() }),
  leaveThread: () => undefined,
}));
vi.mock('../../src/reader/pages/font-faces', () => ({}));
vi.mock('../../src/reader/pages/stream-iterator', () => ({}));
vi.mock('pdfjs-dist/legacy/build/pdf.mjs', () => ({
  PDFDataRangeTransport: class {
    onDataRange(): void {}
  },
  getDocument: ({ range }: { range: typeof pdfjs.range }) => {
    pdfjs.range = range;
    return {
      promise: pdfjs.opens ? Promise.resolve({ numPages: 1 }) : new Promise(() => undefined),
      destroy: () => {
        pdfjs.destroyed += 1;
        return Promise.resolve();
      },
    };
  },
}));

/** A file that is read piece by piece. */
const LARGE: FileRow = {
  name: 'a.pdf',
  role: 'document',
  media_type: 'application/pdf',
  bytes: 90_000_000,
  sha256: '0'.repeat(64),
  here: true,
};

beforeEach(() => {
  Object.assign(pdfjs, { range: undefined, destroyed: 0, opens: true });
});

describe('a document whose bytes the host refuses', () => {
  it('tells whoever has it open why, and is let go', async () => {
    const host = new FakeHost();
    const pdf = await openPdf(host, LARGE);
    const told = vi.fn();
    pdf.failed.catch(told);
    pdfjs.range?.requestDataRange(0, 10);
    await vi.advanceTimersByTimeAsync(0);
    expect([told.mock.calls.length, pdfjs.destroyed]).toEqual([0, 0]);
    host.refuse.fileRange = failure('damaged', { item: 'a.pdf' });
    pdfjs.range?.requestDataRange(10, 20);
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toHaveBeenCalledWith(host.refuse.fileRange);
    expect(pdfjs.destroyed).toBe(1);
  });

  it('does not open', async () => {
    const host = new FakeHost();
    host.refuse.fileRange = failure('damaged');
    pdfjs.opens = false;
    const opening = openPdf(host, LARGE);
    const refused = expect(opening).rejects.toEqual(host.refuse.fileRange);
    await vi.advanceTimersByTimeAsync(0);
    pdfjs.range?.requestDataRange(0, 10);
    await refused;
  });
});
