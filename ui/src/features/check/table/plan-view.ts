// Which rows of a plan are shown, in which order.

import type { PlanCounts, PlanShow, PlanSort, PlanView } from '../../../backend/bindings';

/** Every row, as the plan has them. */
export const WHOLE_PLAN: PlanView = {
  show: 'all',
  property: null,
  find: '',
  sort: 'asset',
  descending: false,
};

/** All values of a plan. */
export function totalOf({ willChange, alreadyRight, cannot }: PlanCounts): number {
  return willChange + alreadyRight + cannot;
}

/** How many rows a filter has. */
export function countOf(counts: PlanCounts, show: PlanShow, edited: number): number {
  switch (show) {
    case 'all':
      return totalOf(counts);
    case 'problems':
      return counts.cannot - counts.leftOut;
    case 'edited':
      return edited;
    default:
      return counts[show];
  }
}

/** The view after the head of a column was pressed: sorted by it, then the other way round. */
export function sortedBy(view: PlanView, sort: PlanSort): PlanView {
  const isAgain = view.sort === sort;
  return { ...view, sort, descending: isAgain && !view.descending };
}
