/** Sentences with `<b>…</b>` in them, taken apart so that no sentence is ever inserted as HTML. */

/** A part of a sentence. */
export interface RichPart {
  text: string;
  strong: boolean;
}

/** The parts of a sentence. Unpaired marks are left out. */
export function richParts(sentence: string): RichPart[] {
  const parts: RichPart[] = [];
  let strong = false;
  for (const piece of sentence.split(/(<\/?b>)/)) {
    if (piece === '<b>') strong = true;
    else if (piece === '</b>') strong = false;
    else if (piece) parts.push({ text: piece, strong });
  }
  return parts;
}
