/** Searching in the backend in memory: any word of the question, in its sections and its glossary. */
import type { FacetCount } from '../../src/host/generated/FacetCount';
import type { Facets } from '../../src/host/generated/Facets';
import type { NotHereHit } from '../../src/host/generated/NotHereHit';
import type { PublicationRow } from '../../src/host/generated/PublicationRow';
import type { SearchGroup } from '../../src/host/generated/SearchGroup';
import type { SearchQuery } from '../../src/host/generated/SearchQuery';
import type { SearchResults } from '../../src/host/generated/SearchResults';
import type { TermForm } from '../../src/host/generated/TermForm';
import { sectionsOf } from './data';

/** The row with its best edition for who prefers these languages. */
export function preferred(row: PublicationRow, prefer: string[]): PublicationRow {
  const find = (test: (lang: string) => boolean): number => row.editions.findIndex(({ lang }) => test(lang));
  for (const wanted of prefer) {
    const at = find((lang) => lang === wanted || lang.split('-')[0] === wanted);
    if (at >= 0) return { ...row, best: at };
  }
  return row;
}

/** How many rows each value of a facet has. */
export function facetsOf(rows: readonly PublicationRow[]): Facets {
  const count = (values: { value: string; label: string }[]): FacetCount[] => {
    const counts = new Map<string, FacetCount>();
    for (const { value, label } of values) {
      const known = counts.get(value) ?? { value, label, count: 0 };
      known.count += 1;
      counts.set(value, known);
    }
    return [...counts.values()].sort((a, b) => b.count - a.count);
  };
  return {
    langs: count(rows.flatMap((row) => row.editions.map(({ lang }) => ({ value: lang, label: lang })))),
    kinds: count(rows.map(({ kind }) => ({ value: kind, label: kind }))),
    collections: count(rows.map((row) => ({ value: row.collection, label: row.collection_title }))),
    topics: count(rows.flatMap((row) => row.topics.map((topic) => ({ value: topic, label: topic })))),
    years: count(rows.map((row) => ({ value: row.issued.slice(0, 4), label: row.issued.slice(0, 4) }))),
  };
}

/** What a search is answered from. */
export interface Searched {
  rows: PublicationRow[];
  misread: SearchResults['misread'];
  corrections: Readonly<Record<string, string>>;
  suggestions: Readonly<Record<string, string>>;
  terms: Readonly<Record<string, TermForm[]>>;
}

/** The answer to a question. */
export function answer(
  { rows, misread, corrections, suggestions, terms: glossary }: Searched,
  query: SearchQuery,
): SearchResults {
  const corrected = query.as_typed ? null : (corrections[query.query] ?? null);
  const typed = (corrected ?? query.query).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const terms = query.as_typed ? [] : typed.flatMap((word) => (glossary[word] ? [word] : []));
  const words = [...typed, ...terms.flatMap((word) => glossary[word]?.map(({ text }) => text) ?? [])];
  const groups: SearchGroup[] = [];
  const notHere: NotHereHit[] = [];
  let total = 0;
  for (const row of rows) {
    if (query.kinds.length > 0 && !query.kinds.includes(row.kind)) continue;
    if (query.collections.length > 0 && !query.collections.includes(row.collection)) continue;
    if (query.topics.length > 0 && !row.topics.some((topic) => query.topics.includes(topic))) continue;
    if (query.years.length > 0 && !query.years.includes(Number(row.issued.slice(0, 4)))) continue;
    if (query.within !== null && query.within !== row.id) continue;
    const found = new Map<string, SearchGroup['hits']>();
    for (const edition of row.editions) {
      const hits: SearchGroup['hits'] = [];
      if (query.langs.length > 0 && !query.langs.includes(edition.lang)) continue;
      if (edition.availability === 'not_here') {
        const word = words.find((one) => edition.title.toLowerCase().includes(one));
        if (word === undefined) continue;
        const { bytes, lang } = edition;
        const title = edition.title.replace(new RegExp(word, 'iu'), (found) => `\ue000${found}\ue001`);
        const { id, kind, collection_title } = row;
        notHere.push({
          id,
          kind,
          lang,
          title,
          summary: edition.summary,
          collection_title,
          text_bytes: 9000,
          bytes,
        });
        continue;
      }
      if (row.id === 'office/front/desk' && !['en', 'ar'].includes(edition.lang)) continue;
      for (const section of sectionsOf(edition)) {
        const text = section.html
          .replace(/<[^>]+>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim();
        const at = words.map((word) => text.toLowerCase().indexOf(word)).find((place) => place >= 0) ?? -1;
        if (at < 0) continue;
        const from = text.lastIndexOf(' ', Math.max(0, at - 40)) + 1;
        const pattern = new RegExp(words.join('|'), 'giu');
        hits.push({
          id: row.id,
          lang: edition.lang,
          kind: row.kind,
          title: edition.title,
          section: section.id,
          heading: section.heading,
          page: section.page,
          score: 1,
          snippet: text.slice(from, from + 180).replace(pattern, (word) => `\ue000${word}\ue001`),
          by_glossary: !typed.some((word) => text.toLowerCase().includes(word)),
        });
      }
      total += hits.length;
      if (hits.length > 0) found.set(edition.lang, hits);
    }
    const [best, ...others] = found;
    if (!best) continue;
    groups.push({
      publication: preferred(row, query.prefer),
      lang: best[0],
      total: best[1].length,
      hits: best[1].slice(0, query.whole.includes(row.id) ? 200 : (query.sections ?? 3)),
      also: others.map(([lang, hits]) => ({
        lang,
        count: hits.length,
        by_glossary: hits.every((hit) => hit.by_glossary),
      })),
      by_glossary: best[1].every((hit) => hit.by_glossary),
    });
  }
  if (query.order === 'date') groups.sort((a, b) => (a.publication.issued < b.publication.issued ? 1 : -1));
  return {
    query: query.query,
    total,
    ms: 3.4,
    any_word: words.length > 2,
    corrected,
    misread: misread,
    suggestion: query.as_typed ? (suggestions[query.query] ?? null) : null,
    glossary: terms.map((word) => ({ typed: word, forms: glossary[word] ?? [] })),
    publications: groups.length,
    groups,
    facets: facetsOf(groups.map(({ publication }) => publication)),
    not_searched: rows.flatMap(({ editions }) => editions).filter(({ availability }) => availability === 'not_here')
      .length,
    not_here_total: notHere.length,
    not_here: notHere,
  };
}
