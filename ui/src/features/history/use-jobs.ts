// All jobs, the newest first, read a page at a time.

import { type Query, useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { ApiError, JobFacts } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { useBackend } from '../../shared/state/backend-context';
import { ask, call, keepBelow } from '../../shared/state/queries';
import { useHeld } from '../../shared/state/use-held';
import { useRested } from '../../shared/state/use-rested';
import { fieldMeant } from './search';

/** Jobs per request; the border allows 200. */
export const PAGE_JOBS = 60;
/** Rest after the last letter before it is searched, in milliseconds. */
const SEARCH_AFTER = 250;
/** How often jobs that go on are looked at again, in milliseconds. */
const LOOK_EVERY = 2000;
/** Where the pages are kept. */
const LIST = [null, 'listJobs', 'pages'];

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
  const wanted = useRested(search.trim(), SEARCH_AFTER);
  const property = fieldMeant(wanted, labels);
  const read = (words: string, before: string | null = null) =>
    call(backend, 'listJobs', { search: words, before, limit: PAGE_JOBS });
  const query = useInfiniteQuery({
    queryKey: [...LIST, wanted, property, deleted],
    initialPageParam: null as { used: string; before: string } | null,
    queryFn: async ({ pageParam: from }) => {
      if (from !== null) return { ...from, wanted, jobs: await read(from.used, from.before) };
      const jobs = await read(wanted);
      if (jobs.length > 0 || property === null) return { used: wanted, wanted, jobs };
      return { used: property, wanted, jobs: await read(property) };
    },
    getNextPageParam: ({ used, jobs }) => {
      const last = jobs[PAGE_JOBS - 1];
      return last && { used, before: last.jobId };
    },
    placeholderData: keepBelow(LIST),
    // Who comes back begins at the top, and does not wait for all that was read on.
    gcTime: 0,
  });
  const { error, hasNextPage, isFetching, isFetchNextPageError } = query;
  const { fetchNextPage, refetch } = query;
  // What was found before stays where the next words could not be searched.
  const data = useHeld(query.data, error !== null);
  const listed = useMemo(() => data?.pages.flatMap((page) => page.jobs) ?? null, [data]);

  const going = listed?.filter((job) => job.endedAt === null) ?? [];
  // One that cannot be read keeps what was known of it.
  const looked = useQueries({
    queries: going.map(({ jobId }) => ({
      ...ask(backend, 'jobFacts', { jobId }),
      refetchInterval: ({ state }: Query<JobFacts>) => !state.data?.endedAt && LOOK_EVERY,
    })),
    combine: (answers) => answers.flatMap((answer) => answer.data ?? []),
  });
  const jobs = useMemo(() => {
    const newer = new Map(looked.map((job) => [job.jobId, job]));
    return listed?.map((job) => newer.get(job.jobId) ?? job) ?? null;
  }, [listed, looked]);

  return {
    jobs,
    hasMore: hasNextPage,
    searched: data?.pages[0]?.wanted ?? wanted,
    error,
    more: useCallback(() => {
      if (hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
    }, [hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]),
    retry: () => void (isFetchNextPageError ? fetchNextPage() : refetch()),
  };
}
