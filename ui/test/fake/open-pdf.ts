/** A document as pdf.js gives it, without pdf.js: pages of a size, with words, links and labels. Nothing is drawn. */
import type { Failure } from '../../src/host/generated/Failure';
import type { PageText } from '../../src/host/generated/PageText';
import type { OpenPdf } from '../../src/reader/pages/pdf';

/** What a test may ask for of the invented document. */
export interface Paper {
  pages: number;
  /** Points; A4 where nothing is said. */
  size?: (page: number) => [width: number, height: number];
  /** Links by page: a rectangle from the lower left in points, and where it leads. */
  links?: Record<number, { rect: number[]; url?: string; dest?: unknown }[]>;
  labels?: string[];
  names?: Record<string, unknown[]>;
  /** Pages that cannot be drawn. */
  broken?: number[];
}

/** What was done with the document. */
export interface Drawn {
  pdf: OpenPdf;
  /** The pages that were drawn, each time with the pixels of the canvas. */
  drawn: { page: number; pixels: number }[];
  /** Pages that were begun to be drawn and stopped. */
  stopped: number[];
  closed: boolean;
  /** Has the host refuse bytes from now on. */
  fail: (failure: Failure) => void;
}

/** Makes the document. */
export function paper({ pages, size, links, labels, names, broken }: Paper): Drawn {
  const record: Drawn = { pdf: undefined as never, drawn: [], stopped: [], closed: false, fail: () => undefined };
  const failed = new Promise<never>((_, reject) => (record.fail = reject));
  failed.catch(() => undefined);
  const page = (number: number): unknown => {
    const [width, height] = size?.(number) ?? [595, 842];
    const viewport = ({ scale, rotation = 0 }: { scale: number; rotation?: number }): unknown => {
      const lying = rotation % 180 !== 0;
      return {
        width: (lying ? height : width) * scale,
        height: (lying ? width : height) * scale,
        convertToViewportPoint: (x: number, y: number) => [x * scale, (height - y) * scale],
        convertToViewportRectangle: ([a = 0, b = 0, c = 0, d = 0]: number[]) => [
          a * scale,
          (height - b) * scale,
          c * scale,
          (height - d) * scale,
        ],
      };
    };
    return {
      pageNumber: number,
      rotate: 0,
      getViewport: viewport,
      render: ({ canvas }: { canvas: HTMLCanvasElement }) => {
        let refuse: (error: Error) => void = () => undefined;
        const promise = new Promise<void>((fulfil, reject) => {
          refuse = reject;
          requestAnimationFrame(() => {
            if (broken?.includes(number)) return reject(new Error('damaged'));
            record.drawn.push({ page: number, pixels: canvas.width * canvas.height });
            fulfil();
          });
        });
        promise.catch(() => undefined);
        return {
          promise,
          cancel: () => {
            record.stopped.push(number);
            refuse(Object.assign(new Error('stopped'), { name: 'RenderingCancelledException' }));
          },
        };
      },
      getTextContent: () => Promise.resolve({ items: [] }),
      getAnnotations: () => Promise.resolve((links?.[number] ?? []).map((link) => ({ subtype: 'Link', ...link }))),
      cleanup: () => true,
    };
  };
  record.pdf = {
    document: {
      numPages: pages,
      getPage: (number: number) => Promise.resolve(page(number)),
      getPageLabels: () => Promise.resolve(labels ?? null),
      getDestination: (name: string) => Promise.resolve(names?.[name] ?? null),
      getPageIndex: (ref: { num: number }) => Promise.resolve(ref.num),
    } as never,
    failed,
    close: () => {
      record.closed = true;
    },
  };
  return record;
}

/** Words of a page of A4: a line for each text, from the left, or from the right where it is written so. */
export function wordsOnPage(page: number, lines: readonly string[]): PageText {
  const width = 595 * 4;
  const words: PageText['words'] = [];
  let text = '';
  lines.forEach((line, row) => {
    const rtl = /[\u0590-\u08ff]/.test(line);
    let edge = 72 * 4;
    for (const word of line.split(' ')) {
      if (text) text += edge === 72 * 4 ? '\n\n' : ' ';
      const wide = word.length * 20;
      words.push([text.length, text.length + word.length, rtl ? width - edge - wide : edge, 300 + row * 80, wide, 48]);
      text += word;
      edge += wide + 12;
    }
  });
  return { page, width, height: 842 * 4, text, words };
}
