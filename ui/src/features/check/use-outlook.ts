// What to know before a plan is run: asked for once the plan is whole.

import { useCallback, useEffect, useState } from 'react';
import type { JobOutlook, Writing } from '../../backend/bindings';
import { useBackend } from '../../shared/backend-context';
import { type Loaded, useLoad } from '../../shared/use-load';

/** Rest after a cell was changed by hand before the outlook is asked for anew, in milliseconds. */
const ASK_AFTER = 800;

/**
 * The outlook of a plan, and asking again. `null` while there is nothing to run.
 * Locking or unlocking asks again: what may be tried changes with it. So does another number of
 * `changes` by hand, once nobody makes any for a moment.
 */
export function useOutlook(
  planId: string,
  isRunnable: boolean,
  writing: Writing,
  changes: number,
): [Loaded<JobOutlook | null>, () => void] {
  const backend = useBackend();
  const [asked, setAsked] = useState(changes);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(changes), ASK_AFTER);
    return () => clearTimeout(timer);
  }, [changes]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another state of the lock asks again.
  const load = useCallback(
    () => (isRunnable ? backend.jobOutlook({ planId }) : Promise.resolve(null)),
    [backend, planId, isRunnable, writing, asked],
  );
  return useLoad(load);
}
