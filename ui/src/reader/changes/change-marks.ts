/**
 * Draws what changed into a text: words that came stand in `<ins>`, words and passages that went in `<del>` where they stood.
 * What is put in counts for nothing else: marks, finding and places meet the text as it is (`data-unmarked`).
 */
import type { ChangedPassage } from '../../host/generated/ChangedPassage';
import type { Comparison } from '../../host/generated/Comparison';
import type { WordRun } from '../../host/generated/WordRun';
import { lettersIn, rangeOf } from '../../text/letters';

/** The smallest parts of a text that carry a mark of their own. */
const BLOCKS = 'p, li, dt, dd, pre, h1, h2, h3, h4, h5, h6, figcaption, summary, caption, blockquote, figure';

/**
 * Draws a comparison into `root`, over what {@link erase} left; `moved` is what is said of a passage that stood elsewhere. Sections
 * that are gone are the caller's to show.
 */
export function draw(root: Element, comparison: Comparison, moved: string): void {
  const sections = new Map<string, Element>();
  for (const element of root.querySelectorAll<HTMLElement>('[data-section]')) {
    sections.set(element.dataset.section ?? '', element);
  }
  for (const { section, edit, heading, passages } of comparison.sections) {
    const element = edit === 'removed' ? undefined : sections.get(section);
    const title = element?.querySelector('[data-heading]');
    if (title instanceof HTMLElement && heading.length > 0) {
      words(title, 0, heading);
      title.dataset.change = edit;
    }
    const body = element?.querySelector('.section-body');
    if (!body) continue;
    // From the last to the first, so that what is put in stands before nothing that is still to be found.
    for (const passage of passages.toReversed()) {
      if (passage.edit === 'removed') gone(body, passage);
      else there(body, passage, moved);
    }
  }
}

/** Takes everything out again that was drawn. */
export function erase(root: Element): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-edit]')) {
    const parent = element.parentNode;
    if (element.localName === 'ins') element.replaceWith(...element.childNodes);
    else element.remove();
    parent?.normalize();
  }
  for (const element of root.querySelectorAll<HTMLElement>('[data-change]')) {
    if (element.closest('[data-gone]')) continue;
    delete element.dataset.change;
    element.removeAttribute('tabindex');
    element.classList.remove('change-now');
  }
}

/** All changes in `root`, in reading order. */
export function changesIn(root: Element): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[data-change]')];
}

/** The words of runs that share a fate. */
export function wordsOf(runs: readonly WordRun[], fate: 'added' | 'removed'): string {
  return runs.flatMap(({ edit, text }) => (edit === fate || edit === 'same' ? [text] : [])).join('');
}

/** Marks a passage that came, changed or moved. */
function there(body: Element, passage: ChangedPassage, moved: string): void {
  const block = blockAt(body, passage.at);
  const drawn = words(body, passage.at, passage.words);
  const target = block && block.dataset.change === undefined ? block : drawn[0];
  if (!target) return;
  target.dataset.change = passage.edit;
  if (passage.edit !== 'moved') return;
  // Nothing in its words shows it.
  const note = target.ownerDocument.createElement('small');
  note.className = 'moved-note';
  Object.assign(note.dataset, { edit: '', unmarked: '' });
  note.textContent = moved;
  (target.localName === 'tr' ? (target.firstElementChild ?? target) : target).prepend(note);
}

/** Draws the runs of a passage that begins at a letter of `root`; gives what was put in or wrapped, in order. */
function words(root: Element, at: number, runs: readonly WordRun[]): HTMLElement[] {
  const end = at + lettersIn(wordsOf(runs, 'added'));
  let letter = at;
  const places = runs.map(({ edit, text }) => {
    const start = letter;
    if (edit !== 'removed') letter += lettersIn(text);
    return { edit, text, start, end: letter };
  });
  const drawn: HTMLElement[] = [];
  for (const { edit, text, start } of places.toReversed()) {
    if (edit !== 'removed') continue;
    // Behind the last letter it stays in the block of that one.
    const beside = start < end ? { start, end: start + 1 } : { start: end - 1, end };
    const range = end > at ? rangeOf(root, beside) : null;
    const element = root.ownerDocument.createElement('del');
    element.dataset.edit = '';
    element.dataset.unmarked = '';
    element.textContent = text;
    if (range) {
      range.collapse(start < end);
      range.insertNode(element);
    } else root.append(element);
    drawn.unshift(element);
  }
  for (const { edit, start, end: until } of places.toReversed()) {
    const range = edit === 'added' && until > start ? rangeOf(root, { start, end: until }) : null;
    if (range) drawn.unshift(...wrap(range));
  }
  return drawn;
}

/** Puts each text of a range into an `<ins>` of its own, so that no element is torn. */
function wrap(range: Range): HTMLElement[] {
  const { startContainer, startOffset, endContainer, endOffset, commonAncestorContainer: root } = range;
  const texts: Text[] = [];
  if (root instanceof Text) texts.push(root);
  else {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (range.intersectsNode(node)) texts.push(node as Text);
    }
  }
  const wrapped: HTMLElement[] = [];
  for (const text of texts) {
    if (text.parentElement?.closest('[data-unmarked]')) continue;
    const from = text === startContainer ? startOffset : 0;
    const to = text === endContainer ? endOffset : text.data.length;
    if (text.data.slice(from, to).trim() === '') continue;
    const middle = from > 0 ? text.splitText(from) : text;
    if (to - from < middle.data.length) middle.splitText(to - from);
    const element = document.createElement('ins');
    element.dataset.edit = '';
    middle.replaceWith(element);
    element.append(middle);
    wrapped.push(element);
  }
  return wrapped;
}

/** The block of text in which a letter of `body` stands. */
function blockAt(body: Element, letter: number): HTMLElement | undefined {
  const range = letter < 0 ? null : rangeOf(body, { start: letter, end: letter + 1 });
  const node = range?.startContainer;
  const element = node instanceof Element ? node : node?.parentElement;
  const block = element?.closest<HTMLElement>('tr') ?? element?.closest<HTMLElement>(BLOCKS);
  return block && block !== body && body.contains(block) ? block : undefined;
}

/** Puts a passage that is gone where it stood: behind what stood before it. */
function gone(body: Element, passage: ChangedPassage): void {
  const text = wordsOf(passage.words, 'removed');
  const cells = text.split('\t');
  const before = blockAt(body, passage.at - 1);
  const after = blockAt(body, passage.at);
  const row = cells.length > 1 ? [before, after].find((block) => block?.localName === 'tr') : undefined;
  const item = row ? null : (before ?? after)?.closest('li');
  const element = document.createElement(row ? 'tr' : 'div');
  element.className = 'gone';
  Object.assign(element.dataset, { edit: '', unmarked: '', change: 'removed' });
  for (const words of row ? cells : [text]) {
    const del = document.createElement('del');
    del.textContent = words;
    if (row) {
      const cell = document.createElement('td');
      cell.append(del);
      element.append(cell);
    } else element.append(del);
  }
  if (item && body.contains(item)) {
    // Inside an item, so that no number of a list becomes another.
    const next = item.querySelector(':scope > .gone[data-edit], :scope > ul, :scope > ol');
    if (before) item.insertBefore(element, next);
    else item.prepend(element);
    return;
  }
  const stood = row ?? before ?? after;
  const place = row ? stood : outermost(body, stood);
  if (!place) body.prepend(element);
  else if (before && place.contains(before)) place.after(element);
  else firstOf(place).before(element);
}

/** The first of the passages that are gone and stand right before `place`, or it. */
function firstOf(place: Element): Element {
  const before = place.previousElementSibling;
  return before?.matches('.gone[data-edit]') ? firstOf(before) : place;
}

/** What holds a block and may stand beside a paragraph. */
function outermost(body: Element, block: Element | null | undefined): Element | null | undefined {
  const holder = block?.closest('.table-frame') ?? block?.closest('dl, figure');
  return holder && holder !== body && body.contains(holder) ? holder : block;
}
