/** What a notice asks of the person. One that is over asks nothing, whether it was read or not. */
import type { NoticeRow } from '../host/generated/NoticeRow';

function asks(notice: NoticeRow): boolean {
  return notice.status === 'in-force' || notice.status === 'scheduled';
}

/** Whether it is still to be read. */
export function isUnread(notice: NoticeRow | null | undefined): boolean {
  return !!notice && asks(notice) && !notice.read;
}

/** Whether it is still to be acknowledged. */
export function isToAcknowledge(notice: NoticeRow | null | undefined): boolean {
  return !!notice && asks(notice) && notice.must_acknowledge && !notice.acknowledged;
}
