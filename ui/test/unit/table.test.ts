/** Data tables: their values, their order, their plot. */
import { describe, expect, it } from 'vitest';
import { series, sorted, ticks, valueOf } from '../../src/reader/formats/table';

describe('tables', () => {
  it.each([
    ['1 234.5', 'numbers', 1234.5],
    ['−3', 'numbers', -3],
    ['12 %', 'numbers', 12],
    ['1,5', 'numbers_with_comma', 1.5],
    ['', 'numbers', null],
    ['x', 'text', null],
    ['2026-03', 'dates', Date.UTC(2026, 2, 1)],
  ] as const)('take %s of %s for %s', (cell, kind, value) => {
    expect(valueOf(cell, kind)).toBe(value);
  });

  it('are sorted by value, with empty cells last either way', () => {
    const columns = [{ name: 'n', kind: 'numbers' as const }];
    const table = { columns, rows: [['10'], [''], ['9'], ['10']] };
    expect(sorted(table, { column: 0, down: false }, 'en')).toEqual([2, 0, 3, 1]);
    expect(sorted(table, { column: 0, down: true }, 'en')).toEqual([0, 3, 2, 1]);
    expect(sorted(table, null, 'en')).toEqual([0, 1, 2, 3]);
  });

  it('are drawn with zero in sight and round numbers beside', () => {
    expect(ticks(3, 97)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(ticks(-4, 5)).toEqual([-4, -2, 0, 2, 4, 6]);
    expect(ticks(0, 0)).toEqual([0]);
    const columns = [
      { name: 'd', kind: 'dates' as const },
      { name: 'n', kind: 'numbers' as const },
    ];
    const drawn = series(
      {
        columns,
        rows: [
          ['2026-02', '2'],
          ['2026-01', '1'],
          ['2026-03', ''],
        ],
      },
      0,
      1,
    );
    expect([drawn?.line, drawn?.points.map(({ label }) => label)]).toEqual([true, ['2026-01', '2026-02']]);
    expect(series({ columns, rows: [['2026-02', '']] }, 0, 1)).toBeNull();
  });
});
