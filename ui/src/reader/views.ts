/** How a document can be seen, by what of it is on this computer: as text, on its own pages, as a table, as a gallery. */
import type { FileRow } from '../host/generated/FileRow';
import type { Reading } from '../host/generated/Reading';
import type { ReadRoute } from '../state/route';

/** A view of a document. */
export type View = NonNullable<ReadRoute['view']>;

/** The document whose own pages can be shown. */
export function pdfOf(reading: Pick<Reading, 'files'>): FileRow | undefined {
  return reading.files.find(
    ({ role, media_type, here, bytes }) => role === 'document' && media_type === 'application/pdf' && here && bytes > 0,
  );
}

/** Where the words of the document's pages are, where they are here. */
export function wordsOf(reading: Reading): FileRow | undefined {
  return reading.files.find(({ role, here }) => role === 'words' && here);
}

/** The document itself, where it is here. */
export function documentOf(reading: Reading): FileRow | undefined {
  return reading.files.find(({ role, here, bytes }) => role === 'document' && here && bytes > 0);
}

/** How many of its pictures are here. */
export function picturesHere(reading: Pick<Reading, 'files'>): number {
  return reading.files.filter(({ role, here }) => role === 'media' && here).length;
}

/** The recording, where it is here. */
export function soundOf(reading: Reading): FileRow | undefined {
  const file = documentOf(reading);
  return file?.media_type.startsWith('audio/') ? file : undefined;
}

/** The view besides its text that a document has: its own pages, a table, a gallery. */
export function ownView(reading: Reading): View | undefined {
  if (pdfOf(reading)) return 'pages';
  if (documentOf(reading)?.media_type === 'text/csv') return 'table';
  // One picture is no gallery; its text shows it as well.
  const pictures = reading.sections.reduce((sum, { html }) => sum + html.split('<img ').length - 1, 0);
  return reading.publication.kind === 'gallery' && pictures > 1 ? 'gallery' : undefined;
}

/** The view to begin with: the one asked for, else the one left, else the usual one, as far as there is anything in it. */
export function firstView(reading: Reading, asked: View | undefined, usual: View): View {
  const own = ownView(reading);
  if (!own) return 'text';
  if (reading.sections.length === 0) return own;
  const left = reading.position?.view === 'text' ? 'text' : reading.position?.view === own ? own : undefined;
  // Pages are a matter of taste; a table or a gallery is what its publication is.
  const wanted = asked ?? left ?? (own === 'pages' ? usual : own);
  return wanted === 'text' ? 'text' : own;
}
