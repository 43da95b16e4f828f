/** Where a document begins when it opens: also at the section that was left in another language. */
import type { Reading } from '../host/generated/Reading';
import type { ReadRoute } from '../state/route';
import { counterpart, type Aligned, type Place } from './align';
import { pageOfSection, sectionOnPage } from './place';
import { firstView, ownView, type View } from './views';

/** What was left for another language: the document, the place that was read, and the view. */
export interface Left extends Place {
  /** The edition it was left for. */
  edition: string;
  document: Aligned;
  view: View;
}

/** Where a document begins when it opens. */
export interface Beginning {
  view: View;
  section: string | undefined;
  page: number | undefined;
  /** How many letters of the section stand above the line to begin at. */
  offset: number;
  /** Whether it lacks the section that was left in another language, and begins at one before it. */
  elsewhere: boolean;
}

/**
 * Where a document begins: at the section that was left in another language, else at the place that was asked for, else
 * where it was left the last time. `usual` is the view in which the person last read a document that has pages.
 */
export function beginning(reading: Reading, asked: ReadRoute, usual: View, left?: Left): Beginning {
  const { sections, position } = reading;
  const there = left && counterpart(left.document, left, reading);
  // What was searched for is found in the text; pages alone show it themselves.
  const searched = asked.query && ownView(reading) !== 'pages' ? 'text' : undefined;
  const view = firstView(reading, asked.view ?? (left ? left.view : searched), usual);
  const onPage = asked.page === undefined ? undefined : sectionOnPage(sections, asked.page)?.id;
  const wanted = (there ? there.section : asked.section) ?? onPage;
  const section = wanted ?? position?.section ?? sections[0]?.id;
  const page = left ? there?.page : (asked.page ?? (asked.section ? undefined : position?.page));
  return {
    view,
    section,
    page: page ?? pageOfSection(sections, section ?? ''),
    // The very line, where the section is the one that was left; in another language it is another text.
    offset: (left ? 0 : asked.section === section ? asked.at : wanted === undefined ? position?.at : 0) ?? 0,
    elsewhere: there !== undefined && !there.same && sections.length > 0,
  };
}
