/** The same place in the text of a document and on its pages, told by the words that stand there. */
import { fold, type Folded } from '../text/fold';

/** Words that tell a place from others. */
const TELLING = 12;
/** With fewer than so many words in common, two places are not the same. */
const FEWEST = 3;

/** The words that stand in a text from a place on. */
export function passageAt(text: string, offset: number): string {
  const words = text.slice(offset, offset + TELLING * 40).match(/\S+/g) ?? [];
  return words.slice(0, TELLING).join(' ');
}

/** Where a passage stands in a text, as an index into the original; none where too little of it does. */
export function findPassage({ text, map }: Folded, passage: string): number | undefined {
  const words = fold(passage).text.trim().split(' ').filter(Boolean);
  // The end of a passage may lie beyond a page, a heading or a picture: its beginning is enough.
  for (let length = words.length; length >= Math.min(FEWEST, words.length) && length > 0; length -= 1) {
    const at = text.indexOf(words.slice(0, length).join(' '));
    if (at >= 0) return map[at];
  }
  return undefined;
}
