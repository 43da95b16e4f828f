/** What screen readers need of the sources, because engines differ in it. What they hear in the window: tests/e2e/heard.test.js. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const SOURCES = join(import.meta.dirname, '../../src');

it('lists without marks say that they are lists: WebKit takes them for groups otherwise, and does not count them', () => {
  const silent = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.svelte'))
    .flatMap((name) => {
      const lists = readFileSync(join(SOURCES, name), 'utf8').match(/<(ul|ol)\b[^>]*/g) ?? [];
      return lists.filter((list) => !/\srole="/.test(list)).map((list) => `${name}: ${list}`);
    });
  expect(silent).toEqual([]);
});
