/** The host over Tauri's commands and events. One line a command: nothing is decided here. */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Commands } from './generated/commands';
import type { Host } from './index';

/** When all is listened to that was to be: what is asked for before could change without the window hearing of it. */
let listening: Promise<unknown> = Promise.resolve();

/** Calls a command by the name, the arguments and the answer that Rust declares for it. */
function call<Name extends keyof Commands>(
  name: Name,
  args: Commands[Name]['args'],
): Promise<Commands[Name]['answer']> {
  return listening.then(() => invoke(name, { ...args }));
}

/** The newest call of each command that keeps what was said. */
const newest = new Map<keyof Commands, Promise<unknown>>();

/**
 * Calls a command that keeps what the person says, once earlier calls of the same command have ended: the backend works on
 * several calls at once and ends them in any order, and what was said last is what must stay.
 */
function keep<Name extends keyof Commands>(
  name: Name,
  args: Commands[Name]['args'],
): Promise<Commands[Name]['answer']> {
  const turn = (): Promise<Commands[Name]['answer']> => call(name, args);
  const answer = (newest.get(name) ?? Promise.resolve()).then(turn, turn);
  newest.set(name, answer);
  return answer;
}

/** The backend of the desktop app. */
export const tauriHost: Host = {
  start: () => call('start', {}),
  painted: (screen) => call('painted', { screen }),
  setFullScreen: (on) => call('set_full_screen', { on }),
  setSettings: (settings) => keep('set_settings', { settings }),
  openings: () => call('openings', {}),
  lookAtLink: (link) => call('look_at_link', { link }),
  saveLog: () => call('save_log', {}),
  notices: (prefer) => call('notices', { prefer }),
  publications: (query) => call('publications', { query }),
  publication: (id, prefer) => call('publication', { id, prefer }),
  read: (edition, prefer) => call('read', { edition, prefer }),
  changes: (edition) => call('changes', { edition }),
  markTextRead: (edition, revision, compared) => call('mark_text_read', { edition, revision, compared }),
  setPosition: (edition, place) => keep('set_position', { edition, place }),
  markRead: (publication) => call('mark_read', { publication }),
  acknowledge: (publication, given) => keep('acknowledge', { publication, given }),
  setSaved: (publication, saved) => keep('set_saved', { publication, saved }),
  marks: (query) => call('marks', { query }),
  addMark: (mark) => call('add_mark', { mark }),
  changeMark: (id, change) => keep('change_mark', { id, change }),
  setMarkRemoved: (id, removed) => keep('set_mark_removed', { id, removed }),
  saveMarks: (query, language) => call('save_marks', { query, language }),
  search: (query) => call('search', { query }),
  savedSearches: () => call('saved_searches', {}),
  saveSearch: (name, query) => call('save_search', { name, query }),
  removeSavedSearch: (search) => call('remove_saved_search', { search }),
  markSearchSeen: (search) => call('mark_search_seen', { search }),
  recentSearches: () => call('recent_searches', {}),
  rememberSearch: (query) => call('remember_search', { query }),
  forgetRecentSearches: () => call('forget_recent_searches', {}),
  saveCopy: (edition, form) => call('save_copy', { edition, form }),
  saveCopies: (editions, form, folder) => call('save_copies', { editions, form, folder }),
  copyToDrag: (edition) => call('copy_to_drag', { edition }),
  printPages: (edition, range) => call('print_pages', { edition, range }),
  saveHandout: (publication, languages) => call('save_handout', { publication, languages }),
  printHandout: (publication, languages) => call('print_handout', { publication, languages }),
  sticks: () => call('sticks', {}),
  takeStick: (folder, fingerprint) => call('take_stick', { folder, fingerprint }),
  chooseFolder: () => call('choose_folder', {}),
  copyChoices: (folder, prefer) => call('copy_choices', { folder, prefer }),
  copyTo: (folder, request) => call('copy_to', { folder, request }),
  sources: () => call('sources', {}),
  plan: (request) => call('plan', { request }),
  sync: (request) => call('sync', { request }),
  lookAtCard: (text) => call('look_at_card', { text }),
  trustCard: (location, card, fingerprint) => call('trust_card', { location, card, fingerprint }),
  addLocation: (publisher, location) => call('add_location', { publisher, location }),
  removeLocation: (publisher, location) => call('remove_location', { publisher, location }),
  removal: (publisher) => call('removal', { publisher }),
  removePublisher: (publisher, saved) => call('remove_publisher', { publisher, saved }),
  cardCopy: (publisher) => call('card_copy', { publisher }),
  saveCard: (publisher) => call('save_card', { publisher }),
  setByOffice: () => call('set_by_office', {}),
  fetch: (id) => call('fetch', { id }),
  cancelFetch: (job, id) => call('cancel_fetch', { job, id }),
  free: (id) => call('free', { id }),
  letGo: (id) => call('let_go', { id }),
  rules: (prefer) => call('rules', { prefer }),
  rulesEffect: (rules) => call('rules_effect', { rules }),
  applyRules: (rules, free) => keep('apply_rules', { rules, free }),
  space: () => call('space', {}),
  removable: (prefer) => call('removable', { prefer }),
  setSpaceLimit: (bytes) => keep('set_space_limit', { bytes }),
  verify: (repair) => call('verify', { repair }),
  backup: () => call('backup', {}),
  lookAtBackup: (text) => call('look_at_backup', { text }),
  restore: (text) => call('restore', { text }),
  moveLibrary: (to) => call('move_library', { to }),
  restart: () => call('restart', {}),
  jobs: () => call('jobs', {}),
  job: (job) => call('job', { job }),
  pauseJob: (job) => call('pause_job', { job }),
  resumeJob: (job) => call('resume_job', { job }),
  cancelJob: (job) => call('cancel_job', { job }),
  retryItem: (job, item) => call('retry_item', { job, item }),
  syncStatus: () => call('sync_status', {}),
  fileRange: (sha256, start, length) => call('file_range', { sha256, start, length }),
  pageWords: (sha256, first, count) => call('page_words', { sha256, first, count }),
  picture: (edition, name) => call('picture', { edition, name }),
  table: (edition) => call('table', { edition }),
  openOutside: (edition, picture) => call('open_outside', { edition, picture }),
  cover: (edition) => call('cover', { edition }),
  openExternal: (url) => call('open_external', { url }),
  stats: () => call('stats', {}),
  nearby: () => call('nearby', {}),
  setNearby: (on) => keep('set_nearby', { on }),
  neighbours: () => call('neighbours', {}),
  addNeighbour: (address) => call('add_neighbour', { address }),
  removeNeighbour: (address) => call('remove_neighbour', { address }),
  on(name, hear) {
    let wanted = true;
    const begun = listen(name, (event) => {
      if (wanted) hear(event.payload as never);
    });
    listening = Promise.allSettled([listening, begun]);
    return () => {
      wanted = false;
      void begun.then((stop) => stop());
    };
  },
};
