/** What marks are made on and drawn over: a running text, or a document's own pages. */
import type { MarkRow } from '../../host/generated/MarkRow';
import { rangesOf } from './highlights';
import { partsOf, type Part } from './selection';

/** Something with words that can be selected and marked. */
export interface Surface {
  /** The stretches of it in which sentences are chosen by the keyboard, in order. */
  bodies: () => Element[];
  /** Whether a stretch is the one that is being read. */
  isCurrent: (body: Element) => boolean;
  /** The stretches of the edition's sections that are selected. */
  partsOf: (range: Range) => Part[];
  /** Where marks stand on it, by their ids; those that do not are left out. */
  rangesOf: (marks: readonly MarkRow[]) => Map<string, Range>;
}

/** A running text: an element that holds the sections. `section` says which one is being read. */
export function textSurface(article: Element, section: () => string | undefined): Surface {
  return {
    bodies: () => [...article.querySelectorAll('.section-body')],
    isCurrent: (body) => body.closest<HTMLElement>('[data-section]')?.dataset.section === section(),
    partsOf: (range) => partsOf(article, range),
    rangesOf: (marks) => rangesOf(article, marks),
  };
}
