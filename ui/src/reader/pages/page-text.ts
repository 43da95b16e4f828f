/**
 * The text of a page from the pieces that pdf.js gives. Where words of a right-to-left page are pieces of their own,
 * there is no space in any of them: whether two pieces are one word is told by the gap between them.
 */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;

/** What is needed of a piece of text: pdf.js's own names. */
export interface Piece {
  str: string;
  hasEOL: boolean;
  width: number;
  /** Scale, turn and place; the last two numbers are where it begins. */
  transform: number[];
}

/** A gap of more than this part of the type's size parts words; spaces are a quarter of it, pieces of a word touch. */
const GAP = 0.1;

/** For each piece, whether a space belongs between it and the one before. */
export function apart(pieces: readonly Piece[]): boolean[] {
  return pieces.map((piece, at) => {
    const before = pieces[at - 1];
    if (!before || before.hasEOL || !before.str || !piece.str) return false;
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = piece.transform;
    const [, , , , beforeX = 0, beforeY = 0] = before.transform;
    // Turned text keeps the spaces that pdf.js found.
    if (Math.abs(b) > Math.abs(a) / 100) return false;
    const size = Math.hypot(c, d);
    const gap = Math.max(x - (beforeX + before.width), beforeX - (x + piece.width));
    return gap > size * GAP || Math.abs(y - beforeY) > size / 2;
  });
}

/** The text of the pieces, with a line break where a line ends. */
export function joined(pieces: readonly Piece[]): string {
  const spaces = apart(pieces);
  return pieces.map(({ str, hasEOL }, at) => `${spaces[at] ? ' ' : ''}${str}${hasEOL ? '\n' : ''}`).join('');
}

/**
 * The text of a page as a stream, as pdf.js's text layer reads it.
 *
 * Given the text itself the layer makes a stream whose source refers to the layer. WebKit keeps what the source of a stream
 * refers to for as long as there is the stream (`DOMGuarded`, which the collector takes for a root), and the layer keeps the
 * stream: neither they nor the reader around them were ever given back. This source refers to the text alone.
 */
export function streamOf(content: TextContent): ReadableStream<TextContent> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(content);
      controller.close();
    },
  });
}

/** The text of a page. */
export async function pageText(pdf: PDFDocumentProxy, number: number): Promise<string> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  return joined(items.filter((item) => 'str' in item));
}
