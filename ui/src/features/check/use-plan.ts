// The state of a plan while it is made.

import { useEffect, useState } from 'react';
import type { ApiError, PlanState } from '../../backend/bindings';
import { useBackend } from '../../shared/state/backend-context';

/** Follows one plan. */
export function usePlan(planId: string): { plan: PlanState | null; error: ApiError | null } {
  const backend = useBackend();
  const [plan, setPlan] = useState<PlanState | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  useEffect(() => {
    setPlan(null);
    setError(null);
    return backend.watchPlan(
      { planId },
      {
        onEvent: (state) => {
          setPlan(state);
          setError(state.error);
        },
        onError: setError,
      },
    );
  }, [backend, planId]);
  return { plan, error };
}
