/** Which jobs are shown with their items, and which have become history. */
import type { JobRow } from '../../host/generated/JobRow';

/** Whether a job has not ended. */
export function isOpen(job: JobRow): boolean {
  return job.phase === 'queued' || job.phase === 'running' || job.phase === 'paused';
}

/** Whether a job found nobody to ask: no fault, only no connection. */
export function isOutOfReach(job: JobRow): boolean {
  return job.phase === 'failed' && job.error?.code === 'unreachable' && job.done === 0;
}

/**
 * The jobs that have not ended, and of each kind the last one if it failed: something is to be done about it. Newest first,
 * as they come.
 */
export function worthShowing(jobs: readonly JobRow[]): JobRow[] {
  const last = new Map<string, number>();
  for (const job of jobs) {
    if (!isOpen(job) && !last.has(job.kind)) last.set(job.kind, job.id);
  }
  return jobs.filter(
    (job) => isOpen(job) || (last.get(job.kind) === job.id && job.phase === 'failed' && !isOutOfReach(job)),
  );
}
