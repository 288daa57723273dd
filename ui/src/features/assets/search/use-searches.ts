// The saved searches: read, saved, renamed, removed and brought back.

import { useCallback, useEffect, useState } from 'react';
import type { ApiError, SavedSearch, Search } from '../../../backend/bindings';
import { asApiError } from '../../../backend/errors';
import { useBackend } from '../../../shared/backend-context';

/** What is known of the saved searches, and what can be done with them. */
export interface Searches {
  /** By name; `null` until they were read. */
  all: SavedSearch[] | null;
  /** Why they could not be read. */
  failed: ApiError | null;
  /** Why the last thing that was asked for did not work. */
  error: ApiError | null;
  /** The one that was just removed. */
  removed: SavedSearch | null;
  retry(): void;
  /** Saves a new one (`id` is `null`) or over one; the saved one, or `null` when that failed. */
  save(id: string | null, name: string, search: Search): Promise<SavedSearch | null>;
  remove(saved: SavedSearch): Promise<void>;
  bringBack(): Promise<SavedSearch | null>;
}

/** Keeps the list as the core has it. */
export function useSearches(): Searches {
  const backend = useBackend();
  const [all, setAll] = useState<SavedSearch[] | null>(null);
  const [failed, setFailed] = useState<ApiError | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [removed, setRemoved] = useState<SavedSearch | null>(null);
  const [turn, setTurn] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks again.
  useEffect(() => {
    let isWanted = true;
    backend.listSearches().then(
      (found) => {
        if (!isWanted) return;
        setAll(found);
        setFailed(null);
      },
      (thrown) => {
        if (isWanted) setFailed(asApiError(thrown));
      },
    );
    return () => {
      isWanted = false;
    };
  }, [backend, turn]);

  async function attempt<T>(work: () => Promise<T>): Promise<T | null> {
    setError(null);
    try {
      return await work();
    } catch (thrown) {
      setError(asApiError(thrown));
      return null;
    }
  }

  return {
    all,
    failed,
    error,
    removed,
    retry: useCallback(() => setTurn((now) => now + 1), []),
    save: (id, name, search) =>
      attempt(async () => {
        const saved = await backend.saveSearch({ id, name, search });
        setRemoved(null);
        setAll(await backend.listSearches());
        return saved;
      }),
    async remove(saved) {
      await attempt(async () => {
        await backend.removeSearch({ searchId: saved.id });
        setAll((known) => known?.filter((one) => one.id !== saved.id) ?? null);
        setRemoved(saved);
      });
    },
    bringBack: () =>
      attempt(async () => {
        if (removed === null) return null;
        const { name, search } = removed;
        const back = await backend.saveSearch({ id: null, name, search });
        setRemoved(null);
        setAll(await backend.listSearches());
        return back;
      }),
  };
}
