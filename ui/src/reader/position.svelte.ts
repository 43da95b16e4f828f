/** Where in a document the person is; and that the place is found again, by its address and in the library. */
import type { AppState } from '../state/app.svelte';
import { formatRoute, type ReadRoute } from '../state/route';
import type { OpenDocument } from './document.svelte';
import type { FindState } from './find.svelte';
import type { BookmarkPlace } from './marks/marks.svelte';
import type { Beginning } from './beginning';
import { pageOfSection, sectionOnPage } from './place';
import type { View } from './views';

/** Milliseconds after which a place that does not change any more is written down. */
export const SETTLE = 500;

/** What else is known where a place is. */
export interface Around {
  /** The place that was asked for. */
  route: () => ReadRoute;
  find: FindState;
  /** How many letters of the section stand above the upper edge; 0 or nothing where that cannot be told. */
  above: () => number | undefined;
}

/** A place in the document that is open. */
export class Position {
  /** How the document is seen. */
  view = $state<View>('text');
  /** The section that is read. */
  section = $state<string>();
  /** The page that is read, or on which the section begins; none where there are no pages. */
  page = $state<number>();
  /** How far the document is read, in per cent. */
  progress = $state(0);
  /** How many letters of the section stand above the line to begin at. */
  offset = $state(0);
  /** The words at which the other view was left, for the view that opens now. */
  passage = $state('');
  readonly #at = $derived.by(() => this.#document.sections.findIndex(({ id }) => id === this.section));
  /** The section that is read. */
  readonly current = $derived.by(() => this.#document.sections[this.#at]);
  /** The section before it. */
  readonly before = $derived.by(() => this.#document.sections[this.#at - 1]);
  /** The section after it. */
  readonly after = $derived.by(() => (this.#at < 0 ? undefined : this.#document.sections[this.#at + 1]));
  /** The revision whose pages are seen in place of the newest; then places are not those of the newest. */
  readonly superseded = $derived.by(() =>
    this.#document.older && this.view === 'pages' ? this.#document.earlier : undefined,
  );
  /** What a bookmark made now is of: the page that is shown, else the section. */
  readonly bookmarkable = $derived.by<BookmarkPlace | undefined>(() => {
    if (this.superseded) return undefined;
    if (this.view === 'pages' && this.page !== undefined) return { page: this.page };
    return this.current && { section: this.current.id };
  });
  #app: AppState;
  #document: OpenDocument;
  #around: Around;
  #settling: ReturnType<typeof setTimeout> | undefined;
  /** Writes down the place that is not written down yet. Plain, for it is called when what it came from is gone. */
  #unwritten: (() => void) | undefined;
  /** The line at the upper edge, by the letters that stand above it in its section. */
  #line: { section: string; at: number } | undefined;
  /** The address that was written last. */
  #written = '';

  constructor(app: AppState, document: OpenDocument, around: Around) {
    this.#app = app;
    this.#document = document;
    this.#around = around;
  }

  /** Begins where a document that was opened begins. */
  begin({ view, section, page, offset }: Beginning): void {
    this.view = view;
    this.section = section;
    this.page = page;
    this.offset = offset;
    this.passage = '';
    this.#line = undefined;
  }

  /** Another section is read now. */
  toSection(id: string): void {
    this.section = id;
    const page = pageOfSection(this.#document.sections, id);
    if (this.view === 'text' && page !== undefined) this.page = page;
    this.settle();
  }

  /** Another page of `count` is read now. */
  toPage(page: number, count: number | undefined): void {
    // Of several sections on one page, the one that was asked for stays current until another page is turned to.
    if (page !== this.page) this.section = sectionOnPage(this.#document.sections, page)?.id ?? this.section;
    this.page = page;
    if (count) this.progress = Math.round((100 * page) / count);
    if (!this.superseded) this.settle();
  }

  /** The document is read as far as this, in per cent. */
  toProgress(percent: number): void {
    this.progress = percent;
    this.settle();
  }

  /** Writes the place down once it does not change any more: in the address, and in the library for the next time. */
  settle(): void {
    clearTimeout(this.#settling);
    const { section, page = null, view } = this;
    const { edition } = this.#document;
    if (!edition || section === undefined) return;
    const { id } = edition;
    this.#unwritten = () => {
      this.#unwritten = undefined;
      // The line was looked up when the text was still; who leaves before begins at the section.
      const at = this.#line?.section === section ? this.#line.at : null;
      this.#app.host.setPosition(id, { section, page, view, at }).catch(() => undefined);
    };
    this.#settling = setTimeout(() => {
      const at = this.#around.above();
      this.#line = at && this.section !== undefined ? { section: this.section, at } : undefined;
      this.#unwritten?.();
      this.#address(id);
    }, SETTLE);
  }

  /** Puts the place into the address at once, and gives it, because the person is about to go on from there. */
  leave(): string {
    clearTimeout(this.#settling);
    const { edition } = this.#document;
    if (edition) this.#address(edition.id);
    return this.#written;
  }

  /** Writes down what is not written down yet: who leaves at once finds the place again, too. */
  close(): void {
    clearTimeout(this.#settling);
    this.#unwritten?.();
  }

  /** Whether a place is the one that the reader itself put into the address: then nobody asks for it. */
  isWritten(route: ReadRoute): boolean {
    return formatRoute(route) === this.#written;
  }

  /** Takes a place for written, or none: whoever comes to it next asks for it. */
  write(route: ReadRoute | null): void {
    this.#written = route ? formatRoute(route) : '';
  }

  /** Puts the place into the address, where the window still shows the edition. */
  #address(id: string): void {
    const { section, view, page } = this;
    if (this.#document.edition?.id !== id || section === undefined) return;
    const { beside, query, words } = this.#around.route();
    const route: ReadRoute = { screen: 'read', edition: id, section, view };
    if (page !== undefined && view === 'pages') route.page = page;
    if (this.#line?.section === section) route.at = this.#line.at;
    if (beside && view === 'text') route.beside = beside;
    if (query && this.#around.find.open) {
      route.query = query;
      if (words) route.words = words;
    }
    this.write(route);
    const { router } = this.#app;
    if (router.route.screen === 'read' && router.route.edition === id) router.replace(route);
  }
}
