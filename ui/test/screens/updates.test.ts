import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/host/generated/Plan';
import type { PlanItem } from '../../src/host/generated/PlanItem';
import { FakeHost, failure, jobItem, jobRow } from '../fake/host';
import { all, click, open, settle, speak, text, the } from '../window';

function planItem(change: Partial<PlanItem>): PlanItem {
  return {
    id: 'a/b/c@en',
    title: 'Winter hours',
    kind: 'article',
    change: 'new',
    part: 'text',
    bytes: 0,
    waits: null,
    ...change,
  };
}

function planned(items: PlanItem[]): Plan {
  const bytes = items.filter(({ waits }) => waits === null).reduce((sum, item) => sum + item.bytes, 0);
  return { bytes, sources: [{ publisher: 'office', bytes, error: null, items }] };
}

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
    host.planned = planned([
      planItem({ kind: 'notice', part: 'notice', bytes: 84_000 }),
      planItem({ id: 'a/b/d@en', kind: 'handbook', part: 'files', bytes: 5_000_000, change: 'changed' }),
    ]);
    await open('/#/updates', host);
    expect(
      all('.plan-row').map((row) => [
        text(row.querySelector('.plan-when')),
        text(row.querySelector('b')),
        text(row.querySelector('.plan-size')),
      ]),
    ).toEqual([
      ['First', '1 notice', '84 kB'],
      ['Then', 'Files of 1 edition', '5 MB'],
    ]);
  });

  it('shows what waits, and why, and fetches it when the person says so', async () => {
    const host = new FakeHost();
    host.planned = planned([
      planItem({ part: 'notice', bytes: 84_000 }),
      planItem({ id: 'a/b/d@en', part: 'files', bytes: 48_000_000, waits: 'budget' }),
      planItem({ id: 'a/x/e@en', part: 'text', bytes: 2_000, waits: 'ask' }),
      planItem({ id: 'a/x/e@en', part: 'files', bytes: 3_000, waits: 'ask' }),
    ]);
    await open('/#/updates', host);
    const later = all('.plan-row.later');
    expect(later.map((row) => text(row.querySelector('b')))).toEqual(['1 change waits', '2 changes wait']);
    expect(text(later[0] as Element)).toContain('More than this update may fetch.');
    expect(text(later[1] as Element)).toContain('asks you first');
    await click((later[1] as Element).querySelector('button') as HTMLElement);
    expect(host.called('sync')).toEqual([
      [{ extent: 'everything', budget: null, unattended: false, only: ['a/x/e@en'] }],
    ]);
  });

  it('keeps to what may be fetched, for the plan and for the update', async () => {
    const host = new FakeHost();
    host.planned = planned([planItem({ part: 'notice', bytes: 500_000 })]);
    await open('/#/updates', host);
    await click(the('.plan-choice button', '2 MB'));
    const request = { extent: 'everything', budget: 2_000_000, unattended: true, only: [] };
    expect(host.called('plan').at(-1)).toEqual([request]);
    expect(text(the('.plan-choice'))).toContain('0.5 MB of 2 MB used');
    await click(the('.plan-act button'));
    expect(host.called('sync')).toEqual([[request]]);
    localStorage.removeItem('fieldshelf.update-choice');
  });

  it('leaves files alone on a metered connection unless the person says otherwise', async () => {
    const host = new FakeHost();
    host.settings = { ...host.settings, metered: true };
    await open('/#/updates', host);
    expect(host.called('plan').at(-1)).toEqual([{ extent: 'texts', budget: null, unattended: true, only: [] }]);
    expect(the('.plan-choice button', 'Texts only').getAttribute('aria-pressed')).toBe('true');
  });

  it('checks, shows how far and how fast it is from one source of truth, rests and goes on', async () => {
    const { host } = await open('/#/updates');
    await click(the('.u-top button', 'Check now'));
    expect(host.called('sync')).toHaveLength(1);
    expect(text(the('.sync b'))).toBe('Updating, 2 of 5');
    expect(text(the('.sync small'))).toBe('0.7 MB of 2.1 MB');
    expect(the('[role="progressbar"]').getAttribute('aria-valuenow')).toBe('33');
    const job = host.jobRows[0];
    if (!job) throw new Error('no job');
    const further = { ...job, done: 3, bytes_done: 1_400_000, rate: 12_000, seconds_left: 58 };
    host.jobRows = [further, ...host.jobRows.slice(1)];
    host.emit('job', further);
    await settle();
    expect(text(the('.sync b'))).toBe('Updating, 4 of 5');
    expect(text(the('.sync small'))).toBe('12 kB/s · about 60 s');
    expect(text(the('.jobs-of h2'))).toContain('12 kB/s · about 60 s');
    expect(the('[role="progressbar"]').getAttribute('aria-valuenow')).toBe('67');
    await click(the('.jobs-of button', 'Pause'));
    expect(host.called('pauseJob')).toEqual([[2]]);
    expect([text(the('.sync b')), text(the('.sync small'))]).toEqual(['Update ready', 'paused, 1.4 MB of 2.1 MB']);
    await click(the('.jobs-of button', 'Resume'));
    expect(host.called('resumeJob')).toEqual([[2]]);
    await click(the('.jobs-of button', 'Cancel'));
    expect(host.called('cancelJob')).toEqual([[2]]);
    expect(text(the('.sync b'))).toBe('Up to date');
    expect(text(the('.history tr', /Cancelled/))).toContain('Update');
  });

  it('shows a job that tells of itself faster than it can be asked for', async () => {
    const host = new FakeHost();
    const { job } = host;
    const answers: (() => void)[] = [];
    host.job = async (id) => {
      await new Promise<void>((answer) => answers.push(answer));
      return job(id);
    };
    await open('/#/updates', host);
    const running = jobRow({ id: 7, phase: 'running', done: 1, total: 9 });
    host.jobRows = [running, ...host.jobRows];
    for (let turn = 0; turn < 3; turn += 1) {
      host.emit('job', running);
      await settle(250);
    }
    expect(answers).toHaveLength(1);
    answers[0]!();
    await settle(250);
    expect(all('.jobs-of')).toHaveLength(1);
  });

  it('shows each item, and fetches the one that failed again', async () => {
    const host = new FakeHost();
    const error = failure('unreachable', { item: 'office/status/residence@sq' });
    host.jobRows = [jobRow({ phase: 'failed', ended: '2015-11-23T09:40:00Z', error, done: 2, total: 3 })];
    host.items.set(1, [
      jobItem({ title: 'Travel desk closed', part: 'notice', bytes: 84_000, bytes_done: 84_000 }),
      jobItem({
        id: 'office/status/residence@sq',
        part: 'files',
        title: 'Residence and Status',
        state: 'failed',
        bytes: 3_100_000,
        bytes_done: 1_300_000,
        error,
        next: 'connect',
      }),
      jobItem({ id: 'office/a/b@en', part: 'files', state: 'failed', mended: true, error }),
    ]);
    await open('/#/updates', host);
    const failed = the('.job[data-state="failed"]');
    expect(text(failed)).toContain('1.3 MB of 3.1 MB');
    expect(text(failed)).toContain('Nothing received is lost.');
    expect(text(all('.job')[2] as Element)).toContain('Failed here, received later');
    expect(all('.job button')).toHaveLength(1);
    await click(failed.querySelector('button') as HTMLElement);
    expect(host.called('retryItem')).toEqual([[1, 'office/status/residence@sq']]);
  });

  it('names what a source lacks, where it is lacking, and what to do', async () => {
    const host = new FakeHost();
    const error = failure('not_here', {
      item: 'office/status/residence@sq',
      title: 'Leja dhe statusi',
      source: '/media/stick/office',
    });
    host.jobRows = [jobRow({ phase: 'failed', ended: '2015-11-23T09:40:00Z', error, done: 2, total: 3 })];
    host.items.set(1, [
      jobItem({
        id: 'office/status/residence@sq',
        title: 'Leja dhe statusi',
        state: 'failed',
        error,
        next: 'other_source',
      }),
    ]);
    host.sourceRows = host.sourceRows.map((row) => ({ ...row, last_error: error }));
    await open('/#/updates', host);
    for (const said of [text(the('.job[data-state="failed"]')), text(the('.src .error-note'))]) {
      expect(said).toContain('Leja dhe statusi');
      expect(said).toContain('Shqip');
      expect(said).toContain('A file of it is missing at /media/stick/office.');
      expect(said).toContain('Use another source that has it');
      expect(said).not.toContain('Open Updates');
    }
  });

  it('claims no signature in a preview, and has no key to compare and no card to hand on', async () => {
    const host = new FakeHost();
    host.preview = '/home/me/content';
    await open('/#/updates', host);
    const source = the('.src');
    expect(text(source)).toContain('Not signed: this is a preview');
    expect(text(source)).not.toContain('Signature checked');
    expect(source.querySelectorAll('.fp, .fp-label')).toHaveLength(0);
    expect(all('.src button', /card/i)).toHaveLength(0);
  });

  it('names a publisher as lists do', async () => {
    const host = new FakeHost();
    host.rows = host.rows.map((row) => ({ ...row, publisher: 'مكتب ميداني' }));
    await open('/#/updates', host);
    expect(text(all('.src b')[0])).toBe('مكتب ميداني');
    expect(text(all('.src b')[1])).toBe('Fieldshelf starter library');
  });

  it.each([
    ['waits for its turn', jobRow({ phase: 'queued' })],
    ['interrupted', jobRow({ phase: 'paused', interrupted: true })],
    ['pausing', jobRow({ phase: 'running', asked: 'pause' })],
  ])('says of a job that it is %s', async (words, row) => {
    const host = new FakeHost();
    host.jobRows = [row];
    await open('/#/updates', host);
    expect(text(the('.jobs-of h2'))).toContain(words);
  });

  it('keeps a history in which being out of reach is no fault', async () => {
    const host = new FakeHost();
    const ended = '2015-11-23T08:12:00Z';
    host.jobRows = [
      jobRow({ id: 5, phase: 'failed', origin: 'schedule', ended, error: failure('unreachable') }),
      jobRow({ id: 4, phase: 'done', origin: 'schedule', ended }),
      jobRow({ id: 3, phase: 'done', ended, done: 3, total: 3, bytes_done: 4_800_000 }),
      jobRow({ id: 2, kind: 'index', phase: 'failed', ended, error: failure('disk_full') }),
      jobRow({ id: 1, phase: 'cancelled', interrupted: true, ended }),
    ];
    await open('/#/updates', host);
    expect(all('.history tbody tr').map((row) => [...row.querySelectorAll('td')].slice(1).map(text))).toEqual([
      ['Update, by itself', 'No source in reach', ''],
      ['Update, by itself', 'Nothing new', ''],
      ['Update', 'Complete', '4.8 MB'],
      ['New search index', 'Stopped by an error', ''],
      ['Update', 'Interrupted', ''],
    ]);
    expect(all('.jobs-of')).toHaveLength(1);
    expect(text(the('.jobs-of'))).toContain('disk');
  });

  it.each([
    ['up_to_date', 'Up to date', /^checked today, \d\d:12$/],
    ['update_ready', 'Update ready', /^checked today, \d\d:12$/],
    ['not_checked', 'Not confirmed', /^last today/],
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
    host.status = { ...host.status, state: 'not_checked', last_success: null, last_attempt: null };
    await open('/#/updates', host);
    expect(text(the('.sync b'))).toBe('Never checked');
    expect(text(the('.u-when'))).toContain('Last successful never');
  });

  it('says why a source failed, and that nothing is lost', async () => {
    const host = new FakeHost();
    const error = failure('refused', { item: 'office' });
    host.sourceRows = host.sourceRows.map((row) => ({ ...row, last_error: error }));
    host.jobRows = [jobRow({ phase: 'failed', error })];
    await open('/#/updates', host);
    expect(text(the('.src .error-note'))).toContain('What a source offered was refused.');
    expect(text(the('.jobs-of'))).toContain('Nothing received is lost.');
    await click(the('.jobs-of button', 'Retry'));
    expect(host.called('resumeJob')).toEqual([[1]]);
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

  it('say how often to look for updates, and keep files back on a metered connection', async () => {
    const { host } = await open('/#/settings');
    const checked = (): string[] => all('input[name="every"]:checked').map((input) => text(input.closest('label')));
    expect(checked()).toEqual(['Every 6 hours']);
    await click(the('label', 'Never').querySelector('input') as HTMLElement);
    expect([host.settings.sync_every_minutes, checked()]).toEqual([0, ['Never']]);
    await click(the('label', /metered/).querySelector('input') as HTMLElement);
    expect(host.settings.metered).toBe(true);
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
