/**
 * In pdf.js's worker: no streams that decompress where the webview is WebKit. Each holds forty kilobytes that the engine's
 * collector does not know of, and so does not hurry to give back: a page has a dozen, and tens of megabytes were never
 * returned to the system. Without them pdf.js inflates by itself, as it does for damaged data.
 *
 * Imported before `stream-iterator.ts`, which gives WebKit what it is told by here.
 */
if (!(Symbol.asyncIterator in ReadableStream.prototype)) Reflect.deleteProperty(globalThis, 'DecompressionStream');

export {};
