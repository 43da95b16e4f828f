/** The threads that read documents: kept while documents follow each other, given back when none does. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Threads from '../../src/reader/pages/pdf-threads';

const ran = { started: 0, ended: 0 };

vi.mock('../../src/reader/pages/pdf-worker?worker', () => ({
  default: class {
    constructor() {
      ran.started += 1;
    }
    terminate(): void {
      ran.ended += 1;
    }
  },
}));
vi.mock('../../src/reader/pages/pdf-files', () => ({ serve: () => Promise.resolve() }));
vi.mock('pdfjs-dist/legacy/build/pdf.mjs', () => ({
  PDFWorker: class {
    destroyed = false;
    destroy(): void {
      this.destroyed = true;
    }
  },
}));

let threads: typeof Threads;
beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  Object.assign(ran, { started: 0, ended: 0 });
  threads = await import('../../src/reader/pages/pdf-threads');
});

/** Reads a document after the other, each as soon as the one before is closed. */
async function readDocuments(count: number): Promise<void> {
  for (let document = 0; document < count; document += 1) {
    threads.leaveThread(threads.takeThread(), Promise.resolve());
    await vi.advanceTimersByTimeAsync(1);
  }
}

describe('the threads that read documents', () => {
  it('start once for documents that follow each other', async () => {
    await readDocuments(5);
    expect(ran).toEqual({ started: 1, ended: 0 });
  });

  it('give way to a new one when nothing is read for a while, and that one stays', async () => {
    await readDocuments(3);
    await vi.advanceTimersByTimeAsync(threads.REST);
    expect(ran).toEqual({ started: 2, ended: 1 });
    await vi.advanceTimersByTimeAsync(100 * threads.REST);
    expect(ran).toEqual({ started: 2, ended: 1 });
    await readDocuments(1);
    expect(ran).toEqual({ started: 2, ended: 1 });
  });

  it('are not taken away from a document that is open', async () => {
    await readDocuments(1);
    const taken = threads.takeThread();
    await vi.advanceTimersByTimeAsync(100 * threads.REST);
    expect(ran).toEqual({ started: 1, ended: 0 });
    threads.leaveThread(taken, Promise.resolve());
    await vi.advanceTimersByTimeAsync(threads.REST);
    expect(ran).toEqual({ started: 2, ended: 1 });
  });

  it('are renewed after some documents without a rest', async () => {
    await readDocuments(threads.MOST_DOCUMENTS);
    expect(ran).toEqual({ started: 2, ended: 1 });
  });

  it('are one at rest, however many documents were open at once', async () => {
    const both = [threads.takeThread(), threads.takeThread()];
    for (const thread of both) threads.leaveThread(thread, Promise.resolve());
    await vi.advanceTimersByTimeAsync(threads.REST);
    expect(ran.started - ran.ended).toBe(1);
  });

  it('end where a document cannot be let go of', async () => {
    threads.leaveThread(threads.takeThread(), new Promise(() => undefined));
    await vi.advanceTimersByTimeAsync(10 * threads.REST);
    expect(ran).toEqual({ started: 1, ended: 1 });
  });
});
