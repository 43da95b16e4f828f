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
  const little = littleWords(wanted.words);
  const wantedWord = (word: string): boolean => words.has(word) || (prefix.length > 1 && word.startsWith(prefix));
  // Wanted words that follow each other; of little words alone nothing is a hit.
  let run: Span[] = [];
  let telling = false;
  const take = (word: string, index: number): void => {
    run.push([place(index), place(index + word.length)]);
    telling ||= !little.has(word);
  };
  const close = (): void => {
    if (telling) spans.push(...run.slice(0, limit - spans.length));
    run = [];
    telling = false;
  };
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (spans.length >= limit) return spans;
    if (wantedWord(word)) {
      take(word, index);
      continue;
    }
    // On a page a number may stand close to a word with no space between them.
    const inside = /\p{N}/u.test(word) ? [...word.matchAll(/\p{L}+/gu)].filter(({ 0: part }) => wantedWord(part)) : [];
    for (const { 0: part, index: at } of inside) take(part, index + at);
    if (inside.length === 0) close();
  }
  close();
  return spans;
}

/** A word of so few letters is little, as “de” and “the” are, unless it is written in capitals, as “TB” is. */
const FEW = 3;

/** The little ones among words, folded, when there are others: they stand everywhere, and count only beside those. */
function littleWords(words: readonly string[]): ReadonlySet<string> {
  const isLittle = (word: string): boolean =>
    [...word].length <= FEW && !/\p{N}/u.test(word) && !(word.length > 1 && /^\p{Lu}+$/u.test(word));
  const others = new Set(words.filter((word) => !isLittle(word)).flatMap(foldedWords));
  if (others.size === 0 && words.length > 0) return others;
  return new Set(
    words
      .filter(isLittle)
      .flatMap(foldedWords)
      .filter((word) => !others.has(word)),
  );
}

/** What to find in a document that a hit of a search leads to: the words as they stand there, and as they were typed. */
export function wantedOfSearch(query: string, words: readonly string[]): Wanted {
  return { words: [...words, ...(query.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])] };
}

/**
 * Which hit of a search to show first, given the hits' words in order: where most of the different words stand closest
 * together, so that "mot de passe" does not begin at the first "de". The first hit when all are the same; 0 for none.
 */
export function densest(words: readonly string[]): number {
  const folded = words.map((word) => fold(word).text);
  const most = new Set(folded).size;
  let best = { at: 0, different: 0, length: 0 };
  for (let at = 0; at < folded.length; at += 1) {
    const seen = new Set<string>();
    let length = 0;
    for (let next = at; next < Math.min(at + most, folded.length); next += 1) {
      const before = seen.size;
      if (seen.add(folded[next] ?? '').size > before) length = next - at + 1;
    }
    if (seen.size > best.different || (seen.size === best.different && length < best.length)) {
      best = { at, different: seen.size, length };
    }
  }
  return best.at;
}

/** The words of a text, folded. */
export function foldedWords(text: string): string[] {
  return fold(text).text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
