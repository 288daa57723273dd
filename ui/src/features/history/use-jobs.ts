// All jobs, the newest first, read a page at a time.

import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ApiError, JobFacts } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useSpeech } from '../../i18n/language';
import { useBackend } from '../../shared/state/backend-context';
import { fieldMeant } from './search';

/** Jobs per request; the border allows 200. */
export const PAGE_JOBS = 60;
/** Rest after the last letter before it is searched, in milliseconds. */
const SEARCH_AFTER = 250;
/** How often jobs that go on are looked at again, in milliseconds. */
const LOOK_EVERY = 2000;

interface Page {
  jobs: JobFacts[];
  /** The words that were sent. */
  search: string;
  hasMore: boolean;
}

/** What is known of the list. */
export interface Jobs {
  /** `null` until the first page arrived. */
  jobs: JobFacts[] | null;
  hasMore: boolean;
  /** The words the jobs were found with, as the user wrote them. */
  searched: string;
  error: ApiError | null;
  /** Reads on; does nothing while it reads, or at the end. */
  more(): void;
  retry(): void;
}

/** `search` is what stands in the field now; another number of `deleted` jobs reads again. */
export function useJobs(search: string, deleted: number): Jobs {
  const backend = useBackend();
  const { labels } = useSpeech();
  const [wanted, setWanted] = useState(search.trim());
  const [page, setPage] = useState<Page | null>(null);
  const [searched, setSearched] = useState(wanted);
  const [error, setError] = useState<ApiError | null>(null);
  const [turn, setTurn] = useState(0);
  const isReading = useRef(false);

  useEffect(() => {
    const timer = setTimeout(() => setWanted(search.trim()), SEARCH_AFTER);
    return () => clearTimeout(timer);
  }, [search]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn, or fewer jobs, asks again.
  useEffect(() => {
    let isWanted = true;
    const ask = (text: string) =>
      backend.listJobs({ search: text, before: null, limit: PAGE_JOBS });
    async function first() {
      const property = fieldMeant(wanted, labels);
      let used = wanted;
      let jobs = await ask(used);
      if (jobs.length === 0 && property !== null) {
        used = property;
        jobs = await ask(used);
      }
      if (!isWanted) return;
      setPage({ jobs, search: used, hasMore: jobs.length === PAGE_JOBS });
      setSearched(wanted);
      setError(null);
    }
    first().catch((thrown) => {
      if (isWanted) setError(asApiError(thrown));
    });
    return () => {
      isWanted = false;
    };
  }, [backend, wanted, labels, turn, deleted]);

  const more = useCallback(() => {
    const last = page?.jobs.at(-1);
    if (page === null || !page.hasMore || last === undefined || isReading.current) return;
    isReading.current = true;
    backend
      .listJobs({ search: page.search, before: last.jobId, limit: PAGE_JOBS })
      .then(
        (next) =>
          setPage((now) =>
            // Another search may have begun meanwhile.
            now?.search === page.search && now.jobs.at(-1)?.jobId === last.jobId
              ? { ...now, jobs: [...now.jobs, ...next], hasMore: next.length === PAGE_JOBS }
              : now,
          ),
        (thrown) => setError(asApiError(thrown)),
      )
      .finally(() => {
        isReading.current = false;
      });
  }, [backend, page]);

  const look = useEffectEvent(async () => {
    const going = page?.jobs.filter((job) => job.endedAt === null) ?? [];
    for (const { jobId } of going) {
      // One that cannot be read keeps what was known of it.
      const facts = await backend.jobFacts({ jobId }).catch(() => null);
      if (facts === null) continue;
      setPage((now) =>
        now === null
          ? null
          : { ...now, jobs: now.jobs.map((job) => (job.jobId === jobId ? facts : job)) },
      );
    }
  });
  const isGoing = page?.jobs.some((job) => job.endedAt === null) ?? false;
  useEffect(() => {
    if (!isGoing) return;
    const timer = setInterval(look, LOOK_EVERY);
    return () => clearInterval(timer);
  }, [isGoing]);

  return {
    jobs: page?.jobs ?? null,
    hasMore: page?.hasMore ?? false,
    searched,
    error,
    more,
    retry: useCallback(() => {
      setError(null);
      setTurn((now) => now + 1);
    }, []),
  };
}
