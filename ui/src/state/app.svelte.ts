/**
 * What the whole window shares: the host, the language, the place, the settings, and what is known of the library.
 * Screens ask the host themselves for what only they show.
 */
import { getContext, setContext } from 'svelte';
import type { Host } from '../host';
import { toFailure } from '../host';
import type { CopyForm } from '../host/generated/CopyForm';
import type { EditionRow } from '../host/generated/EditionRow';
import type { Failure } from '../host/generated/Failure';
import type { JobRow } from '../host/generated/JobRow';
import type { NoticeList } from '../host/generated/NoticeList';
import type { PublicationList } from '../host/generated/PublicationList';
import type { PublicationRow } from '../host/generated/PublicationRow';
import type { Settings } from '../host/generated/Settings';
import type { SourceRow } from '../host/generated/SourceRow';
import type { Start } from '../host/generated/Start';
import type { SyncStatus } from '../host/generated/SyncStatus';
import type { Unwritable } from '../host/generated/Unwritable';
import { I18n } from '../i18n/i18n.svelte';
import { bestLanguage, LANGUAGES, type InterfaceLanguage } from '../i18n/messages';
import { Actions } from './actions';
import { Checkup } from './checkup.svelte';
import { coalesced } from './coalesced';
import { Covers } from './covers';
import { Downloads } from './downloads.svelte';
import { LiveRegion } from './live-region';
import { Load } from './load.svelte';
import { recall, remember } from './memory';
import { isToAcknowledge, isUnread } from './notice';
import { parseInternalLink, type InternalLink, type Route } from './route';
import { Router } from './router.svelte';
import { Searches } from './searches.svelte';
import { Sticks } from './sticks.svelte';
import { Toasts } from './toast.svelte';
import { Updating } from './updating.svelte';
import { ListView } from '../screens/library/view.svelte';

const KEY = Symbol('app');

/** A floating part of the window that may be open. */
export type Overlay = 'palette' | 'keys' | 'stick' | 'copy' | 'first';

/** What a person takes away, and what the dialog offers first. */
export interface Taking {
  row: PublicationRow;
  edition: EditionRow;
  /** The section that is being read. */
  section?: { id: string; heading: string };
  /** Whether it has pages of its own here, which can be printed as they are. */
  pages?: boolean;
  /** The words that are selected, a line for each paragraph. */
  selection?: string;
  first: CopyForm | 'all' | 'section' | 'selection' | 'handout';
}

/** What the whole window shares. */
export class AppState {
  readonly host: Host;
  readonly i18n: I18n;
  readonly router = new Router();
  readonly toasts = new Toasts();
  /** What is said to those who listen to the window. */
  readonly live = new LiveRegion();
  readonly actions = new Actions();
  /** How the two lists are set up. */
  readonly views = { library: new ListView(), saved: new ListView() };
  readonly covers: Covers;
  /** The sticks that are plugged in, and copies to them. */
  readonly sticks: Sticks;
  /** The check of what is stored. */
  readonly checkup: Checkup;
  /** What the person asked to be fetched. */
  readonly downloads: Downloads;
  /** The searches that are kept, and the latest. */
  readonly searches: Searches;
  /** Publications that are being let go, and may still be kept. */
  leaving = $state.raw<ReadonlySet<string>>(new Set());
  /** What the backend said at the start. */
  readonly start: Start;
  /** The settings; a change is written at once. */
  settings = $state.raw<Settings>({
    language: null,
    theme: null,
    slim_rail: false,
    sync_every_minutes: null,
    metered: false,
    quiet: false,
    settled: false,
  });
  /** Why nothing can be written to the library now, where nothing can. */
  unwritable = $state.raw<Unwritable | null>(null);
  /** Whether single keys such as `/` and `?` act. */
  singleKeys = $state(recall('single-keys') !== 'off');
  /** The notices, for the rail, the banner and the screen. */
  notices = new Load<NoticeList>();
  /** All publications, unfiltered. */
  catalogue = new Load<PublicationList>();
  /** The one truth behind the sync chip. */
  sync = new Load<SyncStatus>();
  /** Counts how often the library changed; read it to ask again after a change. */
  changes = $state(0);
  /** Counts how often a job moved to another phase. */
  jobChanges = $state(0);
  /** The newest that was heard of a job, and counts how often that was. */
  heard = $state.raw<{ job: JobRow | null; times: number }>({ job: null, times: 0 });
  /** How far updates go. */
  readonly updating = new Updating(() => this.settings.metered);
  /** Whether the window takes the whole screen, for reading. */
  fullScreen = $state(false);
  /** The floating part that is open. */
  overlay = $state<Overlay | null>(null);
  /** What a source is to be added from; empty where nothing is given yet, `null` while nobody adds one. */
  adding = $state<string | null>(null);
  /** What is to be opened in another program, once the person has agreed. */
  outside = $state.raw<{ edition: string; picture: string | null } | null>(null);
  /** What is to be saved, printed or handed out, while the person chooses how. */
  taking = $state.raw<Taking | null>(null);
  /** Why an action that belongs to no pane failed. */
  failure = $state.raw<Failure | null>(null);
  #zero: number;
  #phases = new Map<number, string>();
  /** Whether settings are to be asked for once none is on its way to the backend any more. */
  #settingsDue = false;
  /** How many changes of settings are on their way to the backend. */
  #setting = 0;
  /** The day of which “today” is said. */
  #day: string;
  /** Whether what is shown is to be asked for again. */
  #again = false;
  /** The newest that events told of each job, and how much had been heard by then. */
  #told = new Map<number, { job: JobRow; times: number }>();

  constructor(host: Host, start: Start) {
    this.host = host;
    this.start = start;
    this.covers = new Covers(host);
    this.sticks = new Sticks(host);
    this.checkup = new Checkup(host);
    this.downloads = new Downloads(host, (edition) => {
      const editions = this.catalogue.value?.items.flatMap((row) => row.editions);
      const title = editions?.find(({ id }) => id === edition)?.title;
      if (title) this.announce(this.i18n.t('pair', { first: this.i18n.t('avail-here'), second: title }));
    });
    this.searches = new Searches(host);
    // The backend's clock, so that the window and the rules it shows agree about "today".
    const begun = Date.parse(start.now);
    this.#zero = Number.isNaN(begun) ? 0 : begun - Date.now();
    this.i18n = new I18n(() => this.now());
    this.#day = this.now().toDateString();
    this.settings = start.settings;
    this.unwritable = start.unwritable;
  }

  /** This moment, by the backend's clock. */
  now(): Date {
    return new Date(Date.now() + this.#zero);
  }

  /** Says what happened to those who do not see it; of several about one thing, the last. */
  announce(text: string, about?: string): void {
    this.live.say(text, about);
  }

  /**
   * Asks again for what is shown once another day has begun: what was checked “today” was checked yesterday then. And where it
   * could not be asked for when it changed: no other change may come. To be called each minute.
   */
  noteTime(): void {
    const day = this.now().toDateString();
    const failed = [this.notices, this.catalogue, this.sync].some(({ failure }) => failure !== null);
    if (this.searches.saved.failure) void this.searches.reload();
    if (this.#settingsDue) void this.#reloadSettings();
    if (day === this.#day && !failed && !this.#again) return;
    this.#day = day;
    this.#again = false;
    this.#lookAgain();
  }

  /** Has what is shown asked for again within a minute, because something of it could not be. */
  askAgain(): void {
    this.#again = true;
  }

  /** Asks again for all that is shown: publications changed, or what is true of them did with the hour. */
  #lookAgain(): void {
    this.changes += 1;
    void this.reload();
    // When a signature expires, what was up to date is no longer.
    void this.reloadSync();
  }

  /** It was changed here whom this computer trusts, and from where it takes what they publish: also what a stick is to it. */
  noteSources(): void {
    this.changes += 1;
    void this.sticks.reload();
  }

  /** Looks whether anything can be written by now, or no longer: a disk that runs full or is cleared tells nobody. */
  async noteRoom(): Promise<void> {
    try {
      this.unwritable = (await this.host.start()).unwritable;
    } catch {
      // It is asked again in a minute.
    }
  }

  /** The languages that the person prefers, best first. */
  get prefer(): string[] {
    const system = typeof navigator === 'undefined' ? [] : navigator.languages;
    return [...new Set([this.i18n.language, ...system, ...system.map((tag) => tag.split('-')[0] ?? tag)])];
  }

  /** Begins: language, theme, place, events. Returns what undoes it. */
  async begin(): Promise<() => void> {
    await this.i18n.use(this.#wantedLanguage());
    const stopRouter = this.router.start(this.start.preview === null ? this.start.library : null);
    const stopChange = this.host.on('change', (change) => {
      if (change.jobs) this.jobChanges += 1;
      if (change.publications) {
        this.#lookAgain();
        void this.#reloadSettings();
        // An update is indexed last of all: until then it brings no hits, and each saved search costs one.
        if (this.sync.value?.state !== 'updating') void this.searches.reload();
      } else if (change.jobs) void this.reloadSync();
    });
    const stopJob = this.host.on('job', (job) => {
      this.#hearJob(job);
      this.#told.set(job.id, { job, times: this.heard.times });
    });
    const stopSticks = this.host.on('sticks', () => void this.sticks.reload());
    const stopOpening = this.host.on('opening', () => void this.takeOpenings());
    void this.takeOpenings();
    void this.reload();
    void this.reloadSync();
    void this.sticks.reload();
    void this.searches.reload();
    return () => {
      stopRouter();
      stopChange();
      stopJob();
      stopSticks();
      stopOpening();
    };
  }

  /** Asks again for what the whole window shows. */
  readonly reload = coalesced(() => this.#reloadOnce());

  /** Takes over settings that were changed beside this window. */
  async #reloadSettings(): Promise<void> {
    const before = this.settings;
    // What is being set here is not set back by an answer from before it: they are asked for when it is written.
    this.#settingsDue = this.#setting > 0;
    if (this.#settingsDue) return;
    try {
      const { settings } = await this.host.start();
      if (this.#setting > 0) this.#settingsDue = true;
      if (this.#setting > 0 || this.settings !== before || JSON.stringify(settings) === JSON.stringify(before)) return;
      const language = settings.language !== before.language;
      this.settings = settings;
      if (language) {
        await this.i18n.use(this.#wantedLanguage());
        void this.reload();
        this.changes += 1;
      }
    } catch {
      // They are asked for again within a minute.
      this.#settingsDue = true;
    }
  }

  async #reloadOnce(): Promise<void> {
    const prefer = this.prefer;
    await Promise.all([
      this.notices.run(() => this.host.notices(prefer)),
      this.catalogue.run(() =>
        this.host.publications({ prefer, langs: [], kinds: [], collections: [], saved: false, here: false, text: '' }),
      ),
    ]);
    const editions = this.catalogue.value?.items.flatMap((row) => row.editions) ?? [];
    for (const { id, missing, newer } of editions) if (missing === 0 && !newer) this.downloads.arrived(id);
  }

  /** Asks again for the state of updates. */
  async reloadSync(): Promise<void> {
    const updating = this.sync.value?.state === 'updating';
    await this.sync.run(() => this.host.syncStatus());
    // It may have ended in another process.
    if (updating && this.sync.value?.state !== 'updating') void this.searches.reload();
  }

  /** Begins a job, or has one go on. Events may tell of it before that is answered: then they are the newer. */
  async #begin(ask: () => Promise<JobRow>): Promise<JobRow> {
    const before = this.heard.times;
    const answer = await ask();
    const told = this.#told.get(answer.id);
    if (told && told.times > before) return told.job;
    this.#hearJob(answer);
    return answer;
  }

  #hearJob(job: JobRow): void {
    this.downloads.hear(job);
    this.checkup.hear(job);
    const phase = `${job.phase} ${job.asked ?? ''}`;
    const before = this.#phases.get(job.id);
    const moved = before !== phase;
    this.#phases.set(job.id, phase);
    this.heard = { job, times: this.heard.times + 1 };
    // What is open here can only be read from now on. A move that this window did not see at work was of another.
    if (moved && before !== undefined && job.kind === 'move' && job.phase === 'done') {
      void this.attempt(() => this.host.restart());
    }
    if (moved) {
      // A job that began or ended changes the state itself; only the backend knows into what.
      this.jobChanges += 1;
      void this.reloadSync();
      // What came is in the index by now.
      if (job.ended !== null) void this.searches.reload();
      // What was taken in is no news on a stick any more, and what was copied is.
      if (job.ended !== null) void this.sticks.reload();
      return;
    }
    const status = this.sync.value;
    if (status && job.kind === 'sync' && job.phase === 'running') this.sync.value = { ...status, job };
  }

  #wantedLanguage(): InterfaceLanguage {
    const chosen = LANGUAGES.find((language) => language === this.settings.language);
    return chosen ?? bestLanguage(typeof navigator === 'undefined' ? [] : navigator.languages);
  }

  /** Changes settings: at once in the window, and for the next start. */
  async set(change: Partial<Settings>): Promise<void> {
    this.settings = { ...this.settings, ...change };
    this.#setting += 1;
    try {
      if ('language' in change) {
        await this.i18n.use(this.#wantedLanguage());
        void this.reload();
        this.changes += 1;
      }
      await this.host.setSettings(this.settings);
    } catch (error) {
      this.failure = toFailure(error);
    } finally {
      this.#setting -= 1;
      if (this.#setting === 0 && this.#settingsDue) void this.#reloadSettings();
    }
  }

  /** Lets the window take the whole screen, or no longer; where it cannot, it is shown as it was. */
  async setFullScreen(on: boolean): Promise<void> {
    const answer = await this.attempt(() => this.host.setFullScreen(on));
    if (answer !== undefined) this.fullScreen = on;
  }

  /** Switches single keys on or off. */
  setSingleKeys(on: boolean): void {
    this.singleKeys = on;
    remember('single-keys', on ? null : 'off');
  }

  /** Puts a newer row in place of the one that is shown. What is in the person's language stays: a change is answered in none. */
  put(row: PublicationRow): void {
    const swap = (items: PublicationRow[]): PublicationRow[] =>
      items.map((item) => {
        const { best, publisher, collection_title } = item;
        return item.id === row.id ? { ...row, best, publisher, collection_title } : item;
      });
    const { catalogue, notices } = this;
    if (catalogue.value) catalogue.value = { ...catalogue.value, items: swap(catalogue.value.items) };
    if (notices.value) {
      const items = swap(notices.value.items);
      notices.value = {
        ...notices.value,
        items,
        unread: items.filter(({ notice }) => isUnread(notice)).length,
        to_acknowledge: items.filter(({ notice }) => isToAcknowledge(notice)).length,
      };
    }
  }

  /** Does something that may fail, and shows why it failed. */
  async attempt<T>(act: () => Promise<T>): Promise<T | undefined> {
    this.failure = null;
    return this.carryOut(act);
  }

  /** Does what the person does not wait for any more: why it failed is shown, and of other failures nothing is taken away. */
  async carryOut<T>(act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await act();
    } catch (error) {
      this.failure = toFailure(error);
      return undefined;
    }
  }

  /** Adds a publication to Saved or takes it out. */
  async setSaved(publication: string, saved: boolean): Promise<PublicationRow | undefined> {
    const row = await this.attempt(() => this.host.setSaved(publication, saved));
    if (row) {
      this.put(row);
      const { t } = this.i18n;
      this.toasts.show({
        text: t(saved ? 'toast-saved' : 'toast-unsaved'),
        action: {
          label: t('undo'),
          run: () => void this.setSaved(publication, !saved).then(() => this.toasts.close()),
        },
      });
      this.changes += 1;
    }
    return row;
  }

  /** Lets a withdrawn publication go, unless the person thinks better of it while that is offered. */
  letGo(publication: string): void {
    const { t } = this.i18n;
    this.leaving = new Set([...this.leaving, publication]);
    this.toasts.show({
      text: t('toast-forgotten'),
      action: {
        label: t('undo'),
        run: () => {
          this.#stays(publication);
          this.toasts.close('answered');
        },
      },
      after: () => void this.forget(publication),
    });
  }

  /** Lets a withdrawn publication go; it is shown again where that fails. */
  async forget(publication: string): Promise<void> {
    await this.carryOut(() => this.host.letGo(publication));
    this.#stays(publication);
    this.changes += 1;
    void this.reload();
  }

  #stays(publication: string): void {
    this.leaving = new Set([...this.leaving].filter((id) => id !== publication));
  }

  /** Lets the person save a copy of an edition. */
  async saveCopy(edition: string): Promise<void> {
    const copy = await this.attempt(() => this.host.saveCopy(edition, 'file'));
    if (copy) this.toasts.show({ text: this.i18n.t('toast-copy-saved'), detail: copy.path });
  }

  /** Asks whether an edition's document, or a picture in it, may be opened in another program. */
  openOutside(edition: string, picture: string | null): void {
    this.outside = { edition, picture };
  }

  /** Begins an update: as far as was chosen, or only these editions. */
  async syncNow(editions?: readonly string[]): Promise<void> {
    const request = editions ? Updating.only(editions) : this.updating.request;
    await this.attempt(() => this.#begin(() => this.host.sync(request)));
  }

  /** Begins to move the library to another folder. */
  async moveLibrary(to: string): Promise<JobRow> {
    const job = await this.#begin(() => this.host.moveLibrary(to));
    // It was done before it was known that it is of this window.
    if (job.phase === 'done') void this.attempt(() => this.host.restart());
    return job;
  }

  /** Asks a job to rest, or to end. */
  async askJob(job: number, what: 'pause' | 'cancel'): Promise<void> {
    await this.attempt(() => (what === 'pause' ? this.host.pauseJob(job) : this.host.cancelJob(job)));
    this.jobChanges += 1;
    await this.reloadSync();
  }

  /** Has a job go on or be tried again; with an item, only that one. */
  async resumeJob(job: number, item?: string): Promise<void> {
    await this.attempt(() =>
      this.#begin(() => (item === undefined ? this.host.resumeJob(job) : this.host.retryItem(job, item))),
    );
  }

  /**
   * Follows a link of a document: inside the library, or to the system's browser. A link that names no language leads to
   * the edition in the one that is being read, else in the one that the person likes best.
   */
  async follow(href: string, reading?: string): Promise<void> {
    const inside = parseInternalLink(href);
    if (inside) await this.#goInside(inside, reading);
    else if (/^(https|mailto):/i.test(href)) await this.attempt(() => this.host.openExternal(href));
  }

  /** Opens what the system asked for: a link from elsewhere, or a card that was double-clicked. */
  async takeOpenings(): Promise<void> {
    for (const what of (await this.attempt(() => this.host.openings())) ?? []) {
      if (!/^fieldshelf:/i.test(what)) {
        this.adding = what;
        continue;
      }
      const target = await this.attempt(() => this.host.lookAtLink(what));
      if (!target) continue;
      if (target.card !== null) this.adding = target.card;
      if (target.publication === null) continue;
      await this.#goInside({
        publication: target.publication,
        ...(target.lang === null ? {} : { lang: target.lang }),
        ...(target.section === null ? {} : { section: target.section }),
      });
      if (target.sheet) this.toasts.show({ text: this.i18n.t(`sheet-${target.sheet.replace('_', '-')}`) });
    }
  }

  /** Goes to a place inside the library; where it names no language, in the one that is being read, else the best liked. */
  async #goInside(inside: InternalLink, reading?: string): Promise<void> {
    const prefer = reading === undefined ? this.prefer : [reading, ...this.prefer];
    const detail = await this.attempt(() => this.host.publication(inside.publication, prefer));
    if (!detail) return;
    const { row } = detail;
    const edition = row.editions.find(({ lang }) => lang === inside.lang) ?? row.editions[row.best];
    if (!edition) return;
    const target: Route = { screen: 'read', edition: edition.id };
    if (inside.section !== undefined) target.section = inside.section;
    this.router.go(row.kind === 'notice' ? { screen: 'notices', id: row.id, lang: edition.lang } : target);
  }

  /** The address at which a publication is opened. */
  routeOf(row: PublicationRow): Route {
    const best = row.editions[row.best];
    if (row.kind === 'notice' || !best) return { screen: 'notices', id: row.id };
    return { screen: 'read', edition: best.id };
  }

  /** The name of a source's publisher in the language of the interface, as lists of its publications tell it. */
  publisherName(source: Pick<SourceRow, 'publisher' | 'name'>): string {
    const own = this.catalogue.value?.items.find(({ collection }) => collection.startsWith(`${source.publisher}/`));
    return own?.publisher || source.name;
  }
}

/** Makes the state known to the components below. */
export function provideApp(app: AppState): void {
  setContext(KEY, app);
}

/** What the whole window shares. */
export function useApp(): AppState {
  return getContext<AppState>(KEY);
}
