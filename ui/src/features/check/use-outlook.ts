// What to know before a plan is run: asked for once the plan is whole.

import { useQuery } from '@tanstack/react-query';
import type { JobOutlook, Writing } from '../../backend/bindings';
import { useBackend } from '../../shared/state/backend-context';
import { ask, keepBelow } from '../../shared/state/queries';
import { type Loaded, loadedOf } from '../../shared/state/use-load';
import { useRested } from '../../shared/state/use-rested';

/** Rest after a cell was changed by hand before the outlook is asked for anew, in milliseconds. */
const ASK_AFTER = 800;

/** What was answered last, which stays to be read while it is asked for anew. */
interface Outlook {
  /** `null` before the first answer, and while there is nothing to run. */
  outlook: JobOutlook | null;
  loaded: Loaded<JobOutlook>;
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
  const asked = useRested(changes, ASK_AFTER);
  const outlookOf = ask(backend, 'jobOutlook', { planId });
  const query = useQuery({
    ...outlookOf,
    queryKey: [...outlookOf.queryKey, writing, asked],
    enabled: isRunnable,
    // What came and went would move the table below the mouse twice.
    placeholderData: keepBelow(outlookOf.queryKey),
  });
  // Nobody starts with what is being asked for anew.
  const loaded: Loaded<JobOutlook> = query.isFetching ? { state: 'loading' } : loadedOf(query);
  const outlook = loaded.state === 'failed' || !isRunnable ? null : (query.data ?? null);
  return { outlook, loaded, askAgain: query.refetch };
}
