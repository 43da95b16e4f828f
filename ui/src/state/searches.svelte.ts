/** The searches that the person keeps, with what is new in each, and the questions asked last. */
import type { Host } from '../host';
import type { SavedSearch } from '../host/generated/SavedSearch';
import type { SearchQuery } from '../host/generated/SearchQuery';
import { coalesced } from './coalesced';
import { Load } from './load.svelte';
import { asksTheSame } from './question';

/** The saved and the latest searches. */
export class Searches {
  /** The saved ones, oldest first. */
  saved = new Load<SavedSearch[]>();
  /** The latest questions, newest first. */
  recent = new Load<string[]>();
  #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** How many sections are new in all saved searches. */
  get news(): number {
    return (this.saved.value ?? []).reduce((sum, search) => sum + search.news, 0);
  }

  /** The saved search that asks the same. */
  find(question: SearchQuery): SavedSearch | undefined {
    return this.saved.value?.find((search) => asksTheSame(search.query, question));
  }

  /** Asks again for the saved searches. Each is made anew for that, so what is asked while they are made is asked once more. */
  readonly reload = coalesced(() => this.saved.run(() => this.#host.savedSearches()));

  /** Asks again for the latest questions. */
  async reloadRecent(): Promise<void> {
    await this.recent.run(() => this.#host.recentSearches());
  }

  /** Keeps a search under its question. */
  async save(question: SearchQuery, name = ''): Promise<SavedSearch> {
    const saved = await this.#host.saveSearch(name, question);
    await this.reload();
    return saved;
  }

  /** Keeps a search no longer. */
  async remove(search: SavedSearch): Promise<void> {
    await this.#host.removeSavedSearch(search.id);
    await this.reload();
  }

  /** Notes that the person looked at a saved search. */
  async seen(search: SavedSearch): Promise<void> {
    await this.#host.markSearchSeen(search.id);
    await this.reload();
  }

  /** Remembers a question that the person is done with. */
  async remember(question: string): Promise<void> {
    if (question.trim() === '' || this.recent.value?.[0] === question.trim()) return;
    await this.#host.rememberSearch(question);
    await this.reloadRecent();
  }

  /** Forgets the latest questions. */
  async forget(): Promise<void> {
    await this.#host.forgetRecentSearches();
    await this.reloadRecent();
  }
}
