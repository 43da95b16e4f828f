import { describe, expect, it } from 'vitest';
import { coalesced } from '../../src/state/coalesced';

/** Work that ends when it is told to. */
function slow() {
  const ends: (() => void)[] = [];
  const work = (): Promise<void> => new Promise((end) => ends.push(end));
  return { ends, work };
}

describe('what is wanted while it is done', () => {
  it('is done once more, however often it is wanted, and everybody is answered', async () => {
    const { ends, work } = slow();
    const ask = coalesced(work);
    const all = [ask(), ask(), ask()];
    expect(ends.length).toBe(1);
    ends[0]?.();
    await Promise.resolve();
    expect(ends.length).toBe(2);
    ends[1]?.();
    await Promise.all(all);
    expect(ends.length).toBe(2);
    const later = ask();
    expect(ends.length).toBe(3);
    ends[2]?.();
    await later;
  });

  it('can be wanted again after it failed', async () => {
    let times = 0;
    const ask = coalesced(() => {
      times += 1;
      return times === 1 ? Promise.reject(new Error('gone')) : Promise.resolve();
    });
    await expect(ask()).rejects.toThrow('gone');
    await ask();
    expect(times).toBe(2);
  });
});
