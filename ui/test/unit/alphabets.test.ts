/**
 * The faces that come with the app hold what its languages are written with, so that no letter is left to what the computer
 * happens to have. The style sheets say which face is asked for a letter; whether it has one, the font alone knows.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const UI = join(import.meta.dirname, '../..');
const styles = (name: string): string => readFileSync(join(UI, 'src/styles', name), 'utf8');

/** The characters that a WOFF2 font has a shape for (W3C, WOFF File Format 2.0; ISO/IEC 14496-22, “cmap”). */
function shapes(font: Buffer): Set<number> {
  let at = 48;
  const number = (): number => {
    let value = 0;
    for (;;) {
      const byte = font.readUInt8(at++);
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  let start = 0;
  let cmap: [number, number] | undefined;
  for (let tables = font.readUInt16BE(12); tables > 0; tables -= 1) {
    const flags = font.readUInt8(at++);
    const [tag, version] = [flags & 63, flags >> 6];
    if (tag === 63) at += 4;
    let length = number();
    // A table that is packed in a form of its own has a second length: “glyf” (10) and “loca” (11), unless they say not.
    if (tag === 10 || tag === 11 ? version !== 3 : version !== 0) length = number();
    if (tag === 0) cmap = [start, start + length];
    start += length;
  }
  if (!cmap) throw new Error('the font has no “cmap”');
  const table = brotliDecompressSync(font.subarray(at, at + font.readUInt32BE(20))).subarray(...cmap);
  const found = new Set<number>();
  for (let index = 0; index < table.readUInt16BE(2); index += 1) {
    const part = table.subarray(table.readUInt32BE(8 + index * 8));
    const format = part.readUInt16BE(0);
    if (format === 12) {
      for (let group = 0; group < part.readUInt32BE(12); group += 1) {
        const [first, last] = [part.readUInt32BE(16 + group * 12), part.readUInt32BE(20 + group * 12)];
        for (let code = first; code <= last; code += 1) found.add(code);
      }
    } else if (format === 4) {
      const size = part.readUInt16BE(6);
      for (let segment = 0; segment < size; segment += 2) {
        const last = part.readUInt16BE(14 + segment);
        const first = part.readUInt16BE(16 + size + segment);
        const shift = part.readUInt16BE(16 + size * 2 + segment);
        const rangeAt = 16 + size * 3 + segment;
        const range = part.readUInt16BE(rangeAt);
        for (let code = first; code <= last && code < 0xffff; code += 1) {
          const glyph = range === 0 ? (code + shift) & 0xffff : part.readUInt16BE(rangeAt + range + 2 * (code - first));
          if (glyph !== 0) found.add(code);
        }
      }
    } else throw new Error(`“cmap” of format ${format}, which this test does not read`);
  }
  return found;
}

interface Face {
  family: string;
  weight: string;
  /** Whether the engine looks for a character in it and finds one. */
  has: (code: number) => boolean;
}

const faces: Face[] = [...styles('fonts.css').matchAll(/@font-face \{([^}]*)\}/g)].map(([, rule = '']) => {
  const says = (pattern: RegExp): string => {
    const value = pattern.exec(rule)?.[1];
    if (value === undefined) throw new Error(`${pattern} is not in ${rule}`);
    return value;
  };
  const ranges = says(/unicode-range:([^;]*);/).split(',');
  const asked = ranges.map((range) => {
    const [first = NaN, last = first] = range
      .trim()
      .slice(2)
      .split('-')
      .map((code) => parseInt(code, 16));
    return [first, last] as const;
  });
  const own = shapes(readFileSync(join(UI, 'node_modules', says(/url\('([^']*)'\)/))));
  return {
    family: says(/font-family: '([^']*)'/),
    weight: says(/font-weight: (\d+)/),
    has: (code) => asked.some(([first, last]) => first <= code && code <= last) && own.has(code),
  };
});

/** Every list of families that the window is set in: for its own words and for what is read, in either direction. */
const lists = [...styles('tokens.css').matchAll(/(--f-(?:ui|book)):([^;]*);/g)].map(([, name = '', families = '']) => ({
  name,
  families: families.split(',').map((family) => family.trim().replaceAll("'", '')),
}));

function missing(text: string, families: string[], weight: string): string[] {
  const ours = faces.filter((face) => face.weight === weight && families.includes(face.family));
  return [...new Set(text)].filter((letter) => !ours.some((face) => face.has(letter.codePointAt(0) ?? 0)));
}

const alphabets = readFileSync(join(UI, '../tests/alphabets.txt'), 'utf8')
  .split(/\r?\n/)
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' '));
const ascii = String.fromCharCode(...Array.from({ length: 95 }, (_, at) => 32 + at));

describe('the letters of', () => {
  it.each(alphabets)('%s', (_, ...letters) => {
    for (const { name, families } of lists) {
      for (const weight of ['400', '600']) {
        expect(missing(ascii + letters.join(''), families, weight), `${name}, ${weight}`).toEqual([]);
      }
    }
  });
});

it('asks for faces that are there', () => {
  expect(alphabets.length).toBe(13);
  expect(lists.map((list) => list.name)).toEqual(['--f-ui', '--f-book', '--f-ui', '--f-book']);
  expect(missing('水', lists[0]?.families ?? [], '400'), 'what no face has').toEqual(['水']);
});
