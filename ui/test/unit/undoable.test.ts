/** What could still be undone when the window was closed, at its next start. */
import { beforeEach, expect, it, vi } from 'vitest';
import { AppState } from '../../src/state/app.svelte';
import { remember } from '../../src/state/memory';
import { finish, wait } from '../../src/state/undoable';
import { FakeHost } from '../fake/host';

beforeEach(() => localStorage.clear());

async function begun(): Promise<{ app: AppState; host: FakeHost }> {
  const host = new FakeHost();
  return { app: new AppState(host, await host.start()), host };
}

const TEXT = { edition: 'office/front/desk@en', revision: 2 };

it('a text that could not be marked as read is tried again at the start after', async () => {
  const { app, host } = await begun();
  wait(app, 'read', [TEXT]);
  const { markTextRead } = host;
  host.markTextRead = () => Promise.reject({ code: 'held', message: 'another process is writing' });
  await finish(app);
  expect(app.failure?.code).toBe('held');
  host.markTextRead = markTextRead;
  await finish(app);
  await finish(app);
  expect(host.called('markTextRead')).toEqual([[TEXT.edition, TEXT.revision, true]]);
});

it('a publication that could not be let go is told and shown again', async () => {
  const { app, host } = await begun();
  wait(app, 'leave', ['office/front/desk']);
  host.letGo = () => Promise.reject({ code: 'held', message: 'another process is writing' });
  const finishing = finish(app);
  expect([...app.leaving]).toEqual(['office/front/desk']);
  await finishing;
  await vi.waitFor(() => expect([app.failure?.code, app.leaving.size]).toEqual(['held', 0]));
});

it.each(['null', '{}', '"x"', '[', ''])('what is no list is nothing that waits: %s', async (kept) => {
  const { app, host } = await begun();
  for (const what of ['leave', 'read']) remember(`${what} ${app.start.library}`, kept);
  await finish(app);
  expect([host.called('letGo'), host.called('markTextRead')]).toEqual([[], []]);
});
