// A list the core keeps: read, changed here, and told of where one of these does not work.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiError } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { put, type Question } from './queries';

/** What is known of such a list, for whoever changes it. */
export interface KeptList<T> {
  /** `null` until it was read. */
  all: T[] | null;
  /** Why it could not be read. */
  failed: ApiError | null;
  /** Why the last thing that was asked for did not work. */
  error: ApiError | null;
  setAll: (next: (known: T[]) => T[]) => void;
  readAnew(): Promise<unknown>;
  /** Does something about the list; `null` when it failed, which `error` explains. */
  attempt<R>(work: () => Promise<R>): Promise<R | null>;
}

/** The list is the same wherever it is shown. */
export function useKeptList<T>(list: Question<T[]>): KeptList<T> {
  const queries = useQueryClient();
  const { data: all = null, error: failed, refetch } = useQuery(list);
  const [error, setError] = useState<ApiError | null>(null);
  return {
    all,
    failed,
    error,
    setAll: (next) => put(queries, list, next),
    readAnew: refetch,
    async attempt(work) {
      setError(null);
      try {
        return await work();
      } catch (thrown) {
        setError(asApiError(thrown));
        return null;
      }
    },
  };
}
