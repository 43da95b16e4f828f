/** Which answer about the changes in a text counts. */
import { expect, it, vi } from 'vitest';
import { Changes } from '../../src/reader/changes/changes.svelte';
import { AppState } from '../../src/state/app.svelte';
import { comparison } from '../fake/comparison';
import { FakeHost } from '../fake/host';
import { late } from '../fake/late';

it('changes are those of the revision that is shown, whichever answer comes last', async () => {
  const host = new FakeHost();
  const changes = new Changes(new AppState(host, await host.start()));
  const { edition: id } = comparison();
  const asked = late(host, 'changes');
  const first = changes.look({ id, revision: 3 });
  await vi.advanceTimersByTimeAsync(0);
  asked.end();
  host.comparisons = [comparison()];
  await changes.look({ id, revision: 4 });
  asked.answer();
  await first;
  expect(changes.comparison?.revision).toBe(4);
  expect(host.called('markTextRead')).toEqual([[id, 4, false]]);
});
