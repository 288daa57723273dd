// The job that was started last, followed from wherever the user is.

import { useCallback, useEffect, useState } from 'react';
import type { ApiError, JobSnapshot } from '../backend/bindings';
import { useBackend } from '../shared/backend-context';

/** The job and its newest picture. */
export interface Job {
  jobId: string | null;
  snapshot: JobSnapshot | null;
  error: ApiError | null;
  follow(jobId: string): void;
}

/** Whether a job has come to its end. */
export function hasEnded(job: JobSnapshot): boolean {
  return job.phase === 'finished' || job.phase === 'stopped';
}

/** Follows one job at a time. */
export function useJob(): Job {
  const backend = useBackend();
  const [jobId, setJobId] = useState<string | null>(null);
  const [snapshot, setSnapshot] = useState<JobSnapshot | null>(null);
  const [error, setError] = useState<ApiError | null>(null);

  useEffect(() => {
    setSnapshot(null);
    setError(null);
    if (jobId === null) return;
    return backend.watchJob({ jobId }, { onEvent: setSnapshot, onError: setError });
  }, [backend, jobId]);

  return { jobId, snapshot, error, follow: useCallback((id) => setJobId(id), []) };
}
