// What outcomes say, of assets as of their fields.

import type {
  CannotReason,
  CellReason,
  Outcome,
  OutcomeCounts,
  OutcomeReason,
} from '../../backend/bindings';
import type { Speech } from '../../i18n/language';

/** Whether it does not hold what was wanted; what somebody left out was not wanted. */
export function isNotDone(outcome: Outcome): boolean {
  return outcome !== 'changed' && outcome !== 'alreadyRight' && outcome !== 'leftOut';
}

/** How many do not hold what was wanted. */
export function notDone(counts: OutcomeCounts): number {
  return counts.notSent + attention(counts);
}

/** How many somebody has to look at. */
export function attention(counts: OutcomeCounts): number {
  return counts.conflict + counts.failed + counts.unsure + counts.cannotBeDone;
}

/** How many fields are not done, where that says more than the number of assets; else 0. */
export function fieldsNotDone(counts: OutcomeCounts, cells: OutcomeCounts): number {
  return notDone(cells) > notDone(counts) ? notDone(cells) : 0;
}

/** Why, and what to do about it where that is known. */
export function reasonInWords(
  outcome: Outcome,
  reason: CellReason,
  { say }: Speech,
): { title: string; action: string | null } {
  // The outcome tells whose reason it is: some have the same name.
  if (outcome === 'leftOut' || outcome === 'cannotBeDone') {
    return { title: say(`reasons-cannot-${reason as CannotReason}`), action: null };
  }
  const why = reason as OutcomeReason;
  return {
    title: say(`reasons-outcome-${why}.title`),
    action: say(`reasons-outcome-${why}.action`),
  };
}
