// Loading something once, with its waiting, failed and ready states.

import { useCallback, useEffect, useState } from 'react';
import type { ApiError } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';

/** What is known about something that is being loaded. */
export type Loaded<T> =
  | { state: 'loading' }
  | { state: 'failed'; error: ApiError }
  | { state: 'ready'; value: T };

/**
 * Loads when it is first shown and whenever `load` changes, so `load` has to be stable.
 * An answer that arrives after a newer question is dropped.
 */
export function useLoad<T>(load: () => Promise<T>): [Loaded<T>, () => void] {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const [turn, setTurn] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks again.
  useEffect(() => {
    let wanted = true;
    setLoaded({ state: 'loading' });
    load().then(
      (value) => wanted && setLoaded({ state: 'ready', value }),
      (thrown) => wanted && setLoaded({ state: 'failed', error: asApiError(thrown) }),
    );
    return () => {
      wanted = false;
    };
  }, [load, turn]);

  const again = useCallback(() => setTurn((current) => current + 1), []);
  return [loaded, again];
}
