/** What changed in a text since it was read, invented for tests. */
import type { ChangedPassage } from '../../src/host/generated/ChangedPassage';
import type { Comparison } from '../../src/host/generated/Comparison';
import type { WordRun } from '../../src/host/generated/WordRun';

/** How many letters a text has. */
export const letters = (text: string): number => text.replace(/\s/gu, '').length;

/** Runs of words, written with `[-what went-]` and `{+what came+}`. */
export function runs(text: string): WordRun[] {
  return [...text.matchAll(/\[-(.*?)-\]|\{\+(.*?)\+\}|((?:(?!\[-|\{\+).)+)/gsu)].map(([, gone, come, same]) =>
    gone !== undefined
      ? { edit: 'removed', text: gone }
      : come !== undefined
        ? { edit: 'added', text: come }
        : { edit: 'same', text: same ?? '' },
  );
}

/** A passage that stands behind the text `before` of its section. */
export function passage(before: string, text: string): ChangedPassage {
  const words = runs(text);
  const [only] = words;
  const edit = words.length === 1 && only && only.edit !== 'same' ? only.edit : 'changed';
  return { edit, at: letters(before), words };
}

/** The handbook at the front desk: its fourth revision beside the third. */
export function comparison(change: Partial<Comparison> = {}): Comparison {
  const opening = 'Come ten minutes early. Look at the notices first, then at the waiting list, then at the room.';
  return {
    edition: 'office/front/desk@en',
    title: 'Front Desk Handbook',
    lang: 'en',
    dir: 'ltr',
    state: 'changed',
    revision: 4,
    read_revision: 3,
    read: '2015-11-16T09:00:00Z',
    changed: 5,
    unchanged: 40,
    details: [],
    sections: [
      {
        section: 'doors',
        title: '1 Before the doors open',
        level: 1,
        edit: 'changed',
        after: null,
        heading: runs('1 Before the doors [-close-]{+open+}'),
        passages: [
          passage('', `Come [-five-]{+ten+} minutes early. ${opening.slice('Come ten minutes early. '.length)}`),
          passage(`${opening}Is there water?`, '[-Is there coffee?-]'),
        ],
      },
      {
        section: 'coats',
        title: 'Coats',
        level: 1,
        edit: 'removed',
        after: 'doors',
        heading: runs('[-Coats-]'),
        passages: [passage('', '[-Coats hang by the door.-]')],
      },
    ],
    ...change,
  };
}
