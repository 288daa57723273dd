// Undo and another try: a plan made of a job, looked at on the page of the check.

import { useRef } from 'react';
import type { JobFacts } from '../../backend/bindings';
import { useBackend } from '../../shared/state/backend-context';
import type { FollowUpKind } from '../../shared/state/follow-up';
import type { Route } from '../pages/route';
import type { Flow } from './use-flow';

interface FollowUpHost {
  flow: Flow;
  /** The page that is shown. */
  route: Route;
  /** The connection in use. */
  currentId: string | null;
  /** Works with a connection from now on. */
  use: (connectionId: string) => void;
  onGo: (route: Route) => void;
}

/**
 * Makes the plan and leads to its check; throws an `ApiError` when there is none. The window changes
 * to the connection of the job first, so that the bar on top tells where the values go.
 */
export function useFollowUp(host: FollowUpHost) {
  const backend = useBackend();
  // As it is once AEM has answered.
  const now = useRef(host);
  now.current = host;
  return async (kind: FollowUpKind, facts: JobFacts, from: Route): Promise<void> => {
    const { jobId, startedAt } = facts;
    const { planId, connectionId } = await (kind === 'undo'
      ? backend.makeUndo({ jobId })
      : backend.makeRetry({ jobId }));
    // Not always the one the job had: a connection that was removed and added again is another.
    const isElsewhere = connectionId !== now.current.currentId;
    const isWanted =
      // Whoever left meanwhile is working on something else.
      now.current.route === from &&
      (await now.current.flow.mayLeave(isElsewhere ? 'environment' : undefined));
    if (!isWanted) {
      // Failing to discard it changes nothing for the user.
      backend.discardPlan({ planId }).catch(() => {});
      return;
    }
    const { flow, use, onGo } = now.current;
    use(connectionId);
    flow.look({
      planId,
      connectionId,
      edit: { fields: [] },
      followUp: { kind, ofJob: jobId, startedAt },
      from,
    });
    onGo('check');
  };
}
