/** Streams that decompress, in pdf.js's worker: taken away where the webview cannot iterate streams, which is WebKit. */
import { afterEach, describe, expect, it, vi } from 'vitest';

afterEach(() => vi.unstubAllGlobals());

/** What the worker has after the module was loaded in a webview that can iterate streams, or cannot. */
async function left(iterates: boolean): Promise<boolean> {
  vi.resetModules();
  class Stream {}
  if (iterates) Object.defineProperty(Stream.prototype, Symbol.asyncIterator, { value: () => undefined });
  vi.stubGlobal('ReadableStream', Stream);
  vi.stubGlobal('DecompressionStream', class {});
  await import('../../src/reader/pages/worker-inflating');
  return 'DecompressionStream' in globalThis;
}

describe('streams that decompress', () => {
  it('are left where streams can be iterated, and gone where not', async () => {
    expect(await left(true)).toBe(true);
    expect(await left(false)).toBe(false);
  });
});
