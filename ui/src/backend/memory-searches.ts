// Searches of the in-memory host. Never part of a build.

import type { Backend } from './backend';
import type { SavedSearch } from './bindings';

/** Calls about searches. */
export type SearchCalls = Pick<
  Backend,
  'searchAssets' | 'listPaths' | 'listSearches' | 'saveSearch' | 'removeSearch'
>;

/** What they need of the host. */
export interface SearchHost {
  answer<T>(method: keyof Backend, make: () => T): Promise<T>;
  nextId(prefix: string): string;
  /** Opens a listing of a folder with all that is below, and names it. */
  open(path: string, includeFragments: boolean): string;
}

/** The part of the host that is about searches; every search finds the whole folder. */
export function searchCalls({ answer, nextId, open }: SearchHost): SearchCalls {
  let saved: SavedSearch[] = [];
  return {
    searchAssets: ({ search }) =>
      answer('searchAssets', () => open(search.path, search.includeFragments)),
    listPaths: () => answer('listPaths', () => open('/content/dam', false)),
    listSearches: () => answer('listSearches', () => [...saved]),
    saveSearch: ({ id, name, search }) =>
      answer('saveSearch', () => {
        const one = { id: id ?? nextId('search'), name, search };
        saved = [...saved.filter((other) => other.id !== one.id), one];
        return one;
      }),
    removeSearch: ({ searchId }) =>
      answer('removeSearch', () => {
        saved = saved.filter((one) => one.id !== searchId);
        return null;
      }),
  };
}
