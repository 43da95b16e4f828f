/** What the person asked to be fetched: one job an edition, from the click to what became of it. */
import { toFailure, type Host } from '../host';
import type { Failure } from '../host/generated/Failure';
import type { JobRow } from '../host/generated/JobRow';

/** A download of one edition. */
export interface Download {
  /** The job, once it has begun. */
  job: JobRow | null;
  /** Why it came to nothing. */
  failure: Failure | null;
}

/** The downloads that run, and those that failed and were not tried again. */
export class Downloads {
  /** By edition. What came, or was stopped, is in here no more. */
  all = $state.raw<Readonly<Record<string, Download>>>({});
  #host: Host;
  #came: (edition: string) => void;
  /** Jobs that ended before their number was known here. */
  #early = new Map<number, JobRow>();

  /** @param came Told of an edition that has come. */
  constructor(host: Host, came: (edition: string) => void = () => undefined) {
    this.#host = host;
    this.#came = came;
  }

  /** Begins to fetch an edition. */
  async begin(edition: string): Promise<void> {
    if (this.runs(edition)) return;
    this.#put(edition, { job: null, failure: null });
    try {
      const job = await this.#host.fetch(edition);
      const ended = this.#early.get(job.id);
      this.#put(edition, { job, failure: null });
      if (ended) this.hear(ended);
    } catch (error) {
      this.#put(edition, { job: null, failure: toFailure(error) });
    }
    // What ended early may be of another that still waits for its number.
    if (!this.#waits) this.#early.clear();
  }

  /** Whether the number of a job is not known yet. */
  get #waits(): boolean {
    return Object.values(this.all).some(({ job, failure }) => !job && !failure);
  }

  /** Whether an edition is being fetched. */
  runs(edition: string): boolean {
    const download = this.all[edition];
    return download !== undefined && download.failure === null;
  }

  /** Stops a download; what was asked for is asked for no more. */
  async stop(edition: string): Promise<void> {
    const job = this.all[edition]?.job;
    if (job) await this.#host.cancelFetch(job.id, edition);
  }

  /** Takes in how far a job is. */
  hear(job: JobRow): void {
    const found = Object.entries(this.all).find(([, download]) => download.job?.id === job.id);
    if (!found) {
      if (job.ended !== null && this.#waits) this.#early.set(job.id, job);
      return;
    }
    const [edition] = found;
    if (job.phase === 'failed') this.#put(edition, { job: null, failure: job.error });
    else if (job.ended !== null) {
      this.forget(edition);
      if (job.phase === 'done') this.#came(edition);
    } else this.#put(edition, { job, failure: null });
  }

  /** Takes note that an edition is wholly here: what failed has come in another way. */
  arrived(edition: string): void {
    if (this.all[edition]?.failure) this.forget(edition);
  }

  /** Forgets a download that failed. */
  forget(edition: string): void {
    this.all = Object.fromEntries(Object.entries(this.all).filter(([id]) => id !== edition));
  }

  #put(edition: string, download: Download): void {
    this.all = { ...this.all, [edition]: download };
  }
}
