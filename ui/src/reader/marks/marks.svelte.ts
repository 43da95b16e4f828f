/** The person's marks in the document that is open: known, made, changed and taken away. */
import type { Colour } from '../../host/generated/Colour';
import type { MarkRow } from '../../host/generated/MarkRow';
import type { NewMark } from '../../host/generated/NewMark';
import type { AppState } from '../../state/app.svelte';
import { coalesced } from '../../state/coalesced';
import { recall, remember } from '../../state/memory';
import { COLOURS } from './highlights';
import type { Part } from './selection';

/** A bookmark can be of a section or of a page. */
export type BookmarkPlace = { section: string } | { page: number };

/** The marks of one document. */
export class ReaderMarks {
  /** All of them, in reading order. */
  all = $state.raw<readonly MarkRow[]>([]);
  /** The one that is looked at. */
  current = $state<string>();
  /** The one whose note is being written. */
  writing = $state<string>();
  /** Whether they are listed beside the text. */
  listed = $state(recall('reader-marks') === 'on');
  /** The colour that was used last. */
  colour = $state<Colour>(COLOURS.find((colour) => colour === recall('mark-colour')) ?? 'yellow');
  #app: AppState;
  #edition = '';
  /** Counts how often they were asked for: of several answers the last question's counts. */
  #asked = 0;

  constructor(app: AppState) {
    this.#app = app;
  }

  /** Asks for the marks of an edition. */
  async load(edition: string): Promise<void> {
    if (edition !== this.#edition) {
      this.#edition = edition;
      this.all = [];
      this.current = undefined;
      this.writing = undefined;
    }
    const mine = (this.#asked += 1);
    const query = { edition, publications: [], colours: [], bookmarks: false, text: '' };
    // Nobody asked for them: a text whose marks cannot be read is read all the same.
    const list = await this.#app.host.marks(query).catch(() => null);
    if (!list || mine !== this.#asked) return;
    // The same marks are not drawn anew.
    if (JSON.stringify(list.items) !== JSON.stringify(this.all)) this.all = list.items;
  }

  /** Asks again for the marks of the edition that is open, because the library changed. */
  readonly reload = coalesced(() => (this.#edition ? this.load(this.#edition) : Promise.resolve()));

  /** Lists them beside the text, or no longer. */
  list(on: boolean): void {
    this.listed = on;
    remember('reader-marks', on ? 'on' : null);
  }

  /** Highlights stretches in a colour; gives the first. */
  async highlight(parts: readonly Part[], colour: Colour): Promise<MarkRow | undefined> {
    this.colour = colour;
    remember('mark-colour', colour);
    const made: MarkRow[] = [];
    for (const part of parts) {
      const mark = await this.#add({ section: part.section, span: part.span, words: part.words, colour });
      if (mark) made.push(mark);
    }
    const [first] = made;
    if (first) this.#told('toast-highlighted', made);
    return first;
  }

  /** The bookmark of a place, where there is one. */
  bookmarkOf(place: BookmarkPlace): MarkRow | undefined {
    return this.all.find((mark) =>
      'page' in place
        ? mark.of === 'page' && mark.page === place.page
        : mark.of === 'section' && mark.section === place.section && !mark.orphaned,
    );
  }

  /** Bookmarks a place, or takes its bookmark away. */
  async toggleBookmark(place: BookmarkPlace): Promise<void> {
    const there = this.bookmarkOf(place);
    if (there) return this.remove(there.id);
    const mark = await this.#add('page' in place ? { page: place.page } : { section: place.section });
    if (mark) this.#told('toast-bookmarked', [mark]);
  }

  /** Changes a mark's colour or note. */
  async change(id: string, change: { colour?: Colour; note?: string }): Promise<void> {
    const wanted = { colour: change.colour ?? null, note: change.note ?? null };
    const edition = this.#edition;
    const mark = await this.#app.attempt(() => this.#app.host.changeMark(id, wanted));
    if (!mark) return;
    this.all = this.all.map((one) => (one.id === id ? mark : one));
    // What is on its way may be from before.
    await this.#again(edition);
  }

  /** Takes a mark away, and offers to put it back. */
  async remove(id: string): Promise<void> {
    if (this.current === id) this.current = undefined;
    if (this.writing === id) this.writing = undefined;
    const edition = this.#edition;
    await removeMark(this.#app, id, () => this.#again(edition));
  }

  async #add(mark: Partial<NewMark>): Promise<MarkRow | undefined> {
    const whole = { section: null, page: null, span: null, words: null, colour: null, note: '', ...mark };
    const edition = this.#edition;
    const made = await this.#app.attempt(() => this.#app.host.addMark({ ...whole, edition }));
    if (made) await this.#again(edition);
    return made;
  }

  /** Asks again for the marks of an edition, unless another one is read by now. */
  async #again(edition: string): Promise<void> {
    if (edition === this.#edition) await this.load(edition);
  }

  #told(sentence: string, made: readonly MarkRow[]): void {
    const { t } = this.#app.i18n;
    this.#app.toasts.show({
      text: t(sentence),
      action: {
        label: t('undo'),
        run: () => {
          this.#app.toasts.close('answered');
          void Promise.all(made.map(({ id }) => this.#app.attempt(() => this.#app.host.setMarkRemoved(id, true)))).then(
            () => this.load(this.#edition),
          );
        },
      },
    });
  }
}

/** Takes a mark away and offers to put it back; `after` is called whenever it went or came back. */
export async function removeMark(app: AppState, id: string, after: () => Promise<void>): Promise<void> {
  const gone = await app.attempt(() => app.host.setMarkRemoved(id, true));
  if (!gone) return;
  await after();
  const { t } = app.i18n;
  app.toasts.show({
    text: t('toast-mark-removed'),
    action: {
      label: t('undo'),
      run: () => {
        app.toasts.close('answered');
        void app.attempt(() => app.host.setMarkRemoved(id, false)).then(after);
      },
    },
  });
}
