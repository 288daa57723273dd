// Searches of the in-memory host. Never part of a build.

import type { Backend } from '../backend';
import type { SavedSearch, Search } from '../bindings';
import { apiError } from './errors';
import type { Rows } from './library';

/** Calls about searches. */
export type SearchCalls = Pick<
  Backend,
  'searchAssets' | 'listPaths' | 'listSearches' | 'saveSearch' | 'removeSearch'
>;

/** What they need of the host. */
export interface SearchHost {
  answer<T>(method: keyof Backend, make: () => T): Promise<T>;
  nextId(prefix: string): string;
  /** Those that are there at the start. */
  saved: SavedSearch[];
  /** Everything below a folder. */
  rows(path: string, includeFragments: boolean): Rows;
  finds: MemoryFinds;
  /** Opens a listing of rows, and names it. */
  open(rows: Rows): string;
}

const TOP = '/content/dam';

function search(path: string, part: Partial<Search>): Search {
  return {
    path,
    name: '',
    text: '',
    kinds: [],
    changed: null,
    tags: [],
    fields: [],
    without: [],
    includeFragments: false,
    ...part,
  };
}

/** Two that somebody may have saved. */
export const SOME_SEARCHES: SavedSearch[] = [
  {
    id: 'search-lake',
    name: 'Lake, without rights',
    search: search(TOP, {
      name: 'lake',
      fields: [{ property: 'dc:rights', test: { kind: 'empty' } }],
    }),
    practice: false,
  },
  {
    id: 'search-winter',
    name: 'Winter campaigns that nobody has tagged for the web yet',
    search: search('/content/dam/campaigns', {
      tags: ['northlight:season/winter'],
      without: [{ kind: 'tag', id: 'northlight:channel/web' }],
    }),
    practice: false,
  },
];

/** What searches and pasted paths find: of a search everything below its folder, unless told. */
export interface MemoryFinds {
  /** At most as many assets. */
  found?: number;
  /** Of pasted paths: at which there is nothing, and what is no path. */
  pasted?: { missing: string[]; notPaths: string[] };
}

/** Of a made-up million a search finds as many: it is for looks. */
const MOST = 20_000;

function firstOf(rows: Rows, count = MOST, more: Partial<Rows> = {}): Rows {
  return { ...rows, count: Math.min(rows.count, count), ...more };
}

/** The part of the host that is about searches. */
export function searchCalls(host: SearchHost): SearchCalls {
  const { answer, nextId, rows, open, finds } = host;
  let saved = [...host.saved];
  const byName = () => saved.toSorted((one, other) => one.name.localeCompare(other.name));
  return {
    searchAssets: ({ search: { path, includeFragments } }) =>
      answer('searchAssets', () => open(firstOf(rows(path, includeFragments), finds.found))),
    listPaths: ({ includeFragments }) =>
      answer('listPaths', () => {
        const { missing = [], notPaths = [] } = finds.pasted ?? {};
        const listed = { fragmentsLeftOut: 0, notFound: missing.length, missing, notPaths };
        return open(firstOf(rows(TOP, includeFragments), finds.found ?? 1, listed));
      }),
    listSearches: () => answer('listSearches', byName),
    saveSearch: ({ id, name, search: one, practice }) =>
      answer('saveSearch', () => {
        if (id !== null && !saved.some((other) => other.id === id)) throw apiError('notFound');
        const kept = { id: id ?? nextId('search'), name, search: one, practice };
        saved = [...saved.filter((other) => other.id !== kept.id), kept];
        return kept;
      }),
    removeSearch: ({ searchId }) =>
      answer('removeSearch', () => {
        saved = saved.filter((one) => one.id !== searchId);
        return null;
      }),
  };
}
