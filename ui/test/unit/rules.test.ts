import { describe, expect, it } from 'vitest';
import type { PlanItem } from '../../src/host/generated/PlanItem';
import type { SectionRow } from '../../src/host/generated/SectionRow';
import { toFailure } from '../../src/host';
import { nameIn, ownName, sign } from '../../src/i18n/languages';
import { bestLanguage } from '../../src/i18n/messages';
import { clock, day, daysAgo, size } from '../../src/i18n/moments';
import { FindState } from '../../src/reader/find.svelte';
import { findOnPages, firstFrom, order, placeOf } from '../../src/reader/pages/page-find';
import { bySection, pageOfSection, sectionOnPage } from '../../src/reader/place';
import { chunkOf } from '../../src/reader/pages/ranges';
import { clock as soundClock, seconds, spokenAt } from '../../src/reader/formats/sound';
import { series, sorted, ticks, valueOf } from '../../src/reader/formats/table';
import { firstView } from '../../src/reader/views';
import { density, nextSize, scaleOf } from '../../src/reader/zoom';
import { groupNotices } from '../../src/screens/notices/groups';
import { rooms, timeline } from '../../src/screens/notices/timeline';
import { planLines, waitingLines } from '../../src/screens/updates/plan';
import { shortened } from '../../src/text/shorten';
import { fingerprintGroups } from '../../src/text/fingerprint';
import { isWebKitGtk } from '../../src/state/engine';
import { actionOf, isBrowserKey, type Action, type Key, type KeyContext } from '../../src/state/keys';
import { formatRoute, parseInternalLink, parseRoute, type Route } from '../../src/state/route';
import { noticeFields, publications } from '../fake/data';

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

describe('keys', () => {
  const plain: KeyContext = { rtl: false, mac: false, singleKeys: true, inField: false };
  const key = (name: string, change: Partial<Key> = {}): Key => ({
    key: name,
    code: name.length === 1 ? `Key${name.toUpperCase()}` : name,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...change,
  });
  it.each<[string, Key, Partial<KeyContext>, Action | null]>([
    ['Ctrl K', key('k', { ctrlKey: true }), {}, 'palette'],
    ['Ctrl K in a field', key('k', { ctrlKey: true }), { inField: true }, 'palette'],
    ['⌘ K', key('k', { metaKey: true }), { mac: true }, 'palette'],
    ['Ctrl K on a Mac', key('k', { ctrlKey: true }), { mac: true }, null],
    ['Ctrl F', key('f', { ctrlKey: true }), {}, 'find'],
    ['/', key('/'), {}, 'search'],
    ['/ in a field', key('/'), { inField: true }, null],
    ['/ with single keys off', key('/'), { singleKeys: false }, null],
    ['?', key('?', { shiftKey: true }), {}, 'keys'],
    ['the Arabic ?', key('؟', { shiftKey: true }), {}, 'keys'],
    ['F3', key('F3'), { inField: true }, 'find-next'],
    ['Shift F3', key('F3', { shiftKey: true }), {}, 'find-previous'],
    ['F6', key('F6'), {}, 'next-region'],
    ['F8', key('F8'), {}, 'next-change'],
    ['Shift F8', key('F8', { shiftKey: true }), { inField: true }, 'previous-change'],
    ['Alt ←', key('ArrowLeft', { altKey: true }), {}, 'back'],
    ['Alt ← in Arabic', key('ArrowLeft', { altKey: true }), { rtl: true }, 'forward'],
    ['Alt → in Arabic', key('ArrowRight', { altKey: true }), { rtl: true }, 'back'],
    ['⌘ [', key('[', { metaKey: true }), { mac: true }, 'back'],
    ['Alt L on a Cyrillic layout', key('л', { altKey: true, code: 'KeyL' }), {}, 'next-language'],
    ['Ctrl +', key('+', { ctrlKey: true, code: 'Equal', shiftKey: true }), {}, 'larger'],
    ['Ctrl 0', key('0', { ctrlKey: true, code: 'Digit0' }), {}, 'normal-size'],
    ['Ctrl 0 on a Hungarian layout', key('0', { ctrlKey: true, code: 'Backquote' }), {}, 'normal-size'],
    ['Ctrl 0 on a French layout', key('à', { ctrlKey: true, code: 'Digit0' }), {}, 'normal-size'],
    ['Ctrl − on a Spanish layout', key('-', { ctrlKey: true, code: 'Slash' }), {}, 'smaller'],
    ['Ctrl − on a French layout', key('-', { ctrlKey: true, code: 'Digit6' }), {}, 'smaller'],
    ['Ctrl ü on a Hungarian layout', key('ü', { ctrlKey: true, code: 'Minus' }), {}, null],
    ['M on a French layout', key('m', { code: 'Semicolon' }), {}, 'marks'],
    ['the comma at its place', key(',', { code: 'KeyM' }), {}, null],
    ['M on a Russian layout', key('ь', { code: 'KeyM' }), {}, 'marks'],
    ['B on an Arabic layout', key('لا', { code: 'KeyB' }), {}, 'bookmark'],
    ['Option L in a field on a Mac', key('@', { altKey: true, code: 'KeyL' }), { mac: true, inField: true }, null],
    ['Option L on a Mac', key('@', { altKey: true, code: 'KeyL' }), { mac: true }, 'next-language'],
    ['Shift R on an Arabic layout', key('\u064c', { code: 'KeyR', shiftKey: true }), {}, 'turn-page-back'],
    ['B on a Thai layout', key('\u0e34', { code: 'KeyB' }), {}, 'bookmark'],
    ['Alt 1', key('1', { altKey: true, code: 'Digit1' }), {}, 'one-page'],
    ['Alt 1 of the number pad, which types', key('1', { altKey: true, code: 'Numpad1' }), { inField: true }, null],
    ['R', key('r'), {}, 'turn-page'],
    ['Shift R', key('R', { code: 'KeyR', shiftKey: true }), {}, 'turn-page-back'],
    ['a letter', key('a'), {}, null],
  ])('%s', (_name, event, context, action) => {
    expect(actionOf(event, { ...plain, ...context })).toBe(action);
  });
  it.each<[string, Key, boolean, boolean]>([
    ['F5', key('F5'), false, true],
    ['Ctrl R', key('r', { ctrlKey: true }), false, true],
    ['Ctrl R on a Russian layout', key('к', { ctrlKey: true, code: 'KeyR' }), false, true],
    ['Ctrl P', key('p', { ctrlKey: true }), false, true],
    ['⌘ R', key('r', { metaKey: true }), true, true],
    ['R', key('r'), false, false],
    ['Ctrl C', key('c', { ctrlKey: true }), false, false],
    ['Ctrl Alt P, which types on some layouts', key('p', { ctrlKey: true, altKey: true }), false, false],
  ])('%s is the browser’s', (_name, event, mac, browser) => {
    expect(isBrowserKey(event, mac)).toBe(browser);
  });
});

describe('dates, sizes, languages', () => {
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

  it('names languages in themselves and in the language of the window', () => {
    expect([ownName('sr-Cyrl'), ownName('sq'), ownName('ar'), ownName('fr')]).toEqual([
      'Српски',
      'Shqip',
      'العربية',
      'Français',
    ]);
    expect([sign('sr-Cyrl'), sign('sr-Latn'), sign('ar')]).toEqual(['СРП', 'SR', 'AR']);
    expect(nameIn('ar', 'en')).toBe('Arabic');
    expect(nameIn('not a tag', 'en')).toBe('not a tag');
  });

  it.each([
    [['fr-FR', 'ar-SY'], 'fr'],
    [['de-DE', 'ar-SY'], 'ar'],
    [['C', 'hu_HU'], 'hu'],
    [['sr-Latn-RS'], 'sr-Latn'],
    [['sr-RS'], 'sr-Cyrl'],
    [['sr-ME'], 'sr-Latn'],
    [['sq-XK'], 'sq'],
    [['de'], 'en'],
    [[], 'en'],
  ])('begins in the best language it has: %j → %s', (preferred, language) => {
    expect(bestLanguage(preferred)).toBe(language);
  });
});

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
  it('is listed by what must be known first', () => {
    expect(groupNotices(publications()).map(({ group, items }) => [group, items.length])).toEqual([
      ['force', 3],
      ['check', 1],
      ['scheduled', 1],
      ['past', 1],
    ]);
  });
});

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

describe('a notice that nothing confirms any more', () => {
  const now = new Date('2015-11-23T12:00:00Z');

  it('is drawn solid only until it was last confirmed', () => {
    const sure = timeline(noticeFields({ effective: '2015-11-03' }), '2015-11-03', now);
    const fields = noticeFields({ effective: '2015-11-03', as_of: '2015-11-13T06:00:00Z' });
    const unsure = timeline(fields, '2015-11-03', now);
    expect(unsure.past[1]).toBeGreaterThan(0);
    expect(unsure.past[1]).toBeCloseTo(sure.past[1] / 2, 0);
    expect(unsure.ahead).toEqual([unsure.past[1], 100]);
  });
});

describe('what was typed', () => {
  it.each([
    ['desk', 'desk'],
    ['x'.repeat(61), `${'x'.repeat(60)}…`],
    [`${'x'.repeat(59)} y z`, `${'x'.repeat(59)}…`],
    ['\u{1F468}\u200D\u{1F469}'.repeat(30), `${'\u{1F468}\u200D\u{1F469}'.repeat(12)}…`],
  ])('is told back no longer than there is room: %.20s', (typed, told) => {
    expect(shortened(typed)).toBe(told);
  });
});

describe('the webview', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15', true],
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36', false],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)', false],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Edg/131.0', false],
  ])('is known by its name: %s', (userAgent, gtk) => {
    expect(isWebKitGtk(userAgent)).toBe(gtk);
  });
});

describe('the plan', () => {
  const item = (part: PlanItem['part'], bytes: number, waits: PlanItem['waits'] = null): PlanItem => ({
    id: `${part}${bytes}`,
    title: '',
    kind: 'handbook',
    change: 'new',
    part,
    bytes,
    waits,
  });
  const plan = {
    bytes: 0,
    sources: [
      { publisher: 'a', bytes: 0, error: null, items: [item('files', 5), item('notice', 1), item('files', 9, 'ask')] },
      {
        publisher: 'b',
        bytes: 0,
        error: null,
        items: [item('withdrawal', 0), item('notice', 2), item('files', 7, 'budget'), item('text', 3, 'ask')],
      },
    ],
  };
  it('puts notices first and withdrawals last, and sums up', () => {
    expect(planLines(plan).map(({ group, bytes }) => [group, bytes])).toEqual([
      ['notice', 3],
      ['files', 5],
      ['withdrawal', 0],
    ]);
  });
  it('gathers what waits by why it does', () => {
    expect(waitingLines(plan).map(({ group, bytes, items }) => [group, bytes, items.length])).toEqual([
      ['budget', 7, 1],
      ['ask', 12, 2],
    ]);
  });
  it('prints a fingerprint in groups of four', () => {
    expect(fingerprintGroups('7f3a91c4')).toEqual(['7F3A', '91C4']);
  });
});

describe('what was thrown', () => {
  it.each([
    [{ code: 'held', args: { item: 'x' }, message: 'm' }, 'held'],
    [{ code: 'held', message: 'm' }, 'held'],
    [new Error('boom'), 'failed'],
    ['text', 'failed'],
    [undefined, 'failed'],
  ])('is always a failure with a code: %o', (thrown, code) => {
    expect(toFailure(thrown)).toMatchObject({ code, args: expect.any(Object), message: expect.any(String) });
  });
});

describe('reading a document by pieces', () => {
  it('keeps pieces small where a document is large', () => {
    expect([chunkOf(2_000_000), chunkOf(100_000_000)]).toEqual([65_536, 8_192]);
  });
});

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
