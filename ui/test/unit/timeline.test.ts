/** The days of a notice on its line, and its place in the list. */
import { describe, expect, it } from 'vitest';
import { groupNotices } from '../../src/screens/notices/groups';
import { rooms, timeline } from '../../src/screens/notices/timeline';
import { noticeFields, publications } from '../fake/data';

describe('a notice in time', () => {
  const now = new Date('2015-11-23T12:00:00Z');
  it('is solid until today and open after it when an end is only expected', () => {
    const line = timeline(
      noticeFields({ effective: '2015-11-19', expected_to_resume: '2015-12-01' }),
      '2015-11-19',
      now,
    );
    expect(line.points.map(({ kind }) => kind)).toEqual(['begin', 'now', 'end']);
    expect(line.end).toBe('expected');
    expect(line.past[1]).toBe(line.ahead[0]);
  });
  it('passes its end when nothing has confirmed it', () => {
    const line = timeline(
      noticeFields({ status: 'expired-not-confirmed', effective: '2015-11-01', expected_to_resume: '2015-11-10' }),
      '2015-11-01',
      now,
    );
    expect(line.points.map(({ kind }) => kind)).toEqual(['begin', 'end', 'now']);
    expect(line.past[1]).toBeLessThan(100);
  });
  it('has nothing behind it before it begins', () => {
    const line = timeline(noticeFields({ effective: '2015-12-07', expires: '2016-02-28' }), '2015-11-20', now);
    expect(line.points.map(({ kind }) => kind)).toEqual(['now', 'begin', 'end']);
    expect(line.past[0]).toBe(line.past[1]);
  });
  it('gives the words of each day room of their own', () => {
    for (const day of ['2015-11-24', '2015-12-01', '2016-11-01', '2015-11-20']) {
      const { points } = timeline(
        noticeFields({ effective: '2015-11-13', expected_to_resume: day }),
        '2015-11-13',
        now,
      );
      const places = rooms(points);
      expect(places).toHaveLength(3);
      places.forEach(({ from, to }, index) => {
        expect(to - from).toBeGreaterThanOrEqual(20);
        expect(from).toBeGreaterThanOrEqual(places[index - 1]?.to ?? 0);
      });
    }
  });
  it('runs open without an end', () => {
    const line = timeline(noticeFields({ effective: '2015-11-18' }), '2015-11-18', now);
    expect(line.points).toHaveLength(2);
    expect(line.end).toBe('open');
  });
  it.each([
    ['since years', '2013-01-01'],
    ['since today', '2015-11-23'],
    ['since yesterday', '2015-11-22'],
    ['from next week on', '2015-12-01'],
    ['from next year on', '2016-12-01'],
  ])('without an end, %s, stays on the line, its words under its points', (_, effective) => {
    const { points } = timeline(noticeFields({ effective }), effective, now);
    const places = rooms(points);
    points.forEach(({ at }, index) => {
      const place = places[index];
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThanOrEqual(100);
      expect(place?.atEnd ? place.to : place?.from).toBe(at);
      expect((place?.to ?? 0) - (place?.from ?? 0)).toBeGreaterThanOrEqual(20);
    });
    expect(places[0]?.to).toBeLessThanOrEqual(places[1]?.from ?? 0);
  });

  it('is drawn solid only until it was last confirmed', () => {
    const sure = timeline(noticeFields({ effective: '2015-11-03' }), '2015-11-03', now);
    const fields = noticeFields({ effective: '2015-11-03', as_of: '2015-11-13T06:00:00Z' });
    const unsure = timeline(fields, '2015-11-03', now);
    expect(unsure.past[1]).toBeGreaterThan(0);
    expect(unsure.past[1]).toBeCloseTo(sure.past[1] / 2, 0);
    expect(unsure.ahead).toEqual([unsure.past[1], 100]);
  });
});

describe('a notice', () => {
  it('is listed by what must be known first', () => {
    expect(groupNotices(publications()).map(({ group, items }) => [group, items.length])).toEqual([
      ['force', 3],
      ['check', 1],
      ['scheduled', 1],
      ['past', 1],
    ]);
  });
});
