// A list the core keeps: read, changed here, and told of where one of these does not work.

import { useCallback, useEffect, useState } from 'react';
import type { ApiError } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';

/** What is known of such a list, for whoever changes it. */
export interface KeptList<T> {
  /** `null` until it was read. */
  all: T[] | null;
  /** Why it could not be read. */
  failed: ApiError | null;
  /** Why the last thing that was asked for did not work. */
  error: ApiError | null;
  setAll: (next: T[] | null | ((known: T[] | null) => T[] | null)) => void;
  /** Does something about the list; `null` when it failed, which `error` explains. */
  attempt<R>(work: () => Promise<R>): Promise<R | null>;
  retry(): void;
  forgetError(): void;
}

/** Reads when it is first shown and whenever `read` changes, so `read` has to be stable. */
export function useKeptList<T>(read: () => Promise<T[]>): KeptList<T> {
  const [all, setAll] = useState<T[] | null>(null);
  const [failed, setFailed] = useState<ApiError | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [turn, setTurn] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks again.
  useEffect(() => {
    let isWanted = true;
    read().then(
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
  }, [read, turn]);

  return {
    all,
    failed,
    error,
    setAll,
    async attempt(work) {
      setError(null);
      try {
        return await work();
      } catch (thrown) {
        setError(asApiError(thrown));
        return null;
      }
    },
    retry: useCallback(() => setTurn((now) => now + 1), []),
    forgetError: useCallback(() => setError(null), []),
  };
}
