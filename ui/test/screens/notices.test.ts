import { describe, expect, it } from 'vitest';
import { FakeHost, failure } from '../fake/host';
import { all, click, open, press, settle, text, the } from '../window';

const DESK = '/#/notices/office%2Ffront%2Fdesk-closed';

describe('the notices', () => {
  it('come by what must be known first', async () => {
    await open('/#/notices');
    expect(all('.nlist h2').map(text)).toEqual([
      'In force 3',
      'Check before you rely on it 1',
      'Scheduled 1',
      'No longer in force 1',
    ]);
  });

  it('count what is unread in the rail, and one less once it was opened', async () => {
    const { host } = await open('/#/notices');
    expect(text(the('.nav .count.new'))).toContain('3 unread');
    expect(document.querySelectorAll('.nt .unread'), 'as many are marked in the list').toHaveLength(3);
    await click(the('.nt', /Boil tap water/));
    expect(host.called('markRead')).toEqual([['office/health/boil-water']]);
    expect(text(the('.nav .count.new'))).toContain('2 unread');
    expect(the('.nt', /Boil tap water/).querySelector('.unread')).toBeNull();
  });

  it('are not read by merely being first', async () => {
    const { host } = await open('/#/notices');
    expect(text(the('.n-title'))).toContain('Travel assistance');
    expect(host.called('markRead')).toEqual([]);
  });

  it('leave the one that is shown where it is, whatever comes before it', async () => {
    const { host } = await open('/#/notices');
    const shown = text(the('.n-title'));
    const first = host.rows.find(({ id }) => id === 'office/front/desk-closed');
    const [edition] = first?.editions ?? [];
    if (!first || !edition) throw new Error('the list begins with it');
    const id = 'office/front/newer';
    host.rows = [{ ...first, id, editions: [{ ...edition, id: `${id}@en`, title: 'Newer' }] }, ...host.rows];
    host.emit('change', { number: 2, publications: true, jobs: false });
    await settle();
    expect(text(the('.nt h3'))).toBe('Newer');
    expect(text(the('.n-title'))).toBe(shown);
    expect(text(the('.nt[aria-current] h3'))).toBe(shown);
  });

  it('call the notices they replace by their titles, and one that is not known here by its id', async () => {
    const host = new FakeHost();
    const gone = 'office/front/gone';
    host.rows = host.rows.map((row) =>
      row.notice && row.id === 'office/front/desk-closed'
        ? { ...row, notice: { ...row.notice, supersedes: [gone, ...row.notice.supersedes] } }
        : row,
    );
    await open(DESK, host);
    const replaced = host.rows.find(({ id }) => id === 'office/front/reduced-hours')?.editions[0]?.title;
    expect(all('.n-facts a').map(text)).toEqual([gone, replaced]);
  });

  it('show no other in place of one that is not here, or no longer', async () => {
    const { host } = await open('/#/notices/office%2Ffront%2Fnothing');
    expect(text(the('.npane .error-note'))).toContain('This is not in the library.');
    expect(all('.n-title, .nt[aria-current], .n-ack')).toEqual([]);
    await click(the('.nt', /Boil tap water/));
    expect(text(the('.n-title'))).toContain('Boil tap water');
    host.rows = host.rows.filter(({ id }) => id !== 'office/health/boil-water');
    host.emit('change', { number: 2, publications: true, jobs: false });
    await settle();
    expect(all('.n-title, .n-ack')).toEqual([]);
    expect(text(the('.npane .error-note'))).toContain('office/health/boil-water');
  });

  it('can be narrowed to those that ask for an acknowledgement', async () => {
    await open('/#/notices');
    await click(the('.nlist .filter'));
    await click(the('.filter-pop label', /To acknowledge/));
    expect(all('.nt')).toHaveLength(1);
  });
});

describe('a notice', () => {
  it('says as of when it is known', async () => {
    await open(DESK);
    expect(text(the('.n-fresh p'))).toMatch(/^As of today, \d\d:12\. Signed then by Sample Field Office/);
  });

  it('no longer says “today” once another day has begun', async () => {
    await open(DESK);
    await settle(24 * 3_600_000);
    expect(text(the('.n-fresh p'))).toMatch(/^As of Mon 23 Nov, \d\d:12\. Signed then/);
  });

  it('says so when nothing has confirmed it since', async () => {
    await open('/#/notices/office%2Fhealth%2Ffirst-aid');
    expect(the('.n-fresh').dataset.state).toBe('stale');
    expect(text(the('.n-fresh p'))).toContain('Not confirmed since');
  });

  it('is in force only as of then, on its badge, in the list and on its line', async () => {
    await open('/#/notices/office%2Fhealth%2Ffirst-aid');
    expect(text(the('.n-status .badge'))).toBe('In force, as of 12 Nov, not confirmed since');
    const row = the('.nt[aria-current]');
    expect(text(row.querySelector('.badge'))).toBe('In force, not confirmed');
    expect(text(row)).toContain('as of 12 Nov, not confirmed since');
    const told = the('.timeline').getAttribute('aria-label');
    expect(told).toContain('Not confirmed since 12 Nov: Today');
    expect(told).not.toContain('Holds now');
    await open('/#/library/office%2Fhealth%2Ffirst-aid');
    expect(text(the('.det-title .badge'))).toBe('In force, as of 12 Nov, not confirmed since');
  });

  it('claims no signature in a preview', async () => {
    const host = new FakeHost();
    host.preview = '/home/me/content';
    await open(DESK, host);
    expect(text(the('.n-fresh p'))).toBe('Not signed. Nothing has confirmed this notice.');
    expect(all('.n-fresh button')).toHaveLength(0);
    expect(text(the('.sync'))).toBe('Preview not signed');
  });

  it('stays unread without an error where nothing can be written', async () => {
    const host = new FakeHost();
    host.refuse.markRead = failure('read_only', { path: '/media/library' });
    await open('/#/notices', host);
    await click(the('.nt', /Boil tap water/));
    expect(host.called('markRead')).toHaveLength(1);
    expect(all('.error-note')).toHaveLength(0);
    expect(the('.nt', /Boil tap water/).querySelector('.unread')).not.toBeNull();
  });

  it('leads to the edition in its own language', async () => {
    const host = new FakeHost();
    const { read } = host;
    const html = '<p><a href="fieldshelf://office/forms/consent#what">feuille</a></p>';
    host.read = async (...asked) => ({
      ...(await read(...asked)),
      sections: [{ id: 'what', level: 1, heading: 'Que faire', html, page: null }],
    });
    const { app } = await open(`${DESK}?lang=fr`, host);
    await click(the('.n-sec a', 'feuille'));
    expect(app.router.route).toMatchObject({ screen: 'read', edition: 'office/forms/consent@fr', section: 'what' });
  });

  it('draws its days, the expected one hollow, and tells them', async () => {
    await open(DESK);
    const line = the('.timeline');
    expect(line.getAttribute('aria-label')).toMatch(
      /In force from: Thu 19 Nov.*Holds now: Today.*Expected to resume, not confirmed: Tue 1 Dec/,
    );
    expect(line.querySelector('.pin.end')?.classList.contains('hollow')).toBe(true);
  });

  it('has its text in each language, with the direction of the language', async () => {
    await open(DESK);
    await click(the('[role="tab"]', 'العربية'));
    const panel = the('[role="tabpanel"]');
    expect([panel.lang, panel.dir]).toEqual(['ar', 'rtl']);
    expect(text(panel)).toContain('ما الذي عليك فعله');
    await press('ArrowRight', {}, the('[role="tablist"]'));
    expect(the('[role="tab"][aria-selected="true"]').textContent).toContain('English');
    await press('l', { altKey: true, code: 'KeyL' });
    expect(the('[role="tab"][aria-selected="true"]').textContent).toContain('Français');
  });

  it('marks what was searched for, until another language is chosen', async () => {
    await open('/#/search?q=waiting');
    await settle();
    const hit = the('.hit[href*="notices"]') as HTMLAnchorElement;
    await open(hit.getAttribute('href') ?? '');
    await settle();
    const marks = all('.n-sec mark.hit-mark');
    expect(marks.length).toBeGreaterThan(0);
    expect(marks.every((mark) => /^waiting$/i.test(mark.textContent ?? ''))).toBe(true);
    expect(marks.filter((mark) => mark.classList.contains('now'))).toHaveLength(1);
    await click(the('[role="tab"]', 'العربية'));
    expect(all('mark.hit-mark')).toHaveLength(0);
    expect(all('.h-sec').every((heading) => heading.matches('[dir="rtl"] *') && !/[a-z]/.test(text(heading)))).toBe(
      true,
    );
  });

  it('says when a translation is older', async () => {
    await open(`${DESK}?lang=sq`);
    expect(text(the('.older-note'))).toContain('Shqip may not say the newest');
  });

  it('names what it replaces, and leads there', async () => {
    const { app } = await open(DESK);
    const link = the('.facts a', 'Travel assistance: reduced hours');
    expect(app.router.href({ screen: 'notices', id: 'office/front/reduced-hours' })).toBe(link.getAttribute('href'));
  });

  it('is acknowledged, and undone', async () => {
    const { host } = await open(DESK);
    await click(the('.n-ack button', 'Acknowledge'));
    expect(host.called('acknowledge')).toEqual([['office/front/desk-closed', true]]);
    expect(text(the('.n-ack'))).toMatch(/Acknowledged today, \d\d:30/);
    await click(the('.n-ack button', 'Undo'));
    expect(host.called('acknowledge').at(-1)).toEqual(['office/front/desk-closed', false]);
    expect(text(the('.n-ack'))).toContain('Have you read this notice?');
  });

  it('opens links to the inside in the window', async () => {
    const { app } = await open(DESK);
    await click(the('.n-sec a', 'waiting sheet'));
    expect(app.router.route).toMatchObject({ screen: 'read', edition: 'office/forms/consent@en' });
  });
});

describe('banners', () => {
  it('name an urgent notice until it is acknowledged', async () => {
    const { app } = await open('/#/library');
    expect(text(the('.banner'))).toContain('Urgent notice, in force: Travel assistance desk closed');
    app.router.go({ screen: 'notices', id: 'office/front/desk-closed' });
    await settle();
    await click(the('.nt', /Travel assistance desk/));
    await click(the('.n-ack button', 'Acknowledge'));
    app.router.go({ screen: 'library' });
    await settle();
    expect(all('.banner')).toHaveLength(0);
  });

  it('name a clock that is behind before anything else', async () => {
    const host = new FakeHost();
    host.clockBehind = '2015-12-20T10:00:00Z';
    await open('/#/library', host);
    expect(all('.banner').map((banner) => banner.getAttribute('aria-label'))).toEqual([
      'This computer’s clock is behind.',
    ]);
  });

  it('say that the disk is full, after what is urgent, until it has room', async () => {
    const host = new FakeHost();
    host.unwritable = 'disk_full';
    const { app } = await open('/#/library', host);
    expect(text(the('.banner'))).toContain('Travel assistance desk');
    app.router.go({ screen: 'settings' });
    await settle();
    expect(text(the('.banner'))).toContain('The disk is full. You can read and search.');
    host.unwritable = null;
    await settle(61_000);
    expect(all('.banner')).toEqual([]);
    host.unwritable = 'disk_full';
    await settle(61_000);
    expect(all('.banner', 'The disk is full.')).toHaveLength(1);
  });

  it('say where a library can only be read', async () => {
    const host = new FakeHost();
    host.unwritable = 'read_only';
    await open('/#/settings', host);
    expect(text(the('.banner', 'This library can only be read here.'))).toContain('/home/me/library');
  });

  it('say that a preview is not signed', async () => {
    const host = new FakeHost();
    host.preview = '/home/me/content';
    host.clockBehind = '2015-12-20T10:00:00Z';
    await open('/#/library', host);
    expect(all('.banner')).toHaveLength(1);
    expect(text(the('.banner'))).toContain('/home/me/content');
  });

  it('name an urgent notice that nothing confirms only as of its date', async () => {
    const host = new FakeHost();
    host.rows = host.rows.map((row) =>
      row.id === 'office/front/desk-closed' && row.notice
        ? { ...row, notice: { ...row.notice, as_of: '2015-11-20T10:00:00Z' } }
        : row,
    );
    await open('/#/library', host);
    expect(text(the('.banner'))).toContain('in force as of 20 Nov, not confirmed since: Travel assistance desk');
  });

  it.each([
    ['signed long ago and looked for today', '2015-09-01T10:00:00Z', 'Not checked for 83 days', '1 September'],
    ['signed today, under an office’s signature that has expired', null, 'Not confirmed', '23 November'],
  ])('say the same as the chip of what was %s', async (_, as_of, title, since) => {
    const host = new FakeHost(new FakeHost().rows.filter(({ notice }) => !notice));
    host.status = { ...host.status, state: 'not_checked', as_of };
    await open('/#/library', host);
    expect(text(the('.banner'))).toContain(`${title}.`);
    expect(text(the('.banner'))).toContain(since);
    expect(text(the('.sync b'))).toBe(title);
  });

  it('are there as soon as a signature has expired, though nothing was received', async () => {
    const host = new FakeHost(new FakeHost().rows.filter(({ notice }) => !notice));
    await open('/#/library', host);
    expect(text(the('.sync b'))).toBe('Up to date');
    host.status = { ...host.status, state: 'not_checked', as_of: '2015-11-20T10:00:00Z' };
    host.emit('change', { number: 1, publications: true, jobs: false });
    await settle();
    expect(text(the('.sync b'))).toBe('Not checked for 3 days');
    expect(text(the('.banner'))).toContain('Not checked for 3 days.');
  });

  it('say for how long nothing was checked', async () => {
    const host = new FakeHost(new FakeHost().rows.filter(({ notice }) => !notice));
    host.status = { ...host.status, state: 'not_checked', last_success: '2015-11-12T10:00:00Z' };
    await open('/#/library', host);
    expect(text(the('.banner'))).toContain('Not checked for 11 days.');
  });
});
