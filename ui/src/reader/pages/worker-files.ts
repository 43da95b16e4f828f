/**
 * In pdf.js's worker: its data files by way of the window, because a worker may not load anything on the app's own scheme.
 * Colour profiles are read by pdf.js in one go while it draws; what that takes is handed over beforehand and kept.
 *
 * Imported before pdf.js's own worker, this puts itself in the place of `fetch` and `XMLHttpRequest`. Nothing of a document
 * is ever loaded through them: its bytes come as ranges.
 */
import type { Asked, Given } from './pdf-files';

const kept = new Map<string, ArrayBuffer>();
const waiting = new Map<number, { fulfil: (bytes: Uint8Array<ArrayBuffer>) => void; refuse: (error: Error) => void }>();
let asked = 0;

addEventListener('message', ({ data }: MessageEvent<Given | undefined>) => {
  if (data?.pdfFile === undefined) return;
  const { pdfFile: url, id, bytes } = data;
  if (id === undefined) {
    if (bytes) kept.set(url, bytes);
    return;
  }
  const asking = waiting.get(id);
  waiting.delete(id);
  if (bytes) asking?.fulfil(new Uint8Array(bytes));
  else asking?.refuse(new Error(`${url} is not in the app`));
});

/** The part of a response that pdf.js reads. */
function ask(url: string): Promise<{ ok: boolean; statusText: string; bytes: () => Promise<Uint8Array<ArrayBuffer>> }> {
  asked += 1;
  const id = asked;
  const got = new Promise<Uint8Array<ArrayBuffer>>((fulfil, refuse) => waiting.set(id, { fulfil, refuse }));
  const message: Asked = { pdfFile: String(url), id };
  (postMessage as (message: unknown) => void)(message);
  return got.then((bytes) => ({ ok: true, statusText: '', bytes: () => Promise.resolve(bytes) }));
}

/** The part of a request that pdf.js makes, answered at once from what is kept. */
class Kept {
  responseType = '';
  response: ArrayBuffer | null = null;
  #url = '';

  open(_method: string, url: string): void {
    this.#url = url;
  }

  send(): void {
    const bytes = kept.get(this.#url);
    if (!bytes) throw new Error(`${this.#url} is not kept`);
    this.response = bytes.slice(0);
  }
}

Object.assign(globalThis, { fetch: ask, XMLHttpRequest: Kept });
