// The rows of a view of a plan, in pages, and cells of it changed by hand.

import { useCallback, useEffect, useState } from 'react';
import type { ApiError, PlanRow, PlanState, PlanView } from '../../backend/bindings';
import { useBackend } from '../../shared/backend-context';
import { useRowPages } from '../../shared/virtual/use-row-pages';
import { countOf } from './plan-view';

/** Time until the core is asked again whether the order is there, in milliseconds. */
const ASK_AGAIN = 250;

/** What a table needs. */
export interface RowsOfPlan {
  count: number;
  at(row: number): PlanRow | undefined;
  want(first: number, last: number): void;
  /** The order is not there yet: the rows are in the order of the plan. */
  isPreparing: boolean;
  error: ApiError | null;
  retry(): void;
  /** Something was changed by hand. */
  refresh(): void;
}

/** `view` has to be stable; another one forgets all rows. */
export function usePlanRows(
  planId: string,
  plan: PlanState | null,
  view: PlanView,
  edited: number,
): RowsOfPlan {
  const backend = useBackend();
  const complete = plan?.complete === true;
  const [answer, setAnswer] = useState<{
    view: PlanView;
    count: number;
    isPreparing: boolean;
  } | null>(null);
  const load = useCallback(
    async (from: number, limit: number) => {
      const page = await backend.planRows({ planId, view, from, limit });
      setAnswer({ view, count: page.count, isPreparing: page.isPreparing });
      return page.rows;
    },
    [backend, planId, view],
  );
  const told = answer?.view === view ? answer : null;
  // Until the first page has come, and while a plan grows, the counts of the plan tell.
  const guess = plan === null ? 0 : countOf(plan.counts, view.show, edited);
  const count = told === null || !complete ? guess : told.count;
  const rows = useRowPages(load, count);
  const { refresh } = rows;
  const isPreparing = complete && told?.isPreparing === true;
  useEffect(() => {
    if (!isPreparing) return;
    const timer = setInterval(refresh, ASK_AGAIN);
    return () => clearInterval(timer);
  }, [isPreparing, refresh]);

  // A view of which nothing is expected is asked for all the same: the guess may be short.
  useEffect(() => {
    if (!complete || guess > 0) return;
    let isWanted = true;
    backend.planRows({ planId, view, from: 0, limit: 1 }).then(
      (page) => {
        if (isWanted) setAnswer({ view, count: page.count, isPreparing: page.isPreparing });
      },
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [backend, planId, view, complete, guess]);

  return { ...rows, count, isPreparing };
}
