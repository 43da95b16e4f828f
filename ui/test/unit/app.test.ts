/** What the whole window shares: that it is what the backend says now, whatever is late or fails. */
import { describe, expect, it, vi } from 'vitest';
import { AppState } from '../../src/state/app.svelte';
import { failure, FakeHost, jobRow } from '../fake/host';
import { late } from '../fake/late';

const CHANGED = { number: 2, publications: true, jobs: true };

async function begun(host = new FakeHost()): Promise<{ app: AppState; host: FakeHost; stop: () => void }> {
  vi.useRealTimers();
  const app = new AppState(host, await host.start());
  const stop = await app.begin();
  vi.useFakeTimers();
  await vi.advanceTimersByTimeAsync(0);
  return { app, host, stop };
}

describe('what could not be asked for after a change', () => {
  it.each(['notices', 'publications', 'syncStatus', 'savedSearches'] as const)(
    'is asked for again within a minute: %s',
    async (name) => {
      const { app, host, stop } = await begun();
      host.refuse[name] = failure('held');
      host.emit('change', CHANGED);
      await vi.advanceTimersByTimeAsync(0);
      delete host.refuse[name];
      const before = host.called(name).length;
      app.noteTime();
      await vi.advanceTimersByTimeAsync(0);
      expect(host.called(name).length).toBe(before + 1);
      app.noteTime();
      await vi.advanceTimersByTimeAsync(0);
      expect(host.called(name).length, 'and then no more').toBe(before + 1);
      stop();
    },
  );

  it('is taken over of settings, too', async () => {
    const { app, host, stop } = await begun();
    host.settings = { ...host.settings, theme: 'dark' };
    host.refuse.start = failure('held');
    host.emit('change', CHANGED);
    await vi.advanceTimersByTimeAsync(0);
    delete host.refuse.start;
    app.noteTime();
    await vi.advanceTimersByTimeAsync(0);
    expect(app.settings.theme).toBe('dark');
    stop();
  });
});

describe('a job that was told of before its beginning was answered', () => {
  it('is what was told last', async () => {
    const { app, host, stop } = await begun();
    const asked = late(host, 'sync');
    const beginning = app.syncNow();
    await vi.advanceTimersByTimeAsync(0);
    const ended = jobRow({ id: host.jobRows[0]?.id ?? 0, phase: 'done', ended: '2015-11-23T09:30:00Z' });
    host.emit('job', ended);
    asked.answer();
    await beginning;
    expect(app.heard.job).toEqual(ended);
    stop();
  });

  it('restarts the window where it moved the library', async () => {
    const { app, host, stop } = await begun();
    const asked = late(host, 'moveLibrary');
    const beginning = app.moveLibrary('/elsewhere');
    await vi.advanceTimersByTimeAsync(0);
    const { id } = host.jobRows[0] ?? { id: 0 };
    host.emit('job', jobRow({ id, kind: 'move', phase: 'done', ended: '2015-11-23T09:30:00Z' }));
    expect(host.called('restart')).toEqual([]);
    asked.answer();
    expect((await beginning).phase).toBe('done');
    expect(host.called('restart')).toHaveLength(1);
    stop();
  });
});

it('a download that failed and came in another way has failed no more', async () => {
  const { app, host, stop } = await begun();
  const edition = 'office/front/desk@ru';
  host.refuse.fetch = failure('unreachable');
  await app.downloads.begin(edition);
  expect(app.downloads.all[edition]?.failure?.code).toBe('unreachable');
  host.rows = host.rows.map((row) => ({ ...row, editions: row.editions.map((one) => ({ ...one, missing: 0 })) }));
  host.emit('change', CHANGED);
  await vi.advanceTimersByTimeAsync(0);
  expect(app.downloads.all).toEqual({});
  stop();
});

describe('a row that was changed', () => {
  it('keeps the words and the edition that the person reads best', async () => {
    const { app, host, stop } = await begun();
    const before = app.catalogue.value?.items.find(({ editions }) => editions.length > 1);
    if (!before) throw new Error('nothing is in several languages');
    const answered = { ...before, saved: true, best: (before.best + 1) % before.editions.length, publisher: 'другой' };
    host.setSaved = () => Promise.resolve(answered);
    await app.setSaved(before.id, true);
    expect(app.catalogue.value?.items.find(({ id }) => id === before.id)).toEqual({ ...before, saved: true });
    stop();
  });
});
