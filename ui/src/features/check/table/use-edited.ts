// A plan with what was changed in it by hand.

import { useEffect, useEffectEvent, useState } from 'react';
import type { PlanCounts, PlanState } from '../../../backend/bindings';
import { useBackend } from '../../../shared/state/backend-context';
import { WHOLE_PLAN } from './plan-view';

/** Only the cells changed by hand. */
const EDITED = { ...WHOLE_PLAN, show: 'edited' as const };

/**
 * The plan with its newest counts, and how many cells were changed by hand; `onEdited` hears that
 * number. A plan somebody comes back to may have been changed before.
 */
export function useEdited(
  planId: string,
  made: PlanState | null,
  onEdited?: (edited: number) => void,
) {
  const backend = useBackend();
  const [changed, setChanged] = useState<{ planId: string; counts: PlanCounts } | null>(null);
  const [changes, setChanges] = useState(0);
  const [edited, setEdited] = useState(0);
  const counts = changed?.planId === planId ? changed.counts : null;

  const complete = made?.complete === true;

  const tell = useEffectEvent((number: number) => onEdited?.(number));
  // biome-ignore lint/correctness/useExhaustiveDependencies: new counts ask again.
  useEffect(() => {
    if (!complete) {
      setEdited(0);
      return;
    }
    let isWanted = true;
    backend.planRows({ planId, view: EDITED, from: 0, limit: 1 }).then(
      (page) => {
        if (!isWanted) return;
        // While the order is not there it is only known that there is something.
        const number = page.isPreparing ? 1 : page.count;
        if (!page.isPreparing) setEdited(number);
        tell(number);
      },
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [backend, planId, complete, counts]);

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
