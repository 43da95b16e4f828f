import { describe, expect, it } from 'vitest';
import { FakeHost, failure } from '../fake/host';
import { all, click, open, settle, speak, text, the } from '../window';

describe('updates', () => {
  it('names each source, the key it is checked against, and both checks', async () => {
    await open('/#/updates');
    const source = the('.src', /Sample Field Office/);
    expect(text(source.querySelector('.fp'))).toMatch(/^7F3A 91C4 22DE 5B10( [0-9A-F]{4}){12}$/);
    expect([...source.querySelectorAll('dt')].map(text).slice(0, 2)).toEqual(['Last successful', 'Last attempt']);
    expect(text(the('.src', /starter library/))).toContain('Came with the app');
  });

  it('says when there is nothing to fetch', async () => {
    await open('/#/updates');
    expect(text(the('.plan-none'))).toContain('Nothing to fetch');
  });

  it('shows sizes before it spends them, notices first', async () => {
    const host = new FakeHost();
    const item = { id: 'a/b/c@en', title: 'Winter hours', change: 'new' as const, waiting: false };
    host.planned = {
      bytes: 5_084_000,
      sources: [
        {
          publisher: 'office',
          bytes: 5_084_000,
          error: null,
          items: [
            { ...item, kind: 'notice', bytes: 84_000 },
            { ...item, kind: 'handbook', bytes: 5_000_000, change: 'changed' },
          ],
        },
      ],
    };
    await open('/#/updates', host);
    expect(
      all('.plan-row').map((row) => [
        text(row.querySelector('.plan-when')),
        text(row.querySelector('b')),
        text(row.querySelector('.plan-size')),
      ]),
    ).toEqual([
      ['First', '1 notice', '84 kB'],
      ['Then', '1 correction', '5 MB'],
    ]);
  });

  it('checks, shows how far it is from one source of truth, and stops', async () => {
    const { host } = await open('/#/updates');
    await click(the('.u-top button', 'Check now'));
    expect(host.called('sync')).toHaveLength(1);
    expect(text(the('.sync b'))).toBe('Updating, 2 of 5');
    expect(text(the('.sync small'))).toBe('0.7 MB of 2.1 MB');
    expect(the('[role="progressbar"]').getAttribute('aria-valuenow')).toBe('33');
    const job = host.jobRows[0];
    if (job) host.emit('job', { ...job, done: 3, bytes_done: 1_400_000 });
    await settle();
    expect(text(the('.sync b'))).toBe('Updating, 4 of 5');
    expect(the('[role="progressbar"]').getAttribute('aria-valuenow')).toBe('67');
    await click(the('.job button', 'Stop'));
    expect(host.called('stopJob')).toEqual([[2]]);
    expect(text(the('.sync b'))).toBe('Up to date');
    expect(text(the('.job[data-state="stopped"]'))).toContain('Stopped');
  });

  it.each([
    ['up_to_date', 'Up to date', /^checked today, \d\d:12$/],
    ['update_ready', 'Update ready', /^checked today, \d\d:12$/],
    ['not_checked', 'Not checked for 0 days', /^last today/],
    ['check_failed', 'Last check failed', /^last today/],
    ['offline', 'Offline', /^last today/],
  ] as const)('says %s in two lines', async (state, title, detail) => {
    const host = new FakeHost();
    host.status = { ...host.status, state };
    await open('/#/library', host);
    expect(text(the('.sync b'))).toBe(title);
    expect(text(the('.sync small'))).toMatch(detail);
  });

  it('says when no check ever succeeded', async () => {
    const host = new FakeHost();
    host.status = { state: 'not_checked', last_success: null, last_attempt: null, job: null };
    await open('/#/updates', host);
    expect(text(the('.sync b'))).toBe('Never checked');
    expect(text(the('.u-when'))).toContain('Last successful never');
  });

  it('says why a source failed, and that nothing is lost', async () => {
    const host = new FakeHost();
    const error = failure('refused', { item: 'office' });
    host.sourceRows = host.sourceRows.map((row) => ({ ...row, last_error: error }));
    host.jobRows = host.jobRows.map((job) => ({ ...job, phase: 'failed', error }));
    await open('/#/updates', host);
    expect(text(the('.src .error-note'))).toContain('What a source offered was refused.');
    expect(text(the('.job'))).toContain('Nothing received is lost.');
    await click(the('.job button', 'Retry'));
    expect(host.called('sync')).toHaveLength(1);
  });
});

describe('settings', () => {
  it('turn the whole window round without a restart', async () => {
    const { app, host } = await open('/#/settings');
    await speak(app, 'ar');
    expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['ar', 'rtl']);
    expect(text(the('h1'))).toBe('الإعدادات');
    expect(host.settings.language).toBe('ar');
    expect(host.called('notices').at(-1)?.[0]).toMatchObject({ 0: 'ar' });
  });

  it('choose a theme, which is there at once and next time', async () => {
    const { host } = await open('/#/settings');
    await click(the('label', 'Dark').querySelector('input') as HTMLElement);
    expect(document.documentElement.dataset.theme).toBe('dark');
    expect(host.settings.theme).toBe('dark');
    expect(localStorage.getItem('fieldshelf.theme')).toBe('dark');
  });

  it('say when they could not be kept', async () => {
    const host = new FakeHost();
    host.refuse.setSettings = failure('read_only');
    await open('/#/settings', host);
    await click(the('label', 'Light').querySelector('input') as HTMLElement);
    expect(text(the('.error-note'))).toContain('cannot be written');
  });
});
