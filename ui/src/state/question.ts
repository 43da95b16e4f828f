/** What a search asks, as a place in the window and as a question to the backend. No side effects. */
import type { Kind } from '../host/generated/Kind';
import type { SearchQuery } from '../host/generated/SearchQuery';
import { formatRoute, type Route } from './route';

/** A search as a place. */
export type SearchRoute = Extract<Route, { screen: 'search' }>;

/** What can be narrowed by counts, by the name it has in the place and in the question. */
export const FACETS = ['langs', 'kinds', 'collections', 'topics', 'years'] as const;

/** What narrows without counts, and is shown as such. */
export const LIMITS = ['within', 'after', 'before'] as const;

/** The question of a place, without what belongs to the moment: how much is wanted, and for whom. */
export function questionOf(route: SearchRoute): SearchQuery {
  return {
    query: route.query ?? '',
    langs: route.langs ?? [],
    kinds: (route.kinds ?? []) as Kind[],
    collections: route.collections ?? [],
    topics: route.topics ?? [],
    years: (route.years ?? []).map(Number).filter(Number.isInteger),
    after: route.after ?? null,
    before: route.before ?? null,
    within: route.within ?? null,
    order: route.order ?? 'relevance',
    limit: null,
    sections: null,
    whole: [],
    prefer: [],
    as_typed: false,
  };
}

/** The place of a question. */
export function placeOf(question: SearchQuery): SearchRoute {
  const { query, langs, kinds, collections, topics, years, after, before, within, order } = question;
  const route: SearchRoute = { screen: 'search', query, langs, kinds, collections, topics, years: years.map(String) };
  if (after !== null) route.after = after;
  if (before !== null) route.before = before;
  if (within !== null) route.within = within;
  if (order === 'date') route.order = order;
  return route;
}

/** Whether two questions ask the same. */
export function asksTheSame(one: SearchQuery, other: SearchQuery): boolean {
  return formatRoute(placeOf(one)) === formatRoute(placeOf(other));
}

/** How many values of facets and other limits a place is narrowed to. */
export function narrowings(route: SearchRoute): number {
  return (
    FACETS.reduce((sum, facet) => sum + (route[facet]?.length ?? 0), 0) +
    LIMITS.filter((limit) => route[limit] !== undefined).length
  );
}

/** The place with everything let in again. */
export function widened(route: SearchRoute): SearchRoute {
  const wide: SearchRoute = { screen: 'search' };
  if (route.query !== undefined) wide.query = route.query;
  if (route.order !== undefined) wide.order = route.order;
  return wide;
}
