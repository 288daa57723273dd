// What a job is about, looked at again while it goes on.

import { useCallback, useEffect, useState } from 'react';
import type { ApiError, JobFacts } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useBackend } from '../../shared/state/backend-context';

/** How often a job that goes on is looked at, in milliseconds. */
const LOOK_EVERY = 1500;

/** The newest facts; what was read before stays when reading again fails. */
export function useFacts(jobId: string): {
  facts: JobFacts | null;
  error: ApiError | null;
  retry(): void;
} {
  const backend = useBackend();
  const [facts, setFacts] = useState<JobFacts | null>(null);
  const [error, setError] = useState<ApiError | null>(null);

  const read = useCallback(
    () =>
      backend.jobFacts({ jobId }).then(
        (next) => {
          setFacts(next);
          setError(null);
        },
        (thrown) => setError(asApiError(thrown)),
      ),
    [backend, jobId],
  );
  useEffect(() => void read(), [read]);

  const isGoing = facts !== null && facts.endedAt === null;
  useEffect(() => {
    if (!isGoing) return;
    const timer = setInterval(() => void read(), LOOK_EVERY);
    return () => clearInterval(timer);
  }, [isGoing, read]);

  return { facts, error, retry: () => void read() };
}
