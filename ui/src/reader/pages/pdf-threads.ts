/** The threads that read documents: to start one takes a good part of what opening a document may take, so one waits. */
import { PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PdfJsWorker from './pdf-worker?worker';
import { serve } from './pdf-files';

/** A thread that reads one document at a time. */
export interface Thread {
  thread: Worker;
  worker: PDFWorker;
  /** Fulfilled when it has what it needs from the app. */
  served: Promise<void>;
  /** Documents that it has read. */
  documents: number;
}

/** The thread that waits for the next document. */
let idle: Thread | undefined;
/** All threads, with documents or without. */
const running = new Set<Thread>();
/** After so many documents a thread is ended, so that nothing that they leave behind adds up. */
export const MOST_DOCUMENTS = 25;
/**
 * Milliseconds after which a thread that waits gives way to a new one: who has turned to something else gets back the memory
 * that documents left in it, and finds the new one ready.
 */
export const REST = 2000;
/** Milliseconds in which a thread must have let go of its document; one that has not is stuck in it, and is ended. */
const LET_GO = 2000;

let resting: ReturnType<typeof setTimeout> | undefined;

/** The thread that waits, or a new one. */
export function takeThread(): Thread {
  clearTimeout(resting);
  const taken = idle;
  idle = undefined;
  return taken ?? startThread();
}

function startThread(): Thread {
  const thread = new PdfJsWorker();
  const served = serve(thread);
  const started = { thread, served, worker: new PDFWorker({ port: thread as unknown as null }), documents: 0 };
  running.add(started);
  return started;
}

function end(ended: Thread): void {
  ended.worker.destroy();
  // pdf.js does not end a thread that it did not start.
  ended.thread.terminate();
  running.delete(ended);
}

/** Gives a thread back; `closed` is fulfilled when it has let go of its document. */
export function leaveThread(left: Thread, closed: Promise<void>): void {
  const stuck = setTimeout(() => end(left), LET_GO);
  left.documents += 1;
  void closed.then(
    () => {
      clearTimeout(stuck);
      if (idle || left.worker.destroyed) return end(left);
      if (left.documents >= MOST_DOCUMENTS) return renew(left);
      idle = left;
      resting = setTimeout(() => {
        idle = undefined;
        renew(left);
      }, REST);
    },
    () => {
      clearTimeout(stuck);
      end(left);
    },
  );
}

function renew(left: Thread): void {
  end(left);
  prepare();
}

/** Starts what reads documents, where one is going to be opened and nothing runs yet. */
export function prepare(): void {
  if (running.size === 0) idle = startThread();
}
