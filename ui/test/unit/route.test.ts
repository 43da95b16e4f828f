/** Places of the window, as addresses and as links in documents. */
import { describe, expect, it } from 'vitest';
import { formatRoute, parseInternalLink, parseRoute, type Route } from '../../src/state/route';

describe('places', () => {
  it.each<[Route, string]>([
    [{ screen: 'library' }, '#/library'],
    [{ screen: 'library', id: 'a/b/c', collection: 'a/b' }, '#/library/a%2Fb%2Fc?collection=a%2Fb'],
    [{ screen: 'notices', id: 'a/b/c', lang: 'ar' }, '#/notices/a%2Fb%2Fc?lang=ar'],
    [
      { screen: 'notices', id: 'a/b/c', lang: 'en', section: 's', query: 'x y', words: ['x', 'y'] },
      '#/notices/a%2Fb%2Fc?lang=en&section=s&q=x+y&word=x&word=y',
    ],
    [
      { screen: 'search', query: 'a “b”', langs: ['ar', 'en'], kinds: ['notice'] },
      '#/search?q=a+%E2%80%9Cb%E2%80%9D&lang=ar&lang=en&kind=notice',
    ],
    [
      { screen: 'search', query: 'x', topics: ['t'], years: ['2026', '2025'], within: 'a/b/c', order: 'date' },
      '#/search?q=x&topic=t&year=2026&year=2025&in=a%2Fb%2Fc&order=date',
    ],
    [
      { screen: 'search', query: 'x', collections: ['a/b'], after: '2025-06', before: '2026' },
      '#/search?q=x&collection=a%2Fb&after=2025-06&before=2026',
    ],
    [
      {
        screen: 'read',
        edition: 'a/b/c@sr-Latn',
        section: '2.3',
        page: 4,
        view: 'pages',
        query: 'x',
        words: ['x', 'y'],
      },
      '#/read/a%2Fb%2Fc%40sr-Latn?section=2.3&page=4&view=pages&q=x&word=x&word=y',
    ],
    [{ screen: 'updates' }, '#/updates'],
  ])('are written and read back: %o', (route, address) => {
    expect(formatRoute(route)).toBe(address);
    expect(parseRoute(address)).toEqual(route);
  });

  it('are read with the slashes of an id as they are', () => {
    expect(parseRoute('#/notices/a/b/c?lang=ar')).toEqual({ screen: 'notices', id: 'a/b/c', lang: 'ar' });
  });

  it.each(['', '#', '#/nowhere', '#/read', '#/library/%E0%A4%A', '#/read/x?page=-3&view=other'])(
    'that make no sense lead somewhere: %s',
    (address) => {
      expect(() => formatRoute(parseRoute(address))).not.toThrow();
    },
  );

  it.each([
    ['fieldshelf://a/b/c', { publication: 'a/b/c' }],
    ['fieldshelf://a/b/c@sr-Latn', { publication: 'a/b/c', lang: 'sr-Latn' }],
    ['fieldshelf://a/b/c@ar#2.3', { publication: 'a/b/c', lang: 'ar', section: '2.3' }],
    ['fieldshelf://a/b/c#what%20next', { publication: 'a/b/c', section: 'what next' }],
    ['https://example.org', null],
    ['fieldshelf://', null],
  ])('are linked to from documents: %s', (href, target) => {
    expect(parseInternalLink(href)).toEqual(target);
  });
});
