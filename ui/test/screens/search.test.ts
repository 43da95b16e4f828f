import { describe, expect, it } from 'vitest';
import { FakeHost } from '../fake/host';
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
    expect(text(group.querySelector('.pg'))).toBe('English · page 6');
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

  it('unfolds the other hits of a publication', async () => {
    await open('/#/search?q=interpreter');
    const before = all('.hit').length;
    await click(the('.more'));
    expect(all('.hit').length).toBeGreaterThan(before);
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

  it('says which words it took for others, and takes them as typed when told to', async () => {
    const fake = new FakeHost();
    fake.corrections = { interprter: 'interpreter' };
    const { host } = await open('/#/search?q=interprter', fake);
    await settle();
    expect(text(the('.dym'))).toBe('Showing results for interpreter Search for “interprter” as typed');
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
      { text: '-person', why: 'nothing_wanted' },
    ];
    await open('/#/search?q=person', fake);
    await settle();
    expect(all('.dym').map(text)).toEqual([
      '“kind:novel” names no kind of publication, such as notice or handbook. It was taken as plain words.',
      '“lang:!!” names no language by its tag, such as fr or sr-Latn. It was taken as plain words.',
      '“-person” says only what is not wanted. It was taken as plain words.',
    ]);
  });

  it('says when nothing was found', async () => {
    await open('/#/search?q=xyzzy');
    expect(text(the('.empty h2'))).toBe('No hits for “xyzzy”');
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
