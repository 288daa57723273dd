// What to know before a plan is run: asked for once the plan is whole.

import { useCallback } from 'react';
import type { JobOutlook, Writing } from '../../backend/bindings';
import { useBackend } from '../../shared/backend-context';
import { type Loaded, useLoad } from '../../shared/use-load';

/**
 * The outlook of a plan, and asking again. `null` while there is nothing to run.
 * Locking or unlocking asks again: what may be tried changes with it.
 */
export function useOutlook(
  planId: string,
  isRunnable: boolean,
  writing: Writing,
): [Loaded<JobOutlook | null>, () => void] {
  const backend = useBackend();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another state of the lock asks again.
  const load = useCallback(
    () => (isRunnable ? backend.jobOutlook({ planId }) : Promise.resolve(null)),
    [backend, planId, isRunnable, writing],
  );
  return useLoad(load);
}
