/** The document that is open: what of it there is to be seen, and what became of it in the library meanwhile. */
import type { PublicationRow } from '../host/generated/PublicationRow';
import type { Reading } from '../host/generated/Reading';
import type { SectionRow } from '../host/generated/SectionRow';
import { toFailure } from '../host';
import type { AppState } from '../state/app.svelte';
import { Load } from '../state/load.svelte';
import { documentOf, ownView, pdfOf, soundOf, wordsOf } from './views';

const NO_SECTIONS: readonly SectionRow[] = [];

/** A document that is open, or is being opened. */
export class OpenDocument {
  /** How opening it goes. */
  readonly load = new Load<Reading>();
  /** What is read; the document before, until another one is here. */
  reading = $state.raw<Reading | null>(null);
  /** A newer revision that came while it was open. */
  newer = $state.raw<Reading | null>(null);
  /** Whether it was taken from this computer while it was open. */
  gone = $state(false);
  /** Whether the person asked for the pages of the revision before. */
  older = $state(false);
  /** The edition that is read. */
  readonly edition = $derived(this.reading?.publication.editions[this.reading.edition]);
  /** Its sections; none where its text is not here. */
  readonly sections = $derived(this.reading?.sections ?? NO_SECTIONS);
  /** Whether there are headings, or at least pages, to go to. */
  readonly hasOutline = $derived(this.sections.some(({ heading, page }) => heading !== '' || page !== null));
  /** The revision before, where its pages are still here and those of this one are not. */
  readonly earlier = $derived(this.reading?.earlier && pdfOf(this.reading.earlier) ? this.reading.earlier : undefined);
  /** What is read, with the files that are shown of it. */
  readonly #shown = $derived(
    this.reading && this.earlier && this.older ? { ...this.reading, files: this.earlier.files } : this.reading,
  );
  /** The file whose pages can be shown. */
  readonly pdf = $derived(this.#shown ? pdfOf(this.#shown) : undefined);
  /** Where the words of those pages are. */
  readonly words = $derived(this.#shown ? wordsOf(this.#shown) : undefined);
  /** The view that it has besides its text. */
  readonly own = $derived(this.#shown ? ownView(this.#shown) : undefined);
  /** The recording that it is. */
  readonly sound = $derived(this.reading ? soundOf(this.reading) : undefined);
  /** The file, where it is here and nothing of it can be shown. */
  readonly outside = $derived(
    this.reading && !this.own && this.sections.length === 0 ? documentOf(this.reading) : undefined,
  );
  /** Whether its text is here and its file is not. */
  readonly lacking = $derived(
    this.sections.length > 0 &&
      (this.edition?.missing ?? 0) > 0 &&
      (this.reading?.files.some(({ role, here }) => role === 'document' && !here) ?? false),
  );
  #app: AppState;
  /** The edition that was asked for last. */
  #wanted = '';
  /** Counts how often it was read again, or opened: of several answers the last question's counts. */
  #refreshed = 0;
  /** The edition whose publication was last seen in the list of the library. */
  #listed = '';
  /** The row of the list that what is open was last held against. */
  #heeded = '';

  constructor(app: AppState) {
    this.#app = app;
  }

  /**
   * Reads an edition from the library; it is not open before it is shown. Gives nothing where it cannot be read (then
   * {@link load} says why), or another was asked for meanwhile.
   */
  async read(id: string): Promise<Reading | undefined> {
    this.#wanted = id;
    this.#refreshed += 1;
    this.newer = null;
    this.gone = false;
    const answer = await this.load.run(() => this.#app.host.read(id, this.#app.prefer));
    if (this.#wanted !== id) return undefined;
    // What could not be opened does not stand under the title of what was read before.
    if (!answer && this.load.failure && this.edition?.id !== id) this.reading = null;
    return answer ?? undefined;
  }

  /** Shows what was read. It may be older than the list that came meanwhile: that is held against it again. */
  show(reading: Reading): void {
    this.reading = reading;
    this.#heeded = '';
    this.newer = null;
    this.older = false;
  }

  /** Shows nothing any more. */
  close(): void {
    this.#wanted = '';
    this.#refreshed += 1;
    this.load.clear();
    this.reading = null;
    this.newer = null;
  }

  /**
   * Takes note of whether the person saved a publication, where it is the one that is open. Nothing else of its row: that may be
   * of a newer revision than the text that is shown.
   */
  noteSaved({ id, saved }: Pick<PublicationRow, 'id' | 'saved'>): void {
    const { reading } = this;
    if (reading?.publication.id === id) this.reading = { ...reading, publication: { ...reading.publication, saved } };
  }

  /**
   * Takes note of how the list of the library now has the publication of an edition; tells whether that is another than what is
   * open says of it, which is to be read again then. Each row is held against it once: the list may be the older of the two.
   * Other changes, of which an update brings many, are none of its business.
   */
  heed(edition: string, publication: PublicationRow | undefined): boolean {
    if (!publication) {
      // A list that is older than what was opened does not know it yet.
      this.gone = this.#listed === edition;
      return false;
    }
    this.#listed = edition;
    if (!this.reading || this.edition?.id !== edition) return false;
    const row = JSON.stringify(publication);
    if (row === this.#heeded) return false;
    this.#heeded = row;
    return row !== JSON.stringify(this.reading.publication);
  }

  /**
   * Reads again what is open. A newer revision is only offered: never is a text exchanged under the reader's eyes. Gives
   * what is to be shown at once, because nobody was reading an empty page.
   */
  async refresh(): Promise<Reading | undefined> {
    const id = this.#wanted;
    const mine = (this.#refreshed += 1);
    let answer: Reading;
    try {
      answer = await this.#app.host.read(id, this.#app.prefer);
    } catch (error) {
      if (mine !== this.#refreshed) return undefined;
      const failure = toFailure(error);
      // Its publication is here, and this edition of it is not.
      if (failure.code === 'not_found') this.gone = true;
      else {
        // What is shown may be true no longer: that is said, and the list is held against it once more.
        this.#app.failure = failure;
        this.#app.askAgain();
        this.#heeded = '';
      }
      return undefined;
    }
    const { reading } = this;
    // Another edition may still be on its way while this one is seen.
    if (!reading || mine !== this.#refreshed || this.edition?.id !== id) return undefined;
    this.gone = false;
    const { publication, edition, files, earlier } = answer;
    const revised = publication.editions[edition]?.revision !== this.edition?.revision;
    const blank = this.sections.length === 0 && !this.own && (revised || !this.outside);
    if (blank && (answer.sections.length > 0 || documentOf(answer))) return answer;
    if (revised) this.newer = answer;
    else this.reading = { ...reading, publication, edition, files, earlier };
    return undefined;
  }
}
