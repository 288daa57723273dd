// What the core answered, kept by what it was asked.
//
// The server behind this cache is the core of the same app, one hop away. So nothing is asked again
// because the window came to the front or a network came back, nothing waits for a network, and
// nothing is tried again by itself: the core does that where it helps, and a page shows what failed
// with a button. The truth lies in AEM, where others work too: whatever is shown anew is asked anew
// (no answer counts as fresh), and what was known stands there meanwhile. What no page shows is
// dropped after five minutes: long enough for the way to another page and back, short enough for a
// window that is open all day.

import { notifyManager, partialMatchKey, QueryClient, type QueryKey } from '@tanstack/react-query';
import type { Calls } from '../../backend/backend';
import type { ApiError } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiError;
  }
}

// At once, as with any other state: what changes together is drawn together, and the next key of
// somebody who types fast meets what the last one did.
notifyManager.setScheduler((tell) => tell());

/** One for every host, which keeps what that host said. */
export function newQueries(): QueryClient {
  const always = { networkMode: 'always', retry: false } as const;
  return new QueryClient({
    defaultOptions: {
      queries: {
        ...always,
        staleTime: 0,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // What is looked at again and again may be seen beside another window.
        refetchIntervalInBackground: true,
      },
      mutations: always,
    },
  });
}

type Command = keyof Calls;
type Request<C extends Command> = Parameters<Calls[C]>;
/** What a command answers. */
export type Answer<C extends Command> = Awaited<ReturnType<Calls[C]>>;

/**
 * Where an answer is kept: below its connection, where it is about one, so that all that was read
 * through a connection is found by `[connectionId]`.
 */
export function keyOf<C extends Command>(command: C, ...request: Request<C>): QueryKey {
  const [asked] = request;
  const connectionId = asked && 'connectionId' in asked ? asked.connectionId : null;
  return [connectionId, command, ...request];
}

/** Calls the host; throws an `ApiError` and nothing else. */
export async function call<C extends Command>(
  backend: Calls,
  command: C,
  ...request: Request<C>
): Promise<Answer<C>> {
  const method = backend[command] as (...request: Request<C>) => Promise<Answer<C>>;
  try {
    return await method.apply(backend, request);
  } catch (thrown) {
    throw asApiError(thrown);
  }
}

/** Something to ask the host, for `useQuery` and its like. */
export interface Question<T> {
  queryKey: QueryKey;
  queryFn: () => Promise<T>;
}

/** The question that a command answers. */
export function ask<C extends Command>(
  backend: Calls,
  command: C,
  ...request: Request<C>
): Question<Answer<C>> {
  return {
    queryKey: keyOf(command, ...request),
    queryFn: () => call(backend, command, ...request),
  };
}

/**
 * Changes what is known of an answer after the host changed it: one that is still under way is older.
 * Where nothing is known yet, it is asked.
 */
export function put<T>(
  queries: QueryClient,
  { queryKey }: Question<T>,
  next: (known: T) => T,
): void {
  void queries.cancelQueries({ queryKey });
  const known = queries.getQueryData<T>(queryKey);
  if (known === undefined) void queries.refetchQueries({ queryKey });
  else queries.setQueryData<T>(queryKey, next(known));
}

/** What was answered to a question below `key` stays to be seen until the next one is answered. */
export function keepBelow(key: QueryKey) {
  return <T>(last: T | undefined, of: { queryKey: QueryKey } | undefined): T | undefined =>
    of !== undefined && partialMatchKey(of.queryKey, key) ? last : undefined;
}
