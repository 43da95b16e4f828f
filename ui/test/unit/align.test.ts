import { describe, expect, it } from 'vitest';
import type { SectionRow } from '../../src/host/generated/SectionRow';
import { aligned, counterpart, type Aligned } from '../../src/reader/align';

const sections = (ids: string): SectionRow[] =>
  [...ids].map((id) => ({ id, level: 1, heading: id, html: '', page: null }));
const edition = (sections: SectionRow[], pages: number | null = null): Aligned => ({ sections, pages });

describe('the same section in another edition', () => {
  const section = (id: string, level = 1, page: number | null = null): SectionRow => ({
    id,
    level,
    heading: level > 0 ? id : '',
    html: '',
    page,
  });
  const start = section('start', 0, 1);
  const here = edition([section('a'), section('b'), section('c'), section('c~p5'), section('d')], 9);
  const named = edition(
    [start, section('intro', 1, 2), section('who', 2, 3), section('who~p4', 2, 4), section('x', 1, 6)],
    9,
  );
  const paths = [start, section('1', 1, 2), section('1.1', 2, 3), section('2', 1, 5)];
  const onPages = (count: number) =>
    edition(
      Array.from({ length: count }, (_, at) => section(`p${at + 1}`, 0, at + 1)),
      count,
    );
  it.each([
    ['has its id', here, 'c', edition([section('c')]), 'c', true],
    ['is the one that it continues', here, 'c~p5', edition([section('a'), section('c')]), 'c', true],
    ['is the nearest before it that both have', here, 'c', edition([section('a'), section('b')]), 'b', false],
    ['is none: the beginning', here, 'a', edition([section('x')]), 'x', false],
    ['is none: nothing', here, 'a', edition([]), undefined, false],
    ['stands at its place in an outline of the same form', named, 'who', edition(paths, 12), '1.1', true],
    ['stands there for what continues it', named, 'who~p4', edition(paths, 12), '1.1', true],
    ['is what precedes the first heading', named, 'start', edition(paths, 12), 'start', true],
    ['lies on its page where the other has no outline', named, 'x', onPages(9), 'p6', true, 6],
    ['lies on its page where this one has no outline', onPages(9), 'p4', named, 'who~p4', true, 4],
    ['is not told by pages where there are more of them', named, 'x', onPages(10), 'p1', false],
    ['is not told by an outline of another form', named, 'x', edition(paths.slice(0, 3), 12), 'start', false],
  ])('%s', (_name, from, current, to, found, same, page?: number) => {
    const at = from.sections.find(({ id }) => id === current)?.page ?? undefined;
    expect(counterpart(from, { section: current, page: at }, to)).toEqual({
      section: found,
      same,
      ...(page && { page }),
    });
  });
});

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
    const rows = aligned(edition(sections(left)), edition(sections(right)));
    expect(rows.map((row) => `${row.left?.id ?? '-'}${row.right?.id ?? '-'}`).join(' ')).toBe(expected);
    // Nothing of either edition is left out or shown twice.
    for (const [side, ids] of [
      ['left', left],
      ['right', right],
    ] as const) {
      expect(rows.flatMap((row) => row[side]?.id ?? []).sort()).toEqual([...ids].sort());
    }
  });
  it('faces what continues a section with what continues its counterpart', () => {
    const at = (id: string, page: number): SectionRow => ({ id, level: 1, heading: id, html: '', page });
    const left = edition([at('intro', 1), at('intro~p2', 2), at('intro~p3', 3), at('end', 4)], 4);
    const right = edition([at('apercu', 1), at('apercu~p3', 3), at('fin', 5)], 5);
    const rows = aligned(left, right).map((row) => `${row.left?.id ?? '-'} ${row.right?.id ?? '-'}`);
    expect(rows).toEqual(['intro apercu', 'intro~p2 apercu~p3', 'intro~p3 -', 'end fin']);
  });
  it('faces pages with what an outline has on them, each once', () => {
    const at = (id: string, level: number, page: number): SectionRow => ({ id, level, heading: id, html: '', page });
    const outlined = edition([at('1', 1, 1), at('2', 1, 2), at('2.1', 2, 2), at('3', 1, 4)], 4);
    const pages = edition(
      [1, 2, 3, 4].map((page) => at(`p${page}`, 0, page)),
      4,
    );
    const shown = (left: Aligned, right: Aligned): string[] =>
      aligned(left, right).map((row) => `${row.left?.id ?? '-'} ${row.right?.id ?? '-'}`);
    expect(shown(outlined, pages)).toEqual(['1 p1', '2 p2', '2.1 -', '- p3', '3 p4']);
    expect(shown(pages, outlined)).toEqual(['p1 1', '- 2', 'p2 2.1', 'p3 -', 'p4 3']);
  });
});
