/** A notice in time: where its days lie on a line, and which of them are only expected. */
import type { NoticeRow } from '../../host/generated/NoticeRow';
import { isBareDate, millis } from '../../i18n/moments';

const DAY = 86_400_000;

/** A point on the line. */
export interface TimelinePoint {
  kind: 'begin' | 'now' | 'end';
  /** Per cent of the line's length. */
  at: number;
  /** The date or moment, as published. */
  when: string;
}

/** Room for the words of a point, per cent from and to, and on which side of it they stand. */
export interface TimelineRoom {
  from: number;
  to: number;
  atEnd: boolean;
}

/** A notice's time as a line. */
export interface Timeline {
  points: TimelinePoint[];
  /** Per cent from which to which the notice has held, as far as that is confirmed, drawn solid. */
  past: [number, number];
  /** Per cent from which to which it is only expected to hold, or is not confirmed, drawn dashed. */
  ahead: [number, number];
  /** What the end is: a published end, a day on which something is expected, or none. */
  end: 'expires' | 'expected' | 'open';
}

/** Keeps words under two points from running into each other. */
const NEAR = 30;

/** The least room for the words of the last point. */
const LAST = 38;

/** Room for the words under each point, so that none runs into another whatever the dates are. */
export function rooms(points: readonly TimelinePoint[]): TimelineRoom[] {
  const [, middle, last] = points;
  if (!middle) return points.map(() => ({ from: 0, to: 100, atEnd: false }));
  if (!last) {
    const late = middle.at > 100 - NEAR;
    return [
      { from: 0, to: late ? 50 : middle.at, atEnd: false },
      late ? { from: 50, to: middle.at, atEnd: true } : { from: middle.at, to: 100, atEnd: false },
    ];
  }
  const late = middle.at > 50;
  return [
    { from: 0, to: late ? NEAR : middle.at, atEnd: false },
    late ? { from: NEAR, to: middle.at, atEnd: true } : { from: middle.at, to: 100 - LAST, atEnd: false },
    { from: late ? middle.at : 100 - LAST, to: 100, atEnd: true },
  ];
}

/** When a text ends: a bare date after its last hour, a moment at itself. */
function ends(when: string): number {
  return millis(when) + (isBareDate(when) ? DAY : 0);
}

/** Lays a notice's days on a line. Without an end the line runs open past today. */
export function timeline(notice: NoticeRow, issued: string, now: Date): Timeline {
  const begin = notice.onset ?? notice.effective ?? issued;
  const last = notice.expires ?? notice.expected_to_resume;
  const end: Timeline['end'] = notice.expires ? 'expires' : last ? 'expected' : 'open';
  const today = now.toISOString();
  const from = millis(begin);
  const present = now.getTime();
  const to = last ? ends(last) : Math.max(from, present) + Math.max(present - from, 7 * DAY);
  const first = Math.min(from, present);
  const length = Math.max(to, from, present) - first || 1;
  const percent = (moment: number): number => Math.round((1000 * (moment - first)) / length) / 10;

  const points: TimelinePoint[] = [
    { kind: 'begin', at: percent(from), when: begin },
    { kind: 'now', at: percent(present), when: today },
  ];
  if (last) points.push({ kind: 'end', at: percent(to), when: last });
  points.sort((a, b) => a.at - b.at);
  // The outer points stand at the ends; the one between keeps its distance.
  const farthest = points.length === 3 ? 100 - NEAR : 100;
  if (points[1]) points[1].at = Math.min(Math.max(points[1].at, NEAR), farthest);
  const at = (kind: TimelinePoint['kind'], otherwise: number): number =>
    points.find((point) => point.kind === kind)?.at ?? otherwise;
  const known = notice.status === 'in-force' && notice.as_of !== null ? percent(millis(notice.as_of)) : 100;
  const solidEnd = Math.max(Math.min(at('now', 100), at('end', 100), known), 0);
  const began = at('begin', 0);
  const past: [number, number] = [Math.min(began, solidEnd), solidEnd];
  return { points, past: present < from ? [began, began] : past, ahead: [present < from ? 0 : solidEnd, 100], end };
}
