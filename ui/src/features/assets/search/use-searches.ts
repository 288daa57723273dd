// The saved searches: read, saved, renamed, removed and brought back.

import { useState } from 'react';
import type { SavedSearch, Search } from '../../../backend/bindings';
import { useBackend } from '../../../shared/state/backend-context';
import { ask } from '../../../shared/state/queries';
import { type KeptList, useKeptList } from '../../../shared/state/use-kept-list';

/** What is known of the saved searches, which are kept by name, and what can be done with them. */
export interface Searches extends Omit<KeptList<SavedSearch>, 'setAll' | 'attempt'> {
  /** The one that was just removed. */
  removed: SavedSearch | null;
  /** Saves a new one (`id` is `null`) or over one; the saved one, or `null` when that failed. */
  save(id: string | null, name: string, search: Search): Promise<SavedSearch | null>;
  remove(saved: SavedSearch): Promise<void>;
  bringBack(): Promise<SavedSearch | null>;
}

/** Keeps those of the practice environment, or those of all others: neither has the folders of the other. */
export function useSearches(practice: boolean): Searches {
  const backend = useBackend();
  const { setAll, attempt, ...list } = useKeptList(ask(backend, 'listSearches'));
  const [removed, setRemoved] = useState<SavedSearch | null>(null);

  return {
    ...list,
    all: list.all?.filter((one) => one.practice === practice) ?? null,
    removed: removed?.practice === practice ? removed : null,
    save: (id, name, search) =>
      attempt(async () => {
        const saved = await backend.saveSearch({ id, name, search, practice });
        setRemoved(null);
        await list.readAnew();
        return saved;
      }),
    async remove(saved) {
      await attempt(async () => {
        await backend.removeSearch({ searchId: saved.id });
        setAll((known) => known.filter((one) => one.id !== saved.id));
        setRemoved(saved);
      });
    },
    bringBack: () =>
      attempt(async () => {
        if (removed === null) return null;
        const { name, search } = removed;
        const back = await backend.saveSearch({ id: null, name, search, practice });
        setRemoved(null);
        await list.readAnew();
        return back;
      }),
  };
}
