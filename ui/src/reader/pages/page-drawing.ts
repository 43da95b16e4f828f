/** Drawing a page on canvases that never grow beyond what a small computer has room for. */
import type { PDFPageProxy, PageViewport } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { density, sharpest } from '../zoom';

/** A part of a page, in CSS pixels from its upper left. */
export interface Part {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A drawing under way. */
export interface Drawing {
  canvas: HTMLCanvasElement;
  /** Fulfilled when it is drawn; refused when it was stopped or cannot be drawn. */
  done: Promise<void>;
  /** Stops drawing, and gives the canvas's memory back. */
  stop: () => void;
}

/** Begins to draw a page, or a part of it, as sharply as its size allows. */
export function draw(page: PDFPageProxy, viewport: PageViewport, part?: Part): Drawing {
  const { x, y, width, height } = part ?? { x: 0, y: 0, width: viewport.width, height: viewport.height };
  const dense = density(width, height, globalThis.devicePixelRatio || 1);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(Math.floor(width * dense), 1);
  canvas.height = Math.max(Math.floor(height * dense), 1);
  canvas.setAttribute('aria-hidden', 'true');
  const plain = dense === 1 && !part;
  const drawing = page.render({
    canvas,
    viewport,
    transform: plain ? undefined : [dense, 0, 0, dense, -x * dense, -y * dense],
  });
  return {
    canvas,
    done: drawing.promise,
    stop: () => {
      drawing.cancel();
      discard(canvas);
    },
  };
}

/** Takes a canvas away; a canvas of no size gives its memory back at once. */
export function discard(canvas: HTMLCanvasElement | undefined): void {
  if (!canvas) return;
  canvas.remove();
  canvas.width = 0;
  canvas.height = 0;
}

/** Whether a page of this size, in CSS pixels, is too large to be drawn sharply as a whole. */
export function isBlurred(width: number, height: number): boolean {
  const device = globalThis.devicePixelRatio || 1;
  return density(width, height, device) < sharpest(device) * 0.95;
}

/** Whether an error only says that a drawing was stopped. */
export function wasStopped(error: unknown): boolean {
  const name = error instanceof Error ? error.name : '';
  return name === 'RenderingCancelledException' || name === 'AbortException';
}
