/** Cover pictures as addresses, fetched once each and kept in small number. */
import type { Host } from '../host';

/** How many covers are kept; a cover is some tens of kilobytes. */
const KEPT = 120;

function keyOf(edition: string, revision: number): string {
  return `${edition}#${revision}`;
}

/** Fetches and keeps cover pictures. */
export class Covers {
  #host: Host;
  #kept = new Map<string, Promise<string | null>>();

  constructor(host: Host) {
    this.#host = host;
  }

  /** Whether a cover was fetched already. */
  has(edition: string, revision: number): boolean {
    return this.#kept.has(keyOf(edition, revision));
  }

  /** The address of an edition's cover; `null` when it has none. The revision is part of the key: covers change. */
  get(edition: string, revision: number): Promise<string | null> {
    const key = keyOf(edition, revision);
    const known = this.#kept.get(key);
    if (known) {
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return known;
    }
    const asked = this.#host
      .cover(edition)
      .then((bytes) => (bytes.byteLength > 0 ? URL.createObjectURL(new Blob([bytes])) : null))
      .catch(() => null);
    this.#kept.set(key, asked);
    // One that is not here yet is asked for again: a sync may bring it.
    void asked.then((address) => {
      if (address === null && this.#kept.get(key) === asked) this.#kept.delete(key);
    });
    for (const [old, url] of this.#kept) {
      if (this.#kept.size <= KEPT) break;
      this.#kept.delete(old);
      void url.then((address) => address && URL.revokeObjectURL(address));
    }
    return asked;
  }
}
