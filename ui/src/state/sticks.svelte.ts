/** Sticks: what is plugged in, which copy is offered, and the copy that is being made. */
import { toFailure, type Host, type Unsubscribe } from '../host';
import type { CopyReport } from '../host/generated/CopyReport';
import type { CopyRequest } from '../host/generated/CopyRequest';
import type { Failure } from '../host/generated/Failure';
import type { JobRow } from '../host/generated/JobRow';
import type { StickCopy } from '../host/generated/StickCopy';
import type { StickRow } from '../host/generated/StickRow';
import { Load } from './load.svelte';

/** What names a copy in one state: its place, whose it is, and as of when. */
function keyOf(copy: StickCopy): string {
  return [copy.folder, copy.fingerprint, copy.signed].join(' ');
}

/** What is known of sticks. */
export class Sticks {
  /** The drives that are plugged in. */
  rows = new Load<StickRow[]>();
  /** The copy that is looked at. */
  shown = $state.raw<StickCopy | null>(null);
  /** The copy that is being made, or was made last. */
  run = $state.raw<CopyRun | null>(null);
  /** The drives by their folders: another text where one came or went. */
  readonly plugged = $derived((this.rows.value ?? []).map(({ folder }) => folder).join('\n'));
  #later = $state.raw<ReadonlySet<string>>(new Set());
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** The copy that is looked at, as it lies on a drive now; nothing where it does no longer. */
  get listed(): StickCopy | undefined {
    const { shown } = this;
    const copies = this.rows.value?.flatMap((row) => row.copies);
    return copies?.find((copy) => copy.folder === shown?.folder && copy.fingerprint === shown.fingerprint);
  }

  /** Looks again at what is plugged in. */
  reload = async (): Promise<void> => {
    const rows = await this.rows.run(() => this.#host.sticks());
    // "Not now" holds while the stick stays.
    const there = new Set(rows?.flatMap(({ copies }) => copies.map(keyOf)));
    if (rows) this.#later = new Set([...this.#later].filter((key) => there.has(key)));
  };

  /** The copy that has something new and was not put off. */
  get offer(): StickCopy | null {
    const copies = this.rows.value?.flatMap((row) => row.copies) ?? [];
    const news = (copy: StickCopy): boolean =>
      copy.trust !== 'other' && (copy.news === 'new' || copy.news === 'newer') && !this.#later.has(keyOf(copy));
    return copies.find(news) ?? null;
  }

  /** Offers a copy no more until it is plugged in again. */
  putOff(copy: StickCopy): void {
    this.#later = new Set([...this.#later, keyOf(copy)]);
  }

  /** Begins to copy, and tells when that has ended. */
  begin(folder: string, request: CopyRequest, ended: (run: CopyRun) => void): void {
    const run = new CopyRun(folder);
    this.run = run;
    void run.make(this.#host, request).then(() => {
      ended(run);
      void this.reload();
    });
  }
}

/** A copy that is being made, or has ended. */
export class CopyRun {
  readonly folder: string;
  /** How far it is. */
  job = $state.raw<JobRow | null>(null);
  /** What was copied, once it has ended. */
  report = $state.raw<CopyReport | null>(null);
  /** Why it failed. */
  failure = $state.raw<Failure | null>(null);

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Whether it goes on. */
  get running(): boolean {
    return this.report === null && this.failure === null;
  }

  /** Copies, and waits for the end. */
  async make(host: Host, request: CopyRequest): Promise<void> {
    const stop: Unsubscribe = host.on('job', (job) => {
      if (job.kind === 'copy' && job.ended === null) this.job = job;
    });
    try {
      this.report = await host.copyTo(this.folder, request);
    } catch (error) {
      this.failure = toFailure(error);
    } finally {
      stop();
    }
  }
}
