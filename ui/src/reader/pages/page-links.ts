/** The links on a page: where they stand, and where they lead. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from './page-words';

/** A place in the document. */
export interface Target {
  page: number;
  /** How far down the page it lies, in parts of the page's height; nothing for its beginning. */
  part?: number;
}

/** A link on a page. */
export interface PageLink {
  box: Box;
  /** The address it leads to outside of the document. */
  url?: string;
  /** Finds the place that it leads to inside; none where there is no such place. */
  target?: () => Promise<Target | undefined>;
}

/** What is needed of pdf.js's annotations. */
interface Annotation {
  subtype?: string;
  rect?: number[];
  url?: string;
  unsafeUrl?: string;
  dest?: unknown;
  action?: string;
}

/** Addresses that the window hands to the system. */
const OUTSIDE = /^(https|mailto):/i;

/** The place that a destination of the document leads to: its name, or itself. */
export async function targetOf(pdf: PDFDocumentProxy, destination: unknown): Promise<Target | undefined> {
  const explicit: unknown = typeof destination === 'string' ? await pdf.getDestination(destination) : destination;
  if (!Array.isArray(explicit)) return undefined;
  const [ref, kind] = explicit as [unknown, { name?: string } | undefined];
  const index = typeof ref === 'number' ? ref : await pdf.getPageIndex(ref as never);
  if (!(index >= 0 && index < pdf.numPages)) return undefined;
  const y: unknown =
    kind?.name === 'XYZ' ? explicit[3] : kind?.name === 'FitH' || kind?.name === 'FitBH' ? explicit[2] : null;
  if (typeof y !== 'number') return { page: index + 1 };
  const page = await pdf.getPage(index + 1);
  const viewport = page.getViewport({ scale: 1 });
  const [, down = 0] = viewport.convertToViewportPoint(0, y) as number[];
  return { page: index + 1, part: Math.min(Math.max(down / viewport.height, 0), 1) };
}

/** The page that a named action leads to (ISO 32000-1, 12.6.4.11). */
function named(action: string, page: number, pages: number): number | undefined {
  const target = { NextPage: page + 1, PrevPage: page - 1, FirstPage: 1, LastPage: pages }[action];
  return target !== undefined && target >= 1 && target <= pages ? target : undefined;
}

/** The links of a page, in their order. */
export async function linksOf(pdf: PDFDocumentProxy, page: PDFPageProxy): Promise<PageLink[]> {
  const found = (await page.getAnnotations({ intent: 'display' })) as Annotation[];
  const viewport = page.getViewport({ scale: 1 });
  const links: PageLink[] = [];
  for (const { subtype, rect, url, unsafeUrl, dest, action } of found) {
    if (subtype !== 'Link' || !rect) continue;
    const [a = 0, b = 0, c = 0, d = 0] = viewport.convertToViewportRectangle(rect) as number[];
    const box = {
      left: Math.min(a, c) / viewport.width,
      top: Math.min(b, d) / viewport.height,
      width: Math.abs(c - a) / viewport.width,
      height: Math.abs(d - b) / viewport.height,
    };
    const address = url ?? unsafeUrl;
    const to = action === undefined ? undefined : named(action, page.pageNumber, pdf.numPages);
    if (address !== undefined) {
      // An address that is not handed on would be a link that does nothing.
      if (OUTSIDE.test(address)) links.push({ box, url: address });
    } else if (dest) links.push({ box, target: () => targetOf(pdf, dest).catch(() => undefined) });
    else if (to !== undefined) links.push({ box, target: () => Promise.resolve({ page: to }) });
  }
  return links;
}
