import { describe, expect, it } from 'vitest';
import { Wheel } from '../../src/reader/pages/wheel';

describe('a wheel with Ctrl', () => {
  it.each([
    ['a notch is a step', [-100, -100, 120], [1, 1, -1]],
    ['a pinch comes in small pieces', [-4, -9, -10, -6, -3, -20, -5], [0, 0, 0, 1, 0, 0, 1]],
    ['turning back begins anew', [-20, 10, 10, 5, -24], [0, 0, 0, -1, 0]],
    ['nothing is no step', [0, 0], [0, 0]],
  ])('%s', (_, turns, steps) => {
    const wheel = new Wheel();
    expect(turns.map((deltaY) => wheel.size(deltaY))).toEqual(steps);
  });
});

describe('a wheel at the end of a page', () => {
  /** Pixels each, so many milliseconds after one another. */
  const turned = (every: number, turns: number[], atEnd: (at: number) => boolean = () => true): number[] => {
    const wheel = new Wheel();
    return turns.flatMap((deltaY, at) => (wheel.turns(deltaY, 1000 + at * every, atEnd(at)) ? [at] : []));
  };
  const stroke = Array.from({ length: 60 }, (_, at) => Math.max(90 - Math.abs(at - 4) * 6, 1));
  it.each([
    ['a notch is a page', 400, [100, 100, -100], [0, 1, 2]],
    ['a wheel that goes on turns one now and then', 100, Array<number>(9).fill(100), [0, 4, 8]],
    ['a stroke on a pad is one page, however long it runs out', 16, stroke, [0]],
    ['a second stroke is another', 16, [...stroke, ...stroke.map((far) => far * 1.2)], [0, 62]],
  ])('%s', (_, every, turns, pages) => {
    expect(turned(every, turns)).toEqual(pages);
  });
  it('a stroke the other way is another, however soon', () => {
    const back = stroke.map((far) => -far / 2);
    expect(turned(16, [...stroke, ...back])).toEqual([0, 60]);
  });
  it('a stroke that scrolls to the end does not turn the page as well', () => {
    expect(turned(16, stroke, (at) => at > 20)).toEqual([]);
  });
});
