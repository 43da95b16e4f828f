/** Recordings: the words that are spoken, and times. */
import { describe, expect, it } from 'vitest';
import { clock as soundClock, seconds, spokenAt } from '../../src/reader/formats/sound';

describe('recordings', () => {
  it('know which words are spoken', () => {
    const starts = [0.5, 3, 65];
    expect([0, 0.5, 2.9, 3, 64, 999].map((moment) => spokenAt(starts, moment))).toEqual([-1, 0, 0, 1, 1, 2]);
    expect(spokenAt([], 3)).toBe(-1);
  });

  it('read and write times', () => {
    expect(['PT12.5S', 'PT3S', 'P1D', null].map((text) => seconds(text))).toEqual([12.5, 3, null, null]);
    expect([0, 5, 65, 3605].map(soundClock)).toEqual(['0:00', '0:05', '1:05', '1:00:05']);
  });
});
