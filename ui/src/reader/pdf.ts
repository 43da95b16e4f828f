/**
 * Opens a document's own pages with pdf.js, by ranges from the store: only the bytes of the pages that are looked at
 * are read. This module and pdf.js are loaded only when pages are shown.
 */
import './stream-iterator';
import {
  getDocument,
  PDFDataRangeTransport,
  PDFWorker,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import PdfJsWorker from './pdf-worker?worker';
import type { Host } from '../host';
import type { FileRow } from '../host/generated/FileRow';
import { chunkOf } from './ranges';

/** Where pdf.js's own data lies: in the app, never elsewhere. */
const DATA = new URL('/pdfjs/', location.href).href;

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
  /** Bytes read from the store so far. */
  read: () => number;
  close: () => void;
}

/** Opens a file. Refused with the host's failure where bytes cannot be read. */
export async function openPdf(host: Host, file: FileRow): Promise<OpenPdf> {
  let read = 0;
  let task: PDFDocumentLoadingTask | undefined;
  const worker = new PDFWorker({ port: new PdfJsWorker() as unknown as null });
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined);
  const ranges = new HostRanges(
    file.bytes,
    async (begin, end) => {
      const bytes = await host.fileRange(file.sha256, begin, end - begin);
      read += bytes.byteLength;
      return bytes;
    },
    (error) => {
      fail(error);
      void task?.destroy();
    },
  );
  const close = (): void => {
    void task?.destroy().finally(() => worker.destroy());
  };
  try {
    task = getDocument({
      range: ranges,
      length: file.bytes,
      rangeChunkSize: chunkOf(file.bytes),
      disableAutoFetch: true,
      disableStream: true,
      worker,
      cMapUrl: `${DATA}cmaps/`,
      cMapPacked: true,
      standardFontDataUrl: `${DATA}standard_fonts/`,
      wasmUrl: `${DATA}wasm/`,
      iccUrl: `${DATA}iccs/`,
      // The window fetches these itself: on the app's own scheme a worker may not.
      useWorkerFetch: false,
      isEvalSupported: false,
      enableXfa: false,
    });
    const document = await Promise.race([task.promise, failed]);
    return { document, read: () => read, close };
  } catch (error) {
    close();
    throw error;
  }
}
