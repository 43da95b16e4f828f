// Generated from the Rust declarations of the commands. Do not edit.
import type { JobDetail } from "./JobDetail";
import type { JobRow } from "./JobRow";
import type { ListQuery } from "./ListQuery";
import type { NearbyState } from "./NearbyState";
import type { Neighbour } from "./Neighbour";
import type { NoticeList } from "./NoticeList";
import type { Place } from "./Place";
import type { Plan } from "./Plan";
import type { PublicationDetail } from "./PublicationDetail";
import type { PublicationList } from "./PublicationList";
import type { PublicationRow } from "./PublicationRow";
import type { Reading } from "./Reading";
import type { SavedCopy } from "./SavedCopy";
import type { SearchQuery } from "./SearchQuery";
import type { SearchResults } from "./SearchResults";
import type { Settings } from "./Settings";
import type { SourceRow } from "./SourceRow";
import type { Start } from "./Start";
import type { Stats } from "./Stats";
import type { SyncRequest } from "./SyncRequest";
import type { SyncStatus } from "./SyncStatus";

/** Every command of the host: its arguments and its answer. */
export interface Commands {
  start: { args: Record<string, never>; answer: Start };
  set_settings: { args: { settings: Settings }; answer: null };
  painted: { args: { screen: string }; answer: null };
  open_external: { args: { url: string }; answer: null };
  publications: { args: { query: ListQuery }; answer: PublicationList };
  publication: { args: { id: string; prefer: string[] }; answer: PublicationDetail };
  notices: { args: { prefer: string[] }; answer: NoticeList };
  set_saved: { args: { publication: string; saved: boolean }; answer: PublicationRow };
  acknowledge: { args: { publication: string; given: boolean }; answer: PublicationRow };
  mark_read: { args: { publication: string }; answer: null };
  read: { args: { edition: string; prefer: string[] }; answer: Reading };
  set_position: { args: { edition: string; place: Place }; answer: null };
  file_range: { args: { sha256: string; start: number; length: number }; answer: ArrayBuffer };
  cover: { args: { edition: string }; answer: ArrayBuffer };
  save_copy: { args: { edition: string }; answer: SavedCopy | null };
  search: { args: { query: SearchQuery }; answer: SearchResults };
  sources: { args: Record<string, never>; answer: SourceRow[] };
  plan: { args: { request: SyncRequest }; answer: Plan };
  sync: { args: { request: SyncRequest }; answer: JobRow };
  jobs: { args: Record<string, never>; answer: JobRow[] };
  job: { args: { job: number }; answer: JobDetail };
  pause_job: { args: { job: number }; answer: null };
  resume_job: { args: { job: number }; answer: JobRow };
  cancel_job: { args: { job: number }; answer: null };
  retry_item: { args: { job: number; item: string }; answer: JobRow };
  sync_status: { args: Record<string, never>; answer: SyncStatus };
  stats: { args: Record<string, never>; answer: Stats };
  nearby: { args: Record<string, never>; answer: NearbyState };
  set_nearby: { args: { on: boolean }; answer: NearbyState };
  neighbours: { args: Record<string, never>; answer: Neighbour[] };
  add_neighbour: { args: { address: string }; answer: NearbyState };
  remove_neighbour: { args: { address: string }; answer: NearbyState };
}
