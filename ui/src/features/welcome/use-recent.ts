// The newest jobs that ended.

import { useCallback, useEffect, useState } from 'react';
import type { ApiError, JobFacts } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useBackend } from '../../shared/state/backend-context';

/** How many are shown. */
const SHOWN = 5;
/** How many are looked at: some of the newest may still go on. */
const LOOKED_AT = 20;

/** What is known of them. */
export interface Recent {
  /** `null` until they were read. */
  jobs: JobFacts[] | null;
  error: ApiError | null;
  retry(): void;
}

/** The newest first. Another `turn` reads anew; what was read stays meanwhile. */
export function useRecent(turn: number): Recent {
  const backend = useBackend();
  const [jobs, setJobs] = useState<JobFacts[] | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn or attempt asks again.
  useEffect(() => {
    let isWanted = true;
    backend.listJobs({ search: '', before: null, limit: LOOKED_AT }).then(
      (found) => {
        if (!isWanted) return;
        setJobs(found.filter((job) => job.endedAt !== null).slice(0, SHOWN));
        setError(null);
      },
      (thrown) => {
        if (isWanted) setError(asApiError(thrown));
      },
    );
    return () => {
      isWanted = false;
    };
  }, [backend, turn, attempt]);

  return { jobs, error, retry: useCallback(() => setAttempt((now) => now + 1), []) };
}
