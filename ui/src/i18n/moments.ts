/**
 * Dates, times and sizes as people read them. A text from the backend is either a bare date (`2015-12-01`), which is
 * shown as written, or a moment in UTC, which is shown in this computer's time zone. Digits are always European, so
 * that numbers match the paper copy.
 */
import { dates, numbers } from './formats';

const DAY = 86_400_000;

/** Whether a text is a bare date. */
export function isBareDate(when: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(when);
}

/** The milliseconds of a bare date (its beginning, UTC) or a moment; `NaN` for neither. */
export function millis(when: string): number {
  return Date.parse(isBareDate(when) ? `${when}T00:00:00Z` : when);
}

/** The calendar day, as a number of days, on which `when` falls for the reader. */
function dayNumber(when: string | Date): number {
  if (typeof when === 'string' && isBareDate(when)) return Math.floor(millis(when) / DAY);
  const date = new Date(when);
  return Math.floor(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY);
}

/** How many calendar days lie between `when` and `now`: 0 today, 1 yesterday, -1 tomorrow. */
export function daysAgo(when: string, now: Date): number {
  return dayNumber(now) - dayNumber(when);
}

/** How a date is to be written. */
export interface DayOptions {
  /** With the day of the week. */
  weekday?: boolean;
  /** With the year: always, or only when it is more than half a year away. */
  year?: 'always' | 'far';
  /** With months written out. */
  long?: boolean;
}

/** A date as people write it: `Mon 23 Nov`, with the year where it is not near. */
export function day(when: string, language: string, now: Date, options: DayOptions = {}): string {
  const value = millis(when);
  if (Number.isNaN(value)) return when;
  const far = Math.abs(daysAgo(when, now)) > 182;
  const format: Intl.DateTimeFormatOptions = { day: 'numeric', month: options.long ? 'long' : 'short' };
  if (options.weekday) format.weekday = options.long ? 'long' : 'short';
  if (options.year === 'always' || far) format.year = 'numeric';
  if (isBareDate(when)) format.timeZone = 'UTC';
  const text = dates(language, format).format(value);
  return language === 'en' ? text.replaceAll(',', '') : text;
}

/** The time of a moment, `09:12`; empty for a bare date, which has none. */
export function clock(when: string, language: string): string {
  if (isBareDate(when) || Number.isNaN(millis(when))) return '';
  return dates(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(millis(when));
}

/** The name of a month with its year, for headings: `November 2015`. */
export function month(when: string, language: string): string {
  const format: Intl.DateTimeFormatOptions = { month: 'long', year: 'numeric' };
  if (isBareDate(when)) format.timeZone = 'UTC';
  const text = dates(language, format).format(millis(when));
  // Many languages write months small, but a heading begins with a capital.
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

/** A number in European digits with the language's separators. */
export function number(value: number, language: string, digits = 0): string {
  return numbers(language, digits).format(value);
}

/** A size split into a rounded number and its unit, in steps of a thousand. */
export function size(bytes: number): { value: number; digits: number; unit: 'bytes' | 'kb' | 'mb' | 'gb' } {
  if (bytes < 1000) return { value: bytes, digits: 0, unit: 'bytes' };
  if (bytes < 100_000) return { value: bytes / 1e3, digits: 0, unit: 'kb' };
  if (bytes < 1e9) return { value: bytes / 1e6, digits: bytes < 1e8 ? 1 : 0, unit: 'mb' };
  return { value: bytes / 1e9, digits: 1, unit: 'gb' };
}
