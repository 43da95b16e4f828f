import { describe, expect, it } from 'vitest';
import { Load } from '../../src/state/load.svelte';
import { failure } from '../fake/host';

/** A question that is answered when a test says so. */
function asked<T>(load: Load<T>) {
  let end: (answer: T) => void = () => undefined;
  let refuse: (error: unknown) => void = () => undefined;
  const answer = load.run(
    () =>
      new Promise<T>((resolve, reject) => {
        end = resolve;
        refuse = reject;
      }),
  );
  return { answer, end, refuse };
}

describe('an answer that comes after another question was asked', () => {
  it('is given to nobody', async () => {
    const load = new Load<string>();
    const [first, second] = [asked(load), asked(load)];
    second.end('second');
    expect(await second.answer).toBe('second');
    first.end('first');
    expect([await first.answer, load.value]).toEqual([null, 'second']);
  });

  it('is no failure either', async () => {
    const load = new Load<string>();
    const [first, second] = [asked(load), asked(load)];
    first.refuse(failure('damaged'));
    expect([await first.answer, load.failure, load.busy]).toEqual([null, null, true]);
    second.refuse(failure('held'));
    expect([await second.answer, load.failure?.code, load.busy]).toEqual([null, 'held', false]);
  });

  it('is given to nobody after all was forgotten', async () => {
    const load = new Load<string>();
    const first = asked(load);
    load.clear();
    first.end('first');
    expect([await first.answer, load.value]).toEqual([null, null]);
  });
});
