import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { FakeHost, failure } from '../fake/host';
import { all, click, nameOf, open, press, settle, text, the, type } from '../window';

describe('the library', () => {
  it('lists every publication under headings, with languages and what is here', async () => {
    const { host } = await open('/#/library');
    expect(all('.pub')).toHaveLength(host.rows.length);
    expect(text(the('.list-pane .foot .num'))).toBe(`${host.rows.length} publications`);
    const row = the('.pub', /Front Desk Handbook/);
    expect(text(row.querySelector('.pub-meta'))).toBe('Handbook · revision 4 · 20 Nov 2015');
    expect([...row.querySelectorAll('.tag .sr')].map(text)).toContain('Albanian, older translation');
    expect([...row.querySelectorAll('.tag .sr')].map(text)).toContain('Russian, not on this computer');
    expect(text(row.querySelector('.avail'))).toBe('Downloaded');
  });

  it('tells the size of what is here as it is saved, and says of the rest that it is to be downloaded', async () => {
    await open('/#/library/office%2Ffront%2Fdesk');
    const sizes = new Map(
      all('.editions tbody tr').map((row) => [text(row.querySelector('th')), text(row.querySelector('.end.num'))]),
    );
    expect(sizes.get('English')).toBe('0.9 MB');
    expect(sizes.get('Русский')).toBe('13 MB to download');
    expect(text(the('.pub[data-id="office/front/desk"] .pub-end'))).toContain('0.9 MB');
  });

  it('hands a file over to another program where the webview can, once it lies ready', async () => {
    document.documentElement.dataset.engine = 'webkitgtk';
    try {
      const { host } = await open('/#/library/office%2Ffront%2Fdesk');
      const file = the('.links li[draggable="true"]');
      const given = new Map<string, string>();
      const drag = (): Event => {
        const dataTransfer = { effectAllowed: '', setData: (type: string, data: string) => given.set(type, data) };
        const event = Object.assign(new Event('dragstart', { cancelable: true }), { dataTransfer });
        file.dispatchEvent(event);
        return event;
      };
      expect(drag().defaultPrevented, 'nothing is there yet').toBe(true);
      file.dispatchEvent(new Event('pointerenter'));
      await settle();
      expect(host.called('copyToDrag')).toEqual([['office/front/desk@en']]);
      expect(text(the('.toast'))).toContain('The file is ready. Drag it again.');
      expect(drag().defaultPrevented).toBe(false);
      expect([...given]).toEqual([['text/uri-list', 'file:///tmp/copy.pdf']]);
    } finally {
      delete document.documentElement.dataset.engine;
    }
  });

  it('lets nothing be dragged out of a webview that would make a shortcut of it', async () => {
    await open('/#/library/office%2Ffront%2Fdesk');
    expect(all('.links li[draggable="true"]')).toEqual([]);
  });

  it('names the publisher of collections that have one title, and of no other', async () => {
    const { rows } = new FakeHost();
    const [first] = rows;
    const editions = first!.editions.map((edition) => ({ ...edition, id: edition.id.replace('office/', 'other/') }));
    const about = { id: 'other/front/desk', collection: 'other/front', publisher: 'Another office' };
    const host = new FakeHost([...rows, { ...first!, ...about, editions }]);
    const collections = new Set(host.rows.map(({ collection }) => collection));
    await open('/#/library', host);
    const named = all('.coll a').filter((link) => link.querySelector('.of'));
    const title = first!.collection_title;
    expect(all('.coll a')).toHaveLength(collections.size);
    expect(named.map((link) => text(link.querySelector('.of'))).sort()).toEqual(
      ['Another office', first!.publisher].sort(),
    );
    expect(named.every((link) => text(link.querySelector('.clamp')).startsWith(title))).toBe(true);
  });

  it('shows a title in its own language and direction', async () => {
    await open('/#/library');
    const title = the('.pub .title', 'Право на здравствену заштиту');
    expect([title.lang, title.dir]).toEqual(['sr-Cyrl', 'ltr']);
  });

  it('chooses with a click, and opens with Enter', async () => {
    const { app } = await open('/#/library');
    await click(the('.pub', /Winter shelter places/));
    expect(nameOf(the('.detail'))).toBe('Details: Winter shelter places');
    the('.pub', /Front Desk Handbook/).focus();
    await press('Enter');
    expect(app.router.route).toMatchObject({ screen: 'read', edition: 'office/front/desk@en' });
  });

  it('moves with arrows and shows with Space', async () => {
    await open('/#/library');
    const [first, second] = all('.pub');
    first?.focus();
    await press('ArrowDown');
    expect(document.activeElement).toBe(second);
    await press(' ');
    expect(second?.getAttribute('aria-current')).toBe('true');
  });

  it('has only the rows near the view in the page, and each of them within reach of the keys', async () => {
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe(): void {}
        disconnect(): void {}
      },
    );
    onTestFinished(() => void vi.unstubAllGlobals());
    const [one] = new FakeHost().rows;
    if (!one) throw new Error('there is no row');
    const many = Array.from({ length: 400 }, (_, number) => ({ ...one, id: `office/many/p${number}` }));
    await open('/#/library', new FakeHost(many));
    expect(all('.pub').length).toBeLessThan(40);
    expect(text(the('.list-pane .foot .num'))).toBe('400 publications');
    const here = (): string | undefined => (document.activeElement as HTMLElement).dataset.id;
    the('.pub').focus();
    const visited: (string | undefined)[] = [];
    for (const key of ['End', 'ArrowUp', 'ArrowDown', 'ArrowDown', 'Home', 'ArrowUp', 'ArrowDown']) {
      await press(key);
      visited.push(here());
    }
    const [first, second, last, other] = [0, 1, 399, 398].map((number) => `office/many/p${number}`);
    expect(visited).toEqual([last, other, last, last, first, first, second]);
    const item = document.activeElement?.closest('li');
    expect([item?.ariaPosInSet, item?.ariaSetSize]).toEqual(['2', '400']);
    expect(all('.pub').length).toBeLessThan(40);
  });

  it('filters by language, kind and collection, and takes it back', async () => {
    const { host } = await open('/#/library');
    await click(the('.filter', /^Kind/));
    await click(the('.filter-pop label', /Form/));
    expect(all('.pub').map((row) => row.dataset.id)).toEqual(['office/forms/consent']);
    expect(text(the('.filter', /^Kind/))).toBe('Kind Form');
    await click(the('.filter-pop button', 'Clear'));
    expect(all('.pub')).toHaveLength(host.rows.length);
    await press('Escape', {}, the('.filter-pop input'));
    expect(all('.filter-pop')).toHaveLength(0);
  });

  it('finds titles as they are typed, and offers the full text with Enter', async () => {
    const { app } = await open('/#/library');
    const field = the('.lib-find input');
    await type(field, 'tracing');
    expect(all('.pub')).toHaveLength(1);
    await press('Enter', {}, field);
    expect(app.router.route).toEqual({ screen: 'search', query: 'tracing' });
  });

  it('says what is true when nothing matches', async () => {
    const { host } = await open('/#/library');
    await type(the('.lib-find input'), 'nothing like it');
    expect(text(the('.empty h2'))).toBe('Nothing matches');
    await click(the('.empty button'));
    expect(all('.pub')).toHaveLength(host.rows.length);
  });

  it('says what is true when there is nothing at all', async () => {
    await open('/#/library', new FakeHost([]));
    expect(text(the('.empty h2'))).toBe('Your shelf is empty');
  });

  it('saves a copy and says where', async () => {
    const { host } = await open('/#/library/office%2Ffront%2Fdesk');
    await click(the('.det-acts button', 'Save a copy…'));
    expect(host.called('saveCopy')).toEqual([['office/front/desk@en', 'file']]);
    expect(text(the('.toast'))).toContain('/home/me/Documents/copy.pdf');
    await settle(9000);
    expect(all('.toast')).toHaveLength(0);
  });

  it('says nothing when saving a copy was cancelled', async () => {
    const { host } = await open('/#/library/office%2Ffront%2Fdesk');
    host.saveCopy = () => Promise.resolve(null);
    await click(the('.det-acts button', 'Save a copy…'));
    expect(all('.toast')).toHaveLength(0);
  });

  it('adds to Saved and undoes it', async () => {
    const { host } = await open('/#/library/office%2Fhealth%2Fshelter');
    await click(the('.det-more button', 'Add to Saved'));
    expect(host.rows.find(({ id }) => id === 'office/health/shelter')?.saved).toBe(true);
    expect(text(the('.det-more button'))).toBe('Remove from Saved');
    await click(the('.toast button', 'Undo'));
    expect(host.rows.find(({ id }) => id === 'office/health/shelter')?.saved).toBe(false);
  });

  it('names an error in words and keeps the whole story folded', async () => {
    const host = new FakeHost();
    host.refuse.saveCopy = failure('disk_full', { path: '/media/stick' });
    await open('/#/library/office%2Ffront%2Fdesk', host);
    await click(the('.det-acts button', 'Save a copy…'));
    const note = the('.error-note');
    expect(text(note)).toContain('The disk is full.');
    expect(text(note)).toContain('/media/stick');
    expect(note.querySelector('details')?.open).toBe(false);
  });

  it('shows what changed beside it', async () => {
    const { host } = await open('/#/library');
    host.rows = host.rows.slice(0, 3);
    host.emit('change', { number: 2, publications: true, jobs: false });
    await settle();
    expect(all('.pub')).toHaveLength(3);
  });

  it('keeps to the publication that is shown when a newer one comes, and removes files of what was asked about', async () => {
    const host = new FakeHost();
    const [desk] = host.rows.filter(({ id }) => id === 'office/front/desk');
    host.rows = [{ ...desk!, saved: false }];
    const { app } = await open('/#/library', host);
    await click(the('.detail button', /^Remove files/));
    const editions = desk!.editions.map((one) => ({ ...one, title: 'Newer', issued: '2015-11-22' }));
    host.rows = [...host.rows, { ...desk!, id: 'office/front/newer', issued: '2015-11-22', editions }];
    host.emit('change', { number: 2, publications: true, jobs: false });
    await settle();
    expect([text(all('.pub .title')[0]), nameOf(the('.detail'))]).toEqual(['Newer', 'Details: Front Desk Handbook']);
    app.router.replace({ screen: 'library', id: 'office/front/newer' });
    await settle();
    expect(nameOf(the('.detail'))).toBe('Details: Newer');
    expect(text(the('dialog p'))).toBe('Front Desk Handbook');
    await click(the('dialog button', 'Remove files'));
    expect(host.called('free')).toEqual([['office/front/desk']]);
  });

  it('asks once more, however many changes come while it asks, and takes over settings', async () => {
    const { app, host } = await open('/#/library');
    const count = (name: 'notices' | 'sticks'): number => host.called(name).length;
    const [notices, sticks] = [count('notices'), count('sticks')];
    host.settings = { ...host.settings, theme: 'dark', metered: true };
    for (let number = 2; number < 9; number += 1) host.emit('change', { number, publications: true, jobs: false });
    await settle();
    expect(count('notices') - notices).toBe(2);
    expect(count('sticks')).toBe(sticks);
    expect([app.settings.theme, app.settings.metered]).toEqual(['dark', true]);
  });

  it('leaves the picture of a cover alone while something else becomes of its row', async () => {
    const fake = new FakeHost();
    fake.cover = () => Promise.resolve(new ArrayBuffer(8));
    const { host } = await open('/#/library/office%2Ffront%2Fdesk', fake);
    const pictures = (): HTMLElement[] => all('.pub[data-id="office/front/desk"] .cover img, .det-head .cover img');
    const before = pictures();
    expect(before).toHaveLength(2);
    host.rows = host.rows.map((row) => ({ ...row, saved: true, editions: row.editions.map((one) => ({ ...one })) }));
    host.emit('change', { number: 2, publications: true, jobs: false });
    await settle();
    expect(pictures()).toEqual(before);
    expect(before.every(({ isConnected }) => isConnected)).toBe(true);
  });

  it('opens a notice among the notices', async () => {
    const { app } = await open('/#/library');
    the('.pub', /Boil tap water/).focus();
    await press('Enter');
    expect(app.router.route).toEqual({ screen: 'notices', id: 'office/health/boil-water' });
  });
});

describe('Saved', () => {
  it('lists what was saved, and says how to begin', async () => {
    const { host } = await open('/#/saved');
    expect(all('.pub').map((row) => row.dataset.id)).toEqual(['office/front/desk']);
    host.rows = host.rows.map((row) => ({ ...row, saved: false }));
    host.emit('change', { number: 2, publications: true, jobs: false });
    await settle();
    expect(text(the('.empty h2'))).toBe('Nothing saved yet');
  });
});
