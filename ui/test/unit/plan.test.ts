/** What an update would do, in the lines that a person reads. */
import { describe, expect, it } from 'vitest';
import type { PlanItem } from '../../src/host/generated/PlanItem';
import { planLines, waitingLines } from '../../src/screens/updates/plan';

describe('the plan', () => {
  const item = (part: PlanItem['part'], bytes: number, waits: PlanItem['waits'] = null): PlanItem => ({
    id: `${part}${bytes}`,
    title: '',
    kind: 'handbook',
    change: 'new',
    part,
    bytes,
    waits,
  });
  const plan = {
    bytes: 0,
    sources: [
      { publisher: 'a', bytes: 0, error: null, items: [item('files', 5), item('notice', 1), item('files', 9, 'ask')] },
      {
        publisher: 'b',
        bytes: 0,
        error: null,
        items: [item('withdrawal', 0), item('notice', 2), item('files', 7, 'budget'), item('text', 3, 'ask')],
      },
    ],
  };
  it('puts notices first and withdrawals last, and sums up', () => {
    expect(planLines(plan).map(({ group, bytes }) => [group, bytes])).toEqual([
      ['notice', 3],
      ['files', 5],
      ['withdrawal', 0],
    ]);
  });
  it('gathers what waits by why it does', () => {
    expect(waitingLines(plan).map(({ group, bytes, items }) => [group, bytes, items.length])).toEqual([
      ['budget', 7, 1],
      ['ask', 12, 2],
    ]);
  });
});
