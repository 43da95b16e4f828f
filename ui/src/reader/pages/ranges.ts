/** How a large document is read piece by piece. */

/** Documents above this size are read in small pieces. */
const LARGE = 16_000_000;

/**
 * Bytes of one piece of a document of the given size.
 *
 * Before any page is shown pdf.js walks the tree of pages to the last one. Where the tree is flat that reads a piece
 * for each page, so in a large document the piece decides what opening costs: 400 pages in pieces of 64 KiB are 26 MB,
 * in pieces of 8 KiB 3 MB. What is long (a picture, a font) is still asked for in one request.
 */
export function chunkOf(bytes: number): number {
  return bytes > LARGE ? 8 * 1024 : 64 * 1024;
}
