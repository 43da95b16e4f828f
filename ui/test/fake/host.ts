/** A backend in memory, for tests and for looking at the window without one. It answers as the contract says. */
import type { Host, HostEvents } from '../../src/host';
import type { Comparison } from '../../src/host/generated/Comparison';
import type { CopyChoices } from '../../src/host/generated/CopyChoices';
import type { CopyReport } from '../../src/host/generated/CopyReport';
import type { CardRow } from '../../src/host/generated/CardRow';
import type { Failure } from '../../src/host/generated/Failure';
import type { FileRow } from '../../src/host/generated/FileRow';
import type { JobItemRow } from '../../src/host/generated/JobItemRow';
import type { JobRow } from '../../src/host/generated/JobRow';
import type { MarkRow } from '../../src/host/generated/MarkRow';
import type { LinkTarget } from '../../src/host/generated/LinkTarget';
import type { NearbyState } from '../../src/host/generated/NearbyState';
import type { Neighbour } from '../../src/host/generated/Neighbour';
import type { PageText } from '../../src/host/generated/PageText';
import type { Plan } from '../../src/host/generated/Plan';
import type { PublicationRow } from '../../src/host/generated/PublicationRow';
import type { Reading } from '../../src/host/generated/Reading';
import type { Removable } from '../../src/host/generated/Removable';
import type { Rules } from '../../src/host/generated/Rules';
import type { RulesEffect } from '../../src/host/generated/RulesEffect';
import type { TermForm } from '../../src/host/generated/TermForm';
import type { SavedSearch } from '../../src/host/generated/SavedSearch';
import type { SearchResults } from '../../src/host/generated/SearchResults';
import type { SetByOffice } from '../../src/host/generated/SetByOffice';
import type { Settings } from '../../src/host/generated/Settings';
import type { SourceRow } from '../../src/host/generated/SourceRow';
import type { Start } from '../../src/host/generated/Start';
import type { StickRow } from '../../src/host/generated/StickRow';
import type { Space } from '../../src/host/generated/Space';
import type { SyncStatus } from '../../src/host/generated/SyncStatus';
import type { Unwritable } from '../../src/host/generated/Unwritable';
import type { VerifyReport } from '../../src/host/generated/VerifyReport';
import { NOW, publications, sectionsOf } from './data';
import { begun, detailed, fetching, moved } from './jobs';
import { filesOf, noticesAmong, PDF_PAGES, publicationsAmong } from './library';
import { listed, marked } from './marks';
import { makePdf } from './pdf';
import {
  copyChoices,
  copyOf,
  failure,
  jobRow,
  nearby,
  removables,
  rules,
  secondOffice,
  settings,
  sources,
  space,
  syncStatus,
  verified,
} from './rows';
import { answer, preferred } from './search';
import { cardOf, removalOf } from './sources';
import { backupReport, backupView, mended, restoreReport, stats } from './upkeep';

export { failure, jobItem, jobRow, stickCopy } from './rows';

/** What a test may set up, and look at afterwards. */
export class FakeHost implements Host {
  rows: PublicationRow[];
  settings: Settings = settings();
  preview: string | null = null;
  unwritable: Unwritable | null = null;
  clockBehind: string | null = null;
  status: SyncStatus = syncStatus();
  jobRows: JobRow[] = [
    jobRow({ ended: '2015-11-23T08:12:00Z', done: 4, total: 4, bytes_done: 4_800_000, bytes_total: 4_800_000 }),
  ];
  /** The items of each job, by its number. */
  items = new Map<number, JobItemRow[]>();
  planned: Plan = { sources: [], bytes: 0 };
  sourceRows: SourceRow[] = sources();
  nearbyState: NearbyState = nearby();
  neighbourRows: Neighbour[] = [];
  stickRows: StickRow[] = [];
  choices: CopyChoices = copyChoices();
  /** Ends the copy that is being made. */
  endCopy: (report: Partial<CopyReport> | Failure) => void = () => undefined;
  /** Commands that are refused, by name. */
  refuse: Partial<Record<keyof Host, Failure>> = {};
  /** Every call, in order. */
  calls: { name: string; args: unknown[] }[] = [];
  positions = new Map<string, Reading['position']>();
  /** The revision before that of the handbook, where its file is here and the newest's is not. */
  earlier: Reading['earlier'] = null;
  /** What changed in editions since they were read. */
  comparisons: Comparison[] = [];
  /** The person's marks, and those that were removed. */
  markRows: MarkRow[] = [];
  removedMarks: MarkRow[] = [];
  /** The published words of the document's pages; none are published when there are none. */
  pageTexts: PageText[] = [];
  #pdf: ArrayBuffer | null = null;
  #hear: { [Name in keyof HostEvents]: Set<(payload: HostEvents[Name]) => void> } = {
    change: new Set(),
    job: new Set(),
    sticks: new Set(),
    opening: new Set(),
  };

  constructor(rows: PublicationRow[] = publications()) {
    this.rows = rows;
  }

  /** The calls of one command. */
  called(name: keyof Host): unknown[][] {
    return this.calls.filter((call) => call.name === name).map(({ args }) => args);
  }

  /** Tells the window something. */
  emit<Name extends keyof HostEvents>(name: Name, payload: HostEvents[Name]): void {
    for (const hear of this.#hear[name]) hear(payload);
  }

  async #answer<T>(name: keyof Host, args: unknown[], make: () => T): Promise<T> {
    this.calls.push({ name, args });
    const refused = this.refuse[name];
    if (refused) throw refused;
    return make();
  }

  #row(id: string): PublicationRow {
    const row = this.rows.find((one) => one.id === id);
    if (!row) throw failure('not_found', { item: id });
    return row;
  }

  #change(id: string, change: (row: PublicationRow) => PublicationRow): PublicationRow {
    const changed = change(this.#row(id));
    this.rows = this.rows.map((row) => (row.id === id ? changed : row));
    return changed;
  }

  #files(edition: string): FileRow[] {
    return filesOf(edition, {
      bytes: () => this.#bytes().byteLength,
      here: this.earlier === null,
      words: this.pageTexts.length > 0,
    });
  }

  #bytes(): ArrayBuffer {
    this.#pdf ??= makePdf(PDF_PAGES);
    return this.#pdf;
  }

  start = (): Promise<Start> =>
    this.#answer('start', [], () => ({
      settings: this.settings,
      preview: this.preview,
      library: '/home/me/library',
      version: '0.1.0',
      now: NOW,
      sync_every_minutes: 360,
      schedule_locked: false,
      unwritable: this.unwritable,
    }));
  painted: Host['painted'] = (screen) => this.#answer('painted', [screen], () => null);
  setFullScreen: Host['setFullScreen'] = (on) => this.#answer('setFullScreen', [on], () => null);
  setSettings: Host['setSettings'] = (settings) =>
    this.#answer('setSettings', [settings], () => {
      this.settings = settings;
      return null;
    });
  notices: Host['notices'] = (prefer) =>
    this.#answer('notices', [prefer], () => noticesAmong(this.rows, prefer, this.clockBehind));
  publications: Host['publications'] = (query) =>
    this.#answer('publications', [query], () => publicationsAmong(this.rows, query));
  publication: Host['publication'] = (id, prefer) =>
    this.#answer('publication', [id, prefer], () => {
      const row = preferred(this.#row(id), prefer);
      const links = row.kind === 'page' ? [{ title: 'People who can help', url: 'https://example.org/help' }] : [];
      return { row, links, files: row.editions.map((edition) => this.#files(edition.id)) };
    });
  read: Host['read'] = (edition, prefer) =>
    this.#answer('read', [edition, prefer], () => {
      const row = this.#row(edition.slice(0, edition.lastIndexOf('@')));
      const at = row.editions.findIndex(({ id }) => id === edition);
      const found = row.editions[at];
      if (!found) throw failure('not_found', { item: edition });
      const files = this.#files(edition);
      return {
        publication: preferred(row, prefer),
        edition: at,
        // As over the wire: each time another array, of other rows.
        sections: sectionsOf(found).map((section) => ({ ...section })),
        files,
        earlier: files.length > 0 ? this.earlier : null,
        pages: files.length > 0 ? PDF_PAGES.length : null,
        position: this.positions.get(edition) ?? null,
      };
    });
  changes: Host['changes'] = (edition) =>
    this.#answer('changes', [edition], () => this.comparisons.filter((found) => found.edition === edition));
  markTextRead: Host['markTextRead'] = (edition, revision, compared) =>
    this.#answer('markTextRead', [edition, revision, compared], () => {
      if (compared) this.comparisons = this.comparisons.filter((found) => found.edition !== edition);
      return null;
    });
  setPosition: Host['setPosition'] = (edition, place) =>
    this.#answer('setPosition', [edition, place], () => {
      this.positions.set(edition, place);
      return null;
    });
  markRead: Host['markRead'] = (id) =>
    this.#answer('markRead', [id], () => {
      this.#change(id, (row) => ({ ...row, notice: row.notice && { ...row.notice, read: true } }));
      return null;
    });
  acknowledge: Host['acknowledge'] = (id, given) =>
    this.#answer('acknowledge', [id, given], () =>
      this.#change(id, (row) => ({
        ...row,
        notice: row.notice && { ...row.notice, acknowledged: given ? NOW : null },
      })),
    );
  setSaved: Host['setSaved'] = (id, saved) =>
    this.#answer('setSaved', [id, saved], () => this.#change(id, (row) => ({ ...row, saved })));
  marks: Host['marks'] = (query) => this.#answer('marks', [query], () => listed(this.markRows, query));
  addMark: Host['addMark'] = (mark) =>
    this.#answer('addMark', [mark], () => {
      const row = this.#row(mark.edition.slice(0, mark.edition.lastIndexOf('@')));
      const edition = row.editions.find(({ id }) => id === mark.edition);
      if (!edition) throw failure('not_found', { item: mark.edition });
      const made = marked(this.markRows.length + this.removedMarks.length + 1, mark, edition);
      this.markRows = [...this.markRows, made];
      return made;
    });
  changeMark: Host['changeMark'] = (id, change) =>
    this.#answer('changeMark', [id, change], () => {
      const mark = this.markRows.find((one) => one.id === id);
      if (!mark) throw failure('not_found', { item: id });
      const changed = { ...mark, colour: change.colour ?? mark.colour, note: change.note ?? mark.note };
      this.markRows = this.markRows.map((one) => (one.id === id ? changed : one));
      return changed;
    });
  setMarkRemoved: Host['setMarkRemoved'] = (id, removed) =>
    this.#answer('setMarkRemoved', [id, removed], () => {
      const mark = [...this.markRows, ...this.removedMarks].find((one) => one.id === id);
      if (!mark) throw failure('not_found', { item: id });
      const without = (rows: MarkRow[]): MarkRow[] => rows.filter((one) => one.id !== id);
      this.markRows = removed ? without(this.markRows) : [...this.markRows, mark];
      this.removedMarks = removed ? [...this.removedMarks, mark] : without(this.removedMarks);
      return mark;
    });
  saveMarks: Host['saveMarks'] = (query, language) =>
    this.#answer('saveMarks', [query, language], () => ({
      path: '/home/me/Documents/marks.md',
      marks: this.markRows.length,
    }));
  /** What every question is said to have got wrong. */
  misread: SearchResults['misread'] = [];
  /** Questions that are taken for others. */
  corrections: Readonly<Record<string, string>> = {};
  /** What could be meant by questions that are meant as typed. */
  suggestions: Readonly<Record<string, string>> = {};
  /** Forms of terms by the word that is typed. */
  terms: Readonly<Record<string, TermForm[]>> = {};
  search: Host['search'] = (query) => this.#answer('search', [query], () => answer(this, query));
  /** The searches that are kept. */
  kept: SavedSearch[] = [];
  savedSearches: Host['savedSearches'] = () => this.#answer('savedSearches', [], () => this.kept);
  saveSearch: Host['saveSearch'] = (name, query) =>
    this.#answer('saveSearch', [name, query], () => {
      const id = 1 + Math.max(0, ...this.kept.map((search) => search.id));
      const search: SavedSearch = { id, name: name || query.query, query, saved: NOW, total: 3, news: 0 };
      this.kept = [...this.kept, search];
      return search;
    });
  removeSavedSearch: Host['removeSavedSearch'] = (id) =>
    this.#answer('removeSavedSearch', [id], () => {
      this.kept = this.kept.filter((search) => search.id !== id);
      return null;
    });
  markSearchSeen: Host['markSearchSeen'] = (id) =>
    this.#answer('markSearchSeen', [id], () => {
      this.kept = this.kept.map((search) => (search.id === id ? { ...search, news: 0 } : search));
      return null;
    });
  /** The questions asked last, newest first. */
  recent: string[] = [];
  recentSearches: Host['recentSearches'] = () => this.#answer('recentSearches', [], () => this.recent);
  rememberSearch: Host['rememberSearch'] = (query) =>
    this.#answer('rememberSearch', [query], () => {
      this.recent = [query, ...this.recent.filter((known) => known !== query)];
      return null;
    });
  forgetRecentSearches: Host['forgetRecentSearches'] = () =>
    this.#answer('forgetRecentSearches', [], () => {
      this.recent = [];
      return null;
    });
  /** What the system asks to open. */
  opened: string[] = [];
  openings: Host['openings'] = () => this.#answer('openings', [], () => this.opened.splice(0));
  /** What links lead to. */
  targets: Record<string, LinkTarget> = {};
  lookAtLink: Host['lookAtLink'] = (link) => {
    this.calls.push({ name: 'lookAtLink', args: [link] });
    const target = this.targets[link];
    return target ? Promise.resolve(target) : Promise.reject(failure('not_found', { item: link }));
  };
  saveLog: Host['saveLog'] = () => this.#answer('saveLog', [], () => '/home/me/Documents/fieldshelf-log.txt');
  saveCopy: Host['saveCopy'] = (edition, form) =>
    this.#answer('saveCopy', [edition, form], () => copyOf(edition, '/home/me/Documents/copy.pdf'));
  saveCopies: Host['saveCopies'] = (editions, form, folder) =>
    this.#answer('saveCopies', [editions, form, folder], () => ({
      copies: editions.map((edition) => copyOf(edition, `${folder}/copy.pdf`)),
      failed: [],
    }));
  copyToDrag: Host['copyToDrag'] = (edition) =>
    this.#answer('copyToDrag', [edition], () => ({ name: 'copy.pdf', url: 'file:///tmp/copy.pdf' }));
  printPages: Host['printPages'] = (edition, range) =>
    this.#answer('printPages', [edition, range], () => copyOf(edition, '/tmp/pages.pdf'));
  saveHandout: Host['saveHandout'] = (publication, languages) =>
    this.#answer('saveHandout', [publication, languages], () => copyOf(publication, '/home/me/Documents/sheet.pdf'));
  printHandout: Host['printHandout'] = (publication, languages) =>
    this.#answer('printHandout', [publication, languages], () => copyOf(publication, '/tmp/sheet.pdf'));
  sticks: Host['sticks'] = () => this.#answer('sticks', [], () => this.stickRows);
  takeStick: Host['takeStick'] = (folder, fingerprint) => {
    this.calls.push({ name: 'takeStick', args: [folder, fingerprint] });
    const refused = this.refuse.takeStick;
    return refused ? Promise.reject(refused) : Promise.resolve(this.#begin());
  };
  chooseFolder: Host['chooseFolder'] = () => this.#answer('chooseFolder', [], () => '/home/me/Transfer');
  copyChoices: Host['copyChoices'] = (folder, prefer) =>
    this.#answer('copyChoices', [folder, prefer], () => ({ ...this.choices, folder }));
  copyTo: Host['copyTo'] = (folder, request) => {
    this.calls.push({ name: 'copyTo', args: [folder, request] });
    const refused = this.refuse.copyTo;
    if (refused) return Promise.reject(refused);
    return new Promise((resolve, reject) => {
      this.endCopy = (end) => {
        if ('code' in end) reject(end);
        else resolve({ folder, copies: [], stopped: false, ...end });
      };
    });
  };
  sources: Host['sources'] = () => this.#answer('sources', [], () => this.sourceRows);
  /** The card that is found wherever one is looked for. */
  card: CardRow = secondOffice();
  /** What the office set. */
  office: SetByOffice | null = null;
  lookAtCard: Host['lookAtCard'] = (text) => this.#answer('lookAtCard', [text], () => this.card);
  trustCard: Host['trustCard'] = (location, card, fingerprint) =>
    this.#answer('trustCard', [location, card, fingerprint], () => {
      const [known] = this.sourceRows;
      if (!known) throw failure('failed');
      const { publisher, name } = this.card;
      const row: SourceRow = { ...known, publisher, name, location, fingerprint, signed: null, last_success: null };
      this.sourceRows = [...this.sourceRows, row];
      return row;
    });
  addLocation: Host['addLocation'] = (publisher, location) =>
    this.#answer('addLocation', [publisher, location], () => {
      const known = this.sourceRows.find((row) => row.publisher === publisher);
      if (!known) throw failure('not_found', { item: publisher });
      this.sourceRows = [...this.sourceRows, { ...known, location }];
      return { ...known, location };
    });
  removeLocation: Host['removeLocation'] = (publisher, location) =>
    this.#answer('removeLocation', [publisher, location], () => {
      this.sourceRows = this.sourceRows.filter((row) => row.publisher !== publisher || row.location !== location);
      return null;
    });
  removal: Host['removal'] = (publisher) =>
    this.#answer('removal', [publisher], () => removalOf(publisher, this.sourceRows, this.rows));
  removePublisher: Host['removePublisher'] = (publisher, saved) =>
    this.#answer('removePublisher', [publisher, saved], () => {
      this.sourceRows = this.sourceRows.filter((row) => row.publisher !== publisher);
      this.rows = this.rows.filter(({ id }) => !id.startsWith(`${publisher}/`));
      return null;
    });
  cardCopy: Host['cardCopy'] = (publisher) =>
    this.#answer('cardCopy', [publisher], () => cardOf(publisher, this.sourceRows));
  saveCard: Host['saveCard'] = (publisher) =>
    this.#answer('saveCard', [publisher], () => `/home/me/Documents/${publisher}.fieldshelf-card`);
  setByOffice: Host['setByOffice'] = () => this.#answer('setByOffice', [], () => this.office);
  fetch: Host['fetch'] = (id) =>
    this.#answer('fetch', [id], () => {
      const row = this.#row(id.slice(0, id.lastIndexOf('@')));
      const edition = row.editions.find((one) => one.id === id);
      const job = fetching(this.jobRows, id, edition);
      this.jobRows = [job, ...this.jobRows];
      return job;
    });
  /** Ends a job as the backend does: what it fetched is here, and the window is told. */
  endJob(change: Partial<JobRow> = {}): void {
    const [job, ...others] = this.jobRows;
    if (!job) return;
    const ended: JobRow = { ...job, phase: 'done', ended: NOW, ...change };
    this.jobRows = [ended, ...others];
    const [asked] = this.called('fetch').at(-1) ?? [];
    if (ended.phase === 'done' && typeof asked === 'string') {
      this.rows = this.rows.map((row) => ({
        ...row,
        editions: row.editions.map((edition) =>
          edition.id === asked ? { ...edition, availability: 'downloaded', missing: 0 } : edition,
        ),
      }));
    }
    this.emit('job', ended);
    this.emit('change', { number: 2, publications: true, jobs: true });
  }
  cancelFetch: Host['cancelFetch'] = (job, id) =>
    this.#answer('cancelFetch', [job, id], () => this.#move(job, 'cancelled', 'up_to_date'));
  free: Host['free'] = (id) =>
    this.#answer('free', [id], () =>
      this.#change(id, (row) => ({
        ...row,
        editions: row.editions.map((edition) => ({ ...edition, availability: 'text_only', missing: edition.bytes })),
      })),
    );
  letGo: Host['letGo'] = (id) =>
    this.#answer('letGo', [id], () => {
      this.rows = this.rows.filter((row) => row.id !== id);
      return null;
    });
  ruled: Rules = rules();
  effect: RulesEffect = { fetch: 3_200_000, editions: 4, free: 412_000_000, publications: 7 };
  rules: Host['rules'] = (prefer) =>
    this.#answer('rules', [prefer], () => ({
      rules: this.ruled,
      collections: [...new Map(this.rows.map((row) => [row.collection, row])).values()].map((row) => ({
        collection: row.collection,
        title: row.collection_title,
        languages: ['ar', 'en', 'fr'],
      })),
      locked: this.office?.rules ?? [],
    }));
  rulesEffect: Host['rulesEffect'] = (rules) => this.#answer('rulesEffect', [rules], () => this.effect);
  applyRules: Host['applyRules'] = (rules, free) =>
    this.#answer('applyRules', [rules, free], () => {
      this.ruled = rules;
      return free ? this.effect.free : 0;
    });
  spaceTaken: Space = space();
  space: Host['space'] = () => this.#answer('space', [], () => this.spaceTaken);
  removables: Removable[] = removables();
  removable: Host['removable'] = (prefer) => this.#answer('removable', [prefer], () => this.removables);
  moveLibrary: Host['moveLibrary'] = (to) =>
    this.#answer('moveLibrary', [to], () => {
      const job = { ...this.#begin(), kind: 'move' as const, item: null };
      this.jobRows = [job, ...this.jobRows.slice(1)];
      return job;
    });
  restart: Host['restart'] = () => this.#answer('restart', [], () => null);
  setSpaceLimit: Host['setSpaceLimit'] = (bytes) =>
    this.#answer('setSpaceLimit', [bytes], () => {
      this.spaceTaken = { ...this.spaceTaken, limit: bytes };
      return null;
    });
  /** What a check finds. */
  found: VerifyReport = verified();
  verify: Host['verify'] = (repair) =>
    this.#answer('verify', [repair], () => (repair ? mended(this.found) : this.found));
  backup: Host['backup'] = () => this.#answer('backup', [], backupReport);
  lookAtBackup: Host['lookAtBackup'] = (text) => this.#answer('lookAtBackup', [text], () => backupView(this.card));
  restore: Host['restore'] = (text) => this.#answer('restore', [text], () => restoreReport(this.card));
  plan: Host['plan'] = (request) => this.#answer('plan', [request], () => this.planned);
  sync: Host['sync'] = (request) => this.#answer('sync', [request], () => this.#begin());
  jobs: Host['jobs'] = () => this.#answer('jobs', [], () => this.jobRows);
  job: Host['job'] = (id) =>
    this.#answer('job', [id], () => {
      const row = this.jobRows.find((job) => job.id === id);
      if (!row) throw failure('not_found', { item: `${id}` });
      return detailed(row, this.items.get(id) ?? []);
    });
  pauseJob: Host['pauseJob'] = (id) => this.#answer('pauseJob', [id], () => this.#move(id, 'paused', 'update_ready'));
  cancelJob: Host['cancelJob'] = (id) =>
    this.#answer('cancelJob', [id], () => this.#move(id, 'cancelled', 'up_to_date'));
  resumeJob: Host['resumeJob'] = (id) =>
    this.#answer('resumeJob', [id], () => {
      this.#move(id, 'running', 'updating');
      return this.jobRows.find((job) => job.id === id) ?? jobRow();
    });
  retryItem: Host['retryItem'] = (id, item) => this.#answer('retryItem', [id, item], () => this.#begin());

  #begin(): JobRow {
    const job = begun(this.jobRows);
    this.jobRows = [job, ...this.jobRows];
    this.status = { ...this.status, state: 'updating', job };
    return job;
  }

  #move(id: number, phase: JobRow['phase'], state: SyncStatus['state']): null {
    this.jobRows = moved(this.jobRows, id, phase);
    const job = this.jobRows.find((row) => row.id === id) ?? null;
    this.status = { ...this.status, state, job: phase === 'cancelled' ? null : job };
    return null;
  }

  syncStatus: Host['syncStatus'] = () => this.#answer('syncStatus', [], () => this.status);
  fileRange: Host['fileRange'] = (sha256, start, length) =>
    this.#answer('fileRange', [sha256, start, length], () => this.#bytes().slice(start, start + length));
  pageWords: Host['pageWords'] = (sha256, first, count) =>
    this.#answer('pageWords', [sha256, first, count], () =>
      this.pageTexts.filter(({ page }) => page >= first && page < first + count),
    );
  picture: Host['picture'] = (edition, name) =>
    this.#answer('picture', [edition, name], () => {
      throw failure('not_here', { item: name });
    });
  table: Host['table'] = (edition) =>
    this.#answer('table', [edition], () => {
      throw failure('not_found', { item: edition });
    });
  openOutside: Host['openOutside'] = (edition, picture) => this.#answer('openOutside', [edition, picture], () => null);
  cover: Host['cover'] = (edition) => this.#answer('cover', [edition], () => new ArrayBuffer(0));
  openExternal: Host['openExternal'] = (url) => this.#answer('openExternal', [url], () => null);
  stats: Host['stats'] = () => this.#answer('stats', [], () => stats(this.rows));
  nearby: Host['nearby'] = () => this.#answer('nearby', [], () => this.nearbyState);
  setNearby: Host['setNearby'] = (on) =>
    this.#answer('setNearby', [on], () => (this.nearbyState = { ...this.nearbyState, on, serving: on }));
  neighbours: Host['neighbours'] = () => this.#answer('neighbours', [], () => this.neighbourRows);
  addNeighbour: Host['addNeighbour'] = (address) =>
    this.#answer('addNeighbour', [address], () => {
      if (!/^(10|192\.168)\./.test(address)) throw failure('wrong_input', { item: address });
      const known = `${address}:27433`;
      const row = { name: known, address: known, remembered: known, reached: false, holds: [] };
      this.neighbourRows = [...this.neighbourRows, row];
      return (this.nearbyState = { ...this.nearbyState, addresses: [...this.nearbyState.addresses, known] });
    });
  removeNeighbour: Host['removeNeighbour'] = (address) =>
    this.#answer('removeNeighbour', [address], () => {
      this.neighbourRows = this.neighbourRows.filter(({ remembered }) => remembered !== address);
      const addresses = this.nearbyState.addresses.filter((known) => known !== address);
      return (this.nearbyState = { ...this.nearbyState, addresses });
    });
  on<Name extends keyof HostEvents>(name: Name, hear: (payload: HostEvents[Name]) => void): () => void {
    this.#hear[name].add(hear);
    return () => this.#hear[name].delete(hear);
  }
}
