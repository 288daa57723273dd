// What to know before a plan is run: asked for once the plan is whole.

import { useCallback, useEffect, useState } from 'react';
import type { JobOutlook, Writing } from '../../backend/bindings';
import { useBackend } from '../../shared/state/backend-context';
import { type Loaded, useLoad } from '../../shared/state/use-load';

/** Rest after a cell was changed by hand before the outlook is asked for anew, in milliseconds. */
const ASK_AFTER = 800;

/** What was answered last, which stays to be read while it is asked for anew. */
interface Outlook {
  /** `null` before the first answer, and while there is nothing to run. */
  outlook: JobOutlook | null;
  loaded: Loaded<JobOutlook | null>;
  askAgain: () => void;
}

/**
 * The outlook of a plan, and asking again.
 * Locking or unlocking asks again: what may be tried changes with it. So does another number of
 * `changes` by hand, once nobody makes any for a moment.
 */
export function useOutlook(
  planId: string,
  isRunnable: boolean,
  writing: Writing,
  changes: number,
): Outlook {
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
  const [loaded, askAgain] = useLoad(load);
  const [last, setLast] = useState<JobOutlook | null>(null);
  // Not by an effect: what came and went would move the table below the mouse twice.
  if (loaded.state === 'ready' && loaded.value !== last) setLast(loaded.value);
  return { outlook: loaded.state === 'failed' || !isRunnable ? null : last, loaded, askAgain };
}
