/** Marks stretches of text in a document's own elements, across element borders, and takes the marks away again. */
import { fold, findSpans, type Folded, type Span, type Wanted } from './fold';

const BLOCKS = 'p,li,td,th,h1,h2,h3,h4,h5,h6,blockquote,pre,figcaption,caption,dt,dd,div,section,article,aside,header';

/** The text nodes of an element, with the place of each in the whole text. */
interface Pieces {
  text: string;
  nodes: { node: Text; start: number }[];
}

function pieces(root: Element): Pieces {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const nodes: Pieces['nodes'] = [];
  let text = '';
  let block: Element | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) {
      if (node instanceof Element && node.tagName === 'BR') text += '\n';
      continue;
    }
    const parent = node.parentElement;
    if (!parent || parent.closest('[data-unmarked]')) continue;
    const here = parent.closest(BLOCKS);
    // Words in neighbouring paragraphs do not join.
    if (block && here !== block) text += '\n';
    else if (parent.hasAttribute('data-apart')) text += ' ';
    block = here;
    nodes.push({ node, start: text.length });
    text += node.data;
  }
  return { text, nodes };
}

/** What was marked for one find: the elements of each hit, in order. */
export type Marked = HTMLElement[][];

const folds = new WeakMap<Element, { text: string; folded: Folded }>();

/** Finds what is wanted in an element. The folded text is kept as long as the text stays the same. */
function locate(root: Element, wanted: Wanted, limit: number): { spans: Span[]; found: Pieces } {
  const found = pieces(root);
  let kept = folds.get(root);
  if (kept?.text !== found.text) {
    kept = { text: found.text, folded: fold(found.text) };
    folds.set(root, kept);
  }
  return { spans: findSpans(kept.folded, wanted, limit), found };
}

/** Marks every place in `root` where what is wanted stands, at most `limit`. */
export function mark(root: Element, wanted: Wanted, limit: number): Marked {
  const { spans, found } = locate(root, wanted, limit);
  const hits: Marked = spans.map(() => []);
  // From the last to the first, so that splitting a node moves nothing that is still to be split.
  let index = found.nodes.length - 1;
  for (let hit = spans.length - 1; hit >= 0; hit -= 1) {
    const [start, end] = spans[hit] as Span;
    while (index > 0 && (found.nodes[index]?.start ?? 0) >= end) index -= 1;
    for (let at = index; at >= 0; at -= 1) {
      const piece = found.nodes[at];
      if (!piece) break;
      const from = Math.max(start - piece.start, 0);
      const to = Math.min(end - piece.start, piece.node.data.length);
      if (to > from) {
        const middle = from > 0 ? piece.node.splitText(from) : piece.node;
        if (to - from < middle.data.length) middle.splitText(to - from);
        const element = root.ownerDocument.createElement('mark');
        element.className = 'hit-mark';
        middle.replaceWith(element);
        element.append(middle);
        hits[hit]?.unshift(element);
      }
      if (piece.start <= start) break;
    }
  }
  return hits;
}

/** The text of a hit. */
export function wordOf(hit: readonly HTMLElement[]): string {
  return hit.map(({ textContent }) => textContent).join('');
}

/** Takes all marks away and joins the text again. */
export function unmark(root: Element): void {
  for (const element of root.querySelectorAll('mark.hit-mark')) {
    const parent = element.parentNode;
    element.replaceWith(...element.childNodes);
    parent?.normalize();
  }
}
