// A plan with what was changed in it by hand.

import { useEffect, useState } from 'react';
import type { PlanCounts, PlanState } from '../../backend/bindings';
import { useBackend } from '../../shared/backend-context';
import { WHOLE_PLAN } from './plan-view';

/** Only the cells changed by hand. */
const EDITED = { ...WHOLE_PLAN, show: 'edited' as const };

/** The plan with its newest counts, and how many cells were changed by hand. */
export function useEdited(planId: string, made: PlanState | null) {
  const backend = useBackend();
  const [changed, setChanged] = useState<{ planId: string; counts: PlanCounts } | null>(null);
  const [changes, setChanges] = useState(0);
  const [edited, setEdited] = useState(0);
  const counts = changed?.planId === planId ? changed.counts : null;

  useEffect(() => {
    // Nothing can have been changed before the first change on this page: plans do not outlive it.
    if (counts === null) {
      setEdited(0);
      return;
    }
    let isWanted = true;
    backend.planRows({ planId, view: EDITED, from: 0, limit: 1 }).then(
      (page) => {
        if (isWanted && !page.isPreparing) setEdited(page.count);
      },
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [backend, planId, counts]);

  return {
    plan: made !== null && counts !== null ? { ...made, counts } : made,
    edited,
    /** How often something was changed by hand. */
    changes,
    onChanged(next: PlanCounts) {
      setChanged({ planId, counts: next });
      setChanges((before) => before + 1);
    },
  };
}
