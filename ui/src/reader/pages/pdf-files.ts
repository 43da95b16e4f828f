/** In the window: gives pdf.js's worker the data files that come with the app; see `worker-files.ts`. */

/** What the worker asks for. */
export interface Asked {
  pdfFile: string;
  id: number;
}

/** What it is given: an answer, or without an `id` something to keep. No bytes where there is no such file. */
export interface Given {
  pdfFile: string;
  id?: number;
  bytes?: ArrayBuffer;
}

/** Where pdf.js's own data lies: in the app, never elsewhere. */
export const DATA = new URL('/pdfjs/', location.href).href;

/** What pdf.js reads in one go for colour profiles, and for the colours of print that have none. */
const AT_ONCE = ['wasm/qcms_bg.wasm', 'iccs/CGATS001Compat-v2-micro.icc'];

const loaded = new Map<string, Promise<ArrayBuffer | undefined>>();

/** A file of the app's, loaded once. */
function load(url: string): Promise<ArrayBuffer | undefined> {
  let bytes = loaded.get(url);
  if (!bytes) {
    bytes = fetch(url)
      .then((response) => (response.ok ? response.arrayBuffer() : undefined))
      .catch(() => undefined);
    loaded.set(url, bytes);
    // What could not be had is tried again the next time.
    void bytes.then((found) => found ?? loaded.delete(url));
  }
  return bytes;
}

/** Serves a worker. Fulfilled when it has what it reads in one go: only then may it be given a document. */
export async function serve(worker: Worker): Promise<void> {
  worker.addEventListener('message', ({ data }: MessageEvent<Asked | undefined>) => {
    if (data?.pdfFile === undefined) return;
    const { pdfFile, id } = data;
    const bytes = pdfFile.startsWith(DATA) ? load(pdfFile) : Promise.resolve(undefined);
    void bytes.then((found) => worker.postMessage({ pdfFile, id, bytes: found } satisfies Given));
  });
  for (const name of AT_ONCE) {
    const bytes = await load(DATA + name);
    if (bytes) worker.postMessage({ pdfFile: DATA + name, bytes } satisfies Given);
  }
}
