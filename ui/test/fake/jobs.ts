/** The work of the backend in memory: how it begins, is told of, and comes to rest. */
import type { EditionRow } from '../../src/host/generated/EditionRow';
import type { JobDetail } from '../../src/host/generated/JobDetail';
import type { JobItemRow } from '../../src/host/generated/JobItemRow';
import type { JobRow } from '../../src/host/generated/JobRow';
import { NOW } from './data';
import { jobRow } from './rows';

const after = (rows: JobRow[]): number => Math.max(0, ...rows.map(({ id }) => id)) + 1;

/** A sync that has begun, after the jobs `rows`. */
export const begun = (rows: JobRow[]): JobRow =>
  jobRow({
    id: after(rows),
    phase: 'running',
    started: NOW,
    item: 'Boil tap water in the eastern shelters',
    done: 1,
    total: 5,
    bytes_done: 700_000,
    bytes_total: 2_100_000,
  });

/** A download of one edition that has begun, after the jobs `rows`. */
export const fetching = (rows: JobRow[], id: string, edition: EditionRow | undefined): JobRow =>
  jobRow({
    id: after(rows),
    phase: 'running',
    started: NOW,
    item: edition?.title ?? id,
    total: 2,
    bytes_total: edition?.missing ?? 0,
  });

/** A job with its items, counted. */
export function detailed(row: JobRow, items: JobItemRow[]): JobDetail {
  const count = (...states: JobItemRow['state'][]): number =>
    items.filter(({ state, mended }) => states.includes(state) && !mended).length;
  return { ...row, items, waiting: count('waiting', 'running'), received: count('done'), failed: count('failed') };
}

/** The jobs `rows` with one of them in another phase. */
export function moved(rows: JobRow[], id: number, phase: JobRow['phase']): JobRow[] {
  const ended = phase === 'cancelled' ? NOW : null;
  return rows.map((job) => (job.id === id ? { ...job, phase, ended, error: null } : job));
}
