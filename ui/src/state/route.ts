/** The places of the window as values, and their form in the address: `#/library/<id>?collection=…`. No side effects. */

/** A place in the window. */
export type Route =
  | {
      screen: 'notices';
      id?: string;
      lang?: string;
      section?: string;
      /** What was searched for, to be marked in the notice. */
      query?: string;
      /** The forms of the searched words that occur, to be marked. */
      words?: string[];
    }
  | { screen: 'library'; id?: string; collection?: string }
  | { screen: 'saved'; id?: string; /** Publications, unless it is marks. */ part?: 'marks' }
  | {
      screen: 'search';
      query?: string;
      langs?: string[];
      kinds?: string[];
      collections?: string[];
      topics?: string[];
      years?: string[];
      /** Issued on this day or later: a year, a month or a day. */
      after?: string;
      /** Issued before this day. */
      before?: string;
      /** Only this publication. */
      within?: string;
      /** What was issued last comes first; else what fits best. */
      order?: 'date';
    }
  | { screen: 'updates' }
  | { screen: 'settings' }
  | {
      screen: 'read';
      /** `publisher/collection/publication@language`. */
      edition: string;
      section?: string;
      page?: number;
      /** How many letters of the section stand above the place. */
      at?: number;
      view?: 'text' | 'pages' | 'table' | 'gallery';
      /** What was searched for, to be found in the document. */
      query?: string;
      /** The forms of the searched words that occur, to be marked. */
      words?: string[];
      /** The language of the edition that stands beside it. */
      beside?: string;
      /** A mark of the person's, to be shown. */
      mark?: string;
    };

/** The name of a screen. */
export type Screen = Route['screen'];

/** A place in a document that is read. */
export type ReadRoute = Extract<Route, { screen: 'read' }>;

/** Where the window begins when nothing else is known. */
export const HOME: Route = { screen: 'library' };

function list(params: URLSearchParams, name: string): string[] | undefined {
  const values = params.getAll(name).filter((value) => value !== '');
  return values.length > 0 ? values : undefined;
}

/** Leaves out what is not set, so that routes compare and print well. */
function compact<T extends object>(route: T): T {
  return Object.fromEntries(Object.entries(route).filter(([, value]) => value !== undefined && value !== '')) as T;
}

/** Reads an address; what cannot be read leads home. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#/, '').split(/\?(.*)/s);
  const params = new URLSearchParams(search);
  let parts: string[];
  try {
    parts = path.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return HOME;
  }
  const [screen, ...rest] = parts;
  // An id holds slashes; typed by hand they may stand as they are.
  const id = rest.length > 0 ? rest.join('/') : undefined;
  switch (screen) {
    case 'notices':
      return compact({
        screen,
        id,
        lang: params.get('lang') ?? undefined,
        section: params.get('section') ?? undefined,
        query: params.get('q') ?? undefined,
        words: list(params, 'word'),
      });
    case 'library':
      return compact({ screen, id, collection: params.get('collection') ?? undefined });
    case 'saved':
      return compact({ screen, id, part: params.get('part') === 'marks' ? ('marks' as const) : undefined });
    case 'search':
      return compact({
        screen,
        query: params.get('q') ?? undefined,
        langs: list(params, 'lang'),
        kinds: list(params, 'kind'),
        collections: list(params, 'collection'),
        topics: list(params, 'topic'),
        years: list(params, 'year'),
        after: params.get('after') ?? undefined,
        before: params.get('before') ?? undefined,
        within: params.get('in') ?? undefined,
        order: params.get('order') === 'date' ? 'date' : undefined,
      });
    case 'updates':
    case 'settings':
      return { screen };
    case 'read': {
      if (!id) return HOME;
      const page = Number.parseInt(params.get('page') ?? '', 10);
      const at = Number.parseInt(params.get('at') ?? '', 10);
      const view = params.get('view');
      return compact({
        screen,
        edition: id,
        section: params.get('section') ?? undefined,
        page: page > 0 ? page : undefined,
        at: at > 0 ? at : undefined,
        view: view === 'text' || view === 'pages' || view === 'table' || view === 'gallery' ? view : undefined,
        query: params.get('q') ?? undefined,
        words: list(params, 'word'),
        beside: params.get('beside') ?? undefined,
        mark: params.get('mark') ?? undefined,
      });
    }
    default:
      return HOME;
  }
}

/** Writes an address. */
export function formatRoute(route: Route): string {
  const params = new URLSearchParams();
  const add = (name: string, value: string | number | undefined): void => {
    if (value !== undefined && value !== '') params.append(name, String(value));
  };
  let id: string | undefined;
  switch (route.screen) {
    case 'notices':
      id = route.id;
      add('lang', route.lang);
      add('section', route.section);
      add('q', route.query);
      for (const word of route.words ?? []) add('word', word);
      break;
    case 'library':
      id = route.id;
      add('collection', route.collection);
      break;
    case 'saved':
      id = route.id;
      add('part', route.part);
      break;
    case 'search':
      add('q', route.query);
      for (const lang of route.langs ?? []) add('lang', lang);
      for (const kind of route.kinds ?? []) add('kind', kind);
      for (const collection of route.collections ?? []) add('collection', collection);
      for (const topic of route.topics ?? []) add('topic', topic);
      for (const year of route.years ?? []) add('year', year);
      add('after', route.after);
      add('before', route.before);
      add('in', route.within);
      add('order', route.order);
      break;
    case 'read':
      id = route.edition;
      add('section', route.section);
      add('page', route.page);
      add('at', route.at);
      add('view', route.view);
      add('q', route.query);
      for (const word of route.words ?? []) add('word', word);
      add('beside', route.beside);
      add('mark', route.mark);
      break;
  }
  const query = params.toString();
  return `#/${route.screen}${id ? `/${encodeURIComponent(id)}` : ''}${query ? `?${query}` : ''}`;
}

/** The publication of an edition's id. */
export function publicationOf(edition: string): string {
  const at = edition.lastIndexOf('@');
  return at < 0 ? edition : edition.slice(0, at);
}

/** A place inside the library that a link names. */
export interface InternalLink {
  publication: string;
  lang?: string;
  section?: string;
}

/** A link of the form `fieldshelf://publisher/collection/publication[@lang][#section]`, taken apart. */
export function parseInternalLink(href: string): InternalLink | null {
  const match = /^fieldshelf:\/\/([^@#?]+?)\/?(?:@([A-Za-z0-9-]+))?(?:#(.+))?$/.exec(href);
  if (!match?.[1]) return null;
  let section: string | undefined;
  try {
    section = match[3] === undefined ? undefined : decodeURIComponent(match[3]);
  } catch {
    section = match[3];
  }
  return compact({ publication: match[1], lang: match[2], section });
}
