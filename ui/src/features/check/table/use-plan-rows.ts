// The rows of a view of a plan, in pages, and cells of it changed by hand.

import { useCallback, useEffect, useRef, useState } from 'react';
import type { ApiError, PlanRow, PlanState, PlanView } from '../../../backend/bindings';
import { useBackend } from '../../../shared/state/backend-context';
import { useRowPages } from '../../../shared/virtual/use-row-pages';
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
  /** They stand where they stay: a click cannot meet another row than the one that was aimed at. */
  isInOrder: boolean;
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
    /** The plan was whole when it was asked: of one that grows the number is old at once. */
    isWhole: boolean;
  } | null>(null);
  const isWhole = useRef(complete);
  isWhole.current = complete;
  // Answers may overtake each other, and the rows of one that was overtaken are not shown.
  const asked = useRef(0);
  const heard = useRef(0);
  const shown = useRef(view);
  shown.current = view;
  const load = useCallback(
    async (from: number, limit: number) => {
      const turn = ++asked.current;
      const wasWhole = isWhole.current;
      const page = await backend.planRows({ planId, view, from, limit });
      // Of a view that is left nothing is heard: the one that is shown would wait for ever.
      if (view !== shown.current) return page.rows;
      // One of rows without their order is always heard: it may be one that is shown.
      if (page.isPreparing || turn > heard.current) {
        heard.current = Math.max(heard.current, turn);
        setAnswer({ view, count: page.count, isPreparing: page.isPreparing, isWhole: wasWhole });
      }
      return page.rows;
    },
    [backend, planId, view],
  );
  const told = answer?.view === view && answer.isWhole ? answer : null;
  // Until the first page has come, and while a plan grows, the counts of the plan tell.
  const guess = plan === null ? 0 : countOf(plan.counts, view.show, edited);
  const count = told?.count ?? guess;
  const rows = useRowPages(load, count);
  const { refresh } = rows;
  // Rows that were read while the plan grew may stand elsewhere in it now.
  const wasWhole = useRef(complete);
  useEffect(() => {
    if (complete && !wasWhole.current) refresh();
    wasWhole.current = complete;
  }, [complete, refresh]);
  const isPreparing = told?.isPreparing === true;
  // Once so it stays so, also while the core takes in a change made by hand.
  const [orderedView, setOrderedView] = useState<PlanView | null>(null);
  if (told !== null && !isPreparing && orderedView !== view) setOrderedView(view);
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
        if (!isWanted) return;
        setAnswer({ view, count: page.count, isPreparing: page.isPreparing, isWhole: true });
      },
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [backend, planId, view, complete, guess]);

  return { ...rows, count, isPreparing, isInOrder: orderedView === view };
}
