/** Settings that are changed here and beside this window at the same time. */
import { expect, it, vi } from 'vitest';
import { AppState } from '../../src/state/app.svelte';
import { FakeHost } from '../fake/host';

it('what is being set is not set back by what was known before it was written', async () => {
  const host = new FakeHost();
  const app = new AppState(host, await host.start());
  const end = await app.begin();
  const { setSettings, start } = host;
  let [write, answer] = [(): void => undefined, (): void => undefined];
  const written = new Promise<void>((done) => (write = done));
  const answered = new Promise<void>((done) => (answer = done));
  host.setSettings = (settings) => written.then(() => setSettings(settings));
  // What is asked for now is known now, and comes later.
  host.start = async () => {
    const known = await start();
    await answered;
    return known;
  };
  const setting = app.set({ language: 'fr', theme: 'dark' });
  host.emit('change', { number: 1, publications: true, jobs: false });
  write();
  await setting;
  answer();
  await vi.waitFor(() => expect(host.called('start').length).toBeGreaterThan(1));
  expect([app.settings.language, app.settings.theme]).toEqual(['fr', 'dark']);
  host.settings = { ...host.settings, slim_rail: true };
  host.emit('change', { number: 2, publications: true, jobs: false });
  await vi.waitFor(() => expect(app.settings.slim_rail).toBe(true));
  expect([app.settings.language, app.settings.theme]).toEqual(['fr', 'dark']);
  end();
});
