/** What is made of whatever was thrown. */
import { describe, expect, it } from 'vitest';
import { toFailure } from '../../src/host';

describe('what was thrown', () => {
  it.each([
    [{ code: 'held', args: { item: 'x' }, message: 'm' }, 'held'],
    [{ code: 'held', message: 'm' }, 'held'],
    [new Error('boom'), 'failed'],
    ['text', 'failed'],
    [undefined, 'failed'],
  ])('is always a failure with a code: %o', (thrown, code) => {
    expect(toFailure(thrown)).toMatchObject({ code, args: expect.any(Object), message: expect.any(String) });
  });
});
