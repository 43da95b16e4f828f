/** How the window speaks to the backend. */
import { clearMocks, mockIPC } from '@tauri-apps/api/mocks';
import { afterEach, expect, it, vi } from 'vitest';
import type { Settings } from '../../src/host/generated/Settings';
import { tauriHost } from '../../src/host/tauri';

afterEach(clearMocks);

const themed = (theme: string): Settings => ({
  language: 'en',
  theme,
  slim_rail: false,
  sync_every_minutes: null,
  metered: false,
  quiet: false,
  settled: true,
});

it.each([
  ['what is said first takes longest', false],
  ['what is said first cannot be kept', true],
])('what is said last stays, where %s', async (_, fails) => {
  const atWork: (() => void)[] = [];
  let kept = '';
  mockIPC((_command, given) => {
    const { theme } = (given as { settings: Settings }).settings;
    return new Promise<void>((done, failed) => {
      atWork.push(() => {
        if (fails && theme === 'light') failed(new Error('full'));
        else {
          kept = theme ?? '';
          done();
        }
      });
    });
  });
  let ended = false;
  const said = ['light', 'dark'].map((theme) => tauriHost.setSettings(themed(theme)));
  void Promise.allSettled(said).then(() => (ended = true));
  await vi.waitFor(() => {
    // Of several calls at work the newest ends first.
    atWork.pop()?.();
    expect(ended).toBe(true);
  });
  expect(kept).toBe('dark');
});

it('is asked for what changes once it is listened to', async () => {
  const asked: string[] = [];
  let listens: () => void = () => undefined;
  mockIPC((command) => {
    asked.push(command);
    return command === 'plugin:event|listen' ? new Promise<number>((done) => (listens = () => done(1))) : null;
  });
  tauriHost.on('change', () => undefined);
  const answer = tauriHost.jobs();
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toEqual(['plugin:event|listen']);
  listens();
  await answer;
  expect(asked).toEqual(['plugin:event|listen', 'jobs']);
});
