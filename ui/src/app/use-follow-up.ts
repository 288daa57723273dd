// Undo and another try: a plan made of a job, looked at on the page of the check.

import type { ConnectionSummary, JobFacts } from '../backend/bindings';
import { asApiError, NO_DETAILS } from '../backend/errors';
import { useBackend } from '../shared/backend-context';
import type { FollowUpKind } from '../shared/follow-up';
import type { Route } from './route';
import type { Flow } from './use-flow';

interface FollowUpHost {
  connections: ConnectionSummary[];
  flow: Flow;
  /** Works with a connection from now on. */
  use: (connectionId: string) => void;
  onGo: (route: Route) => void;
}

/**
 * Makes the plan and leads to its check; throws an `ApiError` when there is none. The window changes
 * to the connection of the job first, so that the bar on top tells where the values go.
 */
export function useFollowUp({ connections, flow, use, onGo }: FollowUpHost) {
  const backend = useBackend();
  return async (kind: FollowUpKind, facts: JobFacts, from: Route): Promise<void> => {
    const { jobId, connectionId, connectionName, startedAt } = facts;
    const { planId } = await (kind === 'undo'
      ? backend.makeUndo({ jobId })
      : backend.makeRetry({ jobId }));
    // A connection that was removed and added again has another id.
    const at =
      connections.find((one) => one.id === connectionId) ??
      connections.find((one) => one.name === connectionName);
    if (at === undefined) {
      backend.discardPlan({ planId }).catch(() => {});
      throw { ...asApiError('no connection'), code: 'notFound' as const, details: NO_DETAILS };
    }
    use(at.id);
    flow.look({
      planId,
      edit: { fields: [] },
      followUp: { kind, ofJob: jobId, startedAt },
      from,
    });
    onGo('check');
  };
}
