/**
 * Marks on a document's own pages. A mark is of words of a section, and a page has its words in another text: broken into
 * lines, with heads and feet. So both are compared without white space and as finding folds them, and of several places the
 * one with the same words around it is meant. What cannot be told for sure is not marked: a mark in the wrong place is worse
 * than none.
 */
import type { SectionRow } from '../../host/generated/SectionRow';
import { fold } from '../../text/fold';
import { lettersIn, textOf } from '../../text/letters';
import type { Part } from '../marks/selection';
import type { Surface } from '../marks/surface';

/** A text without its white space and hyphens, folded; for each unit of it its place in the original. */
interface Squeezed {
  text: string;
  map: number[];
}

function squeeze(original: string): Squeezed {
  const { text, map } = fold(original);
  const kept: string[] = [];
  const places: number[] = [];
  // Where a line ends a hyphen may be the printer's.
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === ' ' || letter === '-') continue;
    kept.push(letter);
    places.push(map[at] ?? 0);
  }
  places.push(original.length);
  return { text: kept.join(''), map: places };
}

/** Units around words that are compared. */
const AROUND = 48;
/** Words that have so many units together with what is the same around them are told from others. */
const SURE = 24;

/** What is looked for, and what stands around it. */
interface Wanted {
  words: string;
  before: string;
  after: string;
}

function wantedIn(text: string, start: number, end: number): Wanted {
  return {
    words: text.slice(start, end),
    before: text.slice(Math.max(start - AROUND, 0), start),
    after: text.slice(end, end + AROUND),
  };
}

function same(one: string, other: string, fromEnd: boolean): number {
  let length = 0;
  const unit = (text: string): string => text.charAt(fromEnd ? text.length - 1 - length : length);
  while (length < Math.min(one.length, other.length) && unit(one) === unit(other)) length += 1;
  return length;
}

/** Where the words stand, and how much speaks for it; nothing where that is too little, or speaks for two places alike. */
function placeOf(text: string, { words, before, after }: Wanted): { at: number; score: number } | undefined {
  if (!words) return undefined;
  let best: { at: number; score: number } | undefined;
  let tied = false;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const here = wantedIn(text, at, at + words.length);
    const score = same(here.before, before, true) + same(here.after, after, false);
    if (!best || score > best.score) {
      best = { at, score };
      tied = false;
    } else tied ||= score === best.score;
  }
  if (!best || tied) return undefined;
  return words.length + best.score >= SURE ? best : undefined;
}

/** A section's text as the library counts it. */
interface SectionText {
  raw: string;
  squeezed: Squeezed;
  heading: string;
}

/** The words of a page that is shown, and the text nodes that hold them. */
interface PageWords {
  number: number;
  raw: string;
  squeezed: Squeezed;
  nodes: readonly { node: Text; start: number }[];
}

/** The first unit of a squeezed text that stands at or after a place of the original. */
function unitFrom({ map, text }: Squeezed, place: number): number {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((map[middle] ?? 0) >= place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The end of the character that begins at a place. */
function endOfCharacter(raw: string, place: number): number {
  return place + ((raw.codePointAt(place) ?? 0) > 0xffff ? 2 : 1);
}

/** Where a span of letters lies in a text. */
function unitsOf(raw: string, { start, end }: { start: number; end: number }): [number, number] | undefined {
  let letters = 0;
  let from: number | undefined;
  let at = 0;
  for (const character of raw) {
    if (lettersIn(character) > 0) {
      if (letters === start) from = at;
      letters += 1;
      if (from !== undefined && letters === end) return [from, at + character.length];
    }
    at += character.length;
  }
  return undefined;
}

const LAYERS = '.word-layer, .text-layer';
/** Pieces of a page that are left out at its end or beginning where a selection goes on on another page: its head and foot. */
const EDGE = 60;

/** The pages that are shown in `root`, with the sections of the edition whose pages they are. */
export function pageSurface(root: Element, sections: readonly SectionRow[], page: () => number): Surface {
  const texts = new Map<SectionRow, SectionText>();
  const textOfSection = (section: SectionRow): SectionText => {
    let known = texts.get(section);
    if (!known) {
      const raw = textOf(new DOMParser().parseFromString(section.html, 'text/html').body);
      known = { raw, squeezed: squeeze(raw), heading: squeeze(section.heading).text };
      texts.set(section, known);
    }
    return known;
  };
  /** The sections that may stand on a page. */
  const sectionsOn = (number: number): SectionRow[] => {
    const begins = (at: number): number => {
      for (let index = at; index >= 0; index -= 1) {
        const first = sections[index]?.page;
        if (typeof first === 'number') return first;
      }
      return 1;
    };
    return sections.filter((_, at) => begins(at) <= number && (!sections[at + 1] || begins(at + 1) >= number));
  };
  const layers = (): HTMLElement[] =>
    [...root.querySelectorAll<HTMLElement>('[data-page]:not(.waiting)')].flatMap((sheet) => [
      ...sheet.querySelectorAll<HTMLElement>(LAYERS),
    ]);
  const numberOf = (layer: Element): number => Number(layer.closest<HTMLElement>('[data-page]')?.dataset.page);
  const wordsOn = (layer: Element): PageWords => {
    const nodes: { node: Text; start: number }[] = [];
    let raw = '';
    const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push({ node: node as Text, start: raw.length });
      raw += (node as Text).data;
    }
    return { number: numberOf(layer), raw, squeezed: squeeze(raw), nodes };
  };

  function rangeOn({ raw, squeezed, nodes }: PageWords, start: number, end: number): Range | undefined {
    const point = (place: number, after: boolean): [Text, number] | undefined => {
      const found = nodes.findLast((one) => (after ? one.start < place : one.start <= place));
      return found && [found.node, Math.min(place - found.start, found.node.data.length)];
    };
    const from = point(squeezed.map[start] ?? 0, false);
    const to = point(endOfCharacter(raw, squeezed.map[end - 1] ?? 0), true);
    if (!from || !to) return undefined;
    const range = document.createRange();
    range.setStart(...from);
    range.setEnd(...to);
    return range;
  }

  /** The stretches of sections that units of a page's words are. Headings between them are none. */
  function partsOn(words: PageWords, start: number, end: number): Part[] {
    const { text } = words.squeezed;
    const candidates = sectionsOn(words.number);
    const cuts = candidates
      .map((section) => textOfSection(section).heading)
      .filter((heading) => heading.length > 3)
      .map((heading) => [text.slice(0, end).indexOf(heading, start), heading.length] as const)
      .filter(([at]) => at >= 0)
      .sort(([a], [b]) => a - b);
    const pieces: [number, number][] = [];
    let from = start;
    for (const [at, length] of cuts) {
      if (at < from) continue;
      pieces.push([from, at]);
      from = at + length;
    }
    pieces.push([from, end]);
    const parts: Part[] = [];
    for (const [a, b] of pieces) {
      if (b <= a) continue;
      const part = partOn(candidates, wantedIn(text, a, b));
      if (!part) return [];
      parts.push(part);
    }
    return parts;
  }

  function partOn(candidates: readonly SectionRow[], wanted: Wanted): Part | undefined {
    let best: { score: number; part: Part } | undefined;
    for (const section of candidates) {
      const { raw, squeezed } = textOfSection(section);
      const place = placeOf(squeezed.text, wanted);
      if (!place || (best && best.score >= place.score)) continue;
      const from = squeezed.map[place.at] ?? 0;
      const to = endOfCharacter(raw, squeezed.map[place.at + wanted.words.length - 1] ?? 0);
      const span = { start: lettersIn(raw.slice(0, from)), end: lettersIn(raw.slice(0, to)) };
      const words = raw.slice(from, to).replace(/\s+/g, ' ').trim();
      best = { score: place.score, part: { section: section.id, span, words } };
    }
    return best?.part;
  }

  /** Where a boundary of a range lies in the words of a page: its beginning or end where it lies on another. */
  function boundary({ raw, nodes }: PageWords, container: Node, offset: number): number {
    const inside = nodes.find(({ node }) => node === container);
    if (inside) return inside.start + offset;
    const point = document.createRange();
    point.setStart(container, offset);
    const next = nodes.find(({ node }) => point.comparePoint(node, 0) >= 0);
    return next?.start ?? raw.length;
  }

  return {
    bodies: layers,
    isCurrent: (body) => numberOf(body) === page(),
    partsOf: (range) =>
      layers()
        .filter((layer) => range.intersectsNode(layer))
        .flatMap((layer) => {
          const words = wordsOn(layer);
          const [from, to] = [
            boundary(words, range.startContainer, range.startOffset),
            boundary(words, range.endContainer, range.endOffset),
          ];
          const [start, end] = [unitFrom(words.squeezed, from), unitFrom(words.squeezed, to)];
          const comes = !layer.contains(range.startContainer);
          const goes = !layer.contains(range.endContainer);
          const whole = partsOn(words, start, end);
          if (whole.length > 0 || (!comes && !goes)) return whole;
          const edges = words.nodes
            .map((one) => unitFrom(words.squeezed, one.start))
            .filter((at) => at > start && at < end);
          for (let left = 1; left <= Math.min(EDGE, edges.length); left += 1) {
            const found = comes
              ? partsOn(words, edges[left - 1] ?? end, end)
              : partsOn(words, start, edges[edges.length - left] ?? start);
            if (found.length > 0) return found;
          }
          return [];
        }),
    rangesOf: (marks) => {
      const highlights = marks.filter(({ of, span }) => of === 'words' && span);
      const found = new Map<string, { range: Range; score: number }>();
      for (const layer of highlights.length > 0 ? layers() : []) {
        const on = sectionsOn(numberOf(layer));
        const wanted = highlights.filter(({ section }) => on.some(({ id }) => id === section));
        const words = wanted.length > 0 ? wordsOn(layer) : undefined;
        for (const mark of words ? wanted : []) {
          const section = on.find(({ id }) => id === mark.section);
          if (!words || !section || !mark.span) continue;
          const { raw, squeezed } = textOfSection(section);
          const units = unitsOf(raw, mark.span);
          if (!units) continue;
          const what = wantedIn(squeezed.text, unitFrom(squeezed, units[0]), unitFrom(squeezed, units[1]));
          // The text that is shown may be of another revision than the one in which the words were found.
          if (what.words !== squeeze(mark.words).text) continue;
          const place = placeOf(words.squeezed.text, what);
          if (!place || (found.get(mark.id)?.score ?? -1) >= place.score) continue;
          const range = rangeOn(words, place.at, place.at + what.words.length);
          if (range) found.set(mark.id, { range, score: place.score });
        }
      }
      return new Map([...found].map(([id, { range }]) => [id, range]));
    },
  };
}
