// The newest jobs that ended.

import { useQuery } from '@tanstack/react-query';
import type { JobFacts } from '../../backend/bindings';
import { useBackend } from '../../shared/state/backend-context';
import { ask, keepBelow } from '../../shared/state/queries';
import { useHeld } from '../../shared/state/use-held';

/** How many are shown. */
const SHOWN = 5;
/** How many are looked at: some of the newest may still go on. */
const LOOKED_AT = 20;

const ended = (jobs: JobFacts[]) => jobs.filter((job) => job.endedAt !== null).slice(0, SHOWN);

/** The newest first. Another `turn` reads anew; what was read stays until that worked. */
export function useRecent(turn: number) {
  const newest = ask(useBackend(), 'listJobs', { search: '', before: null, limit: LOOKED_AT });
  const {
    data = null,
    error,
    refetch,
  } = useQuery({
    ...newest,
    queryKey: [...newest.queryKey, turn],
    placeholderData: keepBelow(newest.queryKey),
    select: ended,
  });
  return { jobs: useHeld(data, error !== null), error, retry: refetch };
}
