/** In which pieces a document is read. */
import { describe, expect, it } from 'vitest';
import { chunkOf } from '../../src/reader/pages/ranges';

describe('reading a document by pieces', () => {
  it('keeps pieces small where a document is large', () => {
    expect([chunkOf(2_000_000), chunkOf(100_000_000)]).toEqual([65_536, 8_192]);
  });
});
