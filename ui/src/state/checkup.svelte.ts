/** The check of what is stored: it goes on, and its result stays, while the person looks at other screens. */
import { toFailure, type Host } from '../host';
import type { Failure } from '../host/generated/Failure';
import type { JobRow } from '../host/generated/JobRow';
import type { VerifyReport } from '../host/generated/VerifyReport';

/** A check, and what it found. */
export class Checkup {
  /** Whether one is at work. */
  busy = $state(false);
  /** How far it is. */
  job = $state.raw<JobRow | null>(null);
  /** What the last one found. */
  report = $state.raw<VerifyReport | null>(null);
  /** Why the last one came to nothing. */
  failure = $state.raw<Failure | null>(null);
  #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Checks everything, and with `repair` mends what is damaged. */
  async run(repair: boolean): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failure = null;
    try {
      this.report = await this.#host.verify(repair);
    } catch (error) {
      this.failure = toFailure(error);
    } finally {
      this.busy = false;
      this.job = null;
    }
  }

  /** Stops it after the file it is at. */
  async stop(): Promise<void> {
    if (this.job) await this.#host.cancelJob(this.job.id);
  }

  /** Takes in how far a job is. */
  hear(job: JobRow): void {
    if (job.kind === 'verify' && this.busy) this.job = job.ended === null ? job : null;
  }
}
