/** Rules of recordings without side effects: which words are spoken when. */

/** Seconds of an ISO 8601 duration as transcripts write it, `PT12.5S`; `null` for anything else. */
export function seconds(duration: string | null): number | null {
  const found = /^PT(\d+(?:\.\d+)?)S$/.exec(duration ?? '');
  return found ? Number(found[1]) : null;
}

/** Which of the words, given when each begins, is spoken at a moment: the last that has begun; -1 before the first. */
export function spokenAt(starts: readonly number[], moment: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= moment + 0.05) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** A moment as people read it off a clock: `0:05`, `1:05:00`. */
export function clock(moment: number): string {
  const whole = Math.max(0, Math.floor(moment));
  const two = (number: number): string => String(number).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** Speeds of playing. */
export const SPEEDS = [0.75, 1, 1.25, 1.5, 2] as const;
