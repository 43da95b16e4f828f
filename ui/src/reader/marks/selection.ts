/** What a selection in a document means: stretches of its sections. */
import type { Span } from '../../host/generated/Span';
import { lettersBefore, wordsOf } from '../../text/letters';

/** A stretch of one section. */
export interface Part {
  section: string;
  span: Span;
  words: string;
}

/** The stretches of sections that a range of `article` holds, in order. Headings and what the window put in are none. */
export function partsOf(article: Element, range: Range): Part[] {
  const parts: Part[] = [];
  for (const element of article.querySelectorAll<HTMLElement>('[data-section]')) {
    if (!range.intersectsNode(element)) continue;
    const body = element.querySelector('.section-body');
    if (!body || !range.intersectsNode(body)) continue;
    const inside = document.createRange();
    inside.selectNodeContents(body);
    if (body.contains(range.startContainer)) inside.setStart(range.startContainer, range.startOffset);
    if (body.contains(range.endContainer)) inside.setEnd(range.endContainer, range.endOffset);
    const span = {
      start: lettersBefore(body, inside.startContainer, inside.startOffset),
      end: lettersBefore(body, inside.endContainer, inside.endOffset),
    };
    if (span.end > span.start) parts.push({ section: element.dataset.section ?? '', span, words: wordsOf(body, span) });
  }
  return parts;
}

/** The sentences of a section's body, as stretches of the page. */
export function sentencesOf(body: Element, language: string): Range[] {
  const nodes: { node: Text; start: number }[] = [];
  let text = '';
  let block: Element | null = null;
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!(node instanceof Text) || !parent || parent.closest('.media-missing, [data-unmarked]')) continue;
    const here = parent.closest('p,li,td,th,h1,h2,h3,h4,h5,h6,blockquote,pre,figcaption,caption,dt,dd,summary');
    // Sentences end with their paragraph; on a page each piece of a line is an element of its own.
    if (block && here !== block) text += '\n';
    else if (parent.closest('[data-page]') && !text.endsWith(' ')) text += ' ';
    block = here;
    nodes.push({ node, start: text.length });
    text += node.data;
  }
  const point = (at: number, end: boolean): [Text, number] | undefined => {
    const found = nodes.findLast(({ start }) => (end ? start < at : start <= at)) ?? nodes[0];
    return found && [found.node, Math.min(at - found.start, found.node.data.length)];
  };
  const ranges: Range[] = [];
  for (const { segment, index } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)) {
    const words = segment.trim();
    if (!words) continue;
    const start = point(index + segment.indexOf(words), false);
    const end = point(index + segment.indexOf(words) + words.length, true);
    if (!start || !end) continue;
    const range = document.createRange();
    range.setStart(...start);
    range.setEnd(...end);
    ranges.push(range);
  }
  return ranges;
}
