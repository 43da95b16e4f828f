import { describe, expect, it } from 'vitest';
import { questionOf } from '../../src/state/question';
import { FakeHost, failure } from '../fake/host';
import { all, click, open, press, settle, text, the, type } from '../window';

describe('search', () => {
  it('asks while one types, and groups hits by publication', async () => {
    const { host, app } = await open('/#/search');
    expect(text(the('.empty h2'))).toBe('Search everything on this computer');
    await type(the('.s-head input'), 'interpreter');
    expect(host.called('search').at(-1)).toMatchObject([
      { query: 'interpreter', langs: [], kinds: [], collections: [] },
    ]);
    expect(app.router.route).toMatchObject({ screen: 'search', query: 'interpreter' });
    const group = the('.grp', /Front Desk Handbook/);
    expect([...group.querySelectorAll('mark')].every((mark) => /interpreter/i.test(mark.textContent ?? ''))).toBe(true);
    expect(text(group.querySelector('.pg'))).toBe('page 6');
    expect(text(group.querySelector('.grp-meta'))).toBe('Handbook · Front desk Revision 4 English 20 Nov 2015');
  });

  it('leads to the section and page with the words that were found', async () => {
    const { app } = await open('/#/search?q=interpreter');
    await settle();
    expect(
      app.router.href({
        screen: 'read',
        edition: 'office/front/desk@en',
        section: 'quiet',
        page: 6,
        query: 'interpreter',
        words: ['interpreter'],
      }),
    ).toBe(the('.grp .hit', /Find a quiet place/).getAttribute('href'));
  });

  it('writes a hit in the direction of its edition, whatever its language is', async () => {
    const host = new FakeHost();
    host.rows = host.rows.map((row) => ({
      ...row,
      editions: row.editions.map((one) => ({ ...one, dir: 'rtl' as const })),
    }));
    await open('/#/search?q=interpreter', host);
    expect([the('.grp .hit bdi').dir, the('.grp .hit-txt').dir]).toEqual(['rtl', 'rtl']);
    await type(the('.s-head input'), 'roads');
    expect(the('.away bdi').dir).toBe('rtl');
  });

  it('unfolds the other hits of a publication', async () => {
    await open('/#/search?q=interpreter');
    const group = (): HTMLElement => the('.grp', /Front Desk Handbook/);
    const hits = (): HTMLElement[] => [...group().querySelectorAll<HTMLElement>('.hit')];
    expect(hits()).toHaveLength(3);
    const more = group().querySelector('.grp-more button') as HTMLElement;
    const [, left] = /(\d+) more in this publication/.exec(text(more)) ?? [];
    await click(more);
    expect(hits()).toHaveLength(3 + Number(left));
    expect(document.activeElement).toBe(hits()[3]);
  });

  it('narrows by language, and keeps what is chosen in view', async () => {
    const { host, app } = await open('/#/search?q=person');
    await click(the('.fac label', /English/));
    expect(app.router.route).toMatchObject({ langs: ['en'] });
    expect(host.called('search').at(-1)).toMatchObject([{ langs: ['en'] }]);
    expect(the('.fac label', /English/).querySelector('input')?.checked).toBe(true);
  });

  it('says when any word counts, and what was not searched', async () => {
    await open('/#/search?q=one+two+person');
    expect(text(the('.dym'))).toContain('Few sections hold all of these words');
    expect(text(the('.nots'))).toContain('The text of 7 editions is not on this computer');
    expect(text(the('.nots li'))).toContain('Safe journeys: winter roads');
  });

  it('narrows by every facet, to one publication, and puts the newest first', async () => {
    const fake = new FakeHost();
    fake.rows = fake.rows.map((row) => ({ ...row, topics: row.id === 'office/front/desk' ? ['returns'] : [] }));
    const place = '/#/search?q=person&year=2015&topic=returns&in=office/front/desk&after=2015';
    const { host, app } = await open(place, fake);
    expect(all('.fac legend').map(text)).toEqual(['Language', 'Kind', 'Collection', 'Topic', 'Year']);
    expect(host.called('search').at(-1)).toMatchObject([
      { topics: ['returns'], years: [2015], within: 'office/front/desk', after: '2015', order: 'relevance' },
    ]);
    expect(all('.chip').map(text)).toEqual(['In Front Desk Handbook', 'Issued from 2015']);
    await click(the('.chip button', 'Search beyond “2015” again'));
    expect(host.called('search').at(-1)).toMatchObject([{ after: null, within: 'office/front/desk' }]);
    await click(the('.fac-all button'));
    expect(app.router.route).toEqual({ screen: 'search', query: 'person' });
    await click(the('.s-sum .filter'));
    await click(the('.s-sum .check', /Newest first/).querySelector('input') as HTMLElement);
    expect(app.router.route).toEqual({ screen: 'search', query: 'person', order: 'date' });
    expect(host.called('search').at(-1)).toMatchObject([{ order: 'date' }]);
  });

  it('finds what is not on this computer by its title, with the download one key away', async () => {
    const { host } = await open('/#/search?q=roads');
    expect(text(the('.s-none'))).toBe('No hits for “roads”');
    const away = the('.away');
    expect(text(away)).toContain('1 edition matches by its title or summary.');
    expect(text(away.querySelector('.title'))).toBe('Safe journeys: winter roads');
    expect(text(away.querySelector('mark'))).toBe('roads');
    await press('ArrowDown', {}, the('.s-head input'));
    expect(document.activeElement).toBe(away.querySelector('button'));
    await click(document.activeElement as HTMLElement);
    expect(host.called('fetch').at(-1)?.[0]).toMatch(/^office\/.*@en$/);
    expect(text(the('.away .download'))).toContain('Downloading');
  });

  it('says which languages match too, and what the glossary found', async () => {
    const fake = new FakeHost();
    fake.terms = { rdv: [{ lang: 'en', text: 'interpreter' }] };
    const { host, app } = await open('/#/search?q=rdv', fake);
    expect(text(the('.dym'))).toMatch(/^By the glossary, also searched for: interpreter Search for “rdv” as typed/);
    const group = the('.grp', /Front Desk Handbook/);
    expect(text(group.querySelector('.grp-meta'))).toContain('found by the glossary');
    await click(the('.dym button'));
    expect(host.called('search').at(-1)).toMatchObject([{ query: 'rdv', as_typed: true }]);
    app.router.go({ screen: 'search', query: 'desk' });
    await settle();
    const also = the('.grp-also a');
    expect(also.getAttribute('href')).toMatch(/lang=.*&in=office/);
  });

  it('takes the words as typed with Shift Enter, and suggests others then', async () => {
    const fake = new FakeHost();
    fake.corrections = { interprter: 'interpreter' };
    fake.suggestions = { interprter: 'interpreter' };
    const { host, app } = await open('/#/search?q=interprter', fake);
    await press('Enter', { shiftKey: true }, the('.s-head input'));
    expect(host.called('search').at(-1)).toMatchObject([{ as_typed: true }]);
    expect(text(the('.dym'))).toBe('Did you mean interpreter');
    await click(the('.dym button'));
    expect(app.router.route).toMatchObject({ query: 'interpreter' });
    expect(all('.hit').length).toBeGreaterThan(0);
  });

  it('keeps a search, says what is new in it, and forgets it again', async () => {
    const { host, app } = await open('/#/search?q=person&lang=en');
    const keep = (): HTMLElement => the('.s-sum > .btn.plain');
    await click(keep());
    expect(host.called('saveSearch').at(-1)).toMatchObject(['', { query: 'person', langs: ['en'] }]);
    expect(text(keep())).toBe('Search saved');
    host.kept = host.kept.map((search) => ({ ...search, news: 2 }));
    host.emit('change', { number: 2, publications: true, jobs: false });
    await settle();
    expect(host.called('markSearchSeen').at(-1)).toEqual([1]);

    host.kept = host.kept.map((search) => ({ ...search, news: 2 }));
    app.router.go({ screen: 'search' });
    await settle();
    expect(text(the('.rail a[href="#/search"] .sr'))).toBe('2 new hits');
    const row = the('.asked a', /person/);
    expect(text(row)).toBe('person English 2 new hits 3 hits');
    expect(row.getAttribute('href')).toBe('#/search?q=person&lang=en');
    await click(the('.asked button', 'Remove the saved search “person”'));
    expect(all('#saved-searches')).toHaveLength(0);
    await click(the('.toast button', 'Undo'));
    expect(all('#saved-searches')).toHaveLength(1);
  });

  it('says nothing where what was seen cannot be noted, and leaves what else failed in view', async () => {
    const fake = new FakeHost();
    await fake.saveSearch('', questionOf({ screen: 'search', query: 'person' }));
    fake.kept = fake.kept.map((search) => ({ ...search, news: 2 }));
    fake.refuse.markSearchSeen = failure('disk_full');
    const { host, app } = await open('/#/search?q=person', fake);
    expect(host.called('markSearchSeen')).not.toEqual([]);
    expect(app.failure).toBeNull();
    app.failure = failure('refused');
    delete host.refuse.markSearchSeen;
    host.emit('change', { number: 2, publications: true, jobs: false });
    await settle();
    expect(host.kept.map(({ news }) => news)).toEqual([0]);
    expect(app.failure).toEqual(failure('refused'));
  });

  it('says that a search was removed only where it was', async () => {
    const fake = new FakeHost();
    await fake.saveSearch('', questionOf({ screen: 'search', query: 'person' }));
    fake.refuse.removeSavedSearch = failure('disk_full');
    await open('/#/search', fake);
    await click(the('.asked button', 'Remove the saved search “person”'));
    expect(all('.toast')).toEqual([]);
    expect(all('main > .error-note')).toHaveLength(1);
  });

  it('looks for news in saved searches when an update has ended, not at each of its steps', async () => {
    const { host } = await open('/#/search');
    const asked = (): number => host.called('savedSearches').length;
    host.status = { ...host.status, state: 'updating' };
    host.emit('change', { number: 2, publications: false, jobs: true });
    await settle();
    const before = asked();
    for (let number = 3; number < 9; number += 1) host.emit('change', { number, publications: true, jobs: true });
    await settle();
    expect(asked()).toBe(before);
    host.status = { ...host.status, state: 'up_to_date' };
    host.emit('change', { number: 9, publications: true, jobs: true });
    await settle();
    expect(asked()).toBe(before + 1);
  });

  it('remembers a question when one is done typing, and forgets them all when told to', async () => {
    const { host } = await open('/#/search');
    const field = the('.s-head input');
    await type(field, 'person');
    expect(host.called('rememberSearch')).toEqual([]);
    await press('Enter', {}, field);
    await press('Escape', {}, field);
    await settle();
    expect(all('.asked a').map(text)).toEqual(['person']);
    await click(the('.asked-foot button'));
    expect(all('.asked a')).toEqual([]);
  });

  it('says which words it took for others, and takes them as typed when told to', async () => {
    const fake = new FakeHost();
    fake.corrections = { interprter: 'interpreter' };
    const { host } = await open('/#/search?q=interprter', fake);
    await settle();
    expect(text(the('.dym'))).toBe('Showing results for interpreter Search for “interprter” as typed ShiftEnter');
    expect(the('.grp .hit').getAttribute('href')).toContain('q=interpreter');
    await click(the('.dym button'));
    expect(host.called('search').at(-1)).toMatchObject([{ query: 'interprter', as_typed: true }]);
    expect(text(the('.empty h2'))).toBe('No hits for “interprter”');
  });

  it('explains what it could not read as it was meant', async () => {
    const fake = new FakeHost();
    fake.misread = [
      { text: 'kind:novel', why: 'kind' },
      { text: 'lang:!!', why: 'language' },
      { text: 'lang:', why: 'no_value' },
      { text: 'language:fr', why: 'field' },
      { text: 'pers*', why: 'star' },
      { text: 'OR', why: 'operator' },
      { text: 'NOT', why: 'not' },
      { text: 'lang:fr -lang:fr', why: 'nothing_left' },
      { text: '"person', why: 'quote' },
      { text: '-person', why: 'nothing_wanted' },
    ];
    await open('/#/search?q=person', fake);
    await settle();
    expect(all('.dym').map(text)).toEqual([
      '“kind:novel” names no kind of publication, such as notice or handbook. It was taken as plain words.',
      '“lang:!!” names no language by its tag, such as fr or sr-Latn. It was taken as plain words.',
      '“lang:” has nothing right after its colon, as lang:fr has. It was taken as plain words.',
      '“language:fr” begins with no filter: those are lang:, kind:, collection:, topic:, after:, before: and title:. It was taken as plain words.',
      '“pers*” holds a star, which stands for no letters: the last word is found as the beginning of longer ones anyway. It was taken as plain words.',
      '“OR” does not stand between two words or phrases. It was taken as plain words.',
      '“NOT” does not stand before a word, a phrase or a filter. It was taken as plain words.',
      '“lang:fr -lang:fr” leaves out everything that is here or was asked for. It was taken as plain words.',
      '“"person” begins with a quote that is never closed. It was taken as plain words.',
      '“-person” says only what is not wanted. It was taken as plain words.',
    ]);
  });

  it('says that no section holds the words where only words like them were found', async () => {
    const fake = new FakeHost();
    const { search } = fake;
    fake.search = async (query) => {
      const answer = await search(query);
      return { ...answer, total: 0, publications: 0, groups: answer.groups.map((group) => ({ ...group, total: 0 })) };
    };
    await open('/#/search?q=interpreter', fake);
    expect(text(the('.dym'))).toBe('No section holds these words as typed. These hold words that look like them.');
    expect(all('.grp').length).toBeGreaterThan(0);
    expect(text(the('.pane'))).not.toMatch(/\d hits?/);
  });

  it('keeps a search that finds nothing yet', async () => {
    const { host } = await open('/#/search?q=xyzzy');
    await click(the('.s-sum .btn.plain'));
    expect(host.called('saveSearch').at(-1)).toMatchObject(['', { query: 'xyzzy' }]);
    expect(all('.s-sum .filter')).toHaveLength(0);
  });

  it('says when nothing was found', async () => {
    await open('/#/search?q=xyzzy');
    expect(text(the('.empty h2'))).toBe('No hits for “xyzzy”');
  });

  it('tells a long question back no longer than there is room', async () => {
    await open(`/#/search?q=${'x'.repeat(10_000)}`);
    expect(text(the('.empty h2'))).toBe(`No hits for “${'x'.repeat(60)}…”`);
  });

  it.each(['   ', '"', '%%%', '“unclosed', 'x'.repeat(10_000)])('answers anything: %.12s', async (query) => {
    await open('/#/search');
    await type(the('.s-head input'), query);
    expect(all('.error-note')).toHaveLength(0);
  });

  it('is cleared with Esc, and entered from the field with an arrow', async () => {
    await open('/#/search?q=person');
    const field = the('.s-head input') as HTMLInputElement;
    await press('ArrowDown', {}, field);
    expect(document.activeElement?.classList.contains('hit')).toBe(true);
    await press('Escape', {}, field);
    expect(field.value).toBe('');
    expect(all('.hit')).toHaveLength(0);
  });

  it('is reached with / from anywhere but a field', async () => {
    const { app } = await open('/#/updates');
    await press('/');
    expect(app.router.route.screen).toBe('search');
    expect(document.activeElement).toBe(the('.s-head input'));
  });
});
