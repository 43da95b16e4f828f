import { describe, expect, it } from 'vitest';
import { joined, type Piece } from '../../src/reader/pages/page-text';
import { fingerprintGroups } from '../../src/text/fingerprint';
import { densest, findSpans, fold, foldedWords, wantedOfSearch } from '../../src/text/fold';
import { continued, isContinuation, splitHeading } from '../../src/text/heading';
import { safeFragment } from '../../src/text/html';
import { mark, unmark } from '../../src/text/marks';
import { richParts } from '../../src/text/rich';
import { shortened } from '../../src/text/shorten';
import { markedWords, snippetParts } from '../../src/text/snippet';

function element(html: string): HTMLElement {
  const div = document.createElement('div');
  div.innerHTML = html;
  return div;
}

describe('folding', () => {
  it.each([
    ['case', 'HANDBOOK', 'handbook'],
    ['marks', 'Čekić, čaša', 'cekic, casa'],
    ['decomposed marks', 'C\u030Cas', 'cas'],
    ['Serbian in Cyrillic', 'Љубав и ђак', 'ljubav i djak'],
    ['Serbian in Latin', 'Ljubav i đak', 'ljubav i djak'],
    ['Arabic letter forms', 'أحمد إلى آخر', 'احمد الي اخر'],
    ['Arabic marks and tatweel', 'كِتـــاب', 'كتاب'],
    ['Persian letters', 'کتابی', 'كتابي'],
    ['Arabic digits', '٢٠١٥ ۲۰۱۵', '2015 2015'],
    ['joiners', 'می\u200cخواهم', 'ميخواهم'],
    ['ligatures', 'ﬁle', 'file'],
    ['dotless i', 'kapı', 'kapi'],
    ['white space', 'one \n\t two', 'one two'],
    ['soft hyphen', 'hand\u00adbook', 'handbook'],
  ])('makes %s no difference', (_what, original, folded) => {
    expect(fold(original).text).toBe(folded);
  });

  it('knows where each letter stood', () => {
    const { text, map } = fold('a ђб');
    expect(text).toBe('a djb');
    expect([...map]).toEqual([0, 1, 2, 2, 3, 4]);
  });

  it('takes a text apart into words', () => {
    expect(foldedWords('Čaj, “voda” 12')).toEqual(['caj', 'voda', '12']);
  });
});

describe('the text of a page', () => {
  const piece = (str: string, x: number, width: number, more: Partial<Piece> = {}): Piece => ({
    str,
    hasEOL: false,
    width,
    transform: [10, 0, 0, 10, x, 100],
    ...more,
  });
  it.each<[string, Piece[], string]>([
    ['words from right to left', [piece('إدارة', 440, 20), piece('الجلسة', 415, 22)], 'إدارة الجلسة'],
    ['parts of a word', [piece('إدار', 440, 20), piece('ة', 435, 4.9)], 'إدارة'],
    ['words from left to right', [piece('a', 10, 5), piece('b', 18, 5)], 'a b'],
    ['a space that is there', [piece('a ', 10, 8), piece('b', 18, 5)], 'a b'],
    ['lines', [piece('a', 10, 5, { hasEOL: true }), piece('b', 10, 5)], 'a\nb'],
    ['a place above', [piece('a', 10, 5), piece('b', 15, 5, { transform: [10, 0, 0, 10, 15, 200] })], 'a b'],
    ['turned text', [piece('a', 10, 5), piece('b', 30, 5, { transform: [0, 10, -10, 0, 30, 100] })], 'ab'],
  ])('is put together: %s', (_what, pieces, text) => {
    expect(joined(pieces)).toBe(text);
  });

  it('is marked as it is put together', () => {
    const layer = element('<span>إدارة</span><span data-apart>الجلسة</span><span>.</span>');
    expect(mark(layer, { words: ['إدارة', 'الجلسة'] }, 9)).toHaveLength(2);
    const joinedLayer = element('<span>إدار</span><span>ة</span>');
    expect(mark(joinedLayer, { words: ['إدارة'] }, 9)[0]).toHaveLength(2);
  });
});

describe('finding', () => {
  it.each<[string, string, Parameters<typeof findSpans>[1], string[]]>([
    ['a phrase in another script', 'Добар дан, добар', { phrase: 'dobar' }, ['Добар', 'добар']],
    ['a phrase over a line break', 'first\nconversation', { phrase: 'first conversation' }, ['first\nconversation']],
    ['a phrase with its marks', 'naïve', { phrase: 'nai' }, ['naï']],
    ['words with a number close by', 'المستوى2 level', { words: ['المستوى'] }, ['المستوى']],
    ['whole words only', 'port, report, ports', { words: ['port'] }, ['port']],
    ['the last word as a beginning', 'interpreter', { words: [], prefix: 'inter' }, ['interpreter']],
    [
      'little words only beside others',
      'de la clave, la clave de sesiones; algo de nuevo',
      { words: ['clave', 'de', 'la', 'sesiones'] },
      ['de', 'la', 'clave', 'la', 'clave', 'de', 'sesiones'],
    ],
    ['little words when there are no others', 'to be or not', { words: ['to', 'be'] }, ['to', 'be']],
    [
      'little words in capitals',
      'TB is treated, as tb was',
      { words: ['TB', 'is', 'treated'] },
      ['TB', 'is', 'treated', 'tb'],
    ],
    ['nothing for nothing', 'text', { phrase: '  ' }, []],
    ['nothing for no words', 'text', { words: [] }, []],
  ])('finds %s', (_what, text, wanted, found) => {
    expect(findSpans(fold(text), wanted, 100).map(([start, end]) => text.slice(start, end))).toEqual(found);
  });

  it.each<[string, string[], number]>([
    ['the only one', ['a'], 0],
    ['the first of the same word', ['a', 'a'], 0],
    ['where all words stand together', ['de', 'de', 'mot', 'de', 'passe', 'mot'], 2],
    ['where most do, forms told apart', ['de', 'mots', 'de', 'passe', 'de', 'mot'], 1],
    ['case and marks making no difference', ['De', 'de', 'dé', 'mot'], 2],
    ['nothing among none', [], 0],
  ])('begins at %s', (_what, words, at) => {
    expect(densest(words)).toBe(at);
  });

  it('looks for the words of a search as they stand in the text and as they were typed', () => {
    expect(wantedOfSearch('"mot de" passe?', ['passes'])).toEqual({ words: ['passes', 'mot', 'de', 'passe'] });
  });

  it('stops at the limit', () => {
    expect(findSpans(fold('a a a a'), { phrase: 'a' }, 2)).toHaveLength(2);
  });
});

describe('marking', () => {
  it.each<[string, string, string, number, string]>([
    ['one text', '<p>bring an interpreter now</p>', 'interpreter', 1, 'interpreter'],
    ['across elements', '<p>an inter<b>pre</b>ter</p>', 'interpreter', 1, 'interpreter'],
    ['many in one text', '<p>aa b aa</p>', 'aa', 2, 'aaaa'],
    ['the whole text', '<p>aa</p>', 'aa', 1, 'aa'],
    ['not across paragraphs', '<p>in</p><p>ter</p>', 'inter', 0, ''],
    ['not what is not the document’s', '<p data-unmarked="">aa</p>', 'aa', 0, ''],
  ])('marks %s', (_what, html, phrase, hits, marked) => {
    const root = element(html);
    const before = root.textContent;
    expect(mark(root, { phrase }, 100)).toHaveLength(hits);
    expect([...root.querySelectorAll('mark')].map((one) => one.textContent).join('')).toBe(marked);
    expect(root.textContent).toBe(before);
    unmark(root);
    expect(root.innerHTML).toBe(html);
  });

  it('tells the elements of each hit apart', () => {
    const hits = mark(element('<p>an inter<b>pre</b>ter, interpreter</p>'), { phrase: 'interpreter' }, 100);
    expect(hits.map((elements) => elements.map((one) => one.textContent))).toEqual([
      ['inter', 'pre', 'ter'],
      ['interpreter'],
    ]);
  });
});

describe('a section’s HTML', () => {
  const html = (source: string): string => {
    const div = document.createElement('div');
    div.append(safeFragment(source));
    return div.innerHTML;
  };

  it.each([
    ['script', '<p>a<script>alert(1)</script>b</p>', '<p>ab</p>'],
    ['handlers', '<p onclick="alert(1)">a</p>', '<p>a</p>'],
    ['styles', '<p style="position:fixed" class="x">a</p><style>*{}</style>', '<p>a</p>'],
    ['frames', '<iframe src="https://example.org"></iframe>', ''],
    ['foreign markup', '<svg><script>1</script></svg><math></math>', ''],
    ['forms, but not their words', '<form>no</form><label>yes</label>', 'yes'],
    ['javascript links', '<a href="javascript:alert(1)">a</a>', '<a>a</a>'],
    ['javascript links in disguise', '<a href=" java\nscript:alert(1)">a</a>', '<a>a</a>'],
    ['data links', '<a href="data:text/html,x">a</a>', '<a>a</a>'],
    ['addresses of pictures', '<img src="https://example.org/x.png" srcset="x 2x" alt="a">', '<img alt="a">'],
    ['ids that could clash', '<p id="main">a</p>', '<p data-anchor="main">a</p>'],
  ])('loses %s', (_what, source, kept) => {
    expect(html(source)).toBe(kept);
  });

  it.each([
    ['language and direction', '<p lang="ar" dir="rtl">سلام</p>'],
    ['pictures by name', '<img data-media="media/a.png" alt="a">'],
    ['lists with a beginning', '<ol start="3"><li>a</li></ol>'],
  ])('keeps %s', (_what, source) => {
    expect(html(source)).toBe(source);
  });

  it('knows links to the inside and to the outside', () => {
    expect(html('<a href="fieldshelf://a/b/c">in</a>')).toBe('<a href="fieldshelf://a/b/c" class="link">in</a>');
    expect(html('<a href="https://example.org">out</a>')).toContain('data-external');
  });

  it('lets wide tables scroll by themselves, within reach of the keyboard', () => {
    const frame = safeFragment('<table><caption>Times</caption><tr><td>1</td></tr></table>').querySelector('div');
    expect(frame?.tabIndex).toBe(0);
    expect(frame?.getAttribute('aria-label')).toBe('Times');
  });
});

describe('a snippet', () => {
  it.each([
    [
      'with matches',
      'a \ue000b\ue001 c',
      [
        ['a ', false],
        ['b', true],
        [' c', false],
      ],
    ],
    ['without', 'plain', [['plain', false]]],
    ['that begins with one', '\ue000b\ue001', [['b', true]]],
    [
      'with a mark that is never closed',
      'a \ue000b',
      [
        ['a ', false],
        ['b', true],
      ],
    ],
    [
      'with markup in it',
      '<b>\ue000x\ue001',
      [
        ['<b>', false],
        ['x', true],
      ],
    ],
  ])('%s is taken apart', (_what, snippet, parts) => {
    expect(snippetParts(snippet).map(({ text, hit }) => [text, hit])).toEqual(parts);
  });

  it('names the words that it marks once each', () => {
    expect(markedWords('\ue000Дозволе боравка\ue001 и \ue000боравка\ue001')).toEqual(['Дозволе', 'боравка']);
  });
});

describe('sentences and headings', () => {
  it('knows strong words', () => {
    expect(richParts('<b>As of today.</b> Signed by <i>x</i>')).toEqual([
      { text: 'As of today.', strong: true },
      { text: ' Signed by <i>x</i>', strong: false },
    ]);
  });

  it.each([
    ['3.2 Say what happens', '3.2', 'Say what happens'],
    ['4. Passing on', '4', 'Passing on'],
    ['A.1 Annex', 'A.1', 'Annex'],
    ['A day at the desk', '', 'A day at the desk'],
    ['2015', '', '2015'],
  ])('%s has its number apart', (heading, number, words) => {
    expect(splitHeading(heading)).toEqual({ number, words });
  });

  it('knows a section that only continues another', () => {
    expect([isContinuation('a~p12'), isContinuation('a'), continued('a~p12')]).toEqual([true, false, 'a']);
  });
});

describe('what was typed', () => {
  it.each([
    ['desk', 'desk'],
    ['x'.repeat(61), `${'x'.repeat(60)}…`],
    [`${'x'.repeat(59)} y z`, `${'x'.repeat(59)}…`],
    ['\u{1F468}\u200D\u{1F469}'.repeat(30), `${'\u{1F468}\u200D\u{1F469}'.repeat(12)}…`],
  ])('is told back no longer than there is room: %.20s', (typed, told) => {
    expect(shortened(typed)).toBe(told);
  });
});

describe('a fingerprint', () => {
  it('is printed in groups of four', () => {
    expect(fingerprintGroups('7f3a91c4')).toEqual(['7F3A', '91C4']);
  });
});
