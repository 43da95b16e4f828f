/** The reader of one document after another: its state, and the ways to other places, views and languages. */
import { tick } from 'svelte';
import type { EditionRow } from '../host/generated/EditionRow';
import type { MarkRow } from '../host/generated/MarkRow';
import type { PublicationRow } from '../host/generated/PublicationRow';
import type { Reading } from '../host/generated/Reading';
import { ownName } from '../i18n/languages';
import type { AppState } from '../state/app.svelte';
import { recall, remember } from '../state/memory';
import { formatRoute, type ReadRoute } from '../state/route';
import { placeName } from '../text/heading';
import { Changes } from './changes/changes.svelte';
import { OpenDocument } from './document.svelte';
import { FindState } from './find.svelte';
import { ReaderMarks } from './marks/marks.svelte';
import type { Target } from './pages/page-links';
import { PagesState } from './pages/pages.svelte';
import type PageView from './pages/PageView.svelte';
import type PairView from './text/PairView.svelte';
import { beginning, type Left } from './beginning';
import { pageOfSection, sectionOnPage } from './place';
import { Position } from './position.svelte';
import type TextView from './text/TextView.svelte';
import { TypeSetting } from './text/type.svelte';
import { pdfOf, type View } from './views';

/** What scrolls the document, whichever view shows it. */
const SCROLLER = '.r-page .scroll';

/** Puts the focus on a part of the reader, once it is there. */
async function focus(selector: string): Promise<void> {
  await tick();
  document.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
}

/** The view in which the person last read a document that has pages. */
export function usualView(): View {
  return recall('reader-view') === 'pages' ? 'pages' : 'text';
}

/** The state of the reader, shared by the parts of its shell. */
export class ReaderState {
  readonly document: OpenDocument;
  readonly position: Position;
  readonly find = new FindState();
  readonly marks: ReaderMarks;
  readonly changes: Changes;
  readonly type = new TypeSetting();
  readonly pages = new PagesState();
  /** The views that are in the window; each is told what to show. */
  text = $state.raw<ReturnType<typeof TextView>>();
  pair = $state.raw<ReturnType<typeof PairView>>();
  sheets = $state.raw<ReturnType<typeof PageView>>();
  /** The edition that stands beside the one that is read. */
  readonly beside: OpenDocument;
  /** Whether the outline is open where it has no room of its own. */
  outlined = $state(false);
  /** What is to be said of the place that was come to. */
  note = $state('');
  /** Which edition is asked for beside the one that is read: only texts stand beside each other. */
  readonly wantedBeside = $derived.by(() => {
    const { reading, edition, sections } = this.document;
    const { beside } = this.route;
    if (!beside || this.position.view !== 'text' || sections.length === 0) return undefined;
    return reading?.publication.editions.find(({ lang, id }) => lang === beside && id !== edition?.id)?.id;
  });
  #app: AppState;
  #route: () => ReadRoute;
  /** What was left for another language that is not open yet. */
  #left: Left | undefined;
  /** How far down its page a place was that was left by a link, by its address. */
  #parts = new Map<string, number>();

  /** `route` gives the place that is asked for. */
  constructor(app: AppState, route: () => ReadRoute) {
    this.#app = app;
    this.#route = route;
    this.document = new OpenDocument(app);
    this.beside = new OpenDocument(app);
    this.marks = new ReaderMarks(app);
    this.changes = new Changes(app);
    this.position = new Position(app, this.document, {
      route,
      find: this.find,
      above: () => (this.position.view === 'text' ? this.text?.above() : 0),
    });
  }

  /** The place that is asked for. */
  get route(): ReadRoute {
    return this.#route();
  }

  /** How many pages the document that is seen has. */
  get pageCount(): number | undefined {
    return this.position.superseded ? this.pages.count : (this.document.reading?.pages ?? undefined);
  }

  /** Reads an edition from the library and shows it. */
  async open(id: string): Promise<void> {
    // What is not written down yet is of the document before.
    this.position.close();
    this.find.close();
    this.note = '';
    const answer = await this.document.read(id);
    if (answer) this.show(answer);
    else if (!this.document.reading) {
      this.#left = undefined;
      this.changes.leave();
    }
  }

  /** Shows a document that has just been read from the library. */
  show(reading: Reading): void {
    const { document: open, route } = this;
    const before = open.edition?.id;
    open.show(reading);
    if (open.edition?.id !== before) this.pages.turn = 0;
    const left = this.#left?.edition === route.edition ? this.#left : undefined;
    const begun = beginning(reading, route, usualView(), left);
    this.#left = undefined;
    this.position.begin(begun);
    const { edition } = open;
    if (begun.elsewhere) this.note = this.#app.i18n.t('section-elsewhere', { language: ownName(edition?.lang ?? '') });
    // The place that settles meanwhile is written into the address without the mark that was asked for.
    const { mark } = route;
    void this.marks.load(edition?.id ?? route.edition).then(() => {
      if (mark && this.route.edition === route.edition) this.marks.current = mark;
    });
    if (route.query) this.find.fromSearch(route.query, route.words ?? []);
    // Its text or its pages are shown from now on.
    if (edition && (open.sections.length > 0 || open.own)) void this.changes.look(edition);
    else this.changes.leave();
    // Opened from another screen, the text is what the keys scroll.
    void tick().then(() => {
      if (document.activeElement?.localName === 'main') this.focusText();
    });
  }

  /** Takes note of how the list of the library now has the publication that is open. */
  async heed(publication: PublicationRow | undefined): Promise<void> {
    const { edition } = this.route;
    await Promise.all([this.#heedBeside(publication), this.#heedRead(edition, publication)]);
  }

  async #heedRead(edition: string, publication: PublicationRow | undefined): Promise<void> {
    if (!this.document.heed(edition, publication)) return;
    const answer = await this.document.refresh();
    if (answer) this.show(answer);
  }

  /** Reads the edition that is to stand beside the one that is read; none takes it away. */
  async readBeside(id: string | undefined): Promise<void> {
    if (id === undefined) return this.beside.close();
    const answer = await this.beside.read(id);
    const { failure } = this.beside.load;
    if (answer) this.#showBeside(answer);
    else if (failure) this.#app.failure = failure;
  }

  /** Takes over what became of what stands beside, as of what is read. */
  async #heedBeside(publication: PublicationRow | undefined): Promise<void> {
    const id = this.wantedBeside;
    if (id === undefined || !this.beside.heed(id, publication)) return;
    const answer = await this.beside.refresh();
    if (answer) this.#showBeside(answer);
  }

  #showBeside(reading: Reading): void {
    this.beside.show(reading);
    const { edition, sections } = this.beside;
    // It is read there, too; what changed in it is told where it is read alone.
    if (edition && sections.length > 0)
      void this.#app.host.markTextRead(edition.id, edition.revision, false).catch(() => null);
  }

  /** Shows the newer revisions that came of what is read and of what stands beside it. */
  showNewer(): void {
    const [read, beside] = [this.document.newer, this.beside.newer];
    if (read) this.show(read);
    if (beside) this.#showBeside(beside);
  }

  /** Shows the place in the open document that the window came to: by a link, the outline, back or forward. */
  arrive(route: ReadRoute): void {
    const { document: open, position } = this;
    if (open.edition?.id !== route.edition || position.isWritten(route)) return;
    // Who goes on from here before it is written anew, such as forward again, asks for the place that was written before.
    position.write(route);
    if (route.view && route.view !== position.view) position.view = route.view;
    const onPage = route.page === undefined ? undefined : sectionOnPage(open.sections, route.page)?.id;
    const section = route.section ?? onPage;
    if (section !== undefined)
      void this.#showSection(section, route.page, route.at, this.#parts.get(formatRoute(route)));
    if (route.mark) this.marks.current = route.mark;
  }

  async #showSection(id: string, onPage?: number, letters?: number, part?: number): Promise<void> {
    const { position } = this;
    position.section = id;
    this.outlined = false;
    const page = onPage ?? pageOfSection(this.document.sections, id);
    // Known before the pages are: they may only now come into view, and then begin there.
    if (position.view === 'pages' && page !== undefined) position.page = page;
    await tick();
    if (position.view === 'text' && this.beside.reading) this.pair?.show(id);
    else if (position.view === 'text') this.text?.show(id, letters);
    else if (position.view === 'pages' && page !== undefined) this.sheets?.show(page, part);
  }

  /** Goes to a section as a step in the history. */
  goto(section: string): void {
    const { edition, beside } = this.route;
    if (this.document.sections.some(({ id }) => id === section)) {
      const route: ReadRoute = { screen: 'read', edition, section, view: this.position.view };
      if (beside) route.beside = beside;
      this.#app.router.go(route);
      this.position.write(null);
    }
    void this.#showSection(section);
  }

  /** Follows a link on a page to another one, as a step in the history that leads back to where it stood. */
  jump({ page, part }: Target): void {
    if (!this.document.edition) return;
    this.#parts.set(this.position.leave(), this.sheets?.place().part ?? 0);
    const section = sectionOnPage(this.document.sections, page)?.id ?? this.position.section;
    const route: ReadRoute = { screen: 'read', edition: this.route.edition, page, view: 'pages' };
    if (section !== undefined) route.section = section;
    this.position.write(route);
    this.#app.router.go(route);
    this.sheets?.show(page, part);
  }

  /** Shows the document in another view, at the same place. */
  setView(view: View): void {
    const { document: open, position } = this;
    if (view === position.view || !open.reading) return;
    // A hit that is being looked at is looked at in the other view too, though its section may begin below the edge.
    const hit = this.find.hitSection(open.sections);
    if (hit !== undefined && [position.before, position.current, position.after].some((near) => near?.id === hit)) {
      position.section = hit;
      position.page = pageOfSection(open.sections, hit);
    }
    const from = position.view === 'pages' ? this.sheets : this.text;
    position.passage = hit === undefined ? (from?.here() ?? '') : '';
    // The line that the document was opened at is none of the place where it is now.
    position.offset = 0;
    position.view = view;
    if (open.own === 'pages') remember('reader-view', view);
    position.settle();
  }

  /** Shows the text in place of the other view, or the other way round. */
  otherView(): void {
    const { own } = this.document;
    if (own) this.setView(this.position.view === 'text' ? own : 'text');
  }

  /** Shows the pages of the revision before, which are here while those of this one are not. */
  showEarlier(): void {
    this.document.older = true;
    this.setView('pages');
  }

  /** Opens another language of the document, at the same section. */
  setLanguage(target: EditionRow): void {
    const { edition, reading } = this.document;
    if (!reading || target.id === edition?.id) return;
    const { section, page, view } = this.position;
    if (section !== undefined) this.#left = { edition: target.id, document: reading, section, page, view };
    const route: ReadRoute = { screen: 'read', edition: target.id, view };
    const { beside } = this.route;
    // Whoever chooses the language that stands beside has the two change places.
    if (beside) route.beside = beside === target.lang ? (edition?.lang ?? '') : beside;
    this.#app.router.go(route);
  }

  /** Opens the next language of the document that is here. */
  nextLanguage(): void {
    const { reading, edition } = this.document;
    const here = reading?.publication.editions.filter(({ availability }) => availability !== 'not_here') ?? [];
    const next = here[(here.findIndex(({ id }) => id === edition?.id) + 1) % here.length];
    if (next) this.setLanguage(next);
  }

  /** Puts the text of another language beside the one that is read, or none. */
  setBeside(lang: string | undefined): void {
    const { edition } = this.document;
    const { section } = this.position;
    if (!edition) return;
    const route: ReadRoute = { screen: 'read', edition: edition.id, view: 'text' };
    if (section !== undefined) route.section = section;
    if (lang) route.beside = lang;
    this.position.view = 'text';
    this.#app.router.replace(route);
  }

  /** Shows the running text, in one language: there changes are marked. */
  showText(): void {
    this.setView('text');
    if (this.route.beside) this.setBeside(undefined);
  }

  /** Puts the focus on the document. */
  focusText(): void {
    void focus(SCROLLER);
  }

  /** Goes to the next change since the document was read last, or the one before. */
  stepChange(by: 1 | -1): void {
    this.showText();
    this.changes.step(by, true);
  }

  /** Opens the field for finding. */
  openFind(): void {
    if (this.position.view === 'table' || this.position.view === 'gallery') this.setView('text');
    // Finding looks through one text.
    if (this.route.beside) this.setBeside(undefined);
    this.find.open = true;
    void tick().then(() => {
      const field = document.querySelector<HTMLInputElement>('.find input');
      field?.focus();
      field?.select();
    });
  }

  /** Goes to the next hit or the one before, or opens the field for finding. */
  stepFind(by: 1 | -1): void {
    if (this.find.open) this.find.step(by);
    else this.openFind();
  }

  /** Lists the marks beside the text and goes to them, or back to the text. */
  listMarks(on: boolean): void {
    this.marks.list(on);
    void focus(on ? '.r-marks' : SCROLLER);
  }

  /** Shows the place of a mark. */
  showMark(mark: MarkRow): void {
    const { marks, position } = this;
    marks.current = mark.id;
    if (mark.orphaned) return;
    if (mark.of === 'page' && mark.page !== null && this.document.own === 'pages') {
      this.setView('pages');
      void tick().then(() => mark.page !== null && this.sheets?.show(mark.page));
    } else if (mark.of === 'words' && position.view === 'pages' && mark.page !== null && !position.superseded) {
      this.sheets?.show(mark.page);
    } else if (mark.of === 'words') {
      this.setView('text');
      if (mark.section !== position.section) this.goto(mark.section);
    } else this.goto(mark.section);
  }

  /** Bookmarks the place, or takes its bookmark away. */
  toggleBookmark(): void {
    const { bookmarkable } = this.position;
    if (bookmarkable) void this.marks.toggleBookmark(bookmarkable);
  }

  /** Larger or smaller letters or pages, or the usual size. */
  resize(step: 1 | -1 | 0): void {
    const inText = this.position.view === 'text';
    if (inText) this.type.resize(step);
    else this.pages.resize(step);
    const { i18n } = this.#app;
    void tick().then(() => {
      const value = inText ? this.type.size : this.pages.percent;
      this.#app.announce(i18n.t('percent', { value }), 'size');
    });
  }

  /** Offers to save, print or hand out what is read. */
  take(): void {
    const { reading, edition } = this.document;
    if (!reading || !edition || edition.availability === 'not_here') return;
    const { current } = this.position;
    const words = getSelection()?.toString().trim();
    this.#app.taking = {
      row: reading.publication,
      edition,
      ...(current ? { section: { id: current.id, heading: placeName(current, this.#app.i18n.t) } } : {}),
      ...(words ? { selection: words } : {}),
      pages: pdfOf(reading) !== undefined,
      first: words ? 'selection' : 'all',
    };
  }
}
