// What a job is about, looked at again while it goes on.

import { useQuery } from '@tanstack/react-query';
import { useBackend } from '../../shared/state/backend-context';
import { ask } from '../../shared/state/queries';

/** How often a job that goes on is looked at, in milliseconds. */
const LOOK_EVERY = 1500;

/** The newest facts; what was read before stays when reading again fails. */
export function useFacts(jobId: string) {
  const {
    data: facts = null,
    error,
    refetch,
  } = useQuery({
    ...ask(useBackend(), 'jobFacts', { jobId }),
    refetchInterval: ({ state }) => state.data?.endedAt === null && LOOK_EVERY,
  });
  return { facts, error, retry: refetch };
}
