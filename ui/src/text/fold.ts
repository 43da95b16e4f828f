/**
 * Folding for finding: what a person types and what stands in a text become the same, and every folded letter knows
 * where it stood. Case, marks, Arabic letter forms, joiners, digits and Serbian's two scripts make no difference.
 * This is for finding inside an open document; searching the library is the backend's work.
 */

/** A folded text, and for each of its letters the place in the original. */
export interface Folded {
  text: string;
  /** One entry a letter of `text`, and one more: the end of the original. */
  map: Uint32Array;
}

const SERBIAN: Record<string, string> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', ђ: 'dj', е: 'e', ж: 'z', з: 'z', и: 'i', ј: 'j', к: 'k', л: 'l', љ: 'lj',
  м: 'm', н: 'n', њ: 'nj', о: 'o', п: 'p', р: 'r', с: 's', т: 't', ћ: 'c', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'c',
  џ: 'dz', ш: 's',
}; // prettier-ignore

const SAME: Record<string, string> = {
  đ: 'dj', ı: 'i', ł: 'l', ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', þ: 'th', ð: 'd',
  '\u0649': '\u064a', '\u06cc': '\u064a', '\u06a9': '\u0643', '\u0629': '\u0647', '\u06c0': '\u0647',
  '\u0671': '\u0627', '\u0640': '', '\u00ad': '', '’': "'", '‘': "'", '“': '"', '”': '"', '„': '"', '–': '-', '—': '-',
}; // prettier-ignore

const CACHE = new Map<string, string>();

function foldCharacter(character: string): string {
  const known = CACHE.get(character);
  if (known !== undefined) return known;
  let folded = '';
  for (const part of character.normalize('NFKD').toLowerCase().normalize('NFKD')) {
    const code = part.codePointAt(0) ?? 0;
    if (/\p{M}|\p{Cf}/u.test(part)) continue;
    else if (code >= 0x660 && code <= 0x669) folded += String(code - 0x660);
    else if (code >= 0x6f0 && code <= 0x6f9) folded += String(code - 0x6f0);
    else if (/\s/u.test(part)) folded += ' ';
    else folded += SAME[part] ?? SERBIAN[part] ?? part;
  }
  CACHE.set(character, folded);
  return folded;
}

/** Folds a text. Runs of white space become one space. */
export function fold(original: string): Folded {
  const places: number[] = [];
  let text = '';
  let at = 0;
  for (const character of original) {
    const folded = foldCharacter(character);
    for (const letter of folded) {
      if (letter === ' ' && text.endsWith(' ')) continue;
      for (let unit = 0; unit < letter.length; unit += 1) places.push(at);
      text += letter;
    }
    at += character.length;
  }
  places.push(at);
  return { text, map: Uint32Array.from(places) };
}

/** A stretch of the original text: from its beginning to after its end. */
export type Span = [start: number, end: number];

/** What to find: a phrase as typed, or words of which the last may be unfinished. */
export type Wanted = { phrase: string } | { words: readonly string[]; prefix?: string };

/** Every place where what is wanted stands, in order, at most `limit`. */
export function findSpans(folded: Folded, wanted: Wanted, limit: number): Span[] {
  const { text, map } = folded;
  const spans: Span[] = [];
  const place = (index: number): number => map[index] ?? 0;
  if ('phrase' in wanted) {
    const needle = fold(wanted.phrase).text.trim();
    if (!needle) return spans;
    for (
      let at = text.indexOf(needle);
      at >= 0 && spans.length < limit;
      at = text.indexOf(needle, at + needle.length)
    ) {
      spans.push([place(at), place(at + needle.length)]);
    }
    return spans;
  }
  const words = new Set(wanted.words.flatMap((word) => foldedWords(word)));
  const prefix = wanted.prefix === undefined ? '' : (foldedWords(wanted.prefix).at(-1) ?? '');
  if (words.size === 0 && !prefix) return spans;
  const wantedWord = (word: string): boolean => words.has(word) || (prefix.length > 1 && word.startsWith(prefix));
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (spans.length >= limit) break;
    if (wantedWord(word)) {
      spans.push([place(index), place(index + word.length)]);
      continue;
    }
    // On a page a number may stand close to a word with no space between them.
    for (const { 0: letters, index: inside } of /\p{N}/u.test(word) ? word.matchAll(/\p{L}+/gu) : []) {
      if (wantedWord(letters)) spans.push([place(index + inside), place(index + inside + letters.length)]);
    }
  }
  return spans;
}

/** The words of a text, folded. */
export function foldedWords(text: string): string[] {
  return fold(text).text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
