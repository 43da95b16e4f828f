import { afterEach, describe, expect, it } from 'vitest';
import { lettersBefore, rangeOf, spanOf, wordsOf } from '../../src/text/letters';
import { mark, unmark } from '../../src/text/marks';

function body(html: string): HTMLElement {
  document.body.innerHTML = `<div>${html}</div>`;
  return document.body.firstElementChild as HTMLElement;
}
afterEach(() => document.body.replaceChildren());

describe('places in a section’s text', () => {
  it.each([
    ['paragraphs', '<p>One two</p><p>three</p>', 3, 8, 'twoth', 'two th'],
    ['cells', '<table><tbody><tr><td>a b</td><td>c</td></tr></tbody></table>', 1, 3, 'bc', 'b c'],
    ['Arabic', '<p>قل بكلمات</p>', 2, 5, 'بكل', 'بكل'],
    ['letters of two units', '<p>a𐍈b 𐍈c</p>', 1, 4, '𐍈b 𐍈', '𐍈b 𐍈'],
    ['a picture’s words', '<p>a <img alt="x y"> b</p>', 0, 4, 'a  b', 'a x y b'],
    [
      'a picture that is not here',
      '<p>a<span class="media-missing" data-alt="xy">not here</span>b</p>',
      3,
      4,
      'b',
      'b',
    ],
    [
      'what the window put in',
      '<p>a<span data-unmarked>said by the window</span>b</p>',
      0,
      2,
      'asaid by the windowb',
      'a b',
    ],
  ])('are found over %s', (_name, html, start, end, range, words) => {
    const element = body(html);
    expect(rangeOf(element, { start, end })?.toString()).toBe(range);
    expect(wordsOf(element, { start, end })).toBe(words);
  });

  it('are nowhere in a text that is shorter', () => {
    expect(rangeOf(body('<p>abc</p>'), { start: 1, end: 4 })).toBeNull();
    expect(rangeOf(body(''), { start: 0, end: 1 })).toBeNull();
  });

  it('come back from every point of the page', () => {
    const element = body('<p>One <b>t w</b>o</p><ul><li>three<br>four</li></ul><p>\u00a0 fi\u200bve</p>');
    const total = lettersBefore(element, element, element.childNodes.length);
    for (let start = 0; start < total; start += 1) {
      for (let end = start + 1; end <= total; end += 1) {
        const range = rangeOf(element, { start, end });
        expect(range && lettersBefore(element, range.startContainer, range.startOffset)).toBe(start);
        expect(range && lettersBefore(element, range.endContainer, range.endOffset)).toBe(end);
      }
    }
  });

  it('are looked for where the text is of another revision', () => {
    const element = body('<p>One two three. Two and one two.</p>');
    for (const [start, words, expected] of [
      [0, 'One  two', { start: 0, end: 6 }],
      [16, 'one two', { start: 18, end: 24 }],
      [3, 'gone', null],
      [3, '', null],
    ] as const) {
      expect(spanOf(element, { start, end: start + 6 }, words)).toEqual(expected);
    }
  });

  it('are the same while something is found in the text', () => {
    const element = body('<p>One two three two</p>');
    mark(element, { phrase: 'two' }, 10);
    expect(rangeOf(element, { start: 2, end: 7 })?.toString()).toBe('e two t');
    unmark(element);
    expect(rangeOf(element, { start: 2, end: 7 })?.toString()).toBe('e two t');
  });
});
