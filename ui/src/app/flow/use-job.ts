// The jobs this window follows: the one that is looked at, and others that have not ended.

import { useCallback, useEffect, useState } from 'react';
import type { ApiError, JobFacts, JobSnapshot } from '../../backend/bindings';
import { useBackend } from '../../shared/state/backend-context';

/** The job that is looked at and its newest picture, and what else goes on. */
export interface Job {
  jobId: string | null;
  snapshot: JobSnapshot | null;
  error: ApiError | null;
  /** The one that is looked at, and every other one that has not ended; the first was followed first. */
  all: JobSnapshot[];
  /** Looks at a job. One that was looked at before is followed until it ends. */
  follow(jobId: string): void;
  /** The same for one that goes on although it had ended for this window: its end is forgotten. */
  followAnew(jobId: string): void;
  /** One that nobody carries out any more was ended as it stands: it is no longer told about. */
  forget(jobId: string): void;
}

/** Whether a job has come to its end. */
export function hasEnded(job: JobSnapshot): boolean {
  return job.phase === 'finished' || job.phase === 'stopped';
}

/** What is known about a job that is followed. */
type Known = JobSnapshot | { error: ApiError };

const isSnapshot = (known: Known | undefined): known is JobSnapshot =>
  known !== undefined && 'jobId' in known;

/** How many jobs that have not ended are looked for when the page is loaded. */
const RECENT = 20;

/**
 * Follows jobs. A page that was loaded anew in the middle of one finds it again: jobs run in the
 * core, and do not end with the page. `onFound` is told the newest; it has to be stable.
 */
export function useJob(onFound?: (newest: JobFacts) => void): Job {
  const backend = useBackend();
  const [jobId, setJobId] = useState<string | null>(null);
  const [followed, setFollowed] = useState<string[]>([]);
  const [known, setKnown] = useState<ReadonlyMap<string, Known>>(new Map());

  useEffect(() => {
    const put = (id: string, what: Known) => setKnown((before) => new Map(before).set(id, what));
    const ends = followed.map((id) =>
      backend.watchJob(
        { jobId: id },
        { onEvent: (snapshot) => put(id, snapshot), onError: (error) => put(id, { error }) },
      ),
    );
    return () => {
      for (const end of ends) end();
    };
  }, [backend, followed]);

  const follow = useCallback((id: string) => {
    // It may have been asked for before anybody carried it out.
    setKnown(
      (before) => new Map([...before].filter(([other, what]) => other !== id || isSnapshot(what))),
    );
    setFollowed((before) => [...before.filter((other) => other !== id), id]);
    setJobId(id);
  }, []);

  const followAnew = useCallback(
    (id: string) => {
      setKnown((before) => new Map([...before].filter(([other]) => other !== id)));
      follow(id);
    },
    [follow],
  );

  const forget = useCallback((id: string) => {
    setKnown((before) => new Map([...before].filter(([other]) => other !== id)));
    setFollowed((before) => before.filter((other) => other !== id));
    setJobId((before) => (before === id ? null : before));
  }, []);

  useEffect(() => {
    let wanted = true;
    async function find() {
      const [recent, left] = await Promise.all([
        backend.listJobs({ search: '', before: null, limit: RECENT }),
        backend.unfinishedJobs(),
      ]);
      const isLeft = new Set(left.map((job) => job.jobId));
      const going = recent.filter((job) => job.endedAt === null && !isLeft.has(job.jobId));
      const newest = going[0];
      if (!wanted || newest === undefined) return;
      setFollowed((before) => [
        ...before,
        ...going.map((job) => job.jobId).filter((id) => !before.includes(id)),
      ]);
      setJobId((before) => before ?? newest.jobId);
      onFound?.(newest);
    }
    // Where the journal cannot be read, every page says so.
    find().catch(() => {});
    return () => {
      wanted = false;
    };
  }, [backend, onFound]);

  const current = jobId === null ? undefined : known.get(jobId);
  return {
    jobId,
    snapshot: isSnapshot(current) ? current : null,
    error: current !== undefined && 'error' in current ? current.error : null,
    all: [...known.values()]
      .filter(isSnapshot)
      .filter((job) => job.jobId === jobId || !hasEnded(job)),
    follow,
    followAnew,
    forget,
  };
}
