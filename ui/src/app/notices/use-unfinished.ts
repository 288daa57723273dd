// Changes that an earlier run of Relabel left in the middle, and what the user decides about them.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiError, JobFacts } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useBackend } from '../../shared/state/backend-context';
import { ask, put } from '../../shared/state/queries';

const NONE: JobFacts[] = [];

/** The jobs nobody carries out, the oldest first. Nothing goes on before the user says so. */
export interface Unfinished {
  jobs: JobFacts[];
  /** The job that is being taken up or ended. */
  busy: string | null;
  /** Why the last decision about a job could not be carried out. */
  errors: ReadonlyMap<string, ApiError>;
  /** Takes a job up; `false` when that did not work, which `errors` explains. */
  goOn(jobId: string): Promise<boolean>;
  /** Ends a job as it stands; `false` when that did not work. */
  leave(jobId: string): Promise<boolean>;
  /** Looks which there are: another place may have taken one up since. */
  reload(): void;
}

/** Knows of none before the first `reload`. */
export function useUnfinished(): Unfinished {
  const backend = useBackend();
  const queries = useQueryClient();
  const left = ask(backend, 'unfinishedJobs');
  // Where the journal cannot be read there is nothing to offer, and every page says so.
  const { data: jobs = NONE, refetch } = useQuery({ ...left, enabled: false });
  const [busy, setBusy] = useState<string | null>(null);
  const [errors, setErrors] = useState<ReadonlyMap<string, ApiError>>(new Map());

  async function attempt(jobId: string, work: Promise<null>): Promise<boolean> {
    setBusy(jobId);
    setErrors((before) => new Map([...before].filter(([id]) => id !== jobId)));
    try {
      await work;
      put(queries, left, (known) => known.filter((job) => job.jobId !== jobId));
      return true;
    } catch (thrown) {
      setErrors((before) => new Map(before).set(jobId, asApiError(thrown)));
      return false;
    } finally {
      setBusy(null);
    }
  }

  return {
    jobs,
    busy,
    errors,
    goOn: (jobId) => attempt(jobId, backend.resumeJob({ jobId })),
    leave: (jobId) => attempt(jobId, backend.giveUpJob({ jobId })),
    reload: refetch,
  };
}
