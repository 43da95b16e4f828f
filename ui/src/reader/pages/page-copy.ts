/** What a selection on pages copies: the published text between its ends, in the order in which it is read. */
import type { PageText } from '../../host/generated/PageText';
import { textBetween, type TextPlace } from './page-words';

/** The place in a page's text at which a boundary of a selection lies; none outside of the words of a page. */
function placeIn(node: Node, offset: number): TextPlace | undefined {
  const element = node instanceof Element ? node : node.parentElement;
  const sheet = element?.closest<HTMLElement>('[data-page]');
  if (!sheet) return undefined;
  const page = Number(sheet.dataset.page);
  const span = element?.closest<HTMLElement>('[data-start]');
  if (span) {
    const start = Number(span.dataset.start);
    const length = (span.textContent ?? '').trimEnd().length;
    // In an element the boundary counts children: a word has one, its text.
    const within = node instanceof Element ? (offset > 0 ? length : 0) : Math.min(offset, length);
    return { page, offset: start + within };
  }
  // Between words: before the child that is named, or after the last one.
  const next = node.childNodes[offset];
  const all = [...sheet.querySelectorAll<HTMLElement>('[data-start]')];
  const following = next
    ? all.find((one) => next === one || next.contains(one) || Boolean(next.compareDocumentPosition(one) & 4))
    : undefined;
  if (following) return { page, offset: Number(following.dataset.start) };
  const last = all.at(-1);
  return last ? { page, offset: Number(last.dataset.start) + (last.textContent ?? '').trimEnd().length } : undefined;
}

/** The text to copy; none where the selection is not within the words of pages in `root`. */
export function clipboardText(
  selection: Selection | null,
  root: Element,
  of: (page: number) => PageText | undefined,
): string | undefined {
  if (!selection || selection.isCollapsed || !selection.anchorNode || !selection.focusNode) return undefined;
  if (!root.contains(selection.anchorNode) || !root.contains(selection.focusNode)) return undefined;
  const a = placeIn(selection.anchorNode, selection.anchorOffset);
  const b = placeIn(selection.focusNode, selection.focusOffset);
  if (!a || !b || !of(a.page)?.words.length || !of(b.page)?.words.length) return undefined;
  return textBetween(a, b, of) || undefined;
}
