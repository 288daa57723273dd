// The words of a saved report, in the language of the window.

import type { CannotReason, OutcomeReason, ReportWords } from '../../backend/bindings';
import type { Speech } from '../../i18n/language';
import { OUTCOMES } from './OutcomeFilter';

/** Everything a report says; `fields` are the properties that appear in it. */
export function reportWords(fields: string[], { words, fieldLabel }: Speech): ReportWords {
  const reasons = Object.entries(words.reasons.outcome) as [
    OutcomeReason,
    { title: string; action: string },
  ][];
  const cannot = Object.entries(words.reasons.cannot) as [CannotReason, string][];
  return {
    sheet: words.after.sheet,
    ...words.after.reportColumn,
    // A field that has no label is named by its property, which the report does by itself.
    fields: fields
      .map((property) => ({ property, word: fieldLabel(property) }))
      .filter(({ property, word }) => property !== word),
    outcomes: OUTCOMES.map((outcome) => ({ outcome, word: words.result.outcome[outcome] })),
    reasons: reasons.map(([reason, { title, action }]) => ({
      reason,
      word: `${title}. ${action}`,
    })),
    cannot: cannot.map(([reason, word]) => ({ reason, word })),
  };
}
