/**
 * Lets a stream be iterated where the webview cannot do it by itself (WebKit): pdf.js does so for a page's text, for
 * compressed data and for fonts. Loaded before pdf.js, in the window and in its worker.
 */
type Streams = { prototype: { [Symbol.asyncIterator]?: () => AsyncGenerator<unknown> } };

const streams = ReadableStream as unknown as Streams;

streams.prototype[Symbol.asyncIterator] ??= async function* (this: ReadableStream<unknown>) {
  const reader = this.getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.releaseLock();
  }
};
