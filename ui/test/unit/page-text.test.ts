import { TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { streamOf } from '../../src/reader/pages/page-text';

const content = { items: [], styles: {}, lang: null };

describe('the text of a page as a stream', () => {
  it('gives the text once', async () => {
    const reader = streamOf(content).getReader();
    expect(await reader.read()).toEqual({ value: content, done: false });
    expect(await reader.read()).toEqual({ value: undefined, done: true });
  });

  it('is what the text layer reads, so that it makes none that refers to itself', () => {
    let made = 0;
    const Counted = new Proxy(globalThis.ReadableStream, {
      construct(target, given: ConstructorParameters<typeof ReadableStream>) {
        made += 1;
        return new target(...given);
      },
    });
    const before = globalThis.ReadableStream;
    const container = document.createElement('div');
    const viewport = { scale: 1, rotation: 0, rawDims: { pageWidth: 1, pageHeight: 1, pageX: 0, pageY: 0 } };
    const layer = (textContentSource: unknown) => new TextLayer({ textContentSource, container, viewport } as never);
    globalThis.ReadableStream = Counted;
    try {
      layer(streamOf(content));
      expect(made).toBe(1);
      layer(content);
      expect(made).toBe(2);
    } finally {
      globalThis.ReadableStream = before;
    }
  });
});
