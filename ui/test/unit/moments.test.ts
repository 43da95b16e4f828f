/** Dates as they are written, and sizes. */
import { describe, expect, it } from 'vitest';
import { clock, day, daysAgo, size } from '../../src/i18n/moments';

describe('dates and sizes', () => {
  const now = new Date('2015-11-23T09:30:00Z');
  it.each([
    ['2015-11-19', 'en', { weekday: true }, 'Thu 19 Nov'],
    ['2015-12-01', 'en', {}, '1 Dec'],
    ['2014-05-30', 'en', {}, '30 May 2014'],
    ['2015-11-19', 'en', { year: 'always' as const, long: true }, '19 November 2015'],
    ['2015-11-20', 'ar', { year: 'always' as const, long: true }, '20 نوفمبر 2015'],
    ['not a date', 'en', {}, 'not a date'],
  ])('%s in %s', (when, language, options, words) => {
    expect(day(when, language, now, options)).toBe(words);
  });

  it('has a time only for a moment', () => {
    expect(clock('2015-11-19', 'en')).toBe('');
    expect(clock('2015-11-19T07:05:00Z', 'ar')).toMatch(/^\d\d:05$/);
  });

  it('counts calendar days', () => {
    expect([daysAgo('2015-11-23', now), daysAgo('2015-11-22', now), daysAgo('2015-12-01', now)]).toEqual([0, 1, -8]);
  });

  it.each([
    [0, 'bytes'],
    [84_000, 'kb'],
    [210_000, 'mb'],
    [12_400_000, 'mb'],
    [2_000_000_000, 'gb'],
  ])('%d bytes are told in %s', (bytes, unit) => {
    expect(size(bytes).unit).toBe(unit);
  });
});
