/** The notices in the order of what a person must know first. */
import type { NoticeStatus } from '../../host/generated/NoticeStatus';
import type { PublicationRow } from '../../host/generated/PublicationRow';
import { isToAcknowledge, isUnread } from '../../state/notice';

/** A group of notices. */
export type NoticeGroup = 'force' | 'check' | 'scheduled' | 'past';

const GROUP: Record<NoticeStatus, NoticeGroup> = {
  'in-force': 'force',
  'expired-not-confirmed': 'check',
  scheduled: 'scheduled',
  superseded: 'past',
  cancelled: 'past',
};

/** The groups in order, each with its notices in the order given; empty groups are left out. */
export function groupNotices(items: readonly PublicationRow[]): { group: NoticeGroup; items: PublicationRow[] }[] {
  const groups: { group: NoticeGroup; items: PublicationRow[] }[] = [
    { group: 'force', items: [] },
    { group: 'check', items: [] },
    { group: 'scheduled', items: [] },
    { group: 'past', items: [] },
  ];
  for (const item of items) {
    if (!item.notice) continue;
    const name = GROUP[item.notice.status];
    groups.find(({ group }) => group === name)?.items.push(item);
  }
  return groups.filter((group) => group.items.length > 0);
}

/** What to list. */
export const NOTICE_FILTERS = ['all', 'unread', 'to-acknowledge'] as const;

/** A choice of what to list. */
export type NoticeFilter = (typeof NOTICE_FILTERS)[number];

/** Whether a notice passes a filter. */
export function passes(item: PublicationRow, filter: NoticeFilter): boolean {
  if (filter === 'unread') return isUnread(item.notice);
  if (filter === 'to-acknowledge') return isToAcknowledge(item.notice);
  return true;
}
