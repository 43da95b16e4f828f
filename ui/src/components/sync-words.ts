/** What the sync chip says: always two lines, a state and a time or size. The only place that words it. */
import type { JobRow } from '../host/generated/JobRow';
import type { SyncState } from '../host/generated/SyncState';
import type { SyncStatus } from '../host/generated/SyncStatus';
import type { I18n } from '../i18n/i18n.svelte';
import type { IconName } from './icons';

/** The chip's look and words. */
export interface SyncWords {
  state: 'ok' | 'busy' | 'ready' | 'stale' | 'failed' | 'offline';
  icon: IconName;
  title: string;
  detail: string;
  /** Per cent done, while it is known. */
  percent: number | null;
}

const LOOKS: Record<SyncState, { state: SyncWords['state']; icon: IconName }> = {
  up_to_date: { state: 'ok', icon: 'check-disc' },
  updating: { state: 'busy', icon: 'updates' },
  update_ready: { state: 'ready', icon: 'update' },
  not_checked: { state: 'stale', icon: 'clock' },
  check_failed: { state: 'failed', icon: 'alert' },
  offline: { state: 'offline', icon: 'offline' },
};

function sizes(job: JobRow, i18n: I18n): { done: string; total: string } {
  return { done: i18n.size(job.bytes_done), total: i18n.size(job.bytes_total ?? 0) };
}

/** How much of a job is done, in per cent; `null` while that is not known. */
export function percent(job: JobRow): number | null {
  const [done, total] = job.bytes_total ? [job.bytes_done, job.bytes_total] : [job.done, job.total ?? 0];
  return total > 0 ? Math.min(100, Math.round((100 * done) / total)) : null;
}

/** How long something takes, roughly. */
export function span(seconds: number, i18n: I18n): string {
  const minutes = Math.ceil(seconds / 60);
  if (seconds < 60) return i18n.t('span-seconds', { count: Math.max(5, Math.ceil(seconds / 5) * 5) });
  if (minutes < 90) return i18n.t('span-minutes', { count: minutes });
  return i18n.t('span-hours', { count: Math.ceil(minutes / 60) });
}

/** How fast a job is and how long it still takes; `null` while that is not known. */
export function speed(job: JobRow, i18n: I18n): string | null {
  if (job.rate === null || job.rate === 0) return null;
  const rate = i18n.t('rate', { size: i18n.size(job.rate) });
  if (job.seconds_left === null || job.seconds_left === 0) return rate;
  return i18n.t('rate-left', { rate, left: span(job.seconds_left, i18n) });
}

/** Since when nothing newer is known: what has expired counts from when it was signed, whatever was looked at since. */
export function knownSince(status: SyncStatus): string | null {
  return status.as_of ?? status.last_success;
}

/** Words the state of updates; a preview has none, and says that nobody signed it. */
export function syncWords(status: SyncStatus, i18n: I18n, preview = false): SyncWords {
  const { t } = i18n;
  const look = LOOKS[status.state];
  const checked = status.last_success
    ? t('sync-checked', { when: i18n.moment(status.last_success) })
    : t('sync-no-check');
  const words = (title: string, detail: string, percent: number | null = null): SyncWords => ({
    ...look,
    title,
    detail,
    percent,
  });
  if (preview) {
    return { state: 'stale', icon: 'info', title: t('sync-preview'), detail: t('sync-unsigned'), percent: null };
  }
  switch (status.state) {
    case 'up_to_date':
      return words(t('sync-up-to-date'), checked);
    case 'update_ready': {
      const job = status.job;
      if (job?.phase !== 'paused') return words(t('sync-update-ready'), checked);
      const of = job.bytes_total ? t('sync-paused-at', sizes(job, i18n)) : t('sync-paused');
      return words(t('sync-update-ready'), of);
    }
    case 'updating': {
      const job = status.job;
      if (job?.phase === 'queued') return words(t('sync-updating'), t('job-phase-queued'));
      const title =
        job?.total && job.total > 0
          ? t('sync-updating-of', { done: Math.min(job.done + 1, job.total), total: job.total })
          : t('sync-updating');
      if (!job || job.bytes_total === null || job.bytes_total === 0) return words(title, t('sync-checking'));
      const detail = speed(job, i18n) ?? t('size-of', sizes(job, i18n));
      return words(title, detail, percent(job));
    }
    case 'not_checked': {
      const since = knownSince(status);
      if (since === null) return words(t('sync-never'), t('sync-no-check'));
      const days = i18n.daysAgo(since);
      // Checked today, and yet an office's own signature has expired.
      const title = days > 0 ? t('sync-not-checked', { days }) : t('sync-unconfirmed');
      return words(title, t('sync-last', { when: i18n.moment(since) }));
    }
    case 'offline':
      return words(
        t('sync-offline'),
        status.last_success ? t('sync-last', { when: i18n.moment(status.last_success) }) : t('sync-no-check'),
      );
    case 'check_failed':
      return words(
        t('sync-failed'),
        status.last_attempt ? t('sync-last', { when: i18n.moment(status.last_attempt) }) : t('sync-no-check'),
      );
  }
}
