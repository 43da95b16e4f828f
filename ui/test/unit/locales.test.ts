import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { parse, type AST } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';

const LOCALES = join(import.meta.dirname, '../../../resources/locales');
const SOURCE = join(import.meta.dirname, '../../src');

function files(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name) && !name.includes('generated'))
    .map((name) => join(folder, name));
}

function messages(language: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of files(join(LOCALES, language), /\.ftl$/)) {
    for (const entry of readFileSync(file, 'utf8').split(/\n(?=[a-z])/)) {
      const id = /^([a-z][a-z0-9_-]*) =/.exec(entry)?.[1];
      if (id === undefined) continue;
      expect(found.has(id), `${id} twice in ${language}`).toBe(false);
      found.set(id, entry);
    }
  }
  return found;
}

const variables = (entry: string): string[] => [...new Set(entry.match(/\$[a-z]+/g))].sort();

const english = messages('en');
const languages = readdirSync(LOCALES).filter((language) => language !== 'en');

describe.each(languages)('the sentences in %s', (language) => {
  const translated = messages(language);

  it('are the same as in English', () => {
    expect([...translated.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('take the same values', () => {
    for (const [id, entry] of english) {
      expect([id, variables(translated.get(id) ?? '')]).toEqual([id, variables(entry)]);
    }
  });

  it('have every plural form of the language', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.filter((form) => form !== 'other');
    for (const [id, entry] of translated) {
      if (!/->/.test(entry)) continue;
      for (const form of forms) expect(entry, `${id} lacks [${form}]`).toContain(`[${form}]`);
    }
  });
});

/** The words of a sentence: without its name, its forms' names, its values and its marks. */
const words = (entry: string): string =>
  entry
    .replace(/^#.*$|^[a-z0-9_-]+ =/gm, '')
    .replace(/\{\s*\$[a-z]+\s*->|\{[^{}]*\}|^\s*\*?\[[a-z0-9]+\]|<\/?[a-z]+>/gm, ' ');

/** A sentence without the remarks of translators that stand around it. */
const bare = (entry: string | undefined): string => (entry ?? '').replace(/^#.*$/gm, '').trim();

/** What is called the same in every language: names, and keys as they are printed. */
const NAMES = ['app-name', 'key-alt', 'key-ctrl', 'take-pdf'];

/** Sentences that are one word in a language, and the same in English. */
const COGNATES: Record<string, readonly string[]> = {
  ar: ['key-enter', 'key-esc', 'key-shift'],
  es: ['key-esc', 'size-bytes', 'space-limit-gigabytes', 'span-minutes', 'type-leading-normal', 'type-width-normal'],
  fr: [
    ...['about-version', 'collections', 'filter-collection', 'filter-publication', 'keys-of-pages', 'kind-article'],
    ...['kind-page', 'page', 'palette-publications', 'part-correction', 'pause', 'player-pause', 'publications'],
    ...['sources', 'span-minutes', 'type-leading-normal', 'view-pages'],
  ],
  hu: ['key-enter', 'key-esc', 'key-shift'],
  ru: ['key-enter', 'key-esc', 'key-shift'],
  sq: ['key-enter', 'key-esc', 'key-shift', 'span-minutes'],
  'sr-Cyrl': ['key-enter', 'key-esc', 'key-shift'],
  'sr-Latn': ['key-enter', 'key-esc', 'key-shift', 'span-minutes'],
};

describe.each(languages)('nothing is left in English in %s', (language) => {
  const translated = messages(language);

  it('as a whole sentence', () => {
    const same = [...translated].filter(([id, entry]) => bare(entry) === bare(english.get(id)));
    const wordy = same.filter(([, entry]) => /\p{L}{3,}/u.test(words(entry))).map(([id]) => id);
    expect(wordy.sort()).toEqual([...NAMES, ...(COGNATES[language] ?? [])].sort());
  });

  it('as a word among other letters', () => {
    if (!['ar', 'ru', 'sr-Cyrl'].includes(language)) return;
    // Names, keys, units, and what is typed: filters, kinds and languages in the search.
    const names = ['Fieldshelf', 'PDF', 'USB', 'GiB', 'kB', 'MB', 'GB', 'EN', 'RU'];
    const keys = ['Ctrl', 'Alt', 'Shift', 'Enter', 'Esc'];
    const filters = ['lang', 'kind', 'collection', 'topic', 'after', 'before', 'title'];
    const known = new Set([...names, ...keys, ...filters, 'fr', 'sr', 'Latn', 'notice', 'handbook']);
    const found = [...translated].flatMap(([id, entry]) =>
      (words(entry).match(/[A-Za-z]{2,}/g) ?? []).filter((word) => !known.has(word)).map((word) => [id, word]),
    );
    expect(found).toEqual([]);
  });
});

describe.each(['en', ...languages])('the files in %s', (language) => {
  it('can be read and formatted without an error', () => {
    const bundle = new FluentBundle(language, { useIsolating: false });
    for (const file of files(join(LOCALES, language), /\.ftl$/)) {
      expect(bundle.addResource(new FluentResource(readFileSync(file, 'utf8'))), file).toEqual([]);
    }
    for (const [id, entry] of messages(language)) {
      const values = Object.fromEntries(variables(entry).map((name) => [name.slice(1), 3]));
      const errors: Error[] = [];
      const pattern = bundle.getMessage(id)?.value;
      expect(pattern, id).toBeTruthy();
      if (pattern) bundle.formatPattern(pattern, values, errors);
      expect(errors, id).toEqual([]);
    }
  });
});

describe('the source', () => {
  const sources = files(SOURCE, /\.(svelte|ts)$/).map((file) => [file, readFileSync(file, 'utf8')] as const);
  const whole = sources.map(([, source]) => source).join('\n');
  const strings = new Set([...whole.matchAll(/['"`]([a-z][a-z0-9-]*)['"`]/g)].map((match) => match[1] ?? ''));
  const beginnings = [...whole.matchAll(/`([a-z][a-z-]*-)\$\{/g)].map((match) => match[1] ?? '');

  it('names only sentences that exist', () => {
    const named = [...whole.matchAll(/\bt\(\s*'([a-z0-9-]+)'/g)].map((match) => match[1] ?? '');
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((id) => !english.has(id))).toEqual([]);
  });

  it('uses every sentence', () => {
    const unused = [...english.keys()].filter(
      (id) => !strings.has(id) && !beginnings.some((beginning) => id.startsWith(beginning)),
    );
    expect(unused).toEqual([]);
  });

  it('holds no words of its own in its components', () => {
    const found: string[] = [];
    const wordy = /\p{L}{2,}/u;
    const attributes = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label', 'aria-description']);
    const visit = (file: string, node: unknown): void => {
      if (Array.isArray(node)) return node.forEach((one) => visit(file, one));
      if (typeof node !== 'object' || node === null) return;
      const typed = node as AST.Text | AST.Attribute;
      if (typed.type === 'Text' && wordy.test(typed.data)) found.push(`${file}: ${typed.data.trim()}`);
      if (['StyleDirective', 'ClassDirective', 'OnDirective'].includes((node as { type?: string }).type ?? '')) return;
      if (typed.type === 'Attribute') {
        const value = Array.isArray(typed.value) ? typed.value : [];
        if (attributes.has(typed.name)) visit(file, value);
        return;
      }
      for (const [key, child] of Object.entries(node)) if (key !== 'parent') visit(file, child);
    };
    for (const [file, source] of sources) {
      if (file.endsWith('.svelte')) visit(file, parse(source, { modern: true }).fragment);
    }
    expect(found).toEqual([]);
  });

  it('knows Tauri in one folder only', () => {
    const others = sources.filter(([file, source]) => !/[/\\]host[/\\]/.test(file) && source.includes('@tauri-apps'));
    expect(others.map(([file]) => file)).toEqual([]);
  });

  it('has styles without physical sides', () => {
    const physical =
      /(?:^|[\s;{])(?:margin|padding|border|inset)-(?:left|right|top|bottom)\s*:|(?:^|[\s;{])(?:left|right)\s*:/m;
    const styles = files(join(SOURCE, 'styles'), /\.css$/).filter((file) => physical.test(readFileSync(file, 'utf8')));
    expect(styles).toEqual([]);
  });
});
