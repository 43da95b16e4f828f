/**
 * Opens a document's own pages with pdf.js, by ranges from the store: only the bytes of the pages that are looked at
 * are read. This module and pdf.js are loaded only when pages are shown.
 */
import './font-faces';
import './stream-iterator';
import {
  getDocument,
  PDFDataRangeTransport,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Host } from '../../host';
import type { FileRow } from '../../host/generated/FileRow';
import { DATA } from './pdf-files';
import { leaveThread, takeThread } from './pdf-threads';
import { chunkOf } from './ranges';

/**
 * The largest picture that is kept as it is, in bytes of four to a pixel: larger ones are made smaller in the worker. Without
 * it pdf.js finds out by making canvases until one fails, which takes hundreds of megabytes.
 */
const LARGEST_PICTURE = 4 * 16_000_000;

/**
 * Documents up to so many bytes are read at once: piece by piece pdf.js asks for the end, the table of contents, the tree of
 * pages and the page one after the other, and each question takes longer than a megabyte more in the answer.
 */
const SMALL = 4_000_000;

/** Answers pdf.js's requests for ranges from the host. */
class HostRanges extends PDFDataRangeTransport {
  #read: (begin: number, end: number) => Promise<ArrayBuffer>;
  #fail: (error: unknown) => void;
  #over = false;

  constructor(
    length: number,
    read: (begin: number, end: number) => Promise<ArrayBuffer>,
    fail: (error: unknown) => void,
  ) {
    super(length, null);
    this.#read = read;
    this.#fail = fail;
  }

  override requestDataRange(begin: number, end: number): void {
    this.#read(begin, end).then(
      (bytes) => {
        if (!this.#over) this.onDataRange(begin, new Uint8Array(bytes));
      },
      (error: unknown) => {
        if (!this.#over) this.#fail(error);
      },
    );
  }

  override abort(): void {
    this.#over = true;
  }
}

/** An open document. */
export interface OpenPdf {
  document: PDFDocumentProxy;
  /** Refused with the host's failure where bytes cannot be read any more: then no page can be had from it. */
  failed: Promise<never>;
  close: () => void;
}

/** Opens a file. Refused with the host's failure where bytes cannot be read. */
export async function openPdf(host: Host, file: FileRow): Promise<OpenPdf> {
  let task: PDFDocumentLoadingTask | undefined;
  const thread = takeThread();
  let closed = false;
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // Whoever does not wait for it need not hear of it.
  failed.catch(() => undefined);
  const bytesOf = (begin: number, end: number): Promise<ArrayBuffer> => host.fileRange(file.sha256, begin, end - begin);
  const ranges = () => ({
    range: new HostRanges(file.bytes, bytesOf, (error) => {
      fail(error);
      void task?.destroy();
    }),
    length: file.bytes,
    rangeChunkSize: chunkOf(file.bytes),
    disableAutoFetch: true,
    disableStream: true,
  });
  const close = (): void => {
    if (closed) return;
    closed = true;
    leaveThread(thread, Promise.resolve(task?.destroy()));
  };
  try {
    const whole = file.bytes <= SMALL ? bytesOf(0, file.bytes) : undefined;
    whole?.catch(() => undefined);
    await thread.served;
    const source = whole ? { data: new Uint8Array(await whole) } : ranges();
    task = getDocument({
      ...source,
      worker: thread.worker,
      cMapUrl: `${DATA}cmaps/`,
      cMapPacked: true,
      standardFontDataUrl: `${DATA}standard_fonts/`,
      wasmUrl: `${DATA}wasm/`,
      iccUrl: `${DATA}iccs/`,
      // The worker asks the window: without this pdf.js has no colour profiles.
      useWorkerFetch: true,
      canvasMaxAreaInBytes: LARGEST_PICTURE,
      isEvalSupported: false,
      enableXfa: false,
    });
    const document = await Promise.race([task.promise, failed]);
    return { document, failed, close };
  } catch (error) {
    close();
    throw error;
  }
}
