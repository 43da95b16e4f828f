/** Finding on the pages of a document. */
import { describe, expect, it } from 'vitest';
import { FindState } from '../../src/reader/find.svelte';
import { findOnPages, firstFrom, order, placeOf } from '../../src/reader/pages/page-find';

describe('finding on pages', () => {
  const texts = ['one', 'two two', 'three', 'two'];
  it('looks at the page being read first, and tells hits in the order of pages', async () => {
    const told: number[] = [];
    const looked: number[] = [];
    await findOnPages(
      4,
      3,
      { phrase: 'two' },
      100,
      (page) => {
        looked.push(page);
        return Promise.resolve(texts[page - 1] ?? '');
      },
      ({ count, done }) => told.push(done ? -count : count),
      () => false,
    );
    expect(looked).toEqual([3, 4, 1, 2]);
    // At the first hit, and when all is looked through.
    expect(told).toEqual([1, -3]);
  });
  it('tells of a word on every one of thousands of pages only now and then', async () => {
    let told = 0;
    const read = (): Promise<string> => Promise.resolve('two');
    await findOnPages(
      1000,
      1,
      { phrase: 'two' },
      2000,
      read,
      () => (told += 1),
      () => false,
    );
    expect(told).toBeLessThan(50);
  });
  it('goes on past a page that cannot be read, and stops when told', async () => {
    const counts: number[] = [];
    const read = (page: number): Promise<string> =>
      page === 2 ? Promise.reject(new Error('damaged')) : Promise.resolve('two');
    await findOnPages(
      4,
      1,
      { phrase: 'two' },
      100,
      read,
      ({ count }) => counts.push(count),
      () => false,
    );
    expect(counts.at(-1)).toBe(3);
    const none: number[] = [];
    await findOnPages(
      4,
      1,
      { phrase: 'two' },
      100,
      read,
      ({ count }) => none.push(count),
      () => true,
    );
    expect(none).toEqual([]);
  });
  it('begins on the first page where the words of a search stand together', async () => {
    const starts: number[] = [];
    await findOnPages(
      2,
      2,
      { words: ['mots', 'passe'] },
      100,
      (page) => Promise.resolve(page === 2 ? 'passe, mots de passe' : 'passe'),
      ({ start }) => starts.push(start),
      () => false,
    );
    expect(starts.at(-1)).toBe(0);
    await findOnPages(
      2,
      2,
      { words: ['mots', 'passe'] },
      100,
      (page) => Promise.resolve(page === 2 ? 'passe passe mots' : 'passe'),
      ({ start }) => starts.push(start),
      () => false,
    );
    expect(starts.at(-1)).toBe(1);
  });
  it('knows in which section the current hit stands', () => {
    const find = new FindState();
    const sections = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    find.found(
      3,
      0,
      new Map([
        ['c', 1],
        ['a', 2],
      ]),
    );
    const at = (hit: number): string | undefined => {
      find.at = hit;
      return find.hitSection(sections);
    };
    expect([-1, 0, 1, 2, 3].map(at)).toEqual([undefined, 'a', 'a', 'c', undefined]);
  });
  it('knows where a hit lies', () => {
    const byPage = new Map([
      [4, 1],
      [2, 2],
    ]);
    expect([0, 1, 2, 3].map((at) => placeOf(byPage, at))).toEqual([
      { page: 2, index: 0 },
      { page: 2, index: 1 },
      { page: 4, index: 0 },
      undefined,
    ]);
    expect([firstFrom(byPage, 1), firstFrom(byPage, 3), firstFrom(byPage, 9)]).toEqual([0, 2, 0]);
    expect(order(3, 2)).toEqual([2, 3, 1]);
  });
});
