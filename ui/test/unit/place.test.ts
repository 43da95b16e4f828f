/** Sections and pages, the view to begin with, and how large it is. */
import { describe, expect, it } from 'vitest';
import type { SectionRow } from '../../src/host/generated/SectionRow';
import { bySection, pageOfSection, sectionOnPage } from '../../src/reader/place';
import { firstView } from '../../src/reader/views';
import { density, nextSize, scaleOf } from '../../src/reader/zoom';
import { publications } from '../fake/data';

describe('the reader’s places', () => {
  const section = (id: string, page: number | null = null): SectionRow => ({
    id,
    level: 1,
    heading: id,
    html: '',
    page,
  });
  const here = [section('a', 1), section('b', 3), section('c', 3), section('c~p5', 5), section('d', 8)];
  it('know pages and sections from each other', () => {
    expect([1, 2, 3, 7, 99].map((page) => sectionOnPage(here, page)?.id)).toEqual(['a', 'a', 'c', 'c~p5', 'd']);
    const hits = new Map([[3, 4], [99, 1], [1, 2], [2, 1]]); // prettier-ignore
    expect([...bySection(here, hits)].sort()).toEqual([['a', 3], ['c', 4], ['d', 1]]); // prettier-ignore
    expect([...bySection([], hits)]).toEqual([['', 8]]);
    expect([pageOfSection(here, 'd'), pageOfSection([section('x')], 'x')]).toEqual([8, undefined]);
  });
  it('begin in a view that has something in it', () => {
    const file = {
      name: 'a.pdf',
      role: 'document',
      media_type: 'application/pdf',
      bytes: 10,
      sha256: '',
      here: true,
    } as const;
    const reading = {
      publication: publications()[0]!,
      edition: 0,
      sections: here,
      files: [file],
      pages: 9,
      position: null,
      earlier: null,
    };
    expect(firstView(reading, undefined, 'text')).toBe('text');
    expect(firstView(reading, 'pages', 'text')).toBe('pages');
    expect(firstView({ ...reading, sections: [] }, undefined, 'text')).toBe('pages');
    expect(firstView({ ...reading, files: [] }, 'pages', 'text')).toBe('text');
    expect(firstView({ ...reading, files: [{ ...file, here: false }] }, 'pages', 'pages')).toBe('text');
    expect(
      firstView({ ...reading, position: { section: 'a', page: 2, view: 'pages', at: null } }, undefined, 'text'),
    ).toBe('pages');
  });
  it('grow and shrink in steps', () => {
    expect([
      nextSize(100, 1, [80, 100, 125]),
      nextSize(100, -1, [80, 100, 125]),
      nextSize(125, 1, [80, 100, 125]),
    ]).toEqual([125, 80, 125]);
    const page = { width: 600, height: 900 };
    expect(scaleOf('fit', page, { width: 1200, height: 900 })).toBe(2);
    expect(scaleOf('page', page, { width: 1200, height: 900 })).toBe(1);
    expect(scaleOf(150, page, { width: 1, height: 1 })).toBe(2);
    expect(density(1000, 1000, 2)).toBe(2);
    expect(density(6000, 4000, 2)).toBe(0.5);
  });
});
