import { describe, expect, it } from 'vitest';

import { QUIET, codePath } from '../../src/screens/updates/code';

/** The modules that a path of rectangles of height one makes dark, drawn on a square of `side` modules. */
function drawn(path: string, side: number): string[] {
  const rows = Array.from({ length: side }, () => Array<string>(side).fill('0'));
  for (const [, x, y, width, back] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)) {
    expect(back).toBe(width);
    rows[Number(y)]?.fill('1', Number(x), Number(x) + Number(width));
  }
  return rows.map((row) => row.join(''));
}

describe('the path of a QR code', () => {
  it.each([
    ['nothing dark', ['00', '00']],
    ['all dark', ['111', '111', '111']],
    ['runs of every length, at both edges', ['10110', '00001', '11111', '01010', '10000']],
  ])('draws every module once, inside the quiet zone: %s', (_, rows) => {
    const side = rows.length + 2 * QUIET;
    const quiet = Array.from({ length: QUIET }, () => '0'.repeat(side));
    const edge = '0'.repeat(QUIET);
    const expected = [...quiet, ...rows.map((row) => edge + row + edge), ...quiet];
    const path = codePath(rows);
    expect(drawn(path, side)).toEqual(expected);
    expect(path.replaceAll(/M\d+ \d+h\d+v1h-\d+z/g, '')).toBe('');
  });
});
