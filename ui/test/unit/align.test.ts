import { describe, expect, it } from 'vitest';
import type { SectionRow } from '../../src/host/generated/SectionRow';
import { aligned } from '../../src/reader/text/align';

const sections = (ids: string): SectionRow[] =>
  [...ids].map((id) => ({ id, level: 1, heading: id, html: '', page: null }));

describe('two editions side by side', () => {
  it.each([
    ['the same', 'abc', 'abc', 'aa bb cc'],
    ['one that lacks a section', 'abc', 'ac', 'aa b- cc'],
    ['one that has more', 'ac', 'xabcy', '-x aa -b cc -y'],
    ['another order', 'abc', 'cab', 'aa bb cc'],
    ['another order, and more', 'ab', 'bxa', '-x aa bb'],
    ['nothing in common', 'ab', 'xyz', 'ax by -z'],
    ['nothing on one side', 'ab', '', 'a- b-'],
  ])('face each other: %s', (_name, left, right, expected) => {
    const rows = aligned(sections(left), sections(right));
    expect(rows.map((row) => `${row.left?.id ?? '-'}${row.right?.id ?? '-'}`).join(' ')).toBe(expected);
    // Nothing of either edition is left out or shown twice.
    for (const [side, ids] of [
      ['left', left],
      ['right', right],
    ] as const) {
      expect(rows.flatMap((row) => row[side]?.id ?? []).sort()).toEqual([...ids].sort());
    }
  });
});
