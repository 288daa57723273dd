// The words of a saved report, in the language of the window.

import type { CannotReason, OutcomeReason, ReportWords } from '../../../backend/bindings';
import type { Speech } from '../../../i18n/language';
import { OUTCOMES } from '../OutcomeFilter';

/** Every reason for an outcome. */
const REASONS = Object.keys({
  changedByOther: 0,
  assetMissing: 0,
  notPermitted: 0,
  locked: 0,
  valueRejected: 0,
  serverError: 0,
  notTaken: 0,
  answerLost: 0,
  stopped: 0,
  precondition: 0,
  unexpectedAnswer: 0,
  fieldProtected: 0,
  checkedIn: 0,
  notCommitted: 0,
  goneMeanwhile: 0,
  folderLeft: 0,
  goneAfterwards: 0,
  stillProcessing: 0,
  changedElsewhere: 0,
  adjustedByAem: 0,
  retypedByAem: 0,
  interfaceRefused: 0,
} satisfies Record<OutcomeReason, 0>) as OutcomeReason[];

/** Every reason why a value cannot be changed. */
const CANNOT = Object.keys({
  assetMissing: 0,
  stillProcessing: 0,
  checkedOut: 0,
  unsupportedValue: 0,
  kindMismatch: 0,
  readFailed: 0,
  requiredEmpty: 0,
  notAllowed: 0,
  tooLong: 0,
  prefixUnknown: 0,
  locked: 0,
  reviewStatusLocked: 0,
  listInSingle: 0,
  tagUnknown: 0,
  dateUnreadable: 0,
  numberUnreadable: 0,
  yesNoUnreadable: 0,
  undecoded: 0,
  brokenLetters: 0,
  numberRounded: 0,
  numberFormatted: 0,
  cellError: 0,
  assetNotFound: 0,
  assetAmbiguous: 0,
  rowsContradict: 0,
  leftOut: 0,
} satisfies Record<CannotReason, 0>) as CannotReason[];

/** Everything a report says; `fields` are the properties that appear in it. */
export function reportWords(fields: string[], { say, fieldLabel }: Speech): ReportWords {
  return {
    sheet: say('after-sheet'),
    asset: say('after-report-column-asset'),
    field: say('after-report-column-field'),
    before: say('after-report-column-before'),
    after: say('after-report-column-after'),
    outcome: say('after-report-column-outcome'),
    whatToDo: say('after-report-column-what-to-do'),
    toBeCleared: say('after-report-column-to-be-cleared'),
    // A field that has no label is named by its property, which the report does by itself.
    fields: fields
      .map((property) => ({ property, word: fieldLabel(property) }))
      .filter(({ property, word }) => property !== word),
    outcomes: OUTCOMES.map((outcome) => ({ outcome, word: say(`result-outcome-${outcome}`) })),
    reasons: REASONS.map((reason) => ({
      reason,
      word: `${say(`reasons-outcome-${reason}.title`)}. ${say(`reasons-outcome-${reason}.action`)}`,
    })),
    cannot: CANNOT.map((reason) => ({ reason, word: say(`reasons-cannot-${reason}`) })),
  };
}
