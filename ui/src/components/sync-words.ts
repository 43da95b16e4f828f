/** What the sync chip says: always two lines, a state and a time or size. The only place that words it. */
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

/** Words the state of updates. */
export function syncWords(status: SyncStatus, i18n: I18n): SyncWords {
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
  switch (status.state) {
    case 'up_to_date':
      return words(t('sync-up-to-date'), checked);
    case 'update_ready':
      return words(t('sync-update-ready'), checked);
    case 'updating': {
      const job = status.job;
      const title =
        job?.total && job.total > 0
          ? t('sync-updating-of', { done: Math.min(job.done + 1, job.total), total: job.total })
          : t('sync-updating');
      if (!job || job.bytes_total === null || job.bytes_total === 0) return words(title, t('sync-checking'));
      const detail = t('size-of', { done: i18n.size(job.bytes_done), total: i18n.size(job.bytes_total) });
      return words(title, detail, Math.min(100, Math.round((100 * job.bytes_done) / job.bytes_total)));
    }
    case 'not_checked':
      return status.last_success
        ? words(
            t('sync-not-checked', { days: i18n.daysAgo(status.last_success) }),
            t('sync-last', { when: i18n.moment(status.last_success) }),
          )
        : words(t('sync-never'), t('sync-no-check'));
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
