// Asking the host once, with its waiting, failed and ready states.

import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Calls } from '../../backend/backend';
import type { ApiError } from '../../backend/bindings';
import { useBackend } from './backend-context';
import { type Answer, ask } from './queries';

/** What is known about something that is being loaded. */
export type Loaded<T> =
  | { state: 'loading' }
  | { state: 'failed'; error: ApiError }
  | { state: 'ready'; value: T };

/** An answer that could not be read anew is worth no more than none. */
export function loadedOf<T>({ status, data, error, isFetching }: UseQueryResult<T>): Loaded<T> {
  if (status === 'success') return { state: 'ready', value: data };
  return status === 'error' && !isFetching ? { state: 'failed', error } : { state: 'loading' };
}

/** Asks when it is first shown and whenever the request is another one; the second asks again. */
export function useLoad<C extends keyof Calls>(
  command: C,
  ...request: Parameters<Calls[C]>
): [Loaded<Answer<C>>, () => void] {
  const query = useQuery(ask(useBackend(), command, ...request));
  return [loadedOf(query), () => void query.refetch()];
}
