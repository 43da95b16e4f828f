/**
 * Places in a section's text as the library counts them: characters that are not white space. Paragraphs, cells and line
 * breaks make no difference to them, so the window and the library mean the same place without having the same text.
 */
import type { Span } from '../host/generated/Span';

const SPACE = /\p{White_Space}/u;

/** Something of a section that has words: a text, or a picture whose words are its alternative text. */
interface Piece {
  node: Text | HTMLElement;
  text: string;
}

/** What has words in the body of a section, in order. What the window itself put in has none. */
function* piecesOf(body: Element): Generator<Piece> {
  const skipped = (node: Node): boolean =>
    node instanceof HTMLElement && (node.matches('img, .media-missing') || node.dataset.unmarked !== undefined);
  const walk = function* (parent: Node): Generator<Piece> {
    for (const node of parent.childNodes) {
      if (node instanceof Text) yield { node, text: node.data };
      else if (skipped(node)) {
        const picture = node as HTMLElement;
        yield { node: picture, text: picture.getAttribute('alt') ?? picture.dataset.alt ?? '' };
      } else yield* walk(node);
    }
  };
  yield* walk(body);
}

/** How many letters a text has. */
export function lettersIn(text: string): number {
  let letters = 0;
  for (const character of text) if (!SPACE.test(character)) letters += 1;
  return letters;
}

/** Where in `text` the letter stands that so many others stand before; its end with `after`. */
function unitOf(text: string, letters: number, after: boolean): number {
  let seen = 0;
  let at = 0;
  for (const character of text) {
    if (!SPACE.test(character)) {
      if (seen === letters) return after ? at + character.length : at;
      seen += 1;
    }
    at += character.length;
  }
  return at;
}

/** All words of `body`, one after the other as the library counts them. */
export function textOf(body: Element): string {
  return [...piecesOf(body)].map(({ text }) => text).join('');
}

/** How many letters stand in `body` before a point in it. */
export function lettersBefore(body: Element, container: Node, offset: number): number {
  const before = body.ownerDocument.createRange();
  before.setStart(body, 0);
  before.setEnd(container, offset);
  let letters = 0;
  for (const { node, text } of piecesOf(body)) {
    if (node === container) return letters + lettersIn(text.slice(0, offset));
    if (before.comparePoint(node, 0) > 0) return letters;
    letters += lettersIn(text);
  }
  return letters;
}

/** The stretch of the page that a span of `body` is; nothing where the text is shorter. */
export function rangeOf(body: Element, span: Span): Range | null {
  const range = body.ownerDocument.createRange();
  let letters = 0;
  let begun = false;
  for (const { node, text } of piecesOf(body)) {
    const here = lettersIn(text);
    if (!begun && letters + here > span.start) {
      begun = true;
      if (node instanceof Text) range.setStart(node, unitOf(text, span.start - letters, false));
      else range.setStartBefore(node);
    }
    if (begun && letters + here >= span.end) {
      if (node instanceof Text) range.setEnd(node, unitOf(text, span.end - letters - 1, true));
      else range.setEndAfter(node);
      return range;
    }
    letters += here;
  }
  return null;
}

/** The words of a span of `body`, pieces parted by a space. */
export function wordsOf(body: Element, span: Span): string {
  const words: string[] = [];
  let letters = 0;
  for (const { text } of piecesOf(body)) {
    const here = lettersIn(text);
    const from = Math.max(span.start - letters, 0);
    const to = Math.min(span.end - letters, here);
    if (to > from) words.push(text.slice(unitOf(text, from, false), unitOf(text, to - 1, true)));
    letters += here;
    if (letters >= span.end) break;
  }
  return words.join(' ').replace(/\s+/g, ' ').trim();
}

/** `text` without its white space, as an array of letters. */
function lettersOf(text: string): string[] {
  return [...text].filter((character) => !SPACE.test(character));
}

/**
 * The span of `body` that holds just these words: the given one where it does, else the nearest to it that does. The text
 * that is shown may be of another revision than the one in which the span was found.
 */
export function spanOf(body: Element, span: Span, words: string): Span | null {
  const wanted = lettersOf(words);
  const all = [...piecesOf(body)].flatMap(({ text }) => lettersOf(text));
  const holds = (start: number): boolean => wanted.every((letter, at) => all[start + at] === letter);
  if (wanted.length === 0 || holds(span.start)) return wanted.length === 0 ? null : span;
  let best: number | null = null;
  for (let start = 0; start + wanted.length <= all.length; start += 1) {
    const nearer = best === null || Math.abs(start - span.start) < Math.abs(best - span.start);
    if (nearer && all[start] === wanted[0] && holds(start)) best = start;
  }
  return best === null ? null : { start: best, end: best + wanted.length };
}
