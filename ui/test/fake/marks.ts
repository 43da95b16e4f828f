/** The person's marks in the backend in memory. */
import type { EditionRow } from '../../src/host/generated/EditionRow';
import type { FacetCount } from '../../src/host/generated/FacetCount';
import type { MarkList } from '../../src/host/generated/MarkList';
import type { MarkQuery } from '../../src/host/generated/MarkQuery';
import type { MarkRow } from '../../src/host/generated/MarkRow';
import type { NewMark } from '../../src/host/generated/NewMark';
import { NOW, sectionsOf } from './data';

/** The marks among `rows` that are asked for, and what they are counted by. */
export function listed(rows: MarkRow[], query: MarkQuery): MarkList {
  const all = rows.filter(({ edition }) => query.edition === null || edition === query.edition);
  const count = (values: { value: string; label: string }[]): FacetCount[] =>
    [...new Map(values.map((one) => [one.value, one])).values()].map((one) => ({
      ...one,
      count: values.filter(({ value }) => value === one.value).length,
    }));
  const publication = ({ edition }: MarkRow): string => edition.slice(0, edition.lastIndexOf('@'));
  const items = all
    .toSorted((one, other) => one.edition.localeCompare(other.edition))
    .filter(
      (mark) =>
        (query.publications.length === 0 || query.publications.includes(publication(mark))) &&
        ((query.colours.length === 0 && !query.bookmarks) ||
          (mark.colour ? query.colours.includes(mark.colour) : query.bookmarks)) &&
        `${mark.words} ${mark.note}`.toLowerCase().includes(query.text.toLowerCase()),
    );
  return {
    total: all.length,
    items,
    publications: count(all.map((mark) => ({ value: publication(mark), label: mark.title }))),
    colours: count(all.map(({ colour }) => ({ value: colour ?? 'bookmark', label: colour ?? 'bookmark' }))),
  };
}

/** The mark with a number that is made in an edition. */
export function marked(number: number, mark: NewMark, edition: EditionRow): MarkRow {
  const sections = sectionsOf(edition);
  const section = sections.find(({ id, page }) => (mark.section === null ? page === mark.page : id === mark.section));
  return {
    id: `mark-${number}`,
    edition: mark.edition,
    title: edition.title,
    lang: edition.lang,
    dir: edition.dir,
    of: mark.words !== null ? 'words' : mark.page !== null ? 'page' : 'section',
    colour: mark.words !== null ? (mark.colour ?? 'yellow') : null,
    section: section?.id ?? 'start',
    heading: section?.heading ?? '',
    page: mark.page ?? section?.page ?? null,
    words: mark.words ?? '',
    was: null,
    span: mark.span,
    note: mark.note,
    orphaned: false,
    here: true,
    created: NOW,
    changed: NOW,
  };
}

/** Words that were marked in the handbook, but for what is given. */
export function markRow(change: Partial<MarkRow> = {}): MarkRow {
  return {
    id: 'one',
    edition: 'office/front/desk@en',
    title: 'Front Desk Handbook',
    lang: 'en',
    dir: 'ltr',
    of: 'words',
    colour: 'green',
    section: 'next',
    heading: '3.2 Say what happens next',
    page: 7,
    words: 'People who wait without knowing why',
    was: null,
    span: { start: 0, end: 30 },
    note: '',
    orphaned: false,
    here: true,
    created: '2015-11-20T10:00:00Z',
    changed: '2015-11-20T10:00:00Z',
    ...change,
  };
}
