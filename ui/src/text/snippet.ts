/** A piece of text with its matches between U+E000 and U+E001, taken apart. */

/** A part of a snippet. */
export interface SnippetPart {
  text: string;
  hit: boolean;
}

/** The parts of a snippet, in order. A mark that is never closed ends with the text. */
export function snippetParts(snippet: string): SnippetPart[] {
  const parts: SnippetPart[] = [];
  const add = (text: string, hit: boolean): void => {
    if (text) parts.push({ text, hit });
  };
  const [before = '', ...pieces] = snippet.split('\ue000');
  add(before.replaceAll('\ue001', ''), false);
  for (const piece of pieces) {
    const end = piece.indexOf('\ue001');
    add(end < 0 ? piece : piece.slice(0, end), true);
    if (end >= 0) add(piece.slice(end + 1).replaceAll('\ue001', ''), false);
  }
  return parts;
}

/** The different words that a snippet marks, as they stand in the text. */
export function markedWords(snippet: string): string[] {
  const words = snippetParts(snippet)
    .filter(({ hit }) => hit)
    .flatMap(({ text }) => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
  return [...new Set(words)];
}
