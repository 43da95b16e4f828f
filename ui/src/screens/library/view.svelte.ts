/** How the person has set a list up: filters, order, and how far they scrolled. It outlives a visit to the reader. */
import type { PublicationRow } from '../../host/generated/PublicationRow';
import { bestEdition } from '../../components/edition';
import type { I18n } from '../../i18n/i18n.svelte';
import { millis } from '../../i18n/moments';
import { Heights } from './near.svelte';

/** The orders in which a list can be shown. */
export const ORDERS = ['newest', 'title', 'collection'] as const;

/** An order. */
export type Order = (typeof ORDERS)[number];

/** How a list is set up. */
export class ListView {
  langs = $state.raw<string[]>([]);
  kinds = $state.raw<string[]>([]);
  collections = $state.raw<string[]>([]);
  here = $state(false);
  text = $state('');
  order = $state<Order>('newest');
  scroll = 0;
  heights = new Heights();

  /** Whether anything is filtered out, beside the collection that the place names. */
  get filtered(): boolean {
    return this.langs.length + this.kinds.length + this.collections.length > 0 || this.here || this.text.trim() !== '';
  }

  /** Shows everything again. */
  clear(): void {
    this.langs = [];
    this.kinds = [];
    this.collections = [];
    this.here = false;
    this.text = '';
  }
}

/** Rows under a heading. */
export interface Group {
  key: string;
  heading: string;
  rows: PublicationRow[];
}

/** For so many days back, publications are grouped by month; before, by year. */
const MONTHS = 62;

/** When what is shown of a publication was issued. */
function issued(row: PublicationRow): string {
  return bestEdition(row)?.issued ?? row.issued;
}

/** Rows in an order, under headings. */
export function groupRows(rows: readonly PublicationRow[], order: Order, i18n: I18n): Group[] {
  const compare = new Intl.Collator(i18n.language, { numeric: true }).compare;
  const title = (row: PublicationRow): string => bestEdition(row)?.title ?? row.id;
  const sorted = rows.map((row) => ({ row, when: millis(issued(row)) || 0 }));
  const headings: ((row: PublicationRow) => [string, string]) | null =
    order === 'title' ? null : order === 'collection' ? (row) => [row.collection, row.collection_title] : dated;
  if (order === 'title') sorted.sort((a, b) => compare(title(a.row), title(b.row)));
  else if (order === 'newest') sorted.sort((a, b) => b.when - a.when);
  else {
    sorted.sort(
      (a, b) =>
        compare(a.row.collection_title, b.row.collection_title) ||
        compare(a.row.collection, b.row.collection) ||
        compare(title(a.row), title(b.row)),
    );
  }

  function dated(row: PublicationRow): [string, string] {
    const when = issued(row);
    const days = i18n.daysAgo(when);
    if (days < 7) return ['week', i18n.t('group-week')];
    if (days <= MONTHS) return [when.slice(0, 7), i18n.month(when)];
    const year = when.slice(0, 4);
    // Where its last months may stand above it, they are not in this group.
    return [year, i18n.daysAgo(`${year}-12-31`) <= MONTHS ? i18n.t('group-earlier', { year }) : year];
  }

  const groups: Group[] = [];
  for (const { row } of sorted) {
    const [key, heading] = headings?.(row) ?? ['all', i18n.t('group-all')];
    const last = groups.at(-1);
    if (last?.key === key) last.rows.push(row);
    else groups.push({ key, heading, rows: [row] });
  }
  return groups;
}
