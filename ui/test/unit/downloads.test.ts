import { describe, expect, it } from 'vitest';
import type { JobRow } from '../../src/host/generated/JobRow';
import { Downloads } from '../../src/state/downloads.svelte';
import { FakeHost, jobRow } from '../fake/host';

describe('downloads', () => {
  it('that end before their numbers are known have come, each of them', async () => {
    const host = new FakeHost();
    const answers: ((job: JobRow) => void)[] = [];
    host.fetch = () => new Promise((resolve) => answers.push(resolve));
    const came: string[] = [];
    const downloads = new Downloads(host, (edition) => came.push(edition));
    const begun = [downloads.begin('a'), downloads.begin('b')];
    for (const id of [1, 2]) downloads.hear(jobRow({ id, phase: 'done', ended: '2015-11-23T09:00:00Z' }));
    answers[0]?.(jobRow({ id: 1, phase: 'running' }));
    await begun[0];
    answers[1]?.(jobRow({ id: 2, phase: 'running' }));
    await begun[1];
    expect(came).toEqual(['a', 'b']);
    expect(downloads.all).toEqual({});
  });
});
