/**
 * What changed in the text that is open since the person read it: whether it is shown, and which change is looked at.
 *
 * The library takes a text for read when it hears that it was shown, unless another one was read before: then that stays until the
 * person says that they have compared the two.
 */
import type { Comparison } from '../../host/generated/Comparison';
import type { ChangedSection } from '../../host/generated/ChangedSection';
import type { AppState } from '../../state/app.svelte';
import { wait } from '../../state/undoable';
import { changesIn, draw, erase } from './change-marks';

/** The edition that is shown. */
interface Shown {
  id: string;
  revision: number;
}

/** The changes of the text that is open. */
export class Changes {
  /** What changed; nothing where the text is as it was read, or was never read before. */
  comparison = $state.raw<Comparison | null>(null);
  /** Whether the changes are marked in the text. */
  shown = $state(false);
  /** How many are drawn. */
  count = $state(0);
  /** Which of them is looked at; −1 for none. */
  at = $state(-1);
  /** Rises whenever a change is to be brought into view. */
  asks = $state(0);
  #app: AppState;
  #edition = '';
  /** What the person has just marked as read. */
  #done = '';
  #drawn: HTMLElement[] = [];
  #taken = 0;
  #focus = false;
  /** Counts what was shown: of several answers that about the last counts. */
  #looked = 0;

  constructor(app: AppState) {
    this.#app = app;
  }

  /** Whether there are changes that can be marked in the text. */
  get showable(): boolean {
    return this.comparison?.state === 'changed' && this.comparison.changed > 0;
  }

  /** The change that is looked at. */
  get current(): HTMLElement | undefined {
    return this.#drawn[this.at];
  }

  /** The sections that are gone, by the section behind which they stood. */
  get gone(): Map<string | null, ChangedSection[]> {
    const gone = new Map<string | null, ChangedSection[]>();
    for (const section of (this.shown && this.comparison?.sections) || []) {
      if (section.edit === 'removed') gone.set(section.after, [...(gone.get(section.after) ?? []), section]);
    }
    return gone;
  }

  /** The text of an edition is shown from now on: asks what changed in it, and notes that it was shown. */
  async look({ id, revision }: Shown): Promise<void> {
    if (this.#edition !== id) {
      this.comparison = null;
      this.shown = false;
      this.#done = '';
    }
    this.#edition = id;
    const mine = (this.#looked += 1);
    // A library that cannot tell, as one that is damaged, is read all the same.
    const [found] = await this.#app.host.changes(id).catch(() => []);
    if (mine !== this.#looked) return;
    const differs = found?.state === 'changed' || found?.state === 'not_kept';
    const news = differs && found.revision === revision && this.#done !== `${id} ${revision}`;
    this.comparison = news ? found : null;
    if (!this.showable) this.shown = false;
    // Nobody asked for this to be written: where it cannot be, the text does not count as read.
    await this.#app.host.markTextRead(id, revision, false).catch(() => null);
  }

  /** Nothing is shown any more. */
  leave(): void {
    this.#looked += 1;
    this.#edition = '';
    this.comparison = null;
    this.shown = false;
  }

  /** Marks the changes in the text and goes to the first, or takes the marks away. */
  show(on: boolean, focus = false): void {
    this.shown = on && this.showable;
    this.at = this.shown ? 0 : -1;
    if (this.shown) this.#ask(focus);
  }

  /** Goes to the next change or the one before; with `focus` it takes the focus, so that reading goes on there. */
  step(by: 1 | -1, focus: boolean): void {
    if (!this.shown) return this.show(true, focus);
    if (this.count === 0) return;
    this.at = (this.at + by + this.count) % this.count;
    this.#ask(focus);
  }

  #ask(focus: boolean): void {
    this.#focus = focus;
    this.asks += 1;
  }

  /** Draws into a text whose elements are as they came, or takes out what was drawn. */
  draw(root: Element): void {
    erase(root);
    if (this.shown && this.comparison) draw(root, this.comparison, this.#app.i18n.t('changed-moved'));
    this.#drawn = this.shown ? changesIn(root) : [];
    this.count = this.#drawn.length;
    this.at = Math.min(this.at, this.count - 1);
    this.#point();
  }

  /** The change that was asked for since this was asked last, to be brought into view; it has the focus, where that was wanted. */
  takeAsked(): HTMLElement | undefined {
    if (this.#taken === this.asks) return undefined;
    this.#taken = this.asks;
    this.#point();
    const { current } = this;
    if (current && this.#focus) {
      current.tabIndex = -1;
      current.focus({ preventScroll: true });
    }
    return current;
  }

  /** Shows which change is looked at. */
  #point(): void {
    for (const element of this.#drawn) element.classList.toggle('change-now', element === this.current);
  }

  /** Counts what is here as read at once: the person said so in another way. */
  settle(): void {
    const { comparison } = this;
    if (!comparison) return;
    this.#done = `${comparison.edition} ${comparison.revision}`;
    this.comparison = null;
    this.shown = false;
    void this.#app.carryOut(() => this.#app.host.markTextRead(comparison.edition, comparison.revision, true));
  }

  /** Counts what is here as read, unless the person thinks better of it while that is offered. */
  markRead(): void {
    const { comparison, shown } = this;
    if (!comparison) return;
    const { edition, revision } = comparison;
    const { toasts, i18n } = this.#app;
    this.#done = `${edition} ${revision}`;
    this.comparison = null;
    this.shown = false;
    toasts.show({
      text: i18n.t('toast-changes-read'),
      action: {
        label: i18n.t('undo'),
        run: () => {
          wait(this.#app, 'read', []);
          if (this.#edition === edition) {
            this.#done = '';
            this.comparison = comparison;
            this.shown = shown;
          }
          toasts.close('answered');
        },
      },
      after: () => {
        wait(this.#app, 'read', []);
        void this.#app.carryOut(() => this.#app.host.markTextRead(edition, revision, true));
      },
    });
    wait(this.#app, 'read', [{ edition, revision }]);
  }
}
