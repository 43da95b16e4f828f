/**
 * The only way from the interface to the backend: one typed list of commands and one stream of events.
 *
 * Nothing outside this folder may know Tauri. Types come from Rust (`generated/`, written by ts-rs).
 */
import type { BackupReport } from './generated/BackupReport';
import type { BackupView } from './generated/BackupView';
import type { CardCopy } from './generated/CardCopy';
import type { CardRow } from './generated/CardRow';
import type { Change } from './generated/Change';
import type { Comparison } from './generated/Comparison';
import type { CopyChoices } from './generated/CopyChoices';
import type { CopyReport } from './generated/CopyReport';
import type { CopyRequest } from './generated/CopyRequest';
import type { DataTable } from './generated/DataTable';
import type { Failure } from './generated/Failure';
import type { JobDetail } from './generated/JobDetail';
import type { JobRow } from './generated/JobRow';
import type { LinkTarget } from './generated/LinkTarget';
import type { ListQuery } from './generated/ListQuery';
import type { MarkChange } from './generated/MarkChange';
import type { MarkList } from './generated/MarkList';
import type { MarkQuery } from './generated/MarkQuery';
import type { MarkRow } from './generated/MarkRow';
import type { NearbyState } from './generated/NearbyState';
import type { Neighbour } from './generated/Neighbour';
import type { NewMark } from './generated/NewMark';
import type { NoticeList } from './generated/NoticeList';
import type { PageText } from './generated/PageText';
import type { Place } from './generated/Place';
import type { Plan } from './generated/Plan';
import type { PublicationDetail } from './generated/PublicationDetail';
import type { PublicationList } from './generated/PublicationList';
import type { PublicationRow } from './generated/PublicationRow';
import type { Reading } from './generated/Reading';
import type { Removable } from './generated/Removable';
import type { Removal } from './generated/Removal';
import type { RestoreReport } from './generated/RestoreReport';
import type { Rules } from './generated/Rules';
import type { RulesEffect } from './generated/RulesEffect';
import type { RulesView } from './generated/RulesView';
import type { CopyForm } from './generated/CopyForm';
import type { DraggedFile } from './generated/DraggedFile';
import type { PrintRange } from './generated/PrintRange';
import type { SavedCopies } from './generated/SavedCopies';
import type { SavedCopy } from './generated/SavedCopy';
import type { SavedMarks } from './generated/SavedMarks';
import type { SavedSearch } from './generated/SavedSearch';
import type { SearchQuery } from './generated/SearchQuery';
import type { SearchResults } from './generated/SearchResults';
import type { SetByOffice } from './generated/SetByOffice';
import type { Settings } from './generated/Settings';
import type { SourceRow } from './generated/SourceRow';
import type { Space } from './generated/Space';
import type { Start } from './generated/Start';
import type { Stats } from './generated/Stats';
import type { StickRow } from './generated/StickRow';
import type { SyncRequest } from './generated/SyncRequest';
import type { SyncStatus } from './generated/SyncStatus';
import type { VerifyReport } from './generated/VerifyReport';

/** Takes back a subscription. */
export type Unsubscribe = () => void;

/** What the backend tells unasked. */
export interface HostEvents {
  /** The library changed, here or in another process. */
  change: Change;
  /** A job moved; at most four times a second. */
  job: JobRow;
  /** A drive was plugged in or taken out; what is there is to be asked for. */
  sticks: null;
  /** The system asks the app to open something; what it is is to be asked for. */
  opening: null;
}

/** The backend. Every promise is refused with a `Failure`. */
export interface Host {
  start(): Promise<Start>;
  /** Tells whoever started the app that the first screen is drawn. */
  painted(screen: string): Promise<null>;
  /** Lets the window take the whole screen, or no longer. */
  setFullScreen(on: boolean): Promise<null>;
  /** What the system asked the app to open since this was asked last: links, and paths of cards. */
  openings(): Promise<string[]>;
  /** What a link from outside leads to. */
  lookAtLink(link: string): Promise<LinkTarget>;
  /** Asks the person where to put the log; `null` when they cancelled. */
  saveLog(): Promise<string | null>;
  setSettings(settings: Settings): Promise<null>;
  notices(prefer: string[]): Promise<NoticeList>;
  publications(query: ListQuery): Promise<PublicationList>;
  publication(id: string, prefer: string[]): Promise<PublicationDetail>;
  read(edition: string, prefer: string[]): Promise<Reading>;
  /** What changed in an edition since it was read last. */
  changes(edition: string): Promise<Comparison[]>;
  /** Notes that the text of a revision was shown, or compared with the one that was read before. */
  markTextRead(edition: string, revision: number, compared: boolean): Promise<null>;
  setPosition(edition: string, place: Place): Promise<null>;
  markRead(publication: string): Promise<null>;
  acknowledge(publication: string, given: boolean): Promise<PublicationRow>;
  setSaved(publication: string, saved: boolean): Promise<PublicationRow>;
  /** The person's marks. */
  marks(query: MarkQuery): Promise<MarkList>;
  addMark(mark: NewMark): Promise<MarkRow>;
  changeMark(id: string, change: MarkChange): Promise<MarkRow>;
  /** Removes a mark, or puts it back. */
  setMarkRemoved(id: string, removed: boolean): Promise<MarkRow>;
  /** Asks the person where to write marks as Markdown; `null` when they cancelled. */
  saveMarks(query: MarkQuery, language: string): Promise<SavedMarks | null>;
  search(query: SearchQuery): Promise<SearchResults>;
  /** The searches that the person keeps, each with what is new in it. */
  savedSearches(): Promise<SavedSearch[]>;
  /** Keeps a search; under its question where `name` is empty. */
  saveSearch(name: string, query: SearchQuery): Promise<SavedSearch>;
  removeSavedSearch(search: number): Promise<null>;
  /** Notes that the person looked: what is there now is no news any more. */
  markSearchSeen(search: number): Promise<null>;
  /** The questions asked last, newest first. */
  recentSearches(): Promise<string[]>;
  /** Remembers a question that the person was done typing. */
  rememberSearch(query: string): Promise<null>;
  forgetRecentSearches(): Promise<null>;
  /** Asks the person where to put the copy; `null` when they cancelled. */
  saveCopy(edition: string, form: CopyForm): Promise<SavedCopy | null>;
  /** Saves copies of several editions into a folder. */
  saveCopies(editions: string[], form: CopyForm, folder: string): Promise<SavedCopies>;
  /** Puts a copy of the file as published where it can be dragged from into another program. */
  copyToDrag(edition: string): Promise<DraggedFile>;
  /** Sets an edition or a part of it on pages, and opens them in the system's own program. */
  printPages(edition: string, range: PrintRange): Promise<SavedCopy>;
  /** Asks the person where to put a hand-out of a notice; `null` when they cancelled. */
  saveHandout(publication: string, languages: string[]): Promise<SavedCopy | null>;
  /** Sets a hand-out, and opens it in the system's own program. */
  printHandout(publication: string, languages: string[]): Promise<SavedCopy>;
  /** The sticks that are plugged in, with the copies on them. */
  sticks(): Promise<StickRow[]>;
  /** Trusts the publisher of a copy, whose fingerprint was shown, and begins to take the copy in. */
  takeStick(folder: string, fingerprint: string): Promise<JobRow>;
  /** Asks the person for a folder; `null` when they cancelled. */
  chooseFolder(): Promise<string | null>;
  /** What could be copied to a folder, and what that takes. */
  copyChoices(folder: string, prefer: string[]): Promise<CopyChoices>;
  /** Copies to a folder and answers at the end; how far it is comes as `job` events. */
  copyTo(folder: string, request: CopyRequest): Promise<CopyReport>;
  sources(): Promise<SourceRow[]>;
  plan(request: SyncRequest): Promise<Plan>;
  /** Starts a sync in the background, as soon as nothing else is at work. */
  sync(request: SyncRequest): Promise<JobRow>;
  /** Looks at a card: its text, a link to it, or where it lies. Trusts nothing. */
  lookAtCard(text: string): Promise<CardRow>;
  /** Trusts a card whose fingerprint the person compared, and adds where its repository is taken from. */
  trustCard(location: string, card: string, fingerprint: string): Promise<SourceRow>;
  addLocation(publisher: string, location: string): Promise<SourceRow>;
  removeLocation(publisher: string, location: string): Promise<null>;
  /** What would go with a publisher. */
  removal(publisher: string): Promise<Removal>;
  /** Removes a publisher; what was saved of it only where `saved` says so. */
  removePublisher(publisher: string, saved: boolean): Promise<null>;
  cardCopy(publisher: string): Promise<CardCopy>;
  /** Asks the person where to put a card's file; `null` when they cancelled. */
  saveCard(publisher: string): Promise<string | null>;
  /** What the office set for this computer, and the person cannot change. */
  setByOffice(): Promise<SetByOffice | null>;
  /** Begins to fetch a publication, or one edition of it. */
  fetch(id: string): Promise<JobRow>;
  /** Calls off a download, and takes back that the edition was asked for. */
  cancelFetch(job: number, id: string): Promise<null>;
  /** Removes the files of a publication and keeps its texts. */
  free(id: string): Promise<PublicationRow>;
  /** Lets a withdrawn publication go. */
  letGo(id: string): Promise<null>;
  /** The rules, with what there is to be ruled. */
  rules(prefer: string[]): Promise<RulesView>;
  /** What rules would fetch and free. */
  rulesEffect(rules: Rules): Promise<RulesEffect>;
  /** Applies rules; with `free` the files go that they do not want. Gives the bytes that were freed. */
  applyRules(rules: Rules, free: boolean): Promise<number>;
  space(): Promise<Space>;
  /** The publications whose files may be removed, the largest first. */
  removable(prefer: string[]): Promise<Removable[]>;
  setSpaceLimit(bytes: number | null): Promise<null>;
  /** Checks everything that is stored; `repair` mends what is damaged. Answers when it is done; the job tells how far it is. */
  verify(repair: boolean): Promise<VerifyReport>;
  /** Asks the person where to put a backup; `null` when they cancelled. */
  backup(): Promise<BackupReport | null>;
  /** What is in a backup, and whom it would trust. */
  lookAtBackup(text: string): Promise<BackupView>;
  restore(text: string): Promise<RestoreReport>;
  /** Begins to move the library to another, empty folder; when the job is done, the app has to begin again. */
  moveLibrary(to: string): Promise<JobRow>;
  /** Begins the app again. */
  restart(): Promise<null>;
  jobs(): Promise<JobRow[]>;
  /** A job with the items that matter now. */
  job(job: number): Promise<JobDetail>;
  pauseJob(job: number): Promise<null>;
  /** Has a job that rests go on, or one that failed tried again. */
  resumeJob(job: number): Promise<JobRow>;
  cancelJob(job: number): Promise<null>;
  /** Fetches one item of a sync again, as a job of its own. */
  retryItem(job: number, item: string): Promise<JobRow>;
  syncStatus(): Promise<SyncStatus>;
  /** Bytes of the file with that SHA-256, from `start` on, at most `length`. */
  fileRange(sha256: string, start: number, length: number): Promise<ArrayBuffer>;
  /** The words of at most `count` pages from page `first` on, with where they stand, out of a file of words. */
  pageWords(sha256: string, first: number, count: number): Promise<PageText[]>;
  /** A picture that an edition shows. Refused as `not_here` where its file is not on this computer. */
  picture(edition: string, name: string): Promise<ArrayBuffer>;
  /** The table of a dataset. */
  table(edition: string): Promise<DataTable>;
  /** Opens a copy of an edition's document, or of a picture in it, in the system's own program. */
  openOutside(edition: string, picture: string | null): Promise<null>;
  /** The cover picture of an edition; empty when it has none. */
  cover(edition: string): Promise<ArrayBuffer>;
  /** Opens an address in the system's browser. */
  openExternal(url: string): Promise<null>;
  stats(): Promise<Stats>;
  nearby(): Promise<NearbyState>;
  setNearby(on: boolean): Promise<NearbyState>;
  /** Who is nearby now; takes a second or two. */
  neighbours(): Promise<Neighbour[]>;
  addNeighbour(address: string): Promise<NearbyState>;
  removeNeighbour(address: string): Promise<NearbyState>;
  on<Name extends keyof HostEvents>(name: Name, hear: (payload: HostEvents[Name]) => void): Unsubscribe;
}

/** Makes a `Failure` of whatever was thrown, so that every screen has one thing to show. */
export function toFailure(error: unknown): Failure {
  if (typeof error === 'object' && error !== null && 'code' in error && 'message' in error) {
    const known = error as Failure;
    return { code: known.code, args: known.args ?? {}, message: String(known.message) };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'failed', args: {}, message };
}
