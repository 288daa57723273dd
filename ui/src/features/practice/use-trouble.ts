// What is wrong in the practice environment at the moment, and making more of it.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ApiError, ChangePractice, PracticeTrouble } from '../../backend/bindings';
import { useBackend } from '../../shared/state/backend-context';
import { ask, put } from '../../shared/state/queries';

/** How often the counts are read anew, in milliseconds. */
const PERIOD = 1000;

/** See [`useTrouble`]. */
export interface Trouble {
  /** `null` until it was read. */
  now: PracticeTrouble | null;
  /** Why it cannot be read: mostly that the practice environment was not started. */
  error: ApiError | null;
  /** Changes something; throws what the practice environment says to it. */
  change(request: ChangePractice): Promise<void>;
}

/** Reads it again and again while the page is shown: trouble is met by jobs, not by this page. */
export function useTrouble(): Trouble {
  const backend = useBackend();
  const queries = useQueryClient();
  const trouble = ask(backend, 'practiceTrouble');
  const { data: now = null, error } = useQuery({ ...trouble, refetchInterval: PERIOD });
  return {
    now,
    error,
    async change(request) {
      const next = await backend.changePractice(request);
      put(queries, trouble, () => next);
    },
  };
}
